/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-storage.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tl-patience.h"

#define READ_CHUNK (256 * 1024)
#define BACKUP_NAMES 1000
/* Microseconds that a window can be kept from answering. */
#define LONGEST_ANSWER (300 * 1000)

static TlFileError
file_error_from_gio (const GError *error)
{
  if (error->domain != G_IO_ERROR)
    return TL_FILE_ERROR_FAILED;

  switch (error->code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return TL_FILE_ERROR_NOT_FOUND;
    case G_IO_ERROR_IS_DIRECTORY:
    case G_IO_ERROR_NOT_REGULAR_FILE:
    case G_IO_ERROR_PERMISSION_DENIED:
      return TL_FILE_ERROR_NOT_READABLE;
    case G_IO_ERROR_READ_ONLY:
      return TL_FILE_ERROR_NOT_WRITABLE;
    case G_IO_ERROR_NO_SPACE:
      return TL_FILE_ERROR_NO_SPACE;
    default:
      return TL_FILE_ERROR_FAILED;
    }
}

/* Whoever asks about files has one domain to look at; only a cancellation stays what it is. */
static void
translate_error (GError **error, gboolean writing)
{
  GError *original = *error;
  TlFileError code;

  if (original->domain == TL_FILE_ERROR ||
      g_error_matches (original, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  code = file_error_from_gio (original);
  if (writing && code == TL_FILE_ERROR_NOT_READABLE)
    code = TL_FILE_ERROR_NOT_WRITABLE;
  *error = g_error_new_literal (TL_FILE_ERROR, code, original->message);
  g_error_free (original);
}

static GBytes *
read_stream (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();

  while (content->len <= TL_FILE_SIZE_LIMIT)
    {
      guint old_length = content->len;
      gssize got;

      g_byte_array_set_size (content, old_length + READ_CHUNK);
      got =
          g_input_stream_read (stream, content->data + old_length, READ_CHUNK, cancellable, error);
      if (got < 0)
        return NULL;
      g_byte_array_set_size (content, old_length + (guint) got);
      if (got == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));
    }

  g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_TOO_LARGE,
                       _ ("The file is too large to be a map."));
  return NULL;
}

static GBytes *
read_remote (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) fault = NULL;
  GBytes *bytes = NULL;

  stream = g_file_read (file, cancellable, &fault);
  if (stream != NULL)
    bytes = read_stream (G_INPUT_STREAM (stream), cancellable, &fault);
  if (bytes != NULL)
    return bytes;
  translate_error (&fault, FALSE);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

/* On any fault the stream is closed cancelled, or the half written file would take the place of the
 * whole one. */
static gboolean
replace_remote (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) cancelled = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, size, NULL, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);

  cancelled = g_cancellable_new ();
  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  return FALSE;
}

static gboolean
write_remote (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) fault = NULL;

  if (replace_remote (file, bytes, cancellable, &fault))
    return TRUE;
  translate_error (&fault, TRUE);
  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* Clocks of file systems tick slowly: two writes within one tick have one time, but rarely one size
 * and one inode. */
static char *
query_etag (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFileInfo) info =
      g_file_query_info (file,
                         G_FILE_ATTRIBUTE_ETAG_VALUE "," G_FILE_ATTRIBUTE_STANDARD_SIZE
                                                     "," G_FILE_ATTRIBUTE_UNIX_INODE,
                         G_FILE_QUERY_INFO_NONE, cancellable, error);
  const char *etag = info != NULL ? g_file_info_get_etag (info) : NULL;

  if (etag == NULL)
    return NULL;
  return g_strdup_printf ("%s %" G_GOFFSET_FORMAT " %" G_GUINT64_FORMAT, etag,
                          g_file_info_get_size (info),
                          g_file_info_get_attribute_uint64 (info, G_FILE_ATTRIBUTE_UNIX_INODE));
}

static GBytes *
read_content (GFile *file, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);

  return path != NULL ? tl_file_read_content (path, error) : read_remote (file, cancellable, error);
}

/* The content is no secret from whoever has the file: it is only to be told from another. */
static char *
make_sum (GBytes *content)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_MD5, content);
}

static char *
make_etag (const char *state, GBytes *content)
{
  g_autofree char *sum = state != NULL ? make_sum (content) : NULL;

  return state != NULL ? g_strconcat (state, " ", sum, NULL) : NULL;
}

/* No file is in it. */
#define NO_STATE ""

/* Of an etag, which may be a state without a sum. */
static gboolean
is_of_state (const char *etag, const char *state)
{
  gsize length = strlen (state);

  return strncmp (etag, state, length) == 0 && (etag[length] == '\0' || etag[length] == ' ');
}

static gboolean
has_content (GFile *file, const char *etag, GCancellable *cancellable)
{
  g_autoptr (GBytes) content = read_content (file, cancellable, NULL);
  g_autofree char *sum = content != NULL ? make_sum (content) : NULL;
  const char *known = strrchr (etag, ' ');

  return sum != NULL && known != NULL && strcmp (known + 1, sum) == 0;
}

/* "map (original 2).journey" for attempt 2. */
static GFile *
get_backup_name (GFile *file, guint attempt)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *base = g_file_get_basename (file);
  const char *ending = strrchr (base, '.');
  g_autofree char *stem = NULL;
  g_autofree char *name = NULL;
  g_autofree char *full_name = NULL;

  if (ending == NULL || ending == base)
    ending = base + strlen (base);
  stem = g_strndup (base, (gsize) (ending - base));
  /* Translators: the name of a copy of a file, kept before it is changed for the first time. */
  name = attempt == 1 ? g_strdup_printf (_ ("%s (original)"), stem)
                      : g_strdup_printf (_ ("%s (original %u)"), stem, attempt);
  full_name = g_strconcat (name, ending, NULL);
  return g_file_get_child (folder, full_name);
}

/* The original is about to be replaced: its copy must outlive a power cut. */
static void
flush_to_disk (GFile *file)
{
  const char *path = g_file_peek_path (file);
  int descriptor = path != NULL ? g_open (path, O_RDONLY | O_CLOEXEC, 0) : -1;

  if (descriptor < 0)
    return;
  fsync (descriptor);
  close (descriptor);
}

TlMap *
tl_storage_load (
    GFile *file, GPtrArray **problems, char **etag, GCancellable *cancellable, GError **error)
{
  g_autofree char *before = query_etag (file, cancellable, NULL);
  g_autoptr (GBytes) content = read_content (file, cancellable, error);
  TlMap *map = content != NULL ? tl_file_read_bytes (content, problems, error) : NULL;

  if (map != NULL)
    *etag = make_etag (before, content);
  return map;
}

/* Disks take their time with what follows a write, and others may have written to the file since:
 * the state that was found is theirs then. Of a server it is not asked, which would send it all. */
static gboolean
holds (GFile *file, GBytes *bytes)
{
  const char *path = g_file_peek_path (file);
  g_autoptr (GBytes) content = path != NULL ? tl_file_read_content (path, NULL) : NULL;

  return path == NULL || (content != NULL && g_bytes_equal (content, bytes));
}

gboolean
tl_storage_save (GFile *file, GBytes *bytes, char **etag, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  gboolean saved = path != NULL ? tl_file_save_bytes (bytes, path, error)
                                : write_remote (file, bytes, cancellable, error);
  g_autofree char *state = saved ? query_etag (file, cancellable, NULL) : NULL;

  *etag = make_etag (state == NULL || holds (file, bytes) ? state : NO_STATE, bytes);
  return saved;
}

gboolean
tl_storage_save_export (GFile *file, GBytes *bytes, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);

  return path != NULL ? tl_file_save_export (bytes, path, error)
                      : write_remote (file, bytes, cancellable, error);
}

typedef struct
{
  GFile *file;
  GBytes *bytes;
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->file);
  g_bytes_unref (writing->bytes);
  g_free (writing);
}

static void
write_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Writing *writing = data;
  GError *error = NULL;

  if (tl_storage_save_export (writing->file, writing->bytes, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
tl_storage_save_export_async (GFile *file,
                              GBytes *bytes,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, data);
  Writing *writing = g_new (Writing, 1);

  *writing = (Writing){ g_object_ref (file), g_bytes_ref (bytes) };
  g_task_set_source_tag (task, tl_storage_save_export_async);
  g_task_set_task_data (task, writing, writing_free);
  g_task_run_in_thread (task, write_in_thread_cb);
}

gboolean
tl_storage_save_export_finish (GAsyncResult *result, GFile **file, GError **error)
{
  const Writing *writing = g_task_get_task_data (G_TASK (result));

  *file = writing->file;
  return g_task_propagate_boolean (G_TASK (result), error);
}

TlStorageState
tl_storage_compare (GFile *file, const char *etag, char **found, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *now = query_etag (file, cancellable, &error);
  gboolean is_gone = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  gboolean is_left = !is_gone && (etag == NULL || now == NULL || is_of_state (etag, now));
  gboolean is_same = is_left || (!is_gone && has_content (file, etag, cancellable));

  if (found != NULL && is_same && !is_left)
    *found = g_strconcat (now, strrchr (etag, ' '), NULL);
  else if (found != NULL)
    *found = is_same && etag != NULL ? g_strdup (etag) : g_steal_pointer (&now);
  return is_gone ? TL_STORAGE_VANISHED : is_same ? TL_STORAGE_SAME : TL_STORAGE_CHANGED;
}

/* A name, others, and which of them is the first of the same file, -1: none. */
typedef struct
{
  char *path;
  char **others; /* "" for what is not on a disk */
  int found;
} Search;

static void
search_clear (gpointer data)
{
  Search *search = data;

  g_free (search->path);
  g_strfreev (search->others);
}

static void
search_release (gpointer data)
{
  g_atomic_rc_box_release_full (data, search_clear);
}

static void
search_cb (gpointer data)
{
  Search *search = data;
  struct stat first, second;

  search->found = -1;
  if (stat (search->path, &first) != 0)
    return;
  for (int i = 0; search->others[i] != NULL && search->found < 0; i++)
    if (*search->others[i] != '\0' && stat (search->others[i], &second) == 0 &&
        first.st_ino == second.st_ino && first.st_dev == second.st_dev)
      search->found = i;
}

static Search *
make_search (GFile *file, const GPtrArray *others)
{
  Search *search = g_atomic_rc_box_new0 (Search);

  search->path = g_file_get_path (file);
  search->others = g_new0 (char *, others->len + 1);
  for (guint i = 0; i < others->len; i++)
    {
      const char *path = g_file_peek_path (others->pdata[i]);

      search->others[i] = g_strdup (path != NULL ? path : "");
    }
  return search;
}

int
tl_storage_find_file (GFile *file, const GPtrArray *others)
{
  Search *search;
  guint position;
  int found = -1;

  if (g_ptr_array_find_with_equal_func ((GPtrArray *) others, file, (GEqualFunc) g_file_equal,
                                        &position))
    return (int) position;
  if (g_file_peek_path (file) == NULL || others->len == 0)
    return -1;
  search = make_search (file, others);
  if (tl_patience_try (search_cb, g_atomic_rc_box_acquire (search), search_release, LONGEST_ANSWER))
    found = search->found;
  search_release (search);
  return found;
}

char *
tl_storage_dup_name (GFile *file)
{
  g_autofree char *base = g_file_get_basename (file);

  /* A name with a NUL is none. */
  return base != NULL ? g_filename_display_name (base) : g_file_get_uri (file);
}

GFile *
tl_storage_back_up (GFile *file, GCancellable *cancellable, GError **error)
{
  for (guint attempt = 1; attempt <= BACKUP_NAMES; attempt++)
    {
      g_autoptr (GFile) backup = get_backup_name (file, attempt);
      g_autoptr (GError) fault = NULL;

      if (g_file_copy (file, backup, G_FILE_COPY_NONE, cancellable, NULL, NULL, &fault))
        {
          flush_to_disk (backup);
          return g_steal_pointer (&backup);
        }
      if (!g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_EXISTS))
        {
          translate_error (&fault, TRUE);
          g_propagate_error (error, g_steal_pointer (&fault));
          return NULL;
        }
    }
  g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_WRITABLE,
                       _ ("There is no free name for a copy of the original file."));
  return NULL;
}
