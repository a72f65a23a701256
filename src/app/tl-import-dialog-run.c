/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-dialog-private.h"

#include <glib/gi18n-lib.h>

#include "tl-csv-mapping-text.h"
#include "tl-import-job.h"
#include "tl-import-report-page.h"
#include "tl-speech.h"

/* The map is changed for so long, in microseconds, before the window is drawn again, */
#define APPLY_TIME 10000
/* and the time is looked at after so many rows. */
#define APPLY_ROWS 100

static void
on_progress_cb (double fraction, guint64 n_rows, gpointer data)
{
  TlImportDialog *self = data;
  g_autofree char *number = g_strdup_printf ("%'" G_GUINT64_FORMAT, n_rows);
  /* Translators: so many rows of a table were read */
  g_autofree char *words =
      g_strdup_printf (ngettext ("%s row", "%s rows", (gulong) n_rows), number);

  if (fraction >= 0)
    gtk_progress_bar_set_fraction (self->progress_bar, fraction);
  else
    gtk_progress_bar_pulse (self->progress_bar);
  gtk_label_set_text (self->rows_label, words);
}

static void
show_report (TlImportDialog *self)
{
  const TlCsvReport *report = tl_csv_import_get_report (self->import);
  g_autofree char *rows = NULL, *evidence = NULL, *words = NULL;

  adw_bin_set_child (self->report_page, tl_import_report_page_new (report, self->table->name));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->report_page));
  gtk_widget_set_visible (self->import_button, FALSE);
  gtk_button_set_label (GTK_BUTTON (self->cancel_button), _ ("_Close"));
  tl_speech_mend_buttons (self->cancel_button);
  gtk_widget_grab_focus (self->cancel_button);
  rows = tl_import_report_describe_rows (report);
  evidence = tl_import_report_describe_evidence (report);
  words = g_strdup_printf ("%s %s", rows, evidence);
  tl_speech_say (self->status_label, words);
}

/* What was pasted was about one element; the next is about another. Transfer full. */
static char *
make_text (TlImportDialog *self)
{
  g_autofree char *about = g_strdup (self->mapping->constants[TL_PROPERTY_ABOUT]);
  char *text;

  if (self->about != NULL)
    tl_csv_mapping_set_constant (self->mapping, TL_PROPERTY_ABOUT, NULL);
  text = tl_csv_mapping_to_text (self->mapping, self->table->csv);
  tl_csv_mapping_set_constant (self->mapping, TL_PROPERTY_ABOUT, about);
  return text;
}

static void
attach (TlImportDialog *self)
{
  g_autofree char *text = NULL;

  if (self->sources == NULL || !tl_live_sources_can_attach (self->sources, self->table->file))
    return;
  text = make_text (self);
  if (gtk_switch_get_active (self->kept_switch))
    tl_live_sources_attach (self->sources, self->table->file, text,
                            tl_csv_import_get_evidence (self->import));
  else
    tl_live_sources_detach (self->sources, self->table->file);
}

/* One is back where one was, or at what came of it. */
static void
end_applying (TlImportDialog *self)
{
  g_clear_handle_id (&self->applying, g_source_remove);
  g_clear_pointer (&self->import, tl_csv_import_free);
}

static void
return_to_mapping (TlImportDialog *self)
{
  g_autofree char *status = NULL;

  gtk_stack_set_visible_child (self->stack, self->mapping_page);
  gtk_widget_set_sensitive (self->import_button, TRUE);
  /* It may be closed by the time that the reading ends. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  tl_import_dialog_update (self);
  gtk_widget_grab_focus (self->import_button);
  status = g_strdup (tl_import_dialog_get_status (self));
  tl_speech_say (self->status_label, status);
}

void
tl_import_dialog_stop (TlImportDialog *self)
{
  g_return_if_fail (TL_IS_IMPORT_DIALOG (self));

  if (self->applying == 0)
    return;
  tl_history_rollback (self->history);
  end_applying (self);
  return_to_mapping (self);
}

static void
finish_applying (TlImportDialog *self)
{
  attach (self);
  tl_history_commit (self->history);
  show_report (self);
  end_applying (self);
}

static gboolean
on_applying_cb (gpointer data)
{
  TlImportDialog *self = data;
  gint64 end = g_get_monotonic_time () + APPLY_TIME;
  gboolean has_more;

  do
    has_more = tl_csv_import_apply_some (self->import, self->history, APPLY_ROWS);
  while (has_more && g_get_monotonic_time () < end);
  gtk_progress_bar_set_fraction (self->progress_bar, tl_csv_import_get_applied (self->import));
  if (has_more)
    return G_SOURCE_CONTINUE;
  self->applying = 0;
  finish_applying (self);
  return G_SOURCE_REMOVE;
}

/* In one step, which stays open meanwhile; the window is drawn in between. */
static void
apply (TlImportDialog *self)
{
  tl_history_begin (self->history, _ ("Import Evidence"), NULL);
  gtk_label_set_text (self->progress_label, _ ("Changing the map…"));
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  self->applying = g_idle_add (on_applying_cb, self);
}

/* Screen readers may press the buttons of the window below. */
static gboolean
check_unchanged (TlImportDialog *self, GError **error)
{
  if (tl_history_get_serial (self->history) == self->serial &&
      !tl_history_is_in_step (self->history))
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                       _ ("The map was changed meanwhile. Import again."));
  return FALSE;
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TlImportDialog) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  if (tl_import_job_read_finish (result, &error) && check_unchanged (self, &error))
    {
      apply (self);
      return;
    }
  end_applying (self);
  return_to_mapping (self);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    tl_import_dialog_tell_failure (self, error);
}

GHashTable *
tl_import_dialog_list_held (TlImportDialog *self)
{
  return self->sources != NULL ? tl_live_sources_list_held (self->sources, self->table->file)
                               : NULL;
}

void
tl_import_dialog_run (TlImportDialog *self)
{
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) held = NULL;

  if (!tl_import_dialog_can_import (self))
    return;
  self->cancellable = g_cancellable_new ();
  self->import = tl_csv_import_new (tl_history_get_map (self->history), self->mapping);
  held = tl_import_dialog_list_held (self);
  tl_csv_import_set_held (self->import, held);
  text = make_text (self);
  self->serial = tl_history_get_serial (self->history);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  gtk_label_set_text (self->progress_label, _ ("Reading the table…"));
  gtk_label_set_text (self->rows_label, "");
  gtk_stack_set_visible_child (self->stack, self->progress_page);
  gtk_widget_grab_focus (self->cancel_button);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  tl_speech_say (self->status_label, _ ("Reading the table…"));
  tl_import_job_read_async (self->table, self->import, text, on_progress_cb, self,
                            self->cancellable, on_read_cb, g_object_ref (self));
}
