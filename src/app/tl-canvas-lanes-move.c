/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

#include "tl-lane-words.h"

#define LINE_GAP 1.0 /* from a lane to the line beside it: the middle of the gap between two */

/* "Above “Bea”", or, where that is another layer, "Employee: above “Bea”". Transfer full. */
static char *
make_words (TlCanvas *canvas, const TlElement *lane, const TlLaneBox *beside, gboolean above)
{
  const char *title = tl_lane_words_get_title (canvas->map, beside->lane);
  gboolean stays = tl_element_has_choice (lane, TL_PROPERTY_LAYER, (int) beside->layer);

  if (stays)
    return g_strdup_printf (above ? _ ("Above “%s”") : _ ("Below “%s”"), title);
  /* Translators: a layer and a lane: Employee: above “Bea” */
  return g_strdup_printf (above ? _ ("%s: above “%s”") : _ ("%s: below “%s”"),
                          tl_lane_words_get_layer (beside->lane), title);
}

/* Above or below a lane that is shown, and so in its layer. */
static void
fill_landing (TlCanvas *canvas, TlElement *lane, int beside, gboolean above, TlLanding *landing)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  const TlLaneBox *box = &view->lanes[beside];
  gboolean stays = tl_element_has_choice (lane, TL_PROPERTY_LAYER, (int) box->layer);

  landing->before = above ? box->lane : tl_element_get_next_of_kind (box->lane);
  landing->layer = (int) box->layer;
  landing->changes =
      !stays || (landing->before != lane && landing->before != tl_element_get_next_of_kind (lane));
  if (!landing->changes)
    return;
  landing->parent = tl_element_get_parent (lane);
  landing->words = make_words (canvas, lane, box, above);
  landing->line = (TlRect){ view->body_box.x,
                            above ? box->box.y - LINE_GAP : box->box.y + box->box.height + LINE_GAP,
                            view->body_box.width, 0 };
}

void
tl_canvas_aim_lane (TlCanvas *canvas, TlElement *lane, TlPoint point, TlLanding *landing)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  int nearest = -1;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < view->n_lanes; i++)
    {
      const TlRect *box = &view->lanes[i].box;
      double distance = MAX (MAX (box->y - point.y, point.y - box->y - box->height), 0);

      if (distance >= least)
        continue;
      nearest = (int) i;
      least = distance;
    }
  if (nearest < 0 || view->lanes[nearest].lane == lane)
    return;
  fill_landing (canvas, lane, nearest,
                point.y < view->lanes[nearest].box.y + view->lanes[nearest].box.height / 2,
                landing);
}

/* Past one neighbour of its layer; at the layer's edge into the next one, where it stands. */
void
tl_canvas_step_lane (TlCanvas *canvas, TlElement *lane, int lanes, int moments, TlLanding *landing)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  int at = tl_canvas_find_lane (canvas, lane), to = at + lanes;

  if (lanes == 0 || at < 0 || to < 0 || to >= (int) view->n_lanes)
    return;
  if (view->lanes[to].layer == view->lanes[at].layer)
    fill_landing (canvas, lane, to, lanes < 0, landing);
  else
    fill_landing (canvas, lane, to, lanes > 0, landing);
}

void
tl_canvas_land_lane (TlCanvas *canvas, TlElement *lane, const TlLanding *landing)
{
  tl_canvas_move_lane (canvas, lane, (TlLayer) landing->layer, landing->before);
}
