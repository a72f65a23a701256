/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-layout-private.h"

#include <string.h>

/* During a preview a lane that a card leaves or lands in has a second list of cards, and the cards
 * that move have a second place; the lane is stacked from these. Where one is to be made the
 * lane leaves room in the rows of its cards. Everything else stays as it is. */

static TlLane *
get_lane (TlLayout *layout, guint position)
{
  return g_ptr_array_index (layout->all_lanes, position);
}

static GPtrArray *
touch_lane (TlLane *lane)
{
  if (lane->landed == NULL)
    lane->landed = g_ptr_array_copy (lane->cards, NULL, NULL);
  lane->dirty = TRUE;
  return lane->landed;
}

void
tl_layout_end_preview (TlLayout *layout)
{
  if (layout->placements->len == 0)
    return;
  for (guint i = 0; i < layout->all_lanes->len; i++)
    {
      TlLane *lane = get_lane (layout, i);

      lane->dirty = lane->dirty || lane->landed != NULL;
      g_clear_pointer (&lane->landed, g_ptr_array_unref);
    }
  for (guint i = 0; i < layout->placements->len; i++)
    {
      const TlPlacement *placement = &g_array_index (layout->placements, TlPlacement, i);
      TlCard *card = g_hash_table_lookup (layout->cards, placement->touchpoint);

      if (card == NULL)
        continue;
      card->shown_lane = card->lane;
      card->shown_moment = card->moment;
      card->shown_span = card->span;
      card->lifted = FALSE;
    }
  if (layout->room.lane != TL_NOWHERE)
    get_lane (layout, layout->room.lane)->dirty = TRUE;
  layout->room.lane = TL_NOWHERE;
  g_array_set_size (layout->placements, 0);
}

/* Where it lands among the cards of the lane: before `before` when that stands in the cell, else
 * behind all of the cell. */
static guint
find_landing (const GPtrArray *cards, guint moment, const TlElement *before)
{
  guint end = 0;

  for (guint i = 0; i < cards->len; i++)
    {
      const TlCard *card = g_ptr_array_index (cards, i);

      if (card->shown_moment == moment && card->touchpoint == before)
        return i;
      if (card->shown_moment <= moment)
        end = i + 1;
    }
  return end;
}

/* The lane and the moment, as the moments shown count, of a cell that is shown and holds cards. */
static gboolean
find_cell (TlLayout *layout, const TlCell *cell, TlLane **lane, guint *moment)
{
  guint position = GPOINTER_TO_UINT (g_hash_table_lookup (layout->moments, cell->moment));

  *lane = g_hash_table_lookup (layout->lanes, cell->lane);
  if (*lane == NULL || position == 0 || (*lane)->kind != TL_LANE_TOUCHPOINTS ||
      (*lane)->shown == TL_NOWHERE ||
      g_array_index (layout->moment_folds, guint, position - 1) != TL_NOWHERE)
    return FALSE;
  *moment = g_array_index (layout->shown_before, guint, position - 1);
  return TRUE;
}

static void
make_room (TlLayout *layout, const TlPlacement *placement)
{
  TlLane *lane;
  guint moment;

  if (!find_cell (layout, &placement->cell, &lane, &moment))
    return;
  layout->room = (TlRoom){ lane->position, moment, placement->before, 0, 0 };
  lane->dirty = TRUE;
}

static void
land (TlLayout *layout, const TlPlacement *placement)
{
  TlCard *card = g_hash_table_lookup (layout->cards, placement->touchpoint);
  GPtrArray *cards;
  guint moment, place;
  TlLane *lane;

  if (card == NULL || card->shown_lane == TL_NOWHERE || card->fold != TL_NOWHERE ||
      !find_cell (layout, &placement->cell, &lane, &moment))
    return;
  card->lifted = TRUE;
  card->shown_span = placement->span > 0 ? placement->span : card->shown_span;
  cards = touch_lane (get_lane (layout, card->shown_lane));
  /* Above itself is where it stands. */
  if (placement->before == placement->touchpoint && card->shown_lane == lane->position &&
      card->shown_moment == moment)
    return;
  g_ptr_array_remove (cards, card);
  card->shown_lane = lane->position;
  card->shown_moment = moment;
  cards = touch_lane (lane);
  place = find_landing (cards, moment, placement->before);
  g_ptr_array_insert (cards, (int) place, card);
}

static gboolean
is_same_preview (TlLayout *layout, const TlPlacement *placements, guint n_placements)
{
  return n_placements == layout->placements->len &&
         (n_placements == 0 ||
          memcmp (layout->placements->data, placements, n_placements * sizeof (TlPlacement)) == 0);
}

void
tl_layout_set_preview (TlLayout *layout,
                       const TlPlacement *placements,
                       guint n_placements,
                       GArray *damage)
{
  if (is_same_preview (layout, placements, n_placements))
    return;
  layout->damage = damage;
  layout->damaged_from = G_MAXDOUBLE;
  tl_layout_end_preview (layout);
  if (n_placements > 0)
    g_array_append_vals (layout->placements, placements, n_placements);
  for (guint i = 0; i < n_placements; i++)
    if (placements[i].touchpoint != NULL)
      land (layout, &placements[i]);
    else
      make_room (layout, &placements[i]);
  tl_layout_finish (layout, FALSE, FALSE);
  layout->damage = NULL;
}

gboolean
tl_layout_find_room (TlLayout *layout, TlRect *box)
{
  const TlRoom *room = &layout->room;
  const TlLaneBox *lane;
  double x;

  if (room->lane == TL_NOWHERE)
    return FALSE;
  lane = &g_array_index (layout->lane_boxes, TlLaneBox, get_lane (layout, room->lane)->shown);
  x = tl_layout_get_moment_start (layout, room->moment) + TL_SIZE_CARD_INSET;
  *box = (TlRect){ tl_layout_mirror (layout, x, layout->view.card_width), lane->box.y + room->top,
                   layout->view.card_width, TL_CARD_HEIGHT (1) };
  return TRUE;
}
