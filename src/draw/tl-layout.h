/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-derived.h"
#include "tl-folds.h"
#include "tl-map.h"
#include "tl-operations.h"
#include "tl-look.h"
#include "tl-rect.h"

G_BEGIN_DECLS

/* TlLayout: where everything of a map stands: boxes, baselines, routes, in map units of 1/96 inch
 * from the top left of the drawing. A pure function of the map (and of a preview), kept up lane by
 * lane as the map changes. It knows nothing of ink: no Cairo, no Pango. Right-to-left maps (by the
 * map's lang) are mirrored here; whoever draws only follows the boxes.
 *
 * Structs reached from a layout are owned by it and valid until the next tl_layout_update (),
 * tl_layout_set_preview () or free. */

/* One line of text. `text` points into the string that was given and is not terminated. Text of a
 * box begins at the box's start edge: the left one, in a right-to-left map the right one. */
typedef struct
{
  const char *text;
  int length; /* bytes */
  double width;
} TlTextLine;

/* How text is measured; the real one is tl_text_measure of tl-text.h, tests bring a fixed width. */
typedef struct
{
  /* Breaks text into at most max_lines lines no wider than width, the last one cut with an ellipsis
   * of its own when more is left (*ellipsized). Returns the number of lines written to lines. Lines
   * of the returned array point into text. Empty text: no line. */
  guint (*break_lines) (gpointer data,
                        TlTextRole role,
                        const char *text,
                        double width,
                        guint max_lines,
                        TlTextLine *lines,
                        gboolean *ellipsized);
  gpointer data;
} TlTextMeasure;

#define TL_SIZE_STAGE_GAP 8.0 /* from a chevron's point to the next stage */
#define TL_SIZE_FOLD 72.0     /* the column of a folded stage, gap included */
#define TL_SIZE_FOLDED_LAYER 46.0
#define TL_LAYOUT_MAX_LINES 6
#define TL_SIZE_LANE_TITLE_LINE 18.0
#define TL_SIZE_LANE_SUBTITLE_LINE 15.0
#define TL_SIZE_CAPTION_BASELINE 17.0
#define TL_SIZE_CAPTION_INSET 17.0 /* as the words of a card */
#define TL_SIZE_LEGEND_ROW 22.0    /* the legend box is as many of these high as it needs rows */
#define TL_SIZE_SCORE 140.0        /* from score to score in the title box, the last at its end */

typedef struct
{
  TlTextLine lines[TL_LAYOUT_MAX_LINES];
  guint n_lines;
  gboolean ellipsized; /* an ellipsis follows the last line */
} TlTextBlock;

typedef struct
{
  TlElement *stage;
  TlRect box;                    /* the chevron, point included */
  guint first_moment, n_moments; /* a stage of no moment is one column wide */
  TlTextBlock title, subtitle;   /* one line each */
  /* Folded it is a narrow column that shows none of its moments, nor links to their cards. Its
   * title is then set upright down the column, its subtitle is the number of what it hides. */
  gboolean folded;
  guint n_touchpoints; /* that begin in it, those of hidden lanes left out; 0 when not folded */
} TlStageBox;

typedef struct
{
  TlElement *moment;
  guint stage;     /* index of its stage */
  guint position;  /* among all moments, those of folded stages too */
  double x, width; /* the column; always left edge, also right to left */
  /* Its first baseline is TL_SIZE_CAPTION_BASELINE below the stages, TL_SIZE_CAPTION_INSET from the
   * column's start. */
  TlTextBlock title;
} TlMomentBox;

typedef struct _TlLaneBox TlLaneBox;

typedef struct
{
  TlElement *touchpoint;
  TlRect box;
  guint lane, moment; /* indices */
  int span;           /* in the moments shown; a fold between two of them is one with them */
  TlTextBlock title;
  TlTextBlock owner;
  gboolean owner_missing;
  gboolean is_root_cause;
  gboolean is_moment_of_truth;
  const char *channel; /* the first channel with an icon, NULL: none */
  TlExperience experience;
  gboolean lifted; /* being dragged: not to be drawn, its place is the landing place */
} TlCardBox;

/* A mark of an experience curve. */
typedef struct
{
  TlElement *touchpoint;
  TlPoint point;
  TlExperience experience;
  gboolean urgent;    /* one of those felt there is, see tl_experience_is_urgent () */
  gboolean has_value; /* there is room for its number, which begins here, at its baseline; what it
                       * stands on is TL_MARK_LINE below: */
  TlPoint value;
} TlCurveMark;

/* One of several curves that share an axis. */
typedef struct
{
  TlElement *lane; /* whose curve it is; of the lanes that share it only the first is shown */
  TlLayer layer;
  guint first_mark, n_marks; /* of those of the lane shown */
  TlTextBlock name;          /* one line, role TL_TEXT_VALUE; also in the label of the lane, */
  TlTextBlock key, facts;    /* one line each, roles TL_TEXT_LANE_SUBTITLE and TL_TEXT_AXIS: */
  double key_y;              /* the first baseline, from the lane's top; the other is */
  gboolean has_name;         /* TL_KEY_LINE below. There is room for the name at the curve: */
  TlPoint name_position;
} TlCurveBox;

#define TL_KEY_LINE 14.0
#define TL_KEY_SAMPLE 32.0 /* from the start of the label's words to those of the key */
/* Half of how wide and high a mark is. */
#define TL_MARK_RADIUS 6.0

/* From the number beside a mark to its n. Both are at most about so wide: */
#define TL_MARK_LINE 11.0
#define TL_MARK_WORDS 46.0

/* Above an urgent mark stands a sign; the rise is to its foot. */
#define TL_URGENT_RISE 9.0
#define TL_URGENT_HEIGHT 11.0

/* Words beside a curve, and what lanes of the other kinds hold: in quotes lanes people's words, in
 * measures lanes a number with its name, in picture lanes the captions of moments. */
typedef struct
{
  TlElement *touchpoint; /* whose words they are, NULL for a caption */
  TlPoint position;      /* of the first baseline, at the text's start edge (the right one in a
                          * right-to-left map); lines follow at the role's line height */
  TlTextBlock text;      /* role TL_TEXT_VALUE in measures lanes, else TL_TEXT_QUOTE */
} TlQuoteBox;

struct _TlLaneBox
{
  TlElement *lane;
  TlLayer layer;
  TlLaneKind kind;
  TlRect box; /* from the band's edge to the end; the next lane of the layer follows 2 below */
  /* The title's first baseline is 28 below box.y, its lines TL_SIZE_LANE_TITLE_LINE apart, the
   * subtitle's first 18 below the title's last, its lines TL_SIZE_LANE_SUBTITLE_LINE apart. */
  TlTextBlock title, subtitle;
  /* Experience: the peak, end and mean of its curve, role TL_TEXT_AXIS; from facts_y below box.y
   * on, at the role's line height. */
  TlTextBlock facts;
  double facts_y;
  double zero_y, unit;    /* experience: y of neutral, height of one step of feeling */
  const TlCardBox *cards; /* by moment, then from the top down */
  guint n_cards;
  const TlCurveMark *marks; /* from the start of the journey to its end, curve by curve */
  guint n_marks;
  const TlCurveBox *curves; /* that share the lane; none: it is the lane's own alone */
  guint n_curves;
  const TlQuoteBox *quotes;
  guint n_quotes;
};

/* Neighbouring lanes of one layer. */
typedef struct
{
  TlLayer layer;
  TlRect box;
  guint first_lane, n_lanes;
  guint n_hidden; /* lanes of the layer that are hidden; told by the first of its boxes alone */
  /* Folded it is one thin band that shows none of its lanes. */
  TlElement *folded_lane;      /* the first of them, which stands for it; NULL: it is not folded */
  guint n_folded;              /* lanes, and */
  guint n_touchpoints;         /* touchpoints in them */
  TlTextBlock title, subtitle; /* one line each; its name and what it hides */
} TlLayerBox;

/* A layer of which nothing is shown, since all of its lanes are hidden. */
typedef struct
{
  TlLayer layer;
  guint n_hidden; /* lanes */
  guint place;    /* how many boxes of layers stand above where it would */
} TlHiddenLayer;

/* A derived line between two neighbouring layers. */
typedef struct
{
  TlDerivedKind kind;
  double y;
  const char *label; /* translated */
  TlRect label_box;
} TlDerivedLine;

/* A link's way: corners at right angles, to be rounded by TL_SIZE_LINK_RADIUS; from the edge of its
 * card to just short of the other, where the arrow head's tip is the last point. It runs in the
 * gutters between moments and the gaps between lanes and crosses no card. */
typedef struct
{
  TlElement *link;
  TlLinkKind kind;
  const TlPoint *points;
  guint n_points;
  TlRect bounds;
  /* It runs side by side with so many that it shares its way with others of its kind: where these
   * lie on each other they are drawn as one line, as wide as they are many. */
  gboolean bundled;
} TlLinkRoute;

#define TL_SIZE_LINK_RADIUS 7.0

/* What occurs in the drawing, and so in its legend. */
typedef struct
{
  guint kinds;              /* 1 << TlTouchpointKind */
  guint links;              /* 1 << TlLinkKind */
  gboolean stars;           /* of moments of truth */
  gboolean feelings;        /* of touchpoints or curves */
  gboolean intervals, thin; /* of what curves show: with a 95 % interval, with few answers */
  gboolean urgent;
  gboolean ties; /* see tl_layout_set_ties () */
  guint sources; /* of what is felt, as in TlExperience */
} TlOccurrence;

/* An entry of the legend: what is shown, and what it means. */
typedef enum
{
  TL_LEGEND_TOUCHPOINT, /* `index`: TlTouchpointKind; all of the organisation's are one, PROCESS */
  TL_LEGEND_LINK,       /* TlLinkKind */
  TL_LEGEND_STAR,
  TL_LEGEND_MOOD, /* TlMood */
  TL_LEGEND_INTERVAL,
  TL_LEGEND_THIN,
  TL_LEGEND_URGENT,
  TL_LEGEND_TIE,
  TL_LEGEND_SOURCES, /* words alone */
} TlLegendPart;

typedef struct
{
  TlLegendPart part;
  int index;
  guint row;
  double x;          /* of what is shown, from the start edge of the legend box */
  double words_x;    /* likewise */
  const char *words; /* translated, static or the layout's; NULL: none */
} TlLegendEntry;

typedef struct
{
  TlRect title_box; /* the map's title, line of summary and scores */
  TlTextBlock title, subtitle;
  TlExperience scores[TL_N_LAYERS]; /* of each layer, in the title box when known */
  TlRect header_box;                /* all stages, and below them the titles of their moments */
  TlRect body_box;                  /* all lanes, labels and bands included */
  TlRect label_box; /* the lane labels and bands: the part that is frozen on screen */
  TlRect legend_box;
  TlOccurrence occurrence;
  const TlLegendEntry *legend;
  guint n_legend;
  double width, height; /* of the whole drawing */
  gboolean right_to_left;
  const TlStageBox *stages;
  guint n_stages;
  const TlMomentBox *moments;
  guint n_moments;
  const TlLayerBox *layers;
  guint n_layers;
  TlHiddenLayer hidden_layers[TL_N_LAYERS]; /* from the top down */
  guint n_hidden_layers;
  const TlLaneBox *lanes;
  guint n_lanes;
  const TlDerivedLine *derived;
  guint n_derived;
  const TlLinkRoute *links;
  guint n_links;
  TlLook look;                     /* it was laid out in */
  TlPeriod period;                 /* whose evidence is shown */
  double card_width, moment_width; /* of one moment, as the look has it */
} TlLayoutView;

typedef struct _TlLayout TlLayout;

/* Whether a map is read from the right, by its language. */
gboolean tl_layout_is_right_to_left (TlMap *map);

/* Both map and measure must outlive the layout. */
TlLayout *tl_layout_new (TlMap *map, const TlTextMeasure *measure);
/* The same in a look of people's choice, which is copied; NULL: ours. */
TlLayout *tl_layout_new_with_look (TlMap *map, const TlTextMeasure *measure, const TlLook *look);
void tl_layout_free (TlLayout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlLayout, tl_layout_free)

const TlLayoutView *tl_layout_get_view (TlLayout *layout);

/* Follows a change of the map: redoes the lanes touched, all of it when stages, moments or lanes
 * were. Ends a preview. Appends to `damage` (array of TlRect, may be NULL) what looks different
 * now, in the places of before and after. */
void tl_layout_update (TlLayout *layout, const TlTouch *touches, guint n_touches, GArray *damage);

/* Folds stages and layers (a copy is kept) and unfolds the rest. At first nothing is folded. Ends a
 * preview. Same damage as an update. */
void tl_layout_set_folds (TlLayout *layout, const TlFolds *folds, GArray *damage);

/* Shows how it was felt by the evidence of a period (tl-period.h): cards, curves, scores, quotes
 * and measures follow, and the title says so; all else stays where it is, but for lanes of words
 * that need more room than today. At first the period is whole. Ends a preview. Same damage as an
 * update. Costs no walk over the map once the first period is shown. */
void tl_layout_set_period (TlLayout *layout, const TlPeriod *period, GArray *damage);

/* Whether ties between low points are drawn besides, which the legend then names. */
void tl_layout_set_ties (TlLayout *layout, gboolean ties);

/* What-if: the touchpoint stands in this cell, above `before` (NULL: below all). Without a
 * touchpoint there is room for one that is to be made; of these only the last counts. */
typedef struct
{
  TlElement *touchpoint; /* NULL: it is to be made */
  TlCell cell;
  TlElement *before;
  int span; /* 0: as it is */
} TlPlacement;

/* Lays the map out as if these moves had been made; the cards named are marked lifted and stand
 * where they would land. n 0 ends the preview. Same damage as an update. */
void tl_layout_set_preview (TlLayout *layout,
                            const TlPlacement *placements,
                            guint n_placements,
                            GArray *damage);

/* Where a touchpoint would stand that is to be made, as large as one whose title has one line.
 * FALSE: the preview has no room for any. */
gboolean tl_layout_find_room (TlLayout *layout, TlRect *box);

/* A span in moments shown from this one on, as the map counts: the moments of folds between the two
 * ends are part of it. Cut to the end of the map. */
int tl_layout_get_span (const TlLayoutView *view, guint moment, int shown);

/* The card of a touchpoint, NULL when it is not shown. */
const TlCardBox *tl_layout_find_card (TlLayout *layout, const TlElement *touchpoint);
const TlLinkRoute *tl_layout_find_link (TlLayout *layout, const TlElement *link);

/* What is at a point: the card it is on, else the nearest of the cards, links and marks that are
 * near enough, else the ground they stand on. */
typedef enum
{
  TL_HIT_NOTHING,
  TL_HIT_CARD,
  TL_HIT_CARD_END_EDGE, /* near the edge that sets the span */
  TL_HIT_LINK,
  TL_HIT_CELL, /* an empty place of a touchpoint lane */
  TL_HIT_STAGE,
  TL_HIT_MOMENT, /* its head, between the stage and the lanes */
  TL_HIT_LANE_LABEL,
  TL_HIT_LAYER, /* the band with a layer's name */
  TL_HIT_FOLD,  /* the column of a folded stage below its head, or a folded layer beside its band */
  TL_HIT_MARK,  /* of an experience curve */
  TL_HIT_TITLE,
} TlHitKind;

typedef struct
{
  TlHitKind kind;
  TlElement *element;      /* touchpoint, link, stage (also of its fold), moment, lane, else NULL */
  TlCell cell;             /* for cards and cells */
  TlLayer layer;           /* for bands and folded layers */
  const TlCurveMark *mark; /* for marks; until the layout changes */
} TlHit;

/* The head of a moment by its index: what is taken hold of to select or move it, below its stage,
 * and where its title is. */
TlRect tl_layout_get_moment_head (const TlLayoutView *view, guint moment);
/* How near is near enough, in map units. */
typedef struct
{
  double slack; /* to a line; anything less than twice as large as this counts as so large */
  double edge;  /* to the end edge of a card; 0: edges are not asked for */
} TlReach;

TlHit tl_layout_hit (TlLayout *layout, TlPoint point, TlReach reach);
/* The nearest of the links near enough, all of them where several lie on each other, the one on top
 * first. Transfer container; of TlElement. */
GPtrArray *tl_layout_find_links_at (TlLayout *layout, TlPoint point, double slack);
/* The cell nearest to a point, and above which card of it a card dropped there would stand (never
 * one that is lifted); FALSE when the map has no touchpoint lane or no moment. */
gboolean tl_layout_find_cell (TlLayout *layout, TlPoint point, TlCell *cell, TlElement **before);
/* The touchpoints whose cards touch the rectangle. Transfer container. */
GPtrArray *tl_layout_find_cards_in (TlLayout *layout, const TlRect *rect);

G_END_DECLS
