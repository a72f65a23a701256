/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "tl-export-private.h"

G_BEGIN_DECLS

/* The drawing as a PDF of one page: tagged, with language, title, alternative texts and metadata.
 */
GBytes *tl_pdf_export (TlExportJob *job, GError **error);

/* A PDF that cairo writes into `bytes`, page by page; points. For tl_pdf_end (). */
cairo_t *tl_pdf_begin (GByteArray *bytes, double width, double height);
/* Ends the last page, writes and frees. FALSE where anything could not be drawn: cairo draws
 * nothing more after that. */
gboolean tl_pdf_end (cairo_t *cr, GError **error);

/* The size of the page and where the drawing stands on it. */
typedef struct
{
  double width, height; /* of the page, points */
  double x, y;          /* of the drawing's top left corner, points */
  double scale;         /* points a map unit */
  double user_unit;     /* what a reader makes of a point: 1, or more where the page is too large */
} TlPdfPage;

/* `width`, `height`: of the drawing, map units. A sheet has a margin, and the drawing is fitted
 * inside. A page at the map's size takes no margin. No side of a page may have more than 14,400
 * points, 5.08 m: of a larger map all is drawn smaller, and the page says by how much (UserUnit of
 * PDF 1.6), so that a reader that knows of it shows the size it has, and any other one all of the
 * map in a smaller size. */
TlPdfPage tl_pdf_fit_page (double width, double height, TlPage page, TlOrientation orientation);

G_END_DECLS
