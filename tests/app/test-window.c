/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gstdio.h>

#include "own-display.h"
#include "tl-application.h"
#include "tl-export-dialog.h"
#include "tl-file-dialogs.h"
#include "tl-operations.h"

static const char map_text[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<journey-map\n  xmlns=\"urn:throughline:journey-map:1\"\n  id=\"m1\"\n"
    "  title=\"Repair\">\n"
    "  <stage id=\"s1\" title=\"Get help\">\n    <moment id=\"o1\"/>\n  </stage>\n"
    "  <lane id=\"l1\" layer=\"customer\" title=\"Amira\"/>\n"
    "  <touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Waits\"/>\n"
    "</journey-map>\n";

static const char faulty_map[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" title=\"Faulty\">\n"
    "  <lane id=\"l1\" layer=\"customer\" person=\"nobody\"/>\n"
    "</journey-map>\n";

static TlApplication *application;

typedef struct
{
  char *folder;
  char *path;
  GFile *file;
  TlWindow *window;
} Fixture;

static gboolean
has_document (gpointer data)
{
  return tl_window_get_document (data) != NULL && TL_WINDOW (data)->loading == NULL;
}

static TlWindow *
make_blank_window (void)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (application), NULL);
  g_autoptr (TlDocument) blank = tl_application_make_blank ();

  tl_window_set_document (window, blank);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Of the test's own: no bus is asked whether another one runs. */
static void
make_application (void)
{
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return;
  /* Forgetting what is old, GTK 4.8 leaks a date for each map that is opened. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-max-age", -1, NULL);
  application = tl_application_new ();
  g_application_set_flags (G_APPLICATION (application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer content)
{
  g_autoptr (GError) error = NULL;

  make_application ();
  fixture->folder = g_dir_make_tmp ("throughline-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  if (content != NULL)
    g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
  fixture->window = make_blank_window ();
  if (content != NULL)
    {
      tl_application_open_file (application, fixture->file, fixture->window);
      own_display_wait (has_document, fixture->window);
    }
}

static guint
count_windows (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (TL_IS_WINDOW (l->data))
      n++;
  return n;
}

static void
close_all_windows (void)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  while (g_list_model_get_n_items (windows) > 0)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, 0);

      gtk_window_destroy (window);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *fixture, gconstpointer content)
{
  g_autoptr (GDir) folder = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  close_all_windows ();
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_object_unref (fixture->file);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return ADW_MESSAGE_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_asking (gpointer data)
{
  return find_question () != NULL;
}

static void
answer (const char *response)
{
  AdwMessageDialog *question;

  own_display_wait (is_asking, NULL);
  question = find_question ();
  g_assert_true (adw_message_dialog_has_response (question, response));
  /* As a click on the button does: the answer, and the question is gone. */
  gtk_widget_set_visible (GTK_WIDGET (question), FALSE);
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_saved (gpointer data)
{
  TlDocument *document = tl_window_get_document (data);

  return !tl_document_is_busy (document) && !tl_document_is_modified (document);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
activate (TlWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

static TlHistory *
get_history (TlWindow *window)
{
  return tl_document_get_history (tl_window_get_document (window));
}

static void
set_title (TlWindow *window, const char *title)
{
  TlHistory *history = get_history (window);

  tl_history_begin (history, "Change Title", NULL);
  tl_history_set (history, tl_map_get_root (tl_history_get_map (history)), TL_PROPERTY_TITLE,
                  title);
  tl_history_commit (history);
}

static const char *
get_map_title (TlWindow *window)
{
  TlMap *map = tl_document_get_map (tl_window_get_document (window));

  return tl_element_get_string (tl_map_get_root (map), TL_PROPERTY_TITLE);
}

static void
test_open (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_cmpstr (adw_window_title_get_title (fixture->window->title), ==, "Repair");
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · saved");
  g_assert_true (tl_canvas_get_history (fixture->window->canvas) == get_history (fixture->window));

  /* The same file is not opened twice; another one gets a window of its own. */
  tl_application_open_file (application, fixture->file, fixture->window);
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_true (tl_window_get_file (fixture->window) != NULL);
  g_assert_false (tl_window_is_reusable (fixture->window));
}

static void
test_open_in_new_window (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.journey", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  TlWindow *second;

  g_assert_true (g_file_set_contents (path, map_text, -1, NULL));
  tl_application_open_file (application, other, fixture->window);
  g_assert_cmpuint (count_windows (), ==, 2);
  second = TL_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->data);
  if (second == fixture->window)
    second = TL_WINDOW (gtk_application_get_windows (GTK_APPLICATION (application))->next->data);
  own_display_wait (has_document, second);
  g_assert_true (g_file_equal (tl_window_get_file (second), other));
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (application), NULL);

  gtk_window_present (GTK_WINDOW (window));
  g_assert_null (tl_window_get_document (window));
  g_assert_true (g_file_set_contents (fixture->path, "not a map", -1, NULL));
  tl_window_load (window, fixture->file);
  own_display_wait (is_asking, NULL);
  g_assert_nonnull (strstr (adw_message_dialog_get_body (find_question ()), "line 1"));
  answer ("cancel");
  g_assert_true (tl_document_is_pristine (tl_window_get_document (window)));
}

/* What could not be read is read when it can be. */
static void
test_retry (Fixture *fixture, gconstpointer data)
{
  tl_window_load (fixture->window, fixture->file);
  own_display_wait (is_asking, NULL);
  g_assert_true (g_file_set_contents (fixture->path, map_text, -1, NULL));
  answer ("retry");
  own_display_wait (has_document, fixture->window);
  g_assert_cmpstr (adw_window_title_get_title (fixture->window->title), ==, "Repair");
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *undo = GTK_WIDGET (fixture->window->undo_button);

  g_assert_false (gtk_widget_get_sensitive (undo));
  set_title (fixture->window, "Other");
  g_assert_true (gtk_widget_get_sensitive (undo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo Change Title");
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · not saved");
  activate (fixture->window, "win.undo");
  g_assert_cmpstr (get_map_title (fixture->window), ==, "Repair");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (fixture->window->redo_button)), ==,
                   "Redo Change Title");
  activate (fixture->window, "win.redo");
  g_assert_cmpstr (get_map_title (fixture->window), ==, "Other");
}

static gboolean
is_set (gpointer data)
{
  return *(gboolean *) data;
}

static void
on_time_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* Longer than a toast takes to come in. */
static void
let_time_pass (void)
{
  gboolean over = FALSE;

  g_timeout_add_once (1200, on_time_cb, &over);
  own_display_wait (is_set, &over);
}

/* One toast at a time, and none that would undo another step than it tells of. */
static void
test_toast (Fixture *fixture, gconstpointer data)
{
  AdwToast *first;

  set_title (fixture->window, "One & <two>");
  tl_window_say (fixture->window, "One & <two>", TRUE);
  first = fixture->window->toast;
  g_assert_cmpstr (adw_toast_get_action_name (first), ==, "win.undo");
  tl_window_say (fixture->window, "Again", FALSE);
  g_assert_nonnull (fixture->window->toast);
  g_assert_cmpstr (adw_toast_get_title (fixture->window->toast), ==, "Again");
  g_assert_null (adw_toast_get_action_name (fixture->window->toast));

  /* One that has just come in stays: to dismiss it would bring libadwaita down. */
  g_assert_true (fixture->window->toast == first);

  tl_window_say (fixture->window, "Third", TRUE);
  set_title (fixture->window, "Further");
  g_assert_null (adw_toast_get_action_name (fixture->window->toast));
  let_time_pass ();
  tl_window_say (fixture->window, "Fourth", TRUE);
  g_assert_true (fixture->window->toast != first);
  let_time_pass ();
  set_title (fixture->window, "Even further");
  g_assert_null (fixture->window->toast);
}

/* As fast as hands are: the toast that is offered has not come in yet when its step is undone. */
static void
test_toast_in_haste (Fixture *fixture, gconstpointer data)
{
  tl_window_say (fixture->window, "One", FALSE);
  let_time_pass ();
  set_title (fixture->window, "Other");
  tl_window_say (fixture->window, "Two", TRUE);
  activate (fixture->window, "win.undo");
  let_time_pass ();
  g_assert_nonnull (fixture->window->toast);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;

  set_title (fixture->window, "Other");
  activate (fixture->window, "win.save");
  own_display_wait (is_saved, fixture->window);
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · saved");
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "title=\"Other\""));
}

static void
test_changed_outside (Fixture *fixture, gconstpointer data)
{
  g_autofree char *content = NULL;

  set_title (fixture->window, "Mine");
  g_assert_true (g_file_set_contents (fixture->path, faulty_map, -1, NULL));
  activate (fixture->window, "win.save");
  answer ("cancel");
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, faulty_map);
  activate (fixture->window, "win.save");
  answer ("anyway");
  own_display_wait (is_saved, fixture->window);
}

static void
test_mended (Fixture *fixture, gconstpointer data)
{
  g_assert_true (tl_repairs_bar_is_shown (fixture->window->repairs_bar));
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · mended, not saved");
  activate (fixture->window, "win.save");
  own_display_wait (is_saved, fixture->window);
  while (tl_repairs_bar_is_shown (fixture->window->repairs_bar))
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (fixture->window->toast);
  g_assert_nonnull (
      strstr (adw_toast_get_title (fixture->window->toast), "map (original).journey"));
}

static void
test_close_unchanged (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  own_display_wait (is_gone, &window);
  g_assert_null (find_question ());
}

static void
test_close_cancel (Fixture *fixture, gconstpointer data)
{
  set_title (fixture->window, "Other");
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer ("cancel");
  g_assert_cmpuint (count_windows (), ==, 1);
  gtk_window_close (GTK_WINDOW (fixture->window));
  answer ("cancel");
  g_assert_cmpuint (count_windows (), ==, 1);
}

static void
test_close_discard (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  g_autofree char *content = NULL;

  set_title (window, "Other");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  answer ("discard");
  own_display_wait (is_gone, &window);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, map_text);
}

static void
test_close_save (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  g_autofree char *content = NULL;

  set_title (window, "Other");
  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  gtk_window_close (GTK_WINDOW (window));
  answer ("save");
  own_display_wait (is_gone, &window);
  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "Other"));
}

/* Each window with changes is asked in turn; the first Cancel keeps the rest. */
static void
test_quit (Fixture *fixture, gconstpointer data)
{
  TlWindow *second = make_blank_window ();

  set_title (fixture->window, "One");
  set_title (second, "Two");
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  answer ("discard");
  g_assert_cmpuint (count_windows (), ==, 1);
  answer ("cancel");
  g_assert_cmpuint (count_windows (), ==, 1);
  g_assert_null (find_question ());
}

static void
test_selection (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlMap *map = tl_document_get_map (tl_window_get_document (window));

  activate (window, "win.delete");
  g_assert_null (tl_history_get_undo_label (get_history (window)));
  tl_canvas_select (window->canvas, tl_map_find (map, "t1"));
  activate (window, "win.duplicate");
  g_assert_cmpuint (tl_map_count (map, TL_KIND_TOUCHPOINT), ==, 2);
  tl_canvas_select (window->canvas, tl_map_find (map, "t1"));
  activate (window, "win.delete");
  g_assert_cmpuint (tl_map_count (map, TL_KIND_TOUCHPOINT), ==, 1);
  activate (window, "win.undo");
  activate (window, "win.undo");
  g_assert_false (tl_document_is_modified (tl_window_get_document (window)));
}

static void
assert_outline_selects (TlWindow *window, TlElement *touchpoint)
{
  g_autoptr (GPtrArray) selected = tl_outline_view_get_selection (window->outline);

  g_assert_cmpuint (selected->len, ==, touchpoint != NULL ? 1 : 0);
  if (touchpoint != NULL)
    g_assert_true (selected->pdata[0] == touchpoint);
}

static GtkWidget *
find_table (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_COLUMN_VIEW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_table (child);
  return found;
}

/* One selection for the canvas and the outline, whichever is in sight. */
static void
test_outline (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlElement *touchpoint = tl_map_find (tl_document_get_map (tl_window_get_document (window)), "t1");
  g_autoptr (GPtrArray) selected = NULL;

  g_assert_null (window->outline);
  tl_canvas_select (window->canvas, touchpoint);
  activate (window, "win.outline");
  assert_outline_selects (window, touchpoint);
  tl_canvas_select (window->canvas, NULL);
  assert_outline_selects (window, NULL);
  gtk_selection_model_select_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (find_table (GTK_WIDGET (window->outline)))));
  selected = tl_canvas_get_selection (window->canvas);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_true (selected->pdata[0] == touchpoint);
  activate (window, "win.delete");
  assert_outline_selects (window, NULL);
  activate (window, "win.undo");
  g_signal_emit_by_name (window->outline, "activated", touchpoint);
  g_assert_false (window->outline_visible);
  g_assert_true (gtk_stack_get_visible_child (window->views) == window->map_view);
}

static void
test_zoom (Fixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  tl_canvas_set_zoom (window->canvas, 0.9);
  g_assert_cmpstr (gtk_label_get_text (window->zoom_label), ==, "90 %");
  activate (window, "win.zoom-normal");
  g_assert_cmpfloat (tl_canvas_get_zoom (window->canvas), ==, 1);
  tl_canvas_set_zoom (window->canvas, TL_CANVAS_ZOOM_MAXIMUM);
  activate (window, "win.zoom-in");
  g_assert_cmpfloat (tl_canvas_get_zoom (window->canvas), ==, TL_CANVAS_ZOOM_MAXIMUM);
  activate (window, "win.zoom-out");
}

static void
on_exported_cb (TlExportDialog *dialog, GFile *file, gboolean *is_exported)
{
  *is_exported = TRUE;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static TlExportDialog *
make_export_dialog (Fixture *fixture)
{
  TlExportDialog *dialog =
      tl_export_dialog_new (GTK_WINDOW (fixture->window),
                            tl_document_get_map (tl_window_get_document (fixture->window)),
                            "Repair", NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  TlExportDialog *dialog = make_export_dialog (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "map.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *content = NULL;
  gboolean is_exported = FALSE;
  TlExportOptions options = tl_export_dialog_get_options (dialog);

  g_assert_cmpint (options.format, ==, TL_FORMAT_PDF);
  g_assert_cmpint (options.parts, ==, TL_PART_ALL);
  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  g_signal_connect (dialog, "exported", G_CALLBACK (on_exported_cb), &is_exported);
  tl_export_dialog_export (dialog, file);
  own_display_wait (is_true, &is_exported);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  own_display_wait (is_gone, &dialog);
}

/* Cancelled, nothing is written and the dialog is as before. */
static void
test_export_cancel (Fixture *fixture, gconstpointer data)
{
  TlExportDialog *dialog = make_export_dialog (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "map.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_object_add_weak_pointer (G_OBJECT (dialog), (gpointer *) &dialog);
  tl_export_dialog_export (dialog, file);
  gtk_window_close (GTK_WINDOW (dialog));
  g_assert_nonnull (dialog);
  while (dialog != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      gtk_window_close (GTK_WINDOW (dialog));
    }
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_export_fails (Fixture *fixture, gconstpointer data)
{
  TlExportDialog *dialog = make_export_dialog (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "none", "map.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  tl_export_dialog_export (dialog, file);
  answer ("cancel");
  gtk_window_close (GTK_WINDOW (dialog));
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

static void
test_application_finalized (void)
{
  TlApplication *other = tl_application_new ();

  g_object_add_weak_pointer (G_OBJECT (other), (gpointer *) &other);
  g_object_unref (other);
  g_assert_null (other);
}

static void
add (const char *path, const char *content, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, content, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/window/open", map_text, test_open);
  add ("/window/open-in-new-window", map_text, test_open_in_new_window);
  add ("/window/bad-file", NULL, test_bad_file);
  add ("/window/retry", NULL, test_retry);
  add ("/window/undo", map_text, test_undo);
  add ("/window/toast", map_text, test_toast);
  add ("/window/toast-in-haste", map_text, test_toast_in_haste);
  add ("/window/save", map_text, test_save);
  add ("/window/changed-outside", map_text, test_changed_outside);
  add ("/window/mended", faulty_map, test_mended);
  add ("/window/close-unchanged", map_text, test_close_unchanged);
  add ("/window/close-cancel", map_text, test_close_cancel);
  add ("/window/close-discard", map_text, test_close_discard);
  add ("/window/close-save", map_text, test_close_save);
  add ("/window/quit", map_text, test_quit);
  add ("/window/selection", map_text, test_selection);
  add ("/window/outline", map_text, test_outline);
  add ("/window/zoom", map_text, test_zoom);
  add ("/window/export", map_text, test_export);
  add ("/window/export-cancel", map_text, test_export_cancel);
  add ("/window/export-fails", map_text, test_export_fails);
  g_test_add_func ("/window/names", test_names);

  g_test_add_func ("/window/application-finalized", test_application_finalized);

  return own_display_run_tests ();
}
