/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-page-sections.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"

/* More would only be scrolled past; what is searched is the outline and the lists. */
#define N_SHOWN 20

static char *
format_count (guint count)
{
  return g_strdup_printf ("%u", count);
}

static void
add_count (TlRows *rows, const char *title, guint count)
{
  g_autofree char *number = format_count (count);

  tl_rows_add (rows, title, number, NULL, NULL);
}

static guint
count_touchpoints (TlMap *map, const TlElement *element)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, element);
  guint count = 0;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (g_ptr_array_index (referrers, i)) == TL_KIND_TOUCHPOINT)
      count++;
  return count;
}

static void
add_kind_count (TlRows *rows, TlMap *map, TlKind kind)
{
  add_count (rows, tl_element_words_plural (kind), tl_map_count (map, kind));
}

void
tl_page_rows_map (TlRows *rows, TlMap *map, TlElement *element)
{
  tl_rows_add_action (rows, _ ("People, roles and more"), NULL, TL_ACTION_LISTS, FALSE);
  add_kind_count (rows, map, TL_KIND_STAGE);
  add_kind_count (rows, map, TL_KIND_MOMENT);
  add_kind_count (rows, map, TL_KIND_LANE);
  add_kind_count (rows, map, TL_KIND_TOUCHPOINT);
  add_kind_count (rows, map, TL_KIND_LINK);
}

void
tl_page_rows_lists (TlRows *rows, TlMap *map)
{
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    if (tl_element_words_new (kind) != NULL)
      {
        g_autofree char *number = format_count (tl_map_count (map, kind));

        tl_rows_add_action (rows, tl_element_words_plural (kind), number,
                            TL_ACTION_LIST + (int) kind, FALSE);
      }
}

/* "3 touchpoints" */
static char *
format_touchpoints (guint count)
{
  return g_strdup_printf (ngettext ("%u touchpoint", "%u touchpoints", count), count);
}

void
tl_page_rows_stage (TlRows *rows, TlMap *map, TlElement *stage)
{
  for (TlElement *child = tl_element_get_first_child (stage); child != NULL;
       child = tl_element_get_next (child))
    if (tl_element_get_kind (child) == TL_KIND_MOMENT)
      {
        g_autofree char *name = tl_element_words_name (map, child);
        g_autofree char *count = format_touchpoints (count_touchpoints (map, child));

        tl_rows_add_long (rows, name, count, child);
      }
}

void
tl_page_rows_lane (TlRows *rows, TlMap *map, TlElement *lane)
{
  if (tl_element_get_choice (lane, TL_PROPERTY_KIND) == TL_LANE_TOUCHPOINTS)
    add_count (rows, _ ("Touchpoints"), count_touchpoints (map, lane));
}

/* Its name first: what it is to this one is the same for most of them. */
static void
add_element (TlRows *rows, TlMap *map, const char *what, TlElement *element)
{
  g_autofree char *name = tl_element_words_name (map, element);

  tl_rows_add_long (rows, name, what, element);
}

static gint
compare_by_id (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (tl_element_get_id (*(TlElement *const *) a),
                    tl_element_get_id (*(TlElement *const *) b));
}

static void
add_more (TlRows *rows, guint n)
{
  g_autofree char *words = NULL;

  if (n <= N_SHOWN)
    return;
  words = g_strdup_printf (ngettext ("and %u more", "and %u more", n - N_SHOWN), n - N_SHOWN);
  tl_rows_add (rows, words, NULL, NULL, NULL);
}

/* Who names the element: its kind and its name. The index has no order of its own. */
void
tl_page_rows_referrers (TlRows *rows, TlMap *map, TlElement *element)
{
  const GPtrArray *all = tl_map_get_referrers (map, element);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (tl_element_get_kind (all->pdata[i]) != TL_KIND_VERDICT)
      g_ptr_array_add (sorted, all->pdata[i]);
  g_ptr_array_sort (sorted, compare_by_id);
  for (guint i = 0; i < MIN (sorted->len, N_SHOWN); i++)
    add_element (rows, map, tl_kind_get_label (tl_element_get_kind (sorted->pdata[i])),
                 sorted->pdata[i]);
  add_more (rows, sorted->len);
}

/* The elements that are named in lists. */
void
tl_page_rows_targets (TlRows *rows, TlMap *map, TlElement *element)
{
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (tl_element_get_kind (element), &n_specs);

  for (guint i = 0; i < n_specs; i++)
    if (specs[i].type == TL_VALUE_REFS)
      {
        g_auto (GStrv) ids = tl_element_dup_words (element, specs[i].property);

        for (guint k = 0; ids[k] != NULL && k < N_SHOWN; k++)
          if (tl_map_find (map, ids[k]) != NULL)
            add_element (rows, map, _ (specs[i].label), tl_map_find (map, ids[k]));
        add_more (rows, g_strv_length (ids));
      }
}
