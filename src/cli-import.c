/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli-import.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli.h"
#include "tl-file.h"
#include "tl-source-file.h"

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
  gboolean outside;
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

/* The way of a table into the map. */

/* A device may have no end. A pipe has one. */
static gboolean
is_device (GFile *file)
{
  GStatBuf info;

  return g_file_peek_path (file) != NULL && g_stat (g_file_peek_path (file), &info) == 0 &&
         (S_ISCHR (info.st_mode) || S_ISBLK (info.st_mode));
}

static TlCsv *
open_table (const char *path, const TlCsvFormat *format, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr (GFileInputStream) stream = NULL;

  if (is_device (file))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _ ("This is not a file but a folder or a device. Choose a file."));
      return NULL;
    }
  stream = g_file_read (file, NULL, error);
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

static void
print_json (const TlCsv *csv, const TlCsvMapping *mapping, const TlCsvReport *report)
{
  g_autoptr (GString) json = g_string_new ("{\n  ");

  cli_import_append_json (json, csv, mapping, report);
  g_string_append (json, "\n}\n");
  fputs (json->str, stdout);
}

/* A map in another folder names its evidence files from there, as Save As does. What was outside
 * of its folder stays so wherever it goes: nobody has said that it may be read. */
static void
move_paths (TlMap *map, const char *from, const char *to)
{
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (GFile) before = g_file_new_for_path (from);
  g_autoptr (GFile) after = g_file_new_for_path (to);
  g_autoptr (GFile) old_folder = g_file_get_parent (before);

  if (old_folder == NULL || g_file_has_parent (after, old_folder))
    return;
  tl_history_begin (history, _ ("Import Evidence"), NULL);
  for (TlElement *source = tl_map_get_first (map, TL_KIND_DATA_SOURCE); source != NULL;
       source = tl_element_get_next_of_kind (source))
    {
      const char *old = tl_element_get_string (source, TL_PROPERTY_PATH);
      g_autoptr (GFile) file = tl_source_file_resolve (before, old);
      g_autofree char *path = tl_source_file_is_outside (old)
                                  ? g_file_get_path (file)
                                  : tl_source_file_make_path (after, file);

      if (path != NULL && g_utf8_validate (path, -1, NULL))
        tl_history_set (history, source, TL_PROPERTY_PATH, path);
    }
  tl_history_commit (history);
}

/* By a program that takes no turns, such as the editor. */
static gboolean
was_written (const CliTurn *turn)
{
  struct stat now;

  if ((turn->file < 0 && !turn->is_new) || stat (turn->path, &now) != 0)
    return FALSE;
  return turn->is_new || (now.st_ino != turn->status.st_ino || now.st_dev != turn->status.st_dev ||
                          now.st_size != turn->status.st_size ||
                          now.st_mtim.tv_sec != turn->status.st_mtim.tv_sec ||
                          now.st_mtim.tv_nsec != turn->status.st_mtim.tv_nsec);
}

gboolean
cli_import_save (
    TlMap *map, const char *path, const char *output, gboolean is_changed, const CliTurn *turn)
{
  const char *target = output != NULL ? output : path;
  g_autoptr (GError) error = NULL;

  if (output == NULL && !is_changed)
    return TRUE;
  if (was_written (turn))
    {
      cli_print_fault (target, 0, 0,
                       _ ("It was written by another program meanwhile, and is left as that has "
                          "it. Nothing was imported: do it again."));
      return FALSE;
    }
  if (output != NULL)
    move_paths (map, path, output);
  if (tl_file_save (map, target, &error))
    return TRUE;
  cli_print_fault (target, 0, 0, error->message);
  return FALSE;
}

static CliStatus
import_as_wished (const char *path,
                  const char *table,
                  const TlCsvFormat *format,
                  const Wishes *wishes,
                  const CliTurn *turn)
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
  cli_import_print_notes (table, report);
  if (!cli_import_save (map, path, wishes->output, report->n_added + report->n_changed > 0, turn))
    return CLI_FAILED;
  if (wishes->as_json)
    print_json (csv, mapping, report);
  else
    cli_import_print_words (csv, mapping, report);
  return report->n_refused > 0 ? CLI_PROBLEMS : status;
}

/* Imports into one map take their turns, since each writes all of it: the lock is on the file, and
 * whoever had it before has put another in its place. There is none to be had of a file that is not
 * there. */
static void
take_turn (CliTurn *turn, const char *path)
{
  struct stat there;

  turn->path = path;
  for (;;)
    {
      turn->file = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
      turn->is_new = turn->file < 0 && errno == ENOENT;
      if (turn->file < 0)
        return;
      if (flock (turn->file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        {
          g_printerr (_ ("%s: another program has it; waiting until it is done\n"), path);
          flock (turn->file, LOCK_EX);
        }
      if (fstat (turn->file, &turn->status) != 0 || stat (path, &there) != 0 ||
          (turn->status.st_ino == there.st_ino && turn->status.st_dev == there.st_dev))
        return;
      close (turn->file);
    }
}

/* The map says itself what its files are. */
static CliStatus
import_attached (const char *path, const Wishes *wishes, const CliTurn *turn)
{
  if (wishes->columns != NULL || wishes->constants != NULL || wishes->rules != NULL ||
      wishes->delimiter != NULL || wishes->encoding != NULL || wishes->header != NULL ||
      wishes->answers)
    return cli_misused (_ ("import: what columns are, and how a table is written, goes with a "
                           "table; which one?"));
  return cli_import_attached (path, wishes->output, wishes->outside, wishes->as_json, turn);
}

CliStatus
cli_import (char **arguments)
{
  g_auto (Wishes) wishes = { 0 };
  TlCsvFormat format;
  CliStatus status;
  CliTurn turn = { .file = -1 };
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
    { "outside", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &wishes.outside,
      N_ ("Without a table: also read evidence files outside of the map’s folder"), NULL },
    { "json", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &wishes.as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cli_parse (&arguments, entries, _ ("MAP [CSV]"),
                  _ ("Takes the rows of a table into the map as evidence and says what became of "
                     "them.\nWhat was imported before is brought up to date. Without a table, the "
                     "evidence files\nof the map are read again, those in its folder or below."),
                  1, 2))
    return CLI_USAGE;
  if (arguments[2] != NULL &&
      (cli_is_same_file (arguments[1], arguments[2]) ||
       (wishes.output != NULL && cli_is_same_file (wishes.output, arguments[2]))))
    return cli_misused (_ ("“%s” is the table and would be overwritten"), arguments[2]);
  if (wishes.output != NULL && !cli_check_ending (wishes.output, ".journey"))
    return CLI_USAGE;
  if (!read_format (&wishes, &format))
    return CLI_USAGE;
  if (arguments[2] != NULL && wishes.outside)
    return cli_misused (_ ("import: --outside goes without a table"));
  take_turn (&turn, wishes.output != NULL ? wishes.output : arguments[1]);
  status = arguments[2] == NULL
               ? import_attached (arguments[1], &wishes, &turn)
               : import_as_wished (arguments[1], arguments[2], &format, &wishes, &turn);
  if (turn.file >= 0)
    close (turn.file);
  return status;
}
