/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* Stages and moments in words, for those who hear the map, and for what is said of changes. All
 * translated; transfer full. */

/* "Stage Get help"; of a moment "Sunday", or "Moment 2" when it has no title. */
char *tl_stage_words_label (const TlElement *element);
/* "3 moments, 2 of 5"; of a moment "Get help, moment 2 of 3". */
char *tl_stage_words_describe (TlMap *map, const TlElement *element);

/* Before which stage one stands, NULL: it is the last. For the hand that still holds it, and once
 * it is done: "Moved stage “Get help” before “Pay”" */
char *tl_stage_words_before (const TlElement *before);
char *tl_stage_words_moved (const TlElement *stage);
/* The same for a moment of this stage. */
char *tl_stage_words_before_moment (const TlElement *stage, const TlElement *before);
char *tl_stage_words_moved_moment (const TlElement *moment);

/* What cards between two moments do: "A new moment before moment 2 of “Get help”", and have done:
 * "Moved to a new moment of “Get help”" */
char *tl_stage_words_gap (const TlElement *stage, const TlElement *before);
char *tl_stage_words_placed (const TlElement *moment);
char *tl_stage_words_added (const TlElement *moment);

/* Before it is: "Deleted stage “Get help” and 6 touchpoints" */
char *tl_stage_words_deleted (TlMap *map, const TlElement *element);

G_END_DECLS
