/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map-view.h"

G_BEGIN_DECLS

/* TlInsightsView: what a map says to those who lead, in figures and sentences. Each figure states
 * what it is drawn from and is a button that leads to its cards. */
#define TL_TYPE_INSIGHTS_VIEW (tl_insights_view_get_type ())
G_DECLARE_FINAL_TYPE (TlInsightsView, tl_insights_view, TL, INSIGHTS_VIEW, TlMapView)

GtkWidget *tl_insights_view_new (void);

G_END_DECLS
