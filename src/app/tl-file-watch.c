/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file-watch.h"

/* Programs write a file in several goes. */
#define DELAY 150 /* ms */

struct _TlFileWatch
{
  GObject parent_instance;

  TlDocument *document;  /* NULL: it was stopped */
  GFileMonitor *monitor; /* NULL: the document has no file, or its place cannot be watched */
  GCancellable *cancellable;
  guint timer;
  gboolean is_looking;
  gboolean has_news; /* since it began to look */
  TlStorageState told;
  char *told_etag;
};

enum
{
  DISTURBED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlFileWatch, tl_file_watch, G_TYPE_OBJECT)

/* What the thread is given, and what it finds. */
typedef struct
{
  GFile *file;
  char *etag;
  TlStorageState state;
  char *found;
} Look;

static void
look_free (Look *look)
{
  g_object_unref (look->file);
  g_free (look->etag);
  g_free (look->found);
  g_free (look);
}

static void schedule (TlFileWatch *self);

static void
look_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Look *look = data;

  look->state = tl_storage_compare (look->file, look->etag, &look->found, cancellable);
  g_task_return_boolean (task, TRUE);
}

static void
tell (TlFileWatch *self, const Look *look)
{
  if (look->state == TL_STORAGE_SAME)
    tl_document_recognize_file (self->document, look->found);
  if (self->told == look->state &&
      (look->state != TL_STORAGE_CHANGED || g_strcmp0 (self->told_etag, look->found) == 0))
    return;
  self->told = look->state;
  g_free (self->told_etag);
  self->told_etag = g_strdup (look->found);
  g_signal_emit (self, signals[DISTURBED], 0, (int) look->state);
}

/* While the document was saved it looked at an old state, or a new one with old eyes. */
static gboolean
is_out_of_date (TlFileWatch *self, const Look *look)
{
  GFile *file = tl_document_get_file (self->document);

  return tl_document_is_busy (self->document) || file == NULL || !g_file_equal (file, look->file) ||
         g_strcmp0 (tl_document_get_etag (self->document), look->etag) != 0;
}

static void
on_looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlFileWatch *self = TL_FILE_WATCH (source);
  const Look *look = g_task_get_task_data (G_TASK (result));

  self->is_looking = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), NULL) || self->document == NULL)
    return;
  if (is_out_of_date (self, look))
    schedule (self);
  else
    tell (self, look);
  if (self->has_news)
    schedule (self);
}

static gboolean
on_time_cb (gpointer data)
{
  TlFileWatch *self = data;
  GFile *file = tl_document_get_file (self->document);
  g_autoptr (GTask) task = NULL;
  Look *look;

  if (tl_document_is_busy (self->document))
    return G_SOURCE_CONTINUE;
  self->timer = 0;
  self->has_news = FALSE;
  if (file == NULL)
    return G_SOURCE_REMOVE;
  look = g_new0 (Look, 1);
  look->file = g_object_ref (file);
  look->etag = g_strdup (tl_document_get_etag (self->document));
  task = g_task_new (self, self->cancellable, on_looked_cb, NULL);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  self->is_looking = TRUE;
  g_task_run_in_thread (task, look_in_thread_cb);
  return G_SOURCE_REMOVE;
}

static void
schedule (TlFileWatch *self)
{
  if (self->is_looking)
    self->has_news = TRUE;
  else if (self->timer == 0)
    self->timer = g_timeout_add (DELAY, on_time_cb, self);
}

static void
on_file_cb (TlFileWatch *self)
{
  GFile *file = tl_document_get_file (self->document);

  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  self->told = TL_STORAGE_SAME;
  if (file != NULL)
    self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor == NULL)
    return;
  g_signal_connect_object (self->monitor, "changed", G_CALLBACK (schedule), self,
                           G_CONNECT_SWAPPED);
  /* It may have been changed between being read and being watched. */
  schedule (self);
}

static void
tl_file_watch_dispose (GObject *object)
{
  tl_file_watch_stop (TL_FILE_WATCH (object));
  G_OBJECT_CLASS (tl_file_watch_parent_class)->dispose (object);
}

static void
tl_file_watch_finalize (GObject *object)
{
  TlFileWatch *self = TL_FILE_WATCH (object);

  g_object_unref (self->cancellable);
  g_free (self->told_etag);
  G_OBJECT_CLASS (tl_file_watch_parent_class)->finalize (object);
}

static void
tl_file_watch_class_init (TlFileWatchClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_file_watch_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_file_watch_finalize;

  signals[DISTURBED] = g_signal_new ("disturbed", TL_TYPE_FILE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
tl_file_watch_init (TlFileWatch *self)
{
  self->cancellable = g_cancellable_new ();
}

TlFileWatch *
tl_file_watch_new (TlDocument *document)
{
  TlFileWatch *self;

  g_return_val_if_fail (TL_IS_DOCUMENT (document), NULL);

  self = g_object_new (TL_TYPE_FILE_WATCH, NULL);
  self->document = g_object_ref (document);
  g_signal_connect_object (document, "notify::file", G_CALLBACK (on_file_cb), self,
                           G_CONNECT_SWAPPED);
  on_file_cb (self);
  return self;
}

void
tl_file_watch_stop (TlFileWatch *self)
{
  g_return_if_fail (TL_IS_FILE_WATCH (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_clear_object (&self->document);
}

const char *
tl_file_watch_get_etag (TlFileWatch *self)
{
  g_return_val_if_fail (TL_IS_FILE_WATCH (self), NULL);
  return self->told == TL_STORAGE_CHANGED ? self->told_etag : NULL;
}
