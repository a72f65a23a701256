/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tl-csv-import-private.h"
#include "tl-scale.h"
#include "tl-words.h"

/* Nobody answers on a longer scale, and each group has a number for every point. */
#define POINT_LIMIT 1001
#define QUOTE_LIMIT 60
/* Rows say the same things of their group again and again; so many are remembered. */
#define SEEN_LIMIT 10000
#define SEEN_KEY_LIMIT 1000 /* bytes */

/* "2026-05": what of a day tells its month. */
#define MONTH_LENGTH 7

/* Answers that are counted together: of one month, or without a day. */
typedef struct
{
  char *values[TL_CSV_N_SLOTS_LIMIT];
  guint n_points;
  double first; /* point */
  guint64 n;
  guint64 counts[];
} Group;

struct _TlCsvAnswers
{
  TlCsvImport *import;
  GArray *columns; /* guint: those that say which group a row belongs to */
  int value_column;
  GHashTable *groups; /* by their values; owns them */
  GPtrArray *order;   /* in which they came */
  GHashTable *seen;   /* groups by the cells of a row */
  GString *key;
  GHashTable *dates; /* days by the cells that say them */
};

static void
free_group (Group *group)
{
  for (guint i = 0; i < TL_CSV_N_SLOTS_LIMIT; i++)
    g_free (group->values[i]);
  g_free (group);
}

/* What each answer has of its own. */
static gboolean
is_own (TlProperty property)
{
  return property == TL_PROPERTY_VALUE || property == TL_PROPERTY_DATE;
}

static void
list_columns (TlCsvAnswers *answers, const TlCsvMapping *mapping)
{
  for (guint i = 0; i < mapping->targets->len; i++)
    {
      int target = tl_csv_mapping_get_target (mapping, i);

      if (target != TL_CSV_NOTHING && !is_own ((TlProperty) target))
        g_array_append_val (answers->columns, i);
    }
  for (guint i = 0; i < mapping->rules->len; i++)
    g_array_append_val (answers->columns, g_array_index (mapping->rules, TlCsvRule, i).column);
}

TlCsvAnswers *
tl_csv_answers_new (TlCsvImport *import)
{
  TlCsvAnswers *answers = g_new0 (TlCsvAnswers, 1);

  answers->import = import;
  answers->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  answers->value_column = tl_csv_mapping_find (import->mapping, TL_PROPERTY_VALUE);
  answers->groups =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_group);
  answers->order = g_ptr_array_new ();
  answers->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  answers->key = g_string_new (NULL);
  answers->dates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  list_columns (answers, import->mapping);
  return answers;
}

void
tl_csv_answers_free (TlCsvAnswers *answers)
{
  g_array_unref (answers->columns);
  g_hash_table_unref (answers->groups);
  g_ptr_array_unref (answers->order);
  g_hash_table_unref (answers->seen);
  g_string_free (answers->key, TRUE);
  g_hash_table_unref (answers->dates);
  g_free (answers);
}

static gboolean
read_group (TlCsvImport *import, const TlCsvRow *row, char **reason)
{
  for (guint i = 0; i < import->n_slots; i++)
    {
      TlProperty property = import->specs[i].property;

      if (property == TL_PROPERTY_ABOUT || is_own (property) || !import->says[i])
        continue;
      if (!tl_csv_row_read (import, row, property, reason))
        return FALSE;
    }
  return tl_csv_row_find_about (import, row, reason);
}

/* Some measures are answered at the same points always: answers on another scale that the table
 * says would be counted as what they are not. */
static char *
refuse_points (const TlScale *scale, guint n_points, double first)
{
  char low[G_ASCII_DTOSTR_BUF_SIZE], high[G_ASCII_DTOSTR_BUF_SIZE];
  double usual_low, usual_high, last = first + n_points - 1;

  tl_scale_get_usual (scale->measure, &usual_low, &usual_high);
  if ((scale->low == first && scale->high == last) ||
      (scale->low == usual_low && scale->high == usual_high))
    return NULL;
  g_ascii_formatd (low, sizeof low, "%.15g", first);
  g_ascii_formatd (high, sizeof high, "%.15g", last);
  return g_strdup_printf (_ ("Answers to this measure are from %s to %s, and the table says "
                             "another scale. Say another measure, such as “rating”."),
                          low, high);
}

/* The points that this measure is answered at. */
static gboolean
find_points (TlCsvImport *import, guint *n_points, double *first, char **reason)
{
  TlScale scale = { 0 };

  if (tl_csv_get_value (import, TL_PROPERTY_MEASURE)->len == 0)
    {
      *reason = g_strdup (_ ("Nothing says what the measure is."));
      return FALSE;
    }
  *reason = tl_csv_row_find_end_fault (import);
  if (*reason != NULL)
    return FALSE;
  tl_csv_row_get_scale (import, &scale.measure, &scale.low, &scale.high);
  scale.is_known = scale.low < scale.high;
  *n_points = tl_scale_count_points (&scale, first);
  if (*n_points == 0 || *n_points > POINT_LIMIT)
    *reason = g_strdup (_ ("The measure has no points that answers could be counted at."));
  else
    *reason = refuse_points (&scale, *n_points, *first);
  return *reason == NULL;
}

/* The group of the record and the month, which is made when it is a new one. */
static Group *
find_group (TlCsvAnswers *answers, const char *date, guint n_points, double first)
{
  TlCsvImport *import = answers->import;
  g_autoptr (GString) key = g_string_new_len (date, (gssize) strnlen (date, MONTH_LENGTH));
  Group *group;

  g_string_append_printf (key, "\x1f%u\x1f%.15g", n_points, first);
  for (guint i = 0; i < import->n_slots; i++)
    if (!is_own (import->specs[i].property) && !tl_csv_is_end (import->specs[i].property))
      g_string_append_printf (key, "\x1f%s", import->record.values[i]->str);
  group = g_hash_table_lookup (answers->groups, key->str);
  if (group != NULL)
    return group;
  group = g_malloc0 (sizeof (Group) + n_points * sizeof (guint64));
  group->n_points = n_points;
  group->first = first;
  for (guint i = 0; i < import->n_slots; i++)
    if (!is_own (import->specs[i].property))
      group->values[i] = g_strdup (import->record.values[i]->str);
  g_hash_table_insert (answers->groups, g_strdup (key->str), group);
  g_ptr_array_add (answers->order, group);
  return group;
}

static void
make_key (TlCsvAnswers *answers, const TlCsvRow *row, const char *date)
{
  g_string_truncate (answers->key, 0);
  g_string_append_len (answers->key, date, (gssize) strnlen (date, MONTH_LENGTH));
  g_string_append_c (answers->key, '\x1f');
  for (guint i = 0; i < answers->columns->len; i++)
    {
      const TlCsvField *field = &row->fields[g_array_index (answers->columns, guint, i)];

      g_string_append_len (answers->key, field->text, (gssize) field->length);
      g_string_append_c (answers->key, '\x1f');
    }
}

/* The group of a row of that day; NULL with the reason. What was mended is told for every row. */
static Group *
look_up (TlCsvAnswers *answers, const TlCsvRow *row, const char *date, char **reason)
{
  TlCsvImport *import = answers->import;
  guint n_mends = import->mends->len, n_points;
  double first;
  Group *group;

  make_key (answers, row, date);
  group = g_hash_table_lookup (answers->seen, answers->key->str);
  if (group != NULL)
    return group;
  if (!read_group (import, row, reason) || !find_points (import, &n_points, &first, reason))
    return NULL;
  group = find_group (answers, date, n_points, first);
  if (import->mends->len > n_mends || answers->key->len > SEEN_KEY_LIMIT)
    return group;
  if (g_hash_table_size (answers->seen) >= SEEN_LIMIT)
    g_hash_table_remove_all (answers->seen);
  g_hash_table_insert (answers->seen, g_strdup (answers->key->str), group);
  return group;
}

static char *
refuse_answer (const Group *group, const char *answer)
{
  char first[G_ASCII_DTOSTR_BUF_SIZE], last[G_ASCII_DTOSTR_BUF_SIZE];
  g_autofree char *words = tl_words_clean_line (answer);
  g_autofree char *quote = tl_words_cut (g_strstrip (words), QUOTE_LIMIT);

  g_ascii_formatd (first, sizeof first, "%.15g", group->first);
  g_ascii_formatd (last, sizeof last, "%.15g", group->first + group->n_points - 1);
  return g_strdup_printf (_ ("The answer “%s” is no point of the scale from %s to %s."), quote,
                          first, last);
}

/* The number of the point in the group. */
static gboolean
read_point (
    TlCsvAnswers *answers, const Group *group, const TlCsvRow *row, guint *point, char **reason)
{
  const GString *value = tl_csv_get_value (answers->import, TL_PROPERTY_VALUE);
  const TlCsvField *cell = answers->value_column < 0 ? NULL : &row->fields[answers->value_column];
  double place;

  /* One digit is what most answers are. */
  if (cell != NULL && cell->length == 1 && g_ascii_isdigit (*cell->text))
    place = g_ascii_digit_value (*cell->text) - group->first;
  else if (!tl_csv_row_read (answers->import, row, TL_PROPERTY_VALUE, reason))
    return FALSE;
  else if (value->len == 0)
    {
      *reason = g_strdup (_ ("There is no answer."));
      return FALSE;
    }
  else
    place = g_ascii_strtod (value->str, NULL) - group->first;
  /* A share of 100 is a point of no other scale. */
  if (place >= 0 && place < group->n_points && place == floor (place) &&
      (cell == NULL || !tl_csv_value_is_per_cent (cell->text) ||
       group->first + group->n_points - 1 == 100))
    {
      *point = (guint) place;
      return TRUE;
    }
  *reason = refuse_answer (group, cell != NULL ? cell->text : value->str);
  return FALSE;
}

/* The day of the answer, which many others are of; NULL with the reason. */
static const char *
read_date (TlCsvAnswers *answers, const TlCsvRow *row, char **reason)
{
  TlCsvImport *import = answers->import;
  const char *cell = tl_csv_row_get_cell (import, row, TL_PROPERTY_DATE);
  const GString *date = tl_csv_get_value (import, TL_PROPERTY_DATE);
  const char *known = g_hash_table_lookup (answers->dates, cell);
  guint n_mends = import->mends->len;

  if (known != NULL)
    return known;
  if (!tl_csv_row_read (import, row, TL_PROPERTY_DATE, reason))
    return NULL;
  if (g_hash_table_size (answers->dates) >= SEEN_LIMIT)
    g_hash_table_remove_all (answers->dates);
  if (import->mends->len == n_mends)
    g_hash_table_insert (answers->dates, g_strdup (cell), g_strdup (date->str));
  return date->str;
}

/* With a cell less it would be counted among others. */
static gboolean
is_whole (const TlCsvAnswers *answers, const TlCsvRow *row)
{
  int date_column = tl_csv_mapping_find (answers->import->mapping, TL_PROPERTY_DATE);

  if (date_column >= (int) row->n_given || answers->value_column >= (int) row->n_given)
    return FALSE;
  for (guint i = 0; i < answers->columns->len; i++)
    if (g_array_index (answers->columns, guint, i) >= row->n_given)
      return FALSE;
  return TRUE;
}

gboolean
tl_csv_answers_add (TlCsvAnswers *answers, const TlCsvRow *row, char **reason)
{
  guint slot = tl_csv_get_slot (TL_PROPERTY_DATE), point;
  const char *date = "";
  Group *group;

  if ((row->faults & TL_CSV_TOO_FEW) && !is_whole (answers, row))
    {
      *reason = g_strdup (_ ("There are fewer cells than columns, and one that is missing tells "
                             "with which answers this is counted."));
      return FALSE;
    }
  if (answers->import->says[slot] && (date = read_date (answers, row, reason)) == NULL)
    return FALSE;
  group = look_up (answers, row, date, reason);
  if (group == NULL || !read_point (answers, group, row, &point, reason))
    return FALSE;
  group->counts[point]++;
  group->n++;
  if (*date != '\0' && g_strcmp0 (date, group->values[slot]) > 0)
    {
      g_free (group->values[slot]);
      group->values[slot] = g_strdup (date);
    }
  return TRUE;
}

static void
pack_group (TlCsvImport *import, const Group *group)
{
  GString *counts = tl_csv_get_value (import, TL_PROPERTY_COUNTS);

  for (guint i = 0; i < import->n_slots; i++)
    g_string_assign (import->record.values[i], group->values[i] != NULL ? group->values[i] : "");
  for (guint i = 0; i < group->n_points; i++)
    g_string_append_printf (counts, "%s%" G_GUINT64_FORMAT, i > 0 ? " " : "", group->counts[i]);
  g_string_printf (tl_csv_get_value (import, TL_PROPERTY_N), "%" G_GUINT64_FORMAT, group->n);
  tl_csv_import_pack (import);
}

void
tl_csv_answers_pack (TlCsvAnswers *answers)
{
  for (guint i = 0; i < answers->order->len; i++)
    {
      const Group *group = answers->order->pdata[i];

      if (group->n > 0)
        pack_group (answers->import, group);
    }
  answers->import->says[tl_csv_get_slot (TL_PROPERTY_VALUE)] = FALSE;
  answers->import->says[tl_csv_get_slot (TL_PROPERTY_COUNTS)] = TRUE;
  answers->import->says[tl_csv_get_slot (TL_PROPERTY_N)] = TRUE;
}
