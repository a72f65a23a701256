/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-source-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK (256 * 1024)

G_DEFINE_QUARK (tl - source - file - error - quark, tl_source_file_error)

char *
tl_source_file_make_path (GFile *map_file, GFile *file)
{
  g_autoptr (GFile) folder = map_file != NULL ? g_file_get_parent (map_file) : NULL;
  char *path = folder != NULL ? g_file_get_relative_path (folder, file) : NULL;

  return path != NULL ? path : g_file_get_path (file);
}

GFile *
tl_source_file_resolve (GFile *map_file, const char *path)
{
  g_autoptr (GFile) folder = NULL;

  if (g_path_is_absolute (path))
    return g_file_new_for_path (path);
  folder = map_file != NULL ? g_file_get_parent (map_file) : NULL;
  return folder != NULL ? g_file_resolve_relative_path (folder, path) : NULL;
}

gboolean
tl_source_file_is_outside (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  return g_path_is_absolute (path) || g_strv_contains ((const char *const *) parts, "..");
}

static gboolean
fail (GError **error, TlSourceFileError code, const char *message)
{
  g_set_error_literal (error, TL_SOURCE_FILE_ERROR, code, message);
  return FALSE;
}

static gboolean
fail_to_open (int number, GError **error)
{
  if (number == ENOENT || number == ENOTDIR)
    return fail (error, TL_SOURCE_FILE_ERROR_NOT_FOUND, _ ("The file is not there."));
  if (number == ENXIO || number == ELOOP)
    return fail (error, TL_SOURCE_FILE_ERROR_NOT_A_FILE, _ ("This is no file that can be read."));
  g_set_error (error, TL_SOURCE_FILE_ERROR, TL_SOURCE_FILE_ERROR_UNREADABLE,
               /* Translators: %s is what the system says, such as "Permission denied" */
               _ ("The file cannot be read: %s."), g_strerror (number));
  return FALSE;
}

/* A pipe would be waited for, and a device has no end. */
static gboolean
check_kind (const struct stat *state, GError **error)
{
  if (S_ISDIR (state->st_mode))
    return fail (error, TL_SOURCE_FILE_ERROR_NOT_A_FILE, _ ("This is a folder and not a file."));
  if (!S_ISREG (state->st_mode))
    return fail (error, TL_SOURCE_FILE_ERROR_NOT_A_FILE, _ ("This is no file that can be read."));
  if (state->st_size > TL_SOURCE_FILE_LIMIT)
    return fail (error, TL_SOURCE_FILE_ERROR_TOO_LARGE,
                 _ ("The file is larger than 256 MB, which is too large to follow."));
  return TRUE;
}

static gboolean
read_all (int file, GByteArray *bytes, GCancellable *cancellable, GError **error)
{
  for (;;)
    {
      guint length = bytes->len;
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_byte_array_set_size (bytes, length + BLOCK);
      n = read (file, bytes->data + length, BLOCK);
      g_byte_array_set_size (bytes, length + (guint) MAX (n, 0));
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        return fail_to_open (errno, error);
      if (bytes->len > TL_SOURCE_FILE_LIMIT)
        return fail (error, TL_SOURCE_FILE_ERROR_TOO_LARGE,
                     _ ("The file is larger than 256 MB, which is too large to follow."));
    }
}

static gboolean
is_same (const struct stat *one, const struct stat *other)
{
  return one->st_size == other->st_size && one->st_mtim.tv_sec == other->st_mtim.tv_sec &&
         one->st_mtim.tv_nsec == other->st_mtim.tv_nsec;
}

static GBytes *
read_open_file (int file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct stat before, after;

  if (fstat (file, &before) != 0)
    {
      fail_to_open (errno, error);
      return NULL;
    }
  if (!check_kind (&before, error) || !read_all (file, bytes, cancellable, error))
    return NULL;
  if (fstat (file, &after) != 0 || !is_same (&before, &after))
    {
      fail (error, TL_SOURCE_FILE_ERROR_BUSY, _ ("The file is being written."));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/* A link in a map's folder may lead anywhere, and comes with the map. */
static gboolean
check_place (const char *path, GFile *folder, GError **error)
{
  char *real_path = realpath (path, NULL);
  char *real_folder = realpath (g_file_peek_path (folder), NULL);
  g_autoptr (GFile) real_file = g_file_new_for_path (real_path != NULL ? real_path : path);
  g_autoptr (GFile) real_place = g_file_new_for_path (real_folder != NULL ? real_folder : "/");
  gboolean is_inside =
      real_path == NULL || (real_folder != NULL && g_file_has_prefix (real_file, real_place));

  free (real_path);
  free (real_folder);
  return is_inside || fail (error, TL_SOURCE_FILE_ERROR_NOT_A_FILE,
                            _ ("This is a link that leads out of the map’s folder."));
}

GBytes *
tl_source_file_read (GFile *file, GFile *folder, GCancellable *cancellable, GError **error)
{
  const char *path = g_file_peek_path (file);
  GBytes *bytes;
  int descriptor;

  if (path == NULL)
    {
      fail (error, TL_SOURCE_FILE_ERROR_NOT_A_FILE,
            _ ("Only files on this computer can be followed."));
      return NULL;
    }
  if (folder != NULL && !check_place (path, folder, error))
    return NULL;
  descriptor = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (descriptor < 0)
    {
      fail_to_open (errno, error);
      return NULL;
    }
  bytes = read_open_file (descriptor, cancellable, error);
  close (descriptor);
  return bytes;
}
