/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"

#include <math.h>

#include "own-display.h"

/* Fingers and pens. Where a finger is, the hand that means it counts for all that follows. */

static void
assert_selected (CanvasFixture *fixture, const char *expected)
{
  g_autofree char *ids = canvas_fixture_get_selected (fixture);

  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_cell (CanvasFixture *fixture, const char *id, const char *expected)
{
  g_autofree char *cell = canvas_fixture_get_cell (fixture, id);

  g_assert_cmpstr (cell, ==, expected);
}

/* Large enough that there is somewhere to pan to, all ways. */
static void
use_finger (CanvasFixture *fixture)
{
  tl_canvas_set_hand (fixture->canvas, TL_HAND_FINGER);
  tl_canvas_set_zoom (fixture->canvas, 2);
  tl_canvas_scroll_by (fixture->canvas, 300, 200);
}

static TlElement *
link_cards (CanvasFixture *fixture, const char *from, const char *to)
{
  TlElement *link;

  tl_history_begin (fixture->history, "Link", NULL);
  link = tl_operations_add_link (fixture->history, canvas_fixture_find (fixture, from),
                                 canvas_fixture_find (fixture, to), TL_LINK_CAUSES);
  tl_history_commit (fixture->history);
  return link;
}

/* A point of the map, in pixels. */
static TlPoint
locate (CanvasFixture *fixture, double x, double y)
{
  TlRect place = tl_view_from_map (&fixture->canvas->view, &(TlRect){ x, y, 0, 0 });

  return (TlPoint){ place.x, place.y };
}

static TlRect
get_box (CanvasFixture *fixture, const char *id)
{
  TlRect box;

  g_assert_true (tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, id), &box));
  return box;
}

static gboolean
has_menu (CanvasFixture *fixture)
{
  return fixture->canvas->menu != NULL && gtk_widget_get_visible (fixture->canvas->menu);
}

static void
assert_long_press (CanvasFixture *fixture, TlPoint at, const char *selected)
{
  tl_canvas_drag_begin (fixture->canvas, at.x, at.y, 0);
  g_assert_true (tl_canvas_long_press (fixture->canvas, at.x, at.y));
  g_assert_false (tl_canvas_drag_is_active (fixture->canvas));
  assert_selected (fixture, selected);
  g_assert_true (has_menu (fixture));
  gtk_popover_popdown (GTK_POPOVER (fixture->canvas->menu));
}

static void
test_long_press (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *link = link_cards (fixture, "t3", "t4");
  const TlLinkRoute *route = tl_layout_find_link (fixture->canvas->layout, link);
  const TlPoint *a = &route->points[2], *b = &route->points[3];

  tl_canvas_set_hand (fixture->canvas, TL_HAND_FINGER);
  assert_long_press (fixture, canvas_fixture_locate (fixture, "t1"), "t1");
  assert_long_press (fixture, locate (fixture, (a->x + b->x) / 2, (a->y + b->y) / 2),
                     tl_element_get_id (link));
  assert_long_press (fixture, canvas_fixture_locate (fixture, "l1"), "l1");
  assert_long_press (fixture, canvas_fixture_locate (fixture, "s2"), "s2");
  assert_long_press (fixture, canvas_fixture_locate_cell (fixture, "l1", "o4"), "");
  g_assert_true (fixture->canvas->cell.moment == canvas_fixture_find (fixture, "o4"));
}

/* What the finger does after it means nothing; while something is in the hand, it means nothing. */
static void
test_long_press_ends (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *after = NULL;
  TlPoint card = canvas_fixture_locate (fixture, "t1");
  TlPoint cell = canvas_fixture_locate_cell (fixture, "l1", "o4");
  TlView view;

  tl_canvas_set_hand (fixture->canvas, TL_HAND_FINGER);
  tl_canvas_drag_begin (fixture->canvas, card.x, card.y, 0);
  tl_canvas_long_press (fixture->canvas, card.x, card.y);
  view = fixture->canvas->view;
  tl_canvas_drag_update (fixture->canvas, cell.x, cell.y, 0);
  tl_canvas_drag_end (fixture->canvas, cell.x, cell.y, 0);
  g_assert_cmpfloat (fixture->canvas->view.x, ==, view.x);
  after = canvas_fixture_write (fixture);
  g_assert_cmpstr (before, ==, after);
  gtk_popover_popdown (GTK_POPOVER (fixture->canvas->menu));

  tl_canvas_drag_begin (fixture->canvas, card.x, card.y, 0);
  tl_canvas_drag_update (fixture->canvas, cell.x, cell.y, 0);
  g_assert_false (tl_canvas_long_press (fixture->canvas, cell.x, cell.y));
  g_assert_false (has_menu (fixture));
  tl_canvas_drag_end (fixture->canvas, cell.x, cell.y, 0);
  assert_cell (fixture, "t1", "l1 o4");
}

/* A card goes with the finger whether it was selected or not; the map does anywhere else. */
static void
test_one_finger (CanvasFixture *fixture, gconstpointer lang)
{
  TlView *view = &fixture->canvas->view;
  TlPoint card = canvas_fixture_locate (fixture, "t1");
  TlPoint empty = canvas_fixture_locate_cell (fixture, "l3", "o4");
  TlView before = *view;

  tl_canvas_set_hand (fixture->canvas, TL_HAND_FINGER);
  canvas_fixture_drag (fixture, card, empty, 0);
  g_assert_cmpfloat (view->x, ==, before.x);
  assert_cell (fixture, "t1", "l3 o4");
  assert_selected (fixture, "t1");

  use_finger (fixture);
  before = *view;
  empty = canvas_fixture_locate_cell (fixture, "l1", "o4");
  canvas_fixture_drag (fixture, empty, (TlPoint){ empty.x + 70, empty.y + 50 }, 0);
  g_assert_cmpfloat_with_epsilon (view->x, before.x - 70, 0.01);
  g_assert_cmpfloat_with_epsilon (view->y, before.y - 50, 0.01);
  assert_selected (fixture, "t1");
}

/* Headers and labels are what a finger pans along, too, but for the one that is selected. */
static void
test_one_finger_on_headers (CanvasFixture *fixture, gconstpointer lang)
{
  TlView *view = &fixture->canvas->view;
  TlPoint from, to;
  TlView before;

  use_finger (fixture);
  before = *view;
  from = canvas_fixture_locate (fixture, "s1");
  to = (TlPoint){ from.x + 60, from.y };
  canvas_fixture_drag (fixture, from, to, 0);
  g_assert_cmpfloat (view->x, <, before.x);
  tl_canvas_set_zoom (fixture->canvas, 1);
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "s1"), 0);
  assert_selected (fixture, "s1");
  from = canvas_fixture_locate (fixture, "s1");
  to = canvas_fixture_locate (fixture, "s2");
  before = *view;
  canvas_fixture_drag (fixture, from, (TlPoint){ to.x + 160, to.y }, 0);
  g_assert_cmpfloat (view->x, ==, before.x);
  g_assert_cmpstr (tl_element_get_id (tl_map_get_first (fixture->map, TL_KIND_STAGE)), ==, "s2");
}

/* With a mouse it stays as it was. */
static void
test_pointer_selects (CanvasFixture *fixture, gconstpointer lang)
{
  canvas_fixture_drag (fixture, canvas_fixture_locate_cell (fixture, "l1", "o4"),
                       canvas_fixture_locate (fixture, "t1"), 0);
  assert_selected (fixture, "t1 t2 t4");
}

static void
test_tap (CanvasFixture *fixture, gconstpointer lang)
{
  use_finger (fixture);
  tl_canvas_reveal_element (fixture->canvas, canvas_fixture_find (fixture, "t2"));
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t2"), 0);
  assert_selected (fixture, "t2");
  canvas_fixture_click (fixture, canvas_fixture_locate_cell (fixture, "l1", "o4"), 0);
  assert_selected (fixture, "");
  g_assert_true (fixture->canvas->cell.lane == canvas_fixture_find (fixture, "l1"));
}

/* It is not known yet whether it is the first of two. */
static void
test_press_selects_nothing (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint card = canvas_fixture_locate (fixture, "t1");

  tl_canvas_set_hand (fixture->canvas, TL_HAND_FINGER);
  tl_canvas_drag_begin (fixture->canvas, card.x, card.y, 0);
  assert_selected (fixture, "");
  tl_canvas_pinch_begin (fixture->canvas, card.x + 50, card.y);
  assert_selected (fixture, "");
}

/* The second finger takes the card out of the hand: nothing has moved, nothing is to be undone. */
static void
test_second_finger (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint card = canvas_fixture_locate (fixture, "t1");
  TlPoint cell = canvas_fixture_locate_cell (fixture, "l3", "o4");
  g_autofree char *before = canvas_fixture_write (fixture), *after = NULL;
  const char *undoes = tl_history_get_undo_label (fixture->history);
  TlRect box = get_box (fixture, "t1"), now;

  tl_canvas_set_hand (fixture->canvas, TL_HAND_FINGER);
  tl_canvas_drag_begin (fixture->canvas, card.x, card.y, 0);
  tl_canvas_drag_update (fixture->canvas, cell.x, cell.y, 0);
  g_assert_true (tl_canvas_is_carrying (fixture->canvas));
  g_assert_true (get_box (fixture, "t1").x != box.x);
  tl_canvas_pinch_begin (fixture->canvas, cell.x + 60, cell.y);
  g_assert_false (tl_canvas_drag_is_active (fixture->canvas));
  now = get_box (fixture, "t1");
  g_assert_cmpfloat (now.x, ==, box.x);
  g_assert_cmpfloat (now.y, ==, box.y);
  tl_canvas_pinch_update (fixture->canvas, 1.5, cell.x, cell.y);
  tl_canvas_drag_update (fixture->canvas, card.x, card.y, 0);
  tl_canvas_drag_end (fixture->canvas, card.x, card.y, 0);
  after = canvas_fixture_write (fixture);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, undoes);
  g_assert_null (fixture->said);
}

/* A map panned by one finger goes on from there with two. */
static void
test_second_finger_keeps_pan (CanvasFixture *fixture, gconstpointer lang)
{
  TlView *view = &fixture->canvas->view;
  TlPoint at;
  TlView before;

  use_finger (fixture);
  before = *view;
  at = canvas_fixture_locate_cell (fixture, "l1", "o4");
  tl_canvas_drag_begin (fixture->canvas, at.x, at.y, 0);
  tl_canvas_drag_update (fixture->canvas, at.x + 60, at.y, 0);
  tl_canvas_pinch_begin (fixture->canvas, at.x + 60, at.y);
  tl_canvas_pinch_update (fixture->canvas, 1, at.x + 60, at.y);
  g_assert_cmpfloat_with_epsilon (view->x, before.x - 60, 0.01);
  /* Neither is a flick. */
  tl_canvas_fling (fixture->canvas, 900, 0);
  g_assert_cmpfloat (fixture->canvas->kinetic_x, ==, 0);
}

/* The place of the map between the fingers stays between them, however they move. */
static void
test_pinch (CanvasFixture *fixture, gconstpointer lang)
{
  static const double ways[][3] = {
    { 1, 620, 420 }, { 1.4, 560, 380 }, { 1.1, 610, 420 }, { 1.2, 600, 410 }
  };
  TlCanvas *canvas = fixture->canvas;
  TlPoint point, now;

  use_finger (fixture);
  point = tl_view_to_map (&canvas->view, 600, 410);
  tl_canvas_pinch_begin (canvas, 600, 410);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      tl_canvas_pinch_update (canvas, ways[i][0], ways[i][1], ways[i][2]);
      now = tl_view_to_map (&canvas->view, ways[i][1], ways[i][2]);
      g_assert_cmpfloat_with_epsilon (canvas->view.zoom, 2 * ways[i][0], 0.001);
      g_assert_cmpfloat_with_epsilon (now.x, point.x, 0.01);
      g_assert_cmpfloat_with_epsilon (now.y, point.y, 0.01);
    }
  /* Beyond what can be shown, and back. */
  tl_canvas_pinch_update (canvas, 1.2, 9000, 9000);
  tl_canvas_pinch_update (canvas, 1.2, 600, 410);
  now = tl_view_to_map (&canvas->view, 600, 410);
  g_assert_cmpfloat_with_epsilon (now.x, point.x, 0.01);
  g_assert_cmpfloat_with_epsilon (now.y, point.y, 0.01);
}

static void
test_fling (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  TlPoint at, card;

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  use_finger (fixture);
  at = canvas_fixture_locate_cell (fixture, "l1", "o4");
  canvas_fixture_drag (fixture, at, (TlPoint){ at.x + 40, at.y }, 0);
  tl_canvas_fling (canvas, 1500, -300);
  g_assert_cmpfloat (canvas->kinetic_x, ==, -1500);
  g_assert_cmpfloat (canvas->kinetic_y, ==, 300);
  /* The finger that catches it selects nothing. */
  tl_canvas_reveal_element (canvas, canvas_fixture_find (fixture, "t2"));
  card = canvas_fixture_locate (fixture, "t2");
  canvas_fixture_click (fixture, card, 0);
  g_assert_cmpfloat (canvas->kinetic_x, ==, 0);
  assert_selected (fixture, "");
  canvas_fixture_click (fixture, card, 0);
  assert_selected (fixture, "t2");
  /* A tap is no pan. */
  tl_canvas_fling (canvas, 1500, 0);
  g_assert_cmpfloat (canvas->kinetic_x, ==, 0);
}

/* Whether, so far beyond the card's end edge, that edge is what is meant. */
static gboolean
hits_edge (CanvasFixture *fixture, const char *id, double away)
{
  gboolean mirrored = tl_canvas_get_layout (fixture->canvas)->right_to_left;
  TlRect box = get_box (fixture, id);
  TlPoint end = locate (fixture, mirrored ? box.x : box.x + box.width, box.y + box.height / 2);
  TlHit hit = tl_canvas_hit (fixture->canvas, end.x + (mirrored ? -away : away), end.y);

  return hit.kind == TL_HIT_CARD_END_EDGE && hit.element == canvas_fixture_find (fixture, id);
}

static void
test_slack_of_edges (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *card = canvas_fixture_find (fixture, "t4");

  g_assert_true (hits_edge (fixture, "t4", 5));
  g_assert_false (hits_edge (fixture, "t4", 12));
  tl_canvas_set_hand (fixture->canvas, TL_HAND_FINGER);
  g_assert_false (hits_edge (fixture, "t4", 5));
  tl_canvas_set_selection (fixture->canvas, &card, 1);
  g_assert_true (hits_edge (fixture, "t4", 17));
  g_assert_true (hits_edge (fixture, "t4", -17));
  g_assert_false (hits_edge (fixture, "t4", 19));
}

static void
test_slack_of_handles (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *card = canvas_fixture_find (fixture, "t4");
  TlRect box = get_box (fixture, "t4");
  TlPoint top = locate (fixture, box.x + box.width / 2, box.y);
  TlLinking found;

  tl_canvas_set_selection (fixture->canvas, &card, 1);
  g_assert_true (tl_canvas_find_link_handle (fixture->canvas, top.x + 11, top.y - 10, &found));
  g_assert_false (tl_canvas_find_link_handle (fixture->canvas, top.x + 17, top.y - 10, &found));
  tl_canvas_set_hand (fixture->canvas, TL_HAND_FINGER);
  g_assert_true (tl_canvas_find_link_handle (fixture->canvas, top.x + 17, top.y - 10, &found));
  g_assert_false (tl_canvas_find_link_handle (fixture->canvas, top.x + 19, top.y - 10, &found));
}

/* Where cards are smaller than a finger, the nearest one is meant. */
static void
test_slack_when_small (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  TlPoint one, two;

  tl_canvas_set_zoom (canvas, 0.15);
  one = canvas_fixture_locate (fixture, "t1");
  two = canvas_fixture_locate (fixture, "t2");
  g_assert_cmpfloat (fabs (one.x - two.x), <, TL_TARGET_SIZE);
  g_assert_true (tl_canvas_hit (canvas, one.x, one.y - 15).kind != TL_HIT_CARD);
  tl_canvas_set_hand (canvas, TL_HAND_FINGER);
  g_assert_true (tl_canvas_hit (canvas, one.x, one.y - 15).element ==
                 canvas_fixture_find (fixture, "t1"));
  g_assert_true (tl_canvas_hit (canvas, two.x, two.y - 15).element ==
                 canvas_fixture_find (fixture, "t2"));
  /* Near it a finger pans, until it is selected. */
  tl_canvas_drag_begin (canvas, one.x, one.y - 15, 0);
  g_assert_cmpint (canvas->drag.kind, ==, TL_DRAG_PAN);
  tl_canvas_drag_end (canvas, one.x, one.y - 15, 0);
  assert_selected (fixture, "t1");
  tl_canvas_drag_begin (canvas, one.x, one.y - 15, 0);
  g_assert_cmpint (canvas->drag.kind, ==, TL_DRAG_CARDS);
  tl_canvas_drag_cancel (canvas);
}

/* 15 pixels beside the sign between two stages. */
static TlPoint
locate_plus (CanvasFixture *fixture)
{
  TlRect head = get_box (fixture, "s2");
  gboolean mirrored = tl_canvas_get_layout (fixture->canvas)->right_to_left;
  TlPoint border = { mirrored ? head.x + head.width : head.x, head.y + head.height / 2 }, at;
  TlMomentPlace place;

  g_assert_true (tl_canvas_find_moment_place (fixture->canvas, border, &place));
  at = locate (fixture, place.line.x, border.y);
  return (TlPoint){ at.x + 15, at.y };
}

/* Nothing is added that was not seen before; the second half of a double tap saw nothing. */
static void
test_plus (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  TlPoint at = locate_plus (fixture);
  guint undone = 0;
  TlPlus plus;

  g_assert_false (tl_canvas_find_plus (canvas, at.x, at.y, &plus));
  tl_canvas_set_hand (canvas, TL_HAND_FINGER);
  canvas_fixture_click (fixture, at, 0);
  g_assert_cmpint (canvas->plus.kind, ==, TL_KIND_STAGE);
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 60000, NULL);
  canvas_fixture_click (fixture, at, 0);
  g_assert_cmpuint (tl_canvas_get_layout (canvas)->n_stages, ==, 2);
  g_object_set (gtk_settings_get_default (), "gtk-double-click-time", 0, NULL);
  canvas_fixture_click (fixture, at, 0);
  g_assert_cmpuint (tl_canvas_get_layout (canvas)->n_stages, ==, 3);
  for (; tl_canvas_get_layout (canvas)->n_stages > 2; undone++)
    tl_history_undo (fixture->history);
  g_assert_cmpuint (undone, ==, 1);
  gtk_settings_reset_property (gtk_settings_get_default (), "gtk-double-click-time");
}

/* It selects, and does no harm to what it is drawn across. */
static void
test_eraser (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint card = canvas_fixture_locate (fixture, "t1");
  TlPoint cell = canvas_fixture_locate_cell (fixture, "l3", "o4");
  g_autofree char *before = canvas_fixture_write (fixture), *after = NULL;

  tl_canvas_set_hand (fixture->canvas, TL_HAND_ERASER);
  canvas_fixture_click (fixture, card, 0);
  assert_selected (fixture, "t1");
  canvas_fixture_drag (fixture, card, cell, 0);
  tl_canvas_set_tool (fixture->canvas, "pain");
  canvas_fixture_click (fixture, cell, 0);
  after = canvas_fixture_write (fixture);
  g_assert_cmpstr (before, ==, after);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test, lang)                                                                      \
  g_test_add ("/canvas/touch/" path, CanvasFixture, lang, canvas_fixture_set_up, test,             \
              canvas_fixture_tear_down)
  ADD ("long-press", test_long_press, "en");
  ADD ("long-press-right-to-left", test_long_press, "ar");
  ADD ("long-press-ends", test_long_press_ends, "en");
  ADD ("one-finger", test_one_finger, "en");
  ADD ("one-finger-right-to-left", test_one_finger, "ar");
  ADD ("one-finger-on-headers", test_one_finger_on_headers, "en");
  ADD ("pointer-selects", test_pointer_selects, "en");
  ADD ("tap", test_tap, "en");
  ADD ("press-selects-nothing", test_press_selects_nothing, "en");
  ADD ("second-finger", test_second_finger, "en");
  ADD ("second-finger-keeps-pan", test_second_finger_keeps_pan, "en");
  ADD ("pinch", test_pinch, "en");
  ADD ("fling", test_fling, "en");
  ADD ("slack-of-edges", test_slack_of_edges, "en");
  ADD ("slack-of-edges-right-to-left", test_slack_of_edges, "ar");
  ADD ("slack-of-handles", test_slack_of_handles, "en");
  ADD ("slack-when-small", test_slack_when_small, "en");
  ADD ("plus", test_plus, "en");
  ADD ("plus-right-to-left", test_plus, "ar");
  ADD ("eraser", test_eraser, "en");
  return own_display_run_tests ();
}
