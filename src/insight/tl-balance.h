/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* How much each layer has to say in each stage. Pure. */

typedef struct
{
  guint n_links;          /* that start or end at its touchpoints */
  guint n_evidence;       /* pieces, about its touchpoints */
  GPtrArray *touchpoints; /* in the order of the map; owned */
} TlBalanceCell;

typedef struct
{
  TlElement *stage;
  guint n; /* touchpoints */
  TlBalanceCell cells[TL_N_LAYERS];
  int only; /* TlLayer, the one layer that speaks; -1: none does, or more do, or the whole map has
               no more than one */
} TlBalance;

/* Of TlBalance, each stage in its order. A touchpoint counts where it begins. Valid until the map
 * changes. Transfer full. */
GArray *tl_balance_list (TlMap *map);

G_END_DECLS
