/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "tl-findings-keeper.h"
#include "tl-random-map.h"

/* Whatever is edited, what is kept is what is found from scratch. */

#define N_MAPS 60
#define N_STEPS 120

typedef struct
{
  TlMap *map;
  TlHistory *history;
  TlFindingsKeeper *keeper;
  const char *today;
  guint n_updates, n_lost, n_same;
} Walk;

static void
look (Walk *walk)
{
  g_clear_pointer (&walk->keeper, tl_findings_keeper_free);
  walk->keeper = tl_findings_keeper_new (walk->map, walk->today);
  while (tl_findings_keeper_go_on (walk->keeper))
    ;
}

static char *
describe (const TlFinding *finding)
{
  GString *words = g_string_new (finding->rule);

  for (guint i = 0; i < finding->elements->len; i++)
    g_string_append_printf (words, " %s", tl_element_get_id (finding->elements->pdata[i]));
  g_string_append_printf (words, ", %d, %s, %s: %s", finding->state,
                          finding->verdict != NULL ? tl_element_get_id (finding->verdict) : "-",
                          finding->note, finding->message);
  return g_string_free (words, FALSE);
}

static void
assert_right (const Walk *walk)
{
  const GPtrArray *kept = tl_findings_keeper_get_findings (walk->keeper);
  g_autoptr (GPtrArray) fresh = tl_findings_list (walk->map, walk->today);

  for (guint i = 0; i < MAX (kept->len, fresh->len); i++)
    {
      g_autofree char *one = i < kept->len ? describe (kept->pdata[i]) : NULL;
      g_autofree char *other = i < fresh->len ? describe (fresh->pdata[i]) : NULL;

      g_assert_cmpstr (one, ==, other);
    }
}

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Walk *walk)
{
  g_autoptr (GPtrArray) before = g_ptr_array_ref (tl_findings_keeper_get_findings (walk->keeper));
  TlFindingsUpdate result = tl_findings_keeper_update (walk->keeper, touches, n_touches);

  walk->n_updates++;
  walk->n_lost += result == TL_FINDINGS_LOST;
  walk->n_same += result == TL_FINDINGS_SAME;
  g_assert_true ((tl_findings_keeper_get_findings (walk->keeper) == before) ==
                 (result != TL_FINDINGS_DIFFER));
  if (result == TL_FINDINGS_LOST)
    look (walk);
}

static void
start (Walk *walk)
{
  walk->map = tl_map_new ();
  walk->history = tl_history_new (walk->map);
  look (walk);
  g_signal_connect (walk->map, "changed", G_CALLBACK (on_changed_cb), walk);
}

static void
end (Walk *walk)
{
  g_clear_pointer (&walk->keeper, tl_findings_keeper_free);
  g_object_unref (walk->history);
  g_object_unref (walk->map);
}

/* Something worth a finding, more often than chance would have it. */
static void
make_feel (GRand *dice, Walk *walk)
{
  TlElement *card = tl_random_element (dice, walk->map, TL_KIND_TOUCHPOINT);

  if (card != NULL)
    tl_history_set (walk->history, card, TL_PROPERTY_FEELING,
                    g_rand_boolean (dice) ? "-1.5" : "1.5");
}

static void
make_link (GRand *dice, Walk *walk)
{
  TlElement *link = tl_random_add (dice, walk->history, TL_KIND_LINK);

  if (link != NULL)
    tl_history_set (walk->history, link, TL_PROPERTY_KIND, "causes");
}

static void
give_lane_people (GRand *dice, Walk *walk)
{
  TlElement *lane = tl_random_element (dice, walk->map, TL_KIND_LANE);
  TlElement *person = tl_random_element (dice, walk->map, TL_KIND_PERSON);

  if (lane != NULL && person != NULL)
    tl_history_set (walk->history, lane, TL_PROPERTY_PERSON, tl_element_get_id (person));
}

/* The step that is open may have removed it. */
static gboolean
is_there (const Walk *walk, const TlFinding *finding)
{
  for (guint i = 0; i < finding->elements->len; i++)
    {
      TlElement *element = finding->elements->pdata[i];

      if (tl_map_find (walk->map, tl_element_get_id (element)) != element)
        return FALSE;
    }
  return TRUE;
}

static void
decide (GRand *dice, Walk *walk)
{
  const GPtrArray *findings = tl_findings_keeper_get_findings (walk->keeper);
  const TlFinding *finding;

  if (findings->len == 0)
    return;
  finding = findings->pdata[g_rand_int_range (dice, 0, (gint32) findings->len)];
  if (!is_there (walk, finding))
    return;
  tl_findings_decide (walk->history, finding,
                      (TlFindingState) g_rand_int_range (dice, 0, TL_N_FINDING_STATES),
                      g_rand_boolean (dice) ? "So it is" : NULL, walk->today);
}

static void
edit (GRand *dice, Walk *walk)
{
  void (*const likely[]) (GRand *, Walk *) = { make_feel, make_link, give_lane_people, decide };
  int sort = g_rand_int_range (dice, 0, 12);

  if (sort < (int) G_N_ELEMENTS (likely))
    likely[sort](dice, walk);
  else
    tl_random_edit (dice, walk->history);
}

static void
take_step (GRand *dice, Walk *walk)
{
  int sort = g_rand_int_range (dice, 0, 10);

  if (sort == 0)
    tl_history_undo (walk->history);
  else if (sort == 1)
    tl_history_redo (walk->history);
  else
    {
      /* One edit is what people do; several at once touch each other. */
      int n = sort < 8 ? 1 : g_rand_int_range (dice, 2, 6);

      tl_history_begin (walk->history, "Step", NULL);
      for (int i = 0; i < n; i++)
        edit (dice, walk);
      if (sort == 9 && g_rand_boolean (dice))
        tl_history_rollback (walk->history);
      else
        tl_history_commit (walk->history);
    }
}

static void
grow (GRand *dice, Walk *walk, guint n)
{
  static const TlKind kinds[] = { TL_KIND_STAGE,  TL_KIND_MOMENT, TL_KIND_MOMENT, TL_KIND_LANE,
                                  TL_KIND_PERSON, TL_KIND_TEAM,   TL_KIND_ROLE,   TL_KIND_GOAL };

  tl_history_begin (walk->history, "Begin", NULL);
  for (guint i = 0; i < n; i++)
    tl_random_add (dice, walk->history, kinds[i % G_N_ELEMENTS (kinds)]);
  for (guint i = 0; i < 2 * n; i++)
    tl_random_edit (dice, walk->history);
  tl_history_commit (walk->history);
}

static void
walk_over (guint32 seed)
{
  static const char *const todays[] = { "2026-11-22", "2050-06-30", "2099-12-31", "2001-01-01" };
  g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
  Walk walk = { .today = todays[seed % G_N_ELEMENTS (todays)] };

  start (&walk);
  grow (dice, &walk, 8 + seed % 40);
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_test_message ("map %u, step %u", seed, i);
      take_step (dice, &walk);
      assert_right (&walk);
    }
  /* All the way back and forth. */
  while (tl_history_undo (walk.history))
    assert_right (&walk);
  while (tl_history_redo (walk.history))
    assert_right (&walk);
  g_assert_cmpuint (walk.n_lost, <, walk.n_updates / 10);
  end (&walk);
}

static void
test_walk (void)
{
  for (guint32 seed = 1; seed <= N_MAPS; seed++)
    walk_over (seed);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings-keeper/walk", test_walk);
  return g_test_run ();
}
