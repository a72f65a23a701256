/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <math.h>

/* From one thing to the next, as somebody points at them who is talking. */
#define GLIDE_TIME (700 * 1000) /* microseconds */
/* Kept free around what is shown, in pixels. */
#define MARGIN 48.0
/* Nothing is shown larger, however small it is. */
#define LARGEST 1.6

static TlRect
unite (const TlRect *a, const TlRect *b)
{
  double x = MIN (a->x, b->x), y = MIN (a->y, b->y);

  return (TlRect){ x, y, MAX (a->x + a->width, b->x + b->width) - x,
                   MAX (a->y + a->height, b->y + b->height) - y };
}

/* FALSE when none of them is shown. */
static gboolean
find_extents (TlCanvas *canvas, const GPtrArray *elements, TlRect *extents)
{
  gboolean found = FALSE;
  TlRect box;

  for (guint i = 0; i < elements->len; i++)
    if (tl_canvas_find_box (canvas, elements->pdata[i], &box))
      {
        *extents = found ? unite (extents, &box) : box;
        found = TRUE;
      }
  return found;
}

/* Where the beginning of the map's title is scrolled away, the rest of it only puzzles. */
static TlView
hide_rest_of_title (TlCanvas *canvas, TlView view)
{
  TlStrips strips = tl_view_get_strips (&view, tl_canvas_get_layout (canvas));

  if (strips.labels.pinned && !strips.header.pinned)
    view.y = strips.header.source.y * view.zoom;
  tl_view_clamp (&view);
  return view;
}

/* The frozen strips cover an edge above and one at the side; the whole map has them in itself. */
static TlView
aim (TlCanvas *canvas, const TlRect *rect, gboolean is_whole, double below)
{
  const TlLayoutView *layout = tl_canvas_get_layout (canvas);
  TlStrips strips = tl_canvas_get_strips (canvas);
  double labels = is_whole ? 0 : strips.labels.source.width;
  double header = is_whole ? 0 : strips.header.source.height;
  double width = MAX (canvas->view.width - 2 * MARGIN, 1);
  double height = MAX (canvas->view.height - below - 2 * MARGIN, 1);
  double zoom = MIN (width / (rect->width + labels), height / (rect->height + header));
  TlView view = canvas->view;

  view.zoom = CLAMP (zoom, TL_CANVAS_ZOOM_MINIMUM, LARGEST);
  labels *= view.zoom;
  header *= view.zoom;
  view.x = (rect->x + rect->width / 2) * view.zoom - view.width / 2;
  view.x += layout->right_to_left ? labels / 2 : -labels / 2;
  view.y = (rect->y + rect->height / 2) * view.zoom - (view.height - below + header) / 2;
  tl_view_clamp (&view);
  return is_whole ? view : hide_rest_of_title (canvas, view);
}

/* Zooms by equal factors in equal times, and moves so that one point of the map stays where it is
 * on the screen: what is gone to does not swing. */
static TlView
blend (const TlView *from, const TlView *to, double share)
{
  double factor = to->zoom / from->zoom;
  double moved = fabs (factor - 1) < 1e-6 ? share : (1 - pow (factor, -share)) / (1 - 1 / factor);
  TlPoint start = tl_view_to_map (from, from->width / 2, from->height / 2);
  TlPoint end = tl_view_to_map (to, to->width / 2, to->height / 2);
  TlView view = *to;

  view.zoom = from->zoom * pow (factor, share);
  view.x = (start.x + (end.x - start.x) * moved) * view.zoom - view.width / 2;
  view.y = (start.y + (end.y - start.y) * moved) * view.zoom - view.height / 2;
  return view;
}

static void
go_to (TlCanvas *canvas, const TlView *view, gboolean on_the_way)
{
  tl_canvas_zoom_to (canvas, view->zoom, 0, 0, on_the_way);
  canvas->view.x = view->x;
  canvas->view.y = view->y;
  tl_view_clamp (&canvas->view);
  tl_canvas_view_changed (canvas);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double share = (double) (now - canvas->glide.start) / GLIDE_TIME;
  TlView view;

  if (share >= 1)
    {
      canvas->glide.tick_id = 0;
      go_to (canvas, &canvas->glide.to, FALSE);
      return G_SOURCE_REMOVE;
    }
  /* Gently off and gently on. */
  share = share < 0.5 ? 4 * pow (share, 3) : 1 - pow (2 - 2 * share, 3) / 2;
  view = blend (&canvas->glide.from, &canvas->glide.to, CLAMP (share, 0, 1));
  go_to (canvas, &view, TRUE);
  return G_SOURCE_CONTINUE;
}

void
tl_canvas_stop_glide (TlCanvas *canvas)
{
  if (canvas->glide.tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (canvas), canvas->glide.tick_id);
  canvas->glide.tick_id = 0;
}

void
tl_canvas_glide_to (TlCanvas *canvas, const GPtrArray *elements, double below)
{
  TlRect rect;

  g_return_if_fail (TL_IS_CANVAS (canvas));

  if (canvas->layout == NULL || canvas->view.width <= 0)
    return;
  rect = (TlRect){ 0, 0, canvas->view.content_width, canvas->view.content_height };
  if (elements != NULL && !find_extents (canvas, elements, &rect))
    return;
  tl_canvas_stop_glide (canvas);
  tl_canvas_stop_kinetic (canvas);
  canvas->glide.from = canvas->view;
  canvas->glide.to = aim (canvas, &rect, elements == NULL, below);
  if (!tl_canvas_may_animate (canvas))
    {
      go_to (canvas, &canvas->glide.to, FALSE);
      return;
    }
  canvas->glide.start = g_get_monotonic_time ();
  canvas->glide.tick_id =
      gtk_widget_add_tick_callback (GTK_WIDGET (canvas), on_tick_cb, NULL, NULL);
}
