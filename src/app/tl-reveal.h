/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a file among its neighbours, in the program that the desktop has for files. Asks in turn,
 * and never waits: the file manager on the session's bus, which marks the file; the portal, which
 * a sandbox has instead; whatever opens folders. `done` is called once, with NULL when one of them
 * took it, else with the reason of the last. `parent` may go away meanwhile. */
typedef void (*TlRevealDone) (const GError *error, gpointer data);

void tl_reveal_file (GtkWindow *parent, GFile *file, TlRevealDone done, gpointer data);

G_END_DECLS
