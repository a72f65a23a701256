/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-private.h"

/* A map as the reader builds it. */

static TlElement *
append (TlMap *map, TlKind kind, const char *id, const char *parent)
{
  TlElement *element = tl_element_new (kind, id);

  tl_map_insert (map, element, parent == NULL ? tl_map_get_root (map) : tl_map_find (map, parent),
                 NULL);
  return element;
}

static void
assert_ids (TlMap *map, TlKind kind, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  TlElement *last = NULL;
  guint n = 0;

  for (TlElement *element = tl_map_get_first (map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element), n++)
    {
      g_assert_true (tl_element_get_previous_of_kind (element) == last);
      g_string_append_printf (ids, "%s%s", n == 0 ? "" : " ", tl_element_get_id (element));
      last = element;
    }
  g_assert_cmpstr (ids->str, ==, expected);
  g_assert_cmpuint (tl_map_count (map, kind), ==, n);
  g_assert_true (tl_map_get_last (map, kind) == last);
}

static void
test_fresh (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *root = tl_map_get_root (map);

  g_assert_cmpstr (tl_element_get_id (root), ==, "m1");
  g_assert_true (tl_map_find (map, "m1") == root);
  g_assert_null (tl_map_find (map, NULL));
  g_assert_null (tl_map_find (map, "t1"));
  g_assert_null (tl_element_get_parent (root));
  g_assert_null (tl_element_get_first_child (root));
  assert_ids (map, TL_KIND_MAP, "m1");
  assert_ids (map, TL_KIND_LANE, "");
}

static void
test_order_of_kinds (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *root = tl_map_get_root (map);

  append (map, TL_KIND_STAGE, "s1", NULL);
  append (map, TL_KIND_LANE, "l1", NULL);
  append (map, TL_KIND_STAGE, "s2", NULL);
  append (map, TL_KIND_MOMENT, "o3", "s2");
  append (map, TL_KIND_MOMENT, "o1", "s1");
  append (map, TL_KIND_MOMENT, "o2", "s1");
  tl_map_insert (map, tl_element_new_foreign (g_strdup ("<!-- x -->")), tl_map_find (map, "s1"),
                 tl_map_find (map, "o1"));
  tl_map_insert (map, tl_element_new (TL_KIND_STAGE, "s0"), root, tl_map_find (map, "l1"));
  assert_ids (map, TL_KIND_STAGE, "s1 s0 s2");
  assert_ids (map, TL_KIND_MOMENT, "o1 o2 o3");
  tl_map_relocate (map, tl_map_find (map, "s1"), root, NULL);
  assert_ids (map, TL_KIND_STAGE, "s0 s2 s1");
  assert_ids (map, TL_KIND_MOMENT, "o3 o1 o2");
  tl_map_relocate (map, tl_map_find (map, "o2"), tl_map_find (map, "s0"), NULL);
  assert_ids (map, TL_KIND_MOMENT, "o2 o3 o1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/fresh", test_fresh);
  g_test_add_func ("/map/order-of-kinds", test_order_of_kinds);
  return g_test_run ();
}
