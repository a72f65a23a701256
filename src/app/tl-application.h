/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-window.h"

G_BEGIN_DECLS

/* TlApplication: the desktop program, one instance a session: opens files in windows, one a map.
 *
 * actions
 *   app.new  app.about  app.quit (asks each window in turn) */
#define TL_TYPE_APPLICATION (tl_application_get_type ())
G_DECLARE_FINAL_TYPE (TlApplication, tl_application, TL, APPLICATION, AdwApplication)

TlApplication *tl_application_new (void);

/* Shows the window that has the file open already; else opens it, in `window` when that shows
 * nothing anybody would miss, in a new one otherwise. `window` may be NULL. */
void tl_application_open_file (TlApplication *application, GFile *file, TlWindow *window);

/* The window that has the file open, whatever name it goes by; NULL when there is none. */
TlWindow *tl_application_find_window (GFile *file);

/* Has the window offer what earlier runs left of its file; the first window, and one with the start
 * page, whatever they left. */
void tl_application_offer_drafts (TlWindow *window);

G_END_DECLS
