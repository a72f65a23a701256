/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* Reading and writing the file format (urn:throughline:journey-map:1). Thread-free: any thread may
 * call these on a map that no other thread uses. */

#define TL_FILE_NAMESPACE "urn:throughline:journey-map:1"
#define TL_FILE_SIZE_LIMIT (256 * 1024 * 1024)

typedef enum
{
  TL_FILE_ERROR_EMPTY,
  TL_FILE_ERROR_TOO_LARGE,
  TL_FILE_ERROR_NOT_TEXT,        /* not UTF-8, or binary */
  TL_FILE_ERROR_HOSTILE,         /* DOCTYPE, too deep, too many attributes */
  TL_FILE_ERROR_NOT_WELL_FORMED, /* not XML, or cut off */
  TL_FILE_ERROR_NOT_A_MAP,       /* XML, but of another program */
  TL_FILE_ERROR_NEWER_FORMAT,    /* written by a newer Throughline */
  TL_FILE_ERROR_NOT_FOUND,
  TL_FILE_ERROR_NOT_READABLE, /* permission, a folder, a device */
  TL_FILE_ERROR_NOT_WRITABLE, /* permission, read-only file system */
  TL_FILE_ERROR_NO_SPACE,
  TL_FILE_ERROR_FAILED, /* any other fault of the system */
} TlFileError;

#define TL_FILE_ERROR (tl_file_error_quark ())
GQuark tl_file_error_quark (void);

/* FALSE when the error's fault has no place in a file. Line and column count from 1, in characters;
 * *what receives the message without the place (always), owned by the error. */
gboolean
tl_file_error_get_place (const GError *error, guint *line, guint *column, const char **what);

/* A fault that was found while reading: the map is whole, the file is not changed until it is
 * saved. */
typedef struct
{
  guint line;         /* from 1; 0 when unknown */
  guint column;       /* from 1, in characters; 0 when unknown */
  gboolean is_mended; /* else it is kept as it is, and found again when the map is saved and read */
  char *message;      /* what is wrong and what was or can be done about it, translated */
} TlProblem;

/* How many of the problems, an array of TlProblem, were mended. */
guint tl_file_count_mended (const GPtrArray *problems);

/* The message of an error names line and column itself ("line 12, column 3: …") where they are
 * known; it never names the file. *problems receives an array of TlProblem, empty when
 * all is well; it may be NULL. On failure NULL, *problems untouched, nothing else changed.
 * Transfer full. */
TlMap *tl_file_read_bytes (GBytes *bytes, GPtrArray **problems, GError **error);
TlMap *tl_file_read (const char *path, GPtrArray **problems, GError **error);
/* What tl_file_read () reads, and no more of it than could be a map. Transfer full. */
GBytes *tl_file_read_content (const char *path, GError **error);

/* The file's bytes: the same for the same map, always. Never fails. */
GBytes *tl_file_write_bytes (TlMap *map);

/* Replaces the file at `path` as a whole or not at all: temporary file beside the real one, mode
 * and owner kept, symlinks followed, fsync, rename, fsync of the folder. The bytes are parsed again
 * before the rename. A folder that allows no new file is an error, never an in-place write.
 *
 * A file of several names (hard links) stays one file, as GIO and so GNOME Text Editor keep it: a
 * rename would leave the other names with what was. It is written over in place, behind the
 * temporary file, which holds all of the new bytes and goes when they are on the disk in both. Room
 * is set aside before the first byte, so that a full disk leaves the file as it was. Where the disk
 * fails in the middle, the error names the temporary file, which stays; so it does when the program
 * is killed there. */
gboolean tl_file_save (TlMap *map, const char *path, GError **error);
gboolean tl_file_save_bytes (GBytes *bytes, const char *path, GError **error);
/* The same for a file that is not a map, such as a picture of one: not parsed. */
gboolean tl_file_save_export (GBytes *bytes, const char *path, GError **error);

G_END_DECLS
