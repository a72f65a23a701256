/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-picture.h"

G_BEGIN_DECLS

/* TlLoaded: what a thread hands over that has read a map: all that takes time before the map can be
 * seen. */
typedef struct
{
  TlMap *map;
  GPtrArray *problems; /* TlProblem: what was mended */
  char *etag;          /* of the file, see tl-storage.h */
  TlSheet *sheet;      /* of the map; NULL once taken */
  TlPreview *preview;  /* of the sheet; NULL: none was wished, or once taken */
} TlLoaded;

/* Blocks. Errors are of TL_FILE_ERROR, or G_IO_ERROR_CANCELLED. */
TlLoaded *tl_loaded_read (GFile *file, GCancellable *cancellable, GError **error);
void tl_loaded_free (TlLoaded *loaded);

/* Paints what will be seen first. Not more than once. */
void tl_loaded_paint (TlLoaded *loaded, const TlPreviewWish *wish);

/* Begins to read, in a thread, a file that will be opened in a moment: at the start there is
 * another processor with nothing to do while GTK sets itself up. One file at a time. */
void tl_loaded_read_ahead (GFile *file);
/* The thread that reads this file already, NULL: none does. Whoever takes it waits for it with
 * tl_loaded_wait (). Both reading ahead and taking are for the main thread. */
GThread *tl_loaded_take_ahead (GFile *file);
/* Blocks; the same as tl_loaded_read () otherwise. */
TlLoaded *tl_loaded_wait (GThread *ahead, GError **error);

G_END_DECLS
