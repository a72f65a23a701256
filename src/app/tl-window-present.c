/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-causes.h"
#include "tl-presentation.h"

static gboolean
has_thread (TlMap *map, TlElement *touchpoint)
{
  g_autoptr (GPtrArray) thread = tl_causes_trace (map, &touchpoint, 1);

  return thread->len > 1;
}

void
tl_window_present_map (TlWindow *self, TlElement *touchpoint)
{
  GtkWidget *presentation;

  /* What is being typed is told too. */
  tl_canvas_commit_edit (self->canvas);
  if (touchpoint != NULL && !has_thread (tl_document_get_map (self->document), touchpoint))
    {
      tl_window_say (self, _ ("This touchpoint has no causes and causes nothing."), FALSE);
      return;
    }
  presentation =
      tl_presentation_new (GTK_WINDOW (self), tl_document_get_history (self->document), touchpoint);
  gtk_window_present (GTK_WINDOW (presentation));
}
