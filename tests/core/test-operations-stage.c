/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"
#include "tl-operations-stage.h"

/* What a person does to the time of a map of two stages and one lane:
 *
 *          s1             s2
 *          o1   o2   o3   o4   o5
 *   l1     t1   t2             t3
 *               t4===========          t4 lasts from o2 to o4
 *
 * e1 is about s2. */

typedef struct
{
  TlMap *map;
  TlHistory *history;
  char *first; /* the bytes before the step */
} Fixture;

static TlElement *
find (Fixture *fixture, const char *id)
{
  TlElement *element = tl_map_find (fixture->map, id);

  g_assert_nonnull (element);
  return element;
}

static char *
dup_bytes (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (fixture->map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
set (Fixture *fixture, const char *id, TlProperty property, const char *value)
{
  tl_history_set (fixture->history, find (fixture, id), property, value);
}

static void
add_card (Fixture *fixture, const char *id, const char *moment)
{
  tl_history_add (fixture->history, TL_KIND_TOUCHPOINT, id, NULL, NULL);
  set (fixture, id, TL_PROPERTY_LANE, "l1");
  set (fixture, id, TL_PROPERTY_MOMENT, moment);
}

static void
add_stage (Fixture *fixture, const char *id, const char *title, guint first, guint last)
{
  TlElement *stage = tl_history_add (fixture->history, TL_KIND_STAGE, id, NULL, NULL);

  set (fixture, id, TL_PROPERTY_TITLE, title);
  for (guint i = first; i <= last; i++)
    {
      g_autofree char *moment = g_strdup_printf ("o%u", i);

      tl_history_add (fixture->history, TL_KIND_MOMENT, moment, stage, NULL);
    }
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->map = tl_map_new ();
  fixture->history = tl_history_new (fixture->map);
  tl_history_begin (fixture->history, "Set Up", NULL);
  add_stage (fixture, "s1", "Before", 1, 3);
  add_stage (fixture, "s2", "Get help", 4, 5);
  tl_history_add (fixture->history, TL_KIND_LANE, "l1", NULL, NULL);
  set (fixture, "l1", TL_PROPERTY_LAYER, "customer");
  add_card (fixture, "t1", "o1");
  add_card (fixture, "t2", "o2");
  add_card (fixture, "t3", "o5");
  add_card (fixture, "t4", "o2");
  tl_operations_set_span (fixture->history, find (fixture, "t4"), 3);
  tl_history_add (fixture->history, TL_KIND_EVIDENCE, "e1", NULL, NULL);
  set (fixture, "e1", TL_PROPERTY_ABOUT, "s2");
  tl_history_commit (fixture->history);
  fixture->first = dup_bytes (fixture);
  tl_history_begin (fixture->history, "Test", NULL);
}

/* Whatever was done, one undo takes all of it back, and one redo brings it again. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *done = dup_bytes (fixture), *undone = NULL, *redone = NULL;

  g_assert_true (tl_history_commit (fixture->history));
  tl_history_undo (fixture->history);
  undone = dup_bytes (fixture);
  g_assert_cmpstr (undone, ==, fixture->first);
  tl_history_redo (fixture->history);
  redone = dup_bytes (fixture);
  g_assert_cmpstr (redone, ==, done);
  g_free (fixture->first);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

/* "s1: o1 o2; s2: o3" */
static void
assert_time (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) time = g_string_new (NULL);

  for (TlElement *stage = tl_map_get_first (fixture->map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    {
      g_string_append_printf (time, "%s%s:", time->len > 0 ? "; " : "", tl_element_get_id (stage));
      for (TlElement *moment = tl_element_get_first_child (stage); moment != NULL;
           moment = tl_element_get_next (moment))
        g_string_append_printf (time, " %s", tl_element_get_id (moment));
    }
  g_assert_cmpstr (time->str, ==, expected);
}

static void
assert_value (Fixture *fixture, const char *id, TlProperty property, const char *expected)
{
  g_assert_cmpstr (tl_element_get (find (fixture, id), property), ==, expected);
}

static void
move (Fixture *fixture, const char *id, const char *parent, const char *before)
{
  tl_operations_move (fixture->history, find (fixture, id), find (fixture, parent),
                      before == NULL ? NULL : find (fixture, before));
}

static void
test_add_stage (Fixture *fixture, gconstpointer data)
{
  TlElement *stage = tl_operations_add_stage (fixture->history, "Try", find (fixture, "s2"));

  g_assert_cmpstr (tl_element_get (stage, TL_PROPERTY_TITLE), ==, "Try");
  assert_time (fixture, "s1: o1 o2 o3; s3: o6; s2: o4 o5");
  /* It lasted on either side of the new moment. */
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "4");
  tl_operations_add_stage (fixture->history, "Stay", NULL);
  assert_time (fixture, "s1: o1 o2 o3; s3: o6; s2: o4 o5; s4: o7");
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "4");
}

static void
test_add_moment (Fixture *fixture, gconstpointer data)
{
  tl_operations_add_moment (fixture->history, find (fixture, "s1"), find (fixture, "o2"));
  assert_time (fixture, "s1: o1 o6 o2 o3; s2: o4 o5");
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "3");
  tl_operations_add_moment (fixture->history, find (fixture, "s1"), NULL);
  assert_time (fixture, "s1: o1 o6 o2 o3 o7; s2: o4 o5");
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "4");
  tl_operations_add_moment (fixture->history, find (fixture, "s2"), find (fixture, "o5"));
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "4");
}

static void
test_split (Fixture *fixture, gconstpointer data)
{
  set (fixture, "s1", TL_PROPERTY_TERRITORY, "customer");
  g_assert_false (tl_operations_can_split_stage (find (fixture, "o1")));
  g_assert_false (tl_operations_can_split_stage (find (fixture, "o4")));
  g_assert_true (tl_operations_can_split_stage (find (fixture, "o2")));
  tl_operations_split_stage (fixture->history, find (fixture, "o2"), "New stage");
  assert_time (fixture, "s1: o1; s3: o2 o3; s2: o4 o5");
  assert_value (fixture, "s3", TL_PROPERTY_TITLE, "New stage");
  assert_value (fixture, "s3", TL_PROPERTY_TERRITORY, "customer");
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "3");
  set (fixture, "o3", TL_PROPERTY_TITLE, "At night");
  tl_operations_split_stage (fixture->history, find (fixture, "o3"), "New stage");
  assert_value (fixture, "s4", TL_PROPERTY_TITLE, "At night");
}

static void
test_merge_stages (Fixture *fixture, gconstpointer data)
{
  set (fixture, "s1", TL_PROPERTY_TERRITORY, "customer");
  set (fixture, "s2", TL_PROPERTY_DETAIL, "By chat or phone.");
  tl_operations_merge_stage (fixture->history, find (fixture, "s1"));
  assert_time (fixture, "s1: o1 o2 o3 o4 o5");
  assert_value (fixture, "s1", TL_PROPERTY_TITLE, "Before · Get help");
  assert_value (fixture, "s1", TL_PROPERTY_DETAIL, "By chat or phone.");
  assert_value (fixture, "s1", TL_PROPERTY_TERRITORY, NULL);
  assert_value (fixture, "e1", TL_PROPERTY_ABOUT, "s1");
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "3");
}

/* Splitting and merging again leaves what was, but for the title. */
static void
test_split_and_merge (Fixture *fixture, gconstpointer data)
{
  tl_operations_split_stage (fixture->history, find (fixture, "o3"), NULL);
  tl_operations_merge_stage (fixture->history, find (fixture, "s1"));
  assert_time (fixture, "s1: o1 o2 o3; s2: o4 o5");
  assert_value (fixture, "s1", TL_PROPERTY_TITLE, "Before");
  set (fixture, "s1", TL_PROPERTY_TITLE, "Changed");
}

static void
test_merge_moments (Fixture *fixture, gconstpointer data)
{
  set (fixture, "o2", TL_PROPERTY_TITLE, "Evening");
  set (fixture, "o2", TL_PROPERTY_DURATION, "2 h");
  tl_operations_merge_moment (fixture->history, find (fixture, "o1"));
  assert_time (fixture, "s1: o1 o3; s2: o4 o5");
  assert_value (fixture, "o1", TL_PROPERTY_TITLE, "Evening");
  assert_value (fixture, "o1", TL_PROPERTY_DURATION, "2 h");
  assert_value (fixture, "t1", TL_PROPERTY_MOMENT, "o1");
  assert_value (fixture, "t2", TL_PROPERTY_MOMENT, "o1");
  assert_value (fixture, "t4", TL_PROPERTY_MOMENT, "o1");
  /* From what is one moment now to o4, as before. */
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "3");
  g_assert_true (tl_element_is_before (find (fixture, "t1"), find (fixture, "t2")));
  set (fixture, "o3", TL_PROPERTY_TITLE, "Night");
  tl_operations_merge_moment (fixture->history, find (fixture, "o1"));
  assert_value (fixture, "o1", TL_PROPERTY_TITLE, "Evening · Night");
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "2");
}

static void
test_move_moment (Fixture *fixture, gconstpointer data)
{
  move (fixture, "o3", "s2", NULL);
  assert_time (fixture, "s1: o1 o2; s2: o4 o5 o3");
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "2");
  move (fixture, "o1", "s2", "o4");
  assert_time (fixture, "s1: o2; s2: o1 o4 o5 o3");
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "3");
  assert_value (fixture, "t1", TL_PROPERTY_MOMENT, "o1");
  /* Its own start goes: nothing of what it lasted over follows there. */
  move (fixture, "o2", "s2", NULL);
  assert_time (fixture, "s1:; s2: o1 o4 o5 o3 o2");
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, NULL);
}

static void
test_move_stage (Fixture *fixture, gconstpointer data)
{
  move (fixture, "s2", "m1", "s1");
  assert_time (fixture, "s2: o4 o5; s1: o1 o2 o3");
  /* o4 left: o2 and o3 remain. */
  assert_value (fixture, "t4", TL_PROPERTY_SPAN, "2");
  assert_value (fixture, "t3", TL_PROPERTY_MOMENT, "o5");
}

#define ADD(path, test)                                                                            \
  g_test_add ("/operations-stage/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("add-stage", test_add_stage);
  ADD ("add-moment", test_add_moment);
  ADD ("split", test_split);
  ADD ("merge-stages", test_merge_stages);
  ADD ("split-and-merge", test_split_and_merge);
  ADD ("merge-moments", test_merge_moments);
  ADD ("move-moment", test_move_moment);
  ADD ("move-stage", test_move_stage);
  return g_test_run ();
}
