/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "window-fixture.h"

#include "own-display.h"
#include "own-settings.h"
#include "tl-canvas-private.h"
#include "tl-palette-item.h"
#include "tl-preferences.h"

/* Whatever can be pressed in a window is large enough for a finger. */

static gboolean
is_target (GtkWidget *widget)
{
  if (GTK_IS_LIST_BOX_ROW (widget))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (widget));
  return GTK_IS_ACTIONABLE (widget) || GTK_IS_TEXT (widget) || GTK_IS_TEXT_VIEW (widget) ||
         GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget) || GTK_IS_EXPANDER (widget) ||
         TL_IS_PALETTE_ITEM (widget);
}

/* What is pressed around it does the same. */
static gboolean
is_around (GtkWidget *widget, GtkWidget *around)
{
  if (GTK_IS_LIST_BOX_ROW (around))
    return gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (around)) &&
           (!ADW_IS_ACTION_ROW (around) ||
            adw_action_row_get_activatable_widget (ADW_ACTION_ROW (around)) == widget);
  return GTK_IS_EDITABLE (around);
}

/* With its border, which is hit too. */
static graphene_size_t
get_size (GtkWidget *widget)
{
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (widget, widget, &bounds) ? bounds.size : *graphene_size_zero ();
}

static gboolean
is_large_enough (GtkWidget *widget)
{
  graphene_size_t size = get_size (widget);

  if (size.width >= TL_TARGET_SIZE && size.height >= TL_TARGET_SIZE)
    return TRUE;
  for (GtkWidget *around = gtk_widget_get_parent (widget); around != NULL;
       around = gtk_widget_get_parent (around))
    if (is_around (widget, around))
      return is_large_enough (around);
  return FALSE;
}

static void
tell (GtkWidget *widget)
{
  g_autoptr (GString) names = g_string_new (NULL);
  graphene_size_t size = get_size (widget);

  for (GtkWidget *around = widget; around != NULL; around = gtk_widget_get_parent (around))
    g_string_append_printf (names, " < %s", G_OBJECT_TYPE_NAME (around));
  g_test_message ("%g x %g%s", (double) size.width, (double) size.height, names->str);
}

/* How many there are, and how many of them too small. */
typedef struct
{
  guint n, n_small;
} Count;

static void
count (GtkWidget *widget, Count *counted)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (is_target (widget) && gtk_widget_get_can_target (widget))
    {
      counted->n++;
      if (!is_large_enough (widget))
        {
          counted->n_small++;
          tell (widget);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    count (child, counted);
}

static gboolean
count_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *left = data;

  (*left)--;
  return *left > 0;
}

static gboolean
have_passed (gpointer data)
{
  return *(guint *) data == 0;
}

/* What was shown has its size after a few frames. */
static void
wait_for_size (GtkWidget *widget)
{
  guint left = 4;

  gtk_widget_add_tick_callback (widget, count_frame, &left, NULL);
  own_display_wait (have_passed, &left);
}

static void
check_window (gpointer window, guint least)
{
  Count counted = { 0, 0 };

  wait_for_size (window);
  count (window, &counted);
  g_assert_cmpuint (counted.n, >=, least);
  g_assert_cmpuint (counted.n_small, ==, 0);
}

static void
test_map (WindowFixture *fixture, gconstpointer content)
{
  static const char *const shown[] = { "t1", "s1", "o1", "l1" };
  TlMap *map = tl_document_get_map (tl_window_get_document (fixture->window));

  check_window (fixture->window, 20);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      tl_canvas_select (fixture->window->canvas, tl_map_find (map, shown[i]));
      check_window (fixture->window, 20);
    }
}

static void
test_menus (WindowFixture *fixture, gconstpointer content)
{
  TlMap *map = tl_document_get_map (tl_window_get_document (fixture->window));

  gtk_menu_button_popup (fixture->window->menu_button);
  check_window (fixture->window, 30);
  gtk_menu_button_popdown (fixture->window->menu_button);
  tl_canvas_select (fixture->window->canvas, tl_map_find (map, "t1"));
  tl_canvas_show_menu_at_cursor (fixture->window->canvas);
  check_window (fixture->window, 30);
}

/* The filters. */
static GtkWidget *
find_button (gpointer around)
{
  GtkWidget *found = NULL;

  if (GTK_IS_MENU_BUTTON (around))
    return around;
  for (GtkWidget *child = gtk_widget_get_first_child (around); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child);
  return found;
}

static void
test_views (WindowFixture *fixture, gconstpointer content)
{
  window_fixture_activate (fixture->window, "win.find");
  check_window (fixture->window, 20);
  gtk_menu_button_popup (GTK_MENU_BUTTON (find_button (fixture->window->find_bar)));
  check_window (fixture->window, 30);
  window_fixture_activate (fixture->window, "win.outline");
  check_window (fixture->window, 20);
}

static void
test_start (WindowFixture *fixture, gconstpointer content)
{
  TlWindow *window = tl_window_new (GTK_APPLICATION (window_fixture_application), NULL);

  tl_window_show_start (window);
  gtk_window_present (GTK_WINDOW (window));
  check_window (window, 10);
}

static GtkWidget *
find_dialog (WindowFixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (window != GTK_WIDGET (fixture->window) && gtk_widget_get_visible (window))
        return window;
    }
  g_assert_not_reached ();
}

static void
test_export (WindowFixture *fixture, gconstpointer content)
{
  window_fixture_activate (fixture->window, "win.export");
  check_window (find_dialog (fixture), 4);
}

static void
test_preferences (WindowFixture *fixture, gconstpointer content)
{
  g_autoptr (GSettings) settings = own_settings_new ();

  tl_preferences_show (GTK_WINDOW (fixture->window), settings);
  check_window (find_dialog (fixture), 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test, set_up, data)                                                              \
  g_test_add ("/targets/" path, WindowFixture, data, set_up, test, window_fixture_tear_down)
  ADD ("map", test_map, window_fixture_set_up, window_fixture_map);
  ADD ("menus", test_menus, window_fixture_set_up, window_fixture_map);
  ADD ("views", test_views, window_fixture_set_up, window_fixture_map);
  ADD ("start", test_start, window_fixture_set_up, window_fixture_map);
  ADD ("export", test_export, window_fixture_set_up, window_fixture_map);
  ADD ("preferences", test_preferences, window_fixture_set_up, window_fixture_map);
  return own_display_run_tests ();
}
