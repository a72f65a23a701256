/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-board-private.h"

/* Cards in the hand. Nothing changes before one is let go over a column: Escape, or letting go
 * elsewhere, leaves all as it was. */

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
  if (self->carried != NULL)
    gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  self->carried = NULL;
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;
}

/* The column that is at this place, from top to bottom; none that is out of sight. */
static TlBoardColumn *
find_column (TlBoardView *self, double x, double y, double *column_y)
{
  if (!gtk_widget_contains (GTK_WIDGET (self), x, y))
    return NULL;
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

/* Near an edge what is beyond comes in sight, for as long as one holds it there. */
static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);
  double y;
  TlBoardColumn *column = find_column (self, self->carried_x, self->carried_y, &y);

  tl_board_view_scroll_at (self, self->carried_x);
  if (column != NULL)
    tl_board_column_scroll_at (column, y);
  mark (self);
  return G_SOURCE_CONTINUE;
}

/* A finger scrolls: it has the menu to move cards. */
static void
on_drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TlBoardView *self)
{
  GdkDevice *device =
      gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  if (tl_board_view_pick (self, x, y) == NULL || self->history == NULL ||
      tl_history_is_in_step (self->history) ||
      (device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

/* The picture is as the card is now: what is in the hand does not pale with what it leaves. */
static void
take (TlBoardView *self, double x, double y)
{
  TlBoardCard *card = tl_board_view_pick (self, x, y);
  g_autoptr (GdkPaintable) live = NULL;

  if (card == NULL)
    return;
  live = gtk_widget_paintable_new (GTK_WIDGET (card));
  self->picture = gdk_paintable_get_current_image (live);
  self->carried = tl_board_card_get_change (card);
  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (card), x, y, &self->held_x,
                                    &self->held_y);
  gtk_widget_add_css_class (GTK_WIDGET (card), "carried");
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  self->scroll_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

static void
on_drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TlBoardView *self)
{
  double x, y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  if (self->carried == NULL && gtk_drag_check_threshold (GTK_WIDGET (self), (int) x, (int) y,
                                                         (int) (x + dx), (int) (y + dy)))
    {
      take (self, x, y);
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
    }
  if (self->carried == NULL)
    return;
  self->carried_x = x + dx;
  self->carried_y = y + dy;
  mark (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TlBoardView *self)
{
  TlElement *change = self->carried;
  double y;
  TlBoardColumn *column = find_column (self, self->carried_x, self->carried_y, &y);
  TlBoardCard *above = column != NULL ? tl_board_column_find_place (column, y) : NULL;

  tl_board_view_end_drag (self);
  if (change != NULL && column != NULL)
    tl_board_view_move (self, change, tl_board_column_get_status (column),
                        above != NULL ? tl_board_card_get_change (above) : NULL);
}

static void
on_cancel_cb (GtkGesture *gesture, GdkEventSequence *sequence, TlBoardView *self)
{
  tl_board_view_end_drag (self);
}

void
tl_board_view_cancel_drag (TlBoardView *self)
{
  tl_board_view_end_drag (self);
  gtk_gesture_set_state (self->drag, GTK_EVENT_SEQUENCE_DENIED);
}

void
tl_board_view_snapshot_drag (TlBoardView *self, GtkSnapshot *snapshot)
{
  if (self->picture == NULL)
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (self->carried_x - self->held_x),
                                                (float) (self->carried_y - self->held_y)));
  gdk_paintable_snapshot (self->picture, snapshot,
                          gdk_paintable_get_intrinsic_width (self->picture),
                          gdk_paintable_get_intrinsic_height (self->picture));
  gtk_snapshot_restore (snapshot);
}

void
tl_board_view_set_up_drag (TlBoardView *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->drag = drag;
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect (drag, "cancel", G_CALLBACK (on_cancel_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}
