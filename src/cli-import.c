/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "tl-csv-import.h"
#include "tl-file.h"

typedef struct
{
  char *output;
  char **columns;   /* COLUMN=FIELD */
  char **constants; /* FIELD=VALUE */
  char **rules;     /* COLUMN:TEXT=TOUCHPOINT */
  char *delimiter;
  char *encoding;
  char *header;
  gboolean answers;
  gboolean as_json;
} Wishes;

static void
clear_wishes (Wishes *wishes)
{
  g_free (wishes->output);
  g_strfreev (wishes->columns);
  g_strfreev (wishes->constants);
  g_strfreev (wishes->rules);
  g_free (wishes->delimiter);
  g_free (wishes->encoding);
  g_free (wishes->header);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wishes, clear_wishes)

/* How the table is written. */

/* The sign itself, or “tab”. */
static gboolean
read_delimiter (const char *text, TlCsvFormat *format)
{
  const char *sign = strcmp (text, "tab") == 0 ? "\t" : text;

  if (strlen (sign) != 1 || strchr (",;\t|", *sign) == NULL)
    return FALSE;
  format->delimiter = *sign;
  return TRUE;
}

static gboolean
read_encoding (const char *text, TlCsvFormat *format)
{
  format->encoding = tl_csv_encoding_from_name (text);
  return format->encoding != TL_CSV_FIND;
}

static gboolean
read_header (const char *text, TlCsvFormat *format)
{
  format->header = strcmp (text, "yes") == 0;
  return format->header || strcmp (text, "no") == 0;
}

/* FALSE, and said so, when something is no way to write a table. */
static gboolean
read_format (const Wishes *wishes, TlCsvFormat *format)
{
  const struct
  {
    const char *option;
    const char *text;
    gboolean (*read) (const char *text, TlCsvFormat *format);
  } wished[] = { { "--delimiter", wishes->delimiter, read_delimiter },
                 { "--encoding", wishes->encoding, read_encoding },
                 { "--header", wishes->header, read_header } };

  *format = TL_CSV_FORMAT_FIND;
  for (guint i = 0; i < G_N_ELEMENTS (wished); i++)
    if (wished[i].text != NULL && !wished[i].read (wished[i].text, format))
      {
        cli_misused (_ ("import: %s “%s” has not the form that --help shows"), wished[i].option,
                     wished[i].text);
        return FALSE;
      }
  return TRUE;
}

/* What the columns are. */

/* By its name, else by “#” and its number; -1, and said so, when there is none. */
static int
find_column (const TlCsv *csv, const char *name)
{
  guint n = tl_csv_get_n_columns (csv);
  guint64 number;

  for (guint i = 0; i < n; i++)
    if (strcmp (tl_csv_get_column (csv, i), name) == 0)
      return (int) i;
  if (*name == '#' && g_ascii_string_to_unsigned (name + 1, 10, 1, n, &number, NULL))
    return (int) number - 1;
  cli_misused (_ ("there is no column “%s” in the table"), name);
  return -1;
}

/* Cuts the text in two at the sign; NULL, and said so, when it is not there. */
static char *
cut (const char *option, char *text, char *at)
{
  if (at == NULL)
    {
      /* Translators: an option such as --map, and what was given for it. */
      cli_misused (_ ("import: %s “%s” has not the form that --help shows"), option, text);
      return NULL;
    }
  *at = '\0';
  return at + 1;
}

static gboolean
find_field (const char *name, gboolean may_be_none, int *target)
{
  *target = tl_csv_target_from_name (name);
  if (*target != TL_CSV_NOTHING || (may_be_none && strcmp (name, "none") == 0))
    return TRUE;
  cli_misused (_ ("evidence has no field “%s”"), name);
  return FALSE;
}

static gboolean
map_columns (const Wishes *wishes, const TlCsv *csv, TlCsvMapping *mapping)
{
  for (guint i = 0; wishes->columns != NULL && wishes->columns[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup (wishes->columns[i]);
      char *field = cut ("--map", text, strrchr (text, '='));
      int column, target;

      if (field == NULL || (column = find_column (csv, text)) < 0 ||
          !find_field (field, TRUE, &target))
        return FALSE;
      tl_csv_mapping_set_target (mapping, (guint) column, target);
    }
  return TRUE;
}

/* A constant is a value for all rows, so it is looked at before there are any. */
static gboolean
set_constants (const Wishes *wishes, TlCsvMapping *mapping)
{
  for (guint i = 0; wishes->constants != NULL && wishes->constants[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup (wishes->constants[i]);
      char *value = cut ("--set", text, strchr (text, '='));
      g_autoptr (GString) read = g_string_new (NULL);
      g_autofree char *reason = NULL;
      int target;

      if (value == NULL || !find_field (text, FALSE, &target))
        return FALSE;
      if (target == TL_CSV_ID)
        {
          cli_misused (_ ("no two pieces of evidence have the same id"));
          return FALSE;
        }
      if (target != TL_PROPERTY_ABOUT &&
          tl_csv_value_read (tl_kind_get_property (TL_KIND_EVIDENCE, target), value, read,
                             &reason) == TL_CSV_REFUSED)
        {
          cli_misused (_ ("--set %s: “%s” %s"), text, value, reason);
          return FALSE;
        }
      tl_csv_mapping_set_constant (mapping, target, value);
    }
  return TRUE;
}

static gboolean
add_rules (const Wishes *wishes, const TlCsv *csv, TlCsvMapping *mapping)
{
  for (guint i = 0; wishes->rules != NULL && wishes->rules[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup (wishes->rules[i]);
      char *about = cut ("--rule", text, strrchr (text, '='));
      char *words = about == NULL ? NULL : cut ("--rule", text, strchr (text, ':'));
      int column;

      if (words == NULL || (column = find_column (csv, text)) < 0)
        return FALSE;
      tl_csv_mapping_add_rule (mapping, (guint) column, words, about);
    }
  return TRUE;
}

/* NULL, and said why, when it makes no sense. Transfer full. */
static TlCsvMapping *
make_mapping (const Wishes *wishes, const TlCsv *csv)
{
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, wishes->answers);
  g_autofree char *fault = NULL;

  if (!map_columns (wishes, csv, mapping) || !set_constants (wishes, mapping) ||
      !add_rules (wishes, csv, mapping))
    return NULL;
  fault = tl_csv_mapping_find_fault (mapping);
  if (fault == NULL)
    return g_steal_pointer (&mapping);
  cli_misused ("import: %s", fault);
  return NULL;
}

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
print_notes (const char *path, const TlCsvReport *report)
{
  for (guint i = 0; i < report->notes->len; i++)
    {
      const TlCsvNote *note = report->notes->pdata[i];
      g_autofree char *message = g_strdup_printf (
          /* Translators: a row of a table, and what was done or is wrong with it */
          note->outcome == TL_CSV_REFUSED ? _ ("refused: %s") : _ ("mended: %s"), note->message);

      cli_print_fault (path, (guint) MIN (note->line, G_MAXUINT), 0, message);
    }
}

static void
print_number (const char *label, guint64 number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT, number);

  /* Translators: what is counted, and how many there are: "Refused: 3" */
  printf (_ ("%s: %s\n"), label, text);
}

static void
print_words (const TlCsv *csv, const TlCsvMapping *mapping, const TlCsvReport *report)
{
  print_table (csv, mapping);
  print_number (_ ("Rows"), report->n_rows);
  print_number (_ ("Taken"), report->n_taken);
  print_number (_ ("Mended"), report->n_mended);
  print_number (_ ("Refused"), report->n_refused);
  print_number (_ ("New evidence"), report->n_added);
  print_number (_ ("Changed evidence"), report->n_changed);
  print_number (_ ("Evidence as it was"), report->n_same);
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

static void
print_json (const TlCsv *csv, const TlCsvMapping *mapping, const TlCsvReport *report)
{
  g_autoptr (GString) json = g_string_new ("{\n  \"encoding\": ");
  char delimiter[] = { tl_csv_get_delimiter (csv), '\0' };

  cli_append_json (json, tl_csv_encoding_get_name (tl_csv_get_encoding (csv)));
  g_string_append (json, ", \"delimiter\": ");
  cli_append_json (json, delimiter);
  g_string_append (json, ",\n  \"columns\": [");
  append_columns (json, csv, mapping);
  g_string_append_printf (json,
                          "],\n  \"rows\": %" G_GUINT64_FORMAT ", \"taken\": %" G_GUINT64_FORMAT
                          ", \"mended\": %" G_GUINT64_FORMAT ", \"refused\": %" G_GUINT64_FORMAT
                          ",\n  \"added\": %u, \"changed\": %u, \"same\": %u,\n  \"notes\": [",
                          report->n_rows, report->n_taken, report->n_mended, report->n_refused,
                          report->n_added, report->n_changed, report->n_same);
  append_notes (json, report);
  g_string_append (json, "]\n}\n");
  fputs (json->str, stdout);
}

/* The way of a table into the map. */

static TlCsv *
open_table (const char *path, const TlCsvFormat *format, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream == NULL ? NULL : tl_csv_new_as (G_INPUT_STREAM (stream), format, NULL, error);
}

/* Reads the table and changes the map by it; FALSE when the table cannot be read. */
static gboolean
import_table (TlCsvImport *import, TlCsv *csv, TlMap *map, GError **error)
{
  g_autoptr (TlHistory) history = tl_history_new (map);

  if (!tl_csv_import_read (import, csv, NULL, error))
    return FALSE;
  tl_history_begin (history, _ ("Import Evidence"), NULL);
  tl_csv_import_apply (import, history);
  tl_history_commit (history);
  return TRUE;
}

/* A map that is as it was is not written again, unless it is to be another file. */
static gboolean
save (const Wishes *wishes, TlMap *map, const char *path, const TlCsvReport *report, GError **error)
{
  if (wishes->output == NULL && report->n_added == 0 && report->n_changed == 0)
    return TRUE;
  return tl_file_save (map, wishes->output != NULL ? wishes->output : path, error);
}

static CliStatus
import_as_wished (const char *path,
                  const char *table,
                  const TlCsvFormat *format,
                  const Wishes *wishes)
{
  CliStatus status;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = cli_read (path, &status, NULL);
  g_autoptr (TlCsv) csv = map == NULL ? NULL : open_table (table, format, &error);
  g_autoptr (TlCsvMapping) mapping = csv == NULL ? NULL : make_mapping (wishes, csv);
  g_autoptr (TlCsvImport) import = mapping == NULL ? NULL : tl_csv_import_new (map, mapping);
  const TlCsvReport *report;

  if (map == NULL)
    return status;
  if (csv != NULL && import == NULL)
    return CLI_USAGE;
  if (csv == NULL || !import_table (import, csv, map, &error))
    {
      cli_print_fault (table, 0, 0, error->message);
      return CLI_FAILED;
    }
  report = tl_csv_import_get_report (import);
  print_notes (table, report);
  if (!save (wishes, map, path, report, &error))
    {
      cli_print_fault (wishes->output != NULL ? wishes->output : path, 0, 0, error->message);
      return CLI_FAILED;
    }
  if (wishes->as_json)
    print_json (csv, mapping, report);
  else
    print_words (csv, mapping, report);
  return report->n_refused > 0 ? CLI_PROBLEMS : status;
}

CliStatus
cli_import (char **arguments)
{
  g_auto (Wishes) wishes = { 0 };
  TlCsvFormat format;
  const GOptionEntry entries[] = {
    { "output", 'o', G_OPTION_FLAG_NONE, G_OPTION_ARG_FILENAME, &wishes.output,
      N_ ("Write the map to this file and leave the first as it is"), N_ ("MAP") },
    { "map", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &wishes.columns,
      N_ ("What a column is: id, about, value, words … or none; a column is named or #1"),
      N_ ("COLUMN=FIELD") },
    { "set", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &wishes.constants,
      N_ ("What all rows say that have no such column"), N_ ("FIELD=VALUE") },
    { "rule", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING_ARRAY, &wishes.rules,
      N_ ("Rows with the text in this column are about the touchpoint"),
      N_ ("COLUMN:TEXT=TOUCHPOINT") },
    { "answers", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &wishes.answers,
      N_ ("Each row is one answer: count them for each touchpoint and measure"), NULL },
    { "delimiter", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &wishes.delimiter,
      N_ ("What is between columns, where it is not found: , ; | or tab"), N_ ("SIGN") },
    { "encoding", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &wishes.encoding,
      N_ ("UTF-8, UTF-16LE, UTF-16BE or Windows-1252, where it is not found"), N_ ("NAME") },
    { "header", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_STRING, &wishes.header,
      N_ ("Whether the first row has the names of columns, where it is not found"), N_ ("yes|no") },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &wishes.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&arguments, entries, _ ("MAP CSV"),
                  _ ("Takes the rows of a table into the map as evidence and says what became of "
                     "them.\nWhat was imported before is brought up to date."),
                  2, 2))
    return CLI_USAGE;
  if (cli_is_same_file (arguments[1], arguments[2]) ||
      (wishes.output != NULL && cli_is_same_file (wishes.output, arguments[2])))
    return cli_misused (_ ("“%s” is the table and would be overwritten"), arguments[2]);
  if (wishes.output != NULL && !cli_check_ending (wishes.output, ".journey"))
    return CLI_USAGE;
  if (!read_format (&wishes, &format))
    return CLI_USAGE;
  return import_as_wished (arguments[1], arguments[2], &format, &wishes);
}
