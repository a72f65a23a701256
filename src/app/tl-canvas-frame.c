/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <time.h>

#ifdef GDK_WINDOWING_X11
#include <cairo-xlib.h>
#include <gdk/x11/gdkx.h>
#endif

#define MOST_FRAME_TIMES 4096

double
tl_canvas_get_processor_time (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1000 + (double) now.tv_nsec / 1e6;
}

void
tl_canvas_input_begin (TlCanvas *canvas)
{
  canvas->input_start = tl_canvas_get_processor_time ();
}

void
tl_canvas_input_end (TlCanvas *canvas)
{
  canvas->input_time += tl_canvas_get_processor_time () - canvas->input_start;
}

static void
on_frame_begin_cb (TlCanvas *canvas)
{
  canvas->frame_start = tl_canvas_get_processor_time ();
}

static void
on_frame_end_cb (TlCanvas *canvas)
{
  double time = tl_canvas_get_processor_time () - canvas->frame_start + canvas->input_time;

  canvas->input_time = 0;
  if (canvas->frame_times->len < MOST_FRAME_TIMES)
    g_array_append_val (canvas->frame_times, time);
}

#ifdef GDK_WINDOWING_X11
/* Cairo hands frames to the X server through memory they share. It lets go of that memory once
 * nothing is in it, which is after each frame, and the kernel has to find and wipe pages for the
 * next one: half of what a bare frame of a large window costs. So something very small is kept in
 * it, beside which there is room for frames.
 *
 * Cairo makes the memory many times as large as what it is made for, in blocks of up to twice
 * that; only what is used of it costs anything. A frame larger than a block is as dear as ever. */
static cairo_surface_t *
hold_shared_memory (GdkSurface *surface)
{
  const int room = 1024; /* pixels a side: a block then holds a frame of 1920 × 1080 */
  const int least = 32;  /* what is smaller is not put there */
  GdkDisplay *display = gdk_surface_get_display (surface);
  cairo_surface_t *window, *opener, *holder;

  if (!GDK_IS_X11_DISPLAY (display))
    return NULL;
  window = cairo_xlib_surface_create (gdk_x11_display_get_xdisplay (display),
                                      gdk_x11_surface_get_xid (surface),
                                      DefaultVisualOfScreen (gdk_x11_screen_get_xscreen (
                                          gdk_x11_display_get_screen (display))),
                                      1, 1);
  opener = cairo_surface_create_similar_image (window, CAIRO_FORMAT_RGB24, room, room);
  holder = cairo_surface_create_similar_image (window, CAIRO_FORMAT_RGB24, least, least);
  cairo_surface_destroy (opener);
  cairo_surface_destroy (window);
  return holder;
}
#else
static cairo_surface_t *
hold_shared_memory (GdkSurface *surface)
{
  return NULL;
}
#endif

void
tl_canvas_set_up_frames (TlCanvas *canvas)
{
  GtkWidget *widget = GTK_WIDGET (canvas);

  canvas->shared_memory =
      hold_shared_memory (gtk_native_get_surface (gtk_widget_get_native (widget)));
  canvas->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_swapped (canvas->clock, "before-paint", G_CALLBACK (on_frame_begin_cb), canvas);
  g_signal_connect_swapped (canvas->clock, "after-paint", G_CALLBACK (on_frame_end_cb), canvas);
}

void
tl_canvas_tear_down_frames (TlCanvas *canvas)
{
  /* By function: GTK has handlers of its own there that know the canvas. */
  g_signal_handlers_disconnect_by_func (canvas->clock, on_frame_begin_cb, canvas);
  g_signal_handlers_disconnect_by_func (canvas->clock, on_frame_end_cb, canvas);
  g_clear_object (&canvas->clock);
  g_clear_pointer (&canvas->shared_memory, cairo_surface_destroy);
}

GArray *
tl_canvas_take_frame_times (TlCanvas *canvas)
{
  GArray *times;

  g_return_val_if_fail (TL_IS_CANVAS (canvas), NULL);

  times = canvas->frame_times;
  canvas->frame_times = g_array_new (FALSE, FALSE, sizeof (double));
  return times;
}
