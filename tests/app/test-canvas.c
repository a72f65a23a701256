/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-canvas-card.h"

#define assert_selected(fixture, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *selected_ = canvas_fixture_get_selected (fixture);                            \
    g_assert_cmpstr (selected_, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static void
activate (CanvasFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL));
}

static void
select_card (CanvasFixture *fixture, const char *id)
{
  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, id));
}

static const char *
walk (CanvasFixture *fixture, const char *from, TlWalk way)
{
  TlElement *to = tl_canvas_walk (fixture->canvas, canvas_fixture_find (fixture, from), way);

  return to != NULL ? tl_element_get_id (to) : NULL;
}

static void
test_walk (CanvasFixture *fixture, gconstpointer lang)
{
  g_assert_cmpstr (walk (fixture, "t1", TL_WALK_RIGHT), ==, "t2");
  g_assert_cmpstr (walk (fixture, "t2", TL_WALK_RIGHT), ==, "t4");
  g_assert_cmpstr (walk (fixture, "t4", TL_WALK_RIGHT), ==, NULL);
  g_assert_cmpstr (walk (fixture, "t4", TL_WALK_LEFT), ==, "t2");
  g_assert_cmpstr (walk (fixture, "t2", TL_WALK_DOWN), ==, "t3");
  g_assert_cmpstr (walk (fixture, "t3", TL_WALK_DOWN), ==, "t5");
  g_assert_cmpstr (walk (fixture, "t5", TL_WALK_UP), ==, "t3");
  g_assert_cmpstr (walk (fixture, "t3", TL_WALK_UP), ==, "t2");
  g_assert_cmpstr (walk (fixture, "t2", TL_WALK_LANE_START), ==, "t1");
  g_assert_cmpstr (walk (fixture, "t2", TL_WALK_LANE_END), ==, "t4");
  g_assert_cmpstr (walk (fixture, "t2", TL_WALK_MAP_END), ==, "t5");
  g_assert_cmpstr (walk (fixture, "t5", TL_WALK_MAP_START), ==, "t1");
}

/* What the menu is about has been scrolled out of sight. */
static void
test_menu_out_of_sight (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  GdkRectangle at;

  tl_canvas_set_zoom (canvas, 4);
  select_card (fixture, "t1");
  tl_canvas_scroll_by (canvas, 10000, 10000);
  g_assert_cmpfloat (canvas_fixture_locate (fixture, "t1").x, <, 0);
  tl_canvas_show_menu_at_cursor (canvas);
  g_assert_cmpfloat (canvas_fixture_locate (fixture, "t1").x, >, 0);
  gtk_popover_get_pointing_to (GTK_POPOVER (canvas->menu), &at);
  g_assert_cmpint (at.x, >, 0);
  g_assert_cmpint (at.x, <, gtk_widget_get_width (GTK_WIDGET (canvas)));
  g_assert_cmpint (at.y, >, 0);
  g_assert_cmpint (at.y, <, gtk_widget_get_height (GTK_WIDGET (canvas)));
  gtk_popover_popdown (GTK_POPOVER (canvas->menu));
}

/* Why many cards stay where they are may be out of sight. */
static void
test_move_past_edge (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *cards[] = { canvas_fixture_find (fixture, "t1"), canvas_fixture_find (fixture, "t3") };
  g_autofree char *before = canvas_fixture_write (fixture), *after = NULL;

  tl_canvas_set_selection (fixture->canvas, cards, 2);
  g_clear_pointer (&fixture->said, g_free);
  activate (fixture, "canvas.move-left");
  g_assert_cmpstr (fixture->said, ==, "No further: one of these cards is at the edge");
  after = canvas_fixture_write (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Arrows go by what is seen. */
static void
test_walk_right_to_left (CanvasFixture *fixture, gconstpointer lang)
{
  g_assert_cmpstr (walk (fixture, "t1", TL_WALK_LEFT), ==, "t2");
  g_assert_cmpstr (walk (fixture, "t2", TL_WALK_RIGHT), ==, "t1");
}

static void
test_actions_follow_state (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);

  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.delete", NULL);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
  activate (fixture, "canvas.select-all");
  assert_selected (fixture, "t1 t2 t4 t3 t5");
  activate (fixture, "canvas.delete");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 0);
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Delete 5 Touchpoints");
  assert_selected (fixture, "");
  tl_history_undo (fixture->history);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 5);
}

static void
test_moves_by_keyboard (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *card = canvas_fixture_find (fixture, "t2");

  select_card (fixture, "t2");
  activate (fixture, "canvas.move-right");
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_MOMENT), ==, "o3");
  activate (fixture, "canvas.move-down");
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_LANE), ==, "l3");
  g_assert_cmpstr (fixture->said, ==, "Moved to “Bea” · Get help. Crosses the line of interaction");
  activate (fixture, "canvas.move-up");
  activate (fixture, "canvas.move-left");
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_MOMENT), ==, "o2");
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_LANE), ==, "l1");
  activate (fixture, "canvas.span-more");
  g_assert_cmpint (tl_element_get_integer (card, TL_PROPERTY_SPAN, 1), ==, 2);
  activate (fixture, "canvas.span-less");
  g_assert_cmpint (tl_element_get_integer (card, TL_PROPERTY_SPAN, 1), ==, 1);
  assert_selected (fixture, "t2");
}

static void
test_duplicate (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (GPtrArray) selection = NULL;

  select_card (fixture, "t1");
  activate (fixture, "canvas.duplicate");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 6);
  selection = tl_canvas_get_selection (fixture->canvas);
  g_assert_cmpuint (selection->len, ==, 1);
  g_assert_cmpstr (tl_element_get (selection->pdata[0], TL_PROPERTY_TITLE), ==, "Video call drops");
  g_assert_cmpstr (tl_element_get_id (selection->pdata[0]), !=, "t1");
}

static void
test_set_kind (CanvasFixture *fixture, gconstpointer lang)
{
  select_card (fixture, "t1");
  g_assert_true (
      gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.set-kind", "s", "pain"));
  g_assert_cmpint (tl_element_get_choice (canvas_fixture_find (fixture, "t1"), TL_PROPERTY_KIND),
                   ==, TL_TOUCHPOINT_PAIN);
}

static void
on_notify_cb (guint *n)
{
  (*n)++;
}

static void
test_zoom (CanvasFixture *fixture, gconstpointer lang)
{
  guint n = 0;

  g_signal_connect_swapped (fixture->canvas, "notify::zoom", G_CALLBACK (on_notify_cb), &n);
  tl_canvas_set_zoom (fixture->canvas, 1);
  g_assert_cmpuint (n, ==, 0);
  activate (fixture, "canvas.zoom-in");
  g_assert_cmpfloat (tl_canvas_get_zoom (fixture->canvas), ==, 1.1);
  activate (fixture, "canvas.zoom-out");
  activate (fixture, "canvas.zoom-out");
  g_assert_cmpfloat (tl_canvas_get_zoom (fixture->canvas), ==, 0.9);
  activate (fixture, "canvas.zoom-normal");
  g_assert_cmpuint (n, ==, 4);
  activate (fixture, "canvas.zoom-fit");
  g_assert_cmpfloat (tl_canvas_get_zoom (fixture->canvas), <=, 1);
}

static gboolean
is_painted (gpointer data)
{
  return !TL_CANVAS (data)->incomplete && TL_CANVAS (data)->overview_done;
}

static gboolean
has_settled (gpointer data)
{
  return TL_CANVAS (data)->settle_id == 0;
}

/* What was painted before a gesture stands in for what is not painted after it, even if the gesture
 * brought things into view that had never been painted, as the frozen strips here. */
static void
test_zoom_stands_in (CanvasFixture *fixture, gconstpointer lang)
{
  own_display_wait (is_painted, fixture->canvas);
  tl_canvas_zoom_to (fixture->canvas, 2, 900, 600, TRUE);
  own_display_wait (has_settled, fixture->canvas);
  g_assert_cmpfloat (fixture->canvas->level, ==, 2);
  g_assert_cmpfloat (fixture->canvas->last_level, ==, 1);
}

/* The memory shared with the display, as the system lists it. Transfer full. */
static char *
list_shared_memory (void)
{
  g_autofree char *maps = NULL;
  g_auto (GStrv) lines = NULL;
  GString *shared = g_string_new (NULL);

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  lines = g_strsplit (maps, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (lines[i], "/SYSV") != NULL)
      g_string_append_printf (shared, "%s\n", lines[i]);
  return g_string_free (shared, FALSE);
}

static gboolean
has_drawn (gpointer data)
{
  return TL_CANVAS (data)->frame_times->len > 0;
}

static void
test_frames_keep_their_memory (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = NULL;

  own_display_wait (is_painted, fixture->canvas);
  before = list_shared_memory ();
  for (int i = 0; i < 10; i++)
    {
      g_autofree char *now = NULL;

      g_array_set_size (fixture->canvas->frame_times, 0);
      tl_canvas_zoom_to (fixture->canvas, 1.1 + 0.1 * i, 600, 450, TRUE);
      own_display_wait (has_drawn, fixture->canvas);
      now = list_shared_memory ();
      g_assert_cmpstr (now, ==, before);
    }
}

static gboolean
is_at_rest (gpointer data)
{
  return !TL_CANVAS (data)->incomplete && TL_CANVAS (data)->tick_id == 0;
}

/* What is around the view costs nothing before somebody comes near. */
static void
test_nothing_ahead_before_a_hand (CanvasFixture *fixture, gconstpointer lang)
{
  own_display_wait (is_painted, fixture->canvas);
  fixture->canvas->in_hand = FALSE;
  tl_canvas_set_zoom (fixture->canvas, 2);
  own_display_wait (is_at_rest, fixture->canvas);
  g_assert_false (fixture->canvas->ahead_done);
  tl_canvas_take_in_hand (fixture->canvas);
  own_display_wait (is_at_rest, fixture->canvas);
  g_assert_true (fixture->canvas->ahead_done);
}

static void
test_history_is_notified (CanvasFixture *fixture, gconstpointer lang)
{
  guint n = 0;

  g_signal_connect_swapped (fixture->canvas, "notify::history", G_CALLBACK (on_notify_cb), &n);
  select_card (fixture, "t1");
  tl_canvas_set_history (fixture->canvas, fixture->history);
  g_assert_cmpuint (n, ==, 0);
  tl_canvas_set_history (fixture->canvas, NULL);
  g_assert_cmpuint (n, ==, 1);
  assert_selected (fixture, "");
  tl_canvas_set_history (fixture->canvas, fixture->history);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_accessible (CanvasFixture *fixture, gconstpointer lang)
{
  GtkWidget *child;

  tl_canvas_sync_access (fixture->canvas);
  /* Five cards, four lanes, two stages, four moments. */
  g_assert_cmpuint (g_hash_table_size (fixture->canvas->children), ==, 15);
  child = tl_canvas_get_child (fixture->canvas, canvas_fixture_find (fixture, "t3"));
  gtk_test_accessible_assert_role (child, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Must transfer at six minutes");
  gtk_test_accessible_assert_state (child, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  select_card (fixture, "t3");
  gtk_test_accessible_assert_state (child, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  /* Never another object on a move: a client would lose it. */
  activate (fixture, "canvas.move-down");
  activate (fixture, "canvas.move-down");
  g_assert_true (tl_canvas_get_child (fixture->canvas, canvas_fixture_find (fixture, "t3")) ==
                 child);
  gtk_test_accessible_assert_property (child, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Process, Before, moment 2; Touchpoint; no owner; 1 of 1");
  gtk_test_accessible_assert_role (fixture->canvas, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (fixture->canvas, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "4 lanes; 4 moments; 5 touchpoints");
}

/* One of three cards of a lane goes: those that stay are heard with their new numbers. */
static void
test_numbers_follow (CanvasFixture *fixture, gconstpointer lang)
{
  GtkWidget *last = tl_canvas_get_child (fixture->canvas, canvas_fixture_find (fixture, "t4"));

  gtk_test_accessible_assert_property (last, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Amira, Get help, moment 1; Touchpoint; no owner; 3 of 3");
  select_card (fixture, "t1");
  activate (fixture, "canvas.delete");
  tl_canvas_sync_access (fixture->canvas);
  gtk_test_accessible_assert_property (last, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Amira, Get help, moment 1; Touchpoint; no owner; 2 of 2");
}

/* Once an element is out of the map the history may free it at any step. */
static void
test_children_go_with_their_cards (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *card = canvas_fixture_find (fixture, "t3");
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);

  tl_canvas_sync_access (fixture->canvas);
  select_card (fixture, "t3");
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (fixture->canvas)));
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &card, 1);
  tl_history_commit (fixture->history);
  g_assert_false (g_hash_table_contains (fixture->canvas->children, card));
  g_assert_nonnull (gtk_widget_get_focus_child (GTK_WIDGET (fixture->canvas)));

  tl_canvas_set_history (fixture->canvas, history);
  g_assert_cmpuint (g_hash_table_size (fixture->canvas->children), ==, 0);
}

static void
test_focus_roves (CanvasFixture *fixture, gconstpointer lang)
{
  GtkWidget *widget = GTK_WIDGET (fixture->canvas), *child;

  select_card (fixture, "t4");
  gtk_widget_grab_focus (widget);
  child = tl_canvas_get_child (fixture->canvas, canvas_fixture_find (fixture, "t4"));
  g_assert_true (gtk_widget_is_focus (child));
  g_assert_false (gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD));
  gtk_widget_activate_action (child, "card.delete", NULL);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 4);
  g_assert_nonnull (gtk_widget_get_focus_child (widget));
}

static void
set_of_map (CanvasFixture *fixture, TlProperty property, const char *value)
{
  tl_history_begin (fixture->history, "Set", NULL);
  tl_history_set (fixture->history, tl_map_get_root (fixture->map), property, value);
  tl_history_commit (fixture->history);
}

static gboolean
has_tile (TlCanvas *canvas, const TlTileKey *key)
{
  const TlTile *tile = tl_tiles_find (canvas->tiles, key);

  return tile != NULL && tile->damage.width == 0;
}

/* Letter by letter: only the title is laid out and painted again. */
static void
test_title_of_map (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  TlLayout *layout = canvas->layout;
  const TlTileKey top = { TL_PLANE_BODY, canvas->level, 0, 0 };
  const TlTileKey below = { TL_PLANE_BODY, canvas->level, 0, 1 };

  tl_tiles_put (canvas->tiles, &top, NULL, 0, 0);
  tl_tiles_put (canvas->tiles, &below, NULL, 0, 0);
  set_of_map (fixture, TL_PROPERTY_TITLE, "T");
  set_of_map (fixture, TL_PROPERTY_SUMMARY, "S");
  g_assert_true (canvas->layout == layout);
  g_assert_true (has_tile (canvas, &below));
  g_assert_false (has_tile (canvas, &top));
  g_assert_cmpint (tl_canvas_get_layout (canvas)->title.lines[0].text[0], ==, 'T');
}

/* What texts are set in is of the sheet: nothing stays as it was. */
static void
test_font_and_language_of_map (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  const TlTileKey key = { TL_PLANE_BODY, canvas->level, 0, 1 };

  tl_tiles_put (canvas->tiles, &key, NULL, 0, 0);
  set_of_map (fixture, TL_PROPERTY_FONT, "Noto Sans Arabic");
  g_assert_false (has_tile (canvas, &key));
  tl_tiles_put (canvas->tiles, &key, NULL, 0, 0);
  set_of_map (fixture, TL_PROPERTY_LANG, "ar");
  g_assert_false (has_tile (canvas, &key));
  g_assert_true (tl_canvas_get_layout (canvas)->right_to_left);
}

#define ADD(name, lang, function)                                                                  \
  g_test_add ("/canvas/" name, CanvasFixture, lang, canvas_fixture_set_up, function,               \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("walk", "en", test_walk);
  ADD ("walk-right-to-left", "ar", test_walk_right_to_left);
  ADD ("actions-follow-state", "en", test_actions_follow_state);
  ADD ("moves-by-keyboard", "en", test_moves_by_keyboard);
  ADD ("duplicate", "en", test_duplicate);
  ADD ("set-kind", "en", test_set_kind);
  ADD ("menu-out-of-sight", "en", test_menu_out_of_sight);
  ADD ("move-past-edge", "en", test_move_past_edge);
  ADD ("title-of-map", "en", test_title_of_map);
  ADD ("font-and-language-of-map", "en", test_font_and_language_of_map);
  ADD ("zoom", "en", test_zoom);
  ADD ("frames-keep-their-memory", "en", test_frames_keep_their_memory);
  ADD ("zoom-stands-in", "en", test_zoom_stands_in);
  ADD ("nothing-ahead-before-a-hand", "en", test_nothing_ahead_before_a_hand);
  ADD ("history-is-notified", "en", test_history_is_notified);
  ADD ("accessible", "en", test_accessible);
  ADD ("numbers-follow", "en", test_numbers_follow);
  ADD ("children-go-with-their-cards", "en", test_children_go_with_their_cards);
  ADD ("focus-roves", "en", test_focus_roves);
  return own_display_run_tests ();
}
