/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* A day as a number that sorts, 20260331 for the 31st of March 2026. 0: none. */
typedef guint TlDay;

/* The day of a date as a map has it, "2026-03-31". 0 for NULL, and for what is no such date. */
TlDay tl_day_parse (const char *date);
/* "31 March 2026", and the month alone: "March 2026", in the reader's language. A day is not 0.
 * Transfer full. */
char *tl_day_format (TlDay day);
char *tl_day_format_month (TlDay day);
/* The last day of a day's month. */
TlDay tl_day_get_month_end (TlDay day);

/* TlPeriod: which evidence counts. All zero it is whole: what is known today, evidence with and
 * without a date, and the assessed feelings. Any other counts only evidence that is dated within
 * it, both ends included: what has no date may have been known then or not, and nothing is to be
 * shown for a time at which nobody knew it. */
typedef struct
{
  TlDay from;  /* 0: from the beginning */
  TlDay until; /* 0: the period is whole */
} TlPeriod;

TlPeriod tl_period_up_to (TlDay day);
/* The month that this day is in. */
TlPeriod tl_period_month (TlDay day);
/* NULL is the whole period, here and wherever one is asked for. */
gboolean tl_period_is_whole (const TlPeriod *period);
gboolean tl_period_equal (const TlPeriod *a, const TlPeriod *b);
/* Whether what is dated so counts; day 0 is what has no date. */
gboolean tl_period_has (const TlPeriod *period, TlDay day);
gboolean tl_period_has_evidence (const TlPeriod *period, const TlElement *evidence);
/* "Evidence up to 31 March 2026", "Evidence of March 2026"; NULL when it is whole. Transfer full.
 */
char *tl_period_describe (const TlPeriod *period);

G_END_DECLS
