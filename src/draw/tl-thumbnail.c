/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-thumbnail.h"

#include <math.h>

#include "tl-cairo-painter.h"
#include "tl-map-drawing.h"
#include "tl-sheet.h"

#define PARTS                                                                                      \
  (TL_PART_PAPER | TL_PART_STAGES | TL_PART_LABELS | TL_PART_LANES | TL_PART_CARDS |               \
   TL_PART_CURVES | TL_PART_LINKS)
/* Of the map around the stages and lanes that is seen. */
#define MARGIN 12.0
/* Pixels of the screen a map unit. Below it a card is no more than a speck: rather the beginning of
 * a long map than all of it. */
#define LEAST_SCALE 0.08

typedef struct
{
  TlScheme scheme;
  int width, height;
  int density;
  gint64 end; /* of the time there is, monotonic */
} Frame;

static gboolean
is_in_time (double fraction, gpointer data)
{
  const Frame *frame = data;

  return g_get_monotonic_time () < frame->end;
}

/* What of the drawing is seen at which scale: all of it if it may be, else its start. */
static TlRect
find_view (const TlLayoutView *view, const Frame *frame, double *scale)
{
  double left = view->body_box.x - MARGIN;
  double top = view->header_box.y - MARGIN;
  double width = view->body_box.width + 2 * MARGIN;
  double height = view->body_box.y + view->body_box.height + MARGIN - top;
  TlRect seen;

  *scale = MAX (frame->width / width, frame->height / height);
  *scale = CLAMP (*scale, LEAST_SCALE * frame->density, frame->density);
  seen = (TlRect){ left, top, frame->width / *scale, frame->height / *scale };
  if (view->right_to_left)
    seen.x = left + width - seen.width;
  return seen;
}

static gboolean
paint (cairo_t *cr, TlMap *map, TlSheet *sheet, Frame *frame)
{
  const TlColor *paper = tl_style_get_color (frame->scheme, TL_COLOR_PAPER);
  double scale;
  TlRect seen = find_view (tl_layout_get_view (sheet->layout), frame, &scale);
  TlPainter *painter;

  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -seen.x, -seen.y);
  painter = tl_cairo_painter_new (cr, sheet->text, scale / frame->density, FALSE);
  painter->clip = seen;
  painter->go_on = is_in_time;
  painter->go_on_data = frame;
  tl_map_drawing_paint (painter, map, sheet->layout, PARTS, frame->scheme);
  tl_cairo_painter_free (painter);
  return is_in_time (1, frame);
}

cairo_surface_t *
tl_thumbnail_draw (TlMap *map,
                   const TlLook *look,
                   TlScheme scheme,
                   int width,
                   int height,
                   int density,
                   gint64 limit)
{
  Frame frame = { scheme, width, height, density, g_get_monotonic_time () + limit };
  g_autoptr (TlSheet) sheet = tl_sheet_new (map, look);
  cairo_surface_t *surface;
  gboolean painted;
  cairo_t *cr;

  if (!is_in_time (0, &frame))
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cr = cairo_create (surface);
  painted = paint (cr, map, sheet, &frame) && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
  cairo_destroy (cr);
  if (!painted)
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}
