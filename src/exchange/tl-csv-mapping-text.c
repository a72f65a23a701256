/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-mapping-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-words.h"

#define QUOTE_LIMIT 60
/* So many columns that are not there are told by name. */
#define LACKING_LIMIT 5

/* A text on its way to a mapping. */
typedef struct
{
  const TlCsv *csv;
  TlCsvMapping *mapping;
  GHashTable *columns; /* guint + 1, by name; of several with one name the first */
  GPtrArray *lacking;  /* names, as they are to be shown */
  TlCsvFormat format;  /* what was said of it so far */
  const char *at;      /* what of the line is still to be read */
} Reader;

G_DEFINE_QUARK (tl - csv - mapping - error - quark, tl_csv_mapping_error)

/* To text. */

static void
append_letter (GString *out, gunichar letter)
{
  if (letter == '"' || letter == '\\')
    g_string_append_printf (out, "\\%c", (char) letter);
  else if (letter == '\n' || letter == '\r' || letter == '\t')
    g_string_append_printf (out, "\\%c", letter == '\n' ? 'n' : letter == '\r' ? 'r' : 't');
  else if (letter == ' ' || (g_unichar_isgraph (letter) && letter != 0xfffd))
    g_string_append_unichar (out, letter);
  else if (letter <= 0xffff)
    g_string_append_printf (out, "\\u%04x", letter);
  else
    g_string_append_printf (out, "\\u%04x\\u%04x", 0xd7c0 + (letter >> 10),
                            0xdc00 + (letter & 0x3ff));
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append (out, " \"");
  for (; *text != '\0'; text = g_utf8_next_char (text))
    append_letter (out, g_utf8_get_char (text));
  g_string_append_c (out, '"');
}

/* The name, and which of those that have it. */
static void
append_column (GString *out, const TlCsv *csv, guint column)
{
  const char *name = tl_csv_get_column (csv, column);
  guint n = 1;

  for (guint i = 0; i < column; i++)
    n += strcmp (tl_csv_get_column (csv, i), name) == 0;
  append_quoted (out, name);
  if (n > 1)
    g_string_append_printf (out, " %u", n);
}

static void
append_columns (GString *out, const TlCsvMapping *mapping, const TlCsv *csv)
{
  for (guint i = 0; i < mapping->targets->len; i++)
    {
      int target = tl_csv_mapping_get_target (mapping, i);

      if (target == TL_CSV_NOTHING)
        continue;
      g_string_append (out, "column");
      append_column (out, csv, i);
      g_string_append_printf (out, " %s\n", tl_csv_target_get_name (target));
    }
}

static void
append_constants (GString *out, const TlCsvMapping *mapping)
{
  guint n;
  const TlPropertySpec *specs = tl_kind_get_properties (TL_KIND_EVIDENCE, &n);

  for (guint i = 0; i < n; i++)
    if (mapping->constants[specs[i].property] != NULL)
      {
        g_string_append_printf (out, "set %s", specs[i].name);
        append_quoted (out, mapping->constants[specs[i].property]);
        g_string_append_c (out, '\n');
      }
}

static void
append_said (GString *out, const char *what, const char *value)
{
  g_string_append (out, what);
  append_quoted (out, value);
  g_string_append_c (out, '\n');
}

static void
append_format (GString *out, const TlCsvFormat *format)
{
  const char delimiter[] = { format->delimiter, '\0' };

  if (format->delimiter != 0)
    append_said (out, "delimiter", delimiter);
  if (format->encoding != TL_CSV_FIND)
    append_said (out, "encoding", tl_csv_encoding_get_name ((TlCsvEncoding) format->encoding));
  if (format->header != TL_CSV_FIND)
    append_said (out, "header", format->header ? "yes" : "no");
}

char *
tl_csv_mapping_to_text (const TlCsvMapping *mapping, const TlCsv *csv)
{
  GString *out = g_string_new (mapping->is_answers ? "answers\n" : NULL);

  append_columns (out, mapping, csv);
  append_constants (out, mapping);
  for (guint i = 0; i < mapping->rules->len; i++)
    {
      const TlCsvRule *rule = &g_array_index (mapping->rules, TlCsvRule, i);

      g_string_append (out, "rule");
      append_column (out, csv, rule->column);
      append_quoted (out, rule->text);
      g_string_append (out, " about");
      append_quoted (out, rule->about);
      g_string_append_c (out, '\n');
    }
  append_format (out, tl_csv_get_format (csv));
  return g_string_free (out, FALSE);
}

/* From text. What is read here returns NULL or FALSE where the line does not go on as it should. */

static void
skip_blanks (Reader *reader)
{
  reader->at += strspn (reader->at, " \t\r");
}

/* Letters, digits and dashes. Transfer full. */
static char *
read_word (Reader *reader)
{
  const char *start;

  skip_blanks (reader);
  start = reader->at;
  while (g_ascii_isalnum (*reader->at) || *reader->at == '-')
    reader->at++;
  return reader->at > start ? g_strndup (start, (gsize) (reader->at - start)) : NULL;
}

/* Four hexadecimal digits. */
static gboolean
read_unit (const char **at, gunichar *unit)
{
  *unit = 0;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (**at);

      if (digit < 0)
        return FALSE;
      *unit = *unit << 4 | (gunichar) digit;
      (*at)++;
    }
  return TRUE;
}

/* What is behind “\u”, which may be one of two halves. */
static gboolean
read_code (const char **at, GString *out)
{
  gunichar letter, other;

  if (!read_unit (at, &letter))
    return FALSE;
  if (letter >= 0xd800 && letter < 0xdc00)
    {
      if ((*at)[0] != '\\' || (*at)[1] != 'u')
        return FALSE;
      *at += 2;
      if (!read_unit (at, &other) || other < 0xdc00 || other > 0xdfff)
        return FALSE;
      letter = 0x10000 + ((letter & 0x3ff) << 10) + (other & 0x3ff);
    }
  if (letter == 0 || (letter >= 0xdc00 && letter < 0xe000))
    return FALSE;
  g_string_append_unichar (out, letter);
  return TRUE;
}

/* What is behind a backslash. */
static gboolean
read_escape (const char **at, GString *out)
{
  static const char signs[] = "\"\\nrt", letters[] = "\"\\\n\r\t";
  const char *sign;
  char letter = *(*at)++;

  if (letter == 'u')
    return read_code (at, out);
  sign = letter == '\0' ? NULL : strchr (signs, letter);
  if (sign == NULL)
    return FALSE;
  g_string_append_c (out, letters[sign - signs]);
  return TRUE;
}

/* Transfer full. */
static char *
read_quoted (Reader *reader)
{
  g_autoptr (GString) out = g_string_new (NULL);
  const char *at;

  skip_blanks (reader);
  if (*reader->at != '"')
    return NULL;
  for (at = reader->at + 1; *at != '"';)
    if (*at == '\0')
      return NULL;
    else if (*at != '\\')
      g_string_append_c (out, *at++);
    else if (at++, !read_escape (&at, out))
      return NULL;
  reader->at = at + 1;
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* Which of the columns that have the name, from 1. */
static gboolean
read_ordinal (Reader *reader, guint *n)
{
  guint64 number;
  char *end;

  *n = 1;
  skip_blanks (reader);
  if (!g_ascii_isdigit (*reader->at))
    return TRUE;
  number = g_ascii_strtoull (reader->at, &end, 10);
  reader->at = end;
  *n = (guint) MIN (number, TL_CSV_COLUMN_LIMIT + 1);
  return number > 0;
}

static void
add_lacking (Reader *reader, const char *name)
{
  g_autofree char *words = tl_words_clean_line (name);
  g_autofree char *quote = tl_words_cut (g_strstrip (words), QUOTE_LIMIT);

  if (!g_ptr_array_find_with_equal_func (reader->lacking, quote, g_str_equal, NULL))
    g_ptr_array_add (reader->lacking, g_steal_pointer (&quote));
}

/* The column that the line names next; *column is -1 when the table has none of it. */
static gboolean
read_column (Reader *reader, int *column)
{
  g_autofree char *name = read_quoted (reader);
  guint first, n;

  *column = -1;
  if (name == NULL || !read_ordinal (reader, &n))
    return FALSE;
  first = GPOINTER_TO_UINT (g_hash_table_lookup (reader->columns, name));
  for (guint i = first; first > 0 && i <= tl_csv_get_n_columns (reader->csv) && n > 0; i++)
    if (strcmp (tl_csv_get_column (reader->csv, i - 1), name) == 0 && --n == 0)
      *column = (int) i - 1;
  if (*column < 0)
    add_lacking (reader, name);
  return TRUE;
}

static gboolean
read_field (Reader *reader, int *target)
{
  g_autofree char *name = read_word (reader);

  *target = name == NULL ? TL_CSV_NOTHING : tl_csv_target_from_name (name);
  return *target != TL_CSV_NOTHING;
}

static gboolean
read_column_line (Reader *reader)
{
  int column, target;

  if (!read_column (reader, &column) || !read_field (reader, &target) ||
      tl_csv_mapping_find (reader->mapping, target) >= 0)
    return FALSE;
  if (column < 0)
    return TRUE;
  if (tl_csv_mapping_get_target (reader->mapping, (guint) column) != TL_CSV_NOTHING)
    return FALSE;
  tl_csv_mapping_set_target (reader->mapping, (guint) column, target);
  return TRUE;
}

static gboolean
read_constant_line (Reader *reader)
{
  g_autofree char *value = NULL;
  int target;

  if (!read_field (reader, &target) || target == TL_CSV_ID ||
      reader->mapping->constants[target] != NULL)
    return FALSE;
  value = read_quoted (reader);
  if (value == NULL)
    return FALSE;
  tl_csv_mapping_set_constant (reader->mapping, (TlProperty) target, value);
  return TRUE;
}

static gboolean
read_rule_line (Reader *reader)
{
  g_autofree char *text = NULL, *word = NULL, *about = NULL;
  int column;

  if (!read_column (reader, &column) || (text = read_quoted (reader)) == NULL ||
      g_strcmp0 (word = read_word (reader), "about") != 0 || (about = read_quoted (reader)) == NULL)
    return FALSE;
  if (column >= 0)
    tl_csv_mapping_add_rule (reader->mapping, (guint) column, text, about);
  return TRUE;
}

static gboolean
read_delimiter (TlCsvFormat *format, const char *value)
{
  if (format->delimiter != 0 || strlen (value) != 1 || strchr (",;\t|", *value) == NULL)
    return FALSE;
  format->delimiter = *value;
  return TRUE;
}

static gboolean
read_encoding (TlCsvFormat *format, const char *value)
{
  int encoding = tl_csv_encoding_from_name (value);

  if (format->encoding != TL_CSV_FIND || encoding == TL_CSV_FIND)
    return FALSE;
  format->encoding = encoding;
  return TRUE;
}

static gboolean
read_header (TlCsvFormat *format, const char *value)
{
  if (format->header != TL_CSV_FIND || (strcmp (value, "yes") != 0 && strcmp (value, "no") != 0))
    return FALSE;
  format->header = strcmp (value, "yes") == 0;
  return TRUE;
}

static gboolean
read_format_line (Reader *reader, const char *word)
{
  g_autofree char *value = read_quoted (reader);

  if (value == NULL)
    return FALSE;
  if (strcmp (word, "delimiter") == 0)
    return read_delimiter (&reader->format, value);
  if (strcmp (word, "encoding") == 0)
    return read_encoding (&reader->format, value);
  return strcmp (word, "header") == 0 && read_header (&reader->format, value);
}

static gboolean
read_line (Reader *reader, const char *line)
{
  g_autofree char *word = NULL;
  gboolean is_read;

  reader->at = line;
  skip_blanks (reader);
  if (*reader->at == '\0')
    return TRUE;
  word = read_word (reader);
  if (g_strcmp0 (word, "answers") == 0)
    is_read = reader->mapping->is_answers = TRUE;
  else if (g_strcmp0 (word, "column") == 0)
    is_read = read_column_line (reader);
  else if (g_strcmp0 (word, "set") == 0)
    is_read = read_constant_line (reader);
  else if (g_strcmp0 (word, "rule") == 0)
    is_read = read_rule_line (reader);
  else
    is_read = word != NULL && read_format_line (reader, word);
  skip_blanks (reader);
  return is_read && *reader->at == '\0';
}

static void
list_columns (Reader *reader)
{
  reader->columns = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = tl_csv_get_n_columns (reader->csv); i > 0; i--)
    g_hash_table_insert (reader->columns, (gpointer) tl_csv_get_column (reader->csv, i - 1),
                         GUINT_TO_POINTER (i));
}

static void
tell_lacking (const GPtrArray *lacking, GError **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (lacking->len, LACKING_LIMIT); i++)
    /* Translators: one of the names in a list, in quotes, and what parts it from the one before */
    g_string_append_printf (names, i == 0 ? _ ("“%s”") : _ (", “%s”"),
                            (const char *) lacking->pdata[i]);
  if (lacking->len > LACKING_LIMIT)
    g_string_append (names, " …");
  g_set_error (error, TL_CSV_MAPPING_ERROR, TL_CSV_MAPPING_ERROR_NO_COLUMN,
               /* Translators: %s is one name in quotes, or several with commas between */
               ngettext ("The table has no column %s.", "The table lacks the columns %s.",
                         lacking->len),
               names->str);
}

static gboolean
read_lines (Reader *reader, const char *text, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (reader, lines[i]))
      {
        g_set_error (error, TL_CSV_MAPPING_ERROR, TL_CSV_MAPPING_ERROR_TEXT,
                     _ ("Line %u of what the columns mean cannot be understood."), i + 1);
        return FALSE;
      }
  if (reader->lacking->len > 0)
    tell_lacking (reader->lacking, error);
  return reader->lacking->len == 0;
}

TlCsvMapping *
tl_csv_mapping_from_text (const char *text, const TlCsv *csv, GError **error)
{
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_new (tl_csv_get_n_columns (csv));
  Reader reader = { .csv = csv,
                    .mapping = mapping,
                    .lacking = g_ptr_array_new_with_free_func (g_free),
                    .format = TL_CSV_FORMAT_FIND };
  gboolean is_read;

  list_columns (&reader);
  is_read = read_lines (&reader, text, error);
  g_hash_table_unref (reader.columns);
  g_ptr_array_unref (reader.lacking);
  return is_read ? g_steal_pointer (&mapping) : NULL;
}

TlCsvFormat
tl_csv_format_from_text (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Reader reader = { .format = TL_CSV_FORMAT_FIND };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *word = NULL;

      reader.at = lines[i];
      word = read_word (&reader);
      if (word != NULL)
        read_format_line (&reader, word);
    }
  return reader.format;
}
