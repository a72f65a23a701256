/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>

#include "own-display.h"
#include "own-folder.h"
#include "own-settings.h"
#include "tl-canvas-private.h"
#include "tl-history-list.h"
#include "tl-templates.h"
#include "tl-view-store.h"

/* What a window knows of the last time: its size, what was seen of the map, and all that was done
 * since. */

static gboolean
has_size (gpointer canvas)
{
  return gtk_widget_get_width (canvas) > 0;
}

/* A window that remembers, with the file of the fixture. */
static TlWindow *
open_in_any_view (WindowFixture *fixture, GSettings *settings)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), settings);

  tl_window_load (window, fixture->file);
  gtk_window_present (GTK_WINDOW (window));
  own_display_wait (window_fixture_has_document, window);
  return window;
}

static TlWindow *
open_window (WindowFixture *fixture, GSettings *settings)
{
  TlWindow *window = open_in_any_view (fixture, settings);

  own_display_wait (has_size, window->canvas);
  return window;
}

static TlViewPlace
get_place (TlWindow *window)
{
  TlViewPlace place = { 0 };

  g_assert_true (tl_canvas_get_place (window->canvas, &place));
  return place;
}

static void
assert_place (TlWindow *window, const TlViewPlace *expected)
{
  TlViewPlace place = get_place (window);

  g_assert_cmpfloat_with_epsilon (place.zoom, expected->zoom, 1e-9);
  g_assert_cmpfloat_with_epsilon (place.x, expected->x, 1e-6);
  g_assert_cmpfloat_with_epsilon (place.y, expected->y, 1e-6);
}

/* Closed and opened again a map is where it was, in a window that is smaller by now too. */
static void
test_view (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  TlWindow *window = open_window (fixture, settings);
  TlViewPlace place, start = get_place (window);

  g_assert_cmpfloat (start.zoom, ==, 1);
  g_assert_true (window->inspector_visible);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 500);
  g_object_set (window, "inspector-visible", FALSE, NULL);
  g_assert_false (g_settings_get_boolean (settings, "inspector-visible"));
  g_settings_set_boolean (settings, "inspector-visible", TRUE);
  tl_canvas_show_place (window->canvas, &(TlViewPlace){ 3, 40, 25 });
  place = get_place (window);
  g_assert_cmpfloat (place.zoom, ==, 3);
  g_assert_cmpfloat (place.x, >, 1);
  gtk_window_close (GTK_WINDOW (window));

  window = open_window (fixture, settings);
  assert_place (window, &place);
  g_assert_false (window->inspector_visible);
  g_assert_true (g_settings_get_boolean (settings, "inspector-visible"));
  gtk_window_set_default_size (GTK_WINDOW (window), 500, 400);
  tl_window_remember (window);
  gtk_window_close (GTK_WINDOW (window));
  window = open_window (fixture, settings);
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (window)), <, 900);
  assert_place (window, &place);
  gtk_window_close (GTK_WINDOW (window));
  g_settings_reset (settings, "inspector-visible");
}

/* A reload keeps what is seen; another map in the same window has a place of its own. */
static void
test_same_window (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  TlWindow *window = open_window (fixture, settings);
  TlDocument *first = tl_window_get_document (window);
  TlViewPlace place;

  tl_canvas_show_place (window->canvas, &(TlViewPlace){ 2.5, 30, 12 });
  place = get_place (window);
  tl_window_load (window, fixture->file);
  own_display_wait (window_fixture_has_document, window);
  g_assert_true (tl_window_get_document (window) != first);
  assert_place (window, &place);
}

static gboolean
is_folded (TlWindow *window)
{
  return tl_canvas_get_layout (window->canvas)->stages[0].folded;
}

static void
fold (TlWindow *window)
{
  tl_canvas_fold_stage (window->canvas, tl_canvas_get_layout (window->canvas)->stages[0].stage,
                        TRUE);
}

/* What was folded is so again: when the file is read anew, and when it is opened again. */
static void
test_folds (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  TlWindow *window = open_window (fixture, settings);
  TlDocument *first = tl_window_get_document (window);

  g_assert_false (is_folded (window));
  fold (window);
  tl_window_load (window, fixture->file);
  own_display_wait (window_fixture_has_document, window);
  g_assert_true (tl_window_get_document (window) != first);
  g_assert_true (is_folded (window));
  gtk_window_close (GTK_WINDOW (window));
  window = open_window (fixture, settings);
  g_assert_true (is_folded (window));
  tl_canvas_set_folds (window->canvas, tl_canvas_get_folds (fixture->window->canvas));
  g_assert_false (is_folded (window));
  gtk_window_close (GTK_WINDOW (window));
  window = open_window (fixture, settings);
  g_assert_false (is_folded (window));
}

static char *
get_view (TlWindow *window)
{
  char *view = NULL;

  g_object_get (window, "view", &view, NULL);
  return view;
}

/* Whoever left it in Insights finds it there; who went back to the map finds that. */
static void
test_shown (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  TlWindow *window = open_window (fixture, settings);
  g_autofree char *first = NULL, *second = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "insights");
  gtk_window_close (GTK_WINDOW (window));
  window = open_in_any_view (fixture, settings);
  first = get_view (window);
  g_assert_cmpstr (first, ==, "insights");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", "map");
  gtk_window_close (GTK_WINDOW (window));
  window = open_window (fixture, settings);
  second = get_view (window);
  g_assert_cmpstr (second, ==, "map");
}

static gboolean
is_kept_zoomed (gpointer file)
{
  g_auto (TlViewState) state = { 0 };

  return tl_view_store_find (file, &state) && state.place.zoom == 2;
}

/* What has rested for a while is kept, though nothing is closed. */
static void
test_rest (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  TlWindow *window = open_window (fixture, settings);
  g_auto (TlViewState) state = { 0 };

  tl_canvas_set_zoom (window->canvas, 2);
  fold (window);
  g_assert_false (is_kept_zoomed (fixture->file));
  own_display_wait (is_kept_zoomed, fixture->file);
  g_assert_true (tl_view_store_find (fixture->file, &state));
  g_assert_false (tl_folds_is_empty (state.folds));
  g_assert_cmpuint (window->rest_id, ==, 0);
}

/* Without settings nothing is remembered; a map of no file has no place to come back to. */
static void
test_nothing_kept (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path =
      g_build_filename (g_get_user_state_dir (), "throughline", "views.ini", NULL);
  g_autoptr (GSettings) settings = own_settings_new ();
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), settings);
  g_autoptr (TlDocument) blank = tl_templates_make_document (TL_TEMPLATE_BLANK, NULL);

  tl_view_store_close ();
  g_remove (path);
  tl_window_set_document (window, blank);
  gtk_window_present (GTK_WINDOW (window));
  own_display_wait (has_size, window->canvas);
  gtk_window_close (GTK_WINDOW (window));
  gtk_window_close (GTK_WINDOW (fixture->window));
  tl_view_store_close ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static GtkRevealer *
get_revealer (TlWindow *window)
{
  GtkWidget *pane = GTK_WIDGET (window->inspector);

  return GTK_REVEALER (gtk_widget_get_ancestor (pane, GTK_TYPE_REVEALER));
}

static gboolean
is_revealed (gpointer window)
{
  return gtk_revealer_get_reveal_child (get_revealer (window));
}

static gboolean
is_not_revealed (gpointer window)
{
  return !is_revealed (window);
}

/* Where there is no room for it the inspector is away until it is asked for, and nobody is taken at
 * that word later. */
static void
test_narrow (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  TlWindow *window;

  g_settings_reset (settings, "window-width");
  g_settings_reset (settings, "window-height");
  window = open_window (fixture, settings);
  g_assert_true (is_revealed (window));
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 600);
  own_display_wait (is_not_revealed, window);
  g_object_set (window, "inspector-visible", TRUE, NULL);
  g_assert_true (is_revealed (window));
  g_object_set (window, "inspector-visible", FALSE, NULL);
  g_assert_true (g_settings_get_boolean (settings, "inspector-visible"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1400, 800);
  own_display_wait (is_revealed, window);
  gtk_window_close (GTK_WINDOW (window));
}

/* Where nothing is to move by itself, a pane is there or it is not. */
static void
test_reduced_motion (WindowFixture *fixture, gconstpointer data)
{
  GtkRevealer *revealer = get_revealer (fixture->window);

  own_display_wait (has_size, fixture->window->canvas);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_object_set (fixture->window, "inspector-visible", FALSE, NULL);
  g_assert_false (gtk_revealer_get_child_revealed (revealer));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  g_object_set (fixture->window, "inspector-visible", TRUE, NULL);
  g_assert_false (gtk_revealer_get_child_revealed (revealer));
}

static gboolean
is_mapped (gpointer widget)
{
  return gtk_widget_get_mapped (widget);
}

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, guint *n_changes)
{
  (*n_changes)++;
}

/* The list of what was done: choosing goes there, and all who follow the map hear of it once. */
static void
test_history (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlHistory *history = window_fixture_get_history (window);
  guint n_changes = 0;

  window_fixture_activate (window, "win.history");
  g_assert_null (window->history_list);
  window_fixture_set_title (window, "One");
  tl_history_end_merge (history);
  window_fixture_set_title (window, "Two");
  window_fixture_set_title (window, "Three");
  g_signal_connect (tl_history_get_map (history), "changed", G_CALLBACK (on_changed_cb),
                    &n_changes);
  window_fixture_activate (window, "win.history");
  g_assert_nonnull (window->history_list);
  own_display_wait (is_mapped, window->history_list);
  g_assert_cmpuint (n_changes, ==, 0);
  g_signal_emit_by_name (window->history_list, "chosen", 1);
  g_assert_cmpstr (window_fixture_get_map_title (window), ==, "One");
  g_signal_emit_by_name (window->history_list, "chosen", 0);
  g_assert_cmpstr (window_fixture_get_map_title (window), ==, "Repair");
  g_assert_false (gtk_widget_get_sensitive (GTK_WIDGET (window->undo_button)));
  g_assert_true (gtk_widget_get_sensitive (window->history_list));
  g_signal_emit_by_name (window->history_list, "chosen", 3);
  g_assert_cmpstr (window_fixture_get_map_title (window), ==, "Three");
  g_assert_cmpuint (n_changes, ==, 3);
  g_signal_handlers_disconnect_by_data (tl_history_get_map (history), &n_changes);
}

/* Thousands of steps cost no more than the rows in sight. */
static void
test_long_history (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  gint64 start;

  for (guint i = 0; i < 20000; i++)
    {
      tl_history_begin (history, "Rename", NULL);
      tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_TITLE, i % 2 ? "a" : "b");
      tl_history_commit (history);
    }
  window_fixture_set_title (window, "Other");
  window_fixture_activate (window, "win.history");
  own_display_wait (is_mapped, window->history_list);
  gtk_popover_popdown (GTK_POPOVER (window->history_list));
  start = g_get_monotonic_time ();
  tl_history_list_open (TL_HISTORY_LIST (window->history_list), history);
  own_display_wait (is_mapped, window->history_list);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  gtk_popover_popdown (GTK_POPOVER (window->history_list));
}

static void
add (const char *path, void (*test) (WindowFixture *fixture, gconstpointer data))
{
  g_test_add (path, WindowFixture, window_fixture_map, window_fixture_set_up, test,
              window_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  char *state = own_folder_make_for_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  add ("/window-memory/view", test_view);
  add ("/window-memory/same-window", test_same_window);
  add ("/window-memory/folds", test_folds);
  add ("/window-memory/shown", test_shown);
  add ("/window-memory/rest", test_rest);
  add ("/window-memory/nothing-kept", test_nothing_kept);
  add ("/window-memory/narrow", test_narrow);
  add ("/window-memory/reduced-motion", test_reduced_motion);
  add ("/window-memory/history", test_history);
  add ("/window-memory/long-history", test_long_history);
  result = own_display_run_tests ();
  tl_view_store_close ();
  own_folder_remove (state);
  return result;
}
