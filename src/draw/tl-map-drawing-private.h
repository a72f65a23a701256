/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map-drawing.h"

G_BEGIN_DECLS

/* What every part of the drawing needs. */
typedef struct
{
  TlPainter *painter;
  TlMap *map;
  TlLayout *layout;
  const TlLayoutView *view;
  TlParts parts;
  TlScheme scheme;
  TlLayerColors layers[TL_N_LAYERS]; /* as the layout's look has them */
  GHashTable *lit; /* of TlElement: other cards and links are faded; NULL: none is */
} TlMapDrawing;

/* An outline in the making, at most TL_OUTLINE_STEPS long. x counts from the start edge, so that
 * the same numbers draw it from left to right and mirrored; y is the drawing's. */
#define TL_OUTLINE_STEPS 16
typedef struct
{
  double edge, sign;
  TlPathStep steps[TL_OUTLINE_STEPS];
  guint n_steps;
} TlOutline;

TlOutline tl_outline_begin (const TlMapDrawing *drawing, const TlRect *rect);
void tl_outline_move (TlOutline *outline, double x, double y);
void tl_outline_line (TlOutline *outline, double x, double y);
void tl_outline_curve (
    TlOutline *outline, double x1, double y1, double x2, double y2, double x, double y);
/* Closes it and draws it. */
void tl_outline_end (TlOutline *outline, const TlMapDrawing *drawing, const TlInk *ink);

/* What is drawn next is a card or a link, faded or not; NULL: all else. */
void tl_map_drawing_light (const TlMapDrawing *drawing, const TlElement *element);
/* -1 for a map from right to left. */
double tl_map_drawing_get_sign (const TlMapDrawing *drawing);
/* The place `inset` inside the rectangle's start (end) edge. */
double tl_map_drawing_from_start (const TlMapDrawing *drawing, const TlRect *rect, double inset);
double tl_map_drawing_from_end (const TlMapDrawing *drawing, const TlRect *rect, double inset);
/* TRUE when the rectangle, grown by `margin`, touches the clip. */
gboolean tl_map_drawing_is_visible (const TlMapDrawing *drawing, const TlRect *rect, double margin);
/* FALSE when the drawing is too small for what only shows near by. */
gboolean tl_map_drawing_has_details (const TlMapDrawing *drawing);
const TlColor *tl_map_drawing_color (const TlMapDrawing *drawing, TlColorRole role);
void tl_map_drawing_circle (
    const TlMapDrawing *drawing, double x, double y, double radius, const TlInk *ink);
/* Level or upright. */
void tl_map_drawing_line (
    const TlMapDrawing *drawing, double x1, double y1, double x2, double y2, const TlInk *ink);
/* The lines of a block, the first baseline at y, all in the direction of the block's first. */
void tl_map_drawing_block (const TlMapDrawing *drawing,
                           const TlTextBlock *block,
                           TlTextRole role,
                           double x,
                           double y,
                           TlColorRole color);
/* About how wide the words are, where a letter of ours is as wide as this: a pen cannot measure. */
double tl_map_drawing_guess_width (const char *words, double letter);
void tl_map_drawing_words (const TlMapDrawing *drawing,
                           TlTextRole role,
                           const char *words,
                           double x,
                           double y,
                           TlAnchor anchor,
                           const TlColor *color);

/* Parts, each in a file of its own. */
void tl_map_drawing_title (const TlMapDrawing *drawing);
void tl_map_drawing_stages (const TlMapDrawing *drawing);
void tl_map_drawing_ground (const TlMapDrawing *drawing);
void tl_map_drawing_band (const TlMapDrawing *drawing, const TlLayerBox *layer);
void tl_map_drawing_lane_label (const TlMapDrawing *drawing, const TlLaneBox *lane);
void tl_map_drawing_derived (const TlMapDrawing *drawing, const TlDerivedLine *line);
void tl_map_drawing_cards (const TlMapDrawing *drawing, const TlLaneBox *lane);
void tl_map_drawing_card (const TlMapDrawing *drawing, const TlCardBox *card);
void tl_map_drawing_axis (const TlMapDrawing *drawing, const TlLaneBox *lane);
void tl_map_drawing_curve (const TlMapDrawing *drawing, const TlLaneBox *lane);
/* Of tl-map-drawing-curve.c, for curves that share an axis. */
const TlColor *tl_map_drawing_lane_color (const TlMapDrawing *drawing, const TlLaneBox *lane);
/* The marks the clip shows, with one more on either side for the curve between; end excluded. */
void tl_map_drawing_find_marks (const TlMapDrawing *drawing,
                                const TlLaneBox *lane,
                                guint *first,
                                guint *end);
/* The steps through these marks, of TlPathStep. Transfer full. */
GArray *tl_map_drawing_trace (const TlLaneBox *lane, guint first, guint end);
void tl_map_drawing_intervals (const TlMapDrawing *drawing,
                               const TlLaneBox *lane,
                               guint first,
                               guint end);
void
tl_map_drawing_value (const TlMapDrawing *drawing, const TlCurveMark *mark, const TlColor *color);
void tl_map_drawing_urgent_mark (const TlMapDrawing *drawing, const TlCurveMark *mark);
char *tl_map_drawing_dup_spoken (const TlLaneBox *lane);
/* All curves of a lane that several share; those stretches alone whose ends are in the set; and
 * whose they are, in the lane's label, if any are. */
void tl_map_drawing_overlay (const TlMapDrawing *drawing, const TlLaneBox *lane);
void tl_map_drawing_some_overlay (const TlMapDrawing *drawing,
                                  const TlLaneBox *lane,
                                  GHashTable *elements);
void tl_map_drawing_key (const TlMapDrawing *drawing, const TlLaneBox *lane);
void tl_map_drawing_quotes (const TlMapDrawing *drawing, const TlLaneBox *lane);
/* The sign of what is urgent, that stands on this point. */
void tl_map_drawing_urgent (const TlMapDrawing *drawing, const TlPoint *foot);
/* Between two low points of which nobody knows whether the one causes the other. */
void tl_map_drawing_tie (const TlMapDrawing *drawing, const TlPoint *from, const TlPoint *to);
/* What is felt at the touchpoints of the set alone, in all lanes. */
void tl_map_drawing_some_feelings (const TlMapDrawing *drawing, GHashTable *elements);
void tl_map_drawing_links (const TlMapDrawing *drawing);
/* Those in the set alone. */
void tl_map_drawing_some_links (const TlMapDrawing *drawing, GHashTable *elements);
/* Of tl-map-drawing-link.c, for what draws links otherwise. */
#define TL_LINK_HALO 3.0 /* how much wider than the link it is */
/* Of the line, as the link's strength has it. */
double tl_route_get_width (const TlLinkRoute *route, const TlLinkStyle *style);
/* By which the line ends before the tip. */
double tl_route_get_head_room (const TlLinkRoute *route);
/* Of the corner that a point is, 0 at the ends. */
double tl_route_get_radius (const TlLinkRoute *route, guint point);
/* The point `distance` on the way from one to the other. */
TlPoint tl_point_go_towards (TlPoint from, TlPoint to, double distance);
/* Around a corner, from the point where it begins. */
TlPathStep tl_map_drawing_quarter (TlPoint from, TlPoint corner, TlPoint to);
void
tl_map_drawing_head (const TlMapDrawing *drawing, const TlLinkRoute *route, const TlColor *color);
void tl_map_drawing_begin_link (const TlMapDrawing *drawing, const TlLinkRoute *route);
/* TlLinkRoute that are bundled, all that is visible of. */
void tl_map_drawing_bundles (const TlMapDrawing *drawing, const GPtrArray *routes);
/* The columns of folded stages, once more in a lane whose curve would else be seen to lead through
 * them, and their titles above both. */
void tl_map_drawing_folds (const TlMapDrawing *drawing);
void tl_map_drawing_fold_titles (const TlMapDrawing *drawing);
void tl_map_drawing_folds_in (const TlMapDrawing *drawing, const TlLaneBox *lane);
/* In the head of a folded stage, and beside the band of a folded layer. */
void
tl_map_drawing_fold_count (const TlMapDrawing *drawing, const TlStageBox *stage, TlColorRole color);
void tl_map_drawing_folded_words (const TlMapDrawing *drawing, const TlLayerBox *layer);
void tl_map_drawing_legend (const TlMapDrawing *drawing);

G_END_DECLS
