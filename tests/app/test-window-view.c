/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>

#include "own-display.h"
#include "tl-export-dialog.h"
#include "tl-operations.h"
#include "tl-presentation.h"

/* What a window shows of a map and what it does with it. */

static void
test_undo (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *undo = GTK_WIDGET (fixture->window->undo_button);

  g_assert_false (gtk_widget_get_sensitive (undo));
  window_fixture_set_title (fixture->window, "Other");
  g_assert_true (gtk_widget_get_sensitive (undo));
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo Change Title");
  g_assert_cmpstr (adw_window_title_get_subtitle (fixture->window->title), ==,
                   "map.journey · not saved");
  window_fixture_activate (fixture->window, "win.undo");
  g_assert_cmpstr (window_fixture_get_map_title (fixture->window), ==, "Repair");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (undo), ==, "Undo");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (GTK_WIDGET (fixture->window->redo_button)), ==,
                   "Redo Change Title");
  window_fixture_activate (fixture->window, "win.redo");
  g_assert_cmpstr (window_fixture_get_map_title (fixture->window), ==, "Other");
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

static GtkWidget *
find_long_label (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget) && strlen (gtk_label_get_text (GTK_LABEL (widget))) > 1000)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_long_label (child);
  return found;
}

/* No label is given more than it can lay out in time. */
static void
test_long_words (WindowFixture *fixture, gconstpointer data)
{
  TlHistory *history = window_fixture_get_history (fixture->window);
  TlMap *map = tl_history_get_map (history);
  g_autofree char *words = g_strnfill (100000, 'x');
  const char *const ids[] = { "m1", "s1", "l1", "t1" };

  tl_history_begin (history, "Change Titles", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    tl_history_set (history, tl_map_find (map, ids[i]), TL_PROPERTY_TITLE, words);
  tl_history_set (history, tl_map_get_root (map), TL_PROPERTY_SUMMARY, words);
  tl_history_commit (history);
  tl_window_say (fixture->window, words, FALSE);
  tl_canvas_announce (fixture->window->canvas, words);
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      tl_canvas_select (fixture->window->canvas, tl_map_find (map, ids[i]));
      g_assert_null (find_long_label (GTK_WIDGET (fixture->window)));
    }
  window_fixture_activate (fixture->window, "win.outline");
  let_time_pass ();
  g_assert_null (find_long_label (GTK_WIDGET (fixture->window)));
  g_assert_cmpint (strlen (gtk_window_get_title (GTK_WINDOW (fixture->window))), <, 250);
  g_assert_cmpstr (window_fixture_get_map_title (fixture->window), ==, words);
}

/* One toast at a time, and none that would undo another step than it tells of. */
static void
test_toast (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (AdwToast) first = NULL;

  window_fixture_set_title (fixture->window, "One & <two>");
  tl_window_say (fixture->window, "One & <two>", TRUE);
  first = g_object_ref (fixture->window->toast);
  g_assert_cmpstr (adw_toast_get_action_name (first), ==, "win.undo");
  tl_window_say (fixture->window, "Again", FALSE);
  g_assert_nonnull (fixture->window->toast);
  g_assert_cmpstr (adw_toast_get_title (fixture->window->toast), ==, "Again");
  g_assert_null (adw_toast_get_action_name (fixture->window->toast));

  /* One that has just come in stays: to dismiss it would bring libadwaita down. */
  g_assert_true (fixture->window->toast == first);

  tl_window_say (fixture->window, "Third", TRUE);
  window_fixture_set_title (fixture->window, "Further");
  g_assert_null (adw_toast_get_action_name (fixture->window->toast));
  let_time_pass ();
  g_assert_null (fixture->window->toast);
  tl_window_say (fixture->window, "Fourth", TRUE);
  g_assert_true (fixture->window->toast != first);
  let_time_pass ();
  window_fixture_set_title (fixture->window, "Even further");
  g_assert_null (fixture->window->toast);
}

/* As fast as hands are: the toast that is offered has not come in yet when its step is undone. It
 * offers nothing from then on, and goes as soon as it may. */
static void
test_toast_in_haste (WindowFixture *fixture, gconstpointer data)
{
  tl_window_say (fixture->window, "One", FALSE);
  let_time_pass ();
  window_fixture_set_title (fixture->window, "Other");
  tl_window_say (fixture->window, "Two", TRUE);
  window_fixture_activate (fixture->window, "win.undo");
  g_assert_null (adw_toast_get_action_name (fixture->window->toast));
  let_time_pass ();
  g_assert_null (fixture->window->toast);
}

/* What is said meanwhile stays. */
static void
test_toast_says_again (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_set_title (fixture->window, "Other");
  tl_window_say (fixture->window, "One", TRUE);
  window_fixture_activate (fixture->window, "win.undo");
  tl_window_say (fixture->window, "Two", FALSE);
  let_time_pass ();
  g_assert_cmpstr (adw_toast_get_title (fixture->window->toast), ==, "Two");
}

static void
test_selection (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlMap *map = tl_document_get_map (tl_window_get_document (window));

  window_fixture_activate (window, "win.delete");
  g_assert_null (tl_history_get_undo_label (window_fixture_get_history (window)));
  tl_canvas_select (window->canvas, tl_map_find (map, "t1"));
  window_fixture_activate (window, "win.duplicate");
  g_assert_cmpuint (tl_map_count (map, TL_KIND_TOUCHPOINT), ==, 2);
  tl_canvas_select (window->canvas, tl_map_find (map, "t1"));
  window_fixture_activate (window, "win.delete");
  g_assert_cmpuint (tl_map_count (map, TL_KIND_TOUCHPOINT), ==, 1);
  window_fixture_activate (window, "win.undo");
  window_fixture_activate (window, "win.undo");
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
test_outline (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  TlElement *touchpoint = tl_map_find (tl_document_get_map (tl_window_get_document (window)), "t1");
  g_autoptr (GPtrArray) selected = NULL;

  g_assert_null (window->outline);
  tl_canvas_select (window->canvas, touchpoint);
  window_fixture_activate (window, "win.outline");
  assert_outline_selects (window, touchpoint);
  tl_canvas_select (window->canvas, NULL);
  assert_outline_selects (window, NULL);
  gtk_selection_model_select_all (
      gtk_column_view_get_model (GTK_COLUMN_VIEW (find_table (GTK_WIDGET (window->outline)))));
  selected = tl_canvas_get_selection (window->canvas);
  g_assert_cmpuint (selected->len, ==, 1);
  g_assert_true (selected->pdata[0] == touchpoint);
  window_fixture_activate (window, "win.delete");
  assert_outline_selects (window, NULL);
  window_fixture_activate (window, "win.undo");
  g_signal_emit_by_name (window->outline, "activated", touchpoint);
  g_assert_false (window->outline_visible);
  g_assert_true (gtk_stack_get_visible_child (window->views) == window->map_view);
}

static void
count (guint *n)
{
  (*n)++;
}

/* The palette and the zoom stand beside each other, whatever the width. */
static void
assert_beside (TlWindow *window)
{
  graphene_rect_t palette, zoom;

  g_assert_true (
      gtk_widget_compute_bounds (GTK_WIDGET (window->palette), window->map_view, &palette));
  g_assert_true (gtk_widget_compute_bounds (window->zoom_pill, window->map_view, &zoom));
  g_assert_false (graphene_rect_intersection (&palette, &zoom, NULL));
  g_assert_cmpfloat (palette.origin.x, >=, 0);
  g_assert_cmpfloat (palette.origin.x + palette.size.width, <=,
                     gtk_widget_get_width (window->map_view));
}

static void
test_palette (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;
  GtkWidget *toasts = GTK_WIDGET (window->toasts);
  guint n = 0;

  g_signal_connect_swapped (window, "notify::palette-visible", G_CALLBACK (count), &n);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->palette)));
  g_assert_true (gtk_widget_has_css_class (toasts, "over-palette"));
  for (int width = 1200; width >= 200; width -= 50)
    {
      gtk_widget_measure (window->map_view, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (window->map_view, &(GtkAllocation){ 0, 0, width, 500 }, -1);
      assert_beside (window);
    }
  window_fixture_activate (window, "win.outline");
  g_assert_false (gtk_widget_has_css_class (toasts, "over-palette"));
  window_fixture_activate (window, "win.outline");
  g_assert_true (gtk_widget_has_css_class (toasts, "over-palette"));
  window_fixture_activate (window, "win.palette-visible");
  g_assert_cmpuint (n, ==, 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->palette)));
  g_assert_false (gtk_widget_has_css_class (toasts, "over-palette"));
  g_object_set (window, "palette-visible", FALSE, NULL);
  g_assert_cmpuint (n, ==, 1);
  g_object_set (window, "palette-visible", TRUE, NULL);
  g_assert_cmpuint (n, ==, 2);
}

static void
test_zoom (WindowFixture *fixture, gconstpointer data)
{
  TlWindow *window = fixture->window;

  tl_canvas_set_zoom (window->canvas, 0.9);
  g_assert_cmpstr (gtk_label_get_text (window->zoom_label), ==, "90 %");
  window_fixture_activate (window, "win.zoom-normal");
  g_assert_cmpfloat (tl_canvas_get_zoom (window->canvas), ==, 1);
  tl_canvas_set_zoom (window->canvas, TL_CANVAS_ZOOM_MAXIMUM);
  window_fixture_activate (window, "win.zoom-in");
  g_assert_cmpfloat (tl_canvas_get_zoom (window->canvas), ==, TL_CANVAS_ZOOM_MAXIMUM);
  window_fixture_activate (window, "win.zoom-out");
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
make_export_dialog (WindowFixture *fixture)
{
  TlExportDialog *dialog =
      tl_export_dialog_new (GTK_WINDOW (fixture->window),
                            tl_document_get_map (tl_window_get_document (fixture->window)),
                            tl_canvas_get_look (fixture->window->canvas), "Repair", NULL);

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
test_export (WindowFixture *fixture, gconstpointer data)
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
  own_display_wait (window_fixture_is_gone, &dialog);
}

/* Cancelled, nothing is written and the dialog is as before. */
static void
test_export_cancel (WindowFixture *fixture, gconstpointer data)
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

static GtkWidget *
find_row (GtkWidget *widget, const char *title)
{
  GtkWidget *found = NULL;

  if (ADW_IS_COMBO_ROW (widget) &&
      strcmp (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_row (child, title);
  return found;
}

static gboolean
is_said (gpointer row)
{
  return strstr (adw_action_row_get_subtitle (row), "too small to be read") != NULL;
}

static gboolean
is_not_said (gpointer row)
{
  return *adw_action_row_get_subtitle (row) == '\0';
}

/* Before it is exported, and for each page. */
static void
test_export_small (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text =
      g_string_new ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1'><stage id='s1'>");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (TlMap) map = NULL;
  TlExportDialog *dialog;
  AdwComboRow *row;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "<moment id='o%u'/>", i);
  g_string_append (text, "</stage></journey-map>");
  bytes = g_bytes_new (text->str, text->len);
  map = tl_file_read_bytes (bytes, NULL, NULL);
  dialog = tl_export_dialog_new (GTK_WINDOW (fixture->window), map,
                                 tl_canvas_get_look (fixture->window->canvas), "Long", NULL);
  row = ADW_COMBO_ROW (find_row (GTK_WIDGET (dialog), "Page"));
  adw_combo_row_set_selected (row, TL_PAGE_A4);
  own_display_wait (is_said, row);
  adw_combo_row_set_selected (row, TL_PAGE_MAP);
  own_display_wait (is_not_said, row);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static gboolean
shows_options (TlExportDialog *dialog)
{
  GObject *stack =
      gtk_widget_get_template_child (GTK_WIDGET (dialog), TL_TYPE_EXPORT_DIALOG, "stack");
  GObject *page =
      gtk_widget_get_template_child (GTK_WIDGET (dialog), TL_TYPE_EXPORT_DIALOG, "options_page");

  return G_OBJECT (gtk_stack_get_visible_child (GTK_STACK (stack))) == page;
}

static TlExportDialog *
find_export_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TL_IS_EXPORT_DIALOG (window))
        return TL_EXPORT_DIALOG (window);
    }
  return NULL;
}

/* How many filters the dialog offers, "None" among them; 0: the choice is not there. */
static guint
count_filters (WindowFixture *fixture, const char *words)
{
  TlExportDialog *dialog;
  GtkWidget *row;
  guint n;

  window_fixture_activate (fixture->window, "win.find");
  tl_find_set_words (fixture->window->find, words);
  g_assert_true (tl_find_is_active (fixture->window->find));
  window_fixture_activate (fixture->window, "win.export");
  dialog = find_export_dialog ();
  row = find_row (GTK_WIDGET (dialog), "Filter");
  n = gtk_widget_get_visible (row)
          ? g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row)))
          : 0;
  gtk_window_destroy (GTK_WINDOW (dialog));
  return n;
}

/* A map all of which is faded is of no use to anybody. */
static void
test_export_nothing_found (WindowFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_filters (fixture, "nowhere"), ==, 0);
}

static void
test_export_found (WindowFixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_filters (fixture, "Waits"), ==, 2);
}

/* What failed is said, and all is as it was chosen. */
static void
test_export_fails (WindowFixture *fixture, gconstpointer data)
{
  TlExportDialog *dialog = make_export_dialog (fixture);
  g_autofree char *path = g_build_filename (fixture->folder, "none", "map.pdf", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_assert_true (shows_options (dialog));
  tl_export_dialog_export (dialog, file);
  g_assert_false (shows_options (dialog));
  own_display_wait (window_fixture_is_asking, NULL);
  g_assert_cmpstr (adw_message_dialog_get_heading (window_fixture_find_question ()), ==,
                   "“map.pdf” Was Not Saved");
  window_fixture_answer ("cancel");
  g_assert_true (shows_options (dialog));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_window_close (GTK_WINDOW (dialog));
}

/* All there are; the windows themselves are owned by GTK. */
static GPtrArray *
list_presentations (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (TL_IS_PRESENTATION (window))
        g_ptr_array_add (found, window);
    }
  return found;
}

static TlPresentation *
get_presentation (void)
{
  g_autoptr (GPtrArray) found = list_presentations ();

  g_assert_cmpuint (found->len, ==, 1);
  return found->pdata[0];
}

/* It has the whole screen, which window managers give to no window that belongs to another; and
 * the look people chose. There is one at a time, and it goes with its window. */
static void
test_presentation (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) left = NULL;
  TlPresentation *first, *second;
  TlLook look = { .card_width = 200 };

  tl_canvas_set_look (fixture->window->canvas, &look);
  window_fixture_activate (fixture->window, "win.present");
  first = get_presentation ();
  g_assert_null (gtk_window_get_transient_for (GTK_WINDOW (first)));
  g_assert_true (gtk_window_is_fullscreen (GTK_WINDOW (first)));
  g_assert_true (tl_look_equal (tl_canvas_get_look (tl_presentation_get_canvas (first)), &look));
  window_fixture_activate (fixture->window, "win.present");
  second = get_presentation ();
  g_assert_true (fixture->window->presentation == GTK_WIDGET (second));
  gtk_window_destroy (GTK_WINDOW (second));
  g_assert_null (fixture->window->presentation);
  window_fixture_activate (fixture->window, "win.present");
  get_presentation ();
  gtk_window_close (GTK_WINDOW (fixture->window));
  left = list_presentations ();
  g_assert_cmpuint (left->len, ==, 0);
}

static gboolean
has_label (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) &&
      g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), words))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, words))
      return TRUE;
  return FALSE;
}

static const char bare_map[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">\n"
    "  <lane id=\"l1\" layer=\"customer\" title=\"Amira\"/>\n</journey-map>\n";

static gboolean
says_there_is_nothing (gpointer presentation)
{
  return has_label (presentation,
                    "This map has no stages yet. They are presented one after the other.");
}

static void
test_present_nothing (WindowFixture *fixture, gconstpointer data)
{
  GtkWidget *presentation;

  window_fixture_activate (fixture->window, "win.present");
  presentation = GTK_WIDGET (get_presentation ());
  own_display_wait (says_there_is_nothing, presentation);
  g_assert_true (has_label (presentation, "Untitled"));
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
  g_test_init (&argc, &argv, NULL);
  add ("/window-view/undo", window_fixture_map, test_undo);
  add ("/window-view/long-words", window_fixture_map, test_long_words);
  add ("/window-view/toast", window_fixture_map, test_toast);
  add ("/window-view/toast-in-haste", window_fixture_map, test_toast_in_haste);
  add ("/window-view/toast-says-again", window_fixture_map, test_toast_says_again);
  add ("/window-view/selection", window_fixture_map, test_selection);
  add ("/window-view/outline", window_fixture_map, test_outline);
  add ("/window-view/palette", window_fixture_map, test_palette);
  add ("/window-view/zoom", window_fixture_map, test_zoom);
  add ("/window-view/export", window_fixture_map, test_export);
  add ("/window-view/export-small", window_fixture_map, test_export_small);
  add ("/window-view/export-cancel", window_fixture_map, test_export_cancel);
  add ("/window-view/export-found", window_fixture_map, test_export_found);
  add ("/window-view/export-nothing-found", window_fixture_map, test_export_nothing_found);
  add ("/window-view/export-fails", window_fixture_map, test_export_fails);
  add ("/window-view/presentation", window_fixture_map, test_presentation);
  add ("/window-view/present-nothing", bare_map, test_present_nothing);
  return own_display_run_tests ();
}
