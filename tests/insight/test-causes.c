/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-causes.h"

static void
add_card (SmallMap *small, const char *id)
{
  small_map_add (small, TL_KIND_TOUCHPOINT, id, TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 -1);
}

static void
add_link (SmallMap *small, const char *id, const char *from, const char *to, const char *kind)
{
  small_map_add (small, TL_KIND_LINK, id, TL_PROPERTY_FROM, from, TL_PROPERTY_TO, to,
                 TL_PROPERTY_KIND, kind, -1);
}

static void
set_up (SmallMap *small)
{
  static const char *const ids[] = { "t1", "t2", "t3", "t4" };

  small_map_init (small);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    add_card (small, ids[i]);
}

static gboolean
is_root (SmallMap *small, const char *id)
{
  return tl_causes_is_root (small->map, small_map_find (small, id));
}

/* t1 causes t2 causes t3; t4 stands apart. */
static void
test_chain (void)
{
  SmallMap small;
  g_autoptr (GPtrArray) causes = NULL, effects = NULL;

  set_up (&small);
  add_link (&small, "k1", "t1", "t2", "causes");
  add_link (&small, "k2", "t2", "t3", "causes");
  g_assert_true (is_root (&small, "t1"));
  g_assert_false (is_root (&small, "t2"));
  g_assert_false (is_root (&small, "t3"));
  g_assert_false (is_root (&small, "t4"));
  causes = tl_causes_get_causes (small.map, small_map_find (&small, "t2"));
  effects = tl_causes_get_effects (small.map, small_map_find (&small, "t2"));
  g_assert_cmpuint (causes->len, ==, 1);
  g_assert_true (causes->pdata[0] == small_map_find (&small, "k1"));
  g_assert_cmpuint (effects->len, ==, 1);
  g_assert_true (effects->pdata[0] == small_map_find (&small, "k2"));
  small_map_clear (&small);
}

static void
test_other_kinds_cause_nothing (void)
{
  SmallMap small;
  g_autoptr (GPtrArray) effects = NULL;

  set_up (&small);
  add_link (&small, "k1", "t1", "t2", "hands-off");
  add_link (&small, "k2", "t1", "t2", "enables");
  g_assert_false (is_root (&small, "t1"));
  effects = tl_causes_get_effects (small.map, small_map_find (&small, "t1"));
  g_assert_cmpuint (effects->len, ==, 0);
  /* What hands off to a root does not cause it. */
  add_link (&small, "k3", "t2", "t3", "causes");
  g_assert_true (is_root (&small, "t2"));
  small_map_clear (&small);
}

/* In a circle everything is caused by something. */
static void
test_circle (void)
{
  SmallMap small;

  set_up (&small);
  add_link (&small, "k1", "t1", "t2", "causes");
  add_link (&small, "k2", "t2", "t1", "causes");
  g_assert_false (is_root (&small, "t1"));
  g_assert_false (is_root (&small, "t2"));
  add_link (&small, "k3", "t3", "t3", "causes");
  g_assert_false (is_root (&small, "t3"));
  small_map_clear (&small);
}

static void
test_lists_are_in_order (void)
{
  SmallMap small;
  g_autoptr (GPtrArray) causes = NULL;

  set_up (&small);
  add_link (&small, "k9", "t1", "t4", "causes");
  add_link (&small, "k1", "t2", "t4", "causes");
  add_link (&small, "k5", "t3", "t4", "causes");
  causes = tl_causes_get_causes (small.map, small_map_find (&small, "t4"));
  g_assert_cmpuint (causes->len, ==, 3);
  g_assert_cmpstr (tl_element_get_id (causes->pdata[0]), ==, "k1");
  g_assert_cmpstr (tl_element_get_id (causes->pdata[1]), ==, "k5");
  g_assert_cmpstr (tl_element_get_id (causes->pdata[2]), ==, "k9");
  small_map_clear (&small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/causes/chain", test_chain);
  g_test_add_func ("/causes/other-kinds", test_other_kinds_cause_nothing);
  g_test_add_func ("/causes/circle", test_circle);
  g_test_add_func ("/causes/lists-are-in-order", test_lists_are_in_order);
  return g_test_run ();
}
