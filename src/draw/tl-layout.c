/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <string.h>

/* Words no longer used are let go of when so many have gathered, beside as many as are needed. */
#define WORDS_SPARE 4096

void
tl_layout_add_damage (TlLayout *layout, double x, double y, double width, double height)
{
  TlRect rect = { x, y, width, height };

  if (layout->damage != NULL && y < layout->damaged_from)
    g_array_append_val (layout->damage, rect);
}

static TlLane *
find_or_make_lane (TlLayout *layout, TlElement *element)
{
  TlLane *lane = g_hash_table_lookup (layout->lanes, element);

  if (lane == NULL)
    {
      lane = g_new0 (TlLane, 1);
      lane->lane = element;
      lane->cards = g_ptr_array_new ();
      lane->tucked = g_ptr_array_new ();
      lane->marks = g_array_new (FALSE, FALSE, sizeof (TlCurveMark));
      lane->quotes = g_array_new (FALSE, FALSE, sizeof (TlQuoteBox));
      lane->curves = g_array_new (FALSE, FALSE, sizeof (TlCurveBox));
    }
  return lane;
}

static void
read_lane (TlLayout *layout, TlLane *lane)
{
  lane->layer = (TlLayer) tl_element_get_choice (lane->lane, TL_PROPERTY_LAYER);
  lane->kind = (TlLaneKind) tl_element_get_choice (lane->lane, TL_PROPERTY_KIND);
  lane->hidden = tl_element_get_boolean (lane->lane, TL_PROPERTY_HIDDEN);
  lane->person = tl_map_get_ref (layout->map, lane->lane, TL_PROPERTY_PERSON);
  lane->position = layout->all_lanes->len;
  lane->folded = !lane->hidden && tl_folds_has_layer (layout->folds, lane->layer);
  lane->shown = lane->hidden || lane->folded ? TL_NOWHERE : layout->shown_lanes->len;
  tl_layout_join_lane (layout, lane);
  lane->dirty = TRUE;
  lane->feelings = (TlExperienceSum){ 0 };
  g_clear_pointer (&lane->columns, g_free);
  g_clear_pointer (&lane->landed, g_ptr_array_unref);
  g_ptr_array_set_size (lane->cards, 0);
  g_ptr_array_set_size (lane->tucked, 0);
}

static void
box_lane (TlLayout *layout, TlLane *lane)
{
  TlLaneBox box = { .lane = lane->lane, .layer = lane->layer, .kind = lane->kind };

  box.box = (TlRect){ TL_SIZE_MARGIN, 0, layout->view.width - 2 * TL_SIZE_MARGIN, 0 };
  tl_layout_frame_label (layout, lane, &box);
  g_array_append_val (layout->lane_boxes, box);
}

/* A curve bars every moment; what cards do is found when they are stacked. */
static void
bar_lanes (TlLayout *layout)
{
  guint n_moments = tl_layout_count_moments (layout);

  g_free (layout->bars);
  layout->bars = g_new0 (guint8, (gsize) n_moments * layout->shown_lanes->len + 1);
  for (guint i = 0; i < layout->shown_lanes->len; i++)
    if (((TlLane *) g_ptr_array_index (layout->shown_lanes, i))->kind != TL_LANE_TOUCHPOINTS)
      memset (tl_layout_get_bars (layout, i), TL_BARS_COLUMN, n_moments);
}

/* Reads all lanes. Returns those of before, since their boxes are needed until all cards have got
 * new ones. */
static GHashTable *
list_lanes (TlLayout *layout)
{
  TlElement *element = tl_map_get_first (layout->map, TL_KIND_LANE);
  GHashTable *lanes = g_hash_table_new_full (NULL, NULL, NULL, tl_lane_free);
  GHashTable *old_lanes = layout->lanes;

  g_ptr_array_set_size (layout->all_lanes, 0);
  g_ptr_array_set_size (layout->shown_lanes, 0);
  g_ptr_array_set_size (layout->joined, 0);
  g_array_set_size (layout->lane_boxes, 0);
  for (; element != NULL; element = tl_element_get_next_of_kind (element))
    {
      TlLane *lane = find_or_make_lane (layout, element);

      g_hash_table_steal (old_lanes, element);
      g_hash_table_insert (lanes, element, lane);
      read_lane (layout, lane);
      g_ptr_array_add (layout->all_lanes, lane);
      if (lane->shown == TL_NOWHERE)
        continue;
      g_ptr_array_add (layout->shown_lanes, lane);
      box_lane (layout, lane);
    }
  layout->lanes = lanes;
  tl_layout_end_joining (layout);
  bar_lanes (layout);
  return old_lanes;
}

TlCard *
tl_layout_find_or_make_card (TlLayout *layout, TlElement *element)
{
  TlCard *card = g_hash_table_lookup (layout->cards, element);

  if (card == NULL)
    {
      card = g_new0 (TlCard, 1);
      card->touchpoint = element;
      card->lane = card->moment = card->shown_lane = card->shown_moment = TL_NOWHERE;
      card->fold = TL_NOWHERE;
      card->stale = TRUE;
      g_hash_table_insert (layout->cards, element, card);
    }
  return card;
}

static int
compare_cards (gconstpointer a, gconstpointer b)
{
  const TlCard *one = *(TlCard *const *) a, *other = *(TlCard *const *) b;

  if (one->moment != other->moment)
    return one->moment < other->moment ? -1 : 1;
  return tl_element_is_before (one->touchpoint, other->touchpoint) ? -1 : 1;
}

/* Most often they stand in order already. */
static void
sort_cards (GPtrArray *cards)
{
  for (guint i = 1; i < cards->len; i++)
    if (compare_cards (&cards->pdata[i - 1], &cards->pdata[i]) > 0)
      {
        g_ptr_array_sort (cards, compare_cards);
        return;
      }
}

static void
list_cards (TlLayout *layout, gboolean reread)
{
  TlElement *element = tl_map_get_first (layout->map, TL_KIND_TOUCHPOINT);

  for (; element != NULL; element = tl_element_get_next_of_kind (element))
    {
      TlCard *card = tl_layout_find_or_make_card (layout, element);

      if (card->lane_element == NULL)
        tl_layout_read_place (layout, card);
      tl_layout_locate_card (layout, card);
      card->stale = card->stale || reread;
      if (card->lane == TL_NOWHERE)
        card->box = NULL;
      else
        {
          TlLane *lane = g_ptr_array_index (layout->all_lanes, card->lane);

          g_ptr_array_add (card->fold != TL_NOWHERE ? lane->tucked : lane->cards, card);
        }
    }
  for (guint i = 0; i < layout->all_lanes->len; i++)
    sort_cards (((TlLane *) g_ptr_array_index (layout->all_lanes, i))->cards);
}

static void
forget_words (TlLayout *layout)
{
  g_hash_table_unref (layout->words);
  layout->words = tl_layout_words_new ();
  g_hash_table_remove_all (layout->quoted);
}

/* What the update that ran has left for its later steps. */
static void
rest_lane (TlLane *lane)
{
  GPtrArray *cards = tl_lane_get_cards (lane);

  for (guint i = 0; lane->dirty && i < cards->len; i++)
    ((TlCard *) g_ptr_array_index (cards, i))->shifted = FALSE;
  for (guint i = 0; lane->dirty && i < lane->tucked->len; i++)
    ((TlCard *) g_ptr_array_index (lane->tucked, i))->shifted = FALSE;
  lane->dirty = FALSE;
  lane->felt = FALSE;
  lane->resized = FALSE;
  lane->shift = 0;
}

void
tl_layout_finish (TlLayout *layout, gboolean all, gboolean links)
{
  tl_layout_stack_lanes (layout);
  tl_layout_count_folds (layout);
  tl_layout_frame_lanes (layout);
  tl_layout_frame_title (layout);
  if (links)
    tl_routing_list (layout->routing);
  tl_routing_update (layout->routing, all);
  tl_layout_note_all (layout);
  for (guint i = 0; i < layout->all_lanes->len; i++)
    rest_lane (g_ptr_array_index (layout->all_lanes, i));
}

void
tl_layout_rebuild (TlLayout *layout, gboolean reread, gboolean links)
{
  TlLayoutView *view = &layout->view;
  GArray *damage = g_steal_pointer (&layout->damage);
  double width = view->width, height = view->height;
  g_autoptr (GHashTable) old_lanes = NULL;
  guint n_words = g_hash_table_size (layout->words);
  gboolean forget = n_words > layout->words_limit;

  if (forget)
    forget_words (layout);
  g_array_set_size (layout->placements, 0);
  layout->room.lane = TL_NOWHERE;
  tl_layout_frame_stages (layout);
  old_lanes = list_lanes (layout);
  list_cards (layout, reread || forget);
  tl_layout_finish (layout, TRUE, links);
  if (forget || n_words == 0)
    layout->words_limit = 2 * g_hash_table_size (layout->words) + WORDS_SPARE;
  layout->damage = damage;
  layout->damaged_from = G_MAXDOUBLE;
  tl_layout_add_damage (layout, 0, 0, MAX (width, view->width), MAX (height, view->height));
}

static void
list_evidence (TlLayout *layout)
{
  TlElement *element = tl_map_get_first (layout->map, TL_KIND_EVIDENCE);

  for (; element != NULL; element = tl_element_get_next_of_kind (element))
    g_hash_table_insert (layout->evidence, element,
                         tl_map_get_ref (layout->map, element, TL_PROPERTY_ABOUT));
}

gboolean
tl_layout_read_root (TlLayout *layout)
{
  int state = tl_element_get_choice (tl_map_get_root (layout->map), TL_PROPERTY_STATE);
  double low, high;
  gboolean changed;

  tl_map_get_scale (layout->map, &low, &high);
  changed = low != layout->scale_low || high != layout->scale_high || state != layout->state;
  layout->scale_low = low;
  layout->scale_high = high;
  layout->state = state;
  return changed;
}

TlLayout *
tl_layout_new (TlMap *map, const TlTextMeasure *measure)
{
  return tl_layout_new_with_look (map, measure, NULL);
}

TlLayout *
tl_layout_new_with_look (TlMap *map, const TlTextMeasure *measure, const TlLook *look)
{
  TlLayout *layout = g_new0 (TlLayout, 1);

  if (look != NULL)
    layout->view.look = *look;
  layout->view.card_width = tl_look_get_card_width (look);
  layout->view.moment_width = tl_look_get_moment_width (look);
  layout->map = map;
  layout->measure = *measure;
  layout->words = tl_layout_words_new ();
  layout->quoted = tl_layout_quoted_new ();
  layout->cards = g_hash_table_new_full (NULL, NULL, NULL, tl_card_free);
  layout->lanes = g_hash_table_new_full (NULL, NULL, NULL, tl_lane_free);
  layout->moments = g_hash_table_new (NULL, NULL);
  layout->evidence = g_hash_table_new (NULL, NULL);
  layout->folds = tl_folds_new ();
  layout->moment_folds = g_array_new (FALSE, FALSE, sizeof (guint));
  layout->shown_before = g_array_new (FALSE, FALSE, sizeof (guint));
  layout->all_lanes = g_ptr_array_new ();
  layout->shown_lanes = g_ptr_array_new ();
  layout->joined = g_ptr_array_new ();
  layout->stage_boxes = g_array_new (FALSE, FALSE, sizeof (TlStageBox));
  layout->moment_boxes = g_array_new (FALSE, FALSE, sizeof (TlMomentBox));
  layout->moment_starts = g_array_new (FALSE, FALSE, sizeof (double));
  layout->layer_boxes = g_array_new (FALSE, FALSE, sizeof (TlLayerBox));
  layout->lane_boxes = g_array_new (FALSE, FALSE, sizeof (TlLaneBox));
  layout->derived_lines = g_array_new (FALSE, FALSE, sizeof (TlDerivedLine));
  layout->placements = g_array_new (FALSE, FALSE, sizeof (TlPlacement));
  layout->refills = g_array_new (FALSE, FALSE, sizeof (TlRefill));
  layout->legend = g_array_new (FALSE, FALSE, sizeof (TlLegendEntry));
  layout->routing = tl_routing_new (layout);
  tl_layout_read_root (layout);
  list_evidence (layout);
  tl_layout_rebuild (layout, TRUE, TRUE);
  return layout;
}

void
tl_layout_free (TlLayout *layout)
{
  tl_routing_free (layout->routing);
  g_free (layout->bars);
  g_array_unref (layout->legend);
  g_array_unref (layout->refills);
  g_array_unref (layout->placements);
  g_array_unref (layout->derived_lines);
  g_array_unref (layout->lane_boxes);
  g_array_unref (layout->layer_boxes);
  g_array_unref (layout->moment_starts);
  g_array_unref (layout->moment_boxes);
  g_array_unref (layout->stage_boxes);
  g_array_unref (layout->shown_before);
  g_array_unref (layout->moment_folds);
  tl_folds_free (layout->folds);
  g_ptr_array_unref (layout->joined);
  g_ptr_array_unref (layout->shown_lanes);
  g_ptr_array_unref (layout->all_lanes);
  g_hash_table_unref (layout->evidence);
  g_hash_table_unref (layout->moments);
  g_hash_table_unref (layout->lanes);
  g_hash_table_unref (layout->cards);
  g_hash_table_unref (layout->quoted);
  g_hash_table_unref (layout->words);
  g_free (layout->title);
  g_free (layout->subtitle);
  g_free (layout->sources);
  g_free (layout);
}

const TlLayoutView *
tl_layout_get_view (TlLayout *layout)
{
  return &layout->view;
}

const TlCardBox *
tl_layout_find_card (TlLayout *layout, const TlElement *touchpoint)
{
  const TlCard *card = g_hash_table_lookup (layout->cards, touchpoint);

  return card != NULL ? card->box : NULL;
}

const TlLinkRoute *
tl_layout_find_link (TlLayout *layout, const TlElement *link)
{
  return tl_routing_find (layout->routing, link);
}
