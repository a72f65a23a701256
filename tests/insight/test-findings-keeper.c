/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "tl-file.h"
#include "tl-findings-keeper.h"
#include "tl-operations.h"
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
begin (Walk *walk)
{
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
  static const char *const feelings[] = { "-2", "-1.5", "1.5" };
  TlElement *card = tl_random_element (dice, walk->map, TL_KIND_TOUCHPOINT);

  if (card != NULL)
    tl_history_set (walk->history, card, TL_PROPERTY_FEELING,
                    feelings[g_rand_int_range (dice, 0, G_N_ELEMENTS (feelings))]);
}

static void
make_link (GRand *dice, Walk *walk)
{
  TlElement *link = tl_random_add (dice, walk->history, TL_KIND_LINK);

  if (link != NULL)
    tl_history_set (walk->history, link, TL_PROPERTY_KIND, "causes");
}

static void
gather (GRand *dice, Walk *walk)
{
  TlElement *evidence = tl_random_add (dice, walk->history, TL_KIND_EVIDENCE);
  TlElement *card = tl_random_element (dice, walk->map, TL_KIND_TOUCHPOINT);

  if (evidence == NULL || card == NULL)
    return;
  tl_history_set (walk->history, evidence, TL_PROPERTY_ABOUT, tl_element_get_id (card));
  tl_history_set (walk->history, evidence,
                  g_rand_boolean (dice) ? TL_PROPERTY_WORDS : TL_PROPERTY_VALUE, "2");
}

static void
give_lane_people (GRand *dice, Walk *walk)
{
  TlElement *lane = tl_random_element (dice, walk->map, TL_KIND_LANE);
  TlElement *person = tl_random_element (dice, walk->map, TL_KIND_PERSON);

  if (lane != NULL && person != NULL)
    tl_history_set (walk->history, lane, TL_PROPERTY_PERSON, tl_element_get_id (person));
}

static void
change_layer (GRand *dice, Walk *walk)
{
  TlElement *lane = tl_random_element (dice, walk->map, TL_KIND_LANE);

  if (lane != NULL)
    tl_history_set_choice (walk->history, lane, TL_PROPERTY_LAYER,
                           g_rand_int_range (dice, 0, TL_N_LAYERS));
}

/* Whether somebody is behind a contact hangs on it. */
static void
change_kind (GRand *dice, Walk *walk)
{
  static const int kinds[] = { TL_TOUCHPOINT_CONTACT, TL_TOUCHPOINT_PROCESS, TL_TOUCHPOINT_SYSTEM };
  TlElement *card = tl_random_element (dice, walk->map, TL_KIND_TOUCHPOINT);

  if (card != NULL)
    tl_history_set_choice (walk->history, card, TL_PROPERTY_KIND,
                           kinds[g_rand_int_range (dice, 0, G_N_ELEMENTS (kinds))]);
}

/* With a team: work goes on from one to another. */
static void
give_owner (GRand *dice, Walk *walk)
{
  TlElement *card = tl_random_element (dice, walk->map, TL_KIND_TOUCHPOINT);
  TlElement *role = tl_random_element (dice, walk->map, TL_KIND_ROLE);
  TlElement *team = tl_random_element (dice, walk->map, TL_KIND_TEAM);

  if (card == NULL || role == NULL || team == NULL)
    return;
  if (g_rand_boolean (dice))
    tl_history_set (walk->history, card, TL_PROPERTY_ACCOUNTABLE, tl_element_get_id (role));
  else
    tl_history_set (walk->history, role, TL_PROPERTY_TEAM, tl_element_get_id (team));
}

/* The last of a stage becomes the first of the next: all stand where they stood. */
static void
move_moment (GRand *dice, Walk *walk)
{
  TlElement *moment = tl_random_element (dice, walk->map, TL_KIND_MOMENT);
  TlElement *stage = moment != NULL ? tl_element_get_parent (moment) : NULL;
  TlElement *next = stage != NULL ? tl_element_get_next_of_kind (stage) : NULL;

  if (next != NULL)
    tl_operations_move (walk->history, moment, next, tl_element_get_first_child (next));
}

static void
rename_card (GRand *dice, Walk *walk)
{
  TlElement *card = tl_random_element (dice, walk->map, TL_KIND_TOUCHPOINT);

  if (card != NULL)
    tl_history_set (walk->history, card, TL_PROPERTY_TITLE,
                    g_rand_boolean (dice) ? "Waits" : "Asks");
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
  void (*const likely[]) (GRand *,
                          Walk *) = { make_feel,    make_link,   gather,     give_lane_people,
                                      change_layer, change_kind, give_owner, move_moment,
                                      rename_card,  decide };
  int sort = g_rand_int_range (dice, 0, 20);

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
  Walk walk = { .today = todays[seed % G_N_ELEMENTS (todays)], .map = tl_map_new () };

  begin (&walk);
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
  /* The scale of the map and its language are read by all. */
  g_assert_cmpuint (walk.n_lost, <, walk.n_updates / 4);
  end (&walk);
}

static void
test_walk (void)
{
  for (guint32 seed = 1; seed <= N_MAPS; seed++)
    walk_over (seed);
}

#define CARD(id, lane, moment, more)                                                               \
  "<touchpoint id='" id "' lane='" lane "' moment='" moment "' title='Card " id "' " more "/>"

/* Two low points, tied by causes that stand far away. */
static const char tied[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
    "<person id='p1' layer='customer' name='Ann'/><person id='p2' layer='employee' name='Bea'/>"
    "<stage id='s1' title='All'><moment id='o1'/><moment id='o2'/><moment id='o3'/>"
    "<moment id='o4'/><moment id='o5'/><moment id='o6'/><moment id='o7'/><moment id='o8'/>"
    "<moment id='o9'/></stage>"
    "<lane id='l1' layer='customer' person='p1'/><lane id='l2' layer='employee' person='p2'/>"
    "<lane id='l3' layer='organisation'/>" CARD ("t1", "l1", "o1", "feeling='-1.5'")
        CARD ("t2", "l2", "o1", "feeling='-1.5'") CARD ("t3", "l3", "o5", "")
            CARD ("t4", "l3", "o9", "") "<link id='k1' from='t2' to='t3'/><link id='k2' from='t4' "
                                        "to='t1'/></journey-map>";

static gboolean
has_rule (const Walk *walk, const char *rule)
{
  const GPtrArray *findings = tl_findings_keeper_get_findings (walk->keeper);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((const TlFinding *) findings->pdata[i])->rule, rule))
      return TRUE;
  return FALSE;
}

static void
test_far_tie (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (tied, strlen (tied));
  Walk walk = { .today = "2026-11-22", .map = tl_file_read_bytes (bytes, NULL, NULL) };
  TlElement *link;

  begin (&walk);
  g_assert_true (has_rule (&walk, "low-points-together"));
  tl_history_begin (walk.history, "Link", NULL);
  link = tl_history_add (walk.history, TL_KIND_LINK, NULL, NULL, NULL);
  tl_history_set (walk.history, link, TL_PROPERTY_FROM, "t3");
  tl_history_set (walk.history, link, TL_PROPERTY_TO, "t4");
  tl_history_commit (walk.history);
  g_assert_false (has_rule (&walk, "low-points-together"));
  tl_history_undo (walk.history);
  g_assert_true (has_rule (&walk, "low-points-together"));
  end (&walk);
}

/* Two fall together, and the one falls further a moment after. */
static const char falling[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
    "<person id='p1' layer='customer' name='Ann'/><person id='p2' layer='employee' name='Bea'/>"
    "<stage id='s1' title='All'><moment id='o1'/><moment id='o2'/></stage>"
    "<lane id='l1' layer='customer' person='p1'/><lane id='l2' layer='employee' "
    "person='p2'/>" CARD ("t1", "l1", "o1", "feeling='-1.5'")
        CARD ("t2", "l2", "o1", "feeling='-1.5'")
            CARD ("t3", "l1", "o2", "feeling='-2'") "</journey-map>";

/* Once it does not, the first is the low point. */
static void
test_low_no_more (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (falling, strlen (falling));
  Walk walk = { .today = "2026-11-22", .map = tl_file_read_bytes (bytes, NULL, NULL) };

  begin (&walk);
  g_assert_false (has_rule (&walk, "low-points-together"));
  tl_history_begin (walk.history, "Feel", NULL);
  tl_history_set (walk.history, tl_map_find (walk.map, "t3"), TL_PROPERTY_FEELING, "1.5");
  tl_history_commit (walk.history);
  g_assert_true (has_rule (&walk, "low-points-together"));
  tl_history_undo (walk.history);
  assert_right (&walk);
  end (&walk);
}

/* Work that goes on in another lane, with another team. */
static const char handed[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
    "<team id='a1' name='Sales'/><team id='a2' name='Service'/>"
    "<role id='r1' title='Seller' team='a1'/><role id='r2' title='Clerk' team='a2'/>"
    "<stage id='s1' title='All'><moment id='o1'/><moment id='o2'/></stage>"
    "<lane id='l1' layer='employee'/><lane id='l2' layer='employee'/>" CARD ("t1",
                                                                             "l1",
                                                                             "o1",
                                                                             "accountable='r1'")
        CARD ("t2", "l2", "o2", "accountable='r2'") "</journey-map>";

static void
assert_goes_with (Walk *walk, const char *id, TlProperty property, const char *value)
{
  g_assert_true (has_rule (walk, "hand-off-without-link"));
  tl_history_begin (walk->history, "Edit", NULL);
  tl_history_set (walk->history, tl_map_find (walk->map, id), property, value);
  tl_history_commit (walk->history);
  g_assert_false (has_rule (walk, "hand-off-without-link"));
  tl_history_undo (walk->history);
  assert_right (walk);
}

/* What a rule says of a card hangs on the lane and on the team of another. */
static void
test_other_lane (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (handed, strlen (handed));
  Walk walk = { .today = "2026-11-22", .map = tl_file_read_bytes (bytes, NULL, NULL) };

  begin (&walk);
  assert_goes_with (&walk, "l2", TL_PROPERTY_LAYER, "organisation");
  assert_goes_with (&walk, "r2", TL_PROPERTY_TEAM, "a1");
  assert_goes_with (&walk, "t2", TL_PROPERTY_ACCOUNTABLE, NULL);
  end (&walk);
}

/* A step that touches half the map is not followed edit by edit, and nothing is lost for it. */
static void
test_large_step (void)
{
  Walk walk = { .today = "2026-11-22", .map = tl_map_new () };

  begin (&walk);
  tl_history_begin (walk.history, "Many", NULL);
  for (guint i = 0; i < 600; i++)
    tl_history_add (walk.history, TL_KIND_GOAL, NULL, NULL, NULL);
  tl_history_commit (walk.history);
  g_assert_cmpuint (walk.n_lost, ==, 1);
  assert_right (&walk);
  end (&walk);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/findings-keeper/far-tie", test_far_tie);
  g_test_add_func ("/findings-keeper/low-no-more", test_low_no_more);
  g_test_add_func ("/findings-keeper/other-lane", test_other_lane);
  g_test_add_func ("/findings-keeper/large-step", test_large_step);
  g_test_add_func ("/findings-keeper/walk", test_walk);
  return g_test_run ();
}
