/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  guint line; /* 0: unknown */
  guint column;
  gsize what_length; /* of what is wrong, the end of the message */
} TlFileErrorPrivate;

static void
tl_file_error_private_init (TlFileErrorPrivate *self)
{
}

static void
tl_file_error_private_copy (const TlFileErrorPrivate *source, TlFileErrorPrivate *copy)
{
  *copy = *source;
}

static void
tl_file_error_private_clear (TlFileErrorPrivate *self)
{
}

/* clang-format off */
G_DEFINE_EXTENDED_ERROR (TlFileError, tl_file_error)
/* clang-format on */

gboolean
tl_file_error_get_place (const GError *error, guint *line, guint *column, const char **what)
{
  const TlFileErrorPrivate *self = NULL;

  *what = error->message;
  if (error->domain == TL_FILE_ERROR)
    self = tl_file_error_get_private (error);
  if (self == NULL || self->line == 0)
    return FALSE;
  *line = self->line;
  *column = self->column;
  *what += strlen (error->message) - self->what_length;
  return TRUE;
}

void
tl_file_set_error_at (GError **error, int code, guint line, guint column, const char *what)
{
  TlFileErrorPrivate *self;

  if (error == NULL)
    return;
  g_set_error (error, TL_FILE_ERROR, code,
               /* Translators: a place in a file and what is wrong there */
               _ ("line %u, column %u: %s"), line, column, what);
  self = tl_file_error_get_private (*error);
  self->line = line;
  self->column = column;
  /* A translation may turn the words about; then the whole message is what is wrong. */
  self->what_length =
      strlen (g_str_has_suffix ((*error)->message, what) ? what : (*error)->message);
}
