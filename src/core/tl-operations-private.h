/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-operations.h"

G_BEGIN_DECLS

/* For core alone. */

/* The lowest card of the cell, `except` left out, that stands above `before`; NULL when there is
 * none. */
TlElement *
tl_operations_find_card_above (TlMap *map, TlCell cell, TlElement *before, TlElement *except);
/* The span, or as many moments as there are from `moment` on. */
int tl_operations_cut_span (TlElement *moment, int span);

G_END_DECLS
