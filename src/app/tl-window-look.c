/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-look-settings.h"

static void
show_look (TlWindow *self)
{
  TlLook look = tl_look_settings_read (self->settings);

  tl_canvas_set_look (self->canvas, &look);
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
