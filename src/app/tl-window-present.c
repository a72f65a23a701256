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
  /* What is being typed is told too. */
  tl_window_commit_edit (self);
  if (touchpoint != NULL && !has_thread (tl_document_get_map (self->document), touchpoint))
    {
      tl_window_say (self, _ ("This touchpoint has no causes and causes nothing."), FALSE);
      return;
    }
  /* One at a time: that of before is perhaps behind this window. */
  if (self->presentation != NULL)
    gtk_window_destroy (GTK_WINDOW (self->presentation));
  g_set_weak_pointer (&self->presentation,
                      tl_presentation_new (GTK_WINDOW (self),
                                           tl_document_get_history (self->document),
                                           tl_canvas_get_look (self->canvas), touchpoint));
  gtk_window_present (GTK_WINDOW (self->presentation));
}
