/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-scroll.h"

double
tl_scroll_find (double value, double page, double top, double bottom)
{
  if (bottom - top > page || top < value)
    return top;
  return bottom > value + page ? bottom - page : value;
}

static void
scroll (GtkWidget *widget)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t place;
  double value;

  if (scroller == NULL || !gtk_widget_compute_bounds (widget, scroller, &place))
    return;
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  value = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_set_value (adjustment,
                            tl_scroll_find (value, gtk_adjustment_get_page_size (adjustment),
                                            value + (double) place.origin.y,
                                            value + (double) (place.origin.y + place.size.height)));
}

/* Ticks come before the layout of their frame: the first one is too early. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  guint *n_ticks = data;

  if (++*n_ticks < 2)
    {
      gtk_widget_queue_draw (widget);
      return G_SOURCE_CONTINUE;
    }
  scroll (widget);
  return G_SOURCE_REMOVE;
}

void
tl_scroll_to_show (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, on_tick_cb, g_new0 (guint, 1), g_free);
}

void
tl_scroll_leave_wheel (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_SCROLL (controller))
        gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_NONE);
    }
}
