/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-experience.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tl-scale.h"

#define STEPS_HIGH 2.0 /* the shown scale runs from -2 to +2 */
#define FEW_ANSWERS 5
#define Z_95 1.959964 /* two-sided 95 % of the normal distribution */

/* One piece of evidence, on the shown scale. */
typedef struct
{
  double value, low, high;
  gboolean has_interval;
  guint n; /* 0: not stated */
} Finding;

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
normalise (double x, double low, double high)
{
  double value = 2 * STEPS_HIGH * (x - low) / (high - low) - STEPS_HIGH;

  return CLAMP (value, -STEPS_HIGH, STEPS_HIGH);
}

/* The interval of a proportion p of n (E. B. Wilson, Probable inference, 1927):
 * (p + z²/2n ± z √(p (1 - p)/n + z²/4n²)) / (1 + z²/n). */
static void
set_wilson (Finding *finding, double p, double n)
{
  double z2 = Z_95 * Z_95;
  double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  double half = Z_95 * sqrt (p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);

  finding->low = normalise (middle - half, 0, 1);
  finding->high = normalise (middle + half, 0, 1);
  finding->has_interval = TRUE;
}

/* mean ± t s/√n; one answer has no spread, hence no interval. */
static void
set_mean_interval (Finding *finding, const Answers *answers, double low, double high)
{
  double half;

  if (answers->n < 2)
    return;
  half = get_student_95 (answers->n - 1) * sqrt (answers->variance / (double) answers->n);
  finding->low = normalise (answers->mean - half, low, high);
  finding->high = normalise (answers->mean + half, low, high);
  finding->has_interval = TRUE;
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
read_nps_counts (char **counts, double first, Finding *finding)
{
  Answers answers;

  answers = sum_answers (counts, first, weigh_promoter);
  finding->n = (guint) MIN (answers.n, G_MAXUINT);
  finding->value = normalise (answers.mean, -1, 1);
  set_mean_interval (finding, &answers, -1, 1);
  return answers.n > 0;
}

static gboolean
read_csat_counts (char **counts, double first, Finding *finding)
{
  Answers answers;

  answers = sum_answers (counts, first, weigh_satisfied);
  finding->n = (guint) MIN (answers.n, G_MAXUINT);
  finding->value = normalise (answers.mean, 0, 1);
  if (answers.n > 0)
    set_wilson (finding, answers.mean, (double) answers.n);
  return answers.n > 0;
}

/* A mean on a scale with one count for each whole point from low to high. */
static gboolean
read_scale_counts (char **counts, double low, double high, Finding *finding)
{
  Answers answers;

  answers = sum_answers (counts, low, weigh_point);
  finding->n = (guint) MIN (answers.n, G_MAXUINT);
  finding->value = normalise (answers.mean, low, high);
  set_mean_interval (finding, &answers, low, high);
  return answers.n > 0;
}

static gboolean
read_counts (const TlElement *evidence, const TlScale *scale, Finding *finding)
{
  g_auto (GStrv) counts = tl_element_dup_words (evidence, TL_PROPERTY_COUNTS);
  double first;

  if (g_strv_length (counts) != tl_scale_count_points (scale, &first))
    return FALSE;
  if (scale->measure == TL_MEASURE_NPS)
    return read_nps_counts (counts, first, finding);
  if (scale->measure == TL_MEASURE_CSAT)
    return read_csat_counts (counts, first, finding);
  return read_scale_counts (counts, scale->low, scale->high, finding);
}

static gboolean
read_value (const TlElement *evidence, const TlScale *scale, Finding *finding)
{
  int n = tl_element_get_integer (evidence, TL_PROPERTY_N, -1);
  double value;

  if (n == 0 || !tl_element_get_number (evidence, TL_PROPERTY_VALUE, &value))
    return FALSE;
  finding->n = (guint) MAX (n, 0);
  finding->value = normalise (value, scale->low, scale->high);
  /* A satisfaction stated on 1 ... 5 is a mean whose spread nobody told us; from 0 it is a share.
   */
  if (n > 0 && scale->low == 0 &&
      (scale->measure == TL_MEASURE_CSAT || scale->measure == TL_MEASURE_SHARE))
    set_wilson (finding, CLAMP (value / scale->high, 0, 1), n);
  return TRUE;
}

static void
turn_around (Finding *finding)
{
  double low = finding->low;

  finding->value = -finding->value;
  finding->low = -finding->high;
  finding->high = -low;
}

/* FALSE when the evidence holds no number that can be put on the shown scale. */
static gboolean
read_numbers (const TlElement *evidence, const TlScale *scale, Finding *finding)
{
  *finding = (Finding){ 0 };
  if (!scale->is_known)
    return FALSE;
  if (tl_element_get (evidence, TL_PROPERTY_COUNTS) != NULL)
    return read_counts (evidence, scale, finding);
  return read_value (evidence, scale, finding);
}

static gboolean
read_finding (const TlElement *evidence, Finding *finding, TlMeasure *measure)
{
  TlScale scale = tl_scale_get (evidence);

  if (scale.measure < 0 || !read_numbers (evidence, &scale, finding))
    return FALSE;
  *measure = (TlMeasure) scale.measure;
  if (tl_element_get_choice (evidence, TL_PROPERTY_DIRECTION) == TL_DIRECTION_LOWER_BETTER)
    turn_around (finding);
  return TRUE;
}

/* Pools findings of one measure: by their answers when each states how many there are, else each
 * counts the same. The half widths of independent means add as squares. */
static TlExperience
pool (const GArray *findings, TlMeasure measure)
{
  TlExperience experience = { .known = TRUE, .measure = (int) measure };
  gboolean weighted = TRUE, bounded = TRUE;
  double weights = 0, below = 0, above = 0;

  for (guint i = 0; i < findings->len; i++)
    weighted = weighted && g_array_index (findings, Finding, i).n > 0;
  for (guint i = 0; i < findings->len; i++)
    {
      const Finding *finding = &g_array_index (findings, Finding, i);
      double weight = weighted ? finding->n : 1;

      weights += weight;
      experience.value += weight * finding->value;
      experience.n += finding->n;
      bounded = bounded && finding->has_interval;
      below += pow (weight * (finding->value - finding->low), 2);
      above += pow (weight * (finding->high - finding->value), 2);
    }
  experience.value /= weights;
  experience.low = bounded ? experience.value - sqrt (below) / weights : experience.value;
  experience.high = bounded ? experience.value + sqrt (above) / weights : experience.value;
  return experience;
}

/* The index of referrers keeps no order, and sums depend on it in their last digits. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (tl_element_get_id (*(TlElement *const *) a),
                 tl_element_get_id (*(TlElement *const *) b));
}

GPtrArray *
tl_experience_list_evidence (TlMap *map, const TlElement *touchpoint)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, touchpoint);
  GPtrArray *evidence = NULL;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      TlElement *element = g_ptr_array_index (referrers, i);

      if (tl_element_get_kind (element) != TL_KIND_EVIDENCE)
        continue;
      if (evidence == NULL)
        evidence = g_ptr_array_new ();
      g_ptr_array_add (evidence, element);
    }
  if (evidence != NULL && evidence->len > 1)
    g_ptr_array_sort (evidence, compare_ids);
  return evidence;
}

#define N_MEASURES (TL_MEASURE_DURATION + 1)

/* The position of the measure with the most answers among those found, -1 when none was. */
static int
choose_measure (GArray *const *findings)
{
  int best = -1;
  guint64 most = 0;

  for (int measure = 0; measure < N_MEASURES; measure++)
    {
      guint64 n = 0;

      for (guint i = 0; findings[measure] != NULL && i < findings[measure]->len; i++)
        n += g_array_index (findings[measure], Finding, i).n;
      if (findings[measure] != NULL && (best < 0 || n > most))
        {
          best = measure;
          most = n;
        }
    }
  return best;
}

static TlExperience
measure_evidence (const GPtrArray *evidence)
{
  GArray *findings[N_MEASURES] = { NULL };
  TlExperience experience = { .measure = -1 };
  int best;

  for (guint i = 0; i < evidence->len; i++)
    {
      Finding finding;
      TlMeasure measure;

      if (!read_finding (g_ptr_array_index (evidence, i), &finding, &measure))
        continue;
      if (findings[measure] == NULL)
        findings[measure] = g_array_new (FALSE, FALSE, sizeof (Finding));
      g_array_append_val (findings[measure], finding);
    }
  best = choose_measure (findings);
  if (best >= 0)
    experience = pool (findings[best], (TlMeasure) best);
  for (int i = 0; i < N_MEASURES; i++)
    g_clear_pointer (&findings[i], g_array_unref);
  return experience;
}

static TlExperience
assess (TlMap *map, const TlElement *touchpoint)
{
  TlExperience experience = { .measure = -1 };
  double low, high, feeling;

  tl_map_get_scale (map, &low, &high);
  if (!(low < high) || !tl_element_get_number (touchpoint, TL_PROPERTY_FEELING, &feeling))
    return experience;
  experience.known = experience.assessed = TRUE;
  experience.value = normalise (feeling, low, high);
  experience.low = experience.high = experience.value;
  return experience;
}

TlExperience
tl_experience_of_touchpoint (TlMap *map, const TlElement *touchpoint)
{
  g_autoptr (GPtrArray) evidence = tl_experience_list_evidence (map, touchpoint);
  TlExperience experience = { .measure = -1 };

  if (evidence != NULL)
    experience = measure_evidence (evidence);
  return experience.known ? experience : assess (map, touchpoint);
}

gboolean
tl_experience_is_thin (const TlExperience *experience)
{
  return experience->known && !experience->assessed && experience->n < FEW_ANSWERS;
}

gboolean
tl_experience_has_interval (const TlExperience *experience)
{
  return experience->low < experience->high;
}

void
tl_experience_sum_add (TlExperienceSum *sum, const TlExperience *experience)
{
  if (!experience->known)
    return;
  sum->value += experience->value;
  sum->n++;
  sum->n_measured += experience->assessed ? 0 : 1;
}

void
tl_experience_sum_join (TlExperienceSum *sum, const TlExperienceSum *other)
{
  sum->value += other->value;
  sum->n += other->n;
  sum->n_measured += other->n_measured;
}

TlExperience
tl_experience_sum_get_mean (const TlExperienceSum *sum)
{
  TlExperience mean = { .measure = -1 };

  if (sum->n == 0)
    return mean;
  mean.known = TRUE;
  mean.assessed = sum->n_measured == 0;
  mean.n = sum->n;
  mean.value = mean.low = mean.high = sum->value / sum->n;
  return mean;
}

TlExperience
tl_experience_of_layer (TlMap *map, TlLayer layer)
{
  TlExperienceSum sum = { 0 };

  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);
      TlExperience one;

      if (lane == NULL || tl_element_get_choice (lane, TL_PROPERTY_LAYER) != (int) layer)
        continue;
      one = tl_experience_of_touchpoint (map, touchpoint);
      tl_experience_sum_add (&sum, &one);
    }
  return tl_experience_sum_get_mean (&sum);
}

/* What is shown: one decimal, and never a negative zero. */
static double
round_to_shown (double value)
{
  return round (value * 10) / 10 + 0.0;
}

TlMood
tl_experience_get_mood (double value)
{
  double shown = round_to_shown (value);

  if (shown < -1.5)
    return TL_MOOD_ANGRY;
  if (shown < -0.5)
    return TL_MOOD_UNHAPPY;
  if (shown <= 0.5)
    return TL_MOOD_NEUTRAL;
  return shown <= 1.5 ? TL_MOOD_HAPPY : TL_MOOD_DELIGHTED;
}

char *
tl_experience_format (double value)
{
  double shown = round_to_shown (value);

  return g_strdup_printf ("%s%.1f", shown < 0 ? "\u2212" : shown > 0 ? "+" : "", fabs (shown));
}

/* The number as it was stated, or what the counts come to on the measure's usual scale. */
static gboolean
get_raw_number (const TlElement *evidence, double *raw, guint *n)
{
  TlScale scale = tl_scale_get (evidence);
  Finding finding;

  *n = (guint) tl_element_get_integer (evidence, TL_PROPERTY_N, 0);
  if (tl_element_get_number (evidence, TL_PROPERTY_VALUE, raw))
    return TRUE;
  if (!read_numbers (evidence, &scale, &finding))
    return FALSE;
  if (scale.measure == TL_MEASURE_CSAT)
    tl_scale_get_usual (scale.measure, &scale.low, &scale.high);
  *n = finding.n;
  *raw = scale.low + (finding.value + STEPS_HIGH) / (2 * STEPS_HIGH) * (scale.high - scale.low);
  return TRUE;
}

char *
tl_experience_format_evidence (const TlElement *evidence)
{
  int measure = tl_element_get_choice (evidence, TL_PROPERTY_MEASURE);
  g_autofree char *number = NULL;
  const char *label;
  double raw;
  guint n;

  if (measure < 0 || !get_raw_number (evidence, &raw, &n))
    return NULL;
  raw = round_to_shown (raw);
  number = g_strdup_printf ("%.*f", raw == round (raw) ? 0 : 1, fabs (raw));
  label = _ (tl_kind_get_choices (TL_KIND_EVIDENCE, TL_PROPERTY_MEASURE)[measure].label);
  if (n == 0)
    /* Translators: a measure, a minus sign or nothing, and its value: Net promoter score −12 */
    return g_strdup_printf (_ ("%s %s%s"), label, raw < 0 ? "\u2212" : "", number);
  /* Translators: the same with the number of answers: Net promoter score −12 (n = 40) */
  return g_strdup_printf (_ ("%s %s%s (n = %u)"), label, raw < 0 ? "\u2212" : "", number, n);
}

const char *
tl_experience_get_quote (TlMap *map, const TlElement *touchpoint)
{
  g_autoptr (GPtrArray) evidence = tl_experience_list_evidence (map, touchpoint);
  const char *quote = NULL, *newest = "";

  for (guint i = 0; evidence != NULL && i < evidence->len; i++)
    {
      const TlElement *element = g_ptr_array_index (evidence, i);
      const char *words = tl_element_get (element, TL_PROPERTY_WORDS);
      const char *date = tl_element_get_string (element, TL_PROPERTY_DATE);

      if (words == NULL || *words == '\0' ||
          tl_element_get_choice (element, TL_PROPERTY_CONSENT) == TL_CONSENT_NONE)
        continue;
      /* Dates are written year first, so they sort as text; what has none is the oldest. */
      if (quote == NULL || strcmp (date, newest) > 0)
        {
          quote = words;
          newest = date;
        }
    }
  return quote;
}
