/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "own-display.h"
#include "tl-canvas-private.h"

/* What a window does with what is looked for. */

static void
look_for (TlWindow *window, const char *text)
{
  g_autoptr (TlFilter) filter = tl_filter_from_text (text);

  tl_find_set_filter (window->find, filter);
}

/* The map fades around what is found, or what a filter leaves; not for words that are nowhere. */
static void
test_find_fades (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  window_fixture_activate (window, "win.find");
  tl_find_set_words (window->find, "Waits");
  g_assert_nonnull (tl_canvas_get_lit (window->canvas));
  tl_find_set_words (window->find, "Waits nowhere");
  g_assert_null (tl_canvas_get_lit (window->canvas));
  look_for (window, "layer=partner");
  g_assert_nonnull (tl_canvas_get_lit (window->canvas));
}

/* A filter outlives the search, and is seen as long as it is in force. */
static void
test_filter_stays (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  window_fixture_activate (window, "win.find");
  look_for (window, "kind=contact text=Waits");
  window_fixture_activate (window, "win.stop-finding");
  g_assert_false (window->find_visible);
  g_assert_cmpstr (tl_find_get_words (window->find), ==, "");
  g_assert_true (tl_find_is_active (window->find));
  g_assert_true (gtk_revealer_get_reveal_child (window->find_revealer));
  window_fixture_activate (window, "win.find");
  g_assert_cmpstr (tl_find_get_words (window->find), ==, "Waits");
  window_fixture_activate (window, "win.stop-finding");
  look_for (window, "");
  g_assert_false (gtk_revealer_get_reveal_child (window->find_revealer));
  g_assert_null (tl_canvas_get_lit (window->canvas));
  g_assert_null (tl_find_get_map (window->find));
}

#define add(name, function)                                                                        \
  g_test_add ("/window-find/" name, WindowFixture, window_fixture_map, window_fixture_set_up,      \
              function, window_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("fades", test_find_fades);
  add ("filter-stays", test_filter_stays);
  return own_display_run_tests ();
}
