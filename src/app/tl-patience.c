/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-patience.h"

/* Both sides hold it. */
typedef struct
{
  TlWork work;
  gpointer data;
  GDestroyNotify release;
  GMutex lock; /* of `is_done` */
  GCond done;
  gboolean is_done;
} Trial;

static void
trial_clear (gpointer data)
{
  Trial *trial = data;

  g_mutex_clear (&trial->lock);
  g_cond_clear (&trial->done);
}

static gpointer
work_cb (gpointer data)
{
  Trial *trial = data;

  trial->work (trial->data);
  if (trial->release != NULL)
    trial->release (trial->data);
  g_mutex_lock (&trial->lock);
  trial->is_done = TRUE;
  g_cond_signal (&trial->done);
  g_mutex_unlock (&trial->lock);
  g_atomic_rc_box_release_full (trial, trial_clear);
  return NULL;
}

gboolean
tl_patience_try (TlWork work, gpointer data, GDestroyNotify release, gint64 longest)
{
  gint64 until = g_get_monotonic_time () + longest;
  Trial *trial = g_atomic_rc_box_new0 (Trial);
  gboolean is_done;

  trial->work = work;
  trial->data = data;
  trial->release = release;
  g_mutex_init (&trial->lock);
  g_cond_init (&trial->done);
  g_thread_unref (g_thread_new ("patience", work_cb, g_atomic_rc_box_acquire (trial)));
  g_mutex_lock (&trial->lock);
  while (!trial->is_done && g_cond_wait_until (&trial->done, &trial->lock, until))
    ;
  is_done = trial->is_done;
  g_mutex_unlock (&trial->lock);
  g_atomic_rc_box_release_full (trial, trial_clear);
  return is_done;
}
