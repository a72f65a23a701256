/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-draft.h"

#include <string.h>

#include "tl-file.h"
#include "tl-journal.h"

/* From the first step that is not on the disk; further ones do not put it off. */
#define DELAY 100        /* ms */
#define RETRY_DELAY 5000 /* ms */
#define STEP_DELAY 500   /* ms */
/* Whoever closes a window waits no longer for a disk that hangs: microseconds. */
#define LONGEST_END (3 * G_USEC_PER_SEC)
/* A journal larger than this and than the map it starts from makes room for a new start. */
#define JOURNAL_LIMIT (16 * 1024)

#define GROUP "draft"

struct _TlDraft
{
  GObject parent_instance;

  TlDocument *document;
  TlJournal *journal;
  TlDraftStore *store; /* the thread's alone while it writes */
  guint timer;
  gboolean is_kept;    /* there is something on the disk */
  gboolean is_started; /* what is there can be appended to */
  gboolean is_alone;   /* what was there before is saved elsewhere */
  gboolean is_busy;    /* how the last write ended is yet to be heard */
  gboolean has_news;   /* there was something to write meanwhile */
  gboolean has_failed;
  gboolean is_closed;
  gsize start_size;
  gsize journal_size;

  GMutex mutex; /* for what follows */
  GCond written;
  gboolean is_writing; /* the thread is at it */
  GError *fault;       /* of what it wrote last; NULL: none */
};

enum
{
  FAILED,
  MENDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TlDraft, tl_draft, G_TYPE_OBJECT)

/* What the thread is given: a beginning, records to append, or neither to drop all. */
typedef struct
{
  TlJournalStart *start;
  char *about;
  gboolean alone;
  GBytes *records;
} Job;

static void
job_free (Job *job)
{
  g_clear_pointer (&job->start, tl_journal_start_free);
  g_clear_pointer (&job->records, g_bytes_unref);
  g_free (job->about);
  g_free (job);
}

static char *
make_about (TlDraft *self)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  GFile *file = tl_document_get_file (self->document);
  const char *etag = tl_document_get_etag (self->document);
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  g_key_file_set_string (keys, GROUP, "title", tl_document_get_title (self->document));
  if (uri != NULL)
    g_key_file_set_string (keys, GROUP, "uri", uri);
  if (etag != NULL)
    g_key_file_set_string (keys, GROUP, "etag", etag);
  g_key_file_set_boolean (keys, GROUP, "mended",
                          tl_file_count_mended (tl_document_get_problems (self->document)) > 0);
  return g_key_file_to_data (keys, NULL, NULL);
}

static gboolean
do_job (TlDraftStore *store, const Job *job, GError **error)
{
  g_autoptr (GBytes) head = NULL;

  if (job->records != NULL)
    return tl_draft_store_append (store, job->records, error);
  if (job->start == NULL)
    {
      tl_draft_store_drop (store, NULL);
      return TRUE;
    }
  head = tl_journal_make_head (job->start, job->about);
  return tl_draft_store_begin (store, head, job->alone, error);
}

static Job *
make_start (TlDraft *self)
{
  Job *job = g_new0 (Job, 1);

  job->start = tl_journal_start (self->journal);
  job->about = make_about (self);
  job->alone = self->is_alone;
  self->start_size = g_bytes_get_size (job->start->map);
  self->journal_size = 0;
  self->is_started = self->is_kept = TRUE;
  return job;
}

static Job *
make_drop (TlDraft *self)
{
  tl_journal_stop (self->journal);
  tl_journal_forget_past (self->journal,
                          tl_history_get_serial (tl_document_get_history (self->document)));
  self->is_started = FALSE;
  if (!self->is_kept)
    return NULL;
  self->is_kept = FALSE;
  return g_new0 (Job, 1);
}

static Job *
make_append (TlDraft *self)
{
  GBytes *records = tl_journal_take (self->journal);
  Job *job;

  if (records == NULL)
    return NULL;
  job = g_new0 (Job, 1);
  job->records = records;
  self->journal_size += g_bytes_get_size (records);
  return job;
}

/* NULL when all is on the disk as it should be. */
static Job *
make_job (TlDraft *self)
{
  if (!tl_document_is_modified (self->document))
    return make_drop (self);
  if (!self->is_started || self->journal_size > MAX (self->start_size, JOURNAL_LIMIT))
    return make_start (self);
  return make_append (self);
}

static void write_now (TlDraft *self);
static void schedule (TlDraft *self, guint delay);

static gboolean
on_time_cb (gpointer data)
{
  TlDraft *self = data;

  self->timer = 0;
  /* What half a step left is nobody's map. */
  if (tl_history_is_in_step (tl_document_get_history (self->document)))
    schedule (self, STEP_DELAY);
  else
    write_now (self);
  return G_SOURCE_REMOVE;
}

static void
schedule (TlDraft *self, guint delay)
{
  if (self->is_busy)
    self->has_news = TRUE;
  else if (!self->is_closed && self->timer == 0)
    self->timer = g_timeout_add (delay, on_time_cb, self);
}

static void
note_failure (TlDraft *self, const GError *error)
{
  self->is_started = FALSE;
  if (!self->has_failed)
    g_signal_emit (self, signals[FAILED], 0, error->message);
  self->has_failed = TRUE;
  schedule (self, RETRY_DELAY);
}

static void
note_success (TlDraft *self)
{
  if (self->has_failed)
    g_signal_emit (self, signals[MENDED], 0);
  self->has_failed = FALSE;
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlDraft *self = TL_DRAFT (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean written = g_task_propagate_boolean (G_TASK (result), &error);

  self->is_busy = FALSE;
  if (self->is_closed)
    return;
  if (!written)
    {
      note_failure (self, error);
      return;
    }
  note_success (self);
  if (job->alone)
    self->is_alone = FALSE;
  /* What waited for this waits no longer. */
  if (self->has_news)
    schedule (self, 0);
}

static void
write_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  TlDraft *self = source;
  GError *error = NULL;
  gboolean written = do_job (self->store, data, &error);

  g_mutex_lock (&self->mutex);
  self->is_writing = FALSE;
  g_clear_error (&self->fault);
  self->fault = written ? NULL : g_error_copy (error);
  g_cond_signal (&self->written);
  g_mutex_unlock (&self->mutex);
  if (written)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* NULL: nothing is to be done. Takes `job`. */
static void
start_job (TlDraft *self, Job *job)
{
  g_autoptr (GTask) task = NULL;

  if (job == NULL)
    return;
  task = g_task_new (self, NULL, on_written_cb, NULL);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  self->is_busy = self->is_writing = TRUE;
  g_task_run_in_thread (task, write_in_thread_cb);
}

static void
write_now (TlDraft *self)
{
  self->has_news = FALSE;
  start_job (self, make_job (self));
}

static void
on_recorded_cb (gpointer data)
{
  schedule (data, DELAY);
}

/* What the draft was about is saved; what was done meanwhile is about the new file. */
static void
on_saved_cb (TlDraft *self, guint64 serial)
{
  if (self->is_closed)
    return;
  tl_journal_forget_past (self->journal, serial);
  self->is_started = FALSE;
  self->is_alone = TRUE;
  /* Another try may have been put off. */
  g_clear_handle_id (&self->timer, g_source_remove);
  schedule (self, 0);
}

static void
on_is_modified_cb (TlDraft *self)
{
  schedule (self, DELAY);
}

/* FALSE: it is still at it, and the store is its own for ever. */
static gboolean
wait_for_thread (TlDraft *self, gint64 until)
{
  gboolean is_done;

  g_mutex_lock (&self->mutex);
  while (self->is_writing && g_cond_wait_until (&self->written, &self->mutex, until))
    ;
  is_done = !self->is_writing;
  g_mutex_unlock (&self->mutex);
  return is_done;
}

static void
tl_draft_dispose (GObject *object)
{
  TlDraft *self = TL_DRAFT (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_pointer (&self->journal, tl_journal_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (tl_draft_parent_class)->dispose (object);
}

static void
tl_draft_finalize (GObject *object)
{
  TlDraft *self = TL_DRAFT (object);

  tl_draft_store_free (self->store);
  g_clear_error (&self->fault);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->written);
  G_OBJECT_CLASS (tl_draft_parent_class)->finalize (object);
}

static void
tl_draft_class_init (TlDraftClass *class)
{
  G_OBJECT_CLASS (class)->dispose = tl_draft_dispose;
  G_OBJECT_CLASS (class)->finalize = tl_draft_finalize;

  signals[FAILED] = g_signal_new ("failed", TL_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[MENDED] = g_signal_new ("mended", TL_TYPE_DRAFT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
}

static void
tl_draft_init (TlDraft *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->written);
  self->is_alone = TRUE;
}

TlDraft *
tl_draft_new (TlDocument *document, TlDraftStore *store, const GPtrArray *past)
{
  TlDraft *self;

  g_return_val_if_fail (TL_IS_DOCUMENT (document), NULL);

  self = g_object_new (TL_TYPE_DRAFT, NULL);
  self->document = g_object_ref (document);
  self->is_kept = store != NULL;
  self->is_alone = store == NULL;
  self->store = store != NULL ? store : tl_draft_store_new ();
  self->journal = tl_journal_new (tl_document_get_history (document), on_recorded_cb, self);
  if (past != NULL)
    tl_journal_remember (self->journal, past);
  g_signal_connect_object (document, "saved", G_CALLBACK (on_saved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "notify::is-modified", G_CALLBACK (on_is_modified_cb), self,
                           G_CONNECT_SWAPPED);
  if (tl_document_is_modified (document))
    schedule (self, 0);
  return self;
}

TlDocument *
tl_draft_get_document (TlDraft *self)
{
  g_return_val_if_fail (TL_IS_DRAFT (self), NULL);
  return self->document;
}

/* Whatever went wrong with a journal that was begun, a new one may do. */
static void
write_last (TlDraft *self, gint64 until)
{
  for (guint attempt = 1; attempt <= 2; attempt++)
    {
      start_job (self, make_job (self));
      if (!wait_for_thread (self, until) || self->fault == NULL)
        return;
      g_message ("%s", self->fault->message);
      self->is_started = FALSE;
    }
}

void
tl_draft_close (TlDraft *self, TlDraftEnd end)
{
  gint64 until = g_get_monotonic_time () + LONGEST_END;

  g_return_if_fail (TL_IS_DRAFT (self));

  if (self->is_closed)
    return;
  g_clear_handle_id (&self->timer, g_source_remove);
  self->is_closed = TRUE;
  if (wait_for_thread (self, until))
    {
      g_clear_error (&self->fault);
      if (end == TL_DRAFT_KEEP)
        write_last (self, until);
      else
        start_job (self, self->is_kept ? g_new0 (Job, 1) : NULL);
      wait_for_thread (self, until);
    }
  g_clear_pointer (&self->journal, tl_journal_free);
}

TlDraftAbout *
tl_draft_about_parse (const char *text)
{
  g_autoptr (GKeyFile) keys = g_key_file_new ();
  TlDraftAbout *about = g_new0 (TlDraftAbout, 1);

  g_key_file_load_from_data (keys, text, strlen (text), G_KEY_FILE_NONE, NULL);
  about->uri = g_key_file_get_string (keys, GROUP, "uri", NULL);
  about->etag = g_key_file_get_string (keys, GROUP, "etag", NULL);
  about->title = g_key_file_get_string (keys, GROUP, "title", NULL);
  about->mended = g_key_file_get_boolean (keys, GROUP, "mended", NULL);
  return about;
}

void
tl_draft_about_free (TlDraftAbout *about)
{
  g_free (about->uri);
  g_free (about->etag);
  g_free (about->title);
  g_free (about);
}
