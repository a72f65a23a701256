/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-scale.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct
{
  double low, high;
} Ends;

static const Ends usual_ends[] = {
  [TL_MEASURE_NPS] = { -100, 100 }, [TL_MEASURE_CSAT] = { 0, 100 }, [TL_MEASURE_CES] = { 1, 7 },
  [TL_MEASURE_RATING] = { 1, 5 },   [TL_MEASURE_COUNT] = { 0, 0 },  [TL_MEASURE_SHARE] = { 0, 100 },
  [TL_MEASURE_DURATION] = { 0, 0 },
};

/* The points people answer at, where they are not those of the scale. */
static const Ends fixed_points[] = {
  [TL_MEASURE_NPS] = { 0, 10 },
  [TL_MEASURE_CSAT] = { 1, 5 },
  [TL_MEASURE_DURATION] = { 0, 0 },
};

static char *
format (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.15g", number));
}

static gboolean
is_set (const TlElement *element, TlProperty property)
{
  return tl_element_get (element, property) != NULL;
}

/* One wrong end is told of once, where it is written. */
static char *
find_end_fault (const TlScale *scale, const TlElement *element, const TlPropertySpec *spec)
{
  gboolean is_low = spec->property == TL_PROPERTY_LOW;
  TlProperty other = is_low ? TL_PROPERTY_HIGH : TL_PROPERTY_LOW;
  double usual_low, usual_high;
  g_autofree char *end = NULL;

  if (scale->is_known || (!is_low && is_set (element, TL_PROPERTY_LOW)))
    return NULL;
  tl_scale_get_usual (scale->measure, &usual_low, &usual_high);
  if (!is_set (element, other) && usual_low == usual_high)
    /* Translators: the end of a sentence about the lowest or highest value of a scale */
    return scale->measure < 0
               ? NULL
               : g_strdup (_ ("has no other end of the scale beside it, so no average "
                              "counts this"));
  end = format (is_low ? scale->high : scale->low);
  return g_strdup_printf (
      /* Translators: the end of a sentence about the lowest or highest value of a scale */
      is_low ? _ ("is not below %s, the highest, so no average counts this")
             : _ ("is not above %s, the lowest, so no average counts this"),
      end);
}

static char *
find_number_fault (const TlScale *scale, const TlElement *element, const TlPropertySpec *spec)
{
  g_autofree char *low_text = NULL, *high_text = NULL;
  double number;

  if (spec->property == TL_PROPERTY_LOW || spec->property == TL_PROPERTY_HIGH)
    return find_end_fault (scale, element, spec);
  if (!scale->is_known || !tl_element_get_number (element, spec->property, &number) ||
      (number >= scale->low && number <= scale->high))
    return NULL;
  low_text = format (scale->low);
  high_text = format (scale->high);
  /* Translators: the end of a sentence about a value; the ends of its scale */
  return g_strdup_printf (_ ("is outside its scale from %s to %s, so it is shown at the end of it"),
                          low_text, high_text);
}

static guint64
sum_counts (char **counts)
{
  guint64 sum = 0;

  for (guint i = 0; counts[i] != NULL; i++)
    sum += g_ascii_strtoull (counts[i], NULL, 10);
  return sum;
}

static char *
find_counts_fault (const TlScale *scale, const TlElement *element, const TlPropertySpec *spec)
{
  g_auto (GStrv) counts = tl_element_dup_words (element, spec->property);
  double first = 0;
  guint n_points = tl_scale_count_points (scale, &first);
  guint64 sum = sum_counts (counts);
  g_autofree char *low_text = NULL, *high_text = NULL;

  if (n_points != g_strv_length (counts) && (n_points > 0 || scale->is_known))
    {
      low_text = format (n_points > 0 ? first : scale->low);
      high_text = format (n_points > 0 ? first + n_points - 1 : scale->high);
      /* Translators: the end of a sentence about the answers given; the ends of their scale */
      return g_strdup_printf (_ ("does not have one count for each point from %s to %s, so no "
                                 "average counts this"),
                              low_text, high_text);
    }
  if (!is_set (element, TL_PROPERTY_N) ||
      sum == (guint64) tl_element_get_integer (element, TL_PROPERTY_N, 0))
    return NULL;
  /* Translators: the end of a sentence about the answers given; their sum and the stated number */
  return g_strdup_printf (_ ("adds up to %s, but the number of answers is %s"),
                          (low_text = format ((double) sum)),
                          tl_element_get (element, TL_PROPERTY_N));
}

void
tl_scale_get_usual (int measure, double *low, double *high)
{
  *low = measure < 0 ? 0 : usual_ends[measure].low;
  *high = measure < 0 ? 0 : usual_ends[measure].high;
}

gboolean
tl_scale_is_ambiguous (int measure, double value)
{
  switch (measure)
    {
    case TL_MEASURE_NPS:
    case TL_MEASURE_CSAT:
      return value >= 0 && value <= 10;
    case TL_MEASURE_SHARE:
      return value > 0 && value <= 1;
    default:
      return FALSE;
    }
}

TlScale
tl_scale_get (const TlElement *evidence)
{
  TlScale scale = { .measure = tl_element_get_choice (evidence, TL_PROPERTY_MEASURE) };

  tl_scale_get_usual (scale.measure, &scale.low, &scale.high);
  tl_element_get_number (evidence, TL_PROPERTY_LOW, &scale.low);
  tl_element_get_number (evidence, TL_PROPERTY_HIGH, &scale.high);
  scale.is_known = scale.low < scale.high;
  return scale;
}

guint
tl_scale_count_points (const TlScale *scale, double *first)
{
  Ends ends = { scale->low, scale->high };
  double n;

  if (scale->measure >= 0 && fixed_points[scale->measure].low < fixed_points[scale->measure].high)
    ends = fixed_points[scale->measure];
  else if (!scale->is_known)
    return 0;
  *first = ends.low;
  n = ends.high - ends.low + 1;
  return n == floor (n) && n <= G_MAXINT ? (guint) n : 0;
}

gboolean
tl_scale_is_for (TlKind kind)
{
  return tl_kind_get_slot (kind, TL_PROPERTY_LOW) >= 0;
}

char *
tl_scale_find_fault (const TlScale *scale, const TlElement *element, const TlPropertySpec *spec)
{
  static char *(*const finders[]) (const TlScale *scale, const TlElement *element,
                                   const TlPropertySpec *spec) = {
    [TL_VALUE_NUMBER] = find_number_fault,
    [TL_VALUE_COUNTS] = find_counts_fault,
  };

  if (spec->type >= G_N_ELEMENTS (finders) || finders[spec->type] == NULL ||
      !is_set (element, spec->property))
    return NULL;
  return finders[spec->type](scale, element, spec);
}
