/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-source-memory.h"

#include "tl-key-store.h"

/* The groups. */
#define CONSENT "sources"
#define UNDONE "undone"
#define ROWS "rows"

static TlKeyStore store = { .name = "sources.ini" };

/* Takes it out, so that what is put in now is the last of its group; the keys to put it into. */
static GKeyFile *
take_out (const char *group, const char *key)
{
  GKeyFile *keys = tl_key_store_open (&store);

  g_key_file_remove_key (keys, group, key, NULL);
  return keys;
}

static void
keep (const char *group)
{
  GKeyFile *keys = tl_key_store_open (&store);
  g_auto (GStrv) oldest = tl_key_store_list_oldest (keys, group, TL_SOURCE_MEMORY_MOST);

  for (guint i = 0; oldest != NULL && oldest[i] != NULL; i++)
    g_key_file_remove_key (keys, group, oldest[i], NULL);
  tl_key_store_save (&store);
}

gboolean
tl_source_memory_has_consent (GFile *map_file, const char *path)
{
  g_autofree char *key = map_file != NULL ? tl_key_store_make_key (map_file, path) : NULL;

  return key != NULL && g_key_file_get_boolean (tl_key_store_open (&store), CONSENT, key, NULL);
}

void
tl_source_memory_give_consent (GFile *map_file, const char *path)
{
  g_autofree char *key = map_file != NULL ? tl_key_store_make_key (map_file, path) : NULL;

  if (key == NULL)
    return;
  g_key_file_set_boolean (take_out (CONSENT, key), CONSENT, key, TRUE);
  keep (CONSENT);
}

char *
tl_source_memory_get_undone (GFile *map_file, const char *id)
{
  g_autofree char *key = map_file != NULL ? tl_key_store_make_key (map_file, id) : NULL;

  return key == NULL ? NULL : g_key_file_get_string (tl_key_store_open (&store), UNDONE, key, NULL);
}

void
tl_source_memory_set_undone (GFile *map_file, const char *id, const char *mark)
{
  g_autofree char *key = map_file != NULL ? tl_key_store_make_key (map_file, id) : NULL;
  GKeyFile *keys;

  if (key == NULL)
    return;
  keys = take_out (UNDONE, key);
  if (mark != NULL)
    g_key_file_set_string (keys, UNDONE, key, mark);
  keep (UNDONE);
}

char **
tl_source_memory_get_rows (GFile *map_file, const char *id)
{
  g_autofree char *key = map_file != NULL ? tl_key_store_make_key (map_file, id) : NULL;

  return key == NULL
             ? NULL
             : g_key_file_get_string_list (tl_key_store_open (&store), ROWS, key, NULL, NULL);
}

void
tl_source_memory_set_rows (GFile *map_file, const char *id, const GPtrArray *ids)
{
  g_autofree char *key = map_file != NULL ? tl_key_store_make_key (map_file, id) : NULL;
  GKeyFile *keys;

  if (key == NULL)
    return;
  keys = take_out (ROWS, key);
  if (ids->len > 0)
    g_key_file_set_string_list (keys, ROWS, key, (const char *const *) ids->pdata,
                                MIN (ids->len, TL_SOURCE_MEMORY_MOST_ROWS));
  keep (ROWS);
}

void
tl_source_memory_close (void)
{
  tl_key_store_close (&store);
}
