/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <string.h>

/* Words dragged here from elsewhere become touchpoints where they are let go. */

/* The cell under a pixel, a card's too. FALSE where no touchpoint can be. */
static gboolean
find_cell (TlCanvas *canvas, double x, double y, TlCell *cell)
{
  TlHit hit = tl_canvas_hit (canvas, x, y);

  *cell = (TlCell){ 0 };
  if (hit.kind == TL_HIT_CELL)
    *cell = hit.cell;
  else if (hit.element != NULL && tl_element_get_kind (hit.element) == TL_KIND_TOUCHPOINT)
    *cell = (TlCell){ tl_map_get_ref (canvas->map, hit.element, TL_PROPERTY_LANE),
                      tl_map_get_ref (canvas->map, hit.element, TL_PROPERTY_MOMENT) };
  return cell->lane != NULL;
}

gboolean
tl_canvas_drop_move (TlCanvas *canvas, double x, double y)
{
  TlCell cell = { 0 };
  gboolean possible = canvas->layout != NULL && find_cell (canvas, x, y, &cell);

  if (cell.lane != canvas->drop_cell.lane || cell.moment != canvas->drop_cell.moment)
    gtk_widget_queue_draw (GTK_WIDGET (canvas));
  canvas->drop_cell = cell;
  return possible;
}

void
tl_canvas_drop_leave (TlCanvas *canvas)
{
  canvas->drop_cell = (TlCell){ 0 };
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

gboolean
tl_canvas_drop_text (TlCanvas *canvas, const char *text, double x, double y)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_auto (TlClipping) clipping = { 0 };
  g_autofree char *words = NULL;
  TlCell cell;

  tl_canvas_drop_leave (canvas);
  if (canvas->layout == NULL || tl_history_is_in_step (canvas->history) ||
      !find_cell (canvas, x, y, &cell))
    return FALSE;
  if (tl_clipping_read ("text/plain;charset=utf-8", bytes, &clipping, &words))
    tl_canvas_paste (canvas, &clipping, &cell);
  else
    tl_canvas_say (canvas, g_steal_pointer (&words), FALSE);
  return TRUE;
}

/* Files, which have a text as well, are for the window to open. */
static gboolean
on_accept_cb (GtkDropTarget *target, GdkDrop *drop, TlCanvas *canvas)
{
  g_autoptr (GdkContentFormats) formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_drop_get_formats (drop)));

  return canvas->layout != NULL && !tl_history_is_in_step (canvas->history) &&
         !gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST) &&
         gdk_content_formats_contain_gtype (formats, G_TYPE_STRING);
}

static GdkDragAction
on_motion_cb (TlCanvas *canvas, double x, double y)
{
  return tl_canvas_drop_move (canvas, x, y) ? GDK_ACTION_COPY : 0;
}

static gboolean
on_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TlCanvas *canvas)
{
  const char *text = g_value_get_string (value);

  return text != NULL && tl_canvas_drop_text (canvas, text, x, y);
}

void
tl_canvas_set_up_drop (TlCanvas *canvas)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  g_signal_connect (target, "accept", G_CALLBACK (on_accept_cb), canvas);
  g_signal_connect_swapped (target, "enter", G_CALLBACK (on_motion_cb), canvas);
  g_signal_connect_swapped (target, "motion", G_CALLBACK (on_motion_cb), canvas);
  g_signal_connect_swapped (target, "leave", G_CALLBACK (tl_canvas_drop_leave), canvas);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), canvas);
  gtk_widget_add_controller (GTK_WIDGET (canvas), GTK_EVENT_CONTROLLER (target));
}
