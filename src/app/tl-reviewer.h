/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-findings-keeper.h"

G_BEGIN_DECLS

/* TlReviewer: the findings of a map, found while somebody works on it. It looks through the map
 * when that has rested for a moment and no step is open, at a low priority and a few milliseconds
 * at a time, so that no gesture and no key waits for it. From then on each step is followed at
 * once, in milliseconds; but after a step that touches very much it looks through the map again,
 * and until then what left the map is in no finding, and else the findings are those of before. It
 * looks through the map again when a new day begins, too.
 *
 * signal changed (): the findings are others, or have other states. */
#define TL_TYPE_REVIEWER (tl_reviewer_get_type ())
G_DECLARE_FINAL_TYPE (TlReviewer, tl_reviewer, TL, REVIEWER, GObject)

TlReviewer *tl_reviewer_new (void);

/* NULL: there is no map, and nothing is found. Takes `keeper`, of the history's map as it is, which
 * may have looked through it in part or whole; NULL: nobody has looked yet. What it has found
 * today, or finds in some milliseconds more, is there at once, and changed () before this returns;
 * what was found on another day is looked for anew. */
void tl_reviewer_set_history (TlReviewer *reviewer, TlHistory *history, TlFindingsKeeper *keeper);

/* Of TlFinding, in the order of tl_findings_list (); empty until the first look. Owned by the
 * reviewer, until the next signal. */
GPtrArray *tl_reviewer_get_findings (TlReviewer *reviewer);
guint tl_reviewer_count_open (TlReviewer *reviewer);

/* One step: see tl_findings_decide (). FALSE, and nothing done, while another one is open. */
gboolean tl_reviewer_decide (TlReviewer *reviewer,
                             TlFinding *finding,
                             TlFindingState state,
                             const char *note);
/* Of that, once it is done, in words to be read out. Transfer full. */
char *tl_reviewer_describe_decision (const TlFinding *finding, TlFindingState state);

G_END_DECLS
