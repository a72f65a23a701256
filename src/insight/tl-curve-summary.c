/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-curve-summary.h"

#include <math.h>

static gboolean
is_peak (const TlCurveSummary *summary, guint moment, const TlExperience *experience)
{
  double strength = fabs (experience->value), most = fabs (summary->at_peak.value);

  return summary->peak == NULL || strength > most ||
         (strength == most && moment < summary->peak_moment);
}

void
tl_curve_summary_add (TlCurveSummary *summary,
                      TlElement *touchpoint,
                      guint moment,
                      guint last,
                      const TlExperience *experience)
{
  if (!experience->known)
    return;
  tl_experience_sum_add (&summary->sum, experience);
  if (is_peak (summary, moment, experience))
    {
      summary->peak = touchpoint;
      summary->peak_moment = moment;
      summary->at_peak = *experience;
    }
  /* Of those that last as long the one that came last. */
  if (summary->end == NULL || last > summary->end_moment ||
      (last == summary->end_moment && moment >= summary->end_begin))
    {
      summary->end = touchpoint;
      summary->end_moment = last;
      summary->end_begin = moment;
      summary->at_end = *experience;
    }
}
