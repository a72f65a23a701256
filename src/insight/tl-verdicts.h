/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-findings.h"

G_BEGIN_DECLS

/* Verdicts: what somebody said of findings, as the map has it. */

/* Gives the findings of the map, which are open, the state it has for them. Of several verdicts on
 * one, as two people's maps merged may have them, the last on the map counts. */
void tl_verdicts_apply (TlMap *map, const GPtrArray *findings);

G_END_DECLS
