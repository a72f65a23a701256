/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"
#include "tl-findings.h"

G_BEGIN_DECLS

/* Low points that come together, or one after the other, are marked on the map while nobody has
 * said whether the one leads to the other: a chip at the one that may be the cause, and where the
 * curves share an axis a line from the one to the other. A click on it, or canvas.ask-cause at
 * one of the two cards, asks; the answer is the canvas' signal "cause-decided" (TlFinding *finding,
 * gboolean is_cause, char *note), where the note may be NULL. */

/* Of TlFinding; those that are open and about such low points are shown, in this order. NULL: none.
 * A reference is kept. */
void tl_canvas_set_divergences (TlCanvas *canvas, GPtrArray *findings);

/* Of the canvas's own files. */
/* What is asked of the card first; NULL: nothing. */
char *tl_canvas_describe_divergence (TlCanvas *canvas, const TlElement *touchpoint);
void tl_canvas_set_up_divergences (TlCanvas *canvas);
void tl_canvas_tear_down_divergences (TlCanvas *canvas);
void tl_canvas_install_divergence_actions (GtkWidgetClass *widget_class);
/* Another part of the map is in view, or it is another now. */
void tl_canvas_sync_divergences (TlCanvas *canvas);
void tl_canvas_forget_divergences (TlCanvas *canvas, GHashTable *gone);
void tl_canvas_allocate_divergences (TlCanvas *canvas);
void tl_canvas_snapshot_divergences (TlCanvas *canvas, GtkSnapshot *snapshot);

G_END_DECLS
