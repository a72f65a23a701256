/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas-structure.h"
#include "tl-consequences.h"

G_BEGIN_DECLS

/* The part of tl-canvas-private.h that is about what a drag says before it is let go: what it would
 * break, and where nothing can be let go. Comes with that header. */

/* What cards would mean where they are put; `gap`: in a moment made for them, NULL: in the cells
 * named. Array of TlConsequence, transfer full. */
GArray *
tl_canvas_find_consequences (TlCanvas *canvas, const GArray *placements, const TlMomentPlace *gap);
/* Says what was moved, and the first of what that means. Takes `words`. */
void tl_canvas_say_moved (TlCanvas *canvas, char *words, const GArray *consequences);
/* The drag's cards, or what it holds of the structure, would land elsewhere now. */
void tl_canvas_foretell_cards (TlCanvas *canvas);
void tl_canvas_foretell_structure (TlCanvas *canvas);
/* Nothing would be let go here, for this reason (static); NULL: it may. */
void tl_canvas_refuse_drop (TlCanvas *canvas, const char *why);
/* The drag is over. */
void tl_canvas_forget_foretold (TlCanvas *canvas);
/* The words beside what is in the hand. */
void tl_canvas_snapshot_foretold (TlCanvas *canvas, GtkSnapshot *snapshot);

G_END_DECLS
