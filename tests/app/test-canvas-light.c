/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"

static void
light (CanvasFixture *fixture, TlLight which, const char *id)
{
  TlElement *element = canvas_fixture_find (fixture, id);

  tl_canvas_set_lit (fixture->canvas, which, &element, 1);
}

static gboolean
is_lit (CanvasFixture *fixture, const char *id)
{
  GHashTable *lit = tl_canvas_get_lit (fixture->canvas);

  return lit != NULL && g_hash_table_contains (lit, canvas_fixture_find (fixture, id));
}

/* TRUE when there is more than the veil and the shade under a curve. */
static gboolean
is_painted_at (CanvasFixture *fixture, double x, double y)
{
  guint32 pixel = 0;
  cairo_surface_t *surface =
      cairo_image_surface_create_for_data ((guchar *) &pixel, CAIRO_FORMAT_ARGB32, 1, 1,
                                           sizeof pixel);
  cairo_t *cr = cairo_create (surface);

  cairo_translate (cr, 0.5 - x, 0.5 - y);
  g_assert_true (tl_canvas_paint_plane (fixture->canvas, cr, TL_PLANE_LIT, 1,
                                        &(TlRect){ x - 0.5, y - 0.5, 1, 1 }));
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_assert_cmpuint (pixel >> 24, >, 150);
  return pixel >> 24 > 240;
}

static gboolean
is_painted (CanvasFixture *fixture, const char *id)
{
  TlRect box;

  g_assert_true (tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, id), &box));
  return is_painted_at (fixture, box.x + box.width / 2, box.y + 4);
}

static void
test_only_what_is_lit_is_painted (CanvasFixture *fixture, gconstpointer lang)
{
  g_assert_null (tl_canvas_get_lit (fixture->canvas));
  light (fixture, TL_LIGHT_FOUND, "t1");
  g_assert_true (is_painted (fixture, "t1"));
  g_assert_false (is_painted (fixture, "t4"));
}

/* Of a curve, the marks of what is lit, and the stretches between two of these. */
static void
test_feelings_are_lit_with_their_cards (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const felt[] = { "t1", "t2", "t4" };
  TlElement *lit[2] = { canvas_fixture_find (fixture, "t1"), canvas_fixture_find (fixture, "t2") };
  const TlLaneBox *lane;
  TlPoint marks[3];

  tl_history_begin (fixture->history, "Feel", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (felt); i++)
    tl_history_set_number (fixture->history, canvas_fixture_find (fixture, felt[i]),
                           TL_PROPERTY_FEELING, i % 2 ? 1.5 : -1.5);
  tl_history_commit (fixture->history);
  lane = &tl_layout_get_view (fixture->canvas->layout)->lanes[1];
  g_assert_cmpuint (lane->n_marks, ==, G_N_ELEMENTS (marks));
  for (guint i = 0; i < lane->n_marks; i++)
    marks[i] = lane->marks[i].point;
  tl_canvas_set_lit (fixture->canvas, TL_LIGHT_FOUND, lit, 1);
  g_assert_true (is_painted_at (fixture, marks[0].x, marks[0].y));
  g_assert_false (is_painted_at (fixture, marks[1].x, marks[1].y));
  g_assert_false (
      is_painted_at (fixture, (marks[0].x + marks[1].x) / 2, (marks[0].y + marks[1].y) / 2));
  tl_canvas_set_lit (fixture->canvas, TL_LIGHT_FOUND, lit, 2);
  g_assert_true (is_painted_at (fixture, marks[1].x, marks[1].y));
  g_assert_true (
      is_painted_at (fixture, (marks[0].x + marks[1].x) / 2, (marks[0].y + marks[1].y) / 2));
}

static void
test_nothing_lit_is_not_no_light (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *none[1] = { NULL };

  tl_canvas_set_lit (fixture->canvas, TL_LIGHT_FOUND, none, 0);
  g_assert_nonnull (tl_canvas_get_lit (fixture->canvas));
  g_assert_false (is_painted (fixture, "t1"));
  tl_canvas_set_lit (fixture->canvas, TL_LIGHT_FOUND, NULL, 0);
  g_assert_null (tl_canvas_get_lit (fixture->canvas));
}

static void
test_a_trace_shows_before_a_search (CanvasFixture *fixture, gconstpointer lang)
{
  light (fixture, TL_LIGHT_TRACED, "t1");
  light (fixture, TL_LIGHT_FOUND, "t2");
  g_assert_true (is_lit (fixture, "t1"));
  g_assert_false (is_lit (fixture, "t2"));
  tl_canvas_set_lit (fixture->canvas, TL_LIGHT_TRACED, NULL, 0);
  g_assert_true (is_lit (fixture, "t2"));
}

static gboolean
is_settled (gpointer data)
{
  CanvasFixture *fixture = data;

  return !fixture->canvas->incomplete && fixture->canvas->ahead_done;
}

static TlTile *
find_tile (CanvasFixture *fixture, TlPlane plane, const char *id)
{
  TlCanvas *canvas = fixture->canvas;
  double scale = canvas->level * gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  TlRect box;

  g_assert_true (tl_canvas_find_box (canvas, canvas_fixture_find (fixture, id), &box));
  return tl_tiles_find (canvas->tiles,
                        &(TlTileKey){ plane, scale, (int) (box.x * scale / TL_TILE_SIZE),
                                      (int) (box.y * scale / TL_TILE_SIZE) });
}

/* The map itself is not painted again, and of what was lit only what changes. */
static void
test_light_leaves_the_map_alone (CanvasFixture *fixture, gconstpointer lang)
{
  TlTile *map;

  own_display_wait (is_settled, fixture);
  light (fixture, TL_LIGHT_FOUND, "t1");
  own_display_wait (is_settled, fixture);
  map = find_tile (fixture, TL_PLANE_BODY, "t1");
  g_assert_nonnull (map);
  g_assert_cmpfloat (map->damage.width, ==, 0);
  g_assert_nonnull (find_tile (fixture, TL_PLANE_LIT, "t1")->node);
  light (fixture, TL_LIGHT_FOUND, "t4");
  g_assert_cmpfloat (find_tile (fixture, TL_PLANE_LIT, "t1")->damage.width, >, 0);
  g_assert_cmpfloat (find_tile (fixture, TL_PLANE_LIT, "t4")->damage.width, >, 0);
  g_assert_cmpfloat (find_tile (fixture, TL_PLANE_BODY, "t1")->damage.width, ==, 0);
}

static void
test_what_is_deleted_is_not_lit (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *gone = canvas_fixture_find (fixture, "t2");

  light (fixture, TL_LIGHT_FOUND, "t2");
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &gone, 1);
  tl_history_commit (fixture->history);
  g_assert_cmpuint (g_hash_table_size (tl_canvas_get_lit (fixture->canvas)), ==, 0);
  tl_canvas_set_history (fixture->canvas, NULL);
  g_assert_null (tl_canvas_get_lit (fixture->canvas));
}

/* What is shown to people begins with the stages where the title of the map begins out of sight. */
static void
test_glide_hides_half_a_title (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  g_autoptr (GPtrArray) card = g_ptr_array_new ();
  TlStrips strips;

  canvas->view.width = 1100;
  canvas->view.height = 620;
  tl_history_begin (fixture->history, "Add", NULL);
  for (guint i = 0; i < 8; i++)
    tl_history_add (fixture->history, TL_KIND_MOMENT, NULL, canvas_fixture_find (fixture, "s1"),
                    NULL);
  tl_history_commit (fixture->history);
  g_ptr_array_add (card, canvas_fixture_find (fixture, "t4"));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  tl_canvas_glide_to (canvas, card, 0);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  strips = tl_canvas_get_strips (canvas);
  g_assert_true (strips.labels.pinned);
  g_assert_cmpfloat (canvas->view.y, >=, strips.header.source.y * canvas->view.zoom - 1e-6);
}

#define add(name, function)                                                                        \
  g_test_add ("/canvas-light/" name, CanvasFixture, "en", canvas_fixture_set_up, function,         \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add ("only-what-is-lit-is-painted", test_only_what_is_lit_is_painted);
  add ("feelings-are-lit-with-their-cards", test_feelings_are_lit_with_their_cards);
  add ("nothing-lit-is-not-no-light", test_nothing_lit_is_not_no_light);
  add ("a-trace-shows-before-a-search", test_a_trace_shows_before_a_search);
  add ("light-leaves-the-map-alone", test_light_leaves_the_map_alone);
  add ("what-is-deleted-is-not-lit", test_what_is_deleted_is_not_lit);
  add ("glide-hides-half-a-title", test_glide_hides_half_a_title);
  return own_display_run_tests ();
}
