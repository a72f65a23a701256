/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>

#include "own-display.h"
#include "own-folder.h"
#include "tl-ahead.h"
#include "tl-file-dialogs.h"
#include "tl-view-store.h"

/* What becomes of files in a window: opened, followed, read again. */

static gboolean
is_disturbed (gpointer window)
{
  return tl_notice_bar_get_words (((TlWindow *) window)->disk_bar) != NULL;
}

static void
test_open (WindowFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (window_fixture_count_windows (), ==, 1);
  g_assert_cmpstr (adw_window_title_get_title (fixture->window->title), ==, "Repair");
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · saved");
  g_assert_true (tl_canvas_get_history (fixture->window->canvas) ==
                 window_fixture_get_history (fixture->window));

  /* The same file is not opened twice; another one gets a window of its own. */
  tl_application_open_file (window_fixture_application, fixture->file, fixture->window);
  g_assert_cmpuint (window_fixture_count_windows (), ==, 1);
  g_assert_true (tl_window_get_file (fixture->window) != NULL);
  g_assert_false (tl_window_is_reusable (fixture->window));
}

static void
test_open_in_new_window (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.journey", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  TlWindow *second;

  g_assert_true (g_file_set_contents (path, window_fixture_map, -1, NULL));
  tl_application_open_file (window_fixture_application, other, fixture->window);
  g_assert_cmpuint (window_fixture_count_windows (), ==, 2);
  second =
      TL_WINDOW (gtk_application_get_windows (GTK_APPLICATION (window_fixture_application))->data);
  if (second == fixture->window)
    second = TL_WINDOW (
        gtk_application_get_windows (GTK_APPLICATION (window_fixture_application))->next->data);
  own_display_wait (window_fixture_has_document, second);
  g_assert_true (g_file_equal (tl_window_get_file (second), other));
}

static gboolean
has_read (gpointer window)
{
  return ((TlWindow *) window)->loading == NULL;
}

static TlWindow *
find_other_window (TlWindow *window)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (window_fixture_application));

  while (windows != NULL && (windows->data == window || !TL_IS_WINDOW (windows->data)))
    windows = windows->next;
  return windows != NULL ? windows->data : NULL;
}

/* The window was empty when the file was opened, and is no longer when it has been read. */
static void
test_work_while_opening (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *other;

  g_assert_true (g_file_set_contents (fixture->path, window_fixture_map, -1, NULL));
  tl_application_open_file (window_fixture_application, fixture->file, fixture->window);
  window_fixture_set_title (fixture->window, "Mine");
  own_display_wait (has_read, fixture->window);
  g_assert_cmpstr (window_fixture_get_map_title (fixture->window), ==, "Mine");
  other = find_other_window (fixture->window);
  g_assert_nonnull (other);
  g_assert_cmpstr (window_fixture_get_map_title (other), ==, "Repair");
  g_assert_true (g_file_equal (tl_window_get_file (other), fixture->file));
}

/* A map that has been read by then is there when its window is first shown. */
static void
test_open_at_once (WindowFixture *fixture, gconstpointer data)
{
  TlPreviewWish wish = tl_view_store_guess (fixture->file);
  TlWindow *window;

  g_assert_true (g_file_set_contents (fixture->path, window_fixture_map, -1, NULL));
  tl_ahead_start (fixture->file, &wish);
  g_assert_true (tl_ahead_await (fixture->file, G_MAXINT));
  tl_application_open_file (window_fixture_application, fixture->file, NULL);
  window = tl_application_find_window (fixture->file);
  g_assert_nonnull (window);
  g_assert_null (window->loading);
  g_assert_cmpstr (window_fixture_get_map_title (window), ==, "Repair");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (window)));
}

/* What is typed while the map is read again is kept, and the bar is back. */
static void
test_work_while_reloading (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  g_assert_true (g_file_set_contents (fixture->path, window_fixture_faulty_map, -1, NULL));
  own_display_wait (is_disturbed, window);
  g_signal_emit_by_name (window->disk_bar, "chosen", "reload");
  window_fixture_set_title (window, "Mine");
  own_display_wait (has_read, window);
  g_assert_cmpstr (window_fixture_get_map_title (window), ==, "Mine");
  g_assert_true (tl_draft_get_document (window->draft) == window->document);
  own_display_wait (is_disturbed, window);
}

/* Whoever clicks twice reloads once, in the one window there is. */
static void
test_reload_twice (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlLoading *loading;

  g_assert_true (g_file_set_contents (fixture->path, window_fixture_faulty_map, -1, NULL));
  own_display_wait (is_disturbed, window);
  g_signal_emit_by_name (window->disk_bar, "chosen", "reload");
  loading = window->loading;
  g_assert_nonnull (loading);
  g_assert_false (is_disturbed (window));
  g_signal_emit_by_name (window->disk_bar, "chosen", "reload");
  g_assert_true (window->loading == loading);
  own_display_wait (has_read, window);
  g_assert_cmpstr (window_fixture_get_map_title (window), ==, "Faulty");
  g_assert_cmpuint (window_fixture_count_windows (), ==, 1);
  g_assert_false (is_disturbed (window));
}

static guint
count_drafts (void)
{
  g_autoptr (GPtrArray) infos = tl_drafts_list ();

  return infos->len;
}

/* A reload that fails is still one when it is tried again, and leaves no draft of what nobody
 * wants; until then the bar is there. */
static void
test_reload_again (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  guint n_drafts = count_drafts ();

  window_fixture_set_title (window, "Mine");
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  own_display_wait (is_disturbed, window);
  tl_window_reload (window);
  g_assert_false (is_disturbed (window));
  own_display_wait (window_fixture_is_asking, NULL);
  own_display_wait (is_disturbed, window);
  g_assert_true (g_file_set_contents (fixture->path, window_fixture_faulty_map, -1, NULL));
  window_fixture_answer ("retry");
  own_display_wait (has_read, window);
  g_assert_cmpstr (window_fixture_get_map_title (window), ==, "Faulty");
  g_assert_cmpuint (count_drafts (), ==, n_drafts);
}

static void
test_bad_file (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), NULL);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_null (tl_window_get_document (window));
  g_assert_true (g_file_set_contents (fixture->path, "not a map", -1, NULL));
  tl_window_load (window, fixture->file);
  own_display_wait (window_fixture_is_asking, NULL);
  g_assert_nonnull (
      strstr (adw_message_dialog_get_body (window_fixture_find_question ()), "line 1"));
  window_fixture_answer ("cancel");
  g_assert_true (tl_window_is_start_visible (window));
}

/* What could not be read is read when it can be. */
static void
test_retry (WindowFixture *fixture, gconstpointer data)
{
  tl_window_load (fixture->window, fixture->file);
  own_display_wait (window_fixture_is_asking, NULL);
  g_assert_true (g_file_set_contents (fixture->path, window_fixture_map, -1, NULL));
  window_fixture_answer ("retry");
  own_display_wait (window_fixture_has_document, fixture->window);
  g_assert_cmpstr (adw_window_title_get_title (fixture->window->title), ==, "Repair");
}

static gboolean
has_subtitle (gpointer data)
{
  gpointer *wanted = data;
  TlWindow *window = wanted[0];

  return g_str_equal (adw_window_title_get_subtitle (window->title), wanted[1]);
}

static void
wait_for_subtitle (WindowFixture *fixture, const char *subtitle)
{
  gpointer wanted[] = { fixture->window, (gpointer) subtitle };

  own_display_wait (has_subtitle, wanted);
}

/* The title never says that all is well while the bar says that it is not; and both go when the
 * file is what it was, whoever made it so. */
static void
test_disturbed (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  g_assert_true (g_file_set_contents (fixture->path, window_fixture_faulty_map, -1, NULL));
  wait_for_subtitle (fixture, "map.journey · changed by another program");
  g_assert_nonnull (tl_notice_bar_get_words (window->disk_bar));
  g_assert_true (g_file_set_contents (fixture->path, window_fixture_map, -1, NULL));
  wait_for_subtitle (fixture, "map.journey · saved");
  g_assert_null (tl_notice_bar_get_words (window->disk_bar));
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  wait_for_subtitle (fixture, "map.journey · moved or deleted");
  g_assert_nonnull (tl_notice_bar_get_words (window->disk_bar));
  window_fixture_set_title (window, "Mine");
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, "map.journey · not saved");
  window_fixture_activate (window, "win.save");
  window_fixture_answer ("anyway");
  own_display_wait (window_fixture_is_saved, window);
  g_assert_cmpstr (adw_window_title_get_subtitle (window->title), ==, "map.journey · saved");
  g_assert_null (tl_notice_bar_get_words (window->disk_bar));
}

/* Each window with changes is asked in turn; the first Cancel keeps the rest. */
static void
test_quit (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *second = window_fixture_make_blank ();

  window_fixture_set_title (fixture->window, "One");
  window_fixture_set_title (second, "Two");
  g_action_group_activate_action (G_ACTION_GROUP (window_fixture_application), "quit", NULL);
  window_fixture_answer ("discard");
  g_assert_cmpuint (window_fixture_count_windows (), ==, 1);
  window_fixture_answer ("cancel");
  g_assert_cmpuint (window_fixture_count_windows (), ==, 1);
  g_assert_null (window_fixture_find_question ());
}

static void
test_names (void)
{
  static const struct
  {
    const char *title;
    const char *name;
  } cases[] = {
    { "Broadband fault repair", "Broadband fault repair.journey" },
    { "a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j.journey" },
    { "  ..hidden", "-.hidden.journey" },
    { "end. . ", "end. .journey" },
    { "tab\there\n", "tab-here-.journey" },
    { "رحلة", "رحلة.journey" },
    { "", "Untitled journey.journey" },
    { "...", "Untitled journey.journey" },
  };
  g_autofree char *long_title = g_strnfill (500, 'x');
  g_autofree char *long_name = tl_file_dialogs_make_name (long_title, ".journey");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = tl_file_dialogs_make_name (cases[i].title, ".journey");

      g_assert_cmpstr (name, ==, cases[i].name);
    }
  g_assert_cmpuint (strlen (long_name), <, 150);
}

static gboolean
is_unkept (gpointer window)
{
  return tl_notice_bar_get_words (TL_WINDOW (window)->unkept_bar) != NULL;
}

static gboolean
is_kept (gpointer window)
{
  return !is_unkept (window);
}

/* As long as no draft can be written, and first of all what can be done about it. */
static void
test_no_draft (WindowFixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_draft_store_get_folder ();
  g_autofree char *aside = g_strconcat (folder, "-aside", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_rename (folder, aside), ==, 0);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  window_fixture_set_title (fixture->window, "One");
  own_display_wait (is_unkept, fixture->window);
  g_assert_true (g_str_has_prefix (tl_notice_bar_get_words (fixture->window->unkept_bar),
                                   "Save this map soon. "));
  g_assert_null (fixture->window->toast);
  g_signal_emit_by_name (fixture->window->unkept_bar, "chosen", "save");
  own_display_wait (window_fixture_is_saved, fixture->window);
  own_display_wait (is_kept, fixture->window);

  window_fixture_set_title (fixture->window, "Two");
  own_display_wait (is_unkept, fixture->window);
  g_unlink (folder);
  own_display_wait (is_kept, fixture->window);
  g_assert_true (tl_document_is_modified (tl_window_get_document (fixture->window)));
  tl_window_end_draft (fixture->window, TL_DRAFT_DROP);
}

static void
test_application_finalized (void)
{
  TlApplication *other = tl_application_new ();

  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  g_object_unref (other);
  g_assert_null (other);
}

static void
add (const char *path,
     const char *content,
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
  add ("/window/open", window_fixture_map, test_open);
  add ("/window/open-in-new-window", window_fixture_map, test_open_in_new_window);
  add ("/window/open-at-once", NULL, test_open_at_once);
  add ("/window/work-while-opening", NULL, test_work_while_opening);
  add ("/window/work-while-reloading", window_fixture_map, test_work_while_reloading);
  add ("/window/reload-twice", window_fixture_map, test_reload_twice);
  add ("/window/reload-again", window_fixture_map, test_reload_again);
  add ("/window/bad-file", NULL, test_bad_file);
  add ("/window/retry", NULL, test_retry);
  add ("/window/disturbed", window_fixture_map, test_disturbed);
  add ("/window/quit", window_fixture_map, test_quit);
  add ("/window/no-draft", window_fixture_map, test_no_draft);
  g_test_add_func ("/window/names", test_names);
  g_test_add_func ("/window/application-finalized", test_application_finalized);
  result = own_display_run_tests ();
  own_folder_remove (state);
  return result;
}
