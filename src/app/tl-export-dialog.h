/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-export.h"
#include "tl-filter.h"
#include "tl-period.h"

G_BEGIN_DECLS

/* TlExportDialog: asks how and where to export a map, and does it with progress and Cancel. It
 * works on the map as it was when the dialog was made.
 *
 * signal exported (GFile *file): it is written; the dialog is closing. */
#define TL_TYPE_EXPORT_DIALOG (tl_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (TlExportDialog, tl_export_dialog, TL, EXPORT_DIALOG, AdwWindow)

/* `look`: in which it is drawn. `name`: what the file is suggested to be called, without an ending.
 * `folder` may be NULL. */
TlExportDialog *tl_export_dialog_new (
    GtkWindow *parent, TlMap *map, const TlLook *look, const char *name, GFile *folder);

/* Offers filters to be chosen: `current`, what is being looked for in the window (may be NULL), and
 * those that are saved (`settings` may be NULL). Without any there is no such choice. */
void
tl_export_dialog_set_filters (TlExportDialog *dialog, const TlFilter *current, GSettings *settings);
/* Offers to show the map by the evidence of this period, which the drawing then says; a copy is
 * kept. Whole: there is no such choice. */
void tl_export_dialog_set_period (TlExportDialog *dialog, const TlPeriod *period);
/* What is chosen at the moment; its filter is the dialog's. */
TlExportOptions tl_export_dialog_get_options (TlExportDialog *dialog);
/* Writes the file as chosen, without asking where. */
void tl_export_dialog_export (TlExportDialog *dialog, GFile *file);

G_END_DECLS
