/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-cairo-painter.h"

#include <math.h>
#include <string.h>

/* A group that is open. Its tag is begun with the first text that belongs to it: what is drawn
 * before is decoration, and a tag without text damages the structure in newer cairo. */
typedef struct
{
  const char *tag;  /* NULL: none */
  char *attributes; /* of the tag, as cairo reads them; NULL: none */
  gboolean is_container;
  gboolean is_begun;
  char *alternative;
} Group;

typedef struct
{
  TlPainter base;
  cairo_t *cr;
  TlText *text;
  gboolean tagged;
  GArray *groups; /* of Group, the innermost last */
  GArray *tags;   /* of TlCairoTag */
  GString *line;  /* the one that is drawn */
} TlCairoPainter;

/* How far the control points of a quarter circle lie from its ends. */
#define QUARTER 0.5522847498
/* Device pixels from dash to dash. */
#define LEAST_DASHES 2.0

static void
clear_group (gpointer data)
{
  Group *group = data;

  g_free (group->attributes);
  g_free (group->alternative);
}

static void
clear_tag (gpointer data)
{
  g_free (((TlCairoTag *) data)->alternative);
}

static Group
describe_group (TlCairoPainter *self, TlGroupKind kind)
{
  static const char *const headings[] = { "H1", "H2", "H3" };
  guint depth = 0;

  switch (kind)
    {
    case TL_GROUP_DRAWING:
      return (Group){ .tag = "Document", .is_container = TRUE };
    case TL_GROUP_LAYER:
    case TL_GROUP_LANE:
    case TL_GROUP_SECTION:
      return (Group){ .tag = "Sect", .is_container = TRUE };
    case TL_GROUP_HEADING:
      for (guint i = 0; i < self->groups->len; i++)
        if (g_strcmp0 (g_array_index (self->groups, Group, i).tag, "Sect") == 0)
          depth++;
      return (Group){ .tag = headings[MIN (depth, G_N_ELEMENTS (headings) - 1)] };
    case TL_GROUP_STAGE:
      return (Group){ .tag = "H2" };
    case TL_GROUP_CURVE:
      return (Group){ .tag = "Figure" };
    case TL_GROUP_CARD:
    case TL_GROUP_NOTE:
    case TL_GROUP_LEGEND:
      return (Group){ .tag = "P" };
    case TL_GROUP_TABLE:
      return (Group){ .tag = "Table", .is_container = TRUE };
    case TL_GROUP_ROW:
      return (Group){ .tag = "TR", .is_container = TRUE };
    case TL_GROUP_HEAD:
      return (Group){ .tag = "TH" };
    case TL_GROUP_CELL:
      return (Group){ .tag = "TD" };
    case TL_GROUP_LIST:
      return (Group){ .tag = "L", .is_container = TRUE };
    case TL_GROUP_ITEM:
      return (Group){ .tag = "LI", .is_container = TRUE };
    case TL_GROUP_ITEM_BODY:
      return (Group){ .tag = "LBody" };
    case TL_GROUP_LINK:
    case TL_GROUP_DECORATION:
    default:
      return (Group){ .tag = NULL };
    }
}

static void
begin_tag (TlCairoPainter *self, Group *group)
{
  TlCairoTag tag = { .name = group->tag, .alternative = g_strdup (group->alternative) };

  cairo_tag_begin (self->cr, group->tag, group->attributes);
  group->is_begun = TRUE;
  g_array_append_val (self->tags, tag);
}

/* Text is about to be drawn: the innermost group's tag and those around it must be open. Text right
 * inside a container belongs to no tag. */
static void
ensure_tags (TlCairoPainter *self)
{
  Group *innermost;

  if (!self->tagged || self->groups->len == 0)
    return;
  innermost = &g_array_index (self->groups, Group, self->groups->len - 1);
  if (innermost->tag == NULL || innermost->is_container || innermost->is_begun)
    return;
  for (guint i = 0; i < self->groups->len; i++)
    {
      Group *group = &g_array_index (self->groups, Group, i);

      if (group->tag != NULL && !group->is_begun)
        begin_tag (self, group);
    }
}

/* A place to click on, when the address is one. */
static Group
describe_reference (const char *title)
{
  g_autofree char *address = tl_painter_dup_address (title);

  if (address == NULL)
    return (Group){ .tag = NULL };
  return (Group){ .tag = CAIRO_TAG_LINK, .attributes = g_strdup_printf ("uri='%s'", address) };
}

static void
begin_group (TlPainter *painter, TlGroupKind kind, const char *id, const char *title)
{
  TlCairoPainter *self = (TlCairoPainter *) painter;
  Group group;

  if (!self->tagged)
    return;
  group = kind == TL_GROUP_REFERENCE ? describe_reference (title) : describe_group (self, kind);
  if (kind == TL_GROUP_CARD || kind == TL_GROUP_CURVE)
    group.alternative = g_strdup (title);
  g_array_append_val (self->groups, group);
  /* All of a figure belongs to it, and whoever draws one puts words into it. */
  if (kind == TL_GROUP_CURVE)
    ensure_tags (self);
}

static void
end_group (TlPainter *painter)
{
  TlCairoPainter *self = (TlCairoPainter *) painter;
  Group *group;

  if (!self->tagged)
    return;
  group = &g_array_index (self->groups, Group, self->groups->len - 1);
  if (group->is_begun)
    cairo_tag_end (self->cr, group->tag);
  g_array_set_size (self->groups, self->groups->len - 1);
}

static void
set_color (cairo_t *cr, const TlColor *color, double opacity)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue,
                         color->alpha * (opacity > 0 ? opacity : 1));
}

/* Dashes too small to be told apart are a line of less ink, at a fraction of the time. */
static void
stroke (TlCairoPainter *self, const TlInk *ink)
{
  double period = ink->dash[0] + ink->dash[1];
  double opacity = ink->opacity > 0 ? ink->opacity : 1;
  gboolean is_dashed = ink->dash[0] > 0;

  if (is_dashed && period * self->base.scale < LEAST_DASHES)
    {
      opacity *= ink->dash[0] / period;
      is_dashed = FALSE;
    }
  set_color (self->cr, ink->stroke, opacity);
  cairo_set_line_width (self->cr, ink->stroke_width);
  cairo_set_line_cap (self->cr, ink->round_ends ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
  cairo_set_line_join (self->cr, ink->round_ends ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
  cairo_set_dash (self->cr, ink->dash, is_dashed ? 2 : 0, 0);
  cairo_stroke (self->cr);
}

/* Fills and strokes the current path, and ends it. */
static void
apply_ink (TlCairoPainter *self, const TlInk *ink)
{
  if (ink->fill != NULL)
    {
      set_color (self->cr, ink->fill, ink->opacity);
      if (ink->stroke == NULL)
        cairo_fill (self->cr);
      else
        cairo_fill_preserve (self->cr);
    }
  if (ink->stroke != NULL)
    stroke (self, ink);
  cairo_new_path (self->cr);
}

static void
trace_rounded (cairo_t *cr, const TlRect *rect, double radius)
{
  double left = rect->x;
  double top = rect->y;
  double right = rect->x + rect->width;
  double bottom = rect->y + rect->height;
  double k = radius * (1 - QUARTER);

  cairo_move_to (cr, left + radius, top);
  cairo_line_to (cr, right - radius, top);
  cairo_curve_to (cr, right - k, top, right, top + k, right, top + radius);
  cairo_line_to (cr, right, bottom - radius);
  cairo_curve_to (cr, right, bottom - k, right - k, bottom, right - radius, bottom);
  cairo_line_to (cr, left + radius, bottom);
  cairo_curve_to (cr, left + k, bottom, left, bottom - k, left, bottom - radius);
  cairo_line_to (cr, left, top + radius);
  cairo_curve_to (cr, left, top + k, left + k, top, left + radius, top);
  cairo_close_path (cr);
}

static void
draw_box (TlPainter *painter, const TlRect *rect, double radius, const TlInk *ink)
{
  TlCairoPainter *self = (TlCairoPainter *) painter;

  radius = MIN (radius, MIN (rect->width, rect->height) / 2);
  if (radius * painter->scale < 1)
    cairo_rectangle (self->cr, rect->x, rect->y, rect->width, rect->height);
  else
    trace_rounded (self->cr, rect, radius);
  apply_ink (self, ink);
}

static void
draw_path (TlPainter *painter, const TlPathStep *steps, guint n_steps, const TlInk *ink)
{
  TlCairoPainter *self = (TlCairoPainter *) painter;

  for (guint i = 0; i < n_steps; i++)
    {
      const TlPoint *points = steps[i].points;

      switch (steps[i].verb)
        {
        case TL_PATH_MOVE:
          cairo_move_to (self->cr, points[0].x, points[0].y);
          break;
        case TL_PATH_LINE:
          cairo_line_to (self->cr, points[0].x, points[0].y);
          break;
        case TL_PATH_CURVE:
          cairo_curve_to (self->cr, points[0].x, points[0].y, points[1].x, points[1].y, points[2].x,
                          points[2].y);
          break;
        case TL_PATH_CLOSE:
        default:
          cairo_close_path (self->cr);
          break;
        }
    }
  apply_ink (self, ink);
}

/* In a tagged PDF lines follow each other as words do: with a space, which nobody sees. It stands
 * on the left of what reads from right to left. Returns how far it pushes the line. */
static double
end_with_space (TlCairoPainter *self, TlTextRole role, const char *text, int length, gboolean cut)
{
  TlReading reading = tl_text_find_direction (text, length);

  g_string_truncate (self->line, 0);
  g_string_append_len (self->line, text, length);
  g_string_append (self->line, cut ? "… " : " ");
  if (reading == TL_READS_LEFT || (reading == TL_READS_EITHER_WAY && self->base.right_to_left))
    return -tl_text_get_width (self->text, role, " ", 1);
  return 0;
}

static void
draw_text (TlPainter *painter,
           TlTextRole role,
           const char *text,
           int length,
           gboolean ellipsized,
           double x,
           double y,
           double angle,
           TlAnchor anchor,
           const TlColor *color)
{
  TlCairoPainter *self = (TlCairoPainter *) painter;
  double shift = tl_text_get_shift (self->text, role, text, length, ellipsized, anchor,
                                    painter->right_to_left);

  ensure_tags (self);
  if (self->tagged)
    {
      shift += end_with_space (self, role, text, length, ellipsized);
      text = self->line->str;
      length = (int) self->line->len;
      ellipsized = FALSE;
    }
  cairo_save (self->cr);
  cairo_translate (self->cr, x, y);
  if (angle != 0)
    cairo_rotate (self->cr, angle * G_PI / 180);
  cairo_translate (self->cr, shift, 0);
  set_color (self->cr, color, 1);
  tl_text_show (self->text, self->cr, role, text, length, ellipsized);
  cairo_restore (self->cr);
  cairo_new_path (self->cr);
}

static const TlPainterClass cairo_painter_class = {
  .begin_group = begin_group,
  .end_group = end_group,
  .box = draw_box,
  .path = draw_path,
  .text = draw_text,
};

TlPainter *
tl_cairo_painter_new (cairo_t *cr, TlText *text, double scale, gboolean tagged)
{
  TlCairoPainter *self = g_new0 (TlCairoPainter, 1);
  double left, top, right, bottom;

  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  self->base.class = &cairo_painter_class;
  self->base.clip = (TlRect){ left, top, right - left, bottom - top };
  self->base.scale = scale;
  self->base.wants_words = tagged;
  self->cr = cr;
  self->text = text;
  self->tagged = tagged;
  self->groups = g_array_new (FALSE, FALSE, sizeof (Group));
  self->tags = tl_cairo_tags_new ();
  self->line = g_string_new (NULL);
  g_array_set_clear_func (self->groups, clear_group);
  return &self->base;
}

void
tl_cairo_painter_free (TlPainter *painter)
{
  TlCairoPainter *self = (TlCairoPainter *) painter;

  g_array_unref (self->groups);
  g_array_unref (self->tags);
  g_string_free (self->line, TRUE);
  g_free (self);
}

GArray *
tl_cairo_tags_new (void)
{
  GArray *tags = g_array_new (FALSE, FALSE, sizeof (TlCairoTag));

  g_array_set_clear_func (tags, clear_tag);
  return tags;
}

void
tl_cairo_painter_take_tags (TlPainter *painter, GArray *tags)
{
  TlCairoPainter *self = (TlCairoPainter *) painter;

  for (guint i = 0; i < self->tags->len; i++)
    {
      TlCairoTag *tag = &g_array_index (self->tags, TlCairoTag, i);
      TlCairoTag taken = { tag->name, g_steal_pointer (&tag->alternative) };

      g_array_append_val (tags, taken);
    }
  g_array_set_size (self->tags, 0);
}
