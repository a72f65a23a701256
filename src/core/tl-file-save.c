/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* eaccess (), fallocate () */
#include "tl-file-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <libxml/parserInternals.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tl-descriptor.h"
#include "tl-file-scan.h"

/* g_file_replace_contents () destroys the old file when the disk is full, g_file_set_contents ()
 * loses symlinks, mode and owner: hence by hand. */

#define SYMLINK_LIMIT 40

/* One file on its way to the disk. */
typedef struct
{
  char *path;      /* the real one: no symlink at its end */
  char *folder;    /* that it stands in */
  char *temporary; /* beside it; NULL when there is none (any more) */
  int descriptor;  /* of the temporary file, -1 when closed */
  gboolean exists;
  struct stat old; /* when it exists */
} Save;

static void
save_clear (Save *save)
{
  if (save->descriptor >= 0)
    close (save->descriptor);
  if (save->temporary != NULL)
    unlink (save->temporary);
  g_free (save->temporary);
  g_free (save->folder);
  g_free (save->path);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Save, save_clear)

/* Whoever shows the message names the file: in a heading, or in front. */
static gboolean
fail (GError **error, int number)
{
  switch (number)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_NO_SPACE,
                           _ ("There is no space left to save the file; what is on the disk is as "
                              "it was. Make room, or choose another place."));
      break;
    case EACCES:
    case EPERM:
    case EROFS:
    case EISDIR:
    case ETXTBSY:
      g_set_error (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_WRITABLE,
                   _ ("The file may not be written to (%s). Choose another name or another "
                      "folder."),
                   g_strerror (number));
      break;
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
      g_set_error (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_FOUND,
                   _ ("The folder does not exist (%s). Choose another folder."),
                   g_strerror (number));
      break;
    default:
      g_set_error (error, TL_FILE_ERROR, TL_FILE_ERROR_FAILED,
                   _ ("The file could not be saved (%s). Choose another place."),
                   g_strerror (number));
      break;
    }
  return FALSE;
}

/* The folder is there: a file system that takes no new files says that there is no such file. */
static gboolean
fail_to_create (GError **error, int number)
{
  if (number != ENOENT)
    return fail (error, number);
  g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_WRITABLE,
                       _ ("This folder takes no new files. Choose another folder."));
  return FALSE;
}

static gboolean
fail_not_a_file (GError **error)
{
  g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_WRITABLE,
                       _ ("This is not a file but a folder or a device. Choose another name."));
  return FALSE;
}

static gboolean
fail_to_confirm (GError **error, int number)
{
  g_set_error (error, TL_FILE_ERROR, TL_FILE_ERROR_FAILED,
               _ ("The file was saved, but the disk did not confirm it (%s). Save a copy in "
                  "another "
                  "place."),
               g_strerror (number));
  return FALSE;
}

/* Where the path leads to in the end, also when nothing is there yet. NULL with errno. */
static char *
resolve (const char *path)
{
  g_autofree char *step = g_strdup (path);

  for (guint i = 0; i < SYMLINK_LIMIT; i++)
    {
      char *real = realpath (step, NULL);
      g_autofree char *folder = NULL, *name = NULL, *target = NULL;

      if (real != NULL || errno != ENOENT)
        return real;
      folder = g_path_get_dirname (step);
      target = g_file_read_link (step, NULL);
      if (target == NULL)
        {
          g_autofree char *real_folder = realpath (folder, NULL);

          if (real_folder == NULL)
            return NULL;
          name = g_path_get_basename (step);
          return g_build_filename (real_folder, name, NULL);
        }
      g_free (step);
      step = g_path_is_absolute (target) ? g_steal_pointer (&target)
                                         : g_build_filename (folder, target, NULL);
    }
  errno = ELOOP;
  return NULL;
}

/* Finds out what is there already and whether it may be replaced. */
static gboolean
look (Save *save, const char *path, GError **error)
{
  save->path = resolve (path);
  if (save->path == NULL)
    return fail (error, errno);
  save->folder = g_path_get_dirname (save->path);
  if (stat (save->path, &save->old) != 0)
    return errno == ENOENT || fail (error, errno);
  save->exists = TRUE;
  if (!S_ISREG (save->old.st_mode))
    return fail_not_a_file (error);
  /* The folder alone would let a file be replaced that its owner has made read-only. */
  return eaccess (save->path, W_OK) == 0 || fail (error, errno);
}

/* The mode and the owner of the file that is replaced. Where the group cannot be kept, the new
 * group gets no more than everybody. */
static gboolean
keep_ownership (const Save *save)
{
  mode_t mode = save->old.st_mode & 07777;
  struct stat now;

  if (fstat (save->descriptor, &now) != 0)
    return FALSE;
  if ((now.st_uid != save->old.st_uid || now.st_gid != save->old.st_gid) &&
      fchown (save->descriptor, save->old.st_uid, save->old.st_gid) != 0 &&
      fchown (save->descriptor, (uid_t) -1, save->old.st_gid) != 0)
    mode = (mode & ~(mode_t) 070) | (mode & 07) << 3;
  /* Where files have no mode of their own, there is none to set. */
  return (now.st_mode & 07777) == mode || fchmod (save->descriptor, mode) == 0;
}

static gboolean
create (Save *save)
{
  mode_t mode = save->exists ? 0600 : 0666;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *name = g_strdup_printf (".throughline-%08x", g_random_int ());
      g_autofree char *temporary = g_build_filename (save->folder, name, NULL);

      save->descriptor =
          open (temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
      if (save->descriptor >= 0)
        {
          save->temporary = g_steal_pointer (&temporary);
          return !save->exists || keep_ownership (save);
        }
      if (errno != EEXIST)
        return FALSE;
    }
  return FALSE;
}

static gboolean
close_durably (Save *save)
{
  int descriptor = save->descriptor;

  if (fsync (descriptor) != 0)
    return FALSE;
  save->descriptor = -1;
  return close (descriptor) == 0;
}

/* All the room that the new bytes will take. Not every file system can say. */
static gboolean
set_room_aside (int descriptor, gsize size)
{
  return size == 0 || fallocate (descriptor, FALLOC_FL_KEEP_SIZE, 0, (off_t) size) == 0 ||
         errno == EOPNOTSUPP || errno == ENOSYS;
}

static gboolean
fail_half_way (Save *save, GError **error)
{
  int number = errno;
  g_autofree char *copy = g_filename_display_name (save->temporary);

  g_set_error (error, TL_FILE_ERROR, TL_FILE_ERROR_FAILED,
               _ ("The file was not written to its end (%s). All of it is in “%s”."),
               g_strerror (number), copy);
  /* It is not to go with the rest. */
  g_clear_pointer (&save->temporary, g_free);
  return FALSE;
}

/* The file has other names, which would go on naming what was there before. The copy's name is on
 * the disk before its first byte is touched. */
static gboolean
write_over (Save *save, const char *data, gsize size, GError **error)
{
  int descriptor = open (save->path, O_WRONLY | O_CLOEXEC | O_NOFOLLOW);
  gboolean written;

  if (descriptor < 0)
    return fail (error, errno);
  if (!tl_descriptor_sync_folder (save->folder) || !set_room_aside (descriptor, size))
    {
      fail (error, errno);
      close (descriptor);
      return FALSE;
    }
  written = tl_descriptor_write (descriptor, data, size) &&
            ftruncate (descriptor, (off_t) size) == 0 && fsync (descriptor) == 0;
  if (!written)
    fail_half_way (save, error);
  close (descriptor);
  return written;
}

static gboolean
put_in_place (Save *save)
{
  if (rename (save->temporary, save->path) != 0)
    return FALSE;
  g_clear_pointer (&save->temporary, g_free);
  return TRUE;
}

static void
see_report_cb (void *data, TlXmlReport *report)
{
  xmlParserCtxt *parser = data;

  if (report->level == XML_ERR_FATAL)
    tl_file_halt (parser);
  if (report->level >= XML_ERR_ERROR)
    parser->wellFormed = 0;
}

/* TRUE when a parser gets through the bytes without a complaint. */
static gboolean
is_well_formed (const char *data, gsize size)
{
  xmlParserCtxt *parser;
  gboolean passed;

  xmlInitParser ();
  parser = xmlCreateMemoryParserCtxt (data, (int) size);
  if (parser == NULL)
    return FALSE;
  memset (parser->sax, 0, sizeof *parser->sax);
  parser->sax->initialized = XML_SAX2_MAGIC;
  parser->sax->serror = see_report_cb;
  parser->userData = parser;
  xmlCtxtUseOptions (parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
  passed = xmlParseDocument (parser) == 0 && parser->wellFormed;
  xmlFreeDoc (parser->myDoc); /* there is one only after faults */
  xmlFreeParserCtxt (parser);
  return passed;
}

/* A fault of ours must not cost anybody a file. */
static gboolean
check (const char *data, gsize size, GError **error)
{
  if (size > TL_FILE_SIZE_LIMIT)
    {
      g_set_error (error, TL_FILE_ERROR, TL_FILE_ERROR_TOO_LARGE,
                   _ ("The map is too large to be saved (at most %d MB could be opened again); the "
                      "file is as it was. Take something out of the map first."),
                   TL_FILE_SIZE_LIMIT / (1024 * 1024));
      return FALSE;
    }
  if (tl_scan_check (data, size, NULL) && is_well_formed (data, size))
    return TRUE;
  g_set_error_literal (error, TL_FILE_ERROR, TL_FILE_ERROR_FAILED,
                       _ ("The file was not saved and is as it was, because what would have been "
                          "written could not "
                          "be opened again. This is a fault of Throughline: please report it."));
  return FALSE;
}

gboolean
tl_file_save_bytes (GBytes *bytes, const char *path, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return check (data, size, error) && tl_file_save_export (bytes, path, error);
}

gboolean
tl_file_save_export (GBytes *bytes, const char *path, GError **error)
{
  g_auto (Save) save = { .descriptor = -1 };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!look (&save, path, error))
    return FALSE;
  if (!create (&save))
    return fail_to_create (error, errno);
  if (!tl_descriptor_write (save.descriptor, data, size) || !close_durably (&save))
    return fail (error, errno);
  if (save.exists && save.old.st_nlink > 1)
    return write_over (&save, data, size, error);
  if (!put_in_place (&save))
    return fail (error, errno);
  if (tl_descriptor_sync_folder (save.folder))
    return TRUE;
  return fail_to_confirm (error, errno);
}

gboolean
tl_file_save (TlMap *map, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);

  return tl_file_save_bytes (bytes, path, error);
}
