/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-map.h"

G_BEGIN_DECLS

/* TlOutlineRow: a touchpoint as an item of a list model. */
#define TL_TYPE_OUTLINE_ROW (tl_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (TlOutlineRow, tl_outline_row, TL, OUTLINE_ROW, GObject)

/* The map's, valid while the row is in its list. */
TlElement *tl_outline_row_get_touchpoint (TlOutlineRow *row);
TlMap *tl_outline_row_get_map (TlOutlineRow *row);

/* TlOutlineList: a GListModel of TlOutlineRow, every touchpoint of a map in the order of time, then
 * of lanes from the top down, then of the document. Those of hidden lanes and of lanes that show no
 * cards are there too.
 *
 * It follows TlMap::changed. A touchpoint keeps its row as long as it is in the map. Each step is
 * one items-changed at most, over the rows from the first to the last that came, went, moved or
 * read otherwise now, by their touchpoints, lanes, moments, stages, owners or evidence. Rows that
 * stayed are within it as they were, so that selections keep them.
 *
 * An edit costs as much as the rows it names: finding a row and its place takes O(log n). */
#define TL_TYPE_OUTLINE_LIST (tl_outline_list_get_type ())
G_DECLARE_FINAL_TYPE (TlOutlineList, tl_outline_list, TL, OUTLINE_LIST, GObject)

/* Holds a reference to the map. */
TlOutlineList *tl_outline_list_new (TlMap *map);
/* FALSE, and *position untouched, when the touchpoint has no row. */
gboolean tl_outline_list_find (TlOutlineList *list, const TlElement *touchpoint, guint *position);

/* TRUE when the last step added the touchpoint, or changed its place or what there is to read of
 * it, beside its own words those of its lane, moment, stage, owner, evidence and links. */
gboolean tl_outline_list_was_touched (TlOutlineList *list, const TlElement *touchpoint);

/* Negative, zero or positive as strcmp (): by moments in time; by lanes from the top down. */
int tl_outline_compare_time (TlMap *map, const TlElement *a, const TlElement *b);
int tl_outline_compare_lanes (TlMap *map, const TlElement *a, const TlElement *b);

G_END_DECLS
