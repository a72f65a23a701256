/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* Whose curve it is, the same wherever it is named: the person's name, else the title of the lane,
 * else the name of its layer; never "". `person` may be NULL. Owned by the map, or static. */
const char *tl_curve_get_name (const TlElement *person, const TlElement *lane);
/* The last of these: "Customer". Static. */
const char *tl_curve_get_layer_name (const TlElement *lane);

G_END_DECLS
