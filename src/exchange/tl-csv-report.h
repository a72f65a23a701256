/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-value.h"

G_BEGIN_DECLS

/* What became of the rows of a table. */

/* So many notes of each outcome are kept; the numbers are of all. */
#define TL_CSV_NOTE_LIMIT 500

typedef struct
{
  guint64 line; /* on which the row begins */
  TlCsvOutcome outcome;
  char *message; /* a sentence, translated */
} TlCsvNote;

typedef struct
{
  guint64 n_rows, n_taken, n_mended, n_refused; /* the first is the sum of the others */
  guint64 n_unmeasured; /* of those that were taken: they have a value, and nothing says of what */
  guint n_added, n_changed, n_same; /* pieces of evidence; 0 until the map is changed */
  GPtrArray *notes;                 /* TlCsvNote, in the order of the rows */
  guint n_kept[TL_CSV_REFUSED + 1];
} TlCsvReport;

TlCsvReport *tl_csv_report_new (void);
void tl_csv_report_free (TlCsvReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCsvReport, tl_csv_report_free)

/* Counts a row. */
void tl_csv_report_count (TlCsvReport *report, TlCsvOutcome outcome);
/* Keeps the note, which it takes, or lets it go. */
void
tl_csv_report_take_note (TlCsvReport *report, guint64 line, TlCsvOutcome outcome, char *message);
/* That no feeling follows from values without a measure, and what to do; a sentence, translated,
 * transfer full. NULL: all have one. */
char *tl_csv_report_describe_unmeasured (const TlCsvReport *report);
/* There was more to tell than notes are kept. */
gboolean tl_csv_report_is_cut (const TlCsvReport *report);

G_END_DECLS
