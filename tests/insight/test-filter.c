/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-filter.h"

static void
set_up (SmallMap *small)
{
  small_map_init (small);
  small_map_add (small, TL_KIND_PERSON, "p1", TL_PROPERTY_NAME, "Amira", -1);
  small_map_set (small, "l1", TL_PROPERTY_PERSON, "p1");
  small_map_add (small, TL_KIND_TEAM, "tm1", TL_PROPERTY_NAME, "Contact centre, north", -1);
  small_map_add (small, TL_KIND_ROLE, "r1", TL_PROPERTY_TITLE, "Lead", TL_PROPERTY_TEAM, "tm1", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t1", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_TITLE, "Calls", TL_PROPERTY_CHANNELS, "phone web", TL_PROPERTY_FEELING,
                 "-1.84", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t2", TL_PROPERTY_LANE, "l2", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_TITLE, "Answers", TL_PROPERTY_KIND, "pain", TL_PROPERTY_ACCOUNTABLE,
                 "r1", TL_PROPERTY_TAGS, "queue pay", TL_PROPERTY_FEELING, "0.04", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t3", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o2",
                 TL_PROPERTY_TITLE, "Walks", TL_PROPERTY_KIND, "action", -1);
  small_map_add (small, TL_KIND_EVIDENCE, "e1", TL_PROPERTY_ABOUT, "t1", TL_PROPERTY_WORDS,
                 "Three calls!", -1);
}

static void
test_find (void)
{
  static const struct
  {
    const char *text, *places;
  } cases[] = {
    { "layer=customer", "t1 t3" },
    { "layer=customer,employee", "t1 t2 t3" },
    { "layer=organisation", "" },
    { "kind=contact", "t1" }, /* what an unset kind means */
    { "kind=action,pain", "t2 t3" },
    { "person=Amira", "t1 t3" },
    { "owner=Contact%20centre%2C%20north", "t2" },
    { "channel=web", "t1" },
    { "tag=pay", "t2" },
    { "feeling=-2.0..-1.8", "t1" }, /* as it is read on the map */
    { "feeling=-1.7..2.0", "t2" },
    { "feeling=0.0..0.0", "t2" },
    { "without-owner=yes", "t1" },
    { "without-evidence=yes", "t2 t3" },
    { "layer=customer without-evidence=yes", "t3" },
    { "text=calls", "t1" },
    { "text=amira", "l1" },              /* words alone find other places too, */
    { "layer=customer text=amira", "" }, /* not so together with more */
    { "layer=customer text=walks", "t3" },
    { "", "t1 t2 t3" },
  };
  SmallMap small;
  g_autoptr (TlSearch) search = NULL;

  set_up (&small);
  search = tl_search_new (small.map);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TlFilter) filter = tl_filter_from_text (cases[i].text);
      g_autoptr (GArray) hits = tl_filter_find (filter, search);
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint j = 0; j < hits->len; j++)
        g_string_append_printf (ids, "%s%s", j > 0 ? " " : "",
                                tl_element_get_id (g_array_index (hits, TlSearchHit, j).place));
      g_assert_cmpstr (ids->str, ==, cases[i].places);
    }
  g_clear_pointer (&search, tl_search_free);
  small_map_clear (&small);
}

static void
test_text (void)
{
  g_autoptr (TlFilter) filter = tl_filter_new ();
  g_autoptr (TlFilter) again = NULL;
  g_autoptr (TlFilter) copy = NULL;
  g_autofree char *text = NULL;

  g_assert_true (tl_filter_is_empty (filter));
  g_assert_true (tl_filter_add (filter, TL_FILTER_TEXT, "a=b, c % ü"));
  g_assert_true (tl_filter_add (filter, TL_FILTER_LAYER, "partner"));
  g_assert_true (tl_filter_add (filter, TL_FILTER_LAYER, "customer"));
  g_assert_true (tl_filter_add (filter, TL_FILTER_LAYER, "customer"));
  g_assert_true (tl_filter_add (filter, TL_FILTER_WITHOUT_OWNER, "yes"));
  tl_filter_set_feeling (filter, 0.5, -7);
  text = tl_filter_to_text (filter);
  g_assert_cmpstr (text, ==,
                   "layer=customer,partner feeling=-2.0..0.5 without-owner=yes "
                   "text=a%3Db%2C%20c%20%25%20ü");
  again = tl_filter_from_text (text);
  copy = tl_filter_copy (filter);
  g_assert_true (tl_filter_equal (filter, again));
  g_assert_true (tl_filter_equal (filter, copy));
  tl_filter_remove (copy, TL_FILTER_LAYER, "partner");
  g_assert_false (tl_filter_equal (filter, copy));
  g_assert_true (tl_filter_has (filter, TL_FILTER_LAYER, "partner"));
}

/* Out of hand-edited settings, or those of a newer version. */
static void
test_bad_text (void)
{
  static const char *const cases[] = {
    "layer",
    "layer=",
    "layer=nobody",
    "layer=customer layer=partner",
    "colour=red",
    "kind=pain,",
    "  kind=pain",
    "owner=%zz",
    "owner=%ff",
    "owner=%00",
    "feeling=1",
    "feeling=-2..2",
    "feeling=-3.0..2.0",
    "feeling=1.0..-1.0",
    "feeling=nan..nan",
    "without-owner=no",
    "text=a,b",
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlFilter *filter = tl_filter_from_text (cases[i]);

      if (filter != NULL)
        g_error ("“%s” was taken for a filter", cases[i]);
    }
}

static void
test_values (void)
{
  g_autoptr (TlFilter) filter = tl_filter_new ();
  double low = 9, high = 9;

  g_assert_false (tl_filter_add (filter, TL_FILTER_KIND, "nothing"));
  g_assert_false (tl_filter_add (filter, TL_FILTER_TAG, ""));
  g_assert_false (tl_filter_get_feeling (filter, &low, &high));
  g_assert_cmpfloat (low, ==, 9);
  tl_filter_set_feeling (filter, -0.04, 1.26);
  g_assert_true (tl_filter_get_feeling (filter, &low, &high));
  g_assert_cmpfloat (low, ==, 0.0);
  g_assert_cmpfloat (high, ==, 1.3);
  tl_filter_add (filter, TL_FILTER_TEXT, "one");
  tl_filter_add (filter, TL_FILTER_TEXT, "two");
  g_assert_cmpuint (tl_filter_get_values (filter, TL_FILTER_TEXT)->len, ==, 1);
  tl_filter_remove (filter, TL_FILTER_TEXT, NULL);
  tl_filter_remove (filter, TL_FILTER_TAG, "absent");
  tl_filter_remove (filter, TL_FILTER_FEELING, NULL);
  g_assert_true (tl_filter_is_empty (filter));
}

static void
assert_listed (TlMap *map, TlFilterField field, const char *expected)
{
  g_auto (GStrv) values = tl_filter_list_values (map, field);
  g_autofree char *joined = g_strjoinv ("|", values);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_list (void)
{
  SmallMap small;

  set_up (&small);
  assert_listed (small.map, TL_FILTER_LAYER, "customer|partner|employee|organisation");
  assert_listed (small.map, TL_FILTER_PERSON, "Amira");
  assert_listed (small.map, TL_FILTER_OWNER, "Contact centre, north");
  assert_listed (small.map, TL_FILTER_CHANNEL, "phone|web");
  assert_listed (small.map, TL_FILTER_TAG, "pay|queue");
  assert_listed (small.map, TL_FILTER_FEELING, "");
  small_map_clear (&small);
}

static void
test_describe (void)
{
  static const struct
  {
    TlFilterField field;
    const char *value, *description;
  } cases[] = {
    { TL_FILTER_LAYER, "customer", "Customer" },
    { TL_FILTER_KIND, "pain", "Pain point" },
    { TL_FILTER_OWNER, "Tier 2", "Tier 2" },
    { TL_FILTER_FEELING, "-2.0..0.5", "Feels −2.0 to +0.5" },
    { TL_FILTER_WITHOUT_EVIDENCE, "yes", "Without evidence" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *description = tl_filter_describe_value (cases[i].field, cases[i].value);

      g_assert_cmpstr (description, ==, cases[i].description);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/filter/find", test_find);
  g_test_add_func ("/filter/text", test_text);
  g_test_add_func ("/filter/bad-text", test_bad_text);
  g_test_add_func ("/filter/values", test_values);
  g_test_add_func ("/filter/list", test_list);
  g_test_add_func ("/filter/describe", test_describe);
  return g_test_run ();
}
