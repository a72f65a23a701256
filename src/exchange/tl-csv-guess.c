/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-guess.h"

#include <string.h>

/* So many rows tell what there is to tell. */
#define N_ROWS 200

static const char delimiters[] = ",;\t|";
#define N_DELIMITERS (sizeof delimiters - 1)

typedef struct
{
  guint first[N_DELIMITERS];  /* how many the first row has */
  guint counts[N_DELIMITERS]; /* how many the row at hand has */
  guint n_like[N_DELIMITERS]; /* rows with as many as the first */
  guint n_rows;
} Tally;

/* How many bytes at `text` are one character of two bytes or more; 0: it is none. */
static gsize
measure_sequence (const char *text, const char *end)
{
  gunichar letter = g_utf8_get_char_validated (text, end - text);

  return (gint32) letter < 0 ? 0 : (gsize) g_unichar_to_utf8 (letter, NULL);
}

/* A file that was pieced together is what most of it is. The last letter may be cut in two. */
static gboolean
is_utf_8 (const char *text, gsize n)
{
  const char *end = text + n;
  gsize n_good = 0, n_bad = 0;

  while (text < end)
    if ((guchar) *text < 0x80)
      text++;
    else
      {
        gsize length = measure_sequence (text, end);

        if (length == 0 && end - text >= 4)
          n_bad++;
        n_good += length > 0;
        text += MAX (length, 1);
      }
  return n_good >= n_bad;
}

/* Text has no NUL, and half of most text in UTF-16 is: nearly all in every other byte. */
static gboolean
has_halves (const char *bytes, gsize n, gsize at)
{
  gsize n_nuls[2] = { 0 };

  for (gsize i = 0; i < n; i++)
    n_nuls[i % 2] += bytes[i] == '\0';
  return n >= 4 && n_nuls[at] * 2 > n / 2 && n_nuls[1 - at] * 20 < n_nuls[at];
}

TlCsvEncoding
tl_csv_guess_encoding (const char *bytes, gsize n, gsize *n_mark)
{
  static const struct
  {
    const char *mark;
    gsize length;
    TlCsvEncoding encoding;
  } marks[] = {
    { "\xef\xbb\xbf", 3, TL_CSV_UTF_8 },
    { "\xff\xfe", 2, TL_CSV_UTF_16_LITTLE },
    { "\xfe\xff", 2, TL_CSV_UTF_16_BIG },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (n >= marks[i].length && memcmp (bytes, marks[i].mark, marks[i].length) == 0)
      {
        *n_mark = marks[i].length;
        return marks[i].encoding;
      }
  *n_mark = 0;
  if (has_halves (bytes, n, 1))
    return TL_CSV_UTF_16_LITTLE;
  if (has_halves (bytes, n, 0))
    return TL_CSV_UTF_16_BIG;
  return is_utf_8 (bytes, n) ? TL_CSV_UTF_8 : TL_CSV_WINDOWS_1252;
}

static void
end_row (Tally *tally)
{
  for (guint i = 0; i < N_DELIMITERS; i++)
    {
      if (tally->n_rows == 0)
        tally->first[i] = tally->counts[i];
      tally->n_like[i] += tally->counts[i] == tally->first[i] && tally->first[i] > 0;
      tally->counts[i] = 0;
    }
  tally->n_rows++;
}

/* Quotes open where a field may begin, whatever the delimiter is in the end. */
static void
count (Tally *tally, const char *text, gsize length)
{
  gboolean is_quoted = FALSE;
  char before = '\n';

  for (gsize i = 0; i < length && tally->n_rows < N_ROWS; i++)
    {
      const char *found = text[i] == '\0' ? NULL : strchr (delimiters, text[i]);
      gboolean is_end = text[i] == '\n' || text[i] == '\r';

      if (text[i] == '"' && (is_quoted || strchr (",;\t|\n\r\"", before) != NULL))
        is_quoted = !is_quoted;
      else if (!is_quoted && found != NULL)
        tally->counts[found - delimiters]++;
      else if (!is_quoted && is_end && before != '\n' && before != '\r')
        end_row (tally);
      before = text[i];
    }
}

char
tl_csv_guess_delimiter (const char *text, gsize length)
{
  Tally tally = { 0 };
  guint best = 0;

  count (&tally, text, length);
  end_row (&tally);
  for (guint i = 1; i < N_DELIMITERS; i++)
    if (tally.n_like[i] > tally.n_like[best] ||
        (tally.n_like[i] == tally.n_like[best] && tally.first[i] > tally.first[best]))
      best = i;
  return delimiters[best];
}

gboolean
tl_csv_looks_like_value (const char *text)
{
  static const char digits[] = "0123456789";

  return strpbrk (text, digits) != NULL && strspn (text, "0123456789.,:/+-% TZ") == strlen (text);
}

gboolean
tl_csv_is_spreadsheet (const char *bytes, gsize n)
{
  return n >= 4 &&
         (memcmp (bytes, "PK\003\004", 4) == 0 || memcmp (bytes, "\xd0\xcf\x11\xe0", 4) == 0);
}
