/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#include "own-display.h"

/* The pointer tells before it is pressed what that would do, and nothing moves by itself for those
 * who do not want it to. */

static void
assert_shape (CanvasFixture *fixture, TlPoint at, const char *expected)
{
  tl_canvas_point_at (fixture->canvas, at.x, at.y);
  g_assert_cmpstr (fixture->canvas->cursor_shape, ==, expected);
}

/* The middle of the edge that sets how long a card lasts. */
static TlPoint
locate_end (CanvasFixture *fixture, const char *id)
{
  gboolean mirrored = tl_canvas_get_layout (fixture->canvas)->right_to_left;
  TlRect box, place;

  g_assert_true (tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, id), &box));
  place = tl_view_from_map (&fixture->canvas->view, &box);
  return (TlPoint){ mirrored ? place.x + 1 : place.x + place.width - 1,
                    place.y + place.height - 6 };
}

static TlPoint
locate_handle (CanvasFixture *fixture, const char *id)
{
  TlPoint middle = canvas_fixture_locate (fixture, id);
  TlLinking found;

  tl_canvas_point_at (fixture->canvas, middle.x, middle.y);
  for (double y = middle.y - 80; y < middle.y + 80; y++)
    if (tl_canvas_find_link_handle (fixture->canvas, middle.x, y, &found))
      return (TlPoint){ middle.x, y };
  g_assert_not_reached ();
}

static TlPoint
locate_plus (CanvasFixture *fixture)
{
  TlPlus plus;

  for (double y = 0; y < 300; y += 4)
    for (double x = 0; x < fixture->canvas->view.width; x += 4)
      if (tl_canvas_find_plus (fixture->canvas, x, y, &plus))
        return (TlPoint){ x, y };
  g_assert_not_reached ();
}

/* The middle of the longest stretch of a link, where no card is near. */
static TlPoint
locate_link (CanvasFixture *fixture, TlElement *link)
{
  const TlLinkRoute *route = tl_layout_find_link (fixture->canvas->layout, link);
  double longest = -1;
  TlPoint middle = { 0 };

  for (guint i = 1; i < route->n_points; i++)
    {
      TlPoint a = route->points[i - 1], b = route->points[i];
      double length = ABS (a.x - b.x) + ABS (a.y - b.y);

      if (length > longest)
        middle = (TlPoint){ (a.x + b.x) / 2, (a.y + b.y) / 2 };
      longest = MAX (longest, length);
    }
  middle.x = middle.x * fixture->canvas->view.zoom - fixture->canvas->view.x;
  middle.y = middle.y * fixture->canvas->view.zoom - fixture->canvas->view.y;
  return middle;
}

static TlElement *
link_cards (CanvasFixture *fixture, const char *from, const char *to)
{
  TlElement *link;

  tl_history_begin (fixture->history, "Link", NULL);
  link = tl_history_add (fixture->history, TL_KIND_LINK, "k1", NULL, NULL);
  tl_history_set (fixture->history, link, TL_PROPERTY_FROM, from);
  tl_history_set (fixture->history, link, TL_PROPERTY_TO, to);
  tl_history_set (fixture->history, link, TL_PROPERTY_KIND, "causes");
  tl_history_commit (fixture->history);
  return link;
}

static void
test_places (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *link = link_cards (fixture, "t3", "t4");

  assert_shape (fixture, canvas_fixture_locate (fixture, "t1"), NULL);
  assert_shape (fixture, locate_end (fixture, "t1"), "ew-resize");
  assert_shape (fixture, canvas_fixture_locate_cell (fixture, "l1", "o4"), NULL);
  assert_shape (fixture, locate_handle (fixture, "t1"), "crosshair");
  assert_shape (fixture, locate_plus (fixture), "pointer");
  assert_shape (fixture, locate_link (fixture, link), "pointer");
  assert_shape (fixture, canvas_fixture_locate (fixture, "l1"), NULL);
}

/* While space is held a press pans, wherever it is. */
static void
test_space (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *link = link_cards (fixture, "t3", "t4");
  TlPoint handle = locate_handle (fixture, "t1");
  TlPoint end = locate_end (fixture, "t1");

  fixture->canvas->space_held = TRUE;
  assert_shape (fixture, canvas_fixture_locate (fixture, "t1"), "grab");
  assert_shape (fixture, end, "grab");
  assert_shape (fixture, handle, "grab");
  assert_shape (fixture, locate_link (fixture, link), "grab");
  tl_canvas_drag_begin_pan (fixture->canvas, end.x, end.y);
  g_assert_cmpstr (fixture->canvas->cursor_shape, ==, "grabbing");
  tl_canvas_drag_cancel (fixture->canvas);
  g_assert_cmpstr (fixture->canvas->cursor_shape, ==, "grab");
  fixture->canvas->space_held = FALSE;
  assert_shape (fixture, end, "ew-resize");
}

static void
assert_dragged (
    CanvasFixture *fixture, TlPoint from, TlPoint to, GdkModifierType state, const char *expected)
{
  TlCanvas *canvas = fixture->canvas;

  tl_canvas_drag_begin (canvas, from.x, from.y, state);
  tl_canvas_drag_update (canvas, (from.x + to.x) / 2, (from.y + to.y) / 2, state);
  tl_canvas_drag_update (canvas, to.x, to.y, state);
  g_assert_cmpstr (canvas->cursor_shape, ==, expected);
  tl_canvas_drag_cancel (canvas);
}

static void
test_drags (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint card = canvas_fixture_locate (fixture, "t1");
  TlPoint cell = canvas_fixture_locate_cell (fixture, "l3", "o4");
  TlPoint label = canvas_fixture_locate (fixture, "l1");
  TlPoint stage = canvas_fixture_locate (fixture, "s1");

  assert_dragged (fixture, card, cell, 0, "grabbing");
  assert_dragged (fixture, card, cell, GDK_CONTROL_MASK, "copy");
  assert_dragged (fixture, locate_end (fixture, "t1"), cell, 0, "ew-resize");
  assert_dragged (fixture, label, (TlPoint){ label.x, label.y + 200 }, 0, "grabbing");
  assert_dragged (fixture, stage, (TlPoint){ stage.x + 300, stage.y }, 0, "grabbing");
}

/* Where something cannot be let go shows before it is. */
static void
test_refusals (CanvasFixture *fixture, gconstpointer lang)
{
  const TlLayoutView *view = tl_layout_get_view (fixture->canvas->layout);
  TlRect feelings = tl_view_from_map (&fixture->canvas->view, &view->lanes[1].box);
  TlPoint card = canvas_fixture_locate (fixture, "t1");
  TlPoint cell = canvas_fixture_locate_cell (fixture, "l3", "o4");
  TlPoint handle = locate_handle (fixture, "t1");

  g_assert_cmpint (view->lanes[1].kind, ==, TL_LANE_EXPERIENCE);
  assert_dragged (fixture, card, (TlPoint){ card.x, feelings.y + feelings.height - 8 }, 0,
                  "not-allowed");
  assert_dragged (fixture, card, (TlPoint){ card.x, -40 }, 0, "not-allowed");
  assert_dragged (fixture, card, (TlPoint){ 5000, card.y }, 0, "not-allowed");
  assert_dragged (fixture, card, canvas_fixture_locate (fixture, "l1"), 0, "not-allowed");
  assert_dragged (fixture, card, canvas_fixture_locate (fixture, "s2"), 0, "not-allowed");
  assert_dragged (fixture, handle, cell, 0, "no-drop");
  assert_dragged (fixture, handle, card, 0, "not-allowed");
  assert_dragged (fixture, handle, canvas_fixture_locate (fixture, "t4"), 0, "crosshair");
}

static void
set_animations (gboolean wanted)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", wanted, NULL);
}

static gboolean
has_moved (gpointer data)
{
  CanvasFixture *fixture = data;

  return fixture->canvas->view.x > 20;
}

/* A flick rolls on, but not where nothing is to move by itself. */
static void
test_reduced_motion (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;

  tl_canvas_set_zoom (canvas, 4);
  tl_canvas_scroll_by (canvas, -1e6, -1e6);
  set_animations (FALSE);
  tl_canvas_flick (canvas, 2000, 0);
  g_assert_cmpfloat (canvas->kinetic_x, ==, 0);
  set_animations (TRUE);
  tl_canvas_flick (canvas, 2000, 0);
  own_display_wait (has_moved, fixture);
  tl_canvas_stop_kinetic (canvas);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test, lang)                                                                      \
  g_test_add ("/canvas-pointer/" path, CanvasFixture, lang, canvas_fixture_set_up, test,           \
              canvas_fixture_tear_down)
  ADD ("places", test_places, NULL);
  ADD ("places-mirrored", test_places, "ar");
  ADD ("space", test_space, NULL);
  ADD ("drags", test_drags, NULL);
  ADD ("refusals", test_refusals, NULL);
  ADD ("reduced-motion", test_reduced_motion, NULL);
#undef ADD
  return own_display_run_tests ();
}
