/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-about.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-csv-value.h"
#include "tl-words.h"

#define QUOTE_LIMIT 60

const TlProperty tl_csv_numbers[TL_CSV_N_NUMBERS] = {
  TL_PROPERTY_MEASURE, TL_PROPERTY_LOW,    TL_PROPERTY_HIGH,
  TL_PROPERTY_VALUE,   TL_PROPERTY_COUNTS, TL_PROPERTY_N,
};

const TlProperty tl_csv_referred[TL_CSV_N_REFERRED] = {
  TL_PROPERTY_ABOUT, TL_PROPERTY_SOURCE,    TL_PROPERTY_MEASURE,
  TL_PROPERTY_DATE,  TL_PROPERTY_REFERENCE,
};

struct _TlCsvAbout
{
  const TlCsvMapping *mapping;
  GHashTable *elements; /* TlCsvElement, by their ids */
  GHashTable *sources;  /* touchpoints by their ids in the source system; NULL for more than one */
  GHashTable *titles;   /* by their titles, folded; the same */
  GHashTable *referred; /* evidence by all of tl_csv_referred that the mapping says */
  GHashTable *references;
};

/* Without capitals, and one blank for many. Transfer full. */
static char *
fold (const char *text)
{
  g_autofree char *folded = tl_csv_value_casefold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\r\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  return g_string_free (out, FALSE);
}

/* Takes the name. */
static void
add_name (GHashTable *names, char *name, TlCsvElement *touchpoint)
{
  if (*name == '\0')
    g_free (name);
  else
    g_hash_table_replace (names, name, g_hash_table_contains (names, name) ? NULL : touchpoint);
}

static void
free_element (TlCsvElement *element)
{
  g_free (element->id);
  g_free (element->about);
  g_free (element->title);
  for (guint i = 0; i < TL_CSV_N_NUMBERS; i++)
    g_free (element->numbers[i]);
  g_free (element);
}

static gboolean
says_something (const TlElement *evidence)
{
  return *tl_element_get_string (evidence, TL_PROPERTY_WORDS) != '\0' ||
         *tl_element_get_string (evidence, TL_PROPERTY_VALUE) != '\0' ||
         *tl_element_get_string (evidence, TL_PROPERTY_COUNTS) != '\0';
}

static TlCsvElement *
add_element (TlCsvAbout *about, const TlElement *element, TlKind kind)
{
  const TlPropertySpec *spec = tl_kind_get_property (TL_KIND_EVIDENCE, TL_PROPERTY_ABOUT);
  TlCsvElement *known = g_new0 (TlCsvElement, 1);

  known->id = g_strdup (tl_element_get_id (element));
  known->can_be_meant = (spec->ref_kinds & (1u << kind)) != 0;
  known->is_evidence = kind == TL_KIND_EVIDENCE;
  known->says_something = known->is_evidence && says_something (element);
  if (known->is_evidence)
    known->about = g_strdup (tl_element_get (element, TL_PROPERTY_ABOUT));
  else if (tl_kind_get_property (kind, TL_PROPERTY_TITLE) != NULL)
    known->title = g_strdup (tl_element_get (element, TL_PROPERTY_TITLE));
  for (guint i = 0; known->is_evidence && i < TL_CSV_N_NUMBERS; i++)
    known->numbers[i] = g_strdup (tl_element_get (element, tl_csv_numbers[i]));
  g_hash_table_insert (about->elements, known->id, known);
  return known;
}

/* Transfer full. */
static char *
make_referred_key (const TlCsvAbout *about, const char *const *values)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < TL_CSV_N_REFERRED; i++)
    if (tl_csv_referred[i] == TL_PROPERTY_ABOUT ||
        tl_csv_mapping_says (about->mapping, tl_csv_referred[i]))
      g_string_append_printf (key, "%s\x1f", values[i]);
  return g_string_free (key, FALSE);
}

static void
add_evidence (TlCsvAbout *about, const TlElement *evidence, TlCsvElement *known)
{
  const char *reference = tl_element_get_string (evidence, TL_PROPERTY_REFERENCE);
  const char *values[TL_CSV_N_REFERRED];

  if (*reference == '\0')
    return;
  for (guint i = 0; i < TL_CSV_N_REFERRED; i++)
    values[i] = tl_element_get_string (evidence, tl_csv_referred[i]);
  g_hash_table_insert (about->referred, make_referred_key (about, values), known);
  g_hash_table_add (about->references, g_strdup (reference));
}

const TlCsvElement *
tl_csv_about_get_referred (const TlCsvAbout *about, const char *const *values, gboolean *is_known)
{
  g_autofree char *key = make_referred_key (about, values);

  *is_known = g_hash_table_contains (about->references, values[TL_CSV_N_REFERRED - 1]);
  return g_hash_table_lookup (about->referred, key);
}

static void
add_card (TlCsvAbout *about, const TlElement *card, TlCsvElement *known)
{
  add_name (about->sources, g_strdup (tl_element_get_string (card, TL_PROPERTY_SOURCE)), known);
  add_name (about->titles, fold (tl_element_get_string (card, TL_PROPERTY_TITLE)), known);
}

TlCsvAbout *
tl_csv_about_new (TlMap *map, const TlCsvMapping *mapping)
{
  TlCsvAbout *about = g_new0 (TlCsvAbout, 1);

  about->mapping = mapping;
  about->elements =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) free_element);
  about->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  about->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  about->referred = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  about->references = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (TlKind kind = TL_KIND_MAP; kind < TL_N_KINDS; kind++)
    for (TlElement *element = tl_map_get_first (map, kind); element != NULL;
         element = tl_element_get_next_of_kind (element))
      {
        TlCsvElement *known = add_element (about, element, kind);

        if (kind == TL_KIND_TOUCHPOINT)
          add_card (about, element, known);
        else if (kind == TL_KIND_EVIDENCE)
          add_evidence (about, element, known);
      }
  return about;
}

void
tl_csv_about_free (TlCsvAbout *about)
{
  g_hash_table_unref (about->sources);
  g_hash_table_unref (about->titles);
  g_hash_table_unref (about->referred);
  g_hash_table_unref (about->references);
  g_hash_table_unref (about->elements);
  g_free (about);
}

const TlCsvElement *
tl_csv_about_get (const TlCsvAbout *about, const char *id)
{
  return g_hash_table_lookup (about->elements, id);
}

/* The element of that name, by whatever it is named; *n receives how many there are, 2 for more. */
static const TlCsvElement *
find_named (TlCsvAbout *about, const char *name, guint *n)
{
  const TlCsvElement *element = tl_csv_about_get (about, name);
  gpointer found = NULL;
  g_autofree char *folded = NULL;

  *n = 1;
  if (element != NULL && element->can_be_meant)
    return element;
  if (!g_hash_table_lookup_extended (about->sources, name, NULL, &found))
    {
      folded = fold (name);
      if (!g_hash_table_lookup_extended (about->titles, folded, NULL, &found))
        *n = 0;
    }
  if (*n > 0 && found == NULL)
    *n = 2;
  return found;
}

/* What the first rule that fits says; "" when none does. */
static const char *
find_rule (TlCsvAbout *about, const TlCsvRow *row)
{
  for (guint i = 0; i < about->mapping->rules->len; i++)
    {
      const TlCsvRule *rule = &g_array_index (about->mapping->rules, TlCsvRule, i);
      g_autofree char *folded = tl_csv_value_casefold (row->fields[rule->column].text);

      if (strstr (folded, rule->text) != NULL)
        return rule->about;
    }
  return "";
}

const char *
tl_csv_about_find (TlCsvAbout *about, const TlCsvRow *row, const char *cell, char **reason)
{
  guint n = 0;
  const char *name = cell;
  const TlCsvElement *element = *cell != '\0' ? find_named (about, cell, &n) : NULL;
  g_autofree char *quote = NULL;

  if (element == NULL && n == 0)
    {
      const char *ruled = find_rule (about, row);

      name = *ruled != '\0' ? ruled : cell;
      element = *ruled != '\0' ? find_named (about, ruled, &n) : NULL;
    }
  if (element != NULL)
    return element->id;
  quote = tl_words_cut (name, QUOTE_LIMIT);
  if (n > 1)
    *reason =
        g_strdup_printf (_ ("Several touchpoints are called “%s”; name one by its id."), quote);
  else if (*name != '\0')
    *reason = g_strdup_printf (_ ("There is no touchpoint “%s” on the map."), quote);
  else
    *reason = g_strdup (_ ("Nothing says which touchpoint this is about."));
  return NULL;
}
