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

/* Counts moments in the order of time, with what is moved where it would be. */
typedef struct
{
  GHashTable *places;
  guint n;
  TlElement *moved, *parent, *before; /* NULL: nothing is moved */
} Numbering;

static void
number_moment (Numbering *numbering, TlElement *moment)
{
  g_hash_table_insert (numbering->places, moment, GUINT_TO_POINTER (++numbering->n));
}

static void
number_stage (Numbering *numbering, TlElement *stage)
{
  gboolean takes = numbering->moved != NULL && stage == numbering->parent;

  for (TlElement *child = tl_element_get_first_child (stage); child != NULL;
       child = tl_element_get_next (child))
    {
      if (takes && child == numbering->before)
        number_moment (numbering, numbering->moved);
      if (child != numbering->moved && tl_element_get_kind (child) == TL_KIND_MOMENT)
        number_moment (numbering, child);
    }
  if (takes && numbering->before == NULL)
    number_moment (numbering, numbering->moved);
}

GHashTable *
tl_spans_number_moments (TlMap *map, TlElement *moved, TlElement *parent, TlElement *before)
{
  Numbering numbering = { g_hash_table_new (NULL, NULL), 0, moved, parent, before };
  gboolean takes = moved != NULL && tl_element_get_kind (moved) == TL_KIND_STAGE;

  for (TlElement *stage = tl_map_get_first (map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    {
      if (takes && stage == before)
        number_stage (&numbering, moved);
      if (stage != moved)
        number_stage (&numbering, stage);
    }
  if (takes && before == NULL)
    number_stage (&numbering, moved);
  return numbering.places;
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
  g_autoptr (GHashTable) places = tl_spans_number_moments (map, NULL, NULL, NULL);

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

GHashTable *
tl_spans_foresee (TlSpans *spans, GHashTable *places)
{
  GHashTable *then = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < spans->stays->len; i++)
    {
      const Stay *stay = &g_array_index (spans->stays, Stay, i);

      g_hash_table_insert (then, stay->card, GUINT_TO_POINTER (find_span (spans, places, stay)));
    }
  return then;
}

void
tl_spans_free (TlSpans *spans)
{
  g_ptr_array_unref (spans->moments);
  g_array_unref (spans->stays);
  g_hash_table_unref (spans->moving);
  g_free (spans);
}

void
tl_spans_keep (TlSpans *spans, TlHistory *history)
{
  g_autoptr (GHashTable) places = tl_spans_number_moments (spans->map, NULL, NULL, NULL);

  for (guint i = 0; i < spans->stays->len; i++)
    {
      const Stay *stay = &g_array_index (spans->stays, Stay, i);

      tl_operations_set_span (history, stay->card, (int) find_span (spans, places, stay));
    }
  tl_spans_free (spans);
}
