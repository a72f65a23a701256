/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-export-job.h"
#include "tl-file.h"
#include "tl-file-dialogs.h"
#include "tl-message.h"
#include "tl-storage.h"

/* Reports, as files: what a role answers for, for the person who has the job; what Insights tells,
 * and what will be done about the map, for those who lead. */

/* While the file is chosen, and written. */
typedef struct
{
  TlWindow *window;
  TlExportSubject subject;
  char *role; /* its id, NULL for the others */
  GFile *file;
} ReportJob;

static void
report_job_free (ReportJob *job)
{
  g_object_unref (job->window);
  g_clear_object (&job->file);
  g_free (job->role);
  g_free (job);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  ReportJob *job = data;
  g_autoptr (GError) error = NULL;

  gboolean written = tl_export_job_run_finish (result, &error);

  /* Closed meanwhile it has no place left to say it in. */
  if (gtk_window_get_application (GTK_WINDOW (job->window)) != NULL)
    {
      if (written)
        tl_window_tell_exported (job->window, job->file);
      else
        tl_message_tell_unsaved (GTK_WIDGET (job->window), job->file, error);
    }
  report_job_free (job);
}

static void
ignore_progress (double fraction, gpointer data)
{
}

static void
on_file_chosen_cb (GFile *file, gpointer data)
{
  ReportJob *job = data;
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  g_autoptr (GBytes) bytes = NULL;

  if (file == NULL || job->window->document == NULL)
    {
      report_job_free (job);
      return;
    }
  job->file = g_object_ref (file);
  options.look = *tl_canvas_get_look (job->window->canvas);
  options.role = job->role;
  options.subject = job->subject;
  bytes = tl_file_write_bytes (tl_document_get_map (job->window->document));
  tl_export_job_run_async (bytes, &options, file, ignore_progress, NULL, NULL, on_written_cb, job);
}

/* `role` as ReportJob has it; `name` without an ending. */
static void
ask_where (TlWindow *self,
           TlExportSubject subject,
           const char *role,
           const char *heading,
           const char *name)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-export-folder");
  g_autofree char *file = tl_file_dialogs_make_name (name, ".pdf");
  ReportJob *job = g_new0 (ReportJob, 1);

  job->window = g_object_ref (self);
  job->subject = subject;
  job->role = g_strdup (role);
  tl_file_dialogs_save (GTK_WINDOW (self), heading, _ ("PDF documents"), ".pdf", folder, file,
                        on_file_chosen_cb, job);
}

void
tl_window_print_role (TlWindow *self, const char *id)
{
  TlElement *role =
      self->document != NULL ? tl_map_find (tl_document_get_map (self->document), id) : NULL;

  if (role == NULL || tl_element_get_kind (role) != TL_KIND_ROLE)
    return;
  ask_where (self, TL_EXPORT_ROLE, id, _ ("Print What They Answer For"),
             tl_element_get_string (role, TL_PROPERTY_TITLE));
}

void
tl_window_print_changes (TlWindow *self)
{
  if (self->document != NULL)
    ask_where (self, TL_EXPORT_CHANGES, NULL, _ ("Print What Will Be Done"),
               _ ("What Will Be Done"));
}

void
tl_window_export_insights (TlWindow *self)
{
  g_autofree char *name = NULL;
  TlElement *root;

  if (self->document == NULL)
    return;
  root = tl_map_get_root (tl_document_get_map (self->document));
  /* Translators: a file's name; %s is the title of a map. */
  name = g_strdup_printf (_ ("%s – Insights"), tl_element_get_string (root, TL_PROPERTY_TITLE));
  ask_where (self, TL_EXPORT_INSIGHTS, NULL, _ ("Export Insights"), name);
}
