/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-mapping-store.h"

#include <glib/gstdio.h>
#include <string.h>

#include "tl-key-store.h"

#define GROUP "mappings"

static GMutex lock; /* of the file, between windows */

static char *
make_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", "mappings.ini", NULL);
}

/* The NUL behind each name parts it from the next. */
char *
tl_mapping_store_make_key (const TlCsv *csv)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < tl_csv_get_n_columns (csv); i++)
    {
      const char *name = tl_csv_get_column (csv, i);

      g_checksum_update (sum, (const guchar *) name, (gssize) strlen (name) + 1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static GKeyFile *
load (const char *path)
{
  GKeyFile *keys = g_key_file_new ();

  g_key_file_load_from_file (keys, path, G_KEY_FILE_NONE, NULL);
  return keys;
}

char *
tl_mapping_store_find (const char *key)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autofree char *path = make_path ();
  g_autoptr (GKeyFile) keys = load (path);

  return g_key_file_get_string (keys, GROUP, key, NULL);
}

static void
forget_oldest (GKeyFile *keys)
{
  g_auto (GStrv) names = tl_key_store_list_oldest (keys, GROUP, TL_MAPPING_STORE_MOST);

  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    g_key_file_remove_key (keys, GROUP, names[i], NULL);
}

void
tl_mapping_store_keep (const char *key, const char *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  g_autofree char *path = make_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) keys = NULL;
  g_autofree char *data = NULL;
  gsize length;

  keys = load (path);
  g_key_file_remove_key (keys, GROUP, key, NULL);
  g_key_file_set_string (keys, GROUP, key, text);
  forget_oldest (keys);
  data = g_key_file_to_data (keys, &length, NULL);
  if (g_mkdir_with_parents (folder, 0700) == 0)
    g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600,
                              NULL);
}
