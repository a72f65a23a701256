/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* TlFields: keeps the input widgets of one page in step with elements of one kind: one of them, or
 * several that are edited at once. What is typed becomes a step of the history at once (steps of
 * one field merge), the same for all of them; what changes in the map, by undo too, shows in the
 * widgets. */
typedef struct _TlFields TlFields;
/* One property of what is edited, and its widget. Owned by the fields. */
typedef struct _TlField TlField;

/* Called after the widgets show the elements anew: when others are shown, and after each change of
 * the map. For what a page derives from them. */
typedef void (*TlFieldsUpdated) (gpointer data);
/* An element that a field names is to be shown. */
typedef void (*TlFieldsOpened) (TlElement *element, gpointer data);

/* All elements shown are of `kind`. */
TlFields *
tl_fields_new (TlKind kind, TlFieldsUpdated updated, TlFieldsOpened opened, gpointer data);
void tl_fields_free (TlFields *fields);
TlKind tl_fields_get_kind (TlFields *fields);

/* NULL and 0: nothing. An element that leaves the map is let go of by itself, the last one with the
 * history. */
void tl_fields_show (TlFields *fields, TlHistory *history, TlElement *const *elements, guint n);
/* Shows the map in the widgets anew: after one was bound late. */
void tl_fields_update (TlFields *fields);
/* What is put from now on is a step of its own, as it is when the keyboard leaves a field. */
void tl_fields_end_visit (TlFields *fields);
TlMap *tl_fields_get_map (TlFields *fields);
TlHistory *tl_fields_get_history (TlFields *fields);
guint tl_fields_get_n_elements (TlFields *fields);
/* The first, NULL: none. */
TlElement *tl_fields_get_element (TlFields *fields);
/* TRUE while widgets are being set from the map: their signals mean nothing then. */
gboolean tl_fields_is_updating (TlFields *fields);
void tl_fields_open (TlFields *fields, TlElement *element);

/* From the map into the field's widget. */
typedef void (*TlFieldShow) (TlField *field);

/* `widget` has the focus when something is typed and must outlive the fields; below it, in `box`,
 * stands what is wrong with it. `source` is what TlFieldShow asks for. */
TlField *tl_fields_bind (TlFields *fields,
                         TlProperty property,
                         GtkWidget *widget,
                         GtkBox *box,
                         gpointer source,
                         TlFieldShow show);

TlFields *tl_field_get_fields (TlField *field);
const TlPropertySpec *tl_field_get_spec (TlField *field);
gpointer tl_field_get_source (TlField *field);
/* TRUE while the widget holds what was refused, which is to stay there. */
gboolean tl_field_is_refused (TlField *field);
/* The value all have in common, "" when it is unset, NULL when they differ. */
const char *tl_field_get_text (TlField *field);

/* Sets the property of all elements, as a step of its own name; NULL or "" unsets. A value that is
 * not valid is explained below the widget, and the map is as it was. */
void tl_field_put (TlField *field, const char *value);
/* Puts the word into the list of each element, behind the others, or takes it out. */
void tl_field_put_word (TlField *field, const char *word, gboolean is_in);
/* How many of the elements have the word in their list. */
guint tl_field_count_word (TlField *field, const char *word);
/* Makes an element of this kind and name and puts it into the property: one step. Returns it, NULL
 * when that cannot be now. */
TlElement *tl_field_make (TlField *field, TlKind kind, const char *name);

G_END_DECLS
