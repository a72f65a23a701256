/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* TlWidthLayout: lays out one child as GtkBinLayout does, but asks it for a width without regard to
 * a height. A box that stands upright in one that lies asks its labels how narrow they can be for a
 * height; those that wrap then lay out their words a dozen times each, and the answer is not what
 * anybody wants of a pane of a given width. That took a fifth of the time a window takes to open.
 *
 * And it never gets less than the height the child would like: a list gives its rows the least,
 * which to the boxes of GTK 4.18 is that of words that do not wrap. */
#define TL_TYPE_WIDTH_LAYOUT (tl_width_layout_get_type ())
G_DECLARE_FINAL_TYPE (TlWidthLayout, tl_width_layout, TL, WIDTH_LAYOUT, GtkLayoutManager)

GtkLayoutManager *tl_width_layout_new (void);

/* A widget around the child that lays it out so. Expands as the child does. */
GtkWidget *tl_width_layout_wrap (GtkWidget *child);

G_END_DECLS
