/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-painter.h"
#include "tl-text.h"

G_BEGIN_DECLS

/* A pen that writes SVG 1.1 by hand: real text, layers that Inkscape knows, ids, titles and roles.
 * Presentation attributes only, no style sheet, no script, nothing foreign. Whatever the map says
 * is escaped, and characters that XML cannot hold are left out. */

typedef struct
{
  TlRect bounds;           /* of what is drawn, map units, which are CSS pixels */
  const char *title;       /* of the drawing; may be NULL */
  const char *description; /* may be NULL */
  const char *lang;        /* may be NULL */
  const char *families;    /* as tl_style_dup_font_families () */
  const char *id_prefix;   /* before every id, so that two drawings can share a page */
  gboolean outlines;       /* text as paths */
} TlSvgOptions;

/* Everything is borrowed for the painter's life. */
TlPainter *tl_svg_painter_new (TlText *text, const TlSvgOptions *options);
/* Ends the file and frees the painter. Transfer full. */
GBytes *tl_svg_painter_finish (TlPainter *painter);
void tl_svg_painter_free (TlPainter *painter);

G_END_DECLS
