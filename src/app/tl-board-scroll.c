/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-board-private.h"

#include "tl-scroll.h"

/* The board across: columns scroll down one by one, but across together. */

/* How near to an end of what is seen one scrolls, and how far at once, in pixels. */
#define EDGE 48
#define STRIDE 12

static GtkScrolledWindow *
get_scroller (TlBoardView *self)
{
  return GTK_SCROLLED_WINDOW (
      gtk_widget_get_ancestor (GTK_WIDGET (self->columns_box), GTK_TYPE_SCROLLED_WINDOW));
}

void
tl_board_view_scroll_at (TlBoardView *self, double x)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (get_scroller (self));

  if (x < EDGE)
    gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) - STRIDE);
  else if (x > gtk_widget_get_width (GTK_WIDGET (self)) - EDGE)
    gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + STRIDE);
}

static void
show (TlBoardView *self, GtkWidget *column)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (get_scroller (self));
  double value = gtk_adjustment_get_value (across);
  graphene_rect_t place;

  if (!gtk_widget_compute_bounds (column, GTK_WIDGET (get_scroller (self)), &place))
    return;
  gtk_adjustment_set_value (across,
                            tl_scroll_find (value, gtk_adjustment_get_page_size (across),
                                            value + (double) place.origin.x,
                                            value + (double) (place.origin.x + place.size.width)));
}

/* Ticks come before the layout of their frame: the first one is too early. */
static gboolean
on_tick_cb (GtkWidget *column, GdkFrameClock *clock, gpointer data)
{
  guint *n_ticks = data;
  GtkWidget *view = gtk_widget_get_ancestor (column, TL_TYPE_BOARD_VIEW);

  if (++*n_ticks < 2)
    {
      gtk_widget_queue_draw (column);
      return G_SOURCE_CONTINUE;
    }
  if (view != NULL)
    show (TL_BOARD_VIEW (view), column);
  return G_SOURCE_REMOVE;
}

void
tl_board_view_show_column (TlBoardView *self, guint column)
{
  gtk_widget_add_tick_callback (GTK_WIDGET (self->columns[column]), on_tick_cb, g_new0 (guint, 1),
                                g_free);
}
