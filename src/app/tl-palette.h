/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"

G_BEGIN_DECLS

/* TlPalette: the tools of a canvas (tl-tool.h) in a bar that floats over it. A tool is dragged onto
 * the canvas, or pressed and used there; twice, or with Shift, it is kept. Kinds of touchpoints
 * that there is no room for, or that are rarer, are in a menu. To the keyboard it is a toolbar: one
 * stop, arrows inside. It knows the canvas by its public functions alone.
 *
 * properties (all notify)
 *   canvas  TlCanvas, nullable   whose tools they are
 *
 * actions
 *   palette.take   string, the name of a tool
 *
 * It asks for "win.find" of the window it is in. */
#define TL_TYPE_PALETTE (tl_palette_get_type ())
G_DECLARE_FINAL_TYPE (TlPalette, tl_palette, TL, PALETTE, GtkWidget)

void tl_palette_set_canvas (TlPalette *self, TlCanvas *canvas);

G_END_DECLS
