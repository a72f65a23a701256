/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv.h"
#include "tl-map.h"

G_BEGIN_DECLS

/* TlCsvMapping: what the columns of a table mean as evidence.
 *
 * A target is a TlProperty that evidence has, TL_CSV_ID or TL_CSV_NOTHING. What a piece of evidence
 * is about (TL_PROPERTY_ABOUT) is a cell with the id of an element, or with the id in the source
 * system or the title of a touchpoint; or what a rule says. */
#define TL_CSV_NOTHING (-1)
#define TL_CSV_ID TL_N_PROPERTIES /* the id of the piece of evidence */

/* A cell of the column that contains the text, in capitals or not, is about this element. */
typedef struct
{
  guint column;
  char *text; /* folded */
  char *about;
} TlCsvRule;

typedef struct
{
  GArray *targets;                  /* int, one a column */
  GArray *rules;                    /* TlCsvRule; the first that fits counts */
  char *constants[TL_N_PROPERTIES]; /* of rows whose cell is empty, or that have none; NULL: none */
  gboolean is_answers; /* each row is one answer: they are counted for each touchpoint and measure,
                        * else each row is a piece of evidence */
} TlCsvMapping;

TlCsvMapping *tl_csv_mapping_new (guint n_columns);
/* What the names of the columns say, English and German ones; no target twice, and for answers none
 * that does not go with them. */
TlCsvMapping *tl_csv_mapping_guess (const TlCsv *csv, gboolean is_answers);
/* What is left of the mapping of a table that was opened in another way: what is said of all rows,
 * and, where there are as many columns, what each is and the rules. A column that is called
 * otherwise now and was nothing is what its name says. Transfer full. */
TlCsvMapping *
tl_csv_mapping_carry (const TlCsvMapping *mapping, const TlCsv *before, const TlCsv *after);
void tl_csv_mapping_free (TlCsvMapping *mapping);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlCsvMapping, tl_csv_mapping_free)

int tl_csv_mapping_get_target (const TlCsvMapping *mapping, guint column);
/* The column that had the target means nothing then. */
void tl_csv_mapping_set_target (TlCsvMapping *mapping, guint column, int target);
/* The column of a target, -1 when none has it. */
int tl_csv_mapping_find (const TlCsvMapping *mapping, int target);
void
tl_csv_mapping_add_rule (TlCsvMapping *mapping, guint column, const char *text, const char *about);
void tl_csv_mapping_set_constant (TlCsvMapping *mapping, TlProperty property, const char *value);
/* TRUE when a column or a constant says this property. */
gboolean tl_csv_mapping_says (const TlCsvMapping *mapping, TlProperty property);
/* NULL when it makes sense, else a sentence, translated, that says what does not. Transfer full. */
char *tl_csv_mapping_find_fault (const TlCsvMapping *mapping);

/* What a column with this name most likely is, TL_CSV_NOTHING when nobody knows. */
int tl_csv_target_guess (const char *column);
/* The same of a column of a table, by what is beside it. */
int tl_csv_column_guess (const TlCsv *csv, guint column);
/* "id" or the name of a property of evidence in the file format; TL_CSV_NOTHING for all else. */
int tl_csv_target_from_name (const char *name);
/* NULL for TL_CSV_NOTHING. Static. */
const char *tl_csv_target_get_name (int target);
/* TRUE for what says something of one answer, or of many, and not of a count of single ones. */
gboolean tl_csv_target_is_unfit_for_answers (int target);

G_END_DECLS
