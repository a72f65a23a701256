/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-time FILE: what a step of the time slider costs a layout: between two times a fifth of the
 * evidence lies apart, or all of it; what laying the map out anew would cost, and what the curves
 * of all months do. */

#include "stopwatch.h"
#include "tl-file.h"
#include "tl-months.h"
#include "tl-sheet.h"

#define ROUNDS 9

static double
go_to (TlLayout *layout, TlDay day)
{
  TlPeriod period = tl_period_up_to (day);
  g_autoptr (GArray) damage = g_array_new (FALSE, FALSE, sizeof (TlRect));
  Stopwatch start = stopwatch_start ();

  tl_layout_set_period (layout, &period, damage);
  return stopwatch_stop (start).cpu;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return (one > two) - (one < two);
}

static double
get_median (double *times, guint n)
{
  qsort (times, n, sizeof times[0], compare_times);
  return times[n / 2];
}

/* The evidence of synthetic maps is of May 2026. */
static void
measure_steps (TlLayout *layout)
{
  static const TlDay days[] = { 20260506, 20260512, 20260518, 20260524, 20260531 };
  double steps[ROUNDS * G_N_ELEMENTS (days)], all[ROUNDS];
  guint n = 0;

  g_print ("time.first %.3f\n", go_to (layout, 20260430));
  for (guint i = 0; i < ROUNDS; i++)
    {
      for (guint k = 0; k < G_N_ELEMENTS (days); k++)
        steps[n++] = go_to (layout, days[k]);
      all[i] = go_to (layout, 20260430);
    }
  g_print ("time.step %.3f\n", get_median (steps, n));
  g_print ("time.all %.3f\n", get_median (all, ROUNDS));
}

static void
measure_sheet (TlMap *map)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      Stopwatch start = stopwatch_start ();

      tl_sheet_free (tl_sheet_new (map, NULL));
      times[i] = stopwatch_stop (start).cpu;
    }
  g_print ("time.anew %.3f\n", get_median (times, ROUNDS));
}

/* All months side by side. */
static void
measure_months (TlMap *map)
{
  double times[ROUNDS];

  for (guint i = 0; i < ROUNDS; i++)
    {
      Stopwatch start = stopwatch_start ();

      tl_months_free (tl_months_new (map));
      times[i] = stopwatch_stop (start).cpu;
    }
  g_print ("time.months %.3f\n", get_median (times, ROUNDS));
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = argc == 2 ? tl_file_read (argv[1], NULL, &error) : NULL;
  g_autoptr (TlSheet) sheet = NULL;

  if (map == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-time FILE");
      return 2;
    }
  sheet = tl_sheet_new (map, NULL);
  measure_steps (sheet->layout);
  measure_sheet (map);
  measure_months (map);
  return 0;
}
