/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <glib/gi18n-lib.h>

/* What is seen of a tool before it is used. */

/* In pixels. */
#define CHIP 38.0 /* a side of what is dragged */
#define CHIP_RADIUS 11.0f
/* In map units. */
#define STRIP 5.0 /* the frame lies on a part of it */
#define LEAST_TEXT_ZOOM 0.45
/* From the font of the program to that of a card. */
#define TEXT_SCALE 0.9f

static GdkRGBA
get_rgba (const TlColor *color, float alpha)
{
  return (GdkRGBA){ (float) color->red, (float) color->green, (float) color->blue, alpha };
}

static void
append_title (TlCanvas *canvas, GtkSnapshot *snapshot, const TlRect *place, const char *words)
{
  const TlColor *ink = tl_style_get_color (canvas->scheme, TL_COLOR_INK_DIM);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (canvas), words);
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;
  float scale = (float) canvas->view.zoom * TEXT_SCALE;
  double pad = TL_SIZE_CARD_PAD * canvas->view.zoom;
  GdkRGBA color = get_rgba (ink, 1);

  pango_layout_set_width (layout, (int) ((place->width - 2 * pad) / scale) * PANGO_SCALE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, mirrored ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (place->x + pad),
                                                (float) (place->y + 7 * canvas->view.zoom)));
  gtk_snapshot_scale (snapshot, scale, scale);
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/* The card as it will be, with the strip of its kind. */
static void
append_card (TlCanvas *canvas, GtkSnapshot *snapshot, const TlTool *tool, const TlRect *box)
{
  TlRect place = tl_view_from_map (&canvas->view, box);
  TlRect seen = { 0, 0, canvas->view.width, canvas->view.height };
  GdkRGBA ground = get_rgba (tl_style_get_color (canvas->scheme, TL_COLOR_CARD), 0.92f);
  GdkRGBA kind = get_rgba (tl_tool_get_color (tool, canvas->scheme), 1);
  double strip = STRIP * canvas->view.zoom;
  float left = (float) place.x, radius = (float) (TL_SIZE_CARD_RADIUS * canvas->view.zoom);
  GskRoundedRect outline;

  if (!tl_rect_touches (&place, &seen))
    return;
  if (tl_canvas_get_layout (canvas)->right_to_left)
    left = (float) (place.x + place.width - strip);
  tl_canvas_snapshot_round (snapshot, &place, radius, &ground);
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y,
                                                        (float) place.width, (float) place.height),
                                   radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &kind,
                             &GRAPHENE_RECT_INIT (left, (float) place.y, (float) strip,
                                                  (float) place.height));
  gtk_snapshot_pop (snapshot);
  tl_canvas_snapshot_frame (canvas, snapshot, &place, 0.12f);
  if (canvas->view.zoom >= LEAST_TEXT_ZOOM)
    append_title (canvas, snapshot, &place, _ (tool->label));
}

/* The card a link would begin at. */
static void
append_link_start (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  TlRect box;

  if (tl_canvas_is_link_armed (canvas) && canvas->linking.mode == TL_LINKING_NOT &&
      canvas->hovered != NULL && tl_canvas_find_box (canvas, canvas->hovered, &box))
    tl_canvas_snapshot_card_frame (canvas, snapshot, &box, tl_canvas_get_accent (canvas), 2, 0.08f);
}

void
tl_canvas_snapshot_aim (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  const TlTool *tool = tl_canvas_get_aiming_tool (canvas);
  TlRect box;

  append_link_start (canvas, snapshot);
  if (tool != NULL && canvas->aim.possible && tl_layout_find_room (canvas->layout, &box))
    append_card (canvas, snapshot, tool, &box);
}

/* The tool itself, under the hand. */
static void
append_chip (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  const TlDrag *drag = &canvas->drag;
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (canvas)) == GTK_TEXT_DIR_RTL;
  TlRect place = { drag->x - CHIP / 2, drag->y - CHIP / 2, CHIP, CHIP };
  GdkRGBA ground = get_rgba (tl_style_get_color (canvas->scheme, TL_COLOR_CARD), 1);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) place.x, (float) place.y, CHIP,
                                                        CHIP),
                                   CHIP_RADIUS);
  gtk_snapshot_push_opacity (snapshot, tl_canvas_is_tool_welcome (canvas) ? 0.95 : 0.55);
  gtk_snapshot_append_outset_shadow (snapshot, &outline, &(GdkRGBA){ 0, 0, 0, 0.3f }, 0, 2, 0, 8);
  tl_canvas_snapshot_round (snapshot, &place, CHIP_RADIUS, &ground);
  tl_tool_snapshot_icon (snapshot, drag->tool->icon, tl_tool_get_color (drag->tool, canvas->scheme),
                         place.x + (CHIP - TL_TOOL_ICON_SIZE) / 2,
                         place.y + (CHIP - TL_TOOL_ICON_SIZE) / 2,
                         mirrored && drag->tool->mirrored);
  gtk_snapshot_pop (snapshot);
}

void
tl_canvas_snapshot_tool (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  if (tl_canvas_get_aiming_tool (canvas) != NULL && canvas->aim.in_gap)
    tl_canvas_snapshot_line (canvas, snapshot, &canvas->aim.gap.line);
  if (canvas->drag.phase == TL_DRAG_TOOL && canvas->drag.is_carried)
    append_chip (canvas, snapshot);
}
