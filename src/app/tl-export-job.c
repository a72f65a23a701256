/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-export-job.h"

#include "tl-storage.h"

typedef struct
{
  GBytes *map_bytes;
  TlExportOptions options;
  char *filter; /* of the options, as the next */
  char *role;
  GFile *file;
  TlExportProgress progress;
  gpointer progress_data;
  int permille; /* last said, of the thread alone */
} Job;

typedef struct
{
  GBytes *map_bytes;
  TlLook look;
} LookAhead;

/* One piece of news on its way to the main thread. */
typedef struct
{
  GTask *task;
  int permille;
} News;

static void
job_free (Job *job)
{
  g_bytes_unref (job->map_bytes);
  g_object_unref (job->file);
  g_free (job->filter);
  g_free (job->role);
  g_free (job);
}

static void
look_ahead_free (LookAhead *ahead)
{
  g_bytes_unref (ahead->map_bytes);
  g_free (ahead);
}

static gboolean
deliver_cb (gpointer data)
{
  News *news = data;
  Job *job = g_task_get_task_data (news->task);

  if (!g_task_get_completed (news->task))
    job->progress (news->permille / 1000.0, job->progress_data);
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
on_progress_cb (double fraction, gpointer data)
{
  GTask *task = data;
  Job *job = g_task_get_task_data (task);
  int permille = (int) (fraction * 1000);
  g_autoptr (GSource) source = NULL;
  News *news;

  if (permille == job->permille)
    return;
  job->permille = permille;
  news = g_new (News, 1);
  *news = (News){ g_object_ref (task), permille };
  source = g_idle_source_new ();
  g_source_set_callback (source, deliver_cb, news, news_free);
  g_source_attach (source, g_task_get_context (task));
}

static void
export_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (TlMap) map = tl_file_read_bytes (job->map_bytes, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;

  if (map != NULL)
    bytes = tl_export_to_bytes (map, &job->options, on_progress_cb, task, cancellable, &error);
  if (bytes != NULL && !g_cancellable_set_error_if_cancelled (cancellable, &error) &&
      tl_storage_save_export (job->file, bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
look_ahead_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const LookAhead *ahead = data;
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;
  GError *error = NULL;
  g_autoptr (TlMap) map = tl_file_read_bytes (ahead->map_bytes, NULL, &error);
  TlExportPreflight *preflight;

  if (map == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  options.look = ahead->look;
  preflight = g_new0 (TlExportPreflight, 1);
  preflight->missing = tl_export_find_missing_glyphs (map, &ahead->look);
  tl_export_get_size (map, &options, &preflight->width, &preflight->height);
  g_task_return_pointer (task, preflight, (GDestroyNotify) tl_export_preflight_free);
}

void
tl_export_preflight_free (TlExportPreflight *preflight)
{
  g_strfreev (preflight->missing);
  g_free (preflight);
}

void
tl_export_job_run_async (GBytes *map_bytes,
                         const TlExportOptions *options,
                         GFile *file,
                         TlExportProgress progress,
                         gpointer progress_data,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new (Job, 1);

  *job = (Job){
    .map_bytes = g_bytes_ref (map_bytes),
    .options = *options,
    .filter = g_strdup (options->filter),
    .role = g_strdup (options->role),
    .file = g_object_ref (file),
    .progress = progress,
    .progress_data = progress_data,
  };
  job->options.filter = job->filter;
  job->options.role = job->role;
  /* A file that is written is not taken back by a late cancel. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, tl_export_job_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, export_in_thread_cb);
}

gboolean
tl_export_job_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tl_export_job_look_ahead_async (GBytes *map_bytes,
                                const TlLook *look,
                                GAsyncReadyCallback callback,
                                gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  LookAhead *ahead = g_new (LookAhead, 1);

  *ahead = (LookAhead){ g_bytes_ref (map_bytes), *look };
  g_task_set_source_tag (task, tl_export_job_look_ahead_async);
  g_task_set_task_data (task, ahead, (GDestroyNotify) look_ahead_free);
  g_task_run_in_thread (task, look_ahead_in_thread_cb);
}

TlExportPreflight *
tl_export_job_look_ahead_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
