/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-import.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "tl-csv-mapping-text.h"
#include "tl-source-file.h"
#include "tl-source-reading.h"

typedef struct
{
  const char *map_path;
  TlHistory *history; /* in a step */
  gboolean outside;
  guint n_read;
  guint n_changes;  /* pieces of evidence */
  GHashTable *held; /* ids of the evidence that was read, with its files */
  GString *json;    /* NULL: people are told */
  CliStatus worst;
} Import;

/* The file as one would name it from where the command is given. */
static char *
locate (const Import *import, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (import->map_path);

  return g_path_is_absolute (path) || g_str_equal (folder, ".")
             ? g_strdup (path)
             : g_build_filename (folder, path, NULL);
}

static const char *
advise (const GError *error)
{
  if (g_error_matches (error, TL_SOURCE_FILE_ERROR, TL_SOURCE_FILE_ERROR_NOT_FOUND))
    return _ ("Put it back there, or attach it where it is now.");
  if (g_error_matches (error, TL_SOURCE_FILE_ERROR, TL_SOURCE_FILE_ERROR_BUSY))
    return _ ("Try again when that is done.");
  if (error->domain == TL_CSV_MAPPING_ERROR)
    return _ ("Import it once more as a table, and say what its columns are.");
  return _ ("Put a table there that can be read, or remove it from the map’s evidence files.");
}

static void
append_file (Import *import, const char *path, const char *fault)
{
  g_string_append (import->json, import->json->str[import->json->len - 1] == '[' ? "\n" : ",\n");
  g_string_append (import->json, "  { \"file\": ");
  cli_append_json (import->json, path);
  g_string_append (import->json, ", \"error\": ");
  if (fault != NULL)
    cli_append_json (import->json, fault);
  else
    g_string_append (import->json, "null");
}

/* What the map has from it stays. */
static void
tell_fault (
    Import *import, const char *path, CliStatus status, const char *what, const char *advice)
{
  g_autofree char *message = g_strconcat (what, " ", advice, NULL);

  cli_print_fault (path, 0, 0, message);
  import->worst = MAX (import->worst, status);
  if (import->json == NULL)
    return;
  append_file (import, path, message);
  g_string_append (import->json, " }");
}

static void
tell_report (Import *import, const char *path, const TlSourceReading *reading)
{
  const TlCsvReport *report = tl_csv_import_get_report (reading->import);
  g_autofree char *name = cli_escape (path);

  cli_import_print_notes (path, report);
  if (report->n_refused > 0)
    import->worst = MAX (import->worst, CLI_PROBLEMS);
  if (import->json != NULL)
    {
      append_file (import, path, NULL);
      g_string_append (import->json, ",\n  ");
      cli_import_append_json (import->json, reading->csv, reading->mapping, report);
      g_string_append (import->json, " }");
      return;
    }
  printf (import->n_read > 1 ? "\n%s\n" : "%s\n", name);
  cli_import_print_words (reading->csv, reading->mapping, report);
}

static void
hold (Import *import, const char *path, const GPtrArray *ids)
{
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_insert (import->held, g_strdup (ids->pdata[i]), g_ref_string_new_intern (path));
}

static gboolean
read_all (Import *import, TlSourceReading *reading, GError **error)
{
  if (!tl_source_reading_read_bytes (reading, NULL, error) ||
      !tl_source_reading_prepare (reading, tl_history_get_map (import->history), error))
    return FALSE;
  tl_csv_import_set_held (reading->import, import->held);
  return tl_source_reading_read_rows (reading, NULL, error);
}

static void
import_file (Import *import, const TlElement *source)
{
  const char *path = tl_element_get_string (source, TL_PROPERTY_PATH);
  g_autofree char *place = locate (import, path);
  g_autoptr (GFile) map_file = g_file_new_for_path (import->map_path);
  g_autoptr (GFile) file = tl_source_file_resolve (map_file, path);
  g_autoptr (TlSourceReading) reading =
      tl_source_reading_new (map_file, path, file,
                             tl_element_get_string (source, TL_PROPERTY_MAPPING));
  const TlCsvReport *report;
  g_autoptr (GError) error = NULL;

  if (tl_source_file_is_outside (path) && !import->outside)
    {
      tell_fault (import, place, CLI_PROBLEMS,
                  _ ("The file is outside of the map’s folder and was not read."),
                  _ ("If you trust the map, say --outside."));
      return;
    }
  if (!read_all (import, reading, &error))
    {
      tell_fault (import, place, CLI_FAILED, error->message, advise (error));
      return;
    }
  tl_csv_import_apply (reading->import, import->history);
  report = tl_csv_import_get_report (reading->import);
  import->n_read++;
  import->n_changes += report->n_added + report->n_changed;
  hold (import, path, tl_csv_import_get_evidence (reading->import));
  tell_report (import, place, reading);
}

static void
import_files (Import *import, TlMap *map)
{
  tl_history_begin (import->history, _ ("Import Evidence"), NULL);
  for (TlElement *source = tl_map_get_first (map, TL_KIND_DATA_SOURCE); source != NULL;
       source = tl_element_get_next_of_kind (source))
    import_file (import, source);
  tl_history_commit (import->history);
}

CliStatus
cli_import_attached (
    const char *path, const char *output, gboolean outside, gboolean as_json, const CliTurn *turn)
{
  CliStatus status;
  g_autoptr (TlMap) map = cli_read (path, &status, NULL);
  g_autoptr (TlHistory) history = map == NULL ? NULL : tl_history_new (map);
  g_autoptr (GString) json = as_json ? g_string_new ("{ \"files\": [") : NULL;
  g_autoptr (GHashTable) held = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) g_ref_string_release);
  Import import = { path, history, outside, 0, 0, held, json, CLI_OK };

  if (map == NULL)
    return status;
  if (tl_map_get_first (map, TL_KIND_DATA_SOURCE) == NULL)
    return cli_misused (_ ("import: “%s” has no evidence files; name a table"), path);
  import_files (&import, map);
  if (import.n_read > 0 && !cli_import_save (map, path, output, import.n_changes > 0, turn))
    return CLI_FAILED;
  if (as_json)
    printf ("%s\n] }\n", json->str);
  return MAX (import.worst, status);
}
