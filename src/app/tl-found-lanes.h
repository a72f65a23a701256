/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-search.h"

G_BEGIN_DECLS

/* The hidden lanes that keep what was found out of sight. Pure functions of the map. */

/* The lane somebody has hidden that this is, is in, or that an end of the link is in; NULL: none.
 * Owned by the map. */
TlElement *tl_found_lanes_get_hiding (TlMap *map, const TlElement *place);

/* Each such lane of the hits (of TlSearchHit) once, in the order of the hits. `n_hidden` is how
 * many hits they hide. Array of TlElement, transfer container. */
GPtrArray *tl_found_lanes_list (TlMap *map, const GArray *hits, guint *n_hidden);

/* FALSE when nothing of this, touchpoints and links, can be seen: there is none, or all of it is
 * hidden. */
gboolean tl_found_lanes_show_any (TlMap *map, const GPtrArray *elements);

G_END_DECLS
