/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"
#include "tl-period.h"

G_BEGIN_DECLS

/* What got better since it was first asked, and what got worse. Only answers to the same question
 * are compared: of one measure, on one scale. Pure functions of the map; what they return is valid
 * until it changes.
 *
 * The difference of two values v1, v2 with 95 % intervals l1 ... u1, l2 ... u2 is d = v2 - v1, and
 * lies with 95 % in
 *
 *   d - √((v2 - l2)² + (u1 - v1)²)  ...  d + √((u2 - v2)² + (v1 - l1)²)
 *
 * For shares, whose intervals are E. B. Wilson's, this is method 10 of R. G. Newcombe, Interval
 * estimation for the difference between independent proportions, Statistics in Medicine 17 (1998);
 * for means, G. Y. Zou and A. Donner, Construction of confidence limits about effect measures,
 * Statistics in Medicine 27 (2008). */

typedef enum
{
  TL_PROGRESS_BETTER,   /* the whole interval of the difference is above 0 */
  TL_PROGRESS_WORSE,    /* it is below */
  TL_PROGRESS_OPEN,     /* 0 is within: it cannot be told yet */
  TL_PROGRESS_UNTESTED, /* how far the answers are apart is not known, so nothing can be told */
} TlProgressVerdict;

/* The question: a measure on its scale. */
typedef struct
{
  int measure; /* TlMeasure */
  double low, high;
  gboolean is_lower_better;
} TlYardstick;

typedef struct
{
  TlElement *touchpoint;
  TlYardstick yardstick;
  TlExperience before, after; /* on the shown scale, higher is better */
  guint sources; /* where the evidence of both is from: 1 << choice of TL_PROPERTY_SOURCE, ored */
  TlDay before_from, before_until;
  TlDay after_from, after_until; /* the first and the last day of the evidence of each */
  double difference;             /* after - before, -4 ... +4 */
  double low, high;              /* its 95 % interval; both equal the difference when there is none;
                                    not cut at the ends of the scale */
  gboolean overlap;              /* the intervals of the two have a value in common */
  TlProgressVerdict verdict;
} TlProgress;

/* Fills in all from `difference` down, by `before` and `after`. */
void tl_progress_judge (TlProgress *progress);

/* FALSE when the evidence is no number on a known scale. A share is on 0 ... 100, however it was
 * written. */
gboolean tl_yardstick_get (const TlElement *evidence, TlYardstick *yardstick);
gboolean tl_yardstick_equal (const TlYardstick *a, const TlYardstick *b);
/* "62 %", "5.4", "−12": a value of the shown scale as it was asked for. Transfer full. */
char *tl_yardstick_format (const TlYardstick *yardstick, double value);

/* Touchpoints about which the same was asked in two months or more: the first of them against the
 * last, and of several questions the one most answered. Of TlProgress: what is likely better first,
 * then what may be, what may be worse and what is likely worse; the greatest steps first in what is
 * better, last in what is worse. Transfer container. */
GArray *tl_progress_list (TlMap *map);

/* What came of a change that is done: evidence from before it was due against evidence since. */
typedef struct
{
  TlElement *change;
  TlDay due;
  GArray *steps;      /* of TlProgress, of touchpoints that it addresses; owned */
  GPtrArray *unasked; /* addressed, with nothing to compare; owned */
} TlChangeProgress;

/* Of TlChangeProgress, in the order of the map. Changes that are done; one that does not say when,
 * or addresses nothing, has no steps. Transfer full. */
GArray *tl_progress_list_changes (TlMap *map);

/* What a goal set out from, where it wants to be, and the newest that is known of it. Its measure
 * is words: only where these name a measure that people answered (NPS, CSAT, CES) is the evidence
 * of that measure taken for it, else there is none. */
typedef struct
{
  TlElement *goal;
  GPtrArray *touchpoints; /* that serve it, or that its changes address; owned */
  TlElement *newest;      /* of the evidence about these; NULL: there is none */
} TlGoalProgress;

/* Of TlGoalProgress: goals that say a baseline or a target, in the order of the map. Transfer full.
 */
GArray *tl_progress_list_goals (TlMap *map);

G_END_DECLS
