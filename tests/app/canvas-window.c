/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A canvas alone in a window, with a map from a file: canvas-window FILE [ZOOM]. For looking at it
 * and measuring it. What the canvas says goes to standard output; closing prints frame times. */

#include <adwaita.h>
#include <locale.h>

#include "tl-canvas.h"
#include "tl-file.h"

static void
on_said_cb (TlCanvas *canvas, const char *words, gboolean undoable)
{
  g_print ("said: %s\n", words);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

static gboolean
on_key_cb (TlCanvas *canvas, guint key, guint code, GdkModifierType state)
{
  g_autoptr (GArray) times = NULL;

  if (key == GDK_KEY_z && (state & GDK_CONTROL_MASK))
    return tl_history_undo (tl_canvas_get_history (canvas));
  if (key != GDK_KEY_F12)
    return GDK_EVENT_PROPAGATE;
  times = tl_canvas_take_frame_times (canvas);
  g_array_sort (times, compare_times);
  if (times->len > 0)
    g_print ("%u frames: median %.2f, 95 %% %.2f, most %.2f ms\n", times->len,
             g_array_index (times, double, times->len / 2),
             g_array_index (times, double, times->len * 95 / 100),
             g_array_index (times, double, times->len - 1));
  return GDK_EVENT_STOP;
}

static void
on_close_cb (gboolean *closed)
{
  *closed = TRUE;
}

static GtkWidget *
make_window (TlHistory *history, double zoom)
{
  GtkWidget *window = gtk_window_new (), *canvas = tl_canvas_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_cb), canvas);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (window, keys);
  g_signal_connect (canvas, "said", G_CALLBACK (on_said_cb), NULL);
  tl_canvas_set_history (TL_CANVAS (canvas), history);
  if (zoom > 0)
    tl_canvas_set_zoom (TL_CANVAS (canvas), zoom);
  else
    tl_canvas_zoom_to_fit (TL_CANVAS (canvas));
  gtk_window_set_child (GTK_WINDOW (window), canvas);
  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 1000);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = NULL;
  g_autoptr (TlHistory) history = NULL;
  gboolean closed = FALSE;

  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IOLBF, 0);
  if (argc < 2)
    return 2;
  adw_init ();
  map = tl_file_read (argv[1], NULL, &error);
  if (map == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  history = tl_history_new (map);
  g_signal_connect_swapped (make_window (history, argc > 2 ? g_ascii_strtod (argv[2], NULL) : 1),
                            "destroy", G_CALLBACK (on_close_cb), &closed);
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  return 0;
}
