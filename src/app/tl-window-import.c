/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-file-dialogs.h"
#include "tl-import-dialog.h"

static void
show_dialog (TlWindow *self, GFile *file, GBytes *bytes, const char *about)
{
  TlImportDialog *dialog;

  tl_canvas_commit_edit (self->canvas);
  dialog = tl_import_dialog_new (GTK_WINDOW (self), tl_document_get_history (self->document), file,
                                 bytes);
  tl_import_dialog_set_about (dialog, about);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
tl_window_import_file (TlWindow *self, GFile *file)
{
  tl_window_remember_folder (self, "last-import-folder", file);
  show_dialog (self, file, NULL, NULL);
}

static void
on_file_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (TlWindow) self = data;

  if (file != NULL && self->document != NULL)
    tl_window_import_file (self, file);
}

void
tl_window_import_evidence (TlWindow *self)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-import-folder");

  tl_file_dialogs_choose_table (GTK_WINDOW (self), folder, on_file_chosen_cb, g_object_ref (self));
}
