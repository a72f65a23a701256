/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-chart.h"

#include <math.h>

#define BAR 16.0      /* how thick a bar is */
#define ROW 48.0      /* and the room it has */
#define LEAST_BAR 2.0 /* wide: so much of it is seen */
#define PART_GAP 1.5  /* between parts, so that they are told apart without their colours */
#define DOT 4.0       /* the radius of a point */
#define SCATTER 240.0 /* each side */
#define SCATTER_PAD 14.0
#define SPAN 4.0 /* from −2 to +2 */
#define LEVELS 5

typedef struct
{
  TlPainter *painter;
  TlScheme scheme;
  TlRect rect;
} Drawing;

TlChart
tl_chart_copy (const TlChart *chart)
{
  TlChart copy = *chart;

  if (copy.points != NULL)
    g_array_ref (copy.points);
  return copy;
}

void
tl_chart_clear (TlChart *chart)
{
  g_clear_pointer (&chart->points, g_array_unref);
}

double
tl_chart_get_height (const TlChart *chart)
{
  return chart->kind == TL_CHART_SCATTER ? SCATTER : ROW;
}

/* So much of the width from where reading starts. */
static double
get_x (const Drawing *drawing, double along)
{
  return drawing->painter->right_to_left ? drawing->rect.x + drawing->rect.width - along
                                         : drawing->rect.x + along;
}

static double
get_middle (const Drawing *drawing)
{
  return drawing->rect.y + drawing->rect.height / 2;
}

static void
draw_segment (const Drawing *drawing,
              double x1,
              double y1,
              double x2,
              double y2,
              TlColorRole role,
              double width)
{
  const TlPathStep line[] = { { TL_PATH_MOVE, { { x1, y1 } } }, { TL_PATH_LINE, { { x2, y2 } } } };
  TlInk ink = { .stroke = tl_style_get_color (drawing->scheme, role), .stroke_width = width };

  tl_painter_path (drawing->painter, line, G_N_ELEMENTS (line), &ink);
}

static void
draw_box (const Drawing *drawing, double from, double to, const TlColor *color)
{
  double start = get_x (drawing, drawing->painter->right_to_left ? to : from);
  TlRect box = { start, get_middle (drawing) - BAR / 2, to - from, BAR };
  TlInk ink = { .fill = color };

  tl_painter_box (drawing->painter, &box, 0, &ink);
}

static void
draw_dot (const Drawing *drawing, double x, double y, double radius, const TlInk *ink)
{
  TlRect box = { x - radius, y - radius, 2 * radius, 2 * radius };

  tl_painter_box (drawing->painter, &box, radius, ink);
}

/* Quarters of the width, on whole units. */
static void
draw_grid (const Drawing *drawing)
{
  for (int i = 0; i <= 4; i++)
    {
      double x = get_x (drawing, floor ((drawing->rect.width - 1) * i / 4) + 0.5);

      draw_segment (drawing, x, drawing->rect.y, x, drawing->rect.y + drawing->rect.height,
                    TL_COLOR_GRID, 1);
    }
}

/* Where the line is; its points are whole at the end too. */
static double
get_point (const Drawing *drawing, double share)
{
  return MIN (share * drawing->rect.width, drawing->rect.width - DOT);
}

/* From half way to the bar above, over this one, to half way to the one below: bars that stand on
 * each other make one line. */
static void
draw_line (const Drawing *drawing, const TlChart *chart)
{
  double here = get_point (drawing, chart->upto);
  double x = get_x (drawing, here), y = get_middle (drawing);
  TlInk ink = { .fill = tl_style_get_color (drawing->scheme, TL_COLOR_INK_DIM) };

  if (chart->before >= 0)
    draw_segment (drawing, get_x (drawing, (get_point (drawing, chart->before) + here) / 2),
                  drawing->rect.y, x, y, TL_COLOR_INK_DIM, 1.5);
  if (chart->next >= 0)
    draw_segment (drawing, x, y, get_x (drawing, (get_point (drawing, chart->next) + here) / 2),
                  drawing->rect.y + drawing->rect.height, TL_COLOR_INK_DIM, 1.5);
  draw_dot (drawing, x, y, DOT - 1, &ink);
}

static void
draw_bar (const Drawing *drawing, const TlChart *chart)
{
  double width = chart->share * drawing->rect.width;

  draw_grid (drawing);
  if (chart->share > 0)
    draw_box (drawing, 0, MAX (width, LEAST_BAR), &chart->color);
  if (chart->upto >= 0)
    draw_line (drawing, chart);
}

static void
draw_stack (const Drawing *drawing, const TlChart *chart)
{
  double from = 0;

  draw_grid (drawing);
  for (guint i = 0; i < TL_CHART_PARTS; i++)
    {
      double to = from + chart->parts[i] * drawing->rect.width;

      if (chart->parts[i] > 0)
        draw_box (drawing, from, MAX (to - PART_GAP, from + LEAST_BAR), &chart->colors[i]);
      from = to;
    }
}

/* Where a feeling is along the width; whole dots at both ends. */
static double
get_feeling_x (const Drawing *drawing, double value)
{
  double along = (CLAMP (value, -SPAN / 2, SPAN / 2) + SPAN / 2) / SPAN;

  return get_x (drawing, 2 * DOT + along * (drawing->rect.width - 4 * DOT));
}

static void
draw_estimate (const Drawing *drawing, const TlChartEstimate *estimate, double y, const TlInk *ink)
{
  double low = get_feeling_x (drawing, estimate->low),
         high = get_feeling_x (drawing, estimate->high);

  if (estimate->low < estimate->high)
    {
      draw_segment (drawing, low, y, high, y, TL_COLOR_INK_DIM, 1.5);
      draw_segment (drawing, low, y - DOT + 1, low, y + DOT - 1, TL_COLOR_INK_DIM, 1.5);
      draw_segment (drawing, high, y - DOT + 1, high, y + DOT - 1, TL_COLOR_INK_DIM, 1.5);
    }
  draw_dot (drawing, get_feeling_x (drawing, estimate->value), y, DOT + 1, ink);
}

/* What was is hollow and above what is. */
static void
draw_step (const Drawing *drawing, const TlChart *chart)
{
  double middle = get_feeling_x (drawing, 0), y = get_middle (drawing);
  TlInk before = { .fill = tl_style_get_color (drawing->scheme, TL_COLOR_CARD),
                   .stroke = tl_style_get_color (drawing->scheme, TL_COLOR_INK_DIM),
                   .stroke_width = 1.5 };
  TlInk after = { .fill = &chart->color };

  for (int value = -2; value <= 2; value++)
    {
      double x = get_feeling_x (drawing, value);

      draw_segment (drawing, x, drawing->rect.y + 4, x, drawing->rect.y + drawing->rect.height - 4,
                    TL_COLOR_GRID, 1);
    }
  draw_segment (drawing, middle, drawing->rect.y + 4, middle,
                drawing->rect.y + drawing->rect.height - 4, TL_COLOR_LINE, 1);
  draw_segment (drawing, get_feeling_x (drawing, chart->steps[0].value), y - 2 * DOT,
                get_feeling_x (drawing, chart->steps[1].value), y + 2 * DOT, TL_COLOR_INK_FAINT, 1);
  draw_estimate (drawing, &chart->steps[0], y - 2 * DOT, &before);
  draw_estimate (drawing, &chart->steps[1], y + 2 * DOT, &after);
}

static double
get_level_y (const Drawing *drawing, double level)
{
  double room = drawing->rect.height - 4 * DOT;

  return drawing->rect.y + 2 * DOT + (LEVELS - level) / (LEVELS - 1) * room;
}

static void
draw_trend (const Drawing *drawing, const TlChart *chart)
{
  TlInk ink = { .fill = &chart->color };
  double room = drawing->rect.width - 4 * DOT;
  TlChartPoint last = { 0 };

  for (int level = 1; level <= LEVELS; level++)
    {
      double y = floor (get_level_y (drawing, level)) + 0.5;

      draw_segment (drawing, drawing->rect.x, y, drawing->rect.x + drawing->rect.width, y,
                    TL_COLOR_GRID, 1);
    }
  for (guint i = 0; i < chart->points->len; i++)
    {
      const TlChartPoint *point = &g_array_index (chart->points, TlChartPoint, i);
      TlChartPoint at = { get_x (drawing, 2 * DOT + point->x * room),
                          get_level_y (drawing, point->y) };

      if (i > 0)
        draw_segment (drawing, last.x, last.y, at.x, at.y, TL_COLOR_INK_DIM, 1.5);
      last = at;
    }
  for (guint i = 0; i < chart->points->len; i++)
    {
      const TlChartPoint *point = &g_array_index (chart->points, TlChartPoint, i);

      draw_dot (drawing, get_x (drawing, 2 * DOT + point->x * room),
                get_level_y (drawing, point->y), i + 1 < chart->points->len ? DOT - 1 : DOT, &ink);
    }
}

static void
draw_axes (const Drawing *drawing, double side)
{
  double left = drawing->rect.x + SCATTER_PAD, top = drawing->rect.y + SCATTER_PAD;
  double inner = side - 2 * SCATTER_PAD, middle = floor (inner / 2) + 0.5;
  TlRect frame = { left + 0.5, top + 0.5, inner - 1, inner - 1 };
  TlInk ink = { .stroke = tl_style_get_color (drawing->scheme, TL_COLOR_GRID), .stroke_width = 1 };

  tl_painter_box (drawing->painter, &frame, 0, &ink);
  draw_segment (drawing, left + middle, top, left + middle, top + inner, TL_COLOR_LINE, 1);
  draw_segment (drawing, left, top + middle, left + inner, top + middle, TL_COLOR_LINE, 1);
}

static void
draw_scatter (const Drawing *drawing, const TlChart *chart)
{
  double side = MIN (drawing->rect.width, drawing->rect.height);
  double inner = side - 2 * SCATTER_PAD;

  draw_axes (drawing, side);
  for (guint i = 0; i < chart->points->len; i++)
    {
      const TlChartPoint *point = &g_array_index (chart->points, TlChartPoint, i);
      TlMood mood = tl_experience_get_mood (point->y);
      TlInk ink = { .fill = tl_style_get_mood (drawing->scheme, mood) };

      draw_dot (drawing, drawing->rect.x + SCATTER_PAD + (point->x + SPAN / 2) / SPAN * inner,
                drawing->rect.y + SCATTER_PAD + (SPAN / 2 - point->y) / SPAN * inner, DOT + 1,
                &ink);
    }
}

void
tl_chart_draw (const TlChart *chart, TlPainter *painter, TlScheme scheme, const TlRect *rect)
{
  static void (*const draw[]) (const Drawing *drawing, const TlChart *chart) = {
    [TL_CHART_BAR] = draw_bar,     [TL_CHART_STACK] = draw_stack,     [TL_CHART_STEP] = draw_step,
    [TL_CHART_TREND] = draw_trend, [TL_CHART_SCATTER] = draw_scatter,
  };
  Drawing drawing = { painter, scheme, *rect };

  if (chart->kind == TL_CHART_NONE)
    return;
  tl_painter_begin_group (painter, TL_GROUP_DECORATION, NULL, NULL);
  draw[chart->kind](&drawing, chart);
  tl_painter_end_group (painter);
}
