/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* The scale a piece of evidence is on, and what of its values does not fit it. Pure functions. */

/* The least and greatest a measure can be when the evidence does not say; both 0 when only the
 * evidence can know. `measure` is a TlMeasure or -1. */
void tl_scale_get_usual (int measure, double *low, double *high);
/* The ends of the scale the evidence is on: its own, else those usual for its measure. FALSE when
 * they are not known or the wrong way round; *low and *high are set all the same. */
gboolean tl_scale_get (const TlElement *evidence, double *low, double *high);
/* The points of the scale that raw answers are counted at: *first and those one, two … above it.
 * 0 when there are none, or not a whole number of them. Those of a net promoter score and of a
 * satisfaction are fixed, whatever the scale of their value. */
guint tl_scale_count_points (const TlElement *evidence, double *first);

/* What in the value of one property contradicts the other values of the element: the end of a
 * sentence, translated; NULL when nothing does, or when the element is on no scale. A value that is
 * not set contradicts nothing. Transfer full. */
char *tl_scale_find_fault (const TlElement *element, const TlPropertySpec *spec);

G_END_DECLS
