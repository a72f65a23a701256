/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-vocabulary.h"
#include "tl-experience.h"

G_BEGIN_DECLS

/* How a map looks: every colour, size and text role, in one place. Lengths are map units, 1/96
 * inch. All is static. */

typedef struct
{
  double red, green, blue, alpha; /* 0 ... 1 */
} TlColor;

typedef enum
{
  TL_SCHEME_LIGHT,
  TL_SCHEME_DARK
} TlScheme;

/* What text is for; size, weight and slant follow from it. */
typedef enum
{
  TL_TEXT_MAP_TITLE,      /* 26 bold */
  TL_TEXT_MAP_SUBTITLE,   /* 13 */
  TL_TEXT_SCORE,          /* 22 bold */
  TL_TEXT_SCORE_LABEL,    /* 11 */
  TL_TEXT_STAGE_TITLE,    /* 14 semibold */
  TL_TEXT_STAGE_SUBTITLE, /* 11 */
  TL_TEXT_MOMENT,         /* 11 */
  TL_TEXT_LAYER,          /* 12.5 semibold, set upright along the band */
  TL_TEXT_LANE_TITLE,     /* 13.5 semibold */
  TL_TEXT_LANE_SUBTITLE,  /* 12 */
  TL_TEXT_LINE_LABEL,     /* 11 medium */
  TL_TEXT_CARD_TITLE,     /* 12.5 medium, line 16 */
  TL_TEXT_CARD_OWNER,     /* 10.5 */
  TL_TEXT_CARD_WARNING,   /* 10.5 semibold */
  TL_TEXT_BADGE,          /* 10 semibold */
  TL_TEXT_AXIS,           /* 10 */
  TL_TEXT_VALUE,          /* 11 semibold */
  TL_TEXT_QUOTE,          /* 11 italic, line 14 */
  TL_TEXT_LEGEND,         /* 11.5 */
} TlTextRole;
#define TL_N_TEXT_ROLES (TL_TEXT_LEGEND + 1)

typedef struct
{
  double size;
  int weight; /* 400, 500, 600, 700, as Pango and SVG count */
  gboolean italic;
  double line_height;
} TlTextStyle;

const TlTextStyle *tl_style_get_text (TlTextRole role);
/* The families tried in turn: the map's font, if it names one, then ours. Transfer full. */
char *tl_style_dup_font_families (const char *map_font);

/* Where a colour is used. */
typedef enum
{
  TL_COLOR_PAPER,
  TL_COLOR_INK,       /* titles, card text */
  TL_COLOR_INK_DIM,   /* subtitles, owners */
  TL_COLOR_INK_FAINT, /* axis words, channel icons */
  TL_COLOR_CARD,
  TL_COLOR_CARD_EDGE,
  TL_COLOR_CARD_SHADOW,
  TL_COLOR_STAGE, /* a shared stage's chevron */
  TL_COLOR_STAGE_INK,
  TL_COLOR_STAGE_INK_DIM,
  TL_COLOR_OWN_STAGE, /* a stage in the customer's own territory */
  TL_COLOR_OWN_STAGE_EDGE,
  TL_COLOR_GRID, /* between stages */
  TL_COLOR_LINE, /* of interaction, of visibility */
  TL_COLOR_LINE_LABEL,
  TL_COLOR_LINE_LABEL_EDGE,
  TL_COLOR_LINK_HALO,
  TL_COLOR_WARNING,     /* root cause, no owner, causes */
  TL_COLOR_WARNING_INK, /* on it */
  TL_COLOR_STAR,
  TL_COLOR_STAR_EDGE,
  TL_COLOR_QUOTE,
} TlColorRole;

const TlColor *tl_style_get_color (TlScheme scheme, TlColorRole role);
/* The band with the layer's name, and the tint its lanes lie on. */
const TlColor *tl_style_get_layer (TlScheme scheme, TlLayer layer);
const TlColor *tl_style_get_layer_tint (TlScheme scheme, TlLayer layer);
const TlColor *tl_style_get_touchpoint (TlScheme scheme, TlTouchpointKind kind);
const TlColor *tl_style_get_mood (TlScheme scheme, TlMood mood);

typedef struct
{
  const TlColor *color;
  double width;
  double dash[2]; /* 0, 0: solid */
} TlLinkStyle;
TlLinkStyle tl_style_get_link (TlScheme scheme, TlLinkKind kind);

/* A drawing of its own for each known channel, as SVG path data in a 12 × 12 box, to be stroked 1.1
 * wide; NULL for a channel without one. */
const char *tl_style_get_channel_icon (const char *channel);
/* The names of all channels with an icon, ends with NULL, and their labels for people (NULL for a
 * channel without an icon). */
const char *const *tl_style_list_channels (void);
const char *tl_style_get_channel_label (const char *channel);
/* A drawing for each kind of touchpoint, as path data in a 16 × 16 box, to be stroked 1.7 wide. */
const char *tl_style_get_touchpoint_icon (TlTouchpointKind kind);
/* The moment-of-truth star as path data, centred on 0, 0. */
const char *tl_style_get_star (void);

/* Measures of the drawing, as in the reference picture. */
#define TL_SIZE_MARGIN 28.0
#define TL_SIZE_TITLE_BASELINE 28.0 /* of the map's title, below the top of its box */
#define TL_SIZE_CONTENT_START 228.0 /* where moments begin, right of the lane labels */
#define TL_SIZE_MOMENT 172.0        /* a moment's width, gutter included */
#define TL_SIZE_CARD 156.0          /* a card of one moment; a span adds moments */
#define TL_SIZE_CARD_INSET 4.0      /* from the moment's edge to the card */
#define TL_SIZE_CARD_RADIUS 8.0
#define TL_SIZE_CARD_PAD 13.0
#define TL_SIZE_STAGE_HEIGHT 48.0
#define TL_SIZE_STAGE_POINT 14.0
#define TL_SIZE_BAND 28.0 /* the coloured band with the layer's name */
#define TL_SIZE_LAYER_RADIUS 10.0

G_END_DECLS
