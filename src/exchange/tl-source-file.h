/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The file of a data source: what a map says of where it is, and its bytes. A map may come from
 * anywhere, and so may what it names: nothing is read but plain files of this computer, and no more
 * than fits. */

#define TL_SOURCE_FILE_LIMIT (256 * 1024 * 1024) /* bytes */

typedef enum
{
  TL_SOURCE_FILE_ERROR_NOT_FOUND,
  TL_SOURCE_FILE_ERROR_NOT_A_FILE, /* a folder, a device, a pipe, or not on this computer */
  TL_SOURCE_FILE_ERROR_TOO_LARGE,
  TL_SOURCE_FILE_ERROR_UNREADABLE,
  TL_SOURCE_FILE_ERROR_BUSY, /* it was written while it was read */
} TlSourceFileError;

#define TL_SOURCE_FILE_ERROR (tl_source_file_error_quark ())
GQuark tl_source_file_error_quark (void);

/* The path for a map: from its folder, if the file is in there or below, else from the root. NULL:
 * it has none, since it is not on this computer. `map_file` may be NULL. Transfer full. */
char *tl_source_file_make_path (GFile *map_file, GFile *file);
/* NULL when the path starts in the folder of a map that has no file. Transfer full. */
GFile *tl_source_file_resolve (GFile *map_file, const char *path);
/* Whether the path leads out of the folder of the map, so that a person has to be asked. */
gboolean tl_source_file_is_outside (const char *path);

/* All of the file; for a thread. With a `folder` that the path of the file stays in, the file must
 * be in there too, and no link that leads out of it; NULL: a person said that it may be anywhere.
 * Messages of TL_SOURCE_FILE_ERROR are sentences, translated; also G_IO_ERROR_CANCELLED. Transfer
 * full. */
GBytes *tl_source_file_read (GFile *file, GFile *folder, GCancellable *cancellable, GError **error);

G_END_DECLS
