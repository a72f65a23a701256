/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* TlCauseGraph: the touchpoints of a map by number, and the links of kind causes between them, for
 * what has to walk over all of them. Valid until the map changes. */

typedef struct
{
  guint other;  /* the touchpoint at the other end */
  int strength; /* 1 weak ... 3 strong */
} TlCauseEdge;

typedef struct
{
  guint n;
  TlElement **touchpoints; /* in the order of the map */
  /* Edges of touchpoint i: those at first[i] to first[i + 1] - 1, each list in the order of the
   * links in the map. A link from a touchpoint to itself is left out. */
  guint *first_effect, *first_cause;
  TlCauseEdge *effects, *causes;
  GHashTable *number_of; /* touchpoint → its number + 1 */
} TlCauseGraph;

TlCauseGraph *tl_cause_graph_new (TlMap *map);
void tl_cause_graph_free (TlCauseGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCauseGraph, tl_cause_graph_free)

/* FALSE for what is no touchpoint of the map. */
gboolean
tl_cause_graph_find (const TlCauseGraph *graph, const TlElement *touchpoint, guint *number);

/* As tl_causes_is_root (): it causes something, and nothing causes it. */
gboolean tl_cause_graph_is_root (const TlCauseGraph *graph, guint number);

/* Numbers the groups of touchpoints that cause each other in circles (most are alone in theirs),
 * effects before causes: what a group leads to has a lower number. Writes the group of each
 * touchpoint to `groups` and returns how many there are. */
guint tl_cause_graph_group (const TlCauseGraph *graph, guint *groups);

G_END_DECLS
