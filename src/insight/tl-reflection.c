/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reflection.h"

#include <math.h>
#include <string.h>

#define Z_95 1.959964 /* two-sided 95 % of the normal distribution */

static double
get_mean (const double *values, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += values[i];
  return sum / n;
}

static void
bound (TlCorrelation *correlation)
{
  double z = atanh (correlation->r);
  double half;

  if (correlation->n < 4)
    return;
  half = Z_95 / sqrt (correlation->n - 3.0);
  correlation->bounded = TRUE;
  correlation->low = tanh (z - half);
  correlation->high = tanh (z + half);
}

TlCorrelation
tl_correlation_get (const double *x, const double *y, guint n)
{
  TlCorrelation correlation = { .n = n };
  double x_mean, y_mean, xx = 0, yy = 0, xy = 0;

  if (n < 3)
    return correlation;
  x_mean = get_mean (x, n);
  y_mean = get_mean (y, n);
  for (guint i = 0; i < n; i++)
    {
      xx += (x[i] - x_mean) * (x[i] - x_mean);
      yy += (y[i] - y_mean) * (y[i] - y_mean);
      xy += (x[i] - x_mean) * (y[i] - y_mean);
    }
  if (!(xx > 1e-12) || !(yy > 1e-12))
    return correlation;
  correlation.known = TRUE;
  correlation.r = CLAMP (xy / sqrt (xx * yy), -1, 1);
  bound (&correlation);
  return correlation;
}

/* What is known of a moment so far. */
typedef struct
{
  TlElement *moment;
  TlExperienceSum employee, customer;
  GPtrArray *touchpoints;
} Sums;

static GArray *
list_moments (TlMap *map, GHashTable *numbers)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (Sums));

  for (TlElement *moment = tl_map_get_first (map, TL_KIND_MOMENT); moment != NULL;
       moment = tl_element_get_next_of_kind (moment))
    {
      Sums sums = { .moment = moment, .touchpoints = g_ptr_array_new () };

      g_array_append_val (moments, sums);
      g_hash_table_insert (numbers, moment, GUINT_TO_POINTER (moments->len));
    }
  return moments;
}

/* To all the moments it lasts. */
static void
add_touchpoint (TlMap *map, TlElement *touchpoint, GHashTable *numbers, GArray *moments)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);
  TlElement *moment = tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT);
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, moment));
  guint span = (guint) MAX (tl_element_get_integer (touchpoint, TL_PROPERTY_SPAN, 1), 1);
  int layer = lane != NULL ? tl_element_get_choice (lane, TL_PROPERTY_LAYER) : -1;
  TlExperience experience;

  if (first == 0 || (layer != TL_LAYER_EMPLOYEE && layer != TL_LAYER_CUSTOMER))
    return;
  experience = tl_experience_of_touchpoint (map, touchpoint);
  if (!experience.known)
    return;
  for (guint i = first - 1; i < moments->len && i - (first - 1) < span; i++)
    {
      Sums *sums = &g_array_index (moments, Sums, i);

      tl_experience_sum_add (layer == TL_LAYER_EMPLOYEE ? &sums->employee : &sums->customer,
                             &experience);
      g_ptr_array_add (sums->touchpoints, touchpoint);
    }
}

/* The same touchpoints, which last on: one observation, however many moments it is told in. */
static gboolean
goes_on (const GArray *points, const GPtrArray *touchpoints)
{
  const TlReflectionPoint *last;

  if (points->len == 0)
    return FALSE;
  last = &g_array_index (points, TlReflectionPoint, points->len - 1);
  return last->touchpoints->len == touchpoints->len &&
         memcmp (last->touchpoints->pdata, touchpoints->pdata,
                 touchpoints->len * sizeof (gpointer)) == 0;
}

/* Takes what both are known of. */
static GArray *
take_points (GArray *moments)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TlReflectionPoint));

  for (guint i = 0; i < moments->len; i++)
    {
      Sums *sums = &g_array_index (moments, Sums, i);
      TlReflectionPoint point = { .moment = sums->moment,
                                  .employee = tl_experience_sum_get_mean (&sums->employee),
                                  .customer = tl_experience_sum_get_mean (&sums->customer),
                                  .touchpoints = sums->touchpoints };

      if (point.employee.known && point.customer.known && !goes_on (points, sums->touchpoints))
        g_array_append_val (points, point);
      else
        g_ptr_array_unref (sums->touchpoints);
    }
  return points;
}

static TlCorrelation
correlate (const GArray *points)
{
  g_autofree double *employee = g_new (double, points->len + 1);
  g_autofree double *customer = g_new (double, points->len + 1);

  for (guint i = 0; i < points->len; i++)
    {
      const TlReflectionPoint *point = &g_array_index (points, TlReflectionPoint, i);

      employee[i] = point->employee.value;
      customer[i] = point->customer.value;
    }
  return tl_correlation_get (employee, customer, points->len);
}

void
tl_reflection_read (TlReflection *reflection, TlMap *map)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) moments = list_moments (map, numbers);

  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    add_touchpoint (map, touchpoint, numbers, moments);
  reflection->points = take_points (moments);
  reflection->correlation = correlate (reflection->points);
}

void
tl_reflection_clear (TlReflection *reflection)
{
  for (guint i = 0; i < reflection->points->len; i++)
    g_ptr_array_unref (g_array_index (reflection->points, TlReflectionPoint, i).touchpoints);
  g_clear_pointer (&reflection->points, g_array_unref);
}
