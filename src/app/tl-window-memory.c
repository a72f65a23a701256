/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-view-store.h"

/* Of the keys in the settings. */
#define LEAST_WIDTH 360
#define LEAST_HEIGHT 300
/* What has been seen unmoved for so long is kept, so that it outlives a crash. */
#define REST_SECONDS 2

static void
set_size (TlWindow *self, int width, int height, gboolean maximized)
{
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (maximized)
    gtk_window_maximize (GTK_WINDOW (self));
  else
    gtk_window_unmaximize (GTK_WINDOW (self));
}

void
tl_window_restore_size (TlWindow *self)
{
  if (self->settings == NULL)
    return;
  set_size (self, g_settings_get_int (self->settings, "window-width"),
            g_settings_get_int (self->settings, "window-height"),
            g_settings_get_boolean (self->settings, "window-maximized"));
  tl_window_show_inspector (self, g_settings_get_boolean (self->settings, "inspector-visible"));
}

/* A window that is seen already stays as it is: nobody asked for another one. */
void
tl_window_restore_size_of (TlWindow *self, GFile *file)
{
  g_auto (TlViewState) state = { 0 };

  if (self->settings == NULL || gtk_widget_get_mapped (GTK_WIDGET (self)) ||
      !tl_view_store_find (file, &state))
    return;
  set_size (self, MAX (state.width, LEAST_WIDTH), MAX (state.height, LEAST_HEIGHT),
            state.maximized);
  tl_window_show_inspector (self, state.inspector_visible);
}

TlPreviewWish
tl_window_make_wish (TlWindow *self, GFile *file)
{
  TlPreviewWish wish;
  g_auto (TlViewState) state = { 0 };
  int width, height, pane;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  gtk_widget_get_size_request (GTK_WIDGET (self->inspector), &pane, NULL);
  wish = tl_canvas_make_wish (self->canvas, width - (self->inspector_visible ? pane : 0), height);
  wish.has_place = self->settings != NULL && tl_view_store_find (file, &state);
  if (wish.has_place)
    wish.place = state.place;
  return wish;
}

void
tl_window_restore_view (TlWindow *self)
{
  GFile *file = self->document != NULL ? tl_document_get_file (self->document) : NULL;
  g_auto (TlViewState) state = { 0 };

  if (self->settings == NULL || file == NULL || !tl_view_store_find (file, &state))
    return;
  tl_window_show_inspector (self, state.inspector_visible);
  tl_window_set_curves_together (self, state.curves_together);
  tl_canvas_set_folds (self->canvas, state.folds);
  tl_canvas_show_place (self->canvas, &state.place);
}

void
tl_window_restore_shown (TlWindow *self)
{
  GFile *file = self->document != NULL ? tl_document_get_file (self->document) : NULL;
  g_auto (TlViewState) state = { 0 };

  if (self->settings != NULL && file != NULL)
    tl_view_store_find (file, &state);
  tl_window_set_view (self, state.view != NULL ? state.view : "map");
}

void
tl_window_keep_view (TlWindow *self)
{
  GFile *file = self->document != NULL ? tl_document_get_file (self->document) : NULL;
  g_auto (TlViewState) state = { .inspector_visible = self->inspector_wanted,
                                 .maximized = gtk_window_is_maximized (GTK_WINDOW (self)) };
  TlPreviewWish wish;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->settings == NULL || file == NULL || !tl_canvas_get_place (self->canvas, &state.place))
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &state.width, &state.height);
  state.curves_together = self->curves_together;
  state.folds = tl_folds_copy (tl_canvas_get_folds (self->canvas));
  if (self->view != 0)
    state.view = g_strdup (tl_window_get_view_name (self));
  wish = tl_canvas_make_wish (self->canvas, state.width, state.height);
  tl_view_store_keep_canvas (&wish);
  tl_view_store_keep (file, &state);
}

static gboolean
on_rest_cb (gpointer data)
{
  TlWindow *self = data;

  if (g_get_monotonic_time () - self->moved_time < REST_SECONDS * G_USEC_PER_SEC)
    return G_SOURCE_CONTINUE;
  self->rest_id = 0;
  tl_window_keep_view (self);
  return G_SOURCE_REMOVE;
}

/* For each frame of a movement. */
static void
on_view_changed_cb (TlWindow *self)
{
  self->moved_time = g_get_monotonic_time ();
  if (self->rest_id == 0 && self->settings != NULL && self->document != NULL)
    self->rest_id = g_timeout_add_seconds (REST_SECONDS, on_rest_cb, self);
}

void
tl_window_watch_view (TlWindow *self)
{
  /* It may be held by somebody when the window has gone. */
  g_signal_connect_object (self->canvas, "view-changed", G_CALLBACK (on_view_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

void
tl_window_remember (TlWindow *self)
{
  int width, height;

  tl_window_keep_view (self);
  if (self->settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  g_settings_set_int (self->settings, "window-width", MAX (width, LEAST_WIDTH));
  g_settings_set_int (self->settings, "window-height", MAX (height, LEAST_HEIGHT));
  g_settings_set_boolean (self->settings, "window-maximized",
                          gtk_window_is_maximized (GTK_WINDOW (self)));
}
