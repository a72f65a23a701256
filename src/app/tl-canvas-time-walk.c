/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

/* The keyboard's way along the header: from a card up to its moment and its stage, along the
 * moments and along the stages, and down again. */

gboolean
tl_canvas_is_header (const TlElement *element)
{
  return element != NULL && (tl_element_get_kind (element) == TL_KIND_STAGE ||
                             tl_element_get_kind (element) == TL_KIND_MOMENT);
}

void
tl_canvas_go_to (TlCanvas *canvas, TlElement *element)
{
  tl_canvas_set_cell (canvas, NULL);
  tl_canvas_set_cursor (canvas, element);
  tl_canvas_set_selection (canvas, &element, 1);
  tl_canvas_reveal_element (canvas, element);
  tl_canvas_focus_cursor (canvas);
}

TlElement *
tl_canvas_get_first_moment (const TlElement *stage)
{
  TlElement *child = tl_element_get_first_child (stage);

  while (child != NULL && tl_element_get_kind (child) != TL_KIND_MOMENT)
    child = tl_element_get_next (child);
  return child;
}

static TlElement *
get_last (TlElement *element)
{
  TlElement *next;

  while ((next = tl_element_get_next_of_kind (element)) != NULL)
    element = next;
  return element;
}

/* The topmost card of the moment, else the first of the map. */
static TlElement *
find_card_below (TlCanvas *canvas, const TlElement *moment)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);

  for (guint i = 0; i < view->n_lanes; i++)
    for (guint k = 0; k < view->lanes[i].n_cards; k++)
      if (view->moments[view->lanes[i].cards[k].moment].moment == moment)
        return view->lanes[i].cards[k].touchpoint;
  return tl_canvas_walk (canvas, NULL, TL_WALK_MAP_START);
}

static TlElement *
walk_down (TlCanvas *canvas, TlElement *from)
{
  TlElement *moment = from;

  if (tl_element_get_kind (from) == TL_KIND_STAGE)
    moment = tl_canvas_get_first_moment (from);
  return moment != NULL && moment != from ? moment : find_card_below (canvas, moment);
}

/* The next of its kind that has a place: moments in a folded stage are passed over. */
static TlElement *
walk_along (TlCanvas *canvas, TlElement *from, gboolean forwards)
{
  TlElement *next = from;
  TlRect box;

  do
    next = forwards ? tl_element_get_next_of_kind (next) : tl_element_get_previous_of_kind (next);
  while (next != NULL && !tl_canvas_find_box (canvas, next, &box));
  return next;
}

static TlElement *
find_next (TlCanvas *canvas, TlElement *from, TlWalk walk)
{
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;

  switch (walk)
    {
    case TL_WALK_LEFT:
    case TL_WALK_RIGHT:
      return walk_along (canvas, from, (walk == TL_WALK_RIGHT) != mirrored);
    case TL_WALK_UP:
      return tl_element_get_kind (from) == TL_KIND_MOMENT ? tl_element_get_parent (from) : NULL;
    case TL_WALK_DOWN:
      return walk_down (canvas, from);
    case TL_WALK_LANE_START:
      return tl_map_get_first (canvas->map, tl_element_get_kind (from));
    case TL_WALK_LANE_END:
      return get_last (from);
    case TL_WALK_MAP_START:
    case TL_WALK_MAP_END:
    default:
      return tl_canvas_walk (canvas, NULL, walk);
    }
}

/* From the top of the cards, or with Ctrl from any of them, to its moment. */
static gboolean
leave_cards (TlCanvas *canvas, TlWalk walk, gboolean control)
{
  TlElement *card = canvas->cursor, *moment;

  if (walk != TL_WALK_UP || card == NULL || tl_element_get_kind (card) != TL_KIND_TOUCHPOINT)
    return FALSE;
  moment = tl_map_get_ref (canvas->map, card, TL_PROPERTY_MOMENT);
  if (!control && tl_canvas_walk (canvas, card, walk) != NULL)
    return FALSE;
  tl_canvas_go_to (canvas, moment);
  return TRUE;
}

gboolean
tl_canvas_walk_header (TlCanvas *canvas, TlWalk walk, gboolean control)
{
  TlElement *next;

  if (!tl_canvas_is_header (canvas->cursor))
    return leave_cards (canvas, walk, control);
  next = find_next (canvas, canvas->cursor, walk);
  if (next != NULL && next != canvas->cursor)
    tl_canvas_go_to (canvas, next);
  return TRUE;
}

/* Beside it, on either side, as long as it is still laid out. */
TlElement *
tl_canvas_find_near_header (TlCanvas *canvas, const TlElement *element, GHashTable *gone)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  gboolean stage = tl_element_get_kind (element) == TL_KIND_STAGE;
  guint n = stage ? view->n_stages : view->n_moments;
  TlElement *before = NULL;
  gboolean passed = FALSE;

  for (guint i = 0; i < n; i++)
    {
      TlElement *other = stage ? view->stages[i].stage : view->moments[i].moment;

      if (other == element)
        passed = TRUE;
      else if (g_hash_table_contains (gone, other))
        continue;
      else if (passed)
        return other;
      else
        before = other;
    }
  return before;
}

void
tl_canvas_reveal_header (TlCanvas *canvas, const TlRect *box)
{
  TlRect seen = tl_view_get_seen (&canvas->view);
  TlRect target = *box;

  /* The header is in sight, however far down one is. */
  if (tl_canvas_get_strips (canvas).header.pinned)
    {
      target.y = seen.y + seen.height / 2;
      target.height = 1;
    }
  tl_canvas_reveal (canvas, &target);
}
