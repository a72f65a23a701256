/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "tl-text.h"

/* How far a card's badge, star and shadow, or a mark's value, reach out of its box. */
#define OVERHANG 40.0
/* Below this many device pixels a unit nobody sees a shadow, a round corner or a 12-unit icon. */
#define DETAIL_SCALE 0.34

TlOutline
tl_outline_begin (const TlMapDrawing *drawing, const TlRect *rect)
{
  return (TlOutline){ .edge = tl_map_drawing_from_start (drawing, rect, 0),
                      .sign = tl_map_drawing_get_sign (drawing) };
}

static void
add_step (TlOutline *outline, TlPathStep step)
{
  g_return_if_fail (outline->n_steps < TL_OUTLINE_STEPS);

  for (guint i = 0; i < G_N_ELEMENTS (step.points); i++)
    step.points[i].x = outline->edge + outline->sign * step.points[i].x;
  outline->steps[outline->n_steps++] = step;
}

void
tl_outline_move (TlOutline *outline, double x, double y)
{
  add_step (outline, (TlPathStep){ TL_PATH_MOVE, { { x, y } } });
}

void
tl_outline_line (TlOutline *outline, double x, double y)
{
  add_step (outline, (TlPathStep){ TL_PATH_LINE, { { x, y } } });
}

void
tl_outline_curve (
    TlOutline *outline, double x1, double y1, double x2, double y2, double x, double y)
{
  add_step (outline, (TlPathStep){ TL_PATH_CURVE, { { x1, y1 }, { x2, y2 }, { x, y } } });
}

void
tl_outline_end (TlOutline *outline, const TlMapDrawing *drawing, const TlInk *ink)
{
  add_step (outline, (TlPathStep){ TL_PATH_CLOSE });
  tl_painter_path (drawing->painter, outline->steps, outline->n_steps, ink);
}

double
tl_map_drawing_get_sign (const TlMapDrawing *drawing)
{
  return drawing->view->right_to_left ? -1 : 1;
}

double
tl_map_drawing_from_start (const TlMapDrawing *drawing, const TlRect *rect, double inset)
{
  return drawing->view->right_to_left ? rect->x + rect->width - inset : rect->x + inset;
}

double
tl_map_drawing_from_end (const TlMapDrawing *drawing, const TlRect *rect, double inset)
{
  return drawing->view->right_to_left ? rect->x + inset : rect->x + rect->width - inset;
}

gboolean
tl_map_drawing_is_visible (const TlMapDrawing *drawing, const TlRect *rect, double margin)
{
  const TlRect *clip = &drawing->painter->clip;

  return rect->x - margin < clip->x + clip->width && rect->x + rect->width + margin > clip->x &&
         rect->y - margin < clip->y + clip->height && rect->y + rect->height + margin > clip->y;
}

const TlColor *
tl_map_drawing_color (const TlMapDrawing *drawing, TlColorRole role)
{
  return tl_style_get_color (drawing->scheme, role);
}

void
tl_map_drawing_circle (
    const TlMapDrawing *drawing, double x, double y, double radius, const TlInk *ink)
{
  TlRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };

  tl_painter_box (drawing->painter, &rect, radius, ink);
}

/* The part of a way from 0 to `length` that shows between two places, moved out to whole dashes. */
static void
trim_way (const TlInk *ink, double low, double high, double length, double *from, double *to)
{
  double period = ink->dash[0] + ink->dash[1];

  if (period <= 0)
    period = 1;
  *from = MAX (0, floor ((low - ink->stroke_width) / period) * period);
  *to = MIN (length, ceil ((high + ink->stroke_width) / period) * period);
}

/* Only what the clip shows: a dashed line along a map of a thousand moments has ten thousand
 * dashes, and each of a screen's tiles would pay for all of them. */
void
tl_map_drawing_line (
    const TlMapDrawing *drawing, double x1, double y1, double x2, double y2, const TlInk *ink)
{
  const TlRect *clip = &drawing->painter->clip;
  TlRect line = { MIN (x1, x2), MIN (y1, y2), ABS (x2 - x1), ABS (y2 - y1) };
  double length = MAX (line.width, line.height);
  double along_x = (x2 - x1) / MAX (length, 1e-9);
  double along_y = (y2 - y1) / MAX (length, 1e-9);
  double near = y1 == y2 ? (clip->x - x1) * along_x : (clip->y - y1) * along_y;
  double far = near + (y1 == y2 ? clip->width * along_x : clip->height * along_y);
  double from, to;
  TlPathStep steps[2] = { { TL_PATH_MOVE }, { TL_PATH_LINE } };

  if (!tl_map_drawing_is_visible (drawing, &line, ink->stroke_width))
    return;
  trim_way (ink, MIN (near, far), MAX (near, far), length, &from, &to);
  steps[0].points[0] = (TlPoint){ x1 + along_x * from, y1 + along_y * from };
  steps[1].points[0] = (TlPoint){ x1 + along_x * to, y1 + along_y * to };
  tl_painter_path (drawing->painter, steps, G_N_ELEMENTS (steps), ink);
}

gboolean
tl_map_drawing_has_details (const TlMapDrawing *drawing)
{
  return drawing->painter->scale >= DETAIL_SCALE;
}

/* A line that is shown alone takes its direction from its own first letter. One that continues a
 * paragraph of the other direction is told by a mark in front. */
static char *
dup_with_direction (const TlTextBlock *block, guint i)
{
  const TlTextLine *first = &block->lines[0];
  const TlTextLine *line = &block->lines[i];
  TlReading whole = tl_text_find_direction (first->text, first->length);

  if (whole == TL_READS_EITHER_WAY || whole == tl_text_find_direction (line->text, line->length))
    return NULL;
  return g_strdup_printf ("%s%.*s", whole == TL_READS_LEFT ? "\xe2\x80\x8f" : "\xe2\x80\x8e",
                          line->length, line->text);
}

void
tl_map_drawing_block (const TlMapDrawing *drawing,
                      const TlTextBlock *block,
                      TlTextRole role,
                      double x,
                      double y,
                      TlColorRole color)
{
  double line_height = tl_style_get_text (role)->line_height;

  for (guint i = 0; i < block->n_lines; i++)
    {
      const TlTextLine *line = &block->lines[i];
      g_autofree char *directed = i > 0 ? dup_with_direction (block, i) : NULL;

      tl_painter_text (drawing->painter, role, directed != NULL ? directed : line->text,
                       directed != NULL ? -1 : line->length,
                       block->ellipsized && i + 1 == block->n_lines, x, y + i * line_height, 0,
                       TL_ANCHOR_START, tl_map_drawing_color (drawing, color));
    }
}

double
tl_map_drawing_guess_width (const char *words, double letter)
{
  /* Arabic and Hebrew letters are a little, those of East Asia much wider than ours. */
  double plain = tl_text_find_direction (words, -1) == TL_READS_LEFT ? letter * 1.25 : letter;
  double width = 0;

  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_iszerowidth (g_utf8_get_char (at)))
      width += g_unichar_iswide (g_utf8_get_char (at)) ? letter * 1.85 : plain;
  return width;
}

void
tl_map_drawing_words (const TlMapDrawing *drawing,
                      TlTextRole role,
                      const char *words,
                      double x,
                      double y,
                      TlAnchor anchor,
                      const TlColor *color)
{
  tl_painter_text (drawing->painter, role, words, -1, FALSE, x, y, 0, anchor, color);
}

static void
draw_paper (const TlMapDrawing *drawing)
{
  TlRect paper = { 0, 0, drawing->view->width, drawing->view->height };
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_PAPER) };

  tl_painter_begin_group (drawing->painter, TL_GROUP_DECORATION, "paper", _ ("Background"));
  tl_painter_box (drawing->painter, &paper, 0, &ink);
  tl_painter_end_group (drawing->painter);
}

static char *
dup_lane_words (const TlLaneBox *lane)
{
  const char *title = tl_element_get_string (lane->lane, TL_PROPERTY_TITLE);
  const char *subtitle = tl_element_get (lane->lane, TL_PROPERTY_SUBTITLE);

  if (subtitle == NULL)
    return g_strdup (title);
  /* Translators: a lane's title and subtitle, as “Amira: What she does” */
  return g_strdup_printf (_ ("%s: %s"), title, subtitle);
}

static void
draw_lane (const TlMapDrawing *drawing, const TlLaneBox *lane)
{
  g_autofree char *words = NULL;

  if (!tl_map_drawing_is_visible (drawing, &lane->box, OVERHANG))
    return;

  words = dup_lane_words (lane);
  tl_painter_begin_group (drawing->painter, TL_GROUP_LANE, tl_element_get_id (lane->lane), words);
  if (drawing->parts & TL_PART_LABELS)
    tl_map_drawing_lane_label (drawing, lane);
  if (lane->kind == TL_LANE_EXPERIENCE)
    tl_map_drawing_axis (drawing, lane);
  if (drawing->parts & TL_PART_CARDS)
    tl_map_drawing_cards (drawing, lane);
  if (drawing->parts & TL_PART_CURVES)
    {
      tl_map_drawing_curve (drawing, lane);
      if (lane->kind == TL_LANE_EXPERIENCE)
        tl_map_drawing_folds_in (drawing, lane);
      tl_map_drawing_quotes (drawing, lane);
    }
  tl_painter_end_group (drawing->painter);
}

static gboolean
go_on (const TlMapDrawing *drawing, guint lanes_done)
{
  TlPainter *painter = drawing->painter;

  return painter->go_on == NULL ||
         painter->go_on ((double) lanes_done / MAX (1, drawing->view->n_lanes),
                         painter->go_on_data);
}

/* FALSE when somebody asked to stop. */
static gboolean
draw_layer (const TlMapDrawing *drawing, guint index)
{
  const TlLayerBox *layer = &drawing->view->layers[index];
  const TlChoice *names = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  gboolean goes_on = TRUE;

  if (!tl_map_drawing_is_visible (drawing, &layer->box, OVERHANG))
    return TRUE;

  tl_painter_begin_group (drawing->painter, TL_GROUP_LAYER, NULL, _ (names[layer->layer].label));
  if (drawing->parts & TL_PART_LABELS)
    tl_map_drawing_band (drawing, layer);
  for (guint i = 0; goes_on && i < layer->n_lanes; i++)
    {
      draw_lane (drawing, &drawing->view->lanes[layer->first_lane + i]);
      goes_on = go_on (drawing, layer->first_lane + i + 1);
    }
  tl_painter_end_group (drawing->painter);
  return goes_on;
}

/* The derived lines just below a layer, so that they are read where they stand. */
static void
draw_derived_below (const TlMapDrawing *drawing, guint index)
{
  const TlLayoutView *view = drawing->view;
  double top = view->layers[index].box.y;
  double bottom = index + 1 < view->n_layers ? view->layers[index + 1].box.y : G_MAXDOUBLE;

  if (!(drawing->parts & TL_PART_LANES))
    return;
  for (guint i = 0; i < view->n_derived; i++)
    if (view->derived[i].y > top && view->derived[i].y < bottom)
      tl_map_drawing_derived (drawing, &view->derived[i]);
}

static gboolean
draw_body (const TlMapDrawing *drawing)
{
  for (guint i = 0; i < drawing->view->n_layers; i++)
    {
      if (!draw_layer (drawing, i))
        return FALSE;
      draw_derived_below (drawing, i);
    }
  return TRUE;
}

static TlMapDrawing
make_drawing (TlPainter *painter, TlMap *map, TlLayout *layout, TlParts parts, TlScheme scheme)
{
  TlMapDrawing drawing = {
    .painter = painter,
    .map = map,
    .layout = layout,
    .view = tl_layout_get_view (layout),
    .parts = parts,
    .scheme = scheme,
  };

  for (guint layer = 0; layer < TL_N_LAYERS; layer++)
    drawing.layers[layer] = tl_look_get_layer (&drawing.view->look, scheme, layer);
  painter->right_to_left = drawing.view->right_to_left;
  return drawing;
}

void
tl_map_drawing_light (const TlMapDrawing *drawing, const TlElement *element)
{
  gboolean fades =
      drawing->lit != NULL && element != NULL && !g_hash_table_contains (drawing->lit, element);

  drawing->painter->faded = fades ? tl_map_drawing_color (drawing, TL_COLOR_PAPER) : NULL;
}

void
tl_map_drawing_paint (
    TlPainter *painter, TlMap *map, TlLayout *layout, TlParts parts, TlScheme scheme)
{
  tl_map_drawing_paint_lit (painter, map, layout, parts, scheme, NULL);
}

void
tl_map_drawing_paint_lit (TlPainter *painter,
                          TlMap *map,
                          TlLayout *layout,
                          TlParts parts,
                          TlScheme scheme,
                          GHashTable *lit)
{
  TlMapDrawing drawing = make_drawing (painter, map, layout, parts, scheme);

  drawing.lit = lit;
  tl_painter_begin_group (painter, TL_GROUP_DRAWING, NULL,
                          tl_element_get_string (tl_map_get_root (map), TL_PROPERTY_TITLE));
  if (parts & TL_PART_PAPER)
    draw_paper (&drawing);
  if (parts & TL_PART_TITLE)
    tl_map_drawing_title (&drawing);
  if (parts & TL_PART_STAGES)
    tl_map_drawing_stages (&drawing);
  if (parts & TL_PART_LANES)
    tl_map_drawing_ground (&drawing);
  if (draw_body (&drawing))
    {
      if (parts & TL_PART_LANES)
        tl_map_drawing_fold_titles (&drawing);
      if (parts & TL_PART_LINKS)
        tl_map_drawing_links (&drawing);
      if (parts & TL_PART_LEGEND)
        tl_map_drawing_legend (&drawing);
    }
  tl_painter_end_group (painter);
}

void
tl_map_drawing_paint_card (
    TlPainter *painter, TlMap *map, TlLayout *layout, const TlCardBox *card, TlScheme scheme)
{
  TlMapDrawing drawing = make_drawing (painter, map, layout, TL_PART_CARDS, scheme);

  tl_map_drawing_card (&drawing, card);
}

void
tl_map_drawing_paint_some (
    TlPainter *painter, TlMap *map, TlLayout *layout, GHashTable *elements, TlScheme scheme)
{
  TlMapDrawing drawing = make_drawing (painter, map, layout, TL_PART_CARDS | TL_PART_LINKS, scheme);
  TlRect near = { painter->clip.x - OVERHANG, painter->clip.y - OVERHANG,
                  painter->clip.width + 2 * OVERHANG, painter->clip.height + 2 * OVERHANG };
  g_autoptr (GPtrArray) cards = tl_layout_find_cards_in (layout, &near);

  for (guint i = 0; i < cards->len; i++)
    {
      const TlCardBox *card = tl_layout_find_card (layout, cards->pdata[i]);

      if (!card->lifted && g_hash_table_contains (elements, card->touchpoint))
        tl_map_drawing_card (&drawing, card);
    }
  tl_map_drawing_some_feelings (&drawing, elements);
  tl_map_drawing_some_links (&drawing, elements);
}
