/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "tl-difference-words.h"
#include "tl-file.h"

#define TOP                                                                                        \
  "<role id='r1' title='Lead'/><stage id='s1' title='Get help'><moment id='o1'/>"                  \
  "<moment id='o2'/></stage><stage id='s2' title='Leave'><moment id='o3'/></stage>"                \
  "<lane id='l1' layer='customer' title='Amira'/><lane id='l2' layer='partner' title='Dev'/>"      \
  "<lane id='l3' layer='employee' title='Bea'/>"                                                   \
  "<lane id='l4' layer='organisation' title='Process'/>"
#define CARD(place, rest) TOP "<touchpoint id='t1' " place " title='Waits' " rest "/>"
#define AT_BEA "lane='l3' moment='o1'"
#define LANE_CHANGED                                                                               \
  "<role id='r1' title='Lead'/><stage id='s1' title='Get help'><moment id='o1'/>"                  \
  "<moment id='o2'/></stage><stage id='s2' title='Leave'><moment id='o3'/></stage>"                \
  "<lane id='l1' layer='customer' title='Amira'/><lane id='l2' layer='partner' title='Dev'/>"      \
  "<lane id='l3' layer='organisation' title='Bea'/>"                                               \
  "<lane id='l4' layer='organisation' title='Process'/>"                                           \
  "<touchpoint id='t1' " AT_BEA " title='Waits'/>"
#define RATED(value)                                                                               \
  CARD (AT_BEA, "")                                                                                \
  "<evidence id='e1' about='t1' source='survey' measure='rating' value='" value                    \
  "' n='31' low='1' high='5' date='2026-05-31'/>"

static const struct
{
  const char *name, *before, *after, *words;
} cases[] = {
  { "visibility", CARD (AT_BEA, ""), CARD ("lane='l4' moment='o1'", ""),
    "“Waits” moved from Bea to Process: crossed the line of visibility" },
  { "interaction", CARD (AT_BEA, ""), CARD ("lane='l1' moment='o1'", ""),
    "“Waits” moved from Bea to Amira: crossed the line of interaction" },
  { "both-lines", CARD ("lane='l1' moment='o1'", ""), CARD ("lane='l4' moment='o1'", ""),
    "“Waits” moved from Amira to Process: crossed the lines of interaction and of visibility" },
  { "layer", CARD (AT_BEA, ""), CARD ("lane='l2' moment='o1'", ""),
    "“Waits” moved from Bea to Dev: to another layer" },
  { "moment", CARD (AT_BEA, ""), CARD ("lane='l3' moment='o2'", ""),
    "“Waits” moved from Get help, moment 1 to Get help, moment 2" },
  { "lane-and-moment", CARD (AT_BEA, ""), CARD ("lane='l4' moment='o3'", ""),
    "“Waits” moved from Bea, Get help, moment 1 to Process, Leave, moment 1: crossed the line of "
    "visibility" },
  { "set", CARD (AT_BEA, ""), CARD (AT_BEA, "feeling='-1.5'"),
    "Touchpoint “Waits”: Feeling is now −1.5 (assessed)" },
  { "number", RATED ("1.8"), RATED ("2.4"),
    "Evidence (Survey, 2026-05-31) about “Waits”: Value changed from Rating 1.8 (n = 31), Survey, "
    "2026-05-31 to "
    "Rating 2.4 (n = 31), Survey, 2026-05-31" },
  { "unset", CARD (AT_BEA, "accountable='r1'"), CARD (AT_BEA, ""),
    "Touchpoint “Waits”: Accountable is not set any more, it was Lead" },
  { "choice", CARD (AT_BEA, ""), CARD (AT_BEA, "kind='pain'"),
    "Touchpoint “Waits”: Kind changed from Touchpoint to Pain point" },
  { "tokens", CARD (AT_BEA, "channels='phone'"), CARD (AT_BEA, "channels='phone email'"),
    "Touchpoint “Waits”: Channels changed from Phone to Phone, E-mail" },
  { "title", "<goal id='g1' title='One'/>", "<goal id='g1' title='Two'/>",
    "Goal “Two”: Title changed from “One” to “Two”" },
  { "flag", "<team id='g1' name='One'/>", "<team id='g1' name='One' partner='yes'/>",
    "Team “One”: Partner firm changed from no to yes" },
  { "map", "<summary>Then</summary>", "<summary>Now&#10;and then</summary>",
    "The map: Summary changed from “Then” to “Now and then”" },
  { "added", TOP, CARD (AT_BEA, ""), "Touchpoint “Waits” is new, at Bea, Get help, moment 1" },
  { "removed", CARD (AT_BEA, ""), TOP, "Touchpoint “Waits” is gone" },
  { "order", "<stage id='s1' title='One'/><stage id='s2' title='Two'/>",
    "<stage id='s2' title='Two'/><stage id='s1' title='One'/>", "Stage “Two” stands elsewhere" },
  { "link", CARD (AT_BEA, "") "<touchpoint id='t2' lane='l1' moment='o1' title='Leaves'/>",
    CARD (AT_BEA, "") "<touchpoint id='t2' lane='l1' moment='o1' title='Leaves'/>"
                      "<link id='k1' from='t1' to='t2' kind='causes'/>",
    "Link (“Waits” causes “Leaves”) is new" },
};

static TlMap *
read_map (const char *content)
{
  g_autofree char *xml =
      g_strconcat ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Test'>",
                   content, "</journey-map>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TlMap) before = read_map (cases[i].before), after = read_map (cases[i].after);
  g_autoptr (TlDifference) difference = tl_difference_new (before, after);
  g_autoptr (GArray) lines = tl_difference_words_list (difference, before, after);

  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (g_array_index (lines, TlDifferenceLine, 0).words, ==, cases[i].words);
}

/* Cards of two maps of their own meet by their ids alone. */
static void
test_doubt (void)
{
#define THREE(a, b, c)                                                                             \
  TOP "<touchpoint id='t1' " AT_BEA " title='" a "'/><touchpoint id='t2' " AT_BEA " title='" b     \
      "'/><touchpoint id='t3' " AT_BEA " title='" c "'/>"
  g_autoptr (TlMap) before = read_map (THREE ("A", "B", "C"));
  g_autoptr (TlMap) one_kept = read_map (THREE ("A", "Y", "Z"));
  g_autoptr (TlMap) none_kept = read_map (THREE ("X", "Y", "Z"));
  g_autoptr (TlDifference) likely = tl_difference_new (before, one_kept);
  g_autoptr (TlDifference) doubtful = tl_difference_new (before, none_kept);
  g_autofree char *none = tl_difference_words_find_doubt (likely);
  g_autofree char *doubt = tl_difference_words_find_doubt (doubtful);

  g_assert_null (none);
  g_assert_cmpstr (doubt, ==,
                   "Of the 3 touchpoints with the same id on both maps 3 have another title: these "
                   "may be two maps of their own, and not two states of one.");
#undef THREE
}

/* A lane that goes to another layer takes its cards across the line. */
static void
test_with_its_lane (void)
{
  g_autoptr (TlMap) before = read_map (CARD (AT_BEA, "")), after = read_map (LANE_CHANGED);
  g_autoptr (TlDifference) difference = tl_difference_new (before, after);
  g_autoptr (GArray) lines = tl_difference_words_list (difference, before, after);

  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_array_index (lines, TlDifferenceLine, 0).words, ==,
                   "“Waits” moved with its lane Bea: crossed the line of visibility");
}

/* What matters most comes first, and each line knows its element on both maps. */
static void
test_groups (void)
{
  g_autoptr (TlMap) before = read_map (
      TOP "<touchpoint id='t1' " AT_BEA " title='A'/><touchpoint id='t2' " AT_BEA " title='B'/>"
          "<touchpoint id='t3' " AT_BEA " title='C'/><touchpoint id='t4' " AT_BEA " title='D'/>");
  g_autoptr (TlMap) after = read_map (
      TOP "<touchpoint id='t0' " AT_BEA " title='New'/><touchpoint id='t1' " AT_BEA " title='AA'/>"
          "<touchpoint id='t2' lane='l3' moment='o2' title='B'/>"
          "<touchpoint id='t3' lane='l4' moment='o1' title='C'/>");
  g_autoptr (TlDifference) difference = tl_difference_new (before, after);
  g_autoptr (GArray) lines = tl_difference_words_list (difference, before, after);

  g_assert_cmpuint (lines->len, ==, TL_N_DIFFERENCE_GROUPS);
  for (guint i = 0; i < lines->len; i++)
    {
      const TlDifferenceLine *line = &g_array_index (lines, TlDifferenceLine, i);

      g_assert_cmpint (line->group, ==, (int) i);
      g_assert_true ((line->before == NULL) == (line->group == TL_DIFFERENCE_ADDED));
      g_assert_true ((line->after == NULL) == (line->group == TL_DIFFERENCE_REMOVED));
    }
}

static void
test_figures (void)
{
  g_autoptr (TlMap) before = read_map (CARD (AT_BEA, "feeling='-2'"));
  g_autoptr (TlMap) after = read_map (
      CARD (AT_BEA, "feeling='1' accountable='r1'") "<touchpoint id='t2' lane='l3' moment='o2' "
                                                    "feeling='0'/>");
  g_autoptr (TlDifference) difference = tl_difference_new (before, after);
  g_autoptr (GArray) figures = tl_difference_words_sum_up (difference);
  g_autoptr (GString) all = g_string_new (NULL);
  g_autofree char *kept = tl_difference_words_describe_kept (difference);

  for (guint i = 0; i < figures->len; i++)
    {
      g_autofree char *words =
          tl_difference_words_describe_figure (&g_array_index (figures, TlDifferenceFigure, i));

      g_string_append_printf (all, "%s\n", words);
    }
  g_assert_cmpstr (all->str, ==,
                   "Employee experience: −2.0 (touchpoints: 1, assessed) → +0.5 (touchpoints: 2, "
                   "assessed)\n"
                   "Touchpoints: 1 → 2\nMoments: 3 → 3\nHand-offs: 0 → 0\n"
                   "Touchpoints with an owner: 0 → 1\nRoles that own touchpoints: 0 → 1\n");
  g_assert_cmpstr (kept, ==, "10 elements stay as they are");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/difference-words/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/difference-words/groups", test_groups);
  g_test_add_func ("/difference-words/with-its-lane", test_with_its_lane);
  g_test_add_func ("/difference-words/doubt", test_doubt);
  g_test_add_func ("/difference-words/figures", test_figures);
  return g_test_run ();
}
