/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-style.h"

G_BEGIN_DECLS

/* TlLook: the part of the style that people choose. A plain value, to be copied; what it leaves
 * open, all of it when it is zeroed, is as tl-style.h has it. A layout carries the look it was made
 * with, and what is drawn from it follows. */
typedef struct
{
  TlColor layers[TL_N_LAYERS]; /* alpha 0: ours */
  const char *font;            /* one family, interned; NULL: ours. A map's own comes first */
  double card_width;           /* of a card of one moment, map units; 0: TL_SIZE_CARD */
  gboolean together;           /* the curves of all people share one axis, in one lane */
} TlLook;

#define TL_LOOK_CARD_LEAST 120.0
#define TL_LOOK_CARD_MOST 260.0

/* What a layer is drawn with. */
typedef struct
{
  TlColor band; /* its name's ground: the colour chosen, but where it would be lost on the paper */
  TlColor ink;  /* of the name, dark or light: whichever stands out more, 4.5 : 1 at least */
  TlColor line; /* of curves, edges and large figures, on the tint and on paper: 3 : 1 at least */
  TlColor tint; /* what its lanes lie on; text of every kind stays readable on it */
} TlLayerColors;

/* `look` NULL: all ours. */
TlLayerColors tl_look_get_layer (const TlLook *look, TlScheme scheme, TlLayer layer);
/* Of a card of one moment, and of a moment, its gutter included. Within the bounds above. */
double tl_look_get_card_width (const TlLook *look);
double tl_look_get_moment_width (const TlLook *look);
/* As tl_style_dup_font_families (), with the font chosen for maps that name none. */
char *tl_look_dup_font_families (const TlLook *look, const char *map_font);
gboolean tl_look_equal (const TlLook *a, const TlLook *b);
/* Words that are the same for equal looks and for no others. Transfer full. */
char *tl_look_format (const TlLook *look);

/* "#1c71d8" and back. FALSE, and *color untouched, for anything else. Transfer full. */
gboolean tl_color_parse (const char *text, TlColor *color);
char *tl_color_format (const TlColor *color);

/* How far two opaque colours stand apart, 1 … 21: the contrast ratio of WCAG 2.2, success criterion
 * 1.4.3, (L1 + 0.05) / (L2 + 0.05) with the relative luminance L = 0.2126 R + 0.7152 G + 0.0722 B
 * of linear sRGB as it defines them (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
double tl_color_get_contrast (const TlColor *a, const TlColor *b);

G_END_DECLS
