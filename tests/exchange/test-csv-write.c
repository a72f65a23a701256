/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "tl-csv-import.h"
#include "tl-csv-write.h"
#include "tl-file.h"

/* Evidence as a table: nothing in it is a formula, and it comes back as it was. */

static const char map_text[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">"
    "<stage id=\"s1\" title=\"=Ask\"><moment id=\"o1\"/></stage>"
    "<lane id=\"l1\" layer=\"customer\" title=\"Ann\"/>"
    "<touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Rings, “twice”\" source=\"SYS-7\"/>"
    "<touchpoint id=\"t2\" lane=\"l1\" moment=\"o1\" title=\"rings, “twice”\"/>"
    "<link id=\"k1\" from=\"t1\" to=\"t2\" kind=\"causes\"/>"
    "<evidence id=\"e1\" about=\"t1\" source=\"survey\" measure=\"ces\" value=\"-1.8\" n=\"31\" "
    "low=\"-3\""
    " high=\"7\" direction=\"lower-better\" date=\"2026-05-31\" consent=\"public\""
    " reference=\"=cmd|' /C calc'!A0\"><words>=HYPERLINK(\"http://x\", \"y\")</words></evidence>"
    "<evidence id=\"csv.A_3A\" about=\"k1\" reference=\"'@x\"><words>'=1+1</words></evidence>"
    "<evidence id=\"e3\" about=\"s1\"><words>Two lines,\n\"quoted\"; 'tis\tso</words></evidence>"
    "<evidence id=\"e4\" about=\"l1\" reference=\"+49 30 1\"><words>-12,5</words></evidence>"
    "<evidence id=\"e5\" about=\"t2\" measure=\"csat\" counts=\"1 0 2 0 4\" n=\"7\" "
    "reference=\"-\"/>"
    "<evidence id=\"e6\" about=\"t2\" reference=\"Größe 日本\"><words>@all ''+1</words></evidence>"
    "<evidence id=\"e7\" about=\"t2\" reference=\"Interview 9\"/>"
    "</journey-map>";

static TlMap *
make_map (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (map_text, sizeof map_text - 1);
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static TlCsv *
open_table (GBytes *bytes)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  g_autoptr (GError) error = NULL;
  TlCsv *csv = tl_csv_new (stream, NULL, &error);

  g_assert_no_error (error);
  return csv;
}

static void
test_cells (void)
{
  static const struct
  {
    const char *text, *cell;
  } cases[] = {
    { "", "" },
    { "plain words", "plain words" },
    { "-1.8", "-1.8" },
    { "+5", "+5" },
    { "-1,5", "\"-1,5\"" },
    { "-1e5", "-1e5" },
    { "-1e", "\"'-1e\"" },
    { "-", "\"'-\"" },
    { "=1+1", "\"'=1+1\"" },
    { "+49 30", "\"'+49 30\"" },
    { "-1+2", "\"'-1+2\"" },
    { "@SUM(A1)", "\"'@SUM(A1)\"" },
    { "\t=1", "\"'\t=1\"" },
    { "\r=1", "\"'\r=1\"" },
    { "\n=1", "\"'\n=1\"" },
    { "'=1", "\"''=1\"" },
    { "''-1", "\"'''-1\"" },
    { "'tis", "\"'tis\"" },
    { "a \"b\"", "\"a \"\"b\"\"\"" },
    { "1=1", "1=1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      tl_csv_append_cell (cell, cases[i].text);
      g_assert_cmpstr (cell->str, ==, cases[i].cell);
    }
}

/* A reader takes the quotes off, and then the guard. */
static void
test_guard_comes_off (void)
{
  static const char *const texts[] = {
    "", "=1", "-1", "'=1", "''@", "'", "''", "'-1", "'tis", "x"
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GString) table = g_string_new ("words,value\n");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (TlCsv) csv = NULL;
      TlCsvRow row;

      tl_csv_append_cell (table, texts[i]);
      g_string_append (table, ",1\n");
      bytes = g_bytes_new (table->str, table->len);
      csv = open_table (bytes);
      g_assert_true (tl_csv_read (csv, &row, NULL, NULL));
      g_assert_cmpstr (tl_csv_unguard (row.fields[0].text), ==, texts[i]);
    }
}

/* Each cell of the table, as another program would see it. */
static void
test_no_formula (void)
{
  g_autoptr (TlMap) map = make_map ();
  g_autoptr (GBytes) bytes = tl_csv_write_evidence (map);
  g_autoptr (TlCsv) csv = open_table (bytes);
  guint n_rows = 0;
  TlCsvRow row;

  g_assert_cmpstr (tl_csv_get_column (csv, 0), ==, "id");
  g_assert_cmpuint (tl_csv_get_n_columns (csv), ==, 15);
  for (; tl_csv_read (csv, &row, NULL, NULL); n_rows++)
    {
      g_assert_cmpint (row.faults, ==, 0);
      for (guint i = 0; i < row.n_fields; i++)
        if (*row.fields[i].text != '\0' && strchr ("=+-@\t\r\n", *row.fields[i].text) != NULL)
          g_assert_cmpfloat (g_ascii_strtod (row.fields[i].text, NULL), !=, 0);
    }
  g_assert_cmpuint (n_rows, ==, 7);
}

static void
test_own_table_changes_nothing (void)
{
  g_autoptr (TlMap) map = make_map ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (GBytes) before = tl_file_write_bytes (map);
  g_autoptr (GBytes) bytes = tl_csv_write_evidence (map);
  g_autoptr (TlCsv) csv = open_table (bytes);
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);
  g_autofree char *fault = tl_csv_mapping_find_fault (mapping);
  g_autoptr (TlCsvImport) import = tl_csv_import_new (map, mapping);
  const TlCsvReport *report = tl_csv_import_get_report (import);
  g_autoptr (GBytes) after = NULL;

  g_assert_null (fault);
  g_assert_true (tl_csv_import_read (import, csv, NULL, NULL));
  g_assert_cmpuint (report->notes->len, ==, 0);
  tl_history_begin (history, "Import", NULL);
  tl_csv_import_apply (import, history);
  g_assert_false (tl_history_commit (history));
  g_assert_cmpuint (report->n_same, ==, 7);
  g_assert_cmpuint (report->n_added + report->n_changed, ==, 0);
  after = tl_file_write_bytes (map);
  g_assert_true (g_bytes_equal (before, after));
}

/* Into the same map without its evidence, it comes back whole but for its ids. */
static void
test_guard_is_not_kept (void)
{
  static const char table[] = "about,words\nt1,'=1+1\nt1,'tis so\n";
  g_autoptr (TlMap) map = make_map ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (GBytes) bytes = g_bytes_new_static (table, sizeof table - 1);
  g_autoptr (TlCsv) csv = open_table (bytes);
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);
  g_autoptr (TlCsvImport) import = tl_csv_import_new (map, mapping);
  g_autoptr (GString) found = g_string_new (NULL);

  g_assert_true (tl_csv_import_read (import, csv, NULL, NULL));
  tl_history_begin (history, "Import", NULL);
  tl_csv_import_apply (import, history);
  tl_history_commit (history);
  for (TlElement *one = tl_map_get_first (map, TL_KIND_EVIDENCE); one != NULL;
       one = tl_element_get_next_of_kind (one))
    g_string_append_printf (found, "%s|", tl_element_get_string (one, TL_PROPERTY_WORDS));
  g_assert_true (g_str_has_suffix (found->str, "|=1+1|'tis so|"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-write/cells", test_cells);
  g_test_add_func ("/csv-write/guard-comes-off", test_guard_comes_off);
  g_test_add_func ("/csv-write/no-formula", test_no_formula);
  g_test_add_func ("/csv-write/own-table-changes-nothing", test_own_table_changes_nothing);
  g_test_add_func ("/csv-write/guard-is-not-kept", test_guard_is_not_kept);
  return g_test_run ();
}
