/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own-folder.h"

#include <glib/gstdio.h>
#include <stdlib.h>

/* Does not go where a link leads. */
static void
remove_all (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    own_folder_clear (path);
  g_assert_cmpint (g_remove (path), ==, 0);
}

char *
own_folder_make (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("throughline-XXXXXX", &error);
  char *real, *copy;

  g_assert_no_error (error);
  real = realpath (folder, NULL);
  g_assert_nonnull (real);
  copy = g_strdup (real);
  free (real);
  return copy;
}

char *
own_folder_make_for_state (void)
{
  char *folder = own_folder_make ();

  g_setenv ("XDG_STATE_HOME", folder, TRUE);
  return folder;
}

guint
own_folder_count (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

void
own_folder_clear (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      remove_all (path);
    }
}

void
own_folder_remove (char *folder)
{
  remove_all (folder);
  g_free (folder);
}
