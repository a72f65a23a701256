/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include <glib/gstdio.h>

#include "own-display.h"
#include "own-folder.h"
#include "tl-templates.h"

const char window_fixture_map[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<journey-map\n  xmlns=\"urn:throughline:journey-map:1\"\n  id=\"m1\"\n"
    "  title=\"Repair\">\n"
    "  <stage id=\"s1\" title=\"Get help\">\n    <moment id=\"o1\"/>\n  </stage>\n"
    "  <lane id=\"l1\" layer=\"customer\" title=\"Amira\"/>\n"
    "  <touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Waits\"/>\n"
    "</journey-map>\n";

const char window_fixture_faulty_map[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" title=\"Faulty\">\n"
    "  <lane id=\"l1\" layer=\"customer\" person=\"nobody\"/>\n"
    "</journey-map>\n";

TlApplication *window_fixture_application;

gboolean
window_fixture_has_document (gpointer data)
{
  return tl_window_get_document (data) != NULL && TL_WINDOW (data)->loading == NULL;
}

TlWindow *
window_fixture_make_blank (void)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), NULL);
  g_autoptr (TlDocument) blank = tl_templates_make_document (TL_TEMPLATE_BLANK, NULL);

  tl_window_set_document (window, blank);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Of the test's own: no bus is asked whether another one runs. */
static void
make_application (void)
{
  g_autoptr (GError) error = NULL;

  if (window_fixture_application != NULL)
    return;
  /* Forgetting what is old, GTK 4.8 leaks a date for each map that is opened. */
  g_object_set (gtk_settings_get_default (), "gtk-recent-files-max-age", -1, NULL);
  window_fixture_application = tl_application_new ();
  g_application_set_flags (G_APPLICATION (window_fixture_application),
                           G_APPLICATION_HANDLES_OPEN | G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (window_fixture_application), NULL, &error);
  g_assert_no_error (error);
}

void
window_fixture_set_up (WindowFixture *fixture, gconstpointer content)
{
  make_application ();
  fixture->folder = own_folder_make ();
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  if (content != NULL)
    g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
  fixture->window = window_fixture_make_blank ();
  if (content != NULL)
    {
      tl_application_open_file (window_fixture_application, fixture->file, fixture->window);
      own_display_wait (window_fixture_has_document, fixture->window);
    }
}

guint
window_fixture_count_windows (void)
{
  guint n = 0;

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (window_fixture_application)); l;
       l = l->next)
    if (TL_IS_WINDOW (l->data))
      n++;
  return n;
}

gboolean
window_fixture_is_saved (gpointer data)
{
  TlDocument *document = tl_window_get_document (data);

  return !tl_document_is_busy (document) && !tl_document_is_modified (document);
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

void
window_fixture_tear_down (WindowFixture *fixture, gconstpointer content)
{
  close_all_windows ();
  g_object_unref (fixture->file);
  g_free (fixture->path);
  own_folder_remove (fixture->folder);
}

gboolean
window_fixture_is_gone (gpointer pointer)
{
  return *(gpointer *) pointer == NULL;
}

void
window_fixture_activate (TlWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

TlHistory *
window_fixture_get_history (TlWindow *window)
{
  return tl_document_get_history (tl_window_get_document (window));
}

void
window_fixture_set_title (TlWindow *window, const char *title)
{
  TlHistory *history = window_fixture_get_history (window);

  tl_history_begin (history, "Change Title", NULL);
  tl_history_set (history, tl_map_get_root (tl_history_get_map (history)), TL_PROPERTY_TITLE,
                  title);
  tl_history_commit (history);
}

const char *
window_fixture_get_map_title (TlWindow *window)
{
  TlMap *map = tl_document_get_map (tl_window_get_document (window));

  return tl_element_get_string (tl_map_get_root (map), TL_PROPERTY_TITLE);
}

AdwMessageDialog *
window_fixture_find_question (void)
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

gboolean
window_fixture_is_asking (gpointer data)
{
  return window_fixture_find_question () != NULL;
}

void
window_fixture_answer (const char *response)
{
  AdwMessageDialog *question;

  own_display_wait (window_fixture_is_asking, NULL);
  question = window_fixture_find_question ();
  g_assert_true (adw_message_dialog_has_response (question, response));
  /* As a click on the button does: the window_fixture_answer, and the question is gone. */
  gtk_widget_set_visible (GTK_WIDGET (question), FALSE);
  adw_message_dialog_response (question, response);
  gtk_window_destroy (GTK_WINDOW (question));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
