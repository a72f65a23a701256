/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stopwatch.h"

#include <time.h>

static double
read_clock (clockid_t clock)
{
  struct timespec time;

  clock_gettime (clock, &time);
  return time.tv_sec * 1e3 + time.tv_nsec / 1e6;
}

Stopwatch
stopwatch_start (void)
{
  return (Stopwatch){ read_clock (CLOCK_PROCESS_CPUTIME_ID), read_clock (CLOCK_MONOTONIC) };
}

Stopwatch
stopwatch_stop (Stopwatch start)
{
  Stopwatch now = stopwatch_start ();

  return (Stopwatch){ now.cpu - start.cpu, now.wall - start.wall };
}

void
stopwatch_print (const char *name, Stopwatch cost)
{
  g_print ("%s.cpu %.3f\n%s.wall %.3f\n", name, cost.cpu, name, cost.wall);
}
