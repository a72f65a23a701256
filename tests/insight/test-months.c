/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-months.h"

/* The curves of months; the numbers are reckoned by hand. */

static void
add_touchpoint (SmallMap *small, const char *id, const char *lane, const char *moment)
{
  small_map_add (small, TL_KIND_TOUCHPOINT, id, TL_PROPERTY_LANE, lane, TL_PROPERTY_MOMENT, moment,
                 -1);
}

/* A rating on 1 … 5: v = value − 3. */
static void
add_rating (SmallMap *small, const char *about, const char *value, const char *n, const char *date)
{
  static guint number;
  g_autofree char *id = g_strdup_printf ("e%u", number++);

  small_map_add (small, TL_KIND_EVIDENCE, id, TL_PROPERTY_ABOUT, about, TL_PROPERTY_MEASURE,
                 "rating", TL_PROPERTY_VALUE, value, TL_PROPERTY_LOW, "1", TL_PROPERTY_HIGH, "5",
                 -1);
  small_map_set (small, id, TL_PROPERTY_N, n);
  small_map_set (small, id, TL_PROPERTY_DATE, date);
}

static void
set_up (SmallMap *small)
{
  small_map_init (small);
  small_map_add (small, TL_KIND_LANE, "l3", TL_PROPERTY_LAYER, "organisation", -1);
  small_map_add (small, TL_KIND_LANE, "l4", TL_PROPERTY_LAYER, "partner", -1);
  add_touchpoint (small, "t1", "l1", "o1");
  add_touchpoint (small, "t2", "l1", "o1");
  add_touchpoint (small, "t3", "l1", "o2");
  add_touchpoint (small, "t4", "l2", "o1");
  add_touchpoint (small, "t5", "l3", "o1");
  add_touchpoint (small, "t6", "l1", "o1");
  small_map_set (small, "t6", TL_PROPERTY_SPAN, "2");
}

static void
assert_point (const TlMonthsPanel *panel, guint line, guint i, double place, double value, guint n)
{
  const TlMonthsPoint *point;

  g_assert_cmpuint (panel->points[line]->len, >, i);
  point = &g_array_index (panel->points[line], TlMonthsPoint, i);
  g_assert_cmpfloat (point->place, ==, place);
  g_assert_cmpfloat_with_epsilon (point->experience.value, value, 1e-9);
  g_assert_cmpuint (point->experience.n, ==, n);
}

static void
test_panels (void)
{
  g_autoptr (TlMonths) months = NULL;
  const TlMonthsPanel *panel;
  TlExperience mean;
  gboolean is_mean;
  SmallMap small;

  set_up (&small);
  /* March: two cards of one moment, −1 and +2, are one point at their mean; the one over both
   * moments stands in the middle. */
  add_rating (&small, "t1", "2", "10", "2026-03-01");
  add_rating (&small, "t2", "5", "4", "2026-03-31");
  add_rating (&small, "t6", "3", "6", "2026-03-10");
  add_rating (&small, "t3", "1", "30", "2026-03-10");
  /* April: both of one card are pooled by their answers, (10 · 4 + 30 · 2)/40 = 2.5, v = −0.5. */
  add_rating (&small, "t1", "4", "10", "2026-04-02");
  add_rating (&small, "t1", "2", "30", "2026-04-20");
  add_rating (&small, "t4", "3.5", "3", "2026-04-20");
  /* Not shown: undated, of the organisation, words alone. */
  add_rating (&small, "t3", "5", "99", NULL);
  add_rating (&small, "t5", "5", "99", "2026-03-10");
  small_map_add (&small, TL_KIND_EVIDENCE, "words", TL_PROPERTY_ABOUT, "t1", TL_PROPERTY_WORDS,
                 "No", TL_PROPERTY_DATE, "2026-05-01", -1);

  months = tl_months_new (small.map);
  g_assert_cmpuint (months->panels->len, ==, 2);
  g_assert_cmpuint (months->n_undated, ==, 1);
  g_assert_cmpuint (months->n_earlier, ==, 0);
  /* Nobody of a partner felt anything. */
  g_assert_cmpuint (months->lines->len, ==, 2);
  g_assert_cmpint (g_array_index (months->lines, TlMonthsLine, 0).layer, ==, TL_LAYER_CUSTOMER);
  g_assert_cmpint (g_array_index (months->lines, TlMonthsLine, 1).layer, ==, TL_LAYER_EMPLOYEE);
  /* The second stage begins half way between the first moment and the last. */
  g_assert_cmpuint (months->stages->len, ==, 1);
  g_assert_cmpfloat (g_array_index (months->stages, double, 0), ==, 0.5);

  panel = months->panels->pdata[0];
  g_assert_cmpuint (panel->month.first, ==, 20260301);
  g_assert_cmpuint (panel->n_touchpoints, ==, 4);
  g_assert_cmpuint (panel->n_answers, ==, 50);
  g_assert_cmpuint (panel->points[0]->len, ==, 3);
  assert_point (panel, 0, 0, 0, 0.5, 14);
  assert_point (panel, 0, 1, 0.5, 0, 6);
  assert_point (panel, 0, 2, 1, -2, 30);
  g_assert_cmpuint (panel->points[1]->len, ==, 0);
  mean = tl_months_sum_up (panel, 0, &is_mean);
  g_assert_true (is_mean);
  g_assert_cmpfloat_with_epsilon (mean.value, -0.5, 1e-9);
  g_assert_cmpuint (mean.n, ==, 50);
  mean = tl_months_sum_up (panel, 1, &is_mean);
  g_assert_false (mean.known);

  panel = months->panels->pdata[1];
  g_assert_cmpuint (panel->month.last, ==, 20260430);
  assert_point (panel, 0, 0, 0, -0.5, 40);
  assert_point (panel, 1, 0, 0, 0.5, 3);
  g_assert_true (
      tl_experience_is_thin (&g_array_index (panel->points[1], TlMonthsPoint, 0).experience));
  small_map_clear (&small);
}

static void
add_number (SmallMap *small, const char *id, const char *about, const char *measure, const char *at)
{
  small_map_add (small, TL_KIND_EVIDENCE, id, TL_PROPERTY_ABOUT, about, TL_PROPERTY_MEASURE,
                 measure, TL_PROPERTY_VALUE, at, TL_PROPERTY_N, "20", TL_PROPERTY_DATE,
                 "2026-03-10", -1);
}

/* Numbers of several measures have no mean, neither at a moment nor over the month: of an NPS of
 * 75, which is +1.5, and a CSAT of 12.5 %, −1.5, the worse is shown and said, as on the map. */
static void
test_measures (void)
{
  g_autoptr (TlMonths) months = NULL;
  const TlMonthsPanel *panel;
  TlExperience sum;
  gboolean is_mean;
  SmallMap small;

  set_up (&small);
  add_number (&small, "e-nps", "t1", "nps", "75");
  add_number (&small, "e-csat", "t2", "csat", "12.5");
  add_number (&small, "e-later", "t3", "csat", "75");
  months = tl_months_new (small.map);
  panel = months->panels->pdata[0];
  g_assert_cmpuint (panel->points[0]->len, ==, 2);
  assert_point (panel, 0, 0, 0, -1.5, 20);
  assert_point (panel, 0, 1, 1, 1, 20);
  g_assert_cmpuint (panel->n_answers, ==, 60);
  /* Although what stands at both moments is a CSAT. */
  sum = tl_months_sum_up (panel, 0, &is_mean);
  g_assert_false (is_mean);
  g_assert_cmpfloat_with_epsilon (sum.value, -1.5, 1e-9);
  small_map_clear (&small);
}

/* A century of months is not drawn; the newest are. */
static void
test_many (void)
{
  g_autoptr (TlMonths) months = NULL;
  SmallMap small;

  set_up (&small);
  for (guint i = 0; i < TL_MONTHS_MOST + 5; i++)
    {
      g_autofree char *date = g_strdup_printf ("%04u-%02u-15", 1990 + i / 12, 1 + i % 12);

      add_rating (&small, "t1", "4", "10", date);
    }
  months = tl_months_new (small.map);
  g_assert_cmpuint (months->panels->len, ==, TL_MONTHS_MOST);
  g_assert_cmpuint (months->n_earlier, ==, 5);
  g_assert_cmpuint (((TlMonthsPanel *) months->panels->pdata[0])->month.first, ==, 19900601);
  small_map_clear (&small);
}

static void
test_empty (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlMonths) months = tl_months_new (map);

  g_assert_cmpuint (months->panels->len, ==, 0);
  g_assert_cmpuint (months->lines->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/months/panels", test_panels);
  g_test_add_func ("/months/measures", test_measures);
  g_test_add_func ("/months/many", test_many);
  g_test_add_func ("/months/empty", test_empty);
  return g_test_run ();
}
