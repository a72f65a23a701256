/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"

/* Shows the map anew with what was painted for the wish. */
static void
show (CanvasFixture *fixture, const TlPreviewWish *wish)
{
  TlCanvas *canvas = fixture->canvas;
  TlSheet *sheet = tl_sheet_new (fixture->map, tl_canvas_get_look (canvas));
  TlPreview *preview = tl_preview_new (wish, fixture->map, sheet);

  tl_canvas_show (canvas, fixture->history, sheet, preview);
}

/* The tile of the body where the map's first card is. */
static TlTileKey
get_key (CanvasFixture *fixture)
{
  double scale = fixture->canvas->view.zoom;
  TlRect box;

  g_assert_true (tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, "t1"), &box));
  return (TlTileKey){ TL_PLANE_BODY, scale, (int) (box.x * scale / TL_TILE_SIZE),
                      (int) (box.y * scale / TL_TILE_SIZE) };
}

static cairo_surface_t *
get_picture (CanvasFixture *fixture)
{
  TlTileKey key = get_key (fixture);
  TlTile *tile = tl_tiles_find (fixture->canvas->tiles, &key);

  return tile != NULL ? cairo_surface_reference (tile->surface) : NULL;
}

static void
assert_same (cairo_surface_t *a, cairo_surface_t *b)
{
  gsize size =
      (gsize) cairo_image_surface_get_stride (a) * (gsize) cairo_image_surface_get_height (a);

  g_assert_cmpint (cairo_image_surface_get_width (a), ==, cairo_image_surface_get_width (b));
  g_assert_cmpint (cairo_image_surface_get_height (a), ==, cairo_image_surface_get_height (b));
  cairo_surface_flush (a);
  cairo_surface_flush (b);
  g_assert_cmpmem (cairo_image_surface_get_data (a), size, cairo_image_surface_get_data (b), size);
}

static void
test_looks_as_the_canvas (CanvasFixture *fixture, gconstpointer lang)
{
  TlPreviewWish wish = tl_canvas_make_wish (fixture->canvas, 1, 1);
  cairo_surface_t *before, *after;

  g_assert_cmpfloat (wish.width, >, 100);
  show (fixture, &wish);
  before = get_picture (fixture);
  g_assert_nonnull (before);
  tl_tiles_drop (fixture->canvas->tiles, TL_ALL_PLANES);
  gtk_widget_queue_draw (GTK_WIDGET (fixture->canvas));
  while ((after = get_picture (fixture)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (after != before);
  assert_same (before, after);
  cairo_surface_destroy (before);
  cairo_surface_destroy (after);
}

static void
assert_not_taken (CanvasFixture *fixture, const TlPreviewWish *wish)
{
  show (fixture, wish);
  g_assert_cmpuint (tl_tiles_count (fixture->canvas->tiles), ==, 0);
}

static void
test_other_looks_are_not_taken (CanvasFixture *fixture, gconstpointer lang)
{
  TlPreviewWish wish = tl_canvas_make_wish (fixture->canvas, 1, 1), other = wish;

  other.scheme = wish.scheme == TL_SCHEME_DARK ? TL_SCHEME_LIGHT : TL_SCHEME_DARK;
  assert_not_taken (fixture, &other);
  other = wish;
  other.high_contrast = !wish.high_contrast;
  assert_not_taken (fixture, &other);
  other = wish;
  other.factor = wish.factor + 1;
  assert_not_taken (fixture, &other);
}

/* People chose wider cards: the sheet does not suit, and nor does what was painted of it. */
static void
test_other_sheets_are_not_taken (CanvasFixture *fixture, gconstpointer lang)
{
  TlPreviewWish wish = tl_canvas_make_wish (fixture->canvas, 1, 1);
  TlLook look = { .card_width = TL_LOOK_CARD_MOST };
  TlSheet *sheet = tl_sheet_new (fixture->map, NULL);
  TlPreview *preview = tl_preview_new (&wish, fixture->map, sheet);

  tl_canvas_set_look (fixture->canvas, &look);
  tl_canvas_show (fixture->canvas, fixture->history, sheet, preview);
  g_assert_cmpuint (tl_tiles_count (fixture->canvas->tiles), ==, 0);
}

/* What was kept of a window may be damaged: no zoom and no size of it fills the memory. */
static void
test_wild_wishes_are_bounded (CanvasFixture *fixture, gconstpointer lang)
{
  TlPreviewWish wish = tl_canvas_make_wish (fixture->canvas, 1, 1);
  TlTileKey key = { TL_PLANE_BODY, TL_CANVAS_ZOOM_MAXIMUM, 0, 0 };

  tl_history_begin (fixture->history, "Lengthen", NULL);
  for (guint i = 0; i < 20; i++)
    tl_history_add (fixture->history, TL_KIND_MOMENT, NULL, canvas_fixture_find (fixture, "s2"),
                    NULL);
  tl_history_commit (fixture->history);
  wish.has_place = TRUE;
  wish.place = (TlViewPlace){ 1e9, 0, 0 };
  wish.width = wish.height = G_MAXINT16;
  show (fixture, &wish);
  g_assert_cmpuint (tl_tiles_count (fixture->canvas->tiles), >, 0);
  g_assert_cmpuint (tl_tiles_count (fixture->canvas->tiles), <=, TL_PREVIEW_MOST);
  g_assert_nonnull (tl_tiles_find (fixture->canvas->tiles, &key));
}

/* Reading starts at the right. */
static void
test_mirrored_start (CanvasFixture *fixture, gconstpointer lang)
{
  TlPreviewWish wish = tl_canvas_make_wish (fixture->canvas, 1, 1);
  double right = tl_canvas_get_layout (fixture->canvas)->width - 1;
  TlTileKey key = { TL_PLANE_BODY, 1, (int) (right / TL_TILE_SIZE), 0 };

  wish.width = wish.height = 8;
  show (fixture, &wish);
  g_assert_nonnull (tl_tiles_find (fixture->canvas->tiles, &key));
}

/* What was last seen is what is painted, not the start. */
static void
test_place (CanvasFixture *fixture, gconstpointer lang)
{
  TlPreviewWish wish = tl_canvas_make_wish (fixture->canvas, 1, 1);
  TlTileKey key;

  wish.width = wish.height = 8;
  wish.has_place = TRUE;
  wish.place = (TlViewPlace){ 2, 300, 200 };
  show (fixture, &wish);
  key = (TlTileKey){ TL_PLANE_BODY, 2, 600 / TL_TILE_SIZE, 400 / TL_TILE_SIZE };
  g_assert_nonnull (tl_tiles_find (fixture->canvas->tiles, &key));
  g_assert_cmpuint (tl_tiles_count (fixture->canvas->tiles), ==, 1);
}

#define add(name, lang, function)                                                                  \
  g_test_add ("/picture/" name, CanvasFixture, lang, canvas_fixture_set_up, function,              \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add ("looks-as-the-canvas", "en", test_looks_as_the_canvas);
  add ("looks-as-the-canvas-mirrored", "ar", test_looks_as_the_canvas);
  add ("other-looks-are-not-taken", "en", test_other_looks_are_not_taken);
  add ("other-sheets-are-not-taken", "en", test_other_sheets_are_not_taken);
  add ("wild-wishes-are-bounded", "en", test_wild_wishes_are_bounded);
  add ("mirrored-start", "ar", test_mirrored_start);
  add ("place", "en", test_place);
  return own_display_run_tests ();
}
