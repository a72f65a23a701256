/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-insights.h"
#include "tl-root-causes.h"

G_BEGIN_DECLS

/* What the sections of the list are made of. Words are copied, elements referred to. */

typedef struct
{
  GArray *told;
  TlMap *map;
  const char *today;
  TlScheme scheme;
  GPtrArray *findings; /* NULL: nobody asked for them yet */
} TlTelling;

/* All findings of today, of TlFinding. Owned by the telling. */
const GPtrArray *tl_telling_get_findings (TlTelling *telling);

/* `words` and `color` may be NULL, here and below. */
void tl_telling_add_section (TlTelling *telling,
                             const char *heading,
                             const char *words,
                             gboolean is_wide);
/* A figure of this kind. `elements` may be NULL. */
TlTold *tl_telling_add (TlTelling *telling,
                        TlToldKind kind,
                        const char *title,
                        const char *words,
                        const TlColor *color,
                        const GPtrArray *elements);
void tl_telling_add_row (TlTelling *telling,
                         const char *title,
                         const char *words,
                         const TlColor *color,
                         const GPtrArray *elements);
/* Takes the chart over. */
TlTold *tl_telling_add_chart (TlTelling *telling,
                              const char *title,
                              const char *words,
                              TlChart *chart,
                              const GPtrArray *elements);

/* "62 %": of 0 ... 1. Transfer full. */
char *tl_telling_format_share (double share);
/* The title of an element as it stands in a line and in a sentence. Transfer full. */
char *tl_telling_make_title (const TlElement *element);
/* All that is felt better when a root cause is gone. Transfer container. */
GPtrArray *tl_telling_list_reached (const TlFix *fix);
/* How many answers the feelings of the touchpoints are from. */
guint tl_telling_count_answers (TlTelling *telling, const GPtrArray *touchpoints);
/* The words, and behind them where the evidence of the touchpoints, or links, is from: "… · from:
 * Survey, Interview". Takes the words. Transfer full. */
char *tl_telling_name_sources (TlTelling *telling, char *words, const GPtrArray *touchpoints);

/* The sections, from the top down. TRUE when the map tells something; FALSE when nothing was added,
 * or only what is so of any map. */
gboolean tl_telling_add_better (TlTelling *telling);
gboolean tl_telling_add_worse (TlTelling *telling);
gboolean tl_telling_add_open (TlTelling *telling);
gboolean tl_telling_add_headline (TlTelling *telling);
gboolean tl_telling_add_causes (TlTelling *telling);
gboolean tl_telling_add_layers (TlTelling *telling);
gboolean tl_telling_add_reflection (TlTelling *telling);
gboolean tl_telling_add_balance (TlTelling *telling);
gboolean tl_telling_add_traits (TlTelling *telling);
gboolean tl_telling_add_promises (TlTelling *telling);
gboolean tl_telling_add_gaps (TlTelling *telling);
gboolean tl_telling_add_coverage (TlTelling *telling);

G_END_DECLS
