/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* A map small enough to work its numbers out by hand: one shared stage s1 with moment o1 and one of
 * the customer's own, s2 with o2; a customer lane l1 and an employee lane l2. */
typedef struct
{
  TlHistory *history;
  TlMap *map;
} SmallMap;

void small_map_init (SmallMap *small);
void small_map_clear (SmallMap *small);
/* Adds an element with values given as property, text, ..., -1. */
TlElement *small_map_add (SmallMap *small, TlKind kind, const char *id, ...);
void small_map_set (SmallMap *small, const char *id, TlProperty property, const char *value);
TlElement *small_map_find (SmallMap *small, const char *id);

G_END_DECLS
