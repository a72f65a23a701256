/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-drawing-private.h"

#include <glib/gi18n-lib.h>

/* The legend names what occurs on the map, and nothing else. */

#define TOP 4.0 /* of a kind's bar in its row */
#define BASELINE 15.0
#define MIDDLE 11.0

/* Each draws its sign at x, where `sign` leads on along the row, in the row that begins at y. */
typedef struct
{
  const TlMapDrawing *drawing;
  int index;
  double x, y, sign;
} Sign;

static void
draw_kind (const Sign *sign)
{
  TlInk ink = { .fill = tl_style_get_touchpoint (sign->drawing->scheme, sign->index) };
  TlRect bar = { sign->x + sign->sign * 2 - 2, sign->y + TOP, 4, 14 };

  tl_painter_box (sign->drawing->painter, &bar, 2, &ink);
}

static void
draw_link (const Sign *sign)
{
  TlLinkStyle style = tl_style_get_link (sign->drawing->scheme, sign->index);
  TlInk line = { .stroke = style.color,
                 .stroke_width = style.width,
                 .dash = { style.dash[0], style.dash[1] } };
  TlInk head = { .fill = style.color };
  double y = sign->y + MIDDLE;
  TlPathStep arrow[] = {
    { TL_PATH_MOVE, { { sign->x + sign->sign * 32, y } } },
    { TL_PATH_LINE, { { sign->x + sign->sign * 24, y - 5 } } },
    { TL_PATH_LINE, { { sign->x + sign->sign * 24, y + 5 } } },
  };

  tl_map_drawing_line (sign->drawing, sign->x, y, sign->x + sign->sign * 26, y, &line);
  tl_painter_path (sign->drawing->painter, arrow, G_N_ELEMENTS (arrow), &head);
}

static void
draw_star (const Sign *sign)
{
  const TlMapDrawing *drawing = sign->drawing;
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_STAR),
                .stroke = tl_map_drawing_color (drawing, TL_COLOR_STAR_EDGE),
                .stroke_width = 0.8 };

  tl_painter_path_data (drawing->painter, tl_style_get_star (), sign->x + sign->sign * 6,
                        sign->y + 9.5, 1, &ink);
}

static void
draw_mood (const Sign *sign)
{
  TlInk ink = { .fill = tl_style_get_mood (sign->drawing->scheme, sign->index) };

  tl_map_drawing_circle (sign->drawing, sign->x, sign->y + MIDDLE, 5, &ink);
}

/* Interval bands and hollow marks, as the curves have them. */
static void
draw_interval (const Sign *sign)
{
  const TlMapDrawing *drawing = sign->drawing;
  const TlColor *color = tl_map_drawing_color (drawing, TL_COLOR_INK_DIM);
  TlInk band = { .fill = color, .opacity = 0.3 };
  TlInk line = { .stroke = color, .stroke_width = 2 };
  double y = sign->y + MIDDLE;
  TlRect box = { sign->x + sign->sign * 11 - 11, y - 6, 22, 12 };

  tl_painter_box (drawing->painter, &box, 2, &band);
  tl_map_drawing_line (drawing, box.x, y, box.x + box.width, y, &line);
}

static void
draw_thin (const Sign *sign)
{
  const TlMapDrawing *drawing = sign->drawing;
  TlInk ink = { .fill = tl_map_drawing_color (drawing, TL_COLOR_PAPER),
                .stroke = tl_map_drawing_color (drawing, TL_COLOR_INK_DIM),
                .stroke_width = 2 };

  tl_map_drawing_circle (drawing, sign->x + sign->sign * 2, sign->y + MIDDLE, 4, &ink);
}

static void
draw_urgent (const Sign *sign)
{
  TlPoint point = { sign->x + sign->sign * 6, sign->y + MIDDLE + 6 };

  tl_map_drawing_urgent (sign->drawing, &point);
}

static void
draw_tie (const Sign *sign)
{
  double y = sign->y + MIDDLE;

  tl_map_drawing_tie (sign->drawing, &(TlPoint){ sign->x, y },
                      &(TlPoint){ sign->x + sign->sign * 26, y });
}

static void
draw_entry (const TlMapDrawing *drawing, const TlLegendEntry *entry)
{
  static void (*const draw[]) (const Sign *sign) = {
    [TL_LEGEND_TOUCHPOINT] = draw_kind,   [TL_LEGEND_LINK] = draw_link,
    [TL_LEGEND_STAR] = draw_star,         [TL_LEGEND_MOOD] = draw_mood,
    [TL_LEGEND_INTERVAL] = draw_interval, [TL_LEGEND_THIN] = draw_thin,
    [TL_LEGEND_URGENT] = draw_urgent,     [TL_LEGEND_TIE] = draw_tie,
    [TL_LEGEND_SOURCES] = NULL,
  };
  const TlRect *box = &drawing->view->legend_box;
  double y = box->y + entry->row * TL_SIZE_LEGEND_ROW;
  Sign sign = { drawing, entry->index, tl_map_drawing_from_start (drawing, box, entry->x), y,
                tl_map_drawing_get_sign (drawing) };

  if (draw[entry->part] != NULL)
    draw[entry->part](&sign);
  if (entry->words != NULL)
    tl_map_drawing_words (drawing, TL_TEXT_LEGEND, entry->words,
                          tl_map_drawing_from_start (drawing, box, entry->words_x), y + BASELINE,
                          TL_ANCHOR_START, tl_map_drawing_color (drawing, TL_COLOR_INK_DIM));
}

void
tl_map_drawing_legend (const TlMapDrawing *drawing)
{
  const TlLayoutView *view = drawing->view;

  if (!tl_map_drawing_has_details (drawing) ||
      !tl_map_drawing_is_visible (drawing, &view->legend_box, 0))
    return;
  tl_painter_begin_group (drawing->painter, TL_GROUP_LEGEND, "legend", _ ("Legend"));
  for (guint i = 0; i < view->n_legend; i++)
    draw_entry (drawing, &view->legend[i]);
  tl_painter_end_group (drawing->painter);
}
