/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* TlInspector: the pane with the details of what is selected: of one card, stage, lane or link; how
 * many when it is several; of the map when nothing is selected.
 *
 * signal select-requested (TlElement *element): a person asked for an element that is named here.
 *
 * Its buttons use the window's win.duplicate and win.delete. */
#define TL_TYPE_INSPECTOR (tl_inspector_get_type ())
G_DECLARE_FINAL_TYPE (TlInspector, tl_inspector, TL, INSPECTOR, AdwBin)

GtkWidget *tl_inspector_new (void);

/* NULL: nothing is shown. Drops the selection. */
void tl_inspector_set_history (TlInspector *inspector, TlHistory *history);
/* TlElements of the history's map. */
void tl_inspector_set_selection (TlInspector *inspector, GPtrArray *selection);

G_END_DECLS
