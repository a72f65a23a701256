/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-insights-private.h"

#include "tl-cairo-painter.h"
#include "tl-colors.h"

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  TlPainter *painter = tl_cairo_painter_new (cr, NULL, 1, FALSE);

  painter->right_to_left = gtk_widget_get_direction (GTK_WIDGET (area)) == GTK_TEXT_DIR_RTL;
  tl_chart_draw (data, painter, tl_colors_get_scheme (), &(TlRect){ 0, 0, width, height });
  tl_cairo_painter_free (painter);
}

static void
free_chart (gpointer data)
{
  tl_chart_clear (data);
  g_free (data);
}

GtkWidget *
tl_insights_make_chart (const TlChart *chart)
{
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, "can-target", FALSE, NULL);
  TlChart copy = tl_chart_copy (chart);
  int height = (int) tl_chart_get_height (chart);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, g_memdup2 (&copy, sizeof copy),
                                  free_chart);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), height);
  gtk_widget_set_hexpand (area, chart->kind != TL_CHART_SCATTER);
  if (chart->kind == TL_CHART_SCATTER)
    {
      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), height);
      gtk_widget_set_valign (area, GTK_ALIGN_START);
      gtk_widget_set_halign (area, GTK_ALIGN_START);
    }
  return area;
}
