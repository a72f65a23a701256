/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <math.h>

#define MARK_REACH 8.0
#define SAME_PLACE 0.02
#define EDGE_SHARE 0.25 /* of a card's width that its end edge takes at the most */
#define HEAD_RISE 4.0   /* of a moment's head, into the stage */
#define HEAD_DIP 2.0    /* and into the lanes, above their cards */

static gboolean
contains (const TlRect *rect, TlPoint point, double slack)
{
  return point.x >= rect->x - slack && point.x <= rect->x + rect->width + slack &&
         point.y >= rect->y - slack && point.y <= rect->y + rect->height + slack;
}

/* The last lane that begins at or above y, or the first. */
static guint
find_lane_near (const TlLayout *layout, double y)
{
  guint low = 0, high = layout->lane_boxes->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (layout->lane_boxes, TlLaneBox, middle).box.y <= y)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The last moment that begins at or before a logical x, or the first. */
static guint
find_moment_near (const TlLayout *layout, double x)
{
  guint low = 0, high = layout->moment_starts->len;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (tl_layout_get_moment_start (layout, middle) <= x)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The first card of a lane that may reach into the moment. */
static guint
find_first_card (const TlLane *lane, guint moment)
{
  guint low = 0, high = lane->n_boxes;

  if (lane->columns[moment].first_card != TL_NOWHERE)
    return lane->columns[moment].first_card;
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (lane->boxes[middle].moment < moment)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

typedef gboolean (*CardVisitor) (const TlCardBox *card, gpointer data);

/* Calls for the cards shown in these lanes and moments until one is taken; TRUE when one was. */
static gboolean
visit_cards (TlLayout *layout, const TlRect *area, CardVisitor visit, gpointer data)
{
  guint n_moments = tl_layout_count_moments (layout);
  double start = tl_layout_mirror (layout, area->x, area->width);
  guint first, last;

  if (n_moments == 0 || layout->lane_boxes->len == 0)
    return FALSE;
  first = find_moment_near (layout, start);
  last = find_moment_near (layout, start + area->width);
  for (guint i = find_lane_near (layout, area->y); i < layout->shown_lanes->len; i++)
    {
      const TlLane *lane = g_ptr_array_index (layout->shown_lanes, i);

      if (g_array_index (layout->lane_boxes, TlLaneBox, i).box.y > area->y + area->height)
        break;
      if (lane->kind != TL_LANE_TOUCHPOINTS)
        continue;
      for (guint k = find_first_card (lane, first);
           k < lane->n_boxes && lane->boxes[k].moment <= last; k++)
        if (visit (&lane->boxes[k], data))
          return TRUE;
    }
  return FALSE;
}

/* Of what is only near the nearest counts. */
typedef struct
{
  TlLayout *layout;
  TlPoint point;
  TlReach reach;
  double nearest; /* how far away the hit is */
  TlHit hit;
} Search;

static TlCell
get_cell (TlLayout *layout, guint lane, guint moment)
{
  return (TlCell){ g_array_index (layout->lane_boxes, TlLaneBox, lane).lane,
                   g_array_index (layout->moment_boxes, TlMomentBox, moment).moment };
}

/* 0 inside of it. */
static double
get_distance (const TlRect *rect, TlPoint point)
{
  double across = MAX (rect->x - point.x, point.x - rect->x - rect->width);
  double down = MAX (rect->y - point.y, point.y - rect->y - rect->height);

  return MAX (MAX (across, down), 0);
}

static gboolean
is_nearest (Search *search, double distance, double reach)
{
  if (distance > reach || distance >= search->nearest)
    return FALSE;
  search->nearest = distance;
  return TRUE;
}

/* What is smaller than it is to be aimed at counts as larger. */
static TlRect
grow_target (const TlRect *box, double slack)
{
  double across = MAX (slack - box->width / 2, 0), down = MAX (slack - box->height / 2, 0);

  return (TlRect){ box->x - across, box->y - down, box->width + 2 * across,
                   box->height + 2 * down };
}

/* The edge that sets the span, as far as it is taken hold of: of a narrow card not all of it. */
static TlRect
get_end_edge (const Search *search, const TlCardBox *card)
{
  double inside = MIN (search->reach.edge, card->box.width * EDGE_SHARE);
  double width = search->reach.edge + inside;
  double x = search->layout->view.right_to_left ? card->box.x - search->reach.edge
                                                : card->box.x + card->box.width - inside;

  return (TlRect){ x, card->box.y, width, card->box.height };
}

/* TRUE when the point is on the card itself. */
static gboolean
hit_card (const TlCardBox *card, gpointer data)
{
  Search *search = data;
  TlRect edge = get_end_edge (search, card), target = grow_target (&card->box, search->reach.slack);
  gboolean at_end = search->reach.edge > 0 && contains (&edge, search->point, 0);
  double distance = get_distance (&card->box, search->point);

  if ((!at_end && !contains (&target, search->point, 0)) ||
      !is_nearest (search, distance, G_MAXDOUBLE))
    return FALSE;
  search->hit.kind = at_end ? TL_HIT_CARD_END_EDGE : TL_HIT_CARD;
  search->hit.element = card->touchpoint;
  search->hit.cell = get_cell (search->layout, card->lane, card->moment);
  return distance == 0;
}

static void
find_hit_card (Search *search)
{
  double reach = MAX (search->reach.slack, search->reach.edge);
  TlRect area = { search->point.x - reach, search->point.y - reach, 2 * reach, 2 * reach };

  visit_cards (search->layout, &area, hit_card, search);
}

static double
get_route_distance (const TlLinkRoute *route, TlPoint point)
{
  double least = G_MAXDOUBLE;

  for (guint i = 1; i < route->n_points; i++)
    {
      const TlPoint *a = &route->points[i - 1], *b = &route->points[i];
      TlRect piece = { MIN (a->x, b->x), MIN (a->y, b->y), fabs (b->x - a->x), fabs (b->y - a->y) };

      least = MIN (least, get_distance (&piece, point));
    }
  return least;
}

static void
find_hit_link (Search *search)
{
  const TlLayoutView *view = &search->layout->view;
  double slack = search->reach.slack;

  /* What is drawn last is on top. */
  for (guint i = view->n_links; i > 0; i--)
    {
      const TlLinkRoute *route = &view->links[i - 1];

      if (!contains (&route->bounds, search->point, slack) ||
          !is_nearest (search, get_route_distance (route, search->point), slack))
        continue;
      search->hit = (TlHit){ .kind = TL_HIT_LINK, .element = route->link };
    }
}

static void
find_hit_mark (Search *search)
{
  TlLayout *layout = search->layout;
  const TlLaneBox *lane;

  if (layout->lane_boxes->len == 0 || contains (&layout->view.label_box, search->point, 0))
    return;
  lane = &g_array_index (layout->lane_boxes, TlLaneBox, find_lane_near (layout, search->point.y));
  for (guint i = 0; i < lane->n_marks && contains (&lane->box, search->point, 0); i++)
    {
      const TlPoint *point = &lane->marks[i].point;
      double distance = hypot (point->x - search->point.x, point->y - search->point.y);

      if (!is_nearest (search, MAX (distance - MARK_REACH, 0), search->reach.slack))
        continue;
      search->hit = (TlHit){ .kind = TL_HIT_MARK,
                             .element = lane->marks[i].touchpoint,
                             .mark = &lane->marks[i] };
    }
}

static gboolean
find_hit_layer (Search *search)
{
  const TlLayoutView *view = &search->layout->view;
  TlRect band = { 0, 0, TL_SIZE_BAND, 0 };

  for (guint i = 0; i < view->n_layers; i++)
    {
      band.y = view->layers[i].box.y;
      band.height = view->layers[i].box.height;
      band.x = tl_layout_mirror (search->layout, TL_SIZE_MARGIN, TL_SIZE_BAND);
      if (!contains (&band, search->point, 0))
        continue;
      search->hit.kind = TL_HIT_LAYER;
      search->hit.layer = view->layers[i].layer;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_hit_fold (Search *search)
{
  const TlLayoutView *view = &search->layout->view;

  for (guint i = 0; i < view->n_layers; i++)
    if (view->layers[i].folded_lane != NULL && contains (&view->layers[i].box, search->point, 0))
      {
        search->hit.kind = TL_HIT_FOLD;
        search->hit.layer = view->layers[i].layer;
        return TRUE;
      }
  if (!contains (&view->body_box, search->point, 0))
    return FALSE;
  for (guint i = 0; i < view->n_stages; i++)
    {
      const TlRect *box = &view->stages[i].box;

      if (!view->stages[i].folded || search->point.x < box->x ||
          search->point.x > box->x + box->width)
        continue;
      search->hit.kind = TL_HIT_FOLD;
      search->hit.element = view->stages[i].stage;
      return TRUE;
    }
  return FALSE;
}

static gboolean
find_hit_lane (Search *search)
{
  TlLayout *layout = search->layout;
  double x = tl_layout_mirror (layout, search->point.x, 0);
  const TlLaneBox *lane;
  guint shown, moment;

  if (layout->lane_boxes->len == 0)
    return FALSE;
  shown = find_lane_near (layout, search->point.y);
  lane = &g_array_index (layout->lane_boxes, TlLaneBox, shown);
  if (!contains (&lane->box, search->point, 0))
    return FALSE;
  if (contains (&layout->view.label_box, search->point, 0))
    {
      search->hit.kind = TL_HIT_LANE_LABEL;
      search->hit.element = lane->lane;
      return TRUE;
    }
  if (lane->kind != TL_LANE_TOUCHPOINTS || tl_layout_count_moments (layout) == 0)
    return FALSE;
  moment = find_moment_near (layout, x);
  /* Beside the journey, or in the column of a stage without moments. */
  if (x < tl_layout_get_moment_start (layout, moment) ||
      x > tl_layout_get_moment_start (layout, moment) + layout->view.moment_width)
    return FALSE;
  search->hit.kind = TL_HIT_CELL;
  search->hit.cell = get_cell (layout, shown, moment);
  return TRUE;
}

static gboolean
find_hit_stage (Search *search)
{
  for (guint i = 0; i < search->layout->view.n_stages; i++)
    if (contains (&search->layout->view.stages[i].box, search->point, 0))
      {
        search->hit.kind = TL_HIT_STAGE;
        search->hit.element = search->layout->view.stages[i].stage;
        return TRUE;
      }
  return FALSE;
}

TlRect
tl_layout_get_moment_head (const TlLayoutView *view, guint moment)
{
  const TlMomentBox *box = &view->moments[moment];
  double top = view->header_box.y + TL_SIZE_STAGE_HEIGHT - HEAD_RISE;

  return (TlRect){ box->x + TL_SIZE_CARD_INSET, top, box->width - 2 * TL_SIZE_CARD_INSET,
                   view->body_box.y + HEAD_DIP - top };
}

static gboolean
find_hit_moment (Search *search)
{
  TlLayout *layout = search->layout;
  double x = tl_layout_mirror (layout, search->point.x, 0);
  guint moment;
  TlRect head;

  if (tl_layout_count_moments (layout) == 0)
    return FALSE;
  moment = find_moment_near (layout, x);
  head = tl_layout_get_moment_head (&layout->view, moment);
  if (!contains (&head, search->point, 0))
    return FALSE;
  search->hit.kind = TL_HIT_MOMENT;
  search->hit.element = layout->view.moments[moment].moment;
  return TRUE;
}

TlHit
tl_layout_hit (TlLayout *layout, TlPoint point, TlReach reach)
{
  Search search = { layout, point, reach, G_MAXDOUBLE, { TL_HIT_NOTHING } };

  find_hit_card (&search);
  find_hit_link (&search);
  find_hit_mark (&search);
  if (search.hit.kind == TL_HIT_NOTHING && !find_hit_moment (&search) &&
      !find_hit_layer (&search) && !find_hit_fold (&search) && !find_hit_lane (&search) &&
      !find_hit_stage (&search) && contains (&layout->view.title_box, point, 0))
    search.hit.kind = TL_HIT_TITLE;
  return search.hit;
}

GPtrArray *
tl_layout_find_links_at (TlLayout *layout, TlPoint point, double slack)
{
  const TlLayoutView *view = &layout->view;
  GPtrArray *links = g_ptr_array_new ();
  double nearest = slack;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = view->n_links; i > 0; i--)
      {
        const TlLinkRoute *route = &view->links[i - 1];
        double distance = G_MAXDOUBLE;

        if (contains (&route->bounds, point, slack))
          distance = get_route_distance (route, point);
        if (pass == 0)
          nearest = MIN (nearest, distance);
        else if (distance <= nearest + SAME_PLACE)
          g_ptr_array_add (links, route->link);
      }
  return links;
}

/* The touchpoint lane shown nearest to y; TL_NOWHERE when there is none. */
static guint
find_touchpoint_lane (TlLayout *layout, double y)
{
  guint best = TL_NOWHERE;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < layout->lane_boxes->len; i++)
    {
      const TlLaneBox *lane = &g_array_index (layout->lane_boxes, TlLaneBox, i);
      double distance = MAX (lane->box.y - y, y - lane->box.y - lane->box.height);

      if (lane->kind != TL_LANE_TOUCHPOINTS || MAX (distance, 0) >= least)
        continue;
      best = i;
      least = MAX (distance, 0);
    }
  return best;
}

gboolean
tl_layout_find_cell (TlLayout *layout, TlPoint point, TlCell *cell, TlElement **before)
{
  guint shown = find_touchpoint_lane (layout, point.y);
  const TlLane *lane;
  guint moment;

  if (shown == TL_NOWHERE || tl_layout_count_moments (layout) == 0)
    return FALSE;
  lane = g_ptr_array_index (layout->shown_lanes, shown);
  moment = find_moment_near (layout, tl_layout_mirror (layout, point.x, 0));
  *cell = get_cell (layout, shown, moment);
  if (before == NULL)
    return TRUE;
  *before = NULL;
  for (guint i = find_first_card (lane, moment);
       i < lane->n_boxes && lane->boxes[i].moment <= moment; i++)
    {
      const TlCardBox *card = &lane->boxes[i];

      if (card->moment != moment || card->lifted || card->box.y + card->box.height / 2 <= point.y)
        continue;
      *before = card->touchpoint;
      break;
    }
  return TRUE;
}

typedef struct
{
  const TlRect *rect;
  GPtrArray *touchpoints;
} Net;

static gboolean
catch_card (const TlCardBox *card, gpointer data)
{
  Net *net = data;
  const TlRect *box = &card->box, *rect = net->rect;

  if (box->x <= rect->x + rect->width && rect->x <= box->x + box->width &&
      box->y <= rect->y + rect->height && rect->y <= box->y + box->height)
    g_ptr_array_add (net->touchpoints, card->touchpoint);
  return FALSE;
}

GPtrArray *
tl_layout_find_cards_in (TlLayout *layout, const TlRect *rect)
{
  GPtrArray *touchpoints = g_ptr_array_new ();
  Net net = { rect, touchpoints };

  visit_cards (layout, rect, catch_card, &net);
  return touchpoints;
}
