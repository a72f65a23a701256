/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Between two stages or two moments of the header, and behind the last, a click adds one. What it
 * adds is shown while the pointer is there. */

#define GUTTER 9.0 /* half of its width, in map units */
#define RADIUS 9.0 /* pixels */
#define ARM 4.0

/* The gutter between two columns of the time nearest to a point. For a pointer it is as wide as it
 * looks, for a finger as the sign. */
static gboolean
find_gutter (TlCanvas *canvas, TlPoint point, TlMomentPlace *place)
{
  double reach = GUTTER;

  if (canvas->hand == TL_HAND_FINGER)
    reach = (RADIUS + tl_canvas_get_slack (canvas, 2 * RADIUS)) / canvas->view.zoom;
  return tl_canvas_find_moment_place (canvas, point, place) &&
         fabs (place->line.x - point.x) <= reach;
}

static gboolean
begins_stage (TlCanvas *canvas, const TlMomentPlace *place)
{
  return place->before == NULL || place->before == tl_canvas_get_first_moment (place->stage);
}

gboolean
tl_canvas_find_plus (TlCanvas *canvas, double x, double y, TlPlus *plus)
{
  const TlLayoutView *view;
  TlMomentPlace place;
  TlPoint point;
  double heads;

  *plus = (TlPlus){ 0 };
  if (!tl_canvas_pick (canvas, x, y, &point))
    return FALSE;
  view = tl_canvas_get_layout (canvas);
  if (view->n_moments == 0 || point.y < view->header_box.y || !find_gutter (canvas, point, &place))
    return FALSE;
  heads = tl_layout_get_moment_head (view, 0).y;
  if (point.y > heads + tl_layout_get_moment_head (view, 0).height ||
      (point.y < heads && !begins_stage (canvas, &place)))
    return FALSE;
  plus->kind = point.y < heads ? TL_KIND_STAGE : TL_KIND_MOMENT;
  plus->place = place;
  plus->y = point.y < heads ? (view->header_box.y + heads) / 2
                            : heads + tl_layout_get_moment_head (view, 0).height / 2;
  return TRUE;
}

gboolean
tl_canvas_find_shown_plus (TlCanvas *canvas, double x, double y, TlPlus *plus)
{
  const TlPlus *shown = &canvas->plus;
  gint64 seen = (g_get_monotonic_time () - canvas->plus_time) / 1000;
  int double_click;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (canvas)), "gtk-double-click-time",
                &double_click, NULL);
  if (!tl_canvas_find_plus (canvas, x, y, plus) || plus->kind != shown->kind ||
      plus->place.line.x != shown->place.line.x || seen < double_click)
    *plus = (TlPlus){ 0 };
  return plus->kind != 0;
}

void
tl_canvas_add_at_plus (TlCanvas *canvas, const TlPlus *plus)
{
  const TlMomentPlace *place = &plus->place;

  if (plus->kind == TL_KIND_MOMENT)
    tl_canvas_add_moment (canvas, place->stage, place->before);
  else
    tl_canvas_add_stage (canvas, place->before != NULL
                                     ? place->stage
                                     : tl_element_get_next_of_kind (place->stage));
}

static void
append_plus (TlCanvas *canvas, GtkSnapshot *snapshot, double x, double y)
{
  TlRect disc = { x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS };
  GdkRGBA accent = *tl_canvas_get_accent (canvas), ink = { 1, 1, 1, 1 };

  tl_canvas_snapshot_round (snapshot, &disc, (float) RADIUS, &accent);
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT ((float) (x - ARM), (float) y - 1,
                                                  (float) (2 * ARM), 2));
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT ((float) x - 1, (float) (y - ARM), 2,
                                                  (float) (2 * ARM)));
}

void
tl_canvas_snapshot_plus (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  const TlPlus *plus = &canvas->plus;
  TlRect at = { plus->place.line.x, plus->y, 0, 0 };
  TlRect place;

  if (plus->kind == 0 || canvas->drag.phase > TL_DRAG_PRESSED)
    return;
  place = tl_canvas_place_on_screen (canvas, plus->place.stage, &at);
  tl_canvas_snapshot_line (canvas, snapshot, &plus->place.line);
  append_plus (canvas, snapshot, place.x, place.y);
  tl_canvas_snapshot_note (canvas, snapshot, place.x, place.y,
                           plus->kind == TL_KIND_STAGE ? _ ("Add a stage here")
                                                       : _ ("Add a moment here"));
}
