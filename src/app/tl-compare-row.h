/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-difference-words.h"

G_BEGIN_DECLS

/* TlCompareRow: a row of the list of differences: a heading, a sentence, or all figures, one a
 * line. Never changes.
 */
#define TL_TYPE_COMPARE_ROW (tl_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (TlCompareRow, tl_compare_row, TL, COMPARE_ROW, GObject)

/* A group that is none: the figures. */
#define TL_COMPARE_FIGURES TL_N_DIFFERENCE_GROUPS

/* `words` is taken. `id`: of the element it is about; NULL: of none, or one that is not on the map
 * at hand. */
TlCompareRow *tl_compare_row_new (guint group, gboolean is_heading, char *words, const char *id);
guint tl_compare_row_get_group (TlCompareRow *row);
gboolean tl_compare_row_is_heading (TlCompareRow *row);
const char *tl_compare_row_get_words (TlCompareRow *row);
const char *tl_compare_row_get_id (TlCompareRow *row);
/* Whether nobody can tell them apart. */
gboolean tl_compare_row_is_like (TlCompareRow *row, TlCompareRow *other);

/* All rows there are to tell the difference. `later_at_hand`: the map at hand is the later one. Of
 * TlCompareRow; transfer full. */
GPtrArray *
tl_compare_row_list (const TlDifference *difference, const GArray *lines, gboolean later_at_hand);

G_END_DECLS
