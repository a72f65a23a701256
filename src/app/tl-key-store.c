/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-key-store.h"

#include <string.h>

#include "tl-patience.h"

/* The program ends, though the disk may hang: microseconds. */
#define LONGEST_END (2 * G_USEC_PER_SEC)

static char *
make_path (const TlKeyStore *store)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", store->name, NULL);
}

/* Without a file, or with one that is damaged, it is empty, which is as good. */
GKeyFile *
tl_key_store_open (TlKeyStore *store)
{
  g_autofree char *path = NULL;

  if (store->keys != NULL)
    return store->keys;
  path = make_path (store);
  store->keys = g_key_file_new ();
  g_key_file_load_from_file (store->keys, path, G_KEY_FILE_NONE, NULL);
  store->written = g_key_file_to_data (store->keys, NULL, NULL);
  return store->keys;
}

/* Takes what is to be written once it may be written, so that the last goes last: another thread
 * may have done so by now, or there may be something newer. */
static void
write_last (gpointer data)
{
  TlKeyStore *store = data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&store->writing);
  g_autoptr (GBytes) bytes = g_atomic_pointer_exchange (&store->unwritten, NULL);
  g_autofree char *path = make_path (store);
  g_autofree char *folder = g_path_get_dirname (path);
  gsize size = 0;
  const char *text = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;

  if (text != NULL && g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, text, (gssize) size, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                              NULL);
}

static void
write_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  write_last (data);
  g_task_return_boolean (task, TRUE);
}

void
tl_key_store_save (TlKeyStore *store)
{
  gsize length;
  g_autofree char *data = g_key_file_to_data (tl_key_store_open (store), &length, NULL);
  g_autoptr (GBytes) replaced = NULL;
  g_autoptr (GTask) task = NULL;

  if (strcmp (data, store->written) == 0)
    return;
  replaced = g_atomic_pointer_exchange (&store->unwritten, g_bytes_new (data, length));
  g_free (store->written);
  store->written = g_steal_pointer (&data);
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_source_tag (task, tl_key_store_save);
  g_task_set_task_data (task, store, NULL);
  g_task_run_in_thread (task, write_in_thread_cb);
}

void
tl_key_store_close (TlKeyStore *store)
{
  if (store->keys != NULL)
    tl_patience_try (write_last, store, NULL, LONGEST_END);
  g_clear_pointer (&store->keys, g_key_file_unref);
  g_clear_pointer (&store->written, g_free);
}

char *
tl_key_store_make_key (GFile *file, const char *part)
{
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *both = part != NULL ? g_strconcat (uri, "\n", part, NULL) : g_strdup (uri);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
}

char **
tl_key_store_list_oldest (GKeyFile *keys, const char *group, guint most)
{
  gsize n = 0;
  char **oldest = g_key_file_get_keys (keys, group, &n, NULL);

  if (n <= most)
    g_clear_pointer (&oldest, g_strfreev);
  for (gsize i = n - MIN (n, most); oldest != NULL && i < n; i++)
    g_clear_pointer (&oldest[i], g_free);
  return oldest;
}
