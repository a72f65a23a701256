/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "own-folder.h"
#include "own-locale.h"
#include "tl-csv-import.h"
#include "tl-file.h"

/* Tables on their way into a small map: what is taken, mended and refused, and what the map says in
 * the end. */

static const char small_map[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">"
    "<role id=\"r1\" title=\"Lead\"/>"
    "<stage id=\"s1\" title=\"Ask\"><moment id=\"o1\"/></stage>"
    "<lane id=\"l1\" layer=\"customer\" title=\"Ann\"/>"
    "<touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Rings  Twice\" source=\"SYS-7\"/>"
    "<touchpoint id=\"t2\" lane=\"l1\" moment=\"o1\" title=\"Waits\"/>"
    "<touchpoint id=\"t3\" lane=\"l1\" moment=\"o1\" title=\"Twin\"/>"
    "<touchpoint id=\"t4\" lane=\"l1\" moment=\"o1\" title=\"twin\"/>"
    "<evidence id=\"e1\" about=\"t1\" measure=\"ces\" value=\"4\" consent=\"public\"/>"
    "<goal id=\"g1\" title=\"Less waiting\"/>"
    "</journey-map>";

/* A locale that, as far as numbers go, is German. */
static const char numbers[] = "LC_NUMERIC\n"
                              "decimal_point \"<U002C>\"\n"
                              "thousands_sep \"<U002E>\"\n"
                              "grouping 3;3\n"
                              "END LC_NUMERIC\n";

typedef struct
{
  TlMap *map;
  TlHistory *history;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (small_map, sizeof small_map - 1);
  g_autoptr (GError) error = NULL;

  fixture->map = tl_file_read_bytes (bytes, NULL, &error);
  g_assert_no_error (error);
  fixture->history = tl_history_new (fixture->map);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

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

static char *
describe_report (const TlCsvReport *report)
{
  GString *out = g_string_new (NULL);

  g_assert_cmpuint (report->n_rows, ==, report->n_taken + report->n_mended + report->n_refused);
  g_string_printf (out, "%u taken, %u mended, %u refused: %u new, %u changed, %u same",
                   (guint) report->n_taken, (guint) report->n_mended, (guint) report->n_refused,
                   report->n_added, report->n_changed, report->n_same);
  for (guint i = 0; i < report->notes->len; i++)
    {
      const TlCsvNote *note = report->notes->pdata[i];

      g_string_append_printf (out, "\n%u%s %s", (guint) note->line,
                              note->outcome == TL_CSV_REFUSED ? "!" : "~", note->message);
    }
  return g_string_free (out, FALSE);
}

/* Imports the table as its mapping says. Transfer full. */
static char *
import_mapped (Fixture *fixture, TlCsv *csv, const TlCsvMapping *mapping)
{
  g_autofree char *fault = tl_csv_mapping_find_fault (mapping);
  g_autoptr (TlCsvImport) import = tl_csv_import_new (fixture->map, mapping);
  g_autoptr (GError) error = NULL;

  g_assert_null (fault);
  g_assert_true (tl_csv_import_read (import, csv, NULL, &error));
  g_assert_no_error (error);
  tl_history_begin (fixture->history, "Import", NULL);
  tl_csv_import_apply (import, fixture->history);
  tl_history_commit (fixture->history);
  return describe_report (tl_csv_import_get_report (import));
}

static char *
import (Fixture *fixture, const char *text, gboolean is_answers)
{
  g_autoptr (TlCsv) csv = open_table (text);
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, is_answers);

  return import_mapped (fixture, csv, mapping);
}

static void
assert_import (Fixture *fixture, const char *text, const char *says)
{
  g_autofree char *said = import (fixture, text, FALSE);

  g_assert_cmpstr (said, ==, says);
}

static const char *
get (Fixture *fixture, const char *id, TlProperty property)
{
  TlElement *element = tl_map_find (fixture->map, id);

  g_assert_nonnull (element);
  return tl_element_get_string (element, property);
}

static void
test_guess (void)
{
  static const struct
  {
    const char *name;
    int target;
  } cases[] = {
    { "Touchpoint", TL_PROPERTY_ABOUT },
    { "Berührungspunkt", TL_PROPERTY_ABOUT },
    { "ID", TL_CSV_ID },
    { "response_id", TL_CSV_ID },
    { "Score", TL_PROPERTY_VALUE },
    { "Punktzahl", TL_PROPERTY_VALUE },
    { "Comment", TL_PROPERTY_WORDS },
    { " Kommentar ", TL_PROPERTY_WORDS },
    { "Submitted at", TL_PROPERTY_DATE },
    { "DATUM", TL_PROPERTY_DATE },
    { "Messgröße", TL_PROPERTY_MEASURE },
    { "Quelle", TL_PROPERTY_SOURCE },
    { "number of answers", TL_PROPERTY_N },
    { "Einwilligung", TL_PROPERTY_CONSENT },
    { "Shoe size", TL_CSV_NOTHING },
    { "", TL_CSV_NOTHING },
    { "--", TL_CSV_NOTHING },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (tl_csv_target_guess (cases[i].name), ==, cases[i].target);
  /* No target twice, and what an answer has of its own is not guessed for a count of many. */
  g_autoptr (TlCsv) csv = open_table ("id,score,rating,comment,touchpoint\na,b,c,d,e\n");
  g_autoptr (TlCsvMapping) rows = tl_csv_mapping_guess (csv, FALSE);
  g_autoptr (TlCsvMapping) answers = tl_csv_mapping_guess (csv, TRUE);

  g_assert_cmpint (tl_csv_mapping_get_target (rows, 0), ==, TL_CSV_ID);
  g_assert_cmpint (tl_csv_mapping_get_target (rows, 1), ==, TL_PROPERTY_VALUE);
  g_assert_cmpint (tl_csv_mapping_get_target (rows, 2), ==, TL_CSV_NOTHING);
  g_assert_cmpint (tl_csv_mapping_find (answers, TL_CSV_ID), ==, -1);
  g_assert_cmpint (tl_csv_mapping_find (answers, TL_PROPERTY_WORDS), ==, -1);
}

static void
test_values (void)
{
  static const struct
  {
    TlProperty property;
    const char *cell;
    const char *value; /* NULL: refused */
    gboolean is_mended;
  } cases[] = {
    { TL_PROPERTY_VALUE, " 1.5 ", "1.5", FALSE },
    { TL_PROPERTY_VALUE, "", "", FALSE },
    { TL_PROPERTY_VALUE, "1,5", "1.5", TRUE },
    { TL_PROPERTY_VALUE, "-0,125", "-0.125", TRUE },
    { TL_PROPERTY_VALUE, "1.234,5", "1234.5", TRUE },
    { TL_PROPERTY_VALUE, "1,234.5", "1234.5", TRUE },
    { TL_PROPERTY_VALUE, "1,234,567", "1234567", TRUE },
    { TL_PROPERTY_VALUE,
      "1\xc2\xa0"
      "234,5",
      "1234.5", TRUE },
    { TL_PROPERTY_VALUE, "85 %", "85", TRUE },
    { TL_PROPERTY_VALUE,
      "\xe2\x88\x92"
      "2",
      "-2", TRUE },
    { TL_PROPERTY_VALUE, "1,234", NULL, FALSE },
    { TL_PROPERTY_VALUE, "1,2,3", NULL, FALSE },
    { TL_PROPERTY_VALUE, "1.2.3", NULL, FALSE },
    { TL_PROPERTY_VALUE, "=1+2", NULL, FALSE },
    { TL_PROPERTY_VALUE, "many", NULL, FALSE },
    { TL_PROPERTY_VALUE, "1e999", NULL, FALSE },
    { TL_PROPERTY_VALUE, "nan", NULL, FALSE },
    { TL_PROPERTY_VALUE, ",", NULL, FALSE },
    { TL_PROPERTY_VALUE, "2,", NULL, FALSE },
    { TL_PROPERTY_N, "12.0", "12", TRUE },
    { TL_PROPERTY_N, "1,234", "1234", TRUE },
    { TL_PROPERTY_N, "2.000", NULL, FALSE },
    { TL_PROPERTY_N, "1.500", NULL, FALSE },
    { TL_PROPERTY_N, "1.234.567", "1234567", TRUE },
    { TL_PROPERTY_N, "0.000", "0", TRUE },
    { TL_PROPERTY_VALUE, "1.500", "1.500", FALSE },
    { TL_PROPERTY_N, "-1", NULL, FALSE },
    { TL_PROPERTY_N, "1,5", NULL, FALSE },
    { TL_PROPERTY_DATE, "2026-05-31", "2026-05-31", FALSE },
    { TL_PROPERTY_DATE, "2026-05-31T10:20:30Z", "2026-05-31", FALSE },
    { TL_PROPERTY_DATE, "31.5.2026", "2026-05-31", TRUE },
    { TL_PROPERTY_DATE, "2026/05/31 10:20", "2026-05-31", TRUE },
    { TL_PROPERTY_DATE, "31/05/2026", "2026-05-31", TRUE },
    { TL_PROPERTY_DATE, "05/31/2026", "2026-05-31", TRUE },
    { TL_PROPERTY_DATE, "05/05/2026", "2026-05-05", TRUE },
    { TL_PROPERTY_DATE, "04/05/2026", NULL, FALSE },
    { TL_PROPERTY_DATE, "2026-02-30", NULL, FALSE },
    { TL_PROPERTY_DATE, "29.02.2025", NULL, FALSE },
    { TL_PROPERTY_DATE, "31.05.26", NULL, FALSE },
    { TL_PROPERTY_DATE, "00.00.0000", NULL, FALSE },
    { TL_PROPERTY_DATE, "yesterday", NULL, FALSE },
    { TL_PROPERTY_MEASURE, "NPS", "nps", FALSE },
    { TL_PROPERTY_MEASURE, "Customer Satisfaction", "csat", FALSE },
    { TL_PROPERTY_MEASURE, "happiness", NULL, FALSE },
    { TL_PROPERTY_DIRECTION, "Lower is better", "lower-better", FALSE },
    { TL_PROPERTY_COUNTS, "1, 2;3", "1 2 3", FALSE },
    { TL_PROPERTY_COUNTS, "1 two", NULL, FALSE },
    { TL_PROPERTY_WORDS, "a\r\nb", "a\nb", FALSE },
    { TL_PROPERTY_WORDS, "a\001b", "ab", TRUE },
    { TL_PROPERTY_WORDS, "=SUM(A1)", "=SUM(A1)", FALSE },
    { TL_PROPERTY_REFERENCE, "a\nb", "a b", FALSE },
  };
  g_autoptr (GString) value = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const TlPropertySpec *spec = tl_kind_get_property (TL_KIND_EVIDENCE, cases[i].property);
      g_autofree char *reason = NULL;
      TlCsvOutcome outcome = tl_csv_value_read (spec, cases[i].cell, value, &reason);

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpint (outcome, ==,
                       cases[i].value == NULL ? TL_CSV_REFUSED
                       : cases[i].is_mended   ? TL_CSV_MENDED
                                              : TL_CSV_TAKEN);
      g_assert_true ((reason == NULL) == (outcome == TL_CSV_TAKEN));
      if (cases[i].value != NULL)
        {
          g_assert_cmpstr (value->str, ==, cases[i].value);
          g_assert_true (*value->str == '\0' || tl_property_spec_check (spec, value->str, NULL));
        }
    }
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture,
                 "id;touchpoint;measure;value;n;low;high;date;comment\n"
                 "a;t1;CES;2,5;12;;;2026-05-31;\"Too \"\"long\"\"\nfor me\"\n"
                 "b;SYS-7;rating;3;4;1;5;;\n"
                 "c;rings twice;nps;-20;9;;;;=1+1\n"
                 "d;s1;share;50;9;;;;\n",
                 "3 taken, 1 mended, 0 refused: 4 new, 0 changed, 0 same\n"
                 "2~ Value: “2,5” was read as 2.5.");
  g_assert_cmpstr (get (fixture, "csv.a", TL_PROPERTY_WORDS), ==, "Too \"long\"\nfor me");
  g_assert_cmpstr (get (fixture, "csv.a", TL_PROPERTY_VALUE), ==, "2.5");
  g_assert_cmpstr (get (fixture, "csv.b", TL_PROPERTY_ABOUT), ==, "t1");
  g_assert_cmpstr (get (fixture, "csv.c", TL_PROPERTY_ABOUT), ==, "t1");
  g_assert_cmpstr (get (fixture, "csv.c", TL_PROPERTY_WORDS), ==, "=1+1");
  g_assert_cmpstr (get (fixture, "csv.d", TL_PROPERTY_ABOUT), ==, "s1");
  /* One step. */
  g_assert_cmpuint (tl_history_get_n_steps (fixture->history), ==, 1);
  g_assert_true (tl_history_undo (fixture->history));
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_EVIDENCE), ==, 1);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  assert_import (
      fixture,
      "id,touchpoint,measure,value,n,low,high,date,counts\n"
      "a,nowhere,,1,,,,,\n"
      "b,twin,,1,,,,,\n"
      "c,,,1,,,,,\n"
      "d,t1,wow,1,,,,,\n"
      "e,t1,nps,101,,,,,\n"
      "f,t1,rating,3,,5,1,,\n"
      "g,t1,rating,3,,,,2026-02-30,\n"
      "h,t1,,,,,,,\n"
      "i,t1,nps,,,,,,1 2 3\n"
      "j,t1,csat,,4,,,,1 1 1 1 1\n"
      "k,r1,,1,,,,,\n"
      "l,t1,,1,,,,,,more\n"
      "m,t1,,1,,,,,\n"
      "m,t2,,1,,,,,\n"
      "0123456789012345678901234567890123456789012345678901234567890123456789,t1,,1,,,,,\n"
      "n,t2,,1\n"
      "o,t2,,\"1,,,,,\n",
      "1 taken, 1 mended, 15 refused: 2 new, 0 changed, 0 same\n"
      "2! There is no touchpoint “nowhere” on the map.\n"
      "3! Several touchpoints are called “twin”; name one by its id.\n"
      "4! Nothing says which touchpoint this is about.\n"
      "5! Measure: “wow” is none of the values allowed.\n"
      "6! The value 101 is off the scale from -100 to 100.\n"
      "7! The scale is the wrong way round: its lowest is 5 and its highest is 1. "
      "Exchange them, and say whether lower is better.\n"
      "8! Date: “2026-02-30” is not a date such as 2026-05-31.\n"
      "9! There are neither words nor a number.\n"
      "10! Counts: 3, points of the scale: 11; each point needs one.\n"
      "11! The counts add up to 5, which is not the number of answers.\n"
      "12! There is no touchpoint “r1” on the map.\n"
      "13! There are more cells than columns.\n"
      "15! The id “m” is that of an earlier row.\n"
      "16! The id “012345678901234567890123456789012345678901234567890123456789…” is too long.\n"
      "17~ There are fewer cells than columns; those that are missing say nothing.\n"
      "18! A quote is open until the end of the file.");
}

/* A number is not taken for one of the scales that it could be on. */
static void
test_scale_unsaid (Fixture *fixture, gconstpointer data)
{
  static const char table[] = "id,touchpoint,measure,value,low,high\n"
                              "a,t1,csat,4.2,,\n"
                              "b,t1,nps,9,,\n"
                              "c,t1,share,0.4,,\n"
                              "d,t1,csat,4.2,,5\n"
                              "e,t1,rating,3,,10\n"
                              "f,t1,csat,4.2,1,5\n"
                              "g,t1,csat,62,,\n"
                              "h,t1,nps,-9,,\n"
                              "i,t1,share,0,,\n"
                              "j,t1,ces,4.2,,7\n"
                              "k,t1,csat,8,0,100\n";

  assert_import (fixture, table,
                 "6 taken, 0 mended, 5 refused: 6 new, 0 changed, 0 same\n"
                 "2! The value 4.2 may be on a scale such as 1 to 5 or a share of 100. Say the "
                 "lowest and highest possible.\n"
                 "3! The value 9 may be an answer from 0 to 10 or a score from −100 to 100. Say "
                 "the lowest and highest possible.\n"
                 "4! The value 0.4 may be a share of 1 or of 100. Say the lowest and highest "
                 "possible.\n"
                 "5! Only one end of the scale is said. Say the lowest and highest possible.\n"
                 "6! Only one end of the scale is said. Say the lowest and highest possible.");
}

/* Nor is one with a point for what it is in one country alone, where no scale tells; and what is
 * wrong with the names of the columns is told. */
static void
test_dots (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture,
                 "id,touchpoint,measure,value\na,t1,duration,1.500\nb,t1,duration,1.5\n"
                 "c,t1,rating,3.667\nd,t1,count,12500\ne,t1,duration,-5\nf,t1,count,-1\n",
                 "3 taken, 0 mended, 3 refused: 3 new, 0 changed, 0 same\n"
                 "2! The value 1.500 is a thousand and more, or a decimal. Write it without a "
                 "point, or with other decimals.\n"
                 "6! The value -5 is below 0, which no count and no duration is.\n"
                 "7! The value -1 is below 0, which no count and no duration is.");
}

/* A row that ends too soon, as a file does that is being written, takes nothing from the map. */
static void
test_short_row (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "id,about,measure,value,consent,words\ne1,t1,ces\nb,t2\nc,t2,ces,3\n",
                 "0 taken, 2 mended, 1 refused: 1 new, 0 changed, 1 same\n"
                 "2~ There are fewer cells than columns; those that are missing say nothing.\n"
                 "3! There are neither words nor a number.\n"
                 "4~ There are fewer cells than columns; those that are missing say nothing.");
  g_assert_cmpstr (get (fixture, "e1", TL_PROPERTY_VALUE), ==, "4");
  g_assert_cmpstr (get (fixture, "e1", TL_PROPERTY_CONSENT), ==, "public");
  /* What is there and empty says that there is nothing. */
  assert_import (fixture, "id,about,measure,value,consent,words\ne1,t1,ces,,public,slow\n",
                 "1 taken, 0 mended, 0 refused: 0 new, 1 changed, 0 same");
  g_assert_cmpstr (get (fixture, "e1", TL_PROPERTY_VALUE), ==, "");
}

/* Nor do cells that are empty there; and a row that says nothing has no id for others to miss. */
static void
test_short_and_empty (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "id,about,words,value,n\ne1,t1,,\n",
                 "0 taken, 0 mended, 1 refused: 0 new, 0 changed, 0 same\n"
                 "2! There are neither words nor a number.");
  g_assert_cmpstr (get (fixture, "e1", TL_PROPERTY_VALUE), ==, "4");
  assert_import (fixture, "id,about,measure,value,words\ne1,t1\ne1,t1,ces,5,slow\n",
                 "1 taken, 0 mended, 1 refused: 0 new, 1 changed, 0 same\n"
                 "2! There are neither words nor a number.");
  g_assert_cmpstr (get (fixture, "e1", TL_PROPERTY_VALUE), ==, "5");
}

/* What is known by its reference loses nothing to a short row either, and is not taken for another
 * when what tells it apart is missing. */
static void
test_short_and_referred (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture,
                 "reference,about,source,measure,date,value,n,consent,words\n"
                 "Q1,t1,survey,ces,2026-05-01,6,31,public,slow\n",
                 "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  assert_import (fixture,
                 "reference,about,source,measure,date,value,n,consent,words\n"
                 "Q1,t1,survey,ces,2026-05-01,5,30\nQ1,t1,survey\n",
                 "0 taken, 1 mended, 1 refused: 0 new, 1 changed, 0 same\n"
                 "2~ There are fewer cells than columns; those that are missing say nothing.\n"
                 "3! There are neither words nor a number.");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_VALUE), ==, "5");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_WORDS), ==, "slow");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_CONSENT), ==, "public");
  assert_import (fixture, "reference,about,words,source,date\nQ1,t1,slow,survey\n",
                 "0 taken, 0 mended, 1 refused: 0 new, 0 changed, 0 same\n"
                 "2! There are fewer cells than columns, and one that is missing tells which piece "
                 "of evidence this is.");
  /* Half of a number means nothing. */
  assert_import (fixture,
                 "reference,about,source,measure,date,value,n\n"
                 "Q1,t1,survey,ces,2026-05-01,4\n",
                 "0 taken, 0 mended, 1 refused: 0 new, 0 changed, 0 same\n"
                 "2! There are fewer cells than columns, and one that is missing goes with the "
                 "number that the map has.");
  /* Others have the reference, too, and the row says all that tells it apart. */
  assert_import (fixture,
                 "reference,about,source,measure,date,value,n,words\n"
                 "Q1,t2,survey,ces,2026-05-01,5,30\n",
                 "0 taken, 1 mended, 0 refused: 1 new, 0 changed, 0 same\n"
                 "2~ There are fewer cells than columns; those that are missing say nothing.");
  /* A reference that is new is nobody else's; and then it is the same one. */
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *said =
          import (fixture, "reference,about,words,source,date\nQ2,t1,slow\n", FALSE);

      g_assert_true (g_str_has_prefix (said, i == 0 ? "0 taken, 1 mended, 0 refused: 1 new"
                                                    : "0 taken, 1 mended, 0 refused: 0 new, "
                                                      "0 changed, 1 same"));
    }
}

/* A file that is being written ends anywhere: nothing of a row that ends before its last cell is
 * taken. */
static void
test_unfinished_row (Fixture *fixture, gconstpointer data)
{
  static const char said[] =
      "1 taken, 0 mended, 1 refused: 1 new, 0 changed, 0 same\n"
      "3! The file ends in the midst of this row. If the row is whole, end its line.";
  g_autofree char *counted = NULL;

  assert_import (fixture, "about,measure,value,n,words\nt1,ces,5,31,slow\nt2,ces,4,3", said);
  counted = import (fixture, "about,measure,value,date\nt1,nps,7,2026-05-01\nt1,nps,1", TRUE);
  g_assert_cmpstr (counted, ==, said);
  /* Blanks, and the sign of DOS for the end, are no row. */
  assert_import (fixture, "about,words\nt1,good\n  ",
                 "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  assert_import (fixture, "about,words\nt1,better\n\x1a",
                 "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  /* One that is whole needs no line end. */
  assert_import (fixture, "about,words\nt1,fast\nt2,fair",
                 "2 taken, 0 mended, 0 refused: 2 new, 0 changed, 0 same");
}

/* A row with a cell less would be counted among other answers. */
static void
test_short_answer (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said =
      import (fixture, "about,value,measure,date\nt1,7,nps,2026-05-01\nt1,3,nps\nt1,8,nps,\n",
              TRUE);

  g_assert_cmpstr (said, ==,
                   "2 taken, 0 mended, 1 refused: 2 new, 0 changed, 0 same\n"
                   "3! There are fewer cells than columns, and one that is missing tells with "
                   "which answers this is counted.");
}

/* A number is the same however it is written, and so is a scale that is said or as usual. */
static void
test_numbers_alike (Fixture *fixture, gconstpointer data)
{
  static const char plain[] = "about,measure,value,low,high\nt1,rating,5,1,7\n";
  static const char decimal[] = "about,measure,value,low,high\nt1,rating,5.0,1.0,7.0\n";
  g_autofree char *unsaid =
      import (fixture, "about,measure,value\nt2,rating,4\nt2,rating,5\n", TRUE);
  g_autofree char *usual =
      import (fixture, "about,measure,value,low,high\nt2,rating,4,1,5\nt2,rating,5,1.0,5.0\n",
              TRUE);
  g_autofree char *again = NULL;

  g_assert_cmpstr (unsaid, ==, "2 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  g_assert_cmpstr (usual, ==, "2 taken, 0 mended, 0 refused: 0 new, 1 changed, 0 same");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_COUNTS), ==, "0 0 0 1 1");
  again = import (fixture, "about,measure,value,low,high\nt2,rating,4,,\nt2,rating,5,,\n", TRUE);
  g_assert_cmpstr (again, ==, "2 taken, 0 mended, 0 refused: 0 new, 0 changed, 1 same");
  assert_import (fixture, plain, "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  assert_import (fixture, decimal, "1 taken, 0 mended, 0 refused: 0 new, 0 changed, 1 same");
  assert_import (fixture, "about,measure,value,low,high\nt1,rating,05,01,7\n",
                 "1 taken, 0 mended, 0 refused: 0 new, 0 changed, 1 same");
  g_assert_cmpstr (get (fixture, "e3", TL_PROPERTY_VALUE), ==, "5");
}

/* Whom a short row is about may be said by a rule. */
static void
test_short_by_rule (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (TlCsv) csv = open_table ("question,words,about\nHow was waiting,slow\n");
      g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);
      g_autoptr (TlCsvImport) import = NULL;
      g_autoptr (GError) error = NULL;

      tl_csv_mapping_set_target (mapping, 0, TL_CSV_NOTHING);
      tl_csv_mapping_add_rule (mapping, 0, "waiting", "t2");
      import = tl_csv_import_new (fixture->map, mapping);
      g_assert_true (tl_csv_import_read (import, csv, NULL, &error));
      tl_history_begin (fixture->history, "Import", NULL);
      tl_csv_import_apply (import, fixture->history);
      tl_history_commit (fixture->history);
      g_assert_cmpuint (tl_csv_import_get_report (import)->n_added, ==, i == 0);
      g_assert_cmpuint (tl_csv_import_get_report (import)->n_same, ==, i);
    }
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_ABOUT), ==, "t2");
}

/* What becomes a blank is none at the ends of words. */
static void
test_blanks_by_another_name (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "id,about,words\na,t1,\xe2\x80\xa8=1\xc2\x85\n";
  g_autofree char *first = import (fixture, text, FALSE);
  g_autofree char *again = import (fixture, text, FALSE);

  g_assert_true (
      g_str_has_prefix (first, "0 taken, 1 mended, 0 refused: 1 new, 0 changed, 0 same"));
  g_assert_cmpstr (get (fixture, "csv.a", TL_PROPERTY_WORDS), ==, "=1");
  g_assert_true (
      g_str_has_prefix (again, "0 taken, 1 mended, 0 refused: 0 new, 0 changed, 1 same"));
}

/* Nobody was asked then; and what would read as another number, or the other way round, is told. */
static void
test_odd_values (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture,
                 "id,about,measure,value,low,high,date,words\n"
                 "a,t1,share,0.5%,0,1,,\nb,t1,ces,5%,,,,\nc,t1,share,62%,0,100,,\n"
                 "d,t1,rating,1.500,0,2000,,\ne,t1,rating,1.5,0,2000,,\n"
                 "f,t1,rating,3,5,1,,\ng,t1,,,,,9999-12-31,slow\nh,t1,,,,,0026-05-31,slow\n"
                 "i,t1,,,,,2026-05-31,\xe2\x80\xa8\n",
                 "1 taken, 1 mended, 7 refused: 2 new, 0 changed, 0 same\n"
                 "2! The value 0.5 % is a share of 100, which the scale is not. Write it as on the "
                 "scale.\n"
                 "3! The value 5 % is a share of 100, which the scale is not. Write it as on the "
                 "scale.\n"
                 "4~ Value: “62%” was read as 62.\n"
                 "5! The value 1.500 is a thousand and more, or a decimal. Write it without a "
                 "point, or with other decimals.\n"
                 "7! The scale is the wrong way round: its lowest is 5 and its highest is 1. "
                 "Exchange them, and say whether lower is better.\n"
                 "8! Date: “9999-12-31” is before 1900 or after 2199.\n"
                 "9! Date: “0026-05-31” is before 1900 or after 2199.\n"
                 "10! There are neither words nor a number.");
}

/* Equal rows of two tables are two facts: what is of one is never the other's. */
static void
test_held_without_ids (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "about,measure,value\nt1,ces,5\n";
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (TlCsv) csv = NULL;
  g_autoptr (TlCsvMapping) mapping = NULL;
  g_autoptr (TlCsvImport) second = NULL;
  TlElement *first;

  assert_import (fixture, text, "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  first = tl_element_get_next_of_kind (tl_map_find (fixture->map, "e1"));
  g_hash_table_insert (held, (gpointer) tl_element_get_id (first), (gpointer) "a.csv");
  csv = open_table (text);
  mapping = tl_csv_mapping_guess (csv, FALSE);
  second = tl_csv_import_new (fixture->map, mapping);
  tl_csv_import_set_held (second, held);
  g_assert_true (tl_csv_import_read (second, csv, NULL, NULL));
  tl_history_begin (fixture->history, "Import", NULL);
  tl_csv_import_apply (second, fixture->history);
  tl_history_commit (fixture->history);
  g_assert_cmpuint (tl_csv_import_get_report (second)->n_added, ==, 1);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_EVIDENCE), ==, 3);
}

/* No row empties what the map says, so that a second reading of a table takes nothing away. */
static void
test_empty_row_of_known (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "id,about,measure,value\nd,t1,ces,\nd,t1,ces,1.5\n";

  assert_import (fixture, text,
                 "1 taken, 0 mended, 1 refused: 1 new, 0 changed, 0 same\n"
                 "2! There are neither words nor a number.");
  assert_import (fixture, text,
                 "1 taken, 0 mended, 1 refused: 0 new, 0 changed, 1 same\n"
                 "2! There are neither words nor a number.");
  g_assert_cmpstr (get (fixture, "csv.d", TL_PROPERTY_VALUE), ==, "1.5");
}

/* Answers are counted into what has all that their table says, and nothing else; a number goes with
 * no scale, measure or n that it was not written with. */
static void
test_other_numbers_stay (Fixture *fixture, gconstpointer data)
{
  static const char counted[] = "about,measure,value,date\nt1,rating,4,2026-05-02\n";
  g_autofree char *said = NULL;

  assert_import (fixture,
                 "id,about,measure,value,counts,low,high,reference,date\n"
                 "h,t1,rating,,0 0 0 0 0 0 0 0 5 3 2,0,10,,2026-05-31\n"
                 "r,t1,rating,8,,0,10,Q1,\n",
                 "2 taken, 0 mended, 0 refused: 2 new, 0 changed, 0 same");
  said = import (fixture, counted, TRUE);
  g_assert_cmpstr (said, ==, "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  g_assert_cmpstr (get (fixture, "csv.h", TL_PROPERTY_COUNTS), ==, "0 0 0 0 0 0 0 0 5 3 2");
  g_free (said);
  said = import (fixture, counted, TRUE);
  g_assert_cmpstr (said, ==, "1 taken, 0 mended, 0 refused: 0 new, 0 changed, 1 same");
  g_free (said);
  /* Of no day, and so of no month. */
  said = import (fixture, "about,measure,value\nt1,rating,5\n", TRUE);
  g_assert_cmpstr (said, ==, "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  assert_import (fixture, "about,measure,value,reference\nt1,rating,4,Q1\n",
                 "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  g_assert_cmpstr (get (fixture, "csv.r", TL_PROPERTY_VALUE), ==, "8");
}

/* A scale of which one end is said is none that answers could be counted on. */
static void
test_answers_of_half_a_scale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said =
      import (fixture, "about,measure,value,high\nt1,rating,3,10\nt1,ces,50%,7\nt1,ces,5%,7\n",
              TRUE);

  g_assert_cmpstr (said, ==,
                   "0 taken, 0 mended, 3 refused: 0 new, 0 changed, 0 same\n"
                   "2! Only one end of the scale is said. Say the lowest and highest possible.\n"
                   "3! The answer “50%” is no point of the scale from 1 to 7.\n"
                   "4! The answer “5%” is no point of the scale from 1 to 7.");
}

/* What is answered at the same points always is not counted on another scale; a scale that is said
 * as it is anyway says nothing new. */
static void
test_answers_of_another_scale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *said =
      import (fixture,
              "about,measure,value,low,high\nt1,csat,5,0,10\nt1,nps,7,0,100\nt2,csat,3,7,1\n"
              "t2,csat,3,1,5\nt2,nps,3,0,10\nt2,nps,3,-100,100\nt2,rating,3,0,10\n",
              TRUE);

  g_assert_cmpstr (said, ==,
                   "4 taken, 0 mended, 3 refused: 3 new, 0 changed, 0 same\n"
                   "2! Answers to this measure are from 1 to 5, and the table says another scale. "
                   "Say another measure, such as “rating”.\n"
                   "3! Answers to this measure are from 0 to 10, and the table says another scale. "
                   "Say another measure, such as “rating”.\n"
                   "4! The scale is the wrong way round: its lowest is 7 and its highest is 1. "
                   "Exchange them, and say whether lower is better.");
}

static void
test_header_faults (Fixture *fixture, gconstpointer data)
{
  static const char open[] = "touchpoint,\"words\nt1,hello\nt1,x\n";
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (open, -1, NULL);
  g_autoptr (GError) error = NULL;

  assert_import (fixture, "touchpoint,\"words\"x,value\nt1,hello,3\n",
                 "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same\n"
                 "1~ There is text behind a quote that ends; it was added to the cell.");
  g_assert_null (tl_csv_new (stream, NULL, &error));
  g_assert_error (error, TL_CSV_ERROR, TL_CSV_ERROR_NO_NAMES);
}

/* What is on the map comes back from a table as it is. */
static void
test_scale_unsaid_on_map (Fixture *fixture, gconstpointer data)
{
  TlElement *evidence;

  tl_history_begin (fixture->history, "Add", NULL);
  evidence = tl_history_add (fixture->history, TL_KIND_EVIDENCE, "e9", NULL, NULL);
  tl_history_set (fixture->history, evidence, TL_PROPERTY_ABOUT, "t1");
  tl_history_set (fixture->history, evidence, TL_PROPERTY_MEASURE, "csat");
  tl_history_set (fixture->history, evidence, TL_PROPERTY_VALUE, "6");
  tl_history_commit (fixture->history);
  assert_import (fixture, "id,touchpoint,measure,value\ne9,t1,csat,6\ne9x,t1,csat,6\n",
                 "1 taken, 0 mended, 1 refused: 0 new, 0 changed, 1 same\n"
                 "3! The value 6 may be on a scale such as 1 to 5 or a share of 100. Say the "
                 "lowest and highest possible.");
}

/* What was imported is brought up to date, and what the table does not have stays. */
static void
test_again (Fixture *fixture, gconstpointer data)
{
  static const char by_id[] = "id,about,measure,value\n1:2,t1,ces,3\ne1,t2,ces,5\nr1,t1,ces,1\n";
  static const char by_reference[] = "reference,about,source,value\nx,t1,survey,3\nx,t1,survey,4\n";
  static const char alike[] = "about,value,words\nt1,2,\nt1,2,\nt1,2,No\n";

  /* An id may be that of another thing by chance: that evidence comes to be about something else is
   * told. */
  assert_import (fixture, by_id,
                 "2 taken, 1 mended, 0 refused: 2 new, 1 changed, 0 same\n"
                 "3~ The evidence of this id was about “Rings  Twice” before.");
  g_assert_cmpstr (get (fixture, "csv.1_3A2", TL_PROPERTY_VALUE), ==, "3");
  g_assert_cmpstr (get (fixture, "csv.r1", TL_PROPERTY_ABOUT), ==, "t1");
  g_assert_cmpstr (get (fixture, "e1", TL_PROPERTY_ABOUT), ==, "t2");
  g_assert_cmpstr (get (fixture, "e1", TL_PROPERTY_CONSENT), ==, "public");
  assert_import (fixture, by_id, "3 taken, 0 mended, 0 refused: 0 new, 0 changed, 3 same");
  assert_import (fixture, "id,about,measure,value\n1:2,t1,ces,6\n",
                 "1 taken, 0 mended, 0 refused: 0 new, 1 changed, 0 same");
  assert_import (fixture, by_reference, "2 taken, 0 mended, 0 refused: 2 new, 0 changed, 0 same");
  assert_import (fixture, by_reference, "2 taken, 0 mended, 0 refused: 0 new, 0 changed, 2 same");
  assert_import (fixture, "reference,about,source,value\nx,t1,survey,5\n",
                 "1 taken, 0 mended, 0 refused: 0 new, 1 changed, 0 same");
  assert_import (fixture, alike, "3 taken, 0 mended, 0 refused: 3 new, 0 changed, 0 same");
  assert_import (fixture, alike, "3 taken, 0 mended, 0 refused: 0 new, 0 changed, 3 same");
}

/* What a table has from a map comes back as it is, whichever row was there first. */
static void
test_ids_of_a_map (Fixture *fixture, gconstpointer data)
{
  static const char theirs[] = "id,about,words\ncsv.x,t2,of csv.x\ncsv.1_3A2,t2,of 1:2\n";
  static const char both[] = "id,about,words\nx,t1,of x\ncsv.csv.x,t2,b\ncsv.y_,t2,c\n";

  assert_import (fixture, theirs, "2 taken, 0 mended, 0 refused: 2 new, 0 changed, 0 same");
  g_assert_cmpstr (get (fixture, "csv.x", TL_PROPERTY_WORDS), ==, "of csv.x");
  assert_import (fixture, "id,about,words\n1:2,t2,of 1:2\n",
                 "1 taken, 0 mended, 0 refused: 0 new, 0 changed, 1 same");
  assert_import (fixture, both,
                 "2 taken, 1 mended, 0 refused: 2 new, 1 changed, 0 same\n"
                 "2~ The evidence of this id was about “Waits” before.");
  g_assert_cmpstr (get (fixture, "csv.x", TL_PROPERTY_WORDS), ==, "of x");
  g_assert_cmpstr (get (fixture, "csv.csv.x", TL_PROPERTY_WORDS), ==, "b");
  g_assert_cmpstr (get (fixture, "csv.csv.y_5F", TL_PROPERTY_WORDS), ==, "c");
  assert_import (fixture, "id,about,words\nx,t1,of x\ncsv.x,t2,other\n",
                 "1 taken, 0 mended, 1 refused: 0 new, 0 changed, 1 same\n"
                 "3! The id “csv.x” is that of an earlier row.");
}

/* What the table does not say of a scale is what the map says: a value off it is refused. */
static void
test_scale_of_map (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "id,about,value\ne1,t1,8\n",
                 "0 taken, 0 mended, 1 refused: 0 new, 0 changed, 0 same\n"
                 "2! The value 8 is off the scale from 1 to 7.");
  assert_import (fixture, "id,about,measure,words\ne1,t1,share,a\ne1,t1,rating,a\n",
                 "1 taken, 0 mended, 1 refused: 0 new, 1 changed, 0 same\n"
                 "3! The id “e1” is that of an earlier row.");
  assert_import (fixture, "id,about,value\ne1,t1,8\nx,t1,8\n",
                 "2 taken, 0 mended, 0 refused: 1 new, 1 changed, 0 same");
  assert_import (fixture, "id,about,high,low,words\ne1,t1,5,1,b\n",
                 "0 taken, 0 mended, 1 refused: 0 new, 0 changed, 0 same\n"
                 "2! The value 8 is off the scale from 1 to 5.");
  g_assert_cmpstr (get (fixture, "e1", TL_PROPERTY_VALUE), ==, "8");
}

/* Between reading and applying somebody works on: what is gone is passed over. */
static void
test_map_changes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlCsv) csv = open_table ("id,about,value\na,t1,1\nb,t2,2\nc,Waits,3\n");
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);
  g_autoptr (TlCsvImport) import = tl_csv_import_new (fixture->map, mapping);
  TlElement *gone = tl_map_find (fixture->map, "t2");

  tl_history_begin (fixture->history, "Delete", NULL);
  tl_history_remove (fixture->history, gone);
  tl_history_commit (fixture->history);
  g_assert_true (tl_csv_import_read (import, csv, NULL, NULL));
  tl_history_begin (fixture->history, "Import", NULL);
  tl_csv_import_apply (import, fixture->history);
  tl_history_commit (fixture->history);
  g_assert_cmpuint (tl_csv_import_get_evidence (import)->len, ==, 1);
  g_assert_cmpstr (tl_csv_import_get_evidence (import)->pdata[0], ==, "csv.a");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_EVIDENCE), ==, 2);
}

/* A quote that nobody meant may swallow rows: the report says which. */
static void
test_stray_quote (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture,
                 "about,value,words\nt1,1,\"Oh\nt1,2,Well\nt1,3,\"5 minutes\nt1,4,a\n"
                 "t1,5,\"b\nt1,6,c\nt1,7,d\"\nt1,8,\"two\r\nlines\"\n",
                 "3 taken, 1 mended, 0 refused: 4 new, 0 changed, 0 same\n"
                 "2~ There is text behind a quote that ends; it was added to the cell.\n"
                 "2~ Lines 2 to 4 were read as one row, for a quote that opens there.");
  assert_import (fixture, "about,words\nt1,\"a\nt1,b\"c,d\nt2,\"e\nt2,f\n",
                 "0 taken, 0 mended, 2 refused: 0 new, 0 changed, 0 same\n"
                 "2! There are more cells than columns. Lines 2 to 3 were read as one row, for a "
                 "quote that opens there.\n"
                 "4! A quote is open until the end of the file. Lines 4 to 5 were read as one row, "
                 "for a quote that opens there.");
}

/* What a row has taken by its id is none that a row without one finds by its old values. */
static void
test_taken (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "id,about,words\na,t1,Old\n",
                 "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  assert_import (fixture, "id,about,words\na,t1,New\n,t1,Old\n",
                 "2 taken, 0 mended, 0 refused: 1 new, 1 changed, 0 same");
  g_assert_cmpstr (get (fixture, "csv.a", TL_PROPERTY_WORDS), ==, "New");
}

/* Of those that share a reference, the one that says the same comes before the first. */
static void
test_voices (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "about,reference,words\nt1,R,first voice\nt1,R,second voice\n",
                 "2 taken, 0 mended, 0 refused: 2 new, 0 changed, 0 same");
  assert_import (fixture, "about,reference,words\nt1,R,second voice\n",
                 "1 taken, 0 mended, 0 refused: 0 new, 0 changed, 1 same");
  assert_import (fixture, "about,reference,words\nt1,R,third voice\nt1,R,first voice\n",
                 "2 taken, 0 mended, 0 refused: 0 new, 1 changed, 1 same");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_WORDS), ==, "first voice");
  g_assert_cmpstr (get (fixture, "e3", TL_PROPERTY_WORDS), ==, "third voice");
}

/* The name of a field comes before what is called like it. */
static void
test_guess_names (void)
{
  g_autoptr (TlCsv) csv = open_table ("about,source,comment,words\na,b,c,d\n");
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);

  g_assert_cmpint (tl_csv_mapping_get_target (mapping, 2), ==, TL_CSV_NOTHING);
  g_assert_cmpint (tl_csv_mapping_get_target (mapping, 3), ==, TL_PROPERTY_WORDS);
}

/* Some names mean one thing or another by what is beside them. */
static void
test_guess_beside (void)
{
  static const struct
  {
    const char *names;
    int targets[4];
  } cases[] = {
    { "about,Note,Tag,words",
      { TL_PROPERTY_ABOUT, TL_CSV_NOTHING, TL_CSV_NOTHING, TL_PROPERTY_WORDS } },
    { "Kontaktpunkt,Note,Tag,x",
      { TL_PROPERTY_ABOUT, TL_PROPERTY_VALUE, TL_PROPERTY_DATE, TL_CSV_NOTHING } },
    { "about,Mean,Min,Max", { TL_PROPERTY_ABOUT, TL_CSV_NOTHING, TL_CSV_NOTHING, TL_CSV_NOTHING } },
    { "about,value,Min,Max",
      { TL_PROPERTY_ABOUT, TL_PROPERTY_VALUE, TL_PROPERTY_LOW, TL_PROPERTY_HIGH } },
    { "mean,low,Scale max,about",
      { TL_CSV_NOTHING, TL_PROPERTY_LOW, TL_PROPERTY_HIGH, TL_PROPERTY_ABOUT } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].names, "\na,b,c,d\n", NULL);
      g_autoptr (TlCsv) csv = open_table (text);
      g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);

      g_test_message ("%s", cases[i].names);
      for (guint column = 0; column < 4; column++)
        g_assert_cmpint (tl_csv_mapping_get_target (mapping, column), ==, cases[i].targets[column]);
    }
}

/* As of two tables that a program put side by side. */
static void
test_mixed_row (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "about,words,reference\nt1,Caf\xc3\xa9,M\xfcller\n",
                 "0 taken, 1 mended, 0 refused: 1 new, 0 changed, 0 same\n"
                 "2~ Cells of the row are in different encodings; each was read in its own.");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_WORDS), ==, "Caf\xc3\xa9");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_REFERENCE), ==, "M\xc3\xbcller");
}

static void
test_twin_columns (Fixture *fixture, gconstpointer data)
{
  assert_import (fixture, "about,value,value,words,comment\nt1,2,3,a,b\n",
                 "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same\n"
                 "1~ Column 3, “value”, may be the “value” too; column 2 is read as that.\n"
                 "1~ Column 5, “comment”, may be the “words” too; column 4 is read as that.");
}

/* "é" as one letter or as two is the same. */
static void
test_decomposed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlCsv) csv = open_table ("touchpoint,words\nCAFE\xcc\x81,a\n?,Cafe\xcc\x81 Noir\n");
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);
  g_autofree char *says = NULL;

  tl_history_begin (fixture->history, "Rename", NULL);
  tl_history_set (fixture->history, tl_map_find (fixture->map, "t2"), TL_PROPERTY_TITLE,
                  "Caf\xc3\xa9");
  tl_history_commit (fixture->history);
  tl_csv_mapping_add_rule (mapping, 1, "caf\xc3\xa9", "t2");
  says = import_mapped (fixture, csv, mapping);
  g_assert_cmpstr (says, ==, "2 taken, 0 mended, 0 refused: 2 new, 0 changed, 0 same");
}

static void
test_rules (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "question,value\nHow long did you WAIT?,2\nWas it easy?,1\nWhy?,1\n";
  g_autoptr (TlCsv) csv = open_table (text);
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);
  g_autofree char *fault = tl_csv_mapping_find_fault (mapping);
  g_autofree char *says = NULL;

  g_assert_nonnull (fault);
  tl_csv_mapping_add_rule (mapping, 0, "wait", "t2");
  tl_csv_mapping_add_rule (mapping, 0, "easy", "t9");
  tl_csv_mapping_set_constant (mapping, TL_PROPERTY_SOURCE, "survey");
  says = import_mapped (fixture, csv, mapping);
  g_assert_cmpstr (says, ==,
                   "1 taken, 0 mended, 2 refused: 1 new, 0 changed, 0 same\n"
                   "3! There is no touchpoint “t9” on the map.\n"
                   "4! Nothing says which touchpoint this is about.");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_SOURCE), ==, "survey");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_ABOUT), ==, "t2");
}

static void
test_answers (Fixture *fixture, gconstpointer data)
{
  static const char text[] = "touchpoint,measure,score,date,comment\n"
                             "t1,nps,10,2026-01-05,a\nt1,nps,0,2026-01-01,b\nt1,nps,10,,c\n"
                             "t1,NPS,\"7,0\",03.01.2026,d\nWaits,csat,5,,\nt2,csat,1,,\n"
                             "t1,nps,11,,\nt2,csat,0,,\nt2,csat,2.5,,\nt2,csat,,,\nt2,,1,,\n"
                             "t2,share,1,,\nt2,duration,1,,\nt2,csat,3,2026-02-30,\n";
  g_autofree char *first = import (fixture, text, TRUE);
  g_autofree char *again = import (fixture, text, TRUE);
  g_autofree char *mended =
      import (fixture,
              "touchpoint,measure,score,low,high\nt1,rating,3,\"1,0\",5\nt1,rating,4,\"1,0\",5\n",
              TRUE);
  g_autofree char *more = import (fixture, "touchpoint,measure,score\nt2,csat,5\n", TRUE);

  g_assert_cmpstr (first, ==,
                   "6 taken, 1 mended, 7 refused: 4 new, 0 changed, 0 same\n"
                   "5~ Date: “03.01.2026” was read as 2026-01-03.\n"
                   "5~ Value: “7,0” was read as 7.0.\n"
                   "8! The answer “11” is no point of the scale from 0 to 10.\n"
                   "9! The answer “0” is no point of the scale from 1 to 5.\n"
                   "10! The answer “2.5” is no point of the scale from 1 to 5.\n"
                   "11! There is no answer.\n"
                   "12! Nothing says what the measure is.\n"
                   "14! The measure has no points that answers could be counted at.\n"
                   "15! Date: “2026-02-30” is not a date such as 2026-05-31.");
  g_assert_true (
      g_str_has_prefix (again, "6 taken, 1 mended, 7 refused: 0 new, 0 changed, 4 same\n"));
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_COUNTS), ==, "1 0 0 0 0 0 0 1 0 0 1");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_N), ==, "3");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_DATE), ==, "2026-01-05");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_VALUE), ==, "");
  g_assert_true (
      g_str_has_prefix (mended, "0 taken, 2 mended, 0 refused: 1 new, 0 changed, 0 same\n"));
  g_assert_cmpstr (more, ==, "1 taken, 0 mended, 0 refused: 0 new, 1 changed, 0 same");
  /* Those without a date are apart. */
  g_assert_cmpstr (get (fixture, "e3", TL_PROPERTY_COUNTS), ==, "0 0 0 0 0 0 0 0 0 0 1");
  g_assert_cmpstr (get (fixture, "e3", TL_PROPERTY_DATE), ==, "");
  g_assert_cmpstr (get (fixture, "e4", TL_PROPERTY_COUNTS), ==, "0 0 0 0 1");
}

/* A month is a wave: it is brought up to date by itself, and a later one does not replace it. */
static void
test_months (Fixture *fixture, gconstpointer data)
{
  static const char march[] = "touchpoint,measure,score,date\n"
                              "t1,csat,1,2026-03-02\nt1,csat,2,2026-03-30\nt1,csat,5,2026-02-28\n";
  static const char april[] = "touchpoint,measure,score,date\nt1,csat,5,2026-04-01\n";
  static const char grown[] = "touchpoint,measure,score,date\n"
                              "t1,csat,5,2025-03-30\nt1,csat,1,2026-03-02\nt1,csat,2,2026-03-31\n"
                              "t1,csat,3,2026-03-05\nt1,csat,5,2026-02-28\nt1,csat,5,2026-04-01\n";
  g_autofree char *first = import (fixture, march, TRUE);
  g_autofree char *second = import (fixture, april, TRUE);
  g_autofree char *third = import (fixture, grown, TRUE);

  g_assert_cmpstr (first, ==, "3 taken, 0 mended, 0 refused: 2 new, 0 changed, 0 same");
  g_assert_cmpstr (second, ==, "1 taken, 0 mended, 0 refused: 1 new, 0 changed, 0 same");
  g_assert_cmpstr (third, ==, "6 taken, 0 mended, 0 refused: 1 new, 1 changed, 2 same");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_COUNTS), ==, "1 1 1 0 0");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_DATE), ==, "2026-03-31");
  g_assert_cmpstr (get (fixture, "e3", TL_PROPERTY_DATE), ==, "2026-02-28");
  g_assert_cmpstr (get (fixture, "e4", TL_PROPERTY_DATE), ==, "2026-04-01");
  g_assert_cmpstr (get (fixture, "e5", TL_PROPERTY_DATE), ==, "2025-03-30");
}

/* Many rows in the same memory, counted right. */
static void
test_many_answers (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("touchpoint,measure,score,date\n");
  g_autofree char *says = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "t%u,ces,%u,2026-%02u-%02u\n", 1 + i % 2, 1 + i / 2 % 7,
                            1 + i % 12, 1 + i % 28);
  says = import (fixture, text->str, TRUE);
  g_assert_cmpstr (says, ==, "100000 taken, 0 mended, 0 refused: 12 new, 0 changed, 0 same");
  /* Every twelfth row, of which the first is 1. */
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_COUNTS), ==,
                   "1191 1190 1190 1190 1191 1191 1191");
  g_assert_cmpstr (get (fixture, "e2", TL_PROPERTY_N), ==, "8334");
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("about,value\n");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GBytes) before = tl_file_write_bytes (fixture->map);
  g_autoptr (GError) error = NULL;

  while (text->len < 1000 * 1000)
    g_string_append (text, "t1,1\n");
  g_autoptr (TlCsv) csv = open_table (text->str);
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);
  g_autoptr (TlCsvImport) import = tl_csv_import_new (fixture->map, mapping);
  g_cancellable_cancel (cancellable);
  g_assert_false (tl_csv_import_read (import, csv, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_autoptr (GBytes) after = tl_file_write_bytes (fixture->map);
  g_assert_true (g_bytes_equal (before, after));
}

/* The numbers are of all rows, the notes of the first ones. */
static void
test_many_faults (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new ("about,value\n");

  for (guint i = 0; i < 3000; i++)
    g_string_append (text, i % 3 == 0 ? "t1,\"1,5\"\n" : i % 3 == 1 ? "t9,1\n" : "t1,1\n");
  g_autoptr (TlCsv) csv = open_table (text->str);
  g_autoptr (TlCsvMapping) mapping = tl_csv_mapping_guess (csv, FALSE);
  g_autoptr (TlCsvImport) import = tl_csv_import_new (fixture->map, mapping);
  const TlCsvReport *report = tl_csv_import_get_report (import);

  g_assert_true (tl_csv_import_read (import, csv, NULL, NULL));
  g_assert_cmpuint (report->n_rows, ==, 3000);
  g_assert_cmpuint (report->n_taken, ==, 1000);
  g_assert_cmpuint (report->n_mended, ==, 1000);
  g_assert_cmpuint (report->n_refused, ==, 1000);
  g_assert_cmpuint (report->notes->len, ==, 2 * TL_CSV_NOTE_LIMIT);
}

/* What is written into the map does not follow the language of the computer. */
static void
test_comma_locale (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = own_folder_make ();

  own_locale_make (folder, "comma", numbers);
  g_assert_nonnull (setlocale (LC_NUMERIC, "comma"));
  assert_import (fixture, "id,about,value,low,high\na,t1,\"2,5\",1,5\nb,t1,9,\"0,5\",5\n",
                 "0 taken, 1 mended, 1 refused: 1 new, 0 changed, 0 same\n"
                 "2~ Value: “2,5” was read as 2.5.\n"
                 "3! The value 9 is off the scale from 0.5 to 5.");
  g_assert_cmpstr (get (fixture, "csv.a", TL_PROPERTY_VALUE), ==, "2.5");
  setlocale (LC_NUMERIC, "C");
  own_folder_remove (g_steal_pointer (&folder));
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-import/guess", test_guess);
  g_test_add_func ("/csv-import/values", test_values);
  add ("/csv-import/rows", test_rows);
  add ("/csv-import/refused", test_refused);
  add ("/csv-import/scale-unsaid", test_scale_unsaid);
  add ("/csv-import/dots", test_dots);
  add ("/csv-import/short-row", test_short_row);
  add ("/csv-import/short-and-empty", test_short_and_empty);
  add ("/csv-import/short-and-referred", test_short_and_referred);
  add ("/csv-import/unfinished-row", test_unfinished_row);
  add ("/csv-import/short-by-rule", test_short_by_rule);
  add ("/csv-import/short-answer", test_short_answer);
  add ("/csv-import/numbers-alike", test_numbers_alike);
  add ("/csv-import/blanks-by-another-name", test_blanks_by_another_name);
  add ("/csv-import/odd-values", test_odd_values);
  add ("/csv-import/held-without-ids", test_held_without_ids);
  add ("/csv-import/empty-row-of-known", test_empty_row_of_known);
  add ("/csv-import/other-numbers-stay", test_other_numbers_stay);
  add ("/csv-import/answers-of-half-a-scale", test_answers_of_half_a_scale);
  add ("/csv-import/answers-of-another-scale", test_answers_of_another_scale);
  add ("/csv-import/header-faults", test_header_faults);
  add ("/csv-import/scale-unsaid-on-map", test_scale_unsaid_on_map);
  add ("/csv-import/again", test_again);
  add ("/csv-import/ids-of-a-map", test_ids_of_a_map);
  add ("/csv-import/scale-of-map", test_scale_of_map);
  add ("/csv-import/map-changes", test_map_changes);
  add ("/csv-import/stray-quote", test_stray_quote);
  add ("/csv-import/taken", test_taken);
  add ("/csv-import/voices", test_voices);
  g_test_add_func ("/csv-import/guess-names", test_guess_names);
  g_test_add_func ("/csv-import/guess-beside", test_guess_beside);
  add ("/csv-import/twin-columns", test_twin_columns);
  add ("/csv-import/mixed-row", test_mixed_row);
  add ("/csv-import/decomposed", test_decomposed);
  add ("/csv-import/rules", test_rules);
  add ("/csv-import/answers", test_answers);
  add ("/csv-import/months", test_months);
  add ("/csv-import/many-answers", test_many_answers);
  add ("/csv-import/cancel", test_cancel);
  add ("/csv-import/many-faults", test_many_faults);
  add ("/csv-import/comma-locale", test_comma_locale);
  return g_test_run ();
}
