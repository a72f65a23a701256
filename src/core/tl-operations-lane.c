/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations-lane.h"

#include "tl-file-private.h"
#include "tl-history-private.h"
#include "tl-map-private.h"
#include "tl-operations.h"

static TlElement *
find_last_lane (TlMap *map)
{
  TlElement *last = NULL;

  for (TlElement *lane = tl_map_get_first (map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    last = lane;
  return last;
}

/* The sibling to stand before so as to be below all lanes; never the lane itself. */
static TlElement *
find_end_of_lanes (TlMap *map, const TlElement *lane)
{
  TlElement *last = find_last_lane (map);

  return last == lane ? lane->next : last->next;
}

TlElement *
tl_operations_find_lane_place (TlMap *map, TlLayer layer)
{
  TlElement *place = NULL, *below = NULL;

  for (TlElement *lane = tl_map_get_first (map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    {
      int other = tl_element_get_choice (lane, TL_PROPERTY_LAYER);

      if (other == (int) layer)
        place = lane;
      else if (other > (int) layer && below == NULL)
        below = lane;
    }
  return place != NULL ? tl_element_get_next_of_kind (place) : below;
}

TlElement *
tl_operations_add_lane (
    TlHistory *history, TlLayer layer, TlLaneKind kind, const char *title, TlElement *before)
{
  TlElement *lane;

  if (before == NULL)
    before = tl_operations_find_lane_place (tl_history_get_map (history), layer);
  lane = tl_history_add (history, TL_KIND_LANE, NULL, NULL, before);
  g_return_val_if_fail (lane != NULL, NULL);
  tl_history_set_choice (history, lane, TL_PROPERTY_LAYER, (int) layer);
  if (kind != TL_LANE_TOUCHPOINTS)
    tl_history_set_choice (history, lane, TL_PROPERTY_KIND, (int) kind);
  tl_history_set (history, lane, TL_PROPERTY_TITLE, title);
  return lane;
}

/* TRUE when another lane names the person as well. */
static gboolean
has_other_lane (TlMap *map, const TlElement *person, const TlElement *lane)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, person);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      const TlElement *referrer = referrers->pdata[i];

      if (referrer != lane && referrer->kind == TL_KIND_LANE)
        return TRUE;
    }
  return FALSE;
}

/* What the lane has shown of its person it says itself from now on. */
static void
keep_word (TlHistory *history, TlElement *lane, TlProperty property, const char *word)
{
  if (*tl_element_get_string (lane, property) == '\0')
    tl_history_set (history, lane, property, word);
}

/* TRUE when the file has this very word in place of the person's layer: one slip, made twice. */
static gboolean
has_wrong_layer (const TlElement *person, const char *kept)
{
  g_autofree char *word = tl_file_dup_kept (person, TL_PROPERTY_LAYER);

  return word != NULL && g_strcmp0 (word, kept) == 0;
}

/* `kept` is what the file had in place of the layer of the lane, NULL: nothing. */
static void
mend_person (TlHistory *history, TlElement *lane, TlLayer layer, const char *kept)
{
  TlMap *map = tl_history_get_map (history);
  TlElement *person = tl_map_get_ref (map, lane, TL_PROPERTY_PERSON);
  gboolean is_alone;

  if (person == NULL || tl_element_has_choice (person, TL_PROPERTY_LAYER, (int) layer))
    return;
  is_alone = layer != TL_LAYER_ORGANISATION && !has_other_lane (map, person, lane);
  /* Of the layer for want of another word, which is the business of all its lanes, and of whoever
   * wrote it. */
  if (tl_element_get_choice (person, TL_PROPERTY_LAYER) == (int) layer &&
      !(is_alone && has_wrong_layer (person, kept)))
    return;
  if (is_alone)
    {
      tl_history_set_choice (history, person, TL_PROPERTY_LAYER, (int) layer);
      return;
    }
  keep_word (history, lane, TL_PROPERTY_TITLE, tl_element_get_string (person, TL_PROPERTY_NAME));
  keep_word (history, lane, TL_PROPERTY_SUBTITLE, tl_element_get_string (person, TL_PROPERTY_ROLE));
  tl_history_set (history, lane, TL_PROPERTY_PERSON, NULL);
}

void
tl_operations_move_lane (TlHistory *history, TlElement *lane, TlLayer layer, TlElement *before)
{
  g_autofree char *kept = tl_file_dup_kept (lane, TL_PROPERTY_LAYER);

  if (before == NULL)
    before = find_end_of_lanes (tl_history_get_map (history), lane);
  /* Where it stands already, comments between it and the next lane stay where they are. */
  if (before != lane && before != lane->next && before != tl_element_get_next_of_kind (lane))
    tl_history_move (history, lane, lane->parent, before);
  if (tl_element_has_choice (lane, TL_PROPERTY_LAYER, (int) layer))
    return;
  tl_history_set_choice (history, lane, TL_PROPERTY_LAYER, (int) layer);
  if (layer != TL_LAYER_ORGANISATION)
    tl_history_set (history, lane, TL_PROPERTY_TOPIC, NULL);
  mend_person (history, lane, layer, kept);
}

/* The elements of one kind that name the lane, in document order. Transfer container. */
static GPtrArray *
list_referrers (TlMap *map, const TlElement *lane, TlKind kind)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, lane);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (((TlElement *) referrers->pdata[i])->kind == kind)
      g_ptr_array_add (list, referrers->pdata[i]);
  g_ptr_array_sort (list, tl_element_compare_places);
  return list;
}

/* A word in the file that is no layer is there once: the copy says the layer that counts. */
static TlElement *
copy_lane (TlHistory *history, TlElement *lane)
{
  guint slot = (guint) tl_kind_get_slot (TL_KIND_LANE, TL_PROPERTY_LAYER);
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  g_autofree char *id = tl_map_make_id (tl_history_get_map (history), TL_KIND_LANE);
  TlElement *copy = tl_element_copy (lane, id);

  if (tl_element_peek_value (copy, slot) == NULL)
    tl_element_take_value (copy, slot,
                           g_strdup (layers[tl_element_get_choice (lane, TL_PROPERTY_LAYER)].name));
  tl_history_add_element (history, copy, lane->parent, lane->next);
  return copy;
}

TlElement *
tl_operations_duplicate_lane (TlHistory *history, TlElement *lane)
{
  g_autoptr (GPtrArray) cards =
      list_referrers (tl_history_get_map (history), lane, TL_KIND_TOUCHPOINT);
  g_autoptr (GPtrArray) copies = NULL;
  TlElement *copy = copy_lane (history, lane);

  copies = tl_operations_duplicate (history, (TlElement **) cards->pdata, cards->len);
  for (guint i = 0; i < copies->len; i++)
    tl_history_set (history, copies->pdata[i], TL_PROPERTY_LANE, copy->id);
  return copy;
}

gboolean
tl_operations_can_merge_lanes (const TlElement *lane, const TlElement *into)
{
  return lane != into && tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS &&
         tl_element_get_choice (into, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS;
}

/* Among the cards of a lane each goes below those that came before it, so those of a cell keep
 * their order. */
void
tl_operations_merge_lanes (TlHistory *history, TlElement *lane, TlElement *into)
{
  TlMap *map = tl_history_get_map (history);
  g_autoptr (GPtrArray) cards = list_referrers (map, lane, TL_KIND_TOUCHPOINT);
  g_autoptr (GPtrArray) evidence = list_referrers (map, lane, TL_KIND_EVIDENCE);

  g_return_if_fail (tl_operations_can_merge_lanes (lane, into));
  for (guint i = 0; i < cards->len; i++)
    {
      TlElement *card = cards->pdata[i];
      TlCell cell = { into, tl_map_get_ref (map, card, TL_PROPERTY_MOMENT) };

      tl_operations_move_touchpoint (history, card, cell, NULL);
    }
  for (guint i = 0; i < evidence->len; i++)
    tl_history_set (history, evidence->pdata[i], TL_PROPERTY_ABOUT, into->id);
  tl_operations_delete (history, &lane, 1);
}

TlElement *
tl_operations_split_lane (TlHistory *history, TlElement **touchpoints, guint n, const char *title)
{
  TlElement *lane, *copy;

  g_return_val_if_fail (n > 0, NULL);
  lane = tl_map_get_ref (tl_history_get_map (history), touchpoints[0], TL_PROPERTY_LANE);
  copy = copy_lane (history, lane);
  tl_history_set (history, copy, TL_PROPERTY_TITLE, title);
  for (guint i = 0; i < n; i++)
    tl_history_set (history, touchpoints[i], TL_PROPERTY_LANE, copy->id);
  return copy;
}
