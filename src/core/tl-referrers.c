/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-referrers.h"

#include <string.h>

/* Keys are the ids within the entries. */
struct _TlReferrers
{
  GHashTable *entries; /* char * -> Entry */
};

/* Who names one id. Few do as a rule, and each once, so the tables come only when needed. */
typedef struct
{
  GPtrArray *elements;
  GHashTable *places;  /* element -> index in elements; NULL for a few */
  GHashTable *repeats; /* element -> how often it names the id beyond once; NULL: none does */
  char id[];
} Entry;

#define CROWD 16

typedef void (*NameFunc) (TlReferrers *referrers, const char *id, TlElement *element);

static Entry *
entry_new (const char *id)
{
  gsize size = strlen (id) + 1;
  Entry *entry = g_malloc0 (sizeof (Entry) + size);

  memcpy (entry->id, id, size);
  entry->elements = g_ptr_array_new ();
  return entry;
}

static void
entry_free (Entry *entry)
{
  g_ptr_array_unref (entry->elements);
  g_clear_pointer (&entry->places, g_hash_table_unref);
  g_clear_pointer (&entry->repeats, g_hash_table_unref);
  g_free (entry);
}

static gboolean
entry_find (Entry *entry, TlElement *element, guint *index)
{
  gpointer place;

  if (entry->places == NULL)
    return g_ptr_array_find (entry->elements, element, index);
  if (!g_hash_table_lookup_extended (entry->places, element, NULL, &place))
    return FALSE;
  *index = GPOINTER_TO_UINT (place);
  return TRUE;
}

static void
entry_append (Entry *entry, TlElement *element)
{
  g_ptr_array_add (entry->elements, element);
  if (entry->places != NULL)
    g_hash_table_insert (entry->places, element, GUINT_TO_POINTER (entry->elements->len - 1));
  else if (entry->elements->len > CROWD)
    {
      entry->places = g_hash_table_new (NULL, NULL);
      for (guint i = 0; i < entry->elements->len; i++)
        g_hash_table_insert (entry->places, entry->elements->pdata[i], GUINT_TO_POINTER (i));
    }
}

/* The last one takes the free place. */
static void
entry_remove (Entry *entry, guint index)
{
  if (entry->places != NULL)
    {
      TlElement *last = entry->elements->pdata[entry->elements->len - 1];

      g_hash_table_insert (entry->places, last, GUINT_TO_POINTER (index));
      g_hash_table_remove (entry->places, entry->elements->pdata[index]);
    }
  g_ptr_array_remove_index_fast (entry->elements, index);
}

static void
entry_repeat (Entry *entry, TlElement *element)
{
  guint n;

  if (entry->repeats == NULL)
    entry->repeats = g_hash_table_new (NULL, NULL);
  n = GPOINTER_TO_UINT (g_hash_table_lookup (entry->repeats, element));
  g_hash_table_insert (entry->repeats, element, GUINT_TO_POINTER (n + 1));
}

/* FALSE when the element names the id but once. */
static gboolean
entry_take_back_repeat (Entry *entry, TlElement *element)
{
  guint n = 0;

  if (entry->repeats != NULL)
    n = GPOINTER_TO_UINT (g_hash_table_lookup (entry->repeats, element));
  if (n > 1)
    g_hash_table_insert (entry->repeats, element, GUINT_TO_POINTER (n - 1));
  else if (n == 1)
    g_hash_table_remove (entry->repeats, element);
  return n > 0;
}

static void
add_name (TlReferrers *referrers, const char *id, TlElement *element)
{
  Entry *entry = g_hash_table_lookup (referrers->entries, id);
  guint index;

  if (entry == NULL)
    {
      entry = entry_new (id);
      g_hash_table_insert (referrers->entries, entry->id, entry);
    }
  if (entry_find (entry, element, &index))
    entry_repeat (entry, element);
  else
    entry_append (entry, element);
}

static void
remove_name (TlReferrers *referrers, const char *id, TlElement *element)
{
  Entry *entry = g_hash_table_lookup (referrers->entries, id);
  guint index;

  if (entry == NULL || !entry_find (entry, element, &index))
    g_return_if_reached ();
  if (entry_take_back_repeat (entry, element))
    return;
  entry_remove (entry, index);
  if (entry->elements->len == 0)
    g_hash_table_remove (referrers->entries, id);
}

/* Calls `func` for each id in the text. */
static void
for_each_name (TlReferrers *referrers, TlElement *element, const char *text, NameFunc func)
{
  g_autofree char *words = g_strdup (text);
  char *rest = words;

  while (rest != NULL)
    {
      char *word = rest;

      rest = strchr (word, ' ');
      if (rest != NULL)
        *rest++ = '\0';
      if (*word != '\0')
        func (referrers, word, element);
    }
}

static gboolean
is_reference (const TlPropertySpec *spec)
{
  return spec->type == TL_VALUE_REF || spec->type == TL_VALUE_REFS;
}

static void
for_each_reference (TlReferrers *referrers, TlElement *element, NameFunc func)
{
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (element->kind, &n_specs);

  for (guint slot = 0; slot < n_specs; slot++)
    if (is_reference (&specs[slot]))
      for_each_name (referrers, element, element->values[slot], func);
}

TlReferrers *
tl_referrers_new (void)
{
  TlReferrers *referrers = g_new0 (TlReferrers, 1);

  referrers->entries =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) entry_free);
  return referrers;
}

void
tl_referrers_free (TlReferrers *referrers)
{
  g_hash_table_unref (referrers->entries);
  g_free (referrers);
}

void
tl_referrers_add (TlReferrers *referrers, TlElement *element)
{
  for_each_reference (referrers, element, add_name);
}

void
tl_referrers_remove (TlReferrers *referrers, TlElement *element)
{
  for_each_reference (referrers, element, remove_name);
}

void
tl_referrers_change (TlReferrers *referrers, TlElement *element, guint slot, const char *text)
{
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (element->kind, &n_specs);

  if (!is_reference (&specs[slot]))
    return;
  for_each_name (referrers, element, element->values[slot], remove_name);
  for_each_name (referrers, element, text, add_name);
}

const GPtrArray *
tl_referrers_get (TlReferrers *referrers, const char *id)
{
  const Entry *entry = g_hash_table_lookup (referrers->entries, id);

  return entry == NULL ? NULL : entry->elements;
}
