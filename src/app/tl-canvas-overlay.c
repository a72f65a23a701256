/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <math.h>

#include "tl-canvas-marks.h"

/* In pixels, as in the reference picture. */
#define OUTLINE_WIDTH 2.0
#define OUTLINE_GAP 0.8 /* between the card and the outline */
#define HANDLE_WIDTH 8.0
#define HANDLE_HEIGHT 16.0
/* Further out there is no room for a handle. */
#define LEAST_HANDLE_ZOOM 0.3
/* How far any of it reaches out of a card. */
#define REACH 8.0
#define SOFT_EDGE 6.0f
/* Around an entry of a key, in map units: from the label's start, and above its first baseline. */
#define KEY_START 6.0
#define KEY_WIDTH 116.0
#define KEY_ASCENT 15.0
#define KEY_DESCENT 5.0

static const GdkRGBA accent = { 0x35 / 255.f, 0x84 / 255.f, 0xe4 / 255.f, 1 };
/* Where there has to be more contrast, on light and on dark. */
static const GdkRGBA strong_accent[] = { { 0x1a / 255.f, 0x5f / 255.f, 0xb4 / 255.f, 1 },
                                         { 0x99 / 255.f, 0xc1 / 255.f, 0xf1 / 255.f, 1 } };

const GdkRGBA *
tl_canvas_get_accent (TlCanvas *canvas)
{
  if (!canvas->high_contrast)
    return &accent;
  return &strong_accent[canvas->scheme == TL_SCHEME_DARK];
}

/* The curve of a lane that shares its axis with others, and the lane that shows them. */
static const TlCurveBox *
find_curve (TlCanvas *canvas, const TlElement *lane, const TlLaneBox **host)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  gboolean is_lane = tl_element_get_kind (lane) == TL_KIND_LANE;

  for (guint i = 0; is_lane && i < view->n_lanes; i++)
    for (guint k = 0; k < view->lanes[i].n_curves; k++)
      if (view->lanes[i].curves[k].lane == lane)
        {
          *host = &view->lanes[i];
          return &view->lanes[i].curves[k];
        }
  return NULL;
}

static gboolean
find_extents (TlCanvas *canvas, const TlElement *element, TlRect *box)
{
  const TlLaneBox *host;

  if (find_curve (canvas, element, &host) == NULL)
    return tl_canvas_find_box (canvas, element, box);
  *box = host->box;
  return TRUE;
}

TlRect
tl_canvas_get_selection_extents (TlCanvas *canvas)
{
  TlRect all = { 0 }, box;

  if (canvas->marks != NULL)
    return (TlRect){ 0, 0, canvas->view.content_width, canvas->view.content_height };
  if (canvas->outlines_known)
    return canvas->outlines;
  for (guint i = 0; i < canvas->selection->len; i++)
    if (find_extents (canvas, canvas->selection->pdata[i], &box))
      all = tl_rect_unite (&all, &box);
  if (canvas->cursor != NULL && tl_canvas_find_box (canvas, canvas->cursor, &box))
    all = tl_rect_unite (&all, &box);
  canvas->outlines = all.width > 0 ? tl_rect_grow (&all, REACH / canvas->level) : all;
  canvas->outlines_known = TRUE;
  return canvas->outlines;
}

void
tl_canvas_damage_outline (TlCanvas *canvas, const TlElement *element)
{
  const guint planes = 1u << TL_PLANE_SELECTION | 1u << TL_PLANE_HEADER | 1u << TL_PLANE_LABELS;
  double scale = canvas->level * gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  TlRect box;

  canvas->outlines_known = FALSE;
  if (element == NULL)
    tl_tiles_drop (canvas->tiles, 1u << TL_PLANE_SELECTION);
  else if (tl_canvas_find_box (canvas, element, &box))
    {
      box = tl_rect_grow (&box, REACH / canvas->level);
      tl_tiles_damage (canvas->tiles, planes, &box, scale, scale);
    }
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

static void
trace_round (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  double r = MIN (radius, MIN (width, height) / 2);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - r, y + r, r, -G_PI_2, 0);
  cairo_arc (cr, x + width - r, y + height - r, r, 0, G_PI_2);
  cairo_arc (cr, x + r, y + height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, x + r, y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* An outline around a box, in pixels whatever the zoom. */
static void
paint_outline (TlCanvas *canvas, cairo_t *cr, const TlRect *box, double pixel, double strength)
{
  const GdkRGBA *color = tl_canvas_get_accent (canvas);
  double gap = (OUTLINE_GAP + OUTLINE_WIDTH / 2) * pixel;
  TlRect around = tl_rect_grow (box, gap);

  trace_round (cr, around.x, around.y, around.width, around.height, TL_SIZE_CARD_RADIUS + gap);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, strength);
  cairo_set_line_width (cr, OUTLINE_WIDTH * pixel);
  cairo_stroke (cr);
}

/* The grip on the edge that sets a card's span. */
static void
paint_handle (TlCanvas *canvas, cairo_t *cr, const TlRect *box, double pixel)
{
  const GdkRGBA *color = tl_canvas_get_accent (canvas);
  const TlColor *card = tl_style_get_color (canvas->scheme, TL_COLOR_CARD);
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;
  double gap = (OUTLINE_GAP + OUTLINE_WIDTH / 2) * pixel;
  double edge = mirrored ? box->x - gap : box->x + box->width + gap;
  double width = HANDLE_WIDTH * pixel, height = HANDLE_HEIGHT * pixel;

  trace_round (cr, edge - width / 2, box->y + (box->height - height) / 2, width, height, width / 2);
  cairo_set_source_rgb (cr, card->red, card->green, card->blue);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
  cairo_set_line_width (cr, 1.5 * pixel);
  cairo_stroke (cr);
}

/* Beside what is a line. */
static void
paint_glow (TlCanvas *canvas, cairo_t *cr, double pixel)
{
  const GdkRGBA *color = tl_canvas_get_accent (canvas);

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, 0.35);
  cairo_set_line_width (cr, 8 * pixel);
  cairo_stroke (cr);
}

static void
paint_link_outline (TlCanvas *canvas, cairo_t *cr, const TlElement *link, double pixel)
{
  const TlLinkRoute *route = tl_layout_find_link (canvas->layout, link);

  if (route == NULL)
    return;
  for (guint i = 0; i < route->n_points; i++)
    cairo_line_to (cr, route->points[i].x, route->points[i].y);
  paint_glow (canvas, cr, pixel);
}

/* As it is drawn: level at its marks. */
static void
paint_curve_outline (
    TlCanvas *canvas, cairo_t *cr, const TlLaneBox *host, const TlCurveBox *curve, double pixel)
{
  const TlCurveMark *marks = host->marks + curve->first_mark;

  for (guint i = 0; i < curve->n_marks; i++)
    {
      const TlPoint *from = &marks[MAX (i, 1) - 1].point, *to = &marks[i].point;
      double middle = (from->x + to->x) / 2;

      if (i == 0)
        cairo_move_to (cr, to->x, to->y);
      cairo_curve_to (cr, middle, from->y, middle, to->y, to->x, to->y);
    }
  paint_glow (canvas, cr, pixel);
}

/* Its entry in the key, too: a curve may have no point at all. */
static void
paint_shared_lane (
    TlCanvas *canvas, cairo_t *cr, const TlLaneBox *host, const TlCurveBox *curve, double pixel)
{
  TlRect label, key;

  paint_curve_outline (canvas, cr, host, curve, pixel);
  if (!tl_canvas_find_box (canvas, host->lane, &label))
    return;
  key = (TlRect){ label.x + KEY_START, host->box.y + curve->key_y - KEY_ASCENT, KEY_WIDTH,
                  KEY_ASCENT + TL_KEY_LINE + KEY_DESCENT };
  if (tl_canvas_get_layout (canvas)->right_to_left)
    key.x = label.x + label.width - KEY_START - KEY_WIDTH;
  paint_outline (canvas, cr, &key, pixel, 1);
}

static void
paint_element (TlCanvas *canvas, cairo_t *cr, const TlElement *element, double pixel)
{
  gboolean alone = canvas->selection->len == 1;
  const TlLaneBox *host;
  const TlCurveBox *curve = find_curve (canvas, element, &host);
  TlRect box;

  if (curve != NULL)
    paint_shared_lane (canvas, cr, host, curve, pixel);
  else if (tl_element_get_kind (element) == TL_KIND_LINK)
    paint_link_outline (canvas, cr, element, pixel);
  else if (tl_canvas_find_box (canvas, element, &box))
    {
      paint_outline (canvas, cr, &box, pixel, 1);
      if (alone && tl_element_get_kind (element) == TL_KIND_TOUCHPOINT &&
          canvas->level >= LEAST_HANDLE_ZOOM && !tl_canvas_edit_is_open (canvas))
        paint_handle (canvas, cr, &box, pixel);
    }
}

static gboolean
is_lifted (TlCanvas *canvas, const TlElement *touchpoint)
{
  const TlCardBox *card = tl_layout_find_card (canvas->layout, touchpoint);

  return card == NULL || card->lifted;
}

/* The keyboard's card is shown to those who use the keyboard. */
static gboolean
focus_is_shown (TlCanvas *canvas)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (canvas));

  return GTK_IS_WINDOW (root) && gtk_window_get_focus_visible (GTK_WINDOW (root)) &&
         gtk_widget_get_focus_child (GTK_WIDGET (canvas)) != NULL;
}

gboolean
tl_canvas_paint_selection (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece)
{
  double pixel = gtk_widget_get_scale_factor (GTK_WIDGET (canvas)) / scale;
  TlRect near = tl_rect_grow (piece, REACH * pixel);
  g_autoptr (GPtrArray) cards = tl_layout_find_cards_in (canvas->layout, &near);
  TlElement *first = canvas->selection->len > 0 ? canvas->selection->pdata[0] : NULL;
  gboolean something = FALSE;

  for (guint i = 0; i < cards->len; i++)
    {
      TlElement *touchpoint = cards->pdata[i];
      TlRect box;

      if (is_lifted (canvas, touchpoint))
        continue;
      if (tl_canvas_find_box (canvas, touchpoint, &box) &&
          tl_canvas_paint_mark (canvas, cr, touchpoint, &box, pixel))
        something = TRUE;
      if (tl_canvas_is_selected (canvas, touchpoint))
        paint_element (canvas, cr, touchpoint, pixel);
      else if (touchpoint == canvas->cursor && focus_is_shown (canvas) &&
               tl_canvas_find_box (canvas, touchpoint, &box))
        paint_outline (canvas, cr, &box, pixel, 0.5);
      else
        continue;
      something = TRUE;
    }
  if (first == NULL || tl_element_get_kind (first) == TL_KIND_TOUCHPOINT)
    return something;
  paint_element (canvas, cr, first, pixel);
  return TRUE;
}

static void
append_frame (GtkSnapshot *snapshot,
              const GdkRGBA *color,
              const TlRect *place,
              float radius,
              float width,
              float fill)
{
  GdkRGBA inner = *color;
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) place->x, (float) place->y,
                                                        (float) place->width,
                                                        (float) place->height),
                                   radius);
  inner.alpha = fill;
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &inner, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]){ width, width, width, width },
                              (GdkRGBA[4]){ *color, *color, *color, *color });
}

void
tl_canvas_snapshot_frame (TlCanvas *canvas, GtkSnapshot *snapshot, const TlRect *place, float fill)
{
  TlRect seen = { 0, 0, canvas->view.width, canvas->view.height };

  if (tl_rect_touches (place, &seen))
    append_frame (snapshot, tl_canvas_get_accent (canvas), place,
                  (float) (TL_SIZE_CARD_RADIUS * canvas->view.zoom), 2, fill);
}

void
tl_canvas_snapshot_card_frame (TlCanvas *canvas,
                               GtkSnapshot *snapshot,
                               const TlRect *box,
                               const GdkRGBA *color,
                               float width,
                               float fill)
{
  TlRect place = tl_view_from_map (&canvas->view, box);
  TlRect seen = { 0, 0, canvas->view.width, canvas->view.height };

  if (tl_rect_touches (&place, &seen))
    append_frame (snapshot, color, &place, (float) (TL_SIZE_CARD_RADIUS * canvas->view.zoom), width,
                  fill);
}

gboolean
tl_canvas_find_cell_box (TlCanvas *canvas, TlCell cell, int span, TlRect *box)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlLaneBox *lane = NULL;
  guint moment = 0;

  for (guint i = 0; i < view->n_lanes; i++)
    if (view->lanes[i].lane == cell.lane)
      lane = &view->lanes[i];
  while (moment < view->n_moments && view->moments[moment].moment != cell.moment)
    moment++;
  if (lane == NULL || moment == view->n_moments)
    return FALSE;
  box->x = view->moments[moment].x + TL_SIZE_CARD_INSET;
  box->width = view->card_width + (MAX (span, 1) - 1) * view->moment_width;
  if (view->right_to_left)
    box->x =
        view->moments[moment].x + view->moments[moment].width - TL_SIZE_CARD_INSET - box->width;
  box->y = lane->box.y + 8;
  box->height = MIN (54, MAX (lane->box.height - 16, 16));
  for (guint i = 0; i < lane->n_cards; i++)
    if (lane->cards[i].moment == moment)
      box->y = MAX (box->y, lane->cards[i].box.y + lane->cards[i].box.height - box->height);
  return TRUE;
}

void
tl_canvas_snapshot_landing (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  const guint most = 200; /* frames a screen can bear */

  /* What lands between two moments has no place of its own yet. */
  if (canvas->drag.in_gap)
    return;
  for (guint i = 0; i < MIN (canvas->drag.placements->len, most); i++)
    {
      const TlPlacement *placement = &g_array_index (canvas->drag.placements, TlPlacement, i);
      const TlCardBox *card = tl_layout_find_card (canvas->layout, placement->touchpoint);
      TlRect box;

      if (card == NULL)
        continue;
      if (!canvas->drag.copying)
        tl_canvas_snapshot_card_frame (canvas, snapshot, &card->box, tl_canvas_get_accent (canvas),
                                       2, 0.12f);
      else if (tl_canvas_find_cell_box (canvas, placement->cell, card->span, &box))
        tl_canvas_snapshot_card_frame (canvas, snapshot, &box, tl_canvas_get_accent (canvas), 2,
                                       0.12f);
    }
}

void
tl_canvas_snapshot_cell (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  TlRect box;

  if (canvas->cell.lane != NULL && tl_canvas_find_cell_box (canvas, canvas->cell, 1, &box))
    tl_canvas_snapshot_card_frame (canvas, snapshot, &box, tl_canvas_get_accent (canvas), 1, 0.05f);
  if (canvas->drop_cell.lane != NULL &&
      tl_canvas_find_cell_box (canvas, canvas->drop_cell, 1, &box))
    tl_canvas_snapshot_card_frame (canvas, snapshot, &box, tl_canvas_get_accent (canvas), 2, 0.12f);
}

void
tl_canvas_snapshot_marquee (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  const TlDrag *drag = &canvas->drag;
  TlRect box = { MIN (drag->origin.x, drag->point.x), MIN (drag->origin.y, drag->point.y),
                 fabs (drag->point.x - drag->origin.x), fabs (drag->point.y - drag->origin.y) };
  TlRect place = tl_view_from_map (&canvas->view, &box);

  if (drag->phase == TL_DRAG_MARQUEE)
    append_frame (snapshot, tl_canvas_get_accent (canvas), &place, 2, 1, 0.1f);
}

void
tl_canvas_snapshot_soft_edge (
    GtkSnapshot *snapshot, double x, double y, double length, gboolean down, gboolean backwards)
{
  const GskColorStop stops[] = { { 0, { 0, 0, 0, 0.10f } },
                                 { 0.4f, { 0, 0, 0, 0.035f } },
                                 { 1, { 0, 0, 0, 0 } } };
  float left = (float) (backwards ? x - SOFT_EDGE : x), top = (float) y;
  graphene_rect_t bounds = down ? GRAPHENE_RECT_INIT (left, top, (float) length, SOFT_EDGE)
                                : GRAPHENE_RECT_INIT (left, top, SOFT_EDGE, (float) length);
  graphene_point_t start = { (float) x, top };
  graphene_point_t end =
      down ? GRAPHENE_POINT_INIT ((float) x, top + SOFT_EDGE)
           : GRAPHENE_POINT_INIT ((float) x + (backwards ? -SOFT_EDGE : SOFT_EDGE), top);

  gtk_snapshot_append_linear_gradient (snapshot, &bounds, &start, &end, stops,
                                       G_N_ELEMENTS (stops));
}

void
tl_canvas_snapshot_paper (TlCanvas *canvas, GtkSnapshot *snapshot, const TlRect *place)
{
  const TlColor *paper = tl_style_get_color (canvas->scheme, TL_COLOR_PAPER);
  GdkRGBA color = { (float) paper->red, (float) paper->green, (float) paper->blue, 1 };

  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) place->x, (float) place->y,
                                                  (float) place->width, (float) place->height));
}

void
tl_canvas_snapshot_corner (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  TlStrips strips = tl_canvas_get_strips (canvas);

  if (strips.corner.width > 0)
    tl_canvas_snapshot_paper (canvas, snapshot, &strips.corner);
}
