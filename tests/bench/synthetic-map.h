/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Synthetic maps: of any size, with believable structure (four layers, people, roles, stages,
 * experience lanes, evidence, cause threads), and the same bytes for the same request. */

typedef struct
{
  guint n_touchpoints; /* 1 and up */
  guint n_links;
  guint n_evidence;
  guint n_lanes; /* for touchpoints; 0: about as many as make the map as high as wide */
  guint32 seed;
  gsize bytes; /* the size wanted, reached by details of touchpoints; 0: no details */
} SyntheticRequest;

/* The file's text, as the program itself would write it. Within 5 % of `bytes` where that is more
 * than the map needs anyway. */
GString *synthetic_map_write (const SyntheticRequest *request);

G_END_DECLS
