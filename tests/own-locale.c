/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own-locale.h"

void
own_locale_make (const char *folder, const char *name, const char *categories)
{
  g_autofree char *source = g_build_filename (folder, "source", NULL);
  g_autofree char *locale = g_build_filename (folder, name, NULL);
  g_autofree char *text = g_strconcat ("comment_char %\nescape_char /\n", categories, NULL);
  const char *argv[] = { "localedef", "-c",           "-i",   source, "-f",
                         "UTF-8",     "--no-archive", locale, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (source, text, -1, NULL));
  /* It ends with 1, since there are only some of the categories. */
  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("LOCPATH", folder, TRUE);
}
