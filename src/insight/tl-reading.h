/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"
#include "tl-scale.h"

G_BEGIN_DECLS

/* TlReading: the number of one piece of evidence on the shown scale. For tl-experience.c. */

#define TL_READING_HIGHEST 2.0 /* the shown scale runs from -2 to +2 */

typedef struct
{
  double value;
  double low, high; /* of the interval; half of it may reach over an end of the scale */
  gboolean has_interval;
  guint n; /* 0: not stated */
} TlReading;

/* v = 4 (x - low) / (high - low) - 2, cut to the shown scale. */
double tl_reading_normalise (double x, double low, double high);
/* FALSE when the evidence holds no number that can be put on the shown scale. */
gboolean tl_reading_take (const TlElement *evidence, TlReading *reading, TlMeasure *measure);
/* The same with higher always better: as it stands on the scale of its measure. */
gboolean
tl_reading_take_numbers (const TlElement *evidence, const TlScale *scale, TlReading *reading);

G_END_DECLS
