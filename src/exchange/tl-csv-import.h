/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-mapping.h"
#include "tl-csv-report.h"
#include "tl-history.h"

G_BEGIN_DECLS

/* TlCsvImport: a table on its way into a map, as evidence.
 *
 * First all of the table is read, which may be cancelled and may happen in any thread; nothing is
 * changed by it, and the map may change meanwhile: rows are read by what it was when the import was
 * made. Then the map is changed, within one step; rows about what it no longer has are passed over.
 *
 * A row is refused as a whole when one of its values means nothing or two things, is off its scale,
 * or when it is about nothing that is on the map. What is mended or refused is told with its line.
 *
 * What was imported before is brought up to date, never doubled: found by its id; without an id by
 * its reference, with what it is about, source, measure and date; without a reference by all that
 * the table says of it. Of several, the one that says the same, else the next in their order. An id
 * in a table is kept as “csv.” and the id, in which signs other than letters, digits, - and . are
 * as _3A; so it is never that of something else on the map. That of a piece of evidence which is
 * there is taken as it is. Properties that the table does not have stay as they are.
 *
 * Answers are counted into `counts` and `n` for each touchpoint, measure, source, scale, reference
 * and month of their dates, with the latest date of that month; those without a date are counted
 * together. So what a table says of one month never replaces what was said of another, and a table
 * that grows brings its months up to date. The memory is that of these, however many rows there
 * are. */
typedef struct _TlCsvImport TlCsvImport;

/* The mapping must make sense (tl_csv_mapping_find_fault ()) and outlive the import. */
TlCsvImport *tl_csv_import_new (TlMap *map, const TlCsvMapping *mapping);
void tl_csv_import_free (TlCsvImport *import);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCsvImport, tl_csv_import_free)

/* Called by tl_csv_import_read (), in its thread, every few thousand rows. */
typedef void (*TlCsvProgress) (guint64 n_rows, gpointer data);
void tl_csv_import_set_progress (TlCsvImport *import, TlCsvProgress progress, gpointer data);

/* For a preview, of an import that is thrown away: reads one row as tl_csv_import_read () would,
 * and tells in the report what became of it. *about receives the id of what the row is about, NULL
 * when it is refused; owned by the import, until the next row. */
TlCsvOutcome tl_csv_import_try (TlCsvImport *import, const TlCsvRow *row, const char **about);

/* Once. FALSE when the table cannot be read to its end, or reading was cancelled; then there is
 * nothing to apply. */
gboolean
tl_csv_import_read (TlCsvImport *import, TlCsv *csv, GCancellable *cancellable, GError **error);
/* Of a table that is read again and again: a set of the ids of the evidence that earlier readings
 * made, of char. A row that has neither an id nor a reference, and that the map does not have, is
 * then that of them which is about the same, of the same source, measure and date, with the same
 * words, and which no row says any more: its numbers have changed. Before it is applied. */
void tl_csv_import_set_earlier (TlCsvImport *import, GHashTable *ids);
/* Ids of evidence that is made of rows of other tables, with the names of these, both of char: a
 * row with one of them is refused, else tables that number their rows alike would be written over
 * each other. Before it is read; nobody changes them from then on. NULL: none. */
void tl_csv_import_set_held (TlCsvImport *import, GHashTable *ids);
/* Once, within a step of the history of the same map. */
void tl_csv_import_apply (TlCsvImport *import, TlHistory *history);
/* The same in parts, of `n` rows or so each, within one step that stays open meanwhile: TRUE while
 * there is more. Who stops before the end rolls the step back. */
gboolean tl_csv_import_apply_some (TlCsvImport *import, TlHistory *history, guint n);
/* How much of it is done, 0 ... 1. */
double tl_csv_import_get_applied (const TlCsvImport *import);
/* Once it is applied: the ids of the evidence that the rows are, of char. Owned by the import. */
const GPtrArray *tl_csv_import_get_evidence (const TlCsvImport *import);
const TlCsvReport *tl_csv_import_get_report (const TlCsvImport *import);
/* So many pieces of evidence are the most that are taken from a file that is followed: the map is
 * changed under the hands of somebody, who would wait for more. Of answers there may be any number,
 * and of what is imported, too. */
#define TL_CSV_EVIDENCE_LIMIT 100000
/* Of a table that was read: it makes more of them. */
gboolean tl_csv_import_is_too_long (const TlCsvImport *import);

G_END_DECLS
