/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-map.h"

G_BEGIN_DECLS

/* TlOutlineView: the whole map as a table, a row for every touchpoint: for those who ask for one,
 * and for screen readers, which walk through all of it, while the canvas has only the cards near
 * the view. At first in the order of TlOutlineList; sorted by a column when its header is clicked.
 * Sorting by Stage or Moment is the map's own order again.
 *
 * signals
 *   selection-changed ()       by the hand of the reader, not by set_selection ()
 *   activated (TlElement *)    Enter or a double click on the row of a touchpoint
 *
 * Delete and Ctrl+D are the window's win.delete and win.duplicate. */
#define TL_TYPE_OUTLINE_VIEW (tl_outline_view_get_type ())
G_DECLARE_FINAL_TYPE (TlOutlineView, tl_outline_view, TL, OUTLINE_VIEW, AdwBin)

GtkWidget *tl_outline_view_new (void);

/* NULL: none; then nothing is kept up. Clears the selection. */
void tl_outline_view_set_map (TlOutlineView *self, TlMap *map);

/* Shows the rows of these touchpoints alone: a set of TlElement, to which a reference is held and
 * which may be read but is not followed; NULL: all. */
void tl_outline_view_set_shown (TlOutlineView *self, GHashTable *shown);

/* The touchpoints of the rows selected, from the top down. Transfer container. */
GPtrArray *tl_outline_view_get_selection (TlOutlineView *self);
/* Selects the rows of these elements, and no others; what has no row is left out. A single one is
 * scrolled into view, and the keyboard goes there if it is in the table. */
void tl_outline_view_set_selection (TlOutlineView *self, const GPtrArray *elements);

G_END_DECLS
