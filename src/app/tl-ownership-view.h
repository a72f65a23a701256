/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-map.h"

G_BEGIN_DECLS

/* TlOwnershipView: who answers for what. A table of roles, by their teams, across the stages, and
 * above it, in sentences, the gaps. Every figure and every sentence is a button that leads to its
 * cards.
 *
 * properties (all notify)
 *   map  TlMap, nullable: what is told. It is read once, and once a frame at most after changes;
 *        nothing is kept up while it is NULL. How the table is sorted stays.
 *
 * signals
 *   elements-wanted (GPtrArray *elements)   of TlElement, what the button that was pressed is about
 */
#define TL_TYPE_OWNERSHIP_VIEW (tl_ownership_view_get_type ())
G_DECLARE_FINAL_TYPE (TlOwnershipView, tl_ownership_view, TL, OWNERSHIP_VIEW, AdwBin)

GtkWidget *tl_ownership_view_new (void);

void tl_ownership_view_set_map (TlOwnershipView *view, TlMap *map);

G_END_DECLS
