/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-print.h"
#include "tl-reveal.h"
#include "tl-words.h"

static void
on_revealed_cb (const GError *error, gpointer data)
{
  g_autoptr (TlWindow) self = data;
  g_autofree char *words = NULL;

  if (error == NULL)
    return;
  /* Translators: %s says why. */
  words = g_strdup_printf (_ ("The folder could not be shown (%s)"), error->message);
  tl_window_say (self, words, FALSE);
}

void
tl_window_reveal (TlWindow *self, GFile *file)
{
  tl_reveal_file (GTK_WINDOW (self), file, on_revealed_cb, g_object_ref (self));
}

static void
on_printed_cb (const GError *error, gpointer data)
{
  g_autoptr (TlWindow) self = data;
  g_autofree char *words = NULL;

  self->is_printing = FALSE;
  if (error == NULL)
    return;
  /* Translators: %s says why. */
  words = g_strdup_printf (_ ("The map could not be printed (%s)"), error->message);
  tl_window_say (self, words, FALSE);
}

void
tl_window_print (TlWindow *self)
{
  g_autofree char *name = NULL;

  if (self->is_printing)
    return;
  self->is_printing = TRUE;
  tl_window_commit_edit (self);
  name = tl_words_cut (tl_document_get_title (self->document), TL_WORDS_NAME);
  tl_print_map (GTK_WINDOW (self), tl_document_get_map (self->document),
                tl_canvas_get_look (self->canvas), name, on_printed_cb, g_object_ref (self));
}
