/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

/* What is folded: a quiet column below a stage's head, a thin band for a layer. Only a window folds
 * anything, so none of this is ever read from a file. */

#define COLUMN_TITLE 14.0 /* from the top of the lanes to the end of a stage's title */
#define BAND_TITLE 19.0   /* the baselines of a layer's words, from the top of its band */
#define BAND_SUBTITLE 36.0
#define BAND_INSET 14.0
#define RISE 4.5 /* from the middle of a line of this size down to its baseline */

/* Between the heights: opaque, for what is behind it says nothing there. */
static void
draw_column (const TlMapDrawing *drawing, const TlStageBox *stage, double top, double height)
{
  TlRect column = { stage->box.x, top, stage->box.width, height };
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_OWN_STAGE) };

  if (tl_map_drawing_is_visible (drawing, &column, 1))
    tl_painter_box (drawing->painter, &column, 0, &ink);
}

/* Read as the names of layers are, its end at the top. */
static void
draw_column_title (const TlMapDrawing *drawing, const TlStageBox *stage)
{
  const TlTextLine *line = &stage->title.lines[0];
  gboolean mirrored = drawing->view->right_to_left;
  TlRect column = { stage->box.x, drawing->view->body_box.y, stage->box.width,
                    drawing->view->body_box.height };
  double x = tl_map_drawing_from_start (drawing, &stage->box, stage->box.width / 2 + RISE);

  if (stage->title.n_lines == 0 || !tl_map_drawing_has_details (drawing) ||
      !tl_map_drawing_is_visible (drawing, &column, 1))
    return;
  tl_painter_text (drawing->painter, TL_TEXT_STAGE_TITLE, line->text, line->length,
                   stage->title.ellipsized, x, drawing->view->body_box.y + COLUMN_TITLE,
                   mirrored ? 90 : -90, TL_ANCHOR_END,
                   tl_map_drawing_color (drawing, TL_COLOR_INK_DIM));
}

void
tl_map_drawing_folds (const TlMapDrawing *drawing)
{
  const TlLayoutView *view = drawing->view;

  for (guint i = 0; i < view->n_stages; i++)
    {
      if (!view->stages[i].folded)
        continue;
      for (guint k = 0; k < view->n_layers; k++)
        draw_column (drawing, &view->stages[i], view->layers[k].box.y, view->layers[k].box.height);
    }
}

void
tl_map_drawing_fold_titles (const TlMapDrawing *drawing)
{
  for (guint i = 0; i < drawing->view->n_stages; i++)
    if (drawing->view->stages[i].folded)
      draw_column_title (drawing, &drawing->view->stages[i]);
}

void
tl_map_drawing_folds_in (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  const TlLayoutView *view = drawing->view;

  for (guint i = 0; i < view->n_stages; i++)
    if (view->stages[i].folded)
      draw_column (drawing, &view->stages[i], lane->box.y, lane->box.height);
}

void
tl_map_drawing_fold_count (const TlMapDrawing *drawing, const TlStageBox *stage, TlColorRole color)
{
  const TlTextLine *line = &stage->subtitle.lines[0];

  tl_painter_text (drawing->painter, TL_TEXT_STAGE_TITLE, line->text, line->length, FALSE,
                   stage->box.x + stage->box.width / 2, stage->box.y + 20, 0, TL_ANCHOR_MIDDLE,
                   tl_map_drawing_color (drawing, color));
}

void
tl_map_drawing_folded_words (const TlMapDrawing *drawing, const TlLayerBox *layer)
{
  double x = tl_map_drawing_from_start (drawing, &layer->box, TL_SIZE_BAND + BAND_INSET);

  tl_painter_begin_group (drawing->painter, TL_GROUP_HEADING, NULL, NULL);
  tl_map_drawing_block (drawing, &layer->title, TL_TEXT_LANE_TITLE, x, layer->box.y + BAND_TITLE,
                        TL_COLOR_INK);
  tl_map_drawing_block (drawing, &layer->subtitle, TL_TEXT_LANE_SUBTITLE, x,
                        layer->box.y + BAND_SUBTITLE, TL_COLOR_INK_DIM);
  tl_painter_end_group (drawing->painter);
}
