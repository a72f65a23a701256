/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-findings FILE: what it takes to find all findings of a map, and who owns what. */

#include "stopwatch.h"
#include "tl-file.h"
#include "tl-findings.h"
#include "tl-ownership-matrix.h"

#define ROUNDS 9

static double
find_all (TlMap *map, guint *n)
{
  Stopwatch start = stopwatch_start ();
  g_autoptr (GPtrArray) findings = tl_findings_list (map, "2026-11-22");

  *n = findings->len;
  return stopwatch_stop (start).cpu;
}

static double
list_owners (TlMap *map, guint *n)
{
  Stopwatch start = stopwatch_start ();
  g_autoptr (TlOwnershipMatrix) matrix = tl_ownership_matrix_new (map);

  tl_ownership_matrix_sort (matrix, TL_OWNERSHIP_BY_NAME, 0, FALSE);
  *n = matrix->n_rows;
  return stopwatch_stop (start).cpu;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return (one > two) - (one < two);
}

static void
measure (TlMap *map, const char *name, double (*run) (TlMap *map, guint *n))
{
  double times[ROUNDS];
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    times[i] = run (map, &n);
  qsort (times, ROUNDS, sizeof times[0], compare_times);
  g_print ("%s.all %.3f\n%s.n %u\n", name, times[ROUNDS / 2], name, n);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = argc == 2 ? tl_file_read (argv[1], NULL, &error) : NULL;

  if (map == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-findings FILE");
      return 2;
    }
  measure (map, "findings", find_all);
  measure (map, "owners", list_owners);
  return 0;
}
