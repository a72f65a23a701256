/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-fields.h"

G_BEGIN_DECLS

/* Makes the row that suits a property, by its type in the vocabulary: an entry for a line, a
 * number, a date or counts, a text field for text, a tick for yes or no, a scale for the assessed
 * feeling, and a list for choices, for whole numbers of a few steps, for words and for other
 * elements. Adds it to the group and binds it. */
void tl_field_rows_add (TlFields *fields, AdwPreferencesGroup *group, TlProperty property);

/* tl-field-choices.c: the rows with a list. */
GtkWidget *tl_field_choices_make (TlFields *fields, const TlPropertySpec *spec);
/* TRUE for a property that is set from a list. */
gboolean tl_field_choices_suit (const TlPropertySpec *spec);

/* tl-feeling-row.c: the assessed feeling, on the map's own scale. */
GtkWidget *tl_feeling_row_make (TlFields *fields, const TlPropertySpec *spec);

G_END_DECLS
