/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map-view.h"
#include "tl-period.h"

G_BEGIN_DECLS

/* TlMonthsView: how the journey was felt month by month, a small picture of curves for each month
 * that has evidence, side by side in order of time and all on the same axes. Each is a button that
 * leads to the map as that month has it.
 *
 * signals, beside those of TlMapView
 *   month-wanted (guint day)   the first day of a month that is to be shown on the map */
#define TL_TYPE_MONTHS_VIEW (tl_months_view_get_type ())
G_DECLARE_FINAL_TYPE (TlMonthsView, tl_months_view, TL, MONTHS_VIEW, TlMapView)

GtkWidget *tl_months_view_new (void);

G_END_DECLS
