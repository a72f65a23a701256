/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "tl-canvas-view.h"

static TlView
make_view (double zoom)
{
  TlView view = {
    .zoom = zoom, .width = 1000, .height = 600, .content_width = 5000, .content_height = 3000
  };

  return view;
}

static void
test_zoom_keeps_the_point (void)
{
  static const double zooms[] = { 0.5, 0.9, 1, 1.7, 4 };

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      TlView view = make_view (1);
      TlPoint before, after;

      view.x = 1500;
      view.y = 900;
      before = tl_view_to_map (&view, 400, 250);
      tl_view_zoom_at (&view, zooms[i], 400, 250);
      after = tl_view_to_map (&view, 400, 250);
      g_assert_cmpfloat_with_epsilon (before.x, after.x, 1e-6);
      g_assert_cmpfloat_with_epsilon (before.y, after.y, 1e-6);
      g_assert_cmpfloat (view.zoom, ==, zooms[i]);
    }
}

/* What is at the corner where reading starts is there again, in a widget of any size. */
static void
test_place (void)
{
  TlView view = make_view (0.8), other = make_view (2);
  TlViewPlace place, same;

  view.x = 1500;
  view.y = 900;
  place = tl_view_get_place (&view, FALSE);
  g_assert_cmpfloat (place.x, ==, 1875);
  other.width = 300;
  other.height = 200;
  tl_view_set_place (&other, &place, FALSE);
  same = tl_view_get_place (&other, FALSE);
  g_assert_cmpfloat_with_epsilon (same.zoom, 0.8, 1e-9);
  g_assert_cmpfloat_with_epsilon (same.x, 1875, 1e-6);
  g_assert_cmpfloat_with_epsilon (same.y, 1125, 1e-6);
  g_assert_cmpfloat_with_epsilon (other.x, 1500, 1e-6);

  /* Mirrored the right edge stays: 5000 − 2500 / 0.8 from the drawing's right end. */
  place = tl_view_get_place (&view, TRUE);
  g_assert_cmpfloat_with_epsilon (place.x, 1875, 1e-6);
  tl_view_set_place (&other, &place, TRUE);
  g_assert_cmpfloat_with_epsilon (other.x + other.width, 2500, 1e-6);

  /* A map that has shrunk since, or a number that makes no sense. */
  tl_view_set_place (&other, &(TlViewPlace){ 50, 1e9, -1e9 }, FALSE);
  g_assert_cmpfloat (other.zoom, ==, 4);
  g_assert_cmpfloat (other.x, ==, 4 * 5000 - 300);
  g_assert_cmpfloat (other.y, ==, 0);
}

static void
test_zoom_stays_in_range (void)
{
  TlView view = make_view (1);

  tl_view_zoom_at (&view, 100, 0, 0);
  g_assert_cmpfloat (view.zoom, ==, 4);
  tl_view_zoom_at (&view, 0, 0, 0);
  g_assert_cmpfloat (view.zoom, ==, 0.1);
}

static void
test_clamp (void)
{
  TlView view = make_view (1);

  view.x = view.y = 1e9;
  tl_view_clamp (&view);
  g_assert_cmpfloat (view.x, ==, 4000);
  g_assert_cmpfloat (view.y, ==, 2400 + TL_VIEW_ROOM);
  view.x = view.y = -50;
  tl_view_clamp (&view);
  g_assert_cmpfloat (view.x, ==, 0);
  g_assert_cmpfloat (view.y, ==, 0);
}

/* A narrow drawing stands in the middle, a low one at the top. */
static void
test_small_drawing (void)
{
  TlView view = make_view (0.1);

  tl_view_clamp (&view);
  g_assert_cmpfloat (view.x, ==, -250);
  g_assert_cmpfloat (view.y, ==, 0);
}

static void
test_fit (void)
{
  TlView view = make_view (1);

  g_assert_cmpfloat_with_epsilon (tl_view_get_fit (&view), (600 - TL_VIEW_ROOM) / 3000, 1e-9);
  view.content_width = 50000;
  g_assert_cmpfloat (tl_view_get_fit (&view), ==, 0.1);
  view.content_width = view.content_height = 100;
  g_assert_cmpfloat (tl_view_get_fit (&view), ==, 1);
  view.content_width = 0;
  g_assert_cmpfloat (tl_view_get_fit (&view), ==, 1);
}

static void
test_steps (void)
{
  static const double steps[] = { 0.10, 0.25, 0.33, 0.50, 0.67, 0.75, 0.90,
                                  1.00, 1.10, 1.25, 1.50, 2.00, 3.00, 4.00 };
  guint last = G_N_ELEMENTS (steps) - 1;

  for (guint i = 0; i < last; i++)
    {
      g_assert_cmpfloat (tl_view_get_step (steps[i], 1), ==, steps[i + 1]);
      g_assert_cmpfloat (tl_view_get_step (steps[i + 1], -1), ==, steps[i]);
    }
  g_assert_cmpfloat (tl_view_get_step (steps[last], 1), ==, 4);
  g_assert_cmpfloat (tl_view_get_step (steps[0], -1), ==, 0.1);
  g_assert_cmpfloat (tl_view_get_step (0.8, 1), ==, 0.9);
  g_assert_cmpfloat (tl_view_get_step (0.8, -1), ==, 0.75);
}

static void
test_reveal (void)
{
  static const double edges[4] = { 200, 80, 10, 10 };
  TlView view = make_view (1);
  TlRect seen = { 400, 300, 100, 100 }, left = { 1200, 900, 100, 100 };
  TlRect large = { 2000, 1500, 4000, 4000 };

  tl_view_reveal (&view, &seen, edges);
  g_assert_cmpfloat (view.x, ==, 0);
  g_assert_cmpfloat (view.y, ==, 0);
  view.x = 1100;
  view.y = 850;
  tl_view_reveal (&view, &left, edges);
  g_assert_cmpfloat (view.x, ==, 1000);
  g_assert_cmpfloat (view.y, ==, 820);
  tl_view_reveal (&view, &large, edges);
  g_assert_cmpfloat (view.x, ==, 1800);
  g_assert_cmpfloat (view.y, ==, 1420);
}

static TlLayoutView
make_layout (gboolean right_to_left)
{
  TlLayoutView layout = { .width = 5000,
                          .height = 3000,
                          .header_box = { 228, 110, 4700, 48 },
                          .label_box = { 28, 170, 200, 2700 },
                          .body_box = { 28, 170, 4944, 2700 },
                          .n_stages = 1,
                          .n_lanes = 1,
                          .n_layers = 1,
                          .right_to_left = right_to_left };

  if (right_to_left)
    layout.label_box.x = 5000 - 228;
  return layout;
}

static void
test_strips_are_pinned (void)
{
  TlLayoutView layout = make_layout (FALSE);
  TlView view = make_view (1);
  TlStrips strips = tl_view_get_strips (&view, &layout);

  g_assert_false (strips.header.pinned);
  g_assert_false (strips.labels.pinned);
  view.x = 300;
  view.y = 400;
  strips = tl_view_get_strips (&view, &layout);
  g_assert_true (strips.header.pinned);
  g_assert_true (strips.labels.pinned);
  g_assert_cmpfloat (strips.header.place.y, ==, 0);
  g_assert_cmpfloat (strips.labels.place.x, ==, 0);
  g_assert_cmpfloat (strips.header.place.x, ==, strips.labels.place.width);
  g_assert_cmpfloat (strips.labels.place.y, ==, strips.header.place.height);
}

static void
test_strips_mirrored (void)
{
  TlLayoutView layout = make_layout (TRUE);
  TlView view = make_view (1);
  TlStrips strips;

  view.x = 4000;
  strips = tl_view_get_strips (&view, &layout);
  g_assert_false (strips.labels.pinned);
  view.x = 1000;
  strips = tl_view_get_strips (&view, &layout);
  g_assert_true (strips.labels.pinned);
  g_assert_cmpfloat (strips.labels.place.x + strips.labels.place.width, ==, 1000);
}

/* Zoomed in far, a strip would leave no room for the map. */
static void
test_strips_are_never_large (void)
{
  TlLayoutView layout = make_layout (FALSE);
  TlView view = make_view (4);
  TlStrips strips;

  view.x = view.y = 3000;
  strips = tl_view_get_strips (&view, &layout);
  g_assert_false (strips.header.pinned);
  g_assert_false (strips.labels.pinned);
}

static void
test_pick (void)
{
  TlLayoutView layout = make_layout (FALSE);
  TlView view = make_view (1);
  TlPoint point;
  TlStrips strips;

  view.x = 300;
  view.y = 400;
  strips = tl_view_get_strips (&view, &layout);
  g_assert_false (tl_view_pick (&view, &strips, 10, 10, &point));
  g_assert_true (tl_view_pick (&view, &strips, 500, 300, &point));
  g_assert_cmpfloat (point.x, ==, 800);
  g_assert_cmpfloat (point.y, ==, 700);
  g_assert_true (tl_view_pick (&view, &strips, 500, 30, &point));
  g_assert_cmpfloat (point.x, ==, 800);
  g_assert_cmpfloat (point.y, ==, strips.header.source.y + 30);
  g_assert_true (tl_view_pick (&view, &strips, 50, 300, &point));
  g_assert_cmpfloat (point.x, ==, strips.labels.source.x + 50);
  g_assert_cmpfloat (point.y, ==, 700);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas-view/zoom-keeps-the-point", test_zoom_keeps_the_point);
  g_test_add_func ("/canvas-view/place", test_place);
  g_test_add_func ("/canvas-view/zoom-stays-in-range", test_zoom_stays_in_range);
  g_test_add_func ("/canvas-view/clamp", test_clamp);
  g_test_add_func ("/canvas-view/small-drawing", test_small_drawing);
  g_test_add_func ("/canvas-view/fit", test_fit);
  g_test_add_func ("/canvas-view/steps", test_steps);
  g_test_add_func ("/canvas-view/reveal", test_reveal);
  g_test_add_func ("/canvas-view/strips-are-pinned", test_strips_are_pinned);
  g_test_add_func ("/canvas-view/strips-mirrored", test_strips_mirrored);
  g_test_add_func ("/canvas-view/strips-are-never-large", test_strips_are_never_large);
  g_test_add_func ("/canvas-view/pick", test_pick);
  return g_test_run ();
}
