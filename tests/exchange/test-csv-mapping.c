/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tl-csv-mapping-text.h"
#include "tl-words.h"

/* A mapping as text and back, for the same table and for the next one. */

static TlCsv *
open_table (const char *text)
{
  g_autoptr (GInputStream) stream =
      g_memory_input_stream_new_from_data (g_strdup (text), -1, g_free);
  g_autoptr (GError) error = NULL;
  TlCsv *csv = tl_csv_new (stream, NULL, &error);

  g_assert_no_error (error);
  return csv;
}

static void
assert_text (const TlCsvMapping *mapping, const TlCsv *csv, const char *text)
{
  g_autofree char *said = tl_csv_mapping_to_text (mapping, csv);

  g_assert_cmpstr (said, ==, text);
}

/* The text is one of this table: it comes back as it was. */
static void
assert_trip (const TlCsv *csv, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_from_text (text, csv, &error);

  g_assert_no_error (error);
  assert_text (mapping, csv, text);
}

static void
test_trip (void)
{
  g_autoptr (TlCsv) csv = open_table ("Question,Score,Score,When,,\na,b,c,d,e,f\n");
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_new (6);
  static const char text[] = "answers\n"
                             "column \"Score\" 2 value\n"
                             "column \"When\" date\n"
                             "column \"\" 2 consent\n"
                             "set source \"survey\"\n"
                             "set measure \"nps\"\n"
                             "rule \"Question\" \"wait\" about \"t1\"\n"
                             "rule \"Score\" 2 \"\" about \"Rings \\\"twice\\\"\"\n";

  assert_text (mapping, csv, "");
  mapping->is_answers = TRUE;
  tl_csv_mapping_set_target (mapping, 2, TL_PROPERTY_VALUE);
  tl_csv_mapping_set_target (mapping, 3, TL_PROPERTY_DATE);
  tl_csv_mapping_set_target (mapping, 5, TL_PROPERTY_CONSENT);
  tl_csv_mapping_set_constant (mapping, TL_PROPERTY_MEASURE, "nps");
  tl_csv_mapping_set_constant (mapping, TL_PROPERTY_SOURCE, "survey");
  tl_csv_mapping_add_rule (mapping, 0, "WAIT", "t1");
  tl_csv_mapping_add_rule (mapping, 2, "", "Rings \"twice\"");
  assert_text (mapping, csv, text);
  assert_trip (csv, text);
}

/* How a table is written is said with what its columns mean, and it is opened by that again. */
static void
test_format (void)
{
  static const char table[] = "Question|Score;When\nhow|7;then\n";
  static const char text[] = "column \"2\" value\n"
                             "delimiter \";\"\n"
                             "encoding \"Windows-1252\"\n"
                             "header \"no\"\n";
  const TlCsvFormat format = tl_csv_format_from_text (text);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (table, -1, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCsv) csv = tl_csv_new_as (stream, &format, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (format.delimiter, ==, ';');
  g_assert_cmpint (format.encoding, ==, TL_CSV_WINDOWS_1252);
  g_assert_cmpint (format.header, ==, FALSE);
  g_assert_cmpuint (tl_csv_get_n_columns (csv), ==, 2);
  assert_trip (csv, text);
}

/* What is said wrongly is found, and the mapping does not fit. */
static void
test_wrong_format (void)
{
  static const char *const texts[] = {
    "delimiter \"x\"\n",  "delimiter \"\"\n", "encoding \"EBCDIC\"\n",
    "header \"maybe\"\n", "header yes\n",     "sign \";\"\n",
  };
  g_autoptr (TlCsv) csv = open_table ("a,b\nc,d\n");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const TlCsvFormat format = tl_csv_format_from_text (texts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_true (tl_csv_format_equal (&format, &TL_CSV_FORMAT_FIND));
      g_assert_null (tl_csv_mapping_from_text (texts[i], csv, &error));
      g_assert_error (error, TL_CSV_MAPPING_ERROR, TL_CSV_MAPPING_ERROR_TEXT);
    }
}

/* Columns that were moved, and new ones, are no matter. */
static void
test_moved (void)
{
  g_autoptr (TlCsv) before = open_table ("id,about,value\na,b,c\n");
  g_autoptr (TlCsv) after = open_table ("value,weather,about,id\na,b,c,d\n");
  g_autoptr (TlCsvMapping) guess = tl_csv_mapping_guess (before, FALSE);
  g_autofree char *text = tl_csv_mapping_to_text (guess, before);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_from_text (text, after, &error);

  g_assert_no_error (error);
  g_assert_cmpint (tl_csv_mapping_get_target (mapping, 0), ==, TL_PROPERTY_VALUE);
  g_assert_cmpint (tl_csv_mapping_get_target (mapping, 1), ==, TL_CSV_NOTHING);
  g_assert_cmpint (tl_csv_mapping_get_target (mapping, 2), ==, TL_PROPERTY_ABOUT);
  g_assert_cmpint (tl_csv_mapping_get_target (mapping, 3), ==, TL_CSV_ID);
}

/* Whatever a column is called, its name comes back, and the text is one that a map can hold. */
static void
test_hostile_names (void)
{
  static const char *const names[] = {
    "\"",
    "\\",
    "\\\"",
    "a\" value",
    "a\nset source \"x\"",
    "a\r\nb",
    "tab\there",
    "\001\033[31m",
    "<!--]]>&amp;<x/>",
    "%s%n{}",
    "\xe2\x80\xae"
    "txet",
    "\xef\xbf\xbe\xef\xbf\xbd",
    "\xf0\x9f\x98\x80\xf3\xa0\x80\x81",
    "\xd8\xaf\xd8\xb1\xd8\xac\xd8\xa9",
    "#1",
    "2",
    "=1+1",
  };
  g_autoptr (GString) table = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GString) name = g_string_new (names[i]);
      g_autofree char *text = NULL, *clean = NULL;

      g_string_replace (name, "\"", "\"\"", 0);
      g_string_printf (table, "x,\"%s\"\na,b\n", name->str);
      g_autoptr (TlCsv) csv = open_table (table->str);
      g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_new (2);
      tl_csv_mapping_set_target (mapping, tl_csv_has_header (csv) ? 1 : 0, TL_PROPERTY_VALUE);
      tl_csv_mapping_add_rule (mapping, 1, names[i], names[i]);
      tl_csv_mapping_set_constant (mapping, TL_PROPERTY_REFERENCE, names[i]);
      text = tl_csv_mapping_to_text (mapping, csv);
      clean = tl_words_clean (text, -1);
      g_assert_cmpstr (text, ==, clean);
      assert_trip (csv, text);
      g_autoptr (TlCsvMapping) again = tl_csv_mapping_from_text (text, csv, NULL);
      g_assert_cmpstr (again->constants[TL_PROPERTY_REFERENCE], ==, names[i]);
    }
}

/* The mapping of a table with the columns a and b that the text says, as what was wrong with it. */
static char *
find_fault (const char *text, int code)
{
  g_autoptr (TlCsv) csv = open_table ("a,b\nx,y\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_from_text (text, csv, &error);

  g_assert_null (mapping);
  g_assert_error (error, TL_CSV_MAPPING_ERROR, code);
  return g_strdup (error->message);
}

static void
test_lacking (void)
{
  static const struct
  {
    const char *text, *says;
  } cases[] = {
    { "column \"c\" value\ncolumn \"a\" words\n", "The table has no column “c”." },
    { "column \"a\" 2 value\n", "The table has no column “a”." },
    { "column \"A\" value\ncolumn \"\" words\nrule \"A\" \"x\" about \"t1\"\n",
      "The table lacks the columns “A”, “”." },
    { "rule \"c\" \"x\" about \"t1\"\n", "The table has no column “c”." },
    { "column \"1\" id\ncolumn \"2\" value\ncolumn \"3\" n\ncolumn \"4\" low\ncolumn \"5\" high\n"
      "column \"6\\n<b>\" words\n",
      "The table lacks the columns “1”, “2”, “3”, “4”, “5” …." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *fault = find_fault (cases[i].text, TL_CSV_MAPPING_ERROR_NO_COLUMN);

      g_assert_cmpstr (fault, ==, cases[i].says);
    }
}

static void
test_broken (void)
{
  static const char *const lines[] = {
    "columns \"a\" value",
    "column a value",
    "column \"a value",
    "column \"a\\\" value",
    "column \"a\\x\" value",
    "column \"a\\u12\" value",
    "column \"a\\ud800\" value",
    "column \"a\\udc00\" value",
    "column \"a\\u0000\" value",
    "column \"a\" 0 value",
    "column \"a\" weight",
    "column \"a\" value more",
    "column \"a\"",
    "column \"a\" value\ncolumn \"a\" words",
    "column \"a\" value\ncolumn \"b\" value",
    "set id \"x\"",
    "set weight \"x\"",
    "set source survey",
    "set source \"survey\"\nset source \"survey\"",
    "rule \"a\" \"x\" \"t1\"",
    "rule \"a\" \"x\" about",
    "rule \"a\" about \"t1\"",
    "answers answers",
    "\001",
    "\"",
    "\\",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *text = g_strdup_printf ("\n%s", lines[i]);
      g_autofree char *fault = find_fault (text, TL_CSV_MAPPING_ERROR_TEXT);
      guint line = strchr (lines[i], '\n') != NULL ? 3 : 2;
      g_autofree char *says =
          g_strdup_printf ("Line %u of what the columns mean cannot be understood.", line);

      g_test_message ("%s", lines[i]);
      g_assert_cmpstr (fault, ==, says);
    }
}

/* A person may write it, with blanks and line ends as they like. */
static void
test_written_by_hand (void)
{
  g_autoptr (TlCsv) csv = open_table ("a,b\nx,y\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (TlCsvMapping) mapping =
      tl_csv_mapping_from_text ("\r\n  column\t\"b\"   value \r\n\n set source\"\\u0073urvey\"\r\n",
                                csv, &error);

  g_assert_no_error (error);
  assert_text (mapping, csv, "column \"b\" value\nset source \"survey\"\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-mapping/trip", test_trip);
  g_test_add_func ("/csv-mapping/moved", test_moved);
  g_test_add_func ("/csv-mapping/format", test_format);
  g_test_add_func ("/csv-mapping/wrong-format", test_wrong_format);
  g_test_add_func ("/csv-mapping/hostile-names", test_hostile_names);
  g_test_add_func ("/csv-mapping/lacking", test_lacking);
  g_test_add_func ("/csv-mapping/broken", test_broken);
  g_test_add_func ("/csv-mapping/written-by-hand", test_written_by_hand);
  return g_test_run ();
}
