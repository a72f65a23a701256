/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

/* Whose evidence is shown. A slider steps from period to period many times a second: what it costs
 * is what is on the screen, and a screen reader is told of the cards once it rests. */

#define REST_MILLISECONDS 120

static gboolean
on_rest_cb (gpointer data)
{
  TlCanvas *canvas = data;
  g_autoptr (GList) elements = g_hash_table_get_keys (canvas->children);

  canvas->period_id = 0;
  for (GList *link = elements; link != NULL; link = link->next)
    tl_canvas_refresh_access (canvas, link->data);
  return G_SOURCE_REMOVE;
}

static void
lay_out (TlCanvas *canvas)
{
  g_autoptr (GArray) damage = g_array_new (FALSE, FALSE, sizeof (TlRect));

  tl_canvas_drag_cancel (canvas);
  tl_canvas_forget_aim (canvas);
  tl_layout_set_period (canvas->layout, &canvas->period, damage);
  tl_canvas_damage (canvas, damage);
  g_clear_handle_id (&canvas->period_id, g_source_remove);
  canvas->period_id = g_timeout_add (REST_MILLISECONDS, on_rest_cb, canvas);
}

const TlPeriod *
tl_canvas_get_period (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), NULL);

  return &canvas->period;
}

void
tl_canvas_set_period (TlCanvas *canvas, const TlPeriod *period)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  if (tl_period_equal (&canvas->period, period))
    return;
  canvas->period = period != NULL ? *period : (TlPeriod){ 0 };
  if (canvas->layout != NULL)
    lay_out (canvas);
}
