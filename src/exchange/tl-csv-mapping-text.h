/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-mapping.h"

G_BEGIN_DECLS

/* A mapping as text, by the names of columns, so that it is good for the next table of the same
 * kind, also when its columns were moved or new ones came. One thing a line, UTF-8, a line feed
 * behind each:
 *
 *   answers                               each row is one answer
 *   column "Score" value                  a column, and the field that it is
 *   column "Score" 2 words                the second of the columns that have this name
 *   set measure "nps"                     a field of all rows that have no such cell
 *   rule "Question" "wait" about "t1"     rows with the text in this column are about the element
 *   delimiter ";"                         how the table is written, where that was said and not
 *   encoding "Windows-1252"               found; in this order, each only where it was said
 *   header "no"                           or "yes": whether the first row has names
 *
 * Fields are called as in the file format, or “id”. Blanks part the words; lines without any mean
 * nothing. In quotes, \" \\ \n \r \t and \u with four hexadecimal digits stand for what they stand
 * for in JSON; all that is no visible sign is written in that way, so a text is one that a map can
 * hold (tl_words_clean ()), whatever the columns are called. Columns that no line names are not
 * used. */

typedef enum
{
  TL_CSV_MAPPING_ERROR_TEXT,      /* a line means nothing, or a field is said twice */
  TL_CSV_MAPPING_ERROR_NO_COLUMN, /* the table lacks columns that the text names */
} TlCsvMappingError;

#define TL_CSV_MAPPING_ERROR (tl_csv_mapping_error_quark ())
GQuark tl_csv_mapping_error_quark (void);

/* Transfer full. The same mapping of the same table is always the same text. */
char *tl_csv_mapping_to_text (const TlCsvMapping *mapping, const TlCsv *csv);
/* How the table is to be opened by what the text says; what it does not say, or says wrongly, is to
 * be found. */
TlCsvFormat tl_csv_format_from_text (const char *text);
/* The mapping of this table, however it was opened. NULL, with a TL_CSV_MAPPING_ERROR whose message
 * is a sentence, translated, when the text does not fit it; nothing of it is passed over. Whether
 * the mapping makes sense is not looked at (tl_csv_mapping_find_fault ()). Transfer full. */
TlCsvMapping *tl_csv_mapping_from_text (const char *text, const TlCsv *csv, GError **error);

G_END_DECLS
