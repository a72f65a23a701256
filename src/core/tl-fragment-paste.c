/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fragment-private.h"

#include "tl-file-private.h"
#include "tl-fragment-roles.h"
#include "tl-history-private.h"
#include "tl-map-private.h"
#include "tl-operations-private.h"

/* One paste on its way. */
typedef struct
{
  TlHistory *history;
  TlMap *map;
  TlMap *fragment;
  TlFragmentGrid *grid;
  TlFragmentRoles *roles;
  GPtrArray *lanes;   /* of the map, from the one the first row lands in */
  GPtrArray *moments; /* of the map, from the one the first column lands in */
  GHashTable *below;  /* place → the element the next card of the cell is put before */
  GHashTable *copies; /* id in the fragment → TlElement of the map */
  gboolean choose_kinds;
  gboolean keep_foreign; /* what no version of ours knows means the same in the map */
  TlPasted *pasted;
} Paste;

/* Those a card can be put into by hand, from the cell's on, or from further up when that leaves too
 * few for all rows. */
static GPtrArray *
list_lanes (TlMap *map, TlElement *first, guint n_rows)
{
  GPtrArray *lanes = g_ptr_array_new ();
  guint start = 0, spare;

  for (TlElement *lane = tl_map_get_first (map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    if (tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS &&
        (lane == first || !tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN)))
      {
        start = lane == first ? lanes->len : start;
        g_ptr_array_add (lanes, lane);
      }
  spare = lanes->len > n_rows ? lanes->len - n_rows : 0;
  g_ptr_array_remove_range (lanes, 0, MIN (start, spare));
  return lanes;
}

static GPtrArray *
list_moments (Paste *paste, TlElement *first, guint n_columns)
{
  GPtrArray *moments = g_ptr_array_new ();
  TlElement *stage = tl_map_get_last (paste->map, TL_KIND_STAGE);

  for (TlElement *moment = first; moment != NULL && moments->len < n_columns;
       moment = tl_element_get_next_of_kind (moment))
    g_ptr_array_add (moments, moment);
  for (; moments->len < n_columns; paste->pasted->n_moments++)
    g_ptr_array_add (moments, tl_history_add (paste->history, TL_KIND_MOMENT, NULL, stage, NULL));
  return moments;
}

/* The columns that cards start in: what a span has beyond them is cut. */
static guint
count_columns (Paste *paste, const GPtrArray *cards)
{
  guint n = 0;

  for (guint i = 0; i < cards->len; i++)
    n = MAX (n, tl_fragment_grid_get_column (paste->grid, paste->fragment, cards->pdata[i]) + 1);
  return n;
}

static void
rescale_feeling (Paste *paste, TlElement *card)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  double feeling, low, high, own_low, own_high;

  tl_map_get_scale (paste->fragment, &low, &high);
  tl_map_get_scale (paste->map, &own_low, &own_high);
  if ((low == own_low && high == own_high) ||
      !tl_element_get_number (card, TL_PROPERTY_FEELING, &feeling))
    return;
  feeling = own_low + (feeling - low) / (high - low) * (own_high - own_low);
  feeling = CLAMP (feeling, own_low, own_high);
  g_ascii_formatd (text, sizeof text, "%.4g", feeling == 0 ? 0.0 : feeling);
  tl_fragment_take (card, TL_PROPERTY_FEELING, g_strdup (text));
}

static void
cut_span (TlElement *card, TlElement *moment)
{
  int span = tl_element_get_integer (card, TL_PROPERTY_SPAN, 1);
  int fitting = tl_operations_cut_span (moment, span);

  if (fitting < span)
    tl_fragment_take (card, TL_PROPERTY_SPAN,
                      fitting == 1 ? NULL : g_strdup_printf ("%d", fitting));
}

/* Where a card of the fragment lands. */
static TlCell
find_cell (Paste *paste, const TlElement *original, guint *place)
{
  guint row = tl_fragment_grid_get_row (paste->grid, paste->fragment, original);
  guint column = tl_fragment_grid_get_column (paste->grid, paste->fragment, original);

  if (row >= paste->lanes->len)
    {
      row = paste->lanes->len - 1;
      paste->pasted->n_crowded++;
    }
  *place = row * paste->moments->len + column;
  return (TlCell){ paste->lanes->pdata[row], paste->moments->pdata[column] };
}

/* Cards of one cell follow each other: what is below the first of them is looked for once. */
static TlElement *
find_below (Paste *paste, TlCell cell, guint place)
{
  TlElement *above, *below;
  gpointer known;

  if (g_hash_table_lookup_extended (paste->below, GUINT_TO_POINTER (place), NULL, &known))
    return known;
  above = tl_operations_find_card_above (paste->map, cell, NULL, NULL);
  below = above != NULL ? above->next
                        : tl_history_find_place (paste->history, TL_KIND_TOUCHPOINT,
                                                 tl_map_get_root (paste->map));
  return below;
}

static TlElement *
make_copy (Paste *paste, const TlElement *original)
{
  g_autofree char *id = tl_map_make_id (paste->map, original->kind);
  TlElement *copy = tl_element_copy (original, id);

  if (!paste->keep_foreign)
    tl_element_drop_foreign (copy);
  return copy;
}

static void
paste_card (Paste *paste, TlElement *original)
{
  guint place;
  TlCell cell = find_cell (paste, original, &place);
  TlElement *card = make_copy (paste, original);
  TlElement *below = find_below (paste, cell, place);

  tl_fragment_take (card, TL_PROPERTY_LANE, g_strdup (cell.lane->id));
  tl_fragment_take (card, TL_PROPERTY_MOMENT, g_strdup (cell.moment->id));
  if (paste->choose_kinds)
    tl_fragment_take (card, TL_PROPERTY_KIND,
                      g_strdup (tl_kind_get_choices (TL_KIND_TOUCHPOINT,
                                                     TL_PROPERTY_KIND)[tl_operations_suggest_kind (
                                                                           cell.lane)]
                                    .name));
  tl_fragment_roles_translate (paste->roles, card);
  rescale_feeling (paste, card);
  cut_span (card, cell.moment);
  tl_history_add_element (paste->history, card, tl_map_get_root (paste->map), below);
  g_hash_table_insert (paste->below, GUINT_TO_POINTER (place), card->next);
  g_hash_table_insert (paste->copies, original->id, card);
  g_ptr_array_add (paste->pasted->touchpoints, card);
}

static void
redirect (Paste *paste, TlElement *link, TlProperty property)
{
  TlElement *end = g_hash_table_lookup (paste->copies, tl_element_get (link, property));

  tl_fragment_take (link, property, g_strdup (end->id));
}

static void
paste_links (Paste *paste)
{
  TlElement *root = tl_map_get_root (paste->map);
  TlElement *before = tl_history_find_place (paste->history, TL_KIND_LINK, root);

  for (TlElement *original = tl_map_get_first (paste->fragment, TL_KIND_LINK); original != NULL;
       original = tl_element_get_next_of_kind (original))
    {
      TlElement *link = make_copy (paste, original);

      redirect (paste, link, TL_PROPERTY_FROM);
      redirect (paste, link, TL_PROPERTY_TO);
      tl_history_add_element (paste->history, link, root, before);
    }
}

static void
paste_all (Paste *paste, const GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    paste_card (paste, cards->pdata[i]);
  paste_links (paste);
  paste->pasted->n_unknown = tl_fragment_roles_count_unknown (paste->roles);
}

void
tl_fragment_paste (
    TlHistory *history, TlMap *fragment, TlCell cell, gboolean choose_kinds, TlPasted *pasted)
{
  TlMap *map = tl_history_get_map (history);
  g_autoptr (GPtrArray) cards = tl_fragment_list_cards (fragment);
  g_autoptr (TlFragmentGrid) grid =
      tl_fragment_grid_new (fragment, (TlElement **) cards->pdata, cards->len);
  g_autoptr (TlFragmentRoles) roles = tl_fragment_roles_new (fragment, map);
  g_autoptr (GPtrArray) lanes = list_lanes (map, cell.lane, grid->lanes->len), moments = NULL;
  g_autoptr (GHashTable) below = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) copies = g_hash_table_new (g_str_hash, g_str_equal);
  Paste paste = {
    .history = history,
    .map = map,
    .fragment = fragment,
    .grid = grid,
    .roles = roles,
    .lanes = lanes,
    .below = below,
    .copies = copies,
    .choose_kinds = choose_kinds,
    .keep_foreign = tl_file_declares_all_of (tl_map_get_root (map), tl_map_get_root (fragment)),
    .pasted = pasted,
  };

  *pasted = (TlPasted){ g_ptr_array_sized_new (cards->len), 0, 0, 0 };
  moments = list_moments (&paste, cell.moment, count_columns (&paste, cards));
  paste.moments = moments;
  paste_all (&paste, cards);
}

void
tl_pasted_clear (TlPasted *pasted)
{
  g_clear_pointer (&pasted->touchpoints, g_ptr_array_unref);
}
