/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-csv-import.h"

G_BEGIN_DECLS

/* TlImportTable: a table that is to be imported, as far as a person sees it before: what it is
 * written in, its columns and its first rows. The whole of it is read again by tl-import-job.h. */

#define TL_IMPORT_ROWS_SHOWN 20

typedef struct
{
  GFile *file;         /* NULL: it was pasted, */
  GBytes *bytes;       /* and is this; else NULL */
  char *name;          /* of the file; NULL when it was pasted */
  char *key;           /* that its mapping is remembered by */
  GPtrArray *columns;  /* their names, of char * */
  GPtrArray *rows;     /* the first, of TlCsvRow, never freed by itself */
  gboolean has_more;   /* than these rows */
  TlCsv *csv;          /* says how it is written; stands somewhere behind these rows */
  TlCsvMapping *guess; /* what the columns seem to be */
  TlCsvMapping *last;  /* what they were the last time, NULL: there was none */
} TlImportTable;

void tl_import_table_free (TlImportTable *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlImportTable, tl_import_table_free)

/* Of a file, or of bytes that were pasted; one of the two is NULL. `format`: how it is written,
 * NULL to find it. Blocks: for a thread, or for bytes. Errors are TL_CSV_ERROR or the file's.
 * Transfer full. */
TlImportTable *tl_import_table_new (GFile *file,
                                    GBytes *bytes,
                                    const TlCsvFormat *format,
                                    GCancellable *cancellable,
                                    GError **error);
/* `format`: the same, NULL for the one that such a table had the last time. */
void tl_import_table_load_async (GFile *file,
                                 GBytes *bytes,
                                 const TlCsvFormat *format,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
TlImportTable *tl_import_table_load_finish (GAsyncResult *result, GError **error);

/* What the table is read from, at its beginning; *size receives its bytes, 0 when nobody knows.
 * Blocks. Transfer full. */
GInputStream *tl_import_table_open (TlImportTable *table,
                                    guint64 *size,
                                    GCancellable *cancellable,
                                    GError **error);

/* TRUE for text that somebody copied from a table, with names above its columns. */
gboolean tl_import_table_is_one (GBytes *text);

/* What one of the rows shown will be. */
typedef struct
{
  TlCsvOutcome outcome;
  char *about; /* the id of what it is about, NULL: refused */
  char *words; /* what was mended, or why it is refused; NULL: nothing to tell */
} TlImportFate;

/* One for each row shown, of TlImportFate; NULL when the mapping makes no sense. `held` as of
 * tl_csv_import_set_held (). Transfer full. */
GPtrArray *tl_import_table_try (const TlImportTable *table,
                                TlMap *map,
                                const TlCsvMapping *mapping,
                                GHashTable *held);

G_END_DECLS
