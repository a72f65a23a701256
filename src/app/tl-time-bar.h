/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-period.h"

G_BEGIN_DECLS

/* TlTimeBar: asks for a time, by a slider with a stop for each month that has evidence: all that
 * was known up to the end of it, or what that month alone has brought. It can play the months one
 * after the other. Where no evidence has a date it says what to do about that.
 *
 * signals
 *   period-changed ()  the time asked for is another one; while the bar has a map
 *   closed ()          the reader has seen enough of the past (Escape, or the button) */
#define TL_TYPE_TIME_BAR (tl_time_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlTimeBar, tl_time_bar, TL, TIME_BAR, AdwBin)

GtkWidget *tl_time_bar_new (void);

/* Goes to the last month there is and follows the map from now on; NULL: to nothing, and stops. */
void tl_time_bar_set_map (TlTimeBar *bar, TlMap *map);
/* The time asked for; whole when there is nothing to choose from. Owned by the bar. */
const TlPeriod *tl_time_bar_get_period (TlTimeBar *bar);
/* Asks for the month of this day alone, if it has evidence. */
void tl_time_bar_show_month (TlTimeBar *bar, TlDay day);
/* Puts the keyboard on the slider. */
void tl_time_bar_focus (TlTimeBar *bar);

G_END_DECLS
