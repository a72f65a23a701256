/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* `words` say what was removed. */
typedef void (*TlRemovalDone) (GtkWidget *widget, const char *words);

/* Takes a person, team, role, goal, change, assessment or piece of evidence out of the map, as one
 * step. When others name it, says how many and asks first, over the window of `widget`. `done` is
 * called once it is gone, with `widget`; it may be NULL. */
void
tl_removal_start (GtkWidget *widget, TlHistory *history, TlElement *element, TlRemovalDone done);

/* Who names it, a line a kind ("Touchpoints: 3"); NULL when nobody does. Transfer full. */
char *tl_removal_describe (TlMap *map, const TlElement *element);

G_END_DECLS
