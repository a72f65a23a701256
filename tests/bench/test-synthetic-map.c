/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "synthetic-map.h"
#include "tl-file.h"

static GBytes *
write_map (guint n_touchpoints, guint n_lanes, guint32 seed, gsize bytes)
{
  SyntheticRequest request = { .n_touchpoints = n_touchpoints,
                               .n_links = n_touchpoints / 2,
                               .n_evidence = n_touchpoints / 3,
                               .n_lanes = n_lanes,
                               .seed = seed,
                               .bytes = bytes };

  return g_string_free_to_bytes (synthetic_map_write (&request));
}

/* The program reads it without a word and would write the same. */
static void
check_map (guint n_touchpoints, guint n_lanes)
{
  g_autoptr (GBytes) bytes = write_map (n_touchpoints, n_lanes, 7, 0);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, &problems, &error);
  g_autoptr (GBytes) written = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_cmpuint (tl_map_count (map, TL_KIND_TOUCHPOINT), ==, n_touchpoints);
  written = tl_file_write_bytes (map);
  g_assert_true (g_bytes_equal (bytes, written));
}

static void
test_sizes (void)
{
  check_map (1, 0);
  check_map (60, 0);
  check_map (1000, 0);
  check_map (1000, 4);
}

static void
test_seeds (void)
{
  g_autoptr (GBytes) first = write_map (100, 0, 1, 0);
  g_autoptr (GBytes) again = write_map (100, 0, 1, 0);
  g_autoptr (GBytes) other = write_map (100, 0, 2, 0);

  g_assert_true (g_bytes_equal (first, again));
  g_assert_false (g_bytes_equal (first, other));
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) bytes = write_map (1000, 0, 1, 800000);

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 760000);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, 840000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/synthetic-map/sizes", test_sizes);
  g_test_add_func ("/synthetic-map/seeds", test_seeds);
  g_test_add_func ("/synthetic-map/bytes", test_bytes);
  return g_test_run ();
}
