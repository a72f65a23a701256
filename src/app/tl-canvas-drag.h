/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"

G_BEGIN_DECLS

/* A drag with the main button, as plain functions that know of no event: the gestures of the canvas
 * and the tests call them. Places are pixels of the canvas.
 *
 * What is under the start decides: a card is moved, and with it all others selected (Ctrl: copied);
 * the end edge of a card sets its span; a handle of links makes one or takes one to another card,
 * when it is clicked by the next click or keys; a stage, a moment or a lane is moved by its header
 * or label; anywhere else a marquee selects. Before it has moved by the threshold it is a click,
 * which selects. The map changes at the end, in one step; until then the layout shows a preview.
 *
 * What the hand is (tl-canvas-touch.h) decides, too: a finger moves cards, and else only what is
 * selected; anywhere else it pans. An eraser selects and does nothing else. */

#define TL_DRAG_THRESHOLD 8.0
#define TL_DRAG_SCROLL_MARGIN 48.0

void tl_canvas_drag_begin (TlCanvas *canvas, double x, double y, GdkModifierType modifiers);
/* The same as a pan of the view, whatever is under it. */
void tl_canvas_drag_begin_pan (TlCanvas *canvas, double x, double y);
void tl_canvas_drag_update (TlCanvas *canvas, double x, double y, GdkModifierType modifiers);
void tl_canvas_drag_end (TlCanvas *canvas, double x, double y, GdkModifierType modifiers);
/* As if it had not been. */
void tl_canvas_drag_cancel (TlCanvas *canvas);
/* From the press on. */
gboolean tl_canvas_drag_is_active (TlCanvas *canvas);

G_END_DECLS
