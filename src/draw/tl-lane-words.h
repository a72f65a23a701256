/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

/* A lane in words, for menus, toasts and those who hear it. */

/* Its title, its person's name where it has none, else the name of its kind: never "". Owned by the
 * map, or static. */
const char *tl_lane_words_get_title (TlMap *map, const TlElement *lane);
/* "Employee". Static. */
const char *tl_lane_words_get_layer (const TlElement *lane);
/* "Employee, 12 touchpoints, 3 of 9": its place among the lanes shown, from 1. What holds no
 * touchpoints has the name of its kind in their stead. Transfer full. */
char *tl_lane_words_describe (const TlElement *lane, guint n_cards, guint place, guint n_lanes);
/* "Amira, Bea": whose curves share the axis of a lane. NULL: it has but its own. Transfer full. */
char *tl_lane_words_list_curves (const TlLaneBox *lane);
/* "Peak −1.8; End −0.2; Mean of 10: −0.3", as it stands in the lane's label. NULL: nothing is felt
 * there, or several curves share the lane. Transfer full. */
char *tl_lane_words_list_facts (const TlLaneBox *lane);

G_END_DECLS
