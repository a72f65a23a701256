/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-consequence-words.h"

#define assert_cell(fixture, id, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *cell_ = canvas_fixture_get_cell (fixture, id);                                \
    g_assert_cmpstr (cell_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

#define assert_selected(fixture, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *selected_ = canvas_fixture_get_selected (fixture);                            \
    g_assert_cmpstr (selected_, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static void
test_moves_exactly (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *after = NULL, *undone = NULL;

  canvas_fixture_drag (fixture, canvas_fixture_locate (fixture, "t3"),
                       canvas_fixture_locate_cell (fixture, "l4", "o4"), 0);
  assert_cell (fixture, "t3", "l4 o4");
  assert_cell (fixture, "t5", "l3 o2");
  assert_selected (fixture, "t3");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Move Touchpoint");
  g_assert_cmpstr (fixture->said, ==,
                   "Moved to “Process” · Get help. Crosses the line of visibility");
  g_assert_true (fixture->undoable);
  after = canvas_fixture_write (fixture);
  g_assert_cmpstr (after, !=, before);
  tl_history_undo (fixture->history);
  undone = canvas_fixture_write (fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_selected (fixture, "t3");
}

static void
test_preview_makes_room (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *moved = canvas_fixture_find (fixture, "t1");
  TlPoint from = canvas_fixture_locate (fixture, "t1"), to = canvas_fixture_locate (fixture, "t4");
  guint64 serial = tl_history_get_serial (fixture->history);
  TlRect before, during, landing;

  tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, "t3"), &before);
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_true (tl_layout_find_card (fixture->canvas->layout, moved)->lifted);
  tl_canvas_find_box (fixture->canvas, moved, &landing);
  tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, "t3"), &during);
  g_assert_cmpfloat (during.y, >, before.y);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
  tl_canvas_drag_cancel (fixture->canvas);
  tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, "t3"), &during);
  g_assert_cmpfloat (during.y, ==, before.y);
}

static void
test_cancel_leaves_no_trace (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *after = NULL;
  guint64 serial = tl_history_get_serial (fixture->history);
  TlPoint from = canvas_fixture_locate (fixture, "t3");
  TlPoint to = canvas_fixture_locate_cell (fixture, "l1", "o4");
  TlPoint now;

  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  tl_canvas_drag_cancel (fixture->canvas);
  g_assert_false (tl_canvas_drag_is_active (fixture->canvas));
  tl_canvas_drag_end (fixture->canvas, to.x, to.y, 0);
  after = canvas_fixture_write (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
  now = canvas_fixture_locate (fixture, "t3");
  g_assert_cmpfloat (now.x, ==, from.x);
  g_assert_cmpfloat (now.y, ==, from.y);
  g_assert_null (fixture->said);
}

/* "visibility 1": what the drag says now, by place and number. */
static char *
get_foretold (CanvasFixture *fixture)
{
  const GArray *consequences = fixture->canvas->drag.consequences;
  GString *text = g_string_new (NULL);

  for (guint i = 0; consequences != NULL && i < consequences->len; i++)
    {
      const TlConsequence *about = &g_array_index (consequences, TlConsequence, i);
      g_autofree char *words = tl_consequence_words_tell (fixture->map, about);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", words);
    }
  return g_string_free (text, FALSE);
}

#define assert_foretold(fixture, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *foretold_ = get_foretold (fixture);                                           \
    g_assert_cmpstr (foretold_, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static void
add_link (CanvasFixture *fixture, const char *from, const char *to)
{
  tl_history_begin (fixture->history, "Add Link", NULL);
  tl_operations_add_link (fixture->history, canvas_fixture_find (fixture, from),
                          canvas_fixture_find (fixture, to), TL_LINK_CAUSES);
  tl_history_commit (fixture->history);
}

/* At the edge the map comes along, and not when the card is over what is beside it. */
static void
test_scrolls_at_the_edge (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  TlPoint from = canvas_fixture_locate (fixture, "t3");

  tl_canvas_drag_begin (canvas, from.x, from.y, 0);
  tl_canvas_drag_update (canvas, from.x + 10, from.y + 10, 0);
  tl_canvas_drag_update (canvas, canvas->view.width - 2, from.y, 0);
  g_assert_cmpfloat (canvas->auto_x, >, 0);
  tl_canvas_drag_update (canvas, canvas->view.width + 20, from.y, 0);
  g_assert_cmpfloat (canvas->auto_x, >, 0);
  tl_canvas_drag_update (canvas, canvas->view.width + 200, from.y, 0);
  g_assert_cmpfloat (canvas->auto_x, ==, 0);
  tl_canvas_drag_cancel (canvas);
}

static void
test_foretells (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  TlPoint from = canvas_fixture_locate (fixture, "t3"), to, gap;
  TlRect box;

  add_link (fixture, "t3", "t4");
  tl_canvas_drag_begin (canvas, from.x, from.y, 0);
  tl_canvas_drag_update (canvas, from.x + 10, from.y + 10, 0);
  assert_foretold (fixture, "");
  to = canvas_fixture_locate_cell (fixture, "l1", "o4");
  tl_canvas_drag_update (canvas, to.x, to.y, 0);
  assert_foretold (fixture, "1 link runs backwards in time; Crosses the line of interaction");
  tl_canvas_drag_update (canvas, to.x, to.y, GDK_CONTROL_MASK);
  assert_foretold (fixture, "");
  tl_canvas_drag_update (canvas, to.x, to.y, 0);
  /* Into a moment of its own, behind all. */
  g_assert_true (tl_canvas_find_box (canvas, canvas_fixture_find (fixture, "o4"), &box));
  box = tl_view_from_map (&canvas->view, &box);
  gap = (TlPoint){ box.x, canvas_fixture_locate_cell (fixture, "l3", "o4").y };
  tl_canvas_drag_update (canvas, gap.x, gap.y, 0);
  g_assert_true (canvas->drag.in_gap);
  assert_foretold (fixture, "1 link runs backwards in time");
  tl_canvas_drag_update (canvas, to.x, to.y, 0);
  g_assert_false (canvas->drag.in_gap);
  tl_canvas_drag_end (canvas, to.x, to.y, 0);
  g_assert_null (canvas->drag.consequences);
  g_assert_cmpstr (fixture->said, ==, "Moved to “Amira” · Get help. 1 link runs backwards in time");
}

static void
test_foretells_structure (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  TlPoint stage = canvas_fixture_locate (fixture, "s1"), end, lane, top;

  add_link (fixture, "t3", "t4");
  end = canvas_fixture_locate (fixture, "o4");
  tl_canvas_drag_begin (canvas, stage.x, stage.y, 0);
  tl_canvas_drag_update (canvas, end.x + 60, stage.y, 0);
  assert_foretold (fixture, "1 link runs backwards in time");
  tl_canvas_drag_update (canvas, stage.x, stage.y, 0);
  assert_foretold (fixture, "");
  tl_canvas_drag_cancel (canvas);
  lane = canvas_fixture_locate (fixture, "l3");
  top = canvas_fixture_locate (fixture, "l1");
  canvas_fixture_drag (fixture, lane, (TlPoint){ top.x, top.y - 20 }, 0);
  g_assert_cmpstr (fixture->said, ==,
                   "Moved lane “Bea” to Customer, 1 of 4. 2 touchpoints cross the line of "
                   "interaction");
  g_assert_null (canvas->drag.consequences);
}

/* Near where it would land a card lies there; else, and with Shift, it is where the hand is. */
static void
test_snaps (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  TlPoint from = canvas_fixture_locate (fixture, "t1");
  TlPoint to = canvas_fixture_locate_cell (fixture, "l4", "o4"), shift;
  TlRect start, landing;

  g_assert_true (tl_canvas_find_box (canvas, canvas_fixture_find (fixture, "t1"), &start));
  tl_canvas_drag_begin (canvas, from.x, from.y, 0);
  tl_canvas_drag_update (canvas, to.x, to.y, 0);
  g_assert_true (tl_canvas_find_box (canvas, canvas_fixture_find (fixture, "t1"), &landing));
  /* The hand holds its middle. */
  to.x +=
      (landing.x - start.x - canvas->drag.point.x + canvas->drag.origin.x + 9) * canvas->view.zoom;
  to.y +=
      (landing.y - start.y - canvas->drag.point.y + canvas->drag.origin.y - 7) * canvas->view.zoom;
  tl_canvas_drag_update (canvas, to.x, to.y, 0);
  shift = tl_canvas_get_carried_shift (canvas);
  g_assert_cmpfloat (shift.x, ==, landing.x - start.x);
  g_assert_cmpfloat (shift.y, ==, landing.y - start.y);
  tl_canvas_drag_update (canvas, to.x, to.y, GDK_SHIFT_MASK);
  shift = tl_canvas_get_carried_shift (canvas);
  g_assert_cmpfloat (shift.x, ==, canvas->drag.point.x - canvas->drag.origin.x);
  tl_canvas_set_snapping (canvas, FALSE);
  shift = tl_canvas_get_carried_shift (canvas);
  g_assert_cmpfloat (shift.x, ==, landing.x - start.x);
  tl_canvas_drag_update (canvas, to.x, to.y, 0);
  shift = tl_canvas_get_carried_shift (canvas);
  g_assert_cmpfloat (shift.y, ==, canvas->drag.point.y - canvas->drag.origin.y);
  tl_canvas_set_snapping (canvas, TRUE);
  tl_canvas_drag_update (canvas, to.x + 50, to.y, 0);
  shift = tl_canvas_get_carried_shift (canvas);
  g_assert_cmpfloat (shift.x, ==, canvas->drag.point.x - canvas->drag.origin.x);
  tl_canvas_drag_end (canvas, to.x, to.y, 0);
  assert_cell (fixture, "t1", "l4 o4");
}

/* Wherever it is let go but in a lane that holds cards, all is as it was. */
static void
test_refused_leaves_no_trace (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture);
  const TlLayoutView *view = tl_layout_get_view (fixture->canvas->layout);
  TlRect feelings = tl_view_from_map (&fixture->canvas->view, &view->lanes[1].box);
  TlPoint from = canvas_fixture_locate (fixture, "t3");
  const TlPoint places[] = { { from.x, feelings.y + feelings.height / 2 },
                             { from.x, -30 },
                             { 4000, from.y },
                             canvas_fixture_locate (fixture, "l3"),
                             canvas_fixture_locate (fixture, "s2") };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *after = NULL;

      tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
      tl_canvas_drag_update (fixture->canvas, places[i].x, places[i].y, 0);
      g_assert_cmpstr (fixture->canvas->drag.refusal, ==, "A touchpoint cannot stand there");
      tl_canvas_drag_end (fixture->canvas, places[i].x, places[i].y, 0);
      g_assert_null (fixture->canvas->drag.refusal);
      after = canvas_fixture_write (fixture);
      g_assert_cmpstr (after, ==, before);
      g_assert_null (fixture->said);
    }
}

static void
test_short_way_is_a_click (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);
  TlPoint at = canvas_fixture_locate (fixture, "t2");

  tl_canvas_drag_begin (fixture->canvas, at.x, at.y, 0);
  tl_canvas_drag_end (fixture->canvas, at.x + 3, at.y - 3, 0);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
  assert_selected (fixture, "t2");
}

static void
test_back_home_changes_nothing (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);
  TlPoint at = canvas_fixture_locate (fixture, "t1");
  TlPoint away = canvas_fixture_locate (fixture, "t4");

  tl_canvas_drag_begin (fixture->canvas, at.x, at.y, 0);
  tl_canvas_drag_update (fixture->canvas, away.x, away.y, 0);
  tl_canvas_drag_end (fixture->canvas, at.x, at.y, 0);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
  g_assert_null (fixture->said);
}

static void
test_group_keeps_its_shape (CanvasFixture *fixture, gconstpointer lang)
{
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t1"), 0);
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t2"), GDK_SHIFT_MASK);
  assert_selected (fixture, "t1 t2");
  canvas_fixture_drag (fixture, canvas_fixture_locate (fixture, "t1"),
                       canvas_fixture_locate_cell (fixture, "l4", "o3"), 0);
  assert_cell (fixture, "t1", "l4 o3");
  assert_cell (fixture, "t2", "l4 o4");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Move 2 Touchpoints");
}

/* Nobody falls off the map: the group stops at its edge. */
static void
test_group_is_clamped (CanvasFixture *fixture, gconstpointer lang)
{
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t1"), 0);
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t2"), GDK_CONTROL_MASK);
  canvas_fixture_drag (fixture, canvas_fixture_locate (fixture, "t1"),
                       canvas_fixture_locate_cell (fixture, "l4", "o4"), 0);
  assert_cell (fixture, "t1", "l4 o3");
  assert_cell (fixture, "t2", "l4 o4");
}

static void
test_control_copies (CanvasFixture *fixture, gconstpointer lang)
{
  guint before = tl_map_count (fixture->map, TL_KIND_TOUCHPOINT);
  g_autoptr (GPtrArray) selection = NULL;
  g_autofree char *cell = NULL;

  canvas_fixture_drag (fixture, canvas_fixture_locate (fixture, "t1"),
                       canvas_fixture_locate_cell (fixture, "l4", "o2"), GDK_CONTROL_MASK);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, before + 1);
  assert_cell (fixture, "t1", "l1 o1");
  selection = tl_canvas_get_selection (fixture->canvas);
  g_assert_cmpuint (selection->len, ==, 1);
  cell = canvas_fixture_get_cell (fixture, tl_element_get_id (selection->pdata[0]));
  g_assert_cmpstr (cell, ==, "l4 o2");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Copy Touchpoint");
  tl_history_undo (fixture->history);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, before);
  /* The keyboard goes on to the card beside. */
  assert_selected (fixture, "t5");
}

static TlPoint
locate_end_edge (CanvasFixture *fixture, const char *id)
{
  TlRect box, place;

  tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, id), &box);
  place = tl_view_from_map (&fixture->canvas->view, &box);
  if (tl_canvas_get_layout (fixture->canvas)->right_to_left)
    return (TlPoint){ place.x + 1, place.y + place.height / 2 };
  return (TlPoint){ place.x + place.width - 1, place.y + place.height / 2 };
}

static int
get_span (CanvasFixture *fixture, const char *id)
{
  return tl_element_get_integer (canvas_fixture_find (fixture, id), TL_PROPERTY_SPAN, 1);
}

static void
test_edge_sets_span (CanvasFixture *fixture, gconstpointer lang)
{
  gboolean mirrored = tl_canvas_get_layout (fixture->canvas)->right_to_left;
  double moment = TL_SIZE_MOMENT * fixture->canvas->view.zoom * (mirrored ? -1 : 1);
  TlPoint from = locate_end_edge (fixture, "t3");

  canvas_fixture_drag (fixture, from, (TlPoint){ from.x + moment, from.y }, 0);
  g_assert_cmpint (get_span (fixture, "t3"), ==, 2);
  assert_cell (fixture, "t3", "l3 o2");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Change Duration");
  from = locate_end_edge (fixture, "t3");
  canvas_fixture_drag (fixture, from, (TlPoint){ from.x + 9 * moment, from.y }, 0);
  g_assert_cmpint (get_span (fixture, "t3"), ==, 3);
  from = locate_end_edge (fixture, "t3");
  canvas_fixture_drag (fixture, from, (TlPoint){ from.x - 5 * moment, from.y }, 0);
  g_assert_cmpint (get_span (fixture, "t3"), ==, 1);
  tl_history_undo (fixture->history);
  g_assert_cmpint (get_span (fixture, "t3"), ==, 3);
}

static void
test_marquee (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint first = canvas_fixture_locate (fixture, "t1");
  TlPoint second = canvas_fixture_locate (fixture, "t2");
  TlPoint from = { MIN (first.x, second.x) - 90, first.y - 48 };
  TlPoint to = { MAX (first.x, second.x) + 20, first.y + 20 };

  canvas_fixture_drag (fixture, from, to, 0);
  assert_selected (fixture, "t1 t2");
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, from.x + 10, from.y + 10, 0);
  assert_selected (fixture, "");
  tl_canvas_drag_cancel (fixture->canvas);
}

static void
test_order_in_a_cell (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint third = canvas_fixture_locate (fixture, "t3");
  TlPoint fifth = canvas_fixture_locate (fixture, "t5");
  TlRect upper, lower;

  g_assert_cmpfloat (third.y, <, fifth.y);
  fifth.y += 20;
  canvas_fixture_drag (fixture, third, fifth, 0);
  tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, "t5"), &upper);
  tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, "t3"), &lower);
  g_assert_cmpfloat (upper.y, <, lower.y);
  assert_cell (fixture, "t3", "l3 o2");
}

static void
test_pan (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;

  tl_canvas_set_zoom (canvas, 4);
  canvas->view.x = canvas->view.y = 500;
  tl_canvas_drag_begin_pan (canvas, 300, 300);
  tl_canvas_drag_update (canvas, 250, 320, 0);
  g_assert_cmpfloat (canvas->view.x, ==, 550);
  g_assert_cmpfloat (canvas->view.y, ==, 480);
  tl_canvas_drag_end (canvas, 200, 300, 0);
  g_assert_cmpfloat (canvas->view.x, ==, 600);
  assert_selected (fixture, "");
}

/* Someone else's step ends a drag before it can do harm. */
static void
test_change_ends_drag (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint from = canvas_fixture_locate (fixture, "t3");
  TlPoint to = canvas_fixture_locate_cell (fixture, "l1", "o4");
  TlElement *moved = canvas_fixture_find (fixture, "t3");

  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &moved, 1);
  tl_history_commit (fixture->history);
  g_assert_false (tl_canvas_drag_is_active (fixture->canvas));
  assert_selected (fixture, "");
  tl_history_undo (fixture->history);
  assert_cell (fixture, "t3", "l3 o2");
}

static void
assert_selection_is_in_map_cb (CanvasFixture *fixture)
{
  g_autoptr (GPtrArray) selection = tl_canvas_get_selection (fixture->canvas);

  for (guint i = 0; i < selection->len; i++)
    g_assert_true (tl_map_find (fixture->map, tl_element_get_id (selection->pdata[i])) ==
                   selection->pdata[i]);
}

/* What a marquee started from is selected again, but not what is gone. */
static void
test_change_ends_marquee (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *stage = canvas_fixture_find (fixture, "s1");
  TlPoint at;

  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t1"), 0);
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t4"), GDK_SHIFT_MASK);
  g_signal_connect_swapped (fixture->canvas, "selection-changed",
                            G_CALLBACK (assert_selection_is_in_map_cb), fixture);
  at = canvas_fixture_locate_cell (fixture, "l4", "o1");
  tl_canvas_drag_begin (fixture->canvas, at.x, at.y, GDK_SHIFT_MASK);
  at = canvas_fixture_locate (fixture, "t5");
  tl_canvas_drag_update (fixture->canvas, at.x, at.y, GDK_SHIFT_MASK);
  g_assert_cmpuint (fixture->canvas->selection->len, >, 2);
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &stage, 1);
  tl_history_commit (fixture->history);
  g_assert_false (tl_canvas_drag_is_active (fixture->canvas));
  assert_selected (fixture, "t4");
}

#define ADD(name, lang, function)                                                                  \
  g_test_add ("/canvas-drag/" name, CanvasFixture, lang, canvas_fixture_set_up, function,          \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("moves-exactly", "en", test_moves_exactly);
  ADD ("moves-exactly-right-to-left", "ar", test_moves_exactly);
  ADD ("preview-makes-room", "en", test_preview_makes_room);
  ADD ("cancel-leaves-no-trace", "en", test_cancel_leaves_no_trace);
  ADD ("scrolls-at-the-edge", "en", test_scrolls_at_the_edge);
  ADD ("foretells", "en", test_foretells);
  ADD ("foretells-structure", "en", test_foretells_structure);
  ADD ("snaps", "en", test_snaps);
  ADD ("refused-leaves-no-trace", "en", test_refused_leaves_no_trace);
  ADD ("refused-leaves-no-trace-right-to-left", "ar", test_refused_leaves_no_trace);
  ADD ("short-way-is-a-click", "en", test_short_way_is_a_click);
  ADD ("back-home-changes-nothing", "en", test_back_home_changes_nothing);
  ADD ("group-keeps-its-shape", "en", test_group_keeps_its_shape);
  ADD ("group-is-clamped", "en", test_group_is_clamped);
  ADD ("control-copies", "en", test_control_copies);
  ADD ("edge-sets-span", "en", test_edge_sets_span);
  ADD ("edge-sets-span-right-to-left", "ar", test_edge_sets_span);
  ADD ("marquee", "en", test_marquee);
  ADD ("order-in-a-cell", "en", test_order_in_a_cell);
  ADD ("pan", "en", test_pan);
  ADD ("change-ends-drag", "en", test_change_ends_drag);
  ADD ("change-ends-marquee", "en", test_change_ends_marquee);
  return own_display_run_tests ();
}
