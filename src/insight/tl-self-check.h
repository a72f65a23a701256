/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-findings.h"
#include "tl-history.h"

G_BEGIN_DECLS

/* “Where do we stand today?” Ten statements about an organisation, each answered from 1 (not at
 * all) to 5 (entirely), say how its traits stand. A small start: it takes five minutes, and points
 * at what the map already says of the weak ones. */

#define TL_SELF_CHECK_LEVELS 5

guint tl_self_check_get_n_statements (void);
/* The statement, translated, and the trait it is about. Static. */
const char *tl_self_check_get_statement (guint index, TlTrait *trait);
/* "3: in part". `answer` is 1 ... TL_SELF_CHECK_LEVELS. Transfer full. */
char *tl_self_check_format_answer (guint answer);

/* `answers`: one for each statement, 0 where there is none. The mean of those about the trait,
 * rounded, halves down: who is between two levels has not reached the upper one. 0: none. */
guint tl_self_check_get_level (const guint *answers, TlTrait trait);
/* Assesses each trait that has a level, of no team and on this day (YYYY-MM-DD), as one step; who
 * checks twice a day corrects what was there. FALSE: nothing was answered, and nothing is changed.
 */
gboolean tl_self_check_apply (TlHistory *history, const guint *answers, const char *today);

/* The first open one of the findings, of TlFinding, that shows how the trait hurts; NULL: none
 * does. */
const TlFinding *tl_self_check_find_sign (const GPtrArray *findings, TlTrait trait);

G_END_DECLS
