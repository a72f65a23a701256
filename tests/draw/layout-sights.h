/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

/* What can be seen of a layout, by name: what it is and where. Transfer full. */
GHashTable *layout_sights_see (TlLayout *layout, TlMap *map);
/* Whether one of the rectangles (TlRect) has the point. */
gboolean layout_sights_is_covered (const GArray *damage, double x, double y);
/* Fails unless all that looks different from before is in the rectangles, where it was and is. */
void layout_sights_assert_damage (TlLayout *layout,
                                  TlMap *map,
                                  GHashTable *before,
                                  const GArray *damage);

G_END_DECLS
