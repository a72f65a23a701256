/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export-private.h"

G_BEGIN_DECLS

/* Adds to cairo's PDF what cairo cannot write: language, title, metadata and what an ear hears
 * instead of a figure. `tags`: array of TlCairoTag in the order they were begun; `user_unit`: as in
 * TlPdfPage. */
GBytes *tl_pdf_finish (
    TlExportJob *job, GByteArray *pdf, const GArray *tags, double user_unit, GError **error);

G_END_DECLS
