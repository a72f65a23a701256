/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

/* TlView: which part of a drawing is seen, and how large. A plain value and pure functions; no
 * widget. "Pixels" are a widget's logical pixels from its top left. */
typedef struct
{
  double zoom;                          /* pixels a map unit */
  double x, y;                          /* what is scrolled away, in pixels; see tl_view_clamp () */
  double width, height;                 /* of the widget, in pixels */
  double content_width, content_height; /* of the drawing, in map units */
} TlView;

#define TL_CANVAS_ZOOM_MINIMUM 0.1
#define TL_CANVAS_ZOOM_MAXIMUM 4.0

/* How far one may scroll past the lower end of the drawing, so that nothing has to stay behind
 * tools that float there. In pixels. */
#define TL_VIEW_ROOM 88.0

/* The least and the most x and y can be. A drawing narrower than the widget stands in its middle
 * (x below 0), one less tall at its top. */
void tl_view_get_range (
    const TlView *view, double *x_least, double *x_most, double *y_least, double *y_most);
/* Brings zoom, x and y into their ranges. */
void tl_view_clamp (TlView *view);

/* What is seen, in numbers that mean the same in a widget of another size: the place of the corner
 * where reading starts, the top left, or the top right when mirrored, in map units from that corner
 * of the drawing. */
typedef struct
{
  double zoom;
  double x, y;
} TlViewPlace;

TlViewPlace tl_view_get_place (const TlView *view, gboolean mirrored);
/* Goes there, as far as the range allows. */
void tl_view_set_place (TlView *view, const TlViewPlace *place, gboolean mirrored);

TlPoint tl_view_to_map (const TlView *view, double x, double y);
TlRect tl_view_from_map (const TlView *view, const TlRect *rect);
/* The part of the map that is seen, in map units. */
TlRect tl_view_get_seen (const TlView *view);

/* Zooms so that the place of the map at pixel x, y stays there, as far as the range allows. */
void tl_view_zoom_at (TlView *view, double zoom, double x, double y);
/* The largest zoom, 1 at most, at which all of the drawing is seen. */
double tl_view_get_fit (const TlView *view);
/* The next round zoom above (direction 1) or below (-1). */
double tl_view_get_step (double zoom, int direction);
/* Scrolls as little as needed to have the rectangle (map units) in the widget, `edges` pixels of
 * which (left, top, right, bottom) are covered. When it does not fit, its start is shown. */
void tl_view_reveal (TlView *view, const TlRect *rect, const double edges[4]);

/* A part of the drawing that stays in sight: the stage header at the top, the lane labels at the
 * side. */
typedef struct
{
  gboolean pinned; /* scrolled past, so shown on top at `place` */
  TlRect source;   /* map units */
  TlRect place;    /* pixels */
} TlStrip;

typedef struct
{
  TlStrip header;
  TlStrip labels;
  TlRect corner; /* pixels; where neither has anything; empty when the labels are not pinned */
} TlStrips;

/* A strip that would take more than two fifths of the widget is never pinned. */
TlStrips tl_view_get_strips (const TlView *view, const TlLayoutView *layout);
/* The place of the map under a pixel, strips on top. FALSE in the corner. */
gboolean
tl_view_pick (const TlView *view, const TlStrips *strips, double x, double y, TlPoint *point);

G_END_DECLS
