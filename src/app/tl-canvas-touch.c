/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#define POINTER_SLACK 6.0

void
tl_canvas_set_hand (TlCanvas *canvas, TlHand hand)
{
  canvas->hand = hand;
}

double
tl_canvas_get_slack (TlCanvas *canvas, double size)
{
  if (canvas->hand != TL_HAND_FINGER)
    return POINTER_SLACK;
  return MAX ((TL_TARGET_SIZE - size) / 2, POINTER_SLACK);
}

static gboolean
can_have_keyboard (const TlElement *element)
{
  return element != NULL && (tl_element_get_kind (element) == TL_KIND_TOUCHPOINT ||
                             tl_canvas_is_label (element) || tl_canvas_is_header (element));
}

void
tl_canvas_open_menu (TlCanvas *canvas, double x, double y)
{
  TlHit hit;

  if (canvas->layout == NULL)
    return;
  tl_canvas_edit_end (canvas, TRUE);
  tl_canvas_set_tool (canvas, TL_TOOL_SELECT);
  hit = tl_canvas_hit (canvas, x, y);
  if (hit.kind == TL_HIT_LINK)
    hit.element = tl_canvas_find_meant_link (canvas, x, y, FALSE);
  if (hit.element == NULL || !tl_canvas_is_selected (canvas, hit.element))
    tl_canvas_set_selection (canvas, &hit.element, hit.element != NULL ? 1 : 0);
  if (can_have_keyboard (hit.element))
    tl_canvas_set_cursor (canvas, hit.element);
  tl_canvas_set_cell (canvas, hit.kind == TL_HIT_CELL ? &hit.cell : NULL);
  /* Where the keyboard is given back to when the menu closes. */
  tl_canvas_focus_cursor (canvas);
  if (hit.kind == TL_HIT_LAYER || (hit.kind == TL_HIT_FOLD && hit.element == NULL))
    tl_canvas_show_layer_menu (canvas, hit.layer, x, y);
  else
    tl_canvas_show_menu (canvas, x, y);
}

gboolean
tl_canvas_long_press (TlCanvas *canvas, double x, double y)
{
  if (canvas->layout == NULL || canvas->drag.phase > TL_DRAG_PRESSED)
    return FALSE;
  tl_canvas_drag_cancel (canvas);
  tl_canvas_open_menu (canvas, x, y);
  return TRUE;
}

/* A pan goes on with both fingers from where it is. */
static void
put_down (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;

  if (drag->phase == TL_DRAG_PAN)
    tl_canvas_drag_end (canvas, drag->x, drag->y, drag->modifiers);
  else
    tl_canvas_drag_cancel (canvas);
  canvas->panned = FALSE;
}

void
tl_canvas_pinch_begin (TlCanvas *canvas, double x, double y)
{
  if (canvas->layout == NULL)
    return;
  put_down (canvas);
  tl_canvas_stop_kinetic (canvas);
  tl_canvas_stop_glide (canvas);
  canvas->pinch_zoom = canvas->view.zoom;
  canvas->pinched = tl_view_to_map (&canvas->view, x, y);
}

void
tl_canvas_pinch_update (TlCanvas *canvas, double scale, double x, double y)
{
  TlRect place;

  if (canvas->layout == NULL || canvas->pinch_zoom <= 0)
    return;
  tl_canvas_zoom_to (canvas, canvas->pinch_zoom * scale, x, y, TRUE);
  place = tl_view_from_map (&canvas->view, &(TlRect){ canvas->pinched.x, canvas->pinched.y, 0, 0 });
  tl_canvas_scroll_by (canvas, place.x - x, place.y - y);
}

void
tl_canvas_fling (TlCanvas *canvas, double x, double y)
{
  if (canvas->hand == TL_HAND_FINGER && canvas->panned)
    tl_canvas_flick (canvas, -x, -y);
}
