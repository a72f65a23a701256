/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "own-display.h"
#include "own-folder.h"
#include "tl-print.h"

/* A map on paper, as the print dialog would have it, but into a file. */

static void
assert_page (const char *path, const char *size)
{
  const char *const command[] = { "pdfinfo", path, NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_test_message ("%s", said);
  g_assert_nonnull (strstr (said, "Pages:           1\n"));
  g_assert_nonnull (strstr (said, size));
}

static void
assert_words (const char *path, const char *words)
{
  const char *const command[] = { "pdftotext", path, "-", NULL };
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &said, NULL, NULL,
                &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (said, words));
}

static char *
make_state_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "throughline", "print.ini", NULL);
}

static void
choose (GtkPageOrientation orientation)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autofree char *path = make_state_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, orientation);
  gtk_page_setup_to_key_file (setup, file, NULL);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_key_file_save_to_file (file, path, NULL));
}

/* One sheet, the map on it, and the way round that was chosen last. */
static void
test_sheet (WindowFixture *fixture, gconstpointer data)
{
  TlMap *map = tl_document_get_map (tl_window_get_document (fixture->window));
  g_autofree char *path = g_build_filename (fixture->folder, "print.pdf", NULL);
  g_autoptr (GError) error = NULL;

  choose (GTK_PAGE_ORIENTATION_LANDSCAPE);
  tl_print_map_to_file (map, NULL, "Repair", path, &error);
  g_assert_no_error (error);
  assert_page (path, "Page size:       841.");
  assert_words (path, "Waits");
  choose (GTK_PAGE_ORIENTATION_PORTRAIT);
  tl_print_map_to_file (map, NULL, "Repair", path, &error);
  g_assert_no_error (error);
  assert_page (path, "Page size:       595.");
  assert_words (path, "Amira");
}

/* Without a choice, or with one that cannot be read, the sheet lies as the map does. */
static void
test_unknown (WindowFixture *fixture, gconstpointer data)
{
  TlMap *map = tl_document_get_map (tl_window_get_document (fixture->window));
  g_autofree char *path = g_build_filename (fixture->folder, "print.pdf", NULL);
  g_autofree char *state = make_state_path ();
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (state, "\377 nothing", -1, NULL));
  tl_print_map_to_file (map, NULL, "Repair", path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  assert_words (path, "Repair");
}

/* Where nothing can be written, it says so. */
static void
test_fails (WindowFixture *fixture, gconstpointer data)
{
  TlMap *map = tl_document_get_map (tl_window_get_document (fixture->window));
  g_autofree char *path = g_build_filename (fixture->folder, "none", "print.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (tl_print_map_to_file (map, NULL, "Repair", path, &error));
  g_assert_nonnull (error);
}

static void
add (const char *path, void (*test) (WindowFixture *fixture, gconstpointer data))
{
  g_test_add (path, WindowFixture, window_fixture_map, window_fixture_set_up, test,
              window_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  char *state = own_folder_make_for_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  add ("/print/sheet", test_sheet);
  add ("/print/unknown", test_unknown);
  add ("/print/fails", test_fails);
  result = own_display_run_tests ();
  own_folder_remove (state);
  return result;
}
