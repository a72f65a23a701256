/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-side-layout.h"

/* The inspector stands beside the map. In a narrow window there would be more of it than of the
 * map: there it is away until it is asked for, lies over the map then, and goes when somebody turns
 * to the map again, or presses Escape. What a wide window is to look like is remembered meanwhile.
 *
 * Escape leads from it back to where the keyboard came from, and on the map back to the view that
 * led there. */

/* What the map keeps beside the inspector, in pixels. */
#define LEAST_MAP 480

static void
set_visible (TlWindow *self, gboolean visible)
{
  if (self->inspector_visible == visible)
    return;
  self->inspector_visible = visible;
  g_object_notify (G_OBJECT (self), "inspector-visible");
}

static void
on_folded_cb (TlWindow *self, GParamSpec *pspec, TlSideLayout *layout)
{
  self->inspector_folded = tl_side_layout_get_folded (layout);
  set_visible (self, self->inspector_wanted && !self->inspector_folded);
}

static void
on_pressed_cb (TlWindow *self)
{
  if (self->inspector_folded)
    set_visible (self, FALSE);
}

static gboolean
is_in (GtkWidget *focus, GtkWidget *widget)
{
  return focus == widget || gtk_widget_is_ancestor (focus, widget);
}

/* Of buttons on the way to the inspector nobody came from. */
static void
on_focus_changed_cb (TlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus == NULL)
    return;
  if (is_in (focus, GTK_WIDGET (self->findings_revealer)) ||
      is_in (focus, GTK_WIDGET (self->compare_revealer)))
    g_set_weak_pointer (&self->outside, focus);
  else if (is_in (focus, GTK_WIDGET (self->views)))
    g_clear_weak_pointer (&self->outside);
}

/* To a list beside the map, or to the view: on the board to the card whose page it was. */
static void
leave (TlWindow *self)
{
  GtkWidget *before = self->outside;

  if (before == NULL || !gtk_widget_get_mapped (before) || !gtk_widget_grab_focus (before))
    gtk_widget_grab_focus (tl_window_get_view (self));
}

/* Nothing that has the keyboard had anything of its own to let go of. */
static gboolean
on_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TlWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean is_over = self->inspector_folded && self->inspector_visible;
  gboolean is_inside = focus != NULL && is_in (focus, GTK_WIDGET (self->inspector));

  if (focus == NULL || (!is_inside && !is_in (focus, tl_window_get_view (self))))
    return FALSE;
  if (!is_over && !is_inside)
    return tl_window_go_back (self);
  if (is_over)
    set_visible (self, FALSE);
  leave (self);
  return TRUE;
}

/* Around both, so that each of them hears of the key first, and the window after them. */
static void
set_up_escape (TlWindow *self, GtkWidget *around)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape,
                                                                                  0),
                                                          gtk_callback_action_new (on_escape_cb,
                                                                                   self, NULL)));
  gtk_widget_add_controller (around, keys);
}

static void
on_removed_cb (TlWindow *self, const char *words)
{
  tl_canvas_announce (self->canvas, words);
  tl_window_say (self, words, TRUE);
}

void
tl_window_set_up_inspector (TlWindow *self)
{
  GtkWidget *content = GTK_WIDGET (self->toasts);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkLayoutManager *layout;
  int width;

  gtk_widget_get_size_request (GTK_WIDGET (self->inspector), &width, NULL);
  layout = tl_side_layout_new (width + LEAST_MAP);
  g_signal_connect_object (layout, "notify::folded", G_CALLBACK (on_folded_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_layout_manager (gtk_widget_get_parent (content), layout);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (content, GTK_EVENT_CONTROLLER (click));
  set_up_escape (self, gtk_widget_get_parent (content));
  g_signal_connect_swapped (self->inspector, "removed", G_CALLBACK (on_removed_cb), self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (on_focus_changed_cb), NULL);
}

void
tl_window_show_inspector (TlWindow *self, gboolean visible)
{
  self->inspector_wanted = visible;
  set_visible (self, visible && !self->inspector_folded);
}

void
tl_window_set_inspector_visible (TlWindow *self, gboolean visible)
{
  if (self->inspector_visible == visible)
    return;
  set_visible (self, visible);
  if (self->inspector_folded)
    return;
  self->inspector_wanted = visible;
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "inspector-visible", visible);
}
