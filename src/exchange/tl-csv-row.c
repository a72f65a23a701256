/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-csv-import-private.h"
#include "tl-csv-write.h"
#include "tl-scale.h"
#include "tl-words.h"

#define QUOTE_LIMIT 60

const char *
tl_csv_row_get_cell (const TlCsvImport *import, const TlCsvRow *row, TlProperty property)
{
  int column = tl_csv_mapping_find (import->mapping, (int) property);
  const char *cell = column < 0 ? "" : tl_csv_unguard (row->fields[column].text);
  const char *constant = import->mapping->constants[property];

  return cell[strspn (cell, " \t\r\n")] == '\0' && constant != NULL ? constant : cell;
}

gboolean
tl_csv_row_says (const TlCsvImport *import, const TlCsvRow *row, TlProperty property)
{
  int column = tl_csv_mapping_find (import->mapping, (int) property);

  if (!import->says[tl_csv_get_slot (property)])
    return FALSE;
  /* What is empty where the row ends too soon may be no more than the beginning of a cell. */
  return !(row->faults & TL_CSV_TOO_FEW) || column < 0 ||
         row->fields[column].text[strspn (row->fields[column].text, " \t\r\n")] != '\0' ||
         import->mapping->constants[property] != NULL;
}

/* “Value: “1,5” was read as 1.5.” Takes the reason. */
static char *
make_sentence (const TlPropertySpec *spec, const char *cell, char *reason)
{
  g_autofree char *end = reason;
  g_autofree char *words = tl_words_clean_line (cell);
  g_autofree char *quote = tl_words_cut (g_strstrip (words), QUOTE_LIMIT);

  /* Translators: a field, what a cell of a table says, and what is wrong with it or was done:
   * "Value: “1,5” was read as 1.5." */
  return g_strdup_printf (_ ("%s: “%s” %s."), _ (spec->label), quote, end);
}

gboolean
tl_csv_row_read (TlCsvImport *import, const TlCsvRow *row, TlProperty property, char **reason)
{
  const TlPropertySpec *spec = tl_kind_get_property (TL_KIND_EVIDENCE, property);
  const char *cell = tl_csv_row_get_cell (import, row, property);
  char *end;
  TlCsvOutcome outcome = tl_csv_value_read (spec, cell, tl_csv_get_value (import, property), &end);

  if (outcome == TL_CSV_MENDED)
    g_ptr_array_add (import->mends, make_sentence (spec, cell, end));
  else if (outcome == TL_CSV_REFUSED)
    *reason = make_sentence (spec, cell, end);
  return outcome != TL_CSV_REFUSED;
}

gboolean
tl_csv_row_find_about (TlCsvImport *import, const TlCsvRow *row, char **reason)
{
  g_autofree char *cell = g_strdup (tl_csv_row_get_cell (import, row, TL_PROPERTY_ABOUT));
  const char *id = tl_csv_about_find (import->about, row, g_strstrip (cell), reason);

  if (id != NULL)
    g_string_assign (tl_csv_get_value (import, TL_PROPERTY_ABOUT), id);
  return id != NULL;
}

static void
escape_id (GString *id, const char *text)
{
  g_string_assign (id, "csv.");
  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text) || *text == '-' || *text == '.')
      g_string_append_c (id, *text);
    else
      g_string_append_printf (id, "_%02X", (guint) (guchar) *text);
}

/* What escape_id () makes, as it comes back in a table that was written from a map. */
static gboolean
is_escaped (const char *text)
{
  if (!g_str_has_prefix (text, "csv."))
    return FALSE;
  for (; *text != '\0'; text++)
    if (*text == '_' && g_ascii_isxdigit (text[1]) && g_ascii_isxdigit (text[2]))
      text += 2;
    else if (!g_ascii_isalnum (*text) && *text != '-' && *text != '.')
      return FALSE;
  return TRUE;
}

/* The piece of evidence that has the id in its file, if it came from one, else on the map. */
static void
settle_id (const TlCsvAbout *about, GString *id, const char *text)
{
  const TlCsvElement *element = tl_csv_about_get (about, text);

  if (is_escaped (text))
    {
      g_string_assign (id, text);
      return;
    }
  escape_id (id, text);
  if (tl_csv_about_get (about, id->str) == NULL && element != NULL && element->is_evidence)
    g_string_assign (id, text);
}

gboolean
tl_csv_row_read_id (TlCsvImport *import, const TlCsvRow *row, char **reason)
{
  int column = tl_csv_mapping_find (import->mapping, TL_CSV_ID);
  g_autofree char *cell = g_strdup (column < 0 ? "" : tl_csv_unguard (row->fields[column].text));
  g_autofree char *quote = tl_words_cut (g_strstrip (cell), QUOTE_LIMIT);
  GString *id = import->record.id;
  const TlCsvElement *element;
  const char *holder;

  g_string_truncate (id, 0);
  if (*cell == '\0')
    return TRUE;
  settle_id (import->about, id, cell);
  element = tl_csv_about_get (import->about, id->str);
  holder = import->held != NULL ? g_hash_table_lookup (import->held, id->str) : NULL;
  if (!tl_id_is_valid (id->str))
    *reason = g_strdup_printf (_ ("The id “%s” is too long."), quote);
  else if (element != NULL && !element->is_evidence)
    *reason = g_strdup_printf (_ ("The id “%s” is that of something else on the map."), quote);
  else if (g_hash_table_contains (import->ids, id->str))
    *reason = g_strdup_printf (_ ("The id “%s” is that of an earlier row."), quote);
  else if (holder != NULL)
    *reason = g_strdup_printf (
        /* Translators: the second %s is the name of a file */
        _ ("The id “%s” is that of a row of “%s”, which the map follows. Give the rows of one of "
           "the two other ids."),
        quote, holder);
  return *reason == NULL;
}

static gboolean
get_number (TlCsvImport *import, TlProperty property, double *number)
{
  const GString *value = tl_csv_get_value (import, property);

  if (value->len > 0)
    *number = g_ascii_strtod (value->str, NULL);
  return value->len > 0;
}

void
tl_csv_row_get_scale (TlCsvImport *import, int *measure, double *low, double *high)
{
  const GString *name = tl_csv_get_value (import, TL_PROPERTY_MEASURE);
  const TlChoice *choices = tl_kind_get_choices (TL_KIND_EVIDENCE, TL_PROPERTY_MEASURE);

  *measure = tl_choice_from_name (choices, name->str);
  tl_scale_get_usual (*measure, low, high);
  get_number (import, TL_PROPERTY_LOW, low);
  get_number (import, TL_PROPERTY_HIGH, high);
}

/* How many counts there are, and their sum. */
static guint
sum_counts (const char *counts, guint64 *sum)
{
  g_auto (GStrv) words = g_strsplit (counts, " ", -1);
  guint n = 0;

  *sum = 0;
  for (; words[n] != NULL; n++)
    *sum += g_ascii_strtoull (words[n], NULL, 10);
  return n;
}

static char *
find_counts_fault (TlCsvImport *import, const TlScale *scale)
{
  const GString *counts = tl_csv_get_value (import, TL_PROPERTY_COUNTS);
  double first, n = 0;
  guint64 sum;
  guint n_points = tl_scale_count_points (scale, &first), n_counts;

  if (counts->len == 0)
    return NULL;
  n_counts = sum_counts (counts->str, &sum);
  if (n_counts != n_points)
    return g_strdup_printf (_ ("Counts: %u, points of the scale: %u; each point needs one."),
                            n_counts, n_points);
  if (get_number (import, TL_PROPERTY_N, &n) && (guint64) n != sum)
    {
      g_autofree char *total = g_strdup_printf ("%" G_GUINT64_FORMAT, sum);

      return g_strdup_printf (_ ("The counts add up to %s, which is not the number of answers."),
                              total);
    }
  return NULL;
}

static char *
find_ambiguity (int measure, double value, const char *text)
{
  if (!tl_scale_is_ambiguous (measure, value))
    return NULL;
  if (measure == TL_MEASURE_NPS)
    return g_strdup_printf (_ ("The value %s may be an answer from 0 to 10 or a score from "
                               "−100 to 100. Say the lowest and highest possible."),
                            text);
  if (measure == TL_MEASURE_CSAT)
    return g_strdup_printf (_ ("The value %s may be on a scale such as 1 to 5 or a share of "
                               "100. Say the lowest and highest possible."),
                            text);
  return g_strdup_printf (_ ("The value %s may be a share of 1 or of 100. Say the lowest "
                             "and highest possible."),
                          text);
}

static char *
refuse_reversed (double lowest, double highest)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (low, sizeof low, "%.15g", lowest);
  g_ascii_formatd (high, sizeof high, "%.15g", highest);
  return g_strdup_printf (_ ("The scale is the wrong way round: its lowest is %s and its highest "
                             "is %s. Exchange them, and say whether lower is better."),
                          low, high);
}

char *
tl_csv_row_find_end_fault (TlCsvImport *import)
{
  int measure;
  double low, high, usual_low, usual_high;
  gboolean has_low = get_number (import, TL_PROPERTY_LOW, &low);
  gboolean has_high = get_number (import, TL_PROPERTY_HIGH, &high);

  tl_csv_row_get_scale (import, &measure, &low, &high);
  tl_scale_get_usual (measure, &usual_low, &usual_high);
  if (has_low && has_high && low > high)
    return refuse_reversed (low, high);
  /* An end that is as usual goes with the other that is. */
  if (has_low == has_high || (has_low && low == usual_low) || (has_high && high == usual_high))
    return NULL;
  return g_strdup (_ ("Only one end of the scale is said. Say the lowest and highest possible."));
}

/* Of a scale with one end said, or none. */
static char *
find_unsaid_fault (TlCsvImport *import)
{
  int measure;
  double low, high, value;
  char *fault = tl_csv_row_find_end_fault (import);

  /* Only the highest tells one scale from another. */
  if (fault != NULL || get_number (import, TL_PROPERTY_HIGH, &high) ||
      !get_number (import, TL_PROPERTY_VALUE, &value))
    return fault;
  tl_csv_row_get_scale (import, &measure, &low, &high);
  return find_ambiguity (measure, value, tl_csv_get_value (import, TL_PROPERTY_VALUE)->str);
}

/* A share of 100, where the scale is of something else. */
static char *
find_per_cent_fault (TlCsvImport *import, const TlCsvRow *row, const TlScale *scale)
{
  const char *cell = tl_csv_row_get_cell (import, row, TL_PROPERTY_VALUE);

  if (!tl_csv_value_is_per_cent (cell) || scale->measure < 0 ||
      (scale->is_known && scale->high == 100))
    return NULL;
  return g_strdup_printf (_ ("The value %s %% is a share of 100, which the scale is not. Write it "
                             "as on the scale."),
                          tl_csv_get_value (import, TL_PROPERTY_VALUE)->str);
}

/* Read without its point it is on the scale too. */
static gboolean
may_be_thousands (TlCsvImport *import, const TlScale *scale)
{
  double value = 0;

  get_number (import, TL_PROPERTY_VALUE, &value);
  return 1000 * value >= scale->low && 1000 * value <= scale->high;
}

char *
tl_csv_row_find_scale_fault (TlCsvImport *import, const TlCsvRow *row)
{
  TlScale scale = { 0 };
  double value, end;
  gboolean has_ends =
      get_number (import, TL_PROPERTY_LOW, &end) || get_number (import, TL_PROPERTY_HIGH, &end);
  char *fault = find_unsaid_fault (import);
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];

  if (fault != NULL)
    return fault;
  tl_csv_row_get_scale (import, &scale.measure, &scale.low, &scale.high);
  scale.is_known = scale.low < scale.high;
  fault = find_per_cent_fault (import, row, &scale);
  if (fault != NULL)
    return fault;
  g_ascii_formatd (low, sizeof low, "%.15g", scale.low);
  g_ascii_formatd (high, sizeof high, "%.15g", scale.high);
  if (tl_csv_value_is_dotted (tl_csv_get_value (import, TL_PROPERTY_VALUE)->str) &&
      (!scale.is_known || may_be_thousands (import, &scale)))
    return g_strdup_printf (_ ("The value %s is a thousand and more, or a decimal. Write it "
                               "without a point, or with other decimals."),
                            tl_csv_get_value (import, TL_PROPERTY_VALUE)->str);
  if ((scale.measure == TL_MEASURE_COUNT || scale.measure == TL_MEASURE_DURATION) &&
      get_number (import, TL_PROPERTY_VALUE, &value) && value < 0)
    return g_strdup_printf (_ ("The value %s is below 0, which no count and no duration is."),
                            tl_csv_get_value (import, TL_PROPERTY_VALUE)->str);
  if (has_ends && !scale.is_known)
    return g_strdup_printf (_ ("The scale from %s to %s has no length."), low, high);
  if (scale.is_known && get_number (import, TL_PROPERTY_VALUE, &value) &&
      (value < scale.low || value > scale.high))
    return g_strdup_printf (_ ("The value %s is off the scale from %s to %s."),
                            tl_csv_get_value (import, TL_PROPERTY_VALUE)->str, low, high);
  return find_counts_fault (import, &scale);
}
