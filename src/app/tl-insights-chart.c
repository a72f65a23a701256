/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-insights-private.h"

#include <math.h>

#include "tl-colors.h"

#define BAR 16.0    /* pixels, how thick a bar is */
#define BAR_ROOM 48 /* and what it needs at least */
#define DOT 4.0     /* the radius of a point */
#define SCATTER 240 /* pixels, each side */
#define SCATTER_PAD 14.0
#define SPAN 4.0 /* from −2 to +2 */

static void
set_color (cairo_t *cr, const TlColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

static void
set_role (cairo_t *cr, TlColorRole role)
{
  set_color (cr, tl_style_get_color (tl_colors_get_scheme (), role));
}

static void
draw_grid (cairo_t *cr, double width, double height)
{
  set_role (cr, TL_COLOR_GRID);
  cairo_set_line_width (cr, 1);
  for (int i = 0; i <= 4; i++)
    {
      double x = floor ((width - 1) * i / 4) + 0.5;

      cairo_move_to (cr, x, 0);
      cairo_line_to (cr, x, height);
    }
  cairo_stroke (cr);
}

/* Where the line is; its points are whole at the end too. */
static double
get_point (double share, double width)
{
  return MIN (share * width, width - DOT);
}

/* From half way to the bar above, over this one, to half way to the one below: bars that stand on
 * each other make one line. */
static void
draw_line (cairo_t *cr, const TlInsightsBar *bar, double width, double height)
{
  double x = get_point (bar->upto, width);

  set_role (cr, TL_COLOR_INK_DIM);
  cairo_set_line_width (cr, 1.5);
  if (bar->before >= 0)
    cairo_move_to (cr, (get_point (bar->before, width) + x) / 2, 0);
  cairo_line_to (cr, x, height / 2);
  if (bar->next >= 0)
    cairo_line_to (cr, (get_point (bar->next, width) + x) / 2, height);
  cairo_stroke (cr);
  cairo_arc (cr, x, height / 2, DOT - 1, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const TlInsightsBar *bar = data;

  if (gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  draw_grid (cr, width, height);
  set_color (cr, &bar->color);
  cairo_rectangle (cr, 0, (height - BAR) / 2, MAX (bar->share * width, bar->share > 0 ? 2 : 0),
                   BAR);
  cairo_fill (cr);
  if (bar->upto >= 0)
    draw_line (cr, bar, width, height);
}

static GtkWidget *
make_area (GtkDrawingAreaDrawFunc draw, gpointer data, GDestroyNotify destroy)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, data, destroy);
  return area;
}

GtkWidget *
tl_insights_make_bar (const TlInsightsBar *bar)
{
  GtkWidget *area = make_area (draw_bar, g_memdup2 (bar, sizeof *bar), g_free);

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), BAR_ROOM);
  gtk_widget_set_hexpand (area, TRUE);
  return area;
}

/* Where a feeling is along a side. */
static double
place (double value, double side)
{
  return SCATTER_PAD + (value + SPAN / 2) / SPAN * (side - 2 * SCATTER_PAD);
}

static void
draw_axes (cairo_t *cr, double side)
{
  cairo_set_line_width (cr, 1);
  set_role (cr, TL_COLOR_GRID);
  cairo_rectangle (cr, SCATTER_PAD + 0.5, SCATTER_PAD + 0.5, side - 2 * SCATTER_PAD - 1,
                   side - 2 * SCATTER_PAD - 1);
  cairo_stroke (cr);
  set_role (cr, TL_COLOR_LINE);
  cairo_move_to (cr, floor (place (0, side)) + 0.5, SCATTER_PAD);
  cairo_line_to (cr, floor (place (0, side)) + 0.5, side - SCATTER_PAD);
  cairo_move_to (cr, SCATTER_PAD, floor (place (0, side)) + 0.5);
  cairo_line_to (cr, side - SCATTER_PAD, floor (place (0, side)) + 0.5);
  cairo_stroke (cr);
}

static void
draw_scatter (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const GArray *points = data;
  double side = MIN (width, height);

  draw_axes (cr, side);
  for (guint i = 0; i < points->len; i++)
    {
      const TlReflectionPoint *point = &g_array_index (points, TlReflectionPoint, i);
      TlMood mood = tl_experience_get_mood (point->customer.value);

      set_color (cr, tl_style_get_mood (tl_colors_get_scheme (), mood));
      cairo_arc (cr, place (point->employee.value, side),
                 side - place (point->customer.value, side), DOT + 1, 0, 2 * G_PI);
      cairo_fill (cr);
    }
}

GtkWidget *
tl_insights_make_scatter (const GArray *points)
{
  GArray *copy = g_array_sized_new (FALSE, FALSE, sizeof (TlReflectionPoint), points->len);
  GtkWidget *area;

  g_array_append_vals (copy, points->data, points->len);
  area = make_area (draw_scatter, copy, (GDestroyNotify) g_array_unref);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SCATTER);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SCATTER);
  gtk_widget_set_valign (area, GTK_ALIGN_START);
  gtk_widget_set_halign (area, GTK_ALIGN_START);
  return area;
}
