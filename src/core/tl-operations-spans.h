/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* TlSpans: which moments the cards of a map last over, taken before moments are moved or added and
 * kept afterwards. Cards of one moment are not in it: it costs what there are moments and longer
 * cards. */
typedef struct _TlSpans TlSpans;

TlSpans *tl_spans_take (TlMap *map);
/* `element`, a stage or a moment, is to be moved: others close up behind it and make room for it.
 */
void tl_spans_will_move (TlSpans *spans, TlElement *element);
/* Sets the spans, in the step that is open, and frees what was taken. No card or moment that was
 * there may have left the map. */
void tl_spans_keep (TlSpans *spans, TlHistory *history);
void tl_spans_free (TlSpans *spans);

/* The same, asked for before it is done. */

/* Moment → its place in the order of time, counted from 1, packed, as it would be were `moved`, a
 * stage or a moment, put below `parent` before `before` (NULL: behind all); moved NULL: as it is.
 * Transfer container. */
GHashTable *
tl_spans_number_moments (TlMap *map, TlElement *moved, TlElement *parent, TlElement *before);
/* Card longer than a moment → how many it would last over, packed, were moments in these places.
 * Transfer container. */
GHashTable *tl_spans_foresee (TlSpans *spans, GHashTable *places);

G_END_DECLS
