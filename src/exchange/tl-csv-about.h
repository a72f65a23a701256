/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-mapping.h"

G_BEGIN_DECLS

/* For exchange alone. TlCsvAbout: what of a map a row is about. The map must not change. */
typedef struct _TlCsvAbout TlCsvAbout;

TlCsvAbout *tl_csv_about_new (TlMap *map, const TlCsvMapping *mapping);
void tl_csv_about_free (TlCsvAbout *about);
/* The id of the element, owned by the map; NULL, and *reason a sentence, translated, transfer full,
 * when there is none or more than one. `cell` is what the row says it is about, "" for nothing. */
const char *
tl_csv_about_find (TlCsvAbout *about, const TlCsvRow *row, const char *cell, char **reason);

G_END_DECLS
