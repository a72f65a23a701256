/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

/* The layout, and how it follows the map. */

/* What the layout's size is, as the view counts. */
static void
follow_size (TlCanvas *canvas)
{
  const TlLayoutView *layout = tl_canvas_get_layout (canvas);

  canvas->view.content_width = layout->width;
  canvas->view.content_height = layout->height;
  tl_view_clamp (&canvas->view);
}

void
tl_canvas_damage (TlCanvas *canvas, GArray *damage)
{
  double factor = gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
  const guint planes = TL_ALL_PLANES & ~(1u << TL_PLANE_CARRIED);

  for (guint i = 0; i < damage->len; i++)
    {
      TlRect rect = tl_rect_grow (&g_array_index (damage, TlRect, i), 8 / canvas->level);

      tl_tiles_damage (canvas->tiles, planes, &rect, canvas->level * factor,
                       TL_CANVAS_ZOOM_MINIMUM * factor);
    }
  canvas->outlines_known = FALSE;
  canvas->overview_done = FALSE;
  follow_size (canvas);
  tl_canvas_view_changed (canvas);
}

void
tl_canvas_drop_layout (TlCanvas *canvas)
{
  g_clear_pointer (&canvas->layout, tl_layout_free);
  g_clear_pointer (&canvas->text, tl_text_free);
}

gboolean
tl_canvas_take_sheet (TlCanvas *canvas, TlSheet *ready)
{
  /* What was laid out ahead knows nothing of a look that people chose. */
  gboolean suits =
      ready != NULL && tl_look_equal (&tl_layout_get_view (ready->layout)->look, &canvas->look);
  TlSheet *sheet = suits ? ready : tl_sheet_new (canvas->map, &canvas->look);

  if (!suits)
    g_clear_pointer (&ready, tl_sheet_free);
  tl_canvas_drop_layout (canvas);
  canvas->text = g_steal_pointer (&sheet->text);
  canvas->layout = g_steal_pointer (&sheet->layout);
  tl_sheet_free (sheet);
  tl_layout_set_folds (canvas->layout, canvas->folds, NULL);
  tl_layout_set_period (canvas->layout, &canvas->period, NULL);
  tl_tiles_drop (canvas->tiles, TL_ALL_PLANES);
  canvas->overview_done = FALSE;
  canvas->fresh = TRUE;
  canvas->outlines_known = FALSE;
  follow_size (canvas);
  return suits;
}

static gboolean
touches_root (const TlTouch *touches, guint n_touches)
{
  for (guint i = 0; i < n_touches; i++)
    if (tl_element_get_kind (touches[i].element) == TL_KIND_MAP)
      return TRUE;
  return FALSE;
}

/* All anew only when the text no longer suits the map: people type its title letter by letter. */
static void
lay_out (TlCanvas *canvas, const TlTouch *touches, guint n_touches)
{
  g_autoptr (GArray) damage = g_array_new (FALSE, FALSE, sizeof (TlRect));

  if (touches_root (touches, n_touches) &&
      !tl_sheet_text_suits (canvas->text, canvas->map, &canvas->look))
    {
      tl_canvas_take_sheet (canvas, NULL);
      tl_canvas_view_changed (canvas);
    }
  else
    {
      tl_layout_update (canvas->layout, touches, n_touches, damage);
      tl_canvas_damage (canvas, damage);
    }
}

void
tl_canvas_follow_map (TlCanvas *canvas, const TlTouch *touches, guint n_touches)
{
  tl_canvas_drag_cancel (canvas);
  tl_canvas_linking_cancel (canvas);
  tl_canvas_forget_aim (canvas);
  canvas->plus = (TlPlus){ 0 };
  tl_canvas_drop_removed (canvas, touches, n_touches);
  lay_out (canvas, touches, n_touches);
  for (guint i = 0; i < n_touches; i++)
    tl_canvas_refresh_access (canvas, touches[i].element);
  tl_canvas_refresh_linked (canvas, touches, n_touches);
  /* It names the cards it ties. */
  if (tl_canvas_get_selected_link (canvas) != NULL)
    tl_canvas_refresh_access (canvas, tl_canvas_get_selected_link (canvas));
  tl_canvas_follow_trace (canvas, FALSE);
  tl_canvas_update_actions (canvas);
}
