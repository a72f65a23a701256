/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-import-table.h"

G_BEGIN_DECLS

/* Reads a table to its end, in a thread: the map must not change meanwhile, and is not changed. */

/* `fraction` 0 ... 1, of the bytes; below 0 when nobody knows how many there are. On the main
 * thread, and not after the callback. */
typedef void (*TlImportProgress) (double fraction, guint64 n_rows, gpointer data);

/* The table, the mapping and the map of the import must outlive it. `text` says the mapping, for
 * the next table of this header; kept when this one was read. */
void tl_import_job_read_async (TlImportTable *table,
                               TlCsvImport *import,
                               const char *text,
                               TlImportProgress progress,
                               gpointer progress_data,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer data);
/* FALSE: there is nothing to apply. Errors are of the file, of TL_CSV_ERROR, or
 * G_IO_ERROR_CANCELLED. */
gboolean tl_import_job_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
