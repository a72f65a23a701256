/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "tl-file.h"
#include "tl-ownership-gaps.h"
#include "tl-ownership-matrix.h"
#include "tl-ownership.h"

#define TODAY "2026-11-22"

/* Two teams and one role of none; what each has to do with is worked out by hand below. */
#define MAP                                                                                        \
  "<person id='p1' layer='customer' name='Amira Khan'/>"                                           \
  "<team id='tm1' name='Tier 2'/><team id='tm2' name='Contact centre'/>"                           \
  "<role id='r1' team='tm2' title='Lead'/><role id='r2' team='tm1' title='Manager'/>"              \
  "<role id='r3' title='Chair'/><role id='r4' team='tm2' title='agent'/>"                          \
  "<stage id='s1' title='Before' territory='customer'><moment id='o1'/></stage>"                   \
  "<stage id='s2' title='Get help' territory='shared'><moment id='o2'/><moment id='o3'/></stage>"  \
  "<stage id='s3' title='Repair' territory='shared'><moment id='o4'/></stage>"                     \
  "<lane id='l1' layer='customer' kind='touchpoints' title='Amira' person='p1'/>"
#define CARD(id, moment, more)                                                                     \
  "<touchpoint id='" id "' lane='l1' moment='" moment "' title='Card " id "' " more "/>"
#define CARDS                                                                                      \
  CARD ("t1", "o1", "kind='action' informed='r3'")                                                 \
  CARD ("t2", "o2", "kind='contact' accountable='r1' responsible='r1 r4' consulted='r2'")          \
  CARD ("t3", "o3", "kind='contact' accountable='r1' informed='r2 r3'")                            \
  CARD ("t4", "o3", "kind='contact' span='2'")                                                     \
  CARD ("t5", "o4", "kind='contact' accountable='r2'")                                             \
  CARD ("t6", "o4", "kind='process' accountable='r2' responsible='r4'")                            \
  CARD ("t7", "o4", "kind='policy' accountable='r2'")                                              \
  CARD ("t8", "o4", "kind='policy' accountable='r2'")

static TlMap *
read_map (const char *lang, const char *content)
{
  g_autofree char *xml =
      g_strconcat ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Test' ", lang,
                   ">", content, "</journey-map>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read_bytes (bytes, &problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (problems != NULL ? problems->len : 0, ==, 0);
  return map;
}

/* "n: accountable responsible consulted informed" of a cell, then its cards. */
static char *
describe (const TlOwnershipCell *cell)
{
  GString *words = g_string_new (NULL);
  const TlOwnershipCount *count = &cell->count;

  g_string_append_printf (words, "%u: %u %u %u %u", count->n, count->ways[TL_INVOLVED_ACCOUNTABLE],
                          count->ways[TL_INVOLVED_RESPONSIBLE], count->ways[TL_INVOLVED_CONSULTED],
                          count->ways[TL_INVOLVED_INFORMED]);
  for (guint i = 0; i < count->n; i++)
    g_string_append_printf (words, " %s", tl_element_get_id (cell->cards[i].touchpoint));
  return g_string_free (words, FALSE);
}

static void
test_counts (void)
{
  static const struct
  {
    const char *role; /* NULL: nobody */
    const char *cells[3];
    guint heat[3];
    guint n;
  } expected[] = {
    { "r1", { "0: 0 0 0 0", "2: 2 1 0 0 t2 t3", "0: 0 0 0 0" }, { 0, 2, 0 }, 2 },
    { "r2", { "0: 0 0 0 0", "2: 0 0 1 1 t2 t3", "4: 4 0 0 0 t5 t6 t7 t8" }, { 0, 0, 4 }, 6 },
    { "r3", { "1: 0 0 0 1 t1", "1: 0 0 0 1 t3", "0: 0 0 0 0" }, { 0, 0, 0 }, 2 },
    { "r4", { "0: 0 0 0 0", "1: 0 1 0 0 t2", "1: 0 1 0 0 t6" }, { 0, 0, 0 }, 2 },
    { NULL, { "0: 0 0 0 0", "1: 0 0 0 0 t4", "0: 0 0 0 0" }, { 0, 0, 0 }, 1 },
  };
  g_autoptr (TlMap) map = read_map ("", MAP CARDS);
  g_autoptr (TlOwnershipMatrix) matrix = tl_ownership_matrix_new (map);

  g_assert_cmpuint (matrix->n_rows, ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (matrix->n_columns, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const TlElement *role = expected[i].role != NULL ? tl_map_find (map, expected[i].role) : NULL;
      const TlOwnershipRow *row = tl_ownership_matrix_find (matrix, role);

      row = row != NULL ? row : &matrix->rows[matrix->n_rows - 1];
      g_assert_true (row->role == role);
      g_assert_cmpuint (row->total.n, ==, expected[i].n);
      for (guint column = 0; column < 3; column++)
        {
          g_autofree char *words = describe (&row->cells[column]);

          g_assert_cmpstr (words, ==, expected[i].cells[column]);
          g_assert_cmpuint (row->cells[column].heat, ==, expected[i].heat[column]);
        }
    }
}

static void
test_ways_of_one_card (void)
{
  g_autoptr (TlMap) map = read_map ("", MAP CARDS);
  g_autoptr (TlOwnershipMatrix) matrix = tl_ownership_matrix_new (map);
  const TlOwnershipRow *row = tl_ownership_matrix_find (matrix, tl_map_find (map, "r1"));

  g_assert_cmpuint (row->cells[1].cards[0].ways, ==,
                    1 << TL_INVOLVED_ACCOUNTABLE | 1 << TL_INVOLVED_RESPONSIBLE);
  g_assert_cmpuint (row->cells[1].cards[1].ways, ==, 1 << TL_INVOLVED_ACCOUNTABLE);
}

static void
test_totals (void)
{
  g_autoptr (TlMap) map = read_map ("", MAP CARDS);
  g_autoptr (TlOwnershipMatrix) matrix = tl_ownership_matrix_new (map);
  static const guint touchpoints[] = { 1, 3, 4 }, owned[] = { 0, 2, 4 }, n[] = { 1, 6, 5 };

  g_assert_cmpuint (matrix->n_owned, ==, 6);
  for (guint column = 0; column < 3; column++)
    {
      g_assert_cmpuint (matrix->columns[column].n_touchpoints, ==, touchpoints[column]);
      g_assert_cmpuint (matrix->columns[column].n_owned, ==, owned[column]);
      g_assert_cmpuint (matrix->columns[column].total.n, ==, n[column]);
      g_assert_cmpuint (matrix->columns[column].total.ways[TL_INVOLVED_ACCOUNTABLE], ==,
                        owned[column]);
    }
}

static void
test_sort (void)
{
  static const struct
  {
    TlOwnershipOrder order;
    guint column;
    gboolean backwards;
    const char *rows; /* nobody: - */
  } cases[] = {
    { TL_OWNERSHIP_BY_MAP, 0, FALSE, "r2 r1 r4 r3 -" },
    { TL_OWNERSHIP_BY_NAME, 0, FALSE, "r4 r1 r2 r3 -" },
    { TL_OWNERSHIP_BY_NAME, 0, TRUE, "r2 r1 r4 r3 -" },
    { TL_OWNERSHIP_BY_LOAD, 0, FALSE, "r2 r1 r4 r3 -" },
    { TL_OWNERSHIP_BY_LOAD, 0, TRUE, "r4 r1 r2 r3 -" },
    { TL_OWNERSHIP_BY_STAGE, 1, FALSE, "r1 r4 r2 r3 -" },
    { TL_OWNERSHIP_BY_STAGE, 2, FALSE, "r2 r4 r1 r3 -" },
    { TL_OWNERSHIP_BY_JOURNEY, 0, FALSE, "r2 r1 r4 r3 -" },
    { TL_OWNERSHIP_BY_MAP, 0, FALSE, "r2 r1 r4 r3 -" },
  };
  g_autoptr (TlMap) map = read_map ("", MAP CARDS);
  g_autoptr (TlOwnershipMatrix) matrix = tl_ownership_matrix_new (map);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) rows = g_string_new (NULL);

      tl_ownership_matrix_sort (matrix, cases[i].order, cases[i].column, cases[i].backwards);
      for (guint row = 0; row < matrix->n_rows; row++)
        g_string_append_printf (rows, "%s%s", row > 0 ? " " : "",
                                matrix->rows[row].role != NULL
                                    ? tl_element_get_id (matrix->rows[row].role)
                                    : "-");
      g_assert_cmpstr (rows->str, ==, cases[i].rows);
    }
}

static void
test_nothing (void)
{
  g_autoptr (TlMap) empty = tl_map_new ();
  g_autoptr (TlOwnershipMatrix) matrix = tl_ownership_matrix_new (empty);
  g_autoptr (TlMap) alone = read_map ("", "<role id='r1' title='Lead'/>");
  g_autoptr (TlOwnershipMatrix) one = tl_ownership_matrix_new (alone);

  g_assert_cmpuint (matrix->n_rows, ==, 0);
  g_assert_cmpuint (matrix->n_columns, ==, 0);
  tl_ownership_matrix_sort (matrix, TL_OWNERSHIP_BY_NAME, 0, FALSE);
  g_assert_cmpuint (one->n_rows, ==, 1);
  g_assert_cmpuint (one->rows[0].total.n, ==, 0);
}

static void
test_too_much (void)
{
  static const struct
  {
    guint n, n_owned;
    gboolean too_much;
  } cases[] = { { 7, 7, FALSE }, { 8, 8, TRUE },    { 8, 23, TRUE },   { 8, 24, FALSE },
                { 0, 0, FALSE }, { 34, 100, TRUE }, { 33, 100, FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tl_ownership_carries_too_much (cases[i].n, cases[i].n_owned), ==,
                     cases[i].too_much);
}

static void
test_objectives (void)
{
  static const struct
  {
    const char *lang, *objective, *target;
    gboolean covers;
  } cases[] = {
    { "xml:lang='en'", "Calls are answered in 20 seconds.", "", FALSE },
    { "xml:lang='en-GB'", "All processes run.", "99 %", FALSE },
    { "xml:lang='en'", "Customers reach us at once.", "", TRUE },
    { "xml:lang='en'", "Calls are answered.", "CES 2.5", TRUE },
    { "xml:lang='en'", "AMIRA, and nobody else, is called back.", "", TRUE },
    { "xml:lang='en'", "Amirans are called back.", "", FALSE },
    { "xml:lang='de'", "Neukundenzufriedenheit", "", TRUE },
    { "xml:lang='de'", "Die Bürgerinnen warten nie.", "", TRUE },
    { "xml:lang='de'", "Anrufe in 20 Sekunden angenommen.", "", FALSE },
    { "xml:lang='ar'", "رضا العملاء", "", TRUE },
    { "xml:lang='ar'", "الرد خلال عشرين ثانية", "", FALSE },
    { "xml:lang='fr'", "Répondre en vingt secondes.", "", TRUE },
    { "", "Calls are answered in 20 seconds.", "", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *content =
          g_strconcat ("<person id='p1' layer='customer' name='Amira Khan'/><role id='r1' "
                       "title='Lead' target='",
                       cases[i].target, "'><objective>", cases[i].objective, "</objective></role>",
                       "<role id='r2' title='None'/>", NULL);
      g_autoptr (TlMap) map = read_map (cases[i].lang, content);

      if (tl_ownership_objective_covers_experience (map, tl_map_find (map, "r1")) !=
          cases[i].covers)
        g_error ("“%s” (%s)", cases[i].objective, cases[i].lang);
      g_assert_false (tl_ownership_objective_covers_experience (map, tl_map_find (map, "r2")));
    }
}

static void
test_gaps (void)
{
  static const struct
  {
    const char *rule, *cards;
  } expected[] = {
    { "role-without-objective", "t2 t3" },
    { "role-without-objective", "t5 t6 t7 t8" },
    { "stage-of-one-team", "t5 t6 t7 t8" },
  };
  g_autoptr (TlMap) map = read_map ("", MAP CARDS);
  g_autoptr (GPtrArray) gaps = tl_ownership_list_gaps (map, TODAY);

  g_assert_cmpuint (gaps->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < gaps->len; i++)
    {
      const TlFinding *gap = gaps->pdata[i];
      g_autoptr (GPtrArray) cards = tl_ownership_list_gap_cards (map, gap);
      g_autoptr (GString) ids = g_string_new (NULL);

      for (guint k = 0; k < cards->len; k++)
        g_string_append_printf (ids, "%s%s", k > 0 ? " " : "", tl_element_get_id (cards->pdata[k]));
      g_assert_cmpstr (gap->rule, ==, expected[i].rule);
      g_assert_cmpstr (ids->str, ==, expected[i].cards);
    }
}

/* A link leads to both its ends. */
static void
test_gap_of_a_link (void)
{
  g_autoptr (TlMap) map =
      read_map ("", MAP CARDS "<link id='k1' from='t5' to='t4' kind='hands-off'/>");
  g_autoptr (GPtrArray) gaps = tl_ownership_list_gaps (map, TODAY);
  const TlFinding *gap = gaps->pdata[0];
  g_autoptr (GPtrArray) cards = tl_ownership_list_gap_cards (map, gap);

  g_assert_cmpstr (gap->rule, ==, "hand-off-without-receiver");
  g_assert_cmpuint (cards->len, ==, 2);
  g_assert_cmpstr (tl_element_get_id (cards->pdata[0]), ==, "t5");
}

/* A table nobody could read is none, and takes no memory: what is asked of it is not there. */
static void
test_too_many (void)
{
  g_autoptr (GString) content = g_string_new ("<role id='r1' title='Lead'/>");
  g_autoptr (TlMap) map = NULL;
  g_autoptr (TlOwnershipMatrix) matrix = NULL;

  for (guint i = 0; i < 1100; i++)
    g_string_append_printf (content, "<role id='x%u' title='Lead'/>", i);
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (content, "<stage id='s%u' title='S'><moment id='o%u'/></stage>", i, i);
  g_string_append (content, "<lane id='l1' layer='customer' kind='touchpoints' title='Amira'/>"
                            "<touchpoint id='t1' lane='l1' moment='o7' kind='contact' title='T' "
                            "accountable='r1'/>");
  map = read_map ("", content->str);
  matrix = tl_ownership_matrix_new (map);
  g_assert_cmpuint (matrix->n_rows, ==, 0);
  g_assert_null (tl_ownership_matrix_find (matrix, tl_map_find (map, "r1")));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ownership-matrix/counts", test_counts);
  g_test_add_func ("/ownership-matrix/ways-of-one-card", test_ways_of_one_card);
  g_test_add_func ("/ownership-matrix/totals", test_totals);
  g_test_add_func ("/ownership-matrix/sort", test_sort);
  g_test_add_func ("/ownership-matrix/nothing", test_nothing);
  g_test_add_func ("/ownership-matrix/too-much", test_too_much);
  g_test_add_func ("/ownership-matrix/objectives", test_objectives);
  g_test_add_func ("/ownership-matrix/gaps", test_gaps);
  g_test_add_func ("/ownership-matrix/gap-of-a-link", test_gap_of_a_link);
  g_test_add_func ("/ownership-matrix/too-many", test_too_many);
  return g_test_run ();
}
