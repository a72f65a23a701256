/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fragment-private.h"

#include "tl-file-private.h"
#include "tl-map-private.h"

/* What names a role or a goal. */
static const TlProperty references[] = { TL_PROPERTY_RESPONSIBLE, TL_PROPERTY_ACCOUNTABLE,
                                         TL_PROPERTY_CONSULTED, TL_PROPERTY_INFORMED,
                                         TL_PROPERTY_GOAL };

/* The first index of those used and the one behind the last. */
typedef struct
{
  guint start, end;
} Range;

static void
range_take (Range *range, guint index)
{
  range->start = range->end == 0 ? index : MIN (range->start, index);
  range->end = MAX (range->end, index + 1);
}

static GHashTable *
index_elements (GPtrArray *elements)
{
  GHashTable *indices = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < elements->len; i++)
    g_hash_table_insert (indices, elements->pdata[i], GUINT_TO_POINTER (i));
  return indices;
}

static guint
get_index (GHashTable *indices, const TlElement *element)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (indices, element));
}

/* The elements from the first that is used to the last. Takes `all`. */
static GPtrArray *
cut_to_range (GPtrArray *all, Range range)
{
  g_ptr_array_set_size (all, (int) range.end);
  if (range.start > 0)
    g_ptr_array_remove_range (all, 0, range.start);
  return all;
}

static GPtrArray *
list_lanes (TlMap *map, TlElement *const *touchpoints, guint n)
{
  GPtrArray *lanes = g_ptr_array_new ();
  g_autoptr (GHashTable) used = g_hash_table_new (NULL, NULL);
  Range range = { 0, 0 };

  for (guint i = 0; i < n; i++)
    g_hash_table_add (used, tl_map_get_ref (map, touchpoints[i], TL_PROPERTY_LANE));
  for (TlElement *lane = tl_map_get_first (map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    {
      gboolean is_used = g_hash_table_contains (used, lane);

      if (tl_element_get_choice (lane, TL_PROPERTY_KIND) != TL_LANE_TOUCHPOINTS ||
          (!is_used && tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN)))
        continue;
      if (is_used)
        range_take (&range, lanes->len);
      g_ptr_array_add (lanes, lane);
    }
  return cut_to_range (lanes, range);
}

static GPtrArray *
list_moments (TlMap *map, TlElement *const *touchpoints, guint n)
{
  GPtrArray *moments = g_ptr_array_new ();
  g_autoptr (GHashTable) indices = NULL;
  Range range = { 0, 0 };

  for (TlElement *moment = tl_map_get_first (map, TL_KIND_MOMENT); moment != NULL;
       moment = tl_element_get_next_of_kind (moment))
    g_ptr_array_add (moments, moment);
  indices = index_elements (moments);
  for (guint i = 0; i < n; i++)
    {
      int span = tl_element_get_integer (touchpoints[i], TL_PROPERTY_SPAN, 1);
      guint first = get_index (indices, tl_map_get_ref (map, touchpoints[i], TL_PROPERTY_MOMENT));

      range_take (&range, first);
      range_take (&range, MIN (first + (guint) span, moments->len) - 1);
    }
  return cut_to_range (moments, range);
}

TlFragmentGrid *
tl_fragment_grid_new (TlMap *map, TlElement *const *touchpoints, guint n)
{
  TlFragmentGrid *grid = g_new (TlFragmentGrid, 1);

  grid->lanes = list_lanes (map, touchpoints, n);
  grid->moments = list_moments (map, touchpoints, n);
  grid->indices = index_elements (grid->lanes);
  for (guint i = 0; i < grid->moments->len; i++)
    g_hash_table_insert (grid->indices, grid->moments->pdata[i], GUINT_TO_POINTER (i));
  return grid;
}

void
tl_fragment_grid_free (TlFragmentGrid *grid)
{
  g_ptr_array_unref (grid->lanes);
  g_ptr_array_unref (grid->moments);
  g_hash_table_unref (grid->indices);
  g_free (grid);
}

guint
tl_fragment_grid_get_row (TlFragmentGrid *grid, TlMap *map, const TlElement *touchpoint)
{
  return get_index (grid->indices, tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE));
}

guint
tl_fragment_grid_get_column (TlFragmentGrid *grid, TlMap *map, const TlElement *touchpoint)
{
  return get_index (grid->indices, tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT));
}

GPtrArray *
tl_fragment_list_cards (TlMap *map)
{
  GPtrArray *cards = g_ptr_array_sized_new (tl_map_count (map, TL_KIND_TOUCHPOINT));

  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    g_ptr_array_add (cards, card);
  return cards;
}

void
tl_fragment_take (TlElement *element, TlProperty property, char *text)
{
  tl_element_take_value (element, (guint) tl_kind_get_slot (element->kind, property), text);
}

static void
insert_copy (TlMap *fragment, const TlElement *original)
{
  tl_map_insert (fragment, tl_element_copy (original, original->id), tl_map_get_root (fragment),
                 NULL);
}

/* An element that has nothing of the original but its id and these values. */
static TlElement *
insert_part (TlMap *fragment,
             const TlElement *original,
             TlElement *parent,
             const TlProperty *properties,
             guint n)
{
  TlElement *element = tl_element_new (original->kind, original->id);

  for (guint i = 0; i < n; i++)
    tl_fragment_take (element, properties[i], g_strdup (tl_element_get (original, properties[i])));
  tl_map_insert (fragment, element, parent, NULL);
  return element;
}

static TlElement *
insert_name (TlMap *fragment, const TlElement *original, TlProperty property)
{
  return insert_part (fragment, original, tl_map_get_root (fragment), &property, 1);
}

/* What cards are read by: their language, font and scale of feelings; and, since they may have
 * something no version of ours knows, the names of others that the map declares. */
static void
copy_root (TlMap *map, TlMap *fragment)
{
  static const TlProperty kept[] = { TL_PROPERTY_TITLE, TL_PROPERTY_LANG, TL_PROPERTY_FONT,
                                     TL_PROPERTY_SCALE_LOW, TL_PROPERTY_SCALE_HIGH };
  TlElement *from = tl_map_get_root (map), *to = tl_map_get_root (fragment);

  /* So that no other element's id is taken already. */
  if (g_strcmp0 (to->id, from->id) != 0)
    tl_map_set_id (fragment, to, from->id);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    tl_fragment_take (to, kept[i], g_strdup (tl_element_get (from, kept[i])));
  tl_element_take_foreign_attributes (to, tl_file_dup_declarations (from));
}

static void
copy_role (TlMap *map, TlMap *fragment, TlElement *role)
{
  TlElement *team = tl_map_get_ref (map, role, TL_PROPERTY_TEAM);
  TlElement *copy;

  if (team != NULL && tl_map_find (fragment, team->id) == NULL)
    insert_name (fragment, team, TL_PROPERTY_NAME);
  copy = insert_name (fragment, role, TL_PROPERTY_TITLE);
  if (team != NULL)
    tl_fragment_take (copy, TL_PROPERTY_TEAM, g_strdup (team->id));
}

static void
copy_named (TlMap *map, TlMap *fragment, const TlElement *touchpoint)
{
  for (guint i = 0; i < G_N_ELEMENTS (references); i++)
    {
      g_auto (GStrv) ids = tl_element_dup_words (touchpoint, references[i]);

      for (guint j = 0; ids[j] != NULL; j++)
        {
          TlElement *named = tl_map_find (map, ids[j]);

          if (named == NULL || tl_map_find (fragment, ids[j]) != NULL)
            continue;
          if (named->kind == TL_KIND_ROLE)
            copy_role (map, fragment, named);
          else
            insert_name (fragment, named, TL_PROPERTY_TITLE);
        }
    }
}

static void
copy_moments (TlMap *fragment, const GPtrArray *moments)
{
  static const TlProperty of_stage[] = { TL_PROPERTY_TITLE, TL_PROPERTY_TERRITORY };
  static const TlProperty of_moment[] = { TL_PROPERTY_TITLE, TL_PROPERTY_DURATION };
  TlElement *stage = NULL;

  for (guint i = 0; i < moments->len; i++)
    {
      const TlElement *moment = moments->pdata[i];

      if (stage == NULL || g_strcmp0 (stage->id, moment->parent->id) != 0)
        stage = insert_part (fragment, moment->parent, tl_map_get_root (fragment), of_stage,
                             G_N_ELEMENTS (of_stage));
      insert_part (fragment, moment, stage, of_moment, G_N_ELEMENTS (of_moment));
    }
}

/* A lane is called by its title, or by the name of its person, who stays behind. */
static void
copy_lanes (TlMap *map, TlMap *fragment, const GPtrArray *lanes)
{
  static const TlProperty kept[] = { TL_PROPERTY_LAYER, TL_PROPERTY_KIND, TL_PROPERTY_TITLE,
                                     TL_PROPERTY_SUBTITLE, TL_PROPERTY_TOPIC };

  for (guint i = 0; i < lanes->len; i++)
    {
      const TlElement *lane = lanes->pdata[i];
      TlElement *person = tl_map_get_ref (map, lane, TL_PROPERTY_PERSON);
      TlElement *copy =
          insert_part (fragment, lane, tl_map_get_root (fragment), kept, G_N_ELEMENTS (kept));

      if (person != NULL && tl_element_get (lane, TL_PROPERTY_TITLE) == NULL)
        tl_fragment_take (copy, TL_PROPERTY_TITLE,
                          g_strdup (tl_element_get (person, TL_PROPERTY_NAME)));
    }
}

/* The links between two of the cards, in document order: found from the cards, which may be few of
 * many. */
static void
copy_links (TlMap *map, TlMap *fragment, const GPtrArray *cards)
{
  g_autoptr (GPtrArray) links = g_ptr_array_new ();

  for (guint i = 0; i < cards->len; i++)
    {
      const GPtrArray *referrers = tl_map_get_referrers (map, cards->pdata[i]);

      for (guint j = 0; referrers != NULL && j < referrers->len; j++)
        {
          TlElement *link = referrers->pdata[j];

          if (link->kind == TL_KIND_LINK &&
              tl_map_get_ref (map, link, TL_PROPERTY_FROM) == cards->pdata[i] &&
              tl_map_get_ref (fragment, link, TL_PROPERTY_TO) != NULL)
            g_ptr_array_add (links, link);
        }
    }
  g_ptr_array_sort (links, tl_element_compare_places);
  for (guint i = 0; i < links->len; i++)
    insert_copy (fragment, links->pdata[i]);
}

TlMap *
tl_fragment_new (TlMap *map, TlElement *const *touchpoints, guint n)
{
  TlMap *fragment = tl_map_new ();
  g_autoptr (TlFragmentGrid) grid = tl_fragment_grid_new (map, touchpoints, n);
  g_autoptr (GPtrArray) cards = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (cards, touchpoints[i]);
  g_ptr_array_sort (cards, tl_element_compare_places);
  copy_root (map, fragment);
  for (guint i = 0; i < n; i++)
    copy_named (map, fragment, cards->pdata[i]);
  copy_moments (fragment, grid->moments);
  copy_lanes (map, fragment, grid->lanes);
  for (guint i = 0; i < n; i++)
    insert_copy (fragment, cards->pdata[i]);
  copy_links (map, fragment, cards);
  return fragment;
}
