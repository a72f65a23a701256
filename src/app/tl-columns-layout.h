/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* TlColumnsLayout: puts children side by side in columns of one width, row below row: as many
 * columns as there is room for, and at most so many. Unlike a GtkFlowBox it gives columns the same
 * width however many children there are, and leaves the keyboard to them.
 *
 * properties (all notify)
 *   column-width  int: a column is no narrower, but where there is no room for one
 *   most-columns  int, from 1
 *   spacing       int, between columns and rows */
#define TL_TYPE_COLUMNS_LAYOUT (tl_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (TlColumnsLayout, tl_columns_layout, TL, COLUMNS_LAYOUT, GtkLayoutManager)

G_END_DECLS
