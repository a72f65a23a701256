/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-findings.h"

G_BEGIN_DECLS

/* TlDivergence: where a low point of one's curve comes with, or a moment before, that of another's,
 * and nobody has said yet whether the one leads to the other. It is what the findings
 * "low-points-together" and "low-point-foretold" are about. */
typedef struct
{
  TlElement *from; /* the touchpoint that may be the cause: what is felt first, or else by those who
                      deliver */
  TlElement *to;   /* what may come of it */
  gboolean together; /* both at the same moment */
} TlDivergence;

/* FALSE: the finding is of another rule. */
gboolean tl_divergence_read (const TlFinding *finding, TlDivergence *divergence);
/* "Bea falls one moment before Amira": people by their names, or else by their lanes. Transfer
 * full. */
char *tl_divergence_describe (TlMap *map, const TlDivergence *divergence);
/* Says that the one causes the other: adds the link, as one step. NULL, and nothing is done, while
 * a step is open, where there is such a link already, or for a finding of another rule. */
TlElement *tl_divergence_link (TlHistory *history, const TlFinding *finding);

G_END_DECLS
