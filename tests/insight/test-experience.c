/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-experience.h"

/* Worked examples; the numbers are reckoned by hand from the formulas in the comments. */

typedef struct
{
  const char *measure, *value, *counts, *n, *low, *high, *direction;
} Fact;

static void
set_up (SmallMap *small)
{
  small_map_init (small);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t1", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 -1);
}

static void
add_fact (SmallMap *small, const char *id, const Fact *fact)
{
  small_map_add (small, TL_KIND_EVIDENCE, id, TL_PROPERTY_ABOUT, "t1", -1);
  small_map_set (small, id, TL_PROPERTY_MEASURE, fact->measure);
  small_map_set (small, id, TL_PROPERTY_VALUE, fact->value);
  small_map_set (small, id, TL_PROPERTY_COUNTS, fact->counts);
  small_map_set (small, id, TL_PROPERTY_N, fact->n);
  small_map_set (small, id, TL_PROPERTY_LOW, fact->low);
  small_map_set (small, id, TL_PROPERTY_HIGH, fact->high);
  small_map_set (small, id, TL_PROPERTY_DIRECTION, fact->direction);
}

static TlExperience
look (SmallMap *small)
{
  return tl_experience_of_touchpoint (small->map, small_map_find (small, "t1"));
}

static void
test_one_fact (void)
{
  static const struct
  {
    Fact fact;
    double value, low, high;
    guint n;
  } cases[] = {
    /* 4 promoters, 3 passives, 3 detractors: NPS 10, v = 4 · 110/200 − 2 = 0.2. Of ±1 the mean is
     * 0.1 and s² = (7 − 10 · 0.01)/9 = 0.76667, so ± 2.262 · √0.076667 = 0.62631, in steps twice
     * that. */
    { { "nps", NULL, "1 0 0 1 0 0 1 2 1 2 2" }, 0.2, 0.2 - 1.25262, 0.2 + 1.25262, 10 },
    { { "nps", "-50", NULL, "40" }, -1, -1, -1, 40 },
    /* 6 of 10 are satisfied: v = 4 · 0.6 − 2. Wilson's interval of 6 of 10 is 0.31267 … 0.83182. */
    { { "csat", NULL, "1 1 2 2 4" }, 0.4, 4 * 0.31267 - 2, 4 * 0.83182 - 2, 10 },
    /* All of 10: Wilson stays inside, 0.72247 … 1. */
    { { "csat", NULL, "0 0 0 0 10" }, 2, 4 * 0.72247 - 2, 2, 10 },
    { { "csat", "60", NULL, "10" }, 0.4, 4 * 0.31267 - 2, 4 * 0.83182 - 2, 10 },
    /* A mean on 1 … 5: (4 − 1)/4 of the way, and nobody knows how far the answers lay apart. */
    { { "csat", "4", NULL, "10", "1", "5" }, 1, 1, 1, 10 },
    /* Effort is better when low: 4 · 5.2/6 − 2 = 1.46667, turned. */
    { { "ces", "6.2", NULL, "31", "1", "7", "lower-better" }, -1.466667, -1.466667, -1.466667, 31 },
    { { "ces", "6.2", NULL, "31" }, 1.466667, 1.466667, 1.466667, 31 },
    /* Three 2s and one 6: mean 3, s² = 16/4 · 3/3 = 4, ± 3.182 · √(4/4) = 3.182: −0.182 … 6.182 of
     * 1 … 7, cut to −2 below. */
    { { "ces", NULL, "0 3 0 0 0 1 0" }, -0.666667, -2, 4 * 5.182 / 6 - 2, 4 },
    /* The same turned: what was high is low. */
    { { "ces", NULL, "0 3 0 0 0 1 0", NULL, NULL, NULL, "lower-better" },
      0.666667,
      -(4 * 5.182 / 6 - 2),
      2,
      4 },
    { { "rating", "8", NULL, NULL, "0", "10" }, 1.2, 1.2, 1.2, 0 },
    { { "rating", NULL, "0 0 0 0 1" }, 2, 2, 2, 1 },
    { { "share", "25", NULL, NULL, NULL, NULL, "lower-better" }, 1, 1, 1, 0 },
    { { "duration", "30", NULL, "8", "0", "60", "lower-better" }, 0, 0, 0, 8 },
    /* Out of its own scale: the end of it. */
    { { "rating", "11", NULL, "3", "0", "10" }, 2, 2, 2, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SmallMap small;
      TlExperience experience;

      g_test_message ("case %u", i);
      set_up (&small);
      add_fact (&small, "e1", &cases[i].fact);
      experience = look (&small);
      g_assert_true (experience.known);
      g_assert_false (experience.assessed);
      g_assert_cmpfloat_with_epsilon (experience.value, cases[i].value, 0.0001);
      g_assert_cmpfloat_with_epsilon (experience.low, cases[i].low, 0.0002);
      g_assert_cmpfloat_with_epsilon (experience.high, cases[i].high, 0.0002);
      g_assert_cmpuint (experience.n, ==, cases[i].n);
      small_map_clear (&small);
    }
}

/* No number that could be shown. */
static void
test_no_fact (void)
{
  static const Fact cases[] = {
    { "nps", NULL, "0 0 0 0 0 0 0 0 0 0 0" },
    { "csat", NULL, "0 0 0 0 0" },
    { "nps", NULL, "1 2 3" },
    { "ces", "5", NULL, "0" },
    { "ces", NULL, NULL, "12" },
    { "count", "17", NULL, "17" },
    { "duration", "30", NULL, "8" },
    { "rating", "3", NULL, "8", "5", "1" },
    { NULL, "3", NULL, "8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SmallMap small;

      set_up (&small);
      add_fact (&small, "e1", &cases[i]);
      g_assert_false (look (&small).known);
      small_map_set (&small, "t1", TL_PROPERTY_FEELING, "1.5");
      g_assert_true (look (&small).assessed);
      small_map_clear (&small);
    }
}

/* Measures are never mixed: the one with the most answers is used, all of it. */
static void
test_largest_measure (void)
{
  SmallMap small;
  TlExperience experience;

  set_up (&small);
  add_fact (&small, "e1", &(Fact){ "nps", "100", NULL, "30" });
  add_fact (&small, "e2", &(Fact){ "ces", "4", NULL, "20" });
  add_fact (&small, "e3", &(Fact){ "ces", "7", NULL, "20" });
  experience = look (&small);
  g_assert_cmpint (experience.measure, ==, TL_MEASURE_CES);
  g_assert_cmpuint (experience.n, ==, 40);
  g_assert_cmpfloat_with_epsilon (experience.value, 1.0, 0.0001);
  small_map_set (&small, "e1", TL_PROPERTY_N, "41");
  experience = look (&small);
  g_assert_cmpint (experience.measure, ==, TL_MEASURE_NPS);
  g_assert_cmpfloat_with_epsilon (experience.value, 2.0, 0.0001);
  small_map_clear (&small);
}

/* Answers count the same, whichever survey they came from; what does not state how many there are
 * counts as one: (30 · 2 + 1 · -2) / 31. */
static void
test_weights (void)
{
  SmallMap small;

  set_up (&small);
  add_fact (&small, "e1", &(Fact){ "nps", "100", NULL, "30" });
  add_fact (&small, "e2", &(Fact){ "nps", "-100", NULL, "10" });
  g_assert_cmpfloat_with_epsilon (look (&small).value, 1.0, 0.0001);
  small_map_set (&small, "e2", TL_PROPERTY_N, NULL);
  g_assert_cmpfloat_with_epsilon (look (&small).value, 1.8710, 0.0001);
  g_assert_cmpuint (look (&small).n, ==, 30);
  small_map_clear (&small);
}

/* Two equal surveys: half widths add as squares, so the pooled one is √2 times narrower. */
static void
test_pooled_interval (void)
{
  Fact fact = { "csat", NULL, "5 0 0 0 5" };
  SmallMap small;
  TlExperience one, both;

  set_up (&small);
  add_fact (&small, "e1", &fact);
  one = look (&small);
  add_fact (&small, "e2", &fact);
  both = look (&small);
  g_assert_cmpfloat_with_epsilon (one.high, 4 * 0.76341 - 2, 0.0002);
  g_assert_cmpfloat_with_epsilon (both.high, one.high / 1.414214, 0.0001);
  g_assert_cmpfloat_with_epsilon (both.low, -both.high, 0.0001);
  small_map_clear (&small);
}

/* Five pieces of the answers 4 and 5 of 5: v = 1.5 each, s² = 0.5 · 1², t(1) = 12.706, so that the
 * half width of each is 12.706 · √(0.5/2) = 6.353 steps of the scale below, as much above, and of
 * five together 6.353/√5 = 2.841: it ends where the scale does, at 2. */
static void
test_pooled_at_the_end (void)
{
  Fact fact = { "rating", NULL, "0 0 0 1 1", NULL, "1", "5" };
  SmallMap small;
  TlExperience experience;

  set_up (&small);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *id = g_strdup_printf ("e%u", i);

      add_fact (&small, id, &fact);
    }
  experience = look (&small);
  g_assert_cmpfloat_with_epsilon (experience.value, 1.5, 0.0001);
  g_assert_cmpfloat_with_epsilon (experience.low, 1.5 - 2.841, 0.001);
  g_assert_cmpfloat (experience.high, ==, 2);
  small_map_clear (&small);
}

static void
test_assessed (void)
{
  SmallMap small;
  TlExperience experience;

  set_up (&small);
  g_assert_false (look (&small).known);
  small_map_set (&small, "t1", TL_PROPERTY_FEELING, "-1.8");
  experience = look (&small);
  g_assert_true (experience.known && experience.assessed);
  g_assert_cmpfloat_with_epsilon (experience.value, -1.8, 0.0001);
  g_assert_cmpfloat (experience.low, ==, experience.value);
  g_assert_cmpint (experience.measure, ==, -1);
  g_assert_cmpuint (experience.n, ==, 0);
  /* On the map's own scale: 4 · (3 − 1)/(5 − 1) − 2. */
  small_map_set (&small, "m1", TL_PROPERTY_SCALE_HIGH, "5");
  small_map_set (&small, "m1", TL_PROPERTY_SCALE_LOW, "1");
  small_map_set (&small, "t1", TL_PROPERTY_FEELING, "3");
  g_assert_cmpfloat_with_epsilon (look (&small).value, 0, 0.0001);
  add_fact (&small, "e1", &(Fact){ "nps", "50", NULL, "10" });
  g_assert_false (look (&small).assessed);
  small_map_clear (&small);
}

/* On a map of what is to come what is hoped for comes before what was measured, and today's words
 * are not beside it; each says what it is. */
static void
test_future (void)
{
  SmallMap small;
  TlExperience experience;

  set_up (&small);
  add_fact (&small, "e1", &(Fact){ "nps", "-50", NULL, "10" });
  small_map_set (&small, "e1", TL_PROPERTY_WORDS, "They kept me waiting.");
  small_map_set (&small, "m1", TL_PROPERTY_STATE, "future");
  experience = look (&small);
  g_assert_true (experience.future && !experience.assessed);
  g_assert_cmpfloat (experience.value, ==, -1);
  g_assert_cmpuint (experience.answers, ==, 10);
  g_assert_cmpstr (tl_experience_get_quote (small.map, small_map_find (&small, "t1"), NULL), ==,
                   "They kept me waiting.");
  small_map_set (&small, "t1", TL_PROPERTY_FEELING, "1.5");
  experience = look (&small);
  g_assert_true (experience.future && experience.assessed);
  g_assert_cmpfloat (experience.value, ==, 1.5);
  g_assert_cmpuint (experience.answers, ==, 0);
  g_assert_null (tl_experience_get_quote (small.map, small_map_find (&small, "t1"), NULL));
  small_map_set (&small, "m1", TL_PROPERTY_STATE, "current");
  experience = look (&small);
  g_assert_true (!experience.future && !experience.assessed);
  g_assert_cmpfloat (experience.value, ==, -1);
  small_map_clear (&small);
}

static void
test_layer (void)
{
  SmallMap small;
  TlExperience customer;

  set_up (&small);
  g_assert_false (tl_experience_of_layer (small.map, TL_LAYER_CUSTOMER).known);
  small_map_set (&small, "t1", TL_PROPERTY_FEELING, "1");
  small_map_add (&small, TL_KIND_TOUCHPOINT, "t2", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o2",
                 TL_PROPERTY_FEELING, "-2", -1);
  small_map_add (&small, TL_KIND_TOUCHPOINT, "t3", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o2",
                 -1);
  small_map_add (&small, TL_KIND_TOUCHPOINT, "t4", TL_PROPERTY_LANE, "l2", TL_PROPERTY_MOMENT, "o2",
                 TL_PROPERTY_FEELING, "2", -1);
  customer = tl_experience_of_layer (small.map, TL_LAYER_CUSTOMER);
  g_assert_cmpfloat_with_epsilon (customer.value, -0.5, 0.0001);
  g_assert_cmpuint (customer.n, ==, 2);
  g_assert_true (customer.assessed);
  g_assert_cmpfloat (tl_experience_of_layer (small.map, TL_LAYER_EMPLOYEE).value, ==, 2);
  small_map_clear (&small);
}

static void
test_shown (void)
{
  static const struct
  {
    double value;
    const char *text;
    TlMood mood;
  } cases[] = {
    { -2, "−2.0", TL_MOOD_ANGRY },      { -1.56, "−1.6", TL_MOOD_ANGRY },
    { -1.54, "−1.5", TL_MOOD_UNHAPPY }, { -0.56, "−0.6", TL_MOOD_UNHAPPY },
    { -0.5, "−0.5", TL_MOOD_NEUTRAL },  { -0.04, "0.0", TL_MOOD_NEUTRAL },
    { 0, "0.0", TL_MOOD_NEUTRAL },      { 0.04, "0.0", TL_MOOD_NEUTRAL },
    { 0.54, "+0.5", TL_MOOD_NEUTRAL },  { 0.56, "+0.6", TL_MOOD_HAPPY },
    { 1.5, "+1.5", TL_MOOD_HAPPY },     { 1.56, "+1.6", TL_MOOD_DELIGHTED },
    { 2, "+2.0", TL_MOOD_DELIGHTED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = tl_experience_format (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpint (tl_experience_get_mood (cases[i].value), ==, cases[i].mood);
    }
}

static void
add_words (SmallMap *small, const char *id, const char *date, const char *consent)
{
  small_map_add (small, TL_KIND_EVIDENCE, id, TL_PROPERTY_ABOUT, "t1", TL_PROPERTY_WORDS, id, -1);
  small_map_set (small, id, TL_PROPERTY_DATE, date);
  small_map_set (small, id, TL_PROPERTY_CONSENT, consent);
}

static void
test_quote (void)
{
  SmallMap small;
  TlElement *card;

  set_up (&small);
  card = small_map_find (&small, "t1");
  g_assert_null (tl_experience_get_quote (small.map, card, NULL));
  add_words (&small, "e1", "2026-07-01", "none");
  g_assert_null (tl_experience_get_quote (small.map, card, NULL));
  add_words (&small, "e2", NULL, NULL);
  g_assert_cmpstr (tl_experience_get_quote (small.map, card, NULL), ==, "e2");
  add_words (&small, "e3", "2026-03-31", "public");
  add_words (&small, "e4", "2025-12-31", "internal");
  g_assert_cmpstr (tl_experience_get_quote (small.map, card, NULL), ==, "e3");
  small_map_clear (&small);
}

/* At -1 or worse, and 4 or 5 of 5 to the person. */
static void
test_urgent (void)
{
  static const struct
  {
    const char *feeling, *importance;
    gboolean urgent;
  } cases[] = { { "-1", "4", TRUE },    { "-2", "5", TRUE },   { "-0.9", "5", FALSE },
                { "-1.5", "3", FALSE }, { "-2", NULL, FALSE }, { NULL, "5", FALSE },
                { "1.5", "5", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SmallMap small;
      TlElement *card;
      TlExperience experience;

      set_up (&small);
      card = small_map_find (&small, "t1");
      small_map_set (&small, "t1", TL_PROPERTY_FEELING, cases[i].feeling);
      small_map_set (&small, "t1", TL_PROPERTY_IMPORTANCE_TO_PERSON, cases[i].importance);
      experience = tl_experience_of_touchpoint (small.map, card);
      g_assert_cmpint (tl_experience_is_urgent (card, &experience), ==, cases[i].urgent);
      small_map_clear (&small);
    }
}

static void
test_format_evidence (void)
{
  static const struct
  {
    Fact fact;
    const char *text;
  } cases[] = {
    { { "ces", "6.2", NULL, "31", "1", "7", "lower-better" },
      "Customer effort score 6.2 (n = 31)" },
    { { "nps", NULL, "1 0 0 1 0 0 1 2 1 2 2" }, "Net promoter score 10 (n = 10)" },
    { { "nps", "-12" }, "Net promoter score −12" },
    { { "csat", NULL, "1 1 2 2 4" }, "Customer satisfaction 60 (n = 10)" },
    { { "duration", "2.5" }, "Duration 2.5" },
    { { "nps", NULL, "1 2" }, NULL },
    { { NULL, "5" }, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SmallMap small;
      g_autofree char *text = NULL;

      set_up (&small);
      add_fact (&small, "e1", &cases[i].fact);
      text = tl_experience_format_evidence (small_map_find (&small, "e1"));
      g_assert_cmpstr (text, ==, cases[i].text);
      small_map_clear (&small);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/experience/one-fact", test_one_fact);
  g_test_add_func ("/experience/no-fact", test_no_fact);
  g_test_add_func ("/experience/largest-measure", test_largest_measure);
  g_test_add_func ("/experience/weights", test_weights);
  g_test_add_func ("/experience/pooled-interval", test_pooled_interval);
  g_test_add_func ("/experience/pooled-at-the-end", test_pooled_at_the_end);
  g_test_add_func ("/experience/assessed", test_assessed);
  g_test_add_func ("/experience/future", test_future);
  g_test_add_func ("/experience/layer", test_layer);
  g_test_add_func ("/experience/urgent", test_urgent);
  g_test_add_func ("/experience/shown", test_shown);
  g_test_add_func ("/experience/quote", test_quote);
  g_test_add_func ("/experience/format-evidence", test_format_evidence);
  return g_test_run ();
}
