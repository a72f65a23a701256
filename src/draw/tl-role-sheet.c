/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-role-sheet.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-cairo-painter.h"
#include "tl-pdf.h"
#include "tl-pdf-finish.h"

/* A4 upright, in map units: 1/96 inch. */
#define POINTS_A_UNIT 0.75
#define PAGE_WIDTH 793.7
#define PAGE_HEIGHT 1122.5
#define MARGIN 72.0
#define INDENT 16.0
#define BULLET 4.0
/* A heading with less room below it goes to the next page. */
#define KEPT_BELOW 60.0

static const struct
{
  TlGroupKind group;
  TlTextRole text;
  TlColorRole color;
  double before, line; /* map units: above, and from line to line */
} styles[] = {
  [TL_ROLE_TITLE] = { TL_GROUP_HEADING, TL_TEXT_MAP_TITLE, TL_COLOR_INK, 0, 32 },
  [TL_ROLE_SUBTITLE] = { TL_GROUP_NOTE, TL_TEXT_MAP_SUBTITLE, TL_COLOR_INK_DIM, 2, 18 },
  [TL_ROLE_HEADING] = { TL_GROUP_STAGE, TL_TEXT_STAGE_TITLE, TL_COLOR_INK, 22, 20 },
  [TL_ROLE_SUBHEADING] = { TL_GROUP_SUBHEADING, TL_TEXT_CARD_TITLE, TL_COLOR_INK_DIM, 8, 18 },
  [TL_ROLE_WORDS] = { TL_GROUP_NOTE, TL_TEXT_MAP_SUBTITLE, TL_COLOR_INK, 4, 18 },
  [TL_ROLE_ITEM] = { TL_GROUP_ITEM, TL_TEXT_MAP_SUBTITLE, TL_COLOR_INK, 4, 18 },
};
#define DETAIL_TEXT TL_TEXT_LANE_SUBTITLE
#define DETAIL_LINE 16.0

typedef struct
{
  TlExportJob *job;
  cairo_t *cr;
  TlPainter *painter;
  double y;   /* where the next line begins */
  guint page; /* from 1 */
  gboolean in_list;
} Writing;

static void
show_page_number (Writing *writing)
{
  /* Translators: the number of a page. */
  g_autofree char *words = g_strdup_printf (_ ("Page %u"), writing->page);
  double end = writing->painter->right_to_left ? MARGIN : PAGE_WIDTH - MARGIN;

  tl_painter_begin_group (writing->painter, TL_GROUP_DECORATION, NULL, NULL);
  tl_painter_text (writing->painter, TL_TEXT_CARD_OWNER, words, -1, FALSE, end,
                   PAGE_HEIGHT - MARGIN / 2, 0, TL_ANCHOR_END,
                   tl_style_get_color (TL_SCHEME_LIGHT, TL_COLOR_INK_DIM));
  tl_painter_end_group (writing->painter);
}

static void
end_page (Writing *writing)
{
  show_page_number (writing);
  cairo_show_page (writing->cr);
  writing->page++;
  writing->y = MARGIN;
}

/* A tag must not go over the edge of a page: what is asked for is asked for before it begins. */
static gboolean
has_room (Writing *writing, double height)
{
  return writing->y + height <= PAGE_HEIGHT - MARGIN;
}

/* One line of a text, which may be of any length. `*text` is where the next one begins, at the end
 * NULL. */
static void
write_line (Writing *writing, TlTextRole role, TlColorRole color, double indent, const char **text)
{
  const TlTextMeasure *measure = tl_text_get_measure (writing->job->text);
  gboolean mirrored = writing->painter->right_to_left, ellipsized = FALSE;
  TlTextLine lines[2];
  guint n = measure->break_lines (measure->data, role, *text, PAGE_WIDTH - 2 * MARGIN - indent, 2,
                                  lines, &ellipsized);

  if (n > 0)
    tl_painter_text (writing->painter, role, lines[0].text, lines[0].length, FALSE,
                     mirrored ? PAGE_WIDTH - MARGIN - indent : MARGIN + indent,
                     writing->y + tl_style_get_text (role)->size, 0, TL_ANCHOR_START,
                     tl_style_get_color (TL_SCHEME_LIGHT, color));
  *text = n > 1 ? lines[1].text : NULL;
}

/* The tags of a text end with the page, and begin again on the next. */
static void
begin_tags (Writing *writing, TlRoleLineKind kind)
{
  tl_painter_begin_group (writing->painter, styles[kind].group, NULL, NULL);
  if (kind == TL_ROLE_ITEM)
    tl_painter_begin_group (writing->painter, TL_GROUP_ITEM_BODY, NULL, NULL);
}

static void
end_tags (Writing *writing, TlRoleLineKind kind)
{
  if (kind == TL_ROLE_ITEM)
    tl_painter_end_group (writing->painter);
  tl_painter_end_group (writing->painter);
}

static void
set_list (Writing *writing, gboolean in_list)
{
  if (in_list && !writing->in_list)
    tl_painter_begin_group (writing->painter, TL_GROUP_LIST, NULL, NULL);
  if (!in_list && writing->in_list)
    tl_painter_end_group (writing->painter);
  writing->in_list = in_list;
}

static void
turn_page (Writing *writing, TlRoleLineKind kind)
{
  gboolean was_in_list = writing->in_list;

  end_tags (writing, kind);
  set_list (writing, FALSE);
  end_page (writing);
  set_list (writing, was_in_list);
  begin_tags (writing, kind);
}

static void
write_text (Writing *writing,
            TlRoleLineKind kind,
            TlTextRole role,
            TlColorRole color,
            double line,
            const char *text)
{
  double indent = kind == TL_ROLE_ITEM ? INDENT : 0;

  while (text != NULL && *text != '\0')
    {
      if (!has_room (writing, line))
        turn_page (writing, kind);
      write_line (writing, role, color, indent, &text);
      writing->y += line;
    }
}

static void
draw_bullet (Writing *writing)
{
  TlInk ink = { .fill = tl_style_get_color (TL_SCHEME_LIGHT, TL_COLOR_INK_DIM) };
  double x = writing->painter->right_to_left ? PAGE_WIDTH - MARGIN - BULLET : MARGIN;
  TlRect place = { x, writing->y + 7, BULLET, BULLET };

  tl_painter_box (writing->painter, &place, BULLET / 2, &ink);
}

/* A line of the map's words may be several. */
static void
write_paragraphs (Writing *writing, const TlRoleLine *line)
{
  g_auto (GStrv) paragraphs = g_strsplit (line->words, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    write_text (writing, line->kind, styles[line->kind].text, styles[line->kind].color,
                styles[line->kind].line, g_strstrip (paragraphs[i]));
  if (line->detail != NULL)
    write_text (writing, line->kind, DETAIL_TEXT, TL_COLOR_INK_DIM, DETAIL_LINE, line->detail);
}

static void
write_entry (Writing *writing, const TlRoleLine *line)
{
  gboolean is_heading = line->kind == TL_ROLE_HEADING || line->kind == TL_ROLE_SUBHEADING;
  double height = styles[line->kind].line + (line->detail != NULL ? DETAIL_LINE : 0);

  writing->y += styles[line->kind].before;
  set_list (writing, line->kind == TL_ROLE_ITEM);
  begin_tags (writing, line->kind);
  if (!has_room (writing, height + (is_heading ? KEPT_BELOW : 0)))
    turn_page (writing, line->kind);
  if (line->kind == TL_ROLE_ITEM)
    draw_bullet (writing);
  write_paragraphs (writing, line);
  end_tags (writing, line->kind);
}

static void
write_all (TlExportJob *job, cairo_surface_t *surface, const GArray *lines, GArray *tags)
{
  Writing writing = { .job = job, .cr = cairo_create (surface), .y = MARGIN, .page = 1 };

  cairo_scale (writing.cr, POINTS_A_UNIT, POINTS_A_UNIT);
  writing.painter = tl_cairo_painter_new (writing.cr, job->text, 1, TRUE);
  writing.painter->right_to_left = tl_layout_is_right_to_left (job->map);
  tl_painter_begin_group (writing.painter, TL_GROUP_DRAWING, NULL, NULL);
  for (guint i = 0; i < lines->len; i++)
    write_entry (&writing, &g_array_index (lines, TlRoleLine, i));
  set_list (&writing, FALSE);
  tl_painter_end_group (writing.painter);
  end_page (&writing);
  tl_cairo_painter_take_tags (writing.painter, tags);
  tl_cairo_painter_free (writing.painter);
  cairo_destroy (writing.cr);
}

GBytes *
tl_role_sheet_export (TlExportJob *job, TlElement *role, GError **error)
{
  g_autoptr (GArray) lines = tl_role_sheet_list (job->map, role);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (GArray) tags = tl_cairo_tags_new ();
  cairo_surface_t *surface =
      tl_pdf_begin (bytes, PAGE_WIDTH * POINTS_A_UNIT, PAGE_HEIGHT * POINTS_A_UNIT);

  write_all (job, surface, lines, tags);
  if (!tl_pdf_end (surface, error))
    return NULL;
  return tl_pdf_finish (&(TlPdfFacts){ g_array_index (lines, TlRoleLine, 0).words,
                                       tl_export_job_get_summary (job),
                                       tl_export_job_get_lang (job), 1 },
                        bytes, tags, error);
}
