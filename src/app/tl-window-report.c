/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-export-job.h"
#include "tl-file.h"
#include "tl-file-dialogs.h"
#include "tl-message.h"
#include "tl-storage.h"

/* Reports that are not the map: what a role answers for, for the person who has the job, and what
 * Insights tells. */

/* While the file is chosen, and written. */
typedef struct
{
  TlWindow *window;
  char *role; /* its id; NULL: Insights */
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
ignore_answer (const char *answer, gpointer data)
{
}

static void
tell_failure (ReportJob *job, const GError *error)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_PLAIN },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  g_autofree char *name = tl_storage_dup_name (job->file);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Was Not Saved"), name);

  tl_message_ask (GTK_WINDOW (job->window), heading, error->message, answers, ignore_answer, NULL);
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
        tell_failure (job, error);
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
  options.insights = job->role == NULL;
  bytes = tl_file_write_bytes (tl_document_get_map (job->window->document));
  tl_export_job_run_async (bytes, &options, file, ignore_progress, NULL, NULL, on_written_cb, job);
}

void
tl_window_print_role (TlWindow *self, const char *id)
{
  TlElement *role =
      self->document != NULL ? tl_map_find (tl_document_get_map (self->document), id) : NULL;
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-export-folder");
  g_autofree char *name = NULL;
  ReportJob *job;

  if (role == NULL || tl_element_get_kind (role) != TL_KIND_ROLE)
    return;
  job = g_new0 (ReportJob, 1);
  job->window = g_object_ref (self);
  job->role = g_strdup (id);
  name = tl_file_dialogs_make_name (tl_element_get_string (role, TL_PROPERTY_TITLE), ".pdf");
  tl_file_dialogs_save (GTK_WINDOW (self), _ ("Print What They Answer For"), _ ("PDF documents"),
                        ".pdf", folder, name, on_file_chosen_cb, job);
}

void
tl_window_export_insights (TlWindow *self)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-export-folder");
  g_autofree char *title = NULL, *name = NULL;
  ReportJob *job;

  if (self->document == NULL)
    return;
  /* Translators: a file's name; %s is the title of a map. */
  title = g_strdup_printf (_ ("%s – Insights"),
                           tl_element_get_string (tl_map_get_root (
                                                      tl_document_get_map (self->document)),
                                                  TL_PROPERTY_TITLE));
  job = g_new0 (ReportJob, 1);
  job->window = g_object_ref (self);
  name = tl_file_dialogs_make_name (title, ".pdf");
  tl_file_dialogs_save (GTK_WINDOW (self), _ ("Export Insights"), _ ("PDF documents"), ".pdf",
                        folder, name, on_file_chosen_cb, job);
}
