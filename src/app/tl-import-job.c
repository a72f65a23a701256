/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-import-job.h"

#include <glib/gi18n-lib.h>

#include "tl-mapping-store.h"

#define NEWS_APART (G_USEC_PER_SEC / 20)

typedef struct
{
  TlImportTable *table;
  TlCsvImport *import;
  char *text;
  TlImportProgress progress;
  gpointer progress_data;
  GSeekable *stream; /* of the thread alone, as what follows; NULL: nobody knows where it is */
  guint64 size;
  gint64 said; /* when news was sent last */
} Job;

/* One piece of news on its way to the main thread. */
typedef struct
{
  GTask *task;
  double fraction;
  guint64 n_rows;
} News;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->text);
  g_free (job);
}

static gboolean
deliver_cb (gpointer data)
{
  News *news = data;
  Job *job = g_task_get_task_data (news->task);

  if (!g_task_get_completed (news->task))
    job->progress (news->fraction, news->n_rows, job->progress_data);
  return G_SOURCE_REMOVE;
}

static void
news_free (gpointer data)
{
  News *news = data;

  g_object_unref (news->task);
  g_free (news);
}

static void
on_progress_cb (guint64 n_rows, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  gint64 now = g_get_monotonic_time ();
  g_autoptr (GSource) source = NULL;
  News *news;

  if (now - job->said < NEWS_APART)
    return;
  job->said = now;
  news = g_new (News, 1);
  *news = (News){ g_object_ref (task), -1, n_rows };
  if (job->stream != NULL && job->size > 0)
    news->fraction = MIN ((double) g_seekable_tell (job->stream) / (double) job->size, 1);
  source = g_idle_source_new ();
  g_source_set_callback (source, deliver_cb, news, news_free);
  g_source_attach (source, g_task_get_context (task));
}

/* The mapping is one of the columns that were seen; somebody may have saved others since then. */
static gboolean
check_columns (const TlImportTable *table, TlCsv *csv, GError **error)
{
  gboolean is_same = tl_csv_get_n_columns (csv) == table->columns->len;

  for (guint i = 0; is_same && i < table->columns->len; i++)
    is_same = g_str_equal (tl_csv_get_column (csv, i), table->columns->pdata[i]);
  if (!is_same)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                         _ ("The table has other columns by now. Choose it again."));
  return is_same;
}

static void
read_in_thread_cb (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GInputStream) stream =
      tl_import_table_open (job->table, &job->size, cancellable, &error);
  g_autoptr (TlCsv) csv =
      stream != NULL
          ? tl_csv_new_as (stream, tl_csv_get_format (job->table->csv), cancellable, &error)
          : NULL;

  job->stream = stream != NULL && G_IS_SEEKABLE (stream) ? G_SEEKABLE (stream) : NULL;
  tl_csv_import_set_progress (job->import, on_progress_cb, task);
  if (csv != NULL && check_columns (job->table, csv, &error) &&
      tl_csv_import_read (job->import, csv, cancellable, &error))
    {
      tl_mapping_store_keep (job->table->key, job->text);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

void
tl_import_job_read_async (TlImportTable *table,
                          TlCsvImport *import,
                          const char *text,
                          TlImportProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  *job = (Job){ .table = table,
                .import = import,
                .text = g_strdup (text),
                .progress = progress,
                .progress_data = progress_data };
  g_task_set_source_tag (task, tl_import_job_read_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_in_thread_cb);
}

gboolean
tl_import_job_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
