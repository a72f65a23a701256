/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-export-dialog.h"
#include "tl-storage.h"

void
tl_window_tell_exported (TlWindow *self, GFile *file)
{
  g_autofree char *name = tl_storage_dup_name (file);
  g_autofree char *words = g_strdup_printf (_ ("Exported to “%s”"), name);
  g_autofree char *uri = g_file_get_uri (file);

  tl_window_remember_folder (self, "last-export-folder", file);
  tl_window_offer (self, words, _ ("Ope_n Folder"), "win.show-folder", g_variant_new_string (uri));
}

void
tl_window_export (TlWindow *self)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-export-folder");
  TlExportDialog *dialog;

  tl_window_commit_edit (self);
  dialog = tl_export_dialog_new (GTK_WINDOW (self), tl_document_get_map (self->document),
                                 tl_canvas_get_look (self->canvas),
                                 tl_document_get_title (self->document), folder);
  tl_export_dialog_set_filters (dialog,
                                self->find != NULL && tl_find_get_hits (self->find)->len > 0
                                    ? tl_find_get_filter (self->find)
                                    : NULL,
                                self->settings);
  tl_export_dialog_set_period (dialog, tl_canvas_get_period (self->canvas));
  g_signal_connect_object (dialog, "exported", G_CALLBACK (tl_window_tell_exported), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
