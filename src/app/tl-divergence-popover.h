/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-findings.h"

G_BEGIN_DECLS

/* TlDivergencePopover: asks whether one low point is the cause of another.
 *
 * signal decided (TlFinding *finding, gboolean is_cause, char *note): the answer, upon which it
 * closes; note, why it is none, may be NULL. */
#define TL_TYPE_DIVERGENCE_POPOVER (tl_divergence_popover_get_type ())
G_DECLARE_FINAL_TYPE (
    TlDivergencePopover, tl_divergence_popover, TL, DIVERGENCE_POPOVER, GtkPopover)

GtkWidget *tl_divergence_popover_new (void);
/* What is asked about next; `words` tell what is seen: “Bea falls one moment before Amira”. */
void
tl_divergence_popover_ask (TlDivergencePopover *popover, const char *words, TlFinding *finding);

/* What is asked about; NULL: nothing was yet. */
TlFinding *tl_divergence_popover_get_finding (TlDivergencePopover *popover);

G_END_DECLS
