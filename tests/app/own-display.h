/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A display of the test's own: starts Xvfb, points GTK at it, initialises GTK and libadwaita, runs
 * the tests, and ends Xvfb. Call after g_test_init (); returns the exit status. */
int own_display_run_tests (void);

/* What a screen reader was told last, since it was taken the last time; NULL: nothing. Transfer
 * full. */
char *own_display_take_said (void);

/* Runs the main loop until the check says TRUE; a test that waits longer than ten seconds fails. */
void own_display_wait (gboolean (*check) (gpointer data), gpointer data);

G_END_DECLS
