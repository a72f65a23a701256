/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-fold.h"
#include "tl-random-map.h"
#include "tl-search.h"

#include <string.h>

#define N_WALKS 20
#define N_STEPS 60

static void
test_fold (void)
{
  static const struct
  {
    const char *text, *folded;
  } cases[] = {
    { "", "" },
    { "Waits IN the Queue", "waits in the queue" },
    { "Zürich", "zurich" },
    { "Zu\u0308rich", "zurich" },
    { "STRASSE Straße", "strasse strasse" },
    { "İstanbul", "istanbul" },
    { "Σίσυφος", "σισυφοσ" },
    { "ﬁre", "fire" },
    { "don’t", "don't" },
    { "a\u00a0b", "a b" },
    { "أَحْمَد", "احمد" },
    { "مـــالك", "مالك" },
    { "हिन्दी", "हिन्दी" },
    { "\U0001f600", "\U0001f600" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) folded = g_string_new ("|");

      tl_fold_append (folded, cases[i].text);
      g_assert_cmpstr (folded->str + 1, ==, cases[i].folded);
    }
}

static void
test_fold_words (void)
{
  g_auto (GStrv) words = tl_fold_words (" to\tTransfer  Zürich\nto ");
  g_auto (GStrv) none = tl_fold_words (" \n");

  g_assert_cmpuint (g_strv_length (words), ==, 3);
  g_assert_cmpstr (words[0], ==, "transfer");
  g_assert_cmpstr (words[1], ==, "zurich");
  g_assert_cmpstr (words[2], ==, "to");
  g_assert_null (none[0]);
}

/* Somebody of each kind, with a word of its own. */
static void
set_up (SmallMap *small)
{
  small_map_init (small);
  small_map_set (small, "m1", TL_PROPERTY_TITLE, "rootword");
  small_map_set (small, "s1", TL_PROPERTY_TITLE, "Get help");
  small_map_set (small, "o1", TL_PROPERTY_TITLE, "Monday");
  small_map_set (small, "l1", TL_PROPERTY_SUBTITLE, "What she does");
  small_map_add (small, TL_KIND_PERSON, "p1", TL_PROPERTY_NAME, "Zoë", TL_PROPERTY_QUOTE,
                 "Nobody told me", -1);
  small_map_set (small, "l2", TL_PROPERTY_PERSON, "p1");
  small_map_add (small, TL_KIND_TEAM, "tm1", TL_PROPERTY_NAME, "Contact centre", -1);
  small_map_add (small, TL_KIND_ROLE, "r1", TL_PROPERTY_TITLE, "Lead", TL_PROPERTY_TEAM, "tm1", -1);
  small_map_add (small, TL_KIND_ROLE, "r2", TL_PROPERTY_TITLE, "Unemployed", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t1", TL_PROPERTY_LANE, "l2", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_TITLE, "Must transfer at six minutes", TL_PROPERTY_ACCOUNTABLE, "r1",
                 TL_PROPERTY_TAGS, "queue clock", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t2", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_TITLE, "Is transferred", TL_PROPERTY_INFORMED, "r1",
                 TL_PROPERTY_DETAIL, "She repeats it.\nThen she waits.", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t3", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o2",
                 TL_PROPERTY_TITLE, "Goes for a walk", -1);
  small_map_add (small, TL_KIND_LINK, "k1", TL_PROPERTY_FROM, "t1", TL_PROPERTY_TO, "t2",
                 TL_PROPERTY_NOTE, "after the transfer", -1);
  small_map_add (small, TL_KIND_EVIDENCE, "e1", TL_PROPERTY_ABOUT, "t2", TL_PROPERTY_WORDS,
                 "I told all of this to the first person.", -1);
  small_map_add (small, TL_KIND_EVIDENCE, "e2", TL_PROPERTY_ABOUT, "k1", TL_PROPERTY_WORDS,
                 "secretword", TL_PROPERTY_CONSENT, "none", -1);
  small_map_add (small, TL_KIND_GOAL, "g1", TL_PROPERTY_TITLE, "Solved at once", -1);
  small_map_add (small, TL_KIND_CHANGE, "c1", TL_PROPERTY_TITLE, "Warm handover",
                 TL_PROPERTY_ADDRESSES, "t2 t3", -1);
  small_map_set (small, "t3", TL_PROPERTY_GOAL, "g1");
}

static char *
list_ids (const GArray *hits)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < hits->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            tl_element_get_id (g_array_index (hits, TlSearchHit, i).place));
  return g_string_free (ids, FALSE);
}

static void
assert_found (TlSearch *search, const char *words, const char *expected)
{
  g_autoptr (GArray) hits = tl_search_find (search, words);
  g_autofree char *ids = list_ids (hits);

  g_assert_cmpstr (ids, ==, expected);
}

static void
test_find (void)
{
  static const struct
  {
    const char *words, *places;
  } cases[] = {
    { "transfer", "t2 t1 k1" },   /* from the top down, a link behind where it starts */
    { "TRANSFER minutes", "t1" }, /* all of several words */
    { "told transferred", "t2" }, /* one in the title, one in what somebody said of it */
    { "zoe", "l2" },              /* a person: the lane she lives in */
    { "nobody told", "l2" },      /* her quote; what is said of t2 has but one */
    { "told", "l2 t2" },          /* lanes come before what happens in them */
    { "centre", "t2 t1" },        /* a team: where its roles are involved */
    { "unemployed", "r2" },       /* a role that is nowhere */
    { "monday", "s1" },           /* a moment: its stage */
    { "help", "s1" },             /* a stage */
    { "she does", "l1" },         /* a lane */
    { "rootword", "m1" },         /* the map itself */
    { "clock", "t1" },            /* a tag */
    { "first person", "t2" },     /* evidence */
    { "secretword", "k1" },       /* evidence about a link */
    { "solved", "t3" },           /* a goal */
    { "handover", "t2 t3" },      /* a change: what it addresses, along time */
    { "e", "l1 l2 s1 t2 t1 k1 t3 r2" },
    { "customer", "" }, /* a choice is no text */
    { "nothing of this", "" },
    { " ", "t2 t1 t3" }, /* no word: all touchpoints */
  };
  SmallMap small;
  g_autoptr (TlSearch) search = NULL;

  set_up (&small);
  search = tl_search_new (small.map);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_found (search, cases[i].words, cases[i].places);
  g_clear_pointer (&search, tl_search_free);
  small_map_clear (&small);
}

static void
test_many_words (void)
{
  g_autoptr (GString) words = g_string_new ("transfer minutes");
  SmallMap small;
  g_autoptr (TlSearch) search = NULL;

  set_up (&small);
  search = tl_search_new (small.map);
  /* 32 words: the two above are the longest; all others are in the text. */
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (words, " %u", i);
  assert_found (search, words->str, "");
  assert_found (search, "m u s t t r a n s f e r a t s i x m i n u t e s", "t1");
  g_clear_pointer (&search, tl_search_free);
  small_map_clear (&small);
}

static void
test_describe (void)
{
  static const struct
  {
    const char *words, *description;
  } cases[] = {
    { "minutes", "Title: “Must transfer at six minutes”" },
    { "FIRST", "Quote: “…told all of this to the first person.”" },
    { "repeats", "Detail: “She repeats it. Then she waits.”" },
    { "zoe", "Person: “Zoë”" },
    { "clock", "Tags: “queue clock”" },
    { "secretword", "Quote" },
    { "monday", "Moment: “Monday”" },
    { "solved", "Goal: “Solved at once”" },
    { "transferred told", "Title: “Is transferred”" },
  };
  SmallMap small;
  g_autoptr (TlSearch) search = NULL;

  set_up (&small);
  search = tl_search_new (small.map);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) hits = tl_search_find (search, cases[i].words);
      g_autofree char *description = NULL;

      g_assert_cmpuint (hits->len, ==, 1);
      description = tl_search_describe_hit (&g_array_index (hits, TlSearchHit, 0), cases[i].words);
      g_assert_cmpstr (description, ==, cases[i].description);
    }
  g_clear_pointer (&search, tl_search_free);
  small_map_clear (&small);
}

static void
test_describe_nothing (void)
{
  SmallMap small;
  TlSearchHit hit;
  char *description;

  set_up (&small);
  hit = (TlSearchHit){ small_map_find (&small, "t1"), small_map_find (&small, "t1") };
  description = tl_search_describe_hit (&hit, "absent");
  g_assert_null (description);
  g_assert_null (tl_search_describe_hit (&hit, ""));
  small_map_clear (&small);
}

/* A long text is cut at words on both sides, also when it has none. */
static void
test_describe_long (void)
{
  g_autofree char *text = g_strdup_printf ("%0100d", 0);
  g_autofree char *spaced = g_strdup_printf ("%s needle in %s", text, text);
  SmallMap small;
  TlSearchHit hit;
  g_autofree char *whole = NULL;
  g_autofree char *among = NULL;

  set_up (&small);
  hit = (TlSearchHit){ small_map_find (&small, "t3"), small_map_find (&small, "t3") };
  small_map_set (&small, "t3", TL_PROPERTY_DETAIL, text);
  whole = tl_search_describe_hit (&hit, "00");
  g_assert_cmpuint (g_utf8_strlen (whole, -1), ==, strlen ("Detail: ") + 72 + 3);
  small_map_set (&small, "t3", TL_PROPERTY_DETAIL, spaced);
  among = tl_search_describe_hit (&hit, "needle");
  g_assert_cmpstr (among, ==, "Detail: “…needle in…”");
  small_map_clear (&small);
}

static void
test_follows (void)
{
  SmallMap small;
  g_autoptr (TlSearch) search = NULL;

  set_up (&small);
  search = tl_search_new (small.map);
  assert_found (search, "walk", "t3");
  small_map_set (&small, "t3", TL_PROPERTY_TITLE, "Goes for a swim");
  assert_found (search, "walk", "");
  assert_found (search, "swim", "t3");
  small_map_set (&small, "t2", TL_PROPERTY_MOMENT, "o2");
  assert_found (search, "handover", "t2 t3");
  assert_found (search, "transfer", "t1 k1 t2");
  tl_history_undo (small.history);
  assert_found (search, "transfer", "t2 t1 k1");
  small_map_set (&small, "p1", TL_PROPERTY_NAME, "Zara");
  assert_found (search, "zara", "l2");
  g_clear_pointer (&search, tl_search_free);
  /* Nothing of it listens any more. */
  small_map_set (&small, "p1", TL_PROPERTY_NAME, "Zita");
  small_map_clear (&small);
}

/* In small pieces it comes to an end, and to the same. */
static void
test_prepare (void)
{
  SmallMap small;
  g_autoptr (TlSearch) search = NULL;
  guint n = 1;

  set_up (&small);
  search = tl_search_new (small.map);
  while (tl_search_prepare (search, 4))
    n++;
  g_assert_cmpuint (n, ==, 5); /* of 20 elements */
  assert_found (search, "walk", "t3");
  small_map_set (&small, "t3", TL_PROPERTY_TITLE, "Goes for a swim");
  g_assert_true (tl_search_prepare (search, 0));
  g_assert_false (tl_search_prepare (search, 1));
  assert_found (search, "swim", "t3");
  g_clear_pointer (&search, tl_search_free);
  small_map_clear (&small);
}

static const char *const queries[] = { "",     "waits", "zurich", "a",     "b d",
                                       "told", "x a",   "مالك",   "phone", "cafe letter" };

static void
assert_same (TlSearch *kept, TlMap *map)
{
  g_autoptr (TlSearch) fresh = tl_search_new (map);

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GArray) hits = tl_search_find (kept, queries[i]);
      g_autoptr (GArray) expected = tl_search_find (fresh, queries[i]);

      g_assert_cmpmem (hits->data, hits->len * sizeof (TlSearchHit), expected->data,
                       expected->len * sizeof (TlSearchHit));
    }
}

static void
edit (GRand *dice, TlHistory *history)
{
  int throw = g_rand_int_range (dice, 0, 10);

  if (throw == 0)
    tl_history_undo (history);
  else if (throw == 1)
    tl_history_redo (history);
  else
    {
      tl_history_begin (history, "Edit", NULL);
      for (int i = 0; i < throw; i++)
        tl_random_edit (dice, history);
      tl_history_commit (history);
    }
}

/* The index kept up is the one made from scratch. */
static void
test_random (void)
{
  for (guint32 seed = 0; seed < N_WALKS; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (TlMap) map = tl_map_new ();
      g_autoptr (TlHistory) history = tl_history_new (map);
      g_autoptr (TlSearch) kept = tl_search_new (map);

      for (guint step = 0; step < N_STEPS; step++)
        {
          edit (dice, history);
          if (step % 3 == 0)
            assert_same (kept, map);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/fold", test_fold);
  g_test_add_func ("/search/fold-words", test_fold_words);
  g_test_add_func ("/search/find", test_find);
  g_test_add_func ("/search/many-words", test_many_words);
  g_test_add_func ("/search/describe", test_describe);
  g_test_add_func ("/search/describe-nothing", test_describe_nothing);
  g_test_add_func ("/search/describe-long", test_describe_long);
  g_test_add_func ("/search/follows", test_follows);
  g_test_add_func ("/search/prepare", test_prepare);
  g_test_add_func ("/search/random", test_random);
  return g_test_run ();
}
