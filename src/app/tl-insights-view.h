/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-map.h"

G_BEGIN_DECLS

/* TlInsightsView: what a map says to those who lead, in figures and sentences. Each figure states
 * what it is drawn from and is a button that leads to its cards.
 *
 * properties (all notify)
 *   map  TlMap, nullable: what is told. It is read once, and once a frame at most after changes;
 *        nothing is kept up while it is NULL.
 *
 * signals
 *   elements-wanted (GPtrArray *elements)   of TlElement, what the figure that was pressed is about
 */
#define TL_TYPE_INSIGHTS_VIEW (tl_insights_view_get_type ())
G_DECLARE_FINAL_TYPE (TlInsightsView, tl_insights_view, TL, INSIGHTS_VIEW, AdwBin)

GtkWidget *tl_insights_view_new (void);

void tl_insights_view_set_map (TlInsightsView *self, TlMap *map);

G_END_DECLS
