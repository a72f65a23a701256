/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-csv MAP TABLE: what it takes to count a table of answers into a map. */

#include <string.h>

#include "stopwatch.h"
#include "tl-csv-import.h"
#include "tl-file.h"

/* The most memory that was resident so far, in MiB. */
static double
read_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line == NULL ? 0 : g_ascii_strtod (line + strlen ("VmHWM:"), NULL) / 1024;
}

static gboolean
count (TlMap *map, const char *path, GError **error)
{
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr (TlCsv) csv = stream == NULL ? NULL : tl_csv_new (G_INPUT_STREAM (stream), NULL, error);
  g_autoptr (TlCsvMapping) mapping = csv == NULL ? NULL : tl_csv_mapping_guess (csv, TRUE);
  g_autoptr (TlCsvImport) import = mapping == NULL ? NULL : tl_csv_import_new (map, mapping);
  const TlCsvReport *report;

  if (import == NULL || !tl_csv_import_read (import, csv, NULL, error))
    return FALSE;
  tl_history_begin (history, "Import", NULL);
  tl_csv_import_apply (import, history);
  tl_history_commit (history);
  report = tl_csv_import_get_report (import);
  g_print ("rows %" G_GUINT64_FORMAT "\ntaken %" G_GUINT64_FORMAT "\nadded %u\n", report->n_rows,
           report->n_taken, report->n_added);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = argc == 3 ? tl_file_read (argv[1], NULL, &error) : NULL;
  double before = read_peak ();
  Stopwatch start = stopwatch_start ();

  if (map == NULL || !count (map, argv[2], &error))
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-csv MAP TABLE");
      return 2;
    }
  stopwatch_print ("import", stopwatch_stop (start));
  g_print ("memory %.1f\n", read_peak () - before);
  return 0;
}
