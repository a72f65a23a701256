/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-canvas FILE [filter|trace|time]
 *
 * What a frame costs the main thread while a card is dragged, the map is panned and it is zoomed,
 * in the real canvas in a window of 1600 × 1000. Counts everything between the end of a frame and
 * the end of the next, whoever does it. With a filter that lights every third touchpoint and its
 * links, or with the thread of causes through the card in the middle. */

#include "tl-canvas-private.h"
#include "tl-file.h"

#include <adwaita.h>
#include <math.h>
#include <time.h>

#define N_WARM 30
#define N_FRAMES 150
#define ZOOM 0.8

typedef struct
{
  TlCanvas *canvas;
  GMainLoop *loop;
  void (*step) (TlCanvas *canvas, guint frame);
  guint frame;
  double last;
  GArray *costs; /* of double, milliseconds */
} Gesture;

static TlPoint grip;
static TlElement *middle; /* the card there */

static double
read_thread_clock (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

static gboolean
on_rested_cb (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

/* Lets the program be for a while. */
static void
rest (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, on_rested_cb, loop);
  g_main_loop_run (loop);
}

static void
step_drag (TlCanvas *canvas, guint frame)
{
  double angle = frame * 0.05;

  tl_canvas_drag_update (canvas, grip.x + 260 * sin (angle), grip.y + 140 * sin (angle * 1.7), 0);
}

static void
step_pan (TlCanvas *canvas, guint frame)
{
  double angle = frame * 0.05;

  tl_canvas_drag_update (canvas, 800 - 350 * sin (angle), 500 - 300 * sin (angle * 0.7), 0);
}

static void
step_zoom (TlCanvas *canvas, guint frame)
{
  tl_canvas_zoom_to (canvas, ZOOM * pow (2.5, 0.5 - 0.5 * cos (frame * 0.05)), 800, 500, TRUE);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Gesture *gesture = data;

  gesture->step (gesture->canvas, gesture->frame);
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
on_after_paint_cb (GdkFrameClock *clock, gpointer data)
{
  Gesture *gesture = data;
  double now = read_thread_clock ();
  double cost = now - gesture->last;

  gesture->last = now;
  if (gesture->frame > N_WARM)
    g_array_append_val (gesture->costs, cost);
  if (gesture->frame++ == N_WARM + N_FRAMES)
    g_main_loop_quit (gesture->loop);
}

static int
compare_costs (gconstpointer a, gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
measure (TlCanvas *canvas, const char *name, void (*step) (TlCanvas *canvas, guint frame))
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (canvas));
  Gesture gesture = { .canvas = canvas, .step = step };
  gulong handler;
  guint tick;

  gesture.costs = g_array_new (FALSE, FALSE, sizeof (double));
  gesture.loop = g_main_loop_new (NULL, FALSE);
  gesture.last = read_thread_clock ();
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), &gesture);
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (canvas), on_tick_cb, &gesture, NULL);
  g_main_loop_run (gesture.loop);
  gtk_widget_remove_tick_callback (GTK_WIDGET (canvas), tick);
  g_signal_handler_disconnect (clock, handler);

  g_array_sort (gesture.costs, compare_costs);
  g_print ("%s.median %.3f\n%s.high %.3f\n", name,
           g_array_index (gesture.costs, double, gesture.costs->len / 2), name,
           g_array_index (gesture.costs, double, gesture.costs->len * 95 / 100));
  g_array_unref (gesture.costs);
  g_main_loop_unref (gesture.loop);
}

/* Counts the cards in view and finds the one nearest to the middle, where the hand takes it. */
static void
look_around (TlCanvas *canvas)
{
  TlRect seen = tl_view_get_seen (&canvas->view);
  g_autoptr (GPtrArray) cards = tl_layout_find_cards_in (canvas->layout, &seen);
  double nearest = G_MAXDOUBLE;

  for (guint i = 0; i < cards->len; i++)
    {
      const TlCardBox *card = tl_layout_find_card (canvas->layout, cards->pdata[i]);
      TlRect box = tl_view_from_map (&canvas->view, &card->box);
      TlPoint at = { box.x + box.width / 2, box.y + box.height / 2 };
      double distance = hypot (at.x - 800, at.y - 500);

      if (distance < nearest)
        {
          nearest = distance;
          grip = at;
          middle = cards->pdata[i];
        }
    }
  g_print ("in-view %u\n", cards->len);
}

static void
measure_drag (TlCanvas *canvas)
{
  tl_canvas_drag_begin (canvas, grip.x, grip.y, 0);
  measure (canvas, "drag", step_drag);
  tl_canvas_drag_cancel (canvas);
}

static void
measure_pan (TlCanvas *canvas)
{
  tl_canvas_drag_begin_pan (canvas, 800, 500);
  measure (canvas, "pan", step_pan);
  tl_canvas_drag_cancel (canvas);
}

static void
measure_zoom (TlCanvas *canvas)
{
  measure (canvas, "zoom", step_zoom);
}

/* A step of the time slider a frame; the evidence of synthetic maps is of May 2026. */
static void
step_time (TlCanvas *canvas, guint frame)
{
  TlPeriod period = tl_period_up_to (20260506 + frame * 6 % 24);

  tl_canvas_set_period (canvas, &period);
}

static void
light_filter (TlCanvas *canvas)
{
  g_autoptr (GPtrArray) lit = g_ptr_array_new ();
  guint n = 0;

  for (TlElement *at = tl_map_get_first (canvas->map, TL_KIND_TOUCHPOINT); at != NULL;
       at = tl_element_get_next_of_kind (at))
    if (n++ % 3 == 0)
      g_ptr_array_add (lit, at);
  for (TlElement *at = tl_map_get_first (canvas->map, TL_KIND_LINK); at != NULL;
       at = tl_element_get_next_of_kind (at))
    g_ptr_array_add (lit, at);
  tl_canvas_show_found (canvas, lit);
}

static void
light (TlCanvas *canvas, const char *how)
{
  if (how == NULL)
    return;
  if (g_str_equal (how, "filter"))
    light_filter (canvas);
  else
    {
      tl_canvas_select (canvas, middle);
      tl_canvas_set_tracing (canvas, TRUE);
    }
  g_assert_nonnull (tl_canvas_get_lit (canvas));
  rest (1500);
}

static void
measure_all (TlCanvas *canvas, const char *how)
{
  static void (*const gestures[]) (TlCanvas * canvas) = { measure_drag, measure_pan, measure_zoom };

  tl_canvas_take_in_hand (canvas);
  tl_canvas_set_zoom (canvas, ZOOM);
  rest (1500);
  tl_canvas_scroll_by (canvas, 300, 300);
  rest (1500);
  look_around (canvas);
  if (g_strcmp0 (how, "time") == 0)
    {
      measure (canvas, "time", step_time);
      return;
    }
  light (canvas, how);
  for (guint i = 0; i < G_N_ELEMENTS (gestures); i++)
    {
      gestures[i](canvas);
      rest (500);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = NULL;
  g_autoptr (TlHistory) history = NULL;
  GtkWidget *window, *canvas;

  if (argc != 2 && argc != 3)
    {
      g_printerr ("Usage: bench-canvas FILE [filter|trace|time]\n");
      return 2;
    }
  adw_init ();
  map = tl_file_read (argv[1], NULL, &error);
  if (map == NULL)
    g_error ("%s", error->message);
  history = tl_history_new (map);
  canvas = tl_canvas_new ();
  tl_canvas_set_history (TL_CANVAS (canvas), history);
  window = gtk_window_new ();
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 1000);
  gtk_window_set_child (GTK_WINDOW (window), canvas);
  gtk_window_present (GTK_WINDOW (window));
  rest (1500);
  measure_all (TL_CANVAS (canvas), argv[2]);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
