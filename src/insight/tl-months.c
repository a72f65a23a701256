/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-months.h"

#include "tl-station.h"

/* Where touchpoints are sorted into. */
typedef struct
{
  TlMap *map;
  TlMonths *months;
  TlTimeline *timeline;
  GHashTable *moments; /* TlElement → position, + 1 */
  GHashTable *lanes;   /* TlElement → number of its line, + 1 */
  guint n_moments;
  guint first;           /* of the timeline's months that are shown */
  GHashTable **stations; /* for each month shown and each line: place → TlStation; NULL: none */
} Sorting;

static void
free_panel (gpointer data)
{
  TlMonthsPanel *panel = data;

  for (guint i = 0; panel->points[i] != NULL; i++)
    g_array_unref (panel->points[i]);
  g_free (panel->points);
  g_free (panel);
}

/* Twice the moment, so that the middle of two has a place too; from 0 to this. */
static guint
get_last_place (const Sorting *sorting)
{
  return 2 * (MAX (sorting->n_moments, 1) - 1);
}

static double
get_share (const Sorting *sorting, guint place)
{
  return (double) place / MAX (get_last_place (sorting), 1);
}

static void
list_moments (Sorting *sorting)
{
  for (TlElement *stage = tl_map_get_first (sorting->map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    for (TlElement *at = tl_element_get_first_child (stage); at != NULL;
         at = tl_element_get_next (at))
      if (tl_element_get_kind (at) == TL_KIND_MOMENT)
        g_hash_table_insert (sorting->moments, at, GUINT_TO_POINTER (++sorting->n_moments));
}

/* Half way between two moments, unless the stage has none. */
static void
list_stages (Sorting *sorting)
{
  guint n = 0;

  for (TlElement *stage = tl_map_get_first (sorting->map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    {
      double place = get_share (sorting, 2 * n) - get_share (sorting, 1);
      guint before = n;

      for (TlElement *at = tl_element_get_first_child (stage); at != NULL;
           at = tl_element_get_next (at))
        n += tl_element_get_kind (at) == TL_KIND_MOMENT ? 1 : 0;
      if (before > 0 && n > before)
        g_array_append_val (sorting->months->stages, place);
    }
}

static guint
find_or_add_line (GArray *lines, const TlMonthsLine *wanted)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const TlMonthsLine *line = &g_array_index (lines, TlMonthsLine, i);

      if (line->layer == wanted->layer && line->person == wanted->person)
        return i;
    }
  g_array_append_vals (lines, wanted, 1);
  return lines->len - 1;
}

static void
list_lines (Sorting *sorting)
{
  static const TlLayer lived[] = { TL_LAYER_CUSTOMER, TL_LAYER_PARTNER, TL_LAYER_EMPLOYEE };

  for (guint i = 0; i < G_N_ELEMENTS (lived); i++)
    for (TlElement *lane = tl_map_get_first (sorting->map, TL_KIND_LANE); lane != NULL;
         lane = tl_element_get_next_of_kind (lane))
      {
        TlMonthsLine line = { lived[i], tl_map_get_ref (sorting->map, lane, TL_PROPERTY_PERSON),
                              lane };
        guint number;

        if (tl_element_get_choice (lane, TL_PROPERTY_LAYER) != (int) lived[i] ||
            tl_element_get_choice (lane, TL_PROPERTY_KIND) != TL_LANE_TOUCHPOINTS)
          continue;
        number = find_or_add_line (sorting->months->lines, &line);
        g_hash_table_insert (sorting->lanes, lane, GUINT_TO_POINTER (number + 1));
      }
}

static void
add_to_station (
    Sorting *sorting, guint month, guint line, guint place, const TlExperience *experience)
{
  GHashTable **stations = &sorting->stations[month * sorting->months->lines->len + line];
  TlStation *station;

  if (*stations == NULL)
    *stations = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  station = g_hash_table_lookup (*stations, GUINT_TO_POINTER (place + 1));
  if (station == NULL)
    {
      station = g_new0 (TlStation, 1);
      g_hash_table_insert (*stations, GUINT_TO_POINTER (place + 1), station);
    }
  tl_station_add (station, NULL, experience);
}

/* The middle of the moments it covers. FALSE: it has no place. */
static gboolean
find_place (const Sorting *sorting, const TlElement *touchpoint, guint *place)
{
  const TlElement *moment = tl_map_get_ref (sorting->map, touchpoint, TL_PROPERTY_MOMENT);
  guint first =
      moment != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (sorting->moments, moment)) : 0;
  int span = MAX (tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1), 1);

  if (first == 0)
    return FALSE;
  *place = first - 1 + MIN (first - 1 + (guint) span, sorting->n_moments) - 1;
  return TRUE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  TlDay one = *(const TlDay *) a, other = *(const TlDay *) b;

  return one < other ? -1 : one > other ? 1 : 0;
}

/* The months of the touchpoint's evidence, by their first days; some more than once. */
static GArray *
list_own_months (TlMap *map, const TlElement *touchpoint)
{
  g_autoptr (GPtrArray) evidence = tl_experience_list_evidence (map, touchpoint);
  GArray *months = g_array_new (FALSE, FALSE, sizeof (TlDay));

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      TlDay day = tl_day_parse (tl_element_get (evidence->pdata[i], TL_PROPERTY_DATE));

      if (day == 0)
        continue;
      day = tl_period_month (day).from;
      g_array_append_val (months, day);
    }
  g_array_sort (months, compare_days);
  return months;
}

/* Among those shown; FALSE: it is earlier. */
static gboolean
find_month (const Sorting *sorting, TlDay first, guint *number)
{
  guint low = sorting->first, high = sorting->timeline->months->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (sorting->timeline->months, TlTimelineMonth, middle).first < first)
        low = middle + 1;
      else
        high = middle;
    }
  *number = low - sorting->first;
  return low < sorting->timeline->months->len &&
         g_array_index (sorting->timeline->months, TlTimelineMonth, low).first == first;
}

static void
sort_touchpoint (Sorting *sorting, const TlElement *touchpoint)
{
  const TlElement *lane = tl_map_get_ref (sorting->map, touchpoint, TL_PROPERTY_LANE);
  guint line = lane != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (sorting->lanes, lane)) : 0;
  g_autoptr (GArray) own = NULL;
  g_autoptr (TlRecord) record = NULL;
  TlDay before = 0;
  guint place, month;

  if (line == 0 || !find_place (sorting, touchpoint, &place))
    return;
  own = list_own_months (sorting->map, touchpoint);
  if (own->len > 0)
    record = tl_record_new (sorting->map, touchpoint);
  for (guint i = 0; i < own->len; i++)
    {
      TlDay first = g_array_index (own, TlDay, i);
      TlPeriod period = tl_period_month (first);
      TlExperience experience = { .known = FALSE };

      if (first != before && find_month (sorting, first, &month))
        experience = tl_record_get_experience (record, &period);
      if (experience.known)
        add_to_station (sorting, month, line - 1, place, &experience);
      before = first;
    }
}

static int
compare_points (gconstpointer a, gconstpointer b)
{
  double one = ((const TlMonthsPoint *) a)->place, other = ((const TlMonthsPoint *) b)->place;

  return one < other ? -1 : one > other ? 1 : 0;
}

static GArray *
take_points (const Sorting *sorting, GHashTable *stations, TlMonthsPanel *panel)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TlMonthsPoint));
  GHashTableIter iter;
  gpointer place, value;

  if (stations == NULL)
    return points;
  g_hash_table_iter_init (&iter, stations);
  while (g_hash_table_iter_next (&iter, &place, &value))
    {
      const TlStation *station = value;
      TlMonthsPoint point = { get_share (sorting, GPOINTER_TO_UINT (place) - 1),
                              tl_station_get_experience (station), station->mixed };

      g_array_append_val (points, point);
      panel->n_touchpoints += station->count;
      panel->n_answers += station->n;
      panel->sources |= station->sources;
    }
  g_array_sort (points, compare_points);
  return points;
}

static void
take_panels (Sorting *sorting)
{
  TlMonths *months = sorting->months;
  guint n_lines = months->lines->len;

  for (guint i = sorting->first; i < sorting->timeline->months->len; i++)
    {
      TlMonthsPanel *panel = g_new0 (TlMonthsPanel, 1);

      panel->month = g_array_index (sorting->timeline->months, TlTimelineMonth, i);
      panel->points = g_new0 (GArray *, n_lines + 1);
      for (guint line = 0; line < n_lines; line++)
        panel->points[line] =
            take_points (sorting, sorting->stations[(i - sorting->first) * n_lines + line], panel);
      if (panel->n_touchpoints > 0)
        g_ptr_array_add (months->panels, panel);
      else
        free_panel (panel);
    }
}

/* Whoever felt nothing in any month shown has no line. */
static void
drop_bare_lines (TlMonths *months)
{
  for (guint line = months->lines->len; line-- > 0;)
    {
      gboolean is_bare = TRUE;

      for (guint i = 0; is_bare && i < months->panels->len; i++)
        is_bare = ((TlMonthsPanel *) months->panels->pdata[i])->points[line]->len == 0;
      for (guint i = 0; is_bare && i < months->panels->len; i++)
        {
          TlMonthsPanel *panel = months->panels->pdata[i];

          g_array_unref (panel->points[line]);
          for (guint k = line; k < months->lines->len; k++)
            panel->points[k] = panel->points[k + 1];
        }
      if (is_bare)
        g_array_remove_index (months->lines, line);
    }
}

static void
sort_touchpoints (Sorting *sorting)
{
  guint n = (sorting->timeline->months->len - sorting->first) * sorting->months->lines->len;

  sorting->stations = g_new0 (GHashTable *, n + 1);
  for (TlElement *at = tl_map_get_first (sorting->map, TL_KIND_TOUCHPOINT); at != NULL;
       at = tl_element_get_next_of_kind (at))
    sort_touchpoint (sorting, at);
  take_panels (sorting);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&sorting->stations[i], g_hash_table_unref);
  g_free (sorting->stations);
}

TlMonths *
tl_months_new (TlMap *map)
{
  TlMonths *months = g_new0 (TlMonths, 1);
  g_autoptr (TlTimeline) timeline = tl_timeline_new (map);
  g_autoptr (GHashTable) moments = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) lanes = g_hash_table_new (NULL, NULL);
  Sorting sorting = { map, months, timeline, moments, lanes, 0, 0, NULL };

  months->lines = g_array_new (FALSE, FALSE, sizeof (TlMonthsLine));
  months->panels = g_ptr_array_new_with_free_func (free_panel);
  months->stages = g_array_new (FALSE, FALSE, sizeof (double));
  months->n_undated = timeline->n_undated;
  if (timeline->months->len > TL_MONTHS_MOST)
    months->n_earlier = sorting.first = timeline->months->len - TL_MONTHS_MOST;
  list_moments (&sorting);
  list_stages (&sorting);
  list_lines (&sorting);
  sort_touchpoints (&sorting);
  drop_bare_lines (months);
  return months;
}

void
tl_months_free (TlMonths *months)
{
  g_array_unref (months->lines);
  g_ptr_array_unref (months->panels);
  g_array_unref (months->stages);
  g_free (months);
}

TlExperience
tl_months_sum_up (const TlMonthsPanel *panel, guint line, gboolean *is_mean)
{
  TlStation sum = { 0 };

  for (guint i = 0; i < panel->points[line]->len; i++)
    {
      const TlMonthsPoint *point = &g_array_index (panel->points[line], TlMonthsPoint, i);

      tl_station_add (&sum, NULL, &point->experience);
      sum.mixed = sum.mixed || point->mixed;
    }
  *is_mean = !sum.mixed;
  return tl_station_get_experience (&sum);
}
