/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

/* What is shown changes at once when something is folded; the picture of before goes away over it,
 * so that the eye can follow. */

#define FADE_TIME (160 * 1000) /* microseconds */

static double
get_share_left (TlCanvas *canvas)
{
  gint64 gone = canvas->fade.now - canvas->fade.start;

  return 1 - CLAMP ((double) gone / FADE_TIME, 0, 1);
}

void
tl_canvas_stop_fade (TlCanvas *canvas)
{
  if (canvas->fade.tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (canvas), canvas->fade.tick_id);
  canvas->fade.tick_id = 0;
  g_clear_pointer (&canvas->fade.before, cairo_surface_destroy);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlCanvas *canvas = TL_CANVAS (widget);

  /* From the first frame on: laying out a large map takes its time. */
  canvas->fade.now = gdk_frame_clock_get_frame_time (clock);
  if (canvas->fade.start == 0)
    canvas->fade.start = canvas->fade.now;
  gtk_widget_queue_draw (widget);
  if (get_share_left (canvas) > 0)
    return G_SOURCE_CONTINUE;
  canvas->fade.tick_id = 0;
  tl_canvas_stop_fade (canvas);
  return G_SOURCE_REMOVE;
}

/* Of the map alone: the widgets on it may have to be allocated first. On a surface of its own:
 * tiles are painted over when something changes. */
static cairo_surface_t *
take_picture (TlCanvas *canvas)
{
  TlRect all = { 0, 0, canvas->view.width, canvas->view.height };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  GskRenderNode *node;
  cairo_surface_t *surface;
  cairo_t *cr;

  tl_canvas_snapshot_paper (canvas, snapshot, &all);
  tl_canvas_snapshot_map (canvas, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) canvas->view.width * factor,
                                        (int) canvas->view.height * factor);
  cairo_surface_set_device_scale (surface, factor, factor);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gsk_render_node_unref (node);
  return surface;
}

void
tl_canvas_fade (TlCanvas *canvas)
{
  tl_canvas_stop_fade (canvas);
  if (!gtk_widget_get_mapped (GTK_WIDGET (canvas)) || !tl_canvas_may_animate (canvas))
    return;
  canvas->fade.before = take_picture (canvas);
  canvas->fade.start = canvas->fade.now = 0;
  canvas->fade.tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (canvas), on_tick_cb, NULL, NULL);
}

void
tl_canvas_snapshot_fade (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  cairo_t *cr;

  if (canvas->fade.before == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) canvas->view.width,
                                                                 (float) canvas->view.height));
  cairo_set_source_surface (cr, canvas->fade.before, 0, 0);
  cairo_paint_with_alpha (cr, get_share_left (canvas));
  cairo_destroy (cr);
}
