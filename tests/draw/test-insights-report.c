/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "draw-test.h"
#include "tl-file.h"
#include "tl-history.h"
#include "tl-insights.h"

static char *
read_report (TlMap *map, const char *name)
{
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = make_build_path (name);
  g_autofree char *check = NULL;

  options.subject = TL_EXPORT_INSIGHTS;
  tl_export_to_file (map, &options, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  check = run_program ("qpdf", "--check", path, NULL);
  g_assert_nonnull (strstr (check, "No syntax or stream encoding errors found"));
  return run_program ("pdfinfo", "-struct-text", path, NULL);
}

static void
assert_in_order (const char *text, const char *const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (text, words[i]);

      if (found == NULL)
        g_error ("“%s” is not there, or not after “%s”", words[i], i > 0 ? words[i - 1] : "");
      text = found;
    }
}

/* The whole story, in the order it is told, with the rows of each chart as a table. */
static void
test_report (void)
{
  static const char *const words[] = { "Document",
                                       "H1 (block)\n    \"Insights: Broadband fault repair ",
                                       "H2 (block)\n      \"What Hurts Most",
                                       "“Agents are paid on average handling time” leads to",
                                       "Table (block)",
                                       "\"What it explains",
                                       "H2 (block)\n      \"Root Causes",
                                       "\"Partner contract pays per visit, not per fix",
                                       "touchpoints that hurt: 1 of 2",
                                       "H2 (block)\n      \"How It Feels",
                                       "H3 (block)\n        \"Customer",
                                       "H2 (block)\n      \"Employees and Customers",
                                       "Figure\n      \"Customers ↑ Employees →",
                                       "H2 (block)\n      \"Who Speaks Where",
                                       "H2 (block)\n      \"Goals and Changes",
                                       "H2 (block)\n      \"How the Organisation Stands",
                                       "H2 (block)\n      \"Who Answers",
                                       "H2 (block)\n      \"What Is Proved",
                                       NULL };
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autofree char *tree = read_report (map, "insights.pdf");

  assert_in_order (tree, words);
  /* What can be done in the window cannot be done on paper. */
  g_assert_null (strstr (tree, "Self-Check"));
}

/* What got better comes before all else, with both values, their n and their dates. */
static void
test_better_first (void)
{
  static const char *const words[] = { "H2 (block)\n      \"What Got Better",
                                       "1 touchpoint is likely better than at first.",
                                       "\"Gets a case number by text",
                                       "CSAT: 21 % (28 February 2026, n = 120), then ",
                                       "likely better",
                                       "H2 (block)\n      \"What Hurts Most",
                                       NULL };
  g_autoptr (TlMap) map = load_sample ("fault-repair");
  g_autoptr (TlHistory) history = tl_history_new (map);
  static const char *const values[][2] = { { "e91", "2026-02-28" }, { "e92", "2026-09-30" } };
  g_autofree char *tree = NULL;

  tl_history_begin (history, "Ask", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      TlElement *evidence =
          tl_history_add (history, TL_KIND_EVIDENCE, values[i][0], tl_map_get_root (map), NULL);

      tl_history_set (history, evidence, TL_PROPERTY_ABOUT, "t5");
      tl_history_set (history, evidence, TL_PROPERTY_MEASURE, "csat");
      tl_history_set (history, evidence, TL_PROPERTY_VALUE, i == 0 ? "21" : "55");
      tl_history_set (history, evidence, TL_PROPERTY_N, "120");
      tl_history_set (history, evidence, TL_PROPERTY_DATE, values[i][1]);
    }
  tl_history_commit (history);
  tree = read_report (map, "insights-better.pdf");
  assert_in_order (tree, words);
}

/* Where employees and customers meet too seldom to be compared there is a sentence, and no figure.
 */
static void
test_too_little (void)
{
  static const char content[] =
      "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='One'>"
      "<stage id='s1' title='Ask'><moment id='o1'/></stage>"
      "<lane id='l1' layer='customer' title='Ann'/><lane id='l2' layer='employee' title='Bea'/>"
      "<touchpoint id='t1' lane='l1' moment='o1' title='Waits'/>"
      "<touchpoint id='t2' lane='l2' moment='o1' title='Calls'/>"
      "<evidence id='e1' about='t1' source='survey' measure='rating' value='2' n='9'/>"
      "<evidence id='e2' about='t2' source='survey' measure='rating' value='2' n='9'/>"
      "</journey-map>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, NULL, NULL);
  g_autoptr (GArray) told = tl_insights_list (map, "2026-01-01", TL_SCHEME_LIGHT);
  gboolean is_found = FALSE;

  for (guint i = 0; i < told->len; i++)
    {
      const TlTold *one = &g_array_index (told, TlTold, i);

      if (one->title == NULL || !g_str_has_prefix (one->title, "Too little is known of both"))
        continue;
      g_assert_null (one->words);
      is_found = TRUE;
    }
  g_assert_true (is_found);
}

/* Whatever a map's words are, the report is a report. */
static void
test_hostile (void)
{
  g_autoptr (TlMap) map = make_hostile_map ();
  g_autofree char *tree = read_report (map, "insights-hostile.pdf");

  g_assert_nonnull (strstr (tree, "H1 (block)"));
}

/* A map that tells nothing says so. */
static void
test_nothing (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autofree char *tree = NULL;

  g_assert_null (tl_insights_list (map, "2026-01-01", TL_SCHEME_LIGHT));
  tree = read_report (map, "insights-nothing.pdf");
  g_assert_nonnull (strstr (tree, "Nothing to Say Yet"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/insights-report/report", test_report);
  g_test_add_func ("/insights-report/better-first", test_better_first);
  g_test_add_func ("/insights-report/too-little", test_too_little);
  g_test_add_func ("/insights-report/hostile", test_hostile);
  g_test_add_func ("/insights-report/nothing", test_nothing);
  return g_test_run ();
}
