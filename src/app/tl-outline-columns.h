/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-map.h"

G_BEGIN_DECLS

/* What the columns of the outline say of a touchpoint, and how they sort. */

typedef enum
{
  TL_OUTLINE_TITLE,
  TL_OUTLINE_LANE,
  TL_OUTLINE_LAYER,
  TL_OUTLINE_STAGE,
  TL_OUTLINE_MOMENT,
  TL_OUTLINE_KIND,
  TL_OUTLINE_CHANNELS,
  TL_OUTLINE_FEELING,
  TL_OUTLINE_OWNER,
} TlOutlineColumn;

#define TL_N_OUTLINE_COLUMNS (TL_OUTLINE_OWNER + 1)

/* Translated, static. */
const char *tl_outline_column_get_title (TlOutlineColumn column);
/* How wide its cells are at first, in characters. */
int tl_outline_column_get_width (TlOutlineColumn column);
/* What stands in the column for a touchpoint; "" for nothing. Transfer full. */
char *tl_outline_column_dup_words (TlOutlineColumn column, TlMap *map, TlElement *touchpoint);
/* Sorts TlOutlineRow. Places go by their order on the map, feelings from the worst up with unknown
 * ones last, all else by the alphabet. Transfer full. */
GtkSorter *tl_outline_column_make_sorter (TlOutlineColumn column);

G_END_DECLS
