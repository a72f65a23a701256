/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "own-display.h"
#include "tl-export-dialog.h"
#include "tl-presentation.h"

/* What a window makes of a map for others: files, and a presentation. */

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
      if (dialog != NULL)
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
  add ("/window-present/export", window_fixture_map, test_export);
  add ("/window-present/export-small", window_fixture_map, test_export_small);
  add ("/window-present/export-cancel", window_fixture_map, test_export_cancel);
  add ("/window-present/export-found", window_fixture_map, test_export_found);
  add ("/window-present/export-nothing-found", window_fixture_map, test_export_nothing_found);
  add ("/window-present/export-fails", window_fixture_map, test_export_fails);
  add ("/window-present/presentation", window_fixture_map, test_presentation);
  add ("/window-present/present-nothing", bare_map, test_present_nothing);
  return own_display_run_tests ();
}
