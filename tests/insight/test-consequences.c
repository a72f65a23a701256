/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-consequences.h"

/* Beside the small map: a moment o3 behind o1, a partner lane l3, lanes of the organisation l4 and
 * of people behind it l5; l6 shows what the customer feels. t1 (contact, felt, owned) stands in l1
 * at o1 and causes t2 in l2 at o3. */
static void
set_up (SmallMap *small, gconstpointer data)
{
  small_map_init (small);
  tl_history_begin (small->history, "Add", NULL);
  tl_history_add (small->history, TL_KIND_MOMENT, "o3", small_map_find (small, "s1"), NULL);
  tl_history_commit (small->history);
  small_map_add (small, TL_KIND_PERSON, "p1", TL_PROPERTY_LAYER, "customer", TL_PROPERTY_NAME,
                 "Amira", -1);
  small_map_set (small, "l1", TL_PROPERTY_PERSON, "p1");
  small_map_add (small, TL_KIND_LANE, "l3", TL_PROPERTY_LAYER, "partner", -1);
  small_map_add (small, TL_KIND_LANE, "l4", TL_PROPERTY_LAYER, "organisation", -1);
  small_map_add (small, TL_KIND_LANE, "l5", TL_PROPERTY_LAYER, "employee", -1);
  small_map_add (small, TL_KIND_LANE, "l6", TL_PROPERTY_LAYER, "customer", TL_PROPERTY_KIND,
                 "experience", TL_PROPERTY_PERSON, "p1", -1);
  small_map_add (small, TL_KIND_TEAM, "tm1", TL_PROPERTY_NAME, "Contact centre", -1);
  small_map_add (small, TL_KIND_ROLE, "r1", TL_PROPERTY_TITLE, "Lead", TL_PROPERTY_TEAM, "tm1", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t1", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_KIND, "contact", TL_PROPERTY_FEELING, "-1", TL_PROPERTY_ACCOUNTABLE,
                 "r1", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t2", TL_PROPERTY_LANE, "l2", TL_PROPERTY_MOMENT, "o3",
                 TL_PROPERTY_KIND, "action", -1);
  small_map_add (small, TL_KIND_LINK, "k1", TL_PROPERTY_FROM, "t1", TL_PROPERTY_TO, "t2",
                 TL_PROPERTY_KIND, "causes", -1);
}

static void
tear_down (SmallMap *small, gconstpointer data)
{
  small_map_clear (small);
}

static const char *const names[] = {
  [TL_CONSEQUENCE_SHORTER] = "shorter",       [TL_CONSEQUENCE_BACKWARDS] = "backwards",
  [TL_CONSEQUENCE_HAND_OFF] = "hand-off",     [TL_CONSEQUENCE_ABSENT] = "absent",
  [TL_CONSEQUENCE_UNOWNED] = "unowned",       [TL_CONSEQUENCE_OWNER] = "owner",
  [TL_CONSEQUENCE_VISIBILITY] = "visibility", [TL_CONSEQUENCE_INTERACTION] = "interaction",
  [TL_CONSEQUENCE_INTERNAL] = "internal",     [TL_CONSEQUENCE_FELT] = "felt",
  [TL_CONSEQUENCE_CURVE] = "curve",
};

/* "backwards 2, felt 1" */
static char *
tell (GArray *consequences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < consequences->len; i++)
    {
      const TlConsequence *about = &g_array_index (consequences, TlConsequence, i);

      g_assert_nonnull (about->first);
      g_string_append_printf (text, "%s%s %u", i > 0 ? ", " : "", names[about->kind], about->n);
    }
  g_array_unref (consequences);
  return g_string_free (text, FALSE);
}

#define assert_tells(consequences, expected)                                                       \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *told_ = tell (consequences);                                                  \
    g_assert_cmpstr (told_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static GArray *
ask (SmallMap *small, const char *id, const char *lane, const char *moment)
{
  TlMove move = { small_map_find (small, id), small_map_find (small, lane),
                  small_map_find (small, moment), NULL, NULL };

  return tl_consequences_of_cards (small->map, &move, 1);
}

static void
test_stays (SmallMap *small, gconstpointer data)
{
  assert_tells (ask (small, "t1", "l1", "o1"), "");
  assert_tells (ask (small, "t2", "l2", "o3"), "");
}

static void
test_time (SmallMap *small, gconstpointer data)
{
  g_autoptr (GArray) curve = ask (small, "t1", "l1", "o3");

  /* At one moment with what it causes it is not later. */
  g_assert_cmpuint (curve->len, ==, 1);
  g_assert_cmpint (g_array_index (curve, TlConsequence, 0).kind, ==, TL_CONSEQUENCE_CURVE);
  g_assert_true (g_array_index (curve, TlConsequence, 0).stage == small_map_find (small, "s1"));
  assert_tells (ask (small, "t1", "l1", "o2"), "backwards 1, absent 1, curve 1");
  /* An effect that lasts is still there. */
  small_map_set (small, "t2", TL_PROPERTY_SPAN, "2");
  assert_tells (ask (small, "t1", "l1", "o2"), "absent 1, curve 1");
  assert_tells (ask (small, "t2", "l2", "o2"), "shorter 1");
  /* What is backwards already is no news. */
  small_map_set (small, "t2", TL_PROPERTY_SPAN, NULL);
  small_map_set (small, "t2", TL_PROPERTY_MOMENT, "o1");
  small_map_set (small, "t1", TL_PROPERTY_MOMENT, "o3");
  assert_tells (ask (small, "t1", "l1", "o2"), "absent 1, curve 1");
}

static void
test_together (SmallMap *small, gconstpointer data)
{
  TlMove moves[] = {
    { small_map_find (small, "t1"), small_map_find (small, "l1"), small_map_find (small, "o2") },
    { small_map_find (small, "t2"), small_map_find (small, "l2"), small_map_find (small, "o1") },
  };

  assert_tells (tl_consequences_of_cards (small->map, moves, 2), "backwards 1, absent 1, curve 1");
  moves[1].moment = moves[0].moment;
  assert_tells (tl_consequences_of_cards (small->map, moves, 2), "absent 1, curve 1");
}

/* Into a moment of its own behind o3, and before it. */
static void
test_gap (SmallMap *small, gconstpointer data)
{
  TlMove move = { small_map_find (small, "t1"), small_map_find (small, "l1"), NULL,
                  small_map_find (small, "s1"), NULL };

  assert_tells (tl_consequences_of_cards (small->map, &move, 1), "backwards 1, curve 1");
  move.before = small_map_find (small, "o3");
  assert_tells (tl_consequences_of_cards (small->map, &move, 1), "curve 1");
}

static void
test_lines (SmallMap *small, gconstpointer data)
{
  assert_tells (ask (small, "t1", "l2", "o1"), "interaction 1, felt 1");
  assert_tells (ask (small, "t1", "l4", "o1"), "visibility 1, interaction 1, felt 1");
  assert_tells (ask (small, "t2", "l3", "o3"), "");
  assert_tells (ask (small, "t2", "l4", "o3"), "visibility 1");
  assert_tells (ask (small, "t2", "l5", "o3"), "visibility 1, internal 1");
  small_map_set (small, "l4", TL_PROPERTY_HIDDEN, "yes");
  assert_tells (ask (small, "t2", "l5", "o3"), "");
}

static void
test_hand_off (SmallMap *small, gconstpointer data)
{
  small_map_set (small, "k1", TL_PROPERTY_KIND, "hands-off");
  assert_tells (ask (small, "t1", "l2", "o1"), "hand-off 1, interaction 1, felt 1");
  assert_tells (ask (small, "t2", "l3", "o3"), "");
}

static void
test_owner (SmallMap *small, gconstpointer data)
{
  assert_tells (ask (small, "t1", "l3", "o1"), "owner 1, interaction 1, felt 1");
  small_map_set (small, "tm1", TL_PROPERTY_PARTNER, "yes");
  assert_tells (ask (small, "t1", "l3", "o1"), "interaction 1, felt 1");
  assert_tells (ask (small, "t1", "l2", "o1"), "owner 1, interaction 1, felt 1");
  small_map_set (small, "t1", TL_PROPERTY_ACCOUNTABLE, NULL);
  small_map_set (small, "t1", TL_PROPERTY_MOMENT, "o2");
  assert_tells (ask (small, "t1", "l1", "o1"), "unowned 1, curve 1");
}

static void
test_structure (SmallMap *small, gconstpointer data)
{
  TlElement *root = tl_map_get_root (small->map), *s1 = small_map_find (small, "s1");
  TlElement *s2 = small_map_find (small, "s2"), *o1 = small_map_find (small, "o1");

  small_map_set (small, "t2", TL_PROPERTY_MOMENT, "o2");
  assert_tells (tl_consequences_of_structure (small->map, s2, root, s1, -1), "backwards 1");
  assert_tells (tl_consequences_of_structure (small->map, s1, root, NULL, -1), "backwards 1");
  assert_tells (tl_consequences_of_structure (small->map, s1, root, s2, -1), "");
  assert_tells (tl_consequences_of_structure (small->map, o1, s2, NULL, -1),
                "backwards 1, absent 1");
  assert_tells (tl_consequences_of_structure (small->map, o1, s1, NULL, -1), "");
}

/* Three moments more in the last stage, behind o1 o3 | o2: o4 o5 o6. */
static void
add_moments (SmallMap *small)
{
  tl_history_begin (small->history, "Add", NULL);
  for (guint i = 4; i <= 6; i++)
    {
      g_autofree char *id = g_strdup_printf ("o%u", i);

      tl_history_add (small->history, TL_KIND_MOMENT, id, small_map_find (small, "s2"), NULL);
    }
  tl_history_commit (small->history);
}

static GArray *
ask_structure (SmallMap *small, const char *id, const char *parent, const char *before)
{
  TlElement *root = tl_map_get_root (small->map);

  return tl_consequences_of_structure (small->map, small_map_find (small, id),
                                       parent != NULL ? small_map_find (small, parent) : root,
                                       before != NULL ? small_map_find (small, before) : NULL, -1);
}

/* What lasts over moments that no longer follow each other ends with those that do. */
static void
test_cut_off (SmallMap *small, gconstpointer data)
{
  g_autoptr (GArray) cut = NULL;

  add_moments (small);
  small_map_set (small, "t2", TL_PROPERTY_MOMENT, "o2");
  small_map_set (small, "t2", TL_PROPERTY_SPAN, "3");
  assert_tells (ask_structure (small, "o2", "s2", "o6"), "shorter 1");
  assert_tells (ask_structure (small, "o2", "s1", NULL), "");
  small_map_set (small, "t2", TL_PROPERTY_MOMENT, "o1");
  cut = ask_structure (small, "s1", NULL, NULL);
  g_assert_cmpuint (cut->len, ==, 1);
  g_assert_cmpint (g_array_index (cut, TlConsequence, 0).kind, ==, TL_CONSEQUENCE_SHORTER);
  g_assert_cmpint (g_array_index (cut, TlConsequence, 0).span, ==, 2);
  g_assert_true (g_array_index (cut, TlConsequence, 0).first == small_map_find (small, "t2"));
}

/* It does not start in what moves, but lasts into it. */
static void
test_reaches_in (SmallMap *small, gconstpointer data)
{
  add_moments (small);
  small_map_set (small, "t2", TL_PROPERTY_MOMENT, "o3");
  small_map_set (small, "t2", TL_PROPERTY_SPAN, "2");
  assert_tells (ask_structure (small, "o2", "s2", NULL), "shorter 1");
  assert_tells (ask_structure (small, "s2", NULL, "s1"), "shorter 1");
  assert_tells (ask_structure (small, "o4", "s2", NULL), "");
  /* It gets longer by what comes among its moments. */
  assert_tells (ask_structure (small, "o6", "s2", "o2"), "");
}

/* t2 causes t1. */
static void
turn_link (SmallMap *small)
{
  small_map_add (small, TL_KIND_LINK, "k2", TL_PROPERTY_FROM, "t2", TL_PROPERTY_TO, "t1",
                 TL_PROPERTY_KIND, "causes", -1);
  small_map_set (small, "k1", TL_PROPERTY_KIND, "enables");
}

/* The order that will be says when it ends, not the one that is. */
static void
test_future_end (SmallMap *small, gconstpointer data)
{
  turn_link (small);
  small_map_set (small, "t2", TL_PROPERTY_MOMENT, "o1");
  small_map_set (small, "t1", TL_PROPERTY_SPAN, "2");
  assert_tells (ask_structure (small, "o1", "s2", NULL), "shorter 1, absent 1");
}

/* What lasts goes on behind the moment made for it, as far as there are moments. */
static void
test_gap_lasting (SmallMap *small, gconstpointer data)
{
  TlMove move = { small_map_find (small, "t1"), small_map_find (small, "l1"), NULL,
                  small_map_find (small, "s1"), small_map_find (small, "o3") };

  turn_link (small);
  small_map_set (small, "t1", TL_PROPERTY_SPAN, "2");
  assert_tells (tl_consequences_of_cards (small->map, &move, 1), "curve 1");
  move.stage = small_map_find (small, "s2");
  move.before = NULL;
  assert_tells (tl_consequences_of_cards (small->map, &move, 1), "shorter 1, absent 1, curve 1");
}

/* Only of what cannot act into the past, and what holds at all times has none. */
static void
test_time_kinds (SmallMap *small, gconstpointer data)
{
  static const struct
  {
    const char *kind, *told;
  } cases[] = {
    { "causes", "backwards 1, absent 1, curve 1" },
    { "triggers", "backwards 1, absent 1, curve 1" },
    { "hands-off", "backwards 1, absent 1, curve 1" },
    { "enables", "absent 1, curve 1" },
    { "blocks", "absent 1, curve 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      small_map_set (small, "k1", TL_PROPERTY_KIND, cases[i].kind);
      assert_tells (ask (small, "t1", "l1", "o2"), cases[i].told);
    }
  small_map_set (small, "k1", TL_PROPERTY_KIND, "causes");
  small_map_set (small, "t1", TL_PROPERTY_LANE, "l4");
  assert_tells (ask (small, "t1", "l4", "o2"), "absent 1");
}

static void
test_lane (SmallMap *small, gconstpointer data)
{
  TlElement *root = tl_map_get_root (small->map), *l1 = small_map_find (small, "l1");
  TlElement *l2 = small_map_find (small, "l2"), *l5 = small_map_find (small, "l5");

  assert_tells (tl_consequences_of_structure (small->map, l1, root, l2, TL_LAYER_EMPLOYEE),
                "interaction 1, felt 1");
  assert_tells (tl_consequences_of_structure (small->map, l2, root, l5, TL_LAYER_ORGANISATION),
                "visibility 1");
  assert_tells (tl_consequences_of_structure (small->map, l1, root, l2, -1), "");
}

static void
test_breaks (void)
{
  g_assert_true (tl_consequence_breaks (TL_CONSEQUENCE_BACKWARDS));
  g_assert_true (tl_consequence_breaks (TL_CONSEQUENCE_OWNER));
  g_assert_false (tl_consequence_breaks (TL_CONSEQUENCE_VISIBILITY));
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (SmallMap *small, gconstpointer data);
  } tests[] = {
    { "/consequences/stays", test_stays },
    { "/consequences/time", test_time },
    { "/consequences/together", test_together },
    { "/consequences/gap", test_gap },
    { "/consequences/lines", test_lines },
    { "/consequences/hand-off", test_hand_off },
    { "/consequences/owner", test_owner },
    { "/consequences/structure", test_structure },
    { "/consequences/lane", test_lane },
    { "/consequences/cut-off", test_cut_off },
    { "/consequences/reaches-in", test_reaches_in },
    { "/consequences/future-end", test_future_end },
    { "/consequences/gap-lasting", test_gap_lasting },
    { "/consequences/time-kinds", test_time_kinds },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SmallMap, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/consequences/breaks", test_breaks);
  return g_test_run ();
}
