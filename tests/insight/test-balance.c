/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-balance.h"

static void
add (SmallMap *small, const char *id, const char *lane, const char *moment)
{
  small_map_add (small, TL_KIND_TOUCHPOINT, id, TL_PROPERTY_LANE, lane, TL_PROPERTY_MOMENT, moment,
                 -1);
}

static const TlBalanceCell *
get (GArray *list, guint stage, TlLayer layer)
{
  return &g_array_index (list, TlBalance, stage).cells[layer];
}

/* Touchpoints, links at either end, each once, and what is known of them, by stage and layer. */
static void
test_counts (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;

  small_map_init (&small);
  add (&small, "t1", "l1", "o1");
  add (&small, "t2", "l1", "o1");
  add (&small, "t3", "l2", "o1");
  add (&small, "t4", "l2", "o2");
  small_map_add (&small, TL_KIND_LINK, "k1", TL_PROPERTY_FROM, "t1", TL_PROPERTY_TO, "t2", -1);
  small_map_add (&small, TL_KIND_LINK, "k2", TL_PROPERTY_FROM, "t3", TL_PROPERTY_TO, "t4", -1);
  small_map_add (&small, TL_KIND_EVIDENCE, "e1", TL_PROPERTY_ABOUT, "t3", -1);
  small_map_add (&small, TL_KIND_EVIDENCE, "e2", TL_PROPERTY_ABOUT, "s1", -1);
  list = tl_balance_list (small.map);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_cmpuint (g_array_index (list, TlBalance, 0).n, ==, 3);
  g_assert_cmpuint (get (list, 0, TL_LAYER_CUSTOMER)->touchpoints->len, ==, 2);
  g_assert_cmpuint (get (list, 0, TL_LAYER_CUSTOMER)->n_links, ==, 1);
  g_assert_cmpuint (get (list, 0, TL_LAYER_EMPLOYEE)->n_links, ==, 1);
  g_assert_cmpuint (get (list, 0, TL_LAYER_EMPLOYEE)->n_evidence, ==, 1);
  g_assert_cmpuint (get (list, 1, TL_LAYER_EMPLOYEE)->n_links, ==, 1);
  g_assert_cmpuint (get (list, 1, TL_LAYER_EMPLOYEE)->n_evidence, ==, 0);
  g_assert_cmpint (g_array_index (list, TlBalance, 0).only, ==, -1);
  g_assert_cmpint (g_array_index (list, TlBalance, 1).only, ==, TL_LAYER_EMPLOYEE);
  small_map_clear (&small);
}

/* Where there is but one layer, and where there is nothing, nobody speaks alone. */
static void
test_one_layer (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;

  small_map_init (&small);
  add (&small, "t1", "l1", "o1");
  list = tl_balance_list (small.map);
  g_assert_cmpint (g_array_index (list, TlBalance, 0).only, ==, -1);
  g_assert_cmpint (g_array_index (list, TlBalance, 1).only, ==, -1);
  small_map_clear (&small);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/balance/counts", test_counts);
  g_test_add_func ("/balance/one-layer", test_one_layer);
  return g_test_run ();
}
