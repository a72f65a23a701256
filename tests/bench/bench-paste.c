/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-paste FILE
 *
 * What it costs to copy a thousand touchpoints of a map with their links, to paste them, and to
 * paste a thousand lines of text, in the real canvas: until the map, the layout and the selection
 * are as they are to be. */

#include "stopwatch.h"
#include "tl-canvas-private.h"
#include "tl-clip.h"
#include "tl-file.h"

#include <adwaita.h>
#include <string.h>

#define N_CARDS 1000

static GPtrArray *
list_cards (TlMap *map)
{
  GPtrArray *cards = g_ptr_array_new ();

  for (TlElement *card = tl_map_get_first (map, TL_KIND_TOUCHPOINT);
       card != NULL && cards->len < N_CARDS; card = tl_element_get_next_of_kind (card))
    g_ptr_array_add (cards, card);
  return cards;
}

static void
paste (TlCanvas *canvas, const char *name, const char *mime_type, GBytes *bytes)
{
  TlCell cell = { tl_canvas_get_layout (canvas)->lanes[0].lane,
                  tl_canvas_get_layout (canvas)->moments[0].moment };
  g_auto (TlClipping) clipping = { 0 };
  g_autofree char *words = NULL;
  Stopwatch start = stopwatch_start ();

  if (!tl_clipping_read (mime_type, bytes, &clipping, &words))
    g_error ("%s", words);
  tl_canvas_paste (canvas, &clipping, &cell);
  stopwatch_print (name, stopwatch_stop (start));
}

static void
measure (TlCanvas *canvas, TlMap *map)
{
  g_autoptr (GPtrArray) cards = list_cards (map);
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GBytes) text = NULL, bytes = NULL;
  g_autoptr (TlMap) fragment = NULL;
  g_autoptr (GdkContentProvider) clip = NULL;
  Stopwatch start = stopwatch_start ();

  fragment = tl_fragment_new (map, (TlElement **) cards->pdata, cards->len);
  clip = tl_clip_new (fragment, NULL);
  stopwatch_print ("copy", stopwatch_stop (start));
  bytes = tl_file_write_bytes (fragment);
  paste (canvas, "paste", TL_FRAGMENT_MIME_TYPE, bytes);
  for (guint i = 0; i < N_CARDS; i++)
    g_string_append_printf (lines, "A line of text that becomes card %u\n", i);
  text = g_bytes_new (lines->str, lines->len);
  paste (canvas, "lines", "text/plain", text);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = NULL;
  g_autoptr (TlHistory) history = NULL;
  GtkWidget *window, *canvas;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-paste FILE\n");
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
  gtk_window_set_default_size (GTK_WINDOW (window), 1600, 1000);
  gtk_window_set_child (GTK_WINDOW (window), canvas);
  gtk_window_present (GTK_WINDOW (window));
  measure (TL_CANVAS (canvas), map);
  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
