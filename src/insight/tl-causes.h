/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* Cause threads: chains of links of kind `causes`. Cycles are allowed and terminate. */

/* TRUE when the touchpoint causes something and nothing causes it. */
gboolean tl_causes_is_root (TlMap *map, const TlElement *touchpoint);
/* The links of kind causes that end at, or start from, the touchpoint. Transfer container. */
GPtrArray *tl_causes_get_causes (TlMap *map, const TlElement *touchpoint);
GPtrArray *tl_causes_get_effects (TlMap *map, const TlElement *touchpoint);

/* The threads through these touchpoints: all that leads to them and all that they lead to, along
 * links of kind causes. Touchpoints, those given included, and the links between; each once, in no
 * set order. Takes time by what is found, not by the map. Transfer container. */
GPtrArray *tl_causes_trace (TlMap *map, TlElement *const *touchpoints, guint n);
/* Touchpoints that cause each other in a circle: each the next, the last the first. Of those the
 * trace of this touchpoint meets: a shortest one through it, else any. NULL when there is none.
 * Transfer container. */
GPtrArray *tl_causes_find_circle (TlMap *map, TlElement *touchpoint);

/* TRUE for a link that must not start after what it leads to is over: one cannot cause, trigger or
 * hand off into the past. `layer`: that of the touchpoint it starts from. */
gboolean tl_causes_keep_time (const TlElement *link, int layer);

G_END_DECLS
