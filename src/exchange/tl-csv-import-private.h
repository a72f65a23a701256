/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-about.h"
#include "tl-csv-import.h"

G_BEGIN_DECLS

/* Inside of the import: rows and what is refused of them (tl-csv-import.c), their values
 * (tl-csv-row.c), counted answers (tl-csv-answers.c) and the way into the map (tl-csv-apply.c). */

#define TL_CSV_N_SLOTS_LIMIT 32

/* What is to be in the map, by slot of the table of evidence; empty for unset, TL_CSV_KEPT, which
 * no value is, for what stays as it is there. One buffer for all rows. */
#define TL_CSV_KEPT "\x01"
typedef struct
{
  GString *values[TL_CSV_N_SLOTS_LIMIT];
  GString *id;
} TlCsvRecord;

typedef struct _TlCsvAnswers TlCsvAnswers;
typedef struct _TlCsvApplying TlCsvApplying;

struct _TlCsvImport
{
  TlMap *map;
  const TlCsvMapping *mapping;
  const TlPropertySpec *specs; /* of evidence */
  guint n_slots;
  gboolean says[TL_CSV_N_SLOTS_LIMIT]; /* the table has something to say of this property */
  TlCsvReport *report;
  TlCsvAbout *about;
  TlCsvRecord record;
  GPtrArray *mends;       /* sentences about the row at hand */
  gboolean is_unmeasured; /* it has a value, and nothing says of what */
  GHashTable *ids;        /* of rows that were taken */
  GString *packed;        /* the records to apply: id and values, a NUL behind each */
  TlCsvAnswers *answers;
  TlCsvApplying *applying; /* how far the map has been changed; NULL: nothing was done */
  GHashTable *earlier;     /* ids of evidence that an earlier reading made; NULL: none */
  GHashTable *held;        /* ids of other tables' rows, with the names of these; NULL: none */
  GPtrArray *evidence;     /* ids of what the rows are on the map */
  TlCsvProgress progress;
  gpointer progress_data;
};

static inline guint
tl_csv_get_slot (TlProperty property)
{
  return (guint) tl_kind_get_slot (TL_KIND_EVIDENCE, property);
}

static inline GString *
tl_csv_get_value (TlCsvImport *import, TlProperty property)
{
  return import->record.values[tl_csv_get_slot (property)];
}

/* FALSE: of the property the table says nothing, or the row, which ends too soon, does not. */
gboolean tl_csv_row_says (const TlCsvImport *import, const TlCsvRow *row, TlProperty property);
/* The cell of the row for the property, else the constant, else "". */
const char *
tl_csv_row_get_cell (const TlCsvImport *import, const TlCsvRow *row, TlProperty property);
/* Reads one property of the row into the record. FALSE, with a sentence, translated, when the row
 * is to be refused. What was mended goes into import->mends. */
gboolean
tl_csv_row_read (TlCsvImport *import, const TlCsvRow *row, TlProperty property, char **reason);
/* What the row is about, into the record; the same. */
gboolean tl_csv_row_find_about (TlCsvImport *import, const TlCsvRow *row, char **reason);
/* The id of the row as one that a map can have, or none; the same. */
gboolean tl_csv_row_read_id (TlCsvImport *import, const TlCsvRow *row, char **reason);
/* What in the record of the row contradicts its scale, as a sentence; NULL: nothing. Transfer full.
 */
char *tl_csv_row_find_scale_fault (TlCsvImport *import, const TlCsvRow *row);
/* Of the scale alone: one end is said, and not the other, or they are the wrong way round. The
 * same. */
char *tl_csv_row_find_end_fault (TlCsvImport *import);
/* The record's scale. */
void tl_csv_row_get_scale (TlCsvImport *import, int *measure, double *low, double *high);
/* Of an end of the scale. */
static inline gboolean
tl_csv_is_end (TlProperty property)
{
  return property == TL_PROPERTY_LOW || property == TL_PROPERTY_HIGH;
}

/* Keeps the record to be applied. */
void tl_csv_import_pack (TlCsvImport *import);

TlCsvAnswers *tl_csv_answers_new (TlCsvImport *import);
void tl_csv_answers_free (TlCsvAnswers *answers);
/* Counts the row; FALSE with the reason, a sentence, when it is to be refused. */
gboolean tl_csv_answers_add (TlCsvAnswers *answers, const TlCsvRow *row, char **reason);
/* Packs a record for each group, in the order in which they came. */
void tl_csv_answers_pack (TlCsvAnswers *answers);

void tl_csv_applying_free (TlCsvApplying *applying);

G_END_DECLS
