/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-traits.h"

static void
series_clear (gpointer data)
{
  g_array_unref (((TlTraitSeries *) data)->levels);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const TlTraitLevel *one = a, *other = b;

  return one->day < other->day ? -1 : one->day > other->day;
}

static gboolean
is_of (const TlElement *assessment, TlTrait trait)
{
  return tl_element_has_choice (assessment, TL_PROPERTY_TRAIT, trait) &&
         tl_element_get_integer (assessment, TL_PROPERTY_LEVEL, 0) > 0;
}

static TlTraitSeries
read_series (TlMap *map, TlTrait trait, TlElement *team)
{
  TlTraitSeries series = { trait, team, g_array_new (FALSE, FALSE, sizeof (TlTraitLevel)) };

  for (TlElement *assessment = tl_map_get_first (map, TL_KIND_ASSESSMENT); assessment != NULL;
       assessment = tl_element_get_next_of_kind (assessment))
    {
      TlTraitLevel level = {
        .assessment = assessment,
        .day = tl_day_parse (tl_element_get (assessment, TL_PROPERTY_DATE)),
        .level = (guint) tl_element_get_integer (assessment, TL_PROPERTY_LEVEL, 0),
      };

      if (is_of (assessment, trait) && tl_map_get_ref (map, assessment, TL_PROPERTY_TEAM) == team)
        g_array_append_val (series.levels, level);
    }
  g_array_sort (series.levels, compare_days);
  return series;
}

static void
add_trait (TlMap *map, TlTrait trait, GArray *list)
{
  TlTraitSeries whole = read_series (map, trait, NULL);
  guint start = list->len;

  g_array_append_val (list, whole);
  for (TlElement *team = tl_map_get_first (map, TL_KIND_TEAM); team != NULL;
       team = tl_element_get_next_of_kind (team))
    {
      TlTraitSeries series = read_series (map, trait, team);

      if (series.levels->len > 0)
        g_array_append_val (list, series);
      else
        series_clear (&series);
    }
  if (whole.levels->len == 0 && list->len > start + 1)
    g_array_remove_index (list, start);
}

GArray *
tl_traits_list (TlMap *map)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (TlTraitSeries));

  g_array_set_clear_func (list, series_clear);
  for (TlTrait trait = 0; trait < TL_N_TRAITS; trait++)
    add_trait (map, trait, list);
  return list;
}
