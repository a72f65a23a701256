/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* TlFields: keeps the input widgets of one page in step with one element of a map. What is typed
 * becomes a step of the history at once (steps of one field merge); what changes in the map, by
 * undo too, shows in the widgets, and the text cursor stays where it is. */
typedef struct _TlFields TlFields;

/* Called after the widgets show the element anew: when another is shown, and after each change of
 * the map. For what a page derives from the element. */
typedef void (*TlFieldsUpdated) (gpointer data);

/* All elements shown are of `kind`. */
TlFields *tl_fields_new (TlKind kind, TlFieldsUpdated updated, gpointer data);
void tl_fields_free (TlFields *fields);
TlKind tl_fields_get_kind (TlFields *fields);

/* Each widget must outlive the fields. An entry holds one line; empty text unsets. */
void tl_fields_bind_entry (TlFields *fields, TlProperty property, GtkEditable *entry);
void tl_fields_bind_text (TlFields *fields, TlProperty property, GtkTextView *view);
/* Offers the choices of the property, and "Not set" before them when that means something else. */
void tl_fields_bind_choice (TlFields *fields, TlProperty property, AdwComboRow *row);
/* Offers the few whole numbers of the property, and "Not set" before them. */
void tl_fields_bind_integer (TlFields *fields, TlProperty property, AdwComboRow *row);

/* Both NULL: nothing. An element that leaves the map is let go of by itself. */
void tl_fields_show (TlFields *fields, TlHistory *history, TlElement *element);
TlMap *tl_fields_get_map (TlFields *fields);
TlElement *tl_fields_get_element (TlFields *fields);

/* TRUE while widgets are being set from the map: their signals mean nothing then. */
gboolean tl_fields_is_updating (TlFields *fields);

/* Sets the property as a step of its own name, NULL or "" unsets. FALSE when the value is not
 * valid, and then *reason says why; transfer full. */
gboolean tl_fields_put (TlFields *fields, TlProperty property, const char *value, char **reason);
void tl_fields_put_number (TlFields *fields, TlProperty property, double number);

G_END_DECLS
