/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-experience.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "tl-reading.h"

#define FEW_ANSWERS 5
#define URGENT_FEELING -1.0
#define IMPORTANT 4 /* of 5, to the person */

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

/* A piece of evidence, read. */
typedef struct
{
  TlReading reading;
  int measure;       /* TlMeasure, -1: no number that can be shown */
  guint source;      /* as TlExperience unites them; 0: it is not said */
  TlDay day;         /* 0: no date */
  const char *words; /* that may be shown, owned by the map; NULL: none */
} Piece;

struct _TlRecord
{
  GArray *pieces; /* by id; NULL: there is no evidence */
  TlExperience assessed;
  gboolean future;
};

static Piece
read_piece (const TlElement *evidence)
{
  Piece piece = { .measure = -1 };
  const char *words = tl_element_get (evidence, TL_PROPERTY_WORDS);
  int source = tl_element_get_choice (evidence, TL_PROPERTY_SOURCE);
  TlMeasure measure;

  if (tl_reading_take (evidence, &piece.reading, &measure))
    piece.measure = (int) measure;
  piece.source = source >= 0 ? 1u << source : 0;
  piece.day = tl_day_parse (tl_element_get (evidence, TL_PROPERTY_DATE));
  if (words != NULL && *words != '\0' &&
      tl_element_get_choice (evidence, TL_PROPERTY_CONSENT) != TL_CONSENT_NONE)
    piece.words = words;
  return piece;
}

static GArray *
read_pieces (TlMap *map, const TlElement *touchpoint)
{
  g_autoptr (GPtrArray) evidence = tl_experience_list_evidence (map, touchpoint);
  GArray *pieces;

  if (evidence == NULL)
    return NULL;
  pieces = g_array_sized_new (FALSE, FALSE, sizeof (Piece), evidence->len);
  for (guint i = 0; i < evidence->len; i++)
    {
      Piece piece = read_piece (g_ptr_array_index (evidence, i));

      g_array_append_val (pieces, piece);
    }
  return pieces;
}

#define N_MEASURES (TL_MEASURE_DURATION + 1)

typedef struct
{
  guint n_pieces;
  guint64 n; /* answers */
} Pool;

static gboolean
is_pooled (const Piece *piece, const TlPeriod *period)
{
  return piece->measure >= 0 && tl_period_has (period, piece->day);
}

/* The position of the measure with the most answers among those found, -1 when none was. */
static int
choose_measure (const Pool *pools)
{
  int best = -1;

  for (int measure = 0; measure < N_MEASURES; measure++)
    if (pools[measure].n_pieces > 0 && (best < 0 || pools[measure].n > pools[best].n))
      best = measure;
  return best;
}

/* Pools readings of one measure by their answers. One that does not say how many there are counts
 * as one: not as much as hundreds beside it. The half widths of independent means add as squares.
 */
static TlExperience
pool (const GArray *pieces, const TlPeriod *period, int measure)
{
  TlExperience experience = { .known = TRUE, .measure = measure };
  gboolean bounded = TRUE;
  double weights = 0, below = 0, above = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      const TlReading *reading = &piece->reading;
      double weight = MAX (reading->n, 1);

      if (piece->measure != measure || !is_pooled (piece, period))
        continue;
      weights += weight;
      experience.value += weight * reading->value;
      experience.n += reading->n;
      experience.sources |= piece->source;
      bounded = bounded && reading->has_interval;
      below += pow (weight * (reading->value - reading->low), 2);
      above += pow (weight * (reading->high - reading->value), 2);
    }
  experience.answers = experience.n;
  experience.has_interval = bounded;
  experience.value /= weights;
  experience.low = bounded ? experience.value - sqrt (below) / weights : experience.value;
  experience.high = bounded ? experience.value + sqrt (above) / weights : experience.value;
  /* Not before: halves that were cut would make the pooled one too narrow. */
  experience.low = MAX (experience.low, -TL_READING_HIGHEST);
  experience.high = MIN (experience.high, TL_READING_HIGHEST);
  return experience;
}

static TlExperience
measure_pieces (const GArray *pieces, const TlPeriod *period)
{
  Pool pools[N_MEASURES] = { { 0 } };
  int best;

  for (guint i = 0; i < pieces->len; i++)
    {
      const Piece *piece = &g_array_index (pieces, Piece, i);
      Pool *one = piece->measure >= 0 ? &pools[piece->measure] : NULL;

      if (!is_pooled (piece, period))
        continue;
      one->n_pieces++;
      one->n += piece->reading.n;
    }
  best = choose_measure (pools);
  return best >= 0 ? pool (pieces, period, best) : (TlExperience){ .measure = -1 };
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
  experience.value = tl_reading_normalise (feeling, low, high);
  experience.low = experience.high = experience.value;
  return experience;
}

TlRecord *
tl_record_new (TlMap *map, const TlElement *touchpoint)
{
  TlRecord *record = g_new (TlRecord, 1);

  record->pieces = read_pieces (map, touchpoint);
  record->assessed = assess (map, touchpoint);
  record->future =
      tl_element_has_choice (tl_map_get_root (map), TL_PROPERTY_STATE, TL_STATE_FUTURE);
  return record;
}

void
tl_record_free (TlRecord *record)
{
  g_clear_pointer (&record->pieces, g_array_unref);
  g_free (record);
}

static gboolean
is_hoped_for (const TlRecord *record)
{
  return record->future && record->assessed.known;
}

TlExperience
tl_record_get_experience (const TlRecord *record, const TlPeriod *period)
{
  TlExperience experience = { .measure = -1 };

  if (record->pieces != NULL && !(is_hoped_for (record) && tl_period_is_whole (period)))
    experience = measure_pieces (record->pieces, period);
  if (!experience.known && tl_period_is_whole (period))
    experience = record->assessed;
  experience.future = experience.known && record->future;
  return experience;
}

const char *
tl_record_get_quote (const TlRecord *record, const TlPeriod *period)
{
  const Piece *newest = NULL;

  if (is_hoped_for (record) && tl_period_is_whole (period))
    return NULL;
  for (guint i = 0; record->pieces != NULL && i < record->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (record->pieces, Piece, i);

      /* What has no date is the oldest. */
      if (piece->words != NULL && tl_period_has (period, piece->day) &&
          (newest == NULL || piece->day > newest->day))
        newest = piece;
    }
  return newest != NULL ? newest->words : NULL;
}

gboolean
tl_record_differs (const TlRecord *record, const TlPeriod *a, const TlPeriod *b)
{
  if (record->assessed.known && tl_period_is_whole (a) != tl_period_is_whole (b))
    return TRUE;
  for (guint i = 0; record->pieces != NULL && i < record->pieces->len; i++)
    {
      TlDay day = g_array_index (record->pieces, Piece, i).day;

      if (tl_period_has (a, day) != tl_period_has (b, day))
        return TRUE;
    }
  return FALSE;
}

TlExperience
tl_experience_of_touchpoint_in (TlMap *map, const TlElement *touchpoint, const TlPeriod *period)
{
  g_autoptr (TlRecord) record = tl_record_new (map, touchpoint);

  return tl_record_get_experience (record, period);
}

TlExperience
tl_experience_of_touchpoint (TlMap *map, const TlElement *touchpoint)
{
  return tl_experience_of_touchpoint_in (map, touchpoint, NULL);
}

TlExperience
tl_experience_of_evidence (const GPtrArray *evidence)
{
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));

  for (guint i = 0; i < evidence->len; i++)
    {
      Piece piece = read_piece (g_ptr_array_index (evidence, i));

      g_array_append_val (pieces, piece);
    }
  return measure_pieces (pieces, NULL);
}

gboolean
tl_experience_equal (const TlExperience *one, const TlExperience *other)
{
  return one->known == other->known && one->assessed == other->assessed &&
         one->future == other->future && one->value == other->value && one->low == other->low &&
         one->high == other->high && one->has_interval == other->has_interval &&
         one->n == other->n && one->answers == other->answers && one->sources == other->sources &&
         one->measure == other->measure;
}

gboolean
tl_experience_is_thin (const TlExperience *experience)
{
  return experience->known && !experience->assessed && experience->n < FEW_ANSWERS;
}

void
tl_experience_sum_add (TlExperienceSum *sum, const TlExperience *experience)
{
  if (!experience->known)
    return;
  sum->value += experience->value;
  sum->n++;
  sum->n_measured += experience->assessed ? 0 : 1;
  sum->answers += experience->answers;
  sum->sources |= experience->sources;
  sum->future = experience->future;
}

void
tl_experience_sum_join (TlExperienceSum *sum, const TlExperienceSum *other)
{
  sum->value += other->value;
  sum->n += other->n;
  sum->n_measured += other->n_measured;
  sum->answers += other->answers;
  sum->sources |= other->sources;
  sum->future = sum->future || other->future;
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
  mean.n_assessed = sum->n - sum->n_measured;
  mean.answers = sum->answers;
  mean.sources = sum->sources;
  mean.future = sum->future;
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

gboolean
tl_experience_is_urgent (const TlElement *touchpoint, const TlExperience *experience)
{
  return experience->known && experience->value <= URGENT_FEELING &&
         tl_element_get_integer (touchpoint, TL_PROPERTY_IMPORTANCE_TO_PERSON, 0) >= IMPORTANT;
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

/* What the counts come to on the measure's usual scale, as the feeling is worked out from them; or
 * the number as it was stated. */
static gboolean
get_raw_number (const TlElement *evidence, double *raw, guint *n)
{
  TlScale scale = tl_scale_get (evidence);
  TlReading reading;

  *n = (guint) tl_element_get_integer (evidence, TL_PROPERTY_N, 0);
  if (tl_element_get (evidence, TL_PROPERTY_COUNTS) == NULL &&
      tl_element_get_number (evidence, TL_PROPERTY_VALUE, raw))
    return TRUE;
  if (!tl_reading_take_numbers (evidence, &scale, &reading))
    return FALSE;
  if (scale.measure == TL_MEASURE_CSAT)
    tl_scale_get_usual (scale.measure, &scale.low, &scale.high);
  *n = reading.n;
  *raw = scale.low +
         (reading.value + TL_READING_HIGHEST) / (2 * TL_READING_HIGHEST) * (scale.high - scale.low);
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

guint
tl_experience_count_answers (const TlElement *evidence)
{
  TlMeasure measure;
  TlReading reading;

  return tl_reading_take (evidence, &reading, &measure) ? reading.n : 0;
}

const char *
tl_experience_get_quote (TlMap *map, const TlElement *touchpoint, const TlPeriod *period)
{
  g_autoptr (TlRecord) record = tl_record_new (map, touchpoint);

  return tl_record_get_quote (record, period);
}
