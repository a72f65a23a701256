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

/* TRUE for a role that answers for `n` of the `n_owned` touchpoints that have an owner when that is
 * more than one role should: 8 or more, and a third or more of them all. */
gboolean tl_ownership_carries_too_much (guint n, guint n_owned);
/* TRUE when the role's objective or target speaks of how somebody fares with us, and not only of
 * what we do: it names somebody whose experience the map shows, or has one of the words that the
 * map's language has for it. TRUE as well of words in a language of which we know none, or that the
 * map does not tell: what cannot be judged is not blamed. FALSE without an objective. */
gboolean tl_ownership_objective_covers_experience (TlMap *map, const TlElement *role);

G_END_DECLS
