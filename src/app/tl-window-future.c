/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-future.h"

/* As a step, so that nobody loses the copy without being asked. */
static TlDocument *
make_document (TlDocument *original, GError **error)
{
  TlMap *map = tl_document_get_map (original);
  g_autoptr (TlMap) copy = tl_future_copy (map, error);
  TlDocument *document;
  TlHistory *history;
  /* Translators: the title of a map that shows what is to come of the map with this title. */
  g_autofree char *title = g_strdup_printf (_ ("%s (future)"), tl_document_get_title (original));

  if (copy == NULL)
    return NULL;
  document = tl_document_new (copy);
  history = tl_document_get_history (document);
  tl_history_begin (history, _ ("Make Future Map"), NULL);
  tl_future_declare (history, map, title);
  tl_history_commit (history);
  return document;
}

void
tl_window_make_future_map (TlWindow *self)
{
  g_autoptr (TlDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  TlWindow *other;

  /* What is being typed is of both. */
  tl_window_commit_edit (self);
  document = make_document (self->document, &error);
  if (document == NULL)
    {
      tl_window_say (self, error->message, FALSE);
      return;
    }
  other = tl_window_new (gtk_window_get_application (GTK_WINDOW (self)), self->settings);
  tl_window_set_document (other, document);
  gtk_window_present (GTK_WINDOW (other));
}
