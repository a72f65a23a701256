/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-new-cell.h"

#include <glib/gi18n-lib.h>

#include "tl-canvas-private.h"
#include "tl-operations-stage.h"

/* The moment at hand, the first of the stage at hand, or else the first. */
static TlElement *
find_moment_at_hand (TlCanvas *canvas)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);

  for (guint i = 0; i < view->n_moments; i++)
    if (view->moments[i].moment == canvas->cursor ||
        tl_element_get_parent (view->moments[i].moment) == canvas->cursor)
      return view->moments[i].moment;
  return view->moments[0].moment;
}

gboolean
tl_canvas_find_new_cell (TlCanvas *canvas, TlCell *cell)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  g_autoptr (GPtrArray) lanes = tl_canvas_list_card_lanes (canvas);
  const TlCardBox *card = NULL;
  guint lane = 0;

  *cell = canvas->cell;
  if (cell->lane != NULL)
    return TRUE;
  if (canvas->cursor != NULL)
    card = tl_layout_find_card (canvas->layout, canvas->cursor);
  if (card != NULL)
    *cell = (TlCell){ view->lanes[card->lane].lane, view->moments[card->moment].moment };
  else if (lanes->len > 0 && view->n_moments > 0)
    {
      g_ptr_array_find (lanes, canvas->cursor, &lane);
      *cell = (TlCell){ lanes->pdata[lane], find_moment_at_hand (canvas) };
    }
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

/* The stage somebody is at, or else the first that has a moment; where none has, the first, which
 * is to have one. NULL: there is none. */
static TlElement *
find_stage_for_card (TlCanvas *canvas)
{
  TlElement *at = canvas->cursor, *first = tl_map_get_first (canvas->map, TL_KIND_MOMENT);

  if (at != NULL && tl_element_get_kind (at) == TL_KIND_STAGE &&
      tl_element_get_first_child (at) != NULL)
    return at;
  return first != NULL ? tl_element_get_parent (first)
                       : tl_map_get_first (canvas->map, TL_KIND_STAGE);
}

/* What is folded opens, so that a card in this lane would be seen. */
static void
unfold_for_card (TlCanvas *canvas, TlElement *lane, gboolean some_shown)
{
  TlElement *stage = find_stage_for_card (canvas);

  if (!some_shown)
    tl_canvas_fold_layer (canvas, (TlLayer) tl_element_get_choice (lane, TL_PROPERTY_LAYER), FALSE);
  if (stage != NULL && tl_canvas_get_layout (canvas)->n_moments == 0)
    tl_canvas_fold_stage (canvas, stage, FALSE);
}

/* One that is hidden only when there is nothing else. NULL: the map has none. */
static TlElement *
find_lane_for_card (TlCanvas *canvas, const GPtrArray *shown)
{
  TlElement *lane = shown->len > 0 ? shown->pdata[0] : find_first_card_lane (canvas, FALSE);

  return lane != NULL ? lane : find_first_card_lane (canvas, TRUE);
}

gboolean
tl_canvas_can_have_cells (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_list_card_lanes (canvas);

  return find_lane_for_card (canvas, lanes) != NULL;
}

gboolean
tl_canvas_has_cells (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) lanes = tl_canvas_list_card_lanes (canvas);

  return lanes->len > 0 && tl_canvas_get_layout (canvas)->n_moments > 0;
}

gboolean
tl_canvas_open_new_cell (TlCanvas *canvas, TlCell *cell)
{
  g_autoptr (GPtrArray) lanes = NULL;
  TlElement *lane;

  if (tl_canvas_find_new_cell (canvas, cell))
    return TRUE;
  lanes = tl_canvas_list_card_lanes (canvas);
  lane = find_lane_for_card (canvas, lanes);
  if (lane == NULL)
    {
      tl_canvas_say (canvas, g_strdup (_ ("Touchpoints need a lane and a moment. Add them first.")),
                     FALSE);
      return FALSE;
    }
  unfold_for_card (canvas, lane, lanes->len > 0);
  if (!tl_canvas_find_new_cell (canvas, cell))
    *cell = (TlCell){ lane, tl_map_get_first (canvas->map, TL_KIND_MOMENT) };
  return TRUE;
}

void
tl_canvas_make_new_cell (TlCanvas *canvas, TlCell *cell)
{
  TlElement *stage = tl_map_get_first (canvas->map, TL_KIND_STAGE);

  if (tl_element_get_boolean (cell->lane, TL_PROPERTY_HIDDEN))
    tl_history_set (canvas->history, cell->lane, TL_PROPERTY_HIDDEN, NULL);
  if (cell->moment != NULL)
    return;
  if (stage != NULL)
    cell->moment = tl_operations_add_moment (canvas->history, stage, NULL);
  else
    cell->moment = tl_element_get_first_child (
        tl_operations_add_stage (canvas->history, _ ("New stage"), NULL));
}
