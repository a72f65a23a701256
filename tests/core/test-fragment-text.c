/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fragment.h"

#include <string.h>

#include "tl-file.h"

/* Text from anywhere that becomes cards. */

/* "column:title|detail", a card each, joined by "; ". */
static char *
describe (TlMap *fragment)
{
  GString *out = g_string_new (NULL);

  for (TlElement *card = tl_map_get_first (fragment, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    {
      const char *detail = tl_element_get (card, TL_PROPERTY_DETAIL);
      TlElement *moment = tl_map_get_ref (fragment, card, TL_PROPERTY_MOMENT);
      guint column = 0;

      while ((moment = tl_element_get_previous_of_kind (moment)) != NULL)
        column++;
      g_string_append_printf (out, "%s%u:%s%s%s", out->len > 0 ? "; " : "", column,
                              tl_element_get (card, TL_PROPERTY_TITLE), detail != NULL ? "|" : "",
                              detail != NULL ? detail : "");
    }
  return g_string_free (out, FALSE);
}

static TlMap *
read_text (const char *text, gsize length, TlTextCuts *cuts)
{
  TlMap *fragment = tl_fragment_new_from_text (text, length, cuts);

  for (TlElement *card = fragment != NULL ? tl_map_get_first (fragment, TL_KIND_TOUCHPOINT) : NULL;
       card != NULL; card = tl_element_get_next_of_kind (card))
    {
      const TlPropertySpec *title = tl_kind_get_property (TL_KIND_TOUCHPOINT, TL_PROPERTY_TITLE);
      const TlPropertySpec *detail = tl_kind_get_property (TL_KIND_TOUCHPOINT, TL_PROPERTY_DETAIL);

      g_assert_true (
          tl_property_spec_check (title, tl_element_get (card, TL_PROPERTY_TITLE), NULL));
      g_assert_true (
          tl_property_spec_check (detail, tl_element_get_string (card, TL_PROPERTY_DETAIL), NULL));
    }
  return fragment;
}

static void
test_cards (void)
{
  static const struct
  {
    const char *text, *cards;
  } cases[] = {
    { "One", "0:One" },
    { "One\nTwo\r\nThree\rFour\n", "0:One; 0:Two; 0:Three; 0:Four" },
    { "\n\n  One  \n\t\n \nTwo", "0:One; 0:Two" },
    { "a\tb\n\tc", "0:a; 1:b; 1:c" },
    { "a\t\tc\t\t\n", "0:a; 2:c" },
    { "\"first\nthen\"\tb", "0:first|then; 1:b" },
    { "\"a \"\"quote\"\"\"", "0:a \"quote\"" },
    { "\"a\ttab\"", "0:a tab" },
    { "\"Her own words\"", "0:\"Her own words\"" },
    { "\"No\" she said\n\"a\nb\"", "0:\"No\" she said; 0:a|b" },
    { "\"never closed\nTwo", "0:\"never closed; 0:Two" },
    { "a\x01\x1b[0m\x7f\xc2\x85"
      "b",
      "0:a[0m; 0:b" },
    { "\xef\xbb\xbfmark\xef\xbf\xbf", "0:mark" },
    { "caf\xe9 \xed\xa0\x80", "0:caf\xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd" },
    { "<b>&amp;</b>", "0:<b>&amp;</b>" },
    { "x\xe2\x80\xa8y", "0:x; 0:y" },
    { "", NULL },
    { " \t\n\r\v ", NULL },
    { "\x01\x02", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlTextCuts cuts;
      g_autoptr (TlMap) fragment = read_text (cases[i].text, strlen (cases[i].text), &cuts);
      g_autofree char *cards = fragment != NULL ? describe (fragment) : NULL;

      g_assert_cmpstr (cards, ==, cases[i].cards);
      g_assert_cmpuint (cuts.n_lines + cuts.n_columns + cuts.n_texts, ==, 0);
    }
}

static void
test_nul_bytes (void)
{
  TlTextCuts cuts;
  g_autoptr (TlMap) fragment = read_text ("a\0b", 3, &cuts);
  g_autofree char *cards = describe (fragment);

  g_assert_cmpstr (cards, ==,
                   "0:a\xef\xbf\xbd"
                   "b");
}

/* Long titles end with a word, and what is left is the detail. */
static void
test_long_title (void)
{
  g_autofree char *start = g_strnfill (TL_FRAGMENT_TITLE_LIMIT - 10, 'x');
  g_autofree char *text = g_strconcat (start, " some more words", NULL);
  g_autofree char *expected = g_strconcat ("0:", start, " some|more words", NULL);
  TlTextCuts cuts;
  g_autoptr (TlMap) fragment = read_text (text, strlen (text), &cuts);
  g_autofree char *cards = describe (fragment);

  g_assert_cmpstr (cards, ==, expected);
}

static void
test_one_endless_word (void)
{
  gsize size = 10 * 1024 * 1024;
  g_autofree char *text = g_strnfill (size, 'x');
  TlTextCuts cuts;
  g_autoptr (TlMap) fragment = read_text (text, size, &cuts);
  TlElement *card = tl_map_get_first (fragment, TL_KIND_TOUCHPOINT);

  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_TOUCHPOINT), ==, 1);
  g_assert_cmpuint (strlen (tl_element_get (card, TL_PROPERTY_TITLE)), ==, TL_FRAGMENT_TITLE_LIMIT);
  g_assert_cmpuint (strlen (tl_element_get (card, TL_PROPERTY_DETAIL)), ==,
                    TL_FRAGMENT_TEXT_LIMIT - TL_FRAGMENT_TITLE_LIMIT);
  g_assert_cmpuint (cuts.n_texts, ==, 1);
}

static void
test_many_lines (void)
{
  GString *text = g_string_new (NULL);
  TlTextCuts cuts;
  g_autoptr (TlMap) fragment = NULL;

  for (guint i = 0; i < TL_FRAGMENT_LINE_LIMIT + 7; i++)
    g_string_append_printf (text, "\nline %u\n", i);
  fragment = read_text (text->str, text->len, &cuts);
  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_TOUCHPOINT), ==, TL_FRAGMENT_LINE_LIMIT);
  g_assert_cmpuint (cuts.n_lines, ==, 7);
  g_string_free (text, TRUE);
}

static void
test_many_columns (void)
{
  GString *text = g_string_new ("0");
  TlTextCuts cuts;
  g_autoptr (TlMap) fragment = NULL;

  for (guint i = 1; i < TL_FRAGMENT_COLUMN_LIMIT + 3; i++)
    g_string_append_printf (text, "\t%u", i);
  /* Blank ones are not missed. */
  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '\t');
  fragment = read_text (text->str, text->len, &cuts);
  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_MOMENT), ==, TL_FRAGMENT_COLUMN_LIMIT);
  g_assert_cmpuint (cuts.n_columns, ==, 3);
  g_string_free (text, TRUE);
}

/* Quotes that never end must not be looked for again and again. */
static void
test_many_quotes (void)
{
  GString *text = g_string_new ("\"a");
  TlTextCuts cuts;
  g_autoptr (TlMap) fragment = NULL;

  while (text->len < TL_FRAGMENT_TEXT_SIZE_LIMIT)
    g_string_append (text, "\t\"\"a");
  g_test_timer_start ();
  fragment = read_text (text->str, text->len, &cuts);
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 30);
  g_assert_nonnull (fragment);
  g_string_free (text, TRUE);
}

/* Cards of text get the kind of their lane. */
static void
test_kinds (void)
{
  static const char map_text[] =
      "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
      "<stage id='s1'><moment id='o1'/></stage>"
      "<lane id='l1' layer='organisation' topic='policy'/></journey-map>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (map_text, sizeof map_text - 1);
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, NULL, NULL);
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlTextCuts cuts;
  g_autoptr (TlMap) fragment = read_text ("a\tb\nc", 5, &cuts);
  g_auto (TlPasted) pasted = { 0 };

  tl_history_begin (history, "Paste", NULL);
  tl_fragment_paste (history, fragment,
                     (TlCell){ tl_map_find (map, "l1"), tl_map_find (map, "o1") }, TRUE, &pasted);
  g_assert_true (tl_history_commit (history));
  g_assert_cmpuint (pasted.touchpoints->len, ==, 3);
  g_assert_cmpuint (pasted.n_moments, ==, 1);
  g_assert_cmpstr (tl_element_get (pasted.touchpoints->pdata[0], TL_PROPERTY_KIND), ==, "policy");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fragment-text/cards", test_cards);
  g_test_add_func ("/fragment-text/nul-bytes", test_nul_bytes);
  g_test_add_func ("/fragment-text/long-title", test_long_title);
  g_test_add_func ("/fragment-text/one-endless-word", test_one_endless_word);
  g_test_add_func ("/fragment-text/many-lines", test_many_lines);
  g_test_add_func ("/fragment-text/many-columns", test_many_columns);
  g_test_add_func ("/fragment-text/many-quotes", test_many_quotes);
  g_test_add_func ("/fragment-text/kinds", test_kinds);
  return g_test_run ();
}
