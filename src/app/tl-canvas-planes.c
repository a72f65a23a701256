/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include "tl-cairo-painter.h"
#include "tl-map-drawing.h"

TlPicture
tl_canvas_get_picture (TlCanvas *canvas)
{
  return (TlPicture){ canvas->map, canvas->layout, canvas->text, canvas->scheme,
                      canvas->high_contrast };
}

static TlPainter *
make_painter (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece)
{
  TlPicture picture = tl_canvas_get_picture (canvas);

  return tl_picture_make_painter (&picture, cr, scale, piece);
}

static gboolean
paint_parts (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece, TlParts parts)
{
  TlPicture picture = tl_canvas_get_picture (canvas);

  tl_picture_paint (&picture, cr, scale, piece, parts);
  return TRUE;
}

/* The map is there already: a veil over it, and on that the lit cards and links. */
static gboolean
paint_lit (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece)
{
  TlPainter *painter;

  tl_canvas_paint_veil (canvas, cr, piece);
  painter = make_painter (canvas, cr, scale, piece);
  tl_map_drawing_paint_some (painter, canvas->map, canvas->layout, tl_canvas_get_lit (canvas),
                             canvas->scheme);
  tl_cairo_painter_free (painter);
  return TRUE;
}

/* A card in the hand is above the others. */
static void
paint_shadow (cairo_t *cr, const TlRect *box)
{
  for (int i = 4; i > 0; i--)
    {
      TlRect layer = tl_rect_grow (box, i * 1.5 - 1);

      layer.y += 3;
      tl_picture_trace_card (cr, &layer);
      cairo_set_source_rgba (cr, 0, 0, 0, 0.05);
      cairo_fill (cr);
    }
}

/* Dragged cards stand in their places of before here; the plane is moved as a whole. */
static gboolean
paint_carried (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece)
{
  TlPainter *painter = make_painter (canvas, cr, scale, piece);
  gboolean something = FALSE;

  for (guint i = 0; i < canvas->drag.cards->len; i++)
    {
      const TlDragCard *dragged = &g_array_index (canvas->drag.cards, TlDragCard, i);
      const TlCardBox *shown = tl_layout_find_card (canvas->layout, dragged->touchpoint);
      TlRect all = tl_rect_grow (&dragged->box, TL_CARRIED_REACH);
      TlCardBox card;

      if (shown == NULL || !tl_rect_touches (&all, piece))
        continue;
      card = *shown;
      card.box = dragged->box;
      paint_shadow (cr, &card.box);
      tl_map_drawing_paint_card (painter, canvas->map, canvas->layout, &card, canvas->scheme);
      something = TRUE;
    }
  tl_cairo_painter_free (painter);
  return something;
}

gboolean
tl_canvas_paint_plane (
    TlCanvas *canvas, cairo_t *cr, TlPlane plane, double scale, const TlRect *piece)
{
  switch (plane)
    {
    case TL_PLANE_OVERVIEW:
      return paint_parts (canvas, cr, scale, piece,
                          TL_PART_PAPER | TL_PART_STAGES | TL_PART_LANES | TL_PART_LABELS |
                              TL_PART_CARDS);
    case TL_PLANE_BODY:
      return paint_parts (canvas, cr, scale, piece, TL_PART_ALL);
    case TL_PLANE_LABELS:
      return paint_parts (canvas, cr, scale, piece, TL_PART_PAPER | TL_PART_LANES | TL_PART_LABELS);
    case TL_PLANE_HEADER:
      return paint_parts (canvas, cr, scale, piece, TL_PART_PAPER | TL_PART_STAGES);
    case TL_PLANE_LIT:
      return paint_lit (canvas, cr, scale, piece);
    case TL_PLANE_CARRIED:
      return paint_carried (canvas, cr, scale, piece);
    case TL_PLANE_SELECTION:
    default:
      return tl_canvas_paint_selection (canvas, cr, scale, piece);
    }
}
