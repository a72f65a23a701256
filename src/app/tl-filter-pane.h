/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-find.h"

G_BEGIN_DECLS

/* TlFilterPane: what a filter may ask for, as the map has it, to be switched on and off; the
 * filters that were saved, and a field to save this one. What is chosen is looked for at once.
 * Made for a popover, which is closed when a saved filter is taken. */
#define TL_TYPE_FILTER_PANE (tl_filter_pane_get_type ())
G_DECLARE_FINAL_TYPE (TlFilterPane, tl_filter_pane, TL, FILTER_PANE, AdwBin)

/* `find` has a map. `settings` is where filters are saved; NULL: none can be. */
GtkWidget *tl_filter_pane_new (TlFind *find, GSettings *settings);

/* A value of a filter for people; `alone`: so that it is understood without its heading, "Owner:
 * Tier 2". Transfer full. */
char *tl_filter_pane_describe (TlFilterField field, const char *value, gboolean alone);

G_END_DECLS
