/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-routes-private.h"

#include <math.h>
#include <stdlib.h>

/* How a link finds its way. Free of cards are the channels between lanes; the gutters between
 * moments, lane by lane, unless a spanning card bars them; and beside a card what tl-layout-lanes.c
 * promises. So a way leaves its card by a port that opens on the channel above or below, or by a
 * gutter of its cluster, goes from channel to channel, through each lane by a gutter that is open
 * there, and arrives in the same manner. Gutters 0 and n are open in every lane. */

#define UP_PORT 30.0   /* from a card's end to the port of links that lead up */
#define DOWN_PORT 50.0 /* and to that of the others, so that the two never hide each other */
#define NEAR_DISTANCE 18.0
#define CORRIDOR_DISTANCE 5.0
#define SIDE_SHIFT 8.0     /* from the middle of a card's side, up to leave, down to arrive */
#define TIP_DISTANCE 1.0   /* from the arrow's tip to the card */
#define LEAST_ACROSS 24.0  /* two cards side by side overlap this far to be joined directly */
#define BACK_SHIFT 8.0     /* how much lower a link back to the card before runs */
#define CHANNEL_MARGIN 8.0 /* how close two links may come end to end in one channel */

/* An upright stretch of the way. */
typedef struct
{
  gboolean is_port;
  guint gutter;
  double x; /* logical */
} Upright;

/* A way while it is being found. */
typedef struct
{
  const TlLayout *layout;
  const TlPath *path;
  const TlCard *from, *to;
  guint from_lane, to_lane;
  gboolean leaves_up, arrives_below;
  gboolean bracket; /* both ends by the gutter beside the one moment they stand in */
  Upright upright;  /* where it is now */
  double reached;   /* down the map, in lanes */
  GArray *legs;     /* TlLeg */
} Way;

static double
get_card_start (const TlLayout *layout, const TlCard *card)
{
  return tl_layout_get_moment_start (layout, card->shown_moment) + TL_SIZE_CARD_INSET;
}

static double
get_card_end (const TlLayout *layout, const TlCard *card)
{
  return tl_layout_get_moment_start (layout, card->last_moment) + layout->view.moment_width -
         TL_CARD_RIGHT;
}

/* Links of one lane leave where those do that lead up, and arrive where those do that lead down. */
static double
get_port (const TlLayout *layout, const TlPath *path, gboolean arrives)
{
  const TlCard *card = arrives ? path->to : path->from;
  gboolean down = path->to_lane > path->from_lane || (arrives && path->to_lane == path->from_lane);

  return get_card_end (layout, card) - (down ? DOWN_PORT : UP_PORT);
}

static gboolean
is_barred (const TlLayout *layout, const guint8 *bars, guint gutter)
{
  return gutter < tl_layout_count_moments (layout) && (bars[gutter] & TL_BARS_GUTTER) != 0;
}

static guint
find_open_gutter (const TlLayout *layout, guint shown, guint wanted)
{
  const guint8 *bars = tl_layout_get_bars (layout, shown);

  for (guint away = 0;; away++)
    {
      if (wanted + away <= tl_layout_count_moments (layout) &&
          !is_barred (layout, bars, wanted + away))
        return wanted + away;
      if (wanted >= away && !is_barred (layout, bars, wanted - away))
        return wanted - away;
    }
}

static TlLeg *
add_leg (Way *way, TlLegKind kind, gboolean arrives, guint line)
{
  TlLeg leg = { .kind = (guint8) kind, .arrives = arrives, .line = line };

  g_array_append_val (way->legs, leg);
  return &g_array_index (way->legs, TlLeg, way->legs->len - 1);
}

static void
add_gutter (Way *way, double from, double to, guint preferred)
{
  TlLeg *leg = add_leg (way, TL_LEG_GUTTER, FALSE, way->upright.gutter);

  leg->from = MIN (from, to);
  leg->to = MAX (from, to);
  leg->preferred = leg->track = (guint8) preferred;
}

static void
add_channel (Way *way, guint channel, double from, double to, guint preferred)
{
  TlLeg *leg = add_leg (way, TL_LEG_CHANNEL, FALSE, channel);

  leg->from = MIN (from, to) - CHANNEL_MARGIN;
  leg->to = MAX (from, to) + CHANNEL_MARGIN;
  leg->preferred = leg->track = (guint8) preferred;
}

static Upright
make_gutter (const TlLayout *layout, guint gutter)
{
  return (Upright){ FALSE, gutter, tl_layout_get_gutter (layout, gutter) };
}

/* The gutter of its cluster by which a card is reached whose port is not open. */
static guint
get_own_gutter (const TlCard *card, gboolean *beside)
{
  *beside = card->cluster_end == card->last_moment + 1 || card->cluster_start == card->shown_moment;
  if (card->cluster_end != card->last_moment + 1 && *beside)
    return card->cluster_start;
  return card->cluster_end;
}

static gboolean
is_open (const TlCard *card, gboolean above)
{
  return above ? card->open_above : card->open_below;
}

static void
leave (Way *way)
{
  gboolean beside;
  guint gutter = get_own_gutter (way->from, &beside);

  way->reached = way->from_lane + 0.5;
  if (!way->bracket && is_open (way->from, way->leaves_up))
    {
      add_leg (way, TL_LEG_PORT, FALSE, 0);
      way->upright = (Upright){ TRUE, 0, get_port (way->layout, way->path, FALSE) };
      return;
    }
  if (beside)
    add_leg (way, TL_LEG_SIDE, FALSE, gutter);
  else
    {
      add_leg (way, TL_LEG_PORT, FALSE, 0);
      add_leg (way, TL_LEG_CORRIDOR, FALSE, 0);
    }
  way->upright = make_gutter (way->layout, gutter);
}

/* Along a channel to the next upright stretch. */
static void
turn (Way *way, guint channel, const Upright *next, guint preferred)
{
  if (!way->upright.is_port)
    add_gutter (way, way->reached, channel, GUTTER_MIDDLE);
  add_channel (way, channel, way->upright.x, next->x, preferred);
  way->upright = *next;
  way->reached = channel;
}

/* The gutter the way would like to take: beside the card of arrival, on the side it comes from. */
static guint
choose_gutter (const Way *way)
{
  gboolean beside;

  if (!is_open (way->to, !way->arrives_below))
    return get_own_gutter (way->to, &beside);
  return way->to->shown_moment > way->from->last_moment ? way->to->shown_moment
                                                        : way->to->last_moment + 1;
}

static void
cross_lanes (Way *way)
{
  gboolean up = way->leaves_up;
  guint wanted = choose_gutter (way);
  guint lane = up ? way->from_lane : way->from_lane + 1;

  /* `lane` is the channel the way is in, too: the one above the lane to be crossed downwards, below
   * the one to be crossed upwards. */
  while (up ? lane > way->to_lane + 1 : lane < way->to_lane)
    {
      guint crossed = up ? lane - 1 : lane;

      wanted = find_open_gutter (way->layout, crossed, wanted);
      if (way->upright.is_port || way->upright.gutter != wanted)
        {
          Upright next = make_gutter (way->layout, wanted);

          turn (way, lane, &next, CHANNEL_MIDDLE);
        }
      lane = up ? lane - 1 : lane + 1;
    }
}

/* The channel from which the card of arrival is entered. */
static guint
get_last_channel (const Way *way)
{
  return way->arrives_below ? way->to_lane + 1 : way->to_lane;
}

static gboolean
is_beside (const Way *way, const TlCard *card)
{
  return !way->upright.is_port &&
         (way->upright.gutter == card->last_moment + 1 ||
          (way->upright.gutter == card->shown_moment && card->shown_moment == card->last_moment));
}

static void
arrive_by_port (Way *way)
{
  Upright port = { TRUE, 0, get_port (way->layout, way->path, TRUE) };

  if (is_beside (way, way->to))
    {
      add_gutter (way, way->reached, way->to_lane + 0.5, GUTTER_MIDDLE);
      add_leg (way, TL_LEG_NEAR, TRUE, 0);
    }
  else
    turn (way, get_last_channel (way), &port, way->arrives_below ? CHANNEL_LOW : CHANNEL_HIGH);
  add_leg (way, TL_LEG_PORT, TRUE, 0);
}

static void
arrive_by_gutter (Way *way)
{
  gboolean beside;
  guint gutter = get_own_gutter (way->to, &beside);
  /* Room for the arrow's head between the gutter's track and the card. */
  guint far_track = gutter == way->to->last_moment + 1 ? GUTTER_FAR : GUTTER_NEAR;

  if (way->upright.is_port || way->upright.gutter != gutter)
    {
      Upright next = make_gutter (way->layout, gutter);

      turn (way, get_last_channel (way), &next, CHANNEL_MIDDLE);
    }
  add_gutter (way, way->reached, way->to_lane + 0.5, beside ? far_track : GUTTER_MIDDLE);
  if (beside)
    add_leg (way, TL_LEG_SIDE, TRUE, gutter);
  else
    {
      add_leg (way, TL_LEG_CORRIDOR, TRUE, 0);
      add_leg (way, TL_LEG_PORT, TRUE, 0);
    }
}

static void
arrive (Way *way)
{
  if (!way->bracket && is_open (way->to, !way->arrives_below))
    arrive_by_port (way);
  else
    arrive_by_gutter (way);
}

/* Straight up or down, when nothing at all stands between. */
static gboolean
is_straight (const Way *way)
{
  guint first = MIN (way->from_lane, way->to_lane) + 1;
  guint end = MAX (way->from_lane, way->to_lane);

  if (way->from_lane == way->to_lane || way->from->last_moment != way->to->last_moment ||
      !is_open (way->from, way->leaves_up) || !is_open (way->to, !way->arrives_below))
    return FALSE;
  for (guint i = first; i < end; i++)
    if (tl_layout_get_bars (way->layout, i)[way->from->last_moment] & TL_BARS_COLUMN)
      return FALSE;
  return TRUE;
}

/* Where two cards stand side by side, the y at which a straight line joins them. */
static gboolean
find_across (const TlCard *from, const TlCard *to, double *y)
{
  double top = MAX (from->box->box.y, to->box->box.y);
  double bottom =
      MIN (from->box->box.y + from->box->box.height, to->box->box.y + to->box->box.height);

  *y = (top + bottom) / 2 + (to->shown_moment < from->shown_moment ? BACK_SHIFT : 0);
  return from->box->lane == to->box->lane && bottom - top >= LEAST_ACROSS &&
         (from->last_moment + 1 == to->shown_moment || to->last_moment + 1 == from->shown_moment);
}

static gboolean
is_bracket (const Way *way)
{
  return way->from_lane == way->to_lane && way->from->last_moment == way->to->last_moment &&
         way->from->cluster_end == way->from->last_moment + 1;
}

static void
take_legs (TlPath *path, GArray *legs)
{
  path->n_legs = legs->len;
  path->legs = g_memdup2 (legs->data, legs->len * sizeof (TlLeg));
}

void
tl_path_find_way (const TlLayout *layout, TlPath *path)
{
  g_autoptr (GArray) legs = g_array_sized_new (FALSE, FALSE, sizeof (TlLeg), 8);
  Way way = { layout, path, path->from, path->to, .legs = legs };
  double y;

  path->legs = NULL;
  path->n_legs = 0;
  if (path->from == NULL || path->to == NULL || path->from == path->to || path->from->box == NULL ||
      path->to->box == NULL)
    return;
  path->from_lane = way.from_lane = path->from->box->lane;
  path->to_lane = way.to_lane = path->to->box->lane;
  way.leaves_up = way.to_lane <= way.from_lane;
  way.arrives_below = way.to_lane < way.from_lane;
  way.bracket = is_bracket (&way);
  if (find_across (path->from, path->to, &y))
    add_leg (&way, TL_LEG_SIDE, FALSE, path->to->shown_moment);
  else if (is_straight (&way))
    add_leg (&way, TL_LEG_PORT, FALSE, 0);
  else
    {
      leave (&way);
      cross_lanes (&way);
      arrive (&way);
    }
  take_legs (path, legs);
}

static double
get_lane_top (const TlLayout *layout, const TlCard *card)
{
  return g_array_index (layout->lane_boxes, TlLaneBox, card->box->lane).box.y;
}

/* Above or below its row, on the side the way leaves or arrives at. */
static double
get_corridor (const TlLayout *layout, const TlPath *path, const TlCard *card, gboolean above)
{
  double top = get_lane_top (layout, card);

  return above ? top + card->row_top - CORRIDOR_DISTANCE
               : top + card->row_bottom + CORRIDOR_DISTANCE;
}

/* TRUE when the way leaves, or arrives at, the card's top. */
static gboolean
is_at_top (const TlPath *path, gboolean arrives)
{
  return arrives ? path->to_lane >= path->from_lane : path->to_lane <= path->from_lane;
}

double
tl_path_get_place (const TlLayout *layout, const TlPath *path, const TlLeg *leg)
{
  const TlCard *card = leg->arrives ? path->to : path->from;
  const TlRect *box = &card->box->box;
  gboolean above = is_at_top (path, leg->arrives);

  switch ((TlLegKind) leg->kind)
    {
    case TL_LEG_PORT:
      return get_port (layout, path, leg->arrives);
    case TL_LEG_SIDE:
      return box->y + box->height / 2 + (leg->arrives ? SIDE_SHIFT : -SIDE_SHIFT);
    case TL_LEG_NEAR:
      return above ? box->y - NEAR_DISTANCE : box->y + box->height + NEAR_DISTANCE;
    case TL_LEG_CORRIDOR:
      return get_corridor (layout, path, card, above);
    case TL_LEG_GUTTER:
    case TL_LEG_CHANNEL:
    default:
      g_return_val_if_reached (0);
    }
}

/* At the end of a leg that touches a card; `gap` short of it. */
static TlPoint
get_end (const TlLayout *layout, const TlPath *path, const TlLeg *leg, gboolean arrives, double gap)
{
  const TlCard *card = arrives ? path->to : path->from;
  const TlRect *box = &card->box->box;

  if (leg->kind == TL_LEG_SIDE)
    {
      double y = tl_path_get_place (layout, path, leg);

      return leg->line > card->last_moment ? (TlPoint){ get_card_end (layout, card) + gap, y }
                                           : (TlPoint){ get_card_start (layout, card) - gap, y };
    }
  return (TlPoint){ get_port (layout, path, arrives),
                    is_at_top (path, arrives) ? box->y - gap : box->y + box->height + gap };
}

void
tl_path_get_ends (const TlLayout *layout, const TlPath *path, TlPoint *start, TlPoint *end)
{
  const TlLeg *last = &path->legs[path->n_legs - 1];
  gboolean forward = path->from->last_moment < path->to->shown_moment;
  double y;

  *start = get_end (layout, path, &path->legs[0], FALSE, 0);
  *end = get_end (layout, path, last, TRUE, TIP_DISTANCE);
  if (path->n_legs > 1 || last->kind != TL_LEG_SIDE)
    return;
  find_across (path->from, path->to, &y);
  start->x = forward ? get_card_end (layout, path->from) : get_card_start (layout, path->from);
  end->x = forward ? get_card_start (layout, path->to) - TIP_DISTANCE
                   : get_card_end (layout, path->to) + TIP_DISTANCE;
  start->y = end->y = y;
}
