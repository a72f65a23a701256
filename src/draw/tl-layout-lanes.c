/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <string.h>

#include "tl-causes.h"
#include "tl-ownership.h"

/* How the cards of a lane are stacked. They are taken moment by moment, those of one cell in
 * document order, and each goes into the first row that is free in all moments it covers, below the
 * card before it in its cell. Moments tied together by cards that span them make a cluster, and the
 * rows of a cluster are as high as their highest card. So there is a free way between the rows of a
 * cluster, from its one side to the other, and beside it from the lane's top to its bottom: this is
 * what the links are led through. Most clusters are one moment wide, and there cards simply stand
 * below each other. */

#define CARD_START_WITH_ICON 31.0 /* from the card's edge to the owner's words behind an icon */
#define CARD_END_WITH_FEELING 26.0
/* How far the star reaches into the room of a title: no word goes below it. */
#define STAR_ROOM 16.0
/* The star, the badge, the shadow and the edge reach beyond a card's box. */
#define CARD_BLEED 12.0

/* The lane being stacked. */
typedef struct
{
  TlLayout *layout;
  TlLane *lane;
  TlCardBox *boxes;
  TlColumn *columns;
  guint8 *bars;
  GArray *row_ends;    /* guint: the first moment that is free in each row */
  GArray *row_heights; /* double, of the cluster */
  guint cluster_first; /* the position of its first card */
  guint cluster_start, cluster_end;
  guint cell, next_row; /* the moment of the last card, and the first row below that card */
  double height;
  TlRoom *room;      /* to be made in this lane yet, NULL: none is */
  TlRoom *made_room; /* in this cluster, NULL: none */
} Stacking;

void
tl_card_free (gpointer data)
{
  TlCard *card = data;

  g_clear_pointer (&card->paths, g_ptr_array_unref);
  g_clear_pointer (&card->record, tl_record_free);
  g_free (card->title);
  g_free (card);
}

void
tl_lane_free (gpointer data)
{
  TlLane *lane = data;

  g_ptr_array_unref (lane->cards);
  g_ptr_array_unref (lane->tucked);
  g_clear_pointer (&lane->landed, g_ptr_array_unref);
  g_array_unref (lane->marks);
  g_array_unref (lane->quotes);
  g_array_unref (lane->curves);
  g_free (lane->boxes);
  g_free (lane->columns);
  g_free (lane);
}

void
tl_layout_read_place (TlLayout *layout, TlCard *card)
{
  card->moment_element = tl_map_get_ref (layout->map, card->touchpoint, TL_PROPERTY_MOMENT);
  card->lane_element = tl_map_get_ref (layout->map, card->touchpoint, TL_PROPERTY_LANE);
  card->span = tl_element_get_integer (card->touchpoint, TL_PROPERTY_SPAN, 1);
}

void
tl_layout_locate_card (TlLayout *layout, TlCard *card)
{
  const TlLane *lane = g_hash_table_lookup (layout->lanes, card->lane_element);
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (layout->moments, card->moment_element));
  gboolean somewhere = lane != NULL && position > 0 && lane->kind == TL_LANE_TOUCHPOINTS;

  card->lane = somewhere ? lane->position : TL_NOWHERE;
  card->moment = somewhere ? g_array_index (layout->shown_before, guint, position - 1) : TL_NOWHERE;
  card->fold = somewhere ? g_array_index (layout->moment_folds, guint, position - 1) : TL_NOWHERE;
  card->shown_lane = card->lane;
  card->shown_moment = card->moment;
  card->shown_span = card->span;
}

/* The position behind all cards that stand before this one. */
static guint
find_place (const GPtrArray *cards, const TlCard *card)
{
  guint low = 0, high = cards->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;
      const TlCard *other = g_ptr_array_index (cards, middle);

      if (other->moment < card->moment ||
          (other->moment == card->moment &&
           tl_element_is_before (other->touchpoint, card->touchpoint)))
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
tl_layout_insert_card (TlLayout *layout, TlCard *card)
{
  TlLane *lane;

  if (card->lane == TL_NOWHERE)
    return;
  lane = g_ptr_array_index (layout->all_lanes, card->lane);
  if (card->fold != TL_NOWHERE)
    g_ptr_array_add (lane->tucked, card);
  else
    g_ptr_array_insert (lane->cards, (int) find_place (lane->cards, card), card);
  lane->dirty = TRUE;
}

void
tl_layout_remove_card (TlLayout *layout, TlCard *card)
{
  TlLane *lane;

  if (card->lane == TL_NOWHERE)
    return;
  lane = g_ptr_array_index (layout->all_lanes, card->lane);
  g_ptr_array_remove (card->fold != TL_NOWHERE ? lane->tucked : lane->cards, card);
  lane->dirty = TRUE;
}

/* The first channel that has a picture. */
static const char *
find_channel (const TlElement *touchpoint)
{
  const char *channels = tl_element_get (touchpoint, TL_PROPERTY_CHANNELS);
  g_auto (GStrv) words = NULL;
  const char *const *known = tl_style_list_channels ();

  if (channels == NULL)
    return NULL;
  words = g_strsplit (channels, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    for (guint k = 0; known[k] != NULL; k++)
      if (strcmp (words[i], known[k]) == 0)
        return known[k];
  return NULL;
}

static void
read_owner (TlLayout *layout, const TlCard *card, TlCardBox *box)
{
  double start = box->channel != NULL ? CARD_START_WITH_ICON : TL_SIZE_CARD_PAD;

  tl_layout_break (layout, TL_TEXT_CARD_OWNER,
                   tl_ownership_get_label (layout->map, card->touchpoint),
                   layout->view.card_width - start - CARD_END_WITH_FEELING, 1, &box->owner);
}

/* What the map says about a touchpoint, wherever its card stands. */
static void
read_facts (TlLayout *layout, TlCard *card, TlCardBox *box)
{
  const TlElement *element = card->touchpoint;

  box->channel = find_channel (element);
  box->is_root_cause = tl_causes_is_root (layout->map, element);
  box->is_moment_of_truth = *tl_element_get_string (element, TL_PROPERTY_MOMENT_OF_TRUTH) != '\0';
  read_owner (layout, card, box);
  card->asks_owner = tl_ownership_would_be_missing (layout->map, element, NULL);
  tl_layout_read_feeling (layout, card);
  box->experience = card->experience;
  card->stale = FALSE;
}

/* `reread`: the title may be another one. */
static void
size_card (TlLayout *layout, TlCard *card, TlCardBox *box, gboolean reread)
{
  double start = tl_layout_get_moment_start (layout, card->shown_moment);
  double end, width;

  card->last_moment = tl_layout_find_last_moment (layout, card->shown_moment, card->shown_span);
  end = tl_layout_get_moment_start (layout, card->last_moment) + layout->view.moment_width -
        TL_CARD_RIGHT;
  box->box.width = end - start - TL_SIZE_CARD_INSET;
  box->box.x = tl_layout_mirror (layout, start + TL_SIZE_CARD_INSET, box->box.width);
  width = box->box.width - 2 * TL_SIZE_CARD_PAD;
  if (box->is_moment_of_truth)
    width -= STAR_ROOM;
  if (reread || width != card->title_width)
    tl_layout_break_copy (layout, TL_TEXT_CARD_TITLE,
                          tl_element_get_string (card->touchpoint, TL_PROPERTY_TITLE), width,
                          TL_MAX_TITLE_LINES, &box->title, &card->title, &card->title_width);
  box->box.height = TL_CARD_HEIGHT (MAX (box->title.n_lines, 1));
}

static void
fill_card (Stacking *stacking, TlCard *card, TlCardBox *box)
{
  TlLayout *layout = stacking->layout;
  const TlMomentBox *moment =
      &g_array_index (layout->moment_boxes, TlMomentBox, card->shown_moment);
  const TlStageBox *stage = &g_array_index (layout->stage_boxes, TlStageBox, moment->stage);
  gboolean reread;

  if (card->box != NULL)
    *box = *card->box;
  else
    {
      /* How its title breaks went with the box. */
      g_clear_pointer (&card->title, g_free);
      card->stale = TRUE;
    }
  box->touchpoint = card->touchpoint;
  box->lane = stacking->lane->shown;
  box->moment = card->shown_moment;
  box->lifted = card->lifted;
  reread = card->stale;
  if (reread)
    read_facts (layout, card, box);
  box->owner_missing = card->asks_owner &&
                       tl_ownership_would_be_missing (layout->map, card->touchpoint, stage->stage);
  size_card (layout, card, box, reread);
  box->span = (int) (card->last_moment - card->shown_moment) + 1;
}

/* The first row that is free in these moments, below the last card of the cell; taken for something
 * of this height. */
static guint
take_row (Stacking *stacking, guint moment, guint last_moment, double height)
{
  guint row = stacking->cell == moment ? stacking->next_row : 0;
  double *row_height;

  while (row < stacking->row_ends->len && g_array_index (stacking->row_ends, guint, row) > moment)
    row++;
  if (row == stacking->row_ends->len)
    g_array_set_size (stacking->row_ends, row + 1);
  g_array_index (stacking->row_ends, guint, row) = last_moment + 1;
  if (row >= stacking->row_heights->len)
    g_array_set_size (stacking->row_heights, row + 1);
  row_height = &g_array_index (stacking->row_heights, double, row);
  *row_height = MAX (*row_height, height);
  stacking->cell = moment;
  stacking->next_row = row + 1;
  return row;
}

static void
set_cluster (const Stacking *stacking, TlCard *card, const double *tops)
{
  float top = (float) tops[0], bottom = (float) (tops[1] - TL_STACK_GAP);

  if (card->cluster_start != stacking->cluster_start ||
      card->cluster_end != stacking->cluster_end || card->row_top != top ||
      card->row_bottom != bottom)
    card->shifted = TRUE;
  card->cluster_start = stacking->cluster_start;
  card->cluster_end = stacking->cluster_end;
  card->row_top = top;
  card->row_bottom = bottom;
}

/* Where the rows of the cluster stand is known when its last card is. */
static void
end_cluster (Stacking *stacking, guint end)
{
  GPtrArray *cards = tl_lane_get_cards (stacking->lane);
  double top = TL_LANE_PAD;

  for (guint row = 0; row < stacking->row_heights->len; row++)
    {
      double *height = &g_array_index (stacking->row_heights, double, row);
      double row_top = top;

      top += *height + TL_STACK_GAP;
      *height = row_top;
    }
  g_array_append_val (stacking->row_heights, top);
  for (guint i = stacking->cluster_first; i < end; i++)
    {
      TlCard *card = g_ptr_array_index (cards, i);
      const double *tops = &g_array_index (stacking->row_heights, double, card->row);

      set_cluster (stacking, card, tops);
      stacking->boxes[i].box.y = tops[0];
    }
  if (stacking->made_room != NULL)
    stacking->made_room->top =
        g_array_index (stacking->row_heights, double, stacking->made_room->row);
  stacking->made_room = NULL;
  stacking->height = MAX (stacking->height, top - TL_STACK_GAP + TL_LANE_PAD);
  g_array_set_size (stacking->row_heights, 0);
}

static void
mark_columns (Stacking *stacking, const TlCard *card)
{
  for (guint i = card->shown_moment; i <= card->last_moment; i++)
    {
      TlColumn *column = &stacking->columns[i];

      if (column->first_card == TL_NOWHERE)
        *column = (TlColumn){ stacking->cluster_first, card->row, card->row };
      column->first_row = MIN (column->first_row, card->row);
      column->last_row = MAX (column->last_row, card->row);
      stacking->bars[i] |= TL_BARS_COLUMN | (i > card->shown_moment ? TL_BARS_GUTTER : 0);
    }
}

/* These moments belong to the cluster, or to a new one whose first card is the i-th. */
static void
join_cluster (Stacking *stacking, guint i, guint moment, guint last_moment)
{
  if (moment >= stacking->cluster_end)
    {
      end_cluster (stacking, i);
      stacking->cluster_first = i;
      stacking->cluster_start = moment;
      stacking->cluster_end = 0;
    }
  stacking->cluster_end = MAX (stacking->cluster_end, last_moment + 1);
}

static void
stack_card (Stacking *stacking, guint i)
{
  TlCard *card = g_ptr_array_index (tl_lane_get_cards (stacking->lane), i);

  join_cluster (stacking, i, card->shown_moment, card->last_moment);
  card->row =
      take_row (stacking, card->shown_moment, card->last_moment, stacking->boxes[i].box.height);
  mark_columns (stacking, card);
}

/* Makes the room there is to be, if it is above this card, the i-th; NULL: the end. */
static void
stack_room (Stacking *stacking, const TlCard *next, guint i)
{
  TlRoom *room = stacking->room;

  if (room == NULL ||
      (next != NULL && (next->shown_moment < room->moment ||
                        (next->shown_moment == room->moment && next->touchpoint != room->before))))
    return;
  join_cluster (stacking, i, room->moment, room->moment);
  room->row = take_row (stacking, room->moment, room->moment, TL_CARD_HEIGHT (1));
  stacking->made_room = room;
  stacking->room = NULL;
}

static void
stack_cards (Stacking *stacking)
{
  GPtrArray *cards = tl_lane_get_cards (stacking->lane);

  for (guint i = 0; i < cards->len; i++)
    {
      TlCard *card = g_ptr_array_index (cards, i);

      stack_room (stacking, card, i);
      fill_card (stacking, card, &stacking->boxes[i]);
      stack_card (stacking, i);
    }
  stack_room (stacking, NULL, cards->len);
  end_cluster (stacking, cards->len);
  for (guint i = 0; i < cards->len; i++)
    {
      TlCard *card = g_ptr_array_index (cards, i);
      const TlColumn *column = &stacking->columns[card->last_moment];
      guint above = card->row == column->first_row, below = card->row == column->last_row;

      card->shifted = card->shifted || card->open_above != above || card->open_below != below;
      card->open_above = above;
      card->open_below = below;
    }
}

static void
take_bars (Stacking *stacking)
{
  TlLane *lane = stacking->lane;
  guint n_moments = tl_layout_count_moments (stacking->layout);
  guint8 *bars = tl_layout_get_bars (stacking->layout, lane->shown);

  for (guint i = 0; i < n_moments; i++)
    {
      guint8 changes = bars[i] ^ stacking->bars[i];

      lane->reshaped = lane->reshaped || (changes & TL_BARS_GUTTER) != 0;
      bars[i] = stacking->bars[i];
      if (changes & TL_BARS_COLUMN)
        {
          TlRefill refill = { lane->shown, i };

          g_array_append_val (stacking->layout->refills, refill);
        }
    }
}

static TlColumn *
make_columns (guint n)
{
  TlColumn *columns = g_new0 (TlColumn, n + 1);

  for (guint i = 0; i < n; i++)
    columns[i].first_card = TL_NOWHERE;
  return columns;
}

static gboolean
looks_equal (const TlCardBox *a, const TlCardBox *b)
{
  return tl_rect_equal (&a->box, &b->box) && a->lane == b->lane && a->lifted == b->lifted &&
         a->owner_missing == b->owner_missing;
}

void
tl_layout_damage_card (TlLayout *layout, const TlCardBox *box)
{
  tl_layout_add_damage (layout, box->box.x - CARD_BLEED, box->box.y - CARD_BLEED,
                        box->box.width + 2 * CARD_BLEED, box->box.height + 2 * CARD_BLEED);
}

/* Takes the new boxes into use. The ones of before are kept until all lanes are stacked, since a
 * card may come from another lane. */
static void
take_boxes (Stacking *stacking, const gboolean *stale)
{
  TlLayout *layout = stacking->layout;
  TlLane *lane = stacking->lane;
  GPtrArray *cards = tl_lane_get_cards (lane);
  double y = g_array_index (layout->lane_boxes, TlLaneBox, lane->shown).box.y;

  for (guint i = 0; i < cards->len; i++)
    {
      TlCard *card = g_ptr_array_index (cards, i);
      TlCardBox *box = &stacking->boxes[i];

      box->box.y += y;
      if (card->box == NULL || stale[i] || !looks_equal (box, card->box))
        {
          card->shifted = TRUE;
          tl_layout_damage_card (layout, box);
          if (card->box != NULL)
            tl_layout_damage_card (layout, card->box);
        }
      card->box = box;
    }
}

static void
add_feelings (TlLane *lane, const GPtrArray *cards)
{
  for (guint i = 0; i < cards->len; i++)
    tl_experience_sum_add (&lane->feelings, &((TlCard *) cards->pdata[i])->experience);
}

static void
sum_feelings (TlLane *lane)
{
  lane->feelings = (TlExperienceSum){ 0 };
  add_feelings (lane, tl_lane_get_cards (lane));
  add_feelings (lane, lane->tucked);
}

static void
stack_lane (TlLayout *layout, TlLane *lane, GPtrArray *old_boxes)
{
  guint n_cards = tl_lane_get_cards (lane)->len;
  guint n_moments = tl_layout_count_moments (layout);
  g_autoptr (GArray) row_ends = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GArray) row_heights = g_array_new (FALSE, TRUE, sizeof (double));
  g_autofree guint8 *bars = g_new0 (guint8, n_moments + 1);
  Stacking stacking = { .layout = layout,
                        .lane = lane,
                        .boxes = g_new0 (TlCardBox, n_cards + 1),
                        .columns = make_columns (n_moments),
                        .bars = bars,
                        .row_ends = row_ends,
                        .row_heights = row_heights,
                        .cell = TL_NOWHERE,
                        .room = layout->room.lane == lane->position ? &layout->room : NULL };
  g_autofree gboolean *stale = g_new (gboolean, n_cards + 1);

  for (guint i = 0; i < n_cards; i++)
    stale[i] = ((TlCard *) g_ptr_array_index (tl_lane_get_cards (lane), i))->stale;
  stack_cards (&stacking);
  take_boxes (&stacking, stale);
  take_bars (&stacking);
  g_free (lane->columns);
  lane->columns = stacking.columns;
  g_ptr_array_add (old_boxes, lane->boxes);
  lane->boxes = stacking.boxes;
  lane->n_boxes = n_cards;
  lane->content_height = stacking.height;
  tl_layout_note_cards (lane);
  tl_layout_put_away (layout, lane->tucked);
  sum_feelings (lane);
}

/* Of what occurs in it, feelings alone come and go then. */
static void
feel_lane (TlLane *lane)
{
  lane->occurrence.feelings = FALSE;
  for (guint i = 0; i < lane->n_boxes && !lane->occurrence.feelings; i++)
    lane->occurrence.feelings = lane->boxes[i].experience.known;
  sum_feelings (lane);
}

/* Hidden or folded it has no boxes, but what is felt in it still counts. */
static void
put_lane_away (TlLayout *layout, TlLane *lane)
{
  tl_layout_put_away (layout, tl_lane_get_cards (lane));
  tl_layout_put_away (layout, lane->tucked);
  sum_feelings (lane);
}

static void
publish (TlLayout *layout, const TlLane *lane)
{
  TlLaneBox *box = &g_array_index (layout->lane_boxes, TlLaneBox, lane->shown);

  box->cards = lane->boxes;
  box->n_cards = lane->n_boxes;
  box->facts = lane->facts;
  box->facts_y = lane->facts_y;
  box->marks = (const TlCurveMark *) (void *) lane->marks->data;
  box->n_marks = lane->marks->len;
  box->curves = (const TlCurveBox *) (void *) lane->curves->data;
  box->n_curves = lane->curves->len;
  box->quotes = (const TlQuoteBox *) (void *) lane->quotes->data;
  box->n_quotes = lane->quotes->len;
}

void
tl_layout_stack_lanes (TlLayout *layout)
{
  g_autoptr (GPtrArray) old_boxes = g_ptr_array_new_with_free_func (g_free);

  g_array_set_size (layout->refills, 0);
  for (guint i = 0; i < layout->all_lanes->len; i++)
    {
      TlLane *lane = g_ptr_array_index (layout->all_lanes, i);

      lane->reshaped = FALSE;
      if ((!lane->dirty && !lane->felt) || lane->kind != TL_LANE_TOUCHPOINTS)
        continue;
      if (!lane->dirty)
        feel_lane (lane);
      else if (lane->shown == TL_NOWHERE)
        put_lane_away (layout, lane);
      else
        stack_lane (layout, lane, old_boxes);
    }
  for (guint i = 0; i < layout->shown_lanes->len; i++)
    {
      TlLane *lane = g_ptr_array_index (layout->shown_lanes, i);

      if (lane->kind != TL_LANE_TOUCHPOINTS &&
          (lane->dirty || tl_layout_is_outdated (layout, lane)))
        tl_layout_trace (layout, lane);
      publish (layout, lane);
    }
}
