/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-stage-words.h"

/* Places along the journey: from its start on, at whichever side of the drawing that is. */
static double
get_along (const TlLayoutView *view, double x)
{
  return view->right_to_left ? view->width - x : x;
}

static double
get_start (const TlLayoutView *view, double x, double width)
{
  return view->right_to_left ? view->width - x - width : x;
}

static guint
find_stage (const TlLayoutView *view, const TlElement *stage)
{
  guint i = 0;

  while (i < view->n_stages && view->stages[i].stage != stage)
    i++;
  return i;
}

/* Where a stage's columns begin. */
static double
get_stage_start (const TlLayoutView *view, guint i)
{
  const TlRect *box = &view->stages[i].box;

  return get_start (view, box->x, box->width);
}

/* Where the next one's would begin. */
static double
get_stage_end (const TlLayoutView *view, guint i)
{
  return get_stage_start (view, i) + view->stages[i].box.width + TL_SIZE_STAGE_GAP;
}

/* A line down the gutter between two columns, from above the stages to the end of the lanes. */
static TlRect
make_line (const TlLayoutView *view, double along)
{
  double top = view->header_box.y - 8;

  return (TlRect){ get_along (view, along - TL_SIZE_CARD_INSET), top, 0,
                   view->body_box.y + view->body_box.height - top };
}

static void
fill_stage_landing (TlCanvas *canvas, TlElement *stage, guint place, TlLanding *landing)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);

  landing->before = place < view->n_stages ? view->stages[place].stage : NULL;
  landing->changes =
      landing->before != stage && tl_element_get_next_of_kind (stage) != landing->before;
  if (!landing->changes)
    return;
  landing->parent = tl_element_get_parent (stage);
  landing->words = tl_stage_words_before (landing->before);
  landing->line = make_line (view, place < view->n_stages ? get_stage_start (view, place)
                                                          : get_stage_end (view, place - 1));
}

void
tl_canvas_aim_stage (TlCanvas *canvas, TlElement *stage, TlPoint point, TlLanding *landing)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  double along = get_along (view, point.x);
  guint place = 0;

  while (place < view->n_stages &&
         along > (get_stage_start (view, place) + get_stage_end (view, place)) / 2)
    place++;
  fill_stage_landing (canvas, stage, place, landing);
}

void
tl_canvas_step_stage (
    TlCanvas *canvas, TlElement *stage, int lanes, int moments, TlLanding *landing)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  guint at = find_stage (view, stage);

  if (moments > 0 && at + 1 < view->n_stages)
    fill_stage_landing (canvas, stage, at + 2, landing);
  else if (moments < 0 && at > 0)
    fill_stage_landing (canvas, stage, at - 1, landing);
}

void
tl_canvas_land_stage (TlCanvas *canvas, TlElement *stage, const TlLanding *landing)
{
  g_autoptr (GArray) consequences =
      tl_consequences_of_structure (canvas->map, stage, landing->parent, landing->before,
                                    landing->layer);

  tl_history_begin (canvas->history, _ ("Move Stage"), NULL);
  tl_operations_move (canvas->history, stage, landing->parent,
                      landing->before != NULL ? landing->before
                                              : tl_canvas_find_behind_stages (canvas->map));
  if (tl_history_commit (canvas->history))
    tl_canvas_say_moved (canvas, tl_stage_words_moved (stage), consequences);
}

TlElement *
tl_canvas_find_behind_stages (TlMap *map)
{
  TlElement *last = tl_map_get_first (map, TL_KIND_STAGE), *next = last;

  while ((next = tl_element_get_next_of_kind (last)) != NULL)
    last = next;
  return tl_element_get_next (last);
}

/* The moments of a stage end here, in the layout's list. */
static guint
get_moments_end (const TlStageBox *stage)
{
  return stage->first_moment + stage->n_moments;
}

/* `place`: among all moments, the end of the stage included. */
static void
fill_moment_place (TlCanvas *canvas, guint stage, guint place, TlMomentPlace *found)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlStageBox *box = &view->stages[stage];
  double along = get_stage_start (view, stage);
  const TlMomentBox *moment;

  found->stage = box->stage;
  found->before = place < get_moments_end (box) ? view->moments[place].moment : NULL;
  if (found->before != NULL)
    {
      moment = &view->moments[place];
      along = get_start (view, moment->x, moment->width);
    }
  else if (box->n_moments > 0)
    along = get_stage_end (view, stage);
  found->line = make_line (view, along);
}

gboolean
tl_canvas_find_moment_place (TlCanvas *canvas, TlPoint point, TlMomentPlace *found)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  double along = get_along (view, point.x);
  guint stage = 0, place;

  if (view->n_stages == 0)
    return FALSE;
  while (stage + 1 < view->n_stages && along >= get_stage_end (view, stage))
    stage++;
  if (view->stages[stage].folded)
    return FALSE;
  place = view->stages[stage].first_moment;
  while (place < get_moments_end (&view->stages[stage]))
    {
      const TlMomentBox *moment = &view->moments[place];

      if (along < get_start (view, moment->x, moment->width) + moment->width / 2)
        break;
      place++;
    }
  fill_moment_place (canvas, stage, place, found);
  return TRUE;
}

static void
fill_moment_landing (TlElement *moment, const TlMomentPlace *place, TlLanding *landing)
{
  TlElement *next = tl_element_get_next_of_kind (moment);

  if (next != NULL && tl_element_get_parent (next) != tl_element_get_parent (moment))
    next = NULL;
  landing->changes = place->stage != tl_element_get_parent (moment) ||
                     (place->before != moment && place->before != next);
  if (!landing->changes)
    return;
  landing->parent = place->stage;
  landing->before = place->before;
  landing->line = place->line;
  landing->words = tl_stage_words_before_moment (place->stage, place->before);
}

void
tl_canvas_aim_moment (TlCanvas *canvas, TlElement *moment, TlPoint point, TlLanding *landing)
{
  TlMomentPlace place;

  if (tl_canvas_find_moment_place (canvas, point, &place))
    fill_moment_landing (moment, &place, landing);
}

/* Past the end of its stage it goes on into the next one. */
void
tl_canvas_step_moment (
    TlCanvas *canvas, TlElement *moment, int lanes, int moments, TlLanding *landing)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  guint stage = find_stage (view, tl_element_get_parent (moment)), at;
  TlMomentPlace place;
  TlRect box;

  if (moments == 0 || !tl_canvas_find_box (canvas, moment, &box))
    return;
  at = view->stages[stage].first_moment;
  while (view->moments[at].moment != moment)
    at++;
  if (moments < 0 && at > view->stages[stage].first_moment)
    fill_moment_place (canvas, stage, at - 1, &place);
  else if (moments < 0 && stage > 0)
    fill_moment_place (canvas, stage - 1, get_moments_end (&view->stages[stage - 1]), &place);
  else if (moments > 0 && at + 1 < get_moments_end (&view->stages[stage]))
    fill_moment_place (canvas, stage, at + 2, &place);
  else if (moments > 0 && stage + 1 < view->n_stages)
    {
      fill_moment_place (canvas, stage + 1, view->stages[stage + 1].first_moment, &place);
      /* Also of a stage that is folded: it unfolds for what has landed in it. */
      place.before = tl_canvas_get_first_moment (place.stage);
    }
  else
    return;
  fill_moment_landing (moment, &place, landing);
}

void
tl_canvas_land_moment (TlCanvas *canvas, TlElement *moment, const TlLanding *landing)
{
  g_autoptr (GArray) consequences =
      tl_consequences_of_structure (canvas->map, moment, landing->parent, landing->before,
                                    landing->layer);

  tl_history_begin (canvas->history, _ ("Move Moment"), NULL);
  tl_operations_move (canvas->history, moment, landing->parent, landing->before);
  if (tl_history_commit (canvas->history))
    tl_canvas_say_moved (canvas, tl_stage_words_moved_moment (moment), consequences);
}
