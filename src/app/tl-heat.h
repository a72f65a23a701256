/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-style.h"

G_BEGIN_DECLS

/* How much there is in the cells of a table, as colours: a ground for each step, and the ink of
 * numbers on it. Numbers are always there too: nobody has to tell the colours apart. */

#define TL_HEAT_STEPS 4

/* `step` 1 … TL_HEAT_STEPS, the last the hottest. Ink and ground stand 7 : 1 apart or more, so that
 * high contrast needs no colours of its own. Static. */
const TlColor *tl_heat_get_ground (TlScheme scheme, guint step);
const TlColor *tl_heat_get_ink (TlScheme scheme, guint step);

/* The class that has a widget in the colours of the step, in the scheme of the moment and in any
 * later one; "heat-0" has none. Static. */
const char *tl_heat_get_class (guint step);
/* Has the classes known on the display, once. */
void tl_heat_prepare (GdkDisplay *display);

G_END_DECLS
