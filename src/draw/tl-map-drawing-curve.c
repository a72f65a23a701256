/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

#include <glib/gi18n-lib.h>

#include "tl-evidence-words.h"

/* Experience lanes: the axis, the curve with its marks and values, and quotes of any lane. */

#define AXIS_STEPS 2.0 /* delighted and angry are this many steps of feeling from neutral */
#define BAND_REACH 9.0 /* of the interval of a mark that has no neighbour with one */
/* A value or a quote reaches this far from where it stands. */
#define REACH 200.0

const TlColor *
tl_map_drawing_lane_color (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  return &drawing->layers[lane->layer].line;
}

static void
draw_axis_lines (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  const TlRect *body = &drawing->view->body_box;
  double start = tl_map_drawing_from_start (drawing, body, TL_SIZE_CONTENT_START - TL_SIZE_MARGIN);
  double end = tl_map_drawing_from_end (drawing, body, 8);
  TlInk ink = { .stroke = tl_map_drawing_lane_color (drawing, lane), .stroke_width = 1 };

  for (int step = -1; step <= 1; step++)
    {
      double y = lane->zero_y - step * AXIS_STEPS * lane->unit;

      ink.opacity = step == 0 ? 0.35 : 0.14;
      ink.dash[0] = step == 0 ? 0 : 2;
      ink.dash[1] = step == 0 ? 0 : 4;
      tl_map_drawing_line (drawing, start, y, end, y, &ink);
    }
}

static void
draw_axis_words (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  const char *words[] = { _ ("angry"), _ ("neutral"), _ ("delighted") };
  double x = tl_map_drawing_from_start (drawing, &drawing->view->body_box,
                                        TL_SIZE_CONTENT_START - TL_SIZE_MARGIN - 8);

  tl_painter_begin_group (drawing->painter, TL_GROUP_DECORATION, NULL, NULL);
  for (int step = 1; step >= -1; step--)
    tl_map_drawing_words (drawing, TL_TEXT_AXIS, words[step + 1], x,
                          lane->zero_y - step * AXIS_STEPS * lane->unit + 4, TL_ANCHOR_END,
                          tl_map_drawing_color (drawing, TL_COLOR_INK_FAINT));
  tl_painter_end_group (drawing->painter);
}

void
tl_map_drawing_axis (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  if (drawing->parts & TL_PART_LANES)
    draw_axis_lines (drawing, lane);
  if (drawing->parts & TL_PART_LABELS)
    {
      draw_axis_words (drawing, lane);
      tl_map_drawing_key (drawing, lane);
    }
}

/* The first mark at or past a place along the journey. */
static guint
find_mark (const TlMapDrawing *drawing, const TlLaneBox *lane, double x)
{
  double sign = tl_map_drawing_get_sign (drawing);
  guint low = 0;
  guint high = lane->n_marks;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (sign * lane->marks[middle].point.x < sign * x)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* The marks the clip shows, with one more on either side for the curve between. */
void
tl_map_drawing_find_marks (const TlMapDrawing *drawing,
                           const TlLaneBox *lane,
                           guint *first,
                           guint *end)
{
  const TlRect *clip = &drawing->painter->clip;
  double reach = tl_map_drawing_get_sign (drawing) * REACH;

  *first = find_mark (drawing, lane, tl_map_drawing_from_start (drawing, clip, 0) - reach);
  *end = find_mark (drawing, lane, tl_map_drawing_from_end (drawing, clip, 0) + reach);
  *first = *first > 0 ? *first - 1 : 0;
  *end = MIN (*end + 1, lane->n_marks);
}

/* Through the marks, level at each of them. */
GArray *
tl_map_drawing_trace (const TlLaneBox *lane, guint first, guint end)
{
  GArray *steps = g_array_sized_new (FALSE, FALSE, sizeof (TlPathStep), end - first + 3);
  TlPathStep step = { TL_PATH_MOVE, { lane->marks[first].point } };

  g_array_append_val (steps, step);
  for (guint i = first + 1; i < end; i++)
    {
      TlPoint from = lane->marks[i - 1].point;
      TlPoint to = lane->marks[i].point;
      double middle = (from.x + to.x) / 2;

      step = (TlPathStep){ TL_PATH_CURVE, { { middle, from.y }, { middle, to.y }, to } };
      g_array_append_val (steps, step);
    }
  return steps;
}

static void
draw_line (const TlMapDrawing *drawing, const TlLaneBox *lane, guint first, guint end)
{
  g_autoptr (GArray) steps = tl_map_drawing_trace (lane, first, end);
  const TlPathStep *data = (const TlPathStep *) (const void *) steps->data;
  guint n_curve = steps->len;
  TlInk fill = { .fill = tl_map_drawing_lane_color (drawing, lane), .opacity = 0.10 };
  TlInk stroke = { .stroke = tl_map_drawing_lane_color (drawing, lane),
                   .stroke_width = 2.5,
                   .round_ends = TRUE };
  TlPathStep down[] = {
    { TL_PATH_LINE, { { lane->marks[end - 1].point.x, lane->zero_y } } },
    { TL_PATH_LINE, { { lane->marks[first].point.x, lane->zero_y } } },
    { TL_PATH_CLOSE },
  };

  g_array_append_vals (steps, down, G_N_ELEMENTS (down));
  data = (const TlPathStep *) (const void *) steps->data;
  tl_painter_path (drawing->painter, data, steps->len, &fill);
  tl_painter_path (drawing->painter, data, n_curve, &stroke);
}

/* One edge of the band, from mark to mark in this direction, with the bends of the curve. */
static void
trace_edge (GArray *steps, const TlPoint *points, guint n, gboolean back)
{
  for (guint i = 1; i < n; i++)
    {
      TlPoint from = points[back ? n - i : i - 1];
      TlPoint to = points[back ? n - i - 1 : i];
      double middle = (from.x + to.x) / 2;
      TlPathStep step = { TL_PATH_CURVE, { { middle, from.y }, { middle, to.y }, to } };

      g_array_append_val (steps, step);
    }
}

/* Where the means of these neighbours lie with 95 % confidence: from the upper edge to its end, and
 * back on the lower one. A mark alone has a short stretch of its own. */
static void
draw_band (const TlMapDrawing *drawing, const TlLaneBox *lane, guint first, guint end)
{
  guint n = end - first == 1 ? 2 : end - first;
  g_autofree TlPoint *high = g_new (TlPoint, n);
  g_autofree TlPoint *low = g_new (TlPoint, n);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (TlPathStep));
  TlInk ink = { .fill = tl_map_drawing_lane_color (drawing, lane), .opacity = 0.22 };
  TlPathStep step;

  for (guint i = 0; i < n; i++)
    {
      const TlCurveMark *mark = &lane->marks[MIN (first + i, end - 1)];
      double shift = end - first > 1 ? 0 : i == 0 ? -BAND_REACH : BAND_REACH;

      high[i].x = low[i].x = mark->point.x + shift;
      high[i].y = lane->zero_y - lane->unit * mark->experience.high;
      low[i].y = lane->zero_y - lane->unit * mark->experience.low;
    }
  step = (TlPathStep){ TL_PATH_MOVE, { high[0] } };
  g_array_append_val (steps, step);
  trace_edge (steps, high, n, FALSE);
  step = (TlPathStep){ TL_PATH_LINE, { low[n - 1] } };
  g_array_append_val (steps, step);
  trace_edge (steps, low, n, TRUE);
  step = (TlPathStep){ TL_PATH_CLOSE };
  g_array_append_val (steps, step);
  tl_painter_path (drawing->painter, (const TlPathStep *) (const void *) steps->data, steps->len,
                   &ink);
}

void
tl_map_drawing_intervals (const TlMapDrawing *drawing,
                          const TlLaneBox *lane,
                          guint first,
                          guint end)
{
  guint next;

  for (guint i = first; i < end; i = next + 1)
    {
      next = i;
      while (next < end && lane->marks[next].experience.has_interval)
        next++;
      if (next > i)
        draw_band (drawing, lane, i, next);
    }
}

static const TlColor *
get_mood_color (const TlMapDrawing *drawing, const TlCurveMark *mark)
{
  return tl_style_get_mood (drawing->scheme, tl_experience_get_mood (mark->experience.value));
}

static void
draw_mark (const TlMapDrawing *drawing, const TlCurveMark *mark)
{
  const TlColor *mood = get_mood_color (drawing, mark);
  const TlColor *paper = tl_map_drawing_color (drawing, TL_COLOR_PAPER);
  TlInk full = { .fill = mood, .stroke = paper, .stroke_width = 2 };
  TlInk hollow = { .fill = paper, .stroke = mood, .stroke_width = 2 };

  if (!tl_map_drawing_has_details (drawing))
    tl_map_drawing_circle (drawing, mark->point.x, mark->point.y, TL_MARK_RADIUS,
                           &(TlInk){ .fill = mood });
  else if (tl_experience_is_thin (&mark->experience))
    {
      tl_map_drawing_circle (drawing, mark->point.x, mark->point.y, TL_MARK_RADIUS + 1,
                             &(TlInk){ .fill = paper });
      tl_map_drawing_circle (drawing, mark->point.x, mark->point.y, TL_MARK_RADIUS - 2, &hollow);
    }
  else
    tl_map_drawing_circle (drawing, mark->point.x, mark->point.y, TL_MARK_RADIUS, &full);
}

/* A warning triangle: it is told by its shape, not by its colour alone. */
void
tl_map_drawing_urgent (const TlMapDrawing *drawing, const TlPoint *foot)
{
  double top = foot->y - TL_URGENT_HEIGHT;
  TlPathStep steps[] = { { TL_PATH_MOVE, { { foot->x, top } } },
                         { TL_PATH_LINE, { { foot->x + 6.5, foot->y } } },
                         { TL_PATH_LINE, { { foot->x - 6.5, foot->y } } },
                         { TL_PATH_CLOSE } };
  const TlColor *paper = tl_map_drawing_color (drawing, TL_COLOR_PAPER);
  const TlColor *color = tl_style_get_mood (drawing->scheme, TL_MOOD_ANGRY);
  TlInk halo = { .fill = paper, .stroke = paper, .stroke_width = 4 };
  TlInk ground = { .fill = color, .stroke = color, .stroke_width = 1.5, .round_ends = TRUE };
  TlInk stroke = { .stroke = paper, .stroke_width = 1.7 };
  TlInk dot = { .fill = paper };

  tl_painter_path (drawing->painter, steps, G_N_ELEMENTS (steps), &halo);
  tl_painter_path (drawing->painter, steps, G_N_ELEMENTS (steps), &ground);
  tl_map_drawing_line (drawing, foot->x, top + 3.4, foot->x, foot->y - 3.4, &stroke);
  tl_map_drawing_circle (drawing, foot->x, foot->y - 1.4, 1, &dot);
}

void
tl_map_drawing_value (const TlMapDrawing *drawing, const TlCurveMark *mark, const TlColor *color)
{
  g_autofree char *number = tl_experience_format (mark->experience.value);
  g_autofree char *shown =
      g_strconcat (drawing->view->right_to_left ? "\xe2\x80\x8e" : "", number, NULL);

  g_autofree char *n = tl_evidence_words_n (&mark->experience);

  if (!mark->has_value)
    return;
  tl_map_drawing_words (drawing, TL_TEXT_VALUE, shown, mark->value.x, mark->value.y,
                        TL_ANCHOR_START, color);
  tl_map_drawing_words (drawing, TL_TEXT_AXIS, n, mark->value.x, mark->value.y + TL_MARK_LINE,
                        TL_ANCHOR_START, tl_map_drawing_color (drawing, TL_COLOR_INK_DIM));
}

void
tl_map_drawing_urgent_mark (const TlMapDrawing *drawing, const TlCurveMark *mark)
{
  TlPoint foot = { mark->point.x, mark->point.y - TL_URGENT_RISE };

  if (mark->urgent)
    tl_map_drawing_urgent (drawing, &foot);
}

char *
tl_map_drawing_dup_spoken (const TlLaneBox *lane)
{
  g_autoptr (GString) values = g_string_new (NULL);

  for (guint i = 0; i < lane->n_marks; i++)
    {
      g_autofree char *number = tl_evidence_words_experience (&lane->marks[i].experience);

      if (i > 0)
        /* Translators: between the parts of what is read aloud of a card */
        g_string_append (values, _ ("; "));
      g_string_append_printf (values,
                              /* Translators: a card as it is read aloud: its kind and its title */
                              _ ("%s: %s"),
                              tl_element_get_string (lane->marks[i].touchpoint, TL_PROPERTY_TITLE),
                              number);
      if (lane->marks[i].urgent)
        /* Translators: after what is felt at a touchpoint, as it is read aloud */
        g_string_append (values, _ (", urgent"));
    }
  /* Translators: a curve as it is read aloud: what it says, touchpoint by touchpoint */
  return g_strdup_printf (_ ("Curve of feelings. %s"), values->str);
}

static void
draw_stretch (const TlMapDrawing *drawing, const TlLaneBox *lane, guint first, guint end)
{
  tl_map_drawing_intervals (drawing, lane, first, end);
  draw_line (drawing, lane, first, end);
  for (guint i = first; i < end; i++)
    {
      draw_mark (drawing, &lane->marks[i]);
      if (!tl_map_drawing_has_details (drawing))
        continue;
      tl_map_drawing_value (drawing, &lane->marks[i], get_mood_color (drawing, &lane->marks[i]));
      tl_map_drawing_urgent_mark (drawing, &lane->marks[i]);
    }
}

void
tl_map_drawing_curve (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  g_autofree char *spoken = NULL;
  guint first, end;

  if (lane->n_marks == 0)
    return;
  if (lane->n_curves > 0)
    {
      tl_map_drawing_overlay (drawing, lane);
      return;
    }
  tl_map_drawing_find_marks (drawing, lane, &first, &end);
  if (drawing->painter->wants_words)
    spoken = tl_map_drawing_dup_spoken (lane);
  tl_painter_begin_group (drawing->painter, TL_GROUP_CURVE, NULL, spoken);
  draw_stretch (drawing, lane, first, end);
  tl_painter_end_group (drawing->painter);
}

/* Where the evidence of a quote can be read, when that is an address. */
static char *
dup_address (const TlMapDrawing *drawing, const TlQuoteBox *quote)
{
  g_autoptr (GPtrArray) evidence = NULL;
  const char *words;

  if (!drawing->painter->wants_words || quote->touchpoint == NULL)
    return NULL;
  words = tl_experience_get_quote (drawing->map, quote->touchpoint, &drawing->view->period);
  evidence = tl_experience_list_evidence (drawing->map, quote->touchpoint);
  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    if (tl_element_get (evidence->pdata[i], TL_PROPERTY_WORDS) == words)
      return tl_painter_dup_address (tl_element_get (evidence->pdata[i], TL_PROPERTY_REFERENCE));
  return NULL;
}

static void
draw_quote (const TlMapDrawing *drawing, const TlQuoteBox *quote, TlTextRole role)
{
  g_autofree char *address = dup_address (drawing, quote);

  tl_painter_begin_group (drawing->painter, TL_GROUP_NOTE, NULL, NULL);
  if (address != NULL)
    tl_painter_begin_group (drawing->painter, TL_GROUP_REFERENCE, NULL, address);
  tl_map_drawing_block (drawing, &quote->text, role, quote->position.x, quote->position.y,
                        TL_COLOR_QUOTE);
  if (address != NULL)
    tl_painter_end_group (drawing->painter);
  tl_painter_end_group (drawing->painter);
}

static gboolean
quote_is_visible (const TlMapDrawing *drawing, const TlQuoteBox *quote)
{
  TlRect place = { quote->position.x, quote->position.y, 0, 0 };

  return tl_map_drawing_is_visible (drawing, &place, REACH);
}

static TlTextRole
get_quote_role (const TlLaneBox *lane)
{
  return lane->kind == TL_LANE_MEASURES ? TL_TEXT_VALUE : TL_TEXT_QUOTE;
}

void
tl_map_drawing_quotes (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  for (guint i = 0; i < lane->n_quotes; i++)
    if (quote_is_visible (drawing, &lane->quotes[i]))
      draw_quote (drawing, &lane->quotes[i], get_quote_role (lane));
}

/* The stretches of the curve between neighbours that are both in the set, and single marks. */
static void
draw_some_marks (const TlMapDrawing *drawing, const TlLaneBox *lane, GHashTable *elements)
{
  guint first, end, next;

  tl_map_drawing_find_marks (drawing, lane, &first, &end);
  for (guint i = first; i < end; i = next)
    {
      next = i;
      while (next < end && g_hash_table_contains (elements, lane->marks[next].touchpoint))
        next++;
      if (next > i)
        draw_stretch (drawing, lane, i, next);
      else
        next++;
    }
}

void
tl_map_drawing_some_feelings (const TlMapDrawing *drawing, GHashTable *elements)
{
  for (guint i = 0; i < drawing->view->n_lanes; i++)
    {
      const TlLaneBox *lane = &drawing->view->lanes[i];

      if (!tl_map_drawing_is_visible (drawing, &lane->box, 0))
        continue;
      if (lane->n_curves > 0)
        tl_map_drawing_some_overlay (drawing, lane, elements);
      else if (lane->n_marks > 0)
        draw_some_marks (drawing, lane, elements);
      for (guint quote = 0; quote < lane->n_quotes; quote++)
        if (g_hash_table_contains (elements, lane->quotes[quote].touchpoint) &&
            quote_is_visible (drawing, &lane->quotes[quote]))
          draw_quote (drawing, &lane->quotes[quote], get_quote_role (lane));
    }
}
