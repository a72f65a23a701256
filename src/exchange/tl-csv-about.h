/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-mapping.h"

G_BEGIN_DECLS

/* What of a piece of evidence has to fit together. */
#define TL_CSV_N_NUMBERS 6
extern const TlProperty tl_csv_numbers[TL_CSV_N_NUMBERS];

/* For exchange alone. TlCsvAbout: what of a map a row is about, as the map was when it was made:
 * the map may change, or be gone, while another thread asks. */
typedef struct _TlCsvAbout TlCsvAbout;

/* What is known of an element. */
typedef struct
{
  char *id;
  gboolean can_be_meant; /* evidence may be about it */
  gboolean is_evidence;
  gboolean says_something;         /* evidence with words or a number */
  char *about;                     /* of evidence: an id; NULL: unset */
  char *title;                     /* NULL: unset, or it has none */
  char *numbers[TL_CSV_N_NUMBERS]; /* of evidence, in the order of tl_csv_numbers; NULL: unset */
} TlCsvElement;

TlCsvAbout *tl_csv_about_new (TlMap *map, const TlCsvMapping *mapping);
void tl_csv_about_free (TlCsvAbout *about);
/* NULL: the map had none. Owned by `about`. */
const TlCsvElement *tl_csv_about_get (const TlCsvAbout *about, const char *id);
/* What tells a piece of evidence with a reference from others. */
#define TL_CSV_N_REFERRED 5
extern const TlProperty tl_csv_referred[TL_CSV_N_REFERRED];
/* The evidence that has these values of tl_csv_referred, as far as the mapping says something of
 * them; NULL: the map had none. *is_known: some has the reference. Owned by `about`. */
const TlCsvElement *
tl_csv_about_get_referred (const TlCsvAbout *about, const char *const *values, gboolean *is_known);
/* The id of the element, owned by `about`; NULL, and *reason a sentence, translated, transfer full,
 * when there is none or more than one. `cell` is what the row says it is about, "" for nothing. */
const char *
tl_csv_about_find (TlCsvAbout *about, const TlCsvRow *row, const char *cell, char **reason);

G_END_DECLS
