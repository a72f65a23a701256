/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <math.h>

/* In pixels. */
#define KNOB 6.5      /* its radius */
#define KNOB_GAP 10.0 /* from the edge of the card to its middle */
#define LINE 2.0
#define HEAD 11.0
/* How strong the way is while it leads nowhere. */
#define LOOSE 0.5
/* Further out there is no room. */
#define LEAST_ZOOM 0.45

static gboolean
is_card (const TlElement *element)
{
  return element != NULL && tl_element_get_kind (element) == TL_KIND_TOUCHPOINT;
}

static TlElement *
get_only (TlCanvas *canvas)
{
  return canvas->selection->len == 1 ? canvas->selection->pdata[0] : NULL;
}

static gboolean
are_shown (TlCanvas *canvas)
{
  return canvas->layout != NULL && canvas->view.zoom >= LEAST_ZOOM &&
         canvas->drag.phase <= TL_DRAG_PRESSED && canvas->linking.mode == TL_LINKING_NOT &&
         !tl_canvas_edit_is_open (canvas);
}

/* The knobs above and below a card, in pixels. */
static gboolean
find_knobs (TlCanvas *canvas, const TlElement *card, TlPoint knobs[2])
{
  TlRect box, place;

  if (!is_card (card) || !tl_canvas_find_box (canvas, card, &box))
    return FALSE;
  place = tl_view_from_map (&canvas->view, &box);
  knobs[0] = (TlPoint){ place.x + place.width / 2, place.y - KNOB_GAP };
  knobs[1] = (TlPoint){ place.x + place.width / 2, place.y + place.height + KNOB_GAP };
  return TRUE;
}

/* The ends of the selected link, in pixels: where it starts and where it leads to. */
static gboolean
find_ends (TlCanvas *canvas, const TlElement *link, TlPoint ends[2])
{
  const TlLinkRoute *route = NULL;

  if (link != NULL && tl_element_get_kind (link) == TL_KIND_LINK)
    route = tl_layout_find_link (canvas->layout, link);
  for (guint i = 0; route != NULL && i < 2; i++)
    {
      TlPoint at = route->points[i == 0 ? 0 : route->n_points - 1];
      TlRect place = tl_view_from_map (&canvas->view, &(TlRect){ at.x, at.y, 0, 0 });

      ends[i] = (TlPoint){ place.x, place.y };
    }
  return route != NULL;
}

static gboolean
is_near (const TlPoint places[2], double x, double y, double reach, guint *which)
{
  for (guint i = 0; i < 2; i++)
    if (hypot (places[i].x - x, places[i].y - y) <= reach)
      {
        *which = i;
        return TRUE;
      }
  return FALSE;
}

/* The frozen strips are above the handles. */
static gboolean
is_covered (TlCanvas *canvas, double x, double y)
{
  TlStrips strips = tl_canvas_get_strips (canvas);

  return (strips.header.pinned && tl_rect_contains (&strips.header.place, x, y)) ||
         (strips.labels.pinned && tl_rect_contains (&strips.labels.place, x, y));
}

gboolean
tl_canvas_find_link_handle (TlCanvas *canvas, double x, double y, TlLinking *found)
{
  double reach = KNOB + tl_canvas_get_slack (canvas, 2 * KNOB);
  TlElement *only = get_only (canvas), *cards[] = { canvas->hovered, only };
  TlPoint places[2];
  guint which;

  if (!are_shown (canvas) || is_covered (canvas, x, y))
    return FALSE;
  if (find_ends (canvas, only, places) && is_near (places, x, y, reach, &which))
    {
      *found = (TlLinking){ .link = only, .end = which == 0 ? TL_PROPERTY_FROM : TL_PROPERTY_TO };
      found->fixed =
          tl_map_get_ref (canvas->map, only, which == 0 ? TL_PROPERTY_TO : TL_PROPERTY_FROM);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    if (find_knobs (canvas, cards[i], places) && is_near (places, x, y, reach, &which))
      {
        *found = (TlLinking){ .end = TL_PROPERTY_TO, .fixed = cards[i] };
        return TRUE;
      }
  return FALSE;
}

void
tl_canvas_hover (TlCanvas *canvas, TlElement *card)
{
  if (canvas->hovered == card)
    return;
  canvas->hovered = card;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static cairo_t *
begin_knob (GtkSnapshot *snapshot, TlPoint at)
{
  const double reach = KNOB + 2;

  return gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) floor (at.x - reach),
                                                                   (float) floor (at.y - reach),
                                                                   (float) (2 * reach + 1),
                                                                   (float) (2 * reach + 1)));
}

/* Round, with an arrow that points away from the card (direction −1: up, 1: down, 0: none). */
static void
append_knob (TlCanvas *canvas, GtkSnapshot *snapshot, TlPoint at, int direction)
{
  const GdkRGBA *accent = tl_canvas_get_accent (canvas);
  const TlColor *card = tl_style_get_color (canvas->scheme, TL_COLOR_CARD);
  cairo_t *cr = begin_knob (snapshot, at);

  cairo_arc (cr, at.x, at.y, KNOB, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, card->red, card->green, card->blue);
  cairo_fill_preserve (cr);
  gdk_cairo_set_source_rgba (cr, accent);
  cairo_set_line_width (cr, 1.5);
  cairo_stroke (cr);
  if (direction != 0)
    {
      cairo_move_to (cr, at.x - 2.5, at.y - 0.3 * direction);
      cairo_line_to (cr, at.x, at.y + 2.7 * direction);
      cairo_line_to (cr, at.x + 2.5, at.y - 0.3 * direction);
      cairo_move_to (cr, at.x, at.y + 2.7 * direction);
      cairo_line_to (cr, at.x, at.y - 3.0 * direction);
      cairo_stroke (cr);
    }
  cairo_destroy (cr);
}

void
tl_canvas_snapshot_link_handles (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  TlElement *only = get_only (canvas), *cards[] = { canvas->hovered, only };
  TlPoint places[2];

  if (!are_shown (canvas))
    return;
  if (find_ends (canvas, only, places))
    for (guint i = 0; i < 2; i++)
      append_knob (canvas, snapshot, places[i], 0);
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    if ((i == 0 || cards[1] != cards[0]) && find_knobs (canvas, cards[i], places))
      {
        append_knob (canvas, snapshot, places[0], -1);
        append_knob (canvas, snapshot, places[1], 1);
      }
}

/* Where a way to a place leaves a card, and in which direction. */
static TlPoint
find_port (const TlRect *place, TlPoint other, TlPoint *way)
{
  double x = place->x + place->width / 2, y = place->y + place->height / 2;

  if (other.y < place->y || other.y > place->y + place->height)
    {
      gboolean above = other.y < place->y;

      *way = (TlPoint){ 0, above ? -1 : 1 };
      return (TlPoint){ x, above ? place->y : place->y + place->height };
    }
  *way = (TlPoint){ other.x < x ? -1 : 1, 0 };
  return (TlPoint){ other.x < x ? place->x : place->x + place->width, y };
}

/* The way from the card that stays to the hand, or to the card aimed at: a curve of four points. */
static gboolean
find_way (TlCanvas *canvas, TlPoint way[4])
{
  const TlLinking *linking = &canvas->linking;
  TlRect from_box, to_box, from, to;
  TlPoint leave, arrive = { 0, 0 };
  double bend;

  if (!tl_canvas_find_box (canvas, linking->fixed, &from_box))
    return FALSE;
  if (linking->target == NULL || !tl_canvas_find_box (canvas, linking->target, &to_box))
    to_box = (TlRect){ linking->point.x, linking->point.y, 0, 0 };
  from = tl_view_from_map (&canvas->view, &from_box);
  to = tl_view_from_map (&canvas->view, &to_box);
  way[0] = find_port (&from, (TlPoint){ to.x + to.width / 2, to.y + to.height / 2 }, &leave);
  way[3] = (TlPoint){ to.x, to.y };
  if (to.width > 0)
    way[3] = find_port (&to, way[0], &arrive);
  bend = MAX (hypot (way[3].x - way[0].x, way[3].y - way[0].y) * 0.4, 8);
  way[1] = (TlPoint){ way[0].x + leave.x * bend, way[0].y + leave.y * bend };
  way[2] = (TlPoint){ way[3].x + arrive.x * bend, way[3].y + arrive.y * bend };
  return TRUE;
}

static void
draw_head (cairo_t *cr, TlPoint tip, TlPoint from)
{
  double angle = atan2 (tip.y - from.y, tip.x - from.x);

  cairo_save (cr);
  cairo_translate (cr, tip.x, tip.y);
  cairo_rotate (cr, angle);
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, -HEAD, HEAD / 2);
  cairo_line_to (cr, -HEAD, -HEAD / 2);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_restore (cr);
}

static void
draw_way (TlCanvas *canvas, cairo_t *cr, const TlPoint way[4])
{
  const TlLinking *linking = &canvas->linking;
  TlLinkStyle style = tl_style_get_link (canvas->scheme, tl_canvas_linking_get_kind (canvas));
  const GdkRGBA *accent = tl_canvas_get_accent (canvas);
  gboolean refused = linking->target != NULL && linking->kinds == 0;

  if (linking->target == NULL)
    cairo_set_source_rgba (cr, accent->red, accent->green, accent->blue, LOOSE);
  else
    cairo_set_source_rgba (cr, style.color->red, style.color->green, style.color->blue,
                           refused ? 0.35 : 1);
  cairo_set_line_width (cr, LINE);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (linking->target != NULL && style.dash[0] > 0)
    cairo_set_dash (cr, style.dash, 2, 0);
  cairo_move_to (cr, way[0].x, way[0].y);
  cairo_curve_to (cr, way[1].x, way[1].y, way[2].x, way[2].y, way[3].x, way[3].y);
  cairo_stroke (cr);
  /* A loose end has no direction of its own. */
  if (linking->end == TL_PROPERTY_TO)
    draw_head (cr, way[3], linking->target != NULL ? way[2] : way[1]);
  else
    draw_head (cr, way[0], way[1]);
}

static void
append_target (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  const TlLinking *linking = &canvas->linking;
  const TlColor *warning = tl_style_get_color (canvas->scheme, TL_COLOR_WARNING);
  GdkRGBA color = *tl_canvas_get_accent (canvas);
  TlRect box;

  if (linking->target == NULL || !tl_canvas_find_box (canvas, linking->target, &box))
    return;
  if (linking->kinds == 0)
    color = (GdkRGBA){ (float) warning->red, (float) warning->green, (float) warning->blue, 1 };
  tl_canvas_snapshot_card_frame (canvas, snapshot, &box, &color, 3, 0.12f);
}

void
tl_canvas_snapshot_linking (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  TlRect bounds = { 0 };
  TlPoint way[4];
  cairo_t *cr;

  if (canvas->linking.mode == TL_LINKING_NOT || !find_way (canvas, way))
    return;
  append_target (canvas, snapshot);
  for (guint i = 0; i < 4; i++)
    {
      TlRect point = { way[i].x - 1, way[i].y - 1, 2, 2 };

      bounds = tl_rect_unite (&bounds, &point);
    }
  bounds = tl_rect_grow (&bounds, HEAD);
  bounds = tl_rect_cut (&bounds, &(TlRect){ 0, 0, canvas->view.width, canvas->view.height });
  if (bounds.width <= 0 || bounds.height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT ((float) bounds.x, (float) bounds.y,
                                                                 (float) bounds.width,
                                                                 (float) bounds.height));
  draw_way (canvas, cr, way);
  cairo_destroy (cr);
}
