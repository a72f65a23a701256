/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-period.h"

G_BEGIN_DECLS

/* TlTimeline: when the evidence about touchpoints was gathered, read in one walk over it. Only
 * months with evidence are listed: a slip of the pen in one year must not put a thousand empty
 * months between two others. */

typedef struct
{
  TlDay first, last; /* of the month: the 1st and the 28th ... 31st */
  guint n_evidence;  /* pieces */
  guint64 n_answers; /* those that the pieces with a number state */
  guint sources;     /* of these, as TlExperience has them */
} TlTimelineMonth;

typedef struct
{
  GArray *months;    /* TlTimelineMonth, in order of time */
  TlDay first, last; /* the days of the first and the last piece; 0: none has a date */
  guint n_undated;   /* pieces of evidence about touchpoints that have no date */
} TlTimeline;

TlTimeline *tl_timeline_new (TlMap *map);
void tl_timeline_free (TlTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTimeline, tl_timeline_free)

/* What is in the period as if it were one month, whole months at a time: one counts when its last
 * day does. */
TlTimelineMonth tl_timeline_sum_up (const TlTimeline *timeline, const TlPeriod *period);

G_END_DECLS
