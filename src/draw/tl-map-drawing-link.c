/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-link-words.h"

#define HEAD_LENGTH 8.0 /* of the arrow head */
#define HEAD_WIDTH 5.0  /* half of it */
#define HEAD_OVERLAP 1.0
/* How far the control points of a quarter circle lie from its ends, of the radius. */
#define QUARTER 0.5522847498

/* A strong link is as wide as its kind's line, a weak one visibly thinner. */
double
tl_route_get_width (const TlLinkRoute *route, const TlLinkStyle *style)
{
  static const double factors[] = { 0.6, 0.8, 1.0 };
  int strength = tl_element_get_integer (route->link, TL_PROPERTY_STRENGTH, 3);

  return style->width * factors[CLAMP (strength, 1, 3) - 1];
}

static double
get_distance (TlPoint from, TlPoint to)
{
  return hypot (to.x - from.x, to.y - from.y);
}

TlPoint
tl_point_go_towards (TlPoint from, TlPoint to, double distance)
{
  double whole = get_distance (from, to);
  double part = whole > 0 ? distance / whole : 0;

  return (TlPoint){ from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part };
}

double
tl_route_get_head_room (const TlLinkRoute *route)
{
  return MIN (HEAD_LENGTH - HEAD_OVERLAP, get_distance (route->points[route->n_points - 2],
                                                        route->points[route->n_points - 1]));
}

/* A way between two corners is theirs by halves; the first and the last way have but one. */
static double
get_room (const TlLinkRoute *route, guint way)
{
  double whole = get_distance (route->points[way], route->points[way + 1]);

  if (way == 0)
    return whole;
  return way + 2 == route->n_points ? MAX (0, whole - tl_route_get_head_room (route)) : whole / 2;
}

double
tl_route_get_radius (const TlLinkRoute *route, guint point)
{
  if (point == 0 || point + 1 == route->n_points)
    return 0;
  return MIN (TL_SIZE_LINK_RADIUS, MIN (get_room (route, point - 1), get_room (route, point)));
}

TlPathStep
tl_map_drawing_quarter (TlPoint from, TlPoint corner, TlPoint to)
{
  double radius = get_distance (from, corner);

  return (TlPathStep){ TL_PATH_CURVE,
                       { tl_point_go_towards (corner, from, radius * (1 - QUARTER)),
                         tl_point_go_towards (corner, to, radius * (1 - QUARTER)), to } };
}

static void
add_corner (GArray *steps, const TlLinkRoute *route, guint point)
{
  double radius = tl_route_get_radius (route, point);
  TlPoint corner = route->points[point];
  TlPoint from = tl_point_go_towards (corner, route->points[point - 1], radius);
  TlPoint to = tl_point_go_towards (corner, route->points[point + 1], radius);
  TlPathStep step = { TL_PATH_LINE, { from } };

  g_array_append_val (steps, step);
  step = tl_map_drawing_quarter (from, corner, to);
  g_array_append_val (steps, step);
}

static GArray *
trace_route (const TlLinkRoute *route, gboolean is_detailed)
{
  GArray *steps = g_array_sized_new (FALSE, FALSE, sizeof (TlPathStep), 2 * route->n_points);
  TlPoint tip = route->points[route->n_points - 1];
  TlPoint last = route->points[route->n_points - 2];
  TlPathStep step = { TL_PATH_MOVE, { route->points[0] } };

  g_array_append_val (steps, step);
  for (guint i = 1; i + 1 < route->n_points; i++)
    if (is_detailed)
      add_corner (steps, route, i);
    else
      {
        step = (TlPathStep){ TL_PATH_LINE, { route->points[i] } };
        g_array_append_val (steps, step);
      }
  step = (TlPathStep){ TL_PATH_LINE,
                       { tl_point_go_towards (tip, last, tl_route_get_head_room (route)) } };
  g_array_append_val (steps, step);
  return steps;
}

void
tl_map_drawing_head (const TlMapDrawing *drawing, const TlLinkRoute *route, const TlColor *color)
{
  TlPoint tip = route->points[route->n_points - 1], from = route->points[route->n_points - 2];
  TlPoint back = tl_point_go_towards (tip, from, HEAD_LENGTH);
  TlPoint across = { (tip.y - back.y) / HEAD_LENGTH * HEAD_WIDTH,
                     (back.x - tip.x) / HEAD_LENGTH * HEAD_WIDTH };
  TlPathStep steps[] = {
    { TL_PATH_MOVE, { tip } },
    { TL_PATH_LINE, { { back.x + across.x, back.y + across.y } } },
    { TL_PATH_LINE, { { back.x - across.x, back.y - across.y } } },
    { TL_PATH_CLOSE },
  };
  TlInk ink = { .fill = color };

  tl_painter_path (drawing->painter, steps, G_N_ELEMENTS (steps), &ink);
}

static void
draw_route (const TlMapDrawing *drawing, const TlLinkRoute *route)
{
  TlLinkStyle style = tl_style_get_link (drawing->scheme, route->kind);
  double width = tl_route_get_width (route, &style);
  gboolean is_detailed = tl_map_drawing_has_details (drawing);
  g_autoptr (GArray) steps = trace_route (route, is_detailed);
  const TlPathStep *data = (const TlPathStep *) (const void *) steps->data;
  TlInk halo = { .stroke = tl_map_drawing_color (drawing, TL_COLOR_LINK_HALO),
                 .stroke_width = width + TL_LINK_HALO };
  TlInk ink = { .stroke = style.color,
                .stroke_width = width,
                .dash = { style.dash[0], style.dash[1] } };

  if (is_detailed)
    tl_painter_path (drawing->painter, data, steps->len, &halo);
  tl_painter_path (drawing->painter, data, steps->len, &ink);
  tl_map_drawing_head (drawing, route, style.color);
}

void
tl_map_drawing_begin_link (const TlMapDrawing *drawing, const TlLinkRoute *route)
{
  g_autofree char *spoken = NULL;

  if (drawing->painter->wants_words)
    spoken = tl_link_words_tell (drawing->map, route->link);
  tl_painter_begin_group (drawing->painter, TL_GROUP_LINK, tl_element_get_id (route->link), spoken);
}

static void
draw_link (const TlMapDrawing *drawing, const TlLinkRoute *route)
{
  tl_map_drawing_begin_link (drawing, route);
  tl_map_drawing_light (drawing, route->link);
  draw_route (drawing, route);
  tl_map_drawing_light (drawing, NULL);
  tl_painter_end_group (drawing->painter);
}

/* A route may go all around what is drawn. */
static gboolean
route_is_visible (const TlMapDrawing *drawing, const TlLinkRoute *route)
{
  if (!tl_map_drawing_is_visible (drawing, &route->bounds, HEAD_LENGTH))
    return FALSE;
  for (guint i = 0; i + 1 < route->n_points; i++)
    {
      const TlPoint *from = &route->points[i], *to = &route->points[i + 1];
      TlRect way = { MIN (from->x, to->x), MIN (from->y, to->y), fabs (to->x - from->x),
                     fabs (to->y - from->y) };

      if (tl_map_drawing_is_visible (drawing, &way, HEAD_LENGTH))
        return TRUE;
    }
  return FALSE;
}

void
tl_map_drawing_links (const TlMapDrawing *drawing)
{
  const TlLayoutView *view = drawing->view;
  g_autoptr (GPtrArray) bundled = g_ptr_array_new ();

  if (view->n_links == 0 || !tl_map_drawing_is_visible (drawing, &view->body_box, 0))
    return;
  tl_painter_begin_group (drawing->painter, TL_GROUP_LAYER, "links", _ ("Links"));
  for (guint i = 0; i < view->n_links; i++)
    if (view->links[i].n_points < 2 || !route_is_visible (drawing, &view->links[i]))
      continue;
    else if (view->links[i].bundled)
      g_ptr_array_add (bundled, (gpointer) &view->links[i]);
    else
      draw_link (drawing, &view->links[i]);
  tl_map_drawing_bundles (drawing, bundled);
  tl_painter_end_group (drawing->painter);
}

void
tl_map_drawing_some_links (const TlMapDrawing *drawing, GHashTable *elements)
{
  const TlLayoutView *view = drawing->view;

  for (guint i = 0; i < view->n_links; i++)
    {
      const TlLinkRoute *route = &view->links[i];

      if (route->n_points >= 2 && route_is_visible (drawing, route) &&
          g_hash_table_contains (elements, route->link))
        draw_link (drawing, route);
    }
}
