/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* Tours: the order in which a map is told to people. Pure functions of the map; hidden lanes are
 * left out. */

typedef struct
{
  TlElement *subject; /* the stage or touchpoint told of; NULL: the map as a whole */
  GPtrArray *lit;     /* the touchpoints and links in the light; NULL: all */
} TlStop;

/* The whole map, then stage by stage. Each stop lights the touchpoints that happen in its stage and
 * the links between them. Of TlStop, transfer full. */
GPtrArray *tl_tour_by_stage (TlMap *map);
/* The threads of causes through a touchpoint: all of them, then touchpoint by touchpoint, what is
 * felt before what causes it. Each stop lights its touchpoint, what that causes, and the links
 * between. Circles end where they come round. Just the first stop when the touchpoint neither
 * causes anything nor is caused. Takes time by what is told, not by the map. */
GPtrArray *tl_tour_along_causes (TlMap *map, TlElement *touchpoint);

G_END_DECLS
