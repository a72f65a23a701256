/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* The scale a piece of evidence is on, and what of its values does not fit it. Pure functions. */

/* The least and greatest a measure can be when the evidence does not say; both 0 when only the
 * evidence can know. `measure` is a TlMeasure or -1. */
void tl_scale_get_usual (int measure, double *low, double *high);
/* Whether a value whose ends nobody said may be on more than one scale of its measure: an answer,
 * or what was made of many. */
gboolean tl_scale_is_ambiguous (int measure, double value);
/* The scale a piece of evidence is on: its own ends, else those usual for its measure. */
typedef struct
{
  int measure;       /* TlMeasure, or -1 */
  gboolean is_known; /* else the ends are not known or the wrong way round */
  double low, high;
} TlScale;

TlScale tl_scale_get (const TlElement *evidence);
/* The points that raw answers are counted at: *first and those one, two … above it. 0 when there
 * are none, or not a whole number of them. Those of a net promoter score and of a satisfaction are
 * fixed, whatever the scale of their value. */
guint tl_scale_count_points (const TlScale *scale, double *first);

/* TRUE for the kinds whose elements are on a scale of their own. */
gboolean tl_scale_is_for (TlKind kind);
/* What in the value of one property contradicts the other values of the element, which is of such a
 * kind and on this scale: the end of a sentence, translated; NULL when nothing does. A value that
 * is not set contradicts nothing. Transfer full. */
char *
tl_scale_find_fault (const TlScale *scale, const TlElement *element, const TlPropertySpec *spec);

G_END_DECLS
