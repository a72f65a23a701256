/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-compare BEFORE AFTER: what it takes to find what is different between two maps, once they
 * are read, and to say it in words. */

#include "stopwatch.h"
#include "tl-difference-words.h"
#include "tl-file.h"

#define ROUNDS 9

typedef struct
{
  double found[ROUNDS], told[ROUNDS];
  guint n;
} Times;

static void
compare (TlMap *before, TlMap *after, Times *times, guint round)
{
  Stopwatch start = stopwatch_start ();
  g_autoptr (TlDifference) difference = tl_difference_new (before, after);
  g_autoptr (GArray) lines = NULL;

  times->found[round] = stopwatch_stop (start).cpu;
  lines = tl_difference_words_list (difference, before, after);
  times->told[round] = stopwatch_stop (start).cpu;
  times->n = lines->len;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return (one > two) - (one < two);
}

static TlMap *
read_map (const char *path)
{
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read (path, NULL, &error);

  if (map == NULL)
    g_printerr ("%s: %s\n", path, error->message);
  return map;
}

int
main (int argc, char **argv)
{
  g_autoptr (TlMap) before = argc == 3 ? read_map (argv[1]) : NULL;
  g_autoptr (TlMap) after = argc == 3 ? read_map (argv[2]) : NULL;
  Times times;

  if (before == NULL || after == NULL)
    {
      g_printerr ("Usage: bench-compare BEFORE AFTER\n");
      return 2;
    }
  for (guint i = 0; i < ROUNDS; i++)
    compare (before, after, &times, i);
  qsort (times.found, ROUNDS, sizeof times.found[0], compare_times);
  qsort (times.told, ROUNDS, sizeof times.told[0], compare_times);
  g_print ("compare.found %.3f\ncompare.told %.3f\ncompare.n %u\n", times.found[ROUNDS / 2],
           times.told[ROUNDS / 2], times.n);
  return 0;
}
