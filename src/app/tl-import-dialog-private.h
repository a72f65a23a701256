/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-csv-import.h"
#include "tl-import-columns.h"
#include "tl-import-dialog.h"
#include "tl-import-format-row.h"
#include "tl-import-rules.h"
#include "tl-import-values.h"

G_BEGIN_DECLS

/* For tl-import-dialog*.c alone: the table and what its columns are (tl-import-dialog.c), and the
 * way into the map (tl-import-dialog-run.c). */

struct _TlImportDialog
{
  AdwWindow parent_instance;

  TlHistory *history;
  char *about;               /* what rows are about that say nothing else; NULL: nothing */
  TlLiveSources *sources;    /* that a file may be one of; NULL: it may not */
  GCancellable *cancellable; /* of what is being read; NULL: nothing is */
  TlImportTable *table;      /* NULL until its beginning is read */
  TlCsvMapping *mapping;     /* the same */
  GArray *unfit;             /* int, what the columns were before rows were answers; NULL */
  TlCsvImport *import;       /* while it is read, and while the map is changed */
  guint applying;            /* the latter, 0: not now */
  guint64 serial;            /* of the map, when that began */

  gboolean is_as_attached; /* the table was loaded as it is attached: once */

  GtkStack *stack;
  GtkWidget *cancel_button;
  GtkWidget *import_button;
  GtkWidget *progress_page;
  GtkLabel *progress_label;
  GtkProgressBar *progress_bar;
  GtkLabel *rows_label;
  GtkWidget *mapping_page;
  TlImportFormatRow *format_row;
  AdwActionRow *misfit_row;
  GtkWidget *last_row;
  AdwComboRow *rows_row;
  AdwActionRow *kept_row;
  GtkSwitch *kept_switch;
  GtkBox *columns_box;
  GtkLabel *columns_label;
  GtkBox *groups_box;
  GtkImage *status_icon;
  GtkLabel *status_label;
  AdwBin *report_page;
  TlImportColumns *columns;
  TlImportValues *values;
  TlImportRules *rules;
};

/* Over the dialog; one that has no table goes with it. */
void tl_import_dialog_tell_failure (TlImportDialog *self, const GError *error);
/* What the map follows besides this file, as of tl_csv_import_set_held (). Transfer full. */
GHashTable *tl_import_dialog_list_held (TlImportDialog *self);
/* Reads all of the table, and changes the map. Nothing happens while that makes no sense. */
void tl_import_dialog_run (TlImportDialog *self);

G_END_DECLS
