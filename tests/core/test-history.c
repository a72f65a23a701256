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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/history/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("undo", test_undo);
#undef ADD
  return g_test_run ();
}
