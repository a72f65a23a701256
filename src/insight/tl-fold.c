/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fold.h"

#include <string.h>

#define APOSTROPHE 0x2019
#define KASHIDA 0x0640 /* stretches an Arabic word, and is no letter */

/* Accents have the classes from 200 up (above, below and across a letter), the points of Hebrew and
 * Arabic those from 10 to 36. The rest, as a virama, is part of how a word is spelt. */
static gboolean
is_accent (gunichar letter)
{
  int class = g_unichar_combining_class (letter);

  return class >= 200 || (class >= 10 && class <= 36);
}

static void
append_letter (GString *folded, const char *at)
{
  gunichar letter = g_utf8_get_char (at);
  g_autofree char *lower = NULL;

  if (letter == KASHIDA || is_accent (letter))
    return;
  if (letter == APOSTROPHE)
    {
      g_string_append_c (folded, '\'');
      return;
    }
  lower = g_utf8_casefold (at, g_utf8_next_char (at) - at);
  g_string_append (folded, lower);
}

/* Letters beyond ASCII. Nothing in them composes with what stands before or after but accents. */
static void
append_run (GString *folded, const char *text, gssize length)
{
  g_autofree char *plain = g_utf8_normalize (text, length, G_NORMALIZE_ALL);

  for (const char *at = plain; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    append_letter (folded, at);
}

/* Most text is ASCII for the most part, and that is a hundred times as fast. */
void
tl_fold_append (GString *folded, const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      const char *start = at;

      while (*at != '\0' && (guchar) *at < 0x80)
        at++;
      g_string_append_len (folded, start, at - start);
      for (char *p = folded->str + folded->len - (at - start); *p != '\0'; p++)
        *p = g_ascii_tolower (*p);
      start = at;
      while ((guchar) *at >= 0x80)
        at++;
      if (at > start)
        append_run (folded, start, at - start);
    }
}

static int
compare_lengths (gconstpointer a, gconstpointer b)
{
  gsize one = strlen (*(const char *const *) a), other = strlen (*(const char *const *) b);

  return (one < other) - (one > other);
}

char **
tl_fold_words (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_auto (GStrv) split = NULL;

  tl_fold_append (folded, text);
  split = g_strsplit_set (folded->str, " \t\n\r", -1);
  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0' && !g_ptr_array_find_with_equal_func (words, split[i], g_str_equal, NULL))
      g_ptr_array_add (words, g_strdup (split[i]));
  g_ptr_array_sort (words, compare_lengths);
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

char *
tl_fold_text (const char *text)
{
  GString *folded = g_string_new (NULL);

  tl_fold_append (folded, text);
  return g_string_free (folded, FALSE);
}
