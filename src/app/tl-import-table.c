/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-csv-mapping-text.h"
#include "tl-mapping-store.h"
#include "tl-storage.h"

static void
row_free (gpointer data)
{
  TlCsvRow *row = data;

  for (guint i = 0; i < row->n_fields; i++)
    g_free ((char *) row->fields[i].text);
  g_free ((TlCsvField *) row->fields);
  g_free (row);
}

/* One that stays when the next is read. */
static TlCsvRow *
row_copy (const TlCsvRow *row)
{
  TlCsvRow *copy = g_new (TlCsvRow, 1);
  TlCsvField *fields = g_new (TlCsvField, row->n_fields);

  *copy = *row;
  for (guint i = 0; i < row->n_fields; i++)
    {
      fields[i].text = g_strndup (row->fields[i].text, row->fields[i].length);
      fields[i].length = row->fields[i].length;
    }
  copy->fields = fields;
  return copy;
}

void
tl_import_table_free (TlImportTable *table)
{
  g_clear_object (&table->file);
  g_clear_pointer (&table->bytes, g_bytes_unref);
  g_free (table->name);
  g_free (table->key);
  g_ptr_array_unref (table->columns);
  g_ptr_array_unref (table->rows);
  g_clear_pointer (&table->csv, tl_csv_free);
  g_clear_pointer (&table->guess, tl_csv_mapping_free);
  g_clear_pointer (&table->last, tl_csv_mapping_free);
  g_free (table);
}

static gboolean
read_rows (TlImportTable *table, TlCsv *csv, GCancellable *cancellable, GError **error)
{
  GError *fault = NULL;
  TlCsvRow row;

  while (!table->has_more && tl_csv_read (csv, &row, cancellable, &fault))
    if (table->rows->len < TL_IMPORT_ROWS_SHOWN)
      g_ptr_array_add (table->rows, row_copy (&row));
    else
      table->has_more = TRUE;
  if (fault == NULL)
    return TRUE;
  g_propagate_error (error, fault);
  return FALSE;
}

GInputStream *
tl_import_table_open (TlImportTable *table,
                      guint64 *size,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (GFileInfo) info = NULL;

  *size = 0;
  if (table->bytes != NULL)
    {
      *size = g_bytes_get_size (table->bytes);
      return g_memory_input_stream_new_from_bytes (table->bytes);
    }
  info = g_file_query_info (table->file,
                            G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                            G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  /* To open a pipe is to wait for who writes to it, whatever is cancelled. */
  if (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_SPECIAL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                           _ ("This is no file that can be read."));
      return NULL;
    }
  if (info != NULL && g_file_info_has_attribute (info, G_FILE_ATTRIBUTE_STANDARD_SIZE))
    *size = (guint64) g_file_info_get_size (info);
  return G_INPUT_STREAM (g_file_read (table->file, cancellable, error));
}

static gboolean
read_beginning (TlImportTable *table, GCancellable *cancellable, GError **error)
{
  TlCsv *csv = table->csv;

  for (guint i = 0; i < tl_csv_get_n_columns (csv); i++)
    g_ptr_array_add (table->columns, g_strdup (tl_csv_get_column (csv, i)));
  table->guess = tl_csv_mapping_guess (csv, FALSE);
  return read_rows (table, csv, cancellable, error);
}

static TlCsv *
open_as (TlImportTable *table, const TlCsvFormat *format, GCancellable *cancellable, GError **error)
{
  guint64 size;
  g_autoptr (GInputStream) stream = tl_import_table_open (table, &size, cancellable, error);

  return stream != NULL ? tl_csv_new_as (stream, format, cancellable, error) : NULL;
}

static char *
make_key (TlImportTable *table, GCancellable *cancellable, GError **error)
{
  const TlCsvFormat format = { 0, TL_CSV_FIND, TRUE };
  g_autoptr (TlCsv) csv = open_as (table, &format, cancellable, error);

  return csv != NULL ? tl_mapping_store_make_key (csv) : NULL;
}

TlImportTable *
tl_import_table_new (GFile *file,
                     GBytes *bytes,
                     const TlCsvFormat *format,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (TlImportTable) table = g_new0 (TlImportTable, 1);

  table->columns = g_ptr_array_new_with_free_func (g_free);
  table->rows = g_ptr_array_new_with_free_func (row_free);
  g_set_object (&table->file, file);
  if (file != NULL)
    table->name = tl_storage_dup_name (file);
  else
    table->bytes = g_bytes_ref (bytes);
  table->key = make_key (table, cancellable, error);
  if (table->key == NULL)
    return NULL;
  table->csv = open_as (table, format != NULL ? format : &TL_CSV_FORMAT_FIND, cancellable, error);
  if (table->csv == NULL || !read_beginning (table, cancellable, error))
    return NULL;
  return g_steal_pointer (&table);
}

typedef struct
{
  GFile *file;
  GBytes *bytes;
  TlCsvFormat format;
  gboolean has_format;
} Source;

static void
source_free (gpointer data)
{
  Source *source = data;

  g_clear_object (&source->file);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source);
}

/* As the last time. What is kept is read from a disk, and may be being written. */
static TlImportTable *
load_as_last (const Source *source, GCancellable *cancellable, GError **error)
{
  g_autoptr (TlImportTable) table =
      tl_import_table_new (source->file, source->bytes, NULL, cancellable, error);
  g_autofree char *text = table != NULL ? tl_mapping_store_find (table->key) : NULL;
  TlCsvFormat format;

  if (text == NULL)
    return g_steal_pointer (&table);
  format = tl_csv_format_from_text (text);
  if (!tl_csv_format_equal (&format, tl_csv_get_format (table->csv)))
    {
      g_clear_pointer (&table, tl_import_table_free);
      table = tl_import_table_new (source->file, source->bytes, &format, cancellable, error);
    }
  if (table != NULL)
    table->last = tl_csv_mapping_from_text (text, table->csv, NULL);
  return g_steal_pointer (&table);
}

static void
load_in_thread_cb (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  const Source *source = data;
  GError *error = NULL;
  TlImportTable *table =
      source->has_format
          ? tl_import_table_new (source->file, source->bytes, &source->format, cancellable, &error)
          : load_as_last (source, cancellable, &error);

  if (table != NULL)
    g_task_return_pointer (task, table, (GDestroyNotify) tl_import_table_free);
  else
    g_task_return_error (task, error);
}

void
tl_import_table_load_async (GFile *file,
                            GBytes *bytes,
                            const TlCsvFormat *format,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Source *source = g_new0 (Source, 1);

  g_set_object (&source->file, file);
  source->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  source->has_format = format != NULL;
  source->format = format != NULL ? *format : TL_CSV_FORMAT_FIND;
  g_task_set_source_tag (task, tl_import_table_load_async);
  g_task_set_task_data (task, source, source_free);
  g_task_run_in_thread (task, load_in_thread_cb);
}

TlImportTable *
tl_import_table_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A letter has commas too: a column has to be called like something that evidence says. */
gboolean
tl_import_table_is_one (GBytes *text)
{
  g_autoptr (TlImportTable) table = tl_import_table_new (NULL, text, NULL, NULL, NULL);
  const TlCsvMapping *guess = table != NULL ? table->guess : NULL;

  return guess != NULL && tl_csv_has_header (table->csv) && table->columns->len > 1 &&
         table->rows->len > 0 &&
         (tl_csv_mapping_says (guess, TL_PROPERTY_WORDS) ||
          tl_csv_mapping_says (guess, TL_PROPERTY_VALUE) ||
          tl_csv_mapping_says (guess, TL_PROPERTY_COUNTS));
}

static void
fate_free (gpointer data)
{
  TlImportFate *fate = data;

  g_free (fate->about);
  g_free (fate->words);
  g_free (fate);
}

/* All that the report says from a note on, NULL when it is nothing. */
static char *
join_notes (const TlCsvReport *report, guint first)
{
  GString *words = g_string_new (NULL);

  for (guint i = first; i < report->notes->len; i++)
    {
      const TlCsvNote *note = report->notes->pdata[i];

      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", note->message);
    }
  return g_string_free (words, words->len == 0);
}

GPtrArray *
tl_import_table_try (const TlImportTable *table,
                     TlMap *map,
                     const TlCsvMapping *mapping,
                     GHashTable *held)
{
  g_autofree char *fault = tl_csv_mapping_find_fault (mapping);
  g_autoptr (TlCsvImport) import = NULL;
  GPtrArray *fates;

  if (fault != NULL)
    return NULL;
  import = tl_csv_import_new (map, mapping);
  tl_csv_import_set_held (import, held);
  fates = g_ptr_array_new_with_free_func (fate_free);
  for (guint i = 0; i < table->rows->len; i++)
    {
      TlImportFate *fate = g_new0 (TlImportFate, 1);
      guint n_notes = tl_csv_import_get_report (import)->notes->len;
      const char *about;

      fate->outcome = tl_csv_import_try (import, table->rows->pdata[i], &about);
      fate->about = g_strdup (about);
      fate->words = join_notes (tl_csv_import_get_report (import), n_notes);
      g_ptr_array_add (fates, fate);
    }
  return fates;
}
