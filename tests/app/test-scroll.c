/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-scroll.h"

#include "own-display.h"
#include "tl-menu.h"

/* What does not fit is scrolled. */

static void
test_find (void)
{
  static const struct
  {
    double top, bottom, value;
  } cases[] = {
    { 120, 150, 100 }, /* seen already */
    { 250, 330, 130 }, /* below */
    { 50, 90, 50 },    /* above */
    { 150, 900, 150 }, /* too tall */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpfloat (tl_scroll_find (100, 200, cases[i].top, cases[i].bottom), ==,
                       cases[i].value);
}

static gboolean
is_scrolled (gpointer adjustment)
{
  return gtk_adjustment_get_value (adjustment) > 0;
}

/* As what unfolds at the lower end. */
static void
test_show (void)
{
  GtkWidget *window = gtk_window_new (), *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *last = gtk_label_new ("Last");

  for (guint i = 0; i < 40; i++)
    gtk_box_append (GTK_BOX (box), gtk_label_new ("Before"));
  gtk_box_append (GTK_BOX (box), last);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_present (GTK_WINDOW (window));
  tl_scroll_to_show (last);
  own_display_wait (is_scrolled,
                    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static int
get_height (GtkPopover *menu)
{
  int height;

  gtk_widget_measure (gtk_popover_get_child (menu), GTK_ORIENTATION_VERTICAL, -1, NULL, &height,
                      NULL, NULL);
  return height;
}

static void
test_menu (void)
{
  g_autoptr (GMenu) model = g_menu_new ();
  GtkWidget *button = g_object_ref_sink (gtk_menu_button_new ());
  GtkPopover *menu;
  int whole;

  for (guint i = 0; i < 30; i++)
    g_menu_append (model, "Item", "win.item");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (model));
  menu = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  whole = get_height (menu);
  g_assert_cmpint (whole, >, 500);
  tl_menu_scroll_within (menu, 500);
  g_assert_cmpint (get_height (menu), <, 500);
  tl_menu_scroll_within (menu, 5000);
  g_assert_cmpint (get_height (menu), >=, whole);
  g_object_unref (button);
}

/* What is scrolled past stays as it is. */
static void
test_wheel (void)
{
  GtkWidget *scale =
      g_object_ref_sink (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, -2, 2, 0.1));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (scale);
  guint n_scrolls = 0;

  tl_scroll_leave_wheel (scale);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        continue;
      n_scrolls++;
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==, GTK_PHASE_NONE);
    }
  g_assert_cmpuint (n_scrolls, >, 0);
  g_object_unref (scale);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scroll/find", test_find);
  g_test_add_func ("/scroll/show", test_show);
  g_test_add_func ("/scroll/menu", test_menu);
  g_test_add_func ("/scroll/wheel", test_wheel);
  return own_display_run_tests ();
}
