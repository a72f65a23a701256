/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-look.h"

G_BEGIN_DECLS

/* Small pictures of maps, as they are seen in the program, made in a thread and kept in a cache. A
 * map that is no file on this
 * machine, larger than TL_THUMBNAILS_LARGEST_FILE, or longer to draw than a moment has none, nor
 * has what is not a map at all: whoever shows them then shows something else. */

/* Units of the screen; pictures have twice as many pixels a side. */
#define TL_THUMBNAILS_WIDTH 240
#define TL_THUMBNAILS_HEIGHT 150
#define TL_THUMBNAILS_LARGEST_FILE (4 * 1024 * 1024)

/* How maps are seen. */
typedef struct
{
  TlLook look;
  TlScheme scheme;
} TlThumbnailStyle;

void tl_thumbnails_load_async (GFile *file,
                               const TlThumbnailStyle *style,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
/* Of a map that comes with the program, see tl-templates.h. */
void tl_thumbnails_load_template_async (const char *name,
                                        const TlThumbnailStyle *style,
                                        GCancellable *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer data);
/* Errors: those of TL_FILE_ERROR, G_FILE_ERROR and G_IO_ERROR. Transfer full. */
GdkTexture *tl_thumbnails_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
