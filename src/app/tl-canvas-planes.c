/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include "tl-cairo-painter.h"
#include "tl-map-drawing.h"

static TlPainter *
make_painter (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece)
{
  TlPainter *painter = tl_cairo_painter_new (cr, canvas->text, scale, FALSE);

  painter->clip = *piece;
  painter->right_to_left = tl_canvas_get_layout (canvas)->right_to_left;
  return painter;
}

static void
paint_paper (TlCanvas *canvas, cairo_t *cr)
{
  const TlColor *paper = tl_style_get_color (canvas->scheme, TL_COLOR_PAPER);

  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_paint (cr);
}

static void
trace_card (cairo_t *cr, const TlRect *box)
{
  const double r = TL_SIZE_CARD_RADIUS;
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* High contrast: every card with an edge of the colour of text. */
static void
paint_edges (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece)
{
  const TlColor *ink = tl_style_get_color (canvas->scheme, TL_COLOR_INK);
  g_autoptr (GPtrArray) cards = tl_layout_find_cards_in (canvas->layout, piece);

  cairo_set_source_rgb (cr, ink->red, ink->green, ink->blue);
  cairo_set_line_width (cr, MAX (1.0, 1.0 / scale));
  for (guint i = 0; i < cards->len; i++)
    {
      const TlCardBox *card = tl_layout_find_card (canvas->layout, cards->pdata[i]);

      if (card != NULL && !card->lifted)
        trace_card (cr, &card->box);
    }
  cairo_stroke (cr);
}

static void
paint_parts (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece, TlParts parts)
{
  TlPainter *painter = make_painter (canvas, cr, scale, piece);

  paint_paper (canvas, cr);
  tl_map_drawing_paint (painter, canvas->map, canvas->layout, parts, canvas->scheme);
  tl_cairo_painter_free (painter);
}

/* The lit cards and links alone, on nothing. */
static gboolean
paint_lit (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece)
{
  TlPainter *painter = make_painter (canvas, cr, scale, piece);
  gboolean something = tl_map_drawing_paint_some (painter, canvas->map, canvas->layout,
                                                  tl_canvas_get_lit (canvas), canvas->scheme);

  tl_cairo_painter_free (painter);
  return something;
}

/* A card in the hand is above the others. */
static void
paint_shadow (cairo_t *cr, const TlRect *box)
{
  for (int i = 4; i > 0; i--)
    {
      TlRect layer = tl_rect_grow (box, i * 1.5 - 1);

      layer.y += 3;
      trace_card (cr, &layer);
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
      paint_parts (canvas, cr, scale, piece,
                   TL_PART_PAPER | TL_PART_STAGES | TL_PART_LANES | TL_PART_LABELS | TL_PART_CARDS);
      return TRUE;
    case TL_PLANE_BODY:
      paint_parts (canvas, cr, scale, piece, TL_PART_ALL);
      if (canvas->high_contrast)
        paint_edges (canvas, cr, scale, piece);
      return TRUE;
    case TL_PLANE_LABELS:
      paint_parts (canvas, cr, scale, piece, TL_PART_PAPER | TL_PART_LANES | TL_PART_LABELS);
      return TRUE;
    case TL_PLANE_HEADER:
      paint_parts (canvas, cr, scale, piece, TL_PART_PAPER | TL_PART_STAGES);
      return TRUE;
    case TL_PLANE_LIT:
      return paint_lit (canvas, cr, scale, piece);
    case TL_PLANE_CARRIED:
      return paint_carried (canvas, cr, scale, piece);
    case TL_PLANE_SELECTION:
    default:
      return tl_canvas_paint_selection (canvas, cr, scale, piece);
    }
}
