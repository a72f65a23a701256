/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-vocabulary.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Which text is a value of which type. */

static char *
explain_range (const TlPropertySpec *spec)
{
  if (spec->type == TL_VALUE_INTEGER)
    return g_strdup_printf (
        /* Translators: the end of a sentence such as “9” …; %.0f are the ends of a range */
        _ ("is not a whole number from %.0f to %.0f"), spec->minimum, spec->maximum);
  return g_strdup (_ ("is not a number in the range allowed"));
}

static gboolean
is_number (const char *text, const TlPropertySpec *spec)
{
  char *end;
  double number;

  /* What strtod takes beyond plain decimals (spaces, hexadecimal, infinity, NaN) is no number in a
   * map. */
  if (*text == '\0' || strspn (text, "+-.0123456789eE") != strlen (text))
    return FALSE;
  number = g_ascii_strtod (text, &end);
  return *end == '\0' && isfinite (number) && number >= spec->minimum && number <= spec->maximum;
}

static gboolean
is_integer (const char *text, const TlPropertySpec *spec)
{
  gint64 number;

  return g_ascii_string_to_signed (text, 10, (gint64) spec->minimum, (gint64) spec->maximum,
                                   &number, NULL);
}

static gboolean
is_boolean (const char *text)
{
  return strcmp (text, "yes") == 0 || strcmp (text, "no") == 0;
}

static gboolean
is_date (const char *text)
{
  guint year, month, day;

  if (strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return FALSE;
  for (guint i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return FALSE;
  year = (guint) g_ascii_strtoull (text, NULL, 10);
  month = (guint) g_ascii_strtoull (text + 5, NULL, 10);
  day = (guint) g_ascii_strtoull (text + 8, NULL, 10);
  return month >= 1 && month <= 12 && g_date_valid_dmy ((GDateDay) day, month, (GDateYear) year);
}

/* Words separated by exactly one space. */
static gboolean
are_words (const char *text)
{
  gboolean is_within = FALSE;

  for (; *text != '\0'; text++)
    if (*text == '\t' || *text == '\n' || *text == '\r' || (*text == ' ' && !is_within))
      return FALSE;
    else
      is_within = *text != ' ';
  return is_within;
}

/* The same, and each word passes `is_word`. */
static gboolean
is_words (const char *text, gboolean (*is_word) (const char *word))
{
  g_auto (GStrv) words = NULL;

  if (!are_words (text))
    return FALSE;
  if (strchr (text, ' ') == NULL)
    return is_word (text);
  words = g_strsplit (text, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (!is_word (words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_count (const char *word)
{
  return g_ascii_string_to_unsigned (word, 10, 0, 1000000000, NULL, NULL);
}

/* No list of tags is long: each is compared with those before it, and only a very long one costs a
 * table. */
static gboolean
has_repeats (const char *text)
{
  g_auto (GStrv) words = NULL;
  g_autoptr (GHashTable) seen = NULL;
  guint n;

  if (strchr (text, ' ') == NULL)
    return FALSE;
  words = g_strsplit (text, " ", -1);
  n = g_strv_length (words);
  if (n > 16)
    seen = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 1; i < n && seen == NULL; i++)
    for (guint j = 0; j < i; j++)
      if (strcmp (words[i], words[j]) == 0)
        return TRUE;
  for (guint i = 0; i < n && seen != NULL; i++)
    if (!g_hash_table_add (seen, words[i]))
      return TRUE;
  return FALSE;
}

/* Parts of one to eight letters or digits with “-” between them, the first of letters alone. */
static gboolean
is_language (const char *text)
{
  gsize length = 0;
  gboolean is_first = TRUE;

  for (;; text++)
    if (g_ascii_isalpha (*text) || (!is_first && g_ascii_isdigit (*text)))
      length++;
    else if (length == 0 || length > 8 || (*text != '-' && *text != '\0'))
      return FALSE;
    else if (*text == '\0')
      return TRUE;
    else
      {
        length = 0;
        is_first = FALSE;
      }
}

/* XML has neither control characters nor the two code points that are no characters, U+FFFE and
 * U+FFFF. */
static gboolean
is_xml_text (const char *text)
{
  guchar seen = 0;

  for (const char *p = text; *p != '\0'; seen |= (guchar) *p, p++)
    if ((guchar) *p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
      return FALSE;
    else if (*p == '\xef' && p[1] == '\xbf' && (p[2] == '\xbe' || p[2] == '\xbf'))
      return FALSE;
  return seen < 0x80 || g_utf8_validate (text, -1, NULL);
}

/* What is wrong with a list of words, as the end of a sentence; NULL when nothing is. */
static char *
find_list_fault (const TlPropertySpec *spec, const char *text)
{
  if (spec->type == TL_VALUE_COUNTS)
    return is_words (text, is_count)
               ? NULL
               : g_strdup (_ ("is not a list of whole numbers with one space between"));
  if (spec->type == TL_VALUE_REFS && !is_words (text, tl_id_is_valid))
    return g_strdup (_ ("is not a list of ids with one space between"));
  if (!are_words (text))
    return g_strdup (_ ("is not a list of words with one space between"));
  return has_repeats (text) ? g_strdup (_ ("names something twice")) : NULL;
}

/* What is wrong with the text as a value, as the end of a sentence; NULL when nothing is. */
static char *
find_fault (const TlPropertySpec *spec, const char *text)
{
  if (!is_xml_text (text))
    return g_strdup (_ ("has characters that no map can hold"));
  switch (spec->type)
    {
    case TL_VALUE_NUMBER:
      return is_number (text, spec) ? NULL : explain_range (spec);
    case TL_VALUE_INTEGER:
      return is_integer (text, spec) ? NULL : explain_range (spec);
    case TL_VALUE_BOOLEAN:
      return is_boolean (text) ? NULL : g_strdup (_ ("is neither “yes” nor “no”"));
    case TL_VALUE_CHOICE:
      return tl_choice_from_name (spec->choices, text) >= 0
                 ? NULL
                 : g_strdup (_ ("is none of the values allowed"));
    case TL_VALUE_DATE:
      return is_date (text) ? NULL : g_strdup (_ ("is not a date such as 2026-05-31"));
    case TL_VALUE_REF:
      return tl_id_is_valid (text) ? NULL : g_strdup (_ ("is not an id"));
    case TL_VALUE_REFS:
    case TL_VALUE_TOKENS:
    case TL_VALUE_COUNTS:
      return find_list_fault (spec, text);
    case TL_VALUE_LANG:
      return is_language (text) ? NULL : g_strdup (_ ("is not a language such as en or pt-BR"));
    case TL_VALUE_STRING:
    case TL_VALUE_TEXT:
    default:
      return NULL;
    }
}

gboolean
tl_property_spec_check (const TlPropertySpec *spec, const char *text, char **reason)
{
  g_autofree char *fault = find_fault (spec, text);

  if (fault == NULL)
    return TRUE;
  if (reason != NULL)
    *reason = g_steal_pointer (&fault);
  return FALSE;
}

gboolean
tl_id_is_valid (const char *id)
{
  gsize length = strlen (id);

  if (length == 0 || length > 64 || !(g_ascii_isalpha (id[0]) || id[0] == '_'))
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_isalnum (id[i]) && id[i] != '-' && id[i] != '_' && id[i] != '.')
      return FALSE;
  return TRUE;
}
