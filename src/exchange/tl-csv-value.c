/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-value.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "tl-words.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2199
#define DIGITS "0123456789"

char *
tl_csv_value_fold (const char *text)
{
  g_autofree char *whole = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_strdown (whole != NULL ? whole : "", -1);
  GString *out = g_string_new (NULL);

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_len (out, at, g_utf8_next_char (at) - at);
  return g_string_free (out, FALSE);
}

char *
tl_csv_value_casefold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return g_str_is_ascii (folded) ? g_steal_pointer (&folded)
                                 : g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}

static gboolean
is_valid (const TlPropertySpec *spec, const GString *value)
{
  g_autofree char *reason = NULL;

  return tl_property_spec_check (spec, value->str, &reason);
}

/* As it is, or with the reason why not. */
static TlCsvOutcome
refuse (const TlPropertySpec *spec, const GString *value, char **reason)
{
  return tl_property_spec_check (spec, value->str, reason) ? TL_CSV_TAKEN : TL_CSV_REFUSED;
}

static TlCsvOutcome
tell_mended (const GString *value, char **reason)
{
  /* Translators: the end of a sentence about what a cell of a table says: "“1,5” was read as 1.5"
   */
  *reason = g_strdup_printf (_ ("was read as %s"), value->str);
  return TL_CSV_MENDED;
}

/* Numbers. */

/* "1,234,567": one to three digits, and then three behind each separator. */
static gboolean
has_groups (const char *text, gsize length, char separator)
{
  gsize n = strspn (text, DIGITS);

  if (n < 1 || n > 3 || n >= length)
    return FALSE;
  for (gsize at = n; at < length; at += 4)
    if (text[at] != separator || at + 4 > length || strspn (text + at + 1, DIGITS) < 3 ||
        (at + 4 < length && g_ascii_isdigit (text[at + 4])))
      return FALSE;
  return TRUE;
}

static void
take_out (GString *text, char separator)
{
  gsize n = 0;

  for (gsize i = 0; i < text->len; i++)
    if (text->str[i] != separator)
      text->str[n++] = text->str[i];
  g_string_truncate (text, n);
}

/* Signs that say nothing, and the spaces that some languages group thousands by. */
static void
take_out_signs (GString *number)
{
  g_string_replace (number, "\xc2\xa0", " ", 0);
  g_string_replace (number, "\xe2\x80\xaf", " ", 0);
  g_string_replace (number, "\xe2\x88\x92", "-", 0);
  if (number->len > 0 && number->str[number->len - 1] == '%')
    g_string_truncate (number, number->len - 1);
  g_strchomp (number->str);
  g_string_truncate (number, strlen (number->str));
  if (number->str[0] == '+')
    g_string_erase (number, 0, 1);
}

/* The last of the two is the decimal separator where both are there, and groups where one is there
 * more than once. FALSE when the commas and points stand where no number has them. */
static gboolean
settle_separators (GString *number)
{
  const char *digits = number->str + (number->str[0] == '-');
  const char *comma = strrchr (digits, ','), *point = strrchr (digits, '.');
  char group = comma == NULL || (point != NULL && point > comma) ? ',' : '.';
  const char *decimal = group == ',' ? point : comma;
  gsize whole = decimal != NULL ? (gsize) (decimal - digits) : strlen (digits);

  /* "2,": what was behind the comma is gone. */
  if (decimal == comma && decimal != NULL && decimal[1] == '\0')
    return FALSE;
  if (decimal != NULL && memchr (digits, *decimal, whole) != NULL)
    {
      /* More than once, so it is no decimal separator. */
      if (!has_groups (digits, strlen (digits), *decimal))
        return FALSE;
      take_out (number, *decimal);
      return TRUE;
    }
  if (memchr (digits, group, whole) != NULL)
    {
      if (!has_groups (digits, whole, group))
        return FALSE;
      take_out (number, group);
    }
  g_strdelimit (number->str, ",", '.');
  return TRUE;
}

/* "1,234": a thousand and more here, one and a bit there. */
static gboolean
is_ambiguous (const GString *number, char separator)
{
  const char *digits = number->str + (number->str[0] == '-');
  gsize n = strspn (digits, DIGITS);

  return digits[0] != '0' && n <= 3 && digits[n] == separator &&
         has_groups (digits, strlen (digits), separator) && strlen (digits) == n + 4;
}

/* Most numbers are whole and written in the shortest way, as they would be here. */
static gboolean
is_plain (const char *number)
{
  gsize n = strspn (number, DIGITS);

  return number[n] == '\0' && n < 16 && (*number != '0' || n == 1);
}

gboolean
tl_csv_value_is_same (const TlPropertySpec *spec, const char *one, const char *other)
{
  return strcmp (one, other) == 0 ||
         (spec->type == TL_VALUE_NUMBER && *one != '\0' && *other != '\0' &&
          g_ascii_strtod (one, NULL) == g_ascii_strtod (other, NULL));
}

void
tl_csv_value_append_key (GString *key, const TlPropertySpec *spec, const char *value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (*value == '\0' || spec->type != TL_VALUE_NUMBER || is_plain (value))
    {
      g_string_append (key, value);
      return;
    }
  /* 0 is added to have none below it. */
  g_ascii_formatd (number, sizeof number, "%.17g", g_ascii_strtod (value, NULL) + 0.0);
  g_string_append (key, number);
}

gboolean
tl_csv_value_is_per_cent (const char *cell)
{
  gsize length = strlen (cell);

  while (length > 0 && g_ascii_isspace (cell[length - 1]))
    length--;
  return length > 0 && cell[length - 1] == '%';
}

gboolean
tl_csv_value_is_dotted (const char *number)
{
  g_autoptr (GString) text = g_string_new (number);

  return is_ambiguous (text, '.');
}

static TlCsvOutcome
read_number (const TlPropertySpec *spec, GString *value, char **reason)
{
  g_autoptr (GString) number = g_string_new (value->str);
  gboolean is_integer = spec->type == TL_VALUE_INTEGER;

  if (is_valid (spec, value))
    return TL_CSV_TAKEN;
  take_out_signs (number);
  if (has_groups (number->str + (number->str[0] == '-'), strcspn (number->str, ".,"), ' '))
    take_out (number, ' ');
  if (is_integer && is_ambiguous (number, '.'))
    {
      *reason = g_strdup (_ ("is thousands, or has decimals that say nothing; write it without a "
                             "point"));
      return TL_CSV_REFUSED;
    }
  if (is_ambiguous (number, ',') && !is_integer)
    {
      *reason = g_strdup (_ ("is a thousand and more, or a decimal; write it with a point"));
      return TL_CSV_REFUSED;
    }
  if (is_integer && is_ambiguous (number, ','))
    take_out (number, ',');
  if (!settle_separators (number))
    return refuse (spec, value, reason);
  if (is_integer && strchr (number->str, '.') != NULL)
    {
      gsize whole = strcspn (number->str, ".");

      if (strspn (number->str + whole + 1, "0") == number->len - whole - 1)
        g_string_truncate (number, whole);
    }
  if (!is_valid (spec, number))
    return refuse (spec, value, reason);
  g_string_assign (value, number->str);
  return tell_mended (value, reason);
}

/* Days. */

/* Three numbers with the same sign between them; what is behind them may only be a time. */
static gboolean
split_day (const char *text, int parts[3], gsize lengths[3], char *separator)
{
  for (guint i = 0; i < 3; i++)
    {
      lengths[i] = strspn (text, DIGITS);
      if (lengths[i] < 1 || lengths[i] > 4)
        return FALSE;
      parts[i] = atoi (text);
      text += lengths[i];
      if (i == 0)
        *separator = *text;
      if (i < 2 && (*text == '\0' || strchr ("-./", *text) == NULL || *text++ != *separator))
        return FALSE;
    }
  return *text == '\0' || ((*text == ' ' || *text == 'T') &&
                           strspn (text + 1, DIGITS ":.,+- TZAPMapm") == strlen (text + 1));
}

/* A calendar has it, and nobody can have been asked then: a slip of the keyboard, or a program's
 * sign for no date. */
static gboolean
is_far_off (const GString *day, char **reason)
{
  int year = atoi (day->str);

  if (year >= FIRST_YEAR && year <= LAST_YEAR)
    return FALSE;
  *reason = g_strdup_printf (_ ("is before %d or after %d"), FIRST_YEAR, LAST_YEAR);
  return TRUE;
}

static TlCsvOutcome
read_date (const TlPropertySpec *spec, GString *value, char **reason)
{
  int parts[3], year = 0, month = 0, day = 0;
  gsize lengths[3];
  char separator;
  g_autoptr (GString) date = g_string_new (NULL);

  if (is_valid (spec, value))
    return value->len > 0 && is_far_off (value, reason) ? TL_CSV_REFUSED : TL_CSV_TAKEN;
  if (!split_day (value->str, parts, lengths, &separator) || (lengths[0] == 4) == (lengths[2] == 4))
    return refuse (spec, value, reason);
  if (separator != '.' && lengths[2] == 4 && parts[0] <= 12 && parts[1] <= 12 &&
      parts[0] != parts[1])
    {
      *reason = g_strdup (_ ("is a day in two months, by who reads it; write it as YYYY-MM-DD"));
      return TL_CSV_REFUSED;
    }
  year = lengths[0] == 4 ? parts[0] : parts[2];
  month = lengths[0] == 4 || (separator != '.' && parts[0] <= 12 && parts[1] > 12) ? 1 : 0;
  day = lengths[0] == 4 ? parts[2] : month ? parts[1] : parts[0];
  month = lengths[0] == 4 ? parts[1] : month ? parts[0] : parts[1];
  g_string_printf (date, "%04d-%02d-%02d", year, month, day);
  if (!is_valid (spec, date))
    return refuse (spec, value, reason);
  if (is_far_off (date, reason))
    return TL_CSV_REFUSED;
  /* The hour of a time stamp is no part of the day. */
  if (g_str_has_prefix (value->str, date->str))
    {
      g_string_assign (value, date->str);
      return TL_CSV_TAKEN;
    }
  g_string_assign (value, date->str);
  return tell_mended (value, reason);
}

/* Words of a list, and all else. */

static gboolean
is_called (const char *folded, const char *name)
{
  g_autofree char *other = tl_csv_value_fold (name);

  return strcmp (folded, other) == 0;
}

static TlCsvOutcome
read_choice (const TlPropertySpec *spec, GString *value, char **reason)
{
  g_autofree char *folded = NULL;

  if (tl_choice_from_name (spec->choices, value->str) >= 0)
    return TL_CSV_TAKEN;
  folded = tl_csv_value_fold (value->str);
  for (const TlChoice *choice = spec->choices; choice->name != NULL; choice++)
    if (is_called (folded, choice->name) || is_called (folded, choice->label) ||
        is_called (folded, _ (choice->label)))
      {
        g_string_assign (value, choice->name);
        return TL_CSV_TAKEN;
      }
  return refuse (spec, value, reason);
}

static TlCsvOutcome
read_counts (const TlPropertySpec *spec, GString *value, char **reason)
{
  g_auto (GStrv) words = g_strsplit_set (value->str, " ,;|\t\n", -1);
  g_autoptr (GString) counts = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (counts, "%s%s", counts->len > 0 ? " " : "", words[i]);
  if (!is_valid (spec, counts))
    return refuse (spec, value, reason);
  g_string_assign (value, counts->str);
  return TL_CSV_TAKEN;
}

static gboolean
is_clean (const char *text)
{
  for (; *text != '\0'; text++)
    if ((guchar) *text < 0x20 || (guchar) *text >= 0x7f)
      return FALSE;
  return TRUE;
}

/* Line ends by another name are the same; what a map cannot hold is gone, and that is told. */
static TlCsvOutcome
read_words (const TlPropertySpec *spec, GString *value, char **reason)
{
  g_autofree char *clean = NULL;
  gsize n_returns = 0, length = value->len;
  gboolean is_whole;

  if (is_clean (value->str))
    return refuse (spec, value, reason);
  for (const char *at = value->str; *at != '\0'; at++)
    n_returns += at[0] == '\r' && at[1] == '\n';
  clean = spec->type == TL_VALUE_TEXT ? tl_words_clean (value->str, (gssize) value->len)
                                      : tl_words_clean_line (value->str);
  is_whole = strlen (clean) + n_returns >= length;
  /* What was a blank by another name is one at the ends, too. */
  g_string_assign (value, g_strstrip (clean));
  if (refuse (spec, value, reason) == TL_CSV_REFUSED)
    return TL_CSV_REFUSED;
  if (is_whole)
    return TL_CSV_TAKEN;
  *reason = g_strdup (_ ("has characters that no map can hold; they were left out"));
  return TL_CSV_MENDED;
}

static void
take_without_blanks (GString *value, const char *cell)
{
  const char *end;

  while (g_ascii_isspace (*cell))
    cell++;
  end = cell + strlen (cell);
  while (end > cell && g_ascii_isspace (end[-1]))
    end--;
  g_string_truncate (value, 0);
  g_string_append_len (value, cell, end - cell);
}

TlCsvOutcome
tl_csv_value_read (const TlPropertySpec *spec, const char *cell, GString *value, char **reason)
{
  static TlCsvOutcome (*const readers[]) (const TlPropertySpec *spec, GString *value,
                                          char **reason) = {
    [TL_VALUE_STRING] = read_words,  [TL_VALUE_TEXT] = read_words,
    [TL_VALUE_NUMBER] = read_number, [TL_VALUE_INTEGER] = read_number,
    [TL_VALUE_CHOICE] = read_choice, [TL_VALUE_DATE] = read_date,
    [TL_VALUE_COUNTS] = read_counts,
  };

  *reason = NULL;
  take_without_blanks (value, cell);
  if (value->len == 0)
    return TL_CSV_TAKEN;
  if (spec->type >= G_N_ELEMENTS (readers) || readers[spec->type] == NULL)
    return refuse (spec, value, reason);
  return readers[spec->type](spec, value, reason);
}
