/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-csv.h"

#include <string.h>

#include "tl-csv-import.h"
#include "tl-file.h"

static const char small_map[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">"
    "<stage id=\"s1\"><moment id=\"o1\"/></stage><lane id=\"l1\" layer=\"customer\"/>"
    "<touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Waits\"/>"
    "<touchpoint id=\"t2\" lane=\"l1\" moment=\"o1\" title=\"Rings\"/>"
    "<evidence id=\"e1\" about=\"t1\" measure=\"ces\" value=\"4\"/>"
    "</journey-map>";

static TlCsv *
open_table (const uint8_t *data, size_t size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);

  return tl_csv_new (stream, NULL, NULL);
}

/* Imports the table as it says itself what it is. Returns how many pieces of evidence are new. */
static guint
import (TlMap *map, const uint8_t *data, size_t size, gboolean is_answers)
{
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (TlCsv) csv = open_table (data, size);
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, is_answers);
  g_autoptr (TlCsvImport) import = tl_csv_import_new (map, mapping);
  const TlCsvReport *report = tl_csv_import_get_report (import);

  g_assert_true (tl_csv_import_read (import, csv, NULL, NULL));
  g_assert_cmpuint (report->n_rows, ==, report->n_taken + report->n_mended + report->n_refused);
  tl_history_begin (history, "Import", NULL);
  tl_csv_import_apply (import, history);
  tl_history_commit (history);
  return report->n_added;
}

static void
assert_readable (TlMap *map)
{
  g_autoptr (GBytes) written = tl_file_write_bytes (map);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) reread = tl_file_read_bytes (written, &problems, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tl_file_count_mended (problems), ==, 0);
}

/* Whatever comes in: it is no table, or each of its rows is taken or refused, the map is one that
 * can be saved and read, and a second import of the same adds nothing. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (TlCsv) csv = open_table (data, size);

  if (csv == NULL)
    return 0;
  for (gboolean is_answers = FALSE; is_answers <= TRUE; is_answers++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (small_map, sizeof small_map - 1);
      g_autoptr (TlMap) map = tl_file_read_bytes (bytes, NULL, NULL);

      import (map, data, size, is_answers);
      assert_readable (map);
      g_assert_cmpuint (import (map, data, size, is_answers), ==, 0);
    }
  return 1;
}
