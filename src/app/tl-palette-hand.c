/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-drag.h"
#include "tl-canvas-tool.h"
#include "tl-palette-private.h"

/* Once more puts it away. */
static void
click (TlPalette *self, TlPaletteItem *item, gboolean keep)
{
  const char *name = tl_palette_item_get_tool (item)->name;

  if (tl_palette_use_other (self, item))
    return;
  if (tl_palette_item_is_pressed (item) && !keep)
    name = TL_TOOL_SELECT;
  tl_canvas_set_tool (self->canvas, name);
  tl_canvas_set_tool_kept (self->canvas, keep);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static TlPaletteItem *
find_item (TlPalette *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);

  return TL_IS_PALETTE_ITEM (picked) ? TL_PALETTE_ITEM (picked) : NULL;
}

/* From a place of the palette to one of the canvas. */
static graphene_point_t
to_canvas (TlPalette *self, double x, double y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y), found = point;

  if (!gtk_widget_compute_point (GTK_WIDGET (self), GTK_WIDGET (self->canvas), &point, &found))
    return point;
  return found;
}

static GdkModifierType
get_state (GtkGesture *gesture)
{
  return gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
}

static void
on_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlPalette *self)
{
  self->n_press = n_press;
}

static void
on_drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TlPalette *self)
{
  self->in_hand = self->canvas != NULL ? find_item (self, x, y) : NULL;
  self->carrying = FALSE;
  if (self->in_hand != NULL)
    gtk_widget_set_state_flags (GTK_WIDGET (self->in_hand), GTK_STATE_FLAG_ACTIVE, FALSE);
}

/* Out of the palette it is dragged; inside it is a click with a hand that trembles. */
static void
on_drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TlPalette *self)
{
  graphene_point_t point;
  double x, y;

  if (self->in_hand == NULL)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  point = to_canvas (self, x + dx, y + dy);
  if (!self->carrying && !gtk_widget_contains (GTK_WIDGET (self), x + dx, y + dy))
    self->carrying =
        tl_canvas_drag_begin_tool (self->canvas, tl_palette_item_get_tool (self->in_hand)->name,
                                   point.x, point.y);
  if (!self->carrying)
    return;
  tl_canvas_drag_update (self->canvas, point.x, point.y, get_state (GTK_GESTURE (gesture)));
  gtk_widget_set_cursor (GTK_WIDGET (self), gtk_widget_get_cursor (GTK_WIDGET (self->canvas)));
}

/* What cannot be dragged is taken, and used where it is let go. */
static void
use_there (TlPalette *self, const TlTool *tool, graphene_point_t point)
{
  if (g_strcmp0 (tool->name, TL_TOOL_LINK) != 0)
    return;
  tl_canvas_set_tool (self->canvas, tool->name);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  tl_canvas_drag_begin (self->canvas, point.x, point.y, 0);
  tl_canvas_drag_end (self->canvas, point.x, point.y, 0);
}

/* The hand is empty again: what was in it. */
static TlPaletteItem *
let_go (TlPalette *self)
{
  TlPaletteItem *item = g_steal_pointer (&self->in_hand);

  if (item != NULL)
    gtk_widget_unset_state_flags (GTK_WIDGET (item), GTK_STATE_FLAG_ACTIVE);
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  return item;
}

static void
on_drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TlPalette *self)
{
  gboolean shift = (get_state (GTK_GESTURE (gesture)) & GDK_SHIFT_MASK) != 0;
  TlPaletteItem *item = let_go (self);
  graphene_point_t point;
  double x, y;

  if (item == NULL)
    return;
  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  point = to_canvas (self, x + dx, y + dy);
  if (self->carrying)
    tl_canvas_drag_end (self->canvas, point.x, point.y, get_state (GTK_GESTURE (gesture)));
  else if (find_item (self, x + dx, y + dy) == item)
    click (self, item, shift || self->n_press == 2);
  else if (!gtk_widget_contains (GTK_WIDGET (self), x + dx, y + dy))
    use_there (self, tl_palette_item_get_tool (item), point);
  self->carrying = FALSE;
}

static void
on_drag_cancel_cb (TlPalette *self)
{
  let_go (self);
  if (self->carrying)
    tl_canvas_drag_cancel (self->canvas);
  self->carrying = FALSE;
}

void
tl_palette_add_gestures (TlPalette *self)
{
  GtkGesture *click_gesture = gtk_gesture_click_new (), *drag = gtk_gesture_drag_new ();

  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin_cb), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update_cb), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end_cb), self);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel_cb), self);
  g_signal_connect (click_gesture, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click_gesture));
}
