/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"
#include "tl-canvas-view.h"

G_BEGIN_DECLS

/* What moves on the canvas by itself. Nothing does for people who want none of that. */

/* The view on its way to another one. */
typedef struct
{
  TlView from, to;
  gint64 start;  /* microseconds */
  guint tick_id; /* 0: it stands still */
} TlGlide;

/* What was shown before, on its way out. */
typedef struct
{
  cairo_surface_t *before; /* NULL: nothing is */
  gint64 start, now;       /* of frames, microseconds; 0: none was shown yet */
  guint tick_id;
} TlFade;

/* tl-canvas-scroll.c */
/* Lets the map roll on from this speed, in pixels a second, unless nothing is to move by itself. */
void tl_canvas_flick (TlCanvas *canvas, double x, double y);
void tl_canvas_stop_kinetic (TlCanvas *canvas);
/* Whether things may move by themselves. */
gboolean tl_canvas_may_animate (TlCanvas *canvas);

/* tl-canvas-fade.c */
/* What is shown now goes away slowly over what will be shown instead; at once, when nothing is to
 * move. */
void tl_canvas_fade (TlCanvas *canvas);
void tl_canvas_stop_fade (TlCanvas *canvas);
void tl_canvas_snapshot_fade (TlCanvas *canvas, GtkSnapshot *snapshot);

/* tl-canvas-glide.c */
void tl_canvas_stop_glide (TlCanvas *canvas);

G_END_DECLS
