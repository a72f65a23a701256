/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What people choose for all maps: how they look, how they feel in the hand, and the language new
 * ones begin in. The one place that knows which widget shows it, which newer versions of GNOME
 * replace. Everything is applied as it is chosen.
 *
 * What is a property of a map is not here but in the inspector: its own language, and a font that
 * one map is to have. Snapping is no grid: a card always lands in a cell, of one lane and one
 * moment; it is about where the card in the hand is seen until then. */
void tl_preferences_show (GtkWindow *parent, GSettings *settings);

G_END_DECLS
