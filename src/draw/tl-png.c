/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-png.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-cairo-painter.h"

#define LEAST_SCALE 0.1
#define GREATEST_SCALE 8.0
/* Cairo's image surfaces end here. */
#define MAX_SIDE 32767.0
/* 512 MB of pixels: what a machine can be asked for. */
#define MAX_PIXELS (128.0 * 1024 * 1024)

typedef struct
{
  GByteArray *bytes;
  GCancellable *cancellable;
} Sink;

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  Sink *sink = closure;

  if (g_cancellable_is_cancelled (sink->cancellable))
    return CAIRO_STATUS_WRITE_ERROR;
  g_byte_array_append (sink->bytes, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static gboolean
check_size (const TlRect *bounds, double scale, GError **error)
{
  double width = ceil (bounds->width * scale);
  double height = ceil (bounds->height * scale);
  double largest = MIN (MAX_SIDE / bounds->width, MAX_SIDE / bounds->height);

  largest = MIN (largest, sqrt (MAX_PIXELS / (bounds->width * bounds->height)));
  largest = floor (largest * 100) / 100;
  if (width <= MAX_SIDE && height <= MAX_SIDE && width * height <= MAX_PIXELS)
    return TRUE;
  if (largest < LEAST_SCALE)
    g_set_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_TOO_LARGE,
                 _ ("This map is too large for a picture in pixels: it would be %.0f × %.0f of "
                    "them. Export it as PDF or SVG."),
                 width, height);
  else
    g_set_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_TOO_LARGE,
                 _ ("The picture would be %.0f × %.0f pixels, which is too large. The largest "
                    "scale that works for this map is %.2f."),
                 width, height, largest);
  return FALSE;
}

static gboolean
paint (TlExportJob *job, cairo_surface_t *surface, double scale, GError **error)
{
  cairo_t *cr = cairo_create (surface);
  TlPainter *painter;
  gboolean painted;

  cairo_set_antialias (cr, CAIRO_ANTIALIAS_GOOD);
  cairo_scale (cr, scale, scale);
  cairo_translate (cr, -job->bounds.x, -job->bounds.y);
  painter = tl_cairo_painter_new (cr, job->text, scale, FALSE);
  painted = tl_export_job_paint (job, painter, error);
  tl_cairo_painter_free (painter);
  cairo_destroy (cr);
  return painted;
}

static GBytes *
encode (TlExportJob *job, cairo_surface_t *surface, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  Sink sink = { bytes, job->cancellable };
  cairo_status_t status = cairo_surface_write_to_png_stream (surface, write_bytes, &sink);

  if (g_cancellable_set_error_if_cancelled (job->cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_FAILED,
                   _ ("The picture could not be made: %s."), cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
tl_png_export (TlExportJob *job, GError **error)
{
  double scale = CLAMP (job->options->scale, LEAST_SCALE, GREATEST_SCALE);
  cairo_surface_t *surface;
  GBytes *bytes = NULL;

  if (!check_size (&job->bounds, scale, error))
    return NULL;

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) ceil (job->bounds.width * scale),
                                        (int) ceil (job->bounds.height * scale));
  if (paint (job, surface, scale, error))
    bytes = encode (job, surface, error);
  cairo_surface_destroy (surface);
  return bytes;
}
