/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "draw-test.h"
#include "tl-chart.h"

/* A pen that keeps the boxes and lines it is told to draw. */
typedef struct
{
  TlPainter base;
  GArray *boxes; /* of TlRect */
  GArray *lines; /* of TlRect: from x, y on, so far across and down */
} Pen;

static void
begin_group (TlPainter *painter, TlGroupKind kind, const char *id, const char *title)
{
}

static void
end_group (TlPainter *painter)
{
}

static void
box (TlPainter *painter, const TlRect *rect, double radius, const TlInk *ink)
{
  if (ink->fill != NULL)
    g_array_append_val (((Pen *) painter)->boxes, *rect);
}

static void
path (TlPainter *painter, const TlPathStep *steps, guint n_steps, const TlInk *ink)
{
  TlPoint from = steps[0].points[0], to = steps[1].points[0];
  TlRect line = { from.x, from.y, to.x - from.x, to.y - from.y };

  g_assert_cmpuint (n_steps, ==, 2);
  g_array_append_val (((Pen *) painter)->lines, line);
}

static const TlPainterClass pen_class = {
  .begin_group = begin_group, .end_group = end_group, .box = box, .path = path
};

static void
draw (Pen *pen, const TlChart *chart, gboolean right_to_left)
{
  *pen = (Pen){ .base = { .class = &pen_class,
                          .clip = { 0, 0, 1000, 1000 },
                          .scale = 1,
                          .right_to_left = right_to_left },
                .boxes = g_array_new (FALSE, FALSE, sizeof (TlRect)),
                .lines = g_array_new (FALSE, FALSE, sizeof (TlRect)) };
  tl_chart_draw (chart, &pen->base, TL_SCHEME_LIGHT, &(TlRect){ 10, 20, 400, 48 });
}

static void
clear (Pen *pen)
{
  g_array_unref (pen->boxes);
  g_array_unref (pen->lines);
}

static void
assert_box (const Pen *pen, guint index, double x, double y, double width, double height)
{
  const TlRect *rect = &g_array_index (pen->boxes, TlRect, index);

  g_assert_cmpuint (pen->boxes->len, >, index);
  g_assert_cmpfloat_with_epsilon (rect->x, x, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->y, y, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->width, width, 1e-6);
  g_assert_cmpfloat_with_epsilon (rect->height, height, 1e-6);
}

/* A quarter of 400, 16 thick in the middle of 48; mirrored, it begins at the other end. */
static void
test_bar (void)
{
  TlChart chart = { .kind = TL_CHART_BAR, .share = 0.25, .before = -1, .upto = 0.5, .next = 1 };
  Pen pen;

  draw (&pen, &chart, FALSE);
  assert_box (&pen, 0, 10, 36, 100, 16);
  /* The point of the line, in the middle, and its way to half between here and the next. */
  assert_box (&pen, 1, 207, 41, 6, 6);
  g_assert_cmpuint (pen.lines->len, ==, 6);
  g_assert_cmpfloat_with_epsilon (g_array_index (pen.lines, TlRect, 5).width, 98, 1e-6);
  clear (&pen);
  draw (&pen, &chart, TRUE);
  assert_box (&pen, 0, 310, 36, 100, 16);
  clear (&pen);
}

/* What is not nothing is seen, and what is nothing is not. */
static void
test_least_bar (void)
{
  TlChart chart = { .kind = TL_CHART_BAR, .share = 1e-9, .upto = -1 };
  Pen pen;

  draw (&pen, &chart, FALSE);
  assert_box (&pen, 0, 10, 36, 2, 16);
  clear (&pen);
  chart.share = 0;
  draw (&pen, &chart, FALSE);
  g_assert_cmpuint (pen.boxes->len, ==, 0);
  clear (&pen);
}

/* Parts follow each other with a gap, and leave out what is not there. */
static void
test_stack (void)
{
  TlChart chart = { .kind = TL_CHART_STACK, .parts = { 0.25, 0, 0.5, 0.125 } };
  Pen pen;

  draw (&pen, &chart, FALSE);
  g_assert_cmpuint (pen.boxes->len, ==, 3);
  assert_box (&pen, 0, 10, 36, 98.5, 16);
  assert_box (&pen, 1, 110, 36, 198.5, 16);
  assert_box (&pen, 2, 310, 36, 48.5, 16);
  clear (&pen);
  draw (&pen, &chart, TRUE);
  assert_box (&pen, 0, 311.5, 36, 98.5, 16);
  clear (&pen);
}

/* From -2 to +2 over what is left of 400 beside a dot at each end: 384. */
static void
test_step (void)
{
  TlChart chart = { .kind = TL_CHART_STEP, .steps = { { -2, -2, -2 }, { 1, 0, 2 } } };
  Pen pen;

  draw (&pen, &chart, FALSE);
  assert_box (&pen, 0, 13, 31, 10, 10);
  assert_box (&pen, 1, 10 + 8 + 288 - 5, 47, 10, 10);
  /* Five lines of the grid, zero, the way from one to the other, and the interval of one. */
  g_assert_cmpuint (pen.lines->len, ==, 5 + 1 + 1 + 3);
  g_assert_cmpfloat_with_epsilon (g_array_index (pen.lines, TlRect, 7).width, 192, 1e-6);
  clear (&pen);
}

/* Levels from 5 at the top to 1, over what is left of 48 beside a dot: 32. The last is larger. */
static void
test_trend (void)
{
  const TlChartPoint points[] = { { 0, 1 }, { 1, 5 } };
  TlChart chart = { .kind = TL_CHART_TREND,
                    .points = g_array_new (FALSE, FALSE, sizeof (TlChartPoint)) };
  TlChart copy;
  Pen pen;

  g_array_append_vals (chart.points, points, G_N_ELEMENTS (points));
  copy = tl_chart_copy (&chart);
  tl_chart_clear (&chart);
  draw (&pen, &copy, FALSE);
  assert_box (&pen, 0, 15, 57, 6, 6);
  assert_box (&pen, 1, 398, 24, 8, 8);
  clear (&pen);
  draw (&pen, &copy, TRUE);
  assert_box (&pen, 0, 399, 57, 6, 6);
  clear (&pen);
  tl_chart_clear (&copy);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/bar", test_bar);
  g_test_add_func ("/chart/least-bar", test_least_bar);
  g_test_add_func ("/chart/stack", test_stack);
  g_test_add_func ("/chart/step", test_step);
  g_test_add_func ("/chart/trend", test_trend);
  return g_test_run ();
}
