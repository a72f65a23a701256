/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"
#include "tl-difference-words.h"
#include "tl-style.h"

G_BEGIN_DECLS

/* What became of a card, as a badge: each group has a sign of its own, so that nobody needs colours
 * to tell them apart. */

/* Draws it around a middle. With a radius of 7 and more all of it can be told. */
void tl_canvas_marks_draw_badge (
    cairo_t *cr, TlDifferenceGroup group, double x, double y, double radius, TlScheme scheme);

/* Marks touchpoints while two maps are compared: a table of TlElement to the group, as
 * GUINT_TO_POINTER (), which the canvas keeps; NULL: none. What leaves the map loses its mark. They
 * are painted over the tiles of the map, which stay as they are. */
void tl_canvas_set_marks (TlCanvas *canvas, GHashTable *marks);
/* FALSE: it has no mark. */
gboolean
tl_canvas_get_mark (TlCanvas *canvas, const TlElement *touchpoint, TlDifferenceGroup *group);

/* Of the canvas's own files. */
/* The mark of a touchpoint on its box; a pixel is so many map units. FALSE: it has none. */
gboolean tl_canvas_paint_mark (
    TlCanvas *canvas, cairo_t *cr, const TlElement *touchpoint, const TlRect *box, double pixel);
/* Before what may be marked is freed. */
void tl_canvas_forget_marks (TlCanvas *canvas, GHashTable *gone);

G_END_DECLS
