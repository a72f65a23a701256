/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-import-table.h"

G_BEGIN_DECLS

/* TlImportColumns: the first rows of a table, what each of them will be, and above each column a
 * list of the fields that it can become.
 *
 * signal changed (char *news): a column became another field of the mapping; `news` is a sentence
 * that says which column lost it, NULL: none. */
#define TL_TYPE_IMPORT_COLUMNS (tl_import_columns_get_type ())
G_DECLARE_FINAL_TYPE (TlImportColumns, tl_import_columns, TL, IMPORT_COLUMNS, AdwBin)

/* No more columns are shown; those that mean something go first. */
#define TL_IMPORT_COLUMNS_SHOWN 60

GtkWidget *tl_import_columns_new (void);
/* Both must outlive the widget. Once. */
void tl_import_columns_set_table (TlImportColumns *self,
                                  const TlImportTable *table,
                                  TlCsvMapping *mapping);
/* The mapping is another one by now. */
void tl_import_columns_update (TlImportColumns *self);
/* As tl_import_table_try () gives them, NULL: nobody knows. */
void tl_import_columns_show_fates (TlImportColumns *self, TlMap *map, const GPtrArray *fates);
/* How many columns there is no room for. */
guint tl_import_columns_get_n_hidden (TlImportColumns *self);

G_END_DECLS
