/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-marks.h"

#include "tl-canvas-private.h"

/* Of a badge: in pixels, and in map units, for when the map is small. */
#define BADGE_RADIUS 7.0
#define BADGE_LIMIT 9.0
/* A smaller one is a dot, in pixels. */
#define LEAST_SIGN 4.0
#define OUTLINE_WIDTH 1.5
#define OUTLINE_GAP 1.0

/* The signs, in a circle of radius 1 around (0, 0): from here to there. */
typedef struct
{
  double x1, y1, x2, y2;
} Stroke;

#define N_STROKES 5

static const Stroke signs[TL_N_DIFFERENCE_GROUPS][N_STROKES] = {
  /* an arrow down across a line */
  [TL_DIFFERENCE_CROSSED] = { { -0.6, -0.1, 0.6, -0.1 },
                              { 0, -0.65, 0, 0.65 },
                              { -0.45, 0.2, 0, 0.65 },
                              { 0.45, 0.2, 0, 0.65 } },
  /* an arrow to both sides */
  [TL_DIFFERENCE_MOVED] = { { -0.6, 0, 0.6, 0 },
                            { -0.25, -0.35, -0.6, 0 },
                            { -0.25, 0.35, -0.6, 0 },
                            { 0.25, -0.35, 0.6, 0 },
                            { 0.25, 0.35, 0.6, 0 } },
  /* unequal */
  [TL_DIFFERENCE_CHANGED] = { { -0.5, -0.22, 0.5, -0.22 },
                              { -0.5, 0.22, 0.5, 0.22 },
                              { -0.28, 0.55, 0.28, -0.55 } },
  [TL_DIFFERENCE_ADDED] = { { -0.5, 0, 0.5, 0 }, { 0, -0.5, 0, 0.5 } },
  [TL_DIFFERENCE_REMOVED] = { { -0.4, -0.4, 0.4, 0.4 }, { -0.4, 0.4, 0.4, -0.4 } },
};

static void
set_color (cairo_t *cr, TlScheme scheme, TlColorRole role)
{
  const TlColor *color = tl_style_get_color (scheme, role);

  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

/* A card that crossed a line matters most: its badge is square, the others are round. */
static void
draw_ground (
    cairo_t *cr, TlDifferenceGroup group, double x, double y, double radius, TlScheme scheme)
{
  cairo_new_sub_path (cr);
  if (group == TL_DIFFERENCE_CROSSED)
    cairo_rectangle (cr, x - radius, y - radius, 2 * radius, 2 * radius);
  else
    cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  set_color (cr, scheme, TL_COLOR_INK);
  cairo_fill_preserve (cr);
  set_color (cr, scheme, TL_COLOR_CARD);
  cairo_set_line_width (cr, radius * 0.16);
  cairo_stroke (cr);
}

static void
draw_sign (cairo_t *cr, TlDifferenceGroup group, double x, double y, double radius, TlScheme scheme)
{
  for (guint i = 0; i < N_STROKES; i++)
    {
      const Stroke *stroke = &signs[group][i];

      cairo_move_to (cr, x + stroke->x1 * radius, y + stroke->y1 * radius);
      cairo_line_to (cr, x + stroke->x2 * radius, y + stroke->y2 * radius);
    }
  set_color (cr, scheme, TL_COLOR_CARD);
  cairo_set_line_width (cr, radius * 0.2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_stroke (cr);
}

void
tl_canvas_marks_draw_badge (
    cairo_t *cr, TlDifferenceGroup group, double x, double y, double radius, TlScheme scheme)
{
  draw_ground (cr, group, x, y, radius, scheme);
  draw_sign (cr, group, x, y, radius, scheme);
}

/* Whole around what is new, in dashes around the rest. */
static void
draw_outline (
    cairo_t *cr, TlDifferenceGroup group, const TlRect *box, double pixel, TlScheme scheme)
{
  const double dashes[] = { 4 * pixel, 3 * pixel };
  TlRect around = tl_rect_grow (box, OUTLINE_GAP * pixel);

  cairo_rectangle (cr, around.x, around.y, around.width, around.height);
  set_color (cr, scheme, TL_COLOR_INK);
  cairo_set_dash (cr, dashes, group != TL_DIFFERENCE_ADDED ? 2 : 0, 0);
  cairo_set_line_width (cr, OUTLINE_WIDTH * pixel);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

gboolean
tl_canvas_paint_mark (
    TlCanvas *canvas, cairo_t *cr, const TlElement *touchpoint, const TlRect *box, double pixel)
{
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;
  double radius = MIN (BADGE_RADIUS * pixel, BADGE_LIMIT);
  TlDifferenceGroup group;
  double x, y = box->y + box->height;

  if (!tl_canvas_get_mark (canvas, touchpoint, &group))
    return FALSE;
  x = mirrored ? box->x + box->width : box->x;
  draw_outline (cr, group, box, pixel, canvas->scheme);
  draw_ground (cr, group, x, y, radius, canvas->scheme);
  if (radius >= LEAST_SIGN * pixel)
    draw_sign (cr, group, x, y, radius, canvas->scheme);
  return TRUE;
}

void
tl_canvas_forget_marks (TlCanvas *canvas, GHashTable *gone)
{
  GHashTableIter iter;
  gpointer element;

  if (canvas->marks == NULL)
    return;
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, &element, NULL))
    g_hash_table_remove (canvas->marks, element);
}

void
tl_canvas_set_marks (TlCanvas *canvas, GHashTable *marks)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  if (marks == NULL && canvas->marks == NULL)
    return;
  if (marks != NULL)
    g_hash_table_ref (marks);
  g_clear_pointer (&canvas->marks, g_hash_table_unref);
  canvas->marks = marks;
  tl_canvas_damage_outline (canvas, NULL);
}

gboolean
tl_canvas_get_mark (TlCanvas *canvas, const TlElement *touchpoint, TlDifferenceGroup *group)
{
  gpointer mark;

  if (canvas->marks == NULL ||
      !g_hash_table_lookup_extended (canvas->marks, touchpoint, NULL, &mark))
    return FALSE;
  *group = (TlDifferenceGroup) GPOINTER_TO_UINT (mark);
  return TRUE;
}
