/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tl-station.h"

/* Lanes that hold no cards of their own but show what is known about the touchpoints of their
 * layer, or of their person. */

#define CURVE_HEIGHT 124.0
#define CURVE_ZERO 62.0
#define CURVE_UNIT 18.0
#define MARK_RADIUS 8.0
#define VALUE_START 11.0 /* of the number beside a mark, and its baseline */
#define VALUE_BELOW 12.0
#define VALUE_ABOVE (-8.0 - TL_MARK_LINE)
#define NUMBER_HEIGHT 9.0 /* of it above its baseline, and what it keeps from a line below that */
#define NUMBER_AIR 3.0
#define LEVEL 12.0 /* a curve that rises or falls no more by the next mark */

#define QUOTE_INSET 18.0 /* of its width in a card's */
#define QUOTE_LINES 3
#define QUOTE_ABOVE 24.0 /* first baselines of the words beside a curve, from the lane's top */
#define QUOTE_BELOW 82.0
#define QUOTE_ASCENT 11.0
#define QUOTE_LINE 14.0
#define QUOTE_AIR 4.0

#define WORDS_INSET 8.0 /* of the words of other lanes, from the start of their moment */
#define WORDS_LINES 5
#define WORDS_GAP 8.0

/* What is known at one place of the journey: a moment, or the middle of several. */
typedef struct
{
  TlStation felt;
  const TlCard *first;
  const TlCard *quoted;
  gboolean urgent;
} Station;

gboolean
tl_layout_shows (const TlLane *lane, const TlLane *source)
{
  return source->kind == TL_LANE_TOUCHPOINTS && lane->kind != TL_LANE_TOUCHPOINTS &&
         source->layer == lane->layer && (lane->person == NULL || lane->person == source->person);
}

static gboolean
is_any_source_dirty (TlLayout *layout, const TlLane *lane)
{
  for (guint i = 0; i < layout->all_lanes->len; i++)
    {
      const TlLane *source = g_ptr_array_index (layout->all_lanes, i);

      if ((source->dirty || source->felt) && tl_layout_shows (lane, source))
        return TRUE;
    }
  return FALSE;
}

gboolean
tl_layout_is_outdated (TlLayout *layout, const TlLane *lane)
{
  if (!tl_layout_is_host (layout, lane))
    return is_any_source_dirty (layout, lane);
  for (guint i = 0; i < layout->joined->len; i++)
    if (is_any_source_dirty (layout, layout->joined->pdata[i]))
      return TRUE;
  return FALSE;
}

static double
get_card_middle (TlLayout *layout, const TlCard *card)
{
  double start = tl_layout_get_moment_start (layout, card->shown_moment) + TL_SIZE_CARD_INSET;
  double end = tl_layout_get_moment_start (layout, card->last_moment) + layout->view.moment_width;

  return (start + end - TL_CARD_RIGHT) / 2;
}

static void
visit_sources (TlLayout *layout,
               const TlLane *lane,
               void (*visit) (TlLayout *layout, TlCard *card, gpointer data),
               gpointer data)
{
  for (guint i = 0; i < layout->all_lanes->len; i++)
    {
      TlLane *source = g_ptr_array_index (layout->all_lanes, i);
      GPtrArray *cards = tl_lane_get_cards (source);

      for (guint k = 0; tl_layout_shows (lane, source) && k < cards->len; k++)
        visit (layout, g_ptr_array_index (cards, k), data);
    }
}

static void
visit_station (TlLayout *layout, TlCard *card, gpointer data)
{
  Station *stations = data;
  Station *station;

  if (!card->experience.known)
    return;
  /* A card of a hidden lane was never sized. */
  card->last_moment = tl_layout_find_last_moment (layout, card->shown_moment, card->shown_span);
  station = &stations[card->shown_moment + card->last_moment];
  tl_station_add (&station->felt, card->touchpoint, &card->experience);
  if (station->first == NULL)
    station->first = card;
  if (station->quoted == NULL && card->quote != NULL)
    station->quoted = card;
  station->urgent =
      station->urgent || tl_experience_is_urgent (card->touchpoint, &card->experience);
}

static void
quote_words (TlLayout *layout, const char *words, double width, guint max_lines, TlTextBlock *block)
{
  /* Translators: somebody’s words in quotation marks */
  g_autofree char *text = g_strdup_printf (_ ("“%s”"), words);

  tl_layout_break (layout, TL_TEXT_QUOTE, text, width, max_lines, block);
}

/* The words beside a mark. Each step of a time slider has others, of the same few for each card. */
static const TlTextBlock *
break_quote (TlLayout *layout, const char *words)
{
  TlTextBlock *block = g_hash_table_lookup (layout->quoted, words);

  if (block != NULL)
    return block;
  block = g_new (TlTextBlock, 1);
  quote_words (layout, words, layout->view.card_width - QUOTE_INSET, QUOTE_LINES, block);
  g_hash_table_insert (layout->quoted, (gpointer) words, block);
  return block;
}

/* The curve between two marks, as it is drawn: level at both, the control points half way. */
static TlPoint
get_curve_point (const TlPoint *a, const TlPoint *b, double t)
{
  double u = 1 - t;
  double middle = (a->x + b->x) / 2;

  return (TlPoint){ u * u * u * a->x + 3 * u * t * middle + t * t * t * b->x,
                    u * u * (u + 3 * t) * a->y + t * t * (t + 3 * u) * b->y };
}

static gboolean
is_inside (const TlRect *rect, const TlPoint *point, double slack)
{
  return point->x > rect->x - slack && point->x < rect->x + rect->width + slack &&
         point->y > rect->y - slack && point->y < rect->y + rect->height + slack;
}

#define CURVE_STEPS 16
#define CURVE_SLACK 2.0

/* Between two marks a curve leaves neither their columns nor their rows. */
static gboolean
is_between (const TlRect *rect, const TlPoint *a, const TlPoint *b)
{
  return rect->x < MAX (a->x, b->x) + CURVE_SLACK &&
         rect->x + rect->width > MIN (a->x, b->x) - CURVE_SLACK &&
         rect->y < MAX (a->y, b->y) + CURVE_SLACK &&
         rect->y + rect->height > MIN (a->y, b->y) - CURVE_SLACK;
}

static gboolean
touches_curve (const TlRect *rect, const TlCurveMark *mark, const TlCurveMark *next)
{
  TlRect value = { mark->value.x - 3, mark->value.y - 11, TL_MARK_WORDS, 14 + TL_MARK_LINE };
  TlRect sign = { mark->point.x - 7, mark->point.y - TL_URGENT_RISE - TL_URGENT_HEIGHT, 14,
                  TL_URGENT_HEIGHT };

  if (is_inside (rect, &mark->point, MARK_RADIUS) || tl_rect_touches (rect, &value) ||
      (mark->urgent && tl_rect_touches (rect, &sign)))
    return TRUE;
  if (next == NULL || !is_between (rect, &mark->point, &next->point))
    return FALSE;
  for (guint i = 1; i < CURVE_STEPS; i++)
    {
      TlPoint point = get_curve_point (&mark->point, &next->point, (double) i / CURVE_STEPS);

      if (is_inside (rect, &point, CURVE_SLACK))
        return TRUE;
    }
  return FALSE;
}

/* Where the words of a mark are tried, logical and from the lane's top. */
typedef struct
{
  GArray *marks; /* TlCurveMark, logical */
  GArray *taken; /* TlRect */
  double end;    /* of the journey */
  double reach;  /* of words to both sides of their mark */
} Paper;

#define MARKS_NEAR 4 /* no words reach further than so many marks */

static gboolean
is_free (const Paper *paper, guint mark, const TlRect *rect)
{
  guint first = mark > MARKS_NEAR ? mark - MARKS_NEAR : 0;
  guint end = MIN (mark + MARKS_NEAR, paper->marks->len);

  if (rect->x < TL_SIZE_CONTENT_START || rect->x + rect->width > paper->end)
    return FALSE;
  for (guint i = first; i < end; i++)
    {
      const TlCurveMark *one = &g_array_index (paper->marks, TlCurveMark, i);

      if (touches_curve (rect, one, i + 1 < paper->marks->len ? one + 1 : NULL))
        return FALSE;
    }
  for (guint i = paper->taken->len; i > 0 && i + MARKS_NEAR > paper->taken->len; i--)
    if (tl_rect_touches (rect, &g_array_index (paper->taken, TlRect, i - 1)))
      return FALSE;
  return TRUE;
}

static double
get_block_width (const TlTextBlock *block)
{
  double width = 0;

  for (guint i = 0; i < block->n_lines; i++)
    width = MAX (width, block->lines[i].width);
  return width;
}

/* Words stand across the neutral line from their mark where they can, and always within its moment:
 * links pass in the gutters beside it. */
static gboolean
find_paper (const Paper *paper, guint index, const TlTextBlock *block, TlPoint *position)
{
  const TlCurveMark *mark = &g_array_index (paper->marks, TlCurveMark, index);
  double width = get_block_width (block);
  double shifts[] = { -paper->reach, paper->reach - width };

  for (guint side = 0; side < 2; side++)
    for (guint i = 0; i < G_N_ELEMENTS (shifts); i++)
      {
        gboolean below = (mark->experience.value >= 0) == (side == 0);
        double x = mark->point.x + shifts[i];
        double y = below ? QUOTE_BELOW : QUOTE_ABOVE;
        TlRect rect = { x - QUOTE_AIR, y - QUOTE_ASCENT, width + 2 * QUOTE_AIR,
                        QUOTE_LINE * block->n_lines + QUOTE_AIR };

        if (is_free (paper, index, &rect))
          {
            *position = (TlPoint){ x, y };
            g_array_append_val (paper->taken, rect);
            return TRUE;
          }
      }
  return FALSE;
}

static void
place_quotes (TlLayout *layout, GArray *marks, const GPtrArray *quoted, GArray *quotes)
{
  guint n_moments = tl_layout_count_moments (layout);
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (TlRect));
  Paper paper = { marks, taken, 0, layout->view.card_width / 2 };

  paper.end = tl_layout_get_moment_start (layout, n_moments - 1) + layout->view.moment_width;
  for (guint i = 0; i < marks->len; i++)
    {
      const TlCard *card = g_ptr_array_index (quoted, i);
      TlQuoteBox quote = { NULL };

      if (card == NULL)
        continue;
      quote.touchpoint = card->touchpoint;
      quote.text = *break_quote (layout, card->quote);
      if (find_paper (&paper, i, &quote.text, &quote.position))
        g_array_append_val (quotes, quote);
    }
}

void
tl_layout_trace_marks (TlLayout *layout,
                       const TlLane *lane,
                       double zero,
                       double unit,
                       GArray *marks,
                       GPtrArray *quoted)
{
  guint n_stations = 2 * tl_layout_count_moments (layout);
  g_autofree Station *stations = g_new0 (Station, n_stations + 1);

  visit_sources (layout, lane, visit_station, stations);
  for (guint i = 0; i < n_stations; i++)
    {
      TlCurveMark mark = { NULL };

      if (stations[i].first == NULL)
        continue;
      mark.touchpoint = tl_station_get_touchpoint (&stations[i].felt);
      mark.experience = tl_station_get_experience (&stations[i].felt);
      mark.urgent = stations[i].urgent;
      mark.point.x = get_card_middle (layout, stations[i].first);
      mark.point.y = zero - unit * mark.experience.value;
      g_array_append_val (marks, mark);
      if (quoted != NULL)
        g_ptr_array_add (quoted, (gpointer) stations[i].quoted);
    }
}

/* Off the curve: above it where it falls to the next mark, below where it rises; where it is level
 * below on the bad side, above on the good one. */
static gboolean
is_below (const GArray *marks, guint index)
{
  const TlCurveMark *mark = &g_array_index (marks, TlCurveMark, index);
  double fall = index + 1 < marks->len ? mark[1].point.y - mark->point.y : 0;

  return fabs (fall) > LEVEL ? fall < 0 : mark->experience.value < 0;
}

/* The number is not struck through by the neutral line: it goes on, off its mark, to where it
 * stands on the line, or hangs below it. */
static double
clear_neutral (double y, double zero, gboolean below)
{
  if (y - NUMBER_HEIGHT >= zero || y + NUMBER_AIR <= zero)
    return y;
  return below ? zero + NUMBER_HEIGHT : zero - NUMBER_AIR;
}

static void
place_values (GArray *marks, double zero)
{
  for (guint i = 0; i < marks->len; i++)
    {
      TlCurveMark *mark = &g_array_index (marks, TlCurveMark, i);

      gboolean below = is_below (marks, i);
      double y = mark->point.y + (below ? VALUE_BELOW : VALUE_ABOVE);

      mark->has_value = TRUE;
      mark->value.x = mark->point.x + VALUE_START;
      mark->value.y = clear_neutral (y, zero, below);
    }
}

static void
trace_experience (TlLayout *layout, TlLane *lane, GArray *marks, GArray *quotes)
{
  g_autoptr (GPtrArray) quoted = g_ptr_array_new ();

  lane->zero = CURVE_ZERO;
  lane->unit = CURVE_UNIT;
  lane->content_height = CURVE_HEIGHT;
  tl_layout_state_facts (layout, lane);
  tl_layout_trace_marks (layout, lane, lane->zero, lane->unit, marks, quoted);
  place_values (marks, lane->zero);
  if (marks->len > 0)
    place_quotes (layout, marks, quoted, quotes);
}

/* Words that stand at their moments, below each other. */
typedef struct
{
  GArray *quotes;
  double *bottoms; /* of each moment */
  double line;
  const TlPeriod *period; /* of the words; NULL: the whole */
} Column;

static void
stack_words (
    TlLayout *layout, Column *column, TlElement *touchpoint, guint moment, const TlTextBlock *block)
{
  TlQuoteBox quote = { .touchpoint = touchpoint, .text = *block };

  if (block->n_lines == 0)
    return;
  quote.position.x = tl_layout_get_moment_start (layout, moment) + WORDS_INSET;
  quote.position.y = column->bottoms[moment] + column->line;
  column->bottoms[moment] += block->n_lines * column->line + WORDS_GAP;
  g_array_append_val (column->quotes, quote);
}

#define WORDS_WIDTH (layout->view.card_width - WORDS_INSET)

static void
visit_quote (TlLayout *layout, TlCard *card, gpointer data)
{
  const Column *column = data;
  const char *quote = tl_layout_get_quote (card, column->period);
  TlTextBlock block;

  if (quote == NULL)
    return;
  quote_words (layout, quote, WORDS_WIDTH, WORDS_LINES, &block);
  stack_words (layout, data, card->touchpoint, card->shown_moment, &block);
}

static void
visit_measures (TlLayout *layout, TlCard *card, gpointer data)
{
  const Column *column = data;
  g_autoptr (GPtrArray) evidence = tl_experience_list_evidence (layout->map, card->touchpoint);

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      const TlElement *piece = g_ptr_array_index (evidence, i);
      g_autofree char *words = NULL;
      TlTextBlock block;

      if (!tl_period_has_evidence (column->period, piece))
        continue;
      words = tl_experience_format_evidence (piece);
      tl_layout_break (layout, TL_TEXT_VALUE, words, WORDS_WIDTH, WORDS_LINES, &block);
      stack_words (layout, data, card->touchpoint, card->shown_moment, &block);
    }
}

static void
caption_moments (TlLayout *layout, Column *column)
{
  for (guint i = 0; i < tl_layout_count_moments (layout); i++)
    {
      const TlMomentBox *moment = &g_array_index (layout->moment_boxes, TlMomentBox, i);
      const char *title = tl_element_get_string (moment->moment, TL_PROPERTY_TITLE);
      TlTextBlock block;

      tl_layout_break (layout, TL_TEXT_QUOTE, title, WORDS_WIDTH, WORDS_LINES, &block);
      stack_words (layout, column, NULL, i, &block);
    }
}

/* Returns how high the lane has to be for them. */
static double
trace_words_of (TlLayout *layout, TlLane *lane, GArray *quotes, const TlPeriod *period)
{
  guint n_moments = tl_layout_count_moments (layout);
  g_autofree double *bottoms = g_new0 (double, n_moments + 1);
  TlTextRole role = lane->kind == TL_LANE_MEASURES ? TL_TEXT_VALUE : TL_TEXT_QUOTE;
  Column column = { quotes, bottoms, tl_style_get_text (role)->line_height, period };
  double height = 2 * TL_LANE_PAD;

  for (guint i = 0; i < n_moments; i++)
    bottoms[i] = TL_LANE_PAD;
  if (lane->kind == TL_LANE_QUOTES)
    visit_sources (layout, lane, visit_quote, &column);
  else if (lane->kind == TL_LANE_MEASURES)
    visit_sources (layout, lane, visit_measures, &column);
  else
    caption_moments (layout, &column);
  for (guint i = 0; i < n_moments; i++)
    height = MAX (height, bottoms[i] + TL_LANE_PAD - WORDS_GAP);
  return height;
}

/* While another period is shown than the whole the lane keeps the room of that, so that what is
 * below stands still. */
static void
trace_words (TlLayout *layout, TlLane *lane, GArray *quotes)
{
  const TlPeriod *period = &layout->view.period;
  g_autoptr (GArray) of_today = NULL;

  lane->content_height = trace_words_of (layout, lane, quotes, period);
  if (tl_period_is_whole (period))
    return;
  of_today = g_array_new (FALSE, FALSE, sizeof (TlQuoteBox));
  lane->content_height = MAX (lane->content_height, trace_words_of (layout, lane, of_today, NULL));
}

static void
see_marks (TlLayout *layout, GArray *marks, GArray *quotes)
{
  for (guint i = 0; i < marks->len; i++)
    {
      TlCurveMark *mark = &g_array_index (marks, TlCurveMark, i);

      mark->point.x = tl_layout_mirror (layout, mark->point.x, 0);
      mark->value.x = tl_layout_mirror (layout, mark->value.x, 0);
    }
  for (guint i = 0; i < quotes->len; i++)
    {
      TlPoint *point = &g_array_index (quotes, TlQuoteBox, i).position;

      point->x = tl_layout_mirror (layout, point->x, 0);
    }
}

static gboolean
is_same_mark (const TlCurveMark *a, const TlCurveMark *b)
{
  return a->touchpoint == b->touchpoint && a->point.x == b->point.x && a->point.y == b->point.y &&
         a->urgent == b->urgent && a->has_value == b->has_value && a->value.x == b->value.x &&
         a->value.y == b->value.y && a->experience.n == b->experience.n &&
         a->experience.assessed == b->experience.assessed &&
         a->experience.has_interval == b->experience.has_interval &&
         a->experience.low == b->experience.low && a->experience.high == b->experience.high;
}

static gboolean
is_same_quote (const TlQuoteBox *a, const TlQuoteBox *b)
{
  const TlTextLine *one = &a->text.lines[0], *other = &b->text.lines[0];

  /* Equal words share their copy, see tl-layout-text.c. */
  return a->touchpoint == b->touchpoint && a->position.x == b->position.x &&
         a->position.y == b->position.y && one->text == other->text;
}

static gboolean
is_same_curve (const TlLane *lane, const GArray *marks, const GArray *quotes)
{
  if (lane->marks->len != marks->len || lane->quotes->len != quotes->len)
    return FALSE;
  for (guint i = 0; i < marks->len; i++)
    if (!is_same_mark (&g_array_index (lane->marks, TlCurveMark, i),
                       &g_array_index (marks, TlCurveMark, i)))
      return FALSE;
  for (guint i = 0; i < quotes->len; i++)
    if (!is_same_quote (&g_array_index (lane->quotes, TlQuoteBox, i),
                        &g_array_index (quotes, TlQuoteBox, i)))
      return FALSE;
  return TRUE;
}

static void
put_curve (const TlLane *lane, GArray *marks, GArray *quotes, double zero_y, double dy)
{
  for (guint i = 0; i < marks->len; i++)
    {
      TlCurveMark *mark = &g_array_index (marks, TlCurveMark, i);

      mark->point.y = zero_y - lane->unit * mark->experience.value;
      mark->value.y += dy;
    }
  for (guint i = 0; i < quotes->len; i++)
    g_array_index (quotes, TlQuoteBox, i).position.y += dy;
  for (guint i = 0; i < lane->curves->len; i++)
    g_array_index (lane->curves, TlCurveBox, i).name_position.y += dy;
}

static void
trace_lane (TlLayout *layout, TlLane *lane, GArray *marks, GArray *quotes)
{
  gboolean shared = tl_layout_is_host (layout, lane);

  g_array_set_size (lane->curves, 0);
  /* It may have had a curve of its own before. */
  if (shared || lane->kind != TL_LANE_EXPERIENCE)
    lane->facts.n_lines = 0;
  if (shared)
    tl_layout_trace_joined (layout, lane, marks);
  else if (lane->kind == TL_LANE_EXPERIENCE)
    trace_experience (layout, lane, marks, quotes);
  else
    trace_words (layout, lane, quotes);
}

void
tl_layout_trace (TlLayout *layout, TlLane *lane)
{
  const TlRect *box = &g_array_index (layout->lane_boxes, TlLaneBox, lane->shown).box;
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (TlCurveMark));
  GArray *quotes = g_array_new (FALSE, FALSE, sizeof (TlQuoteBox));

  trace_lane (layout, lane, marks, quotes);
  see_marks (layout, marks, quotes);
  put_curve (lane, marks, quotes, box->y + lane->zero, box->y);
  if (!is_same_curve (lane, marks, quotes))
    tl_layout_add_damage (layout, box->x, box->y, box->width, box->height);
  g_array_unref (lane->marks);
  g_array_unref (lane->quotes);
  lane->marks = marks;
  lane->quotes = quotes;
  tl_layout_note_marks (lane);
}

void
tl_layout_move_curve (TlLane *lane, TlLaneBox *box, double dy)
{
  gboolean curved = lane->kind == TL_LANE_EXPERIENCE;

  box->zero_y = curved ? box->box.y + lane->zero : 0;
  box->unit = curved ? lane->unit : 0;
  put_curve (lane, lane->marks, lane->quotes, box->zero_y, dy);
}
