/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-words.h"

#include <string.h>

#include "tl-vocabulary.h"

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
    /* What is open is closed, the innermost first, and what is closed is left as it is. */
    { "a\u202eb", 9, "a\u202eb\u202c" },
    { "a\u202eb\u202c", 9, "a\u202eb\u202c" },
    { "\u2067a\u202bb", 9, "\u2067a\u202bb\u202c\u2069" },
    { "\u2068a\u202db\u2069", 9, "\u2068a\u202db\u2069" },
    { "\u202a\u202eabc\u202c", 3, "\u202a\u202ea…\u202c\u202c" },
    { "a\u2069\u202c", 9, "a\u2069\u202c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = tl_words_cut (cases[i].words, cases[i].limit);

      g_assert_cmpstr (cut, ==, cases[i].cut);
    }
}

/* Only what is read the other way than the sentence is kept apart from it. */
static void
test_cut_within (void)
{
  static const struct
  {
    const char *words, *sentence, *cut;
  } cases[] = {
    { "abcd", "leads to", "abc…" },
    { "سبب", "leads to", "\u2068سبب\u2069" },
    { "abcd", "يؤدي", "\u2068abc…\u2069" },
    { "سبب", "«%s» يؤدي", "سبب" },
    { "سبب", "يؤدي", "سبب" },
    { "70", "يؤدي", "70" },
    { "\u202eab", "يؤدي", "\u2068\u202eab\u202c\u2069" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *cut = tl_words_cut_within (cases[i].words, 3, cases[i].sentence);

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

static void
test_clean (void)
{
  static const struct
  {
    const char *text, *clean, *line;
  } cases[] = {
    { "", "", "" },
    { "  two  blanks\xc2\xa0 ", "  two  blanks\xc2\xa0 ", "  two  blanks\xc2\xa0 " },
    { "a\r\nb\rc\nd\te", "a\nb\nc\nd\te", "a b c d e" },
    { "a\vb\fc\xc2\x85"
      "d\xe2\x80\xa8"
      "e\xe2\x80\xa9"
      "f",
      "a\nb\nc\nd\ne\nf", "a b c d e f" },
    { "\x01w\x1b[0mor\x7f\xc2\x9b"
      "d\x1f",
      "w[0mord", "w[0mord" },
    { "\xef\xbb\xbfone\xef\xbf\xbe\xef\xbf\xbf\xf0\x9f\xbf\xbf", "one", "one" },
    { "caf\xe9", "caf\xef\xbf\xbd", "caf\xef\xbf\xbd" },
    /* What joins signs and what turns their direction is part of the words. */
    { "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 \xe2\x80\x8f.",
      "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 \xe2\x80\x8f.",
      "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 \xe2\x80\x8f." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tl_words_clean (cases[i].text, -1);
      g_autofree char *line = tl_words_clean_line (cases[i].text);

      g_assert_cmpstr (text, ==, cases[i].clean);
      g_assert_cmpstr (line, ==, cases[i].line);
    }
}

/* Each character on its own, whatever it is, ends as something that a map can hold. */
static void
test_clean_is_a_value (void)
{
  const TlPropertySpec *title = tl_kind_get_property (TL_KIND_TOUCHPOINT, TL_PROPERTY_TITLE);

  for (gunichar c = 1; c <= 0x10ffff; c = c == 0xd7ff ? 0xe000 : c + (c < 0x10000 ? 1 : 13))
    {
      char letter[8] = { 'a' };
      g_autofree char *line = NULL;

      g_unichar_to_utf8 (c, letter + 1);
      line = tl_words_clean_line (letter);
      g_assert_true (tl_property_spec_check (title, line, NULL));
      g_assert_null (strpbrk (line, "\n\r\t\v\f"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/cut", test_cut);
  g_test_add_func ("/words/cut-within", test_cut_within);
  g_test_add_func ("/words/nothing-but-accents", test_nothing_but_accents);
  g_test_add_func ("/words/are-long", test_are_long);
  g_test_add_func ("/words/clean", test_clean);
  g_test_add_func ("/words/clean-is-a-value", test_clean_is_a_value);
  return g_test_run ();
}
