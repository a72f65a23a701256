/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "own-display.h"
#include "own-folder.h"
#include "tl-operations-lane.h"
#include "tl-operations-stage.h"
#include "tl-print-progress.h"
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
  tl_print_map_to_file (map, NULL, "Repair", path, NULL, &error);
  g_assert_no_error (error);
  assert_page (path, "Page size:       841.");
  assert_words (path, "Waits");
  choose (GTK_PAGE_ORIENTATION_PORTRAIT);
  tl_print_map_to_file (map, NULL, "Repair", path, NULL, &error);
  g_assert_no_error (error);
  assert_page (path, "Page size:       595.");
  assert_words (path, "Amira");
}

/* Whatever a map is called, it is printed into the folder that was chosen. */
static void
test_names (WindowFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *name, *file_name;
  } cases[] = {
    { "Repair", "Repair" },
    { "In/out", "In-out" },
    { "../../.profile", "-.-..-.profile" },
    { "", "Untitled journey" },
  };
  g_autoptr (GKeyFile) nothing = g_key_file_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkPrintSettings) settings = tl_print_make_settings (nothing, cases[i].name);

      g_assert_cmpstr (gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME), ==,
                       cases[i].file_name);
    }
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
  tl_print_map_to_file (map, NULL, "Repair", path, NULL, &error);
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

  g_assert_false (tl_print_map_to_file (map, NULL, "Repair", path, NULL, &error));
  g_assert_nonnull (error);
}

static TlMap *
make_large_map (guint n_touchpoints)
{
  TlMap *map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlElement *stage, *moment = NULL, *lane;

  tl_history_begin (history, "Large", NULL);
  stage = tl_operations_add_stage (history, "Get help", NULL);
  lane = tl_operations_add_lane (history, TL_LAYER_CUSTOMER, TL_LANE_TOUCHPOINTS, "Amira", NULL);
  for (guint i = 0; i < n_touchpoints; i++)
    {
      g_autofree char *title = g_strdup_printf ("Waits for the %uth time", i);

      if (i % 10 == 0)
        moment = tl_operations_add_moment (history, stage, NULL);
      if (i % 100 == 0)
        lane =
            tl_operations_add_lane (history, TL_LAYER_EMPLOYEE, TL_LANE_TOUCHPOINTS, "Bea", NULL);
      tl_operations_add_touchpoint (history, (TlCell){ lane, moment }, TL_TOUCHPOINT_PAIN, title,
                                    NULL);
    }
  tl_history_commit (history);
  return map;
}

static gboolean
on_tick_cb (gpointer n_ticks)
{
  (*(guint *) n_ticks)++;
  return G_SOURCE_CONTINUE;
}

/* While as large a map as there may be is drawn the window goes on living. */
static void
test_window_lives (WindowFixture *fixture, gconstpointer data)
{
  guint n_touchpoints = 10000;
  g_autoptr (TlMap) map = make_large_map (n_touchpoints);
  g_autofree char *path = g_build_filename (fixture->folder, "print.pdf", NULL);
  g_autoptr (GError) error = NULL;
  guint n_ticks = 0, id = g_timeout_add (1, on_tick_cb, &n_ticks);
  GStatBuf about;

  g_assert_true (tl_print_map_to_file (map, NULL, "Large", path, NULL, &error));
  g_source_remove (id);
  g_assert_no_error (error);
  g_assert_cmpuint (n_ticks, >, 20);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  g_assert_cmpint (about.st_size, >, 20 * n_touchpoints);
}

static gboolean
on_cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

/* Cancelled on the way it ends there. */
static void
test_cancelled (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) map = make_large_map (3000);
  g_autofree char *path = g_build_filename (fixture->folder, "print.pdf", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_idle_add (on_cancel_cb, cancellable);
  g_assert_false (tl_print_map_to_file (map, NULL, "Large", path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_unlink (path);
}

static GtkWindow *
find_progress (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), "Printing") == 0)
        return window;
    }
  return NULL;
}

static gboolean
has_progress (gpointer data)
{
  return find_progress () != NULL;
}

/* What tells how far it is comes late, and cancels when it is closed. */
static void
test_progress (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TlPrintProgress *progress = tl_print_progress_new (GTK_WINDOW (fixture->window), cancellable);

  g_assert_null (find_progress ());
  tl_print_progress_set (progress, 0.25);
  own_display_wait (has_progress, NULL);
  g_assert_false (g_cancellable_is_cancelled (cancellable));
  gtk_window_close (find_progress ());
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  g_assert_nonnull (find_progress ());
  tl_print_progress_free (progress);
  g_assert_null (find_progress ());
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
  add ("/print/names", test_names);
  add ("/print/unknown", test_unknown);
  add ("/print/fails", test_fails);
  add ("/print/window-lives", test_window_lives);
  add ("/print/cancelled", test_cancelled);
  add ("/print/progress", test_progress);
  result = own_display_run_tests ();
  own_folder_remove (state);
  return result;
}
