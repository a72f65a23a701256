/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-live-source-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-source-file.h"

/* Programs write a file in several goes; and what is in somebody's hand is let go of soon. ms */
#define DELAY 150
#define BUSY_DELAY 100
#define RATE_LIMIT 100

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlLiveSource, tl_live_source, G_TYPE_OBJECT)

/* `message` NULL unless it failed. Taken. */
static void
set_state (TlLiveSource *self, TlLiveState state, char *message)
{
  g_free (self->message);
  self->message = message;
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
end_reading (TlLiveSource *self)
{
  g_clear_pointer (&self->reading, tl_source_reading_free);
  if (self->document != NULL && self->has_news)
    tl_live_source_schedule (self);
}

/* A file that is gone, or not a table now, may be whole again in a moment: all that was taken
 * stays, and it is followed on. */
static void
fail (TlLiveSource *self, const GError *error)
{
  if (g_error_matches (error, TL_SOURCE_FILE_ERROR, TL_SOURCE_FILE_ERROR_BUSY))
    self->has_news = TRUE;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_state (self, TL_LIVE_FAILED, g_strdup (error->message));
  end_reading (self);
}

static void
apply (TlLiveSource *self)
{
  tl_live_source_take (self);
  set_state (self, TL_LIVE_FOLLOWING, NULL);
  end_reading (self);
}

static gboolean
is_busy (TlLiveSource *self)
{
  return tl_history_is_in_step (tl_document_get_history (self->document)) ||
         self->busy (self->data);
}

static gboolean
on_waited_cb (gpointer data)
{
  TlLiveSource *self = data;

  if (is_busy (self))
    return G_SOURCE_CONTINUE;
  self->waiting = 0;
  apply (self);
  return G_SOURCE_REMOVE;
}

/* Reading. */

static void
end_in_thread (GTask *task, gboolean is_done, GError *error)
{
  if (is_done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
read_bytes_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean is_done = tl_source_reading_read_bytes (data, cancellable, &error);

  end_in_thread (task, is_done, error);
}

static void
read_rows_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  gboolean is_done = tl_source_reading_read_rows (data, cancellable, &error);

  end_in_thread (task, is_done, error);
}

static void
on_rows_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlLiveSource *self = TL_LIVE_SOURCE (source);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error) || self->document == NULL)
    {
      if (self->document == NULL)
        end_reading (self);
      else
        fail (self, error);
      return;
    }
  if (tl_csv_import_is_too_long (self->reading->import))
    {
      set_state (self, TL_LIVE_FAILED,
                 g_strdup (
                     _ ("The file would make more than 100,000 pieces of evidence, which is "
                        "too many to follow. Rows that are answers may be counted instead.")));
      end_reading (self);
    }
  else if (is_busy (self))
    self->waiting = g_timeout_add (BUSY_DELAY, on_waited_cb, self);
  else
    apply (self);
}

static void
run (TlLiveSource *self, GTaskThreadFunc in_thread, GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (self, self->cancellable, callback, NULL);

  g_task_set_task_data (task, self->reading, NULL);
  g_task_run_in_thread (task, in_thread);
}

static void
on_bytes_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlLiveSource *self = TL_LIVE_SOURCE (source);
  g_autoptr (GError) error = NULL;
  gboolean is_read = g_task_propagate_boolean (G_TASK (result), &error);

  if (self->document == NULL)
    end_reading (self);
  else if (!is_read)
    fail (self, error);
  else if (!self->is_forced && g_strcmp0 (self->digest, self->reading->digest) == 0)
    {
      tl_live_source_note_time (self);
      set_state (self, TL_LIVE_FOLLOWING, NULL);
      end_reading (self);
    }
  else if (!tl_source_reading_prepare (self->reading, tl_document_get_map (self->document), &error))
    fail (self, error);
  else
    {
      g_autoptr (GHashTable) held = self->held (self, self->data);

      tl_csv_import_set_held (self->reading->import, held);
      run (self, read_rows_cb, on_rows_read_cb);
    }
}

static gboolean
on_time_cb (gpointer data)
{
  TlLiveSource *self = data;

  self->timer = 0;
  self->has_news = FALSE;
  self->reading = tl_source_reading_new (tl_document_get_file (self->document), self->path,
                                         self->file, self->mapping != NULL ? self->mapping : "");
  run (self, read_bytes_cb, on_bytes_read_cb);
  return G_SOURCE_REMOVE;
}

/* By the first news, not the last: a file that changes all the time is read all the time. */
void
tl_live_source_schedule (TlLiveSource *self)
{
  if (self->reading != NULL)
    self->has_news = TRUE;
  else if (self->timer == 0 && self->file != NULL)
    self->timer = g_timeout_add (DELAY, on_time_cb, self);
}

/* Following. */

static void
leave_file (TlLiveSource *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->waiting != 0)
    {
      g_clear_handle_id (&self->waiting, g_source_remove);
      g_clear_pointer (&self->reading, tl_source_reading_free);
    }
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_clear_object (&self->file);
}

static void
watch (TlLiveSource *self, GFile *file)
{
  self->file = g_object_ref (file);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->monitor = g_file_monitor_file (file, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    {
      g_file_monitor_set_rate_limit (self->monitor, RATE_LIMIT);
      g_signal_connect_object (self->monitor, "changed", G_CALLBACK (tl_live_source_schedule), self,
                               G_CONNECT_SWAPPED);
    }
  tl_live_source_schedule (self);
}

static void
take_words (TlLiveSource *self, const TlElement *element)
{
  g_autofree char *name = NULL;

  g_free (self->path);
  self->path = g_strdup (tl_element_get_string (element, TL_PROPERTY_PATH));
  g_free (self->mapping);
  self->mapping = g_strdup (tl_element_get_string (element, TL_PROPERTY_MAPPING));
  name = g_path_get_basename (self->path);
  g_free (self->name);
  self->name = g_filename_display_name (name);
  g_clear_pointer (&self->digest, g_free);
  self->n_done = 0;
  self->is_undone = FALSE;
}

static gboolean
is_followed (TlLiveSource *self, const TlElement *element, GFile *file, gboolean allowed)
{
  if (g_strcmp0 (self->mapping, tl_element_get_string (element, TL_PROPERTY_MAPPING)) != 0 ||
      allowed != (self->file != NULL))
    return FALSE;
  return self->file != NULL
             ? file != NULL && g_file_equal (self->file, file)
             : g_strcmp0 (self->path, tl_element_get_string (element, TL_PROPERTY_PATH)) == 0;
}

void
tl_live_source_follow (TlLiveSource *self, gboolean allowed)
{
  TlElement *element = tl_map_find (tl_document_get_map (self->document), self->id);
  g_autoptr (GFile) file = NULL;

  g_return_if_fail (element != NULL && tl_element_get_kind (element) == TL_KIND_DATA_SOURCE);
  file = tl_source_file_resolve (tl_document_get_file (self->document),
                                 tl_element_get_string (element, TL_PROPERTY_PATH));
  if (is_followed (self, element, file, allowed))
    {
      /* It may be named otherwise. */
      g_free (self->path);
      self->path = g_strdup (tl_element_get_string (element, TL_PROPERTY_PATH));
      return;
    }
  leave_file (self);
  take_words (self, element);
  if (!allowed)
    set_state (self, TL_LIVE_UNASKED, NULL);
  else if (file == NULL)
    set_state (self, TL_LIVE_FAILED,
               g_strdup (_ ("The map has no file yet, so it is not known where this one is.")));
  else
    {
      watch (self, file);
      set_state (self, TL_LIVE_WAITING, NULL);
    }
}

static void
tl_live_source_dispose (GObject *object)
{
  tl_live_source_stop (TL_LIVE_SOURCE (object));
  G_OBJECT_CLASS (tl_live_source_parent_class)->dispose (object);
}

static void
tl_live_source_finalize (GObject *object)
{
  TlLiveSource *self = TL_LIVE_SOURCE (object);

  g_object_unref (self->cancellable);
  g_clear_pointer (&self->reading, tl_source_reading_free);
  g_clear_pointer (&self->import, tl_csv_import_free);
  g_clear_pointer (&self->import_mapping, tl_csv_mapping_free);
  g_clear_pointer (&self->time, g_date_time_unref);
  g_hash_table_unref (self->evidence);
  g_free (self->id);
  g_free (self->path);
  g_free (self->mapping);
  g_free (self->name);
  g_free (self->message);
  g_free (self->digest);
  G_OBJECT_CLASS (tl_live_source_parent_class)->finalize (object);
}

static void
tl_live_source_class_init (TlLiveSourceClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_live_source_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_live_source_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_LIVE_SOURCE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
tl_live_source_init (TlLiveSource *self)
{
  self->cancellable = g_cancellable_new ();
  self->evidence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

TlLiveSource *
tl_live_source_new (
    TlDocument *document, const char *id, TlLiveBusy busy, TlLiveHeld held, gpointer data)
{
  TlLiveSource *self = g_object_new (TL_TYPE_LIVE_SOURCE, NULL);

  self->document = g_object_ref (document);
  self->id = g_strdup (id);
  self->busy = busy;
  self->held = held;
  self->data = data;
  tl_live_source_remember_rows (self);
  return self;
}

void
tl_live_source_stop (TlLiveSource *self)
{
  g_return_if_fail (TL_IS_LIVE_SOURCE (self));

  leave_file (self);
  g_clear_pointer (&self->import, tl_csv_import_free);
  g_clear_object (&self->document);
}

void
tl_live_source_read_again (TlLiveSource *self)
{
  g_return_if_fail (TL_IS_LIVE_SOURCE (self));

  self->is_forced = TRUE;
  tl_live_source_schedule (self);
}

const char *
tl_live_source_get_id (TlLiveSource *self)
{
  return self->id;
}

const char *
tl_live_source_get_path (TlLiveSource *self)
{
  return self->path;
}

GFile *
tl_live_source_get_file (TlLiveSource *self)
{
  return self->file;
}

const char *
tl_live_source_get_name (TlLiveSource *self)
{
  return self->name;
}

TlLiveState
tl_live_source_get_state (TlLiveSource *self)
{
  return self->state;
}

const char *
tl_live_source_get_message (TlLiveSource *self)
{
  return self->message;
}

GDateTime *
tl_live_source_get_time (TlLiveSource *self)
{
  return self->time;
}
