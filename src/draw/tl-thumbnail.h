/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "tl-look.h"
#include "tl-map.h"

G_BEGIN_DECLS

/* A small picture of a map, to know it again by: its stages, lanes and cards from the start of the
 * journey on, without title and legend, as it will be seen when it is opened. The picture is
 * filled; what of the map does not fit in it is left out.
 *
 * `width` and `height` in pixels, from 1 to 4096; there are `density` pixels, from 1, to a unit of
 * the screen: what is too small to be made out in these is left out. Drawing ends early, with NULL,
 * `limit` microseconds after it began. Any thread, on a map no other thread uses. `look` NULL:
 * ours. Transfer full. */
cairo_surface_t *tl_thumbnail_draw (TlMap *map,
                                    const TlLook *look,
                                    TlScheme scheme,
                                    int width,
                                    int height,
                                    int density,
                                    gint64 limit);

G_END_DECLS
