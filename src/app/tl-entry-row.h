/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row with a title and an entry of this name at its end. No AdwEntryRow: a screen reader is not
 * told that the keyboard is in one (measured, libadwaita 1.2). *entry: owned by the row. */
GtkWidget *tl_entry_row_new (const char *title, GtkEditable **entry);

G_END_DECLS
