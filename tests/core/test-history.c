/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-history.h"

/* Steps, undo and redo, merging, "modified", and who is told what. */

typedef struct
{
  TlMap *map;
  TlHistory *history;
  TlElement *lane;
  GString *told; /* the signals since the last look, "l1:added,set l2:removed;" */
} Fixture;

static void
append_touch (GString *told, const TlTouch *touch)
{
  static const char *const names[] = { "added", "removed", "set", "moved" };
  const char *separator = ":";

  g_string_append (told, tl_element_get_id (touch->element));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (touch->flags & 1u << i)
      {
        g_string_append_printf (told, "%s%s", separator, names[i]);
        separator = ",";
      }
}

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Fixture *fixture)
{
  for (guint i = 0; i < n_touches; i++)
    {
      g_string_append (fixture->told, i == 0 ? "" : " ");
      append_touch (fixture->told, &touches[i]);
    }
  g_string_append_c (fixture->told, ';');
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->told = g_string_new (NULL);
  fixture->map = tl_map_new ();
  fixture->history = tl_history_new (fixture->map);
  tl_history_begin (fixture->history, "Set Up", NULL);
  fixture->lane = tl_history_add (fixture->history, TL_KIND_LANE, "l1", NULL, NULL);
  tl_history_set (fixture->history, fixture->lane, TL_PROPERTY_LAYER, "customer");
  tl_history_commit (fixture->history);
  g_signal_connect (fixture->map, "changed", G_CALLBACK (on_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_string_free (fixture->told, TRUE);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static void
assert_told (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->told->str, ==, expected);
  g_string_truncate (fixture->told, 0);
}

static void
set_title (Fixture *fixture, const char *title, const char *merge_key)
{
  tl_history_begin (fixture->history, "Rename Lane", merge_key);
  tl_history_set (fixture->history, fixture->lane, TL_PROPERTY_TITLE, title);
  tl_history_commit (fixture->history);
}

static const char *
get_title (Fixture *fixture)
{
  return tl_element_get (fixture->lane, TL_PROPERTY_TITLE);
}

static void
test_undo (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;

  set_title (fixture, "Amira", NULL);
  assert_told (fixture, "l1:set;");
  g_assert_cmpstr (tl_history_get_undo_label (history), ==, "Rename Lane");
  g_assert_null (tl_history_get_redo_label (history));
  g_assert_true (tl_history_undo (history));
  assert_told (fixture, "l1:set;");
  g_assert_null (get_title (fixture));
  g_assert_cmpstr (tl_history_get_undo_label (history), ==, "Set Up");
  g_assert_cmpstr (tl_history_get_redo_label (history), ==, "Rename Lane");
  g_assert_true (tl_history_undo (history));
  assert_told (fixture, "l1:removed;");
  g_assert_null (tl_map_find (fixture->map, "l1"));
  g_assert_false (tl_history_undo (history));
  g_assert_true (tl_history_redo (history));
  g_assert_true (tl_history_redo (history));
  g_assert_false (tl_history_redo (history));
  assert_told (fixture, "l1:added;l1:set;");
  g_assert_true (tl_map_find (fixture->map, "l1") == fixture->lane);
  g_assert_cmpstr (get_title (fixture), ==, "Amira");
}

static void
test_identity (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;
  TlElement *stage, *moment;

  tl_history_begin (history, "Add Stage", NULL);
  stage = tl_history_add (history, TL_KIND_STAGE, "s1", NULL, NULL);
  moment = tl_history_add (history, TL_KIND_MOMENT, "o1", stage, NULL);
  g_assert_true (tl_history_commit (history));
  assert_told (fixture, "s1:added o1:added;");
  tl_history_begin (history, "Delete Stage", NULL);
  tl_history_remove (history, stage);
  tl_history_commit (history);
  assert_told (fixture, "s1:removed o1:removed;");
  g_assert_null (tl_map_find (fixture->map, "o1"));
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_MOMENT), ==, 0);
  tl_history_undo (history);
  assert_told (fixture, "s1:added o1:added;");
  g_assert_true (tl_map_find (fixture->map, "s1") == stage);
  g_assert_true (tl_map_find (fixture->map, "o1") == moment);
  g_assert_true (tl_element_get_first_child (stage) == moment);
}

/* A new step forgets what was undone. */
static void
test_new_step_drops_redo (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;

  set_title (fixture, "a", NULL);
  set_title (fixture, "b", NULL);
  tl_history_undo (history);
  tl_history_undo (history);
  set_title (fixture, "c", NULL);
  g_assert_false (tl_history_redo (history));
  g_assert_cmpstr (get_title (fixture), ==, "c");
  tl_history_undo (history);
  g_assert_null (get_title (fixture));
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;

  set_title (fixture, "a", "title");
  set_title (fixture, "ab", "title");
  set_title (fixture, "abc", "title");
  assert_told (fixture, "l1:set;l1:set;l1:set;");
  set_title (fixture, "other", "else");
  set_title (fixture, "alone", NULL);
  set_title (fixture, "alone too", NULL);
  tl_history_undo (history);
  g_assert_cmpstr (get_title (fixture), ==, "alone");
  tl_history_undo (history);
  tl_history_undo (history);
  g_assert_cmpstr (get_title (fixture), ==, "abc");
  tl_history_undo (history);
  g_assert_null (get_title (fixture));
  tl_history_redo (history);
  g_assert_cmpstr (get_title (fixture), ==, "abc");
}

/* What ends merging though the key is the same. */
static void
test_merge_ends (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;

  set_title (fixture, "a", "title");
  tl_history_end_merge (history);
  set_title (fixture, "b", "title");
  tl_history_set_saved (history, tl_history_get_serial (history));
  set_title (fixture, "c", "title");
  tl_history_undo (history);
  g_assert_false (tl_history_is_modified (history));
  set_title (fixture, "d", "title");
  tl_history_undo (history);
  g_assert_cmpstr (get_title (fixture), ==, "b");
  tl_history_undo (history);
  g_assert_cmpstr (get_title (fixture), ==, "a");
}

/* Steps of different edits merge too. */
static void
test_merge_of_others (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;

  set_title (fixture, "a", "key");
  tl_history_begin (history, "Rename Lane", "key");
  tl_history_add (history, TL_KIND_STAGE, "s1", NULL, NULL);
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, "b");
  tl_history_commit (history);
  tl_history_undo (history);
  g_assert_null (get_title (fixture));
  g_assert_null (tl_map_find (fixture->map, "s1"));
  tl_history_redo (history);
  g_assert_cmpstr (get_title (fixture), ==, "b");
  g_assert_nonnull (tl_map_find (fixture->map, "s1"));
}

/* Steps as long as each other, but of other properties and other elements. */
static void
test_merge_of_twins (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;
  TlElement *root = tl_map_get_root (fixture->map);

  set_title (fixture, "a", "key");
  tl_history_begin (history, "Rename Lane", "key");
  tl_history_set (history, fixture->lane, TL_PROPERTY_SUBTITLE, "b");
  tl_history_commit (history);
  tl_history_undo (history);
  g_assert_null (get_title (fixture));
  g_assert_null (tl_element_get (fixture->lane, TL_PROPERTY_SUBTITLE));
  set_title (fixture, "a", "key");
  tl_history_begin (history, "Rename Map", "key");
  tl_history_set (history, root, TL_PROPERTY_TITLE, "c");
  tl_history_commit (history);
  tl_history_undo (history);
  g_assert_null (get_title (fixture));
  g_assert_null (tl_element_get (root, TL_PROPERTY_TITLE));
}

static void
test_rollback (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;
  guint64 serial;

  set_title (fixture, "a", NULL);
  tl_history_undo (history);
  assert_told (fixture, "l1:set;l1:set;");
  serial = tl_history_get_serial (history);
  tl_history_begin (history, "Rename Lane", NULL);
  g_assert_true (tl_history_is_in_step (history));
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, "b");
  tl_history_add (history, TL_KIND_STAGE, "s1", NULL, fixture->lane);
  tl_history_rollback (history);
  g_assert_false (tl_history_is_in_step (history));
  assert_told (fixture, "l1:set;");
  g_assert_null (get_title (fixture));
  g_assert_null (tl_map_find (fixture->map, "s1"));
  g_assert_cmpuint (tl_history_get_serial (history), ==, serial);
  /* As if it had never been: what was undone can still be redone. */
  g_assert_true (tl_history_redo (history));
  g_assert_cmpstr (get_title (fixture), ==, "a");
}

/* A step taken back leaves nothing to be redone, and only the last one with that key goes. */
static void
test_withdraw (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;
  guint64 serial;
  guint n;

  g_assert_false (tl_history_withdraw (history, "key"));
  set_title (fixture, "a", NULL);
  serial = tl_history_get_serial (history);
  n = tl_history_get_n_steps (history);
  g_assert_false (tl_history_withdraw (history, "key"));
  tl_history_begin (history, "Add Stage", "key");
  tl_history_add (history, TL_KIND_STAGE, "s1", NULL, NULL);
  tl_history_commit (history);
  set_title (fixture, "b", "other");
  g_assert_false (tl_history_withdraw (history, "key"));
  tl_history_undo (history);
  g_assert_true (tl_history_withdraw (history, "key"));
  g_assert_null (tl_map_find (fixture->map, "s1"));
  g_assert_cmpuint (tl_history_get_serial (history), ==, serial);
  g_assert_cmpuint (tl_history_get_n_steps (history), ==, n);
  g_assert_null (tl_history_get_redo_label (history));
  g_assert_cmpstr (get_title (fixture), ==, "a");
}

/* A step rolled back that would have merged leaves the one before it whole. */
static void
test_rollback_of_merge (Fixture *fixture, gconstpointer data)
{
  set_title (fixture, "a", "title");
  tl_history_begin (fixture->history, "Rename Lane", "title");
  tl_history_set (fixture->history, fixture->lane, TL_PROPERTY_TITLE, "b");
  tl_history_rollback (fixture->history);
  g_assert_cmpstr (get_title (fixture), ==, "a");
  set_title (fixture, "c", "title");
  tl_history_undo (fixture->history);
  g_assert_null (get_title (fixture));
}

static void
test_removed_and_back (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;

  tl_history_begin (history, "Delete", NULL);
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, "a");
  tl_history_remove (history, fixture->lane);
  tl_history_rollback (history);
  assert_told (fixture, "l1:set,moved;");
  g_assert_true (tl_map_find (fixture->map, "l1") == fixture->lane);
}

/* Steps that come to nothing leave no trace. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;
  TlElement *stage;

  tl_history_begin (history, "Nothing", NULL);
  g_assert_false (tl_history_commit (history));
  tl_history_begin (history, "The Same", NULL);
  tl_history_set (history, fixture->lane, TL_PROPERTY_LAYER, "customer");
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, NULL);
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, "");
  tl_history_move (history, fixture->lane, tl_map_get_root (fixture->map), NULL);
  tl_history_move (history, fixture->lane, tl_map_get_root (fixture->map), fixture->lane);
  g_assert_false (tl_history_commit (history));
  tl_history_begin (history, "There and Back", NULL);
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, "a");
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, "b");
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, NULL);
  g_assert_false (tl_history_commit (history));
  tl_history_begin (history, "Come and Gone", NULL);
  stage = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL);
  tl_history_set (history, stage, TL_PROPERTY_TITLE, "a");
  tl_history_remove (history, stage);
  g_assert_false (tl_history_commit (history));
  assert_told (fixture, "");
  g_assert_cmpstr (tl_history_get_undo_label (history), ==, "Set Up");
}

static void
test_touches (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;
  TlElement *lane, *root = tl_map_get_root (fixture->map), *gone;

  tl_history_begin (history, "Much", NULL);
  lane = tl_history_add (history, TL_KIND_LANE, "l2", NULL, NULL);
  tl_history_set (history, lane, TL_PROPERTY_LAYER, "partner");
  gone = tl_history_add (history, TL_KIND_LANE, "l3", NULL, NULL);
  tl_history_move (history, fixture->lane, root, NULL);
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, "a");
  tl_history_set (history, root, TL_PROPERTY_TITLE, "b");
  tl_history_remove (history, gone);
  tl_history_commit (history);
  assert_told (fixture, "l2:added l1:set,moved m1:set;");
  tl_history_undo (history);
  assert_told (fixture, "m1:set l1:set,moved l2:removed;");
}

static void
test_modified (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;
  guint64 saved;

  g_assert_true (tl_history_is_modified (history));
  saved = tl_history_get_serial (history);
  set_title (fixture, "a", NULL);
  /* What was saved is the state of before, while the map went on. */
  tl_history_set_saved (history, saved);
  g_assert_true (tl_history_is_modified (history));
  tl_history_undo (history);
  g_assert_false (tl_history_is_modified (history));
  tl_history_undo (history);
  g_assert_true (tl_history_is_modified (history));
  tl_history_redo (history);
  g_assert_false (tl_history_is_modified (history));
  /* The other way on from there is another state, though a number as far. */
  set_title (fixture, "b", NULL);
  g_assert_cmpuint (tl_history_get_serial (history), >, saved + 1);
  tl_history_set_saved (history, tl_history_get_serial (history));
  tl_history_undo (history);
  set_title (fixture, "c", NULL);
  g_assert_true (tl_history_is_modified (history));
}

static void
test_place (Fixture *fixture, gconstpointer data)
{
  static const TlKind kinds[] = { TL_KIND_GOAL, TL_KIND_STAGE, TL_KIND_LANE, TL_KIND_PERSON,
                                  TL_KIND_LINK, TL_KIND_STAGE, TL_KIND_TEAM, TL_KIND_GOAL };
  g_autoptr (GString) ids = g_string_new (NULL);

  tl_history_begin (fixture->history, "Add", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    tl_history_add (fixture->history, kinds[i], NULL, NULL, NULL);
  tl_history_add (fixture->history, TL_KIND_LANE, NULL, NULL, fixture->lane);
  tl_history_commit (fixture->history);
  for (TlElement *child = tl_element_get_first_child (tl_map_get_root (fixture->map));
       child != NULL; child = tl_element_get_next (child))
    g_string_append_printf (ids, "%s ", tl_element_get_id (child));
  g_assert_cmpstr (ids->str, ==, "p1 tm1 s1 s2 l3 l1 l2 k1 g1 g2 ");
}

static void
test_set_number_and_choice (Fixture *fixture, gconstpointer data)
{
  TlElement *root = tl_map_get_root (fixture->map);
  TlHistory *history = fixture->history;

  tl_history_begin (history, "Set", NULL);
  tl_history_set_number (history, root, TL_PROPERTY_SCALE_LOW, -0.1);
  g_assert_cmpstr (tl_element_get (root, TL_PROPERTY_SCALE_LOW), ==, "-0.1");
  tl_history_set_number (history, root, TL_PROPERTY_SCALE_LOW, -0.0);
  g_assert_cmpstr (tl_element_get (root, TL_PROPERTY_SCALE_LOW), ==, "0");
  tl_history_set_choice (history, root, TL_PROPERTY_STATE, TL_STATE_FUTURE);
  g_assert_cmpstr (tl_element_get (root, TL_PROPERTY_STATE), ==, "future");
  g_assert_cmpint (tl_element_get_choice (root, TL_PROPERTY_STATE), ==, TL_STATE_FUTURE);
  tl_history_commit (history);
}

static void
expect_critical (const char *pattern)
{
  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, pattern);
}

/* Programming errors say so and change nothing. */
static void
test_outside_a_step (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;
  TlElement *root = tl_map_get_root (fixture->map);

  for (guint i = 0; i < 6; i++)
    expect_critical ("*assertion*failed*");
  tl_history_set (history, fixture->lane, TL_PROPERTY_TITLE, "a");
  g_assert_null (tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL));
  tl_history_remove (history, fixture->lane);
  tl_history_move (history, fixture->lane, root, NULL);
  g_assert_false (tl_history_commit (history));
  tl_history_rollback (history);
  g_test_assert_expected_messages ();
  g_assert_null (get_title (fixture));
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_STAGE), ==, 0);
  g_assert_nonnull (tl_map_find (fixture->map, "l1"));
}

static void
test_inside_a_step (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;

  tl_history_begin (history, "Step", NULL);
  for (guint i = 0; i < 3; i++)
    expect_critical ("*assertion*failed*");
  tl_history_begin (history, "Another", NULL);
  g_assert_false (tl_history_undo (history));
  g_assert_false (tl_history_redo (history));
  g_test_assert_expected_messages ();
  g_assert_false (tl_history_commit (history));
}

static void
test_wrong_edits (Fixture *fixture, gconstpointer data)
{
  TlHistory *history = fixture->history;
  TlElement *root = tl_map_get_root (fixture->map), *person, *gone;

  tl_history_begin (history, "Set Up", NULL);
  person = tl_history_add (history, TL_KIND_PERSON, NULL, NULL, NULL);
  tl_history_set (history, fixture->lane, TL_PROPERTY_PERSON, "p1");
  tl_history_commit (history);
  tl_history_begin (history, "Step", NULL);
  gone = tl_history_add (history, TL_KIND_STAGE, NULL, NULL, NULL);
  tl_history_remove (history, gone);
  expect_critical ("layer of l1: “north” is none of*");
  tl_history_set (history, fixture->lane, TL_PROPERTY_LAYER, "north");
  expect_critical ("layer of l1: “” must not be empty");
  tl_history_set (history, fixture->lane, TL_PROPERTY_LAYER, NULL);
  expect_critical ("scale-low of m1: *nan* is not*");
  tl_history_set_number (history, root, TL_PROPERTY_SCALE_LOW, 0.0 / 0.0);
  for (guint i = 0; i < 11; i++)
    expect_critical ("*assertion*failed*");
  tl_history_set (history, fixture->lane, TL_PROPERTY_FEELING, "1");
  tl_history_set_choice (history, fixture->lane, TL_PROPERTY_LAYER, TL_N_LAYERS);
  tl_history_set (history, gone, TL_PROPERTY_TITLE, "a");
  tl_history_move (history, gone, root, NULL);
  tl_history_remove (history, gone);
  tl_history_remove (history, root);
  tl_history_remove (history, person);
  g_assert_null (tl_history_add (history, TL_KIND_MOMENT, NULL, root, NULL));
  g_assert_null (tl_history_add (history, TL_KIND_MAP, NULL, NULL, NULL));
  g_assert_null (tl_history_add (history, TL_KIND_LANE, "l1", NULL, NULL));
  g_assert_null (tl_history_add (history, TL_KIND_LANE, "1 l", NULL, NULL));
  g_test_assert_expected_messages ();
  g_assert_false (tl_history_commit (history));
}

static void
on_changed_change_cb (TlMap *map, const TlTouch *touches, guint n_touches, TlHistory *history)
{
  tl_history_begin (history, "Too Soon", NULL);
  g_assert_false (tl_history_undo (history));
}

static void
test_change_in_handler (Fixture *fixture, gconstpointer data)
{
  g_signal_connect (fixture->map, "changed", G_CALLBACK (on_changed_change_cb), fixture->history);
  expect_critical ("*assertion*failed*");
  expect_critical ("*assertion*failed*");
  set_title (fixture, "a", NULL);
  g_test_assert_expected_messages ();
  g_assert_false (tl_history_is_in_step (fixture->history));
  g_signal_handlers_disconnect_by_func (fixture->map, on_changed_change_cb, fixture->history);
}

static void
on_notify_cb (GObject *object, GParamSpec *pspec, GString *notified)
{
  g_string_append_printf (notified, "%s ", pspec->name);
}

static void
assert_notified (GString *notified, const char *expected)
{
  g_assert_cmpstr (notified->str, ==, expected);
  g_string_truncate (notified, 0);
}

/* Each property is notified when it changed, once, and never else. */
static void
test_notify (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) notified = g_string_new (NULL);
  TlHistory *history = fixture->history;
  g_autofree char *undo_label = NULL, *redo_label = NULL;
  gboolean can_undo, can_redo, is_modified;

  g_signal_connect (history, "notify", G_CALLBACK (on_notify_cb), notified);
  tl_history_set_saved (history, tl_history_get_serial (history));
  assert_notified (notified, "is-modified ");
  tl_history_set_saved (history, tl_history_get_serial (history));
  assert_notified (notified, "");
  set_title (fixture, "a", "key");
  assert_notified (notified, "is-modified undo-label ");
  set_title (fixture, "b", "key");
  set_title (fixture, "b", "key");
  assert_notified (notified, "");
  tl_history_undo (history);
  assert_notified (notified, "can-redo is-modified undo-label redo-label ");
  g_object_get (history, "can-undo", &can_undo, "can-redo", &can_redo, "is-modified", &is_modified,
                "undo-label", &undo_label, "redo-label", &redo_label, NULL);
  g_assert_true (can_undo);
  g_assert_true (can_redo);
  g_assert_false (is_modified);
  g_assert_cmpstr (undo_label, ==, "Set Up");
  g_assert_cmpstr (redo_label, ==, "Rename Lane");
  tl_history_undo (history);
  assert_notified (notified, "can-undo is-modified undo-label redo-label ");
  tl_history_begin (history, "Step", NULL);
  tl_history_rollback (history);
  assert_notified (notified, "");
}

/* A history that goes in the middle of a step takes the step back. */
static void
test_dispose (Fixture *fixture, gconstpointer data)
{
  tl_history_begin (fixture->history, "Step", NULL);
  tl_history_set (fixture->history, fixture->lane, TL_PROPERTY_TITLE, "a");
  g_assert_finalize_object (g_steal_pointer (&fixture->history));
  g_assert_null (get_title (fixture));
  fixture->history = tl_history_new (fixture->map);
  g_assert_true (tl_history_get_map (fixture->history) == fixture->map);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/history/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("undo", test_undo);
  ADD ("identity", test_identity);
  ADD ("new-step-drops-redo", test_new_step_drops_redo);
  ADD ("merge", test_merge);
  ADD ("merge-ends", test_merge_ends);
  ADD ("merge-of-others", test_merge_of_others);
  ADD ("merge-of-twins", test_merge_of_twins);
  ADD ("rollback", test_rollback);
  ADD ("rollback-of-merge", test_rollback_of_merge);
  ADD ("withdraw", test_withdraw);
  ADD ("removed-and-back", test_removed_and_back);
  ADD ("nothing", test_nothing);
  ADD ("touches", test_touches);
  ADD ("modified", test_modified);
  ADD ("place", test_place);
  ADD ("set-number-and-choice", test_set_number_and_choice);
  ADD ("outside-a-step", test_outside_a_step);
  ADD ("inside-a-step", test_inside_a_step);
  ADD ("wrong-edits", test_wrong_edits);
  ADD ("change-in-handler", test_change_in_handler);
  ADD ("notify", test_notify);
  ADD ("dispose", test_dispose);
#undef ADD
  return g_test_run ();
}
