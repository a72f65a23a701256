/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-findings.h"

G_BEGIN_DECLS

/* Verdicts: what somebody said of findings, as the map has it. */

/* The elements that some verdict is about, put into the empty or outdated set. */
void tl_verdicts_list_judged (TlMap *map, GHashTable *judged);
/* Gives a new finding of the map, which is open, the state the map has for it. Of several verdicts
 * on one, as two people's maps merged may have them, the last on the map counts. */
void tl_verdicts_apply (TlMap *map, TlFinding *finding);

/* What is odd about the verdicts of the map and is no fault, in the order of the map: those about a
 * rule that does not exist, and those that say another thing of a finding than one before them.
 * Each a sentence or two that name the verdict by its id and say what to do, translated. Of char,
 * transfer full. */
GPtrArray *tl_verdicts_list_notes (TlMap *map);

G_END_DECLS
