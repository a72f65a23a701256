/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-station.h"

void
tl_station_add (TlStation *station, TlElement *touchpoint, const TlExperience *experience)
{
  if (!experience->known)
    return;
  if (station->count == 0)
    {
      station->first = *experience;
      station->first_touchpoint = touchpoint;
      station->assessed = TRUE;
    }
  if (station->count == 0 || experience->value < station->worst.value)
    {
      station->worst = *experience;
      station->worst_touchpoint = touchpoint;
    }
  station->mixed = station->mixed || experience->measure != station->first.measure;
  station->sum += experience->value;
  station->count++;
  station->n += experience->n;
  station->sources |= experience->sources;
  station->assessed = station->assessed && experience->assessed;
}

TlExperience
tl_station_get_experience (const TlStation *station)
{
  TlExperience mean = { .measure = -1 };

  if (station->count == 0)
    return mean;
  if (station->count == 1 || station->mixed)
    return station->worst;
  mean.known = TRUE;
  mean.assessed = station->assessed;
  mean.value = mean.low = mean.high = station->sum / station->count;
  mean.n = mean.answers = station->n;
  mean.sources = station->sources;
  mean.future = station->first.future;
  mean.measure = station->first.measure;
  return mean;
}

TlElement *
tl_station_get_touchpoint (const TlStation *station)
{
  return station->mixed ? station->worst_touchpoint : station->first_touchpoint;
}
