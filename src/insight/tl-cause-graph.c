/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cause-graph.h"

#define STRENGTH_UNSTATED 3 /* as it is drawn */

typedef struct
{
  guint from, to;
  int strength;
} Link;

static void
list_touchpoints (TlCauseGraph *self, TlMap *map)
{
  self->n = 0;
  self->touchpoints = g_new (TlElement *, tl_map_count (map, TL_KIND_TOUCHPOINT) + 1);
  self->number_of = g_hash_table_new (NULL, NULL);
  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      self->touchpoints[self->n++] = touchpoint;
      g_hash_table_insert (self->number_of, touchpoint, GUINT_TO_POINTER (self->n));
    }
}

static GArray *
list_links (const TlCauseGraph *self, TlMap *map)
{
  GArray *links = g_array_new (FALSE, FALSE, sizeof (Link));

  for (TlElement *link = tl_map_get_first (map, TL_KIND_LINK); link != NULL;
       link = tl_element_get_next_of_kind (link))
    {
      Link one = { .strength =
                       tl_element_get_integer (link, TL_PROPERTY_STRENGTH, STRENGTH_UNSTATED) };

      if (tl_element_get_choice (link, TL_PROPERTY_KIND) == TL_LINK_CAUSES &&
          tl_cause_graph_find (self, tl_map_get_ref (map, link, TL_PROPERTY_FROM), &one.from) &&
          tl_cause_graph_find (self, tl_map_get_ref (map, link, TL_PROPERTY_TO), &one.to) &&
          one.from != one.to)
        g_array_append_val (links, one);
    }
  return links;
}

/* Twice over the links: to count, then to fill. */
static TlCauseEdge *
sort_edges (const TlCauseGraph *self, const GArray *links, gboolean by_cause, guint **firsts)
{
  TlCauseEdge *edges = g_new (TlCauseEdge, links->len + 1);
  guint *first = g_new0 (guint, self->n + 2);
  g_autofree guint *next = NULL;

  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);

      first[(by_cause ? link->from : link->to) + 1]++;
    }
  for (guint i = 0; i < self->n; i++)
    first[i + 1] += first[i];
  next = g_memdup2 (first, sizeof (guint) * (self->n + 1));
  for (guint i = 0; i < links->len; i++)
    {
      const Link *link = &g_array_index (links, Link, i);
      guint near = by_cause ? link->from : link->to;

      edges[next[near]++] =
          (TlCauseEdge){ .other = by_cause ? link->to : link->from, .strength = link->strength };
    }
  *firsts = first;
  return edges;
}

TlCauseGraph *
tl_cause_graph_new (TlMap *map)
{
  TlCauseGraph *self = g_new0 (TlCauseGraph, 1);
  g_autoptr (GArray) links = NULL;

  list_touchpoints (self, map);
  links = list_links (self, map);
  self->effects = sort_edges (self, links, TRUE, &self->first_effect);
  self->causes = sort_edges (self, links, FALSE, &self->first_cause);
  return self;
}

void
tl_cause_graph_free (TlCauseGraph *self)
{
  g_free (self->touchpoints);
  g_free (self->first_effect);
  g_free (self->first_cause);
  g_free (self->effects);
  g_free (self->causes);
  g_hash_table_unref (self->number_of);
  g_free (self);
}

gboolean
tl_cause_graph_find (const TlCauseGraph *self, const TlElement *touchpoint, guint *number)
{
  gpointer found = touchpoint != NULL ? g_hash_table_lookup (self->number_of, touchpoint) : NULL;

  if (found == NULL)
    return FALSE;
  *number = GPOINTER_TO_UINT (found) - 1;
  return TRUE;
}

gboolean
tl_cause_graph_is_root (const TlCauseGraph *self, guint number)
{
  return self->first_cause[number] == self->first_cause[number + 1] &&
         self->first_effect[number] < self->first_effect[number + 1];
}

/* A walk that keeps what it has to come back to in arrays: a chain may be as long as the map is
 * large, and the stack is not. */
typedef struct
{
  guint *order;    /* when a touchpoint was met, from 1; 0: not yet */
  guint *low;      /* the earliest that it leads back to */
  guint *edge;     /* the next effect to look at */
  gboolean *waits; /* its group is not closed */
  GArray *path;    /* of guint: from where the walk began to where it is */
  GArray *waiting; /* of guint: whose group is not closed */
  guint n_met, n_groups;
} Walk;

static guint
take_last (GArray *numbers)
{
  guint last = g_array_index (numbers, guint, numbers->len - 1);

  g_array_set_size (numbers, numbers->len - 1);
  return last;
}

static void
meet (const TlCauseGraph *self, Walk *walk, guint number)
{
  walk->order[number] = walk->low[number] = ++walk->n_met;
  walk->edge[number] = self->first_effect[number];
  walk->waits[number] = TRUE;
  g_array_append_val (walk->path, number);
  g_array_append_val (walk->waiting, number);
}

/* All it leads to has been seen. */
static void
leave (Walk *walk, guint number, guint *groups)
{
  guint member;

  take_last (walk->path);
  if (walk->path->len > 0)
    {
      guint before = g_array_index (walk->path, guint, walk->path->len - 1);

      walk->low[before] = MIN (walk->low[before], walk->low[number]);
    }
  if (walk->low[number] != walk->order[number])
    return;
  do
    {
      member = take_last (walk->waiting);
      walk->waits[member] = FALSE;
      groups[member] = walk->n_groups;
    }
  while (member != number);
  walk->n_groups++;
}

static void
walk_from (const TlCauseGraph *self, Walk *walk, guint start, guint *groups)
{
  meet (self, walk, start);
  while (walk->path->len > 0)
    {
      guint number = g_array_index (walk->path, guint, walk->path->len - 1);
      guint other;

      if (walk->edge[number] == self->first_effect[number + 1])
        {
          leave (walk, number, groups);
          continue;
        }
      other = self->effects[walk->edge[number]++].other;
      if (walk->order[other] == 0)
        meet (self, walk, other);
      else if (walk->waits[other])
        walk->low[number] = MIN (walk->low[number], walk->order[other]);
    }
}

/* R. Tarjan, Depth-first search and linear graph algorithms, 1972. */
guint
tl_cause_graph_group (const TlCauseGraph *self, guint *groups)
{
  Walk walk = { .order = g_new0 (guint, self->n + 1),
                .low = g_new0 (guint, self->n + 1),
                .edge = g_new0 (guint, self->n + 1),
                .waits = g_new0 (gboolean, self->n + 1),
                .path = g_array_new (FALSE, FALSE, sizeof (guint)),
                .waiting = g_array_new (FALSE, FALSE, sizeof (guint)) };

  for (guint i = 0; i < self->n; i++)
    if (walk.order[i] == 0)
      walk_from (self, &walk, i, groups);
  g_free (walk.order);
  g_free (walk.low);
  g_free (walk.edge);
  g_free (walk.waits);
  g_array_unref (walk.path);
  g_array_unref (walk.waiting);
  return walk.n_groups;
}
