/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-stage-words.h"

#define EXTEND_MASK (GDK_SHIFT_MASK | GDK_CONTROL_MASK)
/* From the middle of a gutter: of its own width, but no less than this many pixels. */
#define GAP_REACH 8.0
#define LEAST_GAP 5.0

static TlDragCard *
get_card (const TlDrag *drag, guint i)
{
  return &g_array_index (drag->cards, TlDragCard, i);
}

static int
find_moment (const TlLayoutView *view, const TlElement *moment)
{
  for (guint i = 0; i < view->n_moments; i++)
    if (view->moments[i].moment == moment)
      return (int) i;
  return -1;
}

/* The place of a lane among those that hold cards. */
static int
find_lane (const TlLayoutView *view, const TlElement *lane)
{
  int n = 0;

  for (guint i = 0; i < view->n_lanes; i++)
    {
      if (view->lanes[i].lane == lane)
        return n;
      n += view->lanes[i].kind == TL_LANE_TOUCHPOINTS;
    }
  return -1;
}

/* The card below this one in its cell that stays. */
static TlElement *
find_next (TlCanvas *canvas, const TlCardBox *card)
{
  const TlLaneBox *lane = &tl_canvas_get_layout (canvas)->lanes[card->lane];
  const TlCardBox *end = lane->cards + lane->n_cards;

  for (const TlCardBox *next = card + 1; next < end && next->moment == card->moment; next++)
    if (!tl_canvas_is_selected (canvas, next->touchpoint))
      return next->touchpoint;
  return NULL;
}

static int
compare_cards (gconstpointer a, gconstpointer b)
{
  const TlDragCard *one = a, *two = b;

  if (one->lane != two->lane)
    return one->lane < two->lane ? -1 : 1;
  if (one->moment != two->moment)
    return one->moment < two->moment ? -1 : 1;
  return one->box.y < two->box.y ? -1 : one->box.y > two->box.y;
}

static void
add_card (TlCanvas *canvas, TlElement *touchpoint)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlCardBox *card = tl_layout_find_card (canvas->layout, touchpoint);
  TlDragCard dragged = { .touchpoint = touchpoint };

  if (card == NULL)
    return;
  dragged.box = card->box;
  dragged.cell.lane = view->lanes[card->lane].lane;
  dragged.cell.moment = view->moments[card->moment].moment;
  dragged.lane = find_lane (view, dragged.cell.lane);
  dragged.moment = (int) card->moment;
  dragged.next = find_next (canvas, card);
  canvas->drag.carried = tl_rect_unite (&canvas->drag.carried, &card->box);
  g_array_append_val (canvas->drag.cards, dragged);
}

static gboolean
collect_cards (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;
  g_autoptr (GPtrArray) touchpoints = tl_canvas_list_selected_cards (canvas);

  g_array_set_size (drag->cards, 0);
  drag->carried = (TlRect){ 0 };
  for (guint i = 0; i < touchpoints->len; i++)
    add_card (canvas, touchpoints->pdata[i]);
  g_array_sort (drag->cards, compare_cards);
  for (guint i = 0; i < drag->cards->len; i++)
    if (get_card (drag, i)->touchpoint == drag->hit.element)
      {
        drag->grabbed = i;
        return TRUE;
      }
  return FALSE;
}

static void
set_preview (TlCanvas *canvas, const TlPlacement *placements, guint n)
{
  g_autoptr (GArray) damage = g_array_new (FALSE, FALSE, sizeof (TlRect));

  tl_layout_set_preview (canvas->layout, placements, n, damage);
  tl_canvas_damage (canvas, damage);
}

/* How far the whole group can go: everybody stays on the map. */
static void
limit_shift (TlCanvas *canvas, int *lanes, int *moments)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  g_autoptr (GPtrArray) all = tl_canvas_list_card_lanes (canvas);

  for (guint i = 0; i < canvas->drag.cards->len; i++)
    {
      const TlDragCard *card = get_card (&canvas->drag, i);

      *lanes = CLAMP (*lanes, -card->lane, (int) all->len - 1 - card->lane);
      *moments = CLAMP (*moments, -card->moment, (int) view->n_moments - 1 - card->moment);
    }
}

/* The cell under the hand, as seen by the first moment of the card it holds. */
static gboolean
find_target (TlCanvas *canvas, TlCell *cell, TlElement **before)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  TlPoint point = canvas->drag.point;
  const TlCardBox *card;
  int moment;

  if (!tl_layout_find_cell (canvas->layout, point, cell, before))
    return FALSE;
  if (canvas->drag.grabbed_moments > 0)
    {
      moment = MAX (find_moment (view, cell->moment) - canvas->drag.grabbed_moments, 0);
      point.x = view->moments[moment].x + view->moments[moment].width / 2;
      tl_layout_find_cell (canvas->layout, point, cell, before);
    }
  card = *before != NULL ? tl_layout_find_card (canvas->layout, *before) : NULL;
  if (card != NULL && card->lifted)
    *before = get_card (&canvas->drag, canvas->drag.grabbed)->next;
  return TRUE;
}

static TlPlacement
place_card (TlCanvas *canvas,
            const TlDragCard *card,
            int lanes,
            int moments,
            const GPtrArray *all,
            const TlCell *target,
            TlElement *before)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  TlPlacement placement = { .touchpoint = card->touchpoint };

  placement.cell.lane = all->pdata[card->lane + lanes];
  placement.cell.moment = view->moments[card->moment + moments].moment;
  if (placement.cell.lane == target->lane && placement.cell.moment == target->moment)
    placement.before = before;
  else if (lanes == 0 && moments == 0)
    placement.before = card->next;
  return placement;
}

static gboolean
placements_are_equal (const GArray *a, const GArray *b)
{
  for (guint i = 0; a->len == b->len && i < a->len; i++)
    {
      const TlPlacement *one = &g_array_index (a, TlPlacement, i);
      const TlPlacement *two = &g_array_index (b, TlPlacement, i);

      if (one->cell.lane != two->cell.lane || one->cell.moment != two->cell.moment ||
          one->before != two->before)
        return FALSE;
    }
  return a->len == b->len;
}

/* Between two columns of cards, where no card stands, one is made for those in the hand. */
static gboolean
find_gap (TlCanvas *canvas, TlMomentPlace *gap)
{
  TlPoint point = canvas->drag.point;

  return point.y > tl_canvas_get_layout (canvas)->body_box.y &&
         tl_canvas_find_moment_place (canvas, point, gap) &&
         fabs (point.x - gap->line.x) <= MAX (GAP_REACH, LEAST_GAP / canvas->view.zoom);
}

/* Each keeps its lane, as far from the hand's as it was. */
static void
update_gap (TlCanvas *canvas, const TlMomentPlace *gap)
{
  TlDrag *drag = &canvas->drag;
  g_autoptr (GPtrArray) all = tl_canvas_list_card_lanes (canvas);
  TlElement *before;
  int lanes, moments = 0;
  TlCell target;

  if (!find_target (canvas, &target, &before))
    return;
  lanes =
      find_lane (tl_canvas_get_layout (canvas), target.lane) - get_card (drag, drag->grabbed)->lane;
  limit_shift (canvas, &lanes, &moments);
  g_array_set_size (drag->placements, 0);
  for (guint i = 0; i < drag->cards->len; i++)
    {
      const TlDragCard *card = get_card (drag, i);
      TlPlacement placement = { .touchpoint = card->touchpoint };

      placement.cell.lane = all->pdata[card->lane + lanes];
      g_array_append_val (drag->placements, placement);
    }
  drag->gap = *gap;
  drag->in_gap = TRUE;
  drag->copying = (drag->modifiers & GDK_CONTROL_MASK) != 0;
  tl_landing_clear (&drag->landing);
  drag->landing.words = tl_stage_words_gap (gap->stage, gap->before);
  set_preview (canvas, NULL, 0);
}

static void
update_cards (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;
  const TlDragCard *grabbed = get_card (drag, drag->grabbed);
  g_autoptr (GPtrArray) all = tl_canvas_list_card_lanes (canvas);
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (TlPlacement));
  gboolean copying = (drag->modifiers & GDK_CONTROL_MASK) != 0;
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  TlElement *before;
  int lanes, moments;
  TlMomentPlace gap;
  TlCell target;

  drag->in_gap = FALSE;
  if (find_gap (canvas, &gap))
    {
      update_gap (canvas, &gap);
      return;
    }
  if (!find_target (canvas, &target, &before))
    return;
  lanes = find_lane (view, target.lane) - grabbed->lane;
  moments = find_moment (view, target.moment) - grabbed->moment;
  limit_shift (canvas, &lanes, &moments);
  for (guint i = 0; i < drag->cards->len; i++)
    {
      TlPlacement placement =
          place_card (canvas, get_card (drag, i), lanes, moments, all, &target, before);

      g_array_append_val (placements, placement);
    }
  if (copying == drag->copying && placements_are_equal (placements, drag->placements))
    return;
  drag->copying = copying;
  g_array_set_size (drag->placements, 0);
  g_array_append_vals (drag->placements, placements->data, placements->len);
  set_preview (canvas, (const TlPlacement *) drag->placements->data,
               copying ? 0 : drag->placements->len);
}

/* The span that brings the end edge of the card nearest to the hand. */
static int
find_span (TlCanvas *canvas)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlDrag *drag = &canvas->drag;
  const TlDragCard *card = get_card (drag, 0);
  double moved = drag->point.x - drag->origin.x;
  double width = drag->start_width + (view->right_to_left ? -moved : moved);
  int span = (int) lround ((width - TL_SIZE_CARD) / TL_SIZE_MOMENT) + 1;

  return CLAMP (span, 1, (int) view->n_moments - card->moment);
}

static void
update_span (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;
  TlDragCard *card = get_card (drag, 0);
  int span = find_span (canvas);
  TlPlacement placement = { card->touchpoint, card->cell, card->next, span };
  const TlCardBox *shown;

  if (span == drag->span)
    return;
  drag->span = span;
  g_array_set_size (drag->placements, 0);
  g_array_append_val (drag->placements, placement);
  set_preview (canvas, &placement, 1);
  shown = tl_layout_find_card (canvas->layout, card->touchpoint);
  if (shown != NULL)
    drag->carried = card->box = shown->box;
  tl_tiles_drop (canvas->tiles, 1u << TL_PLANE_CARRIED);
}

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

static gboolean
start_cards (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlDragCard *grabbed;
  double into;

  if (!tl_canvas_is_selected (canvas, drag->hit.element))
    tl_canvas_set_selection (canvas, &drag->hit.element, 1);
  if (!collect_cards (canvas))
    return FALSE;
  grabbed = get_card (drag, drag->grabbed);
  into = view->right_to_left ? grabbed->box.x + grabbed->box.width - drag->origin.x
                             : drag->origin.x - grabbed->box.x;
  drag->grabbed_moments = (int) floor (into / TL_SIZE_MOMENT);
  return TRUE;
}

static gboolean
start_span (TlCanvas *canvas)
{
  tl_canvas_set_selection (canvas, &canvas->drag.hit.element, 1);
  if (!collect_cards (canvas))
    return FALSE;
  canvas->drag.start_width = get_card (&canvas->drag, 0)->box.width;
  canvas->drag.span = 0;
  return TRUE;
}

static void
start (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;

  if ((drag->kind == TL_DRAG_CARDS && !start_cards (canvas)) ||
      (drag->kind == TL_DRAG_SPAN && !start_span (canvas)))
    drag->kind = TL_DRAG_MARQUEE;
  if (drag->kind == TL_DRAG_MARQUEE)
    drag->had =
        drag->modifiers & EXTEND_MASK ? tl_canvas_list_selected_cards (canvas) : g_ptr_array_new ();
  if (drag->kind == TL_DRAG_STRUCTURE)
    tl_canvas_set_selection (canvas, &drag->hit.element, 1);
  drag->phase = drag->kind;
  if (drag->phase == TL_DRAG_LINK)
    tl_canvas_linking_begin (canvas, TL_LINKING_BY_HAND, &drag->handle);
  tl_canvas_set_cell (canvas, NULL);
}

/* A press that did not become a drag. */
static void
click (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  TlElement *element = drag->hit.element;
  gboolean extend = (drag->modifiers & EXTEND_MASK) != 0;

  if (tl_canvas_linking_click (canvas))
    return;
  /* What is added has to wait until the drag is over. */
  if (drag->plus.kind != 0)
    return;
  switch (drag->hit.kind)
    {
    case TL_HIT_CARD:
    case TL_HIT_CARD_END_EDGE:
    case TL_HIT_MARK:
      if (extend)
        tl_canvas_toggle (canvas, element);
      else
        tl_canvas_set_selection (canvas, &element, 1);
      tl_canvas_set_cursor (canvas, element);
      tl_canvas_focus_cursor (canvas);
      break;
    case TL_HIT_LANE_LABEL:
      tl_canvas_select_label (canvas, element);
      break;
    case TL_HIT_STAGE:
    case TL_HIT_MOMENT:
      tl_canvas_go_to (canvas, element);
      break;
    case TL_HIT_LINK:
      tl_canvas_set_selection (canvas, &element, 1);
      break;
    case TL_HIT_CELL:
    case TL_HIT_LAYER:
    case TL_HIT_NOTHING:
    case TL_HIT_TITLE:
    default:
      if (!extend)
        tl_canvas_set_selection (canvas, NULL, 0);
      break;
    }
  tl_canvas_set_cell (canvas, drag->hit.kind == TL_HIT_CELL ? &drag->hit.cell : NULL);
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

  drag->phase = TL_DRAG_NONE;
  drag->copying = drag->in_gap = FALSE;
  canvas->auto_x = canvas->auto_y = 0;
  g_array_set_size (drag->cards, 0);
  g_array_set_size (drag->placements, 0);
  g_clear_pointer (&drag->had, g_ptr_array_unref);
  tl_landing_clear (&drag->landing);
  tl_tiles_drop (canvas->tiles, 1u << TL_PLANE_CARRIED);
  if (previewed)
    set_preview (canvas, NULL, 0);
  tl_canvas_update_cursor_shape (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
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
}

void
tl_canvas_drag_begin (TlCanvas *canvas, double x, double y, GdkModifierType modifiers)
{
  TlDrag *drag = &canvas->drag;
  gboolean extend = (modifiers & EXTEND_MASK) != 0;

  if (canvas->layout == NULL)
    return;
  begin (canvas, x, y, modifiers);
  drag->phase = TL_DRAG_PRESSED;
  drag->hit = tl_canvas_hit (canvas, x, y);
  if (extend || canvas->linking.mode != TL_LINKING_NOT ||
      !tl_canvas_find_plus (canvas, x, y, &drag->plus))
    drag->plus = (TlPlus){ 0 };
  drag->kind = TL_DRAG_MARQUEE;
  if (!extend && tl_canvas_find_link_handle (canvas, x, y, drag->reach, &drag->handle))
    drag->kind = TL_DRAG_LINK;
  else if (drag->hit.kind == TL_HIT_CARD_END_EDGE && !extend)
    drag->kind = TL_DRAG_SPAN;
  else if (drag->hit.kind == TL_HIT_CARD || drag->hit.kind == TL_HIT_CARD_END_EDGE)
    drag->kind = TL_DRAG_CARDS;
  else if (drag->hit.kind != TL_HIT_MARK && tl_structure_find_kind (drag->hit.element) != NULL)
    drag->kind = TL_DRAG_STRUCTURE;
  if (drag->kind == TL_DRAG_CARDS && !extend && !tl_canvas_is_selected (canvas, drag->hit.element))
    tl_canvas_set_selection (canvas, &drag->hit.element, 1);
}

void
tl_canvas_drag_begin_pan (TlCanvas *canvas, double x, double y)
{
  if (canvas->layout == NULL)
    return;
  begin (canvas, x, y, 0);
  canvas->drag.phase = canvas->drag.kind = TL_DRAG_PAN;
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
    update_cards (canvas);
  else if (drag->phase == TL_DRAG_SPAN)
    update_span (canvas);
  else if (drag->phase == TL_DRAG_MARQUEE)
    update_marquee (canvas);
  else if (drag->phase == TL_DRAG_LINK)
    tl_canvas_linking_follow (canvas);
  else if (drag->phase == TL_DRAG_STRUCTURE)
    tl_canvas_structure_update (canvas);
  else
    update_pan (canvas);
  tl_canvas_scroll_at_edges (canvas);
  tl_canvas_update_cursor_shape (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
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
  if (phase == TL_DRAG_NONE || phase == TL_DRAG_STRUCTURE)
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
  finish (canvas);
}

gboolean
tl_canvas_drag_is_active (TlCanvas *canvas)
{
  return canvas->drag.phase != TL_DRAG_NONE;
}
