/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder of a test's own, for the files it writes. */

/* A new and empty one; no symlink is in its path. Transfer full. */
char *own_folder_make (void);
/* The same, and what the program keeps of its state goes there: to be called before GLib has asked
 * for that folder. Transfer full. */
char *own_folder_make_for_state (void);
/* The number of its files and folders, not of what is in those. */
guint own_folder_count (const char *folder);
/* Removes all that is in it. */
void own_folder_clear (const char *folder);
/* Removes it with all that is in it, and frees the path. */
void own_folder_remove (char *folder);

G_END_DECLS
