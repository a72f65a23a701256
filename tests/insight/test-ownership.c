/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-ownership.h"

static void
set_up (SmallMap *small)
{
  small_map_init (small);
  small_map_add (small, TL_KIND_TEAM, "tm1", TL_PROPERTY_NAME, "Contact centre", -1);
  small_map_add (small, TL_KIND_ROLE, "r1", TL_PROPERTY_TITLE, "Lead", TL_PROPERTY_TEAM, "tm1", -1);
  small_map_add (small, TL_KIND_ROLE, "r2", TL_PROPERTY_TITLE, "Chair of the board", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t1", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_KIND, "contact", -1);
}

static void
test_label (void)
{
  SmallMap small;

  set_up (&small);
  g_assert_null (tl_ownership_get_label (small.map, small_map_find (&small, "t1")));
  small_map_set (&small, "t1", TL_PROPERTY_ACCOUNTABLE, "r1");
  g_assert_cmpstr (tl_ownership_get_label (small.map, small_map_find (&small, "t1")), ==,
                   "Contact centre");
  small_map_set (&small, "t1", TL_PROPERTY_ACCOUNTABLE, "r2");
  g_assert_cmpstr (tl_ownership_get_label (small.map, small_map_find (&small, "t1")), ==,
                   "Chair of the board");
  small_map_clear (&small);
}

static void
test_missing (void)
{
  static const struct
  {
    const char *kind, *moment, *control, *accountable;
    gboolean missing;
  } cases[] = {
    { "contact", "o1", NULL, NULL, TRUE },     { "contact", "o1", "ours", NULL, TRUE },
    { "contact", "o1", "shared", NULL, TRUE }, { "contact", "o1", "outside", NULL, FALSE },
    { "contact", "o2", NULL, NULL, FALSE },    { "contact", "o1", NULL, "r1", FALSE },
    { "action", "o1", NULL, NULL, FALSE },     { "policy", "o1", NULL, NULL, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SmallMap small;
      TlElement *card;

      set_up (&small);
      card = small_map_find (&small, "t1");
      small_map_set (&small, "t1", TL_PROPERTY_KIND, cases[i].kind);
      small_map_set (&small, "t1", TL_PROPERTY_MOMENT, cases[i].moment);
      small_map_set (&small, "t1", TL_PROPERTY_CONTROL, cases[i].control);
      small_map_set (&small, "t1", TL_PROPERTY_ACCOUNTABLE, cases[i].accountable);
      g_assert_cmpint (tl_ownership_is_missing (small.map, card), ==, cases[i].missing);
      small_map_clear (&small);
    }
}

static void
test_would_be_missing (void)
{
  SmallMap small;
  TlElement *card;

  set_up (&small);
  card = small_map_find (&small, "t1");
  g_assert_false (tl_ownership_would_be_missing (small.map, card, small_map_find (&small, "s2")));
  g_assert_true (tl_ownership_would_be_missing (small.map, card, small_map_find (&small, "s1")));
  g_assert_true (tl_ownership_would_be_missing (small.map, card, NULL));
  small_map_clear (&small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ownership/label", test_label);
  g_test_add_func ("/ownership/missing", test_missing);
  g_test_add_func ("/ownership/would-be-missing", test_would_be_missing);
  return g_test_run ();
}
