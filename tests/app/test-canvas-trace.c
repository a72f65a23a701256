/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"

/* Links of kind causes, "t1 t2": the first causes the second. */
static void
link_cards (CanvasFixture *fixture, const char *const *pairs, guint n)
{
  tl_history_begin (fixture->history, "Link", NULL);
  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) ends = g_strsplit (pairs[i], " ", 2);

      tl_operations_add_link (fixture->history, canvas_fixture_find (fixture, ends[0]),
                              canvas_fixture_find (fixture, ends[1]), TL_LINK_CAUSES);
    }
  tl_history_commit (fixture->history);
}

/* t3 causes t2 and t4; t5 stands apart. */
static void
set_up (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const pairs[] = { "t3 t2", "t3 t4", "t2 t1" };

  canvas_fixture_set_up (fixture, lang);
  link_cards (fixture, pairs, G_N_ELEMENTS (pairs));
}

static void
select_card (CanvasFixture *fixture, const char *id)
{
  TlElement *card = canvas_fixture_find (fixture, id);

  tl_canvas_set_selection (fixture->canvas, &card, 1);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_lit (CanvasFixture *fixture, const char *expected)
{
  GHashTable *lit = tl_canvas_get_lit (fixture->canvas);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autofree char *words = NULL;
  GHashTableIter iter;
  gpointer element;

  g_assert_cmpint (lit != NULL, ==, expected != NULL);
  if (lit == NULL)
    return;
  g_hash_table_iter_init (&iter, lit);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    g_ptr_array_add (ids, (gpointer) tl_element_get_id (element));
  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);
  words = g_strjoinv (" ", (char **) ids->pdata);
  g_assert_cmpstr (words, ==, expected);
}

static const char *
get_announced (CanvasFixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (fixture->canvas->announcer));
}

static void
count_notify_cb (guint *count)
{
  (*count)++;
}

static void
test_lights_the_threads (CanvasFixture *fixture, gconstpointer lang)
{
  guint count = 0;

  g_signal_connect_swapped (fixture->canvas, "notify::tracing", G_CALLBACK (count_notify_cb),
                            &count);
  select_card (fixture, "t2");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.trace", NULL);
  assert_lit (fixture, "k1 k3 t1 t2 t3");
  g_assert_cmpstr (get_announced (fixture), ==,
                   "Thread of 3 cards; root cause “Must transfer at six minutes”");
  select_card (fixture, "t4");
  assert_lit (fixture, "k2 t3 t4");
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.trace", NULL);
  g_assert_cmpuint (count, ==, 2);
}

/* How much of a plain card's place the veil hides, of 255. */
static guint
get_veil (CanvasFixture *fixture)
{
  guint32 pixel = 0;
  cairo_surface_t *surface =
      cairo_image_surface_create_for_data ((guchar *) &pixel, CAIRO_FORMAT_ARGB32, 1, 1,
                                           sizeof pixel);
  cairo_t *cr = cairo_create (surface);
  TlRect box;

  g_assert_true (tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, "t5"), &box));
  cairo_translate (cr, -box.x, -box.y);
  box.width = box.height = 1;
  tl_canvas_paint_veil (fixture->canvas, cr, &box);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return pixel >> 24;
}

static void
test_selecting_lights_as_well (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *both[2] = { canvas_fixture_find (fixture, "t1"), canvas_fixture_find (fixture, "t4") };
  TlElement *link = canvas_fixture_find (fixture, "k3");
  guint veil;

  select_card (fixture, "t2");
  assert_lit (fixture, "k1 k3 t1 t2 t3");
  veil = get_veil (fixture);
  tl_canvas_set_tracing (fixture->canvas, TRUE);
  g_assert_cmpuint (get_veil (fixture), >, veil);
  tl_canvas_set_tracing (fixture->canvas, FALSE);
  assert_lit (fixture, "k1 k3 t1 t2 t3");
  g_assert_cmpuint (get_veil (fixture), ==, veil);
  select_card (fixture, "t5"); /* neither cause nor effect */
  assert_lit (fixture, NULL);
  tl_canvas_set_selection (fixture->canvas, &link, 1);
  assert_lit (fixture, "k1 k3 t1 t2 t3");
  tl_canvas_set_selection (fixture->canvas, both, 2);
  assert_lit (fixture, NULL);
}

static void
test_nothing_selected_ends_it (CanvasFixture *fixture, gconstpointer lang)
{
  g_assert_false (tl_canvas_get_tracing (fixture->canvas));
  tl_canvas_set_tracing (fixture->canvas, TRUE);
  g_assert_false (tl_canvas_get_tracing (fixture->canvas));
  select_card (fixture, "t3");
  tl_canvas_set_tracing (fixture->canvas, TRUE);
  tl_canvas_set_selection (fixture->canvas, NULL, 0);
  g_assert_false (tl_canvas_get_tracing (fixture->canvas));
  assert_lit (fixture, NULL);
}

static void
test_follows_the_map (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *middle = canvas_fixture_find (fixture, "t2");

  select_card (fixture, "t3");
  tl_canvas_set_tracing (fixture->canvas, TRUE);
  assert_lit (fixture, "k1 k2 k3 t1 t2 t3 t4");
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &middle, 1);
  tl_history_commit (fixture->history);
  assert_lit (fixture, "k2 t3 t4");
  tl_history_undo (fixture->history);
  assert_lit (fixture, "k1 k2 k3 t1 t2 t3 t4");
}

static void
test_link_is_traced_by_its_ends (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *link = canvas_fixture_find (fixture, "k3");

  tl_canvas_set_selection (fixture->canvas, &link, 1);
  tl_canvas_set_tracing (fixture->canvas, TRUE);
  assert_lit (fixture, "k1 k3 t1 t2 t3");
}

static void
test_card_without_causes (CanvasFixture *fixture, gconstpointer lang)
{
  select_card (fixture, "t5");
  tl_canvas_set_tracing (fixture->canvas, TRUE);
  assert_lit (fixture, "t5");
  g_assert_cmpstr (fixture->said, ==,
                   "Nothing causes “Handles three chats”, and it causes nothing");
}

static void
test_circle_is_named (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const pairs[] = { "t1 t3" };

  link_cards (fixture, pairs, G_N_ELEMENTS (pairs));
  select_card (fixture, "t2");
  tl_canvas_set_tracing (fixture->canvas, TRUE);
  assert_lit (fixture, "k1 k2 k3 k4 t1 t2 t3 t4");
  g_assert_cmpstr (fixture->said, ==,
                   "These causes run in a circle: Searches the web → Video call drops → Must "
                   "transfer at six minutes → Searches the web");
  g_assert_false (fixture->undoable);
}

#define add(name, function)                                                                        \
  g_test_add ("/canvas-trace/" name, CanvasFixture, "en", set_up, function,                        \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add ("lights-the-threads", test_lights_the_threads);
  add ("selecting-lights-as-well", test_selecting_lights_as_well);
  add ("nothing-selected-ends-it", test_nothing_selected_ends_it);
  add ("follows-the-map", test_follows_the_map);
  add ("link-is-traced-by-its-ends", test_link_is_traced_by_its_ends);
  add ("card-without-causes", test_card_without_causes);
  add ("circle-is-named", test_circle_is_named);
  return own_display_run_tests ();
}
