/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#define PAN_STEP 80.0 /* pixels */

gboolean
tl_canvas_find_walk (guint key, GdkModifierType state, TlWalk *walk)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;

  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *walk = TL_WALK_LEFT;
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *walk = TL_WALK_RIGHT;
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      *walk = TL_WALK_UP;
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      *walk = TL_WALK_DOWN;
      return TRUE;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      *walk = control ? TL_WALK_MAP_START : TL_WALK_LANE_START;
      return TRUE;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *walk = control ? TL_WALK_MAP_END : TL_WALK_LANE_END;
      return TRUE;
    default:
      return FALSE;
    }
}

/* With Ctrl an arrow goes to the labels, or else scrolls. */
static gboolean
is_arrow (TlWalk walk)
{
  return walk <= TL_WALK_DOWN;
}

/* Shift keeps what is selected and adds to it. */
static void
walk_to (TlCanvas *canvas, TlWalk walk, gboolean extend)
{
  TlElement *next = tl_canvas_walk (canvas, canvas->cursor, walk);
  g_autoptr (GPtrArray) wanted = NULL;
  TlRect box;

  if (next == NULL)
    return;
  wanted = extend ? tl_canvas_list_selected_cards (canvas) : g_ptr_array_new ();
  if (!g_ptr_array_find (wanted, next, NULL))
    g_ptr_array_add (wanted, next);
  tl_canvas_set_cell (canvas, NULL);
  tl_canvas_set_cursor (canvas, next);
  tl_canvas_set_selection (canvas, (TlElement **) wanted->pdata, wanted->len);
  if (tl_canvas_find_box (canvas, next, &box))
    tl_canvas_reveal (canvas, &box);
  tl_canvas_focus_cursor (canvas);
  if (extend)
    tl_canvas_announce_selected (canvas);
}

static gboolean
pan (TlCanvas *canvas, guint key, GdkModifierType state)
{
  double x = 0, y = 0;

  if (key == GDK_KEY_Page_Up || key == GDK_KEY_KP_Page_Up)
    y = -canvas->view.height * 0.9;
  else if (key == GDK_KEY_Page_Down || key == GDK_KEY_KP_Page_Down)
    y = canvas->view.height * 0.9;
  else if (!(state & GDK_CONTROL_MASK))
    return FALSE;
  else if (key == GDK_KEY_Left || key == GDK_KEY_Right)
    x = key == GDK_KEY_Left ? -PAN_STEP : PAN_STEP;
  else if (key == GDK_KEY_Up || key == GDK_KEY_Down)
    y = key == GDK_KEY_Up ? -PAN_STEP : PAN_STEP;
  else
    return FALSE;
  if (state & GDK_SHIFT_MASK)
    tl_canvas_scroll_by (canvas, y, 0);
  else
    tl_canvas_scroll_by (canvas, x, y);
  return TRUE;
}

void
tl_canvas_show_menu_at_cursor (TlCanvas *canvas)
{
  TlRect place = { 0 };

  if (canvas->cursor != NULL)
    {
      tl_canvas_reveal_element (canvas, canvas->cursor);
      tl_canvas_find_place (canvas, canvas->cursor, &place);
    }
  /* The middle of what is larger than the view may still be out of it. */
  tl_canvas_show_menu (canvas, CLAMP (place.x + place.width / 2, 0, canvas->view.width),
                       CLAMP (place.y + place.height / 2, 0, canvas->view.height));
}

static gboolean
escape (TlCanvas *canvas)
{
  if (tl_canvas_drag_is_active (canvas))
    tl_canvas_drag_cancel (canvas);
  else if (canvas->tracing)
    tl_canvas_set_tracing (canvas, FALSE);
  else if (canvas->selection->len > 0 || canvas->cell.lane != NULL)
    {
      tl_canvas_set_cell (canvas, NULL);
      tl_canvas_set_selection (canvas, NULL, 0);
    }
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* While a link is made by keys, the arrows choose the card it goes to. */
static gboolean
press_linking (TlCanvas *canvas, guint key, GdkModifierType state)
{
  TlWalk walk;

  if (canvas->linking.mode != TL_LINKING_BY_KEYS)
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    tl_canvas_linking_make (canvas, tl_canvas_linking_get_kind (canvas));
  else if (key == GDK_KEY_Escape)
    tl_canvas_linking_leave (canvas);
  else if (!(state & GDK_ALT_MASK) && tl_canvas_find_walk (key, state, &walk))
    tl_canvas_linking_walk (canvas, walk);
  else
    return FALSE;
  return TRUE;
}

static gboolean
press_space (TlCanvas *canvas, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) && canvas->cursor != NULL &&
      !tl_canvas_is_label (canvas->cursor) && !tl_canvas_is_header (canvas->cursor))
    {
      tl_canvas_toggle (canvas, canvas->cursor);
      tl_canvas_announce_selected (canvas);
    }
  else
    canvas->space_held = TRUE;
  tl_canvas_update_cursor_shape (canvas);
  return GDK_EVENT_STOP;
}

/* While a drag runs, Ctrl decides between moving and copying. */
static void
follow_modifiers (TlCanvas *canvas, GdkModifierType state, guint key, gboolean pressed)
{
  if (canvas->drag.phase != TL_DRAG_CARDS || (key != GDK_KEY_Control_L && key != GDK_KEY_Control_R))
    return;
  if (pressed)
    state |= GDK_CONTROL_MASK;
  else
    state &= ~(guint) GDK_CONTROL_MASK;
  tl_canvas_drag_update (canvas, canvas->drag.x, canvas->drag.y, state);
}

static gboolean
on_pressed_cb (TlCanvas *canvas, guint key, guint code, GdkModifierType state)
{
  gboolean control = (state & GDK_CONTROL_MASK) != 0;
  TlWalk walk;

  state &= gtk_accelerator_get_default_mod_mask ();
  if (canvas->layout == NULL || tl_canvas_edit_is_open (canvas))
    return GDK_EVENT_PROPAGATE;
  follow_modifiers (canvas, state, key, TRUE);
  if (press_linking (canvas, key, state) || tl_canvas_press_tool (canvas, key, state))
    return GDK_EVENT_STOP;
  if (key == GDK_KEY_Escape)
    return escape (canvas);
  if ((key == GDK_KEY_Return || key == GDK_KEY_KP_Enter) && tl_canvas_follow_link (canvas))
    return GDK_EVENT_STOP;
  if (state & GDK_ALT_MASK)
    return GDK_EVENT_PROPAGATE;
  if (key == GDK_KEY_space)
    return press_space (canvas, state);
  if (key == GDK_KEY_Menu || (key == GDK_KEY_F10 && (state & GDK_SHIFT_MASK)))
    tl_canvas_show_menu_at_cursor (canvas);
  else if (!tl_canvas_find_walk (key, state, &walk))
    return pan (canvas, key, state);
  else if (!(state & GDK_SHIFT_MASK) && tl_canvas_walk_header (canvas, walk, control))
    return GDK_EVENT_STOP;
  else if (tl_canvas_walk_labels (canvas, walk, control))
    return GDK_EVENT_STOP;
  else if (is_arrow (walk) && control)
    return pan (canvas, key, state);
  else
    walk_to (canvas, walk, (state & GDK_SHIFT_MASK) != 0);
  return GDK_EVENT_STOP;
}

static void
on_key_released_cb (TlCanvas *canvas, guint key, guint code, GdkModifierType state)
{
  follow_modifiers (canvas, state, key, FALSE);
  if (key != GDK_KEY_space)
    return;
  canvas->space_held = FALSE;
  tl_canvas_update_cursor_shape (canvas);
}

/* Shift+Alt+arrows go by what is seen: towards the end of the card lengthens it. */
static gboolean
on_span_shortcut_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  gboolean mirrored = canvas->layout != NULL && tl_canvas_get_layout (canvas)->right_to_left;
  gboolean more = g_variant_get_boolean (arguments) != mirrored;

  return gtk_widget_activate_action (widget, more ? "canvas.span-more" : "canvas.span-less", NULL);
}

void
tl_canvas_install_span_keys (GtkWidgetClass *widget_class)
{
  const GdkModifierType modifiers = GDK_SHIFT_MASK | GDK_ALT_MASK;

  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, modifiers, on_span_shortcut_cb, "b",
                                TRUE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, modifiers, on_span_shortcut_cb, "b",
                                FALSE);
}

static void
on_focus_moved_cb (TlCanvas *canvas)
{
  canvas->space_held = FALSE;
  tl_canvas_update_cursor_shape (canvas);
  if (canvas->cursor != NULL && canvas->layout != NULL)
    tl_canvas_damage_outline (canvas, canvas->cursor);
}

void
tl_canvas_set_up_keys (TlCanvas *canvas)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_pressed_cb), canvas);
  g_signal_connect_swapped (keys, "key-released", G_CALLBACK (on_key_released_cb), canvas);
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_moved_cb), canvas);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_moved_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), keys);
  gtk_widget_add_controller (GTK_WIDGET (canvas), focus);
}
