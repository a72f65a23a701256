/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tl-csv.h"

/* Tables as programs write them, and as they should not. */

static GInputStream *
open_bytes (const char *text, gsize size)
{
  return g_memory_input_stream_new_from_data (g_memdup2 (text, size), (gssize) size, g_free);
}

static TlCsv *
open_table (const char *text, gsize size)
{
  g_autoptr (GInputStream) stream = open_bytes (text, size);
  g_autoptr (GError) error = NULL;
  TlCsv *csv = tl_csv_new (stream, NULL, &error);

  g_assert_no_error (error);
  return csv;
}

static void
append_fields (GString *out, const TlCsvRow *row)
{
  for (guint i = 0; i < row->n_fields; i++)
    {
      g_assert_cmpuint (strlen (row->fields[i].text), ==, row->fields[i].length);
      g_assert_true (g_utf8_validate (row->fields[i].text, -1, NULL));
      g_string_append_printf (out, "[%s]", row->fields[i].text);
    }
}

/* “line:[field][field]!faults” of each row, the names of the columns first. */
static char *
describe (TlCsv *csv)
{
  GString *out = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  TlCsvRow row;

  for (guint i = 0; i < tl_csv_get_n_columns (csv); i++)
    g_string_append_printf (out, "<%s>", tl_csv_get_column (csv, i));
  while (tl_csv_read (csv, &row, NULL, &error))
    {
      g_string_append_printf (out, " %" G_GUINT64_FORMAT ":", row.line);
      append_fields (out, &row);
      if (row.faults != 0)
        g_string_append_printf (out, "!%u", row.faults);
    }
  g_assert_no_error (error);
  g_assert_false (tl_csv_read (csv, &row, NULL, NULL));
  return g_string_free (out, FALSE);
}

#define TEXT(text) text, sizeof text - 1

/* What was found wrongly can be said, and nothing of the table is lost by it. */
static const struct
{
  const char *name;
  const char *text;
  gsize size;
  TlCsvFormat format;
  const char *says;
} said[] = {
  { "words-only",
    TEXT ("good,bad\nfine,poor\n"),
    { 0, -1, FALSE },
    "<1><2> 1:[good][bad] 2:[fine][poor]" },
  { "years-for-names", TEXT ("2025,2026\n7,8\n"), { 0, -1, TRUE }, "<2025><2026> 2:[7][8]" },
  { "delimiter", TEXT ("a,b;c,d\ne,f;g,h\n"), { ';', -1, -1 }, "<a,b><c,d> 2:[e,f][g,h]" },
  { "over-a-hint", TEXT ("sep=;\na;b,c\nd;e,f\n"), { ',', -1, -1 }, "<a;b><c> 3:[d;e][f]" },
  { "windows", TEXT ("a\n\xc3\xa4\n"), { 0, TL_CSV_WINDOWS_1252, -1 }, "<a> 2:[\u00c3\u00a4]" },
  { "utf-8", TEXT ("a\n\xe4\n\xc3\xa4\n"), { 0, TL_CSV_UTF_8, -1 }, "<a> 2:[\u00e4]!1 3:[\u00e4]" },
  { "utf-16", TEXT ("a\0\n\0b\0"), { 0, TL_CSV_UTF_16_LITTLE, -1 }, "<a> 2:[b]" },
  { "marked",
    TEXT ("\xef\xbb\xbf"
          "a\nb\n"),
    { 0, TL_CSV_WINDOWS_1252, -1 },
    "<a> 2:[b]" },
};

static void
test_said (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GInputStream) stream = open_bytes (said[i].text, said[i].size);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCsv) csv = tl_csv_new_as (stream, &said[i].format, NULL, &error);
  g_autofree char *says = NULL;

  g_assert_no_error (error);
  says = describe (csv);
  g_assert_cmpstr (says, ==, said[i].says);
}

static const struct
{
  const char *name;
  const char *text;
  gsize size;
  char delimiter;
  TlCsvEncoding encoding;
  const char *says;
} cases[] = {
  { "plain", TEXT ("a,b\nx,y\n"), ',', TL_CSV_UTF_8, "<a><b> 2:[x][y]" },
  { "no-end", TEXT ("a,b\nx,y"), ',', TL_CSV_UTF_8, "<a><b> 2:[x][y]" },
  { "last-empty", TEXT ("a,b\nx,"), ',', TL_CSV_UTF_8, "<a><b> 2:[x][]" },
  { "semicolon", TEXT ("a;b\nx, z;1,5\n"), ';', TL_CSV_UTF_8, "<a><b> 2:[x, z][1,5]" },
  { "tab", TEXT ("a\tb\nx\ty\n"), '\t', TL_CSV_UTF_8, "<a><b> 2:[x][y]" },
  { "bar", TEXT ("a|b\nx|y\n"), '|', TL_CSV_UTF_8, "<a><b> 2:[x][y]" },
  { "hint", TEXT ("sep=;\r\na;b\r\nx;y\r\n"), ';', TL_CSV_UTF_8, "<a><b> 3:[x][y]" },
  { "one-column", TEXT ("words\nyes\nno\n"), ',', TL_CSV_UTF_8, "<words> 2:[yes] 3:[no]" },
  { "no-header", TEXT ("7,x\n8,y\n"), ',', TL_CSV_UTF_8, "<1><2> 1:[7][x] 2:[8][y]" },
  { "blanks", TEXT ("\n\na , b\n\n  x ,y\n\n"), ',', TL_CSV_UTF_8, "<a><b> 5:[  x ][y]" },
  { "returns", TEXT ("a,b\r\nx,y\r\n\r\nz,\r\n"), ',', TL_CSV_UTF_8, "<a><b> 2:[x][y] 4:[z][]" },
  { "old-returns", TEXT ("a,b\rx,y\rz,w"), ',', TL_CSV_UTF_8, "<a><b> 2:[x][y] 3:[z][w]" },
  { "quotes", TEXT ("a,b\n\"x,\"\"y\"\"\n\r\nz\",\"\"\nv,w\n"), ',', TL_CSV_UTF_8,
    "<a><b> 2:[x,\"y\"\n\r\nz][] 5:[v][w]" },
  { "empty-quoted", TEXT ("a\n\"\"\nx\n"), ',', TL_CSV_UTF_8, "<a> 2:[] 3:[x]" },
  { "quote-inside", TEXT ("a,b\n5\" pipe,it's\n"), ',', TL_CSV_UTF_8, "<a><b> 2:[5\" pipe][it's]" },
  { "formulas", TEXT ("a,b\n=1+2,@x\n-y,+z\n"), ',', TL_CSV_UTF_8,
    "<a><b> 2:[=1+2][@x] 3:[-y][+z]" },
  { "misquoted", TEXT ("a,b\n\"x\"y,z\n"), ',', TL_CSV_UTF_8, "<a><b> 2:[xy][z]!64" },
  { "not-closed", TEXT ("a,b\nx,\"y\nz,w\n"), ',', TL_CSV_UTF_8, "<a><b> 2:[x][y\nz,w\n]!128" },
  { "few", TEXT ("a,b,c\nx\ny,z,w\n"), ',', TL_CSV_UTF_8, "<a><b><c> 2:[x][][]!16 3:[y][z][w]" },
  { "many", TEXT ("a,b\nx,y,z\nx,y,,\n"), ',', TL_CSV_UTF_8, "<a><b> 2:[x][y][z]!32 3:[x][y][][]" },
  { "nul", TEXT ("a,b\nx\0y,\"\0z\"\n"), ',', TL_CSV_UTF_8, "<a><b> 2:[xy][z]!4" },
  { "mark", TEXT ("\xef\xbb\xbf\"a\",b\nx,é\n"), ',', TL_CSV_UTF_8, "<a><b> 2:[x][é]" },
  { "windows", TEXT ("a,b\nM\xfcller,5 \x80\nx,\x81\n"), ',', TL_CSV_WINDOWS_1252,
    "<a><b> 2:[Müller][5 €] 3:[x][\xef\xbf\xbd]!2" },
  { "mixed", TEXT ("a,b\né,ü\nö,ä\nM\xfcller,é\n"), ',', TL_CSV_UTF_8,
    "<a><b> 2:[é][ü] 3:[ö][ä] 4:[Müller][é]!256" },
  { "mixed-back", TEXT ("a,b\n\xfc\xfc.\xfc.\xfc.\xe4.,x\né,y\n"), ',', TL_CSV_WINDOWS_1252,
    "<a><b> 2:[üü.ü.ü.ä.][x] 3:[é][y]!1" },
  { "utf-16-little",
    TEXT ("\xff\xfe"
          "a\0;\0b\0\n\0\xe9\0;\0\x3d\xd8\x00\xde\n\0"),
    ';', TL_CSV_UTF_16_LITTLE, "<a><b> 2:[é][😀]" },
  { "utf-16-big", TEXT ("\xfe\xff\0a\0;\0b\0\n\0\xe9\0;\xdc\x00\0x\0"), ';', TL_CSV_UTF_16_BIG,
    "<a><b> 2:[é][\xef\xbf\xbdx\xef\xbf\xbd]!2" },
  { "utf-16-little-no-mark", TEXT ("a\0;\0b\0\n\0\xe9\0;\0y\0\n\0"), ';', TL_CSV_UTF_16_LITTLE,
    "<a><b> 2:[é][y]" },
  { "utf-16-big-no-mark", TEXT ("\0a\0;\0b\0\n\0\xe9\0;\0y\0\n"), ';', TL_CSV_UTF_16_BIG,
    "<a><b> 2:[é][y]" },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TlCsv) csv = open_table (cases[i].text, cases[i].size);
  g_autofree char *says = describe (csv);

  g_assert_cmpint (tl_csv_get_delimiter (csv), ==, cases[i].delimiter);
  g_assert_cmpint (tl_csv_get_encoding (csv), ==, cases[i].encoding);
  g_assert_cmpstr (says, ==, cases[i].says);
}

static void
assert_refused (const char *text, gsize size, int code)
{
  g_autoptr (GInputStream) stream = open_bytes (text, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (tl_csv_new (stream, NULL, &error));
  g_assert_error (error, TL_CSV_ERROR, code);
}

static void
test_refused (void)
{
  assert_refused ("", 0, TL_CSV_ERROR_EMPTY);
  assert_refused (TEXT ("\r\n\n\n"), TL_CSV_ERROR_EMPTY);
  assert_refused (TEXT ("\xef\xbb\xbf"), TL_CSV_ERROR_EMPTY);
  assert_refused (TEXT ("PK\003\004 and more"), TL_CSV_ERROR_NOT_TEXT);
}

/* What is too long is cut at a letter and told of; the rows behind it are whole. */
static void
test_limits (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  TlCsvRow row;

  for (guint i = 0; i < TL_CSV_FIELD_LIMIT; i++)
    g_string_append (text, i == 0 ? "x" : "é");
  g_string_append (text, ",y\n");
  for (guint i = 0; i < 2 * TL_CSV_COLUMN_LIMIT; i++)
    g_string_append (text, "z,");
  g_string_append (text, "\n\"");
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "%0*d\n", TL_CSV_FIELD_LIMIT, 0);
  g_string_append (text, "\",1\nv,w\n");

  g_autoptr (TlCsv) csv = open_table (text->str, text->len);
  g_assert_true (tl_csv_read (csv, &row, NULL, NULL));
  g_assert_cmpuint (row.faults, ==, TL_CSV_CUT);
  g_assert_cmpuint (row.fields[0].length, ==, TL_CSV_FIELD_LIMIT - 1);
  g_assert_true (g_utf8_validate (row.fields[0].text, -1, NULL));
  g_assert_cmpstr (row.fields[1].text, ==, "y");
  g_assert_true (tl_csv_read (csv, &row, NULL, NULL));
  g_assert_cmpuint (row.faults, ==, TL_CSV_TOO_MANY);
  g_assert_cmpuint (row.n_fields, ==, TL_CSV_COLUMN_LIMIT);
  g_assert_true (tl_csv_read (csv, &row, NULL, NULL));
  g_assert_cmpuint (row.faults, ==, TL_CSV_CUT);
  g_assert_cmpuint (row.fields[0].length, ==, TL_CSV_FIELD_LIMIT);
  g_assert_cmpstr (row.fields[1].text, ==, "1");
  g_assert_true (tl_csv_read (csv, &row, NULL, NULL));
  g_assert_cmpuint (row.faults, ==, 0);
  g_assert_cmpuint (row.line, ==, 105);
  g_assert_cmpstr (row.fields[0].text, ==, "v");
}

static void
test_cancel (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint64 n = 0;
  TlCsvRow row;

  while (text->len < 1000 * 1000)
    g_string_append (text, "some,thing\n");
  g_autoptr (TlCsv) csv = open_table (text->str, text->len);
  g_cancellable_cancel (cancellable);
  while (tl_csv_read (csv, &row, cancellable, &error))
    n++;
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (n, <, 50 * 1000);
}

/* Random tables, written by the rules and read again. */

static char *
throw_field (GRand *dice, guint row, guint column)
{
  static const char *const pieces[] = { "\"", "\"\"", ",", ";", "\t", "|",   "\n", "\r\n", "\r",
                                        " ",  "=1",   "é", "😀", "x",  "yes", "'",  "0" };
  GString *field = g_string_new (row == 0 ? "name" : NULL);

  for (int i = g_rand_int_range (dice, 0, 6); i > 0; i--)
    g_string_append (field, row == 0 ? "x" : pieces[g_rand_int_range (dice, 0, 17)]);
  /* A row of one empty field and nothing else is a blank line. */
  if (column == 0 && field->len == 0)
    g_string_append_c (field, 'x');
  return g_string_free (field, FALSE);
}

static void
write_field (GRand *dice, GString *out, const char *field, char delimiter)
{
  const char *end = field;
  char needs_quotes[] = { '"', '\n', '\r', delimiter, '\0' };

  if (strpbrk (field, needs_quotes) == NULL && g_rand_int_range (dice, 0, 4) > 0)
    {
      g_string_append (out, field);
      return;
    }
  g_string_append_c (out, '"');
  for (; *end != '\0'; end++)
    {
      if (*end == '"')
        g_string_append_c (out, '"');
      g_string_append_c (out, *end);
    }
  g_string_append_c (out, '"');
}

static void
test_random_table (GRand *dice)
{
  static const char *const ends[] = { "\n", "\r\n", "\r" };
  char delimiter = ",;\t|"[g_rand_int_range (dice, 0, 4)];
  const char *end = ends[g_rand_int_range (dice, 0, 3)];
  guint n_columns = (guint) g_rand_int_range (dice, 2, 6);
  guint n_rows = (guint) g_rand_int_range (dice, 1, 40);
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) out = g_string_new (g_rand_boolean (dice) ? "\xef\xbb\xbf" : NULL);
  TlCsvRow row;

  g_string_append_printf (out, "sep=%c%s", delimiter, end);
  if (g_str_has_prefix (out->str, "\xef\xbb\xbf") && g_rand_boolean (dice))
    g_string_truncate (out, 3);
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      g_ptr_array_add (fields, throw_field (dice, i / n_columns, i % n_columns));
      write_field (dice, out, fields->pdata[i], delimiter);
      if ((i + 1) % n_columns == 0)
        g_string_append (out, end);
      else
        g_string_append_c (out, delimiter);
    }

  g_autoptr (TlCsv) csv = open_table (out->str, out->len);
  if (tl_csv_get_delimiter (csv) != delimiter)
    return; /* there was no hint, and other delimiters in the text were more regular */
  for (guint i = 0; i < n_rows * n_columns; i++)
    {
      if (i % n_columns == 0 && i > 0)
        {
          g_assert_true (tl_csv_read (csv, &row, NULL, NULL));
          g_assert_cmpuint (row.faults, ==, 0);
          g_assert_cmpuint (row.n_fields, ==, n_columns);
        }
      g_assert_cmpstr (i < n_columns ? tl_csv_get_column (csv, i) : row.fields[i % n_columns].text,
                       ==, fields->pdata[i]);
    }
  g_assert_false (tl_csv_read (csv, &row, NULL, NULL));
}

static void
test_random (void)
{
  for (guint seed = 0; seed < 2000; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);

      test_random_table (dice);
    }
}

/* A stream that hands out its bytes in blocks: quotes, letters and line ends fall on their ends. */
static void
test_blocks (void)
{
  g_autoptr (GString) text = g_string_new ("a,b\r\n");
  guint64 n = 0;
  TlCsvRow row;

  while (text->len < 3 * 1000 * 1000)
    g_string_append (text, "\"é \"\"x\"\"\r\n\",ÿ😀\r\n");
  g_autoptr (TlCsv) csv = open_table (text->str, text->len);
  for (; tl_csv_read (csv, &row, NULL, NULL); n++)
    {
      g_assert_cmpuint (row.line, ==, 2 + 2 * n);
      g_assert_cmpuint (row.faults, ==, 0);
      g_assert_cmpstr (row.fields[0].text, ==, "é \"x\"\r\n");
      g_assert_cmpstr (row.fields[1].text, ==, "ÿ😀");
    }
  g_assert_cmpuint (n, >, 100 * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autofree char *path = g_strconcat ("/csv/said/", said[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_said);
    }
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/limits", test_limits);
  g_test_add_func ("/csv/cancel", test_cancel);
  g_test_add_func ("/csv/random", test_random);
  g_test_add_func ("/csv/blocks", test_blocks);
  return g_test_run ();
}
