/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-tour.h"

#include "tl-causes.h"

static void
stop_free (TlStop *stop)
{
  g_clear_pointer (&stop->lit, g_ptr_array_unref);
  g_free (stop);
}

static GPtrArray *
make_tour (GPtrArray *lit_first)
{
  GPtrArray *tour = g_ptr_array_new_with_free_func ((GDestroyNotify) stop_free);
  TlStop *whole = g_new0 (TlStop, 1);

  whole->lit = lit_first;
  g_ptr_array_add (tour, whole);
  return tour;
}

static TlStop *
add_stop (GPtrArray *tour, TlElement *subject)
{
  TlStop *stop = g_new0 (TlStop, 1);

  stop->subject = subject;
  stop->lit = g_ptr_array_new ();
  g_ptr_array_add (tour, stop);
  return stop;
}

static gboolean
is_shown (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return lane != NULL && !tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN);
}

/* By stage */

/* What each touchpoint is lit in, and each link: stops by their stage. A touchpoint that lasts may
 * be in several. */
typedef struct
{
  TlMap *map;
  GHashTable *stops;   /* stage → TlStop */
  GPtrArray *moments;  /* all, in the order of time */
  GHashTable *indices; /* moment → its index in them, from 1 */
} StageTour;

static void
add_stages (StageTour *self, GPtrArray *tour)
{
  for (TlElement *stage = tl_map_get_first (self->map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    {
      g_hash_table_insert (self->stops, stage, add_stop (tour, stage));
      for (TlElement *moment = tl_element_get_first_child (stage); moment != NULL;
           moment = tl_element_get_next (moment))
        if (tl_element_get_kind (moment) == TL_KIND_MOMENT)
          {
            g_ptr_array_add (self->moments, moment);
            g_hash_table_insert (self->indices, moment, GUINT_TO_POINTER (self->moments->len));
          }
    }
}

/* The stages from that of the first moment to that of the last, of which there may be less than the
 * touchpoint's span says. */
static void
light_touchpoint (StageTour *self, TlElement *touchpoint)
{
  TlElement *moment = tl_map_get_ref (self->map, touchpoint, TL_PROPERTY_MOMENT);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->indices, moment));
  guint span = (guint) MAX (tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1), 1);
  TlElement *before = NULL;

  if (index == 0 || !is_shown (self->map, touchpoint))
    return;
  for (guint i = index - 1; i < self->moments->len && i - (index - 1) < span; i++)
    {
      TlElement *stage = tl_element_get_parent (self->moments->pdata[i]);
      TlStop *stop = g_hash_table_lookup (self->stops, stage);

      if (stage != before)
        g_ptr_array_add (stop->lit, touchpoint);
      before = stage;
    }
}

/* Adds the links both ends of which are lit. */
static void
light_links (TlMap *map, GPtrArray *lit)
{
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  guint n = lit->len;

  for (guint i = 0; i < n; i++)
    g_hash_table_add (known, lit->pdata[i]);
  for (guint i = 0; i < n; i++)
    {
      const GPtrArray *referrers = tl_map_get_referrers (map, lit->pdata[i]);

      for (guint k = 0; referrers != NULL && k < referrers->len; k++)
        {
          TlElement *link = referrers->pdata[k];

          if (tl_element_get_kind (link) == TL_KIND_LINK &&
              tl_map_get_ref (map, link, TL_PROPERTY_FROM) == lit->pdata[i] &&
              g_hash_table_contains (known, tl_map_get_ref (map, link, TL_PROPERTY_TO)))
            g_ptr_array_add (lit, link);
        }
    }
}

GPtrArray *
tl_tour_by_stage (TlMap *map)
{
  GPtrArray *tour = make_tour (NULL);
  g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) moments = g_ptr_array_new ();
  g_autoptr (GHashTable) indices = g_hash_table_new (NULL, NULL);
  StageTour self = { map, stops, moments, indices };

  add_stages (&self, tour);
  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    light_touchpoint (&self, touchpoint);
  for (guint i = 1; i < tour->len; i++)
    light_links (map, ((TlStop *) tour->pdata[i])->lit);
  return tour;
}

/* Along causes */

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const TlElement *first = *(TlElement *const *) a, *second = *(TlElement *const *) b;

  if (first == second)
    return 0;
  return tl_element_is_before (first, second) ? -1 : 1;
}

/* The touchpoints of a trace, in the order of the map. */
static GPtrArray *
list_touchpoints (TlMap *map, const GPtrArray *trace)
{
  GPtrArray *touchpoints = g_ptr_array_new ();

  for (guint i = 0; i < trace->len; i++)
    if (tl_element_get_kind (trace->pdata[i]) == TL_KIND_TOUCHPOINT &&
        is_shown (map, trace->pdata[i]))
      g_ptr_array_add (touchpoints, trace->pdata[i]);
  g_ptr_array_sort (touchpoints, compare_places);
  return touchpoints;
}

/* Where one is that is told after what it causes. */
typedef struct
{
  TlElement *touchpoint;
  GPtrArray *effects; /* links */
  guint next;         /* of them */
} Telling;

static void
telling_clear (gpointer data)
{
  g_ptr_array_unref (((Telling *) data)->effects);
}

static void
tell_next (TlMap *map, GArray *path, TlElement *touchpoint, GHashTable *waiting)
{
  Telling telling = { touchpoint, tl_causes_get_effects (map, touchpoint), 0 };

  g_hash_table_remove (waiting, touchpoint);
  g_array_append_val (path, telling);
}

static void
tell (TlMap *map, GPtrArray *tour, const Telling *telling)
{
  TlStop *stop = add_stop (tour, telling->touchpoint);

  g_ptr_array_add (stop->lit, telling->touchpoint);
  for (guint i = 0; i < telling->effects->len; i++)
    {
      TlElement *effect = tl_map_get_ref (map, telling->effects->pdata[i], TL_PROPERTY_TO);

      if (effect == telling->touchpoint || !is_shown (map, effect))
        continue;
      g_ptr_array_add (stop->lit, effect);
      g_ptr_array_add (stop->lit, telling->effects->pdata[i]);
    }
}

/* All that the touchpoint leads to, and then itself. By a path of our own: a thread may be longer
 * than the stack is deep. */
static void
tell_from (TlMap *map, GPtrArray *tour, TlElement *touchpoint, GHashTable *waiting)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Telling));

  g_array_set_clear_func (path, telling_clear);
  tell_next (map, path, touchpoint, waiting);
  while (path->len > 0)
    {
      Telling *last = &g_array_index (path, Telling, path->len - 1);
      TlElement *effect = NULL;

      if (last->next < last->effects->len)
        {
          effect = tl_map_get_ref (map, last->effects->pdata[last->next++], TL_PROPERTY_TO);
          if (g_hash_table_contains (waiting, effect))
            tell_next (map, path, effect, waiting);
          continue;
        }
      tell (map, tour, last);
      g_array_set_size (path, path->len - 1);
    }
}

GPtrArray *
tl_tour_along_causes (TlMap *map, TlElement *touchpoint)
{
  g_autoptr (GPtrArray) trace = tl_causes_trace (map, &touchpoint, 1);
  g_autoptr (GPtrArray) touchpoints = list_touchpoints (map, trace);
  g_autoptr (GHashTable) waiting = g_hash_table_new (NULL, NULL);
  GPtrArray *tour = make_tour (g_steal_pointer (&trace));

  if (touchpoints->len < 2)
    return tour;
  for (guint i = 0; i < touchpoints->len; i++)
    g_hash_table_add (waiting, touchpoints->pdata[i]);
  for (guint i = 0; i < touchpoints->len; i++)
    if (g_hash_table_contains (waiting, touchpoints->pdata[i]))
      tell_from (map, tour, touchpoints->pdata[i], waiting);
  return tour;
}
