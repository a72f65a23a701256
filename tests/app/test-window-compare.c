/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "own-display.h"
#include "own-folder.h"
#include "tl-canvas-marks.h"
#include "tl-canvas-private.h"
#include "tl-compare-pane.h"
#include "tl-sibling.h"
#include "window-fixture.h"

/* The map to come, and two maps side by side. */

/* The window that is not the fixture's; NULL: none. */
static TlWindow *
find_other (WindowFixture *fixture)
{
  for (GList *at = gtk_application_get_windows (GTK_APPLICATION (window_fixture_application));
       at != NULL; at = at->next)
    if (TL_IS_WINDOW (at->data) && at->data != (gpointer) fixture->window)
      return at->data;
  return NULL;
}

static TlElement *
get_root (TlWindow *window)
{
  return tl_map_get_root (tl_document_get_map (tl_window_get_document (window)));
}

static void
test_make_future_map (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *other;
  TlDocument *document;

  window_fixture_activate (fixture->window, "win.make-future-map");
  other = find_other (fixture);
  g_assert_nonnull (other);
  document = tl_window_get_document (other);
  g_assert_cmpstr (tl_document_get_title (document), ==, "Repair (future)");
  g_assert_null (tl_document_get_file (document));
  g_assert_true (tl_document_is_modified (document));
  g_assert_false (tl_window_is_reusable (other));
  g_assert_cmpint (tl_element_get_choice (get_root (other), TL_PROPERTY_STATE), ==,
                   TL_STATE_FUTURE);
  g_assert_cmpstr (tl_element_get (get_root (other), TL_PROPERTY_BASED_ON), ==, "m1");
  g_assert_cmpstr (tl_element_get_id (get_root (other)), !=, "m1");
  g_assert_nonnull (tl_map_find (tl_document_get_map (document), "t1"));

  g_assert_cmpstr (tl_element_get (get_root (fixture->window), TL_PROPERTY_TITLE), ==, "Repair");
  g_assert_false (tl_document_is_modified (tl_window_get_document (fixture->window)));
}

/* The map of the fixture with other words at `old`, in a file beside it. Transfer full. */
static GFile *
write_other (WindowFixture *fixture, const char *old, const char *new)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.journey", NULL);
  g_auto (GStrv) parts = g_strsplit (window_fixture_map, old, 2);
  g_autofree char *content = g_strjoinv (new, parts);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  return g_file_new_for_path (path);
}

static TlComparePane *
get_pane (TlWindow *window)
{
  return TL_COMPARE_PANE (gtk_revealer_get_child (window->compare_revealer));
}

static gboolean
is_comparing (gpointer window)
{
  return get_pane (window) != NULL;
}

static void
compare_with (WindowFixture *fixture, const char *old, const char *new)
{
  g_autoptr (GFile) other = write_other (fixture, old, new);

  tl_window_compare_with (fixture->window, other);
  own_display_wait (is_comparing, fixture->window);
}

static gboolean
has_mark (TlWindow *window, const char *id, TlDifferenceGroup expected)
{
  TlElement *element = tl_map_find (tl_document_get_map (tl_window_get_document (window)), id);
  TlDifferenceGroup group;

  return tl_canvas_get_mark (window->canvas, element, &group) && group == expected;
}

static void
test_compare (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  g_assert_null (get_pane (window));
  compare_with (fixture, "title=\"Waits\"", "title=\"Calls\" kind=\"pain\"");
  g_assert_cmpuint (tl_compare_pane_get_n_lines (get_pane (window)), ==, 2);
  g_assert_true (has_mark (window, "t1", TL_DIFFERENCE_CHANGED));
  window_fixture_activate (window, "win.stop-comparing");
  g_assert_null (get_pane (window));
  g_assert_false (has_mark (window, "t1", TL_DIFFERENCE_CHANGED));
}

/* How much ink there is at a point of the map, over its tiles: 0 ... 255. */
static guint
get_ink (TlCanvas *canvas, double x, double y)
{
  guint32 pixel = 0;
  cairo_surface_t *surface =
      cairo_image_surface_create_for_data ((guchar *) &pixel, CAIRO_FORMAT_ARGB32, 1, 1,
                                           sizeof pixel);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, 0.5 - x, 0.5 - y);
  tl_canvas_paint_plane (canvas, cr, TL_PLANE_SELECTION, 1, &(TlRect){ x - 0.5, y - 0.5, 1, 1 });
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixel >> 24;
}

/* At the corner of its card, and nowhere else on it. */
static void
test_badge_is_painted (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlElement *card = tl_map_find (tl_document_get_map (tl_window_get_document (window)), "t1");
  TlRect box, extents;

  g_assert_true (tl_canvas_find_box (window->canvas, card, &box));
  g_assert_cmpuint (get_ink (window->canvas, box.x, box.y + box.height - 4), ==, 0);
  compare_with (fixture, "title=\"Waits\"", "title=\"Calls\"");
  g_assert_cmpuint (get_ink (window->canvas, box.x, box.y + box.height - 4), ==, 255);
  g_assert_cmpuint (get_ink (window->canvas, box.x + box.width / 2, box.y + box.height / 2), ==, 0);
  extents = tl_canvas_get_selection_extents (window->canvas);
  g_assert_true (tl_rect_touches (&extents, &box));
}

/* What is not on the earlier map is new; made from the one at hand, the other is the later one, and
 * what it has not goes. */
static void
test_direction (WindowFixture *fixture, gconstpointer data)
{
  compare_with (fixture, "id=\"t1\"", "id=\"t7\"");
  g_assert_true (has_mark (fixture->window, "t1", TL_DIFFERENCE_ADDED));
  tl_window_stop_comparing (fixture->window);
  compare_with (fixture,
                "id=\"m1\"\n  title=\"Repair\">\n"
                "  <stage id=\"s1\" title=\"Get help\">\n    <moment id=\"o1\"/>\n  </stage>\n"
                "  <lane id=\"l1\" layer=\"customer\" title=\"Amira\"/>\n"
                "  <touchpoint id=\"t1\"",
                "id=\"m9\" based-on=\"m1\"><stage id=\"s1\"><moment id=\"o1\"/></stage>"
                "<lane id=\"l1\" layer=\"customer\"/><touchpoint id=\"t7\"");
  g_assert_true (has_mark (fixture->window, "t1", TL_DIFFERENCE_REMOVED));
}

static gboolean
has_no_lines (gpointer pane)
{
  return tl_compare_pane_get_n_lines (pane) == 0;
}

/* Edited until it is as the other one, the map has no difference and no mark any more. */
static void
test_follows_edits (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlHistory *history = window_fixture_get_history (window);

  compare_with (fixture, "title=\"Waits\"", "title=\"Calls\"");
  tl_history_begin (history, "Change Title", NULL);
  tl_history_set (history, tl_map_find (tl_history_get_map (history), "t1"), TL_PROPERTY_TITLE,
                  "Calls");
  tl_history_commit (history);
  own_display_wait (has_no_lines, get_pane (window));
  g_assert_false (has_mark (window, "t1", TL_DIFFERENCE_CHANGED));
}

/* A card that goes takes its mark along, at once. */
static void
test_removed_while_comparing (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlHistory *history = window_fixture_get_history (window);

  compare_with (fixture, "title=\"Waits\"", "title=\"Calls\"");
  g_assert_cmpuint (g_hash_table_size (window->canvas->marks), ==, 1);
  tl_history_begin (history, "Delete", NULL);
  tl_history_remove (history, tl_map_find (tl_history_get_map (history), "t1"));
  tl_history_commit (history);
  g_assert_cmpuint (g_hash_table_size (window->canvas->marks), ==, 0);
}

static void
test_another_document (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlDocument) document = tl_document_new (map);

  compare_with (fixture, "title=\"Waits\"", "title=\"Calls\"");
  tl_window_set_document (fixture->window, document);
  g_assert_null (get_pane (fixture->window));
}

/* The list stands beside the map, and beside no other view; what is compared is shown there. */
static void
test_beside_the_map (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  tl_window_set_view (window, "insights");
  compare_with (fixture, "title=\"Waits\"", "title=\"Calls\"");
  g_assert_cmpstr (tl_window_get_view_name (window), ==, "map");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->compare_revealer)));
  tl_window_set_view (window, "insights");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->compare_revealer)));
  tl_window_set_view (window, "map");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->compare_revealer)));
}

static void
test_unreadable (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "none.journey", NULL);
  g_autoptr (GFile) none = g_file_new_for_path (path);

  tl_window_compare_with (fixture->window, none);
  window_fixture_answer ("cancel");
  g_assert_null (get_pane (fixture->window));
}

static void
write_beside (WindowFixture *fixture, const char *name, const char *head)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *content =
      g_strdup_printf ("<?xml version=\"1.0\"?>\n<journey-map\n  xmlns=\"u\"\n  %s>", head);

  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

/* Which of two it is nobody knows, and what another map is based on is not its own id. */
static void
test_sibling (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) none = NULL, one = NULL, two = NULL;
  g_autofree char *name = NULL;

  write_beside (fixture, "a.journey", "id=\"m7\" based-on=\"m9\" x-id=\"m9\"");
  write_beside (fixture, "b.txt", "id=\"m9\"");
  none = tl_sibling_find (fixture->file, "m9", NULL);
  g_assert_null (none);
  write_beside (fixture, "c.journey", "id=\"m9\"");
  one = tl_sibling_find (fixture->file, "m9", NULL);
  g_assert_nonnull (one);
  name = g_file_get_basename (one);
  g_assert_cmpstr (name, ==, "c.journey");
  write_beside (fixture, "d.journey", "id=\"m9\"");
  two = tl_sibling_find (fixture->file, "m9", NULL);
  g_assert_null (two);
  /* The map itself is none. */
  g_assert_null (tl_sibling_find (fixture->file, "m1", NULL));
}

/* Each badge is another picture, and none needs colour for that. */
static void
test_badges_differ (void)
{
  g_autoptr (GHashTable) seen =
      g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref, NULL);

  for (guint group = 0; group < TL_N_DIFFERENCE_GROUPS; group++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 16, 16);
      cairo_t *cr = cairo_create (surface);

      cairo_set_operator (cr, CAIRO_OPERATOR_XOR);
      tl_canvas_marks_draw_badge (cr, (TlDifferenceGroup) group, 8, 8, 7, TL_SCHEME_LIGHT);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      g_hash_table_add (seen, g_bytes_new (cairo_image_surface_get_data (surface),
                                           16 * cairo_image_surface_get_stride (surface)));
      cairo_surface_destroy (surface);
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, TL_N_DIFFERENCE_GROUPS);
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
  add ("/window-compare/make-future-map", test_make_future_map);
  add ("/window-compare/compare", test_compare);
  add ("/window-compare/badge-is-painted", test_badge_is_painted);
  add ("/window-compare/direction", test_direction);
  add ("/window-compare/follows-edits", test_follows_edits);
  add ("/window-compare/removed-while-comparing", test_removed_while_comparing);
  add ("/window-compare/another-document", test_another_document);
  add ("/window-compare/beside-the-map", test_beside_the_map);
  add ("/window-compare/unreadable", test_unreadable);
  add ("/window-compare/sibling", test_sibling);
  g_test_add_func ("/window-compare/badges-differ", test_badges_differ);
  result = own_display_run_tests ();
  own_folder_remove (state);
  return result;
}
