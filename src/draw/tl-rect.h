/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Places, in whatever unit; x and y are those of the top left. */
typedef struct
{
  double x, y, width, height;
} TlRect;

typedef struct
{
  double x, y;
} TlPoint;

gboolean tl_rect_equal (const TlRect *a, const TlRect *b);
/* Its right and lower edge are the next one's. */
gboolean tl_rect_contains (const TlRect *rect, double x, double y);
/* TRUE when they have more in common than an edge. */
gboolean tl_rect_touches (const TlRect *a, const TlRect *b);
TlRect tl_rect_grow (const TlRect *rect, double by);
/* What holds both; an empty one (no width) counts as none. */
TlRect tl_rect_unite (const TlRect *a, const TlRect *b);
/* What is in both; width and height 0 when nothing is. */
TlRect tl_rect_cut (const TlRect *a, const TlRect *b);

G_END_DECLS
