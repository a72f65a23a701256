/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-review.h"

G_BEGIN_DECLS

/* For tl-findings*.c and tl-verdicts.c alone. */

/* Of tl_findings_get_n_rules (), in the order in which they are listed: the most severe first. */
const TlRule *tl_findings_get_ranked (guint rank);

/* What a rule says, translated. Static. */
typedef struct
{
  const char *message, *advice;
} TlFindingWords;

TlFindingWords tl_finding_words_get (const TlRule *rule);

/* What a rule found at an element; it is open. Transfer full. */
TlFinding *tl_finding_new (TlMap *map,
                           const TlRule *rule,
                           const TlFindingWords *words,
                           TlElement *element,
                           const GPtrArray *others);
/* What it has to do with, beside the element it is about, is this. */
gboolean tl_finding_has_others (const TlFinding *finding, const GPtrArray *others);
/* Nobody would see a difference. */
gboolean tl_finding_is_same (const TlFinding *finding, const TlFinding *other);

G_END_DECLS
