/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-tool.h"

G_BEGIN_DECLS

/* TlPaletteItem: one place of a palette, with the icon of a tool. Light: no label, no image, no
 * gesture of its own, since a window has many and opens at once. The palette takes the pointer.
 *
 * signals
 *   activated ()   by a key, or by a screen reader
 *
 * actions
 *   item.activate */
#define TL_TYPE_PALETTE_ITEM (tl_palette_item_get_type ())
G_DECLARE_FINAL_TYPE (TlPaletteItem, tl_palette_item, TL, PALETTE_ITEM, GtkWidget)

/* `stays`: it can be pressed. The tool is static. */
GtkWidget *tl_palette_item_new (gboolean stays, const TlTool *tool);
const TlTool *tl_palette_item_get_tool (TlPaletteItem *item);
/* Its icon and its words are those of another one. */
void tl_palette_item_set_tool (TlPaletteItem *item, const TlTool *tool);
gboolean tl_palette_item_is_pressed (TlPaletteItem *item);
/* `kept`: it stays pressed when it was used. */
void tl_palette_item_set_pressed (TlPaletteItem *item, gboolean pressed, gboolean kept);

G_END_DECLS
