/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-rect.h"

gboolean
tl_rect_equal (const TlRect *a, const TlRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

gboolean
tl_rect_contains (const TlRect *rect, double x, double y)
{
  return x >= rect->x && y >= rect->y && x < rect->x + rect->width && y < rect->y + rect->height;
}

gboolean
tl_rect_touches (const TlRect *a, const TlRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
         b->y < a->y + a->height;
}

TlRect
tl_rect_grow (const TlRect *rect, double by)
{
  return (TlRect){ rect->x - by, rect->y - by, rect->width + 2 * by, rect->height + 2 * by };
}

TlRect
tl_rect_unite (const TlRect *a, const TlRect *b)
{
  double x = MIN (a->x, b->x), y = MIN (a->y, b->y);

  if (a->width <= 0)
    return *b;
  if (b->width <= 0)
    return *a;
  return (TlRect){ x, y, MAX (a->x + a->width, b->x + b->width) - x,
                   MAX (a->y + a->height, b->y + b->height) - y };
}

TlRect
tl_rect_cut (const TlRect *a, const TlRect *b)
{
  double x = MAX (a->x, b->x), y = MAX (a->y, b->y);

  if (!tl_rect_touches (a, b))
    return (TlRect){ x, y, 0, 0 };
  return (TlRect){ x, y, MIN (a->x + a->width, b->x + b->width) - x,
                   MIN (a->y + a->height, b->y + b->height) - y };
}
