/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map-view.h"

G_BEGIN_DECLS

/* TlOwnershipView: who answers for what. A table of roles, by their teams, across the stages, and
 * above it, in sentences, the gaps. Every figure and every sentence is a button that leads to its
 * cards. How the table is sorted stays when the map goes. */
#define TL_TYPE_OWNERSHIP_VIEW (tl_ownership_view_get_type ())
G_DECLARE_FINAL_TYPE (TlOwnershipView, tl_ownership_view, TL, OWNERSHIP_VIEW, TlMapView)

GtkWidget *tl_ownership_view_new (void);

G_END_DECLS
