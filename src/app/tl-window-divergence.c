/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-canvas-divergence.h"
#include "tl-divergence.h"
#include "tl-element-words.h"

/* What somebody says of two low points: a link, or a verdict on the finding. Each is one step. */

void
tl_window_link_as_cause (TlWindow *self, const TlFinding *finding)
{
  TlElement *link = tl_divergence_link (tl_document_get_history (self->document), finding);
  g_autofree char *words = NULL;

  if (link == NULL)
    return;
  words = tl_element_words_name (tl_document_get_map (self->document), link);
  tl_window_set_outline_visible (self, FALSE);
  tl_canvas_select (self->canvas, link);
  tl_canvas_announce (self->canvas, words);
}

static void
reject (TlWindow *self, TlFinding *finding, const char *note)
{
  g_autofree char *words = tl_reviewer_describe_decision (finding, TL_FINDING_DISMISSED);

  if (tl_reviewer_decide (self->reviewer, finding, TL_FINDING_DISMISSED, note))
    tl_canvas_announce (self->canvas, words);
}

static void
on_decided_cb (TlWindow *self, TlFinding *finding, gboolean is_cause, const char *note)
{
  if (self->document == NULL)
    return;
  if (is_cause)
    tl_window_link_as_cause (self, finding);
  else
    reject (self, finding, note);
}

/* Nobody sees them beside another view. */
void
tl_window_update_divergences (TlWindow *self)
{
  if (tl_window_is_map_shown (self))
    tl_canvas_set_divergences (self->canvas, tl_reviewer_get_findings (self->reviewer));
}

void
tl_window_set_up_divergences (TlWindow *self)
{
  g_signal_connect_object (self->reviewer, "changed", G_CALLBACK (tl_window_update_divergences),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->canvas, "cause-decided", G_CALLBACK (on_decided_cb), self,
                           G_CONNECT_SWAPPED);
}
