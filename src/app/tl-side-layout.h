/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TlSideLayout: lays out two children, a content and a side pane at its end: beside each other
 * where there is room for that, else the pane over the content, which has all of the room then.
 * The pane is as wide as it asks to be.
 *
 * properties
 *   folded  boolean, read only, notifies: the pane lies over the content; told of when the layout
 *           is done */
#define TL_TYPE_SIDE_LAYOUT (tl_side_layout_get_type ())
G_DECLARE_FINAL_TYPE (TlSideLayout, tl_side_layout, TL, SIDE_LAYOUT, GtkLayoutManager)

/* `room` is the width, in pixels, from which on they stand beside each other. */
GtkLayoutManager *tl_side_layout_new (int room);

gboolean tl_side_layout_get_folded (TlSideLayout *layout);

G_END_DECLS
