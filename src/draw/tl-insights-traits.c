/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>

#include "tl-self-check.h"
#include "tl-traits.h"
#include "tl-words.h"

/* How the organisation stands, by its own account, time after time. */

#define WEAK 2

static const TlTraitLevel *
get (const TlTraitSeries *series, guint index)
{
  return &g_array_index (series->levels, TlTraitLevel, index);
}

static char *
format_day (TlDay day)
{
  return day != 0 ? tl_day_format (day) : g_strdup (_ ("no date"));
}

static char *
describe (const TlTraitSeries *series)
{
  const TlTraitLevel *first, *last;
  g_autofree char *first_day = NULL, *last_day = NULL;
  guint n = series->levels->len;

  if (n == 0)
    return g_strdup (_ ("Never assessed"));
  first = get (series, 0);
  last = get (series, n - 1);
  first_day = format_day (first->day);
  last_day = format_day (last->day);
  if (n == 1)
    /* Translators: how a trait was assessed, and when. */
    return g_strdup_printf (_ ("Level %u of 5 (%s)"), last->level, last_day);
  /* Translators: how a trait stands, when that was assessed, how it stood first and when, and how
   * often it was assessed. */
  return g_strdup_printf (_ ("Level %u of 5 (%s), at first %u (%s) · assessed: %u times"),
                          last->level, last_day, first->level, first_day, n);
}

static double
get_time (TlDay day)
{
  GDate date;

  g_date_set_dmy (&date, (GDateDay) (day % 100), (GDateMonth) (day / 100 % 100),
                  (GDateYear) (day / 10000));
  return g_date_get_julian (&date);
}

/* The first and the last day of all, so that one time runs below all lines. */
static void
find_span (const GArray *list, double *first, double *last)
{
  *first = G_MAXDOUBLE;
  *last = 0;
  for (guint i = 0; i < list->len; i++)
    {
      const TlTraitSeries *series = &g_array_index (list, TlTraitSeries, i);

      for (guint k = 0; k < series->levels->len; k++)
        if (get (series, k)->day != 0)
          {
            *first = MIN (*first, get_time (get (series, k)->day));
            *last = MAX (*last, get_time (get (series, k)->day));
          }
    }
}

/* What has no date has no place in time. */
static GArray *
make_points (const TlTraitSeries *series, double first, double last)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TlChartPoint));

  for (guint i = 0; i < series->levels->len; i++)
    {
      const TlTraitLevel *level = get (series, i);
      TlChartPoint point = { 1, level->level };

      if (level->day == 0)
        continue;
      if (first < last)
        point.x = (get_time (level->day) - first) / (last - first);
      g_array_append_val (points, point);
    }
  return points;
}

static char *
name_series (const TlTraitSeries *series)
{
  const TlChoice *traits = tl_kind_get_choices (TL_KIND_ASSESSMENT, TL_PROPERTY_TRAIT);
  g_autofree char *team = NULL;

  if (series->team == NULL)
    return g_strdup (_ (traits[series->trait].label));
  team = tl_words_cut_within (tl_element_get_string (series->team, TL_PROPERTY_NAME), TL_WORDS_NAME,
                              _ ("Never assessed"));
  /* Translators: a trait of the organisation, and the team it was assessed for. */
  return g_strdup_printf (_ ("%s, %s"), _ (traits[series->trait].label), team);
}

/* A weak trait leads to where the map shows how it hurts. */
static void
add_series (TlTelling *telling,
            const TlTraitSeries *series,
            GArray *points,
            const GPtrArray *findings)
{
  TlChart chart = { .kind = TL_CHART_TREND,
                    .color = *tl_style_get_layer (telling->scheme, TL_LAYER_ORGANISATION),
                    .points = points };
  g_autofree char *name = name_series (series);
  g_autofree char *words = describe (series);
  guint n = series->levels->len;
  gboolean is_weak = n > 0 && get (series, n - 1)->level <= WEAK;
  const TlFinding *sign = is_weak ? tl_self_check_find_sign (findings, series->trait) : NULL;
  TlTold *told =
      tl_telling_add_chart (telling, name, words, &chart, sign != NULL ? sign->elements : NULL);

  if (sign != NULL)
    told->tooltip = g_strdup (sign->message);
}

static gboolean
is_any_assessed (const GArray *list)
{
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, TlTraitSeries, i).levels->len > 0)
      return TRUE;
  return FALSE;
}

gboolean
tl_telling_add_traits (TlTelling *telling)
{
  g_autoptr (GArray) list = tl_traits_list (telling->map);
  const GPtrArray *findings;
  double first, last;

  tl_telling_add_section (telling, _ ("How the Organisation Stands"),
                          _ ("Six traits, each from 1 to 5 as those who work there assessed it; "
                             "a level is one assessment. "
                             "Over time, from the first to the last day of all."),
                          TRUE);
  if (!is_any_assessed (list))
    tl_telling_add (telling, TL_TOLD_STATEMENT, _ ("This was never assessed."),
                    _ ("Ten statements, five minutes: that is a start."), NULL, NULL);
  else
    {
      findings = tl_telling_get_findings (telling);
      find_span (list, &first, &last);
      for (guint i = 0; i < list->len; i++)
        {
          const TlTraitSeries *series = &g_array_index (list, TlTraitSeries, i);

          add_series (telling, series, make_points (series, first, last), findings);
        }
    }
  tl_telling_add (telling, TL_TOLD_ACTION, _ ("Self-Check…"), "win.self-check", NULL, NULL);
  return FALSE;
}
