/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "layout-dump.h"
#include "layout-map.h"
#include "layout-sights.h"
#include "tl-random-map.h"

/* A layout that goes through time says at every step what a new one would, and tells where it looks
 * different. */

#define N_WALKS 16
#define N_STEPS 40

typedef struct
{
  GRand *dice;
  TlHistory *history;
  TlMap *map;
  TlLayout *layout;
  GArray *damage; /* TlRect */
} Walk;

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Walk *walk)
{
  tl_layout_update (walk->layout, touches, n_touches, walk->damage);
}

/* Some of the evidence is of four months, the rest has no date. */
static void
date_evidence (Walk *walk)
{
  tl_history_begin (walk->history, "Date", NULL);
  for (TlElement *at = tl_map_get_first (walk->map, TL_KIND_EVIDENCE); at != NULL;
       at = tl_element_get_next_of_kind (at))
    {
      g_autofree char *date = g_strdup_printf ("2026-%02d-15", g_rand_int_range (walk->dice, 1, 5));

      if (g_rand_int_range (walk->dice, 0, 4) > 0)
        tl_history_set (walk->history, at, TL_PROPERTY_DATE, date);
    }
  tl_history_commit (walk->history);
}

static void
set_up (Walk *walk, guint seed)
{
  walk->dice = g_rand_new_with_seed (seed);
  walk->history = make_layout_map (walk->dice, seed * 4, seed);
  walk->map = tl_history_get_map (walk->history);
  date_evidence (walk);
  walk->layout = tl_layout_new (walk->map, &fixed_measure);
  walk->damage = g_array_new (FALSE, FALSE, sizeof (TlRect));
  g_signal_connect (walk->map, "changed", G_CALLBACK (on_changed_cb), walk);
}

static void
tear_down (Walk *walk)
{
  g_signal_handlers_disconnect_by_data (walk->map, walk);
  g_array_unref (walk->damage);
  tl_layout_free (walk->layout);
  g_object_unref (walk->history);
  g_rand_free (walk->dice);
}

static void
go_somewhere (Walk *walk)
{
  TlDay day = (TlDay) (20260020 + 100 * g_rand_int_range (walk->dice, 0, 6));
  TlPeriod period = { 0 };

  if (g_rand_boolean (walk->dice))
    period = tl_period_up_to (day);
  else if (day > 20260100 && g_rand_boolean (walk->dice))
    period = tl_period_month (day);
  tl_layout_set_period (walk->layout, &period, walk->damage);
}

/* And nothing but the need for room moves what is below; the legend ends the map, and names only
 * what is seen. */
static void
assert_as_new (Walk *walk)
{
  g_autoptr (TlLayout) fresh = tl_layout_new (walk->map, &fixed_measure);
  double today = tl_layout_get_view (fresh)->legend_box.y;
  g_autofree char *expected = NULL, *found = dump_layout (walk->layout);

  tl_layout_set_period (fresh, &tl_layout_get_view (walk->layout)->period, NULL);
  g_assert_cmpfloat (tl_layout_get_view (fresh)->legend_box.y, >=, today);
  expected = dump_layout (fresh);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_goes_through_time (void)
{
  for (guint seed = 1; seed <= N_WALKS; seed++)
    {
      Walk walk;

      set_up (&walk, seed);
      for (guint i = 0; i < N_STEPS; i++)
        {
          g_autoptr (GHashTable) before = layout_sights_see (walk.layout, walk.map);

          switch (g_rand_int_range (walk.dice, 0, 4))
            {
            case 0:
              tl_history_begin (walk.history, "Change", NULL);
              tl_random_edit (walk.dice, walk.history);
              tl_history_commit (walk.history);
              break;
            case 1:
              tl_history_undo (walk.history);
              break;
            default:
              go_somewhere (&walk);
              break;
            }
          assert_as_new (&walk);
          layout_sights_assert_damage (walk.layout, walk.map, before, walk.damage);
          g_array_set_size (walk.damage, 0);
        }
      tear_down (&walk);
    }
}

static TlElement *
add (TlHistory *history, TlKind kind, const char *id, TlElement *parent)
{
  return tl_history_add (history, kind, id, parent, NULL);
}

static void
add_rating (TlHistory *history, const char *id, const char *value, const char *date)
{
  TlElement *evidence = add (history, TL_KIND_EVIDENCE, id, NULL);

  tl_history_set (history, evidence, TL_PROPERTY_ABOUT, "t1");
  tl_history_set (history, evidence, TL_PROPERTY_MEASURE, "rating");
  tl_history_set (history, evidence, TL_PROPERTY_VALUE, value);
  tl_history_set (history, evidence, TL_PROPERTY_LOW, "1");
  tl_history_set (history, evidence, TL_PROPERTY_HIGH, "5");
  tl_history_set (history, evidence, TL_PROPERTY_N, "10");
  tl_history_set (history, evidence, TL_PROPERTY_DATE, date);
  tl_history_set (history, evidence, TL_PROPERTY_WORDS, id);
}

#define N_ASIDE 12

/* Of another measure with fewer answers: listed among the measures, and no more. */
static void
add_aside (TlHistory *history)
{
  for (guint i = 0; i < N_ASIDE; i++)
    {
      TlElement *evidence = add (history, TL_KIND_EVIDENCE, NULL, NULL);

      tl_history_set (history, evidence, TL_PROPERTY_ABOUT, "t1");
      tl_history_set (history, evidence, TL_PROPERTY_MEASURE, "csat");
      tl_history_set (history, evidence, TL_PROPERTY_VALUE, "60");
    }
}

/* A card, its curve, and what people said and measured. */
static TlHistory *
make_map (void)
{
  static const char *const kinds[] = { "touchpoints", "experience", "quotes", "measures" };
  g_autoptr (TlMap) map = tl_map_new ();
  TlHistory *history = tl_history_new (map);
  TlElement *stage, *card;

  tl_history_begin (history, "Make", NULL);
  stage = add (history, TL_KIND_STAGE, "s1", NULL);
  add (history, TL_KIND_MOMENT, "o1", stage);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      TlElement *lane = add (history, TL_KIND_LANE, NULL, NULL);

      tl_history_set (history, lane, TL_PROPERTY_LAYER, "customer");
      tl_history_set (history, lane, TL_PROPERTY_KIND, kinds[i]);
    }
  card = add (history, TL_KIND_TOUCHPOINT, "t1", NULL);
  tl_history_set (history, card, TL_PROPERTY_LANE,
                  tl_element_get_id (tl_map_get_first (map, TL_KIND_LANE)));
  tl_history_set (history, card, TL_PROPERTY_MOMENT, "o1");
  tl_history_set (history, card, TL_PROPERTY_FEELING, "2");
  add_rating (history, "january", "1", "2026-01-31");
  add_rating (history, "february", "5", "2026-02-01");
  add_rating (history, "undated", "5", NULL);
  add_aside (history);
  tl_history_commit (history);
  return history;
}

static void
assert_shown (TlLayout *layout, TlPeriod period, double value, guint n, const char *quote)
{
  const TlLayoutView *view = tl_layout_get_view (layout);
  const TlLaneBox *cards = &view->lanes[0], *curve = &view->lanes[1], *quotes = &view->lanes[2];
  double height = view->height;

  tl_layout_set_period (layout, &period, NULL);
  view = tl_layout_get_view (layout);
  g_assert_cmpfloat (view->height, ==, height);
  g_assert_cmpint (cards->cards[0].experience.known, ==, n > 0);
  g_assert_cmpuint (curve->n_marks, ==, n > 0 ? 1 : 0);
  g_assert_cmpint (view->scores[TL_LAYER_CUSTOMER].known, ==, n > 0);
  g_assert_cmpuint (quotes->n_quotes, ==, quote != NULL ? 1 : 0);
  g_assert_cmpuint (view->lanes[3].n_quotes, ==,
                    n / 10 + (tl_period_is_whole (&period) ? N_ASIDE : 0));
  if (n == 0)
    return;
  g_assert_cmpfloat_with_epsilon (curve->marks[0].experience.value, value, 1e-9);
  g_assert_cmpfloat_with_epsilon (cards->cards[0].experience.value, value, 1e-9);
  g_assert_cmpfloat_with_epsilon (view->scores[TL_LAYER_CUSTOMER].value, value, 1e-9);
  g_assert_cmpfloat (curve->marks[0].point.y, ==, curve->zero_y - curve->unit * value);
  g_assert_nonnull (g_strstr_len (quotes->quotes[0].text.lines[0].text, -1, quote));
}

/* v = value − 3; all weigh the same. */
static void
test_shows_what_was_known (void)
{
  g_autoptr (TlHistory) history = make_map ();
  g_autoptr (TlLayout) layout = tl_layout_new (tl_history_get_map (history), &fixed_measure);
  const TlLayoutView *view = tl_layout_get_view (layout);
  double today = (-2 + 2 + 2) / 3.0;

  assert_shown (layout, tl_period_up_to (20260130), 0, 0, NULL);
  assert_shown (layout, tl_period_up_to (20260131), -2, 10, "january");
  assert_shown (layout, tl_period_up_to (20260228), 0, 20, "february");
  assert_shown (layout, tl_period_month (20260215), 2, 10, "february");
  g_assert_true (g_str_has_prefix (view->subtitle.lines[0].text, "Evidence of February 2026 · "));
  assert_shown (layout, (TlPeriod){ 0 }, today, 30, "february");
  g_assert_true (g_str_has_prefix (view->subtitle.lines[0].text, "Current state"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/layout-period/goes-through-time", test_goes_through_time);
  g_test_add_func ("/layout-period/shows-what-was-known", test_shows_what_was_known);
  return g_test_run ();
}
