/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-csv-import-private.h"
#include "tl-csv-value.h"
#include "tl-words.h"

#define PROGRESS_ROWS 4096
#define QUOTE_LIMIT 60

TlCsvImport *
tl_csv_import_new (TlMap *map, const TlCsvMapping *mapping)
{
  TlCsvImport *import = g_new0 (TlCsvImport, 1);

  import->map = g_object_ref (map);
  import->mapping = mapping;
  import->specs = tl_kind_get_properties (TL_KIND_EVIDENCE, &import->n_slots);
  g_assert (import->n_slots <= TL_CSV_N_SLOTS_LIMIT);
  for (guint i = 0; i < import->n_slots; i++)
    {
      import->says[i] = import->specs[i].property == TL_PROPERTY_ABOUT ||
                        tl_csv_mapping_says (mapping, import->specs[i].property);
      import->record.values[i] = g_string_new (NULL);
    }
  import->record.id = g_string_new (NULL);
  import->report = tl_csv_report_new ();
  import->about = tl_csv_about_new (map, mapping);
  import->mends = g_ptr_array_new_with_free_func (g_free);
  import->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  import->packed = g_string_new (NULL);
  import->evidence = g_ptr_array_new_with_free_func (g_free);
  if (mapping->is_answers)
    import->answers = tl_csv_answers_new (import);
  return import;
}

void
tl_csv_import_free (TlCsvImport *import)
{
  g_clear_pointer (&import->answers, tl_csv_answers_free);
  g_clear_pointer (&import->applying, tl_csv_applying_free);
  g_clear_pointer (&import->earlier, g_hash_table_unref);
  g_clear_pointer (&import->held, g_hash_table_unref);
  g_object_unref (import->map);
  for (guint i = 0; i < import->n_slots; i++)
    g_string_free (import->record.values[i], TRUE);
  g_string_free (import->record.id, TRUE);
  tl_csv_report_free (import->report);
  tl_csv_about_free (import->about);
  g_ptr_array_unref (import->mends);
  g_hash_table_unref (import->ids);
  g_string_free (import->packed, TRUE);
  g_ptr_array_unref (import->evidence);
  g_free (import);
}

const GPtrArray *
tl_csv_import_get_evidence (const TlCsvImport *import)
{
  return import->evidence;
}

gboolean
tl_csv_import_is_too_long (const TlCsvImport *import)
{
  const TlCsvReport *report = import->report;

  return !import->mapping->is_answers && report->n_taken + report->n_mended > TL_CSV_EVIDENCE_LIMIT;
}

const TlCsvReport *
tl_csv_import_get_report (const TlCsvImport *import)
{
  return import->report;
}

void
tl_csv_import_pack (TlCsvImport *import)
{
  g_string_append_len (import->packed, import->record.id->str, (gssize) import->record.id->len + 1);
  for (guint i = 0; i < import->n_slots; i++)
    g_string_append_len (import->packed, import->record.values[i]->str,
                         (gssize) import->record.values[i]->len + 1);
}

/* What the table says of the row. NULL where nothing is to be told. */
static const char *
describe_fault (TlCsvFaults fault)
{
  switch (fault)
    {
    case TL_CSV_OTHER_ENCODING:
      return _ ("The row is in another encoding than the file, and was read in that one.");
    case TL_CSV_MIXED:
      return _ ("Cells of the row are in different encodings; each was read in its own.");
    case TL_CSV_NOT_DECODED:
      return _ ("Some bytes are no letters; each was replaced by a sign for that.");
    case TL_CSV_NUL_BYTES:
      return _ ("There are NUL bytes; they were left out.");
    case TL_CSV_CUT:
      return _ ("A cell is longer than 64 KiB; the rest of it was left out.");
    case TL_CSV_TOO_FEW:
      return _ ("There are fewer cells than columns; those that are missing say nothing.");
    case TL_CSV_TOO_MANY:
      return _ ("There are more cells than columns.");
    case TL_CSV_MISQUOTED:
      return _ ("There is text behind a quote that ends; it was added to the cell.");
    case TL_CSV_NOT_CLOSED:
      return _ ("A quote is open until the end of the file.");
    case TL_CSV_UNFINISHED:
      return _ ("The file ends in the midst of this row. If the row is whole, end its line.");
    default:
      return NULL;
    }
}

/* Where a quote that nobody meant may have swallowed rows. NULL: it cannot have. */
static char *
describe_lines (const TlCsvRow *row)
{
  const TlCsvFaults odd = TL_CSV_MISQUOTED | TL_CSV_NOT_CLOSED | TL_CSV_TOO_FEW | TL_CSV_TOO_MANY |
                          TL_CSV_CUT | TL_CSV_UNFINISHED;
  g_autofree char *first = g_strdup_printf ("%" G_GUINT64_FORMAT, row->line);
  g_autofree char *last = g_strdup_printf ("%" G_GUINT64_FORMAT, row->last_line);

  if (!(row->faults & odd) || row->last_line <= row->line)
    return NULL;
  /* Translators: numbers of lines of a table */
  return g_strdup_printf (_ ("Lines %s to %s were read as one row, for a quote that opens there."),
                          first, last);
}

static gboolean
take_faults (TlCsvImport *import, const TlCsvRow *row, char **reason)
{
  const TlCsvFaults fatal = TL_CSV_TOO_MANY | TL_CSV_NOT_CLOSED | TL_CSV_UNFINISHED;
  g_autofree char *lines = row->faults != 0 ? describe_lines (row) : NULL;

  for (guint fault = 1; fault <= row->faults; fault <<= 1)
    if (fault & row->faults & fatal)
      {
        *reason = lines == NULL ? g_strdup (describe_fault (fault))
                                : g_strdup_printf ("%s %s", describe_fault (fault), lines);
        return FALSE;
      }
    else if (fault & row->faults)
      g_ptr_array_add (import->mends, g_strdup (describe_fault (fault)));
  if (lines != NULL)
    g_ptr_array_add (import->mends, g_steal_pointer (&lines));
  return TRUE;
}

static gboolean
read_properties (TlCsvImport *import, const TlCsvRow *row, char **reason)
{
  for (guint i = 0; i < import->n_slots; i++)
    if (import->says[i] && import->specs[i].property != TL_PROPERTY_ABOUT &&
        !tl_csv_row_read (import, row, import->specs[i].property, reason))
      return FALSE;
  return TRUE;
}

/* Of a row that ends too soon: whether any of its cells does. */
static gboolean
says_anything (TlCsvImport *import, const TlCsvRow *row)
{
  for (guint i = 0; i < import->n_slots; i++)
    {
      TlProperty property = import->specs[i].property;

      if (property != TL_PROPERTY_ABOUT && import->mapping->constants[property] == NULL &&
          tl_csv_row_says (import, row, property))
        return TRUE;
    }
  return FALSE;
}

/* What is on the map may stand there for its reference alone; but no row empties it. */
static gboolean
says_something (TlCsvImport *import, const TlCsvRow *row)
{
  const GString *id = import->record.id;
  const TlCsvElement *known = id->len > 0 ? tl_csv_about_get (import->about, id->str) : NULL;

  if (row->faults & TL_CSV_TOO_FEW && known != NULL)
    return says_anything (import, row);
  return (known != NULL && !known->says_something) ||
         tl_csv_get_value (import, TL_PROPERTY_VALUE)->len > 0 ||
         tl_csv_get_value (import, TL_PROPERTY_COUNTS)->len > 0 ||
         tl_csv_get_value (import, TL_PROPERTY_WORDS)->len > 0;
}

/* What the row does not say of numbers stays as it is on the map, and has to go with the rest. */
static void
fill_in_numbers (TlCsvImport *import, const TlCsvRow *row)
{
  const GString *id = import->record.id;
  const TlCsvElement *known = id->len > 0 ? tl_csv_about_get (import->about, id->str) : NULL;

  for (guint i = 0; i < TL_CSV_N_NUMBERS; i++)
    if (!tl_csv_row_says (import, row, tl_csv_numbers[i]))
      g_string_assign (tl_csv_get_value (import, tl_csv_numbers[i]),
                       known != NULL && known->numbers[i] != NULL ? known->numbers[i] : "");
}

/* The map has these numbers already, whatever they mean. */
static gboolean
has_known_numbers (TlCsvImport *import)
{
  const GString *id = import->record.id;
  const TlCsvElement *known = id->len > 0 ? tl_csv_about_get (import->about, id->str) : NULL;
  gboolean is_same = known != NULL && known->is_evidence;

  for (guint i = 0; is_same && i < TL_CSV_N_NUMBERS; i++)
    is_same = tl_csv_value_is_same (tl_kind_get_property (TL_KIND_EVIDENCE, tl_csv_numbers[i]),
                                    tl_csv_get_value (import, tl_csv_numbers[i])->str,
                                    known->numbers[i] != NULL ? known->numbers[i] : "");
  return is_same;
}

static char *
find_scale_fault (TlCsvImport *import, const TlCsvRow *row)
{
  char *fault;

  fill_in_numbers (import, row);
  fault = has_known_numbers (import) ? NULL : tl_csv_row_find_scale_fault (import, row);
  import->is_unmeasured = tl_csv_get_value (import, TL_PROPERTY_VALUE)->len > 0 &&
                          tl_csv_get_value (import, TL_PROPERTY_MEASURE)->len == 0;
  for (guint i = 0; i < TL_CSV_N_NUMBERS; i++)
    if (!import->says[tl_csv_get_slot (tl_csv_numbers[i])])
      g_string_truncate (tl_csv_get_value (import, tl_csv_numbers[i]), 0);
  return fault;
}

/* A row that ends too soon takes nothing from the map. */
static void
keep_what_is_not_said (TlCsvImport *import, const TlCsvRow *row)
{
  if (!(row->faults & TL_CSV_TOO_FEW))
    return;
  /* Whom it is about was found, if not in its cell. */
  for (guint i = 0; i < import->n_slots; i++)
    if (import->says[i] && import->specs[i].property != TL_PROPERTY_ABOUT &&
        !tl_csv_row_says (import, row, import->specs[i].property))
      g_string_assign (import->record.values[i], TL_CSV_KEPT);
}

static gboolean
lacks_key (TlCsvImport *import, const TlCsvRow *row)
{
  for (guint i = 0; i < TL_CSV_N_REFERRED; i++)
    if (tl_csv_referred[i] != TL_PROPERTY_ABOUT &&
        import->says[tl_csv_get_slot (tl_csv_referred[i])] &&
        !tl_csv_row_says (import, row, tl_csv_referred[i]))
      return TRUE;
  return FALSE;
}

/* The map has something of this reference, and with a cell less it is not known whether the row is
 * that, or it would be given half of a number. NULL: neither. Transfer full. */
static char *
find_lack (TlCsvImport *import, const TlCsvRow *row)
{
  const char *values[TL_CSV_N_REFERRED];
  const TlCsvElement *known;
  gboolean is_known;

  if (!(row->faults & TL_CSV_TOO_FEW) || import->record.id->len > 0 ||
      tl_csv_get_value (import, TL_PROPERTY_REFERENCE)->len == 0)
    return NULL;
  for (guint i = 0; i < TL_CSV_N_REFERRED; i++)
    values[i] = tl_csv_get_value (import, tl_csv_referred[i])->str;
  known = tl_csv_about_get_referred (import->about, values, &is_known);
  if (known == NULL)
    return !is_known || !lacks_key (import, row)
               ? NULL
               : g_strdup (_ ("There are fewer cells than columns, and one that is missing tells "
                              "which piece of evidence this is."));
  for (guint i = 0; i < TL_CSV_N_NUMBERS; i++)
    if (import->says[tl_csv_get_slot (tl_csv_numbers[i])] && known->numbers[i] != NULL &&
        !tl_csv_row_says (import, row, tl_csv_numbers[i]))
      return g_strdup (_ ("There are fewer cells than columns, and one that is missing goes with "
                          "the number that the map has."));
  return NULL;
}

/* Whom it was about before is told: an id may be that of another thing by chance. */
static void
tell_moved (TlCsvImport *import)
{
  const GString *id = import->record.id;
  const TlCsvElement *known = id->len > 0 ? tl_csv_about_get (import->about, id->str) : NULL;
  const TlCsvElement *before =
      known != NULL && known->about != NULL ? tl_csv_about_get (import->about, known->about) : NULL;
  g_autofree char *name = NULL;

  if (before == NULL ||
      strcmp (known->about, tl_csv_get_value (import, TL_PROPERTY_ABOUT)->str) == 0)
    return;
  name = tl_words_cut (before->title != NULL ? before->title : before->id, QUOTE_LIMIT);
  g_ptr_array_add (import->mends,
                   g_strdup_printf (_ ("The evidence of this id was about “%s” before."), name));
}

/* A row that is a piece of evidence. */
static gboolean
add_evidence (TlCsvImport *import, const TlCsvRow *row, char **reason)
{
  if (!tl_csv_row_find_about (import, row, reason) || !tl_csv_row_read_id (import, row, reason) ||
      !read_properties (import, row, reason))
    return FALSE;
  if (!says_something (import, row))
    *reason = g_strdup (_ ("There are neither words nor a number."));
  else if ((*reason = find_lack (import, row)) == NULL)
    *reason = find_scale_fault (import, row);
  if (*reason != NULL)
    return FALSE;
  tell_moved (import);
  import->report->n_unmeasured += import->is_unmeasured;
  keep_what_is_not_said (import, row);
  if (import->record.id->len > 0)
    g_hash_table_add (import->ids, g_strdup (import->record.id->str));
  tl_csv_import_pack (import);
  return TRUE;
}

static TlCsvOutcome
add_row (TlCsvImport *import, const TlCsvRow *row)
{
  TlCsvOutcome outcome = TL_CSV_REFUSED;
  char *reason = NULL;
  gboolean taken = take_faults (import, row, &reason) &&
                   (import->answers != NULL ? tl_csv_answers_add (import->answers, row, &reason)
                                            : add_evidence (import, row, &reason));

  if (!taken)
    {
      tl_csv_report_count (import->report, TL_CSV_REFUSED);
      tl_csv_report_take_note (import->report, row->line, TL_CSV_REFUSED, reason);
    }
  else
    {
      outcome = import->mends->len > 0 ? TL_CSV_MENDED : TL_CSV_TAKEN;
      tl_csv_report_count (import->report, outcome);
    }
  for (guint i = 0; taken && i < import->mends->len; i++)
    tl_csv_report_take_note (import->report, row->line, TL_CSV_MENDED,
                             g_strdup (import->mends->pdata[i]));
  if (import->mends->len > 0)
    g_ptr_array_set_size (import->mends, 0);
  return outcome;
}

TlCsvOutcome
tl_csv_import_try (TlCsvImport *import, const TlCsvRow *row, const char **about)
{
  TlCsvOutcome outcome = add_row (import, row);
  g_autofree char *reason = NULL;

  /* Of an answer like earlier ones the record is not filled in. */
  *about = outcome != TL_CSV_REFUSED && tl_csv_row_find_about (import, row, &reason)
               ? tl_csv_get_value (import, TL_PROPERTY_ABOUT)->str
               : NULL;
  return outcome;
}

void
tl_csv_import_set_earlier (TlCsvImport *import, GHashTable *ids)
{
  g_clear_pointer (&import->earlier, g_hash_table_unref);
  import->earlier = g_hash_table_ref (ids);
}

void
tl_csv_import_set_held (TlCsvImport *import, GHashTable *ids)
{
  g_clear_pointer (&import->held, g_hash_table_unref);
  import->held = ids != NULL ? g_hash_table_ref (ids) : NULL;
}

void
tl_csv_import_set_progress (TlCsvImport *import, TlCsvProgress progress, gpointer data)
{
  import->progress = progress;
  import->progress_data = data;
}

/* Which of two columns of one meaning is read is told: it may be the wrong one. */
static void
check_twin (TlCsvImport *import, const TlCsv *csv, guint column, int target)
{
  int read = tl_csv_mapping_find (import->mapping, target);
  g_autofree char *name = NULL, *quote = NULL;

  if (tl_csv_mapping_get_target (import->mapping, column) != TL_CSV_NOTHING || read < 0 ||
      tl_csv_column_guess (csv, (guint) read) != target)
    return;
  name = tl_words_clean_line (tl_csv_get_column (csv, column));
  quote = tl_words_cut (name, QUOTE_LIMIT);
  tl_csv_report_take_note (
      import->report, 1, TL_CSV_MENDED,
      /* Translators: %u and %d are numbers of columns, the first %s is the name of one and the
       * other the name of a field, such as "value" */
      g_strdup_printf (_ ("Column %u, “%s”, may be the “%s” too; column %d is read as that."),
                       column + 1, quote, tl_csv_target_get_name (target), read + 1));
}

/* A table of words looks like one with a header; who reads it is told what became of the row. */
static void
check_header (TlCsvImport *import, const TlCsv *csv)
{
  TlCsvFaults faults = tl_csv_get_header_faults (csv);
  gboolean is_known = FALSE;

  if (!tl_csv_has_header (csv))
    return;
  for (guint fault = 1; fault <= faults; fault <<= 1)
    if (fault & faults)
      tl_csv_report_take_note (import->report, 1, TL_CSV_MENDED, g_strdup (describe_fault (fault)));
  for (guint i = 0; i < tl_csv_get_n_columns (csv); i++)
    {
      int target = tl_csv_column_guess (csv, i);

      if (target == TL_CSV_NOTHING)
        continue;
      is_known = TRUE;
      check_twin (import, csv, i, target);
    }
  if (!is_known)
    tl_csv_report_take_note (import->report, 1, TL_CSV_MENDED,
                             g_strdup (_ ("None of the names of the columns is known. If the first "
                                          "row is data, put a row with names before it.")));
}

gboolean
tl_csv_import_read (TlCsvImport *import, TlCsv *csv, GCancellable *cancellable, GError **error)
{
  GError *fault = NULL;
  TlCsvRow row;

  check_header (import, csv);
  while (tl_csv_read (csv, &row, cancellable, &fault))
    {
      add_row (import, &row);
      if (import->progress != NULL && import->report->n_rows % PROGRESS_ROWS == 0)
        import->progress (import->report->n_rows, import->progress_data);
    }
  if (fault != NULL)
    {
      g_propagate_error (error, fault);
      return FALSE;
    }
  if (import->answers != NULL)
    tl_csv_answers_pack (import->answers);
  return TRUE;
}
