/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-csv-mapping.h"

G_BEGIN_DECLS

/* TlImportValues: a group of rows for what a table does not say itself, and all of its rows mean.
 *
 * signal changed (): the mapping has another constant, or what was written became right or wrong.
 */
#define TL_TYPE_IMPORT_VALUES (tl_import_values_get_type ())
G_DECLARE_FINAL_TYPE (TlImportValues, tl_import_values, TL, IMPORT_VALUES, AdwBin)

GtkWidget *tl_import_values_new (void);
/* Has the rows say what the mapping does, which must outlive the widget. */
void tl_import_values_set_mapping (TlImportValues *self, TlCsvMapping *mapping);
/* NULL, else what is wrong with what was written, a sentence, translated. Transfer full. */
char *tl_import_values_find_fault (TlImportValues *self);

G_END_DECLS
