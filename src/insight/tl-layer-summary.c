/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layer-summary.h"

#include "tl-curve-summary.h"

typedef struct
{
  TlElement *touchpoint;
  TlExperience experience;
  const TlElement *lane;
  guint moment; /* from 1; 0: at none */
  guint last;   /* that it covers */
  guint order;  /* in the map */
} Felt;

static GHashTable *
number_moments (TlMap *map)
{
  GHashTable *numbers = g_hash_table_new (NULL, NULL);
  guint number = 0;

  for (TlElement *moment = tl_map_get_first (map, TL_KIND_MOMENT); moment != NULL;
       moment = tl_element_get_next_of_kind (moment))
    g_hash_table_insert (numbers, moment, GUINT_TO_POINTER (++number));
  return numbers;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const Felt *one = a, *other = b;

  if (one->moment != other->moment)
    return one->moment < other->moment ? -1 : 1;
  if (one->lane != other->lane)
    return tl_element_is_before (one->lane, other->lane) ? -1 : 1;
  return one->order < other->order ? -1 : 1;
}

static void
sum_up (TlLayerSummary *summary, GArray *felt)
{
  TlCurveSummary curve = { 0 };

  g_array_sort (felt, compare_times);
  for (guint i = 0; i < felt->len; i++)
    {
      const Felt *one = &g_array_index (felt, Felt, i);

      tl_curve_summary_add (&curve, one->touchpoint, one->moment, one->last, &one->experience);
      g_ptr_array_add (summary->felt, one->touchpoint);
      if (one->experience.assessed)
        summary->n_assessed++;
      else
        summary->n_by[one->experience.measure]++;
    }
  summary->peak = curve.peak;
  summary->at_peak = curve.at_peak;
  summary->end = curve.end;
  summary->at_end = curve.at_end;
  summary->mean = tl_experience_sum_get_mean (&curve.sum);
}

static void
read_touchpoint (
    TlMap *map, TlElement *touchpoint, GHashTable *numbers, TlLayerSummary *summary, GArray *felt)
{
  g_autoptr (GPtrArray) evidence = tl_experience_list_evidence (map, touchpoint);
  TlElement *moment = tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT);
  Felt one = { .touchpoint = touchpoint,
               .lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE),
               .experience = tl_experience_of_touchpoint (map, touchpoint),
               .moment = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, moment)),
               .order = summary->all->len };

  one.last = (guint) MAX (tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1), 1);
  one.last = one.moment > 0 ? MIN (one.moment + one.last - 1, g_hash_table_size (numbers)) : 0;
  g_ptr_array_add (summary->all, touchpoint);
  if (evidence != NULL)
    g_ptr_array_add (summary->proved, touchpoint);
  if (one.experience.known)
    g_array_append_val (felt, one);
}

void
tl_layer_summary_read (TlMap *map, TlLayerSummary summaries[TL_N_LAYERS])
{
  g_autoptr (GHashTable) numbers = number_moments (map);
  GArray *felt[TL_N_LAYERS];

  for (guint i = 0; i < TL_N_LAYERS; i++)
    {
      felt[i] = g_array_new (FALSE, FALSE, sizeof (Felt));
      summaries[i] = (TlLayerSummary){ .felt = g_ptr_array_new (),
                                       .all = g_ptr_array_new (),
                                       .proved = g_ptr_array_new () };
    }
  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);
      int layer = lane != NULL ? tl_element_get_choice (lane, TL_PROPERTY_LAYER) : -1;

      if (layer >= 0)
        read_touchpoint (map, touchpoint, numbers, &summaries[layer], felt[layer]);
    }
  for (guint i = 0; i < TL_N_LAYERS; i++)
    {
      sum_up (&summaries[i], felt[i]);
      g_array_unref (felt[i]);
    }
}

void
tl_layer_summary_clear (TlLayerSummary summaries[TL_N_LAYERS])
{
  for (guint i = 0; i < TL_N_LAYERS; i++)
    {
      g_ptr_array_unref (summaries[i].felt);
      g_ptr_array_unref (summaries[i].all);
      g_ptr_array_unref (summaries[i].proved);
    }
}
