/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "own-display.h"
#include "tl-canvas-tiles.h"

#define TILE_BYTES (TL_TILE_SIZE * TL_TILE_SIZE * 4)

static cairo_surface_t *
make_picture (void)
{
  return cairo_image_surface_create (CAIRO_FORMAT_RGB24, TL_TILE_SIZE, TL_TILE_SIZE);
}

static TlTileKey
make_key (double scale, int column, int row)
{
  return (TlTileKey){ TL_PLANE_BODY, scale, column, row };
}

static void
put (TlTiles *tiles, double scale, int column, int row)
{
  TlTileKey key = make_key (scale, column, row);

  tl_tiles_put (tiles, &key, make_picture (), 0, 0);
}

static gboolean
has (TlTiles *tiles, double scale, int column, int row)
{
  TlTileKey key = make_key (scale, column, row);

  return tl_tiles_find (tiles, &key) != NULL;
}

static void
test_find (void)
{
  g_autoptr (TlTiles) tiles = tl_tiles_new (10 * TILE_BYTES);
  TlTileKey key = make_key (1, 2, -3);
  TlTile *tile;

  g_assert_null (tl_tiles_find (tiles, &key));
  put (tiles, 1, 2, -3);
  tile = tl_tiles_find (tiles, &key);
  g_assert_nonnull (tile);
  g_assert_nonnull (tile->node);
  g_assert_cmpint (tile->width, ==, TL_TILE_SIZE);
  g_assert_false (has (tiles, 1.01, 2, -3));
  key.plane = TL_PLANE_HEADER;
  g_assert_null (tl_tiles_find (tiles, &key));
}

static void
test_empty (void)
{
  g_autoptr (TlTiles) tiles = tl_tiles_new (10 * TILE_BYTES);
  TlTileKey key = make_key (1, 0, 0);

  tl_tiles_put (tiles, &key, NULL, 0, 0);
  g_assert_nonnull (tl_tiles_find (tiles, &key));
  g_assert_null (tl_tiles_find (tiles, &key)->node);
  g_assert_cmpuint (tl_tiles_get_bytes (tiles), <, 1000);
}

static void
test_cap (void)
{
  const gsize cap = 8 * (TILE_BYTES + 1000);
  g_autoptr (TlTiles) tiles = tl_tiles_new (cap);

  for (int i = 0; i < 100; i++)
    {
      tl_tiles_begin_round (tiles);
      put (tiles, 1, i, 0);
      g_assert_cmpuint (tl_tiles_get_bytes (tiles), <=, cap);
    }
  g_assert_cmpuint (tl_tiles_count (tiles), ==, 8);
}

static void
test_least_recently_used_goes (void)
{
  g_autoptr (TlTiles) tiles = tl_tiles_new (3 * (TILE_BYTES + 1000));

  for (int i = 0; i < 3; i++)
    put (tiles, 1, i, 0);
  tl_tiles_begin_round (tiles);
  g_assert_true (has (tiles, 1, 0, 0));
  put (tiles, 1, 3, 0);
  g_assert_true (has (tiles, 1, 0, 0));
  g_assert_false (has (tiles, 1, 1, 0));
  g_assert_true (has (tiles, 1, 2, 0));
}

/* What a frame needs stays, be the cap as small as it may. */
static void
test_round_is_safe (void)
{
  g_autoptr (TlTiles) tiles = tl_tiles_new (2 * TILE_BYTES);

  tl_tiles_begin_round (tiles);
  for (int i = 0; i < 5; i++)
    put (tiles, 1, i, 0);
  g_assert_cmpuint (tl_tiles_count (tiles), ==, 5);
  g_assert_false (tl_tiles_has_room (tiles));
  tl_tiles_begin_round (tiles);
  g_assert_true (tl_tiles_has_room (tiles));
  put (tiles, 1, 5, 0);
  g_assert_cmpuint (tl_tiles_get_bytes (tiles), <=, 2 * TILE_BYTES);
}

static gboolean
is_damaged (TlTiles *tiles, double scale, int column, int row)
{
  TlTileKey key = make_key (scale, column, row);
  TlTile *tile = tl_tiles_find (tiles, &key);

  g_assert_nonnull (tile);
  return tile->damage.width > 0;
}

static void
test_damage (void)
{
  g_autoptr (TlTiles) tiles = tl_tiles_new (100 * TILE_BYTES);
  TlRect rect = { 250, 10, 20, 20 };

  for (int i = 0; i < 4; i++)
    put (tiles, 1, i, 0);
  put (tiles, 2, 2, 0);
  put (tiles, 2, 9, 0);
  put (tiles, 0.1, 0, 0);
  tl_tiles_damage (tiles, 1u << TL_PLANE_BODY, &rect, 1, 0.1);
  g_assert_true (is_damaged (tiles, 1, 0, 0));
  g_assert_true (is_damaged (tiles, 1, 1, 0));
  g_assert_false (is_damaged (tiles, 1, 2, 0));
  g_assert_true (is_damaged (tiles, 0.1, 0, 0));
  g_assert_false (has (tiles, 2, 2, 0));
  g_assert_true (has (tiles, 2, 9, 0));
  put (tiles, 1, 0, 0);
  g_assert_false (is_damaged (tiles, 1, 0, 0));
}

static void
test_damage_of_another_plane (void)
{
  g_autoptr (TlTiles) tiles = tl_tiles_new (100 * TILE_BYTES);
  TlRect rect = { 0, 0, 10, 10 };

  put (tiles, 1, 0, 0);
  tl_tiles_damage (tiles, 1u << TL_PLANE_HEADER, &rect, 1, 0.1);
  g_assert_false (is_damaged (tiles, 1, 0, 0));
  tl_tiles_drop (tiles, 1u << TL_PLANE_HEADER);
  g_assert_true (has (tiles, 1, 0, 0));
  tl_tiles_drop (tiles, TL_ALL_PLANES);
  g_assert_cmpuint (tl_tiles_count (tiles), ==, 0);
  g_assert_cmpuint (tl_tiles_get_bytes (tiles), ==, 0);
}

/* What is seen of a snapshot in a window of 400 pixels a side. */
static cairo_surface_t *
draw (GtkSnapshot *snapshot)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 400);
  GskRenderNode *node = gtk_snapshot_free_to_node (snapshot);
  cairo_t *cr = cairo_create (surface);

  gsk_render_node_draw (node, cr);
  gsk_render_node_unref (node);
  cairo_destroy (cr);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *line = cairo_image_surface_get_data (surface) +
                       (gsize) y * (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) line)[x];
}

/* A tile twice its size, the left half of which is red: whole, and cut to what is seen. */
static void
test_snapshot (void)
{
  const TlRect place = { 20, 10, 512, 512 }, clip = { 100, 50, 250, 300 };
  g_autoptr (TlTiles) tiles = tl_tiles_new (8 * TILE_BYTES);
  TlTileKey key = make_key (1, 0, 0);
  cairo_surface_t *picture = make_picture (), *whole, *part;
  GtkSnapshot *all = gtk_snapshot_new (), *seen = gtk_snapshot_new ();
  cairo_t *cr = cairo_create (picture);
  const TlTile *tile;

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_rectangle (cr, 0, 0, TL_TILE_SIZE / 2, TL_TILE_SIZE);
  cairo_fill (cr);
  cairo_destroy (cr);
  tile = tl_tiles_put (tiles, &key, picture, 0, 0);
  tl_tile_snapshot (tile, all, &place);
  tl_tile_snapshot_seen (tile, seen, &place, &clip);
  whole = draw (all);
  part = draw (seen);
  g_assert_cmphex (get_pixel (whole, 19, 100), ==, 0);
  g_assert_cmphex (get_pixel (whole, 99, 100), ==, 0xffff0000);
  g_assert_cmphex (get_pixel (part, 99, 100), ==, 0);
  g_assert_cmphex (get_pixel (part, 100, 350), ==, 0);
  for (int x = 100; x < 350; x++)
    {
      g_assert_cmphex (get_pixel (part, x, 60), ==, x < 276 ? 0xffff0000 : 0xff000000);
      g_assert_cmphex (get_pixel (whole, x, 60), ==, get_pixel (part, x, 60));
    }
  cairo_surface_destroy (whole);
  cairo_surface_destroy (part);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas-tiles/find", test_find);
  g_test_add_func ("/canvas-tiles/empty", test_empty);
  g_test_add_func ("/canvas-tiles/cap", test_cap);
  g_test_add_func ("/canvas-tiles/least-recently-used-goes", test_least_recently_used_goes);
  g_test_add_func ("/canvas-tiles/round-is-safe", test_round_is_safe);
  g_test_add_func ("/canvas-tiles/damage", test_damage);
  g_test_add_func ("/canvas-tiles/damage-of-another-plane", test_damage_of_another_plane);
  g_test_add_func ("/canvas-tiles/snapshot", test_snapshot);
  return own_display_run_tests (); /* render nodes need GTK set up */
}
