/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-chart.h"
#include "tl-map.h"

G_BEGIN_DECLS

/* What a map says to those who lead, from the top down: what got better, which rule hurts whom, how
 * sure that is, who answers for it. A list that the view in the window and the report on paper both
 * show, so that both say the same. Every figure says what it is drawn from. */

typedef enum
{
  TL_TOLD_SECTION,   /* title: its heading; words: what it is drawn from */
  TL_TOLD_HEADLINE,  /* title: a sentence in a large voice */
  TL_TOLD_STATEMENT, /* title: a sentence; words: what it stands on */
  TL_TOLD_ROW,       /* title: what a figure is about; words: what it comes to, in its colour */
  TL_TOLD_CHART,     /* the same with a chart beside it */
  TL_TOLD_PICTURE,   /* a chart of its own; title, words: what is up and what is across. The rows
                        after it are its table */
  TL_TOLD_TILE,      /* title: what a tile is about, in its colour; what follows is in it */
  TL_TOLD_FIGURE,    /* of a tile; title: a large figure, in its colour; words: of what */
  TL_TOLD_LINE,      /* of a tile; title: a figure and what it is about */
  TL_TOLD_NOTE,      /* title: words in a lower voice */
  TL_TOLD_ACTION,    /* title: what can be done about it; words: the action. Not on paper */
} TlToldKind;

typedef struct
{
  TlToldKind kind;
  char *title;
  char *words;   /* NULL: none */
  char *aloud;   /* what a screen reader says; NULL: the title, and the words if there are any */
  char *tooltip; /* NULL: none */
  const TlColor *color; /* NULL: none; static */
  TlChart chart;
  gboolean is_wide;    /* SECTION: what figures are about has long names */
  GPtrArray *elements; /* of TlElement, what a figure is about; owned; NULL: it leads nowhere */
} TlTold;

/* Of TlTold; valid until the map changes. `today` is YYYY-MM-DD. NULL when the map says nothing but
 * what is so of any map. Transfer full. */
GArray *tl_insights_list (TlMap *map, const char *today, TlScheme scheme);

G_END_DECLS
