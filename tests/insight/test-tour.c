/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-tour.h"

static void
add_card (SmallMap *small, const char *id, const char *moment, const char *span)
{
  small_map_add (small, TL_KIND_TOUCHPOINT, id, TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, moment,
                 TL_PROPERTY_SPAN, span, -1);
}

static void
add_cause (SmallMap *small, const char *id, const char *from, const char *to)
{
  small_map_add (small, TL_KIND_LINK, id, TL_PROPERTY_FROM, from, TL_PROPERTY_TO, to,
                 TL_PROPERTY_KIND, "causes", -1);
}

/* "s1: t1 t2 k1": who a stop is about, and what it lights. */
static char *
describe (const TlStop *stop)
{
  GString *words = g_string_new (stop->subject != NULL ? tl_element_get_id (stop->subject) : "all");

  g_string_append_c (words, ':');
  for (guint i = 0; stop->lit != NULL && i < stop->lit->len; i++)
    g_string_append_printf (words, " %s", tl_element_get_id (stop->lit->pdata[i]));
  return g_string_free (words, FALSE);
}

static void
assert_stops (GPtrArray *tour, const char *const *expected)
{
  for (guint i = 0; i < tour->len; i++)
    {
      g_autofree char *words = describe (tour->pdata[i]);

      g_assert_cmpstr (words, ==, expected[i]);
    }
  g_assert_null (expected[tour->len]);
}

/* t2 lasts from the first stage into the second; t4 is in a lane that is hidden. */
static void
test_by_stage (void)
{
  static const char *const expected[] = { "all:", "s1: t1 t2 k1", "s2: t2 t3", NULL };
  SmallMap small;
  g_autoptr (GPtrArray) tour = NULL;

  small_map_init (&small);
  add_card (&small, "t1", "o1", NULL);
  add_card (&small, "t2", "o1", "2");
  add_card (&small, "t3", "o2", "5");
  add_card (&small, "t4", "o2", NULL);
  small_map_set (&small, "t4", TL_PROPERTY_LANE, "l2");
  small_map_set (&small, "l2", TL_PROPERTY_HIDDEN, "yes");
  add_cause (&small, "k1", "t1", "t2");
  add_cause (&small, "k2", "t3", "t4");
  tour = tl_tour_by_stage (small.map);
  assert_stops (tour, expected);
  g_clear_pointer (&tour, g_ptr_array_unref);
  small_map_clear (&small);
}

/* The rule t3 causes t2, which causes the pain t1; t4 causes t2 as well. */
static void
test_along_causes (void)
{
  static const char *const expected[] = { "all:",         "t1: t1",       "t2: t2 t1 k2",
                                          "t3: t3 t2 k1", "t4: t4 t2 k3", NULL };
  SmallMap small;
  g_autoptr (GPtrArray) tour = NULL;

  small_map_init (&small);
  add_card (&small, "t3", "o1", NULL);
  add_card (&small, "t4", "o1", NULL);
  add_card (&small, "t2", "o1", NULL);
  add_card (&small, "t1", "o2", NULL);
  add_card (&small, "t5", "o2", NULL);
  add_cause (&small, "k1", "t3", "t2");
  add_cause (&small, "k2", "t2", "t1");
  add_cause (&small, "k3", "t4", "t2");
  tour = tl_tour_along_causes (small.map, small_map_find (&small, "t2"));
  g_assert_cmpuint (((TlStop *) tour->pdata[0])->lit->len, ==, 7);
  /* They are in no set order. */
  g_ptr_array_set_size (((TlStop *) tour->pdata[0])->lit, 0);
  assert_stops (tour, expected);
  g_clear_pointer (&tour, g_ptr_array_unref);

  tour = tl_tour_along_causes (small.map, small_map_find (&small, "t5"));
  g_assert_cmpuint (tour->len, ==, 1);
  g_clear_pointer (&tour, g_ptr_array_unref);
  small_map_clear (&small);
}

static void
test_circle (void)
{
  static const char *const expected[] = { "t3: t3 t1 k3", "t2: t2 t3 k2", "t1: t1 t2 k1" };
  SmallMap small;
  g_autoptr (GPtrArray) tour = NULL;

  small_map_init (&small);
  add_card (&small, "t1", "o1", NULL);
  add_card (&small, "t2", "o1", NULL);
  add_card (&small, "t3", "o2", NULL);
  add_cause (&small, "k1", "t1", "t2");
  add_cause (&small, "k2", "t2", "t3");
  add_cause (&small, "k3", "t3", "t1");
  tour = tl_tour_along_causes (small.map, small_map_find (&small, "t2"));
  g_assert_cmpuint (tour->len, ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *words = describe (tour->pdata[i + 1]);

      g_assert_cmpstr (words, ==, expected[i]);
    }
  g_clear_pointer (&tour, g_ptr_array_unref);
  small_map_clear (&small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tour/by-stage", test_by_stage);
  g_test_add_func ("/tour/along-causes", test_along_causes);
  g_test_add_func ("/tour/circle", test_circle);
  return g_test_run ();
}
