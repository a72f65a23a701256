/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "canvas-fixture.h"
#include "own-display.h"
#include "synthetic-map.h"
#include "tl-canvas-divergence.h"
#include "tl-divergence.h"
#include "tl-file.h"

/* Five thousand touchpoints in one hand: all of them are taken along at each step, seen after it,
 * and come back whole. */

#define N_CARDS 5000

typedef struct
{
  CanvasFixture fixture;
  TlMap *map;
  TlHistory *history;
} Many;

static void
set_up (Many *many, gconstpointer data)
{
  const SyntheticRequest request = {
    .n_touchpoints = N_CARDS + 1000, .n_links = N_CARDS / 2, .n_evidence = N_CARDS / 5, .seed = 7
  };
  GString *text = synthetic_map_write (&request);
  g_autoptr (GBytes) bytes = g_string_free_to_bytes (text);

  canvas_fixture_set_up (&many->fixture, "en");
  many->map = tl_file_read_bytes (bytes, NULL, NULL);
  g_assert_nonnull (many->map);
  many->history = tl_history_new (many->map);
  tl_canvas_set_history (many->fixture.canvas, many->history);
}

static void
tear_down (Many *many, gconstpointer data)
{
  tl_canvas_set_history (many->fixture.canvas, many->fixture.history);
  canvas_fixture_tear_down (&many->fixture, "en");
  g_assert_finalize_object (many->history);
  g_assert_finalize_object (many->map);
}

static gboolean
has_painted (gpointer data)
{
  TlCanvas *canvas = data;

  return canvas->frame_times->len > 0;
}

static void
wait_until_seen (Many *many)
{
  TlCanvas *canvas = many->fixture.canvas;

  g_array_unref (tl_canvas_take_frame_times (canvas));
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  own_display_wait (has_painted, canvas);
}

static GBytes *
write_map (Many *many)
{
  return tl_file_write_bytes (many->map);
}

static void
assert_is (Many *many, GBytes *expected)
{
  g_autoptr (GBytes) now = write_map (many);

  g_assert_true (g_bytes_equal (now, expected));
}

static void
run (Many *many, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (many->fixture.canvas), action, NULL));
}

/* The middle of the first card that is in sight. */
static TlPoint
locate_card (TlCanvas *canvas)
{
  TlRect seen = tl_view_get_seen (&canvas->view), box, place;
  g_autoptr (GPtrArray) cards = tl_layout_find_cards_in (canvas->layout, &seen);

  for (guint i = 0; i < cards->len; i++)
    {
      g_assert_true (tl_canvas_find_box (canvas, cards->pdata[i], &box));
      place = tl_view_from_map (&canvas->view, &box);
      if (place.x > 300 && place.y > 200 && place.x < 700 && place.y < 500)
        return (TlPoint){ place.x + place.width / 2, place.y + place.height / 2 };
    }
  g_assert_not_reached ();
}

/* All that can be moved on by a moment, and by two. */
static GPtrArray *
list_movable (TlCanvas *canvas)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  GPtrArray *cards = g_ptr_array_new ();

  for (guint i = 0; i < view->n_lanes; i++)
    for (guint k = 0; k < view->lanes[i].n_cards; k++)
      if (view->lanes[i].cards[k].moment + 2 < view->n_moments)
        g_ptr_array_add (cards, view->lanes[i].cards[k].touchpoint);
  return cards;
}

static void
test_drag (Many *many, gconstpointer data)
{
  TlCanvas *canvas = many->fixture.canvas;
  g_autoptr (GPtrArray) cards = list_movable (canvas);
  g_autoptr (GBytes) before = write_map (many);
  g_autoptr (GBytes) after = NULL;
  double moment = tl_canvas_get_layout (canvas)->moment_width * canvas->view.zoom;
  TlPoint at;

  g_assert_cmpuint (cards->len, >=, N_CARDS);
  tl_canvas_select_several (canvas, cards);
  wait_until_seen (many);
  at = locate_card (canvas);
  tl_canvas_drag_begin (canvas, at.x, at.y, 0);
  for (int step = 1; step <= 8; step++)
    {
      tl_canvas_drag_update (canvas, at.x + moment * step / 8, at.y, 0);
      wait_until_seen (many);
      g_assert_cmpuint (canvas->drag.placements->len, ==, cards->len);
    }
  g_assert_cmpuint (canvas->drag.consequences->len, >, 0);
  tl_canvas_drag_end (canvas, at.x + moment, at.y, 0);
  wait_until_seen (many);
  g_assert_cmpuint (canvas->selection->len, ==, cards->len);
  after = write_map (many);
  g_assert_false (g_bytes_equal (before, after));
  run (many, "canvas.move-right");
  wait_until_seen (many);
  tl_history_undo (many->history);
  wait_until_seen (many);
  assert_is (many, after);
  tl_history_undo (many->history);
  assert_is (many, before);
}

static void
test_delete (Many *many, gconstpointer data)
{
  g_autoptr (GBytes) before = write_map (many);
  g_autoptr (GBytes) after = NULL;

  run (many, "canvas.select-all");
  run (many, "canvas.delete");
  wait_until_seen (many);
  g_assert_cmpuint (tl_map_count (many->map, TL_KIND_LINK), ==, 0);
  after = write_map (many);
  tl_history_undo (many->history);
  wait_until_seen (many);
  assert_is (many, before);
  tl_history_redo (many->history);
  wait_until_seen (many);
  assert_is (many, after);
}

static GPtrArray *
list_questions (Many *many)
{
  GPtrArray *questions = tl_findings_list (many->map, "2026-07-01");
  TlDivergence what;

  for (guint i = questions->len; i > 0; i--)
    if (!tl_divergence_read (questions->pdata[i - 1], &what))
      g_ptr_array_remove_index (questions, i - 1);
  return questions;
}

static GPtrArray *
list_chips (TlCanvas *canvas)
{
  GPtrArray *chips = g_ptr_array_new_with_free_func (g_object_unref);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_has_css_class (child, "divergence"))
      g_ptr_array_add (chips, g_object_ref (child));
  return chips;
}

/* A chip that was seen stays when so many questions are listed anew, and goes with its question. */
static void
test_questions (Many *many, gconstpointer data)
{
  TlCanvas *canvas = many->fixture.canvas;
  g_autoptr (GPtrArray) questions = list_questions (many), again = list_questions (many);
  g_autoptr (GPtrArray) before = NULL, after = NULL, none = NULL;
  TlDivergence what;
  gint64 start;

  g_assert_cmpuint (questions->len, >=, 1000);
  g_assert_true (tl_divergence_read (questions->pdata[0], &what));
  tl_canvas_select (canvas, what.from);
  wait_until_seen (many);
  tl_canvas_set_divergences (canvas, questions);
  before = list_chips (canvas);
  g_assert_cmpuint (before->len, >, 0);
  start = g_get_monotonic_time ();
  tl_canvas_set_divergences (canvas, again);
  g_test_message ("%u questions anew: %.2f ms", again->len,
                  (double) (g_get_monotonic_time () - start) / 1000);
  after = list_chips (canvas);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_true (g_ptr_array_find (after, before->pdata[i], NULL));
  tl_canvas_set_divergences (canvas, NULL);
  none = list_chips (canvas);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/canvas-many/drag", Many, NULL, set_up, test_drag, tear_down);
  g_test_add ("/canvas-many/delete", Many, NULL, set_up, test_delete, tear_down);
  g_test_add ("/canvas-many/questions", Many, NULL, set_up, test_questions, tear_down);
  return own_display_run_tests ();
}
