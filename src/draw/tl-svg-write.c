/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-svg-write.h"

#include <math.h>
#include <string.h>

/* What fits the quick way; a coordinate beyond it is no place on a map, but still a number. */
#define QUICK_LIMIT 1e12

static void
write_digits (GString *out, guint64 value)
{
  char digits[24];
  char *at = digits + sizeof digits;

  do
    *--at = (char) ('0' + value % 10);
  while ((value /= 10) > 0);
  g_string_append_len (out, at, digits + sizeof digits - at);
}

/* Numbers are most of a drawing, and formatting them was most of the time it takes to write one:
 * thousandths as a whole number, and no locale to ask. */
void
tl_svg_write_number (GString *out, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  guint64 thousandths;

  if (!(fabs (number) < QUICK_LIMIT))
    {
      g_string_append (out, isfinite (number) ? g_ascii_formatd (text, sizeof text, "%.0f", number)
                                              : "0");
      return;
    }

  thousandths = (guint64) (fabs (number) * 1000 + 0.5);
  if (number < 0 && thousandths > 0)
    g_string_append_c (out, '-');
  write_digits (out, thousandths / 1000);
  thousandths %= 1000;
  if (thousandths > 0)
    g_string_append_c (out, '.');
  for (guint unit = 100; thousandths > 0; unit /= 10)
    {
      g_string_append_c (out, (char) ('0' + thousandths / unit));
      thousandths %= unit;
    }
}

void
tl_svg_write_measure (GString *out, const char *name, double number)
{
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  tl_svg_write_number (out, number);
  g_string_append_c (out, '"');
}

/* What stands for the character at `at`, NULL when it stands for itself; "" leaves it out. */
static const char *
get_escape (const char *at, gsize *length)
{
  guchar c = (guchar) *at;

  *length = 1;
  switch (c)
    {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    case '\t':
    case '\n':
    case '\r':
      return " ";
    default:
      break;
    }
  if (c < 0x20 || c == 0x7f)
    return "";
  /* U+FFFE and U+FFFF; what is no character at all is kept out of a map by its reader. */
  if (c == 0xef && (guchar) at[1] == 0xbf && ((guchar) at[2] == 0xbe || (guchar) at[2] == 0xbf))
    {
      *length = 3;
      return "";
    }
  return NULL;
}

void
tl_svg_write_escaped (GString *out, const char *text, gsize length)
{
  const char *end = text + length;
  const char *plain = text;

  for (const char *at = text; at < end;)
    {
      gsize taken;
      const char *escape = get_escape (at, &taken);

      if (escape != NULL)
        {
          g_string_append_len (out, plain, at - plain);
          g_string_append (out, escape);
          plain = at + taken;
        }
      at += taken;
    }
  if (plain < end)
    g_string_append_len (out, plain, end - plain);
}

void
tl_svg_write_attribute (GString *out, const char *name, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"");
  tl_svg_write_escaped (out, text, strlen (text));
  g_string_append_c (out, '"');
}

static guint
get_byte (double part)
{
  return (guint) (CLAMP (part, 0, 1) * 255 + 0.5);
}

void
tl_svg_write_color (GString *out, const char *name, const TlColor *color)
{
  static const char hex[] = "0123456789abcdef";
  const double parts[] = { color->red, color->green, color->blue };

  g_string_append_c (out, ' ');
  g_string_append (out, name);
  g_string_append (out, "=\"#");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      guint byte = get_byte (parts[i]);

      g_string_append_c (out, hex[byte >> 4]);
      g_string_append_c (out, hex[byte & 15]);
    }
  g_string_append_c (out, '"');
  if (color->alpha < 1)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, name);
      g_string_append (out, "-opacity=\"");
      tl_svg_write_number (out, color->alpha);
      g_string_append_c (out, '"');
    }
}

void
tl_svg_write_ink (GString *out, const TlInk *ink)
{
  if (ink->fill != NULL)
    tl_svg_write_color (out, "fill", ink->fill);
  else
    g_string_append (out, " fill=\"none\"");
  if (ink->opacity > 0 && ink->opacity < 1)
    tl_svg_write_measure (out, "opacity", ink->opacity);
  if (ink->stroke == NULL)
    return;

  tl_svg_write_color (out, "stroke", ink->stroke);
  if (ink->stroke_width != 1)
    tl_svg_write_measure (out, "stroke-width", ink->stroke_width);
  if (ink->dash[0] > 0)
    {
      g_string_append (out, " stroke-dasharray=\"");
      tl_svg_write_number (out, ink->dash[0]);
      g_string_append_c (out, ' ');
      tl_svg_write_number (out, ink->dash[1]);
      g_string_append_c (out, '"');
    }
  if (ink->round_ends)
    g_string_append (out, " stroke-linejoin=\"round\" stroke-linecap=\"round\"");
}

static void
write_points (GString *out, char verb, const TlPoint *points, guint n_points)
{
  g_string_append_c (out, verb);
  for (guint i = 0; i < n_points; i++)
    {
      if (i > 0)
        g_string_append_c (out, ' ');
      tl_svg_write_number (out, points[i].x);
      g_string_append_c (out, ' ');
      tl_svg_write_number (out, points[i].y);
    }
}

void
tl_svg_write_steps (GString *out, const TlPathStep *steps, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    switch (steps[i].verb)
      {
      case TL_PATH_MOVE:
        write_points (out, 'M', steps[i].points, 1);
        break;
      case TL_PATH_LINE:
        write_points (out, 'L', steps[i].points, 1);
        break;
      case TL_PATH_CURVE:
        write_points (out, 'C', steps[i].points, 3);
        break;
      case TL_PATH_CLOSE:
      default:
        g_string_append_c (out, 'z');
        break;
      }
}
