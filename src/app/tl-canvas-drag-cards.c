/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-stage-words.h"

/* Cards in the hand: where they stood, and where they would land. */

/* From the middle of a gutter: of its own width, but no less than this many pixels. */
#define GAP_REACH 8.0
#define LEAST_GAP 5.0
/* Pixels from where a card would land; nearer it lies there. */
#define MAGNET 28.0

static GArray *
list_grounds (TlCanvas *canvas)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  GArray *grounds = g_array_new (FALSE, FALSE, sizeof (TlGround));

  for (guint i = 0; i < view->n_lanes; i++)
    {
      const TlLaneBox *lane = &view->lanes[i];
      TlGround ground = { lane->box.y, lane->box.y + lane->box.height,
                          lane->kind == TL_LANE_TOUCHPOINTS };

      g_array_append_val (grounds, ground);
    }
  return grounds;
}

/* Between two lanes the nearer one is meant. */
static gboolean
holds_cards_at (const GArray *grounds, double y)
{
  const TlGround *all = (const TlGround *) (void *) grounds->data, *nearest = NULL;
  double least = G_MAXDOUBLE;

  if (grounds->len == 0 || y < all[0].top || y > all[grounds->len - 1].bottom)
    return FALSE;
  for (guint i = 0; i < grounds->len; i++)
    {
      double distance = MAX (MAX (all[i].top - y, y - all[i].bottom), 0);

      if (distance >= least)
        continue;
      nearest = &all[i];
      least = distance;
    }
  return nearest->holds;
}

/* Neither in a strip nor on what is folded. */
static gboolean
is_beside_labels (TlCanvas *canvas, double x, double y, TlPoint *point)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  TlRect all = { 0, 0, canvas->view.width, canvas->view.height };
  const TlRect *body = &view->body_box, *labels = &view->label_box;

  return tl_rect_contains (&all, x, y) && tl_canvas_pick (canvas, x, y, point) &&
         point->x >= body->x && point->x <= body->x + body->width &&
         (point->x < labels->x || point->x >= labels->x + labels->width) &&
         tl_layout_hit (canvas->layout, *point, (TlReach){ 0, 0 }).kind != TL_HIT_FOLD;
}

gboolean
tl_canvas_can_hold_cards (TlCanvas *canvas, double x, double y)
{
  g_autoptr (GArray) grounds = list_grounds (canvas);
  TlPoint point;

  return is_beside_labels (canvas, x, y, &point) && holds_cards_at (grounds, point.y);
}

/* Where cards are about to leave, lanes get lower, and all below them moves: what could be dropped
 * at before that can be, or the map would jump to and fro under a hand that rests. */
static gboolean
can_drop (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  TlPoint point;

  return tl_canvas_can_hold_cards (canvas, drag->x, drag->y) ||
         (drag->placements->len > 0 && is_beside_labels (canvas, drag->x, drag->y, &point) &&
          holds_cards_at (drag->grounds, point.y));
}

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
  g_clear_pointer (&drag->grounds, g_array_unref);
  drag->grounds = list_grounds (canvas);
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

void
tl_canvas_drag_preview (TlCanvas *canvas, const TlPlacement *placements, guint n)
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

gboolean
tl_canvas_find_gap (TlCanvas *canvas, TlPoint point, TlMomentPlace *gap)
{
  return point.y > tl_canvas_get_layout (canvas)->body_box.y &&
         tl_canvas_find_moment_place (canvas, point, gap) &&
         fabs (point.x - gap->line.x) <= MAX (GAP_REACH, LEAST_GAP / canvas->view.zoom);
}

static void
take_placements (TlDrag *drag, const GArray *placements)
{
  g_array_set_size (drag->placements, 0);
  g_array_append_vals (drag->placements, placements->data, placements->len);
}

/* Each keeps its lane, as far from the hand's as it was. */
static void
update_gap (TlCanvas *canvas, const TlMomentPlace *gap, gboolean copying)
{
  TlDrag *drag = &canvas->drag;
  g_autoptr (GPtrArray) all = tl_canvas_list_card_lanes (canvas);
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (TlPlacement));
  TlElement *before;
  int lanes, moments = 0;
  TlCell target;

  if (!find_target (canvas, &target, &before))
    return;
  lanes =
      find_lane (tl_canvas_get_layout (canvas), target.lane) - get_card (drag, drag->grabbed)->lane;
  limit_shift (canvas, &lanes, &moments);
  for (guint i = 0; i < drag->cards->len; i++)
    {
      const TlDragCard *card = get_card (drag, i);
      TlPlacement placement = { .touchpoint = card->touchpoint };

      placement.cell.lane = all->pdata[card->lane + lanes];
      g_array_append_val (placements, placement);
    }
  if (drag->in_gap && gap->stage == drag->gap.stage && gap->before == drag->gap.before &&
      copying == drag->copying && placements_are_equal (placements, drag->placements))
    return;
  take_placements (drag, placements);
  drag->gap = *gap;
  drag->in_gap = TRUE;
  drag->copying = copying;
  tl_landing_clear (&drag->landing);
  drag->landing.words = tl_stage_words_gap (gap->stage, gap->before);
  tl_canvas_drag_preview (canvas, NULL, 0);
  tl_canvas_foretell_cards (canvas);
}

/* Over what holds no cards they are where they were. */
static void
refuse (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;

  if (drag->refusal != NULL)
    return;
  g_array_set_size (drag->placements, 0);
  drag->in_gap = drag->copying = FALSE;
  tl_landing_clear (&drag->landing);
  tl_canvas_drag_preview (canvas, NULL, 0);
  tl_canvas_refuse_drop (canvas, drag->cards->len > 1 ? _ ("Touchpoints cannot stand there")
                                                      : _ ("A touchpoint cannot stand there"));
}

/* Where all of them go with the one under the hand; NULL: that one can go nowhere. */
static GArray *
list_placements (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  const TlDragCard *grabbed = get_card (drag, drag->grabbed);
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  g_autoptr (GPtrArray) all = NULL;
  GArray *placements;
  TlElement *before;
  int lanes, moments;
  TlCell target;

  if (!find_target (canvas, &target, &before))
    return NULL;
  all = tl_canvas_list_card_lanes (canvas);
  lanes = find_lane (view, target.lane) - grabbed->lane;
  moments = find_moment (view, target.moment) - grabbed->moment;
  limit_shift (canvas, &lanes, &moments);
  placements = g_array_sized_new (FALSE, FALSE, sizeof (TlPlacement), drag->cards->len);
  for (guint i = 0; i < drag->cards->len; i++)
    {
      TlPlacement placement =
          place_card (canvas, get_card (drag, i), lanes, moments, all, &target, before);

      g_array_append_val (placements, placement);
    }
  return placements;
}

void
tl_canvas_drag_update_cards (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;
  gboolean copying = (drag->modifiers & GDK_CONTROL_MASK) != 0;
  g_autoptr (GArray) placements = NULL;
  TlMomentPlace gap;

  if (!can_drop (canvas))
    {
      refuse (canvas);
      return;
    }
  tl_canvas_refuse_drop (canvas, NULL);
  if (tl_canvas_find_gap (canvas, drag->point, &gap))
    {
      update_gap (canvas, &gap, copying);
      return;
    }
  drag->in_gap = FALSE;
  tl_landing_clear (&drag->landing);
  placements = list_placements (canvas);
  if (placements == NULL ||
      (copying == drag->copying && placements_are_equal (placements, drag->placements)))
    return;
  drag->copying = copying;
  take_placements (drag, placements);
  tl_canvas_drag_preview (canvas, (const TlPlacement *) drag->placements->data,
                          copying ? 0 : drag->placements->len);
  tl_canvas_foretell_cards (canvas);
}

/* Where the card under the hand would land. */
static gboolean
find_landing (TlCanvas *canvas, TlRect *box)
{
  const TlDrag *drag = &canvas->drag;
  const TlPlacement *placement;
  const TlCardBox *card;

  if (drag->in_gap || drag->grabbed >= drag->placements->len)
    return FALSE;
  placement = &g_array_index (drag->placements, TlPlacement, drag->grabbed);
  card = tl_layout_find_card (canvas->layout, placement->touchpoint);
  if (card == NULL)
    return FALSE;
  *box = card->box;
  return !drag->copying || tl_canvas_find_cell_box (canvas, placement->cell, card->span, box);
}

gboolean
tl_canvas_find_snapped (TlCanvas *canvas, TlRect *box)
{
  const TlDrag *drag = &canvas->drag;
  gboolean snapping = canvas->snapping != ((drag->modifiers & GDK_SHIFT_MASK) != 0);
  const TlRect *from;
  double x, y;

  if (drag->phase != TL_DRAG_CARDS || !snapping || !find_landing (canvas, box))
    return FALSE;
  from = &get_card (drag, drag->grabbed)->box;
  x = box->x - from->x - drag->point.x + drag->origin.x;
  y = box->y - from->y - drag->point.y + drag->origin.y;
  return hypot (x, y) * canvas->view.zoom <= MAGNET;
}

TlPoint
tl_canvas_get_carried_shift (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  const TlRect *from = &get_card (drag, drag->grabbed)->box;
  TlRect to;

  if (tl_canvas_find_snapped (canvas, &to))
    return (TlPoint){ to.x - from->x, to.y - from->y };
  return (TlPoint){ drag->point.x - drag->origin.x, drag->point.y - drag->origin.y };
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
  int span = (int) lround ((width - view->card_width) / view->moment_width) + 1;

  span = CLAMP (span, 1, (int) view->n_moments - card->moment);
  return tl_layout_get_span (view, (guint) card->moment, span);
}

void
tl_canvas_drag_update_span (TlCanvas *canvas)
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
  tl_canvas_drag_preview (canvas, &placement, 1);
  shown = tl_layout_find_card (canvas->layout, card->touchpoint);
  if (shown != NULL)
    drag->carried = card->box = shown->box;
  tl_tiles_drop (canvas->tiles, 1u << TL_PLANE_CARRIED);
}

gboolean
tl_canvas_drag_start_cards (TlCanvas *canvas)
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
  drag->grabbed_moments = (int) floor (into / view->moment_width);
  return TRUE;
}

void
tl_canvas_drag_relocate_cards (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;
  TlRect before = get_card (drag, drag->grabbed)->box, now;

  if (!collect_cards (canvas))
    return;
  now = get_card (drag, drag->grabbed)->box;
  drag->origin.x += now.x - before.x;
  drag->origin.y += now.y - before.y;
  g_array_set_size (drag->placements, 0);
  tl_tiles_drop (canvas->tiles, 1u << TL_PLANE_CARRIED);
}

gboolean
tl_canvas_drag_start_span (TlCanvas *canvas)
{
  tl_canvas_set_selection (canvas, &canvas->drag.hit.element, 1);
  if (!collect_cards (canvas))
    return FALSE;
  canvas->drag.start_width = get_card (&canvas->drag, 0)->box.width;
  canvas->drag.span = 0;
  return TRUE;
}
