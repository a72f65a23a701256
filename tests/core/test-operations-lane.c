/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "tl-file.h"
#include "tl-operations-lane.h"
#include "tl-operations.h"

/* Rows of a map made, moved, copied, merged and split. Each step, undone, leaves the file's first
 * bytes. */

static const char source[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
    "<person id='p1' layer='customer' name='Amira' role='Home worker'/>"
    "<person id='p2' layer='employee' name='Bea' role='Agent'/>"
    "<stage id='s1' title='Help'><moment id='o1'/><moment id='o2'/></stage>"
    "<lane id='l1' layer='customer' kind='touchpoints' title='Amira' person='p1'/>"
    "<lane id='l2' layer='customer' kind='experience' title='Feels' person='p1'/>"
    "<lane id='l3' layer='employee' kind='touchpoints' person='p2'/>"
    "<lane id='l4' layer='organisation' kind='touchpoints' title='Process' topic='process'/>"
    "<!-- below the lanes -->"
    "<touchpoint id='t1' lane='l3' moment='o1' kind='action' title='Asks'/>"
    "<touchpoint id='t2' lane='l4' moment='o1' kind='process' title='Script'/>"
    "<touchpoint id='t3' lane='l3' moment='o1' kind='action' title='Notes'/>"
    "<touchpoint id='t4' lane='l3' moment='o2' kind='action' title='Sends'/>"
    "<link id='k1' from='t1' to='t4' kind='causes'/>"
    "<link id='k2' from='t2' to='t1' kind='causes'/>"
    "<evidence id='e1' about='l3' source='interview'/>"
    "</journey-map>";

typedef struct
{
  TlMap *map;
  TlHistory *history;
  GBytes *before;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (source, strlen (source));
  g_autoptr (GPtrArray) problems = NULL;

  fixture->map = tl_file_read_bytes (bytes, &problems, NULL);
  g_assert_nonnull (fixture->map);
  g_assert_cmpuint (problems->len, ==, 0);
  fixture->history = tl_history_new (fixture->map);
  fixture->before = tl_file_write_bytes (fixture->map);
  tl_history_begin (fixture->history, "Test", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) after = NULL;

  if (tl_history_is_in_step (fixture->history) && tl_history_commit (fixture->history))
    tl_history_undo (fixture->history);
  after = tl_file_write_bytes (fixture->map);
  g_assert_true (g_bytes_equal (after, fixture->before));
  g_bytes_unref (fixture->before);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static TlElement *
find (Fixture *fixture, const char *id)
{
  TlElement *element = tl_map_find (fixture->map, id);

  g_assert_nonnull (element);
  return element;
}

static void
assert_value (Fixture *fixture, const char *id, TlProperty property, const char *expected)
{
  g_assert_cmpstr (tl_element_get (find (fixture, id), property), ==, expected);
}

/* "l1 customer, l2 customer" */
static void
assert_lanes (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) lanes = g_string_new (NULL);

  for (TlElement *lane = tl_map_get_first (fixture->map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    g_string_append_printf (lanes, "%s%s %s", lanes->len == 0 ? "" : ", ", tl_element_get_id (lane),
                            tl_element_get (lane, TL_PROPERTY_LAYER));
  g_assert_cmpstr (lanes->str, ==, expected);
}

/* "t1 o1, t3 o1": the cards of a lane, in document order. */
static void
assert_cards (Fixture *fixture, const char *lane, const char *expected)
{
  g_autoptr (GString) cards = g_string_new (NULL);

  for (TlElement *card = tl_map_get_first (fixture->map, TL_KIND_TOUCHPOINT); card != NULL;
       card = tl_element_get_next_of_kind (card))
    if (g_strcmp0 (tl_element_get (card, TL_PROPERTY_LANE), lane) == 0)
      g_string_append_printf (cards, "%s%s %s", cards->len == 0 ? "" : ", ",
                              tl_element_get_id (card), tl_element_get (card, TL_PROPERTY_MOMENT));
  g_assert_cmpstr (cards->str, ==, expected);
}

static void
move (Fixture *fixture, const char *id, TlLayer layer, const char *before)
{
  tl_operations_move_lane (fixture->history, find (fixture, id), layer,
                           tl_map_find (fixture->map, before));
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  TlElement *lane = tl_operations_add_lane (fixture->history, TL_LAYER_EMPLOYEE, TL_LANE_QUOTES,
                                            "What Bea says", NULL);

  g_assert_cmpint (tl_element_get_choice (lane, TL_PROPERTY_KIND), ==, TL_LANE_QUOTES);
  g_assert_cmpstr (tl_element_get (lane, TL_PROPERTY_TITLE), ==, "What Bea says");
  assert_lanes (fixture, "l1 customer, l2 customer, l3 employee, l5 employee, l4 organisation");
}

static void
test_add_to_new_layer (Fixture *fixture, gconstpointer data)
{
  tl_operations_add_lane (fixture->history, TL_LAYER_PARTNER, TL_LANE_TOUCHPOINTS, NULL, NULL);
  assert_lanes (fixture, "l1 customer, l2 customer, l5 partner, l3 employee, l4 organisation");
}

static void
test_add_above (Fixture *fixture, gconstpointer data)
{
  tl_operations_add_lane (fixture->history, TL_LAYER_CUSTOMER, TL_LANE_TOUCHPOINTS, NULL,
                          find (fixture, "l1"));
  tl_operations_add_lane (fixture->history, TL_LAYER_ORGANISATION, TL_LANE_TOUCHPOINTS, NULL, NULL);
  assert_lanes (fixture, "l5 customer, l1 customer, l2 customer, l3 employee, l4 organisation, "
                         "l6 organisation");
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  move (fixture, "l2", TL_LAYER_CUSTOMER, "l1");
  assert_lanes (fixture, "l2 customer, l1 customer, l3 employee, l4 organisation");
  move (fixture, "l2", TL_LAYER_CUSTOMER, NULL);
  assert_lanes (fixture, "l1 customer, l3 employee, l4 organisation, l2 customer");
  assert_cards (fixture, "l3", "t1 o1, t3 o1, t4 o2");
}

/* Where a lane stands already nothing changes, whatever stands behind it. */
static void
test_move_nowhere (Fixture *fixture, gconstpointer data)
{
  move (fixture, "l4", TL_LAYER_ORGANISATION, NULL);
  move (fixture, "l1", TL_LAYER_CUSTOMER, "l1");
  move (fixture, "l1", TL_LAYER_CUSTOMER, "l2");
  g_assert_false (tl_history_commit (fixture->history));
}

/* What its file has in place of a layer is no layer: a lane that is of one for want of it comes
 * into it like into any other, and so does who is in it where the file has the same word. Another
 * word is another matter. */
static void
test_misspelt_layer (void)
{
  static const char misspelt[] = "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
                                 "<person id='p1' layer='custmer' name='Amira'/>"
                                 "<person id='p2' layer='cust' name='Ben'/>"
                                 "<lane id='l1' layer='custmer' kind='touchpoints' person='p1'/>"
                                 "<lane id='l2' layer='custmer' kind='touchpoints' person='p2'/>"
                                 "<lane id='l3' layer='customer' kind='experience' person='p2'/>"
                                 "<person id='p3' layer='employe' name='Cai'/>"
                                 "<lane id='l4' layer='custmer' kind='touchpoints' person='p3'/>"
                                 "</journey-map>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (misspelt, strlen (misspelt));
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, NULL, NULL);
  g_autoptr (TlHistory) history = tl_history_new (map);
  Fixture fixture = { map, history, NULL };
  g_autoptr (GBytes) after = NULL;
  g_autofree char *text = NULL;

  tl_history_begin (history, "Test", NULL);
  move (&fixture, "l1", TL_LAYER_CUSTOMER, "l1");
  move (&fixture, "l2", TL_LAYER_CUSTOMER, "l2");
  move (&fixture, "l4", TL_LAYER_CUSTOMER, "l4");
  g_assert_true (tl_history_commit (history));
  assert_lanes (&fixture, "l1 customer, l2 customer, l3 customer, l4 customer");
  assert_value (&fixture, "p1", TL_PROPERTY_LAYER, "customer");
  assert_value (&fixture, "l2", TL_PROPERTY_PERSON, "p2");
  assert_value (&fixture, "p2", TL_PROPERTY_LAYER, NULL);
  assert_value (&fixture, "l4", TL_PROPERTY_PERSON, "p3");
  assert_value (&fixture, "p3", TL_PROPERTY_LAYER, NULL);
  after = tl_file_write_bytes (map);
  text = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  g_assert_null (strstr (text, "custmer"));
  g_assert_nonnull (strstr (text, "layer=\"employe\""));
}

/* A slip is not made again by a copy, which says the layer that counts. */
static void
test_duplicate_misspelt (void)
{
  static const char misspelt[] = "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
                                 "<lane id='l1' layer='custmer' kind='touchpoints'/>"
                                 "</journey-map>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (misspelt, strlen (misspelt)), after = NULL;
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, NULL, NULL);
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autofree char *text = NULL;

  tl_history_begin (history, "Test", NULL);
  tl_operations_duplicate_lane (history, tl_map_find (map, "l1"));
  g_assert_true (tl_history_commit (history));
  after = tl_file_write_bytes (map);
  text = g_strndup (g_bytes_get_data (after, NULL), g_bytes_get_size (after));
  g_assert_nonnull (strstr (text, "id=\"l1\"\n    kind=\"touchpoints\"\n    layer=\"custmer\""));
  g_assert_nonnull (strstr (text, "id=\"l2\"\n    layer=\"customer\"\n    kind=\"touchpoints\"/>"));
}

static void
test_topic_goes (Fixture *fixture, gconstpointer data)
{
  move (fixture, "l4", TL_LAYER_EMPLOYEE, "l3");
  assert_lanes (fixture, "l1 customer, l2 customer, l4 employee, l3 employee");
  assert_value (fixture, "l4", TL_PROPERTY_TOPIC, NULL);
  assert_value (fixture, "l4", TL_PROPERTY_TITLE, "Process");
}

/* Bea has no other lane: she is a partner from now on. */
static void
test_person_comes_along (Fixture *fixture, gconstpointer data)
{
  move (fixture, "l3", TL_LAYER_PARTNER, "l4");
  assert_value (fixture, "l3", TL_PROPERTY_PERSON, "p2");
  assert_value (fixture, "p2", TL_PROPERTY_LAYER, "partner");
}

/* Amira has two lanes, and stays a customer. */
static void
test_person_stays (Fixture *fixture, gconstpointer data)
{
  move (fixture, "l2", TL_LAYER_EMPLOYEE, "l3");
  assert_value (fixture, "l2", TL_PROPERTY_PERSON, NULL);
  assert_value (fixture, "l2", TL_PROPERTY_TITLE, "Feels");
  assert_value (fixture, "l2", TL_PROPERTY_SUBTITLE, "Home worker");
  assert_value (fixture, "p1", TL_PROPERTY_LAYER, "customer");
}

/* The organisation is nobody; what the label has said it still says. */
static void
test_person_to_organisation (Fixture *fixture, gconstpointer data)
{
  move (fixture, "l3", TL_LAYER_ORGANISATION, NULL);
  assert_value (fixture, "l3", TL_PROPERTY_PERSON, NULL);
  assert_value (fixture, "l3", TL_PROPERTY_TITLE, "Bea");
  assert_value (fixture, "l3", TL_PROPERTY_SUBTITLE, "Agent");
  assert_value (fixture, "p2", TL_PROPERTY_LAYER, "employee");
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  TlElement *copy = tl_operations_duplicate_lane (fixture->history, find (fixture, "l3"));

  g_assert_cmpstr (tl_element_get_id (copy), ==, "l5");
  assert_lanes (fixture, "l1 customer, l2 customer, l3 employee, l5 employee, l4 organisation");
  assert_cards (fixture, "l3", "t1 o1, t3 o1, t4 o2");
  assert_cards (fixture, "l5", "t5 o1, t6 o1, t7 o2");
  assert_value (fixture, "l5", TL_PROPERTY_PERSON, "p2");
  /* The link within is copied, the one from elsewhere is not. */
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_LINK), ==, 3);
  assert_value (fixture, "k3", TL_PROPERTY_FROM, "t5");
  assert_value (fixture, "k3", TL_PROPERTY_TO, "t7");
}

static void
test_duplicate_empty (Fixture *fixture, gconstpointer data)
{
  tl_operations_duplicate_lane (fixture->history, find (fixture, "l2"));
  assert_lanes (fixture, "l1 customer, l2 customer, l5 customer, l3 employee, l4 organisation");
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  g_assert_true (tl_operations_can_merge_lanes (find (fixture, "l3"), find (fixture, "l4")));
  tl_operations_merge_lanes (fixture->history, find (fixture, "l3"), find (fixture, "l4"));
  assert_lanes (fixture, "l1 customer, l2 customer, l4 organisation");
  assert_cards (fixture, "l4", "t2 o1, t1 o1, t3 o1, t4 o2");
  assert_value (fixture, "e1", TL_PROPERTY_ABOUT, "l4");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_LINK), ==, 2);
}

static void
test_merge_not (Fixture *fixture, gconstpointer data)
{
  const TlElement *cards = find (fixture, "l1"), *curve = find (fixture, "l2");

  g_assert_false (tl_operations_can_merge_lanes (cards, curve));
  g_assert_false (tl_operations_can_merge_lanes (curve, cards));
  g_assert_false (tl_operations_can_merge_lanes (cards, cards));
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  TlElement *cards[] = { find (fixture, "t3"), find (fixture, "t4") };
  TlElement *lane =
      tl_operations_split_lane (fixture->history, cards, G_N_ELEMENTS (cards), "Afterwards");

  g_assert_cmpstr (tl_element_get (lane, TL_PROPERTY_TITLE), ==, "Afterwards");
  g_assert_cmpstr (tl_element_get (lane, TL_PROPERTY_PERSON), ==, "p2");
  assert_lanes (fixture, "l1 customer, l2 customer, l3 employee, l5 employee, l4 organisation");
  assert_cards (fixture, "l3", "t1 o1");
  assert_cards (fixture, "l5", "t3 o1, t4 o2");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                            \
  g_test_add ("/operations-lane/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("add", test_add);
  ADD ("add-to-new-layer", test_add_to_new_layer);
  ADD ("add-above", test_add_above);
  ADD ("move", test_move);
  ADD ("move-nowhere", test_move_nowhere);
  g_test_add_func ("/operations-lane/misspelt-layer", test_misspelt_layer);
  g_test_add_func ("/operations-lane/duplicate-misspelt", test_duplicate_misspelt);
  ADD ("topic-goes", test_topic_goes);
  ADD ("person-comes-along", test_person_comes_along);
  ADD ("person-stays", test_person_stays);
  ADD ("person-to-organisation", test_person_to_organisation);
  ADD ("duplicate", test_duplicate);
  ADD ("duplicate-empty", test_duplicate_empty);
  ADD ("merge", test_merge);
  ADD ("merge-not", test_merge_not);
  ADD ("split", test_split);
#undef ADD
  return g_test_run ();
}
