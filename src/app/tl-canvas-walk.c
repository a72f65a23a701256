/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <math.h>

static const TlCardBox *
get_first_card (const TlLayoutView *view)
{
  for (guint i = 0; i < view->n_lanes; i++)
    if (view->lanes[i].n_cards > 0)
      return &view->lanes[i].cards[0];
  return NULL;
}

static const TlCardBox *
get_last_card (const TlLayoutView *view)
{
  for (guint i = view->n_lanes; i > 0; i--)
    if (view->lanes[i - 1].n_cards > 0)
      return &view->lanes[i - 1].cards[view->lanes[i - 1].n_cards - 1];
  return NULL;
}

/* The card of the lane nearest to a place: the moment first, then the height. */
static const TlCardBox *
get_nearest (const TlLaneBox *lane, guint moment, double y)
{
  const TlCardBox *best = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < lane->n_cards; i++)
    {
      const TlCardBox *card = &lane->cards[i];
      double apart = ABS ((int) card->moment - (int) moment);
      double distance = apart * 1e6 + fabs (card->box.y + card->box.height / 2 - y);

      if (distance < least)
        {
          least = distance;
          best = card;
        }
    }
  return best;
}

/* Along the lane to the next moment with a card, forwards or backwards in time. */
static const TlCardBox *
walk_along (const TlLayoutView *view, const TlCardBox *from, int direction)
{
  const TlLaneBox *lane = &view->lanes[from->lane];
  double y = from->box.y + from->box.height / 2;
  int next = -1;

  for (guint i = 0; i < lane->n_cards; i++)
    {
      int moment = (int) lane->cards[i].moment;
      int ahead = (moment - (int) from->moment) * direction;

      if (ahead > 0 && (next < 0 || ahead < (next - (int) from->moment) * direction))
        next = moment;
    }
  return next < 0 ? NULL : get_nearest (lane, (guint) next, y);
}

/* Up or down: within the cell first, then to the next lane that has a card. */
static const TlCardBox *
walk_across (const TlLayoutView *view, const TlCardBox *from, int direction)
{
  const TlLaneBox *lane = &view->lanes[from->lane];
  const TlCardBox *beside = from + direction;

  if (beside >= lane->cards && beside < lane->cards + lane->n_cards &&
      beside->moment == from->moment)
    return beside;
  for (int i = (int) from->lane + direction; i >= 0 && i < (int) view->n_lanes; i += direction)
    if (view->lanes[i].n_cards > 0)
      return get_nearest (&view->lanes[i], from->moment, direction > 0 ? -1e5 : 1e6 - 1);
  return NULL;
}

TlElement *
tl_canvas_walk (TlCanvas *canvas, TlElement *from, TlWalk walk)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlCardBox *card = from != NULL ? tl_layout_find_card (canvas->layout, from) : NULL;
  int forwards = view->right_to_left ? -1 : 1;

  if (card == NULL || walk == TL_WALK_MAP_START)
    card = get_first_card (view);
  else if (walk == TL_WALK_MAP_END)
    card = get_last_card (view);
  else if (walk == TL_WALK_LANE_START)
    card = &view->lanes[card->lane].cards[0];
  else if (walk == TL_WALK_LANE_END)
    card = &view->lanes[card->lane].cards[view->lanes[card->lane].n_cards - 1];
  else if (walk == TL_WALK_LEFT || walk == TL_WALK_RIGHT)
    card = walk_along (view, card, walk == TL_WALK_RIGHT ? forwards : -forwards);
  else
    card = walk_across (view, card, walk == TL_WALK_DOWN ? 1 : -1);
  return card != NULL ? card->touchpoint : NULL;
}

/* Where the keyboard goes on when its card is taken out. The layout still shows it. */
TlElement *
tl_canvas_find_near (TlCanvas *canvas, TlElement *touchpoint, GHashTable *gone)
{
  static const TlWalk ways[] = { TL_WALK_RIGHT, TL_WALK_LEFT, TL_WALK_DOWN, TL_WALK_UP };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      TlElement *near = tl_canvas_walk (canvas, touchpoint, ways[i]);

      if (near != NULL && !g_hash_table_contains (gone, near))
        return near;
    }
  return NULL;
}
