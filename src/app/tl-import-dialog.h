/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"
#include "tl-import-table.h"
#include "tl-live-sources.h"

G_BEGIN_DECLS

/* TlImportDialog: shows the beginning of a table and asks what its columns mean; then takes it into
 * the map as evidence, within one step, and tells what became of its rows. Until then the map is as
 * it was. It is modal: the map must not change while the table is read. */
#define TL_TYPE_IMPORT_DIALOG (tl_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlImportDialog, tl_import_dialog, TL, IMPORT_DIALOG, AdwWindow)

/* The table is a file or, when that is NULL, bytes that were pasted. It is read at once. */
TlImportDialog *
tl_import_dialog_new (GtkWindow *parent, TlHistory *history, GFile *file, GBytes *bytes);
/* What all rows are about that say nothing else: the id of an element. Before it is shown. */
void tl_import_dialog_set_about (TlImportDialog *dialog, const char *about);

/* A file may be attached to them, and is, or is not any more, when it is imported: as the switch
 * says, which is on to begin with if `is_kept` or if the file is attached. Then the dialog begins
 * with what its columns are there. Before it is shown. */
void
tl_import_dialog_set_sources (TlImportDialog *dialog, TlLiveSources *sources, gboolean is_kept);

/* If the map is being changed, takes that back, as Cancel does: whoever saves the map, or closes
 * it, is to have it as it was. */
void tl_import_dialog_stop (TlImportDialog *dialog);

/* What the hand does, for tests: NULL while the table is not there yet. The mapping may be changed,
 * tl_import_dialog_update () then shows it. */
TlCsvMapping *tl_import_dialog_get_mapping (TlImportDialog *dialog);
void tl_import_dialog_update (TlImportDialog *dialog);
/* What is said of the mapping or the rows shown. */
const char *tl_import_dialog_get_status (TlImportDialog *dialog);
/* FALSE: it makes no sense, or nothing is there yet. */
gboolean tl_import_dialog_can_import (TlImportDialog *dialog);

G_END_DECLS
