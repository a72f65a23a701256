/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-reflection.h"

/* F. J. Anscombe, Graphs in Statistical Analysis, The American Statistician 27 (1973), the first
 * of his four sets: r = 0.816. Its 95 % interval by Fisher's transformation, as statistics programs
 * give it: 0.4244 to 0.9507. */
static void
test_anscombe (void)
{
  const double x[] = { 10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5 };
  const double y[] = { 8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68 };
  TlCorrelation correlation = tl_correlation_get (x, y, G_N_ELEMENTS (x));

  g_assert_cmpuint (correlation.n, ==, 11);
  g_assert_true (correlation.known && correlation.bounded);
  g_assert_cmpfloat_with_epsilon (correlation.r, 0.8164205, 1e-6);
  g_assert_cmpfloat_with_epsilon (correlation.low, 0.4243912, 1e-5);
  g_assert_cmpfloat_with_epsilon (correlation.high, 0.9506933, 1e-5);
}

/* Too few pairs say nothing, three have no interval, and what is always the same goes with nothing;
 * a straight line is bounded by itself. */
static void
test_edges (void)
{
  const double x[] = { 1, 2, 3, 4 }, down[] = { 8, 6, 4, 2 }, same[] = { 1, 1, 1, 1 };
  TlCorrelation line = tl_correlation_get (x, down, 4);

  g_assert_false (tl_correlation_get (x, down, 0).known);
  g_assert_false (tl_correlation_get (x, down, 2).known);
  g_assert_true (tl_correlation_get (x, down, 3).known);
  g_assert_false (tl_correlation_get (x, down, 3).bounded);
  g_assert_false (tl_correlation_get (x, same, 4).known);
  g_assert_false (tl_correlation_get (same, x, 4).known);
  g_assert_cmpfloat_with_epsilon (line.r, -1, 1e-9);
  g_assert_cmpfloat_with_epsilon (line.low, -1, 1e-6);
  g_assert_cmpfloat_with_epsilon (line.high, -1, 1e-6);
}

static void
add (SmallMap *small, const char *id, const char *lane, const char *moment, const char *feeling)
{
  small_map_add (small, TL_KIND_TOUCHPOINT, id, TL_PROPERTY_LANE, lane, TL_PROPERTY_MOMENT, moment,
                 -1);
  small_map_set (small, id, TL_PROPERTY_FEELING, feeling);
}

/* Only where both are known, over all that stands there. */
static void
test_points (void)
{
  SmallMap small;
  TlReflection reflection;
  const TlReflectionPoint *point;

  small_map_init (&small);
  add (&small, "t1", "l1", "o1", "-1");
  add (&small, "t2", "l1", "o1", "0");
  add (&small, "t3", "l2", "o1", "-2");
  add (&small, "t4", "l2", "o1", NULL);
  add (&small, "t5", "l1", "o2", "1");
  tl_reflection_read (&reflection, small.map);
  g_assert_cmpuint (reflection.points->len, ==, 1);
  point = &g_array_index (reflection.points, TlReflectionPoint, 0);
  g_assert_true (point->moment == small_map_find (&small, "o1"));
  g_assert_cmpfloat_with_epsilon (point->customer.value, -0.5, 1e-9);
  g_assert_cmpfloat_with_epsilon (point->employee.value, -2, 1e-9);
  g_assert_cmpuint (point->touchpoints->len, ==, 3);
  g_assert_false (reflection.correlation.known);
  tl_reflection_clear (&reflection);
  /* What lasts stands in the next moment too. */
  small_map_set (&small, "t3", TL_PROPERTY_SPAN, "2");
  tl_reflection_read (&reflection, small.map);
  g_assert_cmpuint (reflection.points->len, ==, 2);
  tl_reflection_clear (&reflection);
  small_map_clear (&small);
}

/* The same two that last are one observation, not one for each moment they last. */
static void
test_lasting (void)
{
  SmallMap small;
  TlReflection reflection;

  small_map_init (&small);
  add (&small, "t1", "l1", "o1", "-1");
  add (&small, "t2", "l2", "o1", "-2");
  small_map_set (&small, "t1", TL_PROPERTY_SPAN, "2");
  small_map_set (&small, "t2", TL_PROPERTY_SPAN, "2");
  tl_reflection_read (&reflection, small.map);
  g_assert_cmpuint (reflection.points->len, ==, 1);
  tl_reflection_clear (&reflection);
  small_map_clear (&small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reflection/anscombe", test_anscombe);
  g_test_add_func ("/reflection/edges", test_edges);
  g_test_add_func ("/reflection/points", test_points);
  g_test_add_func ("/reflection/lasting", test_lasting);
  return g_test_run ();
}
