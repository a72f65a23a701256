/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-thumbnail-cache.h"

#include <glib/gstdio.h>
#include <string.h>

#define ENDING ".png"
/* Of a note: a letter for each time a picture was begun. */
#define NOTE_ENDING ".begun"
#define MOST_BEGUN 2
/* Letters of a checksum: enough that no two are the same. */
#define KEY_LETTERS 32
/* A picture has 300 kB of pixels; what is larger is not ours. */
#define LARGEST (4 * 1024 * 1024)

typedef struct
{
  char *path;
  gint64 time;
} Kept;

/* The paths of the notes that this program made and has not removed, NULL before the first, and
 * whether it makes any more. Threads make pictures: both, and the notes, are guarded. */
static GMutex notes_lock;
static GHashTable *notes;
static gboolean is_closed;

char *
tl_thumbnail_cache_get_folder (void)
{
  return g_build_filename (g_get_user_cache_dir (), "throughline", "thumbnails", NULL);
}

static char *
make_checksum (const char *words)
{
  char *checksum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, words, -1);

  checksum[KEY_LETTERS] = '\0';
  return checksum;
}

/* The name starts with that of the map, so that its older pictures are found. */
static char *
make_name (const char *key, const char *state, const char *ending)
{
  g_autofree char *start = make_checksum (key);
  g_autofree char *end = make_checksum (state);

  return g_strconcat (start, "-", end, ending, NULL);
}

static char *
make_note_path (const char *key, const char *state)
{
  g_autofree char *folder = tl_thumbnail_cache_get_folder ();
  g_autofree char *name = make_name (key, state, NOTE_ENDING);

  return g_build_filename (folder, name, NULL);
}

GBytes *
tl_thumbnail_cache_find (const char *key, const char *state)
{
  g_autofree char *folder = tl_thumbnail_cache_get_folder ();
  g_autofree char *name = make_name (key, state, ENDING);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf about;
  char *content;
  gsize size;

  if (g_stat (path, &about) != 0 || !S_ISREG (about.st_mode) || about.st_size > LARGEST ||
      !g_file_get_contents (path, &content, &size, NULL))
    return NULL;
  return g_bytes_new_take (content, size);
}

static void
clear_kept (gpointer data)
{
  g_free (((Kept *) data)->path);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  const Kept *first = a, *second = b;

  return (first->time < second->time) - (first->time > second->time);
}

/* Removes the other pictures of this map, and the oldest of all that are too many. Notes are no
 * pictures. */
static void
tidy (const char *folder, const char *current)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (Kept));
  const char *name;

  g_array_set_clear_func (others, clear_kept);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      Kept kept = { NULL, 0 };
      GStatBuf about;

      if (strcmp (name, current) == 0 || g_str_has_suffix (name, NOTE_ENDING))
        continue;
      kept.path = g_build_filename (folder, name, NULL);
      if (strncmp (name, current, KEY_LETTERS) != 0 && g_stat (kept.path, &about) == 0)
        kept.time = about.st_mtime;
      g_array_append_val (others, kept);
    }
  g_array_sort (others, compare_newest_first);
  for (guint i = others->len; i > 0; i--)
    if (i >= TL_THUMBNAIL_CACHE_MOST || g_array_index (others, Kept, i - 1).time == 0)
      g_unlink (g_array_index (others, Kept, i - 1).path);
}

/* What a map says is nobody else's business. */
static gboolean
make_folder (void)
{
  g_autofree char *folder = tl_thumbnail_cache_get_folder ();

  return g_mkdir_with_parents (folder, 0700) == 0;
}

static void
note (const char *path, gssize n_begun)
{
  static const char letters[] = "..";

  G_STATIC_ASSERT (sizeof letters - 1 == MOST_BEGUN);
  if (!make_folder () ||
      !g_file_set_contents_full (path, letters, n_begun + 1, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    return;
  if (notes == NULL)
    notes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (notes, g_strdup (path));
}

/* Where nothing can be noted it is begun all the same. */
gboolean
tl_thumbnail_cache_begin (const char *key, const char *state)
{
  g_autofree char *path = make_note_path (key, state);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&notes_lock);
  GStatBuf about;
  gssize n_begun = g_stat (path, &about) == 0 ? (gssize) about.st_size : 0;

  if (n_begun >= MOST_BEGUN)
    return FALSE;
  if (!is_closed)
    note (path, n_begun);
  return TRUE;
}

void
tl_thumbnail_cache_end (const char *key, const char *state)
{
  g_autofree char *path = make_note_path (key, state);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&notes_lock);

  g_unlink (path);
  if (notes != NULL)
    g_hash_table_remove (notes, path);
}

void
tl_thumbnail_cache_close (void)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&notes_lock);
  GHashTableIter iter;
  gpointer path;

  is_closed = TRUE;
  if (notes == NULL)
    return;
  g_hash_table_iter_init (&iter, notes);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    g_unlink (path);
  g_clear_pointer (&notes, g_hash_table_unref);
}

void
tl_thumbnail_cache_store (const char *key, const char *state, GBytes *png)
{
  g_autofree char *folder = tl_thumbnail_cache_get_folder ();
  g_autofree char *name = make_name (key, state, ENDING);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  gsize size;
  const char *data = g_bytes_get_data (png, &size);

  if (make_folder () && g_file_set_contents_full (path, data, (gssize) size,
                                                  G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL))
    tidy (folder, name);
}
