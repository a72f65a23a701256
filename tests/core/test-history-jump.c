/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-history.h"

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
  g_test_add_func ("/history-jump/go-to", test_go_to);
  g_test_add_func ("/history-jump/listener", test_listener);
  return g_test_run ();
}
