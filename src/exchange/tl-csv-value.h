/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-vocabulary.h"

G_BEGIN_DECLS

/* Cells as values of properties. Pure functions. */

typedef enum
{
  TL_CSV_TAKEN,
  TL_CSV_MENDED,  /* it is another text now, and what was done is told */
  TL_CSV_REFUSED, /* it means nothing, or could mean two things */
} TlCsvOutcome;

/* Reads a cell as a value of the property, without blanks around it: decimals with a comma, numbers
 * in groups of thousands, days as they are written in several countries, the labels of choices for
 * their names. `value` receives what tl_property_spec_check () takes, empty for an empty cell;
 * *reason, when mended or refused, the end of a sentence, translated, transfer full. */
TlCsvOutcome
tl_csv_value_read (const TlPropertySpec *spec, const char *cell, GString *value, char **reason);

/* Whether two values of the property, as tl_csv_value_read () makes them, are the same: "5" and
 * "5.0" are. */
gboolean tl_csv_value_is_same (const TlPropertySpec *spec, const char *one, const char *other);
/* Appends the value in the one way that all that are the same share. */
void tl_csv_value_append_key (GString *key, const TlPropertySpec *spec, const char *value);

/* "62 %" */
gboolean tl_csv_value_is_per_cent (const char *cell);
/* "1.500": a thousand and more in some countries, one and a half in others. */
gboolean tl_csv_value_is_dotted (const char *number);

/* The text without anything but letters and digits, and without capitals, to compare names by.
 * Transfer full. */
char *tl_csv_value_fold (const char *text);

/* The text, which is valid UTF-8, without capitals, and each letter one with its marks. Transfer
 * full. */
char *tl_csv_value_casefold (const char *text);

G_END_DECLS
