/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-board-private.h"

/* Cards in the hand. Only the cards of this board are taken, and nothing changes before one is let
 * go over a column: Escape, or letting go elsewhere, leaves all as it was. */

/* How near to an end of what is seen one scrolls across, and how far at once, in pixels. */
#define EDGE 48
#define STRIDE 12

static void
unmark (TlBoardView *self)
{
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    if (self->columns[i] != NULL)
      tl_board_column_unmark (self->columns[i]);
}

void
tl_board_view_end_drag (TlBoardView *self)
{
  GtkWidget *card = NULL;

  unmark (self);
  for (guint i = 0; self->carried != NULL && card == NULL && i < TL_N_CHANGE_STATUSES; i++)
    if (self->columns[i] != NULL)
      card = (GtkWidget *) tl_board_column_find (self->columns[i], self->carried, NULL);
  if (card != NULL)
    gtk_widget_remove_css_class (card, "carried");
  self->carried = NULL;
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
}

/* The column that is at this place, from top to bottom. */
static TlBoardColumn *
find_column (TlBoardView *self, double x, double y, double *column_y)
{
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    {
      GtkWidget *column = GTK_WIDGET (self->columns[i]);
      double at;

      gtk_widget_translate_coordinates (GTK_WIDGET (self), column, x, y, &at, column_y);
      if (at >= 0 && at < gtk_widget_get_width (column))
        return self->columns[i];
    }
  return NULL;
}

static void
mark (TlBoardView *self)
{
  double y;
  TlBoardColumn *column = find_column (self, self->carried_x, self->carried_y, &y);

  unmark (self);
  if (column != NULL)
    tl_board_column_mark (column, tl_board_column_find_place (column, y));
}

static void
scroll_across (TlBoardView *self)
{
  GtkWidget *scroller =
      gtk_widget_get_ancestor (GTK_WIDGET (self->columns_box), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));

  if (self->carried_x < EDGE)
    gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) - STRIDE);
  else if (self->carried_x > gtk_widget_get_width (GTK_WIDGET (self)) - EDGE)
    gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + STRIDE);
}

/* Near an edge what is beyond comes in sight, for as long as one holds it there. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);
  double y;
  TlBoardColumn *column = find_column (self, self->carried_x, self->carried_y, &y);

  scroll_across (self);
  if (column != NULL)
    tl_board_column_scroll_at (column, y);
  mark (self);
  return G_SOURCE_CONTINUE;
}

/* A finger scrolls: it has the menu to move cards. */
static GdkContentProvider *
on_prepare_cb (GtkDragSource *source, double x, double y, TlBoardView *self)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (source));
  TlBoardCard *card = tl_board_view_pick (self, x, y);
  g_autoptr (GdkPaintable) live = NULL, picture = NULL;
  double card_x, card_y;

  if (card == NULL || self->history == NULL || tl_history_is_in_step (self->history) ||
      (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN))
    return NULL;
  self->carried = tl_board_card_get_change (card);
  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (card), x, y, &card_x, &card_y);
  /* As it is now: what is in the hand does not pale with what it leaves behind. */
  live = gtk_widget_paintable_new (GTK_WIDGET (card));
  picture = gdk_paintable_get_current_image (live);
  gtk_drag_source_set_icon (source, picture, (int) card_x, (int) card_y);
  return gdk_content_provider_new_typed (TL_TYPE_BOARD_CARD, card);
}

static void
on_drag_begin_cb (GtkDragSource *source, GdkDrag *drag, TlBoardView *self)
{
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    {
      TlBoardCard *card = tl_board_column_find (self->columns[i], self->carried, NULL);

      if (card != NULL)
        gtk_widget_add_css_class (GTK_WIDGET (card), "carried");
    }
}

static void
on_drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, TlBoardView *self)
{
  tl_board_view_end_drag (self);
}

/* Of another window's board nothing is taken. */
static GdkDragAction
on_motion_cb (GtkDropTarget *target, double x, double y, TlBoardView *self)
{
  if (self->carried == NULL)
    return 0;
  self->carried_x = x;
  self->carried_y = y;
  if (self->scroll_id == 0)
    self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
  mark (self);
  return GDK_ACTION_MOVE;
}

static void
on_leave_cb (GtkDropTarget *target, TlBoardView *self)
{
  unmark (self);
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
}

static gboolean
on_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TlBoardView *self)
{
  TlElement *change = self->carried;
  double column_y;
  TlBoardColumn *column = find_column (self, x, y, &column_y);
  TlBoardCard *above = column != NULL ? tl_board_column_find_place (column, column_y) : NULL;

  if (change == NULL || column == NULL)
    return FALSE;
  tl_board_view_end_drag (self);
  tl_board_view_move (self, change, tl_board_column_get_status (column),
                      above != NULL ? tl_board_card_get_change (above) : NULL);
  return TRUE;
}

void
tl_board_view_set_up_drag (TlBoardView *self)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (TL_TYPE_BOARD_CARD, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare_cb), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
  g_signal_connect (target, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (on_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
