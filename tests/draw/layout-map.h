/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-operations.h"

G_BEGIN_DECLS

/* A map by dice, full of what a layout has to cope with: crowded and empty cells, spanning cards,
 * stages of no moment, lanes of all kinds, hidden ones too, and links of all sorts. Transfer full
 * (the history holds the map). */
TlHistory *make_layout_map (GRand *dice, guint n_touchpoints, guint n_links);

/* Any touchpoint, moment or lane of kind touchpoints; NULL when there is none. */
TlElement *pick_touchpoint (GRand *dice, TlMap *map);
gboolean pick_cell (GRand *dice, TlMap *map, TlCell *cell);
/* A card of the cell, NULL at times. */
TlElement *pick_before (GRand *dice, TlMap *map, TlCell cell);

/* As if one person had done it: begins and commits. */
void set_value (TlHistory *history, TlElement *element, TlProperty property, const char *value);

G_END_DECLS
