/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-draft-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tl-descriptor.h"

struct _TlDraftStore
{
  char *folder;
  char *key;
  int lock;         /* -1: not held */
  int file;         /* of the last generation, -1: closed */
  guint generation; /* the last one; 0: none */
};

#define LOCK_ENDING ".lock"
#define NEW_ENDING ".new"
#define DRAFT_ENDING ".draft"

static gboolean
fail (GError **error, const char *path)
{
  int number = errno;
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (number),
               /* Translators: a file and why it could not be read or written. */
               _ ("“%s”: %s"), name, g_strerror (number));
  return FALSE;
}

static char *
make_path (TlDraftStore *self, const char *ending)
{
  g_autofree char *name = g_strconcat (self->key, ending, NULL);

  return g_build_filename (self->folder, name, NULL);
}

static char *
make_generation_path (TlDraftStore *self, guint generation)
{
  g_autofree char *ending = g_strdup_printf ("-%u" DRAFT_ENDING, generation);

  return make_path (self, ending);
}

/* Locking */

/* The file may have been removed, by one who held the lock, while we waited for it. */
static gboolean
is_still_there (int lock, const char *path)
{
  struct stat ours, theirs;

  return fstat (lock, &ours) == 0 && stat (path, &theirs) == 0 && ours.st_ino == theirs.st_ino &&
         ours.st_dev == theirs.st_dev;
}

/* Where there are no locks, there is no telling who keeps a draft; then nobody does. */
static gboolean
take_lock (TlDraftStore *self, GError **error)
{
  g_autofree char *path = make_path (self, LOCK_ENDING);

  self->lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->lock < 0)
    return fail (error, path);
  if (flock (self->lock, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    return fail (error, path);
  errno = ENOENT;
  return is_still_there (self->lock, path) || fail (error, path);
}

/* Reading */

static gboolean
parse_generation (const char *name, const char *key, guint *generation)
{
  gsize length = strlen (key);
  guint64 number;
  g_autofree char *digits = NULL;

  if (!g_str_has_prefix (name, key) || name[length] != '-' ||
      !g_str_has_suffix (name, DRAFT_ENDING))
    return FALSE;
  digits = g_strndup (name + length + 1, strlen (name) - length - 1 - strlen (DRAFT_ENDING));
  if (!g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT - 1, &number, NULL))
    return FALSE;
  *generation = (guint) number;
  return TRUE;
}

/* The key of the draft that a file of this name belongs to, NULL: none. */
static char *
parse_key (const char *name)
{
  const char *end = g_strrstr (name, LOCK_ENDING);
  g_autofree char *key = NULL;
  guint generation;

  if (end != NULL && strcmp (end, LOCK_ENDING) == 0)
    return g_strndup (name, (gsize) (end - name));
  end = strrchr (name, '-');
  if (end == NULL)
    return NULL;
  key = g_strndup (name, (gsize) (end - name));
  return parse_generation (name, key, &generation) ? g_steal_pointer (&key) : NULL;
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return first < second ? 1 : first > second ? -1 : 0;
}

char *
tl_draft_store_get_folder (void)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", "drafts", NULL);
}

char **
tl_draft_store_list (void)
{
  g_autofree char *folder = tl_draft_store_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      char *key = parse_key (name);

      if (key != NULL && g_hash_table_contains (keys, key))
        g_free (key);
      else if (key != NULL)
        g_hash_table_add (keys, key);
    }
  return (char **) g_hash_table_get_keys_as_array (keys, NULL);
}

GArray *
tl_draft_store_get_generations (TlDraftStore *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  GArray *generations = g_array_new (FALSE, FALSE, sizeof (guint));
  const char *name;
  guint generation;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (parse_generation (name, self->key, &generation))
      g_array_append_val (generations, generation);
  g_array_sort (generations, compare_newest_first);
  return generations;
}

GBytes *
tl_draft_store_read (TlDraftStore *self, guint generation, gint64 *time, GError **error)
{
  g_autofree char *path = make_generation_path (self, generation);
  char *content;
  gsize size;
  struct stat status;

  errno = 0;
  if (stat (path, &status) != 0 || !S_ISREG (status.st_mode))
    {
      errno = errno != 0 ? errno : EINVAL;
      fail (error, path);
      return NULL;
    }
  *time = status.st_mtim.tv_sec * G_USEC_PER_SEC + status.st_mtim.tv_nsec / 1000;
  return g_file_get_contents (path, &content, &size, error) ? g_bytes_new_take (content, size)
                                                            : NULL;
}

static TlDraftStore *
store_new (char *key)
{
  TlDraftStore *self = g_new0 (TlDraftStore, 1);

  self->folder = tl_draft_store_get_folder ();
  self->key = key;
  self->lock = self->file = -1;
  return self;
}

TlDraftStore *
tl_draft_store_new (void)
{
  return store_new (g_uuid_string_random ());
}

/* Somebody was killed before there was a first generation. */
static TlDraftStore *
clear_away (TlDraftStore *self, GError **error)
{
  g_autofree char *path = make_path (self, LOCK_ENDING);

  errno = ENOENT;
  fail (error, path);
  tl_draft_store_drop (self, NULL);
  tl_draft_store_free (self);
  return NULL;
}

TlDraftStore *
tl_draft_store_open (const char *key, GError **error)
{
  g_autoptr (TlDraftStore) self = store_new (g_strdup (key));
  g_autoptr (GArray) generations = NULL;
  g_autofree char *unfinished = make_path (self, NEW_ENDING);

  if (!take_lock (self, error))
    return NULL;
  unlink (unfinished);
  generations = tl_draft_store_get_generations (self);
  if (generations->len == 0)
    return clear_away (g_steal_pointer (&self), error);
  self->generation = g_array_index (generations, guint, 0);
  return g_steal_pointer (&self);
}

static void
close_descriptor (int *descriptor)
{
  if (*descriptor >= 0)
    close (*descriptor);
  *descriptor = -1;
}

void
tl_draft_store_free (TlDraftStore *self)
{
  close_descriptor (&self->file);
  close_descriptor (&self->lock);
  g_free (self->folder);
  g_free (self->key);
  g_free (self);
}

/* Writing */

static gboolean
write_all (int descriptor, GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return tl_descriptor_write (descriptor, data, size);
}

static gboolean
prepare (TlDraftStore *self, GError **error)
{
  if (self->lock >= 0)
    return TRUE;
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    return fail (error, self->folder);
  if (take_lock (self, error))
    return TRUE;
  close_descriptor (&self->lock);
  return FALSE;
}

static gboolean
write_new (TlDraftStore *self, GBytes *head, const char *path, GError **error)
{
  close_descriptor (&self->file);
  self->file = open (path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (self->file >= 0 && write_all (self->file, head) && fsync (self->file) == 0)
    return TRUE;
  fail (error, path);
  close_descriptor (&self->file);
  unlink (path);
  return FALSE;
}

static gboolean
remove_generations (TlDraftStore *self, guint n_kept, GError **error)
{
  g_autoptr (GArray) generations = tl_draft_store_get_generations (self);
  gboolean removed = TRUE;

  for (guint i = n_kept; i < generations->len; i++)
    {
      g_autofree char *path = make_generation_path (self, g_array_index (generations, guint, i));

      if (unlink (path) != 0 && errno != ENOENT && removed)
        removed = fail (error, path);
    }
  return removed;
}

gboolean
tl_draft_store_begin (TlDraftStore *self, GBytes *head, gboolean alone, GError **error)
{
  g_autofree char *unfinished = make_path (self, NEW_ENDING);
  g_autofree char *path = make_generation_path (self, self->generation + 1);

  if (!prepare (self, error) || !write_new (self, head, unfinished, error))
    return FALSE;
  if (rename (unfinished, path) != 0 || !tl_descriptor_sync_folder (self->folder))
    return fail (error, path);
  self->generation++;
  remove_generations (self, alone ? 1 : 2, NULL);
  return TRUE;
}

gboolean
tl_draft_store_append (TlDraftStore *self, GBytes *records, GError **error)
{
  g_autofree char *path = make_generation_path (self, self->generation);

  if (write_all (self->file, records) && fdatasync (self->file) == 0)
    return TRUE;
  fail (error, path);
  /* What came behind half a record would be lost on those who read. */
  close_descriptor (&self->file);
  return FALSE;
}

gboolean
tl_draft_store_drop (TlDraftStore *self, GError **error)
{
  gboolean removed;
  g_autofree char *unfinished = make_path (self, NEW_ENDING);
  g_autofree char *lock = make_path (self, LOCK_ENDING);

  if (self->lock < 0)
    return TRUE;
  close_descriptor (&self->file);
  unlink (unfinished);
  removed = remove_generations (self, 0, error);
  unlink (lock);
  close_descriptor (&self->lock);
  return removed;
}
