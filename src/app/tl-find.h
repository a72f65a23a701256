/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-filter.h"

G_BEGIN_DECLS

/* TlFind: what is being looked for in a map, what was found, and where among it one is. It knows
 * no widget.
 *
 * It follows TlMap::changed: what was found is forgotten at once, and looked for again before it is
 * asked for, when the program is idle at the latest.
 *
 * signals
 *   changed ()  something else is looked for, or something else was found
 *   moved ()    one went to another of what was found; comes after changed ()
 *   searched () one looked for something else, or went on, and not the map changed; comes last */
#define TL_TYPE_FIND (tl_find_get_type ())
G_DECLARE_FINAL_TYPE (TlFind, tl_find, TL, FIND, GObject)

TlFind *tl_find_new (void);

/* NULL, as at first: nothing is found, and no index is held. What is looked for stays. */
void tl_find_set_map (TlFind *find, TlMap *map);
TlMap *tl_find_get_map (TlFind *find);

/* Owned by `find`. */
const TlFilter *tl_find_get_filter (TlFind *find);
/* Copies the filter. One stays where one was, if it was found again, else nowhere. */
void tl_find_set_filter (TlFind *find, const TlFilter *filter);
/* The words alone. Goes to the first thing found, or stays where one was. */
void tl_find_set_words (TlFind *find, const char *words);
const char *tl_find_get_words (TlFind *find);
/* TRUE when what is looked for is more than words. */
gboolean tl_find_has_filter (TlFind *find);

/* TRUE when there is a map and something is looked for. */
gboolean tl_find_is_active (TlFind *find);
/* What was found, in the order of the map. Array of TlSearchHit, owned by `find`, valid until the
 * map changes; empty while not active. */
const GArray *tl_find_get_hits (TlFind *find);
/* Where one is, from 1; 0: nowhere. */
guint tl_find_get_position (TlFind *find);
/* NULL when one is nowhere. */
const TlSearchHit *tl_find_get_current (TlFind *find);
/* Goes on (1) or back (-1), round at the ends. FALSE when nothing was found. */
gboolean tl_find_step (TlFind *find, int direction);

/* What was found, as tl_search_list_lit (); nothing without a map. Transfer container. */
GPtrArray *tl_find_list_lit (TlFind *find);

/* "3 of 12", "12 found", "Nothing found"; "" while not active. Transfer full. */
char *tl_find_describe (TlFind *find);

G_END_DECLS
