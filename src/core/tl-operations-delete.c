/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations.h"

#include <string.h>

#include "tl-map-private.h"

/* What goes, and what stays but names something that goes. */
typedef struct
{
  TlMap *map;
  GPtrArray *doomed;
  GHashTable *doomed_set;
  GHashTable *to_mend; /* a set; may hold doomed ones */
} Deletion;

static void
deletion_init (Deletion *deletion, TlMap *map)
{
  deletion->map = map;
  deletion->doomed = g_ptr_array_new ();
  deletion->doomed_set = g_hash_table_new (NULL, NULL);
  deletion->to_mend = g_hash_table_new (NULL, NULL);
}

static void
deletion_clear (Deletion *deletion)
{
  g_ptr_array_unref (deletion->doomed);
  g_hash_table_unref (deletion->doomed_set);
  g_hash_table_unref (deletion->to_mend);
}

static gboolean
is_doomed (Deletion *deletion, const TlElement *element)
{
  return element != NULL && g_hash_table_contains (deletion->doomed_set, element);
}

static void
doom (Deletion *deletion, TlElement *element)
{
  if (g_hash_table_add (deletion->doomed_set, element))
    g_ptr_array_add (deletion->doomed, element);
}

/* TRUE when the referrer means nothing without the element. */
static gboolean
needs (const TlElement *referrer, const TlElement *element)
{
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (referrer->kind, &n_specs);

  for (guint slot = 0; slot < n_specs; slot++)
    if (specs[slot].type == TL_VALUE_REF && specs[slot].required &&
        g_strcmp0 (tl_element_peek_value (referrer, slot), element->id) == 0)
      return TRUE;
  return FALSE;
}

/* The list of the doomed grows while it is walked, until nothing more follows. */
static void
doom_what_follows (Deletion *deletion)
{
  for (guint i = 0; i < deletion->doomed->len; i++)
    {
      TlElement *element = deletion->doomed->pdata[i];
      const GPtrArray *referrers = tl_map_get_referrers (deletion->map, element);

      for (TlElement *child = element->first_child; child != NULL; child = child->next)
        doom (deletion, child);
      for (guint k = 0; referrers != NULL && k < referrers->len; k++)
        if (needs (referrers->pdata[k], element))
          doom (deletion, referrers->pdata[k]);
        else
          g_hash_table_add (deletion->to_mend, referrers->pdata[k]);
    }
}

/* The ids of the text that stay, NULL when none does. Transfer full. */
static char *
dup_remaining (Deletion *deletion, const char *text)
{
  g_auto (GStrv) ids = g_strsplit (text, " ", -1);
  g_autoptr (GString) remaining = g_string_new (NULL);

  for (guint i = 0; ids[i] != NULL; i++)
    if (!is_doomed (deletion, tl_map_find (deletion->map, ids[i])))
      g_string_append_printf (remaining, "%s%s", remaining->len == 0 ? "" : " ", ids[i]);
  return remaining->len == 0 ? NULL : g_strdup (remaining->str);
}

static void
mend (Deletion *deletion, TlHistory *history, TlElement *element)
{
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (element->kind, &n_specs);

  for (guint slot = 0; slot < n_specs; slot++)
    {
      const char *text = tl_element_peek_value (element, slot);
      g_autofree char *remaining = NULL;

      if (text == NULL || specs[slot].ref_kinds == 0)
        continue;
      remaining = dup_remaining (deletion, text);
      tl_history_set (history, element, specs[slot].property, remaining);
    }
}

static void
mend_references (Deletion *deletion, TlHistory *history)
{
  GHashTableIter iter;
  gpointer element;

  g_hash_table_iter_init (&iter, deletion->to_mend);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    if (!is_doomed (deletion, element))
      mend (deletion, history, element);
}

/* For each moment how many before it are doomed, and at the end how many in all; *places receives
 * moment -> its index. Array of guint. */
static GArray *
count_doomed_moments (Deletion *deletion, GHashTable *places)
{
  GArray *counts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint count = 0;

  for (TlElement *moment = tl_map_get_first (deletion->map, TL_KIND_MOMENT); moment != NULL;
       moment = tl_element_get_next_of_kind (moment))
    {
      g_hash_table_insert (places, moment, GUINT_TO_POINTER (counts->len));
      g_array_append_val (counts, count);
      count += is_doomed (deletion, moment);
    }
  g_array_append_val (counts, count);
  return counts;
}

/* A card that lasts over moments that go gets the shorter, instead of reaching farther. */
static void
shorten_spans (Deletion *deletion, TlHistory *history)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) counts = count_doomed_moments (deletion, places);
  guint n_moments = counts->len - 1;

  if (g_array_index (counts, guint, n_moments) == 0)
    return;
  for (TlElement *card = tl_map_get_first (deletion->map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    {
      TlElement *moment = tl_map_get_ref (deletion->map, card, TL_PROPERTY_MOMENT);
      guint start = GPOINTER_TO_UINT (g_hash_table_lookup (places, moment));
      guint span = (guint) tl_element_get_integer (card, TL_PROPERTY_SPAN, 1);
      guint end = MIN (start + span, n_moments);
      guint lost = g_array_index (counts, guint, end) - g_array_index (counts, guint, start);

      if (lost > 0 && !is_doomed (deletion, card))
        tl_operations_set_span (history, card, (int) (end - start - lost));
    }
}

/* Who names others goes before those it names, and a child before its parent. */
static int
get_rank (TlKind kind)
{
  /* A goal names nobody, and touchpoints, of a kind before it, name goals. */
  return kind == TL_KIND_GOAL ? TL_KIND_PERSON : (int) kind;
}

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const TlElement *first = *(TlElement *const *) a, *second = *(TlElement *const *) b;

  return get_rank (second->kind) - get_rank (first->kind);
}

static void
remove_doomed (Deletion *deletion, TlHistory *history)
{
  g_ptr_array_sort (deletion->doomed, compare_ranks);
  for (guint i = 0; i < deletion->doomed->len; i++)
    tl_history_remove (history, deletion->doomed->pdata[i]);
}

void
tl_operations_delete (TlHistory *history, TlElement **elements, guint n)
{
  Deletion deletion;

  deletion_init (&deletion, tl_history_get_map (history));
  for (guint i = 0; i < n; i++)
    if (elements[i]->kind == TL_KIND_MAP)
      g_critical ("The map itself cannot be deleted.");
    else
      doom (&deletion, elements[i]);
  doom_what_follows (&deletion);
  mend_references (&deletion, history);
  shorten_spans (&deletion, history);
  remove_doomed (&deletion, history);
  deletion_clear (&deletion);
}
