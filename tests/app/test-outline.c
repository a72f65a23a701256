/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-operations.h"
#include "tl-outline-columns.h"
#include "tl-outline-list.h"
#include "tl-outline-view.h"

/* The map of the canvas's fixture, and a list and a table of it. What the list tells is applied to
 * a copy, which must be the list at every step. */
typedef struct
{
  CanvasFixture canvas;
  TlOutlineList *list;
  GPtrArray *copy; /* of TlOutlineRow */
  guint n_changes;
  guint n_touched; /* rows taken out and put in by the last change */
  TlOutlineView *view;
} Fixture;

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  if (removed > 0)
    g_ptr_array_remove_range (fixture->copy, position, removed);
  for (guint i = position; i < position + added; i++)
    g_ptr_array_insert (fixture->copy, (int) i, g_list_model_get_item (list, i));
  fixture->n_changes++;
  fixture->n_touched = removed + added;
  g_assert_cmpuint (fixture->copy->len, ==, g_list_model_get_n_items (list));
  for (guint i = 0; i < fixture->copy->len; i++)
    {
      g_autoptr (TlOutlineRow) row = g_list_model_get_item (list, i);
      guint place = G_MAXUINT;

      g_assert_true (row == fixture->copy->pdata[i]);
      g_assert_true (
          tl_outline_list_find (fixture->list, tl_outline_row_get_touchpoint (row), &place));
      g_assert_cmpuint (place, ==, i);
    }
}

static void
set_up (Fixture *fixture, gconstpointer lang)
{
  canvas_fixture_set_up (&fixture->canvas, lang);
  fixture->list = tl_outline_list_new (fixture->canvas.map);
  fixture->copy = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
  on_items_changed_cb (G_LIST_MODEL (fixture->list), 0, 0,
                       g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), fixture);
  fixture->n_changes = 0;
  fixture->view = g_object_ref_sink (TL_OUTLINE_VIEW (tl_outline_view_new ()));
  tl_outline_view_set_map (fixture->view, fixture->canvas.map);
}

static void
tear_down (Fixture *fixture, gconstpointer lang)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  g_object_add_weak_pointer (G_OBJECT (fixture->list), (gpointer *) &fixture->list);
  g_object_unref (fixture->view);
  g_assert_null (fixture->view);
  g_object_unref (fixture->list);
  g_assert_null (fixture->list);
  g_ptr_array_unref (fixture->copy);
  canvas_fixture_tear_down (&fixture->canvas, lang);
}

/* The ids of the rows of a model, or of touchpoints. */
static char *
join_ids (GListModel *model)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TlOutlineRow) row = g_list_model_get_item (model, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                              tl_element_get_id (tl_outline_row_get_touchpoint (row)));
    }
  return g_string_free (ids, FALSE);
}

static void
assert_list (Fixture *fixture, const char *expected)
{
  g_autofree char *ids = join_ids (G_LIST_MODEL (fixture->list));

  g_assert_cmpstr (ids, ==, expected);
}

static void
set (Fixture *fixture, const char *id, TlProperty property, const char *value)
{
  TlElement *element = canvas_fixture_find (&fixture->canvas, id);

  tl_history_begin (fixture->canvas.history, "Set", NULL);
  tl_history_set (fixture->canvas.history, element, property, value);
  tl_history_commit (fixture->canvas.history);
}

static void delete (Fixture *fixture, const char *id)
{
  TlElement *element = canvas_fixture_find (&fixture->canvas, id);

  tl_history_begin (fixture->canvas.history, "Delete", NULL);
  tl_operations_delete (fixture->canvas.history, &element, 1);
  tl_history_commit (fixture->canvas.history);
}

/* Puts an element before another of its kind. */
static void
move (Fixture *fixture, const char *id, const char *before)
{
  TlElement *element = canvas_fixture_find (&fixture->canvas, id);
  TlElement *other = canvas_fixture_find (&fixture->canvas, before);

  tl_history_begin (fixture->canvas.history, "Move", NULL);
  tl_history_move (fixture->canvas.history, element, tl_element_get_parent (other), other);
  tl_history_commit (fixture->canvas.history);
}

/* By time, by lanes, by the document; what is hidden too. */
static void
test_order (Fixture *fixture, gconstpointer lang)
{
  assert_list (fixture, "t1 t2 t3 t5 t4");
  set (fixture, "l3", TL_PROPERTY_HIDDEN, "yes");
  assert_list (fixture, "t1 t2 t3 t5 t4");
}

static void
test_follows_edits (Fixture *fixture, gconstpointer lang)
{
  TlHistory *history = fixture->canvas.history;

  set (fixture, "t3", TL_PROPERTY_TITLE, "Hands over");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->n_touched, ==, 2);
  set (fixture, "t1", TL_PROPERTY_MOMENT, "o4");
  assert_list (fixture, "t2 t3 t5 t4 t1");
  set (fixture, "t5", TL_PROPERTY_LANE, "l1");
  assert_list (fixture, "t2 t5 t3 t4 t1");
  delete (fixture, "t3");
  assert_list (fixture, "t2 t5 t4 t1");
  tl_history_undo (history);
  assert_list (fixture, "t2 t5 t3 t4 t1");
  while (tl_history_undo (history) && tl_map_find (fixture->canvas.map, "t1") != NULL)
    ;
  assert_list (fixture, "");
  while (tl_history_redo (history))
    ;
  assert_list (fixture, "t2 t5 t4 t1");
}

/* What stands above or before moves all that is in it. */
static void
test_follows_the_frame (Fixture *fixture, gconstpointer lang)
{
  move (fixture, "l3", "l1");
  assert_list (fixture, "t1 t3 t5 t2 t4");
  move (fixture, "o2", "o1");
  assert_list (fixture, "t3 t5 t2 t1 t4");
  move (fixture, "s2", "s1");
  assert_list (fixture, "t4 t3 t5 t2 t1");
  delete (fixture, "o2");
  delete (fixture, "s1");
  tl_history_undo (fixture->canvas.history);
  tl_history_undo (fixture->canvas.history);
  assert_list (fixture, "t4 t3 t5 t2 t1");
  fixture->n_changes = 0;
  set (fixture, "l3", TL_PROPERTY_TITLE, "Bea, agent");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->n_touched, ==, 4);
}

static char *
dup_words (Fixture *fixture, const char *id, TlOutlineColumn column)
{
  return tl_outline_column_dup_words (column, fixture->canvas.map,
                                      canvas_fixture_find (&fixture->canvas, id));
}

static void
test_words (Fixture *fixture, gconstpointer lang)
{
  static const char *const expected[TL_N_OUTLINE_COLUMNS] = { "Must transfer at six minutes",
                                                              "Bea (hidden)",
                                                              "Employee",
                                                              "Before",
                                                              "2 · By phone",
                                                              "Pain point",
                                                              "Phone, pigeon",
                                                              "−1.8 (assessed)",
                                                              "Contact centre lead" };
  TlElement *role;

  set (fixture, "l3", TL_PROPERTY_HIDDEN, "yes");
  set (fixture, "o2", TL_PROPERTY_TITLE, "By phone");
  set (fixture, "t3", TL_PROPERTY_KIND, "pain");
  set (fixture, "t3", TL_PROPERTY_CHANNELS, "phone pigeon");
  set (fixture, "t3", TL_PROPERTY_FEELING, "-1.8");
  tl_history_begin (fixture->canvas.history, "Add", NULL);
  role = tl_history_add (fixture->canvas.history, TL_KIND_ROLE, "r1", NULL, NULL);
  tl_history_set (fixture->canvas.history, role, TL_PROPERTY_TITLE, "Contact centre lead");
  tl_history_commit (fixture->canvas.history);
  set (fixture, "t3", TL_PROPERTY_ACCOUNTABLE, "r1");
  for (guint i = 0; i < TL_N_OUTLINE_COLUMNS; i++)
    {
      g_autofree char *words = dup_words (fixture, "t3", i);

      g_assert_cmpstr (words, ==, expected[i]);
    }
}

/* The rows sorted by a column, as the table would. */
static void
assert_sorted (Fixture *fixture, TlOutlineColumn column, const char *expected)
{
  g_autoptr (GtkSortListModel) sorted =
      gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (fixture->list)),
                               tl_outline_column_make_sorter (column));
  g_autofree char *ids = join_ids (G_LIST_MODEL (sorted));

  g_assert_cmpstr (ids, ==, expected);
  set (fixture, "t2", TL_PROPERTY_TITLE, "Asks the web");
  tl_history_undo (fixture->canvas.history);
  g_free (ids);
  ids = join_ids (G_LIST_MODEL (sorted));
  g_assert_cmpstr (ids, ==, expected);
}

static void
test_sort (Fixture *fixture, gconstpointer lang)
{
  set (fixture, "t3", TL_PROPERTY_FEELING, "0.5");
  set (fixture, "t4", TL_PROPERTY_FEELING, "-1");
  assert_sorted (fixture, TL_OUTLINE_TITLE, "t5 t3 t4 t2 t1");
  assert_sorted (fixture, TL_OUTLINE_LANE, "t1 t2 t4 t3 t5");
  assert_sorted (fixture, TL_OUTLINE_LAYER, "t1 t2 t4 t3 t5");
  assert_sorted (fixture, TL_OUTLINE_STAGE, "t1 t2 t3 t5 t4");
  assert_sorted (fixture, TL_OUTLINE_FEELING, "t4 t3 t1 t2 t5");
}

static void
select_ids (Fixture *fixture, const char *id, const char *other)
{
  g_autoptr (GPtrArray) elements = g_ptr_array_new ();

  g_ptr_array_add (elements, canvas_fixture_find (&fixture->canvas, id));
  if (other != NULL)
    g_ptr_array_add (elements, canvas_fixture_find (&fixture->canvas, other));
  tl_outline_view_set_selection (fixture->view, elements);
}

static void
assert_selected (Fixture *fixture, const char *expected)
{
  g_autoptr (GPtrArray) selected = tl_outline_view_get_selection (fixture->view);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < selected->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", tl_element_get_id (selected->pdata[i]));
  g_assert_cmpstr (ids->str, ==, expected);
}

/* What is selected stays so while its rows change their places, and goes with them. */
static void
test_selection_stays (Fixture *fixture, gconstpointer lang)
{
  select_ids (fixture, "t5", "t1");
  assert_selected (fixture, "t1 t5");
  set (fixture, "t1", TL_PROPERTY_MOMENT, "o4");
  assert_selected (fixture, "t5 t1");
  move (fixture, "s2", "s1");
  assert_selected (fixture, "t1 t5");
  delete (fixture, "t5");
  assert_selected (fixture, "t1");
  select_ids (fixture, "l1", NULL);
  assert_selected (fixture, "");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/outline/" name, Fixture, "en", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("order", test_order);
  ADD ("follows-edits", test_follows_edits);
  ADD ("follows-the-frame", test_follows_the_frame);
  ADD ("words", test_words);
  ADD ("sort", test_sort);
  ADD ("selection-stays", test_selection_stays);
  return own_display_run_tests ();
}
