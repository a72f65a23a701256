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

static void
set (TlMap *map, const char *id, TlProperty property, const char *text)
{
  TlElement *element = tl_map_find (map, id);

  g_free (tl_map_swap_value (map, element,
                             (guint) tl_kind_get_slot (tl_element_get_kind (element), property),
                             g_strdup (text)));
}

/* However often something is put before the same element, the order stays that of the siblings. */
static void
test_crowd (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *root = tl_map_get_root (map), *last = append (map, TL_KIND_TEAM, "last", NULL);
  guint n = 0;

  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *id = tl_map_make_id (map, TL_KIND_TEAM);

      tl_map_insert (map, tl_element_new (TL_KIND_TEAM, id), root, last);
    }
  for (TlElement *team = tl_map_get_first (map, TL_KIND_TEAM); team != last; n++)
    {
      TlElement *next = tl_element_get_next (team);

      g_assert_true (tl_element_get_next_of_kind (team) == next);
      g_assert_true (tl_element_get_previous (next) == team);
      g_assert_true (tl_element_is_before (team, next));
      g_assert_false (tl_element_is_before (next, team));
      team = next;
    }
  g_assert_cmpuint (n, ==, 500);
}

static void
test_make_id (void)
{
  static const char *const expected[TL_N_KINDS] = { "m2", "p1", "tm1", "r1", "s1", "o1", "l1", "t1",
                                                    "k1", "e1", "g1",  "c1", "a1", "v1", "d1" };
  g_autoptr (TlMap) map = tl_map_new ();
  g_autofree char *free_id = NULL, *next_id = NULL;
  TlElement *lane;

  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    {
      g_autofree char *id = tl_map_make_id (map, kind);

      g_assert_cmpstr (id, ==, expected[kind]);
    }
  append (map, TL_KIND_LANE, "l2", NULL);
  lane = append (map, TL_KIND_LANE, "l3", NULL);
  free_id = tl_map_make_id (map, TL_KIND_LANE);
  g_assert_cmpstr (free_id, ==, "l4");
  next_id = tl_map_make_id (map, TL_KIND_LANE);
  g_assert_cmpstr (next_id, ==, "l5");
  tl_map_set_id (map, lane, "lane-of-amira");
  g_assert_null (tl_map_find (map, "l3"));
  g_assert_true (tl_map_find (map, "lane-of-amira") == lane);
}

/* The id of what is gone is not given to another. */
static void
test_make_id_of_gone (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *person = append (map, TL_KIND_PERSON, "p1", NULL);
  g_autofree char *id = NULL;

  tl_map_take_out (map, person);
  tl_element_free (person);
  id = tl_map_make_id (map, TL_KIND_PERSON);
  g_assert_cmpstr (id, ==, "p2");
}

static void
test_foreign (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *lane = append (map, TL_KIND_LANE, "l1", NULL);
  TlElement *foreign = tl_element_new_foreign (g_strdup ("<x:mood/>"));
  TlElement *copy;

  tl_map_insert (map, foreign, lane, NULL);
  g_assert_cmpint (tl_element_get_kind (foreign), ==, TL_KIND_FOREIGN);
  g_assert_null (tl_element_get_id (foreign));
  g_assert_cmpstr (tl_element_get_foreign (foreign), ==, "<x:mood/>");
  g_assert_true (tl_element_get_parent (foreign) == lane);
  g_assert_null (tl_map_get_referrers (map, foreign));
  g_assert_null (tl_element_get_next_of_kind (foreign));
  g_assert_true (tl_map_contains (map, foreign));
  tl_element_take_foreign_attributes (lane, g_strdup (" x:a=\"1\""));
  g_assert_null (tl_element_get_foreign (lane));
  g_assert_cmpstr (tl_element_peek_foreign_attributes (lane), ==, " x:a=\"1\"");
  set (map, "l1", TL_PROPERTY_TITLE, "Amira");
  copy = tl_element_copy (lane, "l2");
  tl_map_insert (map, copy, tl_map_get_root (map), lane);
  assert_ids (map, TL_KIND_LANE, "l2 l1");
  g_assert_cmpstr (tl_element_get (copy, TL_PROPERTY_TITLE), ==, "Amira");
  g_assert_cmpstr (tl_element_peek_foreign_attributes (copy), ==, " x:a=\"1\"");
  g_assert_cmpstr (tl_element_get_foreign (tl_element_get_first_child (copy)), ==, "<x:mood/>");
  tl_map_take_out (map, lane);
  g_assert_false (tl_map_contains (map, lane));
  g_assert_false (tl_map_contains (map, foreign));
  tl_element_free (lane);
}

static void
assert_referrers (TlMap *map, const char *id, guint n, const char *one)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, tl_map_find (map, id));

  g_assert_cmpuint (referrers == NULL ? 0 : referrers->len, ==, n);
  if (one != NULL)
    g_assert_true (g_ptr_array_find ((GPtrArray *) referrers, tl_map_find (map, one), NULL));
}

static void
test_referrers (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *card;

  append (map, TL_KIND_ROLE, "r1", NULL);
  append (map, TL_KIND_ROLE, "r2", NULL);
  append (map, TL_KIND_LANE, "l1", NULL);
  card = append (map, TL_KIND_TOUCHPOINT, "t1", NULL);
  tl_element_take_value (card, (guint) tl_kind_get_slot (TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE),
                         g_strdup ("l1"));
  assert_referrers (map, "l1", 1, "t1");
  assert_referrers (map, "r1", 0, NULL);
  set (map, "t1", TL_PROPERTY_ACCOUNTABLE, "r1");
  set (map, "t1", TL_PROPERTY_RESPONSIBLE, "r1 r2");
  assert_referrers (map, "r1", 1, "t1");
  assert_referrers (map, "r2", 1, "t1");
  set (map, "t1", TL_PROPERTY_RESPONSIBLE, "r2");
  assert_referrers (map, "r1", 1, "t1");
  set (map, "t1", TL_PROPERTY_ACCOUNTABLE, NULL);
  assert_referrers (map, "r1", 0, NULL);
  tl_map_take_out (map, card);
  assert_referrers (map, "r2", 0, NULL);
  tl_map_insert (map, card, tl_map_get_root (map), NULL);
  assert_referrers (map, "r2", 1, "t1");
  g_assert_true (tl_map_get_ref (map, card, TL_PROPERTY_LANE) == tl_map_find (map, "l1"));
  g_assert_null (tl_map_get_ref (map, card, TL_PROPERTY_ACCOUNTABLE));
}

/* A crowd of referrers comes and goes from the front, the middle and the end. */
static void
test_many_referrers (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *lane = append (map, TL_KIND_LANE, "l1", NULL);

  assert_referrers (map, "l1", 0, NULL);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      append (map, TL_KIND_TOUCHPOINT, id, NULL);
      set (map, id, TL_PROPERTY_LANE, "l1");
      assert_referrers (map, "l1", i + 1, id);
    }
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i * 37 % 100);
      const GPtrArray *referrers;

      set (map, id, TL_PROPERTY_LANE, NULL);
      assert_referrers (map, "l1", 99 - i, NULL);
      referrers = tl_map_get_referrers (map, lane);
      for (guint k = 0; referrers != NULL && k < referrers->len; k++)
        g_assert_cmpstr (tl_element_get (referrers->pdata[k], TL_PROPERTY_LANE), ==, "l1");
    }
}

static void
test_check_value (void)
{
  static const struct
  {
    TlKind kind;
    TlProperty property;
    const char *text;
    const char *reason; /* NULL: valid */
  } cases[] = {
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE, "l1", NULL },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE, "l9", "names “l9”, which does not exist" },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE, "r1",
      "names “r1”, which is not of the kind asked for" },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE, "l2", "names “l2”, a lane that holds no touchpoints" },
    { TL_KIND_EVIDENCE, TL_PROPERTY_ABOUT, "l2", NULL },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE, NULL, "must not be empty" },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_LANE, "9", "is not an id" },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_GOAL, NULL, NULL },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_RESPONSIBLE, "r1 r2", NULL },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_RESPONSIBLE, "r1 r3", "names “r3”, which does not exist" },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_RESPONSIBLE, "r1 l1",
      "names “l1”, which is not of the kind asked for" },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "-2", NULL },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "2.0", NULL },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "2.1", "is outside the map’s scale from -2 to 2" },
    { TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "-2.01", "is outside the map’s scale from -2 to 2" },
    { TL_KIND_EVIDENCE, TL_PROPERTY_VALUE, "17", NULL },
  };
  g_autoptr (TlMap) map = tl_map_new ();

  append (map, TL_KIND_LANE, "l1", NULL);
  append (map, TL_KIND_LANE, "l2", NULL);
  set (map, "l2", TL_PROPERTY_KIND, "quotes");
  append (map, TL_KIND_ROLE, "r1", NULL);
  append (map, TL_KIND_ROLE, "r2", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *reason = NULL;

      g_assert_cmpint (tl_map_check_value (map, cases[i].kind, cases[i].property, cases[i].text,
                                           &reason),
                       ==, cases[i].reason == NULL);
      g_assert_cmpstr (reason, ==, cases[i].reason);
    }
}

static void
test_check_scale (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autofree char *reason = NULL;

  set (map, "m1", TL_PROPERTY_SCALE_LOW, "1");
  set (map, "m1", TL_PROPERTY_SCALE_HIGH, "5.5");
  g_assert_true (tl_map_check_value (map, TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "5.5", NULL));
  g_assert_false (
      tl_map_check_value (map, TL_KIND_TOUCHPOINT, TL_PROPERTY_FEELING, "0.5", &reason));
  g_assert_cmpstr (reason, ==, "is outside the map’s scale from 1 to 5.5");
}

static void
test_getters (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  TlElement *card = append (map, TL_KIND_TOUCHPOINT, "t1", NULL);
  g_auto (GStrv) channels = NULL, none = NULL;
  double number = 7;

  g_assert_false (tl_element_get_number (card, TL_PROPERTY_FEELING, &number));
  g_assert_cmpfloat (number, ==, 7);
  g_assert_cmpint (tl_element_get_choice (card, TL_PROPERTY_KIND), ==, TL_TOUCHPOINT_CONTACT);
  g_assert_cmpint (tl_element_get_choice (card, TL_PROPERTY_CONTROL), ==, -1);
  none = tl_element_dup_words (card, TL_PROPERTY_CHANNELS);
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  set (map, "t1", TL_PROPERTY_CHANNELS, "phone web");
  channels = tl_element_dup_words (card, TL_PROPERTY_CHANNELS);
  g_assert_cmpuint (g_strv_length (channels), ==, 2);
  g_assert_cmpstr (channels[1], ==, "web");
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  g_assert_null (tl_element_get (card, TL_PROPERTY_LAYER));
  g_test_assert_expected_messages ();
}

static void
test_finalize (void)
{
  TlMap *map = tl_map_new ();

  append (map, TL_KIND_STAGE, "s1", NULL);
  append (map, TL_KIND_MOMENT, "o1", "s1");
  tl_map_get_referrers (map, tl_map_find (map, "o1"));
  g_assert_finalize_object (map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/fresh", test_fresh);
  g_test_add_func ("/map/order-of-kinds", test_order_of_kinds);
  g_test_add_func ("/map/crowd", test_crowd);
  g_test_add_func ("/map/make-id", test_make_id);
  g_test_add_func ("/map/make-id-of-gone", test_make_id_of_gone);
  g_test_add_func ("/map/foreign", test_foreign);
  g_test_add_func ("/map/referrers", test_referrers);
  g_test_add_func ("/map/many-referrers", test_many_referrers);
  g_test_add_func ("/map/check-value", test_check_value);
  g_test_add_func ("/map/check-scale", test_check_scale);
  g_test_add_func ("/map/getters", test_getters);
  g_test_add_func ("/map/finalize", test_finalize);
  return g_test_run ();
}
