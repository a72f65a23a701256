/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-month-chart.h"

#include <math.h>

#include "tl-colors.h"

#define HEIGHT 112 /* pixels */
#define PAD 7.0    /* room for a mark at the edges */
#define SCALE 26.0 /* and for the numbers of the scale, at the start */
#define STEPS 2.0  /* from neutral to delighted */
#define MARK 2.6   /* radius */
#define KEY_WIDTH 34
#define KEY_HEIGHT 12

typedef struct
{
  const TlMonths *months;
  const TlMonthsPanel *panel;
  gboolean right_to_left;
  double width, height;
} Chart;

static void
set_color (cairo_t *cr, const TlColor *color, double opacity)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * opacity);
}

static void
set_role (cairo_t *cr, TlColorRole role)
{
  set_color (cr, tl_style_get_color (tl_colors_get_scheme (), role), 1);
}

/* The dashes of the n-th line; the first is solid. */
static void
set_line (cairo_t *cr, const TlMonths *months, guint line)
{
  static const double dashes[][4] = { { 0 }, { 6, 3, 6, 3 }, { 2, 2.5, 2, 2.5 }, { 8, 3, 2, 3 } };
  TlLayer layer = g_array_index (months->lines, TlMonthsLine, line).layer;
  guint i = line % G_N_ELEMENTS (dashes);

  set_color (cr, tl_style_get_layer (tl_colors_get_scheme (), layer), 1);
  cairo_set_line_width (cr, 1.8);
  cairo_set_dash (cr, dashes[i], i > 0 ? 4 : 0, 0);
}

static double
get_y (const Chart *chart, double value)
{
  return PAD + (STEPS - value) / (2 * STEPS) * (chart->height - 2 * PAD);
}

static double
get_x (const Chart *chart, double place)
{
  double x = SCALE + PAD + place * (chart->width - SCALE - 2 * PAD);

  return chart->right_to_left ? chart->width - x : x;
}

/* "−2", "0", "+2", from the left whatever the language is. */
static void
draw_number (const Chart *chart, GtkWidget *widget, cairo_t *cr, int value)
{
  const char *sign = value < 0 ? "\u2212" : value > 0 ? "+" : "";
  g_autofree char *number = g_strdup_printf ("\u200e%s%d", sign, ABS (value));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, number);
  PangoAttrList *attributes = pango_attr_list_new ();
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  cairo_move_to (cr, chart->right_to_left ? chart->width - SCALE + 4 : SCALE - 4 - width,
                 CLAMP (get_y (chart, value) - height / 2.0, 0, chart->height - height));
  set_role (cr, TL_COLOR_INK_FAINT);
  pango_cairo_show_layout (cr, layout);
}

/* As little as it takes: where neutral is, how far it goes, where stages begin. */
static void
draw_axes (const Chart *chart, GtkWidget *widget, cairo_t *cr)
{
  cairo_set_line_width (cr, 1);
  set_role (cr, TL_COLOR_GRID);
  for (guint i = 0; i < chart->months->stages->len; i++)
    {
      double x = floor (get_x (chart, g_array_index (chart->months->stages, double, i))) + 0.5;

      cairo_move_to (cr, x, get_y (chart, STEPS));
      cairo_line_to (cr, x, get_y (chart, -STEPS));
    }
  cairo_stroke (cr);
  for (int value = -2; value <= 2; value += 2)
    {
      double y = floor (get_y (chart, value)) + 0.5;

      set_role (cr, value == 0 ? TL_COLOR_LINE : TL_COLOR_GRID);
      cairo_move_to (cr, get_x (chart, 0), y);
      cairo_line_to (cr, get_x (chart, 1), y);
      cairo_stroke (cr);
      draw_number (chart, widget, cr, value);
    }
}

/* Level at each point, as the curves of the map. */
static void
draw_curve (const Chart *chart, cairo_t *cr, guint line)
{
  const GArray *points = chart->panel->points[line];
  double last_x = 0, last_y = 0;

  for (guint i = 0; i < points->len; i++)
    {
      const TlMonthsPoint *point = &g_array_index (points, TlMonthsPoint, i);
      double x = get_x (chart, point->place), y = get_y (chart, point->experience.value);
      double middle = (last_x + x) / 2;

      if (i == 0)
        cairo_move_to (cr, x, y);
      else
        cairo_curve_to (cr, middle, last_y, middle, y, x, y);
      last_x = x;
      last_y = y;
    }
  set_line (cr, chart->months, line);
  cairo_stroke (cr);
}

static void
draw_marks (const Chart *chart, cairo_t *cr, guint line)
{
  const GArray *points = chart->panel->points[line];

  set_line (cr, chart->months, line);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 1.4);
  for (guint i = 0; i < points->len; i++)
    {
      const TlMonthsPoint *point = &g_array_index (points, TlMonthsPoint, i);

      cairo_new_sub_path (cr);
      cairo_arc (cr, get_x (chart, point->place), get_y (chart, point->experience.value), MARK, 0,
                 2 * G_PI);
      if (tl_experience_is_thin (&point->experience))
        {
          cairo_path_t *path = cairo_copy_path (cr);

          cairo_save (cr);
          set_role (cr, TL_COLOR_PAPER);
          cairo_fill (cr);
          cairo_restore (cr);
          cairo_append_path (cr, path);
          cairo_path_destroy (path);
          cairo_stroke (cr);
        }
      else
        cairo_fill (cr);
    }
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Chart chart = *(const Chart *) data;

  chart.width = width;
  chart.height = height;
  draw_axes (&chart, GTK_WIDGET (area), cr);
  for (guint line = 0; line < chart.months->lines->len; line++)
    draw_curve (&chart, cr, line);
  for (guint line = 0; line < chart.months->lines->len; line++)
    draw_marks (&chart, cr, line);
}

static GtkWidget *
make_area (GtkDrawingAreaDrawFunc function, const Chart *chart, int height)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), function,
                                  g_memdup2 (chart, sizeof *chart), g_free);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), height);
  return area;
}

GtkWidget *
tl_month_chart_new (const TlMonths *months, const TlMonthsPanel *panel, gboolean right_to_left)
{
  Chart chart = { .months = months, .panel = panel, .right_to_left = right_to_left };
  GtkWidget *area = make_area (draw, &chart, HEIGHT);

  gtk_widget_set_hexpand (area, TRUE);
  return area;
}

static void
draw_key (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  const Chart *chart = data;
  guint line = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (area), "tl-line"));

  set_line (cr, chart->months, line);
  cairo_move_to (cr, 0, height / 2.0);
  cairo_line_to (cr, width, height / 2.0);
  cairo_stroke (cr);
}

GtkWidget *
tl_month_chart_new_key (const TlMonths *months, guint line)
{
  Chart chart = { .months = months };
  GtkWidget *area = make_area (draw_key, &chart, KEY_HEIGHT);

  g_object_set_data (G_OBJECT (area), "tl-line", GUINT_TO_POINTER (line));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), KEY_WIDTH);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  return area;
}
