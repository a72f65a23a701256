/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-card-words.h"

/* "s1: o1 o2; s2: o3 o4" */
static void
assert_time (CanvasFixture *fixture, const char *expected)
{
  g_autoptr (GString) time = g_string_new (NULL);

  for (TlElement *stage = tl_map_get_first (fixture->map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    {
      g_string_append_printf (time, "%s%s:", time->len > 0 ? "; " : "", tl_element_get_id (stage));
      for (TlElement *moment = tl_element_get_first_child (stage); moment != NULL;
           moment = tl_element_get_next (moment))
        g_string_append_printf (time, " %s", tl_element_get_id (moment));
    }
  g_assert_cmpstr (time->str, ==, expected);
}

static void
assert_selected (CanvasFixture *fixture, const char *expected)
{
  g_autofree char *selected = canvas_fixture_get_selected (fixture);

  g_assert_cmpstr (selected, ==, expected);
}

/* So many pixels on along the journey: to the left in a map from right to left. */
static TlPoint
go_on (CanvasFixture *fixture, const char *id, double pixels)
{
  TlPoint at = canvas_fixture_locate (fixture, id);
  gboolean mirrored = tl_canvas_get_layout (fixture->canvas)->right_to_left;

  at.x += mirrored ? -pixels : pixels;
  return at;
}

static void
drag (CanvasFixture *fixture, const char *id, TlPoint to)
{
  canvas_fixture_drag (fixture, canvas_fixture_locate (fixture, id), to, 0);
}

static void
activate (CanvasFixture *fixture, const char *id, const char *action)
{
  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, id));
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL);
}

static void
test_stage_to_the_end (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *undone = NULL;

  drag (fixture, "s1", go_on (fixture, "s2", 100));
  assert_time (fixture, "s2: o3 o4; s1: o1 o2");
  assert_selected (fixture, "s1");
  g_assert_cmpstr (fixture->said, ==, "Moved stage “Before” to the end");
  g_assert_true (fixture->undoable);
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Move Stage");
  tl_history_undo (fixture->history);
  undone = canvas_fixture_write (fixture);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_stage_before (CanvasFixture *fixture, gconstpointer lang)
{
  drag (fixture, "s2", go_on (fixture, "s1", -100));
  assert_time (fixture, "s2: o3 o4; s1: o1 o2");
  g_assert_cmpstr (fixture->said, ==, "Moved stage “Get help” before “Before”");
}

static void
test_stage_stays (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);

  drag (fixture, "s1", go_on (fixture, "s1", 60));
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
  g_assert_null (fixture->said);
  assert_selected (fixture, "s1");
}

static void
test_moment_into_other_stage (CanvasFixture *fixture, gconstpointer lang)
{
  drag (fixture, "o1", go_on (fixture, "o3", 40));
  assert_time (fixture, "s1: o2; s2: o3 o1 o4");
  assert_selected (fixture, "o1");
  g_assert_cmpstr (fixture->said, ==, "Moved the moment to “Get help”, now moment 2");
  drag (fixture, "o1", go_on (fixture, "o2", 40));
  assert_time (fixture, "s1: o2 o1; s2: o3 o4");
  drag (fixture, "o4", go_on (fixture, "o3", -40));
  assert_time (fixture, "s1: o2 o1; s2: o4 o3");
}

/* What letting go will do is known before: a line, and words. */
static void
test_preview (CanvasFixture *fixture, gconstpointer lang)
{
  const TlLanding *landing = &fixture->canvas->drag.landing;
  TlPoint from = canvas_fixture_locate (fixture, "s2"), to = go_on (fixture, "s1", -100);
  guint64 serial = tl_history_get_serial (fixture->history);
  TlRect before;

  tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, "s1"), &before);
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_cmpint (fixture->canvas->drag.phase, ==, TL_DRAG_STRUCTURE);
  g_assert_true (landing->changes);
  g_assert_cmpstr (landing->words, ==, "Before “Before”");
  g_assert_cmpfloat (landing->line.width, ==, 0);
  if (g_str_equal (lang, "en"))
    g_assert_cmpfloat (landing->line.x, ==, before.x - TL_SIZE_CARD_INSET);
  else
    g_assert_cmpfloat (landing->line.x, ==, before.x + before.width + TL_SIZE_CARD_INSET);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
  tl_canvas_drag_cancel (fixture->canvas);
  g_assert_false (landing->changes);
  tl_canvas_drag_end (fixture->canvas, to.x, to.y, 0);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
  assert_time (fixture, "s1: o1 o2; s2: o3 o4");
}

/* Near the side, and there alone, a stage in the hand scrolls the map. */
static void
test_scrolls_along (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint from = canvas_fixture_locate (fixture, "s1");

  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, fixture->canvas->view.width - 2, 2, 0);
  g_assert_cmpfloat (fixture->canvas->auto_x, >, 0);
  g_assert_cmpfloat (fixture->canvas->auto_y, ==, 0);
  tl_canvas_drag_cancel (fixture->canvas);
  g_assert_cmpfloat (fixture->canvas->auto_x, ==, 0);
}

static void
test_click_selects (CanvasFixture *fixture, gconstpointer lang)
{
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "o2"), 0);
  assert_selected (fixture, "o2");
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "s2"), 0);
  assert_selected (fixture, "s2");
}

static void
test_steps (CanvasFixture *fixture, gconstpointer lang)
{
  gboolean mirrored = g_str_equal (lang, "ar");
  const char *on = mirrored ? "canvas.move-left" : "canvas.move-right";
  const char *back = mirrored ? "canvas.move-right" : "canvas.move-left";

  activate (fixture, "o2", on);
  assert_time (fixture, "s1: o1; s2: o2 o3 o4");
  activate (fixture, "o2", on);
  assert_time (fixture, "s1: o1; s2: o3 o2 o4");
  activate (fixture, "s1", on);
  assert_time (fixture, "s2: o3 o2 o4; s1: o1");
  activate (fixture, "s1", on);
  assert_time (fixture, "s2: o3 o2 o4; s1: o1");
  activate (fixture, "o1", back);
  assert_time (fixture, "s2: o3 o2 o4 o1; s1:");
  activate (fixture, "o1", back);
  assert_time (fixture, "s2: o3 o2 o1 o4; s1:");
  activate (fixture, "s1", back);
  assert_time (fixture, "s1:; s2: o3 o2 o1 o4");
  activate (fixture, "o3", back);
  assert_time (fixture, "s1: o3; s2: o2 o1 o4");
}

static void
test_delete (CanvasFixture *fixture, gconstpointer lang)
{
  activate (fixture, "o2", "canvas.delete");
  assert_time (fixture, "s1: o1; s2: o3 o4");
  g_assert_cmpstr (fixture->said, ==, "Deleted moment 2 of “Before” and 3 touchpoints");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Delete Moment");
  activate (fixture, "s2", "canvas.delete");
  assert_time (fixture, "s1: o1");
  g_assert_cmpstr (fixture->said, ==, "Deleted stage “Get help” and 1 touchpoint");
  activate (fixture, "s1", "canvas.delete");
  assert_time (fixture, "");
  tl_history_undo (fixture->history);
  tl_history_undo (fixture->history);
  tl_history_undo (fixture->history);
  assert_time (fixture, "s1: o1 o2; s2: o3 o4");
}

static void
assert_cell (CanvasFixture *fixture, const char *id, const char *expected)
{
  g_autofree char *cell = canvas_fixture_get_cell (fixture, id);

  g_assert_cmpstr (cell, ==, expected);
}

/* The gutter before a moment, at the height of a card. */
static TlPoint
locate_gutter (CanvasFixture *fixture, const char *moment, const char *card)
{
  TlPoint at = go_on (fixture, moment, -TL_SIZE_MOMENT / 2);

  at.y = canvas_fixture_locate (fixture, card).y;
  return at;
}

/* What is typed next is the title, and part of the same step. */
static void
type_title (CanvasFixture *fixture, const char *title)
{
  GtkWidget *view = fixture->canvas->edit.view;

  g_assert_nonnull (view);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), title, -1);
  tl_canvas_commit_edit (fixture->canvas);
}

static void
test_add_stage (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *undone = NULL;

  activate (fixture, "s1", "canvas.add-stage-after");
  g_assert_cmpstr (fixture->said, ==, "Added a stage");
  type_title (fixture, "Try");
  assert_time (fixture, "s1: o1 o2; s3: o5; s2: o3 o4");
  assert_selected (fixture, "s3");
  g_assert_cmpstr (tl_element_get (canvas_fixture_find (fixture, "s3"), TL_PROPERTY_TITLE), ==,
                   "Try");
  tl_history_undo (fixture->history);
  undone = canvas_fixture_write (fixture);
  g_assert_cmpstr (undone, ==, before);
  activate (fixture, "t4", "canvas.add-stage-before");
  tl_canvas_commit_edit (fixture->canvas);
  assert_time (fixture, "s1: o1 o2; s4: o6; s2: o3 o4");
  tl_canvas_select (fixture->canvas, NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.add-stage-after", NULL);
  tl_canvas_commit_edit (fixture->canvas);
  assert_time (fixture, "s1: o1 o2; s4: o6; s2: o3 o4; s5: o7");
}

static void
test_add_moment (CanvasFixture *fixture, gconstpointer lang)
{
  activate (fixture, "t1", "canvas.add-moment-after");
  assert_time (fixture, "s1: o1 o5 o2; s2: o3 o4");
  assert_selected (fixture, "o5");
  g_assert_cmpstr (fixture->said, ==, "Added a moment to “Before”");
  g_assert_true (tl_canvas_edit_is_open (fixture->canvas));
  tl_canvas_commit_edit (fixture->canvas);
  activate (fixture, "s2", "canvas.add-moment-after");
  assert_time (fixture, "s1: o1 o5 o2; s2: o3 o4 o6");
  tl_canvas_commit_edit (fixture->canvas);
  activate (fixture, "o3", "canvas.add-moment-before");
  assert_time (fixture, "s1: o1 o5 o2; s2: o7 o3 o4 o6");
}

static void
test_split_and_merge (CanvasFixture *fixture, gconstpointer lang)
{
  activate (fixture, "o1", "canvas.split-stage");
  assert_time (fixture, "s1: o1 o2; s2: o3 o4");
  activate (fixture, "t4", "canvas.split-stage");
  assert_time (fixture, "s1: o1 o2; s2: o3 o4");
  activate (fixture, "o4", "canvas.split-stage");
  type_title (fixture, "Wait");
  assert_time (fixture, "s1: o1 o2; s2: o3; s3: o4");
  activate (fixture, "s2", "canvas.merge-stage");
  assert_time (fixture, "s1: o1 o2; s2: o3 o4");
  g_assert_cmpstr (fixture->said, ==, "Merged “Get help” with “Wait”");
  activate (fixture, "s2", "canvas.merge-stage");
  activate (fixture, "o2", "canvas.merge-moment");
  assert_time (fixture, "s1: o1 o2; s2: o3 o4");
  activate (fixture, "o1", "canvas.merge-moment");
  assert_time (fixture, "s1: o1; s2: o3 o4");
  assert_cell (fixture, "t2", "l1 o1");
  g_assert_cmpstr (fixture->said, ==, "Merged two moments of “Before”");
}

/* A screen reader hears of the name wherever it hears of the moment. */
static void
test_moment_has_a_name (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *moment = canvas_fixture_find (fixture, "o3");
  g_autofree char *place = NULL;

  tl_history_begin (fixture->history, "Name", NULL);
  tl_history_set (fixture->history, moment, TL_PROPERTY_TITLE, "At the door");
  tl_history_commit (fixture->history);
  place = tl_card_words_describe_place (fixture->map, canvas_fixture_find (fixture, "t4"));
  g_assert_cmpstr (place, ==, "Amira, Get help, moment 1: At the door");
}

static void
test_cards_make_a_moment (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *undone = NULL;
  TlPoint from = canvas_fixture_locate (fixture, "t1");
  TlPoint to = locate_gutter (fixture, "o4", "t1");

  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_true (fixture->canvas->drag.in_gap);
  g_assert_cmpstr (fixture->canvas->drag.landing.words, ==,
                   "A new moment before moment 2 of “Get help”");
  assert_time (fixture, "s1: o1 o2; s2: o3 o4");
  tl_canvas_drag_end (fixture->canvas, to.x, to.y, 0);
  assert_time (fixture, "s1: o1 o2; s2: o3 o5 o4");
  assert_cell (fixture, "t1", "l1 o5");
  g_assert_cmpstr (fixture->said, ==, "Moved to a new moment of “Get help”");
  tl_history_undo (fixture->history);
  undone = canvas_fixture_write (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* At the border of two stages the side the hand is on decides. */
static void
test_gap_at_a_border (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint to = locate_gutter (fixture, "o3", "t1");
  double on = g_str_equal (lang, "ar") ? -1 : 1;

  to.x -= 7 * on;
  canvas_fixture_drag (fixture, canvas_fixture_locate (fixture, "t1"), to, 0);
  assert_time (fixture, "s1: o1 o2 o5; s2: o3 o4");
  tl_history_undo (fixture->history);
  to.x += 9 * on;
  canvas_fixture_drag (fixture, canvas_fixture_locate (fixture, "t1"), to, 0);
  assert_time (fixture, "s1: o1 o2; s2: o6 o3 o4");
}

static void
test_plus (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint at = go_on (fixture, "o2", -TL_SIZE_MOMENT / 2);
  TlPlus plus;

  g_assert_true (tl_canvas_find_plus (fixture->canvas, at.x, at.y, &plus));
  canvas_fixture_click (fixture, at, 0);
  assert_time (fixture, "s1: o1 o5 o2; s2: o3 o4");
  at = go_on (fixture, "o3", -TL_SIZE_MOMENT / 2);
  at.y = canvas_fixture_locate (fixture, "s2").y;
  canvas_fixture_click (fixture, at, 0);
  type_title (fixture, "Try");
  assert_time (fixture, "s1: o1 o5 o2; s3: o6; s2: o3 o4");
  at = canvas_fixture_locate (fixture, "s2");
  g_assert_false (tl_canvas_find_plus (fixture->canvas, at.x, at.y, &plus));
}

static void
walk (CanvasFixture *fixture, TlWalk step, gboolean control, const char *expected)
{
  g_assert_true (tl_canvas_walk_header (fixture->canvas, step, control));
  assert_selected (fixture, expected);
  g_assert_true (fixture->canvas->cursor == canvas_fixture_find (fixture, expected));
}

static void
test_walk (CanvasFixture *fixture, gconstpointer lang)
{
  TlWalk on = g_str_equal (lang, "ar") ? TL_WALK_LEFT : TL_WALK_RIGHT;

  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, "t3"));
  g_assert_false (tl_canvas_walk_header (fixture->canvas, TL_WALK_UP, FALSE));
  walk (fixture, TL_WALK_UP, TRUE, "o2");
  walk (fixture, on, FALSE, "o3");
  walk (fixture, TL_WALK_UP, FALSE, "s2");
  walk (fixture, TL_WALK_LANE_START, FALSE, "s1");
  walk (fixture, on, FALSE, "s2");
  walk (fixture, TL_WALK_DOWN, FALSE, "o3");
  walk (fixture, TL_WALK_DOWN, FALSE, "t4");
  walk (fixture, TL_WALK_UP, FALSE, "o3");
  walk (fixture, TL_WALK_LANE_END, FALSE, "o4");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.delete", NULL);
  assert_selected (fixture, "o3");
}

#define ADD(path, test)                                                                            \
  g_test_add ("/canvas-structure/" path, CanvasFixture, "en", canvas_fixture_set_up, test,         \
              canvas_fixture_tear_down);                                                           \
  g_test_add ("/canvas-structure/right-to-left/" path, CanvasFixture, "ar", canvas_fixture_set_up, \
              test, canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("stage-to-the-end", test_stage_to_the_end);
  ADD ("stage-before", test_stage_before);
  ADD ("stage-stays", test_stage_stays);
  ADD ("moment-into-other-stage", test_moment_into_other_stage);
  ADD ("preview", test_preview);
  ADD ("scrolls-along", test_scrolls_along);
  ADD ("click-selects", test_click_selects);
  ADD ("steps", test_steps);
  ADD ("delete", test_delete);
  ADD ("add-stage", test_add_stage);
  ADD ("add-moment", test_add_moment);
  ADD ("split-and-merge", test_split_and_merge);
  ADD ("moment-has-a-name", test_moment_has_a_name);
  ADD ("cards-make-a-moment", test_cards_make_a_moment);
  ADD ("gap-at-a-border", test_gap_at_a_border);
  ADD ("plus", test_plus);
  ADD ("walk", test_walk);
  return own_display_run_tests ();
}
