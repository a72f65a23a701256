/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-export.h"

G_BEGIN_DECLS

/* Exports in a thread. It reads the map again from its bytes: no thread touches the map that is
 * being edited. */

/* Writes the file, replaced as a whole or not at all. `progress` is called on the main thread, with
 * 0 ... 1, and not after `callback`. Errors are of TL_EXPORT_ERROR, TL_FILE_ERROR, or
 * G_IO_ERROR_CANCELLED, after which the file is as it was. */
void tl_export_job_run_async (GBytes *map_bytes,
                              const TlExportOptions *options,
                              GFile *file,
                              TlExportProgress progress,
                              gpointer progress_data,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean tl_export_job_run_finish (GAsyncResult *result, GError **error);

/* What is known of an export before it. */
typedef struct
{
  char **missing;       /* words the fonts of this machine cannot show, NULL when there are none */
  double width, height; /* of the drawing, in map units */
} TlExportPreflight;

void tl_export_preflight_free (TlExportPreflight *preflight);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlExportPreflight, tl_export_preflight_free)

/* In this look, with all parts, since they make not much of a difference. Transfer full. */
void tl_export_job_look_ahead_async (GBytes *map_bytes,
                                     const TlLook *look,
                                     GAsyncReadyCallback callback,
                                     gpointer data);
TlExportPreflight *tl_export_job_look_ahead_finish (GAsyncResult *result, GError **error);

G_END_DECLS
