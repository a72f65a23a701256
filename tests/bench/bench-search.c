/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-search FILE: what it takes to make the index of a map's text, to find each of some queries
 * as they are typed, and to find again after an edit. */

#include "stopwatch.h"
#include "tl-file.h"
#include "tl-filter.h"
#include "tl-history.h"

static const char *const queries[] = { "e",         "a",        "wa",          "wait",
                                       "the queue", "is t r e", "cont cen ag", "nothing of this" };

static double
find (TlSearch *search, const char *words)
{
  Stopwatch start = stopwatch_start ();
  g_autoptr (GArray) hits = tl_search_find (search, words);

  return stopwatch_stop (start).cpu;
}

static double
find_worst (TlSearch *search)
{
  double worst = 0;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    worst = MAX (worst, find (search, queries[i]));
  return worst;
}

static double
find_after_edit (TlSearch *search, TlHistory *history)
{
  TlElement *card = tl_map_get_first (tl_history_get_map (history), TL_KIND_TOUCHPOINT);

  tl_history_begin (history, "Edit", NULL);
  tl_history_set (history, card, TL_PROPERTY_TITLE, "Waits for an engineer");
  tl_history_commit (history);
  return find (search, "engineer");
}

static double
filter (TlSearch *search)
{
  g_autoptr (TlFilter) filter =
      tl_filter_from_text ("layer=customer,employee,partner,organisation feeling=-2.0..2.0 "
                           "without-evidence=yes");
  Stopwatch start = stopwatch_start ();
  g_autoptr (GArray) hits = tl_filter_find (filter, search);

  return stopwatch_stop (start).cpu;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = argc == 2 ? tl_file_read (argv[1], NULL, &error) : NULL;
  g_autoptr (TlHistory) history = NULL;
  g_autoptr (TlSearch) search = NULL;

  if (map == NULL)
    {
      g_printerr ("Usage: bench-search FILE%s%s\n", error != NULL ? ": " : "",
                  error != NULL ? error->message : "");
      return 2;
    }
  history = tl_history_new (map);
  search = tl_search_new (map);
  g_print ("search.first %.3f\n", find (search, "wait"));
  g_print ("search.typed %.3f\n", find_worst (search));
  g_print ("search.edited %.3f\n", find_after_edit (search, history));
  g_print ("search.filter %.3f\n", filter (search));
  return 0;
}
