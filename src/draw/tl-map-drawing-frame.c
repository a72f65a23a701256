/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

#include <glib/gi18n-lib.h>

#include "tl-evidence-words.h"

/* What stands around the cards: title and scores, stages, layers, lane labels, derived lines. */

#define SCORE_INSET 8.0 /* of the last score, from the end of the lanes */
#define LABEL_STEP 18.0 /* from a lane's title to its subtitle */

/* Ahead of the ones who serve them stand those who are served. */
static const TlLayer score_order[TL_N_LAYERS] = { TL_LAYER_ORGANISATION, TL_LAYER_CUSTOMER,
                                                  TL_LAYER_EMPLOYEE, TL_LAYER_PARTNER };

static const char *
get_score_label (TlLayer layer)
{
  switch (layer)
    {
    case TL_LAYER_CUSTOMER:
      return _ ("Customer experience");
    case TL_LAYER_PARTNER:
      return _ ("Partner experience");
    case TL_LAYER_EMPLOYEE:
      return _ ("Employee experience");
    case TL_LAYER_ORGANISATION:
    default:
      return _ ("Organisation’s experience");
    }
}

/* A signed number reads from left to right in every script. */
static char *
dup_number (const TlMapDrawing *drawing, double value)
{
  g_autofree char *number = tl_experience_format (value);

  return g_strconcat (drawing->view->right_to_left ? "\xe2\x80\x8e" : "", number, NULL);
}

/* A mean states how many it is of, and how many answers are behind these. */
static void
draw_score (const TlMapDrawing *drawing, TlLayer layer, const TlExperience *score, double x)
{
  double top = drawing->view->title_box.y;
  g_autofree char *number = dup_number (drawing, score->value);
  g_autofree char *n = tl_evidence_words_n (score);
  /* Translators: below a number that says how a layer is felt */
  g_autofree char *of =
      g_strdup_printf (ngettext ("mean of %u touchpoint", "mean of %u touchpoints", score->n),
                       score->n);

  tl_painter_begin_group (drawing->painter, TL_GROUP_NOTE, NULL, NULL);
  tl_map_drawing_words (drawing, TL_TEXT_SCORE, number, x, top + TL_SIZE_TITLE_BASELINE,
                        TL_ANCHOR_END, &drawing->layers[layer].line);
  tl_map_drawing_words (drawing, TL_TEXT_SCORE_LABEL, get_score_label (layer), x,
                        top + TL_SIZE_TITLE_BASELINE + 20, TL_ANCHOR_END,
                        tl_map_drawing_color (drawing, TL_COLOR_INK_DIM));
  tl_map_drawing_words (drawing, TL_TEXT_AXIS, of, x, top + TL_SIZE_TITLE_BASELINE + 34,
                        TL_ANCHOR_END, tl_map_drawing_color (drawing, TL_COLOR_INK_FAINT));
  tl_map_drawing_words (drawing, TL_TEXT_AXIS, n, x, top + TL_SIZE_TITLE_BASELINE + 47,
                        TL_ANCHOR_END, tl_map_drawing_color (drawing, TL_COLOR_INK_FAINT));
  tl_painter_end_group (drawing->painter);
}

static void
draw_scores (const TlMapDrawing *drawing)
{
  const TlExperience *scores = drawing->view->scores;
  double inset = SCORE_INSET;

  for (guint i = 0; i < TL_N_LAYERS; i++)
    inset += scores[i].known ? TL_SIZE_SCORE : 0;
  for (guint i = 0; i < TL_N_LAYERS; i++)
    {
      TlLayer layer = score_order[i];

      if (!scores[layer].known)
        continue;
      inset -= TL_SIZE_SCORE;
      draw_score (drawing, layer, &scores[layer],
                  tl_map_drawing_from_end (drawing, &drawing->view->body_box, inset));
    }
}

void
tl_map_drawing_title (const TlMapDrawing *drawing)
{
  const TlLayoutView *view = drawing->view;
  double x = tl_map_drawing_from_start (drawing, &view->title_box, 0);
  double y = view->title_box.y + TL_SIZE_TITLE_BASELINE;

  if (!tl_map_drawing_is_visible (drawing, &view->title_box, 0))
    return;

  tl_painter_begin_group (drawing->painter, TL_GROUP_HEADING, NULL, NULL);
  tl_map_drawing_block (drawing, &view->title, TL_TEXT_MAP_TITLE, x, y, TL_COLOR_INK);
  tl_painter_end_group (drawing->painter);
  tl_painter_begin_group (drawing->painter, TL_GROUP_NOTE, NULL, NULL);
  tl_map_drawing_block (drawing, &view->subtitle, TL_TEXT_MAP_SUBTITLE, x, y + 24,
                        TL_COLOR_INK_DIM);
  tl_painter_end_group (drawing->painter);
  draw_scores (drawing);
}

/* The arrow of a stage; all but the first have a notch the one before points into. */
static void
draw_chevron (const TlMapDrawing *drawing,
              const TlStageBox *stage,
              gboolean is_first,
              gboolean is_own)
{
  const TlRect *box = &stage->box;
  TlOutline outline = tl_outline_begin (drawing, box);
  TlInk ink = {
    .fill = tl_map_drawing_color (drawing, is_own ? TL_COLOR_OWN_STAGE : TL_COLOR_STAGE),
    .stroke = tl_map_drawing_color (drawing, is_own ? TL_COLOR_OWN_STAGE_EDGE : TL_COLOR_STAGE),
    .stroke_width = 1,
    .dash = { is_own ? 4 : 0, is_own ? 3 : 0 },
  };

  tl_outline_move (&outline, 0, box->y);
  tl_outline_line (&outline, box->width - TL_SIZE_STAGE_POINT, box->y);
  tl_outline_line (&outline, box->width, box->y + box->height / 2);
  tl_outline_line (&outline, box->width - TL_SIZE_STAGE_POINT, box->y + box->height);
  tl_outline_line (&outline, 0, box->y + box->height);
  if (!is_first)
    tl_outline_line (&outline, TL_SIZE_STAGE_POINT, box->y + box->height / 2);
  tl_outline_end (&outline, drawing, &ink);
}

static void
draw_stage (const TlMapDrawing *drawing, const TlStageBox *stage)
{
  const char *title = tl_element_get_string (stage->stage, TL_PROPERTY_TITLE);
  gboolean is_own =
      tl_element_get_choice (stage->stage, TL_PROPERTY_TERRITORY) == TL_TERRITORY_CUSTOMER;
  gboolean is_first = stage == drawing->view->stages;
  double inset = is_first ? TL_SIZE_STAGE_POINT : TL_SIZE_STAGE_POINT + 12;
  double x = tl_map_drawing_from_start (drawing, &stage->box, inset);

  tl_painter_begin_group (drawing->painter, TL_GROUP_STAGE, tl_element_get_id (stage->stage),
                          title);
  draw_chevron (drawing, stage, is_first, is_own);
  if (stage->folded)
    tl_map_drawing_fold_count (drawing, stage, is_own ? TL_COLOR_INK : TL_COLOR_STAGE_INK);
  else
    {
      tl_map_drawing_block (drawing, &stage->title, TL_TEXT_STAGE_TITLE, x, stage->box.y + 21,
                            is_own ? TL_COLOR_INK : TL_COLOR_STAGE_INK);
      tl_map_drawing_block (drawing, &stage->subtitle, TL_TEXT_STAGE_SUBTITLE, x, stage->box.y + 38,
                            is_own ? TL_COLOR_INK_DIM : TL_COLOR_STAGE_INK_DIM);
    }
  tl_painter_end_group (drawing->painter);
}

/* The titles of its moments, below it. */
static void
draw_captions (const TlMapDrawing *drawing, const TlStageBox *stage)
{
  double y = stage->box.y + stage->box.height + TL_SIZE_CAPTION_BASELINE;

  for (guint i = 0; i < stage->n_moments; i++)
    {
      const TlMomentBox *moment = &drawing->view->moments[stage->first_moment + i];
      TlRect column = { moment->x, stage->box.y, moment->width, 0 };

      if (moment->title.n_lines == 0)
        continue;
      tl_painter_begin_group (drawing->painter, TL_GROUP_NOTE, NULL, NULL);
      tl_map_drawing_block (drawing, &moment->title, TL_TEXT_MOMENT,
                            tl_map_drawing_from_start (drawing, &column, TL_SIZE_CAPTION_INSET), y,
                            TL_COLOR_INK_DIM);
      tl_painter_end_group (drawing->painter);
    }
}

void
tl_map_drawing_stages (const TlMapDrawing *drawing)
{
  const TlLayoutView *view = drawing->view;

  if (view->n_stages == 0 || !tl_map_drawing_is_visible (drawing, &view->header_box, 2))
    return;

  tl_painter_begin_group (drawing->painter, TL_GROUP_LAYER, NULL, _ ("Stages"));
  for (guint i = 0; i < view->n_stages; i++)
    {
      TlRect column = view->stages[i].box;

      column.height = view->header_box.height;
      if (!tl_map_drawing_is_visible (drawing, &column, TL_SIZE_STAGE_GAP))
        continue;
      draw_stage (drawing, &view->stages[i]);
      draw_captions (drawing, &view->stages[i]);
    }
  tl_painter_end_group (drawing->painter);
}

static void
draw_derived_lines (const TlMapDrawing *drawing)
{
  const TlRect *body = &drawing->view->body_box;
  TlInk ink = { .stroke = tl_map_drawing_color (drawing, TL_COLOR_LINE),
                .stroke_width = 1,
                .dash = { 6, 5 } };

  for (guint i = 0; i < drawing->view->n_derived; i++)
    {
      double y = drawing->view->derived[i].y;

      tl_map_drawing_line (drawing, tl_map_drawing_from_start (drawing, body, 0), y,
                           tl_map_drawing_from_end (drawing, body, 0), y, &ink);
    }
}

/* Between the stages, in the middle of the gutter, behind all lanes. */
static void
draw_grid (const TlMapDrawing *drawing)
{
  const TlLayoutView *view = drawing->view;
  TlInk ink = { .stroke = tl_map_drawing_color (drawing, TL_COLOR_GRID), .stroke_width = 1 };

  for (guint i = 1; i < view->n_stages; i++)
    {
      double x = tl_map_drawing_from_start (drawing, &view->stages[i].box, -TL_SIZE_CARD_INSET);
      TlRect line = { x, view->body_box.y, 0, view->body_box.height };

      if (tl_map_drawing_is_visible (drawing, &line, 1))
        tl_map_drawing_line (drawing, x, line.y, x, line.y + line.height, &ink);
    }
}

static void
draw_tint (const TlMapDrawing *drawing, const TlLayerBox *layer)
{
  TlInk tint = { .fill = &drawing->layers[layer->layer].tint };
  TlInk edge = { .stroke = &drawing->layers[layer->layer].line,
                 .stroke_width = 1,
                 .opacity = 0.18 };

  tl_painter_box (drawing->painter, &layer->box, TL_SIZE_LAYER_RADIUS, &tint);
  for (guint i = 1; i < layer->n_lanes; i++)
    {
      double y = drawing->view->lanes[layer->first_lane + i].box.y - 1;

      tl_map_drawing_line (drawing, tl_map_drawing_from_start (drawing, &layer->box, TL_SIZE_BAND),
                           y, tl_map_drawing_from_end (drawing, &layer->box, 0), y, &edge);
    }
}

void
tl_map_drawing_ground (const TlMapDrawing *drawing)
{
  const TlLayoutView *view = drawing->view;

  tl_painter_begin_group (drawing->painter, TL_GROUP_DECORATION, "ground", _ ("Layers and grid"));
  draw_derived_lines (drawing);
  for (guint i = 0; i < view->n_layers; i++)
    if (tl_map_drawing_is_visible (drawing, &view->layers[i].box, 1))
      draw_tint (drawing, &view->layers[i]);
  draw_grid (drawing);
  tl_map_drawing_folds (drawing);
  tl_painter_end_group (drawing->painter);
}

static void
draw_band_shape (const TlMapDrawing *drawing, const TlLayerBox *layer)
{
  const TlRect *box = &layer->box;
  double radius = MIN (TL_SIZE_LAYER_RADIUS, box->height / 2);
  double k = radius * 0.4477;
  double bottom = box->y + box->height;
  TlOutline outline = tl_outline_begin (drawing, box);
  TlInk ink = { .fill = &drawing->layers[layer->layer].band };

  tl_outline_move (&outline, radius, box->y);
  tl_outline_line (&outline, TL_SIZE_BAND, box->y);
  tl_outline_line (&outline, TL_SIZE_BAND, bottom);
  tl_outline_line (&outline, radius, bottom);
  tl_outline_curve (&outline, k, bottom, 0, bottom - k, 0, bottom - radius);
  tl_outline_line (&outline, 0, box->y + radius);
  tl_outline_curve (&outline, 0, box->y + k, k, box->y, radius, box->y);
  tl_outline_end (&outline, drawing, &ink);
}

void
tl_map_drawing_band (const TlMapDrawing *drawing, const TlLayerBox *layer)
{
  const TlChoice *names = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  double middle = layer->box.y + layer->box.height / 2;

  draw_band_shape (drawing, layer);
  if (layer->folded_lane != NULL)
    {
      tl_map_drawing_folded_words (drawing, layer);
      return;
    }
  tl_painter_begin_group (drawing->painter, TL_GROUP_HEADING, NULL, NULL);
  /* Read from the start edge: bottom to top at the left, top to bottom at the right. */
  tl_painter_text (drawing->painter, TL_TEXT_LAYER, _ (names[layer->layer].label), -1, FALSE,
                   tl_map_drawing_from_start (drawing, &layer->box, TL_SIZE_BAND / 2 + 4.5), middle,
                   drawing->view->right_to_left ? 90 : -90, TL_ANCHOR_MIDDLE,
                   &drawing->layers[layer->layer].ink);
  tl_painter_end_group (drawing->painter);
}

void
tl_map_drawing_lane_label (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  const TlRect *body = &drawing->view->body_box;
  double x = tl_map_drawing_from_start (drawing, body, TL_SIZE_BAND + 14);
  double y = lane->box.y + 28;

  tl_painter_begin_group (drawing->painter, TL_GROUP_HEADING, NULL, NULL);
  tl_map_drawing_block (drawing, &lane->title, TL_TEXT_LANE_TITLE, x, y, TL_COLOR_INK);
  if (lane->title.n_lines > 0)
    y += (lane->title.n_lines - 1) * TL_SIZE_LANE_TITLE_LINE + LABEL_STEP;
  tl_map_drawing_block (drawing, &lane->subtitle, TL_TEXT_LANE_SUBTITLE, x, y, TL_COLOR_INK_DIM);
  if (tl_map_drawing_has_details (drawing))
    tl_map_drawing_block (drawing, &lane->facts, TL_TEXT_AXIS, x, lane->box.y + lane->facts_y,
                          TL_COLOR_INK_DIM);
  tl_painter_end_group (drawing->painter);
}

void
tl_map_drawing_derived (const TlMapDrawing *drawing, const TlDerivedLine *line)
{
  const TlRect *box = &line->label_box;
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_LINE_LABEL),
                .stroke = tl_map_drawing_color (drawing, TL_COLOR_LINE_LABEL_EDGE),
                .stroke_width = 1 };

  if (!tl_map_drawing_has_details (drawing) || !tl_map_drawing_is_visible (drawing, box, 1))
    return;
  tl_painter_begin_group (drawing->painter, TL_GROUP_NOTE, NULL, NULL);
  tl_painter_box (drawing->painter, box, box->height / 2, &ink);
  tl_map_drawing_words (drawing, TL_TEXT_LINE_LABEL, line->label,
                        tl_map_drawing_from_start (drawing, box, 8), box->y + 13, TL_ANCHOR_START,
                        tl_map_drawing_color (drawing, TL_COLOR_INK_DIM));
  tl_painter_end_group (drawing->painter);
}
