/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* Who answers for a touchpoint. */

/* The words a card shows for its owner: the team of the accountable role, the role's title when it
 * has no team; NULL when nobody is accountable. Owned by the map. */
const char *tl_ownership_get_label (TlMap *map, const TlElement *touchpoint);
/* TRUE when nobody is accountable for something we take part in: a contact outside the customer's
 * own territory that is not outside our control. */
gboolean tl_ownership_is_missing (TlMap *map, const TlElement *touchpoint);
/* The same for a touchpoint that would stand in this stage; NULL: in one where we take part. */
gboolean
tl_ownership_would_be_missing (TlMap *map, const TlElement *touchpoint, const TlElement *stage);
/* TRUE for a stage where the customer is alone. NULL: FALSE. */
gboolean tl_ownership_is_own_territory (const TlElement *stage);

G_END_DECLS
