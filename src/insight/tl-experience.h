/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-period.h"

G_BEGIN_DECLS

/* How a touchpoint, or a layer, is felt. Derived from the map, never stored. */

typedef struct
{
  gboolean known;    /* FALSE: nothing is known, the rest is 0 */
  gboolean assessed; /* from the assessed feeling, not from evidence */
  gboolean future;   /* on a map of what is to come: assessed is hoped for, measured is today's */
  double value;      /* -2 (angry) ... +2 (delighted) */
  double low, high;  /* 95 % interval in the same units; both equal value when there is none */
  gboolean has_interval; /* how far the answers are apart is known */
  guint n;               /* answers behind it; 0 when assessed or unstated */
  guint n_assessed;      /* of a mean: touchpoints of which nobody was asked; else 0 */
  guint answers;         /* the same; of a mean, whose n counts touchpoints, behind all of them */
  guint sources;         /* what it was drawn from: 1 << choice of TL_PROPERTY_SOURCE, united */
  int measure;           /* TlMeasure used, -1 when assessed */
} TlExperience;

/* Five steps, by rounding the value to what a face shows. */
typedef enum
{
  TL_MOOD_ANGRY,
  TL_MOOD_UNHAPPY,
  TL_MOOD_NEUTRAL,
  TL_MOOD_HAPPY,
  TL_MOOD_DELIGHTED
} TlMood;

/* The mean of the normalised evidence of one measure, the one with the largest n; else the assessed
 * feeling; else unknown. On a map of what is to come what was measured is of today's journey: there
 * the assessed feeling, which is hoped for, comes first. Formulas: MODEL "Experience": v = 4 (x -
 * low) / (high - low) - 2, the sign turned for lower-better; NPS = 100 (promoters - detractors) /
 * n; CSAT = share of 4 and 5. */
TlExperience tl_experience_of_touchpoint (TlMap *map, const TlElement *touchpoint);
/* The same by what was found in a period alone: by evidence dated in it, and never by an assessed
 * feeling, which has no date, unless the period is whole. */
TlExperience
tl_experience_of_touchpoint_in (TlMap *map, const TlElement *touchpoint, const TlPeriod *period);
/* The same of the evidence alone, whatever it is about; unknown when it holds no number. */
TlExperience tl_experience_of_evidence (const GPtrArray *evidence);
gboolean tl_experience_equal (const TlExperience *one, const TlExperience *other);
/* Fewer than 5 answers, or nobody said how many: too thin to rely on. What was assessed, not
 * measured, has none to count, and is not. */
gboolean tl_experience_is_thin (const TlExperience *experience);
/* Mean over the layer's touchpoints with a known experience; n is the number of touchpoints. */
TlExperience tl_experience_of_layer (TlMap *map, TlLayer layer);

/* The same, added up piece by piece by whoever has the touchpoints at hand. Starts as { 0 }. */
typedef struct
{
  double value;
  guint n;                /* touchpoints whose experience is known */
  guint n_measured;       /* of them: by evidence */
  guint answers, sources; /* of all of them, see TlExperience */
  gboolean future;
} TlExperienceSum;

void tl_experience_sum_add (TlExperienceSum *sum, const TlExperience *experience);
void tl_experience_sum_join (TlExperienceSum *sum, const TlExperienceSum *other);
TlExperience tl_experience_sum_get_mean (const TlExperienceSum *sum);

/* angry below -1.5, unhappy below -0.5, neutral to +0.5, happy to +1.5, delighted above; the value
 * is rounded to one decimal first, as it is shown. */
TlMood tl_experience_get_mood (double value);
/* "−1.8", "+0.3", "0.0": one decimal and a true minus. Where a number is read by people, here and
 * below, the decimal point is that of their locale, as in the words around it. Transfer full. */
char *tl_experience_format (double value);
/* Felt at -1 or worse, where it matters to the person: 4 or 5 of 5. */
gboolean tl_experience_is_urgent (const TlElement *touchpoint, const TlExperience *experience);
/* A piece of evidence as its number was gathered: "Customer effort score 6.2 (n = 31)", on the
 * scale of the measure, rounded to one decimal. NULL when it holds no number. Transfer full. */
char *tl_experience_format_evidence (const TlElement *evidence);
/* The evidence about a touchpoint, by id; NULL when there is none. Transfer container. */
GPtrArray *tl_experience_list_evidence (TlMap *map, const TlElement *touchpoint);
/* How many answers are behind a piece of evidence; 0 when it holds no number, or does not say. */
guint tl_experience_count_answers (const TlElement *evidence);
/* The quote to show at a touchpoint: the words of its evidence of the period with consent public or
 * internal, newest first; NULL when there are none, and where something else is hoped for. Owned by
 * the map. */
const char *
tl_experience_get_quote (TlMap *map, const TlElement *touchpoint, const TlPeriod *period);

/* TlRecord: all that is known of how a touchpoint is felt, read once, to be asked for one period
 * after the other: what the functions above answer costs no walk over the map then. It is for the
 * touchpoint, its evidence and the scale of feelings as they were when it was made; its quotes are
 * owned by the map. */
typedef struct _TlRecord TlRecord;

TlRecord *tl_record_new (TlMap *map, const TlElement *touchpoint);
void tl_record_free (TlRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlRecord, tl_record_free)
TlExperience tl_record_get_experience (const TlRecord *record, const TlPeriod *period);
const char *tl_record_get_quote (const TlRecord *record, const TlPeriod *period);
/* FALSE: the two periods have the same evidence, so that there is nothing to ask again. */
gboolean tl_record_differs (const TlRecord *record, const TlPeriod *a, const TlPeriod *b);

G_END_DECLS
