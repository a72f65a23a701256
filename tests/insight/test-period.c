/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-experience.h"
#include "tl-timeline.h"

/* What was felt in a period; the numbers are reckoned by hand from the formulas of
 * test-experience.c. */

static void
test_days (void)
{
  static const struct
  {
    const char *date;
    TlDay day, month_end;
  } cases[] = {
    { "2026-03-31", 20260331, 20260331 },
    { "2026-02-01", 20260201, 20260228 },
    /* Every fourth year, but not every hundredth, but every four-hundredth. */
    { "2024-02-29", 20240229, 20240229 },
    { "2000-02-10", 20000210, 20000229 },
    { "2026-12-01", 20261201, 20261231 },
    { "2026-02-29", 0, 0 },
    { "1900-02-29", 0, 0 },
    { "2026-13-01", 0, 0 },
    { "2026-00-10", 0, 0 },
    { "2026-03-00", 0, 0 },
    /* Maps allow whole days alone. */
    { "2026-03", 0, 0 },
    { "2026", 0, 0 },
    { "2026-3-1", 0, 0 },
    { "2026-03-31T10:00", 0, 0 },
    { "+026-03-31", 0, 0 },
    { "", 0, 0 },
    { NULL, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlDay day = tl_day_parse (cases[i].date);

      g_assert_cmpuint (day, ==, cases[i].day);
      if (day != 0)
        g_assert_cmpuint (tl_day_get_month_end (day), ==, cases[i].month_end);
    }
}

static void
test_has (void)
{
  TlPeriod whole = { 0 }, until = tl_period_up_to (20260331), month = tl_period_month (20240210);

  g_assert_true (tl_period_has (NULL, 0));
  g_assert_true (tl_period_has (&whole, 0));
  g_assert_true (tl_period_has (&whole, 20300101));
  g_assert_true (tl_period_has (&until, 20260331));
  g_assert_true (tl_period_has (&until, 10101));
  g_assert_false (tl_period_has (&until, 20260401));
  g_assert_false (tl_period_has (&until, 0));
  g_assert_true (tl_period_has (&month, 20240201));
  g_assert_true (tl_period_has (&month, 20240229));
  g_assert_false (tl_period_has (&month, 20240131));
  g_assert_false (tl_period_has (&month, 20240301));
  g_assert_false (tl_period_has (&month, 0));
}

static void
test_words (void)
{
  TlPeriod until = tl_period_up_to (20260331), month = tl_period_month (20240229);
  g_autofree char *up_to = tl_period_describe (&until);
  g_autofree char *of = tl_period_describe (&month);

  g_assert_cmpstr (up_to, ==, "Evidence up to 31 March 2026");
  g_assert_cmpstr (of, ==, "Evidence of February 2024");
  g_assert_null (tl_period_describe (NULL));
}

static void
add_counts (SmallMap *small, const char *id, const char *counts, const char *date)
{
  small_map_add (small, TL_KIND_EVIDENCE, id, TL_PROPERTY_ABOUT, "t1", TL_PROPERTY_MEASURE, "nps",
                 -1);
  small_map_set (small, id, TL_PROPERTY_COUNTS, counts);
  small_map_set (small, id, TL_PROPERTY_DATE, date);
  small_map_set (small, id, TL_PROPERTY_WORDS, id);
}

/* NPS = 100 · (promoters − detractors)/n and v = NPS/50:
 *   February   4 promoters, 3 passives, 3 detractors: +10 of 10
 *   March      5 promoters: +100 of 5
 *   no date    5 detractors: −100 of 5
 * February and March together: 9 − 3 of 15, +40; all: 9 − 8 of 20, +5. */
static void
set_up (SmallMap *small)
{
  small_map_init (small);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t1", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_FEELING, "-1.5", -1);
  add_counts (small, "february", "1 0 0 1 0 0 1 2 1 2 2", "2024-02-29");
  add_counts (small, "march", "0 0 0 0 0 0 0 0 0 2 3", "2024-03-01");
  add_counts (small, "undated", "5 0 0 0 0 0 0 0 0 0 0", NULL);
}

static void
check (SmallMap *small, TlPeriod period, double value, guint n, const char *quote)
{
  const TlElement *card = small_map_find (small, "t1");
  g_autoptr (TlRecord) record = tl_record_new (small->map, card);
  TlExperience one = tl_experience_of_touchpoint_in (small->map, card, &period);
  TlExperience other = tl_record_get_experience (record, &period);

  g_assert_cmpint (one.known, ==, n > 0);
  g_assert_cmpuint (one.n, ==, n);
  g_assert_cmpfloat_with_epsilon (one.value, value, 1e-6);
  g_assert_false (one.assessed);
  g_assert_cmpmem (&one, sizeof one, &other, sizeof other);
  g_assert_cmpstr (tl_record_get_quote (record, &period), ==, quote);
  g_assert_cmpstr (tl_experience_get_quote (small->map, card, &period), ==, quote);
}

static void
test_experience (void)
{
  SmallMap small;

  set_up (&small);
  check (&small, (TlPeriod){ 0 }, 0.1, 20, "march");
  /* The day before the first: nobody knew anything, and nobody assessed it then. */
  check (&small, tl_period_up_to (20240228), 0, 0, NULL);
  check (&small, tl_period_up_to (20240229), 0.2, 10, "february");
  check (&small, tl_period_up_to (20240301), 0.8, 15, "march");
  check (&small, tl_period_up_to (20991231), 0.8, 15, "march");
  check (&small, tl_period_month (20240201), 0.2, 10, "february");
  check (&small, tl_period_month (20240331), 2, 5, "march");
  check (&small, tl_period_month (20240401), 0, 0, NULL);
  small_map_clear (&small);
}

/* The measure with the most answers then is the one that is shown, not the one of today. */
static void
test_measure_of_then (void)
{
  TlPeriod until = tl_period_up_to (20240131);
  TlExperience experience;
  SmallMap small;

  set_up (&small);
  small_map_add (&small, TL_KIND_EVIDENCE, "old", TL_PROPERTY_ABOUT, "t1", TL_PROPERTY_MEASURE,
                 "csat", TL_PROPERTY_COUNTS, "0 0 0 1 2", TL_PROPERTY_DATE, "2024-01-31", -1);
  experience = tl_experience_of_touchpoint_in (small.map, small_map_find (&small, "t1"), &until);
  g_assert_cmpint (experience.measure, ==, TL_MEASURE_CSAT);
  g_assert_cmpfloat (experience.value, ==, 2);
  g_assert_true (tl_experience_is_thin (&experience));
  experience = tl_experience_of_touchpoint (small.map, small_map_find (&small, "t1"));
  g_assert_cmpint (experience.measure, ==, TL_MEASURE_NPS);
  small_map_clear (&small);
}

static void
test_differs (void)
{
  TlPeriod january = tl_period_month (20240101), february = tl_period_month (20240201),
           until = tl_period_up_to (20240229), later = tl_period_up_to (20240331),
           never = tl_period_up_to (19990101);
  g_autoptr (TlRecord) record = NULL, bare = NULL;
  SmallMap small;

  set_up (&small);
  small_map_add (&small, TL_KIND_TOUCHPOINT, "t2", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_FEELING, "1", -1);
  record = tl_record_new (small.map, small_map_find (&small, "t1"));
  bare = tl_record_new (small.map, small_map_find (&small, "t2"));
  g_assert_true (tl_record_differs (record, &january, &february));
  g_assert_false (tl_record_differs (record, &february, &until));
  g_assert_true (tl_record_differs (record, &until, &later));
  g_assert_true (tl_record_differs (record, &later, NULL));
  g_assert_false (tl_record_differs (record, &never, &january));
  g_assert_false (tl_record_differs (bare, &until, &later));
  g_assert_true (tl_record_differs (bare, &until, NULL));
  small_map_clear (&small);
}

static void
test_timeline (void)
{
  g_autoptr (TlTimeline) timeline = NULL;
  const TlTimelineMonth *months;
  TlPeriod march = tl_period_month (20240315), until = tl_period_up_to (20240331);
  TlTimelineMonth sum;
  SmallMap small;

  set_up (&small);
  add_counts (&small, "earlier", "0 0 0 0 0 0 0 0 0 0 1", "2021-07-09");
  add_counts (&small, "first", "0 0 0 0 0 0 0 0 0 0 2", "2024-02-01");
  /* About no touchpoint: no curve shows it. */
  small_map_add (&small, TL_KIND_EVIDENCE, "lane", TL_PROPERTY_ABOUT, "l1", TL_PROPERTY_DATE,
                 "2020-01-01", -1);
  small_map_add (&small, TL_KIND_EVIDENCE, "lane-undated", TL_PROPERTY_ABOUT, "l1", -1);
  timeline = tl_timeline_new (small.map);
  months = (const TlTimelineMonth *) (void *) timeline->months->data;
  g_assert_cmpuint (timeline->months->len, ==, 3);
  g_assert_cmpuint (months[0].first, ==, 20210701);
  g_assert_cmpuint (months[1].first, ==, 20240201);
  g_assert_cmpuint (months[1].last, ==, 20240229);
  g_assert_cmpuint (months[1].n_evidence, ==, 2);
  g_assert_cmpuint (months[1].n_answers, ==, 12);
  g_assert_cmpuint (timeline->first, ==, 20210709);
  g_assert_cmpuint (timeline->last, ==, 20240301);
  g_assert_cmpuint (timeline->n_undated, ==, 1);
  sum = tl_timeline_sum_up (timeline, &march);
  g_assert_cmpuint (sum.n_evidence, ==, 1);
  g_assert_cmpuint (sum.n_answers, ==, 5);
  g_assert_cmpuint (sum.sources, ==, 0);
  sum = tl_timeline_sum_up (timeline, &until);
  g_assert_cmpuint (sum.n_evidence, ==, 4);
  g_assert_cmpuint (sum.n_answers, ==, 18);
  g_assert_cmpuint (sum.last, ==, 20240331);
  tl_timeline_free (timeline);
  small_map_set (&small, "first", TL_PROPERTY_SOURCE, "interview");
  timeline = tl_timeline_new (small.map);
  sum = tl_timeline_sum_up (timeline, &until);
  g_assert_cmpuint (sum.sources, ==, 1u << 1);
  small_map_clear (&small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/days", test_days);
  g_test_add_func ("/period/has", test_has);
  g_test_add_func ("/period/words", test_words);
  g_test_add_func ("/period/experience", test_experience);
  g_test_add_func ("/period/measure-of-then", test_measure_of_then);
  g_test_add_func ("/period/differs", test_differs);
  g_test_add_func ("/period/timeline", test_timeline);
  return g_test_run ();
}
