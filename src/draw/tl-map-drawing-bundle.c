/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

#include <math.h>
#include <string.h>

/* Links that share their ways. Where several of a kind lie on each other they are one line, the
 * wider the more they are, from which each parts by the corner it always has. All of this follows
 * from the routes, and at each place from those that pass there: a piece of the map can be drawn
 * without the rest. */

#define GROWTH 0.3     /* of the width, whenever they are twice as many */
#define TRACK 5.0      /* from one to the next */
#define MOST_WIDTH 4.5 /* so that two beside each other stay two */
#define FINE 64.0      /* places nearer than its part are the same */

/* Where a line is this many links or more it says how many: at places that are the same whatever is
 * drawn of it, as far from the next, no nearer to where one parts, and not beside the number of the
 * track beside it. */
#define LEAST_COUNTED 3
#define COUNT_STEP_UPRIGHT 128.0
#define COUNT_STEP_LEVEL 256.0
#define COUNT_ROOM 12.0
#define COUNT_TURNS 4.0
#define COUNT_HEIGHT 12.0
#define COUNT_LETTER 6.2
#define COUNT_BASELINE 3.6 /* below the middle */

/* The end of a straight way, or its beginning. */
typedef struct
{
  gboolean upright;
  double line; /* its x when it is upright, else its y */
  double at;   /* along it */
  int more;    /* links from here on: 1 or −1 */
  guint route;
} Edge;

/* A line, straight or around a corner. Its width tells how often the number of its links can be
 * halved, so that it grows by steps and not at every corner. */
typedef struct
{
  TlPoint from, corner, to; /* a straight one has no corner but its end */
  guint n;                  /* links, */
  guint doublings;          /* and how many times two they are */
  guint route;              /* of the one link, when it is one */
} Piece;

/* On a line: how many links it is. */
typedef struct
{
  TlPoint at;
  guint n;
} Count;

typedef struct
{
  const TlMapDrawing *drawing;
  const GPtrArray *routes; /* TlLinkRoute, of one kind */
  TlLinkStyle style;
  GArray *edges;  /* Edge */
  GArray *pieces; /* Piece */
  GArray *counts; /* Count */
} Bundle;

static TlPoint
make_fine (TlPoint point)
{
  return (TlPoint){ rint (point.x * FINE) / FINE, rint (point.y * FINE) / FINE };
}

static void
add_way (Bundle *bundle, TlPoint from, TlPoint to, guint route)
{
  gboolean upright = from.x == to.x;
  double line = upright ? from.x : from.y;
  double one = upright ? from.y : from.x, other = upright ? to.y : to.x;
  Edge edges[] = { { upright, line, MIN (one, other), 1, route },
                   { upright, line, MAX (one, other), -1, route } };

  if (one != other)
    g_array_append_vals (bundle->edges, edges, G_N_ELEMENTS (edges));
}

/* Whichever way it is gone around, it is the same corner. */
static void
add_corner (Bundle *bundle, TlPoint from, TlPoint corner, TlPoint to, guint route)
{
  gboolean turn = from.x > to.x || (from.x == to.x && from.y > to.y);
  Piece piece = { turn ? to : from, corner, turn ? from : to, 1, 0, route };

  g_array_append_val (bundle->pieces, piece);
}

static void
add_route (Bundle *bundle, const TlLinkRoute *route, guint number)
{
  gboolean is_detailed = tl_map_drawing_has_details (bundle->drawing);
  TlPoint from = make_fine (route->points[0]);

  for (guint i = 1; i < route->n_points; i++)
    {
      gboolean last = i + 1 == route->n_points;
      double radius = is_detailed ? tl_route_get_radius (route, i) : 0;
      TlPoint corner = route->points[i];
      TlPoint to = tl_point_go_towards (corner, route->points[i - 1],
                                        last ? tl_route_get_head_room (route) : radius);
      TlPoint next = last ? to : tl_point_go_towards (corner, route->points[i + 1], radius);

      to = make_fine (to);
      next = make_fine (next);
      add_way (bundle, from, to, number);
      if (radius > 0)
        add_corner (bundle, to, make_fine (corner), next, number);
      from = next;
    }
}

static int
compare_numbers (double a, double b)
{
  return a < b ? -1 : a > b;
}

static int
compare_points (TlPoint a, TlPoint b)
{
  int order = compare_numbers (a.x, b.x);

  return order != 0 ? order : compare_numbers (a.y, b.y);
}

static int
compare_corners (gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *other = b;
  int order = compare_points (one->corner, other->corner);

  if (order == 0)
    order = compare_points (one->from, other->from);
  return order != 0 ? order : compare_points (one->to, other->to);
}

/* What is gone around several times becomes one. */
static void
join_corners (Bundle *bundle)
{
  guint n = 0;

  g_array_sort (bundle->pieces, compare_corners);
  for (guint i = 0; i < bundle->pieces->len; i++)
    {
      Piece *piece = &g_array_index (bundle->pieces, Piece, i);
      Piece *last = n > 0 ? &g_array_index (bundle->pieces, Piece, n - 1) : NULL;

      if (last != NULL && compare_corners (last, piece) == 0)
        last->doublings = g_bit_storage (++last->n) - 1;
      else
        g_array_index (bundle->pieces, Piece, n++) = *piece;
    }
  g_array_set_size (bundle->pieces, n);
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  const Edge *one = a, *other = b;
  int order = one->upright - other->upright;

  if (order == 0)
    order = compare_numbers (one->line, other->line);
  return order != 0 ? order : compare_numbers (one->at, other->at);
}

/* Goes on with the piece before, when that looks the same. */
static void
add_straight (Bundle *bundle, const Edge *from, const Edge *to, guint n, guint route)
{
  TlPoint start =
      from->upright ? (TlPoint){ from->line, from->at } : (TlPoint){ from->at, from->line };
  TlPoint end = to->upright ? (TlPoint){ to->line, to->at } : (TlPoint){ to->at, to->line };
  Piece piece = { start, end, end, n, g_bit_storage (n) - 1, route };
  Piece *last = bundle->pieces->len > 0
                    ? &g_array_index (bundle->pieces, Piece, bundle->pieces->len - 1)
                    : NULL;

  if (to->at <= from->at)
    return;
  if (last != NULL && compare_points (last->to, start) == 0 &&
      compare_points (last->corner, last->to) == 0 &&
      (last->from.x == last->to.x) == from->upright && last->doublings == piece.doublings &&
      (n > 1 || last->route == route))
    last->to = last->corner = end;
  else
    g_array_append_val (bundle->pieces, piece);
}

static void
add_counts (Bundle *bundle, const Edge *from, const Edge *to, guint n)
{
  double step = from->upright ? COUNT_STEP_UPRIGHT : COUNT_STEP_LEVEL;
  double turn = fmod (floor (from->line / TRACK), COUNT_TURNS) * step / COUNT_TURNS;

  for (double at = ceil ((from->at + COUNT_ROOM - turn) / step) * step + turn;
       at <= to->at - COUNT_ROOM; at += step)
    {
      Count count = { { at, from->line }, n };

      if (from->upright)
        count.at = (TlPoint){ from->line, at };
      g_array_append_val (bundle->counts, count);
    }
}

/* From edge to edge along each line. The numbers of the links there are added up: when there is one
 * link only, the sum is its number. */
static void
join_ways (Bundle *bundle)
{
  guint n = 0, sum = 0;

  g_array_sort (bundle->edges, compare_edges);
  for (guint i = 0; i < bundle->edges->len; i++)
    {
      const Edge *edge = &g_array_index (bundle->edges, Edge, i);

      if (n > 0)
        add_straight (bundle, edge - 1, edge, n, sum);
      if (n >= LEAST_COUNTED)
        add_counts (bundle, edge - 1, edge, n);
      n = edge->more > 0 ? n + 1 : n - 1;
      sum = edge->more > 0 ? sum + edge->route : sum - edge->route;
    }
}

static double
get_width (const Bundle *bundle, const Piece *piece)
{
  if (piece->n == 1)
    return tl_route_get_width (bundle->routes->pdata[piece->route], &bundle->style);
  return MIN (bundle->style.width * (1 + GROWTH * piece->doublings), MOST_WIDTH);
}

/* Dashes are where they always are, so that they do not depend on how much is drawn. */
static TlPoint
start_dashes (const Bundle *bundle, const Piece *piece)
{
  double length = bundle->style.dash[0] + bundle->style.dash[1];
  TlPoint from = piece->from;

  if (from.x == piece->to.x)
    from.y = MIN (ceil (from.y / length) * length, piece->to.y);
  else if (from.y == piece->to.y)
    from.x = MIN (ceil (from.x / length) * length, piece->to.x);
  return from;
}

static void
add_steps (const Bundle *bundle, GArray *steps, const Piece *piece, gboolean dashed)
{
  gboolean straight = compare_points (piece->corner, piece->to) == 0;
  TlRect rect = { MIN (piece->from.x, piece->to.x), MIN (piece->from.y, piece->to.y),
                  fabs (piece->from.x - piece->to.x), fabs (piece->from.y - piece->to.y) };
  TlPathStep step = { TL_PATH_MOVE, { dashed ? start_dashes (bundle, piece) : piece->from } };

  if (!tl_map_drawing_is_visible (bundle->drawing, &rect, MOST_WIDTH + TL_LINK_HALO))
    return;
  g_array_append_val (steps, step);
  step = (TlPathStep){ TL_PATH_LINE, { piece->to } };
  if (!straight)
    step = tl_map_drawing_quarter (piece->from, piece->corner, piece->to);
  g_array_append_val (steps, step);
}

static const Piece *
get_piece (const Bundle *bundle, guint i)
{
  return i < bundle->pieces->len ? &g_array_index (bundle->pieces, Piece, i) : NULL;
}

/* What is drawn at one stroke: all of a width that is shared, all of a link that is its own. */
static gboolean
is_one_stroke (const Piece *one, const Piece *other)
{
  return one->doublings == other->doublings && (one->doublings > 0 || one->route == other->route);
}

static int
compare_pieces (gconstpointer a, gconstpointer b)
{
  const Piece *one = a, *other = b;

  if (one->doublings != other->doublings)
    return one->doublings > other->doublings ? -1 : 1;
  if (one->doublings == 0 && one->route != other->route)
    return one->route < other->route ? -1 : 1;
  return compare_corners (a, b);
}

/* From this piece on; returns the first one that is not part of it. */
static guint
draw_stroke (const Bundle *bundle, guint first, gboolean is_halo)
{
  gboolean dashed = bundle->style.dash[0] > 0 && !is_halo;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (TlPathStep));
  const Piece *piece = get_piece (bundle, first);
  TlInk ink = { .stroke = bundle->style.color,
                .stroke_width = get_width (bundle, piece),
                .round_ends = !dashed };
  guint i = first;

  for (; i < bundle->pieces->len && is_one_stroke (piece, get_piece (bundle, i)); i++)
    add_steps (bundle, steps, get_piece (bundle, i), dashed);
  if (is_halo)
    {
      ink.stroke = tl_map_drawing_color (bundle->drawing, TL_COLOR_LINK_HALO);
      ink.stroke_width += TL_LINK_HALO;
    }
  if (dashed)
    memcpy (ink.dash, bundle->style.dash, sizeof ink.dash);
  if (steps->len > 0)
    tl_painter_path (bundle->drawing->painter, (const TlPathStep *) (const void *) steps->data,
                     steps->len, &ink);
  return i;
}

static guint
draw_shared (const Bundle *bundle)
{
  guint i = 0;

  tl_painter_begin_group (bundle->drawing->painter, TL_GROUP_DECORATION, NULL, NULL);
  while (i < bundle->pieces->len && get_piece (bundle, i)->doublings > 0)
    i = draw_stroke (bundle, i, FALSE);
  tl_painter_end_group (bundle->drawing->painter);
  return i;
}

static void
draw_strokes (const Bundle *bundle)
{
  guint i = 0;

  while (tl_map_drawing_has_details (bundle->drawing) && i < bundle->pieces->len)
    i = draw_stroke (bundle, i, TRUE);
  i = draw_shared (bundle);
  for (guint k = 0; k < bundle->routes->len; k++)
    {
      tl_map_drawing_begin_link (bundle->drawing, bundle->routes->pdata[k]);
      if (i < bundle->pieces->len && get_piece (bundle, i)->route == k)
        i = draw_stroke (bundle, i, FALSE);
      tl_map_drawing_head (bundle->drawing, bundle->routes->pdata[k], bundle->style.color);
      tl_painter_end_group (bundle->drawing->painter);
    }
}

static void
draw_count (const Bundle *bundle, const Count *count)
{
  const TlMapDrawing *drawing = bundle->drawing;
  g_autofree char *words = g_strdup_printf ("%u", count->n);
  double width = tl_map_drawing_guess_width (words, COUNT_LETTER) + 4;
  TlRect box = { count->at.x - width / 2, count->at.y - COUNT_HEIGHT / 2, width, COUNT_HEIGHT };
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_PAPER) };

  if (!tl_map_drawing_is_visible (drawing, &box, 0))
    return;
  tl_painter_box (drawing->painter, &box, COUNT_HEIGHT / 3, &ink);
  tl_map_drawing_words (drawing, TL_TEXT_BADGE, words, count->at.x, count->at.y + COUNT_BASELINE,
                        TL_ANCHOR_MIDDLE, bundle->style.color);
}

static void
draw_counts (const Bundle *bundle)
{
  if (bundle->counts->len == 0 || !tl_map_drawing_has_details (bundle->drawing))
    return;
  tl_painter_begin_group (bundle->drawing->painter, TL_GROUP_DECORATION, NULL, NULL);
  for (guint i = 0; i < bundle->counts->len; i++)
    draw_count (bundle, &g_array_index (bundle->counts, Count, i));
  tl_painter_end_group (bundle->drawing->painter);
}

/* All of one kind, and all lit or all faded. */
static void
draw_bundle (const TlMapDrawing *drawing, const GPtrArray *routes)
{
  const TlLinkRoute *first = routes->pdata[0];
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  g_autoptr (GArray) pieces = g_array_new (FALSE, FALSE, sizeof (Piece));
  g_autoptr (GArray) counts = g_array_new (FALSE, FALSE, sizeof (Count));
  Bundle bundle = { drawing, routes, tl_style_get_link (drawing->scheme, first->kind),
                    edges,   pieces, counts };

  for (guint i = 0; i < routes->len; i++)
    add_route (&bundle, routes->pdata[i], i);
  join_corners (&bundle);
  join_ways (&bundle);
  g_array_sort (pieces, compare_pieces);
  tl_map_drawing_light (drawing, first->link);
  draw_strokes (&bundle);
  draw_counts (&bundle);
  tl_map_drawing_light (drawing, NULL);
}

static gboolean
is_lit (const TlMapDrawing *drawing, const TlLinkRoute *route)
{
  return drawing->lit == NULL || g_hash_table_contains (drawing->lit, route->link);
}

/* The faded ones lie below, causes on top. */
void
tl_map_drawing_bundles (const TlMapDrawing *drawing, const GPtrArray *routes)
{
  for (gboolean lit = FALSE; lit <= TRUE; lit++)
    for (guint kind = TL_N_LINK_KINDS; kind > 0; kind--)
      {
        g_autoptr (GPtrArray) bundle = g_ptr_array_new ();

        for (guint i = 0; i < routes->len; i++)
          {
            const TlLinkRoute *route = routes->pdata[i];

            if (route->kind == (TlLinkKind) (kind - 1) && is_lit (drawing, route) == lit)
              g_ptr_array_add (bundle, (gpointer) route);
          }
        if (bundle->len > 0)
          draw_bundle (drawing, bundle);
      }
}
