/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tl-descriptor.h"
#include "tl-file-reading.h"
#include "tl-file-scan.h"

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

/* Whoever shows the message names the file: in a heading, or in front. */
static void
set_system_error (GError **error, int number)
{
  if (number == ENOENT || number == ENOTDIR)
    g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_FOUND,
                         _ ("The file does not exist. It may have been moved or renamed: choose it "
                            "again."));
  else if (number == EACCES || number == EPERM)
    g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_READABLE,
                         _ ("You are not allowed to read the file. Ask its owner for permission."));
  else
    g_set_error (error, TL_FILE_ERROR, TL_FILE_ERROR_FAILED,
                 _ ("The file could not be read (%s). Try again, or open a copy of it."),
                 g_strerror (number));
}

static void
set_not_a_file (GError **error)
{
  g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_READABLE,
                       _ ("This is not a file but a folder or a device. Choose a file."));
}

static void
set_made_by_system (GError **error)
{
  g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_READABLE,
                       _ ("This is not a file on a disk but something that the system makes up "
                          "while it is read. Choose a file."));
}

static void
set_too_large (GError **error)
{
  g_set_error (error, TL_FILE_ERROR, TL_FILE_ERROR_TOO_LARGE,
               _ ("The file is larger than %d MB, which no journey map is. Choose another file."),
               TL_FILE_SIZE_LIMIT / (1024 * 1024));
}

/* Opened so that a FIFO or a device without an answer cannot block. Returns its descriptor and
 * size, or -1. */
static int
open_file (const char *path, gsize *size, GError **error)
{
  int descriptor = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  struct stat status;

  if (descriptor < 0 || fstat (descriptor, &status) != 0)
    set_system_error (error, errno);
  else if (!S_ISREG (status.st_mode))
    set_not_a_file (error);
  else if (status.st_size > TL_FILE_SIZE_LIMIT)
    set_too_large (error);
  else
    {
      *size = (gsize) status.st_size;
      return descriptor;
    }
  if (descriptor >= 0)
    close (descriptor);
  return -1;
}

/* TRUE for a file that says it holds nothing, though it gives bytes or a fault to who asks for
 * them: so it is with those of /proc. */
static gboolean
is_made_by_system (int descriptor, gsize size)
{
  char byte;

  return size == 0 && tl_descriptor_read (descriptor, &byte, sizeof byte) != 0;
}

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

guint
tl_file_count_mended (const GPtrArray *problems)
{
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    n += ((const TlProblem *) problems->pdata[i])->is_mended ? 1 : 0;
  return n;
}

TlMap *
tl_file_read_bytes (GBytes *bytes, GPtrArray **problems, GError **error)
{
  g_autoptr (TlReading) reading = NULL;
  gsize size, mark;
  const char *text = g_bytes_get_data (bytes, &size);

  if (size > TL_FILE_SIZE_LIMIT)
    {
      set_too_large (error);
      return NULL;
    }
  mark = tl_scan_skip_mark (text, size);
  if (!tl_scan_check (text + mark, size - mark, error))
    return NULL;
  reading = tl_reading_new (text + mark, size - mark);
  if (!tl_reading_parse (reading, error) || !tl_reading_repair (reading, error))
    return NULL;
  if (problems != NULL)
    *problems = tl_reading_list_problems (reading);
  return g_steal_pointer (&reading->map);
}

GBytes *
tl_file_read_content (const char *path, GError **error)
{
  g_autofree char *buffer = NULL;
  gsize size = 0;
  gssize n;
  int number, descriptor = open_file (path, &size, error);

  if (descriptor < 0)
    return NULL;
  if (is_made_by_system (descriptor, size))
    {
      close (descriptor);
      set_made_by_system (error);
      return NULL;
    }
  buffer = g_malloc (size + 1);
  n = tl_descriptor_read (descriptor, buffer, size);
  number = errno;
  close (descriptor);
  if (n < 0)
    {
      set_system_error (error, number);
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&buffer), (gsize) n);
}

TlMap *
tl_file_read (const char *path, GPtrArray **problems, GError **error)
{
  g_autoptr (GBytes) bytes = tl_file_read_content (path, error);

  return bytes != NULL ? tl_file_read_bytes (bytes, problems, error) : NULL;
}
