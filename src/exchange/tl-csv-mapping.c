/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-csv-value.h"

/* What columns are called, as tl_csv_value_fold () leaves it. The names of properties, and of their
 * labels in the language of the program, need not be here. */
static const struct
{
  int target;
  const char *const names[16];
  const char *const german[16];
} names[] = {
  { TL_PROPERTY_ABOUT,
    { "touchpoint", "touchpointid", "touchpointtitle", "card", "step", "title" },
    { "kontaktpunkt", "berührungspunkt", "karte", "schritt", "titel" } },
  { TL_CSV_ID,
    { "id", "evidenceid", "responseid", "answerid", "recordid", "uuid" },
    { "antwortid", "belegid", "fallid", "kennung", "nr", "nummer" } },
  { TL_PROPERTY_SOURCE, { "sourcetype", "method" }, { "quelle", "herkunft", "methode" } },
  { TL_PROPERTY_WORDS,
    { "comment", "comments", "quote", "verbatim", "text", "freetext" },
    { "kommentar", "kommentare", "zitat", "freitext", "anmerkung", "wortlaut" } },
  { TL_PROPERTY_MEASURE, { "metric", "kpi" }, { "messgröße", "kennzahl", "metrik", "maß" } },
  { TL_PROPERTY_VALUE,
    { "score", "rating", "answer", "result" },
    { "wert", "punktzahl", "punkte", "bewertung", "antwort", "ergebnis", "note" } },
  { TL_PROPERTY_N,
    { "responses", "answers", "respondents", "samplesize" },
    { "anzahl", "antworten", "stichprobe" } },
  { TL_PROPERTY_LOW, { "min", "minimum", "lowest", "scalelow", "scalemin" }, { "kleinsterwert" } },
  { TL_PROPERTY_HIGH, { "max", "maximum", "highest", "scalehigh", "scalemax" }, { "größterwert" } },
  { TL_PROPERTY_DIRECTION, { "polarity" }, { "richtung" } },
  { TL_PROPERTY_DATE,
    { "day", "timestamp", "submitted", "submittedat", "createdat", "completedat" },
    { "datum", "tag", "zeitstempel", "zeitpunkt", "abgegebenam", "erstelltam" } },
  { TL_PROPERTY_CONSENT, { "permission" }, { "einwilligung", "freigabe", "zustimmung" } },
  { TL_PROPERTY_REFERENCE,
    { "ref", "ticket", "caseid", "link", "url" },
    { "referenz", "verweis" } },
};

/* Beside one of these, a least and a greatest are those of the answers, not of the scale. */
static const char *const statistics[] = {
  "mean", "average", "avg", "median", "sd", "std", "stddev", "mittelwert", "durchschnitt", NULL,
};
static const char *const extremes[] = {
  "min", "minimum", "lowest", "kleinsterwert", "max", "maximum", "highest", "größterwert", NULL,
};
/* English words too, which mean something else. */
static const char *const shared[] = { "note", "tag", NULL };

static const TlPropertySpec *
get_specs (guint *n)
{
  return tl_kind_get_properties (TL_KIND_EVIDENCE, n);
}

static gboolean
is_label (const TlPropertySpec *spec, const char *folded)
{
  g_autofree char *name = tl_csv_value_fold (spec->name);
  g_autofree char *label = tl_csv_value_fold (spec->label);
  g_autofree char *translated = tl_csv_value_fold (_ (spec->label));

  return strcmp (folded, name) == 0 || strcmp (folded, label) == 0 ||
         strcmp (folded, translated) == 0;
}

int
tl_csv_target_guess (const char *column)
{
  g_autofree char *folded = tl_csv_value_fold (column);
  guint n_specs;
  const TlPropertySpec *specs = get_specs (&n_specs);

  if (*folded == '\0')
    return TL_CSV_NOTHING;
  for (guint i = 0; i < n_specs; i++)
    if (is_label (&specs[i], folded))
      return (int) specs[i].property;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strv_contains (names[i].names, folded) || g_strv_contains (names[i].german, folded))
      return names[i].target;
  return TL_CSV_NOTHING;
}

static gboolean
is_german (const char *folded)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strv_contains (names[i].german, folded))
      return !g_strv_contains (shared, folded);
  return FALSE;
}

static gboolean
is_statistic (const char *folded)
{
  return g_strv_contains (statistics, folded);
}

static gboolean
has_column (const TlCsv *csv, gboolean (*is_such) (const char *folded))
{
  for (guint i = 0; i < tl_csv_get_n_columns (csv); i++)
    {
      g_autofree char *folded = tl_csv_value_fold (tl_csv_get_column (csv, i));

      if (is_such (folded))
        return TRUE;
    }
  return FALSE;
}

int
tl_csv_column_guess (const TlCsv *csv, guint column)
{
  g_autofree char *folded = tl_csv_value_fold (tl_csv_get_column (csv, column));

  if ((g_strv_contains (shared, folded) && !has_column (csv, is_german)) ||
      (g_strv_contains (extremes, folded) && has_column (csv, is_statistic)))
    return TL_CSV_NOTHING;
  return tl_csv_target_guess (tl_csv_get_column (csv, column));
}

int
tl_csv_target_from_name (const char *name)
{
  const TlPropertySpec *spec = tl_kind_find_property (TL_KIND_EVIDENCE, name);

  if (strcmp (name, "id") == 0)
    return TL_CSV_ID;
  return spec == NULL ? TL_CSV_NOTHING : (int) spec->property;
}

const char *
tl_csv_target_get_name (int target)
{
  if (target == TL_CSV_NOTHING)
    return NULL;
  return target == TL_CSV_ID ? "id" : tl_kind_get_property (TL_KIND_EVIDENCE, target)->name;
}

gboolean
tl_csv_target_is_unfit_for_answers (int target)
{
  return target == TL_CSV_ID || target == TL_PROPERTY_WORDS || target == TL_PROPERTY_COUNTS ||
         target == TL_PROPERTY_N || target == TL_PROPERTY_REFERENCE;
}

static void
clear_rule (TlCsvRule *rule)
{
  g_free (rule->text);
  g_free (rule->about);
}

TlCsvMapping *
tl_csv_mapping_new (guint n_columns)
{
  TlCsvMapping *mapping = g_new0 (TlCsvMapping, 1);
  const int nothing = TL_CSV_NOTHING;

  mapping->targets = g_array_new (FALSE, FALSE, sizeof (int));
  for (guint i = 0; i < n_columns; i++)
    g_array_append_val (mapping->targets, nothing);
  mapping->rules = g_array_new (FALSE, FALSE, sizeof (TlCsvRule));
  g_array_set_clear_func (mapping->rules, (GDestroyNotify) clear_rule);
  return mapping;
}

static void
guess_column (TlCsvMapping *mapping, guint column, int target)
{
  if (target != TL_CSV_NOTHING && tl_csv_mapping_find (mapping, target) < 0 &&
      !(mapping->is_answers && tl_csv_target_is_unfit_for_answers (target)))
    tl_csv_mapping_set_target (mapping, column, target);
}

TlCsvMapping *
tl_csv_mapping_guess (const TlCsv *csv, gboolean is_answers)
{
  TlCsvMapping *mapping = tl_csv_mapping_new (tl_csv_get_n_columns (csv));

  mapping->is_answers = is_answers;
  /* The name of a field itself comes before what is only called like it. */
  for (guint i = 0; i < mapping->targets->len; i++)
    {
      g_autofree char *name = tl_csv_value_fold (tl_csv_get_column (csv, i));

      guess_column (mapping, i, tl_csv_target_from_name (name));
    }
  for (guint i = 0; i < mapping->targets->len; i++)
    if (tl_csv_mapping_get_target (mapping, i) == TL_CSV_NOTHING)
      guess_column (mapping, i, tl_csv_column_guess (csv, i));
  return mapping;
}

static void
carry_columns (TlCsvMapping *to, const TlCsvMapping *from, const TlCsv *before, const TlCsv *after)
{
  g_autoptr (TlCsvMapping) guess = tl_csv_mapping_guess (after, from->is_answers);

  for (guint i = 0; i < to->targets->len; i++)
    tl_csv_mapping_set_target (to, i, tl_csv_mapping_get_target (from, i));
  for (guint i = 0; i < to->targets->len; i++)
    if (tl_csv_mapping_get_target (to, i) == TL_CSV_NOTHING &&
        strcmp (tl_csv_get_column (before, i), tl_csv_get_column (after, i)) != 0)
      guess_column (to, i, tl_csv_mapping_get_target (guess, i));
  for (guint i = 0; i < from->rules->len; i++)
    {
      const TlCsvRule *rule = &g_array_index (from->rules, TlCsvRule, i);

      tl_csv_mapping_add_rule (to, rule->column, rule->text, rule->about);
    }
}

TlCsvMapping *
tl_csv_mapping_carry (const TlCsvMapping *mapping, const TlCsv *before, const TlCsv *after)
{
  gboolean has_as_many = tl_csv_get_n_columns (before) == tl_csv_get_n_columns (after);
  TlCsvMapping *carried = has_as_many ? tl_csv_mapping_new (tl_csv_get_n_columns (after))
                                      : tl_csv_mapping_guess (after, mapping->is_answers);

  carried->is_answers = mapping->is_answers;
  if (has_as_many)
    carry_columns (carried, mapping, before, after);
  for (guint i = 0; i < TL_N_PROPERTIES; i++)
    tl_csv_mapping_set_constant (carried, (TlProperty) i, mapping->constants[i]);
  return carried;
}

void
tl_csv_mapping_free (TlCsvMapping *mapping)
{
  g_array_unref (mapping->targets);
  g_array_unref (mapping->rules);
  for (guint i = 0; i < TL_N_PROPERTIES; i++)
    g_free (mapping->constants[i]);
  g_free (mapping);
}

int
tl_csv_mapping_get_target (const TlCsvMapping *mapping, guint column)
{
  return g_array_index (mapping->targets, int, column);
}

void
tl_csv_mapping_set_target (TlCsvMapping *mapping, guint column, int target)
{
  int other = target == TL_CSV_NOTHING ? -1 : tl_csv_mapping_find (mapping, target);

  g_return_if_fail (column < mapping->targets->len);
  if (other >= 0)
    g_array_index (mapping->targets, int, (guint) other) = TL_CSV_NOTHING;
  g_array_index (mapping->targets, int, column) = target;
}

int
tl_csv_mapping_find (const TlCsvMapping *mapping, int target)
{
  for (guint i = 0; i < mapping->targets->len; i++)
    if (tl_csv_mapping_get_target (mapping, i) == target)
      return (int) i;
  return -1;
}

void
tl_csv_mapping_add_rule (TlCsvMapping *mapping, guint column, const char *text, const char *about)
{
  TlCsvRule rule = { column, tl_csv_value_casefold (text), g_strdup (about) };

  g_return_if_fail (column < mapping->targets->len);
  g_array_append_val (mapping->rules, rule);
}

void
tl_csv_mapping_set_constant (TlCsvMapping *mapping, TlProperty property, const char *value)
{
  g_free (mapping->constants[property]);
  mapping->constants[property] = g_strdup (value);
}

gboolean
tl_csv_mapping_says (const TlCsvMapping *mapping, TlProperty property)
{
  return mapping->constants[property] != NULL || tl_csv_mapping_find (mapping, (int) property) >= 0;
}

static char *
find_answers_fault (const TlCsvMapping *mapping)
{
  for (guint i = 0; i < mapping->targets->len; i++)
    if (tl_csv_target_is_unfit_for_answers (tl_csv_mapping_get_target (mapping, i)))
      /* Translators: %s is the name of a field, such as "words" or "n" */
      return g_strdup_printf (_ ("Answers are counted, so no column can be “%s”."),
                              tl_csv_target_get_name (tl_csv_mapping_get_target (mapping, i)));
  if (!tl_csv_mapping_says (mapping, TL_PROPERTY_VALUE) ||
      !tl_csv_mapping_says (mapping, TL_PROPERTY_MEASURE))
    return g_strdup (_ ("Answers need a “value”, and a “measure” that says what was asked."));
  return NULL;
}

char *
tl_csv_mapping_find_fault (const TlCsvMapping *mapping)
{
  if (!tl_csv_mapping_says (mapping, TL_PROPERTY_ABOUT) && mapping->rules->len == 0)
    return g_strdup (_ ("No column says what a row is “about”."));
  if (mapping->is_answers)
    return find_answers_fault (mapping);
  if (!tl_csv_mapping_says (mapping, TL_PROPERTY_VALUE) &&
      !tl_csv_mapping_says (mapping, TL_PROPERTY_WORDS) &&
      !tl_csv_mapping_says (mapping, TL_PROPERTY_COUNTS))
    return g_strdup (_ ("No column has “words”, a “value” or “counts”."));
  return NULL;
}
