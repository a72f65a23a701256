/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* Takes a person, team, role, goal, change, assessment or piece of evidence out of the map, as one
 * step. When others name it, says how many and asks first, over the window of `widget`. */
void tl_removal_start (GtkWidget *widget, TlHistory *history, TlElement *element);

/* Who names it, a line a kind ("Touchpoints: 3"); NULL when nobody does. Transfer full. */
char *tl_removal_describe (TlMap *map, const TlElement *element);

G_END_DECLS
