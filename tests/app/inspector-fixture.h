/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-element-page.h"

G_BEGIN_DECLS

/* A small map with an element of every kind, its history, and a window for a page of the
 * inspector. */
typedef struct
{
  TlHistory *history;
  TlMap *map;
  GtkWidget *window;
} InspectorFixture;

void inspector_fixture_set_up (InspectorFixture *fixture, gconstpointer data);
void inspector_fixture_tear_down (InspectorFixture *fixture, gconstpointer data);

TlElement *inspector_fixture_find (InspectorFixture *fixture, const char *id);
/* A page with the elements of these ids ("t1 t2"), all sections unfolded. */
TlElementPage *inspector_fixture_show (InspectorFixture *fixture, const char *ids);

/* The nth widget of a type below a widget, in document order; NULL when there are fewer. */
gpointer inspector_fixture_widget (gpointer widget, GType type, int n);
/* The row of a property ("moment-of-truth"), NULL when there is none. */
GtkWidget *inspector_fixture_row (gpointer page, const char *property);
/* The row of this title whose description to a reader is `value` (NULL: any), NULL: there is none.
 */
GtkWidget *inspector_fixture_fact (gpointer page, const char *title, const char *value);
/* As a click on the row. */
void inspector_fixture_activate (GtkWidget *row);
/* TRUE when a label below the widget that can be seen says so. */
gboolean inspector_fixture_says (gpointer widget, const char *words);

G_END_DECLS
