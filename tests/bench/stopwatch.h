/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a stretch of work cost, in milliseconds: processor time of this process and time on the
 * wall. On a machine that others use too, only the first says much. */
typedef struct
{
  double cpu;
  double wall;
} Stopwatch;

Stopwatch stopwatch_start (void);
/* What it has cost since. */
Stopwatch stopwatch_stop (Stopwatch start);
/* A line for tests/bench/run.py: "name.cpu 12.345" and "name.wall 13.456". */
void stopwatch_print (const char *name, Stopwatch cost);

G_END_DECLS
