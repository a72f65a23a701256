/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-painter.h"

G_BEGIN_DECLS

/* Small charts, one beside each figure they picture: the same ink on the screen and on paper. They
 * hold no words; what they show is told beside them. Where the painter goes from right to left, so
 * do they. */

typedef enum
{
  TL_CHART_NONE,
  TL_CHART_BAR,     /* a share of a whole, and a line over the bars above and below it */
  TL_CHART_STACK,   /* parts of a whole, one after the other */
  TL_CHART_STEP,    /* a feeling before and after, each with its interval */
  TL_CHART_TREND,   /* values over time */
  TL_CHART_SCATTER, /* feelings of two, against each other */
} TlChartKind;

#define TL_CHART_PARTS 4

typedef struct
{
  double value, low, high; /* -2 ... +2; low and high equal the value when there is no interval */
} TlChartEstimate;

typedef struct
{
  double x, y;
} TlChartPoint;

typedef struct
{
  TlChartKind kind;
  TlColor color; /* of BAR, TREND, and of what is after in a STEP */
  /* BAR: of the whole width, 0 ... 1; the line at the bar above, here and at the one below, less
   * than 0: no line. */
  double share, before, upto, next;
  double parts[TL_CHART_PARTS]; /* STACK: of the whole width, together 1 at most */
  TlColor colors[TL_CHART_PARTS];
  TlChartEstimate steps[2]; /* STEP: before, after */
  /* TREND: time from 0 to 1 across, 1 to 5 up. SCATTER: -2 to +2 both ways, coloured by the mood of
   * what is up. Of TlChartPoint; owned; NULL in other kinds. */
  GArray *points;
} TlChart;

/* Shares the points. To be cleared. */
TlChart tl_chart_copy (const TlChart *chart);
void tl_chart_clear (TlChart *chart);
/* How high it is best drawn, in map units. */
double tl_chart_get_height (const TlChart *chart);
void tl_chart_draw (const TlChart *chart, TlPainter *painter, TlScheme scheme, const TlRect *rect);

G_END_DECLS
