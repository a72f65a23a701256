/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What people choose for all maps: how they look. The one place that knows which widget shows it,
 * which newer versions of GNOME replace. Everything is applied as it is chosen.
 *
 * What is a property of a map is not here but in the inspector: the language, and a font that one
 * map is to have. Neither is a grid to snap to: a card always stands in a cell, of one lane and one
 * moment, so that there is nothing between cells for it to be at. */
void tl_preferences_show (GtkWindow *parent, GSettings *settings);

G_END_DECLS
