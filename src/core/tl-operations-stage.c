/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations-stage.h"

#include "tl-map-private.h"
#include "tl-operations-spans.h"

TlElement *
tl_operations_add_stage (TlHistory *history, const char *title, TlElement *before)
{
  TlElement *stage = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, before);

  g_return_val_if_fail (stage != NULL, NULL);
  tl_history_set (history, stage, TL_PROPERTY_TITLE, title);
  tl_operations_add_moment (history, stage, NULL);
  return stage;
}

TlElement *
tl_operations_add_moment (TlHistory *history, TlElement *stage, TlElement *before)
{
  TlSpans *spans = tl_spans_take (tl_history_get_map (history));
  TlElement *moment = tl_history_add (history, TL_KIND_MOMENT, NULL, stage, before);

  tl_spans_keep (spans, history);
  return moment;
}

gboolean
tl_operations_can_split_stage (TlElement *moment)
{
  TlElement *previous = tl_element_get_previous_of_kind (moment);

  return previous != NULL && tl_element_get_parent (previous) == tl_element_get_parent (moment);
}

/* From `first` on, with all that stands among them. */
static void
move_children (TlHistory *history, TlElement *first, TlElement *to)
{
  TlElement *next;

  for (TlElement *child = first; child != NULL; child = next)
    {
      next = tl_element_get_next (child);
      tl_history_move (history, child, to, NULL);
    }
}

TlElement *
tl_operations_split_stage (TlHistory *history, TlElement *moment, const char *title)
{
  TlElement *stage = tl_element_get_parent (moment);
  const char *own = tl_element_get (moment, TL_PROPERTY_TITLE);
  TlElement *added;

  g_return_val_if_fail (tl_operations_can_split_stage (moment), NULL);
  added = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, tl_element_get_next_of_kind (stage));
  tl_history_set (history, added, TL_PROPERTY_TITLE, own != NULL ? own : title);
  tl_history_set (history, added, TL_PROPERTY_TERRITORY,
                  tl_element_get (stage, TL_PROPERTY_TERRITORY));
  move_children (history, moment, added);
  return added;
}

/* What both say, or what one says when the other is silent or says the same. */
static void
join (TlHistory *history,
      TlElement *element,
      const TlElement *other,
      TlProperty property,
      const char *between)
{
  const char *mine = tl_element_get (element, property), *theirs = tl_element_get (other, property);
  g_autofree char *both = NULL;

  if (theirs == NULL || g_strcmp0 (mine, theirs) == 0)
    return;
  both = mine == NULL ? g_strdup (theirs) : g_strconcat (mine, between, theirs, NULL);
  tl_history_set (history, element, property, both);
}

/* Evidence about the other one is about this one now. */
static void
take_evidence (TlHistory *history, TlElement *stage, TlElement *other)
{
  TlMap *map = tl_history_get_map (history);

  for (TlElement *evidence = tl_map_get_first (map, TL_KIND_EVIDENCE); evidence != NULL;
       evidence = tl_element_get_next_of_kind (evidence))
    if (tl_map_get_ref (map, evidence, TL_PROPERTY_ABOUT) == other)
      tl_history_set (history, evidence, TL_PROPERTY_ABOUT, tl_element_get_id (stage));
}

void
tl_operations_merge_stage (TlHistory *history, TlElement *stage)
{
  TlElement *next = tl_element_get_next_of_kind (stage);

  g_return_if_fail (next != NULL);
  join (history, stage, next, TL_PROPERTY_TITLE, " · ");
  join (history, stage, next, TL_PROPERTY_DETAIL, "\n");
  if (tl_element_get_choice (next, TL_PROPERTY_TERRITORY) == TL_TERRITORY_SHARED)
    tl_history_set (history, stage, TL_PROPERTY_TERRITORY,
                    tl_element_get (next, TL_PROPERTY_TERRITORY));
  move_children (history, tl_element_get_first_child (next), stage);
  take_evidence (history, stage, next);
  /* With what was said of findings about it. */
  tl_operations_delete (history, &next, 1);
}

/* The cards that begin in a moment, in document order. Transfer container. */
static GPtrArray *
list_cards (TlMap *map, TlElement *moment)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, moment);
  GPtrArray *cards = g_ptr_array_new ();

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_TOUCHPOINT)
      g_ptr_array_add (cards, referrers->pdata[i]);
  g_ptr_array_sort (cards, tl_element_compare_places);
  return cards;
}

/* A card that begins in the next moment and lasts over more reaches one moment less far back, and
 * the one that goes is taken off what it lasts. */
static void
take_cards (TlHistory *history, TlElement *moment, TlElement *other)
{
  TlMap *map = tl_history_get_map (history);
  g_autoptr (GPtrArray) cards = list_cards (map, other);

  for (guint i = 0; i < cards->len; i++)
    {
      TlElement *card = cards->pdata[i];
      TlCell cell = { tl_map_get_ref (map, card, TL_PROPERTY_LANE), moment };
      int span = tl_element_get_integer (card, TL_PROPERTY_SPAN, 1);

      tl_operations_move_touchpoint (history, card, cell, NULL);
      if (span > 1)
        tl_operations_set_span (history, card, span + 1);
    }
}

void
tl_operations_merge_moment (TlHistory *history, TlElement *moment)
{
  TlElement *next = tl_element_get_next_of_kind (moment);

  g_return_if_fail (next != NULL && tl_operations_can_split_stage (next));
  join (history, moment, next, TL_PROPERTY_TITLE, " · ");
  join (history, moment, next, TL_PROPERTY_DURATION, " · ");
  take_cards (history, moment, next);
  tl_operations_delete (history, &next, 1);
}
