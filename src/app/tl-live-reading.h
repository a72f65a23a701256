/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-csv-import.h"

G_BEGIN_DECLS

/* TlLiveReading: a followed file on its way to the map: its bytes, what they are to be, its rows.
 * One thread at a time has it. */
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
} TlLiveReading;

void tl_live_reading_free (TlLiveReading *reading);

/* In their order; the middle one in the main thread, the others are GTaskThreadFunc whose task data
 * is the reading, and which return a boolean. Errors are sentences, translated. */
void tl_live_reading_read_bytes_cb (GTask *task,
                                    gpointer source,
                                    gpointer data,
                                    GCancellable *cancellable);
gboolean tl_live_reading_prepare (TlLiveReading *reading, TlMap *map, GError **error);
void tl_live_reading_read_rows_cb (GTask *task,
                                   gpointer source,
                                   gpointer data,
                                   GCancellable *cancellable);

G_END_DECLS
