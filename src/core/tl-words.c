/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-words.h"

#include <string.h>

#define JOINER 0x200d
#define BYTE_ORDER_MARK 0xfeff
#define NEXT_LINE 0x85
#define LINE_SEPARATOR 0x2028
#define PARAGRAPH_SEPARATOR 0x2029
#define POP_DIRECTION 0x202c
#define POP_ISOLATE 0x2069
#define FIRST_STRONG_ISOLATE "\u2068"
#define POP_DIRECTIONAL_ISOLATE "\u2069"
/* So many letters stay together; nobody writes more of them, and those who do may be cut. */
#define LONGEST_SIGN 16
/* What a text view of GTK 4.8 lays out in half a second, in bytes. */
#define LONG_TEXT 10000
#define LONG_WORD 1000

static gboolean
is_within_sign (const char *words, const char *at)
{
  gunichar next = g_utf8_get_char (at);

  return at > words && (g_unichar_ismark (next) || next == JOINER ||
                        g_utf8_get_char (g_utf8_prev_char (at)) == JOINER);
}

/* The start of the sign that ends before or goes on at this letter. */
static const char *
find_start (const char *words, const char *end)
{
  const char *start = end;

  for (guint n = 0; n < LONGEST_SIGN && is_within_sign (words, start); n++)
    start = g_utf8_prev_char (start);
  return start == words || is_within_sign (words, start) ? end : start;
}

static gboolean
is_isolate (gunichar c)
{
  return c >= 0x2066 && c <= 0x2068;
}

/* Of Unicode's bidirectional algorithm (UAX #9): embeddings and overrides are open until a PDF,
 * isolates until a PDI, which closes whatever was opened within. `open` is of what is open there.
 */
static void
follow_direction (GByteArray *open, gunichar c)
{
  guint8 isolates = is_isolate (c);

  if (isolates || c == 0x202a || c == 0x202b || c == 0x202d || c == 0x202e)
    g_byte_array_append (open, &isolates, 1);
  else if (c == POP_DIRECTION && open->len > 0 && !open->data[open->len - 1])
    g_byte_array_set_size (open, open->len - 1);
  else if (c == POP_ISOLATE)
    for (guint n = open->len; n > 0; n--)
      if (open->data[n - 1])
        {
          g_byte_array_set_size (open, n - 1);
          break;
        }
}

/* What was opened and not closed would turn the words after these round. */
static char *
close_directions (char *words)
{
  g_autoptr (GByteArray) open = NULL;
  GString *closed;

  /* With this byte all begin that open something. Most words have none. */
  if (strchr (words, FIRST_STRONG_ISOLATE[0]) == NULL)
    return words;
  open = g_byte_array_new ();
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    follow_direction (open, g_utf8_get_char (at));
  if (open->len == 0)
    return words;
  closed = g_string_new (words);
  for (guint n = open->len; n > 0; n--)
    g_string_append_unichar (closed, open->data[n - 1] ? POP_ISOLATE : POP_DIRECTION);
  g_free (words);
  return g_string_free (closed, FALSE);
}

char *
tl_words_cut (const char *words, guint limit)
{
  const char *end = words;
  g_autofree char *start = NULL;

  /* No more letters than bytes. */
  if (strlen (words) <= limit)
    return close_directions (g_strdup (words));
  for (guint n = 0; n < limit && *end != '\0'; n++)
    end = g_utf8_next_char (end);
  if (*end == '\0')
    return close_directions (g_strdup (words));
  end = find_start (words, end);
  start = g_strndup (words, (gsize) (end - words));
  return close_directions (g_strconcat (start, "…", NULL));
}

/* 1: from right to left, -1: from left to right, 0: there is no letter; by the first one. */
static int
find_direction (const char *words)
{
  for (const char *at = words; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      /* "%s" is no word. */
      if (c == '%' && at[1] != '\0')
        at = g_utf8_next_char (at);
      if (c == '%' || !g_unichar_isalpha (c))
        continue;
      switch (g_unichar_get_script (c))
        {
        case G_UNICODE_SCRIPT_ARABIC:
        case G_UNICODE_SCRIPT_HEBREW:
        case G_UNICODE_SCRIPT_SYRIAC:
        case G_UNICODE_SCRIPT_THAANA:
        case G_UNICODE_SCRIPT_NKO:
          return 1;
        default:
          return -1;
        }
    }
  return 0;
}

char *
tl_words_cut_within (const char *words, guint limit, const char *sentence)
{
  g_autofree char *cut = tl_words_cut (words, limit);
  int direction = find_direction (cut);

  if (direction == 0 || direction == find_direction (sentence))
    return g_steal_pointer (&cut);
  return g_strconcat (FIRST_STRONG_ISOLATE, cut, POP_DIRECTIONAL_ISOLATE, NULL);
}

gboolean
tl_words_are_long (const char *words)
{
  gsize n_word = 0, n = 0;

  for (; words[n] != '\0' && n_word <= LONG_WORD && n <= LONG_TEXT; n++)
    n_word = g_ascii_isspace (words[n]) ? 0 : n_word + 1;
  return words[n] != '\0';
}

static gboolean
is_line_end (gunichar c)
{
  return (c >= '\n' && c <= '\r') || c == NEXT_LINE || c == LINE_SEPARATOR ||
         c == PARAGRAPH_SEPARATOR;
}

/* What XML cannot hold, and what nobody could see there. Every plane ends with two code points that
 * are no characters. */
static gboolean
is_junk (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c & 0xfffe) == 0xfffe || c == BYTE_ORDER_MARK;
}

char *
tl_words_clean (const char *text, gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (text, length);
  GString *out = g_string_new (NULL);

  for (const char *at = valid; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '\r' && at[1] == '\n')
        continue;
      if (is_line_end (c))
        g_string_append_c (out, '\n');
      else if (c == '\t' || !is_junk (c))
        g_string_append_len (out, at, g_utf8_next_char (at) - at);
    }
  return g_string_free (out, FALSE);
}

char *
tl_words_clean_line (const char *text)
{
  return g_strdelimit (tl_words_clean (text, -1), "\n\t", ' ');
}
