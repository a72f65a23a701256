/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define EXTEND_MASK (GDK_SHIFT_MASK | GDK_CONTROL_MASK)

static void
update_marquee (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  TlRect rect = { MIN (drag->origin.x, drag->point.x), MIN (drag->origin.y, drag->point.y),
                  fabs (drag->point.x - drag->origin.x), fabs (drag->point.y - drag->origin.y) };

  tl_canvas_select_in (canvas, &rect, drag->had);
}

static void
update_pan (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;

  tl_canvas_scroll_by (canvas, drag->view_x - (drag->x - drag->start_x) - canvas->view.x,
                       drag->view_y - (drag->y - drag->start_y) - canvas->view.y);
}

static void
start (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;

  if ((drag->kind == TL_DRAG_CARDS && !tl_canvas_drag_start_cards (canvas)) ||
      (drag->kind == TL_DRAG_SPAN && !tl_canvas_drag_start_span (canvas)))
    drag->kind = TL_DRAG_MARQUEE;
  if (drag->kind == TL_DRAG_MARQUEE)
    drag->had =
        drag->modifiers & EXTEND_MASK ? tl_canvas_list_selected_cards (canvas) : g_ptr_array_new ();
  if (drag->kind == TL_DRAG_STRUCTURE)
    tl_canvas_set_selection (canvas, &drag->hit.element, 1);
  drag->phase = drag->kind;
  canvas->panned = drag->phase == TL_DRAG_PAN;
  if (drag->phase == TL_DRAG_LINK)
    tl_canvas_linking_begin (canvas, TL_LINKING_BY_HAND, &drag->handle);
  tl_canvas_set_cell (canvas, NULL);
  tl_canvas_show_fold_buttons (canvas);
  if (tl_canvas_is_carrying (canvas))
    tl_canvas_hand_changed (canvas);
}

static void
click_card (TlCanvas *canvas, const TlHit *hit, gboolean extend)
{
  TlElement *element = hit->element;

  if (extend)
    tl_canvas_toggle (canvas, element);
  else
    tl_canvas_set_selection (canvas, &element, 1);
  tl_canvas_set_cursor (canvas, element);
  tl_canvas_focus_cursor (canvas);
}

static void
click_label (TlCanvas *canvas, const TlHit *hit, gboolean extend)
{
  tl_canvas_select_label (canvas, hit->element);
}

static void
click_heading (TlCanvas *canvas, const TlHit *hit, gboolean extend)
{
  tl_canvas_go_to (canvas, hit->element);
}

static void
click_link (TlCanvas *canvas, const TlHit *hit, gboolean extend)
{
  const TlDrag *drag = &canvas->drag;
  TlElement *element = tl_canvas_find_meant_link (canvas, drag->start_x, drag->start_y, TRUE);

  tl_canvas_set_selection (canvas, &element, element != NULL ? 1 : 0);
}

static void
click_fold (TlCanvas *canvas, const TlHit *hit, gboolean extend)
{
  tl_canvas_unfold_hit (canvas, hit);
}

static void
click_ground (TlCanvas *canvas, const TlHit *hit, gboolean extend)
{
  if (!extend)
    tl_canvas_set_selection (canvas, NULL, 0);
}

typedef void (*ClickFunc) (TlCanvas *canvas, const TlHit *hit, gboolean extend);

static const ClickFunc clicks[] = {
  [TL_HIT_NOTHING] = click_ground, [TL_HIT_TITLE] = click_ground,
  [TL_HIT_LAYER] = click_ground,   [TL_HIT_CELL] = click_ground,
  [TL_HIT_CARD] = click_card,      [TL_HIT_CARD_END_EDGE] = click_card,
  [TL_HIT_MARK] = click_card,      [TL_HIT_LANE_LABEL] = click_label,
  [TL_HIT_STAGE] = click_heading,  [TL_HIT_MOMENT] = click_heading,
  [TL_HIT_LINK] = click_link,      [TL_HIT_FOLD] = click_fold,
};

/* A press that did not become a drag. */
static void
click (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  TlHit hit = drag->hit;

  canvas->clicked_before = canvas->clicked;
  canvas->clicked = hit.kind;
  if (tl_canvas_linking_click (canvas))
    return;
  /* What is added has to wait until the drag is over. */
  if (drag->plus.kind != 0)
    return;
  clicks[hit.kind](canvas, &hit, (drag->modifiers & EXTEND_MASK) != 0);
  tl_canvas_set_cell (canvas, hit.kind == TL_HIT_CELL ? &hit.cell : NULL);
}

static void
place_span (TlCanvas *canvas, TlElement *touchpoint, int span)
{
  tl_history_begin (canvas->history, _ ("Change Duration"), NULL);
  tl_operations_set_span (canvas->history, touchpoint, span);
  if (tl_history_commit (canvas->history))
    tl_canvas_say_span (canvas, touchpoint);
}

/* Leaves the drag; what is previewed goes. */
static void
finish (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;
  gboolean previewed = drag->phase == TL_DRAG_CARDS || drag->phase == TL_DRAG_SPAN;
  gboolean carried = tl_canvas_is_carrying (canvas);

  drag->phase = TL_DRAG_NONE;
  drag->copying = drag->in_gap = FALSE;
  canvas->auto_x = canvas->auto_y = 0;
  tl_canvas_stop_spring (canvas);
  g_array_set_size (drag->cards, 0);
  g_array_set_size (drag->placements, 0);
  g_clear_pointer (&drag->had, g_ptr_array_unref);
  g_clear_pointer (&drag->grounds, g_array_unref);
  tl_landing_clear (&drag->landing);
  tl_canvas_forget_foretold (canvas);
  tl_tiles_drop (canvas->tiles, 1u << TL_PLANE_CARRIED);
  if (previewed)
    tl_canvas_drag_preview (canvas, NULL, 0);
  tl_canvas_show_fold_buttons (canvas);
  tl_canvas_update_cursor_shape (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  if (carried)
    tl_canvas_hand_changed (canvas);
}

static void
begin (TlCanvas *canvas, double x, double y, GdkModifierType modifiers)
{
  TlDrag *drag = &canvas->drag;

  tl_canvas_drag_cancel (canvas);
  tl_canvas_edit_end (canvas, TRUE);
  tl_canvas_stop_kinetic (canvas);
  drag->start_x = drag->x = x;
  drag->start_y = drag->y = y;
  drag->view_x = canvas->view.x;
  drag->view_y = canvas->view.y;
  drag->origin = drag->point = tl_view_to_map (&canvas->view, x, y);
  drag->modifiers = modifiers;
  canvas->panned = FALSE;
}

static void
begin_tool (TlCanvas *canvas, const TlTool *tool, double x, double y, gboolean is_carried)
{
  TlDrag *drag = &canvas->drag;

  begin (canvas, x, y, 0);
  drag->phase = drag->kind = TL_DRAG_TOOL;
  drag->tool = tool;
  drag->is_carried = is_carried;
  drag->is_inside = !is_carried;
  tl_canvas_set_cell (canvas, NULL);
  tl_canvas_aim_tool (canvas, x, y);
  tl_canvas_hand_changed (canvas);
}

void
tl_canvas_drag_take_tool (TlCanvas *canvas, const TlTool *tool, double x, double y)
{
  begin_tool (canvas, tool, x, y, TRUE);
}

/* The tool for links takes hold of a card anywhere. */
static gboolean
find_link_start (TlCanvas *canvas, const TlHit *hit, TlLinking *handle)
{
  if (!tl_canvas_is_link_armed (canvas) ||
      (hit->kind != TL_HIT_CARD && hit->kind != TL_HIT_CARD_END_EDGE))
    return FALSE;
  *handle = (TlLinking){ .end = TL_PROPERTY_TO, .fixed = hit->element };
  return TRUE;
}

/* What a click at the start would add. */
static void
find_plus (TlCanvas *canvas, gboolean extend)
{
  TlDrag *drag = &canvas->drag;
  double x = drag->start_x, y = drag->start_y;

  drag->plus = (TlPlus){ 0 };
  if (extend || canvas->linking.mode != TL_LINKING_NOT || tl_canvas_is_link_armed (canvas) ||
      canvas->hand == TL_HAND_ERASER)
    return;
  if (canvas->hand == TL_HAND_FINGER)
    tl_canvas_find_shown_plus (canvas, x, y, &drag->plus);
  else
    tl_canvas_find_plus (canvas, x, y, &drag->plus);
}

/* What a pointer means by moving on from the start. */
static TlDragPhase
find_kind (TlCanvas *canvas, gboolean extend)
{
  TlDrag *drag = &canvas->drag;
  const TlHit *hit = &drag->hit;

  if (!extend && (find_link_start (canvas, hit, &drag->handle) ||
                  tl_canvas_find_link_handle (canvas, drag->start_x, drag->start_y, &drag->handle)))
    return TL_DRAG_LINK;
  if (hit->kind == TL_HIT_CARD_END_EDGE && !extend)
    return TL_DRAG_SPAN;
  if (hit->kind == TL_HIT_CARD || hit->kind == TL_HIT_CARD_END_EDGE)
    return TL_DRAG_CARDS;
  if (hit->kind != TL_HIT_MARK && hit->kind != TL_HIT_FOLD &&
      tl_structure_find_kind (hit->element) != NULL)
    return TL_DRAG_STRUCTURE;
  return TL_DRAG_MARQUEE;
}

/* What is merely near a finger, or a header that it pans along, is moved only when it is selected.
 */
static gboolean
takes_hold (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  TlRect box;

  switch (drag->kind)
    {
    case TL_DRAG_MARQUEE:
      return FALSE;
    case TL_DRAG_CARDS:
      return tl_canvas_is_selected (canvas, drag->hit.element) ||
             (tl_canvas_find_box (canvas, drag->hit.element, &box) &&
              tl_rect_contains (&box, drag->origin.x, drag->origin.y));
    case TL_DRAG_STRUCTURE:
      return tl_canvas_is_selected (canvas, drag->hit.element);
    default:
      return TRUE;
    }
}

void
tl_canvas_drag_begin (TlCanvas *canvas, double x, double y, GdkModifierType modifiers)
{
  TlDrag *drag = &canvas->drag;
  gboolean extend = (modifiers & EXTEND_MASK) != 0;
  gboolean rolling = canvas->kinetic_x != 0 || canvas->kinetic_y != 0;

  if (canvas->layout == NULL)
    return;
  if (canvas->tool->kind >= 0 && canvas->hand != TL_HAND_ERASER)
    {
      begin_tool (canvas, canvas->tool, x, y, FALSE);
      return;
    }
  /* It catches the map; what happens to be under it is not meant. */
  if (canvas->hand == TL_HAND_FINGER && rolling)
    {
      tl_canvas_drag_begin_pan (canvas, x, y);
      return;
    }
  begin (canvas, x, y, modifiers);
  drag->phase = TL_DRAG_PRESSED;
  drag->hit = tl_canvas_hit (canvas, x, y);
  find_plus (canvas, extend);
  drag->kind = canvas->hand == TL_HAND_ERASER ? TL_DRAG_MARQUEE : find_kind (canvas, extend);
  if (canvas->hand == TL_HAND_FINGER && !takes_hold (canvas))
    drag->kind = TL_DRAG_PAN;
  /* A finger may be the first of two. */
  if (drag->kind == TL_DRAG_CARDS && !extend && canvas->hand != TL_HAND_FINGER &&
      !tl_canvas_is_selected (canvas, drag->hit.element))
    tl_canvas_set_selection (canvas, &drag->hit.element, 1);
}

void
tl_canvas_drag_begin_pan (TlCanvas *canvas, double x, double y)
{
  if (canvas->layout == NULL)
    return;
  begin (canvas, x, y, 0);
  canvas->drag.phase = canvas->drag.kind = TL_DRAG_PAN;
  canvas->panned = TRUE;
  tl_canvas_update_cursor_shape (canvas);
}

void
tl_canvas_drag_update (TlCanvas *canvas, double x, double y, GdkModifierType modifiers)
{
  TlDrag *drag = &canvas->drag;

  if (drag->phase == TL_DRAG_NONE)
    return;
  drag->x = x;
  drag->y = y;
  if (drag->phase == TL_DRAG_PRESSED)
    {
      if (hypot (x - drag->start_x, y - drag->start_y) < TL_DRAG_THRESHOLD)
        return;
      start (canvas);
    }
  drag->modifiers = modifiers;
  drag->moved_time = g_get_monotonic_time ();
  drag->point = tl_view_to_map (&canvas->view, x, y);
  if (drag->phase == TL_DRAG_CARDS)
    tl_canvas_drag_update_cards (canvas);
  else if (drag->phase == TL_DRAG_SPAN)
    tl_canvas_drag_update_span (canvas);
  else if (drag->phase == TL_DRAG_MARQUEE)
    update_marquee (canvas);
  else if (drag->phase == TL_DRAG_LINK)
    tl_canvas_linking_follow (canvas, x, y);
  else if (drag->phase == TL_DRAG_STRUCTURE)
    tl_canvas_structure_update (canvas);
  else if (drag->phase == TL_DRAG_TOOL)
    tl_canvas_aim_tool (canvas, x, y);
  else
    update_pan (canvas);
  if (tl_canvas_is_carrying (canvas) && drag->phase != TL_DRAG_SPAN)
    tl_canvas_follow_spring (canvas);
  tl_canvas_scroll_at_edges (canvas);
  tl_canvas_update_cursor_shape (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* A touchpoint is made where the tool is let go; one that was dragged here is just put away where
 * none can be. */
static void
drop_tool (TlCanvas *canvas)
{
  const TlTool *tool = canvas->drag.tool;
  gboolean used = !canvas->drag.is_carried || tl_canvas_is_tool_welcome (canvas);
  TlAim aim = canvas->aim;

  finish (canvas);
  if (used)
    tl_canvas_use_tool (canvas, tool, &aim);
}

void
tl_canvas_drag_end (TlCanvas *canvas, double x, double y, GdkModifierType modifiers)
{
  TlDrag *drag = &canvas->drag;
  g_autoptr (GArray) placements = NULL;
  TlMomentPlace gap;
  TlDragPhase phase;
  gboolean copying, in_gap;
  TlPlus plus;
  int span;

  tl_canvas_drag_update (canvas, x, y, modifiers);
  phase = drag->phase;
  if (phase == TL_DRAG_STRUCTURE)
    tl_canvas_structure_land (canvas);
  else if (phase == TL_DRAG_TOOL)
    drop_tool (canvas);
  if (phase == TL_DRAG_NONE || phase == TL_DRAG_STRUCTURE || phase == TL_DRAG_TOOL)
    return;
  placements = g_array_copy (drag->placements);
  copying = drag->copying;
  in_gap = drag->in_gap;
  gap = drag->gap;
  plus = drag->plus;
  span = drag->span;
  if (phase == TL_DRAG_PRESSED)
    click (canvas);
  finish (canvas);
  if (phase == TL_DRAG_CARDS && placements->len > 0)
    tl_canvas_place (canvas, placements, copying, in_gap ? &gap : NULL);
  else if (phase == TL_DRAG_SPAN && placements->len > 0)
    place_span (canvas, g_array_index (placements, TlPlacement, 0).touchpoint, span);
  else if (phase == TL_DRAG_LINK)
    tl_canvas_linking_drop (canvas, x, y);
  else if (phase == TL_DRAG_PRESSED && plus.kind != 0)
    tl_canvas_add_at_plus (canvas, &plus);
  else if (phase == TL_DRAG_PRESSED && canvas->hand == TL_HAND_FINGER)
    tl_canvas_point_at (canvas, x, y);
}

/* What was selected before the marquee, but for what has left the map: that may be why it ends. */
static void
restore_selection (TlCanvas *canvas)
{
  const GPtrArray *had = canvas->drag.had;
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < had->len; i++)
    if (tl_map_find (canvas->map, tl_element_get_id (had->pdata[i])) == had->pdata[i])
      g_ptr_array_add (left, had->pdata[i]);
  tl_canvas_set_selection (canvas, (TlElement **) left->pdata, left->len);
}

void
tl_canvas_drag_cancel (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;

  if (drag->phase == TL_DRAG_NONE)
    return;
  if (drag->phase == TL_DRAG_MARQUEE)
    restore_selection (canvas);
  else if (drag->phase == TL_DRAG_PAN)
    tl_canvas_scroll_by (canvas, drag->view_x - canvas->view.x, drag->view_y - canvas->view.y);
  else if (drag->phase == TL_DRAG_LINK)
    tl_canvas_linking_cancel (canvas);
  else if (drag->phase == TL_DRAG_TOOL)
    tl_canvas_forget_aim (canvas);
  finish (canvas);
}

gboolean
tl_canvas_drag_is_active (TlCanvas *canvas)
{
  return canvas->drag.phase != TL_DRAG_NONE;
}
