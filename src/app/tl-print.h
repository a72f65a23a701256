/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-look.h"
#include "tl-map.h"

G_BEGIN_DECLS

/* Prints a map on one sheet, as large as it fits, by the desktop's own dialog; in a sandbox that is
 * the portal's. The sheet lies the way the map fits best until another way is chosen in the dialog;
 * what is chosen there is remembered in the state folder, for the next map too. */

/* `error` NULL: it was printed, or there was nothing to print in the end. */
typedef void (*TlPrintDone) (const GError *error, gpointer data);

/* In this look (NULL: ours). `map` is read at once and not needed later. `name`: of the job, for
 * lists of jobs and of files. What takes its time is done in a thread; while the map is drawn for
 * longer than a moment a window tells how far that is, where it can be cancelled. `done` is called
 * once, and not before this returns. */
void tl_print_map (GtkWindow *parent,
                   TlMap *map,
                   const TlLook *look,
                   const char *name,
                   TlPrintDone done,
                   gpointer data);
/* The same into a PDF, without a dialog or a window. Runs the main loop, and returns when it is
 * done. Errors also G_IO_ERROR_CANCELLED. */
gboolean tl_print_map_to_file (TlMap *map,
                               const TlLook *look,
                               const char *name,
                               const char *path,
                               GCancellable *cancellable,
                               GError **error);

/* What the dialog starts with: what was remembered, and for a map of this name the name of a file
 * that lies in whatever folder is chosen. Transfer full. */
GtkPrintSettings *tl_print_make_settings (GKeyFile *remembered, const char *name);

G_END_DECLS
