/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

/* The labels that stand at the edge of the map, as places the keyboard and a screen reader can be
 * at: those of lanes. */

gboolean
tl_canvas_is_label (const TlElement *element)
{
  return element != NULL && tl_element_get_kind (element) == TL_KIND_LANE;
}

/* A lane's place among those shown, -1 when it is not. */
int
tl_canvas_find_lane (TlCanvas *canvas, const TlElement *lane)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);

  for (guint i = 0; i < view->n_lanes; i++)
    if (view->lanes[i].lane == lane)
      return (int) i;
  return -1;
}

gboolean
tl_canvas_find_place (TlCanvas *canvas, const TlElement *element, TlRect *place)
{
  TlRect box;

  if (!tl_canvas_find_box (canvas, element, &box))
    return FALSE;
  *place = tl_canvas_place_on_screen (canvas, element, &box);
  return TRUE;
}

void
tl_canvas_reveal_label (TlCanvas *canvas, const TlElement *lane)
{
  TlStrips strips = tl_canvas_get_strips (canvas);
  TlRect seen = tl_view_get_seen (&canvas->view);
  TlRect box;

  if (!tl_canvas_find_box (canvas, lane, &box))
    return;
  /* A label at the edge is in sight, however far its lane is scrolled. */
  if (strips.labels.pinned)
    box = (TlRect){ seen.x + seen.width / 2, box.y, 1, box.height };
  tl_canvas_reveal (canvas, &box);
}

/* The keyboard goes there, and what it does next is meant for it. */
static void
go_to (TlCanvas *canvas, TlElement *element)
{
  TlRect box;

  tl_canvas_set_cell (canvas, NULL);
  tl_canvas_set_cursor (canvas, element);
  tl_canvas_set_selection (canvas, &element, 1);
  if (tl_canvas_is_label (element))
    tl_canvas_reveal_label (canvas, element);
  else if (tl_canvas_find_box (canvas, element, &box))
    tl_canvas_reveal (canvas, &box);
  tl_canvas_focus_cursor (canvas);
}

/* From the labels to the first card of the lane. What is folded has none. */
static void
enter_lane (TlCanvas *canvas, const TlElement *label)
{
  int at = tl_canvas_find_lane (canvas, label);
  const TlLaneBox *lane = at >= 0 ? &tl_canvas_get_layout (canvas)->lanes[at] : NULL;

  if (lane != NULL && lane->n_cards > 0)
    go_to (canvas, lane->cards[0].touchpoint);
}

/* From the top down: each lane that is shown, and one for each layer that is folded. */
static GPtrArray *
list_labels (TlCanvas *canvas)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < view->n_layers; i++)
    {
      const TlLayerBox *layer = &view->layers[i];

      if (layer->folded_lane != NULL)
        g_ptr_array_add (labels, layer->folded_lane);
      for (guint k = 0; k < layer->n_lanes; k++)
        g_ptr_array_add (labels, view->lanes[layer->first_lane + k].lane);
    }
  return labels;
}

static gboolean
leave_card (TlCanvas *canvas)
{
  const TlCardBox *card =
      canvas->cursor != NULL ? tl_layout_find_card (canvas->layout, canvas->cursor) : NULL;

  if (card == NULL)
    return FALSE;
  go_to (canvas, tl_canvas_get_layout (canvas)->lanes[card->lane].lane);
  return TRUE;
}

gboolean
tl_canvas_walk_labels (TlCanvas *canvas, TlWalk walk, gboolean control)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  TlWalk back = view->right_to_left ? TL_WALK_RIGHT : TL_WALK_LEFT;
  TlWalk forth = view->right_to_left ? TL_WALK_LEFT : TL_WALK_RIGHT;
  g_autoptr (GPtrArray) labels = NULL;
  guint at, to;

  if (!tl_canvas_is_label (canvas->cursor))
    return control && walk == back && leave_card (canvas);
  labels = list_labels (canvas);
  if (!g_ptr_array_find (labels, canvas->cursor, &at))
    return FALSE;
  to = at;
  if (walk == forth)
    enter_lane (canvas, canvas->cursor);
  else if (walk == TL_WALK_UP)
    to = at > 0 ? at - 1 : 0;
  else if (walk == TL_WALK_DOWN)
    to = MIN (at + 1, labels->len - 1);
  else if (walk == TL_WALK_LANE_START || walk == TL_WALK_MAP_START)
    to = 0;
  else if (walk == TL_WALK_LANE_END || walk == TL_WALK_MAP_END)
    to = labels->len - 1;
  if (to != at)
    go_to (canvas, labels->pdata[to]);
  return TRUE;
}

TlElement *
tl_canvas_find_near_lane (TlCanvas *canvas, const TlElement *lane, GHashTable *gone)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  int at = tl_canvas_find_lane (canvas, lane);

  for (int away = 1; at >= 0 && away < (int) view->n_lanes; away++)
    for (int sign = 1; sign >= -1; sign -= 2)
      {
        int other = at + sign * away;

        if (other >= 0 && other < (int) view->n_lanes &&
            (gone == NULL || !g_hash_table_contains (gone, view->lanes[other].lane)))
          return view->lanes[other].lane;
      }
  return NULL;
}

void
tl_canvas_select_label (TlCanvas *canvas, TlElement *lane)
{
  go_to (canvas, lane);
}
