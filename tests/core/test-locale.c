/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"
#include "own-folder.h"
#include "own-locale.h"
#include "tl-history.h"

#include <locale.h>
#include <math.h>
#include <string.h>

/* Where a decimal point is a comma to people, it is a point in the file all the same. A
 * locale that, as far as numbers go, is German: */
static const char numbers[] = "LC_NUMERIC\n"
                              "decimal_point \"<U002C>\"\n"
                              "thousands_sep \"<U002E>\"\n"
                              "grouping 3;3\n"
                              "END LC_NUMERIC\n";

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
  char *folder;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = own_folder_make ();
  own_locale_make (folder, "comma", numbers);
  g_assert_nonnull (setlocale (LC_NUMERIC, "comma"));
  g_assert_cmpstr (localeconv ()->decimal_point, ==, ",");
  g_test_add_func ("/locale/files", test_files);
  g_test_add_func ("/locale/numbers", test_numbers);
  result = g_test_run ();
  own_folder_remove (folder);
  return result;
}
