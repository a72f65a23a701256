/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-history.h"
#include "tl-operations.h"

/* Many steps back or forth in one go, and what there is to know of them before. */

/* "l1:added;l1:set;" */
static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, GString *told)
{
  static const char *const names[] = { "added", "removed", "set", "moved" };

  for (guint i = 0; i < n_touches; i++)
    for (guint flag = 0; flag < G_N_ELEMENTS (names); flag++)
      if (touches[i].flags & 1u << flag)
        g_string_append_printf (told, "%s:%s ", tl_element_get_id (touches[i].element),
                                names[flag]);
  g_string_append_c (told, ';');
}

static void
assert_told (GString *told, const char *expected)
{
  g_assert_cmpstr (told->str, ==, expected);
  g_string_truncate (told, 0);
}

static TlElement *
add_lane (TlHistory *history)
{
  TlElement *lane;

  tl_history_begin (history, "Add Lane", NULL);
  lane = tl_history_add (history, TL_KIND_LANE, "l1", NULL, NULL);
  tl_history_set (history, lane, TL_PROPERTY_LAYER, "customer");
  tl_history_commit (history);
  return lane;
}

static void
rename_lane (TlHistory *history, TlElement *lane, const char *title)
{
  tl_history_begin (history, "Rename Lane", NULL);
  tl_history_set (history, lane, TL_PROPERTY_TITLE, title);
  tl_history_commit (history);
}

static void
delete_lane (TlHistory *history, TlElement *lane)
{
  tl_history_begin (history, "Delete Lane", NULL);
  tl_history_remove (history, lane);
  tl_history_commit (history);
}

static void
test_labels (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlElement *lane = add_lane (history);

  rename_lane (history, lane, "a");
  tl_history_undo (history);
  g_assert_cmpuint (tl_history_get_n_steps (history), ==, 2);
  g_assert_cmpuint (tl_history_get_n_done (history), ==, 1);
  g_assert_cmpstr (tl_history_get_step_label (history, 0), ==, "Add Lane");
  g_assert_cmpstr (tl_history_get_step_label (history, 1), ==, "Rename Lane");
  g_assert_null (tl_history_get_step_label (history, 2));
  delete_lane (history, lane);
  g_assert_cmpstr (tl_history_get_step_label (history, 1), ==, "Delete Lane");
}

static void
assert_subjects (TlHistory *history, guint index, const char *expected)
{
  g_autoptr (GPtrArray) subjects = tl_history_list_subjects (history, index);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < subjects->len; i++)
    g_string_append_printf (ids, "%s ", tl_element_get_id (subjects->pdata[i]));
  g_assert_cmpstr (ids->str, ==, expected);
}

/* A stage with a moment, and two cards in a moment that is made for them, with a link between. */
static void
make_cards (TlHistory *history)
{
  TlElement *stage, *card;

  tl_history_begin (history, "Add Stage", NULL);
  stage = tl_history_add (history, TL_KIND_STAGE, "s1", NULL, NULL);
  tl_history_add (history, TL_KIND_MOMENT, "o1", stage, NULL);
  tl_history_commit (history);
  tl_history_begin (history, "Add Touchpoints", NULL);
  tl_history_add (history, TL_KIND_MOMENT, "o2", stage, NULL);
  for (guint i = 0; i < 2; i++)
    {
      card = tl_history_add (history, TL_KIND_TOUCHPOINT, i == 0 ? "t1" : "t2", NULL, NULL);
      tl_history_set (history, card, TL_PROPERTY_LANE, "l1");
      tl_history_set (history, card, TL_PROPERTY_MOMENT, "o2");
    }
  tl_history_commit (history);
  tl_history_begin (history, "Add Link", NULL);
  tl_operations_add_link (history, tl_map_find (tl_history_get_map (history), "t1"), card,
                          TL_LINK_CAUSES);
  tl_history_commit (history);
}

/* Whether they are done or undone; what goes with them is not told of. */
static void
test_subjects (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  TlElement *lane = add_lane (history), *card;

  make_cards (history);
  tl_history_begin (history, "Delete Touchpoint", NULL);
  card = tl_map_find (map, "t2");
  tl_operations_delete (history, &card, 1);
  tl_history_commit (history);
  rename_lane (history, lane, "a");
  for (guint i = 0; i < 2; i++)
    {
      assert_subjects (history, 0, "l1 ");
      assert_subjects (history, 1, "s1 ");
      assert_subjects (history, 2, "t1 t2 ");
      assert_subjects (history, 4, "t2 ");
      assert_subjects (history, 5, "l1 ");
      assert_subjects (history, 6, "");
      tl_history_go_to (history, 0);
    }
}

/* Told once, of what is different in the end. */
static void
test_go_to (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (GString) told = g_string_new (NULL);
  TlElement *lane = add_lane (history);
  guint64 serial = tl_history_get_serial (history);

  g_signal_connect (map, "changed", G_CALLBACK (on_changed_cb), told);
  rename_lane (history, lane, "a");
  rename_lane (history, lane, "b");
  delete_lane (history, lane);
  assert_told (told, "l1:set ;l1:set ;l1:removed ;");
  g_assert_true (tl_history_go_to (history, 1));
  assert_told (told, "l1:added ;");
  g_assert_null (tl_element_get (lane, TL_PROPERTY_TITLE));
  g_assert_cmpuint (tl_history_get_serial (history), ==, serial);
  g_assert_cmpstr (tl_history_get_undo_label (history), ==, "Add Lane");
  g_assert_cmpuint (tl_history_get_n_steps (history), ==, 4);
  g_assert_true (tl_history_go_to (history, 3));
  assert_told (told, "l1:set ;");
  g_assert_cmpstr (tl_element_get (lane, TL_PROPERTY_TITLE), ==, "b");
  g_assert_true (tl_history_go_to (history, G_MAXUINT));
  assert_told (told, "l1:removed ;");
  g_assert_false (tl_history_go_to (history, 4));
  assert_told (told, "");
}

static void
on_ended_cb (TlHistoryEnd end, const char *label, gpointer data)
{
  g_string_append_printf (data, "%d %s;", end, label);
}

static void
on_edit_cb (const TlEdit *edit, TlMap *map, gpointer data)
{
}

/* A journal hears of every step: it is to come to the same state by the same way. */
static void
test_listener (void)
{
  static const TlHistoryListener listener = { on_edit_cb, on_ended_cb };
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  g_autoptr (GString) heard = g_string_new (NULL);
  TlElement *lane = add_lane (history);

  rename_lane (history, lane, "a");
  tl_history_set_listener (history, &listener, heard);
  tl_history_go_to (history, 0);
  tl_history_go_to (history, 2);
  tl_history_set_listener (history, NULL, NULL);
  assert_told (heard, "3 Rename Lane;3 Add Lane;4 Add Lane;4 Rename Lane;");
  g_assert_cmpint (TL_HISTORY_UNDO, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history-jump/labels", test_labels);
  g_test_add_func ("/history-jump/subjects", test_subjects);
  g_test_add_func ("/history-jump/go-to", test_go_to);
  g_test_add_func ("/history-jump/listener", test_listener);
  return g_test_run ();
}
