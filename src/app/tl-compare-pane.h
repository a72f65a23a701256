/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-difference-words.h"

G_BEGIN_DECLS

/* TlComparePane: what is different between the map at hand and another one, as a list: the figures
 * of both, then group by group a sentence for each. It follows the map at hand and says it anew
 * when that has rested.
 *
 * signals
 *   compared ()                  it is said anew, and the marks are others
 *   activated (TlElement *)      of the map at hand; NULL: it is not on that any more
 *   closed ()                    somebody has seen enough */
#define TL_TYPE_COMPARE_PANE (tl_compare_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlComparePane, tl_compare_pane, TL, COMPARE_PANE, GtkBox)

GtkWidget *tl_compare_pane_new (void);

/* Compares `map`, the one at hand, with `other`, which nobody may change meanwhile. The earlier one
 * is `other`, unless that was made from the one at hand. `title`: of the other. */
void tl_compare_pane_compare (TlComparePane *pane, TlMap *map, TlMap *other, const char *title);
/* What became of the touchpoints at hand: TlElement to TlDifferenceGroup as GUINT_TO_POINTER (), of
 * several the first. Those that will go, when the other map is the later one, are removed. Transfer
 * none. */
GHashTable *tl_compare_pane_get_marks (TlComparePane *pane);
/* How many differences there are. */
guint tl_compare_pane_get_n_lines (TlComparePane *pane);
/* Gives the keyboard to the list. */
void tl_compare_pane_focus (TlComparePane *pane);

G_END_DECLS
