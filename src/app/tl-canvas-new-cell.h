/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"
#include "tl-operations.h"

G_BEGIN_DECLS

/* Where a new card goes when nobody points at a place, and what is made so that there is one. */

/* The cell a new card is for: the one clicked, else that of the card, the lane or the moment at
 * hand, else the first. FALSE when none is shown. */
gboolean tl_canvas_find_new_cell (TlCanvas *canvas, TlCell *cell);
/* A cell is shown. */
gboolean tl_canvas_has_cells (TlCanvas *canvas);
/* The map has a lane for cards, shown or not. */
gboolean tl_canvas_can_have_cells (TlCanvas *canvas);
/* The same as tl_canvas_find_new_cell (), but where none is shown what is folded opens; where there
 * is none then either, the lane may be hidden and the moment NULL, which tl_canvas_make_new_cell ()
 * mends. FALSE when the map has no lane for cards, which is told. No step, and none may be open. */
gboolean tl_canvas_open_new_cell (TlCanvas *canvas, TlCell *cell);
/* Makes of it a cell that a card can stand in, within the step that is open: its lane is shown, and
 * has a moment. */
void tl_canvas_make_new_cell (TlCanvas *canvas, TlCell *cell);

G_END_DECLS
