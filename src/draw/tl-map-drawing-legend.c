/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

#include <glib/gi18n-lib.h>

/* The legend names what occurs on the map, and nothing else. A pen cannot measure, and need not: an
 * even measure a letter keeps the entries apart in every language. */
#define LETTER 6.3
#define TOP 4.0 /* of a kind's bar in its row */
#define BASELINE 15.0
#define MIDDLE 11.0

/* Where the next entry goes: `x` counts from the start edge. */
typedef struct
{
  const TlMapDrawing *drawing;
  double x, y;
} Legend;

/* All that belongs to the organisation is one family, and one entry. */
#define ORGANISATIONAL                                                                             \
  (1u << TL_TOUCHPOINT_PROCESS | 1u << TL_TOUCHPOINT_SYSTEM | 1u << TL_TOUCHPOINT_POLICY |         \
   1u << TL_TOUCHPOINT_STRUCTURE | 1u << TL_TOUCHPOINT_CULTURE | 1u << TL_TOUCHPOINT_INCENTIVE |   \
   1u << TL_TOUCHPOINT_MEASURE)

static guint
get_entries (guint kinds)
{
  return (kinds & ORGANISATIONAL) != 0 ? (kinds & ~ORGANISATIONAL) | 1u << TL_TOUCHPOINT_PROCESS
                                       : kinds;
}

static double
guess_width (const char *words)
{
  return tl_map_drawing_guess_width (words, LETTER);
}

static double
place (const Legend *legend, double x)
{
  return tl_map_drawing_from_start (legend->drawing, &legend->drawing->view->legend_box, x);
}

/* Goes to the next row when an entry this long does not fit. */
static void
make_room (Legend *legend, double length)
{
  if (legend->x == 0 || legend->x + length <= legend->drawing->view->legend_box.width)
    return;
  legend->x = 0;
  legend->y += TL_SIZE_LEGEND_ROW;
}

static void
write_words (const Legend *legend, const char *words, double x)
{
  tl_map_drawing_words (legend->drawing, TL_TEXT_LEGEND, words, place (legend, x),
                        legend->y + BASELINE, TL_ANCHOR_START,
                        tl_map_drawing_color (legend->drawing, TL_COLOR_INK_DIM));
}

static void
add_kind (Legend *legend, int kind)
{
  const TlChoice *names = tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND);
  const char *words =
      kind == TL_TOUCHPOINT_PROCESS ? _ ("Process, policy, measure") : _ (names[kind].label);
  double width = guess_width (words);
  TlInk ink = { .fill = tl_style_get_touchpoint (legend->drawing->scheme, kind) };
  TlRect bar;

  make_room (legend, 11 + width);
  bar = (TlRect){ place (legend, legend->x + 2) - 2, legend->y + TOP, 4, 14 };
  tl_painter_box (legend->drawing->painter, &bar, 2, &ink);
  write_words (legend, words, legend->x + 11);
  legend->x += 11 + width + 29;
}

static void
add_link (Legend *legend, int kind)
{
  const TlChoice *names = tl_kind_get_choices (TL_KIND_LINK, TL_PROPERTY_KIND);
  const char *words = _ (names[kind].label);
  TlLinkStyle style = tl_style_get_link (legend->drawing->scheme, kind);
  double width = guess_width (words);
  TlInk line = { .stroke = style.color,
                 .stroke_width = style.width,
                 .dash = { style.dash[0], style.dash[1] } };
  TlInk head = { .fill = style.color };
  double y = legend->y + MIDDLE;
  TlPathStep arrow[3];

  make_room (legend, 40 + width);
  y = legend->y + MIDDLE;
  tl_map_drawing_line (legend->drawing, place (legend, legend->x), y,
                       place (legend, legend->x + 26), y, &line);
  arrow[0] = (TlPathStep){ TL_PATH_MOVE, { { place (legend, legend->x + 32), y } } };
  arrow[1] = (TlPathStep){ TL_PATH_LINE, { { place (legend, legend->x + 24), y - 5 } } };
  arrow[2] = (TlPathStep){ TL_PATH_LINE, { { place (legend, legend->x + 24), y + 5 } } };
  tl_painter_path (legend->drawing->painter, arrow, G_N_ELEMENTS (arrow), &head);
  write_words (legend, words, legend->x + 40);
  legend->x += MAX (110, 40 + width + 13);
}

static void
add_star (Legend *legend)
{
  const TlMapDrawing *drawing = legend->drawing;
  const char *words = _ ("Moment of truth");
  double width = guess_width (words);
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_STAR),
                .stroke = tl_map_drawing_color (drawing, TL_COLOR_STAR_EDGE),
                .stroke_width = 0.8 };

  make_room (legend, 20 + width);
  tl_painter_path_data (drawing->painter, tl_style_get_star (), place (legend, legend->x + 6),
                        legend->y + 9.5, 1, &ink);
  write_words (legend, words, legend->x + 20);
  legend->x += MAX (140, 20 + width + 25);
}

/* The five moods, of which the ends and the middle are named. */
static void
add_feelings (Legend *legend)
{
  const TlMapDrawing *drawing = legend->drawing;
  const char *words[] = { [TL_MOOD_ANGRY] = _ ("angry"),
                          [TL_MOOD_UNHAPPY] = NULL,
                          [TL_MOOD_NEUTRAL] = _ ("neutral"),
                          [TL_MOOD_HAPPY] = NULL,
                          [TL_MOOD_DELIGHTED] = _ ("delighted") };
  double width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    width += words[i] != NULL ? 24 + guess_width (words[i]) : 18;
  make_room (legend, width);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      TlInk ink = { .fill = tl_style_get_mood (drawing->scheme, i) };

      tl_map_drawing_circle (drawing, place (legend, legend->x), legend->y + MIDDLE, 5, &ink);
      if (words[i] != NULL)
        write_words (legend, words[i], legend->x + 10);
      legend->x += words[i] != NULL ? 24 + guess_width (words[i]) : 18;
    }
}

/* Interval bands and hollow marks, as the curves have them. */
static void
add_interval (Legend *legend)
{
  const TlMapDrawing *drawing = legend->drawing;
  /* xgettext:no-c-format */
  const char *words = _ ("95 % interval");
  double width = guess_width (words);
  const TlColor *color = tl_map_drawing_color (drawing, TL_COLOR_INK_DIM);
  TlInk band = { .fill = color, .opacity = 0.3 };
  TlInk line = { .stroke = color, .stroke_width = 2 };
  TlRect box;

  make_room (legend, 30 + width);
  box = (TlRect){ place (legend, legend->x + 11) - 11, legend->y + MIDDLE - 6, 22, 12 };
  tl_painter_box (drawing->painter, &box, 2, &band);
  tl_map_drawing_line (drawing, box.x, legend->y + MIDDLE, box.x + box.width, legend->y + MIDDLE,
                       &line);
  write_words (legend, words, legend->x + 30);
  legend->x += 30 + width + 24;
}

static void
add_thin (Legend *legend)
{
  const TlMapDrawing *drawing = legend->drawing;
  const char *words = _ ("Fewer than 5 answers");
  double width = guess_width (words);
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_PAPER),
                .stroke = tl_map_drawing_color (drawing, TL_COLOR_INK_DIM),
                .stroke_width = 2 };

  make_room (legend, 14 + width);
  tl_map_drawing_circle (drawing, place (legend, legend->x + 2), legend->y + MIDDLE, 4, &ink);
  write_words (legend, words, legend->x + 14);
  legend->x += 14 + width + 24;
}

void
tl_map_drawing_legend (const TlMapDrawing *drawing)
{
  Legend legend = { .drawing = drawing, .y = drawing->view->legend_box.y };
  const TlOccurrence *occurrence = &drawing->view->occurrence;

  if (!tl_map_drawing_has_details (drawing) ||
      !tl_map_drawing_is_visible (drawing, &drawing->view->legend_box, 0))
    return;
  tl_painter_begin_group (drawing->painter, TL_GROUP_LEGEND, "legend", _ ("Legend"));
  for (guint i = 0; i < TL_N_TOUCHPOINT_KINDS; i++)
    if (get_entries (occurrence->kinds) & 1u << i)
      add_kind (&legend, i);
  for (guint i = 0; i < TL_N_LINK_KINDS; i++)
    if (occurrence->links & 1u << i)
      add_link (&legend, i);
  if (occurrence->stars)
    add_star (&legend);
  if (occurrence->feelings)
    add_feelings (&legend);
  if (occurrence->intervals)
    add_interval (&legend);
  if (occurrence->thin)
    add_thin (&legend);
  tl_painter_end_group (drawing->painter);
}
