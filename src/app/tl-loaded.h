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

/* Paints what will be seen first, unless that was guessed and is painted already. */
void tl_loaded_paint (TlLoaded *loaded, const TlPreviewWish *wish);

/* A file that is being read, and painted, by a thread of its own before anybody asked for it. But
 * for finishing it, this is for the main thread alone. */
typedef struct _TlAhead TlAhead;

/* Begins with a file that will be opened in a moment: at the start there is another processor with
 * nothing to do while GTK sets itself up. One at a time: nothing happens while another one has not
 * been taken. */
void tl_loaded_read_ahead (GFile *file, const TlPreviewWish *wish);
/* Blocks, but no longer than so many microseconds; FALSE: it is not read yet, or nobody reads it.
 */
gboolean tl_loaded_await_ahead (GFile *file, gint64 longest);
/* NULL: nobody reads it. Whoever takes it is to finish it. It ends early when `cancellable` (NULL:
 * never) is cancelled. */
TlAhead *tl_loaded_take_ahead (GFile *file, GCancellable *cancellable);
/* Blocks; takes `ahead`, in any thread, and returns the same as tl_loaded_read (). */
TlLoaded *tl_ahead_finish (TlAhead *ahead, GError **error);

G_END_DECLS
