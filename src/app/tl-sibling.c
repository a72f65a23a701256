/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-sibling.h"

#include <string.h>

#include "tl-file-dialogs.h"

#define MOST_FILES 500
/* The root has few attributes, and its id is the first. */
#define HEAD 4096

/* Whether the root of a map, of which this is the beginning, has the id. */
static gboolean
begins_with_id (const char *head, const char *id)
{
  const char *root = strstr (head, "<journey-map");
  const char *end = root != NULL ? strchr (root, '>') : NULL;
  g_autofree char *attribute = g_strdup_printf ("id=\"%s\"", id);
  const char *at;

  if (root == NULL)
    return FALSE;
  at = g_strstr_len (root, end != NULL ? end - root : -1, attribute);
  /* Not the end of another attribute's name. */
  return at != NULL && g_ascii_isspace (at[-1]);
}

static gboolean
has_id (GFile *file, const char *id, GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  char head[HEAD + 1];
  gsize length = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD, &length, cancellable, NULL))
    return FALSE;
  head[length] = '\0';
  return begins_with_id (head, id);
}

static gboolean
is_plain_map (GFileInfo *info)
{
  return g_file_info_get_file_type (info) == G_FILE_TYPE_REGULAR &&
         g_str_has_suffix (g_file_info_get_name (info), TL_MAP_ENDING);
}

/* FALSE when there is more than one. */
static gboolean
take (GFile **found, GFile *file)
{
  if (*found != NULL)
    {
      g_clear_object (found);
      return FALSE;
    }
  *found = g_object_ref (file);
  return TRUE;
}

GFile *
tl_sibling_find (GFile *file, const char *id, GCancellable *cancellable)
{
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFileEnumerator) files = NULL;
  GFile *found = NULL;

  if (folder != NULL)
    files = g_file_enumerate_children (folder,
                                       G_FILE_ATTRIBUTE_STANDARD_NAME
                                       "," G_FILE_ATTRIBUTE_STANDARD_TYPE,
                                       G_FILE_QUERY_INFO_NONE, cancellable, NULL);
  for (guint i = 0; files != NULL && i <= MOST_FILES; i++)
    {
      GFileInfo *info;
      GFile *other;

      if (!g_file_enumerator_iterate (files, &info, &other, cancellable, NULL) || info == NULL)
        return found;
      if (is_plain_map (info) && !g_file_equal (other, file) && has_id (other, id, cancellable) &&
          !take (&found, other))
        return NULL;
    }
  g_clear_object (&found);
  return NULL;
}
