/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-findings.h"

G_BEGIN_DECLS

/* Gaps in who answers for what. They are findings, found by the same rules as all others and said
 * in the same words: these functions tell which ones, and where they lead to. */

/* TRUE for a finding that is told of beside the table of owners: moments of truth and stages nobody
 * owns, stages that are all with one team, hand-offs with nobody to take them or nothing that links
 * them, roles that carry too much, and roles whose objective is missing or about other things.
 * Single contacts without an owner are not among them: they are a row of the table. */
gboolean tl_ownership_is_gap (const TlFinding *finding);
/* As tl_findings_list (), of these alone. Of TlFinding, transfer full. */
GPtrArray *tl_ownership_list_gaps (TlMap *map, const char *today);
/* The touchpoints a gap leads to, each once: those it names, the ends of a link, what begins in a
 * stage, what a role answers for. In the order of the map but for those it names itself. Transfer
 * container. */
GPtrArray *tl_ownership_list_gap_cards (TlMap *map, const TlFinding *gap);

G_END_DECLS
