/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas-private.h"

G_BEGIN_DECLS

/* Between the painting of tiles (tl-canvas-paint.c) and the showing of them (tl-canvas-show.c). */

/* The zoom of the picture of the whole map that stands in for what is not painted yet. */
#define TL_OVERVIEW_ZOOM TL_CANVAS_ZOOM_MINIMUM

/* Where a plane is seen: scrolled by x, y, inside clip; all in pixels. */
typedef struct
{
  TlPlane plane;
  double x, y;
  TlRect clip;
} TlPlaneView;

/* A range of tiles, ends included. */
typedef struct
{
  int first_column, last_column, first_row, last_row;
} TlTileRange;

/* Device pixels a pixel. */
double tl_canvas_get_factor (TlCanvas *canvas);
/* What of the map the plane has anything of. */
TlRect tl_canvas_get_extents (TlCanvas *canvas, TlPlane plane);
/* The tiles of a scale (device pixels a map unit) that a view shows some of. */
TlTileRange tl_canvas_get_range (TlCanvas *canvas, const TlPlaneView *at, double scale, int ring);
/* For each frame: paints what is in view, as far as its time goes, and lists the planes to be
 * shown, from the bottom up. Returns how many. */
guint tl_canvas_paint_seen (TlCanvas *canvas, TlPlaneView views[TL_N_PLANES]);

G_END_DECLS
