/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-months.h"

G_BEGIN_DECLS

/* The pictures of the months view. A screen reader is told the same in words beside them. */

/* A month's curves; `panel` is one of `months`, both must outlive the widget. */
GtkWidget *
tl_month_chart_new (const TlMonths *months, const TlMonthsPanel *panel, gboolean right_to_left);
/* How a line is drawn: its colour and, since colour alone tells nobody, its dashes. */
GtkWidget *tl_month_chart_new_key (const TlMonths *months, guint line);

G_END_DECLS
