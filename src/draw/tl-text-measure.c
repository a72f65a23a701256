/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-text-private.h"

#include <string.h>

/* How wide the characters of a text are, and where it may be broken. Plain text in Latin letters is
 * put together from its words, each shaped once: a map says the same words again and again. All
 * else is shaped as a whole. Words draw nearer to blanks in some fonts, so each is shaped with the
 * one behind it; what a font does across one is left out (Inter makes a cross of the x in “3 x 4”,
 * a pixel narrower). */

typedef struct
{
  TlTextRole role;
  const char *bytes; /* with the blank behind it, if there is one */
  int length;
  int n_characters;
  int *widths;
  PangoLogAttr *breaks; /* one more than characters */
} Word;

/* About 200 bytes each. */
#define MAX_WORDS_KEPT 4096
#define LONGEST_WORD_KEPT 64

/* Where each character starts: fills text->offsets. Returns how many there are. */
static int
count_characters (TlText *text, const char *string, int length)
{
  const char *end = string + length;

  g_array_set_size (text->offsets, 0);
  for (const char *at = string; at <= end; at = g_utf8_next_char (at))
    {
      int offset = (int) (at - string);

      g_array_append_val (text->offsets, offset);
      if (at == end)
        break;
    }
  return (int) text->offsets->len - 1;
}

/* Makes room. Returns how many characters there are. */
static int
prepare (TlText *text, const char *string, int length)
{
  int n = count_characters (text, string, length);

  g_array_set_size (text->widths, n + 1);
  g_array_set_size (text->breaks, n + 1);
  return n;
}

static int
find_character (const int *offsets, int from, int offset)
{
  while (offsets[from] < offset)
    from++;
  return from;
}

static void
scale_widths (int *widths, int n, double scale)
{
  for (int i = 0; i < n; i++)
    widths[i] = (int) (widths[i] * scale + 0.5);
}

/* One paragraph's widths, from its first character on, and where it may be broken. */
static void
measure_paragraph (TlText *text, TlTextRole role, const char *string, int first, int length)
{
  const int *offsets = (const int *) (void *) text->offsets->data;
  int *widths = (int *) (void *) text->widths->data;
  PangoLogAttr *breaks = (PangoLogAttr *) (void *) text->breaks->data;
  g_autoptr (GPtrArray) runs = tl_text_runs_new ();

  tl_text_shape (text, role, string, offsets[first], length, runs);
  for (guint i = 0; i < runs->len; i++)
    {
      PangoGlyphItem *run = runs->pdata[i];
      PangoItem *item = run->item;
      int at = find_character (offsets, first, item->offset);

      pango_glyph_item_get_logical_widths (run, string, widths + at);
      scale_widths (widths + at, item->num_chars, tl_text_get_scale (role));
      pango_tailor_break (string + item->offset, item->length, &item->analysis, item->offset,
                          breaks + at, item->num_chars + 1);
    }
}

/* Shaped as a whole. */
static int
measure_whole (TlText *text, TlTextRole role, const char *string, int length)
{
  int n = prepare (text, string, length);
  const int *offsets = (const int *) (void *) text->offsets->data;

  memset (text->widths->data, 0, sizeof (int) * (n + 1));
  memset (text->breaks->data, 0, sizeof (PangoLogAttr) * (n + 1));
  for (int first = 0; first < n;)
    {
      int end, next;

      pango_find_paragraph_boundary (string + offsets[first], length - offsets[first], &end, &next);
      next = find_character (offsets, first, offsets[first] + next);
      pango_default_break (string + offsets[first], offsets[next] - offsets[first], NULL,
                           (PangoLogAttr *) (void *) text->breaks->data + first, next - first + 1);
      measure_paragraph (text, role, string, first, end);
      first = next;
    }
  return n;
}

static guint
hash_word (gconstpointer key)
{
  const Word *word = key;
  guint hash = 5381 + word->role;

  for (int i = 0; i < word->length; i++)
    hash = hash * 33 + (guchar) word->bytes[i];
  return hash;
}

static gboolean
is_same_word (gconstpointer a, gconstpointer b)
{
  const Word *one = a;
  const Word *other = b;

  return one->role == other->role && one->length == other->length &&
         memcmp (one->bytes, other->bytes, one->length) == 0;
}

static void
free_word (gpointer data)
{
  Word *word = data;

  g_free ((char *) word->bytes);
  g_free (word->widths);
  g_free (word->breaks);
  g_free (word);
}

GHashTable *
tl_text_words_new (void)
{
  return g_hash_table_new_full (hash_word, is_same_word, NULL, free_word);
}

static gboolean
is_latin_letter_or_digit (gunichar c)
{
  return c < 0x80 ? g_ascii_isalnum (c) : c >= 0xc0 && c < 0x180 && c != 0xd7 && c != 0xf7;
}

/* What neither opens nor closes brackets and quotations, nor makes a word of its own. */
static gboolean
is_within_words (gunichar c)
{
  return c == 0x2019 || (c < 0x80 && strchr (",.:;!?'-/%&", (int) c) != NULL);
}

/* Whether the words of a text do not depend on each other: neither their letters' shapes nor
 * whether a line may end between them. */
static gboolean
is_plain (const char *string, int length)
{
  const char *word = string;

  for (const char *at = string; at < string + length; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == ' ')
        word = at + 1;
      else if (at - word >= LONGEST_WORD_KEPT ||
               (!is_latin_letter_or_digit (c) && (at == word || !is_within_words (c))))
        return FALSE;
    }
  return TRUE;
}

static Word *
find_word (TlText *text, TlTextRole role, const char *bytes, int length)
{
  Word key = { .role = role, .bytes = bytes, .length = length };
  Word *word = g_hash_table_lookup (text->words, &key);

  if (word != NULL)
    return word;
  word = g_memdup2 (&key, sizeof key);
  word->bytes = g_strndup (bytes, (gsize) length);
  word->n_characters = measure_whole (text, role, word->bytes, length);
  word->widths = g_memdup2 (text->widths->data, sizeof (int) * word->n_characters);
  word->breaks = g_memdup2 (text->breaks->data, sizeof (PangoLogAttr) * (word->n_characters + 1));
  /* It follows a blank; not where it starts a text, but there nobody asks. */
  word->breaks[0].is_line_break = *bytes != ' ';
  g_hash_table_add (text->words, word);
  return word;
}

/* What a string consists of, in order. */
static GPtrArray *
find_words (TlText *text, TlTextRole role, const char *string, int length)
{
  GPtrArray *words = g_ptr_array_new ();
  const char *end = string + length;

  if (g_hash_table_size (text->words) > MAX_WORDS_KEPT)
    g_hash_table_remove_all (text->words);
  while (string < end)
    {
      const char *blank = memchr (string, ' ', end - string);
      const char *next = blank != NULL ? blank + 1 : end;

      g_ptr_array_add (words, find_word (text, role, string, (int) (next - string)));
      string = next;
    }
  return words;
}

static int
measure_by_words (TlText *text, TlTextRole role, const char *string, int length)
{
  g_autoptr (GPtrArray) words = find_words (text, role, string, length);
  int n = prepare (text, string, length);
  int *widths = (int *) (void *) text->widths->data;
  PangoLogAttr *breaks = (PangoLogAttr *) (void *) text->breaks->data;

  for (guint i = 0; i < words->len; i++)
    {
      const Word *word = words->pdata[i];

      memcpy (widths, word->widths, sizeof (int) * word->n_characters);
      memcpy (breaks, word->breaks, sizeof (PangoLogAttr) * (word->n_characters + 1));
      widths += word->n_characters;
      breaks += word->n_characters;
    }
  return n;
}

int
tl_text_measure (TlText *text, TlTextRole role, const char *string, int length)
{
  return is_plain (string, length) ? measure_by_words (text, role, string, length)
                                   : measure_whole (text, role, string, length);
}
