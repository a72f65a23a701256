/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-experience.h"

G_BEGIN_DECLS

/* TlStation: what is known at one place of a curve: at a moment, or in the middle of several. The
 * touchpoints there are averaged when all are told by one measure; numbers of several have no mean
 * (MODEL, "Experience"), and the worst of them stands. Starts as { 0 }. */
typedef struct
{
  TlExperience first, worst;
  TlElement *first_touchpoint, *worst_touchpoint;
  double sum;
  guint count; /* touchpoints whose experience is known */
  guint n;     /* answers behind all of them; 0: nobody said how many */
  guint sources;
  gboolean assessed;
  gboolean mixed; /* told by several measures */
} TlStation;

/* Nothing is added where nothing is known. `touchpoint` may be NULL where nobody asks for it. */
void tl_station_add (TlStation *station, TlElement *touchpoint, const TlExperience *experience);
/* Unknown when nothing was added. A mean has no interval. */
TlExperience tl_station_get_experience (const TlStation *station);
/* Who stands for it: the worst where that is what is shown, else the first. */
TlElement *tl_station_get_touchpoint (const TlStation *station);

G_END_DECLS
