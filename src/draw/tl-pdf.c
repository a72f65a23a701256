/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-pdf.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#include "tl-cairo-painter.h"
#include "tl-pdf-finish.h"

#define POINTS_A_UNIT 0.75
/* Nothing larger is a page to a PDF reader. */
#define MAX_SIDE 14400.0
/* 10 mm around the drawing on a sheet, which every printer can do. */
#define SHEET_MARGIN 28.35

static const struct
{
  double width, height;
} sheets[] = {
  [TL_PAGE_A4] = { 595.276, 841.89 },
  [TL_PAGE_A3] = { 841.89, 1190.551 },
  [TL_PAGE_LETTER] = { 612, 792 },
};

static double
fit (double width, double height, double into_width, double into_height)
{
  return MIN ((into_width - 2 * SHEET_MARGIN) / width, (into_height - 2 * SHEET_MARGIN) / height);
}

static TlPdfPage
fit_map_page (double width, double height)
{
  double scale = MIN (POINTS_A_UNIT, MIN (MAX_SIDE / width, MAX_SIDE / height));

  return (TlPdfPage){ .width = MIN (width * scale, MAX_SIDE),
                      .height = MIN (height * scale, MAX_SIDE),
                      .scale = scale,
                      .user_unit = POINTS_A_UNIT / scale };
}

TlPdfPage
tl_pdf_fit_page (double width, double height, TlPage page, TlOrientation orientation)
{
  double short_side, long_side;
  gboolean is_landscape;
  TlPdfPage fitted = { .user_unit = 1 };

  if (page == TL_PAGE_MAP)
    return fit_map_page (width, height);

  short_side = sheets[page].width;
  long_side = sheets[page].height;
  is_landscape =
      orientation == TL_ORIENTATION_LANDSCAPE ||
      (orientation == TL_ORIENTATION_AUTO &&
       fit (width, height, long_side, short_side) > fit (width, height, short_side, long_side));
  fitted.width = is_landscape ? long_side : short_side;
  fitted.height = is_landscape ? short_side : long_side;
  fitted.scale = fit (width, height, fitted.width, fitted.height);
  fitted.x = (fitted.width - width * fitted.scale) / 2;
  fitted.y = (fitted.height - height * fitted.scale) / 2;
  return fitted;
}

static cairo_status_t
write_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Only dates: cairo 1.16 writes other strings without escaping what is in them. */
static void
set_dates (cairo_surface_t *surface)
{
  g_autoptr (GDateTime) date = tl_export_get_date ();
  g_autofree char *text = g_date_time_format (date, "%Y-%m-%dT%H:%M:%SZ");

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, text);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, text);
}

cairo_t *
tl_pdf_begin (GByteArray *bytes, double width, double height)
{
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_bytes, bytes, width, height);
  cairo_t *cr;

  set_dates (surface);
  cr = cairo_create (surface);
  cairo_surface_destroy (surface);
  return cr;
}

gboolean
tl_pdf_end (cairo_t *cr, GError **error)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  cairo_status_t status;

  cairo_show_page (cr);
  cairo_surface_finish (surface);
  status = cairo_status (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_destroy (cr);
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error (error, TL_EXPORT_ERROR, TL_EXPORT_ERROR_FAILED,
                 _ ("The PDF could not be made: %s."), cairo_status_to_string (status));
  return status == CAIRO_STATUS_SUCCESS;
}

/* Draws the page. `*tags` receives what tl_pdf_finish () wants. */
static gboolean
paint (TlExportJob *job, cairo_t *cr, const TlPdfPage *page, GArray *tags, GError **error)
{
  TlPainter *painter;
  gboolean painted;

  cairo_translate (cr, page->x, page->y);
  cairo_scale (cr, page->scale, page->scale);
  cairo_translate (cr, -job->bounds.x, -job->bounds.y);
  /* On paper every detail is worth drawing, however small the page: 1. */
  painter = tl_cairo_painter_new (cr, job->text, 1, TRUE);
  painted = tl_export_job_paint (job, painter, error);
  tl_cairo_painter_take_tags (painter, tags);
  tl_cairo_painter_free (painter);
  return painted;
}

GBytes *
tl_pdf_export (TlExportJob *job, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) tags = tl_cairo_tags_new ();
  TlPdfPage page = tl_pdf_fit_page (job->bounds.width, job->bounds.height, job->options->page,
                                    job->options->orientation);
  cairo_t *cr = tl_pdf_begin (bytes, page.width, page.height);
  g_autoptr (GError) own = NULL;
  gboolean painted = paint (job, cr, &page, tags, error);

  if (!tl_pdf_end (cr, painted ? error : &own) || !painted)
    return NULL;
  if (!tl_export_job_report (job, 0.85))
    {
      g_cancellable_set_error_if_cancelled (job->cancellable, error);
      return NULL;
    }
  return tl_pdf_finish (&(TlPdfFacts){ tl_export_job_get_title (job),
                                       tl_export_job_get_summary (job),
                                       tl_export_job_get_lang (job), page.user_unit },
                        bytes, tags, error);
}
