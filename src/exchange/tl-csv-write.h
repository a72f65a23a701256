/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* The evidence of a map as a table of text, for spreadsheet programs and for tl-csv-import.h, which
 * takes it back as it was.
 *
 * A cell that begins with = + - @, a tab, a line feed or a return would be a formula to many
 * programs; it is data, and a ' in front of it says so, unless all of it is a number. A text that
 * begins with such a ' already gets one more, so that taking one off again is exact. */

/* Appends the text as a cell, guarded, in quotes where it needs them. */
void tl_csv_append_cell (GString *table, const char *text);
/* The text without its guard: the cell itself, or what is behind its first sign. */
const char *tl_csv_unguard (const char *cell);

/* UTF-8 with a mark, which spreadsheet programs know the encoding by; commas, CR LF. The columns
 * are the id, what it is about, its title, and the other properties by their names in the file
 * format. A map without evidence gives the header alone. Transfer full. */
GBytes *tl_csv_write_evidence (TlMap *map);

G_END_DECLS
