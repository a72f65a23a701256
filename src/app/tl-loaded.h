/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-findings-keeper.h"
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
  TlFindingsKeeper
      *keeper; /* of the map, as far as it has come; NULL: nobody asked, or once taken */
} TlLoaded;

/* Blocks. Errors are of TL_FILE_ERROR, or G_IO_ERROR_CANCELLED. */
TlLoaded *tl_loaded_read (GFile *file, GCancellable *cancellable, GError **error);
void tl_loaded_free (TlLoaded *loaded);

/* For a window: looks for what there is to find, some milliseconds long, and paints what will be
 * seen first, unless that was guessed and is painted already. */
void tl_loaded_prepare (TlLoaded *loaded, const TlPreviewWish *wish);

G_END_DECLS
