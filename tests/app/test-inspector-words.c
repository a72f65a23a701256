/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspector-fixture.h"
#include "own-display.h"

/* Words in the fields of the inspector that are too long, or that nobody can type. */

static gpointer
widget_of (gpointer page, const char *property, GType type)
{
  return inspector_fixture_widget (inspector_fixture_row (page, property), type, 0);
}

/* What would take minutes to lay out is not, and not lost either. */
static void
test_long_text (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "m1");
  GtkTextView *view = widget_of (page, "summary", GTK_TYPE_TEXT_VIEW);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  g_autofree char *words = g_strnfill (100000, 'x');
  TlElement *root = tl_map_get_root (fixture->map);

  tl_history_begin (fixture->history, "Change Summary", NULL);
  tl_history_set (fixture->history, root, TL_PROPERTY_SUMMARY, words);
  tl_history_commit (fixture->history);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, 250);
  g_assert_false (gtk_text_view_get_editable (view));
  g_assert_true (inspector_fixture_says (page, "Too long to be edited here; nothing is lost"));
  g_assert_cmpstr (tl_element_get (root, TL_PROPERTY_SUMMARY), ==, words);

  tl_history_undo (fixture->history);
  g_assert_true (gtk_text_view_get_editable (view));
  gtk_text_buffer_set_text (buffer, "Short", -1);
  g_assert_cmpstr (tl_element_get (root, TL_PROPERTY_SUMMARY), ==, "Short");
  g_assert_false (inspector_fixture_says (page, "Too long to be edited here; nothing is lost"));
  /* Whoever typed it goes on typing. */
  gtk_text_buffer_set_text (buffer, words, 2000);
  g_assert_true (gtk_text_view_get_editable (view));
  /* What comes all at once, as from a clipboard, is taken whole and not laid out. */
  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
  g_assert_cmpuint (strlen (tl_element_get (root, TL_PROPERTY_SUMMARY)), ==, 102000);
  g_assert_cmpint (gtk_text_buffer_get_char_count (buffer), <, 250);
  g_assert_false (gtk_text_view_get_editable (view));
}

/* What no map can hold goes without a word of it being lost, and the widget stays as it was typed
 * in: a view that is filled anew while somebody writes loses its place. */
static void
test_odd_characters (InspectorFixture *fixture, gconstpointer data)
{
  TlElementPage *page = inspector_fixture_show (fixture, "m1");
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (widget_of (page, "summary", GTK_TYPE_TEXT_VIEW));
  GtkEditable *title = widget_of (page, "title", GTK_TYPE_ENTRY);
  TlElement *root = tl_map_get_root (fixture->map);
  GtkTextIter start, end;
  g_autofree char *shown = NULL;

  gtk_text_buffer_set_text (buffer, "One\x01\r\ntwo\xe2\x80\xa8three\x1b", -1);
  g_assert_cmpstr (tl_element_get (root, TL_PROPERTY_SUMMARY), ==, "One\ntwo\nthree");
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  shown = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (shown, ==, "One\x01\r\ntwo\xe2\x80\xa8three\x1b");

  gtk_editable_set_text (title, "One\x01\r\ntwo\v\x7f");
  g_assert_cmpstr (tl_element_get (root, TL_PROPERTY_TITLE), ==, "One two ");
  g_assert_cmpstr (gtk_editable_get_text (title), ==, "One\x01\r\ntwo\v\x7f");
}

static void
set_root (InspectorFixture *fixture, TlProperty property, const char *value)
{
  tl_history_begin (fixture->history, "Set", NULL);
  tl_history_set (fixture->history, tl_map_get_root (fixture->map), property, value);
  tl_history_commit (fixture->history);
}

/* A value may come from a file with what nobody can type: what is selected stays so when something
 * else changes. */
static void
test_odd_values_stay (InspectorFixture *fixture, gconstpointer data)
{
  static const char *const values[] = { "One\xc2\x85two", "One\xe2\x80\xa8two",
                                        "\xef\xbb\xbfOne two", "One\ttwo", "Plain words" };
  TlElementPage *page = inspector_fixture_show (fixture, "m1");
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (widget_of (page, "summary", GTK_TYPE_TEXT_VIEW));
  GtkEditable *title = widget_of (page, "title", GTK_TYPE_ENTRY);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      GtkTextIter start, end;

      set_root (fixture, TL_PROPERTY_SUMMARY, values[i]);
      set_root (fixture, TL_PROPERTY_TITLE, values[i]);
      g_assert_cmpstr (gtk_editable_get_text (title), ==, values[i]);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, 1);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, 3);
      gtk_text_buffer_select_range (buffer, &start, &end);
      gtk_editable_select_region (title, 1, 3);
      set_root (fixture, TL_PROPERTY_LANG, i % 2 == 0 ? "de" : "en");
      g_assert_true (gtk_text_buffer_get_has_selection (buffer));
      g_assert_true (gtk_editable_get_selection_bounds (title, NULL, NULL));
    }
}

static void
add (const char *path, void (*test) (InspectorFixture *fixture, gconstpointer data))
{
  g_test_add (path, InspectorFixture, NULL, inspector_fixture_set_up, test,
              inspector_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_setenv ("GTK_A11Y", "test", TRUE);
  g_test_init (&argc, &argv, NULL);

  add ("/inspector-words/long-text", test_long_text);
  add ("/inspector-words/odd-characters", test_odd_characters);
  add ("/inspector-words/odd-values-stay", test_odd_values_stay);

  return own_display_run_tests ();
}
