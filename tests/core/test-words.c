/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-words.h"

#include <string.h>

static void
test_cut (void)
{
  static const struct
  {
    const char *words;
    guint limit;
    const char *cut;
  } cases[] = {
    { "", 3, "" },
    { "abc", 3, "abc" },
    { "abcd", 3, "abc…" },
    { "üöäß", 3, "üöä…" },
    { "abcde\xcc\x81z", 5, "abcd…" },
    { "ab\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", 3, "ab…" },
    { "ab\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9", 4, "ab…" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = tl_words_cut (cases[i].words, cases[i].limit);

      g_assert_cmpstr (cut, ==, cases[i].cut);
    }
}

/* Whoever piles up accents has them cut, too. */
static void
test_nothing_but_accents (void)
{
  g_autoptr (GString) words = g_string_new ("a");
  g_autofree char *cut = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (words, "\xcc\x81");
  cut = tl_words_cut (words->str, 200);
  g_assert_cmpint (g_utf8_strlen (cut, -1), ==, 201);
}

static void
test_are_long (void)
{
  g_autofree char *word = g_strnfill (2000, 'x');
  g_autofree char *text = g_strnfill (20000, 'x');

  g_assert_false (tl_words_are_long (""));
  g_assert_true (tl_words_are_long (word));
  word[1000] = ' ';
  g_assert_false (tl_words_are_long (word));
  for (guint i = 9; i < 20000; i += 10)
    text[i] = ' ';
  g_assert_true (tl_words_are_long (text));
  text[9000] = '\0';
  g_assert_false (tl_words_are_long (text));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/cut", test_cut);
  g_test_add_func ("/words/nothing-but-accents", test_nothing_but_accents);
  g_test_add_func ("/words/are-long", test_are_long);
  return g_test_run ();
}
