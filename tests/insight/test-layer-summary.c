/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-curve-summary.h"
#include "tl-layer-summary.h"

static void
add (SmallMap *small, const char *id, const char *lane, const char *moment, const char *feeling)
{
  small_map_add (small, TL_KIND_TOUCHPOINT, id, TL_PROPERTY_LANE, lane, TL_PROPERTY_MOMENT, moment,
                 -1);
  small_map_set (small, id, TL_PROPERTY_FEELING, feeling);
}

/* Felt −1 and +0.5 at the first moment and −1.5 at the second, which stands first in the map: the
 * mean is (−1 + 0.5 − 1.5) / 3, the peak and the end are the last. */
static void
test_mean_peak_end (void)
{
  SmallMap small;
  TlLayerSummary summaries[TL_N_LAYERS];
  const TlLayerSummary *customer = &summaries[TL_LAYER_CUSTOMER];

  small_map_init (&small);
  add (&small, "t3", "l1", "o2", "-1.5");
  add (&small, "t1", "l1", "o1", "-1");
  add (&small, "t2", "l1", "o1", "0.5");
  add (&small, "t4", "l1", "o2", NULL);
  tl_layer_summary_read (small.map, summaries);
  g_assert_cmpuint (customer->mean.n, ==, 3);
  g_assert_cmpfloat_with_epsilon (customer->mean.value, -2.0 / 3, 1e-9);
  g_assert_true (customer->peak == small_map_find (&small, "t3"));
  g_assert_true (customer->end == small_map_find (&small, "t3"));
  g_assert_cmpuint (customer->n_assessed, ==, 3);
  g_assert_cmpuint (customer->all->len, ==, 4);
  g_assert_cmpuint (customer->proved->len, ==, 0);
  g_assert_true (customer->felt->pdata[0] == small_map_find (&small, "t1"));
  g_assert_false (summaries[TL_LAYER_EMPLOYEE].mean.known);
  g_assert_null (summaries[TL_LAYER_EMPLOYEE].peak);
  tl_layer_summary_clear (summaries);
  small_map_clear (&small);
}

/* Of what is felt as strongly the earlier is the peak, whatever was added first; of one moment the
 * first. The end is the last of the last moment. */
static void
test_equals (void)
{
  SmallMap small;
  TlCurveSummary summary = { 0 };
  static const struct
  {
    const char *id;
    guint moment;
    double value;
  } felt[] = { { "t1", 2, 1.5 }, { "t2", 1, -1.5 }, { "t3", 1, 1.5 }, { "t4", 2, 0 } };

  small_map_init (&small);
  for (guint i = 0; i < G_N_ELEMENTS (felt); i++)
    {
      TlExperience experience = { .known = TRUE, .value = felt[i].value };

      add (&small, felt[i].id, "l1", "o1", NULL);
      tl_curve_summary_add (&summary, small_map_find (&small, felt[i].id), felt[i].moment,
                            felt[i].moment, &experience);
    }
  tl_curve_summary_add (&summary, small_map_find (&small, "t1"), 9, 9, &(TlExperience){ 0 });
  g_assert_true (summary.peak == small_map_find (&small, "t2"));
  g_assert_true (summary.end == small_map_find (&small, "t4"));
  g_assert_cmpuint (summary.sum.n, ==, 4);
  /* What lasts longer is felt last, though it began before. */
  tl_curve_summary_add (&summary, small_map_find (&small, "t3"), 1, 3,
                        &(TlExperience){ .known = TRUE, .value = -1 });
  g_assert_true (summary.end == small_map_find (&small, "t3"));
  small_map_clear (&small);
}

/* Words alone prove that somebody was asked; a number says how it is felt. */
static void
test_evidence (void)
{
  SmallMap small;
  TlLayerSummary summaries[TL_N_LAYERS];
  const TlLayerSummary *employee = &summaries[TL_LAYER_EMPLOYEE];

  small_map_init (&small);
  add (&small, "t1", "l2", "o1", NULL);
  add (&small, "t2", "l2", "o2", NULL);
  small_map_add (&small, TL_KIND_EVIDENCE, "e1", TL_PROPERTY_ABOUT, "t1", TL_PROPERTY_WORDS, "So.",
                 -1);
  small_map_add (&small, TL_KIND_EVIDENCE, "e2", TL_PROPERTY_ABOUT, "t2", TL_PROPERTY_MEASURE,
                 "ces", TL_PROPERTY_VALUE, "7", TL_PROPERTY_N, "9", TL_PROPERTY_LOW, "1",
                 TL_PROPERTY_HIGH, "7", TL_PROPERTY_DIRECTION, "higher-better", -1);
  tl_layer_summary_read (small.map, summaries);
  g_assert_cmpuint (employee->proved->len, ==, 2);
  g_assert_cmpuint (employee->mean.n, ==, 1);
  g_assert_cmpuint (employee->n_by[TL_MEASURE_CES], ==, 1);
  g_assert_cmpuint (employee->n_assessed, ==, 0);
  g_assert_cmpfloat_with_epsilon (employee->at_end.value, 2, 1e-9);
  tl_layer_summary_clear (summaries);
  small_map_clear (&small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layer-summary/mean-peak-end", test_mean_peak_end);
  g_test_add_func ("/layer-summary/equals", test_equals);
  g_test_add_func ("/layer-summary/evidence", test_evidence);
  return g_test_run ();
}
