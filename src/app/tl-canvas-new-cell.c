/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-operations-stage.h"

/* Where a new card goes when nobody points at a place, and what is made so that there is one. */

gboolean
tl_canvas_find_new_cell (TlCanvas *canvas, TlCell *cell)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  g_autoptr (GPtrArray) lanes = tl_canvas_list_card_lanes (canvas);
  const TlCardBox *card = NULL;

  *cell = canvas->cell;
  if (cell->lane != NULL)
    return TRUE;
  if (canvas->cursor != NULL)
    card = tl_layout_find_card (canvas->layout, canvas->cursor);
  if (card != NULL)
    *cell = (TlCell){ view->lanes[card->lane].lane, view->moments[card->moment].moment };
  else if (lanes->len > 0 && view->n_moments > 0)
    *cell = (TlCell){ lanes->pdata[0], view->moments[0].moment };
  return cell->lane != NULL;
}

/* Folded ones too. NULL: there is none. */
static TlElement *
find_first_card_lane (TlCanvas *canvas, gboolean hidden)
{
  TlElement *lane = tl_map_get_first (canvas->map, TL_KIND_LANE);

  while (lane != NULL && (tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN) != hidden ||
                          tl_element_get_choice (lane, TL_PROPERTY_KIND) != TL_LANE_TOUCHPOINTS))
    lane = tl_element_get_next_of_kind (lane);
  return lane;
}

/* What nobody sees would be written into blindly. */
static TlElement *
show_first_card_lane (TlCanvas *canvas)
{
  TlElement *lane = find_first_card_lane (canvas, TRUE);
  g_autoptr (GPtrArray) lanes = g_ptr_array_new ();

  if (lane == NULL)
    return NULL;
  g_ptr_array_add (lanes, lane);
  tl_canvas_show_lanes (canvas, lanes);
  return lane;
}

/* Where there is no time yet the first card brings it along. It is the card that is to be named. */
static void
make_first_moment (TlCanvas *canvas)
{
  TlElement *stage = tl_map_get_first (canvas->map, TL_KIND_STAGE);

  if (stage != NULL)
    tl_canvas_add_moment (canvas, stage, NULL);
  else
    tl_canvas_add_stage (canvas, NULL);
  tl_canvas_edit_end (canvas, FALSE);
}

/* The stage somebody is at, or else the first that has a moment. */
static TlElement *
find_stage_with_moment (TlCanvas *canvas)
{
  TlElement *at = canvas->cursor;

  if (at != NULL && tl_element_get_kind (at) == TL_KIND_STAGE &&
      tl_element_get_first_child (at) != NULL)
    return at;
  return tl_element_get_parent (tl_map_get_first (canvas->map, TL_KIND_MOMENT));
}

/* So that a card can stand in one of the map's lanes, as far as there are any: time is made, what
 * is folded opens, and what is hidden is shown when there is nothing else. */
static void
make_room_for_card (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) shown = tl_canvas_list_card_lanes (canvas);
  TlElement *lane = find_first_card_lane (canvas, FALSE);

  if (lane == NULL)
    lane = show_first_card_lane (canvas);
  if (lane == NULL)
    return;
  if (shown->len == 0)
    tl_canvas_fold_layer (canvas, (TlLayer) tl_element_get_choice (lane, TL_PROPERTY_LAYER), FALSE);
  if (tl_map_count (canvas->map, TL_KIND_MOMENT) == 0)
    make_first_moment (canvas);
  if (tl_canvas_get_layout (canvas)->n_moments == 0)
    tl_canvas_fold_stage (canvas, find_stage_with_moment (canvas), FALSE);
}

gboolean
tl_canvas_make_new_cell (TlCanvas *canvas, TlCell *cell)
{
  if (tl_canvas_find_new_cell (canvas, cell))
    return TRUE;
  make_room_for_card (canvas);
  if (tl_canvas_find_new_cell (canvas, cell))
    return TRUE;
  tl_canvas_say (canvas, g_strdup (_ ("Touchpoints need a lane and a moment. Add them first.")),
                 FALSE);
  return FALSE;
}
