/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-view.h"

#include <math.h>

#include "tl-canvas.h"

/* Around the stages, in map units: what belongs to the strip besides their boxes. */
#define HEADER_PAD 10.0
/* Left of the layer bands. */
#define LABELS_PAD 8.0
#define LARGEST_SHARE 0.4

static const double zoom_steps[] = { 0.10, 0.25, 0.33, 0.50, 0.67, 0.75, 0.90,
                                     1.00, 1.10, 1.25, 1.50, 2.00, 3.00, 4.00 };

static TlRect
make_rect (double x, double y, double width, double height)
{
  return (TlRect){ x, y, MAX (width, 0), MAX (height, 0) };
}

void
tl_view_get_range (
    const TlView *view, double *x_least, double *x_most, double *y_least, double *y_most)
{
  double beyond = view->content_width * view->zoom - view->width;
  double below = view->content_height * view->zoom + TL_VIEW_ROOM - view->height;

  *x_least = beyond < 0 ? beyond / 2 : 0;
  *x_most = beyond < 0 ? beyond / 2 : beyond;
  *y_least = 0;
  *y_most = MAX (below, 0);
}

void
tl_view_clamp (TlView *view)
{
  double x_least, x_most, y_least, y_most;

  view->zoom = CLAMP (view->zoom, TL_CANVAS_ZOOM_MINIMUM, TL_CANVAS_ZOOM_MAXIMUM);
  tl_view_get_range (view, &x_least, &x_most, &y_least, &y_most);
  view->x = CLAMP (view->x, x_least, x_most);
  view->y = CLAMP (view->y, y_least, y_most);
}

TlViewPlace
tl_view_get_place (const TlView *view, gboolean mirrored)
{
  double x = view->x / view->zoom;

  if (mirrored)
    x = view->content_width - (view->x + view->width) / view->zoom;
  return (TlViewPlace){ view->zoom, x, view->y / view->zoom };
}

void
tl_view_set_place (TlView *view, const TlViewPlace *place, gboolean mirrored)
{
  view->zoom = CLAMP (place->zoom, TL_CANVAS_ZOOM_MINIMUM, TL_CANVAS_ZOOM_MAXIMUM);
  view->x = place->x * view->zoom;
  if (mirrored)
    view->x = (view->content_width - place->x) * view->zoom - view->width;
  view->y = place->y * view->zoom;
  tl_view_clamp (view);
}

TlPoint
tl_view_to_map (const TlView *view, double x, double y)
{
  return (TlPoint){ (x + view->x) / view->zoom, (y + view->y) / view->zoom };
}

TlRect
tl_view_from_map (const TlView *view, const TlRect *rect)
{
  return (TlRect){ rect->x * view->zoom - view->x, rect->y * view->zoom - view->y,
                   rect->width * view->zoom, rect->height * view->zoom };
}

TlRect
tl_view_get_seen (const TlView *view)
{
  TlPoint start = tl_view_to_map (view, 0, 0);

  return (TlRect){ start.x, start.y, view->width / view->zoom, view->height / view->zoom };
}

void
tl_view_zoom_at (TlView *view, double zoom, double x, double y)
{
  TlPoint point = tl_view_to_map (view, x, y);

  view->zoom = CLAMP (zoom, TL_CANVAS_ZOOM_MINIMUM, TL_CANVAS_ZOOM_MAXIMUM);
  view->x = point.x * view->zoom - x;
  view->y = point.y * view->zoom - y;
  tl_view_clamp (view);
}

double
tl_view_get_fit (const TlView *view)
{
  double across, down;

  if (view->content_width <= 0 || view->content_height <= 0)
    return 1;
  across = view->width / view->content_width;
  down = (view->height - TL_VIEW_ROOM) / view->content_height;
  return CLAMP (MIN (across, down), TL_CANVAS_ZOOM_MINIMUM, 1);
}

double
tl_view_get_step (double zoom, int direction)
{
  const double near = 1e-3; /* a zoom this near a step stands on it */
  int n = G_N_ELEMENTS (zoom_steps);

  if (direction > 0)
    {
      for (int i = 0; i < n; i++)
        if (zoom_steps[i] > zoom + near)
          return zoom_steps[i];
      return TL_CANVAS_ZOOM_MAXIMUM;
    }
  for (int i = n - 1; i >= 0; i--)
    if (zoom_steps[i] < zoom - near)
      return zoom_steps[i];
  return TL_CANVAS_ZOOM_MINIMUM;
}

/* The scroll that shows start ... end between `from` and `to`, as near to `now` as can be. */
static double
reveal_span (double now, double start, double end, double from, double to)
{
  if (end - start > to - from || start - now < from)
    return start - from;
  if (end - now > to)
    return end - to;
  return now;
}

void
tl_view_reveal (TlView *view, const TlRect *rect, const double edges[4])
{
  double x = rect->x * view->zoom, y = rect->y * view->zoom;

  view->x =
      reveal_span (view->x, x, x + rect->width * view->zoom, edges[0], view->width - edges[2]);
  view->y =
      reveal_span (view->y, y, y + rect->height * view->zoom, edges[1], view->height - edges[3]);
  tl_view_clamp (view);
}

static TlStrip
make_header (const TlView *view, const TlLayoutView *layout)
{
  const TlRect *box = &layout->header_box;
  TlStrip strip = { .source = make_rect (0, box->y - HEADER_PAD, layout->width,
                                         box->height + 2 * HEADER_PAD) };

  strip.place = tl_view_from_map (view, &strip.source);
  if (layout->n_stages > 0 && strip.place.y < 0 &&
      strip.place.height <= view->height * LARGEST_SHARE)
    {
      strip.pinned = TRUE;
      strip.place.y = 0;
    }
  return strip;
}

static TlStrip
make_labels (const TlView *view, const TlLayoutView *layout)
{
  const TlRect *box = &layout->label_box;
  double start = layout->right_to_left ? box->x : box->x - LABELS_PAD;
  TlStrip strip = { .source = make_rect (start, box->y, box->width + LABELS_PAD, box->height) };
  double most;

  strip.place = tl_view_from_map (view, &strip.source);
  most = view->width - strip.place.width;
  if (layout->n_layers == 0 || strip.place.width > view->width * LARGEST_SHARE)
    return strip;
  if (layout->right_to_left ? strip.place.x > most : strip.place.x < 0)
    {
      strip.pinned = TRUE;
      strip.place.x = layout->right_to_left ? most : 0;
    }
  return strip;
}

TlStrips
tl_view_get_strips (const TlView *view, const TlLayoutView *layout)
{
  TlStrips strips = { .header = make_header (view, layout), .labels = make_labels (view, layout) };
  TlRect *header = &strips.header.place;
  TlRect *labels = &strips.labels.place;

  if (strips.labels.pinned)
    {
      strips.corner = make_rect (labels->x, header->y, labels->width, header->height);
      if (!layout->right_to_left && header->x < labels->width)
        {
          header->width -= labels->width - header->x;
          header->x = labels->width;
        }
      else if (layout->right_to_left)
        header->width = MIN (header->width, labels->x - header->x);
    }
  if (strips.header.pinned && labels->y < header->height)
    {
      labels->height = MAX (labels->height - (header->height - labels->y), 0);
      labels->y = header->height;
    }
  return strips;
}

gboolean
tl_view_pick (const TlView *view, const TlStrips *strips, double x, double y, TlPoint *point)
{
  const TlStrip *header = &strips->header, *labels = &strips->labels;

  if (tl_rect_contains (&strips->corner, x, y))
    return FALSE;
  *point = tl_view_to_map (view, x, y);
  if (header->pinned && tl_rect_contains (&header->place, x, y))
    point->y = header->source.y + y / view->zoom;
  else if (labels->pinned && tl_rect_contains (&labels->place, x, y))
    point->x = labels->source.x + (x - labels->place.x) / view->zoom;
  return TRUE;
}
