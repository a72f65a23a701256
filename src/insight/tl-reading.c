/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reading.h"

#include <math.h>

#define STEPS_HIGH TL_READING_HIGHEST
#define Z_95 1.959964 /* two-sided 95 % of the normal distribution */

/* Raw answers: how many, their mean and the variance of one answer, in points of their scale. */
typedef struct
{
  guint64 n;
  double mean, variance;
} Answers;

/* Two-sided 95 % quantiles of Student's t distribution for 1 ... 30 degrees of freedom, from any
 * statistical table. */
static const double student_95[] = { 12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306,
                                     2.262,  2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
                                     2.110,  2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064,
                                     2.060,  2.056, 2.052, 2.048, 2.045, 2.042 };

static double
get_student_95 (guint64 freedom)
{
  /* The first term of the expansion of t about z, right to 0.3 % beyond the table. */
  if (freedom > G_N_ELEMENTS (student_95))
    return Z_95 + (pow (Z_95, 3) + Z_95) / (4.0 * (double) freedom);
  return student_95[freedom - 1];
}

/* v = 4 (x - low) / (high - low) - 2 */
static double
shift (double x, double low, double high)
{
  return 2 * STEPS_HIGH * (x - low) / (high - low) - STEPS_HIGH;
}

double
tl_reading_normalise (double x, double low, double high)
{
  return CLAMP (shift (x, low, high), -STEPS_HIGH, STEPS_HIGH);
}

/* The interval of a proportion p of n (E. B. Wilson, Probable inference, 1927):
 * (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n). */
static void
set_wilson (TlReading *reading, double p, double n)
{
  double z2 = Z_95 * Z_95;
  double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  double half = Z_95 * sqrt (p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);

  reading->low = tl_reading_normalise (middle - half, 0, 1);
  reading->high = tl_reading_normalise (middle + half, 0, 1);
  reading->has_interval = TRUE;
}

/* Where all answered alike s is 0, which does not make their mean certain. Of those who were not
 * asked up to z²/(n + z²) may answer otherwise, Wilson's upper limit of a share of which nobody of
 * n was, and at the most at either end of the scale. */
static void
set_unanimous_interval (TlReading *reading, const Answers *answers, double low, double high)
{
  double z2 = Z_95 * Z_95;
  double others = z2 / ((double) answers->n + z2);
  double lowest = answers->mean - others * (answers->mean - low);
  double highest = answers->mean + others * (high - answers->mean);

  reading->low = tl_reading_normalise (lowest, low, high);
  reading->high = tl_reading_normalise (highest, low, high);
  reading->has_interval = TRUE;
}

/* mean ± t s/√n; one answer has no spread, hence no interval. */
static void
set_mean_interval (TlReading *reading, const Answers *answers, double low, double high)
{
  double half;

  if (answers->n < 2)
    return;
  if (answers->variance == 0)
    {
      set_unanimous_interval (reading, answers, low, high);
      return;
    }
  half = get_student_95 (answers->n - 1) * sqrt (answers->variance / (double) answers->n);
  reading->low = shift (answers->mean - half, low, high);
  reading->high = shift (answers->mean + half, low, high);
  reading->has_interval = TRUE;
}

/* `first` is the scale point of the first count; `weigh` what an answer at a point is worth. */
static Answers
sum_answers (char **counts, double first, double (*weigh) (double point))
{
  Answers answers = { 0 };
  double sum = 0, squares = 0;

  for (guint i = 0; counts[i] != NULL; i++)
    {
      guint64 count = g_ascii_strtoull (counts[i], NULL, 10);
      double worth = weigh (first + i);

      answers.n += count;
      sum += worth * (double) count;
      squares += worth * worth * (double) count;
    }
  if (answers.n > 0)
    answers.mean = sum / (double) answers.n;
  if (answers.n > 1)
    answers.variance = MAX (0, squares - sum * answers.mean) / (double) (answers.n - 1);
  return answers;
}

/* Promoters answer 9 or 10, detractors 0 to 6 (F. Reichheld, The one number you need to grow,
 * 2003): NPS / 100 is the mean of these. */
static double
weigh_promoter (double point)
{
  return point >= 9 ? 1 : point <= 6 ? -1 : 0;
}

/* CSAT is the share of those who answer 4 or 5 of 1 ... 5. */
static double
weigh_satisfied (double point)
{
  return point >= 4 ? 1 : 0;
}

static double
weigh_point (double point)
{
  return point;
}

static gboolean
read_nps_counts (char **counts, double first, TlReading *reading)
{
  Answers answers;

  answers = sum_answers (counts, first, weigh_promoter);
  reading->n = (guint) MIN (answers.n, G_MAXUINT);
  reading->value = tl_reading_normalise (answers.mean, -1, 1);
  set_mean_interval (reading, &answers, -1, 1);
  return answers.n > 0;
}

static gboolean
read_csat_counts (char **counts, double first, TlReading *reading)
{
  Answers answers;

  answers = sum_answers (counts, first, weigh_satisfied);
  reading->n = (guint) MIN (answers.n, G_MAXUINT);
  reading->value = tl_reading_normalise (answers.mean, 0, 1);
  if (answers.n > 0)
    set_wilson (reading, answers.mean, (double) answers.n);
  return answers.n > 0;
}

/* A mean on a scale with one count for each whole point from low to high. */
static gboolean
read_scale_counts (char **counts, double low, double high, TlReading *reading)
{
  Answers answers;

  answers = sum_answers (counts, low, weigh_point);
  reading->n = (guint) MIN (answers.n, G_MAXUINT);
  reading->value = tl_reading_normalise (answers.mean, low, high);
  set_mean_interval (reading, &answers, low, high);
  return answers.n > 0;
}

static gboolean
read_counts (const TlElement *evidence, const TlScale *scale, TlReading *reading)
{
  g_auto (GStrv) counts = tl_element_dup_words (evidence, TL_PROPERTY_COUNTS);
  double first;

  if (g_strv_length (counts) != tl_scale_count_points (scale, &first))
    return FALSE;
  if (scale->measure == TL_MEASURE_NPS)
    return read_nps_counts (counts, first, reading);
  if (scale->measure == TL_MEASURE_CSAT)
    return read_csat_counts (counts, first, reading);
  return read_scale_counts (counts, scale->low, scale->high, reading);
}

static gboolean
read_value (const TlElement *evidence, const TlScale *scale, TlReading *reading)
{
  int n = tl_element_get_integer (evidence, TL_PROPERTY_N, -1);
  double value;

  if (n == 0 || !tl_element_get_number (evidence, TL_PROPERTY_VALUE, &value))
    return FALSE;
  reading->n = (guint) MAX (n, 0);
  reading->value = tl_reading_normalise (value, scale->low, scale->high);
  /* A satisfaction stated on 1 ... 5 is a mean whose spread nobody told us; from 0 it is a share.
   */
  if (n > 0 && scale->low == 0 &&
      (scale->measure == TL_MEASURE_CSAT || scale->measure == TL_MEASURE_SHARE))
    set_wilson (reading, CLAMP (value / scale->high, 0, 1), n);
  return TRUE;
}

static void
turn_around (TlReading *reading)
{
  double low = reading->low;

  reading->value = -reading->value;
  reading->low = -reading->high;
  reading->high = -low;
}

gboolean
tl_reading_take_numbers (const TlElement *evidence, const TlScale *scale, TlReading *reading)
{
  *reading = (TlReading){ 0 };
  if (!scale->is_known)
    return FALSE;
  if (tl_element_get (evidence, TL_PROPERTY_COUNTS) != NULL)
    return read_counts (evidence, scale, reading);
  return read_value (evidence, scale, reading);
}

gboolean
tl_reading_take (const TlElement *evidence, TlReading *reading, TlMeasure *measure)
{
  TlScale scale = tl_scale_get (evidence);

  if (scale.measure < 0 || !tl_reading_take_numbers (evidence, &scale, reading))
    return FALSE;
  *measure = (TlMeasure) scale.measure;
  if (tl_element_get_choice (evidence, TL_PROPERTY_DIRECTION) == TL_DIRECTION_LOWER_BETTER)
    turn_around (reading);
  return TRUE;
}
