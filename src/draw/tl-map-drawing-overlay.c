/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Curves that share an axis. Each is told from the others by its name at its end, by its marks and
 * by its dashes, and only then by the colour of its layer. */

#define N_SHAPES 4
#define N_DASHES 5
#define LINE_WIDTH 2.5
#define LOOP 11.0 /* from a mark to the loop around two */

static const double dashes[N_DASHES][2] = { { 0, 0 }, { 9, 5 }, { 2, 5 }, { 16, 5 }, { 5, 4 } };

/* The lane as if one curve were its own. */
static TlLaneBox
take_curve (const TlLaneBox *lane, guint curve)
{
  TlLaneBox part = *lane;

  part.layer = lane->curves[curve].layer;
  part.marks = lane->marks + lane->curves[curve].first_mark;
  part.n_marks = lane->curves[curve].n_marks;
  part.curves = NULL;
  part.n_curves = 0;
  return part;
}

static TlInk
get_line (const TlMapDrawing *drawing, const TlLaneBox *part, guint curve)
{
  const double *dash = dashes[curve % N_DASHES];

  return (TlInk){ .stroke = tl_map_drawing_lane_color (drawing, part),
                  .stroke_width = LINE_WIDTH,
                  .dash = { dash[0], dash[1] } };
}

/* A disc, a square, a square on its corner, a triangle on its point: signs of what is urgent stand
 * on their base. */
static void
draw_shape (
    const TlMapDrawing *drawing, guint curve, const TlPoint *at, double radius, const TlInk *ink)
{
  double side = radius * 0.88;
  const TlPoint corners[N_SHAPES][4] = {
    { { 0 } },
    { { -side, -side }, { side, -side }, { side, side }, { -side, side } },
    { { 0, -1.22 * radius }, { 1.22 * radius, 0 }, { 0, 1.22 * radius }, { -1.22 * radius, 0 } },
    { { -1.1 * radius, -side }, { 1.1 * radius, -side }, { 0, 1.1 * radius }, { 0, 1.1 * radius } },
  };
  TlPathStep steps[5];

  if (curve % N_SHAPES == 0)
    {
      tl_map_drawing_circle (drawing, at->x, at->y, radius, ink);
      return;
    }
  for (guint i = 0; i < 4; i++)
    {
      const TlPoint *corner = &corners[curve % N_SHAPES][i];
      TlPoint point = { at->x + corner->x, at->y + corner->y };

      steps[i] = (TlPathStep){ i == 0 ? TL_PATH_MOVE : TL_PATH_LINE, { point } };
    }
  steps[4] = (TlPathStep){ TL_PATH_CLOSE };
  tl_painter_path (drawing->painter, steps, G_N_ELEMENTS (steps), ink);
}

static void
draw_mark (const TlMapDrawing *drawing,
           guint curve,
           const TlPoint *at,
           const TlColor *color,
           gboolean thin)
{
  const TlColor *paper = tl_map_drawing_color (drawing, TL_COLOR_PAPER);
  TlInk halo = { .fill = paper, .stroke = paper, .stroke_width = 2 };
  TlInk full = { .fill = color };
  TlInk hollow = { .fill = paper, .stroke = color, .stroke_width = 2 };

  draw_shape (drawing, curve, at, TL_MARK_RADIUS - 1, &halo);
  draw_shape (drawing, curve, at, TL_MARK_RADIUS - (thin ? 2 : 1), thin ? &hollow : &full);
}

static void
draw_line (const TlMapDrawing *drawing, const TlLaneBox *part, guint curve, guint first, guint end)
{
  g_autoptr (GArray) steps = tl_map_drawing_trace (part, first, end);
  TlInk ink = get_line (drawing, part, curve);

  tl_painter_path (drawing->painter, (const TlPathStep *) (const void *) steps->data, steps->len,
                   &ink);
}

static void
draw_marks (const TlMapDrawing *drawing, const TlLaneBox *part, guint curve, guint first, guint end)
{
  const TlColor *color = tl_map_drawing_lane_color (drawing, part);

  for (guint i = first; i < end; i++)
    {
      const TlCurveMark *mark = &part->marks[i];

      draw_mark (drawing, curve, &mark->point, color,
                 tl_experience_is_thin (&mark->experience) && tl_map_drawing_has_details (drawing));
      if (!tl_map_drawing_has_details (drawing))
        continue;
      tl_map_drawing_value (drawing, mark, color);
      tl_map_drawing_urgent_mark (drawing, mark);
    }
}

static void
draw_name (const TlMapDrawing *drawing, const TlLaneBox *lane, guint curve)
{
  const TlCurveBox *box = &lane->curves[curve];
  const TlLaneBox part = take_curve (lane, curve);
  const TlTextLine *line = &box->name.lines[0];

  if (!box->has_name || !tl_map_drawing_has_details (drawing))
    return;
  tl_painter_text (drawing->painter, TL_TEXT_VALUE, line->text, line->length, box->name.ellipsized,
                   box->name_position.x, box->name_position.y, 0, TL_ANCHOR_START,
                   tl_map_drawing_lane_color (drawing, &part));
}

static char *
dup_spoken (const TlLaneBox *lane, guint curve)
{
  const TlTextLine *name = &lane->curves[curve].name.lines[0];
  TlLaneBox part = take_curve (lane, curve);
  g_autofree char *words = tl_map_drawing_dup_spoken (&part);
  g_autofree char *whose =
      lane->curves[curve].name.n_lines > 0 ? g_strndup (name->text, (gsize) name->length) : NULL;

  /* Translators: a card as it is read aloud: its kind and its title */
  return whose != NULL ? g_strdup_printf (_ ("%s: %s"), whose, words) : g_steal_pointer (&words);
}

static void
draw_curve (const TlMapDrawing *drawing, const TlLaneBox *lane, guint curve)
{
  TlLaneBox part = take_curve (lane, curve);
  g_autofree char *spoken = drawing->painter->wants_words ? dup_spoken (lane, curve) : NULL;
  guint first, end;

  tl_map_drawing_find_marks (drawing, &part, &first, &end);
  tl_painter_begin_group (drawing->painter, TL_GROUP_CURVE, NULL, spoken);
  if (end > first)
    {
      draw_line (drawing, &part, curve, first, end);
      draw_marks (drawing, &part, curve, first, end);
    }
  draw_name (drawing, lane, curve);
  tl_painter_end_group (drawing->painter);
}

/* Bands lie below all the lines. */
static void
draw_bands (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  tl_painter_begin_group (drawing->painter, TL_GROUP_DECORATION, NULL, NULL);
  for (guint i = 0; i < lane->n_curves; i++)
    {
      TlLaneBox part = take_curve (lane, i);
      guint first, end;

      if (part.n_marks == 0)
        continue;
      tl_map_drawing_find_marks (drawing, &part, &first, &end);
      tl_map_drawing_intervals (drawing, &part, first, end);
    }
  tl_painter_end_group (drawing->painter);
}

void
tl_map_drawing_overlay (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  draw_bands (drawing, lane);
  for (guint i = lane->n_curves; i > 0; i--)
    if (lane->curves[i - 1].n_marks > 0)
      draw_curve (drawing, lane, i - 1);
}

void
tl_map_drawing_some_overlay (const TlMapDrawing *drawing,
                             const TlLaneBox *lane,
                             GHashTable *elements)
{
  for (guint curve = 0; curve < lane->n_curves; curve++)
    {
      TlLaneBox part = take_curve (lane, curve);
      guint first, end, next;

      tl_map_drawing_find_marks (drawing, &part, &first, &end);
      for (guint i = first; i < end; i = MAX (next, i + 1))
        {
          for (next = i; next < end; next++)
            if (!g_hash_table_contains (elements, part.marks[next].touchpoint))
              break;
          if (next == i)
            continue;
          draw_line (drawing, &part, curve, i, next);
          draw_marks (drawing, &part, curve, i, next);
        }
    }
}

static void
draw_key_row (const TlMapDrawing *drawing, const TlLaneBox *lane, guint curve, double x)
{
  const TlCurveBox *box = &lane->curves[curve];
  TlLaneBox part = take_curve (lane, curve);
  TlInk line = get_line (drawing, &part, curve);
  double sign = tl_map_drawing_get_sign (drawing);
  double y = lane->box.y + box->key_y;
  TlPoint middle = { x + sign * 12, y - 4 };

  tl_map_drawing_line (drawing, x, middle.y, x + sign * 24, middle.y, &line);
  draw_mark (drawing, curve, &middle, line.stroke, FALSE);
  tl_map_drawing_block (drawing, &box->key, TL_TEXT_LANE_SUBTITLE, x + sign * TL_KEY_SAMPLE, y,
                        TL_COLOR_INK);
  tl_map_drawing_block (drawing, &box->facts, TL_TEXT_AXIS, x, y + TL_KEY_LINE, TL_COLOR_INK_DIM);
}

void
tl_map_drawing_key (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  double x = tl_map_drawing_from_start (drawing, &drawing->view->body_box, TL_SIZE_BAND + 14);

  if (lane->n_curves == 0 || !tl_map_drawing_has_details (drawing))
    return;
  tl_painter_begin_group (drawing->painter, TL_GROUP_NOTE, NULL, NULL);
  for (guint i = 0; i < lane->n_curves; i++)
    draw_key_row (drawing, lane, i, x);
  tl_painter_end_group (drawing->painter);
}

/* Where they are side by side there is no room for a line: a loop holds both. */
void
tl_map_drawing_tie (const TlMapDrawing *drawing, const TlPoint *from, const TlPoint *to)
{
  TlLinkStyle style = tl_style_get_link (drawing->scheme, TL_LINK_CAUSES);
  TlPathStep steps[] = { { TL_PATH_MOVE, { *from } }, { TL_PATH_LINE, { *to } } };
  TlInk ink = { .stroke = style.color, .stroke_width = 1.5, .dash = { 2, 3 } };
  TlRect loop = { MIN (from->x, to->x) - LOOP, MIN (from->y, to->y) - LOOP,
                  fabs (to->x - from->x) + 2 * LOOP, fabs (to->y - from->y) + 2 * LOOP };

  if (hypot (to->x - from->x, to->y - from->y) < 2 * LOOP)
    tl_painter_box (drawing->painter, &loop, LOOP, &ink);
  else
    tl_painter_path (drawing->painter, steps, G_N_ELEMENTS (steps), &ink);
}

/* NULL: no curve shows it. */
static const TlCurveMark *
find_mark (const TlLaneBox *lane, const TlElement *touchpoint)
{
  for (guint i = 0; i < lane->n_marks; i++)
    if (lane->marks[i].touchpoint == touchpoint)
      return &lane->marks[i];
  return NULL;
}

static const TlLaneBox *
find_overlay (const TlLayoutView *view)
{
  for (guint i = 0; i < view->n_lanes; i++)
    if (view->lanes[i].n_curves > 0)
      return &view->lanes[i];
  return NULL;
}

gboolean
tl_map_drawing_has_tie (TlLayout *layout, const TlElement *from, const TlElement *to)
{
  const TlLaneBox *lane = find_overlay (tl_layout_get_view (layout));

  return lane != NULL && find_mark (lane, from) != NULL && find_mark (lane, to) != NULL;
}

void
tl_map_drawing_paint_tie (TlPainter *painter,
                          TlLayout *layout,
                          const TlElement *from,
                          const TlElement *to,
                          const char *words,
                          TlScheme scheme)
{
  const TlLayoutView *view = tl_layout_get_view (layout);
  const TlLaneBox *lane = find_overlay (view);
  TlMapDrawing drawing = { .painter = painter, .layout = layout, .view = view, .scheme = scheme };

  if (!tl_map_drawing_has_tie (layout, from, to))
    return;
  tl_painter_begin_group (painter, TL_GROUP_CURVE, NULL, words);
  tl_map_drawing_tie (&drawing, &find_mark (lane, from)->point, &find_mark (lane, to)->point);
  tl_painter_end_group (painter);
}
