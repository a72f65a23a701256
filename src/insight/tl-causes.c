/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-causes.h"

#include <string.h>

static gboolean
is_cause (const TlElement *element)
{
  return tl_element_get_kind (element) == TL_KIND_LINK &&
         tl_element_get_choice (element, TL_PROPERTY_KIND) == TL_LINK_CAUSES;
}

/* The index of referrers keeps no order; people want the same list each time. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (tl_element_get_id (*(TlElement *const *) a),
                 tl_element_get_id (*(TlElement *const *) b));
}

static GPtrArray *
collect_links (TlMap *map, const TlElement *touchpoint, TlProperty end)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, touchpoint);
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      TlElement *link = g_ptr_array_index (referrers, i);

      if (is_cause (link) && tl_map_get_ref (map, link, end) == touchpoint)
        g_ptr_array_add (links, link);
    }
  g_ptr_array_sort (links, compare_ids);
  return links;
}

gboolean
tl_causes_is_root (TlMap *map, const TlElement *touchpoint)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, touchpoint);
  gboolean causes = FALSE;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      const TlElement *link = g_ptr_array_index (referrers, i);

      if (!is_cause (link))
        continue;
      if (tl_map_get_ref (map, link, TL_PROPERTY_TO) == touchpoint)
        return FALSE;
      causes = TRUE;
    }
  return causes;
}

GPtrArray *
tl_causes_get_causes (TlMap *map, const TlElement *touchpoint)
{
  return collect_links (map, touchpoint, TL_PROPERTY_TO);
}

GPtrArray *
tl_causes_get_effects (TlMap *map, const TlElement *touchpoint)
{
  return collect_links (map, touchpoint, TL_PROPERTY_FROM);
}

/* The other end of a link of kind causes that has this touchpoint at its `near` end, else NULL. */
static TlElement *
cross (TlMap *map, const TlElement *link, const TlElement *touchpoint, TlProperty near)
{
  TlProperty far = near == TL_PROPERTY_FROM ? TL_PROPERTY_TO : TL_PROPERTY_FROM;

  /* The text first: of all that names a touchpoint little is a cause from it, or to it. */
  if (tl_element_get_kind (link) != TL_KIND_LINK ||
      g_strcmp0 (tl_element_get (link, near), tl_element_get_id (touchpoint)) != 0 ||
      !is_cause (link))
    return NULL;
  return tl_map_get_ref (map, link, far);
}

static void
collect (GHashTable *known, GPtrArray *found, TlElement *element)
{
  if (g_hash_table_add (known, element))
    g_ptr_array_add (found, element);
}

/* From the touchpoints on, always from the near end of a link to its other one. */
static void
reach (TlMap *map,
       TlElement *const *touchpoints,
       guint n,
       TlProperty near,
       GHashTable *known,
       GPtrArray *found)
{
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    collect (reached, queue, touchpoints[i]);
  for (guint i = 0; i < queue->len; i++)
    {
      const GPtrArray *referrers = tl_map_get_referrers (map, queue->pdata[i]);

      collect (known, found, queue->pdata[i]);
      for (guint k = 0; referrers != NULL && k < referrers->len; k++)
        {
          TlElement *other = cross (map, referrers->pdata[k], queue->pdata[i], near);

          if (other == NULL)
            continue;
          collect (known, found, referrers->pdata[k]);
          collect (reached, queue, other);
        }
    }
}

GPtrArray *
tl_causes_trace (TlMap *map, TlElement *const *touchpoints, guint n)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  GPtrArray *found = g_ptr_array_new ();

  reach (map, touchpoints, n, TL_PROPERTY_TO, known, found);
  reach (map, touchpoints, n, TL_PROPERTY_FROM, known, found);
  return found;
}

static void
turn_round (GPtrArray *list)
{
  for (guint i = 0; i < list->len / 2; i++)
    {
      gpointer first = list->pdata[i];

      list->pdata[i] = list->pdata[list->len - 1 - i];
      list->pdata[list->len - 1 - i] = first;
    }
}

/* The way that led to the last one, from the start on. */
static GPtrArray *
retrace (GHashTable *came_from, TlElement *last)
{
  GPtrArray *way = g_ptr_array_new ();

  for (TlElement *at = last; at != NULL; at = g_hash_table_lookup (came_from, at))
    g_ptr_array_add (way, at);
  turn_round (way);
  return way;
}

/* In rings around the touchpoint, until a link leads back to it. */
static GPtrArray *
find_circle_through (TlMap *map, TlElement *touchpoint)
{
  g_autoptr (GHashTable) came_from = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) queue = g_ptr_array_new ();

  g_ptr_array_add (queue, touchpoint);
  g_hash_table_insert (came_from, touchpoint, NULL);
  for (guint i = 0; i < queue->len; i++)
    {
      g_autoptr (GPtrArray) effects = tl_causes_get_effects (map, queue->pdata[i]);

      for (guint k = 0; k < effects->len; k++)
        {
          TlElement *next = tl_map_get_ref (map, effects->pdata[k], TL_PROPERTY_TO);

          if (next == touchpoint)
            return retrace (came_from, queue->pdata[i]);
          if (next == NULL || g_hash_table_contains (came_from, next))
            continue;
          g_hash_table_insert (came_from, next, queue->pdata[i]);
          g_ptr_array_add (queue, next);
        }
    }
  return NULL;
}

/* A step of the way into the depth: where it is, and what leads on from there. */
typedef struct
{
  TlElement *touchpoint;
  GPtrArray *links;
  guint next;
} Step;

static void
clear_step (gpointer data)
{
  g_ptr_array_unref (((Step *) data)->links);
}

static void
enter (TlMap *map, GArray *way, GHashTable *seen, TlElement *touchpoint, TlProperty near)
{
  Step step = { touchpoint,
                near == TL_PROPERTY_FROM ? tl_causes_get_effects (map, touchpoint)
                                         : tl_causes_get_causes (map, touchpoint),
                0 };

  g_hash_table_insert (seen, touchpoint, GUINT_TO_POINTER (way->len + 1));
  g_array_append_val (way, step);
}

/* The end of the way from one of its steps on, as cause and effect follow each other. */
static GPtrArray *
cut_circle (const GArray *way, guint first, TlProperty near)
{
  GPtrArray *circle = g_ptr_array_new ();

  for (guint i = first; i < way->len; i++)
    g_ptr_array_add (circle, g_array_index (way, Step, i).touchpoint);
  if (near == TL_PROPERTY_TO)
    turn_round (circle);
  return circle;
}

/* `seen`: touchpoints to their place on the way, from 1; to 0 once they have led nowhere. */
static GPtrArray *
find_circle_beyond (TlMap *map, TlElement *touchpoint, TlProperty near)
{
  TlProperty far = near == TL_PROPERTY_FROM ? TL_PROPERTY_TO : TL_PROPERTY_FROM;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) way = g_array_new (FALSE, FALSE, sizeof (Step));

  g_array_set_clear_func (way, clear_step);
  enter (map, way, seen, touchpoint, near);
  while (way->len > 0)
    {
      Step *step = &g_array_index (way, Step, way->len - 1);
      TlElement *other = NULL;
      gpointer place;

      if (step->next == step->links->len)
        {
          g_hash_table_insert (seen, step->touchpoint, NULL);
          g_array_set_size (way, way->len - 1);
          continue;
        }
      other = tl_map_get_ref (map, step->links->pdata[step->next++], far);
      if (!g_hash_table_lookup_extended (seen, other, NULL, &place))
        enter (map, way, seen, other, near);
      else if (place != NULL)
        return cut_circle (way, GPOINTER_TO_UINT (place) - 1, near);
    }
  return NULL;
}

GPtrArray *
tl_causes_find_circle (TlMap *map, TlElement *touchpoint)
{
  GPtrArray *circle = find_circle_through (map, touchpoint);

  if (circle == NULL)
    circle = find_circle_beyond (map, touchpoint, TL_PROPERTY_TO);
  if (circle == NULL)
    circle = find_circle_beyond (map, touchpoint, TL_PROPERTY_FROM);
  return circle;
}

gboolean
tl_causes_keep_time (const TlElement *link, int layer)
{
  static const gboolean bound[TL_N_LINK_KINDS] = {
    [TL_LINK_CAUSES] = TRUE, [TL_LINK_TRIGGERS] = TRUE, [TL_LINK_HANDS_OFF] = TRUE
  };
  int kind = tl_element_get_choice (link, TL_PROPERTY_KIND);

  /* A rule of the organisation holds at all times, wherever its card stands. */
  return layer != TL_LAYER_ORGANISATION && kind >= 0 && bound[kind];
}
