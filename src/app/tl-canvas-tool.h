/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"

G_BEGIN_DECLS

/* The tool (tl-tool.h) a canvas has armed. Where a click would make something is shown beforehand,
 * and so is that it would make nothing. A tool is put away once it was used, unless it is kept.
 *
 * The arrows aim from cell to cell, Enter uses the tool there, Escape puts it away. What it makes
 * is one step of the history together with the title that is typed at once. */

/* The name of the tool; TL_TOOL_SELECT: none is armed. Static. */
const char *tl_canvas_get_tool (TlCanvas *canvas);
/* Arms the tool of this name, not kept. Without a map, and where there is no such tool, none. */
void tl_canvas_set_tool (TlCanvas *canvas, const char *name);
gboolean tl_canvas_is_tool_kept (TlCanvas *canvas);
/* Without effect while none is armed. */
void tl_canvas_set_tool_kept (TlCanvas *canvas, gboolean kept);
/* What its key does: the canvas takes the keyboard, and the tool aims at the place at hand. */
void tl_canvas_take_tool (TlCanvas *canvas, const char *name);

/* Begins a drag of this tool from elsewhere onto the canvas; the functions of tl-canvas-drag.h go
 * on with it. A touchpoint is made where it is let go. FALSE for a tool that makes none. */
gboolean tl_canvas_drag_begin_tool (TlCanvas *canvas, const char *name, double x, double y);
/* TRUE while something of the map, or to be, is in the hand. */
gboolean tl_canvas_is_carrying (TlCanvas *canvas);

G_END_DECLS
