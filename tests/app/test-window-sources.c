/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "own-display.h"
#include "own-folder.h"
#include "tl-canvas-private.h"
#include "tl-import-dialog.h"
#include "tl-source-memory.h"
#include "tl-source-dialog.h"
#include "window-fixture.h"

/* Evidence files in the window: asked about, attached, read again, and never while the map is in
 * somebody's hand. */

static const char outside_map[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Repair'>"
    "<stage id='s1' title='Home'><moment id='o1'/></stage>"
    "<lane id='l1' layer='customer' title='Ann'/>"
    "<touchpoint id='t1' lane='l1' moment='o1' title='Waits'/>"
    "<data-source id='d1' path='/dev/zero'/></journey-map>";

static const char many_map[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Repair'>"
    "<data-source id='d1' path='/nowhere/1.csv'/><data-source id='d2' path='/nowhere/2.csv'/>"
    "<data-source id='d3' path='/nowhere/3.csv'/><data-source id='d4' path='/nowhere/4.csv'/>"
    "<data-source id='d5' path='/nowhere/5.csv'/><data-source id='d6' path='/nowhere/6.csv'/>"
    "<data-source id='d7' path='/nowhere/7.csv'/><data-source id='d8' path='/nowhere/8.csv'/>"
    "</journey-map>";

static TlLiveSource *
get_source (WindowFixture *fixture)
{
  GPtrArray *all = tl_live_sources_get_all (fixture->window->sources);

  g_assert_cmpuint (all->len, ==, 1);
  return all->pdata[0];
}

static gboolean
is_failed (gpointer source)
{
  return tl_live_source_get_state (source) == TL_LIVE_FAILED;
}

static gboolean
is_following (gpointer source)
{
  return tl_live_source_get_state (source) == TL_LIVE_FOLLOWING;
}

/* Who leaves the file has it unread; the inspector offers it still. */
static void
test_left (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_answer ("cancel");
  g_assert_cmpint (tl_live_source_get_state (get_source (fixture)), ==, TL_LIVE_UNASKED);
  g_assert_false (tl_source_memory_has_consent (fixture->file, "/dev/zero"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.allow-evidence", "s", "d1");
  own_display_wait (is_failed, get_source (fixture));
}

/* Who attaches it is not asked again. */
static void
test_allowed (WindowFixture *fixture, gconstpointer data)
{
  window_fixture_answer ("attach");
  own_display_wait (is_failed, get_source (fixture));
  g_assert_cmpstr (tl_live_source_get_message (get_source (fixture)), ==,
                   "This is no file that can be read.");
  tl_window_follow_sources (fixture->window);
  g_assert_cmpint (tl_live_source_get_state (get_source (fixture)), ==, TL_LIVE_WAITING);
  own_display_wait (is_failed, get_source (fixture));
  g_assert_null (window_fixture_find_question ());
}

static gboolean
is_asked (gpointer data)
{
  return window_fixture_find_question () != NULL;
}

static guint
count_unasked (WindowFixture *fixture)
{
  GPtrArray *all = tl_live_sources_get_all (fixture->window->sources);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    n += tl_live_source_get_state (all->pdata[i]) == TL_LIVE_UNASKED;
  return n;
}

/* All of them are asked about, so many at a time as can be read. */
static void
test_many (WindowFixture *fixture, gconstpointer data)
{
  const char *words;

  own_display_wait (is_asked, NULL);
  words = adw_message_dialog_get_body (window_fixture_find_question ());
  g_assert_nonnull (strstr (words, "/nowhere/1.csv\n/nowhere/2.csv"));
  g_assert_nonnull (strstr (words, "/nowhere/6.csv"));
  g_assert_null (strstr (words, "/nowhere/7.csv"));
  window_fixture_answer ("attach");
  g_assert_cmpuint (count_unasked (fixture), ==, 2);
  own_display_wait (is_asked, NULL);
  words = adw_message_dialog_get_body (window_fixture_find_question ());
  g_assert_nonnull (strstr (words, "/nowhere/7.csv\n/nowhere/8.csv"));
  window_fixture_answer ("cancel");
  g_assert_cmpuint (count_unasked (fixture), ==, 2);
  g_assert_null (window_fixture_find_question ());
}

static GFile *
write_table (WindowFixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "answers.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  return g_file_new_for_path (path);
}

#define MAPPING "column \"id\" id\ncolumn \"about\" about\ncolumn \"value\" value\n"

static void
attach (WindowFixture *fixture, GFile *table, const char *mapping)
{
  TlHistory *history = window_fixture_get_history (fixture->window);

  tl_history_begin (history, "Attach", NULL);
  tl_live_sources_attach (fixture->window->sources, table, mapping, NULL);
  tl_history_commit (history);
}

static gboolean
has_evidence (gpointer window)
{
  return tl_map_find (tl_history_get_map (window_fixture_get_history (window)), "csv.b") != NULL;
}

static void
pass_time (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
}

/* While a card is dragged or a title is edited in its place, the map stays as it is. */
static void
test_in_hand (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) table = write_table (fixture, "id,about,value\na,t1,1\n");
  g_autoptr (GFile) again = NULL;

  attach (fixture, table, MAPPING);
  own_display_wait (is_following, get_source (fixture));
  tl_canvas_select (fixture->window->canvas,
                    tl_map_find (tl_document_get_map (fixture->window->document), "t1"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window->canvas), "canvas.edit", NULL);
  g_assert_true (tl_canvas_is_in_hand (fixture->window->canvas));
  again = write_table (fixture, "id,about,value\na,t1,1\nb,t1,2\n");
  pass_time (700);
  g_assert_false (has_evidence (fixture->window));
  tl_canvas_commit_edit (fixture->window->canvas);
  own_display_wait (has_evidence, fixture->window);
}

static TlImportDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (TL_IS_IMPORT_DIALOG (window))
        return TL_IMPORT_DIALOG (window);
    }
  return NULL;
}

static gboolean
can_import (gpointer data)
{
  return find_dialog () != NULL && tl_import_dialog_can_import (find_dialog ());
}

static gboolean
is_imported (gpointer data)
{
  return !gtk_widget_get_visible (data);
}

static GObject *
find_part (const char *name)
{
  return gtk_widget_get_template_child (GTK_WIDGET (find_dialog ()), TL_TYPE_IMPORT_DIALOG, name);
}

/* Chooses the file in the dialog, where column two becomes the field; whether it was kept. */
static gboolean
import (WindowFixture *fixture, GFile *table, int target, gboolean is_kept)
{
  GObject *kept;
  gboolean was_kept;

  tl_window_import_file (fixture->window, table);
  own_display_wait (can_import, NULL);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_part ("kept_row"))));
  kept = find_part ("kept_switch");
  was_kept = gtk_switch_get_active (GTK_SWITCH (kept));
  gtk_switch_set_active (GTK_SWITCH (kept), is_kept);
  if (target != TL_CSV_NOTHING)
    tl_csv_mapping_set_target (tl_import_dialog_get_mapping (find_dialog ()), 2, target);
  tl_import_dialog_update (find_dialog ());
  g_signal_emit_by_name (find_part ("import_button"), "clicked");
  own_display_wait (is_imported, find_part ("import_button"));
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  return was_kept;
}

static guint
count_sources (WindowFixture *fixture)
{
  return tl_live_sources_get_all (fixture->window->sources)->len;
}

/* Imported and attached is one step; attached once; and not any more when it is not kept. */
static void
test_kept (WindowFixture *fixture, gconstpointer data)
{
  TlMap *map = tl_history_get_map (window_fixture_get_history (fixture->window));
  g_autoptr (GFile) table = write_table (fixture, "ID;Touchpoint;Score\nb;Waits;1\n");

  g_assert_false (import (fixture, table, TL_CSV_NOTHING, TRUE));
  own_display_wait (is_following, get_source (fixture));
  g_assert_true (has_evidence (fixture->window));
  window_fixture_activate (fixture->window, "win.undo");
  g_assert_cmpuint (count_sources (fixture), ==, 0);
  g_assert_false (has_evidence (fixture->window));
  window_fixture_activate (fixture->window, "win.redo");
  g_assert_true (import (fixture, table, TL_PROPERTY_WORDS, TRUE));
  own_display_wait (is_following, get_source (fixture));
  g_assert_nonnull (strstr (tl_element_get_string (tl_map_get_first (map, TL_KIND_DATA_SOURCE),
                                                   TL_PROPERTY_MAPPING),
                            "words"));
  g_assert_true (import (fixture, table, TL_CSV_NOTHING, FALSE));
  g_assert_cmpuint (count_sources (fixture), ==, 0);
  g_assert_true (has_evidence (fixture->window));
}

/* What the file is attached with goes before what such columns were the last time. */
static void
test_kept_mapping (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) table = write_table (fixture, "ID;Touchpoint;Score\nb;Waits;1\n");

  import (fixture, table, TL_PROPERTY_VALUE, FALSE);
  attach (fixture, table,
          "column \"ID\" id\ncolumn \"Touchpoint\" about\ncolumn \"Score\" words\n");
  own_display_wait (is_following, get_source (fixture));
  tl_window_import_file (fixture->window, table);
  own_display_wait (can_import, NULL);
  g_assert_cmpint (tl_csv_mapping_get_target (tl_import_dialog_get_mapping (find_dialog ()), 2), ==,
                   TL_PROPERTY_WORDS);
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
}

static gboolean
is_typing_into_inspector (gpointer window)
{
  TlWindow *self = window;
  GtkWidget *focus;

  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  return focus != NULL && (GTK_IS_TEXT (focus) || GTK_IS_TEXT_VIEW (focus)) &&
         gtk_widget_is_ancestor (focus, GTK_WIDGET (self->inspector));
}

/* Nothing comes under the hand of somebody who types; when they rest, it does. */
static void
test_typing (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) table = write_table (fixture, "id,about,value\na,t1,1\n");
  g_autoptr (GFile) again = NULL;

  attach (fixture, table, MAPPING);
  own_display_wait (is_following, get_source (fixture));
  tl_window_set_inspector_visible (fixture->window, TRUE);
  own_display_wait (is_typing_into_inspector, fixture->window);
  again = write_table (fixture, "id,about,value\na,t1,1\nb,t1,2\n");
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *title = g_strdup_printf ("Repair %u", i);

      window_fixture_set_title (fixture->window, title);
      pass_time (100);
    }
  g_assert_false (has_evidence (fixture->window));
  own_display_wait (has_evidence, fixture->window);
  g_assert_cmpstr (window_fixture_get_map_title (fixture->window), ==, "Repair 9");
}

static gboolean
is_subtitle_told (gpointer window)
{
  return strstr (adw_window_title_get_subtitle (TL_WINDOW (window)->title), "evidence as of") !=
         NULL;
}

/* Rows that match nothing are shown; how old the numbers are is in the title; detached by undo. */
static void
test_rows (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) table = write_table (fixture, "id,about,value\nb,t1,1\nc,<b>t9,1\n");
  GtkWindow *dialog;

  attach (fixture, table, MAPPING);
  own_display_wait (has_evidence, fixture->window);
  own_display_wait (is_subtitle_told, fixture->window);
  dialog = tl_source_dialog_show (GTK_WINDOW (fixture->window), get_source (fixture),
                                  tl_document_get_map (fixture->window->document), NULL);
  pass_time (100);
  gtk_window_destroy (dialog);
  window_fixture_activate (fixture->window, "win.undo");
  window_fixture_activate (fixture->window, "win.undo");
  g_assert_cmpuint (tl_live_sources_get_all (fixture->window->sources)->len, ==, 0);
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
  add ("/window-sources/left", outside_map, test_left);
  add ("/window-sources/allowed", outside_map, test_allowed);
  add ("/window-sources/many", many_map, test_many);
  add ("/window-sources/kept", window_fixture_map, test_kept);
  add ("/window-sources/kept-mapping", window_fixture_map, test_kept_mapping);
  add ("/window-sources/in-hand", window_fixture_map, test_in_hand);
  add ("/window-sources/typing", window_fixture_map, test_typing);
  add ("/window-sources/rows", window_fixture_map, test_rows);
  result = own_display_run_tests ();
  tl_source_memory_close ();
  own_folder_remove (state);
  return result;
}
