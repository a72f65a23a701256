/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-svg-painter.h"

#include <math.h>
#include <string.h>

#include "tl-svg-write.h"

/* What a line of text shares with the lines it can stand in one element with. */
typedef struct
{
  TlTextRole role;
  double x, y, angle;
  gboolean reads_left;
  TlAnchor anchor; /* as SVG counts it: by the direction of the text */
  TlColor color;
} TextFrame;

typedef struct
{
  TlPainter base;
  TlText *text;
  TlSvgOptions options;
  GString *out;
  GArray *groups; /* of const char *: the end of its element, NULL: none; the innermost last */
  guint heading_level;
  GHashTable *ids;   /* those given, so that none is given twice */
  GString *lines[2]; /* the text that waits: its one line, or its lines in elements of their own */
  guint n_lines;     /* 0: none waits */
  TextFrame frame;   /* of the first line that waits */
  char *styles[TL_N_TEXT_ROLES];
  cairo_t *tracer; /* for outlines */
} TlSvgPainter;

static const char *const anchor_names[] = { NULL, "middle", "end" };

static char *
dup_text_style (TlTextRole role)
{
  const TlTextStyle *style = tl_style_get_text (role);
  g_autoptr (GString) out = g_string_new (NULL);

  tl_svg_write_measure (out, "font-size", style->size);
  if (style->weight != 400)
    tl_svg_write_measure (out, "font-weight", style->weight);
  if (style->italic)
    g_string_append (out, " font-style=\"italic\"");
  return g_strdup (out->str);
}

static void
write_place (GString *out, double x, double y)
{
  tl_svg_write_measure (out, "x", x);
  tl_svg_write_measure (out, "y", y);
}

/* Opens the <text> that waits. Lines of one paragraph share it, each in a tspan at its own place,
 * which is what all programs honour. */
static void
write_text_start (TlSvgPainter *self)
{
  const TextFrame *frame = &self->frame;

  g_string_append (self->out, "<text");
  if (frame->angle != 0)
    {
      g_string_append (self->out, " transform=\"translate(");
      tl_svg_write_number (self->out, frame->x);
      g_string_append_c (self->out, ' ');
      tl_svg_write_number (self->out, frame->y);
      g_string_append (self->out, ") rotate(");
      tl_svg_write_number (self->out, frame->angle);
      g_string_append (self->out, ")\"");
    }
  else
    write_place (self->out, frame->x, frame->y);
  g_string_append (self->out, self->styles[frame->role]);
  tl_svg_write_color (self->out, "fill", &frame->color);
  if (frame->reads_left)
    g_string_append (self->out, " direction=\"rtl\"");
  tl_svg_write_attribute (self->out, "text-anchor", anchor_names[frame->anchor]);
  if (self->n_lines > 1)
    {
      g_string_append (self->out, " style=\"line-height:");
      tl_svg_write_number (self->out, tl_style_get_text (frame->role)->line_height);
      g_string_append (self->out, "px\"");
    }
  g_string_append_c (self->out, '>');
}

/* Writes the text that waits. Everything else that is written comes after it. */
static void
flush_text (TlSvgPainter *self)
{
  GString *lines;

  if (self->n_lines == 0)
    return;
  lines = self->lines[self->n_lines > 1 ? 1 : 0];
  write_text_start (self);
  g_string_append_len (self->out, lines->str, (gssize) lines->len);
  g_string_append (self->out, "</text>\n");
  self->n_lines = 0;
}

/* ` id="…"`, unless the id is unfit or was given before. */
static void
write_id (TlSvgPainter *self, const char *id)
{
  if (id == NULL || !tl_id_is_valid (id) || !g_hash_table_add (self->ids, g_strdup (id)))
    return;
  g_string_append (self->out, " id=\"");
  tl_svg_write_escaped (self->out, self->options.id_prefix, strlen (self->options.id_prefix));
  g_string_append (self->out, id);
  g_string_append_c (self->out, '"');
}

static void
write_layer (TlSvgPainter *self, const char *title)
{
  g_string_append (self->out, " inkscape:groupmode=\"layer\"");
  tl_svg_write_attribute (self->out, "inkscape:label", title);
}

static void
write_heading (TlSvgPainter *self, guint level)
{
  g_string_append (self->out, " role=\"heading\"");
  tl_svg_write_measure (self->out, "aria-level", level);
}

static void
write_group_attributes (TlSvgPainter *self, TlGroupKind kind, const char *title)
{
  switch (kind)
    {
    case TL_GROUP_LAYER:
    case TL_GROUP_LANE:
    case TL_GROUP_LEGEND:
      write_layer (self, title);
      g_string_append (self->out, " role=\"group\"");
      tl_svg_write_attribute (self->out, "aria-label", title);
      break;
    case TL_GROUP_HEADING:
      write_heading (self, self->heading_level);
      break;
    case TL_GROUP_STAGE:
      write_heading (self, 2);
      break;
    case TL_GROUP_CARD:
      g_string_append (self->out, " role=\"group\"");
      break;
    case TL_GROUP_CURVE:
    case TL_GROUP_LINK:
      g_string_append (self->out, " role=\"img\"");
      break;
    case TL_GROUP_DECORATION:
      if (title != NULL)
        write_layer (self, title);
      g_string_append (self->out, " aria-hidden=\"true\"");
      break;
    case TL_GROUP_LIST:
    case TL_GROUP_ITEM:
    case TL_GROUP_ITEM_BODY:
    case TL_GROUP_DRAWING:
    case TL_GROUP_NOTE:
    case TL_GROUP_REFERENCE:
    default:
      break;
    }
}

static gboolean
has_title (TlGroupKind kind)
{
  return kind == TL_GROUP_CARD || kind == TL_GROUP_CURVE || kind == TL_GROUP_LINK;
}

/* The end of the element that was begun; NULL when none was. */
static const char *
begin_reference (TlSvgPainter *self, const char *title)
{
  g_autofree char *address = tl_painter_dup_address (title);

  if (address == NULL)
    return NULL;
  g_string_append (self->out, "<a");
  tl_svg_write_attribute (self->out, "xlink:href", address);
  g_string_append (self->out, ">\n");
  return "</a>\n";
}

static const char *
begin_element (TlSvgPainter *self, TlGroupKind kind, const char *id, const char *title)
{
  g_string_append (self->out, "<g");
  write_id (self, id);
  write_group_attributes (self, kind, title);
  g_string_append (self->out, ">\n");
  if (has_title (kind) && title != NULL)
    {
      g_string_append (self->out, "<title>");
      tl_svg_write_escaped (self->out, title, strlen (title));
      g_string_append (self->out, "</title>\n");
    }
  return "</g>\n";
}

static void
begin_group (TlPainter *painter, TlGroupKind kind, const char *id, const char *title)
{
  TlSvgPainter *self = (TlSvgPainter *) painter;
  const char *end = NULL;

  flush_text (self);
  if (kind == TL_GROUP_LAYER || kind == TL_GROUP_LANE)
    self->heading_level = kind == TL_GROUP_LAYER ? 2 : 3;
  if (kind == TL_GROUP_REFERENCE)
    end = begin_reference (self, title);
  else if (kind != TL_GROUP_DRAWING && kind != TL_GROUP_NOTE)
    end = begin_element (self, kind, id, title);
  g_array_append_val (self->groups, end);
}

static void
end_group (TlPainter *painter)
{
  TlSvgPainter *self = (TlSvgPainter *) painter;
  const char *end = g_array_index (self->groups, const char *, self->groups->len - 1);

  flush_text (self);
  if (end != NULL)
    g_string_append (self->out, end);
  g_array_set_size (self->groups, self->groups->len - 1);
}

static void
draw_box (TlPainter *painter, const TlRect *rect, double radius, const TlInk *ink)
{
  TlSvgPainter *self = (TlSvgPainter *) painter;

  flush_text (self);
  if (radius > 0 && rect->width == rect->height && radius >= rect->width / 2)
    {
      g_string_append (self->out, "<circle");
      tl_svg_write_measure (self->out, "cx", rect->x + rect->width / 2);
      tl_svg_write_measure (self->out, "cy", rect->y + rect->height / 2);
      tl_svg_write_measure (self->out, "r", rect->width / 2);
    }
  else
    {
      g_string_append (self->out, "<rect");
      write_place (self->out, rect->x, rect->y);
      tl_svg_write_measure (self->out, "width", rect->width);
      tl_svg_write_measure (self->out, "height", rect->height);
      if (radius > 0)
        tl_svg_write_measure (self->out, "rx", radius);
    }
  tl_svg_write_ink (self->out, ink);
  g_string_append (self->out, "/>\n");
}

static void
draw_path (TlPainter *painter, const TlPathStep *steps, guint n_steps, const TlInk *ink)
{
  TlSvgPainter *self = (TlSvgPainter *) painter;

  flush_text (self);
  g_string_append (self->out, "<path d=\"");
  tl_svg_write_steps (self->out, steps, n_steps);
  g_string_append_c (self->out, '"');
  tl_svg_write_ink (self->out, ink);
  g_string_append (self->out, "/>\n");
}

static void
draw_path_data (TlPainter *painter, const char *data, double dx, double dy, const TlInk *ink)
{
  TlSvgPainter *self = (TlSvgPainter *) painter;

  flush_text (self);
  g_string_append (self->out, "<path transform=\"translate(");
  tl_svg_write_number (self->out, dx);
  g_string_append_c (self->out, ' ');
  tl_svg_write_number (self->out, dy);
  g_string_append (self->out, ")\"");
  tl_svg_write_attribute (self->out, "d", data);
  tl_svg_write_ink (self->out, ink);
  g_string_append (self->out, "/>\n");
}

/* SVG counts START and END by the direction of the text, we by that of the map. */
static TextFrame
describe_text (TlPainter *painter,
               TlTextRole role,
               const char *text,
               int length,
               double x,
               double y,
               double angle,
               TlAnchor anchor,
               const TlColor *color)
{
  TlReading reading = tl_text_find_direction (text, length);
  gboolean reads_left =
      reading == TL_READS_EITHER_WAY ? painter->right_to_left : reading == TL_READS_LEFT;

  if (anchor != TL_ANCHOR_MIDDLE && reads_left != painter->right_to_left)
    anchor = anchor == TL_ANCHOR_START ? TL_ANCHOR_END : TL_ANCHOR_START;
  return (TextFrame){ role, x, y, angle, reads_left, anchor, *color };
}

static gboolean
continues (TlSvgPainter *self, const TextFrame *frame)
{
  const TextFrame *first = &self->frame;
  double y = first->y + self->n_lines * tl_style_get_text (first->role)->line_height;

  return self->n_lines > 0 && frame->role == first->role && frame->x == first->x &&
         fabs (frame->y - y) < 0.01 && frame->angle == 0 && first->angle == 0 &&
         frame->reads_left == first->reads_left && frame->anchor == first->anchor &&
         memcmp (&frame->color, &first->color, sizeof frame->color) == 0;
}

static void
trace_text (TlSvgPainter *self,
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
  double shift = tl_text_get_shift (self->text, role, text, length, ellipsized, anchor,
                                    self->base.right_to_left);
  TlInk ink = { .fill = color };
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (TlPathStep));
  cairo_path_t *path;

  cairo_identity_matrix (self->tracer);
  cairo_translate (self->tracer, x, y);
  cairo_rotate (self->tracer, angle * G_PI / 180);
  cairo_translate (self->tracer, shift, 0);
  cairo_new_path (self->tracer);
  tl_text_trace (self->text, self->tracer, role, text, length, ellipsized);
  cairo_identity_matrix (self->tracer);
  path = cairo_copy_path (self->tracer);
  for (int i = 0; i < path->num_data; i += path->data[i].header.length)
    {
      const cairo_path_data_t *data = &path->data[i];
      TlPathStep step = { .verb = (TlPathVerb) data->header.type };

      for (int k = 1; k < data->header.length; k++)
        step.points[k - 1] = (TlPoint){ data[k].point.x, data[k].point.y };
      g_array_append_val (steps, step);
    }
  cairo_path_destroy (path);
  tl_painter_path (&self->base, (TlPathStep *) (void *) steps->data, steps->len, &ink);
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
  TlSvgPainter *self = (TlSvgPainter *) painter;
  TextFrame frame;
  gsize start;

  if (self->options.outlines)
    {
      trace_text (self, role, text, length, ellipsized, x, y, angle, anchor, color);
      return;
    }

  frame = describe_text (painter, role, text, length, x, y, angle, anchor, color);
  if (!continues (self, &frame))
    {
      flush_text (self);
      self->frame = frame;
      g_string_truncate (self->lines[0], 0);
      g_string_truncate (self->lines[1], 0);
    }
  self->n_lines++;
  start = self->lines[0]->len;
  tl_svg_write_escaped (self->lines[0], text, (gsize) length);
  if (ellipsized)
    g_string_append (self->lines[0], "…");
  g_string_append (self->lines[1], "<tspan sodipodi:role=\"line\"");
  write_place (self->lines[1], frame.x, frame.y);
  g_string_append_c (self->lines[1], '>');
  g_string_append (self->lines[1], self->lines[0]->str + start);
  g_string_append (self->lines[1], "</tspan>");
}

static const TlPainterClass svg_painter_class = {
  .begin_group = begin_group,
  .end_group = end_group,
  .box = draw_box,
  .path = draw_path,
  .text = draw_text,
  .path_data = draw_path_data,
};

static void
write_element (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (out, "<%s>", name);
  tl_svg_write_escaped (out, text, strlen (text));
  g_string_append_printf (out, "</%s>\n", name);
}

static void
write_start (TlSvgPainter *self)
{
  const TlSvgOptions *options = &self->options;
  const TlRect *bounds = &options->bounds;

  g_string_append (self->out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<svg xmlns=\"http://www.w3.org/2000/svg\""
                   " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                   " xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\""
                   " xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\""
                   " version=\"1.1\"");
  tl_svg_write_measure (self->out, "width", bounds->width);
  tl_svg_write_measure (self->out, "height", bounds->height);
  g_string_append (self->out, " viewBox=\"");
  tl_svg_write_number (self->out, bounds->x);
  g_string_append_c (self->out, ' ');
  tl_svg_write_number (self->out, bounds->y);
  g_string_append_c (self->out, ' ');
  tl_svg_write_number (self->out, bounds->width);
  g_string_append_c (self->out, ' ');
  tl_svg_write_number (self->out, bounds->height);
  g_string_append (self->out, "\" role=\"graphics-document document\" xml:space=\"preserve\"");
  tl_svg_write_attribute (self->out, "xml:lang", options->lang);
  tl_svg_write_attribute (self->out, "font-family", options->families);
  g_string_append (self->out, ">\n");
  write_element (self->out, "title", options->title);
  write_element (self->out, "desc", options->description);
}

TlPainter *
tl_svg_painter_new (TlText *text, const TlSvgOptions *options)
{
  TlSvgPainter *self = g_new0 (TlSvgPainter, 1);

  self->base.class = &svg_painter_class;
  self->base.clip = options->bounds;
  self->base.scale = 1;
  self->base.wants_words = TRUE;
  self->text = text;
  self->options = *options;
  self->out = g_string_sized_new (64 * 1024);
  self->groups = g_array_new (FALSE, FALSE, sizeof (const char *));
  self->heading_level = 1;
  self->ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (self->lines); i++)
    self->lines[i] = g_string_new (NULL);
  for (guint i = 0; i < TL_N_TEXT_ROLES; i++)
    self->styles[i] = dup_text_style (i);
  if (options->outlines)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);

      self->tracer = cairo_create (surface);
      cairo_surface_destroy (surface);
    }
  write_start (self);
  return &self->base;
}

GBytes *
tl_svg_painter_finish (TlPainter *painter)
{
  TlSvgPainter *self = (TlSvgPainter *) painter;
  GBytes *bytes;

  flush_text (self);
  g_string_append (self->out, "</svg>\n");
  bytes = g_string_free_to_bytes (g_steal_pointer (&self->out));
  tl_svg_painter_free (painter);
  return bytes;
}

void
tl_svg_painter_free (TlPainter *painter)
{
  TlSvgPainter *self = (TlSvgPainter *) painter;

  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (self->lines); i++)
    g_string_free (self->lines[i], TRUE);
  for (guint i = 0; i < TL_N_TEXT_ROLES; i++)
    g_free (self->styles[i]);
  g_clear_pointer (&self->tracer, cairo_destroy);
  g_array_unref (self->groups);
  g_hash_table_unref (self->ids);
  g_free (self);
}
