/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-text-private.h"

#include <string.h>

/* How text is broken into lines: cut by the widths of its characters. */

static int
get_ellipsis_width (TlText *text, TlTextRole role)
{
  if (text->ellipsis_widths[role] < 0)
    text->ellipsis_widths[role] =
        (int) (tl_text_get_width (text, role, TL_ELLIPSIS, strlen (TL_ELLIPSIS)) * PANGO_SCALE +
               0.5);
  return text->ellipsis_widths[role];
}

int
tl_text_bound_length (const char *string, double width, guint max_lines)
{
  double bound = 512 + MAX (width, 0) * max_lines;
  gsize limit = (gsize) MIN (bound, TL_TEXT_MAX_BYTES);
  gsize length = strnlen (string, limit);

  while (length > 0 && length == limit && (string[length] & 0xc0) == 0x80)
    {
      length--;
      limit--;
    }
  return (int) length;
}

/* What breaking one string needs. */
typedef struct
{
  const PangoLogAttr *attributes;
  const int *widths;
  int n_characters;
  int limit; /* Pango units */
} Breaking;

/* Characters of the longest grapheme that somebody may mean. What is longer was joined or piled up
 * to no other end than to stand out of every card. */
#define LONGEST_GRAPHEME 20

/* The last place from `start` to `end` where a line may end without cutting a grapheme; behind the
 * first one when even that is too wide, or inside it when it is longer than any. */
static int
step_back_to_grapheme (const Breaking *breaking, int start, int end)
{
  int at = end;

  while (at > start && !breaking->attributes[at].is_cursor_position)
    at--;
  if (at > start)
    return at;
  for (at = start + 1; at < breaking->n_characters; at++)
    if (breaking->attributes[at].is_cursor_position)
      break;
  return at - start > LONGEST_GRAPHEME && end > start ? end : at;
}

/* A blank that stands for itself and not for the mark combined with it. */
static gboolean
is_loose_white (const Breaking *breaking, int at)
{
  return breaking->attributes[at].is_white && breaking->attributes[at].is_cursor_position &&
         breaking->attributes[at + 1].is_cursor_position;
}

/* Where the line that starts at `start` ends. `by_word`: at a break that Unicode allows, if there
 * is one. */
static int
find_line_end (const Breaking *breaking, int start, int limit, gboolean by_word)
{
  int width = 0;
  int last_break = -1;

  for (int i = start; i < breaking->n_characters; i++)
    {
      const PangoLogAttr *attribute = &breaking->attributes[i];

      if (i > start && attribute->is_mandatory_break)
        return i;
      if (i > start && attribute->is_line_break && attribute->is_cursor_position)
        last_break = i;
      if (width + breaking->widths[i] > limit && !(by_word && is_loose_white (breaking, i)))
        return by_word && last_break > start ? last_break
                                             : step_back_to_grapheme (breaking, start, i);
      width += breaking->widths[i];
    }
  return breaking->n_characters;
}

static int
skip_white (const Breaking *breaking, int from)
{
  while (from < breaking->n_characters && is_loose_white (breaking, from))
    from++;
  return from;
}

static int
trim_white (const Breaking *breaking, int start, int end)
{
  while (end > start && is_loose_white (breaking, end - 1))
    end--;
  return end;
}

static TlTextLine
make_line (TlText *text, const Breaking *breaking, const char *string, int start, int end)
{
  const int *offsets = (const int *) (void *) text->offsets->data;
  int width = 0;

  for (int i = start; i < end; i++)
    width += breaking->widths[i];
  return (TlTextLine){ .text = string + offsets[start],
                       .length = offsets[end] - offsets[start],
                       .width = (double) width / PANGO_SCALE };
}

static guint
break_prepared (TlText *text,
                const Breaking *breaking,
                TlTextRole role,
                const char *string,
                gboolean is_cut,
                guint max_lines,
                TlTextLine *lines,
                gboolean *ellipsized)
{
  guint n_lines = 0;
  int start = skip_white (breaking, 0);

  while (start < breaking->n_characters && n_lines < max_lines)
    {
      int end = find_line_end (breaking, start, breaking->limit, TRUE);
      int next = skip_white (breaking, end);
      gboolean is_last = n_lines + 1 == max_lines || next == breaking->n_characters;

      if (is_last && (is_cut || next < breaking->n_characters))
        {
          int ellipsis = get_ellipsis_width (text, role);

          end = find_line_end (breaking, start, breaking->limit - ellipsis, FALSE);
          end = trim_white (breaking, start, end);
          lines[n_lines] = make_line (text, breaking, string, start, end);
          lines[n_lines++].width += (double) ellipsis / PANGO_SCALE;
          *ellipsized = TRUE;
          break;
        }
      lines[n_lines++] =
          make_line (text, breaking, string, start, trim_white (breaking, start, end));
      start = next;
    }
  return n_lines;
}

guint
tl_text_break_lines (gpointer data,
                     TlTextRole role,
                     const char *string,
                     double width,
                     guint max_lines,
                     TlTextLine *lines,
                     gboolean *ellipsized)
{
  TlText *text = data;
  int length = tl_text_bound_length (string, width, max_lines);
  Breaking breaking;

  *ellipsized = FALSE;
  if (length == 0 || max_lines == 0)
    return 0;

  breaking.n_characters =
      tl_text_measure (text, role, tl_text_clean (text, string, length, TRUE), length);
  breaking.attributes = (const PangoLogAttr *) (void *) text->breaks->data;
  breaking.widths = (const int *) (void *) text->widths->data;
  breaking.limit = (int) MIN (width * PANGO_SCALE + 0.5, G_MAXINT / 4);
  return break_prepared (text, &breaking, role, string, string[length] != '\0', max_lines, lines,
                         ellipsized);
}
