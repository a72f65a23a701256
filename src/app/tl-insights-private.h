/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-insights.h"
#include "tl-insights-view.h"

G_BEGIN_DECLS

/* tl-insights-chart.c: a picture of a figure that is beside it in words; a screen reader passes it
 * by. A copy of the chart is kept. */
GtkWidget *tl_insights_make_chart (const TlChart *chart);

/* tl-insights-page.c: widgets for all that is told, of TlTold, put into the box. */
void tl_insights_fill (TlInsightsView *self, GtkBox *sections, const GArray *told);

/* A button that leads to these elements (of TlElement; NULL or empty: it leads nowhere and cannot
 * be pressed). A screen reader says `label`. `child` is what is seen. */
GtkWidget *tl_insights_make_figure (TlInsightsView *self,
                                    GtkWidget *child,
                                    const char *label,
                                    const GPtrArray *elements);

G_END_DECLS
