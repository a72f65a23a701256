/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-import.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "cli.h"

/* What came of it, for people. */

static void
print_table (const TlCsv *csv, const TlCsvMapping *mapping)
{
  char delimiter[] = { tl_csv_get_delimiter (csv), '\0' };

  /* Translators: what a table is written in: its encoding and the sign between its columns */
  printf (_ ("Table: %s, columns end with “%s”\n"),
          tl_csv_encoding_get_name (tl_csv_get_encoding (csv)),
          *delimiter == '\t' ? "\\t" : delimiter);
  for (guint i = 0; i < tl_csv_get_n_columns (csv); i++)
    {
      g_autofree char *name = cli_escape (tl_csv_get_column (csv, i));
      const char *target = tl_csv_target_get_name (tl_csv_mapping_get_target (mapping, i));

      /* Translators: a column of a table, and the field that it becomes */
      printf (_ ("Column “%s”: %s\n"), name, target != NULL ? target : _ ("not used"));
    }
}

static void
print_notes (const char *path, const TlCsvReport *report, TlCsvOutcome outcome)
{
  for (guint i = 0; i < report->notes->len; i++)
    {
      const TlCsvNote *note = report->notes->pdata[i];
      g_autofree char *message = g_strdup_printf (
          /* Translators: a row of a table, and what was done or is wrong with it */
          outcome == TL_CSV_REFUSED ? _ ("refused: %s") : _ ("mended: %s"), note->message);

      if (note->outcome == outcome)
        cli_print_fault (path, (guint) MIN (note->line, G_MAXUINT), 0, message);
    }
}

void
cli_import_print_notes (const char *path, const TlCsvReport *report)
{
  /* What somebody has to see to comes last, or it would be lost among what was mended. */
  print_notes (path, report, TL_CSV_MENDED);
  print_notes (path, report, TL_CSV_REFUSED);
  if (tl_csv_report_is_cut (report))
    {
      g_autofree char *rest = g_strdup_printf (_ ("Of the mended and of the refused no more than "
                                                  "%d notes each are listed."),
                                               TL_CSV_NOTE_LIMIT);

      cli_print_fault (path, 0, 0, rest);
    }
}

static void
print_number (const char *label, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  /* Translators: what is counted, and how many there are: "Refused: 3" */
  printf (_ ("%s: %s\n"), label, text);
}

void
cli_import_print_words (const TlCsv *csv, const TlCsvMapping *mapping, const TlCsvReport *report)
{
  g_autofree char *unmeasured = tl_csv_report_describe_unmeasured (report);

  print_table (csv, mapping);
  print_number (_ ("Rows"), report->n_rows);
  print_number (_ ("Taken as they are"), report->n_taken);
  print_number (_ ("Mended and taken"), report->n_mended);
  print_number (_ ("Refused"), report->n_refused);
  print_number (_ ("New evidence"), report->n_added);
  print_number (_ ("Changed evidence"), report->n_changed);
  print_number (_ ("Evidence as it was"), report->n_same);
  if (unmeasured != NULL)
    printf ("%s\n", unmeasured);
}

/* For programs. */

static void
append_columns (GString *json, const TlCsv *csv, const TlCsvMapping *mapping)
{
  for (guint i = 0; i < tl_csv_get_n_columns (csv); i++)
    {
      const char *target = tl_csv_target_get_name (tl_csv_mapping_get_target (mapping, i));

      g_string_append (json, i > 0 ? ",\n    { \"name\": " : "\n    { \"name\": ");
      cli_append_json (json, tl_csv_get_column (csv, i));
      g_string_append (json, ", \"field\": ");
      if (target != NULL)
        cli_append_json (json, target);
      else
        g_string_append (json, "null");
      g_string_append (json, " }");
    }
}

static void
append_notes (GString *json, const TlCsvReport *report)
{
  for (guint i = 0; i < report->notes->len; i++)
    {
      const TlCsvNote *note = report->notes->pdata[i];

      g_string_append_printf (json,
                              "%s\n    { \"line\": %" G_GUINT64_FORMAT ", \"severity\": \"%s\"",
                              i > 0 ? "," : "", note->line,
                              note->outcome == TL_CSV_REFUSED ? "refused" : "mended");
      g_string_append (json, ", \"message\": ");
      cli_append_json (json, note->message);
      g_string_append (json, " }");
    }
}

void
cli_import_append_json (GString *json,
                        const TlCsv *csv,
                        const TlCsvMapping *mapping,
                        const TlCsvReport *report)
{
  char delimiter[] = { tl_csv_get_delimiter (csv), '\0' };

  g_string_append (json, "\"encoding\": ");
  cli_append_json (json, tl_csv_encoding_get_name (tl_csv_get_encoding (csv)));
  g_string_append (json, ", \"delimiter\": ");
  cli_append_json (json, delimiter);
  g_string_append (json, ",\n  \"columns\": [");
  append_columns (json, csv, mapping);
  g_string_append_printf (json,
                          "],\n  \"rows\": %" G_GUINT64_FORMAT ", \"taken\": %" G_GUINT64_FORMAT
                          ", \"mended\": %" G_GUINT64_FORMAT ", \"refused\": %" G_GUINT64_FORMAT
                          ", \"without_measure\": %" G_GUINT64_FORMAT
                          ",\n  \"added\": %u, \"changed\": %u, \"same\": %u,\n  \"notes\": [",
                          report->n_rows, report->n_taken, report->n_mended, report->n_refused,
                          report->n_unmeasured, report->n_added, report->n_changed, report->n_same);
  append_notes (json, report);
  g_string_append_printf (json, "],\n  \"notes_are_cut\": %s",
                          tl_csv_report_is_cut (report) ? "true" : "false");
}
