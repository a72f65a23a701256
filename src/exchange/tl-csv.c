/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* memmem () */

#include "tl-csv-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BLOCK (256 * 1024)

G_DEFINE_QUARK (tl - csv - error - quark, tl_csv_error)

static const char no_text[] = "";
static const char *const encodings[] = { "UTF-8", "UTF-16LE", "UTF-16BE", "Windows-1252" };

/* The blocks. */

static gboolean
read_block (TlCsv *csv, gsize *n, GCancellable *cancellable, GError **error)
{
  /* Not every stream asks. */
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !g_input_stream_read_all (csv->stream, csv->block, BLOCK, n, cancellable, error))
    return FALSE;
  csv->is_over = *n < BLOCK;
  return TRUE;
}

/* The bytes as text that is to be read. */
static void
take_bytes (TlCsv *csv, const char *bytes, gsize n)
{
  gboolean bad = FALSE;

  csv->at = bytes;
  csv->end = bytes + n;
  if (csv->encoding != TL_CSV_UTF_16_LITTLE && csv->encoding != TL_CSV_UTF_16_BIG)
    return;
  g_string_truncate (csv->decoded, 0);
  tl_csv_append_utf_16 (&csv->utf_16, csv->decoded, bytes, n, &bad);
  if (csv->is_over)
    tl_csv_append_utf_16 (&csv->utf_16, csv->decoded, NULL, 0, &bad);
  csv->at = csv->decoded->str;
  csv->end = csv->at + csv->decoded->len;
}

static gboolean
take_block (TlCsv *csv, GCancellable *cancellable, GError **error)
{
  gsize n;

  if (!read_block (csv, &n, cancellable, error))
    return FALSE;
  take_bytes (csv, csv->block, n);
  return TRUE;
}

/* The row. */

static void
begin_row (TlCsv *csv)
{
  csv->text->len = 0;
  csv->start = 0;
  csv->bits = 0;
  csv->is_quoted = FALSE;
  csv->n_over = 0;
  csv->state = TL_CSV_STATE_START;
  g_array_set_size (csv->starts, 0);
  csv->row.faults = 0;
  csv->row.line = csv->line;
}

static gboolean
is_blank (const TlCsv *csv)
{
  return csv->starts->len == 1 && csv->text->len == 1 && !csv->is_quoted;
}

/* What some programs leave behind the last line: blanks, or the sign that DOS ended a file with. */
static gboolean
is_litter (const TlCsv *csv)
{
  return csv->starts->len == 1 && !csv->is_quoted &&
         strspn (csv->text->str, " \t\x1a") == csv->text->len - 1;
}

/* What is left of a row where the table ends without a line end. FALSE when there is nothing. */
static gboolean
end_last_row (TlCsv *csv)
{
  gboolean ends_line;

  if (csv->state == TL_CSV_STATE_START && csv->starts->len == 0)
    return FALSE;
  if (csv->state == TL_CSV_STATE_QUOTED)
    csv->row.faults |= TL_CSV_NOT_CLOSED;
  ends_line = csv->text->len > csv->start && strchr ("\r\n", csv->text->str[csv->text->len - 1]);
  csv->row.last_line = csv->line - (ends_line ? 1 : 0);
  tl_csv_end_field (csv);
  csv->is_cut_off = TRUE;
  return TRUE;
}

/* The text of the row up to its end. TRUE when there is one. */
static gboolean
scan_row (TlCsv *csv, GCancellable *cancellable, GError **error)
{
  do
    {
      begin_row (csv);
      while (!tl_csv_scan (csv))
        {
          if (csv->is_over)
            return end_last_row (csv) && !is_litter (csv);
          if (!take_block (csv, cancellable, error))
            return FALSE;
        }
      csv->row.last_line = csv->line - 1;
    }
  while (is_blank (csv));
  return TRUE;
}

static const char *
get_text (const GString *text, const GArray *starts, guint i, gsize *length)
{
  gsize start = g_array_index (starts, gsize, i);
  gsize end = i + 1 < starts->len ? g_array_index (starts, gsize, i + 1) : text->len;

  *length = end - start - 1;
  return text->str + start;
}

static gboolean
is_utf_8 (const TlCsv *csv)
{
  gsize length;

  for (guint i = 0; i < csv->starts->len; i++)
    {
      const char *text = get_text (csv->text, csv->starts, i, &length);

      if (!g_utf8_validate_len (text, length, NULL))
        return FALSE;
    }
  return TRUE;
}

/* A field that is more than ASCII, in a row that is not all UTF-8. */
static gboolean
is_in_utf_8 (const TlCsv *csv, const char *text, gsize length)
{
  return csv->format.encoding != TL_CSV_WINDOWS_1252 && !g_str_is_ascii (text) &&
         g_utf8_validate_len (text, length, NULL);
}

static void
convert (TlCsv *csv)
{
  gboolean bad = FALSE, is_mixed = FALSE;
  gsize length;

  g_string_truncate (csv->converted, 0);
  g_array_set_size (csv->converted_starts, 0);
  for (guint i = 0; i < csv->starts->len; i++)
    {
      const char *text = get_text (csv->text, csv->starts, i, &length);

      g_array_append_val (csv->converted_starts, csv->converted->len);
      if (is_in_utf_8 (csv, text, length))
        {
          g_string_append_len (csv->converted, text, (gssize) length);
          is_mixed = TRUE;
        }
      else
        tl_csv_append_windows (csv->converted, text, length, &bad);
      g_string_append_c (csv->converted, '\0');
    }
  csv->row.faults |= bad ? TL_CSV_NOT_DECODED : 0;
  if (is_mixed)
    csv->row.faults = (csv->row.faults & ~TL_CSV_OTHER_ENCODING) | TL_CSV_MIXED;
}

/* The row as UTF-8; TRUE when it had to be converted. */
static gboolean
decode (TlCsv *csv)
{
  gboolean fits;

  if (!(csv->bits & 0x80))
    return FALSE;
  if (csv->format.encoding == TL_CSV_WINDOWS_1252)
    {
      convert (csv);
      return TRUE;
    }
  fits = is_utf_8 (csv);
  if (fits == (csv->encoding == TL_CSV_WINDOWS_1252))
    csv->row.faults |= TL_CSV_OTHER_ENCODING;
  if (!fits)
    convert (csv);
  else if (csv->encoding != TL_CSV_UTF_8 && csv->encoding != TL_CSV_WINDOWS_1252 &&
           memmem (csv->text->str, csv->text->len, "\xef\xbf\xbd", 3) != NULL)
    csv->row.faults |= TL_CSV_NOT_DECODED;
  return !fits;
}

static void
list_fields (TlCsv *csv, const GString *text, const GArray *starts)
{
  g_array_set_size (csv->fields, starts->len);
  for (guint i = 0; i < starts->len; i++)
    {
      TlCsvField *field = &g_array_index (csv->fields, TlCsvField, i);

      field->text = get_text (text, starts, i, &field->length);
    }
}

/* Whether fields stand behind the last column, and not only delimiters. */
static gboolean
has_more (const TlCsv *csv)
{
  for (guint i = csv->columns->len; i < csv->fields->len; i++)
    if (g_array_index (csv->fields, TlCsvField, i).length > 0)
      return TRUE;
  return csv->n_over > 0;
}

static void
fit_to_columns (TlCsv *csv)
{
  const TlCsvField nothing = { no_text, 0 };

  csv->row.n_given = csv->fields->len;
  if (csv->fields->len < csv->columns->len)
    csv->row.faults |= csv->is_cut_off ? TL_CSV_UNFINISHED : TL_CSV_TOO_FEW;
  else if (has_more (csv))
    csv->row.faults |= TL_CSV_TOO_MANY;
  while (csv->fields->len < csv->columns->len)
    g_array_append_val (csv->fields, nothing);
}

static void
finish_row (TlCsv *csv)
{
  if (decode (csv))
    list_fields (csv, csv->converted, csv->converted_starts);
  else
    list_fields (csv, csv->text, csv->starts);
  if (csv->columns->len > 0)
    fit_to_columns (csv);
  csv->row.fields = (const TlCsvField *) (void *) csv->fields->data;
  csv->row.n_fields = csv->fields->len;
}

/* The beginning. */

static void
set_delimiter (TlCsv *csv, char delimiter)
{
  csv->delimiter = delimiter;
  csv->stops[(guchar) delimiter] = csv->stops['\n'] = csv->stops['\r'] = csv->stops[0] = TRUE;
  csv->quoted_stops['"'] = csv->quoted_stops['\n'] = csv->quoted_stops['\r'] = TRUE;
  csv->quoted_stops[0] = TRUE;
}

/* “sep=;”, which a spreadsheet program writes in front for itself; 0 when it is not there. */
static char
take_hint (TlCsv *csv)
{
  char delimiter;

  if (csv->end - csv->at < 6 || g_ascii_strncasecmp (csv->at, "sep=", 4) != 0 ||
      strchr (",;\t|", csv->at[4]) == NULL || (csv->at[5] != '\r' && csv->at[5] != '\n'))
    return 0;
  delimiter = csv->at[4];
  csv->at += 5;
  return delimiter;
}

static void
find_delimiter (TlCsv *csv)
{
  csv->found.delimiter = take_hint (csv);
  if (csv->found.delimiter == 0)
    csv->found.delimiter = tl_csv_guess_delimiter (csv->at, (gsize) (csv->end - csv->at));
  set_delimiter (csv, csv->format.delimiter != 0 ? csv->format.delimiter : csv->found.delimiter);
}

static void
name_columns (TlCsv *csv)
{
  csv->found.header = TRUE;
  for (guint i = 0; i < csv->row.n_fields; i++)
    csv->found.header = csv->found.header && !tl_csv_looks_like_value (csv->row.fields[i].text);
  csv->has_header = csv->format.header != TL_CSV_FIND ? csv->format.header : csv->found.header;
  for (guint i = 0; i < csv->row.n_fields; i++)
    g_ptr_array_add (csv->columns, csv->has_header ? g_strstrip (g_strdup (csv->row.fields[i].text))
                                                   : g_strdup_printf ("%u", i + 1));
  csv->is_held = !csv->has_header;
}

static gboolean
begin (TlCsv *csv, GCancellable *cancellable, GError **error)
{
  gsize n, n_mark;

  if (!read_block (csv, &n, cancellable, error))
    return FALSE;
  if (tl_csv_is_spreadsheet (csv->block, n))
    {
      g_set_error (error, TL_CSV_ERROR, TL_CSV_ERROR_NOT_TEXT,
                   _ ("This is a spreadsheet, not a CSV file. Save it as CSV in the program it "
                      "comes from."));
      return FALSE;
    }
  csv->encoding = tl_csv_guess_encoding (csv->block, n, &n_mark);
  csv->found.encoding = (int) csv->encoding;
  if (csv->format.encoding != TL_CSV_FIND)
    csv->encoding = (TlCsvEncoding) csv->format.encoding;
  csv->utf_16.is_big = csv->encoding == TL_CSV_UTF_16_BIG;
  take_bytes (csv, csv->block + n_mark, n - n_mark);
  find_delimiter (csv);
  return TRUE;
}

gboolean
tl_csv_format_equal (const TlCsvFormat *a, const TlCsvFormat *b)
{
  return a->delimiter == b->delimiter && a->encoding == b->encoding && a->header == b->header;
}

TlCsv *
tl_csv_new (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  return tl_csv_new_as (stream, &TL_CSV_FORMAT_FIND, cancellable, error);
}

TlCsv *
tl_csv_new_as (GInputStream *stream,
               const TlCsvFormat *format,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (TlCsv) csv = g_new0 (TlCsv, 1);
  GError *fault = NULL;

  csv->format = *format;
  csv->stream = g_object_ref (stream);
  csv->block = g_malloc (BLOCK);
  csv->utf_16.odd = -1;
  csv->decoded = g_string_new (NULL);
  csv->line = 1;
  csv->text = g_string_sized_new (BLOCK);
  csv->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  csv->converted = g_string_new (NULL);
  csv->converted_starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  csv->fields = g_array_new (FALSE, FALSE, sizeof (TlCsvField));
  csv->columns = g_ptr_array_new_with_free_func (g_free);
  if (!begin (csv, cancellable, error))
    return NULL;
  if (!scan_row (csv, cancellable, &fault))
    {
      if (fault == NULL)
        g_set_error (&fault, TL_CSV_ERROR, TL_CSV_ERROR_EMPTY,
                     _ ("There is nothing in this file."));
      g_propagate_error (error, fault);
      return NULL;
    }
  finish_row (csv);
  name_columns (csv);
  csv->header_faults = tl_csv_has_header (csv) ? csv->row.faults : 0;
  if (csv->header_faults & TL_CSV_NOT_CLOSED)
    {
      g_set_error (error, TL_CSV_ERROR, TL_CSV_ERROR_NO_NAMES,
                   _ ("A quote opens in the first line and is open until the end of the file, so "
                      "nobody knows where the names of the columns end. Close it, or save the "
                      "table anew."));
      return NULL;
    }
  return g_steal_pointer (&csv);
}

void
tl_csv_free (TlCsv *csv)
{
  g_object_unref (csv->stream);
  g_free (csv->block);
  g_string_free (csv->decoded, TRUE);
  g_string_free (csv->text, TRUE);
  g_array_unref (csv->starts);
  g_string_free (csv->converted, TRUE);
  g_array_unref (csv->converted_starts);
  g_array_unref (csv->fields);
  g_ptr_array_unref (csv->columns);
  g_free (csv);
}

TlCsvFaults
tl_csv_get_header_faults (const TlCsv *csv)
{
  return csv->header_faults;
}

const TlCsvFormat *
tl_csv_get_format (const TlCsv *csv)
{
  return &csv->format;
}

const TlCsvFormat *
tl_csv_get_found (const TlCsv *csv)
{
  return &csv->found;
}

char
tl_csv_get_delimiter (const TlCsv *csv)
{
  return csv->delimiter;
}

TlCsvEncoding
tl_csv_get_encoding (const TlCsv *csv)
{
  return csv->encoding;
}

const char *
tl_csv_encoding_get_name (TlCsvEncoding encoding)
{
  return encodings[encoding];
}

int
tl_csv_encoding_from_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    if (g_ascii_strcasecmp (name, encodings[i]) == 0)
      return (int) i;
  return TL_CSV_FIND;
}

gboolean
tl_csv_has_header (const TlCsv *csv)
{
  return csv->has_header;
}

guint
tl_csv_get_n_columns (const TlCsv *csv)
{
  return csv->columns->len;
}

const char *
tl_csv_get_column (const TlCsv *csv, guint column)
{
  g_return_val_if_fail (column < csv->columns->len, NULL);
  return csv->columns->pdata[column];
}

gboolean
tl_csv_read (TlCsv *csv, TlCsvRow *row, GCancellable *cancellable, GError **error)
{
  if (csv->is_held)
    csv->is_held = FALSE;
  else if (scan_row (csv, cancellable, error))
    finish_row (csv);
  else
    return FALSE;
  *row = csv->row;
  return TRUE;
}
