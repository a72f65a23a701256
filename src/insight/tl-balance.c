/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-balance.h"

static void
balance_clear (gpointer data)
{
  TlBalance *balance = data;

  for (int layer = 0; layer < TL_N_LAYERS; layer++)
    g_ptr_array_unref (balance->cells[layer].touchpoints);
}

/* The stages by the element; the place in the list, from 1. */
static GHashTable *
add_stages (TlMap *map, GArray *list)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);

  for (TlElement *stage = tl_map_get_first (map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    {
      TlBalance balance = { .stage = stage, .only = -1 };

      for (int layer = 0; layer < TL_N_LAYERS; layer++)
        balance.cells[layer].touchpoints = g_ptr_array_new ();
      g_array_append_val (list, balance);
      g_hash_table_insert (places, stage, GUINT_TO_POINTER (list->len));
    }
  return places;
}

/* NULL: it is nowhere. */
static TlBalanceCell *
find_cell (TlMap *map, GArray *list, GHashTable *places, const TlElement *touchpoint)
{
  TlElement *moment = tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT);
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);
  int layer = lane != NULL ? tl_element_get_choice (lane, TL_PROPERTY_LAYER) : -1;
  guint place = 0;

  if (moment != NULL)
    place = GPOINTER_TO_UINT (g_hash_table_lookup (places, tl_element_get_parent (moment)));
  if (place == 0 || layer < 0)
    return NULL;
  return &g_array_index (list, TlBalance, place - 1).cells[layer];
}

static void
count_referrers (TlMap *map, GArray *list, GHashTable *places)
{
  for (TlElement *link = tl_map_get_first (map, TL_KIND_LINK); link != NULL;
       link = tl_element_get_next_of_kind (link))
    {
      TlElement *from = tl_map_get_ref (map, link, TL_PROPERTY_FROM);
      TlElement *to = tl_map_get_ref (map, link, TL_PROPERTY_TO);
      TlBalanceCell *start = from != NULL ? find_cell (map, list, places, from) : NULL;
      TlBalanceCell *end = to != NULL ? find_cell (map, list, places, to) : NULL;

      if (start != NULL)
        start->n_links++;
      if (end != NULL && end != start)
        end->n_links++;
    }
  for (TlElement *evidence = tl_map_get_first (map, TL_KIND_EVIDENCE); evidence != NULL;
       evidence = tl_element_get_next_of_kind (evidence))
    {
      TlElement *about = tl_map_get_ref (map, evidence, TL_PROPERTY_ABOUT);
      TlBalanceCell *cell = NULL;

      if (about != NULL && tl_element_get_kind (about) == TL_KIND_TOUCHPOINT)
        cell = find_cell (map, list, places, about);
      if (cell != NULL)
        cell->n_evidence++;
    }
}

/* Where a map has but one layer it is no news that it speaks alone. */
static void
sum_up (GArray *list)
{
  gboolean speaks[TL_N_LAYERS] = { FALSE };
  guint n_layers = 0;

  for (guint i = 0; i < list->len; i++)
    {
      TlBalance *balance = &g_array_index (list, TlBalance, i);
      guint n_speaking = 0;

      for (int layer = 0; layer < TL_N_LAYERS; layer++)
        {
          guint n = balance->cells[layer].touchpoints->len;

          balance->n += n;
          if (n == 0)
            continue;
          balance->only = n_speaking++ == 0 ? layer : -1;
          n_layers += speaks[layer] ? 0 : 1;
          speaks[layer] = TRUE;
        }
    }
  for (guint i = 0; n_layers < 2 && i < list->len; i++)
    g_array_index (list, TlBalance, i).only = -1;
}

GArray *
tl_balance_list (TlMap *map)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlBalance));
  g_autoptr (GHashTable) places = add_stages (map, list);

  g_array_set_clear_func (list, balance_clear);
  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      TlBalanceCell *cell = find_cell (map, list, places, touchpoint);

      if (cell != NULL)
        g_ptr_array_add (cell->touchpoints, touchpoint);
    }
  count_referrers (map, list, places);
  sum_up (list);
  return list;
}
