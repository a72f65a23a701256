/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Files as the system hands them out, to the end: a signal interrupts nothing, and a piece is
 * followed by the next. What fails sets errno. Every call may block. */

/* Up to `size` bytes, fewer where the file ends before. Returns how many, -1 when it failed. */
gssize tl_descriptor_read (int descriptor, char *buffer, gsize size);
/* All of it, or FALSE. */
gboolean tl_descriptor_write (int descriptor, const char *data, gsize size);
/* So that a power cut does not bring old names back or take new ones away. TRUE as well where the
 * file system has nothing of the kind, or the folder may not be read. */
gboolean tl_descriptor_sync_folder (const char *folder);

G_END_DECLS
