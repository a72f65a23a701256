/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-fields.h"

G_BEGIN_DECLS

/* Makes the row that suits a property, by its type in the vocabulary: an entry for a line, a text
 * field for text, a list for choices and for whole numbers of a few steps. Adds it to the group and
 * binds it. */
void tl_field_rows_add (TlFields *fields, AdwPreferencesGroup *group, TlProperty property);

/* What is chosen in the row is its description to a screen reader, which else hears the title
 * alone. */
void tl_field_rows_speak (AdwComboRow *row);

/* A row with a caption above a widget that needs the whole width. `widget` is labelled by it. */
GtkWidget *tl_field_rows_wrap (const char *caption, GtkWidget *widget);

G_END_DECLS
