/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-export.h"

G_BEGIN_DECLS

/* TlExportDialog: asks how and where to export a map, and does it with progress and Cancel. It
 * works on the map as it was when the dialog was made.
 *
 * signal exported (GFile *file): it is written; the dialog is closing. */
#define TL_TYPE_EXPORT_DIALOG (tl_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlExportDialog, tl_export_dialog, TL, EXPORT_DIALOG, AdwWindow)

/* `name`: what the file is suggested to be called, without an ending. `folder` may be NULL. */
TlExportDialog *
tl_export_dialog_new (GtkWindow *parent, TlMap *map, const char *name, GFile *folder);

/* What is chosen at the moment. */
TlExportOptions tl_export_dialog_get_options (TlExportDialog *dialog);
/* Writes the file as chosen, without asking where. */
void tl_export_dialog_export (TlExportDialog *dialog, GFile *file);

G_END_DECLS
