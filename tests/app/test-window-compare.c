/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "own-display.h"
#include "own-folder.h"
#include "tl-future.h"
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
  result = own_display_run_tests ();
  own_folder_remove (state);
  return result;
}
