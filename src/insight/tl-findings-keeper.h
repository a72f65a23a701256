/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-findings.h"

G_BEGIN_DECLS

/* TlFindingsKeeper: the findings of a map, kept right while it is edited. They are always those of
 * tl_findings_list (), in its order, but an edit costs what it touches and not what the map has:
 * 5 ms for one edit of a map of 10,000 touchpoints. */
typedef struct _TlFindingsKeeper TlFindingsKeeper;

/* Nothing is found yet. `today` as for tl_findings_list (). The map has to live as long. */
TlFindingsKeeper *tl_findings_keeper_new (TlMap *map, const char *today);
/* The day it was made for. */
const char *tl_findings_keeper_get_today (const TlFindingsKeeper *keeper);
void tl_findings_keeper_free (TlFindingsKeeper *keeper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFindingsKeeper, tl_findings_keeper_free)

/* Looks through a part of the map, which takes a few milliseconds at that size, the first some
 * more; FALSE: that was the last. The map must not change between two parts. */
gboolean tl_findings_keeper_go_on (TlFindingsKeeper *keeper);

typedef enum
{
  TL_FINDINGS_SAME,   /* nobody sees a difference */
  TL_FINDINGS_DIFFER, /* there is a new list */
  TL_FINDINGS_LOST,   /* so much changed that a new keeper is to be made; this one is of no use */
} TlFindingsUpdate;

/* To be called from TlMap::changed with what it says, once the keeper has looked through the map.
 * A step that touches very much is not followed. */
TlFindingsUpdate
tl_findings_keeper_update (TlFindingsKeeper *keeper, const TlTouch *touches, guint n_touches);

/* Of TlFinding. Owned by the keeper, valid until it is updated; keep a reference to have it longer.
 * A finding that is the same is the same object in both lists. */
GPtrArray *tl_findings_keeper_get_findings (TlFindingsKeeper *keeper);

G_END_DECLS
