/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <math.h>

#include "tl-evidence-words.h"
#include "tl-words.h"

/* A notch of the wheel zooms by this factor; so do this many pixels of a touchpad. */
#define WHEEL_ZOOM 1.1
#define WHEEL_PIXELS 24.0

static GdkModifierType
get_state (GtkEventController *controller)
{
  return gtk_event_controller_get_current_event_state (controller) &
         gtk_accelerator_get_default_mod_mask ();
}

void
tl_canvas_update_cursor_shape (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  const char *name = NULL;

  if (drag->phase == TL_DRAG_LINK && canvas->linking.target == NULL)
    name = "no-drop";
  else if (drag->phase == TL_DRAG_LINK)
    name = canvas->linking.kinds == 0 ? "not-allowed" : "crosshair";
  else if (drag->phase == TL_DRAG_CARDS && drag->refusal != NULL)
    name = "not-allowed";
  else if (drag->phase == TL_DRAG_CARDS)
    name = drag->copying ? "copy" : "grabbing";
  else if (drag->phase == TL_DRAG_TOOL)
    name = tl_canvas_is_tool_welcome (canvas) ? "grabbing" : "not-allowed";
  else if (drag->phase == TL_DRAG_PAN || drag->phase == TL_DRAG_STRUCTURE)
    name = "grabbing";
  else if (drag->phase == TL_DRAG_SPAN)
    name = "ew-resize";
  else if (canvas->space_held) /* a press pans, whatever it is on */
    name = "grab";
  else if (tl_canvas_get_aiming_tool (canvas) != NULL)
    name = tl_canvas_is_tool_welcome (canvas) ? "copy" : "not-allowed";
  else if (canvas->on_handle || tl_canvas_is_link_armed (canvas))
    name = "crosshair";
  else if (canvas->on_edge)
    name = "ew-resize";
  else if (canvas->plus.kind != 0 || canvas->on_link)
    name = "pointer";
  if (name != canvas->cursor_shape)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (canvas), name);
  canvas->cursor_shape = name;
}

/* A card keeps its handles while the pointer is on one of them. */
static void
follow_pointer (TlCanvas *canvas, double x, double y)
{
  TlHit hit = tl_canvas_hit (canvas, x, y);
  gboolean on_card = hit.kind == TL_HIT_CARD || hit.kind == TL_HIT_CARD_END_EDGE;
  TlLinking handle;

  canvas->on_handle = tl_canvas_find_link_handle (canvas, x, y, &handle);
  canvas->on_edge = hit.kind == TL_HIT_CARD_END_EDGE && !canvas->on_handle;
  canvas->on_link = hit.kind == TL_HIT_LINK && !canvas->on_handle;
  if (!canvas->on_handle)
    tl_canvas_hover (canvas, on_card ? hit.element : NULL);
  tl_canvas_follow_over (canvas, &hit);
}

static void
follow_plus (TlCanvas *canvas, double x, double y)
{
  TlKind old = canvas->plus.kind;
  double at = canvas->plus.place.line.x;

  if (!tl_canvas_find_plus (canvas, x, y, &canvas->plus))
    canvas->plus = (TlPlus){ 0 };
  if (canvas->plus.kind == old && canvas->plus.place.line.x == at)
    return;
  canvas->plus_time = g_get_monotonic_time ();
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tl_canvas_point_at (TlCanvas *canvas, double x, double y)
{
  gboolean moved = canvas->pointer_x != x || canvas->pointer_y != y;

  canvas->pointer_x = x;
  canvas->pointer_y = y;
  /* What changes under a pointer that rests takes nothing from the keyboard. */
  if (canvas->layout == NULL || canvas->drag.phase != TL_DRAG_NONE ||
      (canvas->aim.by_keys && !moved))
    return;
  if (tl_canvas_get_aiming_tool (canvas) != NULL)
    {
      tl_canvas_hover (canvas, NULL);
      tl_canvas_aim_tool (canvas, x, y);
      tl_canvas_update_cursor_shape (canvas);
      return;
    }
  follow_pointer (canvas, x, y);
  if (!tl_canvas_is_link_armed (canvas))
    follow_plus (canvas, x, y);
  else if (canvas->linking.mode == TL_LINKING_BY_KEYS)
    tl_canvas_linking_follow (canvas, x, y);
  tl_canvas_update_cursor_shape (canvas);
}

/* Motions are made up for fingers, too, which do not point before they touch. */
static void
on_motion_cb (GtkEventController *controller, double x, double y, TlCanvas *canvas)
{
  GdkEvent *event = gtk_event_controller_get_current_event (controller);

  if (tl_canvas_drag_is_active (canvas) ||
      (event != NULL && gdk_event_get_event_sequence (event) != NULL))
    return;
  tl_canvas_set_hand (canvas, TL_HAND_POINTER);
  tl_canvas_point_at (canvas, x, y);
}

/* What a mark of a curve stands on. */
static gboolean
on_query_tooltip_cb (TlCanvas *canvas, int x, int y, gboolean by_keys, GtkTooltip *tooltip)
{
  TlHit hit = { .kind = TL_HIT_NOTHING };
  g_autofree char *title = NULL, *facts = NULL, *words = NULL;

  if (!by_keys && !tl_canvas_drag_is_active (canvas))
    hit = tl_canvas_hit (canvas, x, y);
  if (hit.kind != TL_HIT_MARK)
    return FALSE;
  title = tl_words_cut (tl_element_get_string (hit.element, TL_PROPERTY_TITLE), TL_WORDS_NAME);
  facts = tl_evidence_words_describe (&hit.mark->experience);
  words = g_strconcat (title, "\n", facts, NULL);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
on_leave_cb (TlCanvas *canvas)
{
  const TlHit nothing = { .kind = TL_HIT_NOTHING };

  /* What it was shown is still to be used. */
  if (canvas->hand == TL_HAND_FINGER)
    return;
  canvas->on_edge = canvas->on_handle = canvas->on_link = FALSE;
  tl_canvas_hover (canvas, NULL);
  tl_canvas_follow_over (canvas, &nothing);
  if (!canvas->aim.by_keys)
    tl_canvas_forget_aim (canvas);
  if (canvas->plus.kind != 0)
    gtk_widget_queue_draw (GTK_WIDGET (canvas));
  canvas->plus = (TlPlus){ 0 };
  tl_canvas_update_cursor_shape (canvas);
}

/* Wheels count notches, touchpads pixels. */
static void
scroll (TlCanvas *canvas, GdkScrollUnit unit, GdkModifierType state, double dx, double dy)
{
  double across = unit == GDK_SCROLL_UNIT_WHEEL ? pow (canvas->view.width, 2.0 / 3) : 1;
  double down = unit == GDK_SCROLL_UNIT_WHEEL ? pow (canvas->view.height, 2.0 / 3) : 1;

  if ((state & GDK_SHIFT_MASK) && dx == 0)
    tl_canvas_scroll_by (canvas, dy * across, 0);
  else
    tl_canvas_scroll_by (canvas, dx * across, dy * down);
}

static gboolean
on_scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TlCanvas *canvas)
{
  GdkScrollUnit unit = gtk_event_controller_scroll_get_unit (controller);
  GdkModifierType state = get_state (GTK_EVENT_CONTROLLER (controller));

  if (canvas->layout == NULL)
    return GDK_EVENT_PROPAGATE;
  tl_canvas_input_begin (canvas);
  tl_canvas_stop_kinetic (canvas);
  if (state & GDK_CONTROL_MASK)
    {
      double notches = unit == GDK_SCROLL_UNIT_WHEEL ? dy : dy / WHEEL_PIXELS;

      tl_canvas_zoom_to (canvas, canvas->view.zoom * pow (WHEEL_ZOOM, -notches), canvas->pointer_x,
                         canvas->pointer_y, TRUE);
    }
  else
    scroll (canvas, unit, state, dx, dy);
  tl_canvas_input_end (canvas);
  return GDK_EVENT_STOP;
}

static TlHand
find_hand (GtkGesture *gesture)
{
  GdkEventSequence *finger = gtk_gesture_single_get_current_sequence (GTK_GESTURE_SINGLE (gesture));
  GdkEvent *event = gtk_gesture_get_last_event (gesture, finger);
  GdkDeviceTool *tool = event != NULL ? gdk_event_get_device_tool (event) : NULL;

  if (finger != NULL)
    return TL_HAND_FINGER;
  if (tool != NULL && gdk_device_tool_get_tool_type (tool) == GDK_DEVICE_TOOL_TYPE_ERASER)
    return TL_HAND_ERASER;
  return TL_HAND_POINTER;
}

/* Of two fingers one has left: the other one goes on moving the map. */
static gboolean
stayed_behind (GtkGesture *gesture)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (gesture));

  return event != NULL && gdk_event_get_event_sequence (event) != NULL &&
         gdk_event_get_event_type (event) != GDK_TOUCH_BEGIN;
}

/* What the editor in place is clicked and dragged for is its own. */
static gboolean
leave_to_edit (GtkGesture *gesture, TlCanvas *canvas, double x, double y)
{
  if (!tl_canvas_edit_covers (canvas, x, y))
    return FALSE;
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
  return TRUE;
}

static void
on_drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TlCanvas *canvas)
{
  if (canvas->layout == NULL || leave_to_edit (GTK_GESTURE (gesture), canvas, x, y))
    return;
  if (gtk_widget_get_focus_child (GTK_WIDGET (canvas)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (canvas));
  tl_canvas_set_hand (canvas, find_hand (GTK_GESTURE (gesture)));
  if (canvas->space_held || stayed_behind (GTK_GESTURE (gesture)))
    tl_canvas_drag_begin_pan (canvas, x, y);
  else
    tl_canvas_drag_begin (canvas, x, y, get_state (GTK_EVENT_CONTROLLER (gesture)));
}

static void
on_middle_begin_cb (GtkGestureDrag *gesture, double x, double y, TlCanvas *canvas)
{
  if (!leave_to_edit (GTK_GESTURE (gesture), canvas, x, y))
    tl_canvas_drag_begin_pan (canvas, x, y);
}

static void
on_drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TlCanvas *canvas)
{
  tl_canvas_input_begin (canvas);
  tl_canvas_drag_update (canvas, canvas->drag.start_x + dx, canvas->drag.start_y + dy,
                         get_state (GTK_EVENT_CONTROLLER (gesture)));
  tl_canvas_input_end (canvas);
}

static void
on_drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TlCanvas *canvas)
{
  tl_canvas_drag_end (canvas, canvas->drag.start_x + dx, canvas->drag.start_y + dy,
                      get_state (GTK_EVENT_CONTROLLER (gesture)));
}

static void
on_drag_cancel_cb (TlCanvas *canvas)
{
  tl_canvas_drag_cancel (canvas);
}

/* On release, or the drag gesture would take the editor's focus away. */
static void
on_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlCanvas *canvas)
{
  TlHit hit;

  if (canvas->layout == NULL || leave_to_edit (GTK_GESTURE (gesture), canvas, x, y) ||
      n_press != 2 || canvas->panned || canvas->tool_kept || canvas->hand == TL_HAND_ERASER)
    return;
  if (get_state (GTK_EVENT_CONTROLLER (gesture)) & (GDK_SHIFT_MASK | GDK_CONTROL_MASK))
    return;
  /* The first click has opened what the second one is on. */
  if (canvas->clicked_before == TL_HIT_FOLD)
    return;
  hit = tl_canvas_hit (canvas, x, y);
  if (hit.kind == TL_HIT_CELL)
    tl_canvas_edit_begin_new (canvas, hit.cell, NULL);
  else if (hit.kind == TL_HIT_TITLE)
    tl_canvas_edit_begin (canvas, tl_map_get_root (canvas->map));
  else if (hit.element != NULL && hit.kind != TL_HIT_LINK)
    tl_canvas_edit_begin (canvas, hit.element);
}

static void
on_menu_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, TlCanvas *canvas)
{
  if (canvas->layout == NULL || leave_to_edit (GTK_GESTURE (gesture), canvas, x, y))
    return;
  tl_canvas_set_hand (canvas, find_hand (GTK_GESTURE (gesture)));
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  tl_canvas_open_menu (canvas, x, y);
}

/* What the finger does until it leaves is not for the map. */
static void
on_long_pressed_cb (GtkGesture *gesture, double x, double y, TlCanvas *canvas)
{
  if (!leave_to_edit (gesture, canvas, x, y) && tl_canvas_long_press (canvas, x, y))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinch_begin_cb (GtkGesture *gesture, GdkEventSequence *sequence, TlCanvas *canvas)
{
  double x = canvas->pointer_x, y = canvas->pointer_y;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  tl_canvas_pinch_begin (canvas, x, y);
}

static void
on_pinch_cb (GtkGesture *gesture, double scale, TlCanvas *canvas)
{
  double x = canvas->pointer_x, y = canvas->pointer_y;

  gtk_gesture_get_bounding_box_center (gesture, &x, &y);
  tl_canvas_input_begin (canvas);
  tl_canvas_pinch_update (canvas, scale, x, y);
  tl_canvas_input_end (canvas);
}

static void
add_drag (TlCanvas *canvas, guint button, GCallback begin)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", begin, canvas);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update_cb), canvas);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end_cb), canvas);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (on_drag_cancel_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (drag));
}

static void
add_click (TlCanvas *canvas, guint button, const char *signal, GCallback callback)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect (click, signal, callback, canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (click));
}

static void
add_scroll (TlCanvas *canvas)
{
  GtkEventController *scroll_controller = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES | GTK_EVENT_CONTROLLER_SCROLL_KINETIC);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (scroll_controller, "scroll", G_CALLBACK (on_scroll_cb), canvas);
  g_signal_connect_swapped (scroll_controller, "decelerate", G_CALLBACK (tl_canvas_flick), canvas);
  g_signal_connect (motion, "enter", G_CALLBACK (on_motion_cb), canvas);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion_cb), canvas);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), scroll_controller);
  gtk_widget_add_controller (GTK_WIDGET (canvas), motion);
}

static void
add_touch (TlCanvas *canvas)
{
  GtkGesture *pinch = gtk_gesture_zoom_new (), *swipe = gtk_gesture_swipe_new ();
  GtkGesture *long_press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (swipe), TRUE);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (long_press), TRUE);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin_cb), canvas);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch_cb), canvas);
  g_signal_connect_swapped (swipe, "swipe", G_CALLBACK (tl_canvas_fling), canvas);
  g_signal_connect (long_press, "pressed", G_CALLBACK (on_long_pressed_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (swipe));
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (long_press));
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (pinch));
}

void
tl_canvas_take_in_hand (TlCanvas *canvas)
{
  if (canvas->in_hand)
    return;
  canvas->in_hand = TRUE;
  tl_canvas_need_tick (canvas);
}

static gboolean
on_event_cb (TlCanvas *canvas)
{
  tl_canvas_take_in_hand (canvas);
  return GDK_EVENT_PROPAGATE;
}

/* Opening a window is busy enough. Whoever wants to go somewhere has to come first. */
static void
watch_for_hand (TlCanvas *canvas)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (controller, "event", G_CALLBACK (on_event_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), controller);
}

void
tl_canvas_set_up_input (TlCanvas *canvas)
{
  watch_for_hand (canvas);
  /* Later controllers run first: a drag must see a press before a click does. */
  add_click (canvas, GDK_BUTTON_PRIMARY, "released", G_CALLBACK (on_released_cb));
  add_click (canvas, GDK_BUTTON_SECONDARY, "pressed", G_CALLBACK (on_menu_pressed_cb));
  add_drag (canvas, GDK_BUTTON_PRIMARY, G_CALLBACK (on_drag_begin_cb));
  add_drag (canvas, GDK_BUTTON_MIDDLE, G_CALLBACK (on_middle_begin_cb));
  add_scroll (canvas);
  /* And two fingers before the drag that the second one ends. */
  add_touch (canvas);
  tl_canvas_set_up_keys (canvas);
  tl_canvas_set_up_drop (canvas);
  gtk_widget_set_has_tooltip (GTK_WIDGET (canvas), TRUE);
  g_signal_connect (canvas, "query-tooltip", G_CALLBACK (on_query_tooltip_cb), NULL);
}
