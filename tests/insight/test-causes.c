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

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The ids of a list, "k1 t1 t2". */
static char *
list_ids (const GPtrArray *elements, gboolean sorted)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < elements->len; i++)
    g_ptr_array_add (ids, (gpointer) tl_element_get_id (elements->pdata[i]));
  if (sorted)
    g_ptr_array_sort (ids, compare_names);
  g_ptr_array_add (ids, NULL);
  return g_strjoinv (" ", (char **) ids->pdata);
}

static void
assert_trace (SmallMap *small, const char *id, const char *expected)
{
  TlElement *touchpoint = small_map_find (small, id);
  g_autoptr (GPtrArray) found = tl_causes_trace (small->map, &touchpoint, 1);
  g_autofree char *ids = list_ids (found, TRUE);

  g_assert_cmpstr (ids, ==, expected);
}

static void
assert_circle (SmallMap *small, const char *id, const char *expected)
{
  g_autoptr (GPtrArray) found = tl_causes_find_circle (small->map, small_map_find (small, id));
  g_autofree char *ids = found != NULL ? list_ids (found, FALSE) : NULL;

  g_assert_cmpstr (ids, ==, expected);
}

/* t1 causes t2, which causes t3 and t4: what t3 and t4 have in common is not one's cause of the
 * other. */
static void
test_trace (void)
{
  SmallMap small;

  set_up (&small);
  add_link (&small, "k1", "t1", "t2", "causes");
  add_link (&small, "k2", "t2", "t3", "causes");
  add_link (&small, "k3", "t2", "t4", "causes");
  add_link (&small, "k4", "t3", "t4", "triggers");
  assert_trace (&small, "t1", "k1 k2 k3 t1 t2 t3 t4");
  assert_trace (&small, "t2", "k1 k2 k3 t1 t2 t3 t4");
  assert_trace (&small, "t3", "k1 k2 t1 t2 t3");
  assert_trace (&small, "t4", "k1 k3 t1 t2 t4");
  assert_circle (&small, "t2", NULL);
  small_map_clear (&small);
}

/* t1 causes t2, and t2 and t3 each other; t4 follows. */
static void
test_trace_of_circle (void)
{
  SmallMap small;

  set_up (&small);
  add_link (&small, "k1", "t1", "t2", "causes");
  add_link (&small, "k2", "t2", "t3", "causes");
  add_link (&small, "k3", "t3", "t2", "causes");
  add_link (&small, "k4", "t3", "t4", "causes");
  assert_trace (&small, "t2", "k1 k2 k3 k4 t1 t2 t3 t4");
  assert_trace (&small, "t4", "k1 k2 k3 k4 t1 t2 t3 t4");
  /* Told from the one asked for, where it is part of it; also from before and behind. */
  assert_circle (&small, "t2", "t2 t3");
  assert_circle (&small, "t3", "t3 t2");
  assert_circle (&small, "t1", "t2 t3");
  assert_circle (&small, "t4", "t2 t3");
  add_link (&small, "k5", "t4", "t4", "causes");
  assert_circle (&small, "t4", "t4");
  small_map_clear (&small);
}

/* Two ways to the same place are no circle; of several circles a shortest is told. */
static void
test_shortest_circle (void)
{
  SmallMap small;

  set_up (&small);
  add_link (&small, "k1", "t1", "t2", "causes");
  add_link (&small, "k2", "t1", "t3", "causes");
  add_link (&small, "k3", "t2", "t4", "causes");
  add_link (&small, "k4", "t3", "t4", "causes");
  assert_circle (&small, "t1", NULL);
  assert_circle (&small, "t4", NULL);
  add_link (&small, "k5", "t4", "t1", "causes");
  add_link (&small, "k6", "t2", "t1", "causes");
  assert_circle (&small, "t1", "t1 t2");
  assert_circle (&small, "t3", "t3 t4 t1");
  small_map_clear (&small);
}

/* 5,000 links in one chain that bites its own tail: no depth of calls, no square of time. */
static void
test_long_circle (void)
{
  const guint n = 5000;
  g_autoptr (GPtrArray) circle = NULL, trace = NULL;
  TlElement *first;
  SmallMap small;

  small_map_init (&small);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      add_card (&small, id);
    }
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("k%u", i);
      g_autofree char *from = g_strdup_printf ("t%u", i);
      g_autofree char *to = g_strdup_printf ("t%u", (i + 1) % n);

      add_link (&small, id, from, to, "causes");
    }
  first = small_map_find (&small, "t0");
  circle = tl_causes_find_circle (small.map, first);
  g_assert_cmpuint (circle->len, ==, n);
  g_assert_true (circle->pdata[0] == first);
  trace = tl_causes_trace (small.map, &first, 1);
  g_assert_cmpuint (trace->len, ==, 2 * n);
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
  g_test_add_func ("/causes/trace", test_trace);
  g_test_add_func ("/causes/trace-of-circle", test_trace_of_circle);
  g_test_add_func ("/causes/shortest-circle", test_shortest_circle);
  g_test_add_func ("/causes/long-circle", test_long_circle);
  return g_test_run ();
}
