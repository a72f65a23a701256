/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* What a person does to the rows of a map, as edits within the step that is open. Which lines are
 * drawn between lanes follows from their layers and is nowhere stored; hiding a lane is setting its
 * property, deleting it tl_operations_delete (). */

/* A lane of this layer and kind. `before` is the lane it stands above; NULL: below the last one of
 * its layer or, when there is none, below the layers that come before it from the customer down.
 * `title` may be NULL. */
TlElement *tl_operations_add_lane (
    TlHistory *history, TlLayer layer, TlLaneKind kind, const char *title, TlElement *before);

/* The lane that one that comes into the layer stands above, as in tl_operations_add_lane (); NULL
 * when it stands below all. */
TlElement *tl_operations_find_lane_place (TlMap *map, TlLayer layer);

/* Puts the lane, and so its cards, above the lane `before` (NULL: below all) and into the layer.
 * A word in the file that is no layer is corrected, even to the layer the lane goes by; a person's
 * with it only where it is the same word.
 * What does not fit there is mended: only lanes of the organisation have a topic, and a lane's
 * person is of its layer. A person with no lane elsewhere comes along; else, and in lanes of the
 * organisation, which have none, the lane keeps the words and lets go of the person. */
void
tl_operations_move_lane (TlHistory *history, TlElement *lane, TlLayer layer, TlElement *before);

/* A copy, of the layer the lane goes by, with copies of its cards and of the links between those,
 * right below it. */
TlElement *tl_operations_duplicate_lane (TlHistory *history, TlElement *lane);

/* TRUE when one can take the other in: two lanes that hold cards. */
gboolean tl_operations_can_merge_lanes (const TlElement *lane, const TlElement *into);
/* The cards of the lane go into the other, in each moment below those that stand there, and so does
 * the evidence about it; the lane itself goes. */
void tl_operations_merge_lanes (TlHistory *history, TlElement *lane, TlElement *into);

/* A lane of its own for some cards of one lane, right below that and with its properties but the
 * title, which is `title` (NULL: none). */
TlElement *
tl_operations_split_lane (TlHistory *history, TlElement **touchpoints, guint n, const char *title);

G_END_DECLS
