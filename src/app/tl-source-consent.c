/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-source-consent.h"

#define GROUP "sources"

static GKeyFile *given;                  /* NULL: not read yet */
static gboolean is_writing, is_outdated; /* `given` is more than what is written at the moment */

static char *
make_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", "sources.ini", NULL);
}

static char *
make_key (GFile *map_file, const char *path)
{
  g_autofree char *uri = g_file_get_uri (map_file);
  g_autofree char *both = g_strconcat (uri, "\n", path, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, both, -1);
}

static void
load (void)
{
  g_autofree char *path = make_path ();

  if (given != NULL)
    return;
  given = g_key_file_new ();
  g_key_file_load_from_file (given, path, G_KEY_FILE_NONE, NULL);
}

static void save (void);

static void
on_written_cb (GObject *file, GAsyncResult *result, gpointer data)
{
  g_file_replace_contents_finish (G_FILE (file), result, NULL, NULL);
  is_writing = FALSE;
  if (is_outdated)
    save ();
}

/* One after the other, so that the last is what stays. That it cannot be written means to be asked
 * again. */
static void
save (void)
{
  g_autofree char *path = make_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  gsize length;
  char *text;

  is_outdated = is_writing;
  if (is_writing)
    return;
  is_writing = TRUE;
  text = g_key_file_to_data (given, &length, NULL);
  bytes = g_bytes_new_take (text, length);
  g_mkdir_with_parents (folder, 0700);
  g_file_replace_contents_bytes_async (file, bytes, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL,
                                       on_written_cb, NULL);
}

gboolean
tl_source_consent_has (GFile *map_file, const char *path)
{
  g_autofree char *key = NULL;

  if (map_file == NULL)
    return FALSE;
  load ();
  key = make_key (map_file, path);
  return g_key_file_get_boolean (given, GROUP, key, NULL);
}

void
tl_source_consent_give (GFile *map_file, const char *path)
{
  g_autofree char *key = NULL;
  g_auto (GStrv) keys = NULL;
  gsize n = 0;

  if (map_file == NULL || tl_source_consent_has (map_file, path))
    return;
  load ();
  key = make_key (map_file, path);
  keys = g_key_file_get_keys (given, GROUP, &n, NULL);
  if (n >= TL_SOURCE_CONSENT_MOST)
    g_key_file_remove_group (given, GROUP, NULL);
  g_key_file_set_boolean (given, GROUP, key, TRUE);
  save ();
}
