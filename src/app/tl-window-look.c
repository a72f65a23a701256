/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-look-settings.h"

/* Whether the curves are together is up to each window, not to the program. */
static void
show_look_on_canvas (TlWindow *self, TlLook look)
{
  look.together = self->curves_together;
  tl_canvas_set_look (self->canvas, &look);
}

static void
show_look (TlWindow *self)
{
  TlLook look = tl_look_settings_read (self->settings);

  show_look_on_canvas (self, look);
  tl_canvas_set_snapping (self->canvas, g_settings_get_boolean (self->settings, "snap"));
  if (self->start != NULL)
    tl_start_page_set_look (self->start, &look);
}

static gboolean
on_idle_cb (gpointer data)
{
  TlWindow *self = data;

  self->look_id = 0;
  show_look (self);
  return G_SOURCE_REMOVE;
}

/* All keys that are set at once, or reset, make one new look. */
static void
on_settings_changed_cb (TlWindow *self, const char *key)
{
  if (self->look_id == 0 && tl_look_settings_has (key))
    self->look_id = g_idle_add (on_idle_cb, self);
}

void
tl_window_follow_look (TlWindow *self)
{
  if (self->settings == NULL)
    return;
  show_look (self);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (on_settings_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
tl_window_set_curves_together (TlWindow *self, gboolean together)
{
  if (self->curves_together == together)
    return;
  self->curves_together = together;
  show_look_on_canvas (self, *tl_canvas_get_look (self->canvas));
  g_object_notify (G_OBJECT (self), "curves-together");
}

void
tl_window_announce_curves (TlWindow *self)
{
  tl_canvas_announce (self->canvas, self->curves_together ? _ ("All curves together, on one axis")
                                                          : _ ("Each curve in its own lane"));
}
