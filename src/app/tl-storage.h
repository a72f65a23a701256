/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-file.h"

G_BEGIN_DECLS

/* Reading and writing maps wherever a GFile points: the local disk by tl-file.h, all else (servers,
 * portals without a path) through GIO. Calls may block unless they say otherwise: for a thread's
 * use. Errors are of
 * TL_FILE_ERROR, or G_IO_ERROR_CANCELLED. */

/* Reads a map. *etag tells one state of the file from another, by the place's own word, taken
 * before it is read, so that a change made meanwhile is noticed later, and by what was read; NULL
 * where the place has no word for it. Transfer full. */
TlMap *tl_storage_load (
    GFile *file, GPtrArray **problems, char **etag, GCancellable *cancellable, GError **error);

/* Replaces the file as a whole or not at all. *etag as above, NULL too when nothing was replaced.
 */
gboolean tl_storage_save (
    GFile *file, GBytes *bytes, char **etag, GCancellable *cancellable, GError **error);

/* The same for a file that is not a map, such as a picture of one. */
gboolean
tl_storage_save_export (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error);
/* The same in a thread; _finish () names the file, whose reference is the result's. */
void tl_storage_save_export_async (GFile *file,
                                   GBytes *bytes,
                                   GAsyncReadyCallback callback,
                                   gpointer data);
gboolean tl_storage_save_export_finish (GAsyncResult *result, GFile **file, GError **error);

/* Whether the file is still in the state that `etag` names, or in another with the same content:
 * put back, touched, or written anew as it was. NULL counts as any state. *found, which may be
 * NULL, receives the state it is in: NULL when there is none, complete when it is the SAME, so that
 * nobody has to read it for this again, else the place's own word alone. Transfer full. */
typedef enum
{
  TL_STORAGE_SAME,
  TL_STORAGE_CHANGED,
  TL_STORAGE_VANISHED
} TlStorageState;
TlStorageState
tl_storage_compare (GFile *file, const char *etag, char **found, GCancellable *cancellable);

/* The index of the first of `others`, an array of GFile, that leads to the same file, by whatever
 * name; one of the very same name goes before. -1: there is none. Looks at no more than local
 * files, and waits for a disk that hangs no longer than for one question, however many there are:
 * names are all it goes by then. */
int tl_storage_find_file (GFile *file, const GPtrArray *others);

/* What people call a file: its name without its folder. Does not look at it. Transfer full. */
char *tl_storage_dup_name (GFile *file);

/* Copies the file as it is to a free name beside it ("map (original).journey", "map (original
 * 2).journey" …), never over another file. The copy's place; transfer full. */
GFile *tl_storage_back_up (GFile *file, GCancellable *cancellable, GError **error);

G_END_DECLS
