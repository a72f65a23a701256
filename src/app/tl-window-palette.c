/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

/* The palette floats in the middle of the lower edge, beside the zoom: further to the start where
 * there is no room for both, then smaller, then below it. */

/* Lifts toasts off it. */
#define OVER_PALETTE "over-palette"

static int
measure (GtkWidget *widget, GtkOrientation orientation, gboolean least)
{
  int minimum, natural;

  gtk_widget_measure (widget, orientation, -1, &minimum, &natural, NULL, NULL);
  return least ? minimum : natural;
}

/* Of its lower end, which is free. */
static int
get_width (GtkWidget *palette, int room)
{
  return CLAMP (room, measure (palette, GTK_ORIENTATION_HORIZONTAL, TRUE),
                measure (palette, GTK_ORIENTATION_HORIZONTAL, FALSE));
}

static gboolean
stands_on_palette (TlWindow *self, int width)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->palette)) &&
         measure (GTK_WIDGET (self->palette), GTK_ORIENTATION_HORIZONTAL, TRUE) +
                 measure (self->zoom_pill, GTK_ORIENTATION_HORIZONTAL, FALSE) >
             width;
}

static void
place_palette (TlWindow *self, int width, int height, GdkRectangle *place)
{
  GtkWidget *palette = GTK_WIDGET (self->palette);
  int zoom = measure (self->zoom_pill, GTK_ORIENTATION_HORIZONTAL, FALSE);
  int room = stands_on_palette (self, width) ? width : width - zoom;

  place->width = get_width (palette, room);
  place->height = measure (palette, GTK_ORIENTATION_VERTICAL, FALSE);
  place->x = MIN ((width - place->width) / 2, MAX (room - place->width, 0));
  place->y = height - place->height;
}

static void
place_zoom (TlWindow *self, int width, int height, GdkRectangle *place)
{
  GtkWidget *palette = GTK_WIDGET (self->palette);

  place->width = measure (self->zoom_pill, GTK_ORIENTATION_HORIZONTAL, FALSE);
  place->height = measure (self->zoom_pill, GTK_ORIENTATION_VERTICAL, FALSE);
  place->x = MAX (width - place->width, 0);
  place->y = height - place->height;
  if (stands_on_palette (self, width))
    place->y = height - measure (palette, GTK_ORIENTATION_VERTICAL, FALSE) - place->height;
}

static gboolean
on_place_cb (GtkOverlay *overlay, GtkWidget *child, GdkRectangle *place, TlWindow *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (overlay));
  int height = gtk_widget_get_height (GTK_WIDGET (overlay));

  if (child == GTK_WIDGET (self->palette))
    place_palette (self, width, height, place);
  else if (child == self->zoom_pill)
    place_zoom (self, width, height, place);
  else
    return FALSE;
  if (gtk_widget_get_direction (GTK_WIDGET (overlay)) == GTK_TEXT_DIR_RTL)
    place->x = width - place->x - place->width;
  return TRUE;
}

void
tl_window_update_palette (TlWindow *self)
{
  GtkWidget *toasts = GTK_WIDGET (self->toasts);

  gtk_widget_set_visible (GTK_WIDGET (self->palette), self->palette_visible);
  if (self->palette_visible && !self->outline_visible && tl_window_is_map_shown (self))
    gtk_widget_add_css_class (toasts, OVER_PALETTE);
  else
    gtk_widget_remove_css_class (toasts, OVER_PALETTE);
}

void
tl_window_set_palette_visible (TlWindow *self, gboolean visible)
{
  if (self->palette_visible == visible)
    return;
  self->palette_visible = visible;
  tl_window_update_palette (self);
  g_object_notify (G_OBJECT (self), "palette-visible");
}

void
tl_window_remember_palette (TlWindow *self)
{
  if (self->settings != NULL)
    g_settings_bind (self->settings, "palette-visible", self, "palette-visible",
                     G_SETTINGS_BIND_DEFAULT);
}

void
tl_window_set_up_palette (TlWindow *self)
{
  g_signal_connect (self->map_view, "get-child-position", G_CALLBACK (on_place_cb), self);
  tl_window_update_palette (self);
}
