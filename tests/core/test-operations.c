/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations.h"

/* What a person does, on a map of two stages with two moments each and three lanes:
 *
 *          o1   o2   o3   o4
 *   l1     t1        t2
 *   l2     t3 t4
 *   l3               t5                 l1 customer, l2 employee, l3 organisation
 *
 * t1 causes t2 (k1), t5 causes t2 (k2); e1 is about t1, e2 about k1, e3 about s2, e4 about l1. */

typedef struct
{
  TlMap *map;
  TlHistory *history;
} Fixture;

static TlElement *
find (Fixture *fixture, const char *id)
{
  TlElement *element = tl_map_find (fixture->map, id);

  g_assert_nonnull (element);
  return element;
}

static TlElement *
add (Fixture *fixture, TlKind kind, const char *id, const char *parent)
{
  return tl_history_add (fixture->history, kind, id, tl_map_find (fixture->map, parent), NULL);
}

static void
set (Fixture *fixture, const char *id, TlProperty property, const char *value)
{
  tl_history_set (fixture->history, find (fixture, id), property, value);
}

static void
add_lane (Fixture *fixture, const char *id, const char *layer)
{
  add (fixture, TL_KIND_LANE, id, NULL);
  set (fixture, id, TL_PROPERTY_LAYER, layer);
}

static void
add_card (Fixture *fixture, const char *id, const char *lane, const char *moment)
{
  add (fixture, TL_KIND_TOUCHPOINT, id, NULL);
  set (fixture, id, TL_PROPERTY_LANE, lane);
  set (fixture, id, TL_PROPERTY_MOMENT, moment);
}

static void
add_link (Fixture *fixture, const char *id, const char *from, const char *to)
{
  add (fixture, TL_KIND_LINK, id, NULL);
  set (fixture, id, TL_PROPERTY_FROM, from);
  set (fixture, id, TL_PROPERTY_TO, to);
}

static void
add_evidence (Fixture *fixture, const char *id, const char *about)
{
  add (fixture, TL_KIND_EVIDENCE, id, NULL);
  set (fixture, id, TL_PROPERTY_ABOUT, about);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->map = tl_map_new ();
  fixture->history = tl_history_new (fixture->map);
  tl_history_begin (fixture->history, "Set Up", NULL);
  add (fixture, TL_KIND_STAGE, "s1", NULL);
  add (fixture, TL_KIND_STAGE, "s2", NULL);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *id = g_strdup_printf ("o%u", i + 1);

      add (fixture, TL_KIND_MOMENT, id, i < 2 ? "s1" : "s2");
    }
  add_lane (fixture, "l1", "customer");
  add_lane (fixture, "l2", "employee");
  add_lane (fixture, "l3", "organisation");
  add_card (fixture, "t1", "l1", "o1");
  add_card (fixture, "t2", "l1", "o3");
  add_card (fixture, "t3", "l2", "o1");
  add_card (fixture, "t4", "l2", "o1");
  add_card (fixture, "t5", "l3", "o3");
  add_link (fixture, "k1", "t1", "t2");
  add_link (fixture, "k2", "t5", "t2");
  add_evidence (fixture, "e1", "t1");
  add_evidence (fixture, "e2", "k1");
  add_evidence (fixture, "e3", "s2");
  add_evidence (fixture, "e4", "l1");
  tl_history_commit (fixture->history);
  tl_history_begin (fixture->history, "Test", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (tl_history_is_in_step (fixture->history))
    tl_history_commit (fixture->history);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static void
assert_ids (Fixture *fixture, TlKind kind, const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (TlElement *element = tl_map_get_first (fixture->map, kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    g_string_append_printf (ids, "%s%s", ids->len == 0 ? "" : " ", tl_element_get_id (element));
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
assert_value (Fixture *fixture, const char *id, TlProperty property, const char *expected)
{
  g_assert_cmpstr (tl_element_get (find (fixture, id), property), ==, expected);
}

static TlCell
get_cell (Fixture *fixture, const char *lane, const char *moment)
{
  return (TlCell){ find (fixture, lane), find (fixture, moment) };
}

static void
move (Fixture *fixture, const char *id, const char *lane, const char *moment, const char *before)
{
  tl_operations_move_touchpoint (fixture->history, find (fixture, id),
                                 get_cell (fixture, lane, moment),
                                 tl_map_find (fixture->map, before));
}

static void delete (Fixture *fixture, const char *first, const char *second)
{
  TlElement *elements[] = { find (fixture, first), tl_map_find (fixture->map, second) };

  tl_operations_delete (fixture->history, elements, second == NULL ? 1 : 2);
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  TlElement *card;

  card = tl_operations_add_touchpoint (fixture->history, get_cell (fixture, "l2", "o1"),
                                       TL_TOUCHPOINT_PAIN, "Waits", find (fixture, "t4"));
  g_assert_cmpstr (tl_element_get_id (card), ==, "t6");
  assert_value (fixture, "t6", TL_PROPERTY_TITLE, "Waits");
  assert_value (fixture, "t6", TL_PROPERTY_KIND, "pain");
  assert_value (fixture, "t6", TL_PROPERTY_LANE, "l2");
  assert_value (fixture, "t6", TL_PROPERTY_MOMENT, "o1");
  tl_operations_add_touchpoint (fixture->history, get_cell (fixture, "l2", "o1"),
                                TL_TOUCHPOINT_CONTACT, NULL, NULL);
  tl_operations_add_touchpoint (fixture->history, get_cell (fixture, "l1", "o4"),
                                TL_TOUCHPOINT_CONTACT, NULL, NULL);
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t1 t2 t3 t6 t4 t7 t5 t8");
}

static void
test_suggest_kind (Fixture *fixture, gconstpointer data)
{
  TlElement *lane = find (fixture, "l3");

  g_assert_cmpint (tl_operations_suggest_kind (find (fixture, "l1")), ==, TL_TOUCHPOINT_CONTACT);
  g_assert_cmpint (tl_operations_suggest_kind (find (fixture, "l2")), ==, TL_TOUCHPOINT_ACTION);
  g_assert_cmpint (tl_operations_suggest_kind (lane), ==, TL_TOUCHPOINT_PROCESS);
  set (fixture, "l3", TL_PROPERTY_TOPIC, "incentive");
  g_assert_cmpint (tl_operations_suggest_kind (lane), ==, TL_TOUCHPOINT_INCENTIVE);
  for (const TlChoice *topic = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_TOPIC);
       topic->name != NULL; topic++)
    {
      set (fixture, "l3", TL_PROPERTY_TOPIC, topic->name);
      g_assert_cmpint (tl_operations_suggest_kind (lane), >=, TL_TOUCHPOINT_PROCESS);
    }
}

/* A move that needs no other order changes none. */
static void
test_move (Fixture *fixture, gconstpointer data)
{
  move (fixture, "t1", "l3", "o3", "t5");
  assert_value (fixture, "t1", TL_PROPERTY_LANE, "l3");
  assert_value (fixture, "t1", TL_PROPERTY_MOMENT, "o3");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t1 t2 t3 t4 t5");
  move (fixture, "t1", "l3", "o3", NULL);
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t2 t3 t4 t5 t1");
  move (fixture, "t5", "l2", "o1", "t4");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t2 t3 t5 t4 t1");
  move (fixture, "t2", "l2", "o1", "t4");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t3 t5 t2 t4 t1");
  move (fixture, "t4", "l2", "o1", "t3");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t4 t3 t5 t2 t1");
  move (fixture, "t3", "l2", "o1", "t3");
  move (fixture, "t1", "l1", "o4", NULL);
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t4 t3 t5 t2 t1");
}

static void
test_move_nowhere (Fixture *fixture, gconstpointer data)
{
  move (fixture, "t3", "l2", "o1", "t4");
  move (fixture, "t4", "l2", "o1", NULL);
  move (fixture, "t2", "l1", "o3", NULL);
  g_assert_false (tl_history_commit (fixture->history));
}

static void
test_span (Fixture *fixture, gconstpointer data)
{
  TlElement *card = find (fixture, "t1");

  tl_operations_set_span (fixture->history, card, 3);
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, "3");
  tl_operations_set_span (fixture->history, card, 9);
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, "4");
  move (fixture, "t1", "l1", "o3", NULL);
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, "2");
  move (fixture, "t1", "l1", "o4", NULL);
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, NULL);
  tl_operations_set_span (fixture->history, card, 0);
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, NULL);
}

static void
test_move_stage (Fixture *fixture, gconstpointer data)
{
  tl_operations_set_span (fixture->history, find (fixture, "t1"), 4);
  tl_operations_set_span (fixture->history, find (fixture, "t3"), 2);
  tl_operations_move (fixture->history, find (fixture, "s1"), find (fixture, "m1"),
                      find (fixture, "l1"));
  assert_ids (fixture, TL_KIND_MOMENT, "o3 o4 o1 o2");
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, "2");
  assert_value (fixture, "t3", TL_PROPERTY_SPAN, "2");
  tl_operations_move (fixture->history, find (fixture, "o1"), find (fixture, "s1"), NULL);
  assert_ids (fixture, TL_KIND_MOMENT, "o3 o4 o2 o1");
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, NULL);
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  TlElement *originals[] = { find (fixture, "t5"), find (fixture, "t2"), find (fixture, "t5") };
  g_autoptr (GPtrArray) copies = NULL;

  set (fixture, "t5", TL_PROPERTY_TITLE, "Paid per visit");
  set (fixture, "k2", TL_PROPERTY_STRENGTH, "3");
  copies = tl_operations_duplicate (fixture->history, originals, G_N_ELEMENTS (originals));
  g_assert_cmpuint (copies->len, ==, 2);
  g_assert_cmpstr (tl_element_get_id (copies->pdata[0]), ==, "t6");
  assert_value (fixture, "t6", TL_PROPERTY_TITLE, "Paid per visit");
  assert_value (fixture, "t6", TL_PROPERTY_LANE, "l3");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t1 t2 t7 t3 t4 t5 t6");
  assert_ids (fixture, TL_KIND_LINK, "k1 k2 k3");
  assert_ids (fixture, TL_KIND_EVIDENCE, "e1 e2 e3 e4");
  assert_value (fixture, "k3", TL_PROPERTY_FROM, "t6");
  assert_value (fixture, "k3", TL_PROPERTY_TO, "t7");
  assert_value (fixture, "k3", TL_PROPERTY_STRENGTH, "3");
}

/* A link that would leave the copies is not copied. */
static void
test_duplicate_one (Fixture *fixture, gconstpointer data)
{
  TlElement *original = find (fixture, "t1");
  g_autoptr (GPtrArray) copies = tl_operations_duplicate (fixture->history, &original, 1);

  g_assert_cmpuint (copies->len, ==, 1);
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t1 t6 t2 t3 t4 t5");
  assert_ids (fixture, TL_KIND_LINK, "k1 k2");
}

/* The copies of links stand in the order of the links. */
static void
test_duplicate_links (Fixture *fixture, gconstpointer data)
{
  static const char *const ends[] = { "t1", "t2", "t3", "t4", "t5" };
  TlElement *originals[G_N_ELEMENTS (ends)];
  g_autoptr (GPtrArray) copies = NULL;
  TlElement *link;

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *id = g_strdup_printf ("k%u", 9 - i);

      originals[i] = find (fixture, ends[i]);
      add_link (fixture, id, ends[i], ends[(i + 1) % G_N_ELEMENTS (ends)]);
    }
  copies = tl_operations_duplicate (fixture->history, originals, G_N_ELEMENTS (ends));
  assert_ids (fixture, TL_KIND_LINK, "k1 k10 k2 k11 k9 k12 k8 k13 k7 k14 k6 k15 k5 k16");
  link = tl_element_get_previous_of_kind (find (fixture, "k12"));
  g_assert_cmpstr (tl_element_get (link, TL_PROPERTY_FROM), ==, "t1");
  assert_value (fixture, "k12", TL_PROPERTY_FROM, "t6");
  assert_value (fixture, "k12", TL_PROPERTY_TO, "t7");
}

static void
test_delete_card (Fixture *fixture, gconstpointer data)
{
  add (fixture, TL_KIND_CHANGE, "c1", NULL);
  set (fixture, "c1", TL_PROPERTY_ADDRESSES, "t2 t1 t5");
  set (fixture, "c1", TL_PROPERTY_NEEDS, "t1");
  delete (fixture, "t1", "k1");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t2 t3 t4 t5");
  assert_ids (fixture, TL_KIND_LINK, "k2");
  assert_ids (fixture, TL_KIND_EVIDENCE, "e3 e4");
  assert_value (fixture, "c1", TL_PROPERTY_ADDRESSES, "t2 t5");
  assert_value (fixture, "c1", TL_PROPERTY_NEEDS, NULL);
}

static void
test_delete_role (Fixture *fixture, gconstpointer data)
{
  add (fixture, TL_KIND_TEAM, "tm1", NULL);
  add (fixture, TL_KIND_ROLE, "r1", NULL);
  add (fixture, TL_KIND_ROLE, "r2", NULL);
  set (fixture, "r2", TL_PROPERTY_TEAM, "tm1");
  set (fixture, "t1", TL_PROPERTY_ACCOUNTABLE, "r1");
  set (fixture, "t1", TL_PROPERTY_RESPONSIBLE, "r1 r2");
  set (fixture, "t1", TL_PROPERTY_INFORMED, "r2");
  delete (fixture, "tm1", "r1");
  assert_value (fixture, "t1", TL_PROPERTY_ACCOUNTABLE, NULL);
  assert_value (fixture, "t1", TL_PROPERTY_RESPONSIBLE, "r2");
  assert_value (fixture, "t1", TL_PROPERTY_INFORMED, "r2");
  assert_value (fixture, "r2", TL_PROPERTY_TEAM, NULL);
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t1 t2 t3 t4 t5");
}

static void
test_delete_lane (Fixture *fixture, gconstpointer data)
{
  delete (fixture, "l1", NULL);
  assert_ids (fixture, TL_KIND_LANE, "l2 l3");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t3 t4 t5");
  assert_ids (fixture, TL_KIND_LINK, "");
  assert_ids (fixture, TL_KIND_EVIDENCE, "e3");
}

static void
test_delete_stage (Fixture *fixture, gconstpointer data)
{
  tl_operations_set_span (fixture->history, find (fixture, "t1"), 4);
  tl_operations_set_span (fixture->history, find (fixture, "t3"), 2);
  delete (fixture, "s2", "o4");
  assert_ids (fixture, TL_KIND_STAGE, "s1");
  assert_ids (fixture, TL_KIND_MOMENT, "o1 o2");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t1 t3 t4");
  assert_ids (fixture, TL_KIND_LINK, "");
  assert_ids (fixture, TL_KIND_EVIDENCE, "e1 e4");
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, "2");
  assert_value (fixture, "t3", TL_PROPERTY_SPAN, "2");
  tl_history_commit (fixture->history);
  tl_history_undo (fixture->history);
  assert_ids (fixture, TL_KIND_MOMENT, "o1 o2 o3 o4");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t1 t2 t3 t4 t5");
  assert_ids (fixture, TL_KIND_LINK, "k1 k2");
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, NULL);
}

static void
test_delete_moment (Fixture *fixture, gconstpointer data)
{
  tl_operations_set_span (fixture->history, find (fixture, "t1"), 3);
  delete (fixture, "o2", NULL);
  assert_value (fixture, "t1", TL_PROPERTY_SPAN, "2");
  assert_ids (fixture, TL_KIND_TOUCHPOINT, "t1 t2 t3 t4 t5");
}

/* Cards need a lane that holds cards. */
static void
test_kind_of_lane (Fixture *fixture, gconstpointer data)
{
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*assertion*failed*");
  set (fixture, "l3", TL_PROPERTY_KIND, "quotes");
  g_test_assert_expected_messages ();
  assert_value (fixture, "l3", TL_PROPERTY_KIND, NULL);
  set (fixture, "l3", TL_PROPERTY_KIND, "touchpoints");
  delete (fixture, "t5", NULL);
  set (fixture, "l3", TL_PROPERTY_KIND, "quotes");
  assert_value (fixture, "l3", TL_PROPERTY_KIND, "quotes");
}

static void
test_delete_map (Fixture *fixture, gconstpointer data)
{
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*The map itself*");
  delete (fixture, "m1", NULL);
  g_test_assert_expected_messages ();
  g_assert_false (tl_history_commit (fixture->history));
}

static TlLinkKind
suggest_link (Fixture *fixture, const char *from, const char *to)
{
  return tl_operations_suggest_link_kind (fixture->map, find (fixture, from), find (fixture, to));
}

static guint
list_link_kinds (Fixture *fixture, const char *from, const char *to, const char *except)
{
  return tl_operations_list_link_kinds (fixture->map, find (fixture, from), find (fixture, to),
                                        tl_map_find (fixture->map, except));
}

static void
test_add_link (Fixture *fixture, gconstpointer data)
{
  const guint all = (1u << TL_N_LINK_KINDS) - 1, causes = 1u << TL_LINK_CAUSES;
  TlElement *link;

  /* t1 customer, t3 and t4 employee, t5 organisation */
  g_assert_cmpint (suggest_link (fixture, "t5", "t3"), ==, TL_LINK_CAUSES);
  g_assert_cmpint (suggest_link (fixture, "t3", "t1"), ==, TL_LINK_CAUSES);
  g_assert_cmpint (suggest_link (fixture, "t1", "t3"), ==, TL_LINK_TRIGGERS);
  g_assert_cmpint (suggest_link (fixture, "t3", "t4"), ==, TL_LINK_HANDS_OFF);

  g_assert_cmpuint (list_link_kinds (fixture, "t1", "t1", NULL), ==, 0);
  g_assert_cmpuint (list_link_kinds (fixture, "t3", "t1", NULL), ==, all);
  g_assert_cmpuint (list_link_kinds (fixture, "t1", "t2", NULL), ==, all & ~causes);
  g_assert_cmpuint (list_link_kinds (fixture, "t1", "t2", "k1"), ==, all);
  g_assert_cmpuint (list_link_kinds (fixture, "t2", "t1", NULL), ==, all);

  link = tl_operations_add_link (fixture->history, find (fixture, "t3"), find (fixture, "t1"),
                                 TL_LINK_BLOCKS);
  g_assert_cmpstr (tl_element_get (link, TL_PROPERTY_FROM), ==, "t3");
  g_assert_cmpstr (tl_element_get (link, TL_PROPERTY_TO), ==, "t1");
  g_assert_cmpstr (tl_element_get (link, TL_PROPERTY_KIND), ==, "blocks");
  g_assert_cmpuint (list_link_kinds (fixture, "t3", "t1", NULL), ==, all & ~(1u << TL_LINK_BLOCKS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/operations/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("add", test_add);
  ADD ("suggest-kind", test_suggest_kind);
  ADD ("move", test_move);
  ADD ("move-nowhere", test_move_nowhere);
  ADD ("span", test_span);
  ADD ("move-stage", test_move_stage);
  ADD ("duplicate", test_duplicate);
  ADD ("duplicate-one", test_duplicate_one);
  ADD ("duplicate-links", test_duplicate_links);
  ADD ("add-link", test_add_link);
  ADD ("delete-card", test_delete_card);
  ADD ("delete-role", test_delete_role);
  ADD ("delete-lane", test_delete_lane);
  ADD ("delete-stage", test_delete_stage);
  ADD ("delete-moment", test_delete_moment);
  ADD ("kind-of-lane", test_kind_of_lane);
  ADD ("delete-map", test_delete_map);
#undef ADD
  return g_test_run ();
}
