/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"

G_BEGIN_DECLS

/* How the experience of employees is reflected in that of customers: over the moments in which
 * both are known. Pure. */

typedef struct
{
  guint n;          /* pairs */
  gboolean known;   /* FALSE: fewer than three pairs, or one side is always the same */
  double r;         /* K. Pearson's, -1 ... +1 */
  gboolean bounded; /* FALSE: fewer than four pairs */
  double low, high; /* 95 % interval, R. A. Fisher: tanh (atanh r ± 1.96 / √(n - 3)) */
} TlCorrelation;

TlCorrelation tl_correlation_get (const double *x, const double *y, guint n);

/* A moment in which both are known; the first of several in which the same touchpoints stand: what
 * lasts is one observation, not many. */
typedef struct
{
  TlElement *moment;
  TlExperience employee, customer; /* means over the touchpoints that stand in it, n of them */
  GPtrArray *touchpoints;          /* these, in the order of the map; owned */
} TlReflectionPoint;

typedef struct
{
  GArray *points; /* of TlReflectionPoint, in the order of time; owned */
  TlCorrelation correlation;
} TlReflection;

/* Valid until the map changes; to be cleared. */
void tl_reflection_read (TlReflection *reflection, TlMap *map);
void tl_reflection_clear (TlReflection *reflection);

G_END_DECLS
