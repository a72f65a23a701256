/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"

G_BEGIN_DECLS

/* TlCurveSummary: a curve of feelings in three numbers: its peak, its end and its mean. One alone
 * says little: people remember how a time was by its most intense moment and by how it ended, not
 * by how long it lasted (Kahneman, Fredrickson, Schreiber and Redelmeier, "When more pain is
 * preferred to less", Psychological Science 4, 1993). Starts as { 0 }. */
typedef struct
{
  TlElement *peak, *end; /* what was felt most strongly, the earlier of equals; what was felt last;
                            NULL: nothing is known */
  TlExperience at_peak, at_end;
  guint peak_moment;
  guint end_moment, end_begin; /* the last that it covers, and the first */
  TlExperienceSum sum; /* whose mean is over touchpoints, each with the measure it was told by; raw
                        * numbers of different measures are in none */
} TlCurveSummary;

/* `moment` and `last`, the first and the last that the touchpoint covers, count in the order of
 * time. Moments may come in any order; the touchpoints of one are added as they follow each other:
 * lane by lane, each in the order of the map. Nothing is added where nothing is known. */
void tl_curve_summary_add (TlCurveSummary *summary,
                           TlElement *touchpoint,
                           guint moment,
                           guint last,
                           const TlExperience *experience);

G_END_DECLS
