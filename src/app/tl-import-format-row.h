/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-import-table.h"

G_BEGIN_DECLS

/* TlImportFormatRow: how a table is written, as it was found, to be opened and said otherwise.
 *
 * signal changed (): somebody said it otherwise; the table is to be read again. */
#define TL_TYPE_IMPORT_FORMAT_ROW (tl_import_format_row_get_type ())
G_DECLARE_FINAL_TYPE (
    TlImportFormatRow, tl_import_format_row, TL, IMPORT_FORMAT_ROW, AdwExpanderRow)

/* Shows the table, of which nothing is kept. */
void tl_import_format_row_set_table (TlImportFormatRow *self, const TlImportTable *table);
/* What is as it was found is not said. */
TlCsvFormat tl_import_format_row_get_format (TlImportFormatRow *self);

G_END_DECLS
