/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-period.h"

G_BEGIN_DECLS

/* How the traits of an organisation were assessed, time after time. Pure. */

typedef struct
{
  TlElement *assessment;
  TlDay day;   /* 0: no date */
  guint level; /* 1 ... 5 */
} TlTraitLevel;

typedef struct
{
  TlTrait trait;
  TlElement *team; /* NULL: the whole organisation */
  GArray *levels; /* of TlTraitLevel, the earliest first, what has no date before all; of two of one
                     day the one later in the map last; owned */
} TlTraitSeries;

/* Of TlTraitSeries, trait by trait: the whole organisation, then teams in the order of the map.
 * Each trait is there at least once, without levels where it was never assessed. Valid until the
 * map changes. Transfer full. */
GArray *tl_traits_list (TlMap *map);

G_END_DECLS
