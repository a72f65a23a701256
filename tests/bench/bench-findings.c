/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-findings FILE: what it takes to find all findings of a map. */

#include "stopwatch.h"
#include "tl-file.h"
#include "tl-findings.h"

#define ROUNDS 9

static double
find_all (TlMap *map, guint *n)
{
  Stopwatch start = stopwatch_start ();
  g_autoptr (GPtrArray) findings = tl_findings_list (map, "2026-11-22");

  *n = findings->len;
  return stopwatch_stop (start).cpu;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return (one > two) - (one < two);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = argc == 2 ? tl_file_read (argv[1], NULL, &error) : NULL;
  double times[ROUNDS];
  guint n = 0;

  if (map == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-findings FILE");
      return 2;
    }
  for (guint i = 0; i < ROUNDS; i++)
    times[i] = find_all (map, &n);
  qsort (times, ROUNDS, sizeof times[0], compare_times);
  g_print ("findings.all %.3f\nfindings.n %u\n", times[ROUNDS / 2], n);
  return 0;
}
