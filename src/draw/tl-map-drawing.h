/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"
#include "tl-painter.h"

G_BEGIN_DECLS

/* The one routine that draws a map. Only what touches painter->clip is drawn. */

typedef enum
{
  TL_PART_PAPER = 1 << 0,
  TL_PART_TITLE = 1 << 1,
  TL_PART_STAGES = 1 << 2, /* the header; on screen a frozen strip */
  TL_PART_LABELS = 1 << 3, /* layer bands and lane labels; on screen a frozen strip */
  TL_PART_LANES = 1 << 4,  /* layer tints, grid, derived lines */
  TL_PART_CARDS = 1 << 5,
  TL_PART_CURVES = 1 << 6,
  TL_PART_LINKS = 1 << 7,
  TL_PART_LEGEND = 1 << 8,
  TL_PART_ALL = (1 << 9) - 1,
} TlParts;

void tl_map_drawing_paint (
    TlPainter *painter, TlMap *map, TlLayout *layout, TlParts parts, TlScheme scheme);
/* The same with the cards and links that are not in this set of TlElement faded: there, but no more
 * than a shade of themselves. NULL: none is faded. */
void tl_map_drawing_paint_lit (TlPainter *painter,
                               TlMap *map,
                               TlLayout *layout,
                               TlParts parts,
                               TlScheme scheme,
                               GHashTable *lit);
/* One card alone, as it is drawn in the map: what a drag carries. Lifted or not. */
void tl_map_drawing_paint_card (
    TlPainter *painter, TlMap *map, TlLayout *layout, const TlCardBox *card, TlScheme scheme);
/* The touchpoints' cards, what is felt at them, and the links of this set of TlElement alone, as
 * they are drawn in the map, but for lifted cards. */
void tl_map_drawing_paint_some (
    TlPainter *painter, TlMap *map, TlLayout *layout, GHashTable *elements, TlScheme scheme);
/* Low points that come together, of which nobody has said whether the one causes the other: where
 * the curves share an axis, a line from the one mark to the other, in dashes. `words` tell it to an
 * ear. Nothing is drawn where one of them has no mark, and has_tie () is FALSE. */
gboolean tl_map_drawing_has_tie (TlLayout *layout, const TlElement *from, const TlElement *to);
void tl_map_drawing_paint_tie (TlPainter *painter,
                               TlLayout *layout,
                               const TlElement *from,
                               const TlElement *to,
                               const char *words,
                               TlScheme scheme);

G_END_DECLS
