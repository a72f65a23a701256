/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "small-map.h"
#include "tl-progress.h"

static void
add_evidence (SmallMap *small,
              const char *id,
              const char *about,
              const char *measure,
              const char *value,
              const char *n,
              const char *date)
{
  small_map_add (small, TL_KIND_EVIDENCE, id, TL_PROPERTY_ABOUT, about, TL_PROPERTY_MEASURE,
                 measure, TL_PROPERTY_DATE, date, -1);
  small_map_set (small, id, TL_PROPERTY_VALUE, value);
  small_map_set (small, id, TL_PROPERTY_N, n);
}

static void
add_counts (
    SmallMap *small, const char *id, const char *measure, const char *counts, const char *date)
{
  small_map_add (small, TL_KIND_EVIDENCE, id, TL_PROPERTY_ABOUT, "t1", TL_PROPERTY_MEASURE, measure,
                 TL_PROPERTY_COUNTS, counts, TL_PROPERTY_DATE, date, -1);
}

static void
set_up (SmallMap *small)
{
  small_map_init (small);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t1", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t2", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o2",
                 -1);
}

/* R. G. Newcombe, Interval estimation for the difference between independent proportions,
 * Statistics in Medicine 17 (1998), Table II, the first contrast by method 10: 56/70 against 48/80
 * differ by 0.20, 0.0524 to 0.3339. On the shown scale a share is four times as wide. */
static void
test_newcombe (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;
  const TlProgress *progress;

  set_up (&small);
  add_evidence (&small, "e1", "t1", "share", "60", "80", "2026-01-31");
  add_evidence (&small, "e2", "t1", "share", "80", "70", "2026-05-31");
  list = tl_progress_list (small.map);
  g_assert_cmpuint (list->len, ==, 1);
  progress = &g_array_index (list, TlProgress, 0);
  g_assert_cmpfloat_with_epsilon (progress->difference / 4, 0.20, 1e-9);
  g_assert_cmpfloat_with_epsilon (progress->low / 4, 0.0524, 5e-5);
  g_assert_cmpfloat_with_epsilon (progress->high / 4, 0.3339, 5e-5);
  g_assert_cmpint (progress->verdict, ==, TL_PROGRESS_BETTER);
  g_assert_cmpuint (progress->before.n, ==, 80);
  g_assert_cmpuint (progress->after.n, ==, 70);
  g_assert_cmpuint (progress->before_until, ==, 20260131);
  g_assert_cmpuint (progress->after_from, ==, 20260531);
  g_assert_cmpuint (progress->sources, ==, 0);
  /* Wilson: 0.4904 to 0.7003 and 0.6918 to 0.8769: they meet although the difference is sure. */
  g_assert_true (progress->overlap);
  small_map_clear (&small);
}

/* Two means, by hand, on 1 ... 5, which is as wide as the shown scale. Ten answers, 1 2 4 2 1 of
 * them at the points: mean 3, variance 12/9, half width 2.262 √(12/90) = 0.82597. Ten more, 0 0 1 2
 * 7: mean 4.6, variance 4.4/9, half width 2.262 √(4.4/90) = 0.50015. */
static void
test_means (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;
  const TlProgress *progress;

  set_up (&small);
  add_counts (&small, "e1", "rating", "1 2 4 2 1", "2026-01-10");
  add_counts (&small, "e2", "rating", "0 0 1 2 7", "2026-02-10");
  list = tl_progress_list (small.map);
  progress = &g_array_index (list, TlProgress, 0);
  g_assert_cmpfloat_with_epsilon (progress->difference, 1.6, 1e-9);
  /* Of the later one only as far as the scale goes: 5 - 4.6 = 0.4. */
  g_assert_cmpfloat_with_epsilon (progress->low, 1.6 - 0.96558, 1e-3);
  g_assert_cmpfloat_with_epsilon (progress->high, 1.6 + hypot (0.82597, 0.4), 1e-3);
  g_assert_cmpint (progress->verdict, ==, TL_PROGRESS_BETTER);
  g_assert_false (progress->overlap);
  small_map_clear (&small);
}

/* All answered alike: how far they are apart is known. Of 500, as few as 3.8415/503.8415 of the
 * rest may say otherwise, 0.0076244, on a scale 4 wide: 0.0304977; of both together √2 times as
 * much. */
static void
test_unanimous (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;
  const TlProgress *progress;

  set_up (&small);
  add_counts (&small, "e1", "nps", "500 0 0 0 0 0 0 0 0 0 0", "2026-01-10");
  add_counts (&small, "e2", "nps", "0 0 0 0 0 0 0 0 0 0 500", "2026-02-10");
  list = tl_progress_list (small.map);
  progress = &g_array_index (list, TlProgress, 0);
  g_assert_cmpint (progress->verdict, ==, TL_PROGRESS_BETTER);
  g_assert_cmpfloat_with_epsilon (progress->difference, 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (progress->low, 4 - M_SQRT2 * 0.0304977, 1e-5);
  g_assert_false (progress->overlap);
  small_map_clear (&small);
}

/* Two who agree are no proof: 3.8415/5.8415 of the rest may say otherwise. */
static void
test_few_unanimous (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;
  const TlProgress *progress;

  set_up (&small);
  add_counts (&small, "e1", "rating", "0 0 2 0 0", "2026-01-10");
  add_counts (&small, "e2", "rating", "0 0 0 2 0", "2026-02-10");
  list = tl_progress_list (small.map);
  progress = &g_array_index (list, TlProgress, 0);
  g_assert_cmpint (progress->verdict, ==, TL_PROGRESS_OPEN);
  g_assert_true (progress->overlap);
  g_assert_cmpfloat_with_epsilon (progress->before.high, 2 * 0.657622, 1e-5);
  g_assert_cmpfloat_with_epsilon (progress->after.low, 1 - 3 * 0.657622, 1e-5);
  small_map_clear (&small);
}

/* Never across measures, nor across scales, nor within a month, nor without a date. */
static void
test_same_question (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;

  set_up (&small);
  add_evidence (&small, "e1", "t1", "csat", "20", "50", "2026-01-31");
  add_evidence (&small, "e2", "t1", "share", "80", "50", "2026-05-31");
  add_evidence (&small, "e3", "t1", "csat", "4", "50", "2026-05-31");
  small_map_set (&small, "e3", TL_PROPERTY_LOW, "1");
  small_map_set (&small, "e3", TL_PROPERTY_HIGH, "5");
  add_evidence (&small, "e4", "t2", "csat", "20", "50", "2026-03-01");
  add_evidence (&small, "e5", "t2", "csat", "80", "50", "2026-03-31");
  add_evidence (&small, "e6", "t2", "csat", "90", "50", NULL);
  list = tl_progress_list (small.map);
  g_assert_cmpuint (list->len, ==, 0);
  small_map_clear (&small);
}

/* The first month against the last, whatever is between; a month is one value; raw answers and a
 * share are the same question. */
static void
test_months (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;
  const TlProgress *progress;
  g_autofree char *before = NULL, *after = NULL;

  set_up (&small);
  add_evidence (&small, "e1", "t1", "csat", "20", "50", "2026-01-01");
  add_evidence (&small, "e2", "t1", "csat", "40", "50", "2026-01-31");
  add_evidence (&small, "e3", "t1", "csat", "99", "500", "2026-02-01");
  add_counts (&small, "e4", "csat", "2 4 4 5 5", "2026-03-01");
  list = tl_progress_list (small.map);
  g_assert_cmpuint (list->len, ==, 1);
  progress = &g_array_index (list, TlProgress, 0);
  before = tl_yardstick_format (&progress->yardstick, progress->before.value);
  after = tl_yardstick_format (&progress->yardstick, progress->after.value);
  g_assert_cmpstr (before, ==, "30 %");
  g_assert_cmpstr (after, ==, "50 %");
  g_assert_cmpuint (progress->before.n, ==, 100);
  g_assert_cmpuint (progress->after.n, ==, 20);
  g_assert_cmpuint (progress->before_from, ==, 20260101);
  g_assert_cmpuint (progress->before_until, ==, 20260131);
  g_assert_cmpint (progress->verdict, ==, TL_PROGRESS_OPEN);
  small_map_clear (&small);
}

/* Less effort is better, and is shown as it was asked; a mean whose spread nobody told cannot be
 * tested. */
static void
test_effort (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;
  const TlProgress *progress;
  g_autofree char *before = NULL;

  set_up (&small);
  add_evidence (&small, "e1", "t1", "ces", "6.2", "31", "2026-01-01");
  add_evidence (&small, "e2", "t1", "ces", "5", "30", "2026-04-01");
  small_map_set (&small, "e1", TL_PROPERTY_DIRECTION, "lower-better");
  small_map_set (&small, "e2", TL_PROPERTY_DIRECTION, "lower-better");
  small_map_set (&small, "e1", TL_PROPERTY_SOURCE, "survey");
  small_map_set (&small, "e2", TL_PROPERTY_SOURCE, "support");
  list = tl_progress_list (small.map);
  progress = &g_array_index (list, TlProgress, 0);
  /* The first and the third of the sources. */
  g_assert_cmpuint (progress->sources, ==, 1 | 4);
  before = tl_yardstick_format (&progress->yardstick, progress->before.value);
  g_assert_cmpstr (before, ==, "6.2");
  g_assert_cmpfloat_with_epsilon (progress->difference, 0.8, 1e-9);
  g_assert_cmpint (progress->verdict, ==, TL_PROGRESS_UNTESTED);
  small_map_clear (&small);
}

/* What is sure comes first, what got worse last. */
static void
test_order (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;

  set_up (&small);
  add_evidence (&small, "e1", "t1", "csat", "80", "50", "2026-01-01");
  add_evidence (&small, "e2", "t1", "csat", "30", "50", "2026-04-01");
  add_evidence (&small, "e3", "t2", "csat", "30", "50", "2026-01-01");
  add_evidence (&small, "e4", "t2", "csat", "80", "50", "2026-04-01");
  list = tl_progress_list (small.map);
  g_assert_cmpuint (list->len, ==, 2);
  g_assert_true (g_array_index (list, TlProgress, 0).touchpoint == small_map_find (&small, "t2"));
  g_assert_cmpint (g_array_index (list, TlProgress, 1).verdict, ==, TL_PROGRESS_WORSE);
  small_map_clear (&small);
}

/* Before it was due against since, that day included; months do not matter. */
static void
test_changes (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;
  const TlChangeProgress *progress;

  set_up (&small);
  small_map_add (&small, TL_KIND_CHANGE, "c1", TL_PROPERTY_STATUS, "done", TL_PROPERTY_ADDRESSES,
                 "t1 t2", TL_PROPERTY_DUE, "2026-03-15", -1);
  small_map_add (&small, TL_KIND_CHANGE, "c2", TL_PROPERTY_STATUS, "doing", TL_PROPERTY_ADDRESSES,
                 "t1", TL_PROPERTY_DUE, "2026-03-15", -1);
  add_evidence (&small, "e1", "t1", "csat", "20", "50", "2026-03-14");
  add_evidence (&small, "e2", "t1", "csat", "80", "50", "2026-03-15");
  add_evidence (&small, "e3", "t2", "csat", "20", "50", "2026-03-14");
  list = tl_progress_list_changes (small.map);
  g_assert_cmpuint (list->len, ==, 1);
  progress = &g_array_index (list, TlChangeProgress, 0);
  g_assert_cmpuint (progress->due, ==, 20260315);
  g_assert_cmpuint (progress->steps->len, ==, 1);
  g_assert_cmpint (g_array_index (progress->steps, TlProgress, 0).verdict, ==, TL_PROGRESS_BETTER);
  g_assert_cmpuint (progress->unasked->len, ==, 1);
  g_assert_true (progress->unasked->pdata[0] == small_map_find (&small, "t2"));
  small_map_clear (&small);
}

/* Only a measure that the goal names is taken for it: “success” names no CES. */
static void
test_goals (void)
{
  SmallMap small;
  g_autoptr (GArray) list = NULL;
  const TlGoalProgress *named, *other;

  set_up (&small);
  small_map_add (&small, TL_KIND_GOAL, "g1", TL_PROPERTY_MEASURE, "NPS after the visit",
                 TL_PROPERTY_BASELINE, "-20", -1);
  small_map_add (&small, TL_KIND_GOAL, "g2", TL_PROPERTY_MEASURE, "Success of letters",
                 TL_PROPERTY_TARGET, "none", -1);
  small_map_add (&small, TL_KIND_GOAL, "g3", TL_PROPERTY_MEASURE, "NPS", -1);
  small_map_set (&small, "t1", TL_PROPERTY_GOAL, "g1");
  small_map_add (&small, TL_KIND_CHANGE, "c1", TL_PROPERTY_GOAL, "g2", TL_PROPERTY_ADDRESSES, "t1",
                 -1);
  add_evidence (&small, "e1", "t1", "nps", "-10", "50", "2026-02-01");
  add_evidence (&small, "e2", "t1", "nps", "5", "50", "2026-04-01");
  add_evidence (&small, "e3", "t1", "csat", "90", "50", "2026-05-01");
  add_evidence (&small, "e4", "t1", "ces", "5", "50", "2026-05-01");
  list = tl_progress_list_goals (small.map);
  g_assert_cmpuint (list->len, ==, 2);
  named = &g_array_index (list, TlGoalProgress, 0);
  other = &g_array_index (list, TlGoalProgress, 1);
  g_assert_true (named->newest == small_map_find (&small, "e2"));
  g_assert_null (other->newest);
  g_assert_cmpuint (other->touchpoints->len, ==, 1);
  small_map_clear (&small);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progress/newcombe", test_newcombe);
  g_test_add_func ("/progress/means", test_means);
  g_test_add_func ("/progress/unanimous", test_unanimous);
  g_test_add_func ("/progress/few-unanimous", test_few_unanimous);
  g_test_add_func ("/progress/same-question", test_same_question);
  g_test_add_func ("/progress/months", test_months);
  g_test_add_func ("/progress/effort", test_effort);
  g_test_add_func ("/progress/order", test_order);
  g_test_add_func ("/progress/changes", test_changes);
  g_test_add_func ("/progress/goals", test_goals);
  return g_test_run ();
}
