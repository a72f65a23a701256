/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The maps used lately, as the desktop remembers them for all programs. */

/* GtkRecentInfo of those that are still there, the one used last first. Transfer full. */
GPtrArray *tl_recent_list (guint limit);

void tl_recent_add (GFile *file);

/* The folder of a file in few letters, "~/Documents", "Home folder". Transfer full. */
char *tl_recent_describe_folder (GFile *file);

/* How long ago something was, in words: "2 hours ago", "Yesterday", then the date. What lies ahead
 * was just now. Transfer full. */
char *tl_recent_describe_time (GDateTime *time, GDateTime *now);

G_END_DECLS
