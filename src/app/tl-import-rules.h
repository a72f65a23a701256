/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-import-table.h"

G_BEGIN_DECLS

/* TlImportRules: a group of rows that says what the rows of a table are about: by texts that a
 * column contains, and for all others by one choice.
 *
 * signal changed (): the mapping has other rules. */
#define TL_TYPE_IMPORT_RULES (tl_import_rules_get_type ())
G_DECLARE_FINAL_TYPE (TlImportRules, tl_import_rules, TL, IMPORT_RULES, AdwBin)

GtkWidget *tl_import_rules_new (void);
/* All must outlive the widget. Once. */
void tl_import_rules_set_table (TlImportRules *self,
                                const TlImportTable *table,
                                TlMap *map,
                                TlCsvMapping *mapping);
/* The mapping is another one by now. */
void tl_import_rules_update (TlImportRules *self);

G_END_DECLS
