/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-private.h"

#include <string.h>

/* The text of the row. */

static void
append (TlCsv *csv, const char *text, gsize n)
{
  gsize length = csv->text->len - csv->start;
  gsize left = MIN (TL_CSV_FIELD_LIMIT - MIN (length, TL_CSV_FIELD_LIMIT),
                    TL_CSV_ROW_LIMIT - MIN (csv->text->len, TL_CSV_ROW_LIMIT));

  csv->is_cut = csv->is_cut || n > left;
  n = MIN (n, left);
  if (csv->text->len + n >= csv->text->allocated_len)
    g_string_append_len (csv->text, text, (gssize) n);
  else
    {
      memcpy (csv->text->str + csv->text->len, text, n);
      csv->text->len += n;
    }
}

/* A letter that was cut in two goes as a whole. */
static void
drop_half_letter (TlCsv *csv)
{
  gsize length = csv->text->len;

  while (length > csv->start && ((guchar) csv->text->str[length - 1] & 0xc0) == 0x80)
    length--;
  if (length > csv->start && (guchar) csv->text->str[length - 1] >= 0xc0 &&
      (gint32) g_utf8_get_char_validated (csv->text->str + length - 1,
                                          (gssize) (csv->text->len - length + 1)) < 0)
    csv->text->len = length - 1;
}

void
tl_csv_end_field (TlCsv *csv)
{
  if (csv->is_cut)
    {
      csv->row.faults |= TL_CSV_CUT;
      drop_half_letter (csv);
      csv->is_cut = FALSE;
    }
  if (csv->starts->len < TL_CSV_COLUMN_LIMIT)
    {
      g_array_append_val (csv->starts, csv->start);
      g_string_append_c (csv->text, '\0');
    }
  else
    {
      csv->n_over += csv->text->len > csv->start;
      csv->text->len = csv->start;
    }
  csv->start = csv->text->len;
  csv->state = TL_CSV_STATE_START;
}

/* The first byte that a table of stops has, or the end. */
static inline const char *
find_stop (const char *at, const char *end, const guint8 *stops, guint8 *bits)
{
  guint8 all = *bits;

  while (at < end && !stops[(guchar) *at])
    all |= (guint8) *at++;
  *bits = all;
  return at;
}

static void
pass_line_end (TlCsv *csv, char end)
{
  csv->line += end == '\r' || !csv->is_behind_return;
  csv->is_behind_return = end == '\r';
}

/* TRUE when the row has ended. */
static gboolean
scan_plain (TlCsv *csv)
{
  const char *start = csv->at;
  char stop;

  csv->at = find_stop (start, csv->end, csv->stops, &csv->bits);
  if (csv->at > start)
    append (csv, start, (gsize) (csv->at - start));
  if (csv->at == csv->end)
    return FALSE;
  stop = *csv->at++;
  if (stop == '\0')
    {
      csv->row.faults |= TL_CSV_NUL_BYTES;
      return FALSE;
    }
  tl_csv_end_field (csv);
  if (stop == csv->delimiter)
    return FALSE;
  pass_line_end (csv, stop);
  return TRUE;
}

static void
scan_quoted (TlCsv *csv)
{
  const char *start = csv->at;

  csv->at = find_stop (start, csv->end, csv->quoted_stops, &csv->bits);
  if (csv->at > start)
    {
      append (csv, start, (gsize) (csv->at - start));
      csv->is_behind_return = FALSE;
    }
  if (csv->at == csv->end)
    return;
  if (*csv->at == '"')
    csv->state = TL_CSV_STATE_QUOTE;
  else if (*csv->at == '\0')
    csv->row.faults |= TL_CSV_NUL_BYTES;
  else
    {
      pass_line_end (csv, *csv->at);
      append (csv, csv->at, 1);
    }
  csv->at++;
}

static void
scan_behind_quote (TlCsv *csv)
{
  csv->is_behind_return = FALSE;
  if (*csv->at == '"')
    {
      append (csv, csv->at++, 1);
      csv->state = TL_CSV_STATE_QUOTED;
      return;
    }
  if (!csv->stops[(guchar) *csv->at] || *csv->at == '\0')
    csv->row.faults |= TL_CSV_MISQUOTED;
  csv->state = TL_CSV_STATE_PLAIN;
}

static void
scan_start (TlCsv *csv)
{
  csv->state = TL_CSV_STATE_PLAIN;
  if (*csv->at != '"')
    return;
  csv->at++;
  csv->is_quoted = TRUE;
  csv->state = TL_CSV_STATE_QUOTED;
}

gboolean
tl_csv_scan (TlCsv *csv)
{
  while (csv->at < csv->end)
    switch (csv->state)
      {
      case TL_CSV_STATE_START:
        if (csv->is_behind_return && csv->starts->len == 0 && *csv->at == '\n')
          csv->at++;
        else
          scan_start (csv);
        csv->is_behind_return = FALSE;
        break;
      case TL_CSV_STATE_PLAIN:
        if (scan_plain (csv))
          return TRUE;
        break;
      case TL_CSV_STATE_QUOTED:
        scan_quoted (csv);
        break;
      default:
        scan_behind_quote (csv);
      }
  return FALSE;
}
