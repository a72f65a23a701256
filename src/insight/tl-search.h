/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* TlSearch: an index of all text of a map, and what is found in it.
 *
 * Looked for are the texts of every element (titles, details, names, roles, quotes, words of
 * evidence, notes, tags, channels …), not numbers, dates and choices; letters compare as in
 * tl-fold.h. Several words must all be there, each anywhere in what is said of one place.
 *
 * A place is what can be gone to: a touchpoint, link, stage or lane, or the map itself. Evidence is
 * said of what it is about, a moment of its stage, a person of the lanes it lives in, a role and
 * its team of the touchpoints it is involved in, a goal or a change of the touchpoints it is for.
 * What is said of no place is a place of its own, which has none in the drawing.
 *
 * Each text is folded once. The index is made at the first search, and follows TlMap::changed by
 * the elements touched. It is the same as one made from scratch at any time. */
typedef struct _TlSearch TlSearch;

typedef struct
{
  TlElement *place;
  TlElement *element; /* in whose text most of the words are: the place itself, or said of it */
} TlSearchHit;

/* Holds a reference to the map. */
TlSearch *tl_search_new (TlMap *map);
void tl_search_free (TlSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSearch, tl_search_free)

TlMap *tl_search_get_map (TlSearch *search);

/* Does some of what the next search would have to do before it can look: at most n texts are
 * folded. FALSE when there is nothing left. For an idle hour, so that the first letter typed is
 * answered as fast as the second. */
gboolean tl_search_prepare (TlSearch *search, guint n);

/* The places the words are at, each once, in the order of the map: the map itself, lanes, then
 * along time, from the top down, links behind the touchpoint they start from, what has no place in
 * the drawing last. Without a word to look for: all touchpoints. Of more than 32 words the shortest
 * are left out. Array of TlSearchHit, valid until the map changes; transfer full. */
GArray *tl_search_find (TlSearch *search, const char *words);

/* What is to be seen of these hits in a drawing: the touchpoints and the links, and of lanes and
 * stages the touchpoints in them. Array of TlElement, transfer container. */
GPtrArray *tl_search_list_lit (TlSearch *search, const GArray *hits);

/* Where the words are, and what stands around them: "Quote: “I told all of this…”". NULL when none
 * of them is in the hit's element. Words that must not be shown are not. Transfer full. */
char *tl_search_describe_hit (const TlSearchHit *hit, const char *words);

G_END_DECLS
