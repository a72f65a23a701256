/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which day it is, for all that is old or overdue by then: the same for every view, and another
 * one in a window that stays open past midnight. */

/* "2026-03-31", where the reader is. Transfer full. */
char *tl_today_dup (void);

/* Has `function` called once for each new day, a minute late at most. Until tl_today_unwatch ()
 * with the same data. */
void tl_today_watch (void (*function) (gpointer data), gpointer data);
/* Nothing if nobody watches. */
void tl_today_unwatch (gpointer data);
/* Calls at once if the day is another one: a machine that slept need not wait for the minute. */
void tl_today_look (void);

G_END_DECLS
