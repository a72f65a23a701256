/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"
#include "tl-timeline.h"

G_BEGIN_DECLS

/* TlMonths: how the journey was felt, month by month: for each month with evidence one curve for
 * each person who lives the journey, by the evidence of that month alone. A copy of what the map
 * says: it names elements and holds until the map changes. */

/* Whose curve it is: those of the touchpoints in the lanes of one person and layer. */
typedef struct
{
  TlLayer layer;     /* customer, partner or employee: those who live it */
  TlElement *person; /* NULL: nobody is named */
  TlElement *lane;   /* the first of them */
} TlMonthsLine;

typedef struct
{
  double place; /* along the journey, 0 its first moment ... 1 its last */
  TlExperience experience;
  gboolean mixed; /* it is the worst of several measures, see TlStation */
} TlMonthsPoint;

typedef struct
{
  TlTimelineMonth month;
  guint n_touchpoints; /* that somebody felt something at */
  guint n_answers;     /* behind the points; 0: nobody said how many */
  guint sources;       /* of these, as in TlExperience */
  GArray **points;     /* one TlMonthsPoint array for each line, from the start of the journey */
} TlMonthsPanel;

typedef struct
{
  GArray *lines;     /* TlMonthsLine: customers, partners, employees, each in the map's order */
  GPtrArray *panels; /* TlMonthsPanel, in order of time, the newest TL_MONTHS_MOST at most */
  GArray *stages;    /* double: where stages after the first begin, as `place` */
  guint n_earlier;   /* months that are left out */
  guint n_undated;   /* pieces of evidence that have no date, and so are in none */
} TlMonths;

#define TL_MONTHS_MOST 120

/* Months without a number, of words alone, have no panel. */
TlMonths *tl_months_new (TlMap *map);
void tl_months_free (TlMonths *months);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlMonths, tl_months_free)

/* What a line comes to in a panel: the mean over its points, or, where these are of several
 * measures, which have no mean, the worst of them; see TlStation. Unknown when it has no point. */
TlExperience tl_months_sum_up (const TlMonthsPanel *panel, guint line, gboolean *is_mean);

G_END_DECLS
