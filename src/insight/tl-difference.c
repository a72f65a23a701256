/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-difference.h"

#include <string.h>

#include "tl-experience.h"

static TlElement *
find_same (TlMap *map, const TlElement *element)
{
  TlElement *same = tl_map_find (map, tl_element_get_id (element));

  return same != NULL && tl_element_get_kind (same) == tl_element_get_kind (element) ? same : NULL;
}

/* Where a card stands is its place, not a value of it. */
static gboolean
is_place (TlKind kind, TlProperty property)
{
  return kind == TL_KIND_TOUCHPOINT &&
         (property == TL_PROPERTY_LANE || property == TL_PROPERTY_MOMENT);
}

/* TRUE when any value is another one. */
static gboolean
compare_values (TlDifference *self, TlElement *before, TlElement *after)
{
  TlKind kind = tl_element_get_kind (after);
  guint n, n_before = self->changed->len;
  const TlPropertySpec *specs = tl_kind_get_properties (kind, &n);

  for (guint i = 0; i < n; i++)
    {
      TlChanged changed = { before, after, specs[i].property,
                            tl_element_get (before, specs[i].property),
                            tl_element_get (after, specs[i].property) };

      if (!is_place (kind, specs[i].property) && g_strcmp0 (changed.from, changed.to) != 0)
        g_array_append_val (self->changed, changed);
    }
  return self->changed->len > n_before;
}

static gboolean
names_another (const TlElement *before, const TlElement *after, TlProperty property)
{
  return g_strcmp0 (tl_element_get (before, property), tl_element_get (after, property)) != 0;
}

static TlLayer
get_layer (TlMap *map, const TlElement *card)
{
  const TlElement *lane = tl_map_get_ref (map, card, TL_PROPERTY_LANE);

  return (TlLayer) (lane != NULL ? tl_element_get_choice (lane, TL_PROPERTY_LAYER) : -1);
}

/* Only moments have another parent than the map, which need not have the same id. */
static gboolean
has_other_parent (const TlElement *before, const TlElement *after)
{
  return tl_element_get_kind (after) == TL_KIND_MOMENT &&
         g_strcmp0 (tl_element_get_id (tl_element_get_parent (before)),
                    tl_element_get_id (tl_element_get_parent (after))) != 0;
}

/* Whether it stands elsewhere, as far as one sees that from the two alone. */
static gboolean
is_elsewhere (const TlElement *before, const TlElement *after)
{
  if (tl_element_get_kind (after) == TL_KIND_TOUCHPOINT)
    return names_another (before, after, TL_PROPERTY_LANE) ||
           names_another (before, after, TL_PROPERTY_MOMENT);
  return has_other_parent (before, after);
}

/* The order of siblings. Those that need not have moved are a longest run whose order is kept
 * (patience sorting: C. Schensted, Longest increasing and decreasing subsequences, 1961). */

typedef struct
{
  TlElement *before, *after;
  guint place;  /* among its siblings of before */
  int previous; /* in the run that ends here; -1: it begins here */
  gboolean stayed;
} Sibling;

/* How many runs there are that end with less: where to put this one. */
static guint
find_run (const GArray *siblings, const GArray *ends, guint place)
{
  guint low = 0, high = ends->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int end = g_array_index (ends, int, middle);

      if (g_array_index (siblings, Sibling, end).place < place)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
mark_stayed (GArray *siblings)
{
  g_autoptr (GArray) ends = g_array_new (FALSE, FALSE, sizeof (int));
  int at = -1;

  for (int i = 0; i < (int) siblings->len; i++)
    {
      Sibling *sibling = &g_array_index (siblings, Sibling, i);
      guint run = find_run (siblings, ends, sibling->place);

      sibling->previous = run > 0 ? g_array_index (ends, int, run - 1) : -1;
      if (run == ends->len)
        g_array_append_val (ends, i);
      else
        g_array_index (ends, int, run) = i;
    }
  if (ends->len > 0)
    at = g_array_index (ends, int, ends->len - 1);
  for (; at >= 0; at = g_array_index (siblings, Sibling, at).previous)
    g_array_index (siblings, Sibling, at).stayed = TRUE;
}

/* Those of one kind below `parent` that were below it before. */
static GArray *
list_siblings (TlMap *map_before, const TlElement *parent, TlKind kind, GHashTable *places)
{
  GArray *siblings = g_array_new (FALSE, FALSE, sizeof (Sibling));

  for (TlElement *after = tl_element_get_first_child (parent); after != NULL;
       after = tl_element_get_next (after))
    {
      Sibling sibling = { .after = after };

      if (tl_element_get_kind (after) != kind)
        continue;
      sibling.before = find_same (map_before, after);
      if (sibling.before == NULL || has_other_parent (sibling.before, after))
        continue;
      sibling.place = GPOINTER_TO_UINT (g_hash_table_lookup (places, sibling.before));
      g_array_append_val (siblings, sibling);
    }
  return siblings;
}

static void
compare_order (
    TlMap *map_before, const TlElement *parent, TlKind kind, GHashTable *places, GHashTable *moved)
{
  g_autoptr (GArray) siblings = list_siblings (map_before, parent, kind, places);

  mark_stayed (siblings);
  for (guint i = 0; i < siblings->len; i++)
    {
      const Sibling *sibling = &g_array_index (siblings, Sibling, i);

      if (!sibling->stayed)
        g_hash_table_add (moved, sibling->after);
    }
}

/* Elements that have an order, to their places in the map. */
static GHashTable *
number_places (TlMap *map)
{
  static const TlKind kinds[] = { TL_KIND_STAGE, TL_KIND_MOMENT, TL_KIND_LANE };
  GHashTable *places = g_hash_table_new (NULL, NULL);
  guint place = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (TlElement *element = tl_map_get_first (map, kinds[i]); element != NULL;
         element = tl_element_get_next_of_kind (element))
      g_hash_table_insert (places, element, GUINT_TO_POINTER (place++));
  return places;
}

/* The set of those whose order changed. */
static GHashTable *
find_reordered (TlMap *before, TlMap *after)
{
  g_autoptr (GHashTable) places = number_places (before);
  GHashTable *moved = g_hash_table_new (NULL, NULL);

  compare_order (before, tl_map_get_root (after), TL_KIND_STAGE, places, moved);
  compare_order (before, tl_map_get_root (after), TL_KIND_LANE, places, moved);
  for (TlElement *stage = tl_map_get_first (after, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    compare_order (before, stage, TL_KIND_MOMENT, places, moved);
  return moved;
}

static void
compare_element (TlDifference *self,
                 TlMap *map_before,
                 TlMap *map_after,
                 TlElement *after,
                 GHashTable *reordered)
{
  TlMoved moved = { find_same (map_before, after), after, FALSE };
  gboolean is_moved, is_changed;

  if (moved.before == NULL)
    {
      g_ptr_array_add (self->added, after);
      return;
    }
  if (tl_element_get_kind (after) == TL_KIND_TOUCHPOINT)
    {
      self->n_met++;
      self->n_renamed += names_another (moved.before, after, TL_PROPERTY_TITLE);
    }
  is_changed = compare_values (self, moved.before, after);
  /* Or its lane did, and took it along. */
  moved.crossed = tl_element_get_kind (after) == TL_KIND_TOUCHPOINT &&
                  get_layer (map_before, moved.before) != get_layer (map_after, after);
  is_moved = moved.crossed || is_elsewhere (moved.before, after) ||
             g_hash_table_contains (reordered, after);
  if (is_moved)
    g_array_append_val (self->moved, moved);
  if (!is_moved && !is_changed)
    self->n_kept++;
}

static void
compare_maps (TlDifference *self, TlMap *before, TlMap *after)
{
  g_autoptr (GHashTable) reordered = find_reordered (before, after);

  compare_values (self, tl_map_get_root (before), tl_map_get_root (after));
  for (TlKind kind = TL_KIND_MAP + 1; kind < TL_N_KINDS; kind++)
    {
      for (TlElement *element = tl_map_get_first (after, kind); element != NULL;
           element = tl_element_get_next_of_kind (element))
        compare_element (self, before, after, element, reordered);
      for (TlElement *element = tl_map_get_first (before, kind); element != NULL;
           element = tl_element_get_next_of_kind (element))
        if (find_same (after, element) == NULL)
          g_ptr_array_add (self->removed, element);
    }
}

static void
sum_up_card (TlMap *map,
             const TlElement *card,
             TlMapSummary *summary,
             GHashTable *owners,
             TlExperienceSum *felt)
{
  TlElement *role = tl_map_get_ref (map, card, TL_PROPERTY_ACCOUNTABLE);
  TlExperience experience = tl_experience_of_touchpoint (map, card);
  TlLayer layer = get_layer (map, card);

  summary->n_touchpoints++;
  if (role != NULL)
    {
      summary->n_owned++;
      g_hash_table_add (owners, role);
    }
  if (layer < TL_N_LAYERS)
    tl_experience_sum_add (&felt[layer], &experience);
}

static void
sum_up (TlMap *map, TlMapSummary *summary)
{
  g_autoptr (GHashTable) owners = g_hash_table_new (NULL, NULL);
  TlExperienceSum felt[TL_N_LAYERS] = { { 0 } };

  summary->n_moments = tl_map_count (map, TL_KIND_MOMENT);
  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    sum_up_card (map, card, summary, owners, felt);
  for (TlElement *link = tl_map_get_first (map, TL_KIND_LINK); link != NULL;
       link = tl_element_get_next_of_kind (link))
    summary->n_hand_offs += tl_element_get_choice (link, TL_PROPERTY_KIND) == TL_LINK_HANDS_OFF;
  summary->n_owners = g_hash_table_size (owners);
  for (guint layer = 0; layer < TL_N_LAYERS; layer++)
    summary->feeling[layer] = tl_experience_sum_get_mean (&felt[layer]);
}

TlDifference *
tl_difference_new (TlMap *before, TlMap *after)
{
  TlDifference *self = g_new0 (TlDifference, 1);

  self->added = g_ptr_array_new ();
  self->removed = g_ptr_array_new ();
  self->moved = g_array_new (FALSE, FALSE, sizeof (TlMoved));
  self->changed = g_array_new (FALSE, FALSE, sizeof (TlChanged));
  compare_maps (self, before, after);
  sum_up (before, &self->before);
  sum_up (after, &self->after);
  return self;
}

void
tl_difference_free (TlDifference *self)
{
  g_ptr_array_unref (self->added);
  g_ptr_array_unref (self->removed);
  g_array_unref (self->moved);
  g_array_unref (self->changed);
  g_free (self);
}

gboolean
tl_difference_is_empty (const TlDifference *self)
{
  return self->added->len == 0 && self->removed->len == 0 && self->moved->len == 0 &&
         self->changed->len == 0;
}
