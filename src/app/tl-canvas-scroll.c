/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <math.h>

/* Of a drag at the very edge, in pixels a second. */
#define SCROLL_SPEED 1400.0
#define SETTLE_MILLISECONDS 120
#define SCROLLBAR_BREADTH 12
/* Kept free around what is scrolled into view, in pixels. */
#define REVEAL_MARGIN 16.0
/* A flick loses its speed by this factor a second. */
#define KINETIC_FRICTION 0.02
#define KINETIC_STOP 12.0 /* pixels a second */
/* Microseconds without a move after which there is time for more. */
#define IDLE_TIME (300 * 1000)

/* A bar that comes into sight has to be given its place. */
static void
follow_axis (
    GtkAdjustment *adjustment, GtkWidget *bar, double value, double least, double most, double page)
{
  if (gtk_widget_get_child_visible (bar) != (most > least))
    gtk_widget_queue_allocate (gtk_widget_get_parent (bar));
  gtk_adjustment_configure (adjustment, value, least, most + page, MAX (page * 0.1, 1), page * 0.9,
                            page);
  gtk_widget_set_child_visible (bar, most > least);
}

static void
follow_view (TlCanvas *canvas)
{
  const TlView *view = &canvas->view;
  double x_least, x_most, y_least, y_most;

  tl_view_get_range (view, &x_least, &x_most, &y_least, &y_most);
  canvas->adjusting = TRUE;
  follow_axis (canvas->horizontal, canvas->horizontal_bar, view->x, x_least, x_most, view->width);
  follow_axis (canvas->vertical, canvas->vertical_bar, view->y, y_least, y_most, view->height);
  canvas->adjusting = FALSE;
}

void
tl_canvas_view_changed (TlCanvas *canvas)
{
  follow_view (canvas);
  canvas->ahead_done = FALSE;
  canvas->moved_time = g_get_monotonic_time ();
  if (tl_canvas_edit_is_open (canvas))
    gtk_widget_queue_allocate (GTK_WIDGET (canvas));
  /* What is under a pointer that rests moves on. */
  if (canvas->aim.possible && !canvas->aim.by_keys && !canvas->making_room &&
      canvas->drag.phase == TL_DRAG_NONE)
    tl_canvas_aim_tool (canvas, canvas->pointer_x, canvas->pointer_y);
  tl_canvas_access_changed (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  tl_canvas_tell_view (canvas);
}

gboolean
tl_canvas_scroll_by (TlCanvas *canvas, double x, double y)
{
  TlView before = canvas->view;

  canvas->view.x += x;
  canvas->view.y += y;
  tl_view_clamp (&canvas->view);
  if (canvas->view.x == before.x && canvas->view.y == before.y)
    return FALSE;
  tl_canvas_view_changed (canvas);
  return TRUE;
}

static gboolean
on_settled_cb (gpointer data)
{
  TlCanvas *canvas = data;

  canvas->settle_id = 0;
  tl_canvas_set_level (canvas);
  return G_SOURCE_REMOVE;
}

void
tl_canvas_zoom_to (TlCanvas *canvas, double zoom, double x, double y, gboolean gesture)
{
  double before = canvas->view.zoom;

  tl_view_zoom_at (&canvas->view, zoom, x, y);
  g_clear_handle_id (&canvas->settle_id, g_source_remove);
  if (gesture)
    canvas->settle_id = g_timeout_add (SETTLE_MILLISECONDS, on_settled_cb, canvas);
  else
    tl_canvas_set_level (canvas);
  tl_canvas_view_changed (canvas);
  if (canvas->view.zoom == before)
    return;
  tl_canvas_update_actions (canvas);
  g_object_notify (G_OBJECT (canvas), "zoom");
}

double
tl_canvas_get_zoom (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), 1);

  return canvas->view.zoom;
}

void
tl_canvas_set_zoom (TlCanvas *canvas, double zoom)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  if (CLAMP (zoom, TL_CANVAS_ZOOM_MINIMUM, TL_CANVAS_ZOOM_MAXIMUM) != canvas->view.zoom)
    tl_canvas_zoom_to (canvas, zoom, canvas->view.width / 2, canvas->view.height / 2, FALSE);
}

TlStrips
tl_canvas_get_strips (TlCanvas *canvas)
{
  if (canvas->layout == NULL)
    return (TlStrips){ 0 };
  return tl_view_get_strips (&canvas->view, tl_canvas_get_layout (canvas));
}

void
tl_canvas_reveal (TlCanvas *canvas, const TlRect *rect)
{
  TlStrips strips = tl_canvas_get_strips (canvas);
  const TlLayoutView *layout = tl_canvas_get_layout (canvas);
  gboolean mirrored = layout->right_to_left;
  double share = canvas->view.width * 0.4;
  double labels = strips.labels.place.width <= share ? strips.labels.place.width : 0;
  double header = strips.header.place.height <= canvas->view.height * 0.4
                      ? strips.header.source.height * canvas->view.zoom
                      : 0;
  double edges[4] = { REVEAL_MARGIN + (mirrored ? 0 : labels), REVEAL_MARGIN + header,
                      REVEAL_MARGIN + (mirrored ? labels : 0), TL_VIEW_ROOM };
  TlView before = canvas->view;

  tl_view_reveal (&canvas->view, rect, edges);
  if (canvas->view.x != before.x || canvas->view.y != before.y)
    tl_canvas_view_changed (canvas);
}

gboolean
tl_canvas_pick (TlCanvas *canvas, double x, double y, TlPoint *point)
{
  TlStrips strips;

  if (canvas->layout == NULL)
    return FALSE;
  strips = tl_canvas_get_strips (canvas);
  return tl_view_pick (&canvas->view, &strips, x, y, point);
}

TlHit
tl_canvas_hit (TlCanvas *canvas, double x, double y)
{
  double slack = tl_canvas_get_slack (canvas, 0) / canvas->view.zoom;
  TlPoint point;
  TlHit hit;

  if (!tl_canvas_pick (canvas, x, y, &point))
    return (TlHit){ .kind = TL_HIT_NOTHING };
  hit = tl_layout_hit (canvas->layout, point, (TlReach){ slack, slack });
  /* So wide that they would fill the gutters, edges are for a finger only where it looks for one.
   */
  if (canvas->hand == TL_HAND_FINGER && hit.kind == TL_HIT_CARD_END_EDGE &&
      !tl_canvas_is_selected (canvas, hit.element))
    hit = tl_layout_hit (canvas->layout, point, (TlReach){ slack, 0 });
  return hit;
}

/* Both are at the far ends, as light strips over the drawing. */
void
tl_canvas_allocate_scrollbars (TlCanvas *canvas, int width, int height)
{
  gboolean mirrored = gtk_widget_get_direction (GTK_WIDGET (canvas)) == GTK_TEXT_DIR_RTL;
  GtkAllocation across, down;
  int least;

  gtk_widget_measure (canvas->vertical_bar, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL,
                      NULL);
  least = MAX (least, SCROLLBAR_BREADTH);
  down = (GtkAllocation){ mirrored ? 0 : width - least, 0, least, MAX (height - least, 0) };
  across = (GtkAllocation){ mirrored ? least : 0, height - least, MAX (width - least, 0), least };
  gtk_widget_size_allocate (canvas->vertical_bar, &down, -1);
  gtk_widget_size_allocate (canvas->horizontal_bar, &across, -1);
}

static void
on_adjusted_cb (TlCanvas *canvas)
{
  if (canvas->adjusting)
    return;
  tl_canvas_stop_kinetic (canvas);
  tl_canvas_scroll_by (canvas, gtk_adjustment_get_value (canvas->horizontal) - canvas->view.x,
                       gtk_adjustment_get_value (canvas->vertical) - canvas->view.y);
}

gboolean
tl_canvas_may_animate (TlCanvas *canvas)
{
  gboolean wanted;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (canvas)), "gtk-enable-animations", &wanted,
                NULL);
  return wanted;
}

void
tl_canvas_flick (TlCanvas *canvas, double x, double y)
{
  if (canvas->layout == NULL || !tl_canvas_may_animate (canvas))
    return;
  canvas->kinetic_x = x;
  canvas->kinetic_y = y;
  canvas->kinetic_time = 0;
  tl_canvas_need_tick (canvas);
}

void
tl_canvas_stop_kinetic (TlCanvas *canvas)
{
  canvas->kinetic_x = canvas->kinetic_y = 0;
  canvas->kinetic_time = 0;
}

/* TRUE while it rolls on. */
static gboolean
roll_on (TlCanvas *canvas, gint64 now)
{
  double seconds, loss;

  if (canvas->kinetic_x == 0 && canvas->kinetic_y == 0)
    return FALSE;
  if (canvas->kinetic_time == 0)
    canvas->kinetic_time = now;
  seconds = (double) (now - canvas->kinetic_time) / G_USEC_PER_SEC;
  canvas->kinetic_time = now;
  loss = pow (KINETIC_FRICTION, seconds);
  if ((seconds > 0 &&
       !tl_canvas_scroll_by (canvas, canvas->kinetic_x * seconds, canvas->kinetic_y * seconds)) ||
      hypot (canvas->kinetic_x, canvas->kinetic_y) < KINETIC_STOP)
    {
      tl_canvas_stop_kinetic (canvas);
      return FALSE;
    }
  canvas->kinetic_x *= loss;
  canvas->kinetic_y *= loss;
  return TRUE;
}

/* The speed at a place between 0 and `length`. */
static double
get_scroll_speed (double at, double length)
{
  const double margin = TL_DRAG_SCROLL_MARGIN;
  double depth = 0;

  if (at < margin)
    depth = -MIN (margin - at, margin);
  else if (at > length - margin)
    depth = MIN (at - (length - margin), margin);
  return depth * fabs (depth) / (margin * margin) * SCROLL_SPEED;
}

/* A tool comes from the edge, which is not why it is there. */
static gboolean
has_come_in (TlCanvas *canvas)
{
  TlDrag *drag = &canvas->drag;

  drag->is_inside |= get_scroll_speed (drag->x, canvas->view.width) == 0 &&
                     get_scroll_speed (drag->y, canvas->view.height) == 0;
  return drag->is_inside || drag->phase != TL_DRAG_TOOL;
}

/* Cards over the inspector or the header bar are not on their way along the map. */
static gboolean
has_gone_out (TlCanvas *canvas)
{
  const double margin = TL_DRAG_SCROLL_MARGIN;
  const TlDrag *drag = &canvas->drag;

  return drag->phase == TL_DRAG_CARDS &&
         (drag->x < -margin || drag->x > canvas->view.width + margin || drag->y < -margin ||
          drag->y > canvas->view.height + margin);
}

void
tl_canvas_scroll_at_edges (TlCanvas *canvas)
{
  const TlDrag *drag = &canvas->drag;
  gboolean across = FALSE;

  canvas->auto_x = canvas->auto_y = 0;
  if (drag->phase == TL_DRAG_NONE || drag->phase == TL_DRAG_PRESSED || drag->phase == TL_DRAG_PAN ||
      !has_come_in (canvas) || has_gone_out (canvas))
    return;
  if (drag->phase == TL_DRAG_STRUCTURE)
    across = tl_structure_find_kind (drag->hit.element)->across;
  if (drag->phase != TL_DRAG_STRUCTURE || across)
    canvas->auto_x = get_scroll_speed (drag->x, canvas->view.width);
  if (drag->phase != TL_DRAG_SPAN && !across)
    canvas->auto_y = get_scroll_speed (drag->y, canvas->view.height);
  if (canvas->auto_x != 0 || canvas->auto_y != 0)
    tl_canvas_need_tick (canvas);
}

/* TRUE while the pointer of a drag rests near an edge. */
static gboolean
scroll_along (TlCanvas *canvas, gint64 now)
{
  double seconds;

  if (canvas->auto_x == 0 && canvas->auto_y == 0)
    {
      canvas->auto_time = 0;
      return FALSE;
    }
  if (canvas->auto_time == 0)
    canvas->auto_time = now;
  seconds = (double) (now - canvas->auto_time) / G_USEC_PER_SEC;
  canvas->auto_time = now;
  if (seconds > 0 &&
      tl_canvas_scroll_by (canvas, canvas->auto_x * seconds, canvas->auto_y * seconds))
    tl_canvas_drag_update (canvas, canvas->drag.x, canvas->drag.y, canvas->drag.modifiers);
  return TRUE;
}

/* TRUE while something is left to be painted that is not in view. */
static gboolean
paint_ahead (TlCanvas *canvas, gint64 now)
{
  if (canvas->layout == NULL || !canvas->in_hand || (canvas->ahead_done && canvas->overview_done))
    return FALSE;
  /* The next step of a time slider would have it painted again. */
  if (canvas->settle_id == 0 && canvas->period_id == 0 && canvas->drag.phase != TL_DRAG_CARDS)
    tl_canvas_paint_ahead (canvas, now - canvas->moved_time > IDLE_TIME);
  return TRUE;
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  gboolean rolling = roll_on (canvas, now);
  gboolean scrolling = scroll_along (canvas, now);
  gboolean incomplete = canvas->incomplete;
  /* Out of sight nothing is painted; what is seen again asks for more. */
  gboolean seen = gtk_widget_get_mapped (widget);

  if (seen && incomplete)
    gtk_widget_queue_draw (widget);
  if (seen && (rolling || scrolling || incomplete || paint_ahead (canvas, now)))
    return G_SOURCE_CONTINUE;
  canvas->tick_id = 0;
  return G_SOURCE_REMOVE;
}

void
tl_canvas_need_tick (TlCanvas *canvas)
{
  if (canvas->tick_id == 0)
    canvas->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (canvas), on_tick_cb, NULL, NULL);
}

static GtkWidget *
add_scrollbar (TlCanvas *canvas, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  GtkWidget *bar = gtk_scrollbar_new (orientation, adjustment);

  gtk_widget_add_css_class (bar, "overlay-indicator");
  gtk_widget_set_cursor_from_name (bar, "default");
  gtk_widget_set_parent (bar, GTK_WIDGET (canvas));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_adjusted_cb), canvas,
                           G_CONNECT_SWAPPED);
  return bar;
}

void
tl_canvas_set_up_scrolling (TlCanvas *canvas)
{
  canvas->view.zoom = 1;
  canvas->horizontal = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  canvas->vertical = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  canvas->horizontal_bar = add_scrollbar (canvas, GTK_ORIENTATION_HORIZONTAL, canvas->horizontal);
  canvas->vertical_bar = add_scrollbar (canvas, GTK_ORIENTATION_VERTICAL, canvas->vertical);
}

gboolean
tl_canvas_get_place (TlCanvas *canvas, TlViewPlace *place)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), FALSE);

  if (canvas->layout == NULL || (canvas->view.width <= 0 && !canvas->place_pending))
    return FALSE;
  *place = canvas->place_pending
               ? canvas->place
               : tl_view_get_place (&canvas->view, tl_canvas_get_layout (canvas)->right_to_left);
  return TRUE;
}

void
tl_canvas_show_place (TlCanvas *canvas, const TlViewPlace *place)
{
  TlViewPlace wanted = *place;

  g_return_if_fail (TL_IS_CANVAS (canvas));

  canvas->place = wanted;
  canvas->place_pending = canvas->view.width <= 0 || canvas->layout == NULL;
  if (canvas->place_pending)
    return;
  canvas->fit_pending = canvas->start_pending = FALSE;
  tl_canvas_stop_kinetic (canvas);
  tl_canvas_zoom_to (canvas, wanted.zoom, 0, 0, FALSE);
  tl_view_set_place (&canvas->view, &wanted, tl_canvas_get_layout (canvas)->right_to_left);
  tl_canvas_view_changed (canvas);
}

void
tl_canvas_zoom_to_fit (TlCanvas *canvas)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  if (canvas->view.width <= 0 || canvas->layout == NULL)
    {
      canvas->fit_pending = TRUE;
      return;
    }
  tl_canvas_zoom_to (canvas, tl_view_get_fit (&canvas->view), 0, 0, FALSE);
}
