/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map-private.h"

G_BEGIN_DECLS

/* TlReferrers: for each id, the elements that name it in a property of type REF or REFS. It knows
 * texts only: whether an id exists makes no difference. Adding and removing a name is O(1). */
typedef struct _TlReferrers TlReferrers;

TlReferrers *tl_referrers_new (void);
void tl_referrers_free (TlReferrers *referrers);

/* All names in the element's values; not those of its children. */
void tl_referrers_add (TlReferrers *referrers, TlElement *element);
void tl_referrers_remove (TlReferrers *referrers, TlElement *element);
/* The value in a slot is about to become `text` (NULL: unset). */
void tl_referrers_change (TlReferrers *referrers, TlElement *element, guint slot, const char *text);

/* Each once, NULL when there is none. Valid until the next change. */
const GPtrArray *tl_referrers_get (TlReferrers *referrers, const char *id);

G_END_DECLS
