/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "tl-painter.h"
#include "tl-text.h"

G_BEGIN_DECLS

/* A pen that draws on a cairo context. User space must be map units already. The context and the
 * text are borrowed and must outlive the painter. `tagged`: write PDF structure tags for groups. */
TlPainter *tl_cairo_painter_new (cairo_t *cr, TlText *text, double scale, gboolean tagged);
void tl_cairo_painter_free (TlPainter *painter);

/* One structure tag that was written. Cairo cannot write what an ear hears instead of it; who
 * finishes the PDF can. */
typedef struct
{
  const char *name;  /* "P", "Figure", …; static */
  char *alternative; /* NULL: its own text says it */
} TlCairoTag;

/* An empty array of TlCairoTag that frees what is in it. */
GArray *tl_cairo_tags_new (void);
/* Moves the tags written so far, in the order they were begun, to the end of `tags`. */
void tl_cairo_painter_take_tags (TlPainter *painter, GArray *tags);

G_END_DECLS
