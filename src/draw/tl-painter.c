/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-painter.h"

#include <math.h>
#include <string.h>

/* Text below this many device pixels is a grey smear that costs as much as text. */
#define LEAST_TEXT 4.0
#define LONGEST_ADDRESS 2000
#define INK_LEFT 0.22

/* A reader of path data: the place in the text, the pen, and the steps so far. */
typedef struct
{
  const char *at;
  double dx, dy, scale;
  TlPoint pen;   /* in the data's own units */
  TlPoint start; /* of the subpath */
  GArray *steps;
} PathReader;

typedef struct
{
  TlInk ink;
  TlColor fill, stroke;
} FadedInk;

static void
skip_separators (PathReader *reader)
{
  while (*reader->at == ' ' || *reader->at == ',' || *reader->at == '\n')
    reader->at++;
}

/* A plain decimal, which is all that path data of ours has: "2", "-.7", "1.6". */
static gboolean
read_number (PathReader *reader, double *number)
{
  double sign = 1;
  double value = 0;
  double unit = 1;
  const char *first;

  skip_separators (reader);
  first = reader->at;
  if (*reader->at == '-' || *reader->at == '+')
    sign = *reader->at++ == '-' ? -1 : 1;
  while (g_ascii_isdigit (*reader->at))
    value = value * 10 + (*reader->at++ - '0');
  if (*reader->at == '.')
    for (reader->at++; g_ascii_isdigit (*reader->at); reader->at++)
      value += (*reader->at - '0') * (unit /= 10);
  *number = sign * value;
  if (g_ascii_isdigit (reader->at[-1]) || reader->at[-1] == '.')
    return reader->at > first;
  reader->at = first;
  return FALSE;
}

static gboolean
read_numbers (PathReader *reader, double *numbers, guint n)
{
  for (guint i = 0; i < n; i++)
    if (!read_number (reader, &numbers[i]))
      return FALSE;
  return TRUE;
}

static TlPoint
place (const PathReader *reader, double x, double y)
{
  return (TlPoint){ reader->dx + x * reader->scale, reader->dy + y * reader->scale };
}

static void
add_step (PathReader *reader, TlPathVerb verb, double x, double y)
{
  TlPathStep step = { .verb = verb, .points = { place (reader, x, y) } };

  g_array_append_val (reader->steps, step);
  reader->pen = (TlPoint){ x, y };
}

static void
add_curve (PathReader *reader, const double numbers[6])
{
  TlPathStep step = { .verb = TL_PATH_CURVE,
                      .points = { place (reader, numbers[0], numbers[1]),
                                  place (reader, numbers[2], numbers[3]),
                                  place (reader, numbers[4], numbers[5]) } };

  g_array_append_val (reader->steps, step);
  reader->pen = (TlPoint){ numbers[4], numbers[5] };
}

/* The part of an ellipse about (cx, cy) from angle `from`, `sweep` long and at most a quarter. */
static void
add_arc_piece (
    PathReader *reader, TlPoint centre, TlPoint radii, double tilt, double from, double sweep)
{
  double k = 4.0 / 3.0 * tan (sweep / 4);
  double to = from + sweep;
  TlPoint unit[3] = { { cos (from) - k * sin (from), sin (from) + k * cos (from) },
                      { cos (to) + k * sin (to), sin (to) - k * cos (to) },
                      { cos (to), sin (to) } };
  double numbers[6];

  for (guint i = 0; i < 3; i++)
    {
      double x = unit[i].x * radii.x;
      double y = unit[i].y * radii.y;

      numbers[2 * i] = centre.x + x * cos (tilt) - y * sin (tilt);
      numbers[2 * i + 1] = centre.y + x * sin (tilt) + y * cos (tilt);
    }
  add_curve (reader, numbers);
}

/* From SVG's way to say an arc (two ends, radii, flags) to its centre and angles: the formulas of
 * the SVG specification, appendix "Elliptical arc implementation notes". */
static void
add_arc (PathReader *reader, const double arc[7])
{
  TlPoint from = reader->pen;
  TlPoint radii = { fabs (arc[0]), fabs (arc[1]) };
  double tilt = arc[2] * G_PI / 180;
  double half_x = (from.x - arc[5]) / 2;
  double half_y = (from.y - arc[6]) / 2;
  double x = cos (tilt) * half_x + sin (tilt) * half_y;
  double y = -sin (tilt) * half_x + cos (tilt) * half_y;
  double excess, root, centre_x, centre_y, start, sweep;
  TlPoint centre;
  int pieces;

  if (radii.x == 0 || radii.y == 0 || (half_x == 0 && half_y == 0))
    {
      add_step (reader, TL_PATH_LINE, arc[5], arc[6]);
      return;
    }

  excess = x * x / (radii.x * radii.x) + y * y / (radii.y * radii.y);
  if (excess > 1)
    radii = (TlPoint){ radii.x * sqrt (excess), radii.y * sqrt (excess) };
  root = sqrt (MAX (0, 1 / MAX (excess, 1e-12) - 1)) * ((arc[3] != 0) == (arc[4] != 0) ? -1 : 1);
  centre_x = root * radii.x * y / radii.y;
  centre_y = -root * radii.y * x / radii.x;
  centre.x = cos (tilt) * centre_x - sin (tilt) * centre_y + (from.x + arc[5]) / 2;
  centre.y = sin (tilt) * centre_x + cos (tilt) * centre_y + (from.y + arc[6]) / 2;

  start = atan2 ((y - centre_y) / radii.y, (x - centre_x) / radii.x);
  sweep = atan2 ((-y - centre_y) / radii.y, (-x - centre_x) / radii.x) - start;
  if (arc[4] != 0 && sweep < 0)
    sweep += 2 * G_PI;
  if (arc[4] == 0 && sweep > 0)
    sweep -= 2 * G_PI;
  pieces = (int) ceil (fabs (sweep) / (G_PI / 2) - 1e-9);
  for (int i = 0; i < pieces; i++)
    add_arc_piece (reader, centre, radii, tilt, start + sweep * i / pieces, sweep / pieces);
}

static guint
count_numbers (char command)
{
  switch (g_ascii_toupper (command))
    {
    case 'M':
    case 'L':
      return 2;
    case 'H':
    case 'V':
      return 1;
    case 'C':
      return 6;
    case 'A':
      return 7;
    default:
      return 0;
    }
}

/* From relative to absolute, in place. */
static void
make_absolute (const PathReader *reader, char command, double numbers[7])
{
  switch (command)
    {
    case 'm':
    case 'l':
    case 'c':
      for (guint i = 0; i < count_numbers (command); i += 2)
        {
          numbers[i] += reader->pen.x;
          numbers[i + 1] += reader->pen.y;
        }
      break;
    case 'h':
      numbers[0] += reader->pen.x;
      break;
    case 'v':
      numbers[0] += reader->pen.y;
      break;
    case 'a':
      numbers[5] += reader->pen.x;
      numbers[6] += reader->pen.y;
      break;
    default:
      break;
    }
}

static void
follow_command (PathReader *reader, char command, const double numbers[7])
{
  switch (g_ascii_toupper (command))
    {
    case 'M':
      add_step (reader, TL_PATH_MOVE, numbers[0], numbers[1]);
      reader->start = reader->pen;
      break;
    case 'L':
      add_step (reader, TL_PATH_LINE, numbers[0], numbers[1]);
      break;
    case 'H':
      add_step (reader, TL_PATH_LINE, numbers[0], reader->pen.y);
      break;
    case 'V':
      add_step (reader, TL_PATH_LINE, reader->pen.x, numbers[0]);
      break;
    case 'C':
      add_curve (reader, numbers);
      break;
    case 'A':
      add_arc (reader, numbers);
      break;
    default:
      break;
    }
}

/* Reads all of it; stops at the first thing that is not path data. */
static void
read_path (PathReader *reader)
{
  char command = 0;

  for (skip_separators (reader); *reader->at != '\0'; skip_separators (reader))
    {
      double numbers[7];

      if (g_ascii_isalpha (*reader->at))
        command = *reader->at++;
      if (g_ascii_toupper (command) == 'Z')
        {
          add_step (reader, TL_PATH_CLOSE, reader->start.x, reader->start.y);
          command = 0;
          continue;
        }
      if (count_numbers (command) == 0 || !read_numbers (reader, numbers, count_numbers (command)))
        return;
      make_absolute (reader, command, numbers);
      follow_command (reader, command, numbers);
      /* Further pairs after a move are lines. */
      if (g_ascii_toupper (command) == 'M')
        command = command == 'm' ? 'l' : 'L';
    }
}

char *
tl_painter_dup_address (const char *text)
{
  static const char *const schemes[] = { "https://", "http://", "mailto:" };
  /* No quotes, brackets or backslashes: cairo writes an address into a PDF as it is given. */
  static const char plain[] = "-._~:/?#@!$&*+,;=";
  gboolean is_known = FALSE;
  GString *address;

  for (guint i = 0; text != NULL && i < G_N_ELEMENTS (schemes); i++)
    is_known = is_known || g_ascii_strncasecmp (text, schemes[i], strlen (schemes[i])) == 0;
  if (!is_known || strlen (text) > LONGEST_ADDRESS)
    return NULL;

  address = g_string_new (NULL);
  for (const char *at = text; *at != '\0'; at++)
    {
      gboolean is_code = *at == '%' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]);

      if (g_ascii_isalnum (*at) || is_code || strchr (plain, *at) != NULL)
        g_string_append_c (address, *at);
      else
        g_string_append_printf (address, "%%%02X", (guchar) *at);
    }
  return g_string_free (address, FALSE);
}

/* What is left of a colour: enough to see the shape of what is there, too little to read first. */
static TlColor
fade (const TlPainter *painter, const TlColor *color)
{
  const TlColor *paper = painter->faded;

  return (TlColor){ color->red * INK_LEFT + paper->red * (1 - INK_LEFT),
                    color->green * INK_LEFT + paper->green * (1 - INK_LEFT),
                    color->blue * INK_LEFT + paper->blue * (1 - INK_LEFT), color->alpha };
}

/* The ink to draw with; `faded` has room for another one. */
static const TlInk *
choose_ink (const TlPainter *painter, const TlInk *ink, FadedInk *faded)
{
  if (painter->faded == NULL)
    return ink;
  faded->ink = *ink;
  if (ink->fill != NULL)
    {
      faded->fill = fade (painter, ink->fill);
      faded->ink.fill = &faded->fill;
    }
  if (ink->stroke != NULL)
    {
      faded->stroke = fade (painter, ink->stroke);
      faded->ink.stroke = &faded->stroke;
    }
  return &faded->ink;
}

void
tl_painter_begin_group (TlPainter *painter, TlGroupKind kind, const char *id, const char *title)
{
  painter->class->begin_group (painter, kind, id, title);
}

void
tl_painter_end_group (TlPainter *painter)
{
  painter->class->end_group (painter);
}

void
tl_painter_box (TlPainter *painter, const TlRect *rect, double radius, const TlInk *ink)
{
  FadedInk faded;

  painter->class->box (painter, rect, radius, choose_ink (painter, ink, &faded));
}

void
tl_painter_path (TlPainter *painter, const TlPathStep *steps, guint n_steps, const TlInk *ink)
{
  FadedInk faded;

  if (n_steps > 0)
    painter->class->path (painter, steps, n_steps, choose_ink (painter, ink, &faded));
}

void
tl_painter_text (TlPainter *painter,
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
  TlColor shade;

  if (painter->faded != NULL)
    {
      shade = fade (painter, color);
      color = &shade;
    }
  if (length < 0)
    length = (int) strlen (text);
  if ((length == 0 && !ellipsized) || tl_style_get_text (role)->size * painter->scale < LEAST_TEXT)
    return;
  painter->class->text (painter, role, text, length, ellipsized, x, y, angle, anchor, color);
}

void
tl_painter_path_data (
    TlPainter *painter, const char *data, double dx, double dy, double scale, const TlInk *ink)
{
  PathReader reader = { .at = data, .dx = dx, .dy = dy, .scale = scale };

  if (scale == 1.0 && painter->class->path_data != NULL)
    {
      FadedInk faded;

      painter->class->path_data (painter, data, dx, dy, choose_ink (painter, ink, &faded));
      return;
    }

  reader.steps = g_array_sized_new (FALSE, FALSE, sizeof (TlPathStep), 16);
  read_path (&reader);
  tl_painter_path (painter, (TlPathStep *) (void *) reader.steps->data, reader.steps->len, ink);
  g_array_unref (reader.steps);
}
