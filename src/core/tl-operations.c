/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations.h"

#include <string.h>

#include "tl-history-private.h"
#include "tl-map-private.h"
#include "tl-operations-private.h"
#include "tl-operations-spans.h"

/* The card somebody makes in a lane of the organisation, by the position of the lane's topic. */
static const TlTouchpointKind kinds_by_topic[] = {
  TL_TOUCHPOINT_PROCESS,   /* process */
  TL_TOUCHPOINT_SYSTEM,    /* system */
  TL_TOUCHPOINT_POLICY,    /* policy */
  TL_TOUCHPOINT_STRUCTURE, /* structure */
  TL_TOUCHPOINT_CULTURE,   /* culture */
  TL_TOUCHPOINT_POLICY,    /* people practice */
  TL_TOUCHPOINT_INCENTIVE, /* incentive */
  TL_TOUCHPOINT_CULTURE,   /* leadership */
};

static gboolean
is_in_cell (TlElement *element, TlCell cell)
{
  return element->kind == TL_KIND_TOUCHPOINT &&
         g_strcmp0 (tl_element_get (element, TL_PROPERTY_LANE), cell.lane->id) == 0 &&
         g_strcmp0 (tl_element_get (element, TL_PROPERTY_MOMENT), cell.moment->id) == 0;
}

/* Looks through the lane or the moment, whichever holds less. */
TlElement *
tl_operations_find_card_above (TlMap *map, TlCell cell, TlElement *before, TlElement *except)
{
  const GPtrArray *in_lane = tl_map_get_referrers (map, cell.lane);
  const GPtrArray *in_moment = tl_map_get_referrers (map, cell.moment);
  const GPtrArray *fewer;
  TlElement *found = NULL;

  if (in_lane == NULL || in_moment == NULL)
    return NULL;
  fewer = in_lane->len < in_moment->len ? in_lane : in_moment;
  /* From the end, where those that came last, and mostly lowest, are. */
  for (guint i = fewer->len; i > 0; i--)
    {
      TlElement *card = fewer->pdata[i - 1];

      if (card != except && (before == NULL || tl_element_is_before (card, before)) &&
          (found == NULL || tl_element_is_before (found, card)) && is_in_cell (card, cell))
        found = card;
    }
  return found;
}

/* Moves the card in document order only when it does not stand right already, so that a file
 * changes no more than the map. */
static void
place_in_cell (TlHistory *history, TlElement *touchpoint, TlCell cell, TlElement *before)
{
  TlElement *above =
      tl_operations_find_card_above (tl_history_get_map (history), cell, before, touchpoint);

  if ((above == NULL || tl_element_is_before (above, touchpoint)) &&
      (before == NULL || tl_element_is_before (touchpoint, before)))
    return;
  tl_history_move (history, touchpoint, touchpoint->parent, before != NULL ? before : above->next);
}

int
tl_operations_cut_span (TlElement *moment, int span)
{
  int fitting = 1;

  while (fitting < span && (moment = tl_element_get_next_of_kind (moment)) != NULL)
    fitting++;
  return fitting;
}

static void
set_span (TlHistory *history, TlElement *touchpoint, TlElement *moment, int span)
{
  int fitting = tl_operations_cut_span (moment, span);

  if (fitting == 1)
    tl_history_set (history, touchpoint, TL_PROPERTY_SPAN, NULL);
  else
    tl_history_set_number (history, touchpoint, TL_PROPERTY_SPAN, fitting);
}

/* The links between two elements that have a copy, in document order. */
static GPtrArray *
list_links_to_copy (TlMap *map, GHashTable *copies)
{
  GPtrArray *links = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer original;

  g_hash_table_iter_init (&iter, copies);
  while (g_hash_table_iter_next (&iter, &original, NULL))
    {
      const GPtrArray *referrers = tl_map_get_referrers (map, original);

      for (guint i = 0; referrers != NULL && i < referrers->len; i++)
        {
          TlElement *link = referrers->pdata[i];

          if (link->kind == TL_KIND_LINK &&
              tl_map_get_ref (map, link, TL_PROPERTY_FROM) == original &&
              g_hash_table_contains (copies, tl_map_get_ref (map, link, TL_PROPERTY_TO)))
            g_ptr_array_add (links, link);
        }
    }
  g_ptr_array_sort (links, tl_element_compare_places);
  return links;
}

static TlElement *
add_copy (TlHistory *history, TlElement *original, TlElement *copy)
{
  tl_history_add_element (history, copy, original->parent, original->next);
  return copy;
}

static TlElement *
make_copy (TlHistory *history, TlElement *original)
{
  g_autofree char *id = tl_map_make_id (tl_history_get_map (history), original->kind);

  return tl_element_copy (original, id);
}

static void
redirect (TlMap *map, TlElement *link, TlProperty property, GHashTable *copies)
{
  TlElement *copy = g_hash_table_lookup (copies, tl_map_get_ref (map, link, property));

  tl_element_take_value (link, (guint) tl_kind_get_slot (TL_KIND_LINK, property),
                         g_strdup (copy->id));
}

static void
copy_links (TlHistory *history, GHashTable *copies)
{
  TlMap *map = tl_history_get_map (history);
  g_autoptr (GPtrArray) links = list_links_to_copy (map, copies);

  for (guint i = 0; i < links->len; i++)
    {
      TlElement *copy = make_copy (history, links->pdata[i]);

      redirect (map, copy, TL_PROPERTY_FROM, copies);
      redirect (map, copy, TL_PROPERTY_TO, copies);
      add_copy (history, links->pdata[i], copy);
    }
}

TlElement *
tl_operations_add_touchpoint (
    TlHistory *history, TlCell cell, TlTouchpointKind kind, const char *title, TlElement *before)
{
  TlElement *touchpoint, *above;

  if (before == NULL)
    {
      above = tl_operations_find_card_above (tl_history_get_map (history), cell, NULL, NULL);
      before = above == NULL ? NULL : above->next;
    }
  touchpoint = tl_history_add (history, TL_KIND_TOUCHPOINT, NULL, NULL, before);
  g_return_val_if_fail (touchpoint != NULL, NULL);
  tl_history_set (history, touchpoint, TL_PROPERTY_LANE, cell.lane->id);
  tl_history_set (history, touchpoint, TL_PROPERTY_MOMENT, cell.moment->id);
  tl_history_set_choice (history, touchpoint, TL_PROPERTY_KIND, (int) kind);
  tl_history_set (history, touchpoint, TL_PROPERTY_TITLE, title);
  return touchpoint;
}

TlElement *
tl_operations_add (TlHistory *history, TlKind kind, const char *name)
{
  TlElement *element = tl_history_add (history, kind, NULL, NULL, NULL);
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (kind, &n_specs);

  for (guint i = 0; i < n_specs; i++)
    if (specs[i].required && specs[i].type == TL_VALUE_STRING)
      tl_history_set (history, element, specs[i].property, name);
    else if (specs[i].required && specs[i].type == TL_VALUE_CHOICE)
      tl_history_set_choice (history, element, specs[i].property, 0);
  return element;
}

TlTouchpointKind
tl_operations_suggest_kind (TlElement *lane)
{
  int topic = tl_element_get_choice (lane, TL_PROPERTY_TOPIC);

  switch (tl_element_get_choice (lane, TL_PROPERTY_LAYER))
    {
    case TL_LAYER_CUSTOMER:
      return TL_TOUCHPOINT_CONTACT;
    case TL_LAYER_ORGANISATION:
      return topic < 0 ? TL_TOUCHPOINT_PROCESS : kinds_by_topic[topic];
    default:
      return TL_TOUCHPOINT_ACTION;
    }
}

void
tl_operations_move_touchpoint (TlHistory *history,
                               TlElement *touchpoint,
                               TlCell cell,
                               TlElement *before)
{
  int span = tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1);

  tl_history_set (history, touchpoint, TL_PROPERTY_LANE, cell.lane->id);
  tl_history_set (history, touchpoint, TL_PROPERTY_MOMENT, cell.moment->id);
  if (span > 1)
    set_span (history, touchpoint, cell.moment, span);
  place_in_cell (history, touchpoint, cell, before);
}

void
tl_operations_set_span (TlHistory *history, TlElement *touchpoint, int span)
{
  TlMap *map = tl_history_get_map (history);
  TlElement *moment = tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT);

  g_return_if_fail (moment != NULL);
  set_span (history, touchpoint, moment, span);
}

void
tl_operations_move (TlHistory *history, TlElement *element, TlElement *parent, TlElement *before)
{
  TlSpans *spans;

  if (element->kind != TL_KIND_STAGE && element->kind != TL_KIND_MOMENT)
    {
      tl_history_move (history, element, parent, before);
      return;
    }
  spans = tl_spans_take (tl_history_get_map (history));
  tl_spans_will_move (spans, element);
  tl_history_move (history, element, parent, before);
  tl_spans_keep (spans, history);
}

GPtrArray *
tl_operations_duplicate (TlHistory *history, TlElement **touchpoints, guint n)
{
  GPtrArray *list = g_ptr_array_sized_new (n);
  g_autoptr (GHashTable) copies = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < n; i++)
    if (!g_hash_table_contains (copies, touchpoints[i]))
      {
        TlElement *copy = make_copy (history, touchpoints[i]);

        g_hash_table_insert (copies, touchpoints[i], add_copy (history, touchpoints[i], copy));
        g_ptr_array_add (list, copy);
      }
  copy_links (history, copies);
  return list;
}
