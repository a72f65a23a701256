/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-reviewer.h"

G_BEGIN_DECLS

/* TlFindingsPane: the findings of a map in a list, the most severe first, to be worked through.
 * What is selected there is shown on the map; buttons dismiss it, resolve it or open it again.
 *
 * signals
 *   shown (GPtrArray *elements)  a finding was selected: where it is, the first one first
 *   activated ()                 Enter or a double click: the keyboard is wanted there
 *   said (char *words)           what was done, for a screen reader
 *   cause-wanted (TlFinding *finding)  of two low points the one is to be linked as the cause of
 *                                the other
 *   closed ()                    the reader has done with it; also Escape */
#define TL_TYPE_FINDINGS_PANE (tl_findings_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlFindingsPane, tl_findings_pane, TL, FINDINGS_PANE, AdwBin)

GtkWidget *tl_findings_pane_new (TlReviewer *reviewer);

/* Puts the keyboard into the list, at the finding that is selected, else the first. */
void tl_findings_pane_focus (TlFindingsPane *pane);

G_END_DECLS
