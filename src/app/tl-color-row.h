/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that shows a colour kept under a key of the settings, as "#rrggbb" or "" for ours, and has
 * another one chosen from a palette with names, or typed. `own` is ours, in the same form; it is
 * the palette's first. The row follows the settings. */
GtkWidget *
tl_color_row_new (const char *title, GSettings *settings, const char *key, const char *own);

G_END_DECLS
