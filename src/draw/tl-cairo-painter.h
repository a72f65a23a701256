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

G_END_DECLS
