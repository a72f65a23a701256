/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-element-words.h"
#include "tl-reflection.h"

/* How the experience of employees is reflected in that of customers. */

#define FEW 10  /* moments: what they show may be of these alone */
#define MOST 24 /* moments in the table; the rest is one figure */

/* What the interval says, in words; static. */
static const char *
judge (const TlCorrelation *correlation)
{
  if (!correlation->known && correlation->n >= 3)
    return _ ("One of the two feels the same at every moment, so they cannot be compared.");
  if (!correlation->known)
    return _ ("Too little is known of both at the same moment to compare them.");
  if (correlation->bounded && correlation->low > 0 && correlation->n < FEW)
    return _ ("At the few moments where both are known, customers feel worse where employees do.");
  if (correlation->bounded && correlation->high < 0 && correlation->n < FEW)
    return _ ("At the few moments where both are known, customers feel better where employees feel "
              "worse.");
  if (correlation->bounded && correlation->low > 0)
    return _ ("Where employees feel worse, so do customers.");
  if (correlation->bounded && correlation->high < 0)
    return _ ("Where employees feel worse, customers feel better.");
  return _ ("From so few moments it cannot be told whether the two go together.");
}

/* "−0.62", with a true minus. Transfer full. */
static char *
format (double value)
{
  return g_strdup_printf ("%s%.2f", value < -0.005 ? "\u2212" : "", fabs (value));
}

/* NULL: there is no figure. Transfer full. */
static char *
describe_figure (const TlCorrelation *correlation)
{
  g_autofree char *r = format (correlation->r);
  g_autofree char *low = format (correlation->low), *high = format (correlation->high);

  if (!correlation->known)
    return NULL;
  if (!correlation->bounded)
    /* Translators: Pearson's correlation, and how many moments it is drawn from. */
    return g_strdup_printf (_ ("r = %s · moments: %u"), r, correlation->n);
  /* Translators: the same with its interval. */
  return g_strdup_printf (_ ("r = %s · 95 %% interval %s to %s · moments: %u"), r, low, high,
                          correlation->n);
}

static void
list_touchpoints (const GArray *points, GPtrArray *touchpoints)
{
  for (guint i = 0; i < points->len; i++)
    g_ptr_array_extend (touchpoints, g_array_index (points, TlReflectionPoint, i).touchpoints, NULL,
                        NULL);
}

/* "touchpoints: 2, answers: 398"; transfer full. */
static char *
name_basis (const TlExperience *mean)
{
  if (mean->assessed)
    /* Translators: nobody was asked: whoever drew the map judged how it feels. */
    return g_strdup_printf (_ ("touchpoints: %u, assessed"), mean->n);
  if (mean->n_assessed > 0)
    return g_strdup_printf (_ ("touchpoints: %u, of them assessed: %u, answers: %u"), mean->n,
                            mean->n_assessed, mean->answers);
  return g_strdup_printf (_ ("touchpoints: %u, answers: %u"), mean->n, mean->answers);
}

static void
add_point (TlTelling *telling, const TlReflectionPoint *point)
{
  g_autofree char *name = tl_element_words_name (telling->map, point->moment);
  g_autofree char *employee = tl_experience_format (point->employee.value);
  g_autofree char *customer = tl_experience_format (point->customer.value);
  g_autofree char *employees = name_basis (&point->employee);
  g_autofree char *customers = name_basis (&point->customer);
  /* Translators: how employees and customers feel, each with what that stands on. */
  g_autofree char *words =
      tl_telling_name_sources (telling,
                               g_strdup_printf (_ ("Employees %s (%s) · customers %s (%s)"),
                                                employee, employees, customer, customers),
                               point->touchpoints);

  tl_telling_add_row (telling, name, words, NULL, point->touchpoints);
}

static void
add_sentence (TlTelling *telling, const TlReflection *reflection)
{
  g_autoptr (GPtrArray) touchpoints = g_ptr_array_new ();
  g_autofree char *figure = NULL;
  const char *verdict = judge (&reflection->correlation);

  list_touchpoints (reflection->points, touchpoints);
  figure = describe_figure (&reflection->correlation);
  if (figure != NULL)
    figure = tl_telling_name_sources (telling, figure, touchpoints);
  tl_telling_add (telling, TL_TOLD_STATEMENT, verdict, figure, NULL, touchpoints);
}

/* A journey of hundreds of moments is not read row by row. */
static void
add_rest (TlTelling *telling, const GArray *points)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  guint n = points->len - MOST;
  g_autofree char *words = g_strdup_printf (ngettext ("%u more moment", "%u more moments", n), n);

  for (guint i = MOST; i < points->len; i++)
    g_ptr_array_extend (rest, g_array_index (points, TlReflectionPoint, i).touchpoints, NULL, NULL);
  tl_telling_add_row (telling, words, NULL, NULL, rest);
}

/* The picture, and the table behind it. */
static void
add_points (TlTelling *telling, const GArray *points)
{
  TlTold *picture =
      tl_telling_add (telling, TL_TOLD_PICTURE, _ ("Customers ↑"), _ ("Employees →"), NULL, NULL);

  picture->chart.kind = TL_CHART_SCATTER;
  picture->chart.points = g_array_new (FALSE, FALSE, sizeof (TlChartPoint));
  for (guint i = 0; i < points->len; i++)
    {
      const TlReflectionPoint *one = &g_array_index (points, TlReflectionPoint, i);
      TlChartPoint point = { one->employee.value, one->customer.value };

      g_array_append_val (picture->chart.points, point);
    }
  for (guint i = 0; i < MIN (points->len, MOST); i++)
    add_point (telling, &g_array_index (points, TlReflectionPoint, i));
  if (points->len > MOST)
    add_rest (telling, points);
}

gboolean
tl_telling_add_reflection (TlTelling *telling)
{
  TlReflection reflection;
  gboolean has_points;

  tl_reflection_read (&reflection, telling->map);
  has_points = reflection.points->len > 0;
  if (has_points)
    {
      tl_telling_add_section (telling, _ ("Employees and Customers"),
                              _ ("Each moment in which both are known is a point: the mean of "
                                 "what employees feel, and "
                                 "of what customers feel, from −2 to +2."),
                              FALSE);
      add_sentence (telling, &reflection);
      add_points (telling, reflection.points);
    }
  tl_reflection_clear (&reflection);
  return has_points;
}
