/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"
#include "tl-live-sources.h"

G_BEGIN_DECLS

/* TlInspector: the pane with the details of what is selected: of one element, of several of a kind
 * that are edited at once, of the map when nothing is selected. From there it leads on to what has
 * no place on the canvas (people, roles, evidence …), page by page, and back.
 *
 * signal select-requested (TlElement *element): a person asked for a touchpoint, stage, lane or
 * link that is named here.
 * signal removed (const char *words): something was taken out of the map, which `words` say.
 *
 * Its buttons use the window's win.duplicate and win.delete. */
#define TL_TYPE_INSPECTOR (tl_inspector_get_type ())
G_DECLARE_FINAL_TYPE (TlInspector, tl_inspector, TL, INSPECTOR, AdwBin)

/* NULL: nothing is shown. Drops the selection. */
void tl_inspector_set_history (TlInspector *inspector, TlHistory *history);
/* TlElements of the history's map. */
void tl_inspector_set_selection (TlInspector *inspector, GPtrArray *selection);

/* Of TlFinding, the open ones of which are told on the pages of what they are about; kept until the
 * next. NULL: none. */
void tl_inspector_set_findings (TlInspector *inspector, GPtrArray *findings);

/* What is said of evidence files, which may be other words now; kept until the next. NULL: nobody
 * follows any. */
void tl_inspector_set_sources (TlInspector *inspector, TlLiveSources *sources);

/* Shows an element; one with a place on the canvas is asked for by select-requested. */
void tl_inspector_open (TlInspector *inspector, TlElement *element);
/* Shows the list of a kind, or with -1 that of all lists. */
void tl_inspector_open_list (TlInspector *inspector, int kind);
/* Puts the keyboard into the page that was opened last. FALSE: what is selected is shown. */
gboolean tl_inspector_focus_opened (TlInspector *inspector);
/* FALSE when there is no page to go back to. */
gboolean tl_inspector_go_back (TlInspector *inspector);

G_END_DECLS
