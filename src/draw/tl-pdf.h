/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export-private.h"

G_BEGIN_DECLS

/* The drawing as a PDF of one page: tagged, with language, title, alternative texts and metadata.
 */
GBytes *tl_pdf_export (TlExportJob *job, GError **error);

/* The size of the page and where the drawing stands on it. */
typedef struct
{
  double width, height; /* of the page, points */
  double x, y;          /* of the drawing's top left corner, points */
  double scale;         /* points a map unit */
} TlPdfPage;

/* `width`, `height`: of the drawing, map units. A page at the map's size takes no margin and is
 * scaled down to what a PDF can hold; a sheet has a margin, and the drawing is fitted inside. */
TlPdfPage tl_pdf_fit_page (double width, double height, TlPage page, TlOrientation orientation);

G_END_DECLS
