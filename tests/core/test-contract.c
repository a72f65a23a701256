/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"
#include "tl-operations.h"
#include "tl-random-map.h"

/* Every kind of element through everything that can happen to it. */

typedef struct
{
  GRand *dice;
  TlMap *map;
  TlHistory *history;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->dice = g_rand_new_with_seed (7);
  fixture->map = tl_map_new ();
  fixture->history = tl_history_new (fixture->map);
  /* Two of each, in an order that gives each what it must refer to. */
  tl_history_begin (fixture->history, "Set Up", NULL);
  for (TlKind kind = TL_KIND_PERSON; kind < TL_N_KINDS; kind++)
    for (guint i = 0; i < 2; i++)
      g_assert_nonnull (tl_random_add (fixture->dice, fixture->history, kind));
  tl_history_commit (fixture->history);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
  g_rand_free (fixture->dice);
}

static char *
dup_bytes (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (fixture->map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_bytes (Fixture *fixture, const char *expected)
{
  g_autofree char *bytes = dup_bytes (fixture);

  g_assert_cmpstr (bytes, ==, expected);
}

/* The step just committed, back and forth. */
static void
assert_undo_and_redo (Fixture *fixture, const char *before)
{
  g_autofree char *after = dup_bytes (fixture);

  g_assert_cmpstr (before, !=, after);
  g_assert_true (tl_history_undo (fixture->history));
  assert_bytes (fixture, before);
  g_assert_true (tl_history_redo (fixture->history));
  assert_bytes (fixture, after);
}

static void
assert_getters (TlElement *element, const TlPropertySpec *spec, const char *value)
{
  TlProperty property = spec->property;
  g_auto (GStrv) words = tl_element_dup_words (element, property);
  double number;

  g_assert_cmpstr (tl_element_get (element, property), ==, value);
  g_assert_cmpstr (tl_element_get_string (element, property), ==, value == NULL ? "" : value);
  if (spec->type == TL_VALUE_NUMBER)
    {
      g_assert_cmpint (tl_element_get_number (element, property, &number), ==, value != NULL);
      if (value != NULL)
        g_assert_cmpfloat (number, ==, g_ascii_strtod (value, NULL));
    }
  if (spec->type == TL_VALUE_INTEGER)
    g_assert_cmpint (tl_element_get_integer (element, property, 77), ==,
                     value == NULL ? 77 : (int) g_ascii_strtoll (value, NULL, 10));
  if (spec->type == TL_VALUE_BOOLEAN)
    g_assert_cmpint (tl_element_get_boolean (element, property), ==, g_strcmp0 (value, "yes") == 0);
  if (spec->type == TL_VALUE_CHOICE)
    g_assert_cmpint (tl_element_get_choice (element, property), ==,
                     value == NULL ? spec->default_choice
                                   : tl_choice_from_name (spec->choices, value));
  if (value == NULL)
    g_assert_cmpuint (g_strv_length (words), ==, 0);
}

/* Sets the property by a step, which is rolled back first, undone and redone. */
static void
check_property (Fixture *fixture, TlElement *element, const TlPropertySpec *spec, const char *value)
{
  g_autofree char *before = dup_bytes (fixture);
  g_autofree char *old = g_strdup (tl_element_get (element, spec->property));

  for (guint i = 0; i < 2; i++)
    {
      tl_history_begin (fixture->history, "Set", NULL);
      tl_history_set (fixture->history, element, spec->property, value);
      assert_getters (element, spec, value);
      if (i == 0)
        {
          tl_history_rollback (fixture->history);
          assert_getters (element, spec, old);
          assert_bytes (fixture, before);
        }
      else if (tl_history_commit (fixture->history))
        assert_undo_and_redo (fixture, before);
      else
        g_assert_cmpstr (old, ==, value);
    }
}

static void
check_properties (Fixture *fixture, TlElement *element)
{
  TlKind kind = tl_element_get_kind (element);
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (kind, &n_specs);

  for (guint i = 0; i < n_specs; i++)
    {
      g_autofree char *value =
          tl_random_value (fixture->dice, fixture->map, kind, specs[i].property);

      g_test_message ("%s = “%s”", specs[i].name, value);
      g_assert_true (tl_map_check_value (fixture->map, kind, specs[i].property, value, NULL));
      g_assert_cmpint (tl_map_check_value (fixture->map, kind, specs[i].property, NULL, NULL), ==,
                       !specs[i].required);
      check_property (fixture, element, &specs[i], value);
      if (specs[i].required)
        continue;
      check_property (fixture, element, &specs[i], NULL);
      check_property (fixture, element, &specs[i], value);
    }
}

static void
check_move (Fixture *fixture, TlElement *element)
{
  TlElement *parent = tl_element_get_parent (element);
  TlElement *first = tl_element_get_first_child (parent);
  g_autofree char *before = dup_bytes (fixture);

  tl_history_begin (fixture->history, "Move", NULL);
  if (first != element)
    tl_history_move (fixture->history, element, parent, first);
  else
    tl_history_move (fixture->history, element, parent, NULL);
  if (tl_history_commit (fixture->history))
    assert_undo_and_redo (fixture, before);
  else
    g_assert_true (first == element && tl_element_get_next (element) == NULL);
}

static void
check_delete (Fixture *fixture, TlElement *element)
{
  g_autofree char *before = dup_bytes (fixture);
  g_autofree char *id = g_strdup (tl_element_get_id (element));

  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &element, 1);
  g_assert_null (tl_map_find (fixture->map, id));
  tl_history_rollback (fixture->history);
  assert_bytes (fixture, before);
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &element, 1);
  g_assert_true (tl_history_commit (fixture->history));
  assert_undo_and_redo (fixture, before);
  g_assert_null (tl_map_find (fixture->map, id));
  tl_history_undo (fixture->history);
  g_assert_true (tl_map_find (fixture->map, id) == element);
}

static void
test_every_kind (Fixture *fixture, gconstpointer data)
{
  for (TlKind kind = TL_KIND_PERSON; kind < TL_N_KINDS; kind++)
    {
      g_autofree char *before = dup_bytes (fixture);
      TlElement *element;

      g_test_message ("%s", tl_kind_get_name (kind));
      tl_history_begin (fixture->history, "Add", NULL);
      element = tl_random_add (fixture->dice, fixture->history, kind);
      tl_history_commit (fixture->history);
      g_assert_cmpint (tl_element_get_kind (element), ==, kind);
      g_assert_null (tl_element_get_foreign (element));
      assert_undo_and_redo (fixture, before);
      g_assert_true (tl_map_find (fixture->map, tl_element_get_id (element)) == element);
      check_properties (fixture, element);
      check_move (fixture, element);
      check_delete (fixture, element);
    }
}

static void
test_root (Fixture *fixture, gconstpointer data)
{
  check_properties (fixture, tl_map_get_root (fixture->map));
}

/* All the way back to the empty map and forth again. */
static void
test_way_back (Fixture *fixture, gconstpointer data)
{
  g_autofree char *last = NULL;

  test_every_kind (fixture, data);
  last = dup_bytes (fixture);
  while (tl_history_redo (fixture->history))
    ;
  while (tl_history_undo (fixture->history))
    ;
  g_assert_null (tl_element_get_first_child (tl_map_get_root (fixture->map)));
  while (tl_history_redo (fixture->history))
    ;
  tl_history_undo (fixture->history);
  assert_bytes (fixture, last);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/contract/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("every-kind", test_every_kind);
  ADD ("root", test_root);
  ADD ("way-back", test_way_back);
#undef ADD
  return g_test_run ();
}
