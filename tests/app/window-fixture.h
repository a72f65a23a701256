/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-application.h"
#include "tl-window-private.h"

/* A window of the application, with a map in a file of its own. */

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  TlWindow *window;
} WindowFixture;

/* One for all tests, from the first window_fixture_set_up () on. */
extern TlApplication *window_fixture_application;
/* A map of one touchpoint, "t1", called "Repair". */
extern const char window_fixture_map[];
/* One that is mended when it is read, called "Faulty". */
extern const char window_fixture_faulty_map[];

/* `content`: what is in the file that is opened; NULL: there is none, and the map is blank. */
void window_fixture_set_up (WindowFixture *fixture, gconstpointer content);
/* Closes all windows and removes all files. */
void window_fixture_tear_down (WindowFixture *fixture, gconstpointer content);

TlWindow *window_fixture_make_blank (void);
/* For own_display_wait (): the window shows what it was asked to. */
gboolean window_fixture_has_document (gpointer window);
/* The same: what it shows is in its file. */
gboolean window_fixture_is_saved (gpointer window);
/* The same: a weak pointer is at nothing any more. */
gboolean window_fixture_is_gone (gpointer pointer);
/* Of those that show maps. */
guint window_fixture_count_windows (void);
void window_fixture_activate (TlWindow *window, const char *action);
TlHistory *window_fixture_get_history (TlWindow *window);
/* As a step of the history. */
void window_fixture_set_title (TlWindow *window, const char *title);
const char *window_fixture_get_map_title (TlWindow *window);

/* The question that is on the screen, NULL: none. */
AdwMessageDialog *window_fixture_find_question (void);
gboolean window_fixture_is_asking (gpointer data);
/* Waits for a question and gives the answer of this name, as a click on its button does. */
void window_fixture_answer (const char *response);
