/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-report.h"

#include <cairo-pdf.h>

#include "tl-cairo-painter.h"
#include "tl-pdf.h"
#include "tl-pdf-finish.h"

/* Points, and map units, of which each is three quarters of one. */
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.89
#define POINTS_A_UNIT 0.75
#define WIDTH (PAGE_WIDTH / POINTS_A_UNIT)
#define HEIGHT (PAGE_HEIGHT / POINTS_A_UNIT)
#define MARGIN 76.0
#define FOOT 38.0 /* of the page's number, above its end */
#define INDENT 16.0
#define N_COLUMNS 3
#define CELL_GAP 12.0
#define MOST_LINES 24
/* Room a heading has below it, so that it does not stand alone at the end of a page. */
#define KEPT_WITH_HEADING 110.0
/* Rows, the heads counted, up to which a table stays in one piece. */
#define SMALL_TABLE 7

typedef struct
{
  char *cells[N_COLUMNS];
  gboolean is_head;
} Row;

/* Where a block of words is set. */
typedef struct
{
  TlTextRole role;
  double x, width; /* from the margin on, in the direction of reading */
  double above;    /* room above it */
} Place;

struct _TlReport
{
  TlText *text;
  gboolean right_to_left;
  GByteArray *bytes;
  cairo_t *cr;
  TlPainter *painter;
  guint n_pages;
  guint depth;       /* sections that are open */
  double y;          /* down to here there is something */
  GArray *rows;      /* (element-type Row) of the table that is open, not drawn yet */
  gboolean in_table; /* its group is open */
  char *heading;     /* not drawn yet, as what follows says which page it is on; or NULL */
};

static const double column_starts[N_COLUMNS] = { 0, 0.56, 0.78 };

static void
clear_row (gpointer data)
{
  Row *row = data;

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (row->cells[i]);
}

static void
add_number (TlReport *self)
{
  const TlColor *color = tl_style_get_color (TL_SCHEME_LIGHT, TL_COLOR_INK_DIM);
  g_autofree char *number = g_strdup_printf ("%u", self->n_pages);

  tl_painter_begin_group (self->painter, TL_GROUP_DECORATION, NULL, NULL);
  tl_painter_text (self->painter, TL_TEXT_SCORE_LABEL, number, -1, FALSE, WIDTH / 2, HEIGHT - FOOT,
                   0, TL_ANCHOR_MIDDLE, color);
  tl_painter_end_group (self->painter);
}

static void
end_page (TlReport *self)
{
  add_number (self);
  cairo_show_page (self->cr);
}

static void
ensure_room (TlReport *self, double height)
{
  if (self->y + height <= HEIGHT - MARGIN || self->y <= MARGIN)
    return;
  end_page (self);
  self->n_pages++;
  self->y = MARGIN;
}

static guint
break_words (
    TlReport *self, const Place *place, const char *words, TlTextLine *lines, gboolean *cut)
{
  const TlTextMeasure *measure = tl_text_get_measure (self->text);

  return measure->break_lines (measure->data, place->role, words, place->width, MOST_LINES, lines,
                               cut);
}

/* Draws lines below `top`. Returns how high they are. */
static double
draw_lines (TlReport *self,
            const Place *place,
            const TlTextLine *lines,
            guint n,
            gboolean cut,
            double top,
            TlColorRole color)
{
  const TlTextStyle *style = tl_style_get_text (place->role);
  double start = MARGIN + place->x;

  for (guint i = 0; i < n; i++)
    tl_painter_text (self->painter, place->role, lines[i].text, lines[i].length, cut && i + 1 == n,
                     self->right_to_left ? WIDTH - start : start,
                     top + i * style->line_height + style->size, 0, TL_ANCHOR_START,
                     tl_style_get_color (TL_SCHEME_LIGHT, color));
  return n * style->line_height;
}

static double
draw_words (TlReport *self, const Place *place, const char *words, double top, TlColorRole color)
{
  TlTextLine lines[MOST_LINES];
  gboolean cut;
  guint n = break_words (self, place, words, lines, &cut);

  return draw_lines (self, place, lines, n, cut, top, color);
}

static double
measure_words (TlReport *self, const Place *place, const char *words)
{
  TlTextLine lines[MOST_LINES];
  gboolean cut;

  return break_words (self, place, words, lines, &cut) *
         tl_style_get_text (place->role)->line_height;
}

/* Room for a block, and for so much below it. */
static void
begin_block (TlReport *self, TlGroupKind kind, const Place *place, double height)
{
  if (self->y > MARGIN)
    self->y += place->above;
  ensure_room (self, height);
  tl_painter_begin_group (self->painter, kind, NULL, NULL);
}

/* The heading that waits, if one does, with so much room below it. */
static void
draw_heading (TlReport *self, double below)
{
  static const Place places[] = { { TL_TEXT_MAP_TITLE, 0, WIDTH - 2 * MARGIN, 0 },
                                  { TL_TEXT_STAGE_TITLE, 0, WIDTH - 2 * MARGIN, 24 },
                                  { TL_TEXT_CARD_TITLE, 0, WIDTH - 2 * MARGIN, 10 } };
  guint level = MIN (self->depth, G_N_ELEMENTS (places) - 1);
  const Place *place = &places[level];
  g_autofree char *words = g_steal_pointer (&self->heading);

  if (words == NULL)
    return;
  begin_block (self, TL_GROUP_HEADING, place, measure_words (self, place, words) + below);
  self->y += draw_words (self, place, words, self->y, level < 2 ? TL_COLOR_INK : TL_COLOR_INK_DIM);
  tl_painter_end_group (self->painter);
}

static void
add_paragraph (TlReport *self, TlTextRole role, const char *words, TlColorRole color)
{
  Place place = { role, 0, WIDTH - 2 * MARGIN, 6 };
  gboolean cut = TRUE;

  for (const char *rest = words; cut && *rest != '\0'; place.above = 0)
    {
      TlTextLine lines[MOST_LINES];
      guint n = break_words (self, &place, rest, lines, &cut);

      /* The last of so many lines may have what follows in it, too. */
      if (cut)
        rest = lines[--n].text;
      begin_block (self, TL_GROUP_NOTE, &place, n * tl_style_get_text (place.role)->line_height);
      self->y += draw_lines (self, &place, lines, n, FALSE, self->y, color);
      tl_painter_end_group (self->painter);
    }
}

static void
add_paragraphs (TlReport *self, TlTextRole role, const char *words, TlColorRole color)
{
  g_auto (GStrv) paragraphs = g_strsplit (words, "\n", -1);

  draw_heading (self, KEPT_WITH_HEADING);
  for (guint i = 0; paragraphs[i] != NULL; i++)
    add_paragraph (self, role, g_strstrip (paragraphs[i]), color);
}

TlReport *
tl_report_new (TlText *text, gboolean right_to_left)
{
  TlReport *self = g_new0 (TlReport, 1);

  self->text = text;
  self->right_to_left = right_to_left;
  self->bytes = g_byte_array_new ();
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, clear_row);
  self->cr = tl_pdf_begin (self->bytes, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_scale (self->cr, POINTS_A_UNIT, POINTS_A_UNIT);
  self->painter = tl_cairo_painter_new (self->cr, text, 1, TRUE);
  self->painter->right_to_left = right_to_left;
  self->n_pages = 1;
  self->y = MARGIN;
  tl_painter_begin_group (self->painter, TL_GROUP_DRAWING, NULL, NULL);
  return self;
}

void
tl_report_free (TlReport *self)
{
  g_clear_pointer (&self->painter, tl_cairo_painter_free);
  g_clear_pointer (&self->cr, cairo_destroy);
  g_byte_array_unref (self->bytes);
  g_array_unref (self->rows);
  g_free (self->heading);
  g_free (self);
}

void
tl_report_add_heading (TlReport *self, const char *words)
{
  draw_heading (self, KEPT_WITH_HEADING);
  self->heading = g_strdup (words);
}

void
tl_report_add_paragraph (TlReport *self, const char *words)
{
  add_paragraphs (self, TL_TEXT_LANE_SUBTITLE, words, TL_COLOR_INK);
}

void
tl_report_add_statement (TlReport *self, const char *words)
{
  add_paragraphs (self, TL_TEXT_LANE_TITLE, words, TL_COLOR_INK);
}

void
tl_report_add_note (TlReport *self, const char *words)
{
  add_paragraphs (self, TL_TEXT_LANE_SUBTITLE, words, TL_COLOR_INK_DIM);
}

void
tl_report_begin_section (TlReport *self)
{
  draw_heading (self, KEPT_WITH_HEADING);
  self->depth++;
  tl_painter_begin_group (self->painter, TL_GROUP_SECTION, NULL, NULL);
}

void
tl_report_end_section (TlReport *self)
{
  draw_heading (self, KEPT_WITH_HEADING);
  self->depth--;
  tl_painter_end_group (self->painter);
}

void
tl_report_begin_list (TlReport *self)
{
  draw_heading (self, KEPT_WITH_HEADING);
  tl_painter_begin_group (self->painter, TL_GROUP_LIST, NULL, NULL);
}

/* In front of the first line of what comes next. */
static void
draw_bullet (TlReport *self)
{
  const double side = 4;
  double middle = self->y + tl_style_get_text (TL_TEXT_LANE_SUBTITLE)->line_height / 2;
  double start = self->right_to_left ? WIDTH - MARGIN - side : MARGIN;
  TlInk ink = { .fill = tl_style_get_color (TL_SCHEME_LIGHT, TL_COLOR_INK_DIM) };

  tl_painter_box (self->painter, &(TlRect){ start, middle - side / 2, side, side }, side / 2, &ink);
}

void
tl_report_add_item (TlReport *self, const char *words, const char *detail)
{
  static const Place place = { TL_TEXT_LANE_SUBTITLE, INDENT, WIDTH - 2 * MARGIN - INDENT, 5 };
  double height = measure_words (self, &place, words);

  if (detail != NULL)
    height += measure_words (self, &place, detail);
  tl_painter_begin_group (self->painter, TL_GROUP_ITEM, NULL, NULL);
  begin_block (self, TL_GROUP_ITEM_BODY, &place, height);
  draw_bullet (self);
  self->y += draw_words (self, &place, words, self->y, TL_COLOR_INK);
  if (detail != NULL)
    self->y += draw_words (self, &place, detail, self->y, TL_COLOR_INK_DIM);
  tl_painter_end_group (self->painter);
  tl_painter_end_group (self->painter);
}

void
tl_report_end_list (TlReport *self)
{
  tl_painter_end_group (self->painter);
}

void
tl_report_begin_table (TlReport *self)
{
  self->in_table = FALSE;
}

/* With what is to stand below its heading on the same page. */
static void
open_table (TlReport *self, double kept)
{
  if (self->in_table)
    return;
  draw_heading (self, kept + 8);
  self->y += 8;
  self->in_table = TRUE;
  tl_painter_begin_group (self->painter, TL_GROUP_TABLE, NULL, NULL);
}

static Place
get_cell_place (guint column, gboolean is_head)
{
  double width = WIDTH - 2 * MARGIN, start = column_starts[column] * width;
  double end = column + 1 < N_COLUMNS ? column_starts[column + 1] * width - CELL_GAP : width;

  return (Place){ is_head ? TL_TEXT_VALUE : TL_TEXT_LANE_SUBTITLE, start, end - start, 0 };
}

static void
draw_rule (TlReport *self)
{
  const TlPathStep line[] = { { TL_PATH_MOVE, { { MARGIN, self->y } } },
                              { TL_PATH_LINE, { { WIDTH - MARGIN, self->y } } } };
  TlInk ink = { .stroke = tl_style_get_color (TL_SCHEME_LIGHT, TL_COLOR_CARD_EDGE),
                .stroke_width = 1 };

  tl_painter_path (self->painter, line, G_N_ELEMENTS (line), &ink);
}

#define ROW_GAP 4.0

static double
measure_row (TlReport *self, const Row *row)
{
  double height = 0;

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      Place place = get_cell_place (i, row->is_head);

      height = MAX (height, measure_words (self, &place, row->cells[i]));
    }
  return height + 2 * ROW_GAP;
}

static void
draw_row (TlReport *self, const Row *row)
{
  tl_painter_begin_group (self->painter, TL_GROUP_ROW, NULL, NULL);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      Place place = get_cell_place (i, row->is_head);

      tl_painter_begin_group (self->painter, row->is_head || i == 0 ? TL_GROUP_HEAD : TL_GROUP_CELL,
                              NULL, NULL);
      draw_words (self, &place, row->cells[i], self->y + ROW_GAP,
                  row->is_head ? TL_COLOR_INK_DIM : TL_COLOR_INK);
      tl_painter_end_group (self->painter);
    }
  tl_painter_end_group (self->painter);
  self->y += measure_row (self, row);
  draw_rule (self);
}

/* The rows that are kept: the heads with the row below them, and once more on each page; a small
 * table in one piece. */
static void
draw_rows (TlReport *self)
{
  const Row *head = NULL;
  double whole = 0;

  for (guint i = 0; i < self->rows->len; i++)
    whole += measure_row (self, &g_array_index (self->rows, Row, i));
  if (self->rows->len > SMALL_TABLE)
    whole = KEPT_WITH_HEADING;
  open_table (self, whole);
  if (self->rows->len > 0)
    ensure_room (self, whole);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);
      double height = measure_row (self, row);
      guint page = self->n_pages;

      if (row->is_head && i + 1 < self->rows->len)
        height += measure_row (self, row + 1);
      ensure_room (self, height);
      if (self->n_pages != page && head != NULL && !row->is_head)
        draw_row (self, head);
      draw_row (self, row);
      if (row->is_head)
        head = row;
    }
  g_array_set_size (self->rows, 0);
}

void
tl_report_add_row (TlReport *self, const char *const cells[3], gboolean is_head)
{
  Row row = { .is_head = is_head };

  for (guint i = 0; i < N_COLUMNS; i++)
    row.cells[i] = g_strdup (cells[i]);
  g_array_append_val (self->rows, row);
}

void
tl_report_end_table (TlReport *self)
{
  draw_rows (self);
  tl_painter_end_group (self->painter);
  self->y += 6;
}

/* A cell of a pair, from one share of the width to another. */
static Place
get_pair_place (double from, double to)
{
  double width = WIDTH - 2 * MARGIN;

  return (Place){ TL_TEXT_LANE_SUBTITLE, from * width, (to - from) * width - CELL_GAP, 0 };
}

static void
draw_cell (TlReport *self, TlGroupKind kind, const Place *place, const char *words, double top)
{
  tl_painter_begin_group (self->painter, kind, NULL, NULL);
  draw_words (self, place, words, top, kind == TL_GROUP_HEAD ? TL_COLOR_INK_DIM : TL_COLOR_INK);
  tl_painter_end_group (self->painter);
}

void
tl_report_add_pair (TlReport *self,
                    const char *name,
                    const char *value,
                    double height,
                    TlReportDraw draw,
                    gconstpointer data)
{
  const double gap = 4, picture_start = 0.7, middle = draw != NULL ? 0.28 : 0.4;
  Place first = get_pair_place (0, middle);
  Place second = get_pair_place (middle, draw != NULL ? picture_start : 1);
  Place picture = get_pair_place (picture_start, 1);
  double width = WIDTH - 2 * MARGIN - picture.x;

  height =
      MAX (height, MAX (measure_words (self, &first, name), measure_words (self, &second, value)) +
                       2 * gap);
  open_table (self, height);
  ensure_room (self, height);
  tl_painter_begin_group (self->painter, TL_GROUP_ROW, NULL, NULL);
  draw_cell (self, TL_GROUP_HEAD, &first, name, self->y + gap);
  draw_cell (self, TL_GROUP_CELL, &second, value, self->y + gap);
  tl_painter_end_group (self->painter);
  if (draw != NULL)
    draw (self->painter,
          &(TlRect){ self->right_to_left ? MARGIN : MARGIN + picture.x, self->y, width, height },
          data);
  self->y += height;
  draw_rule (self);
}

static void
draw_caption (TlReport *self, const char *words)
{
  static const Place place = { TL_TEXT_STAGE_SUBTITLE, 0, WIDTH - 2 * MARGIN, 0 };

  self->y += draw_words (self, &place, words, self->y, TL_COLOR_INK_DIM);
}

void
tl_report_add_picture (TlReport *self,
                       const char *above,
                       const char *below,
                       const char *alternative,
                       double side,
                       TlReportDraw draw,
                       gconstpointer data)
{
  const double captions = 2 * tl_style_get_text (TL_TEXT_STAGE_SUBTITLE)->line_height;

  draw_heading (self, side + captions + 8);
  self->y += 8;
  ensure_room (self, side + captions);
  tl_painter_begin_group (self->painter, TL_GROUP_CURVE, NULL, alternative);
  draw_caption (self, above);
  draw (self->painter,
        &(TlRect){ self->right_to_left ? WIDTH - MARGIN - side : MARGIN, self->y, side, side },
        data);
  self->y += side;
  draw_caption (self, below);
  tl_painter_end_group (self->painter);
}

GBytes *
tl_report_finish (TlReport *self, const char *title, const char *lang, GError **error)
{
  g_autoptr (GArray) tags = tl_cairo_tags_new ();

  draw_heading (self, KEPT_WITH_HEADING);
  add_number (self);
  tl_painter_end_group (self->painter);
  tl_cairo_painter_take_tags (self->painter, tags);
  g_clear_pointer (&self->painter, tl_cairo_painter_free);
  if (!tl_pdf_end (g_steal_pointer (&self->cr), error))
    return NULL;
  return tl_pdf_finish (&(TlPdfFacts){ title, NULL, lang, 1 }, self->bytes, tags, error);
}
