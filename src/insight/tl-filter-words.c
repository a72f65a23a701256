/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-filter.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-experience.h"
#include "tl-ownership.h"

const char *
tl_filter_get_label (TlFilterField field)
{
  static const char *const labels[TL_N_FILTER_FIELDS] = {
    [TL_FILTER_LAYER] = N_ ("Layer"),
    [TL_FILTER_KIND] = N_ ("Kind"),
    [TL_FILTER_PERSON] = N_ ("Person"),
    [TL_FILTER_OWNER] = N_ ("Owner"),
    [TL_FILTER_CHANNEL] = N_ ("Channel"),
    [TL_FILTER_TAG] = N_ ("Tag"),
    [TL_FILTER_FEELING] = N_ ("Feeling"),
    [TL_FILTER_WITHOUT_OWNER] = N_ ("Without owner"),
    [TL_FILTER_WITHOUT_EVIDENCE] = N_ ("Without evidence"),
    [TL_FILTER_TEXT] = N_ ("Text"),
  };

  g_return_val_if_fail (field < TL_N_FILTER_FIELDS, NULL);
  return _ (labels[field]);
}

static const TlChoice *
get_choices (TlFilterField field)
{
  if (field == TL_FILTER_LAYER)
    return tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  if (field == TL_FILTER_KIND)
    return tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND);
  return NULL;
}

static char *
describe_feeling (const char *value)
{
  g_autoptr (TlFilter) filter = tl_filter_new ();
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  double low = 0, high = 0;

  tl_filter_add (filter, TL_FILTER_FEELING, value);
  tl_filter_get_feeling (filter, &low, &high);
  from = tl_experience_format (low);
  to = tl_experience_format (high);
  /* Translators: touchpoints whose feeling is between two numbers: "Feels −2.0 to −0.5" */
  return g_strdup_printf (_ ("Feels %s to %s"), from, to);
}

char *
tl_filter_describe_value (TlFilterField field, const char *value)
{
  const TlChoice *choices = get_choices (field);

  if (choices != NULL)
    return g_strdup (_ (choices[tl_choice_from_name (choices, value)].label));
  if (field == TL_FILTER_FEELING)
    return describe_feeling (value);
  if (field == TL_FILTER_WITHOUT_OWNER || field == TL_FILTER_WITHOUT_EVIDENCE)
    return g_strdup (tl_filter_get_label (field));
  return g_strdup (value);
}

static void
add_name (GHashTable *names, const char *name)
{
  if (name != NULL && *name != '\0')
    g_hash_table_add (names, g_strdup (name));
}

static void
add_words (GHashTable *names, const TlElement *touchpoint, TlProperty property)
{
  g_auto (GStrv) words = NULL;

  if (tl_element_get (touchpoint, property) == NULL)
    return;
  words = tl_element_dup_words (touchpoint, property);
  for (guint i = 0; words[i] != NULL; i++)
    add_name (names, words[i]);
}

static void
add_person (GHashTable *names, TlMap *map, const TlElement *lane)
{
  const TlElement *person = tl_map_get_ref (map, lane, TL_PROPERTY_PERSON);

  if (person != NULL)
    add_name (names, tl_element_get (person, TL_PROPERTY_NAME));
}

static void
collect_names (TlMap *map, TlFilterField field, GHashTable *names)
{
  TlKind kind = field == TL_FILTER_PERSON ? TL_KIND_LANE : TL_KIND_TOUCHPOINT;

  for (TlElement *element = tl_map_get_first (map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    if (field == TL_FILTER_PERSON)
      add_person (names, map, element);
    else if (field == TL_FILTER_OWNER)
      add_name (names, tl_ownership_get_label (map, element));
    else if (field == TL_FILTER_CHANNEL)
      add_words (names, element, TL_PROPERTY_CHANNELS);
    else if (field == TL_FILTER_TAG)
      add_words (names, element, TL_PROPERTY_TAGS);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  const char *one = *(const char *const *) a, *other = *(const char *const *) b;
  int order = g_utf8_collate (one, other);

  return order != 0 ? order : strcmp (one, other);
}

static char **
sort_names (GHashTable *names)
{
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (sorted, g_strdup (name));
  g_ptr_array_sort (sorted, compare_names);
  g_ptr_array_add (sorted, NULL);
  return (char **) g_ptr_array_free (sorted, FALSE);
}

static char **
list_choices (const TlChoice *choices)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; choices[i].name != NULL; i++)
    g_ptr_array_add (names, g_strdup (choices[i].name));
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (names, FALSE);
}

char **
tl_filter_list_values (TlMap *map, TlFilterField field)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const TlChoice *choices = get_choices (field);

  if (choices != NULL)
    return list_choices (choices);
  collect_names (map, field, names);
  return sort_names (names);
}
