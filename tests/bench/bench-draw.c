/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-draw export FILE OUT   writes OUT, that is all: to be timed from outside
 * bench-draw svg FILE          what our SVG costs, and cairo's SVG surface drawing the same */

#include "stopwatch.h"
#include "tl-cairo-painter.h"
#include "tl-export.h"
#include "tl-file.h"
#include "tl-svg-painter.h"
#include "tl-text.h"

#include <cairo-svg.h>
#include <string.h>

static TlMap *
read_map (const char *path)
{
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read (path, NULL, &error);

  if (map == NULL)
    g_error ("%s", error->message);
  return map;
}

static void
export_map (const char *path, const char *output)
{
  g_autoptr (TlMap) map = read_map (path);
  g_autoptr (GError) error = NULL;
  TlExportOptions options = TL_EXPORT_OPTIONS_INIT;

  if (!tl_format_from_path (output, &options.format) ||
      !tl_export_to_file (map, &options, output, NULL, NULL, NULL, &error))
    g_error ("%s: %s", output, error != NULL ? error->message : "no such format");
}

static cairo_status_t
count_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

static gsize
draw_by_cairo (TlMap *map, TlLayout *layout, TlText *text)
{
  const TlLayoutView *view = tl_layout_get_view (layout);
  gsize length = 0;
  cairo_surface_t *surface =
      cairo_svg_surface_create_for_stream (count_bytes, &length, view->width, view->height);
  cairo_t *cr = cairo_create (surface);
  TlPainter *painter = tl_cairo_painter_new (cr, text, 1, FALSE);

  painter->clip = (TlRect){ 0, 0, view->width, view->height };
  tl_map_drawing_paint (painter, map, layout, TL_PART_ALL, TL_SCHEME_LIGHT);
  tl_cairo_painter_free (painter);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return length;
}

static gsize
draw_by_hand (TlMap *map, TlLayout *layout, TlText *text)
{
  const TlLayoutView *view = tl_layout_get_view (layout);
  g_autofree char *families = tl_style_dup_font_families (NULL);
  TlRect bounds = { 0, 0, view->width, view->height };
  TlSvgOptions options = { .bounds = bounds, .families = families, .id_prefix = "" };
  TlPainter *painter = tl_svg_painter_new (text, &options);
  g_autoptr (GBytes) bytes = NULL;

  painter->clip = bounds;
  tl_map_drawing_paint (painter, map, layout, TL_PART_ALL, TL_SCHEME_LIGHT);
  bytes = tl_svg_painter_finish (painter);
  return g_bytes_get_size (bytes);
}

typedef gsize (*Drawing) (TlMap *map, TlLayout *layout, TlText *text);

/* The second of two times: what is kept from the first is there for both ways. */
static void
measure_drawing (const char *name, Drawing draw, TlMap *map, TlLayout *layout, TlText *text)
{
  Stopwatch start;
  gsize length;

  draw (map, layout, text);
  start = stopwatch_start ();
  length = draw (map, layout, text);
  stopwatch_print (name, stopwatch_stop (start));
  g_print ("%s.bytes %" G_GSIZE_FORMAT "\n", name, length);
}

/* The drawing alone: both ways share one layout. */
static void
compare_svg (const char *path)
{
  g_autoptr (TlMap) map = read_map (path);
  g_autofree char *families = tl_style_dup_font_families (NULL);
  g_autoptr (TlText) text = tl_text_new (families, "en");
  g_autoptr (TlLayout) layout = tl_layout_new (map, tl_text_get_measure (text));
  Stopwatch start = stopwatch_start ();

  tl_layout_get_view (layout);
  stopwatch_print ("layout", stopwatch_stop (start));
  measure_drawing ("ours", draw_by_hand, map, layout, text);
  measure_drawing ("cairo", draw_by_cairo, map, layout, text);
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "export") == 0)
    export_map (argv[2], argv[3]);
  else if (argc == 3 && strcmp (argv[1], "svg") == 0)
    compare_svg (argv[2]);
  else
    {
      g_printerr ("Usage: bench-draw export FILE OUT | svg FILE\n");
      return 2;
    }
  return 0;
}
