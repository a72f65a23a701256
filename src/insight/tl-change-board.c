/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-change-board.h"

#include <string.h>

#include "tl-findings.h"

static void
card_free (gpointer data)
{
  TlChangeCard *card = data;

  g_ptr_array_unref (card->addresses);
  g_array_unref (card->needs);
  g_free (card);
}

/* The elements a list of ids names. */
static GPtrArray *
list_named (TlMap *map, const TlElement *change, TlProperty property)
{
  g_auto (GStrv) ids = tl_element_dup_words (change, property);
  GPtrArray *elements = g_ptr_array_new ();

  for (guint i = 0; ids[i] != NULL; i++)
    if (tl_map_find (map, ids[i]) != NULL)
      g_ptr_array_add (elements, tl_map_find (map, ids[i]));
  return elements;
}

/* Of every touchpoint that a change addresses, how far that is. */
static GHashTable *
read_states (TlMap *map)
{
  GHashTable *states = g_hash_table_new (NULL, NULL);

  for (TlElement *change = tl_map_get_first (map, TL_KIND_CHANGE); change != NULL;
       change = tl_element_get_next_of_kind (change))
    {
      int status = tl_element_get_choice (change, TL_PROPERTY_STATUS);
      guint state = status == TL_CHANGE_DONE ? TL_NEED_DONE : TL_NEED_ADDRESSED;
      g_autoptr (GPtrArray) addressed = list_named (map, change, TL_PROPERTY_ADDRESSES);

      for (guint i = 0; status != TL_CHANGE_DROPPED && i < addressed->len; i++)
        if (GPOINTER_TO_UINT (g_hash_table_lookup (states, addressed->pdata[i])) < state)
          g_hash_table_insert (states, addressed->pdata[i], GUINT_TO_POINTER (state));
    }
  return states;
}

static GArray *
list_needs (TlMap *map, const TlElement *change, GHashTable *states)
{
  g_autoptr (GPtrArray) needed = list_named (map, change, TL_PROPERTY_NEEDS);
  GArray *needs = g_array_new (FALSE, FALSE, sizeof (TlChangeNeed));

  for (guint i = 0; i < needed->len; i++)
    {
      TlElement *touchpoint = needed->pdata[i];
      TlChangeNeed need = { touchpoint,
                            GPOINTER_TO_UINT (g_hash_table_lookup (states, touchpoint)) };

      g_array_append_val (needs, need);
    }
  return needs;
}

/* Change → what findings miss of it, for those that are open. */
static GHashTable *
read_misses (const GPtrArray *findings)
{
  static const struct
  {
    const char *rule;
    TlChangeMisses misses;
  } rules[] = { { "change-without-owner", TL_CHANGE_MISSES_OWNER },
                { "change-without-date", TL_CHANGE_MISSES_DATE },
                { "change-without-need", TL_CHANGE_MISSES_NEEDS },
                { "change-addresses-nothing", TL_CHANGE_MISSES_ADDRESSES } };
  GHashTable *misses = g_hash_table_new (NULL, NULL);

  for (guint i = 0; findings != NULL && i < findings->len; i++)
    for (guint k = 0; k < G_N_ELEMENTS (rules); k++)
      {
        const TlFinding *finding = findings->pdata[i];
        gpointer change;

        if (finding->state != TL_FINDING_OPEN || !g_str_equal (finding->rule, rules[k].rule))
          continue;
        change = finding->elements->pdata[0];
        g_hash_table_insert (misses, change,
                             GUINT_TO_POINTER (
                                 GPOINTER_TO_UINT (g_hash_table_lookup (misses, change)) |
                                 rules[k].misses));
      }
  return misses;
}

/* Findings are found a while after a change was made: what is there by now is missed no more. */
static guint
list_missing (const TlChangeCard *card)
{
  guint missing = 0;

  if (!card->is_ahead)
    return 0;
  if (card->owner == NULL)
    missing |= TL_CHANGE_MISSES_OWNER;
  if (tl_element_get (card->change, TL_PROPERTY_DUE) == NULL)
    missing |= TL_CHANGE_MISSES_DATE;
  if (card->needs->len == 0)
    missing |= TL_CHANGE_MISSES_NEEDS;
  if (card->addresses->len == 0)
    missing |= TL_CHANGE_MISSES_ADDRESSES;
  return missing;
}

gboolean
tl_change_is_ahead (const TlElement *change)
{
  int status = tl_element_get_choice (change, TL_PROPERTY_STATUS);

  return status != TL_CHANGE_DONE && status != TL_CHANGE_DROPPED;
}

gboolean
tl_change_is_overdue (const TlElement *change, const char *today)
{
  const char *due = tl_element_get (change, TL_PROPERTY_DUE);

  return tl_change_is_ahead (change) && due != NULL && strcmp (due, today) < 0;
}

static TlChangeCard *
card_new (TlMap *map, TlElement *change, const char *today, GHashTable *states, GHashTable *misses)
{
  TlChangeCard *card = g_new0 (TlChangeCard, 1);

  card->change = change;
  card->status = (TlChangeStatus) tl_element_get_choice (change, TL_PROPERTY_STATUS);
  card->owner = tl_map_get_ref (map, change, TL_PROPERTY_OWNER);
  card->team = card->owner != NULL ? tl_map_get_ref (map, card->owner, TL_PROPERTY_TEAM) : NULL;
  card->goal = tl_map_get_ref (map, change, TL_PROPERTY_GOAL);
  card->is_ahead = tl_change_is_ahead (change);
  card->is_overdue = tl_change_is_overdue (change, today);
  card->addresses = list_named (map, change, TL_PROPERTY_ADDRESSES);
  card->needs = list_needs (map, change, states);
  card->misses = GPOINTER_TO_UINT (g_hash_table_lookup (misses, change)) & list_missing (card);
  return card;
}

static gboolean
is_of (TlMap *map, const TlElement *change, const char *owner)
{
  const TlElement *role = tl_map_get_ref (map, change, TL_PROPERTY_OWNER);

  if (owner == NULL)
    return TRUE;
  return role != NULL ? g_str_equal (tl_element_get_id (role), owner) : *owner == '\0';
}

TlChangeBoard *
tl_change_board_new (TlMap *map, const char *today, const GPtrArray *findings, const char *owner)
{
  TlChangeBoard *board = g_new0 (TlChangeBoard, 1);
  g_autoptr (GHashTable) states = read_states (map);
  g_autoptr (GHashTable) misses = read_misses (findings);

  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    board->columns[i] = g_ptr_array_new_with_free_func (card_free);
  for (TlElement *change = tl_map_get_first (map, TL_KIND_CHANGE); change != NULL;
       change = tl_element_get_next_of_kind (change))
    if (is_of (map, change, owner))
      {
        TlChangeCard *card = card_new (map, change, today, states, misses);

        g_ptr_array_add (board->columns[card->status], card);
      }
  return board;
}

void
tl_change_board_free (TlChangeBoard *board)
{
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    g_ptr_array_unref (board->columns[i]);
  g_free (board);
}

guint
tl_change_board_count (const TlChangeBoard *board)
{
  guint n = 0;

  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    n += board->columns[i]->len;
  return n;
}

GPtrArray *
tl_change_board_list_owners (TlMap *map)
{
  g_autoptr (GHashTable) owning = g_hash_table_new (NULL, NULL);
  GPtrArray *owners = g_ptr_array_new ();

  for (TlElement *change = tl_map_get_first (map, TL_KIND_CHANGE); change != NULL;
       change = tl_element_get_next_of_kind (change))
    if (tl_map_get_ref (map, change, TL_PROPERTY_OWNER) != NULL)
      g_hash_table_add (owning, tl_map_get_ref (map, change, TL_PROPERTY_OWNER));
  for (TlElement *role = tl_map_get_first (map, TL_KIND_ROLE); role != NULL;
       role = tl_element_get_next_of_kind (role))
    if (g_hash_table_contains (owning, role))
      g_ptr_array_add (owners, role);
  return owners;
}
