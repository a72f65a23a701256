/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-text-private.h"

#include <math.h>
#include <pango/pangocairo.h>

/* Measured with cairo 1.16: a fill with CAIRO_ANTIALIAS_FAST keeps one span a pixel of its width,
 * and a row in which no pixel is like the one before it has one more. Up to 64 pixels these are in
 * a place that is large enough, beyond it is taken from the heap, and the end of a row of small and
 * dense letters was written behind it. So nothing wider is ever filled like that: words are filled
 * one after the other, which takes the time of a whole line at once (110 µs for 20 letters of 12
 * pixels; 230 µs without FAST), and what is wider on its own is filled the slow and safe way. */
#define WIDEST 64
/* Pixels begun at both ends, and what curves may be flattened by. */
#define WIDEST_PATH (WIDEST - 3.0)
/* What letters may stand out from their advance. */
#define WIDEST_PIECE (WIDEST_PATH - 9.0)

/* Pixels of the picture to one of the program: more than one on a fine screen. */
static double
get_device_scale (cairo_t *cr)
{
  double across, down;

  cairo_surface_get_device_scale (cairo_get_group_target (cr), &across, &down);
  return MAX (across, down);
}

static double
get_device_width (cairo_t *cr)
{
  double left, right;

  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_path_extents (cr, &left, NULL, &right, NULL);
  cairo_restore (cr);
  return (right - left) * get_device_scale (cr);
}

/* How many glyphs from the first one on are a piece of this width, in Pango's units: to the last
 * blank if there is one, so that letters that join stay together. One at least. */
static int
measure_piece (const PangoGlyphItem *run, const char *text, int first, double width)
{
  const PangoGlyphString *glyphs = run->glyphs;
  int end = first, blank = 0;
  double sum = 0;

  for (; end < glyphs->num_glyphs; end++)
    {
      sum += glyphs->glyphs[end].geometry.width;
      if (end > first && sum > width)
        return (blank > 0 ? blank : end) - first;
      if (text[run->item->offset + glyphs->log_clusters[end]] == ' ')
        blank = end + 1;
    }
  return end - first;
}

static void
fill_piece (cairo_t *cr, PangoFont *font, PangoGlyphString *piece, double x, double scale)
{
  cairo_new_path (cr);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_move_to (cr, x / PANGO_SCALE, 0);
  pango_cairo_glyph_string_path (cr, font, piece);
  cairo_restore (cr);
  cairo_set_antialias (cr, get_device_width (cr) <= WIDEST_PATH ? CAIRO_ANTIALIAS_FAST
                                                                : CAIRO_ANTIALIAS_DEFAULT);
  cairo_fill (cr);
}

void
tl_text_fill_fast (cairo_t *cr, const GPtrArray *runs, const char *text, double scale)
{
  cairo_antialias_t quality = cairo_get_antialias (cr);
  cairo_matrix_t matrix;
  double width, x = 0;

  cairo_get_matrix (cr, &matrix);
  width =
      WIDEST_PIECE * PANGO_SCALE / (scale * hypot (matrix.xx, matrix.yx) * get_device_scale (cr));
  for (guint i = 0; i < runs->len; i++)
    {
      const PangoGlyphItem *run = runs->pdata[i];

      for (int first = 0, n; first < run->glyphs->num_glyphs; first += n)
        {
          PangoGlyphString piece = { .glyphs = run->glyphs->glyphs + first,
                                     .log_clusters = run->glyphs->log_clusters + first };

          n = piece.num_glyphs = measure_piece (run, text, first, width);
          fill_piece (cr, run->item->analysis.font, &piece, x, scale);
          x += pango_glyph_string_get_width (&piece);
        }
    }
  cairo_set_antialias (cr, quality);
}
