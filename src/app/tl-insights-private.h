/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-insights-view.h"
#include "tl-reflection.h"
#include "tl-root-causes.h"
#include "tl-style.h"

G_BEGIN_DECLS

/* What the sections of the view are made of. Each is made anew whenever the map has changed. */

/* A heading, with a sentence below it that says what it is drawn from (NULL: none), and room for
 * what follows. Appended to the view. */
GtkBox *tl_insights_add_section (TlInsightsView *self, const char *heading, const char *words);

/* A card to put rows in, appended to the section; and a table of rows within a card. `width`, in
 * letters: that of what figures are about, so that the figures stand below each other. */
#define TL_INSIGHTS_NARROW 20
#define TL_INSIGHTS_WIDE 34
GtkBox *tl_insights_add_card (GtkBox *section, int width);
GtkBox *tl_insights_add_table (GtkBox *box, int width);

/* A button that leads to these elements (of TlElement; empty: it leads nowhere and cannot be
 * pressed). A screen reader says `label`. `child` is what is seen. */
GtkWidget *tl_insights_make_figure (TlInsightsView *self,
                                    GtkWidget *child,
                                    const char *label,
                                    const GPtrArray *elements);

/* A label at the start of its line, which wraps; `css_class` may be NULL. */
GtkWidget *tl_insights_make_label (const char *words, const char *css_class);

/* A figure from edge to edge of the card: what it is about, and what it comes to, in a colour or,
 * NULL, none. */
void tl_insights_add_row (TlInsightsView *self,
                          GtkBox *card,
                          const char *title,
                          const char *value,
                          const TlColor *color,
                          const GPtrArray *elements);

/* A figure that is a sentence, and what it stands on (NULL: nothing). */
void tl_insights_add_statement (TlInsightsView *self,
                                GtkBox *card,
                                const char *sentence,
                                const char *basis,
                                const GPtrArray *elements);

/* A row with a bar beside the words. `words` below the title may be NULL, `tooltip` too. */
typedef struct
{
  double share;              /* of the whole width, 0 ... 1 */
  double before, upto, next; /* the line over the bars: at the bar above, here, at the one below;
                                upto < 0: no line */
  TlColor color;
} TlInsightsBar;

void tl_insights_add_bar (TlInsightsView *self,
                          GtkBox *card,
                          const char *title,
                          const char *words,
                          const char *tooltip,
                          const TlInsightsBar *bar,
                          const GPtrArray *elements);

/* "62 %": of 0 ... 1. Transfer full. */
char *tl_insights_format_share (double share);
/* The title of a touchpoint, as long as a line may be. Transfer full. */
char *tl_insights_make_title (const TlElement *touchpoint);

/* tl-insights-chart.c: pictures of figures that are beside them in words; a screen reader passes
 * them by. */
GtkWidget *tl_insights_make_bar (const TlInsightsBar *bar);
/* Employees across, customers down the side; both from −2 to +2. A copy is kept. */
GtkWidget *tl_insights_make_scatter (const GArray *points);

/* The sections, from the top down. TRUE when the map tells something; FALSE when nothing was added,
 * or only what is so of any map. */
gboolean tl_insights_add_headline (TlInsightsView *self, TlMap *map);
gboolean tl_insights_add_causes (TlInsightsView *self, TlMap *map);
gboolean tl_insights_add_layers (TlInsightsView *self, TlMap *map);
gboolean tl_insights_add_reflection (TlInsightsView *self, TlMap *map);
gboolean tl_insights_add_gaps (TlInsightsView *self, TlMap *map);
gboolean tl_insights_add_coverage (TlInsightsView *self, TlMap *map);

G_END_DECLS
