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
  return own_display_run_tests (); /* render nodes need GTK set up */
}
