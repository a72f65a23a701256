/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-csv-about.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-words.h"

#define QUOTE_LIMIT 60

struct _TlCsvAbout
{
  TlMap *map;
  const TlCsvMapping *mapping;
  GHashTable *sources; /* touchpoints by their ids in the source system; NULL for more than one */
  GHashTable *titles;  /* by their titles, folded; the same */
};

/* Without capitals, and one blank for many. Transfer full. */
static char *
fold (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\r\n", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
  return g_string_free (out, FALSE);
}

/* Takes the name. */
static void
add_name (GHashTable *names, char *name, TlElement *touchpoint)
{
  if (*name == '\0')
    g_free (name);
  else
    g_hash_table_replace (names, name, g_hash_table_contains (names, name) ? NULL : touchpoint);
}

TlCsvAbout *
tl_csv_about_new (TlMap *map, const TlCsvMapping *mapping)
{
  TlCsvAbout *about = g_new0 (TlCsvAbout, 1);

  about->map = map;
  about->mapping = mapping;
  about->sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  about->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    {
      add_name (about->sources, g_strdup (tl_element_get_string (card, TL_PROPERTY_SOURCE)), card);
      add_name (about->titles, fold (tl_element_get_string (card, TL_PROPERTY_TITLE)), card);
    }
  return about;
}

void
tl_csv_about_free (TlCsvAbout *about)
{
  g_hash_table_unref (about->sources);
  g_hash_table_unref (about->titles);
  g_free (about);
}

static gboolean
can_be_meant (const TlElement *element)
{
  const TlPropertySpec *spec = tl_kind_get_property (TL_KIND_EVIDENCE, TL_PROPERTY_ABOUT);

  return element != NULL && (spec->ref_kinds & (1u << tl_element_get_kind (element)));
}

/* The element of that name, by whatever it is named; *n receives how many there are, 2 for more. */
static TlElement *
find_named (TlCsvAbout *about, const char *name, guint *n)
{
  TlElement *element = tl_map_find (about->map, name);
  gpointer found = NULL;
  g_autofree char *folded = NULL;

  *n = 1;
  if (can_be_meant (element))
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
      g_autofree char *folded = g_utf8_casefold (row->fields[rule->column].text, -1);

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
  TlElement *element = *cell != '\0' ? find_named (about, cell, &n) : NULL;
  g_autofree char *quote = NULL;

  if (element == NULL && n == 0)
    {
      const char *ruled = find_rule (about, row);

      name = *ruled != '\0' ? ruled : cell;
      element = *ruled != '\0' ? find_named (about, ruled, &n) : NULL;
    }
  if (element != NULL)
    return tl_element_get_id (element);
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
