/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-fields.h"

G_BEGIN_DECLS

/* A button with a calendar, for a field that holds a date. Where the field has no date, or several,
 * the calendar opens at today. A click on a day, or Space at it, puts that day into the field, as a
 * step of its own, and closes the calendar; leafing through months puts nothing. The field must
 * outlive what can be done with the button. */
GtkWidget *tl_date_button_new (TlField *field);

/* What a click does. */
void tl_date_button_open (GtkWidget *button);
/* NULL before it was first opened. */
GtkCalendar *tl_date_button_get_calendar (GtkWidget *button);
/* Puts the day that the calendar is at. */
void tl_date_button_choose (GtkWidget *button);

G_END_DECLS
