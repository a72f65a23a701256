/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv.h"

G_BEGIN_DECLS

/* For exchange alone: what a table says of itself by how it looks. Pure functions. */

/* Of a beginning, with or without a mark; *n_mark receives the bytes of the mark. */
TlCsvEncoding tl_csv_guess_encoding (const char *bytes, gsize n, gsize *n_mark);
/* The delimiter that is there equally often in the most rows; a comma when none is. */
char tl_csv_guess_delimiter (const char *text, gsize length);
/* TRUE for a number, a date or a time, which are no name of a column. */
gboolean tl_csv_looks_like_value (const char *text);
/* TRUE for the beginning of a spreadsheet's own format, which many take for a table of text. */
gboolean tl_csv_is_spreadsheet (const char *bytes, gsize n);

G_END_DECLS
