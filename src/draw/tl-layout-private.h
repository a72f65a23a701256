/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"

G_BEGIN_DECLS

/* For the layout's own files. Horizontal places are worked out as "logical" ones, from the start of
 * the journey as if it ran left to right; tl_layout_mirror () turns a box to where it is seen. */

#define TL_NOWHERE G_MAXUINT

#define TL_LANE_PAD 10.0    /* above the first and below the last card */
#define TL_LANE_GAP 2.0     /* between lanes of one layer */
#define TL_LAYER_GAP 12.0   /* between layers */
#define TL_DERIVED_GAP 26.0 /* between layers with a derived line */
#define TL_STACK_GAP 10.0   /* between the cards of a cell */
#define TL_CARD_HEIGHT(lines) (38.0 + 16.0 * (lines))
#define TL_CARD_RIGHT 12.0   /* from the end of a card to the end of its moment */
#define TL_GUTTER_MIDDLE 4.0 /* from the middle of a gutter to the end of its moment */
#define TL_MAX_TITLE_LINES TL_LAYOUT_MAX_LINES

/* A touchpoint, also one that is not shown. */
typedef struct
{
  TlElement *touchpoint;
  TlElement *lane_element, *moment_element; /* as read last */
  /* Their positions, the moment's among those shown; TL_NOWHERE when the map has no such place. */
  guint lane, moment;
  guint fold; /* the folded stage it begins in, TL_NOWHERE: in none */
  int span;
  /* The same as laid out, which differs during a preview. */
  guint shown_lane, shown_moment;
  int shown_span;
  guint last_moment; /* the last one it covers, cut to the map */
  TlCardBox *box;    /* in its lane's array, NULL when not shown */
  char *title;       /* a copy: what the lines of box->title point into */
  double title_width;
  TlExperience experience; /* in the period shown, as is */
  const char *quote;       /* owned by the map */
  TlRecord *record;        /* what both are taken from, while the period is not the whole */
  GPtrArray *paths;        /* TlPath, of the links that begin or end here; NULL: none ever did */
  /* The cards it shares rows with cover these moments, end excluded; see tl-layout-lanes.c. */
  guint cluster_start, cluster_end;
  guint row;
  float row_top, row_bottom; /* from the lane's top */
  guint stale : 1;           /* what the map says about it must be read again */
  guint asks_owner : 1;      /* nobody answers for it, though somebody of ours should */
  guint lifted : 1;
  guint shifted : 1;    /* the last stacking put it elsewhere in its lane, or among others */
  guint open_above : 1; /* no card above, below in the last moment it covers */
  guint open_below : 1;
} TlCard;

/* Room for a card that is to be made. No card is drawn there, and no link avoids it. */
typedef struct
{
  guint lane, moment; /* among all lanes and the moments shown; lane TL_NOWHERE: there is none */
  const TlElement *before; /* the card of the cell above which it is; NULL: below all */
  guint row;
  double top; /* from the lane's top */
} TlRoom;

/* One moment of a touchpoint lane. */
typedef struct
{
  guint first_card; /* position of the first card of the cluster, TL_NOWHERE: no card here */
  guint first_row, last_row;
} TlColumn;

/* What bars the way of a link, for each lane shown and each moment. */
enum
{
  TL_BARS_GUTTER = 1 << 0, /* a card spans the gutter before the moment */
  TL_BARS_COLUMN = 1 << 1, /* a card, or a curve, stands in the moment */
};

/* A lane, also a hidden one. */
typedef struct
{
  TlElement *lane;
  TlElement *person;
  TlLayer layer;
  TlLaneKind kind;
  gboolean hidden;
  gboolean folded;   /* with its layer */
  gboolean joined;   /* its curve is in the lane of another, and it is not shown */
  guint position;    /* among all lanes */
  guint shown;       /* among those shown, TL_NOWHERE when hidden or folded */
  GPtrArray *cards;  /* TlCard, by moment, then in document order */
  GPtrArray *tucked; /* TlCard, those of folded stages, in any order */
  GPtrArray *landed; /* the same during a preview that touches the lane, else NULL */
  TlCardBox *boxes;
  guint n_boxes;
  TlOccurrence occurrence; /* of the boxes */
  TlColumn *columns;       /* one a moment; NULL before the first stacking */
  GArray *marks;           /* TlCurveMark */
  GArray *quotes;          /* TlQuoteBox */
  GArray *curves;          /* TlCurveBox, of several lanes */
  double zero, unit;       /* of its curve, from the lane's top */
  TlTextBlock facts;
  double facts_y;
  double label_end; /* of the lines of its label, from the lane's top */
  double label_height, content_height;
  TlExperienceSum feelings; /* of all its touchpoints */
  double shift;             /* how far down the update that runs has moved it */
  gboolean dirty;           /* to be stacked again */
  gboolean felt;            /* its cards stand where they did, but are felt otherwise */
  gboolean resized;         /* the update that runs has made it higher or lower */
  gboolean reshaped;        /* the last stacking opened or closed gutters through it */
} TlLane;

/* A moment of a lane shown that the last stacking filled or emptied. */
typedef struct
{
  guint lane, moment;
} TlRefill;

/* The ways of links; see tl-layout-routes.c. */
typedef struct _TlRouting TlRouting;

struct _TlLayout
{
  TlMap *map;
  TlTextMeasure measure;
  TlLayoutView view;
  GHashTable *words; /* texts and how they break; see tl-layout-text.c */
  GHashTable *quoted; /* the words of evidence → how they break beside a curve; empty after edits */
  guint words_limit; /* with more than these a rebuild begins without */

  GHashTable *cards;    /* TlElement → TlCard */
  GHashTable *lanes;    /* TlElement → TlLane */
  GHashTable *moments;  /* TlElement → position among all, + 1 */
  GHashTable *evidence; /* TlElement → the touchpoint it is about */

  GPtrArray *all_lanes;   /* TlLane, in document order */
  GPtrArray *shown_lanes; /* those neither hidden, folded nor joined to another */
  gboolean ties;          /* are drawn between low points */
  char *sources;          /* words of the legend */
  GPtrArray *joined;      /* those that share an axis, the one that is shown first; else empty */
  TlFolds *folds;
  GArray *moment_folds; /* guint, for all moments: the folded stage, TL_NOWHERE: in none */
  GArray *shown_before; /* guint, for all moments and the end: how many are shown before */
  GArray *stage_boxes, *moment_boxes, *layer_boxes, *lane_boxes, *derived_lines;
  GArray *moment_starts; /* double, logical */
  double body_top;       /* where lanes begin, below the header */
  guint8 *bars;          /* moments × lanes shown */
  GArray *refills;       /* TlRefill */
  GArray *legend;        /* TlLegendEntry */

  GArray *placements;           /* TlPlacement, the preview */
  TlRoom room;                  /* part of it */
  double scale_low, scale_high; /* of assessed feelings, as last read */
  int state;                    /* of the map: TlState, likewise */
  TlRouting *routing;
  char *title, *subtitle; /* copies: what the lines of the view's point into */
  double title_width, subtitle_width;
  GArray *damage;      /* of the update that runs; may be NULL */
  double damaged_from; /* all below is damaged already */
};

static inline guint
tl_layout_count_moments (const TlLayout *layout)
{
  return layout->moment_boxes->len;
}

/* The last moment shown of those a card covers that begins at one of them. */
static inline guint
tl_layout_find_last_moment (const TlLayout *layout, guint first, int span)
{
  guint begin = g_array_index (layout->moment_boxes, TlMomentBox, first).position;
  guint end = MIN (begin + (guint) MAX (span, 1), layout->moment_folds->len);

  return g_array_index (layout->shown_before, guint, end) - 1;
}

/* The lane's cards as they are laid out. */
static inline GPtrArray *
tl_lane_get_cards (const TlLane *lane)
{
  return lane->landed != NULL ? lane->landed : lane->cards;
}

static inline double
tl_layout_get_moment_start (const TlLayout *layout, guint moment)
{
  return g_array_index (layout->moment_starts, double, moment);
}

/* The middle of the gutter before a moment, or after the last one. */
static inline double
tl_layout_get_gutter (const TlLayout *layout, guint gutter)
{
  if (gutter == 0)
    return TL_SIZE_CONTENT_START - TL_GUTTER_MIDDLE;
  return tl_layout_get_moment_start (layout, gutter - 1) + layout->view.moment_width -
         TL_GUTTER_MIDDLE;
}

/* The bars of a lane shown, one for each moment. */
static inline guint8 *
tl_layout_get_bars (const TlLayout *layout, guint shown)
{
  return layout->bars + (gsize) shown * tl_layout_count_moments (layout);
}

/* Where a logical box, or point of width 0, is seen. Its own inverse. */
static inline double
tl_layout_mirror (const TlLayout *layout, double x, double width)
{
  return layout->view.right_to_left ? layout->view.width - x - width : x;
}

/* tl-layout.c */
TlCard *tl_layout_find_or_make_card (TlLayout *layout, TlElement *touchpoint);
/* TRUE when the scale of feelings is another one now, or the map became one of what is to come. */
gboolean tl_layout_read_root (TlLayout *layout);
/* All anew, but for what is known of the texts and, unless `reread`, of the touchpoints. `links` as
 * below. */
void tl_layout_rebuild (TlLayout *layout, gboolean reread, gboolean links);
/* Lays out what is dirty and moves the rest. `links`: some came, went or changed places. */
void tl_layout_finish (TlLayout *layout, gboolean all, gboolean links);
void tl_layout_add_damage (TlLayout *layout, double x, double y, double width, double height);

/* tl-layout-text.c: every text is broken once for each width and kept. */
GHashTable *tl_layout_words_new (void);
GHashTable *tl_layout_quoted_new (void);
/* The lines point into a copy that lives as long as the layout's words. NULL is no text. */
void tl_layout_break (TlLayout *layout,
                      TlTextRole role,
                      const char *text,
                      double width,
                      guint max_lines,
                      TlTextBlock *block);
/* The same for a text that `*copy` keeps: nothing is done, and FALSE returned, while text and width
 * are what they were. */
gboolean tl_layout_break_copy (TlLayout *layout,
                               TlTextRole role,
                               const char *text,
                               double width,
                               guint max_lines,
                               TlTextBlock *block,
                               char **copy,
                               double *copy_width);

/* tl-layout-frame.c: title, stages, layers, derived lines. */
void tl_layout_frame_stages (TlLayout *layout);
/* The title, and the scores in it, which follow from the lanes' sums. */
void tl_layout_frame_title (TlLayout *layout);
void tl_layout_frame_label (TlLayout *layout, TlLane *lane, TlLaneBox *box);
/* Gives each lane shown its place from the top down and moves what stands in it. */
void tl_layout_frame_lanes (TlLayout *layout);

/* tl-layout-folds.c */
/* What a folded stage says of itself, and how many touchpoints it hides once that is known. */
void tl_layout_fold_stage (TlLayout *layout, TlStageBox *box);
void tl_layout_count_folds (TlLayout *layout);
/* The box of the folded layer whose lanes these are, by their positions, `end` excluded. */
void tl_layout_fold_layer (TlLayout *layout, TlLayerBox *box, guint first, guint end);
/* What differs from the layers of before. */
void tl_layout_damage_layers (TlLayout *layout, const GArray *before);
/* Reads what is felt in cards that have no place, which counts all the same. */
void tl_layout_put_away (TlLayout *layout, GPtrArray *cards);

/* tl-layout-preview.c */
/* Everything stands where the map says again; what was touched is dirty. */
void tl_layout_end_preview (TlLayout *layout);

/* tl-layout-lanes.c */
void tl_card_free (gpointer card);
void tl_lane_free (gpointer lane);
/* Reads again where the touchpoint stands. */
void tl_layout_read_place (TlLayout *layout, TlCard *card);
/* Finds the positions of the lane and moment that were read. */
void tl_layout_locate_card (TlLayout *layout, TlCard *card);
void tl_layout_damage_card (TlLayout *layout, const TlCardBox *box);
/* Into its lane's cards, among those of its cell by document order. */
void tl_layout_insert_card (TlLayout *layout, TlCard *card);
void tl_layout_remove_card (TlLayout *layout, TlCard *card);
/* Stacks the cards of every dirty lane, then the lanes that show something about them. */
void tl_layout_stack_lanes (TlLayout *layout);

#define TL_LABEL_WIDTH 146.0
#define TL_AXIS_WORDS 48.0    /* beside the label of an experience lane */
#define TL_LEGEND_BOTTOM 16.0 /* below the legend */

/* tl-layout-legend.c: what occurs in the boxes of a lane, and in all that is shown, for which there
 * is then room below the lanes. */
void tl_layout_note_cards (TlLane *lane);
void tl_layout_note_marks (TlLane *lane);
void tl_layout_note_all (TlLayout *layout);

/* tl-layout-facts.c: what is said of a curve in numbers, in the lane's label. */
void tl_layout_state_facts (TlLayout *layout, TlLane *lane);
/* The same on one line. */
void tl_layout_state_short (TlLayout *layout, const TlLane *lane, double width, TlTextBlock *line);

/* tl-layout-overlay.c: curves that share an axis. */
/* The lane is one of them, if it is to be; it is then no longer shown, unless it is the first. */
void tl_layout_join_lane (TlLayout *layout, TlLane *lane);
/* All lanes are read: what is alone shares nothing. */
void tl_layout_end_joining (TlLayout *layout);
static inline gboolean
tl_layout_is_host (const TlLayout *layout, const TlLane *lane)
{
  return layout->joined->len > 0 && layout->joined->pdata[0] == lane;
}
/* All of their marks, logical and from the lane's top, and what is written beside them. */
void tl_layout_trace_joined (TlLayout *layout, TlLane *host, GArray *marks);

/* tl-layout-curves.c: experience, quotes, measures, pictures. */
gboolean tl_layout_shows (const TlLane *lane, const TlLane *source);
/* What the lane tells of is dirty. */
gboolean tl_layout_is_outdated (TlLayout *layout, const TlLane *lane);
void tl_layout_trace (TlLayout *layout, TlLane *lane);
/* The marks of one lane's curve alone, at this scale, where the words of its marks are not yet
 * placed. Appends to `quoted`, unless it is NULL, the card that is quoted at each. */
void tl_layout_trace_marks (TlLayout *layout,
                            const TlLane *lane,
                            double zero,
                            double unit,
                            GArray *marks,
                            GPtrArray *quoted);
/* Puts marks and words where the lane now is. */
void tl_layout_move_curve (TlLane *lane, TlLaneBox *box, double dy);

/* tl-layout-period.c: what is felt, by the evidence of the period shown. */
void tl_layout_read_feeling (TlLayout *layout, TlCard *card);
/* The quote of a card in the period shown or, whatever that is, in the whole one: NULL. */
const char *tl_layout_get_quote (const TlCard *card, const TlPeriod *period);

/* tl-layout-routes.c */
TlRouting *tl_routing_new (TlLayout *layout);
void tl_routing_free (TlRouting *routing);
/* A link was added, changed, moved or removed. */
void tl_routing_touch (TlRouting *routing, const TlElement *link);
/* The card is no longer shown; when `gone`, nothing may name it from now on. */
void tl_routing_lose_card (TlRouting *routing, TlCard *card, gboolean gone);
/* Reads the order of the links again and lets go of those that went. */
void tl_routing_list (TlRouting *routing);
/* Finds the ways again of the links that the stacking of lanes concerns, and moves the rest with
 * their lanes. `all`: whatever has changed. */
void tl_routing_update (TlRouting *routing, gboolean all);
/* The touchpoint's cards at the ends as they were read last; NULL when there is none. */
void tl_routing_get_ends (TlRouting *routing, const TlElement *link, TlCard **from, TlCard **to);
const TlLinkRoute *tl_routing_find (TlRouting *routing, const TlElement *link);

G_END_DECLS
