/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-live-source.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-source-file.h"
#include "tl-source-memory.h"
#include "tl-source-reading.h"

/* Programs write a file in several goes; and what is in somebody's hand is let go of soon. ms */
#define DELAY 150
#define BUSY_DELAY 100
#define RATE_LIMIT 100

struct _TlLiveSource
{
  GObject parent_instance;

  TlDocument *document; /* NULL: it was stopped */
  char *id;
  TlLiveBusy busy;
  TlLiveHeld held;
  gpointer data; /* of both */

  char *path, *mapping; /* as the map says */
  char *name;
  GFile *file; /* NULL: it is not followed */
  GFileMonitor *monitor;
  GCancellable *cancellable;
  guint timer;
  TlSourceReading *reading; /* NULL: nothing is read */
  gboolean has_news;        /* since it began to read */
  gboolean is_forced;       /* what was taken already is to be taken */
  guint waiting;            /* until the map may change */

  TlLiveState state;
  char *message;
  char *digest;        /* of what was taken last, and how; NULL: nothing */
  guint n_done;        /* steps, when that was taken, the last one by it; 0: none was */
  gboolean is_undone;  /* it is not on the map, since somebody undid it */
  GDateTime *time;     /* when */
  TlCsvImport *import; /* which */
  TlCsvMapping *import_mapping;
  GHashTable *evidence; /* ids that had a row since it is followed; the value is the last reading */
  guint n_readings;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlLiveSource, tl_live_source, G_TYPE_OBJECT)

static void schedule (TlLiveSource *self);

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
    schedule (self);
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

/* Into the map. */

static void
note_evidence (TlLiveSource *self)
{
  const GPtrArray *ids = tl_csv_import_get_evidence (self->import);

  self->n_readings++;
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_replace (self->evidence, g_strdup (ids->pdata[i]),
                          GUINT_TO_POINTER (self->n_readings));
}

static void
note_time (TlLiveSource *self)
{
  g_clear_pointer (&self->time, g_date_time_unref);
  self->time = g_date_time_new_now_local ();
}

/* What was undone before the map was opened this time. */
static gboolean
is_still_undone (TlLiveSource *self, const char *digest)
{
  g_autofree char *undone =
      tl_source_memory_get_undone (tl_document_get_file (self->document), self->id);

  return self->digest == NULL && !self->is_forced && g_strcmp0 (undone, digest) == 0;
}

static char *
make_label (TlLiveSource *self)
{
  /* Translators: a step that can be undone; %s is the name of a file */
  return g_strdup_printf (_ ("Update From %s"), self->name);
}

static void
set_undone (TlLiveSource *self, gboolean is_undone)
{
  self->is_undone = is_undone;
  tl_source_memory_set_undone (tl_document_get_file (self->document), self->id,
                               is_undone ? self->digest : NULL);
}

/* What was undone is read all the same, so that it is known which rows there are, and whether the
 * map is without them. TRUE if it stays so. */
static gboolean
take_rows (TlLiveSource *self, gboolean is_undone)
{
  const TlCsvReport *report = tl_csv_import_get_report (self->reading->import);
  TlHistory *history = tl_document_get_history (self->document);
  g_autofree char *key = g_strconcat ("data-source:", self->id, NULL);
  g_autofree char *label = make_label (self);

  tl_csv_import_set_earlier (self->reading->import, self->evidence);
  tl_history_begin (history, label, key);
  tl_csv_import_apply (self->reading->import, history);
  if (is_undone)
    tl_history_rollback (history);
  else if (tl_history_commit (history))
    self->n_done = tl_history_get_n_done (history);
  return is_undone && report->n_added + report->n_changed > 0;
}

/* Those that have vanished before the others, of which there may be too many. */
static void
note_rows (TlLiveSource *self)
{
  g_autoptr (GPtrArray) ids = tl_live_source_list_vanished (self);
  const GPtrArray *rows = tl_csv_import_get_evidence (self->import);

  for (guint i = 0; i < rows->len && ids->len < TL_SOURCE_MEMORY_MOST_ROWS; i++)
    g_ptr_array_add (ids, g_strdup (rows->pdata[i]));
  tl_source_memory_set_rows (tl_document_get_file (self->document), self->id, ids);
}

static void
apply (TlLiveSource *self)
{
  TlSourceReading *reading = self->reading;
  gboolean is_undone = take_rows (self, is_still_undone (self, reading->digest));

  g_clear_pointer (&self->import, tl_csv_import_free);
  g_clear_pointer (&self->import_mapping, tl_csv_mapping_free);
  self->import = g_steal_pointer (&reading->import);
  self->import_mapping = g_steal_pointer (&reading->mapping);
  g_free (self->digest);
  self->digest = g_steal_pointer (&reading->digest);
  note_time (self);
  self->is_forced = FALSE;
  set_undone (self, is_undone);
  note_evidence (self);
  note_rows (self);
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
      note_time (self);
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
static void
schedule (TlLiveSource *self)
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
      g_signal_connect_object (self->monitor, "changed", G_CALLBACK (schedule), self,
                               G_CONNECT_SWAPPED);
    }
  schedule (self);
}

static void
remember_rows (TlLiveSource *self)
{
  g_auto (GStrv) ids = tl_source_memory_get_rows (tl_document_get_file (self->document), self->id);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (self->evidence, g_strdup (ids[i]));
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
  remember_rows (self);
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

/* The step is undone when there are fewer now, or another in its place. */
void
tl_live_source_note_undo (TlLiveSource *self)
{
  TlHistory *history = tl_document_get_history (self->document);
  g_autofree char *label = make_label (self);
  gboolean is_undone;

  if (self->n_done == 0 && self->is_undone && !tl_history_is_in_step (history) &&
      g_strcmp0 (tl_history_get_undo_label (history), label) == 0)
    {
      /* It was undone before it was followed, and may have been redone: the map will say. */
      g_clear_pointer (&self->digest, g_free);
      schedule (self);
    }
  if (self->n_done == 0 || self->digest == NULL || tl_history_is_in_step (history))
    return;
  is_undone = tl_history_get_n_done (history) < self->n_done ||
              g_strcmp0 (tl_history_get_step_label (history, self->n_done - 1), label) != 0;
  if (is_undone == self->is_undone)
    return;
  set_undone (self, is_undone);
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
tl_live_source_is_undone (TlLiveSource *self)
{
  return self->is_undone;
}

void
tl_live_source_note_file (TlLiveSource *self)
{
  if (self->digest == NULL)
    return;
  set_undone (self, self->is_undone);
  note_rows (self);
}

void
tl_live_source_read_again (TlLiveSource *self)
{
  g_return_if_fail (TL_IS_LIVE_SOURCE (self));

  self->is_forced = TRUE;
  schedule (self);
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

const TlCsvReport *
tl_live_source_get_report (TlLiveSource *self)
{
  return self->import != NULL ? tl_csv_import_get_report (self->import) : NULL;
}

void
tl_live_source_add_held (TlLiveSource *self, GHashTable *held)
{
  GHashTableIter iter;
  gpointer id, reading;

  g_hash_table_iter_init (&iter, self->evidence);
  while (g_hash_table_iter_next (&iter, &id, &reading))
    if (self->n_readings > 0 && GPOINTER_TO_UINT (reading) == self->n_readings)
      g_hash_table_insert (held, g_strdup (id), g_ref_string_new_intern (self->name));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
tl_live_source_list_vanished (TlLiveSource *self)
{
  GPtrArray *vanished = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer id, reading;

  g_hash_table_iter_init (&iter, self->evidence);
  while (g_hash_table_iter_next (&iter, &id, &reading))
    if (GPOINTER_TO_UINT (reading) != self->n_readings && self->document != NULL &&
        tl_map_find (tl_document_get_map (self->document), id) != NULL)
      g_ptr_array_add (vanished, g_strdup (id));
  g_ptr_array_sort (vanished, compare_ids);
  return vanished;
}
