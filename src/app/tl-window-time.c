/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-slide.h"

/* The map as it was. Nothing of this is in the file, and none of it outlasts the bar: once it is
 * closed, or the document is another one, the map is that of today. */

static void
on_period_changed_cb (TlWindow *self)
{
  if (self->time_visible)
    tl_canvas_set_period (self->canvas, tl_time_bar_get_period (self->time_bar));
}

static void
on_closed_cb (TlWindow *self)
{
  tl_window_set_time_visible (self, FALSE);
}

/* Made when it is first wanted, for the sake of how fast a window opens. */
static void
make_bar (TlWindow *self)
{
  self->time_bar = TL_TIME_BAR (tl_time_bar_new ());
  tl_slide_prepare (self->time_revealer);
  gtk_revealer_set_child (self->time_revealer, GTK_WIDGET (self->time_bar));
  g_signal_connect_swapped (self->time_bar, "period-changed", G_CALLBACK (on_period_changed_cb),
                            self);
  g_signal_connect_swapped (self->time_bar, "closed", G_CALLBACK (on_closed_cb), self);
}

void
tl_window_set_time_visible (TlWindow *self, gboolean visible)
{
  if (self->time_visible == visible || (visible && self->document == NULL))
    return;
  if (self->time_bar == NULL)
    make_bar (self);
  self->time_visible = visible;
  if (visible)
    tl_window_set_outline_visible (self, FALSE);
  tl_time_bar_set_map (self->time_bar, visible ? tl_document_get_map (self->document) : NULL);
  if (!visible)
    tl_canvas_set_period (self->canvas, NULL);
  tl_slide_open (self->time_revealer, visible);
  tl_window_update_time (self);
  if (visible)
    tl_time_bar_focus (self->time_bar);
  else if (tl_window_is_map_shown (self))
    gtk_widget_grab_focus (tl_window_get_view (self));
  g_object_notify (G_OBJECT (self), "time-visible");
}

void
tl_window_show_month (TlWindow *self, TlDay day)
{
  tl_window_set_view (self, "map");
  tl_window_set_outline_visible (self, FALSE);
  tl_window_set_time_visible (self, TRUE);
  tl_time_bar_show_month (self->time_bar, day);
  tl_time_bar_focus (self->time_bar);
}

/* The outline tells of today. */
void
tl_window_update_time (TlWindow *self)
{
  gboolean is_map = tl_window_is_map_shown (self);

  gtk_widget_set_visible (GTK_WIDGET (self->time_revealer), is_map && !self->outline_visible);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.time", is_map && self->document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-time", is_map && self->time_visible);
}
