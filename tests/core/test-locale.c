/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"
#include "own-folder.h"
#include "tl-history.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* Where a decimal point is a comma to people, it is a point in the file all the same. */

static const char numbers[] = "comment_char %\n"
                              "escape_char /\n"
                              "LC_NUMERIC\n"
                              "decimal_point \"<U002C>\"\n"
                              "thousands_sep \"<U002E>\"\n"
                              "grouping 3;3\n"
                              "END LC_NUMERIC\n";

/* Such a locale is rarely installed, so it is made: as far as numbers go, German. */
static void
make_locale (const char *folder)
{
  g_autofree char *source = g_build_filename (folder, "source", NULL);
  g_autofree char *locale = g_build_filename (folder, "comma", NULL);
  const char *argv[] = { "localedef", "-c",           "-i",   source, "-f",
                         "UTF-8",     "--no-archive", locale, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (source, numbers, -1, NULL));
  /* It ends with 1, since there is no more to this locale than numbers. */
  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_setenv ("LOCPATH", folder, TRUE);
  g_assert_nonnull (setlocale (LC_NUMERIC, "comma"));
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
}

static void
test_files (void)
{
  static const char *const names[] = { "full", "scale", "values" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("%s/cases/%s.journey", g_getenv ("TL_TEST_SOURCE"), names[i]);
      g_autofree char *ref =
          g_strdup_printf ("%s/cases/%s.ref", g_getenv ("TL_TEST_SOURCE"), names[i]);
      g_autofree char *expected = NULL;
      g_autoptr (TlMap) map = tl_file_read (path, NULL, NULL);
      g_autoptr (GBytes) bytes = tl_file_write_bytes (map);
      gsize size;

      g_assert_true (g_file_get_contents (ref, &expected, &size, NULL));
      g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), expected, size);
    }
}

static void
test_numbers (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  double low = 0;

  tl_history_begin (history, "Scale", NULL);
  tl_history_set_number (history, tl_map_get_root (map), TL_PROPERTY_SCALE_LOW, -1.25);
  tl_history_commit (history);
  bytes = tl_file_write_bytes (map);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "scale-low=\"-1.25\""));
  g_assert_true (tl_element_get_number (tl_map_get_root (map), TL_PROPERTY_SCALE_LOW, &low));
  g_assert_true (fabs (low + 1.25) < 1e-9);
  g_assert_false (tl_map_check_value (map, TL_KIND_MAP, TL_PROPERTY_SCALE_LOW, "-1,25", NULL));
}

int
main (int argc, char **argv)
{
  char *folder = own_folder_make ();
  int result;

  g_test_init (&argc, &argv, NULL);
  make_locale (folder);
  g_test_add_func ("/locale/files", test_files);
  g_test_add_func ("/locale/numbers", test_numbers);
  result = g_test_run ();
  own_folder_remove (folder);
  return result;
}
