/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ahead.h"

struct _TlAhead
{
  GFile *file;
  TlPreviewWish wish;
  GCancellable *cancellable;
  GThread *thread;
  TlLoaded *loaded; /* or: */
  GError *error;
  GMutex lock; /* of `done` */
  GCond cond;
  gboolean done;
};

static TlAhead *current; /* NULL: none */

static gpointer
read_cb (gpointer data)
{
  TlAhead *ahead = data;

  ahead->loaded = tl_loaded_read (ahead->file, ahead->cancellable, &ahead->error);
  if (ahead->loaded != NULL)
    tl_loaded_prepare (ahead->loaded, &ahead->wish);
  g_mutex_lock (&ahead->lock);
  ahead->done = TRUE;
  g_cond_signal (&ahead->cond);
  g_mutex_unlock (&ahead->lock);
  return NULL;
}

void
tl_ahead_start (GFile *file, const TlPreviewWish *wish)
{
  g_return_if_fail (G_IS_FILE (file));

  if (current != NULL)
    return;
  current = g_new0 (TlAhead, 1);
  current->file = g_object_ref (file);
  current->wish = *wish;
  current->cancellable = g_cancellable_new ();
  g_mutex_init (&current->lock);
  g_cond_init (&current->cond);
  current->thread = g_thread_new ("read ahead", read_cb, current);
}

static gboolean
is_current (GFile *file)
{
  return current != NULL && g_file_equal (current->file, file);
}

gboolean
tl_ahead_await (GFile *file, gint64 longest)
{
  gint64 until = g_get_monotonic_time () + longest;
  gboolean is_loaded;

  if (!is_current (file))
    return FALSE;
  g_mutex_lock (&current->lock);
  while (!current->done && g_cond_wait_until (&current->cond, &current->lock, until))
    ;
  is_loaded = current->done && current->loaded != NULL;
  g_mutex_unlock (&current->lock);
  return is_loaded;
}

static void
on_cancelled_cb (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

TlAhead *
tl_ahead_take (GFile *file, GCancellable *cancellable)
{
  if (!is_current (file))
    return NULL;
  if (cancellable != NULL)
    g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled_cb),
                           g_object_ref (current->cancellable), g_object_unref);
  return g_steal_pointer (&current);
}

TlLoaded *
tl_ahead_finish (TlAhead *ahead, GError **error)
{
  TlLoaded *loaded;

  g_thread_join (ahead->thread);
  loaded = ahead->loaded;
  if (ahead->error != NULL)
    g_propagate_error (error, ahead->error);
  g_mutex_clear (&ahead->lock);
  g_cond_clear (&ahead->cond);
  g_object_unref (ahead->file);
  g_object_unref (ahead->cancellable);
  g_free (ahead);
  return loaded;
}
