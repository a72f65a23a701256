/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-timeline.h"

#include "tl-experience.h"

static gboolean
is_about_touchpoint (TlMap *map, const TlElement *evidence)
{
  const TlElement *about = tl_map_get_ref (map, evidence, TL_PROPERTY_ABOUT);

  return about != NULL && tl_element_get_kind (about) == TL_KIND_TOUCHPOINT;
}

static void
add_evidence (TlTimeline *timeline, GHashTable *months, const TlElement *evidence)
{
  TlDay day = tl_day_parse (tl_element_get (evidence, TL_PROPERTY_DATE));
  TlTimelineMonth *month;
  TlPeriod period;
  guint n_answers;
  int source;

  if (day == 0)
    {
      timeline->n_undated++;
      return;
    }
  period = tl_period_month (day);
  timeline->first = timeline->first == 0 ? day : MIN (timeline->first, day);
  timeline->last = MAX (timeline->last, day);
  month = g_hash_table_lookup (months, GUINT_TO_POINTER (period.from));
  if (month == NULL)
    {
      month = g_new0 (TlTimelineMonth, 1);
      month->first = period.from;
      month->last = period.until;
      g_hash_table_insert (months, GUINT_TO_POINTER (period.from), month);
    }
  n_answers = tl_experience_count_answers (evidence);
  source = tl_element_get_choice (evidence, TL_PROPERTY_SOURCE);
  month->n_evidence++;
  month->n_answers += n_answers;
  month->sources |= n_answers > 0 && source >= 0 ? 1u << source : 0;
}

static int
compare_months (gconstpointer a, gconstpointer b)
{
  TlDay one = ((const TlTimelineMonth *) a)->first, other = ((const TlTimelineMonth *) b)->first;

  return one < other ? -1 : one > other ? 1 : 0;
}

static void
take_months (TlTimeline *timeline, GHashTable *months)
{
  GHashTableIter iter;
  gpointer month;

  g_hash_table_iter_init (&iter, months);
  while (g_hash_table_iter_next (&iter, NULL, &month))
    g_array_append_vals (timeline->months, month, 1);
  g_array_sort (timeline->months, compare_months);
}

TlTimeline *
tl_timeline_new (TlMap *map)
{
  TlTimeline *timeline = g_new0 (TlTimeline, 1);
  g_autoptr (GHashTable) months = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  timeline->months = g_array_new (FALSE, FALSE, sizeof (TlTimelineMonth));
  for (TlElement *evidence = tl_map_get_first (map, TL_KIND_EVIDENCE); evidence != NULL;
       evidence = tl_element_get_next_of_kind (evidence))
    if (is_about_touchpoint (map, evidence))
      add_evidence (timeline, months, evidence);
  take_months (timeline, months);
  return timeline;
}

void
tl_timeline_free (TlTimeline *timeline)
{
  g_array_unref (timeline->months);
  g_free (timeline);
}

TlTimelineMonth
tl_timeline_sum_up (const TlTimeline *timeline, const TlPeriod *period)
{
  TlTimelineMonth sum = { 0 };

  for (guint i = 0; i < timeline->months->len; i++)
    {
      const TlTimelineMonth *month = &g_array_index (timeline->months, TlTimelineMonth, i);

      if (!tl_period_has (period, month->last))
        continue;
      sum.first = sum.first == 0 ? month->first : sum.first;
      sum.last = month->last;
      sum.n_evidence += month->n_evidence;
      sum.n_answers += month->n_answers;
      sum.sources |= month->sources;
    }
  return sum;
}
