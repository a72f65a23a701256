/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-export-private.h"

G_BEGIN_DECLS

/* What a PDF says of itself; each but the last may be NULL. */
typedef struct
{
  const char *title, *summary, *lang;
  double user_unit; /* as in TlPdfPage */
} TlPdfFacts;

/* Adds to cairo's PDF what cairo cannot write: language, title, metadata and what an ear hears
 * instead of a figure. `tags`: array of TlCairoTag in the order they were begun. */
GBytes *
tl_pdf_finish (const TlPdfFacts *facts, GByteArray *pdf, const GArray *tags, GError **error);

G_END_DECLS
