/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "own-display.h"
#include "own-folder.h"

/* A map is saved, and its window closed. */

/* What is in this folder does not come to the disk; NULL: all does. For all that is linked here. */
static char *slow_folder;

int
fsync (int descriptor)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", descriptor);
  g_autofree char *path = g_file_read_link (link, NULL);
  const char *slow;

  while ((slow = g_atomic_pointer_get (&slow_folder)) != NULL && strstr (path, slow) != NULL)
    g_usleep (1000);
  return (int) syscall (SYS_fsync, descriptor);
}

static const char odd_map[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" colour=\"red\"/>\n";

static void
test_save (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;

  window_fixture_set_title (fixture->window, "Other");
  window_fixture_activate (fixture->window, "win.save");
  own_display_wait (window_fixture_is_saved, fixture->window);
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · saved");
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "title=\"Other\""));
}

/* The key is pressed again while the first save is under way, after what was changed meanwhile. */
static void
test_save_again (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;

  window_fixture_set_title (fixture->window, "First");
  window_fixture_activate (fixture->window, "win.save");
  g_assert_true (tl_document_is_busy (tl_window_get_document (fixture->window)));
  window_fixture_set_title (fixture->window, "Second");
  window_fixture_activate (fixture->window, "win.save");
  own_display_wait (window_fixture_is_saved, fixture->window);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "title=\"Second\""));
}

static void
test_changed_outside (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;

  window_fixture_set_title (fixture->window, "Mine");
  g_assert_true (g_file_set_contents (fixture->path, window_fixture_faulty_map, -1, NULL));
  window_fixture_activate (fixture->window, "win.save");
  window_fixture_answer ("cancel");
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, window_fixture_faulty_map);
  window_fixture_activate (fixture->window, "win.save");
  window_fixture_answer ("anyway");
  own_display_wait (window_fixture_is_saved, fixture->window);
}

/* Nothing waits to be saved where nothing was mended. */
static void
test_kept_faults (WindowFixture *fixture, gconstpointer data)
{
  g_assert_true (tl_repairs_bar_is_shown (fixture->window->repairs_bar));
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · saved");
}

static void
test_mended (WindowFixture *fixture, gconstpointer data)
{
  g_assert_true (tl_repairs_bar_is_shown (fixture->window->repairs_bar));
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · mended, not saved");
  window_fixture_activate (fixture->window, "win.save");
  own_display_wait (window_fixture_is_saved, fixture->window);
  while (tl_repairs_bar_is_shown (fixture->window->repairs_bar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (fixture->window->toast);
  g_assert_nonnull (
      strstr (adw_toast_get_title (fixture->window->toast), "map (original).journey"));
}

/* It is closed once it is saved, and not before; nothing is told to a window that has gone. */
static void
test_close_while_saving (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  g_autofree char *content = NULL;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  window_fixture_set_title (window, "Other");
  window_fixture_activate (window, "win.save");
  gtk_window_close (GTK_WINDOW (window));
  g_assert_nonnull (window);
  own_display_wait (window_fixture_is_gone, &window);
  g_assert_null (window_fixture_find_question ());
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "title=\"Other\""));
}

static gboolean
is_idle (gpointer document)
{
  return !tl_document_is_busy (document);
}

/* The end of a save of the map that was shown before is not taken for that of this one. */
static void
test_close_while_another_saves (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  g_autoptr (TlDocument) before = g_object_ref (tl_window_get_document (window));
  g_autofree char *folder = g_build_filename (fixture->folder, "slow", NULL);
  g_autofree char *path = g_build_filename (folder, "other.journey", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (TlDocument) other = tl_document_new_restored (map, file, NULL, none);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, window_fixture_map, -1, NULL));
  g_atomic_pointer_set (&slow_folder, folder);
  window_fixture_activate (window, "win.save");
  tl_window_set_document (window, other);
  window_fixture_activate (window, "win.save");
  own_display_wait (is_idle, before);
  g_assert_true (tl_document_is_busy (other));
  gtk_window_close (GTK_WINDOW (window));
  g_assert_null (window_fixture_find_question ());
  g_assert_nonnull (window);
  g_atomic_pointer_set (&slow_folder, NULL);
  own_display_wait (window_fixture_is_gone, &window);
  g_assert_false (tl_document_is_modified (other));
}

/* One question after the other: whoever gives the save up keeps the window. */
static void
test_close_while_saving_fails (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  window_fixture_set_title (window, "Mine");
  g_assert_true (g_file_set_contents (fixture->path, window_fixture_faulty_map, -1, NULL));
  window_fixture_activate (window, "win.save");
  gtk_window_close (GTK_WINDOW (window));
  window_fixture_answer ("cancel");
  g_assert_null (window_fixture_find_question ());
  g_assert_nonnull (window);
  window_fixture_activate (window, "win.save");
  gtk_window_close (GTK_WINDOW (window));
  window_fixture_answer ("anyway");
  own_display_wait (window_fixture_is_gone, &window);
}

/* What was changed behind the save is asked about. */
static void
test_close_while_saving_less (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_set_title (fixture->window, "First");
  window_fixture_activate (fixture->window, "win.save");
  window_fixture_set_title (fixture->window, "Second");
  gtk_window_close (GTK_WINDOW (fixture->window));
  window_fixture_answer ("cancel");
  g_assert_cmpstr (window_fixture_get_map_title (fixture->window), ==, "Second");
}

static void
test_close_unchanged (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  own_display_wait (window_fixture_is_gone, &window);
  g_assert_null (window_fixture_find_question ());
}

/* What is being read is read for nobody any more. */
static void
test_close_while_opening (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), NULL);
  g_autoptr (GCancellable) cancellable = NULL;

  gtk_window_present (GTK_WINDOW (window));
  tl_window_load (window, fixture->file);
  cancellable = g_object_ref (window->loading->cancellable);
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  own_display_wait (window_fixture_is_gone, &window);
  g_assert_null (window_fixture_find_question ());
}

static void
test_close_cancel (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_set_title (fixture->window, "Other");
  gtk_window_close (GTK_WINDOW (fixture->window));
  window_fixture_answer ("cancel");
  g_assert_cmpuint (window_fixture_count_windows (), ==, 1);
  gtk_window_close (GTK_WINDOW (fixture->window));
  window_fixture_answer ("cancel");
  g_assert_cmpuint (window_fixture_count_windows (), ==, 1);
}

static void
test_close_discard (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  g_autofree char *content = NULL;

  window_fixture_set_title (window, "Other");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  window_fixture_answer ("discard");
  own_display_wait (window_fixture_is_gone, &window);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, window_fixture_map);
}

static void
test_close_save (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  g_autofree char *content = NULL;

  window_fixture_set_title (window, "Other");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  window_fixture_answer ("save");
  own_display_wait (window_fixture_is_gone, &window);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "Other"));
}

static void
add (const char *path,
     gconstpointer content,
     void (*test) (WindowFixture *fixture, gconstpointer data))
{
  g_test_add (path, WindowFixture, content, window_fixture_set_up, test, window_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  char *state = own_folder_make_for_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  add ("/window-save/save", window_fixture_map, test_save);
  add ("/window-save/save-again", window_fixture_map, test_save_again);
  add ("/window-save/changed-outside", window_fixture_map, test_changed_outside);
  add ("/window-save/kept-faults", odd_map, test_kept_faults);
  add ("/window-save/mended", window_fixture_faulty_map, test_mended);
  add ("/window-save/close-while-saving", window_fixture_map, test_close_while_saving);
  add ("/window-save/close-while-saving-fails", window_fixture_map, test_close_while_saving_fails);
  add ("/window-save/close-while-another-saves", window_fixture_map,
       test_close_while_another_saves);
  add ("/window-save/close-while-saving-less", window_fixture_map, test_close_while_saving_less);
  add ("/window-save/close-unchanged", window_fixture_map, test_close_unchanged);
  add ("/window-save/close-while-opening", window_fixture_map, test_close_while_opening);
  add ("/window-save/close-cancel", window_fixture_map, test_close_cancel);
  add ("/window-save/close-discard", window_fixture_map, test_close_discard);
  add ("/window-save/close-save", window_fixture_map, test_close_save);
  result = own_display_run_tests ();
  own_folder_remove (state);
  return result;
}
