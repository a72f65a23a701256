/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "own-display.h"
#include "own-folder.h"
#include "own-settings.h"
#include "tl-canvas-private.h"
#include "tl-color-row.h"
#include "tl-export-dialog.h"
#include "tl-look-settings.h"
#include "tl-preferences.h"
#include "tl-templates.h"
#include "tl-view-store.h"

/* What people choose for all maps: read from the settings, shown in every window at once. */

static void
test_read (void)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  TlLook ours = { 0 }, look = tl_look_settings_read (NULL);

  g_assert_true (tl_look_equal (&look, &ours));
  look = tl_look_settings_read (settings);
  g_assert_true (tl_look_equal (&look, &ours));
  g_settings_set_string (settings, "employee-color", "#1b7a43");
  g_settings_set_string (settings, "partner-color", "rather green");
  g_settings_set_string (settings, "font", "Noto Sans");
  g_settings_set_string (settings, "card-width", "wide");
  look = tl_look_settings_read (settings);
  g_assert_cmpfloat (look.layers[TL_LAYER_EMPLOYEE].green, ==, 0x7a / 255.0);
  g_assert_cmpfloat (look.layers[TL_LAYER_PARTNER].alpha, ==, 0);
  g_assert_cmpstr (look.font, ==, "Noto Sans");
  g_assert_cmpfloat (look.card_width, >, TL_SIZE_CARD);
  tl_look_settings_reset (settings);
  look = tl_look_settings_read (settings);
  g_assert_true (tl_look_equal (&look, &ours));
}

/* Every key of the look is one that windows follow; others are not. */
static void
test_keys (void)
{
  for (TlLayer layer = 0; layer < TL_N_LAYERS; layer++)
    g_assert_true (tl_look_settings_has (tl_look_settings_get_key (layer)));
  g_assert_true (tl_look_settings_has ("font"));
  g_assert_true (tl_look_settings_has ("card-width"));
  g_assert_false (tl_look_settings_has ("window-width"));
}

static double
get_card_width (TlWindow *window)
{
  TlElement *card = tl_map_find (tl_document_get_map (tl_window_get_document (window)), "t1");

  return tl_layout_find_card (window->canvas->layout, card)->box.width;
}

static gboolean
is_wide (gpointer window)
{
  return get_card_width (window) == 200;
}

static gboolean
is_normal (gpointer window)
{
  return get_card_width (window) == TL_SIZE_CARD;
}

static TlWindow *
open_window (WindowFixture *fixture, GSettings *settings)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), settings);

  tl_window_load (window, fixture->file);
  gtk_window_present (GTK_WINDOW (window));
  own_display_wait (window_fixture_has_document, window);
  return window;
}

/* At once, in all windows, in what is opened later, and in what is exported. */
static void
test_windows (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  TlWindow *first = open_window (fixture, settings), *second = open_window (fixture, settings);
  TlExportDialog *dialog;
  TlExportOptions options;

  g_assert_true (is_normal (first));
  g_settings_set_string (settings, "card-width", "wide");
  g_settings_set_string (settings, "customer-color", "#813d9c");
  own_display_wait (is_wide, first);
  own_display_wait (is_wide, second);
  g_assert_true (is_wide (open_window (fixture, settings)));
  g_assert_true (is_normal (fixture->window));
  dialog = tl_export_dialog_new (GTK_WINDOW (first),
                                 tl_document_get_map (tl_window_get_document (first)),
                                 tl_canvas_get_look (first->canvas), "", NULL);
  options = tl_export_dialog_get_options (dialog);
  g_assert_cmpfloat (options.look.card_width, ==, 200);
  g_assert_cmpfloat (options.look.layers[TL_LAYER_CUSTOMER].alpha, ==, 1);
  tl_look_settings_reset (settings);
  own_display_wait (is_normal, first);
  own_display_wait (is_normal, second);
}

static gboolean
is_free (gpointer window)
{
  return !TL_WINDOW (window)->canvas->snapping;
}

static void
test_snap (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  TlWindow *window = open_window (fixture, settings);

  g_assert_true (window->canvas->snapping);
  g_settings_set_boolean (settings, "snap", FALSE);
  own_display_wait (is_free, window);
  g_assert_true (is_free (open_window (fixture, settings)));
  tl_look_settings_reset (settings);
  g_assert_true (g_settings_get_boolean (settings, "snap"));
}

static char *
make_new (GSettings *settings)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), settings);
  TlDocument *document;

  tl_window_make_new (window, TL_TEMPLATE_BLANK);
  document = tl_window_get_document (window);
  g_assert_true (tl_document_is_pristine (document));
  return g_strdup (
      tl_element_get (tl_map_get_root (tl_document_get_map (document)), TL_PROPERTY_LANG));
}

/* A new map has the language chosen; what makes no sense counts as not chosen. */
static void
test_language (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  g_autofree char *own = make_new (settings), *chosen = NULL, *again = NULL;

  g_settings_set_string (settings, "map-language", "pt-BR");
  chosen = make_new (settings);
  g_assert_cmpstr (chosen, ==, "pt-BR");
  g_settings_set_string (settings, "map-language", "no language");
  again = make_new (settings);
  g_assert_cmpstr (again, ==, own);
}

static void
assert_subtitle (GtkWidget *row, const char *expected)
{
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, expected);
}

/* The row shows what is chosen, by whomever, and ours when nothing is. */
static void
test_color_row (void)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  GtkWidget *row =
      g_object_ref_sink (tl_color_row_new ("Customer", settings, "customer-color", "#1c71d8"));

  assert_subtitle (row, "Blue");
  g_settings_set_string (settings, "customer-color", "#1B7A43");
  assert_subtitle (row, "Green");
  g_settings_set_string (settings, "customer-color", "#123456");
  assert_subtitle (row, "#123456");
  g_settings_set_string (settings, "customer-color", "nonsense");
  assert_subtitle (row, "Blue");
  g_settings_reset (settings, "customer-color");
  g_assert_finalize_object (row);
  /* A row that is gone hears no more. */
  g_settings_set_string (settings, "customer-color", "#123456");
  g_settings_reset (settings, "customer-color");
}

static void
test_window_is_finalized (WindowFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = own_settings_new ();
  GListModel *windows = gtk_window_get_toplevels ();
  g_autoptr (GtkWindow) window = NULL;
  gpointer left;

  tl_preferences_show (GTK_WINDOW (fixture->window), settings);
  for (guint i = 0; i < g_list_model_get_n_items (windows) && window == NULL; i++)
    {
      g_autoptr (GtkWindow) one = g_list_model_get_item (windows, i);

      if (ADW_IS_PREFERENCES_WINDOW (one))
        window = g_steal_pointer (&one);
    }
  g_assert_nonnull (window);
  g_assert_true (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window));
  left = window;
  g_object_add_weak_pointer (G_OBJECT (window), &left);
  gtk_window_destroy (window);
  g_clear_object (&window);
  own_display_wait (window_fixture_is_gone, &left);
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
  /* What windows remember is another test's. */
  char *state = own_folder_make_for_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/preferences/read", test_read);
  g_test_add_func ("/preferences/keys", test_keys);
  add ("/preferences/windows", test_windows);
  add ("/preferences/snap", test_snap);
  add ("/preferences/language", test_language);
  g_test_add_func ("/preferences/color-row", test_color_row);
  add ("/preferences/window-is-finalized", test_window_is_finalized);
  result = own_display_run_tests ();
  tl_view_store_close ();
  own_folder_remove (state);
  return result;
}
