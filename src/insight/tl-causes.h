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

G_END_DECLS
