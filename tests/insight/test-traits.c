/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-traits.h"

static void
assess (SmallMap *small, const char *id, const char *trait, const char *level, const char *date)
{
  small_map_add (small, TL_KIND_ASSESSMENT, id, TL_PROPERTY_TRAIT, trait, TL_PROPERTY_LEVEL, level,
                 -1);
  small_map_set (small, id, TL_PROPERTY_DATE, date);
}

static const TlTraitSeries *
get (GArray *list, guint index)
{
  return &g_array_index (list, TlTraitSeries, index);
}

static guint
get_level (GArray *list, guint index, guint time)
{
  return g_array_index (get (list, index)->levels, TlTraitLevel, time).level;
}

/* By date, whatever the order of the map; what has no date first; each trait once at least, and
 * each team that was assessed. */
static void
test_series (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;

  small_map_init (&small);
  small_map_add (&small, TL_KIND_TEAM, "tm1", TL_PROPERTY_NAME, "Desk", -1);
  small_map_add (&small, TL_KIND_TEAM, "tm2", TL_PROPERTY_NAME, "Field", -1);
  assess (&small, "a1", "shared-goals", "4", "2026-05-01");
  assess (&small, "a2", "shared-goals", "2", "2025-05-01");
  assess (&small, "a3", "shared-goals", "1", NULL);
  assess (&small, "a4", "shared-goals", "5", "2026-05-01");
  assess (&small, "a5", "incentives", "3", "2026-05-01");
  assess (&small, "a6", "shared-goals", "3", "2026-05-01");
  small_map_set (&small, "a5", TL_PROPERTY_TEAM, "tm2");
  small_map_set (&small, "a6", TL_PROPERTY_TEAM, "tm1");
  list = tl_traits_list (small.map);
  g_assert_cmpuint (list->len, ==, TL_N_TRAITS + 1);
  g_assert_cmpuint (get (list, 0)->levels->len, ==, 4);
  g_assert_cmpuint (get_level (list, 0, 0), ==, 1);
  g_assert_cmpuint (get_level (list, 0, 1), ==, 2);
  g_assert_cmpuint (get_level (list, 0, 2), ==, 4);
  g_assert_cmpuint (get_level (list, 0, 3), ==, 5);
  g_assert_true (get (list, 1)->team == small_map_find (&small, "tm1"));
  /* The whole organisation was never asked about its incentives, but a team was. */
  g_assert_cmpint (get (list, 4)->trait, ==, TL_TRAIT_INCENTIVES);
  g_assert_true (get (list, 4)->team == small_map_find (&small, "tm2"));
  g_assert_cmpuint (get (list, 5)->levels->len, ==, 0);
  small_map_clear (&small);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/traits/series", test_series);
  return g_test_run ();
}
