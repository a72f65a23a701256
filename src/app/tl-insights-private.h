/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-insights-view.h"

G_BEGIN_DECLS

/* What the sections of the view are made of. Each is made anew whenever the map has changed. */

/* A heading, with a sentence below it that says what it is drawn from (NULL: none), and room for
 * what follows. Appended to the view. */
GtkBox *tl_insights_add_section (TlInsightsView *self, const char *heading, const char *words);

/* A button of the section that leads to these elements (of TlElement; empty: it leads nowhere and
 * cannot be pressed). A screen reader says `label`. `child` is what is seen. */
GtkWidget *tl_insights_make_figure (TlInsightsView *self,
                                    GtkWidget *child,
                                    const char *label,
                                    const GPtrArray *elements);

/* A label at the start of its line, which wraps; `css_class` may be NULL. */
GtkWidget *tl_insights_make_label (const char *words, const char *css_class);

/* The sections, each in a file of its own; FALSE when the map says nothing about it, and nothing
 * was added. */
gboolean tl_insights_add_layers (TlInsightsView *self, TlMap *map);

G_END_DECLS
