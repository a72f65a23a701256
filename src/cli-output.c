/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tl-file.h"

static gboolean
has_ending (const char *path, const char *expected)
{
  const char *ending = strrchr (path, '.');

  return ending != NULL && g_ascii_strcasecmp (ending, expected) == 0;
}

static gboolean
is_map_name (const char *path)
{
  return has_ending (path, ".journey");
}

/* No export goes there, and another map may be lost. */
static gboolean
leads_to_map (const char *path)
{
  g_autofree char *target = realpath (path, NULL);

  return target != NULL && is_map_name (target);
}

/* Standard output, a pipe or a device: it is written to, where a file would be replaced. */
static FILE *
open_stream (const char *path)
{
  struct stat status;

  if (g_str_equal (path, "-"))
    return stdout;
  if (stat (path, &status) != 0 || S_ISREG (status.st_mode) || S_ISDIR (status.st_mode))
    return NULL;
  return fopen (path, "w");
}

static gboolean
write_stream (FILE *stream, GBytes *bytes, GError **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);
  gboolean written = fwrite (data, 1, length, stream) == length && fflush (stream) == 0;
  int fault = errno;

  if (!written)
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (fault),
                 _ ("not all could be written to it (%s)"), g_strerror (fault));
  if (stream != stdout)
    fclose (stream);
  return written;
}

gboolean
cli_check_output (const char *output, const char *map_path)
{
  if (cli_is_same_file (map_path, output))
    cli_misused (_ ("“%s” is the map itself and would be overwritten"), output);
  else if (is_map_name (output))
    cli_misused (_ ("“%s” is the name of a map, not of an export; choose another ending"), output);
  else if (leads_to_map (output))
    /* Translators: the name of a link, as of a symbolic one. */
    cli_misused (_ ("“%s” leads to a map; choose another name"), output);
  else
    return TRUE;
  return FALSE;
}

gboolean
cli_check_ending (const char *output, const char *ending)
{
  struct stat status;

  if (has_ending (output, ending) || (stat (output, &status) == 0 && !S_ISREG (status.st_mode)))
    return TRUE;
  cli_misused (_ ("“%s” does not end with %s; choose another name"), output, ending);
  return FALSE;
}

gboolean
cli_write (GBytes *bytes, const char *path, GError **error)
{
  FILE *stream = open_stream (path);

  return stream != NULL ? write_stream (stream, bytes, error)
                        : tl_file_save_export (bytes, path, error);
}
