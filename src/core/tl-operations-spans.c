/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations-spans.h"

#include "tl-operations.h"

typedef struct
{
  TlElement *card;
  guint first, last; /* places of moments at the start */
} Stay;

struct _TlSpans
{
  TlMap *map;
  GPtrArray *moments; /* at the start, in order */
  GArray *stays;
  GHashTable *moving; /* a set */
};

/* moment -> its place, counted from 1. */
static GHashTable *
number_moments (TlMap *map)
{
  GHashTable *places = g_hash_table_new (NULL, NULL);
  guint place = 0;

  for (TlElement *moment = tl_map_get_first (map, TL_KIND_MOMENT); moment != NULL;
       moment = tl_element_get_next_of_kind (moment))
    g_hash_table_insert (places, moment, GUINT_TO_POINTER (++place));
  return places;
}

static guint
get_place (GHashTable *places, const TlElement *moment)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (places, moment)) - 1;
}

TlSpans *
tl_spans_take (TlMap *map)
{
  TlSpans *spans = g_new0 (TlSpans, 1);
  g_autoptr (GHashTable) places = number_moments (map);

  spans->map = map;
  spans->moments = g_ptr_array_new ();
  spans->stays = g_array_new (FALSE, FALSE, sizeof (Stay));
  spans->moving = g_hash_table_new (NULL, NULL);
  for (TlElement *moment = tl_map_get_first (map, TL_KIND_MOMENT); moment != NULL;
       moment = tl_element_get_next_of_kind (moment))
    g_ptr_array_add (spans->moments, moment);
  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    {
      guint span = (guint) tl_element_get_integer (card, TL_PROPERTY_SPAN, 1);
      Stay stay = { .card = card };

      if (span < 2)
        continue;
      stay.first = get_place (places, tl_map_get_ref (map, card, TL_PROPERTY_MOMENT));
      stay.last = MIN (stay.first + span, spans->moments->len) - 1;
      g_array_append_val (spans->stays, stay);
    }
  return spans;
}

void
tl_spans_will_move (TlSpans *spans, TlElement *element)
{
  if (tl_element_get_kind (element) == TL_KIND_MOMENT)
    g_hash_table_add (spans->moving, element);
  for (TlElement *child = tl_element_get_first_child (element); child != NULL;
       child = tl_element_get_next (child))
    if (tl_element_get_kind (child) == TL_KIND_MOMENT)
      g_hash_table_add (spans->moving, child);
}

static gboolean
is_moving (TlSpans *spans, guint place)
{
  return g_hash_table_contains (spans->moving, spans->moments->pdata[place]);
}

/* A card whose start moves lasts as long as the moments it lasted over still follow each other. */
static guint
count_followers (TlSpans *spans, GHashTable *places, const Stay *stay)
{
  guint n = 1;

  while (stay->first + n <= stay->last &&
         get_place (places, spans->moments->pdata[stay->first + n]) ==
             get_place (places, spans->moments->pdata[stay->first]) + n)
    n++;
  return n;
}

static guint
find_span (TlSpans *spans, GHashTable *places, const Stay *stay)
{
  guint last = stay->last;

  if (is_moving (spans, stay->first))
    return count_followers (spans, places, stay);
  while (is_moving (spans, last))
    last--;
  return get_place (places, spans->moments->pdata[last]) -
         get_place (places, spans->moments->pdata[stay->first]) + 1;
}

void
tl_spans_keep (TlSpans *spans, TlHistory *history)
{
  g_autoptr (GHashTable) places = number_moments (spans->map);

  for (guint i = 0; i < spans->stays->len; i++)
    {
      const Stay *stay = &g_array_index (spans->stays, Stay, i);

      tl_operations_set_span (history, stay->card, (int) find_span (spans, places, stay));
    }
  g_ptr_array_unref (spans->moments);
  g_array_unref (spans->stays);
  g_hash_table_unref (spans->moving);
  g_free (spans);
}
