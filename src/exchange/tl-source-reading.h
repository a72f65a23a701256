/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-import.h"

G_BEGIN_DECLS

/* TlSourceReading: the file of a data source on its way to the map: its bytes, what they are to be,
 * its rows. One thread at a time has it. */
typedef struct
{
  GFile *file;
  GFile *folder; /* it may not lie outside of; NULL: it may */
  char *words;   /* of the map, how it is to be read (tl-csv-mapping-text.h) */
  GBytes *bytes;
  char *digest; /* of both, letters and digits */
  TlCsv *csv;
  TlCsvMapping *mapping;
  TlCsvImport *import;
} TlSourceReading;

/* `map_file` is where the map is from, whose element says that there is such a `path`, which leads
 * to `file`. Transfer full. */
TlSourceReading *
tl_source_reading_new (GFile *map_file, const char *path, GFile *file, const char *words);
void tl_source_reading_free (TlSourceReading *reading);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSourceReading, tl_source_reading_free)

/* In their order; then the import is to be applied. The second looks at the map, and so goes where
 * that is used; the others may go in any thread. Errors are sentences, translated. */
gboolean
tl_source_reading_read_bytes (TlSourceReading *reading, GCancellable *cancellable, GError **error);
gboolean tl_source_reading_prepare (TlSourceReading *reading, TlMap *map, GError **error);
gboolean
tl_source_reading_read_rows (TlSourceReading *reading, GCancellable *cancellable, GError **error);

G_END_DECLS
