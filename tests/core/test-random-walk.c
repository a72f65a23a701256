/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-file.h"
#include "tl-map-private.h"
#include "tl-random-map.h"

/* Thousands of edits, undos and redos by dice on maps by dice. What must hold at every step: equal
 * serials, equal bytes; "modified" is exact; who follows the signal alone knows all values; every
 * index says what a walk of the whole map finds. */

#define N_WALKS 12
#define N_STEPS 400
#define N_COMMENTS 3

typedef struct
{
  GRand *dice;
  TlMap *map;
  TlHistory *history;
  GHashTable *states;   /* serial (guint64 *) -> checksum of the bytes */
  GHashTable *followed; /* id -> values, known from the signal alone */
  char *first;          /* the bytes it starts with */
  guint64 saved;
} Walk;

static char *
dup_bytes (TlMap *map)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static char *
dup_checksum (TlMap *map)
{
  g_autofree char *bytes = dup_bytes (map);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes, -1);
}

static char *
dup_values (const TlElement *element)
{
  GString *values = g_string_new (tl_kind_get_name (tl_element_get_kind (element)));

  for (guint slot = 0; slot < element->n_values; slot++)
    g_string_append_printf (values, "|%s",
                            element->values[slot] == NULL ? "" : element->values[slot]);
  return g_string_free (values, FALSE);
}

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Walk *walk)
{
  g_assert_cmpuint (n_touches, >, 0);
  for (guint i = 0; i < n_touches; i++)
    {
      TlElement *element = touches[i].element;
      const char *id = tl_element_get_id (element);

      if (id == NULL)
        continue;
      if (touches[i].flags & TL_TOUCH_REMOVED)
        g_assert_true (g_hash_table_remove (walk->followed, id));
      else if (touches[i].flags & TL_TOUCH_ADDED)
        g_assert_true (g_hash_table_insert (walk->followed, g_strdup (id), dup_values (element)));
      else if (touches[i].flags & TL_TOUCH_SET)
        g_assert_false (g_hash_table_insert (walk->followed, g_strdup (id), dup_values (element)));
      else
        g_assert_cmpint (touches[i].flags, ==, TL_TOUCH_MOVED);
    }
}

static guint
count_tree (Walk *walk, const TlElement *element)
{
  guint n = 1;
  guint64 order = 0;

  g_assert_true (element->id == NULL || tl_map_find (walk->map, element->id) == element);
  for (TlElement *child = element->first_child; child != NULL; child = child->next)
    {
      g_assert_true (child->parent == element);
      g_assert_cmpuint (child->order, >, order);
      order = child->order;
      n += count_tree (walk, child);
    }
  return n;
}

/* The elements of a kind, as a walk of the tree meets them. */
static void
collect (const TlElement *element, TlKind kind, GPtrArray *elements)
{
  if (element->kind == kind)
    g_ptr_array_add (elements, (gpointer) element);
  for (TlElement *child = element->first_child; child != NULL; child = child->next)
    collect (child, kind, elements);
}

static void
assert_kinds (Walk *walk)
{
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    {
      g_autoptr (GPtrArray) elements = g_ptr_array_new ();
      TlElement *element = tl_map_get_first (walk->map, kind);

      collect (tl_map_get_root (walk->map), kind, elements);
      g_assert_cmpuint (tl_map_count (walk->map, kind), ==, elements->len);
      for (guint i = 0; i < elements->len; i++)
        {
          g_assert_true (element == elements->pdata[i]);
          element = tl_element_get_next_of_kind (element);
        }
      g_assert_null (element);
    }
}

static gboolean
names (const TlElement *element, const char *id)
{
  guint n_specs;
  const TlPropertySpec *specs = tl_kind_get_properties (element->kind, &n_specs);

  for (guint i = 0; i < n_specs; i++)
    if (specs[i].ref_kinds != 0)
      {
        g_auto (GStrv) ids = tl_element_dup_words (element, specs[i].property);

        if (g_strv_contains ((const char *const *) ids, id))
          return TRUE;
      }
  return FALSE;
}

static void
assert_referrers_of (Walk *walk, const TlElement *target)
{
  const GPtrArray *referrers = tl_map_get_referrers (walk->map, target);
  guint n = 0;

  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    for (TlElement *element = tl_map_get_first (walk->map, kind); element != NULL;
         element = tl_element_get_next_of_kind (element))
      if (names (element, target->id))
        {
          n++;
          g_assert_true (referrers != NULL &&
                         g_ptr_array_find ((GPtrArray *) referrers, element, NULL));
        }
  g_assert_cmpuint (referrers == NULL ? 0 : referrers->len, ==, n);
}

static void
assert_references (Walk *walk)
{
  for (TlKind kind = 0; kind < TL_N_KINDS; kind++)
    for (TlElement *element = tl_map_get_first (walk->map, kind); element != NULL;
         element = tl_element_get_next_of_kind (element))
      assert_referrers_of (walk, element);
}

static void
assert_followed (Walk *walk)
{
  GHashTableIter iter;
  gpointer id, values;

  g_hash_table_iter_init (&iter, walk->followed);
  while (g_hash_table_iter_next (&iter, &id, &values))
    {
      TlElement *element = tl_map_find (walk->map, id);
      g_autofree char *real = NULL;

      g_assert_nonnull (element);
      real = dup_values (element);
      g_assert_cmpstr (values, ==, real);
    }
  g_assert_cmpuint (g_hash_table_size (walk->followed) + N_COMMENTS, ==,
                    count_tree (walk, tl_map_get_root (walk->map)));
}

static void
assert_state (Walk *walk)
{
  guint64 serial = tl_history_get_serial (walk->history);
  g_autofree char *checksum = dup_checksum (walk->map);
  const char *known = g_hash_table_lookup (walk->states, &serial);

  if (known == NULL)
    g_hash_table_insert (walk->states, g_memdup2 (&serial, sizeof serial),
                         g_steal_pointer (&checksum));
  else
    g_assert_cmpstr (checksum, ==, known);
  g_assert_cmpint (tl_history_is_modified (walk->history), ==, serial != walk->saved);
  assert_followed (walk);
  assert_kinds (walk);
}

static void
take_step (Walk *walk)
{
  static const char *const keys[] = { NULL, NULL, "a", "b" };
  guint64 before = tl_history_get_serial (walk->history);
  g_autofree char *bytes = dup_checksum (walk->map);
  guint n_edits = (guint) g_rand_int_range (walk->dice, 1, 6);

  tl_history_begin (walk->history, "Step", keys[g_rand_int_range (walk->dice, 0, 4)]);
  for (guint i = 0; i < n_edits; i++)
    tl_random_edit (walk->dice, walk->history);
  if (g_rand_int_range (walk->dice, 0, 8) == 0)
    {
      g_autofree char *after = NULL;

      tl_history_rollback (walk->history);
      after = dup_checksum (walk->map);
      g_assert_cmpstr (after, ==, bytes);
      g_assert_cmpuint (tl_history_get_serial (walk->history), ==, before);
    }
  else if (tl_history_commit (walk->history))
    {
      guint64 serial = tl_history_get_serial (walk->history);

      g_assert_cmpuint (serial, >, before);
      g_assert_false (g_hash_table_contains (walk->states, &serial));
    }
}

static void
go_back_or_forth (Walk *walk)
{
  for (int n = g_rand_int_range (walk->dice, 1, 8); n > 0; n--)
    if (g_rand_boolean (walk->dice) || !tl_history_redo (walk->history))
      tl_history_undo (walk->history);
}

/* To any state there is, in one go, and told of in one go. */
static void
jump (Walk *walk)
{
  guint n_steps = tl_history_get_n_steps (walk->history);
  guint wanted = (guint) g_rand_int_range (walk->dice, 0, (gint32) n_steps + 1);
  gboolean moves = wanted != tl_history_get_n_done (walk->history);

  g_assert_cmpint (tl_history_go_to (walk->history, wanted), ==, moves);
  g_assert_cmpuint (tl_history_get_n_done (walk->history), ==, wanted);
  g_assert_cmpuint (tl_history_get_n_steps (walk->history), ==, n_steps);
}

static void
walk_on (Walk *walk)
{
  switch (g_rand_int_range (walk->dice, 0, 10))
    {
    case 0:
    case 1:
      go_back_or_forth (walk);
      break;
    case 2:
      jump (walk);
      assert_state (walk);
      /* From far back the next step would forget nearly all. */
      tl_history_go_to (walk->history, G_MAXUINT);
      break;
    case 3:
      walk->saved = tl_history_get_serial (walk->history);
      tl_history_set_saved (walk->history, walk->saved);
      break;
    default:
      take_step (walk);
    }
}

/* XML that nobody knows stands among the elements. */
static void
insert_comments (TlMap *map)
{
  for (guint i = 0; i < N_COMMENTS; i++)
    tl_map_insert (map, tl_element_new_foreign (g_strdup_printf ("<!-- %u -->", i)),
                   tl_map_get_root (map), NULL);
}

/* From the end to the start and back again. */
static void
assert_way_back (Walk *walk)
{
  g_autofree char *last = NULL, *first = NULL, *end = NULL;

  while (tl_history_redo (walk->history))
    assert_state (walk);
  last = dup_bytes (walk->map);
  while (tl_history_undo (walk->history))
    assert_state (walk);
  first = dup_bytes (walk->map);
  g_assert_cmpstr (first, ==, walk->first);
  while (tl_history_redo (walk->history))
    assert_state (walk);
  end = dup_bytes (walk->map);
  g_assert_cmpstr (end, ==, last);
}

/* What was written is read without a word of complaint and written again to the byte. */
static void
assert_round_trip (Walk *walk)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (walk->map), again = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, &problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((TlProblem *) problems->pdata[i])->message);
  g_assert_cmpuint (tl_file_count_mended (problems), ==, 0);
  again = tl_file_write_bytes (map);
  g_assert_true (g_bytes_equal (bytes, again));
}

/* Returns the number of touchpoints it ends with. */
static guint
walk_with_seed (guint32 seed)
{
  guint n_touchpoints;
  Walk walk = { .dice = g_rand_new_with_seed (seed), .map = tl_map_new () };

  g_test_message ("seed %u", seed);
  insert_comments (walk.map);
  walk.first = dup_bytes (walk.map);
  walk.history = tl_history_new (walk.map);
  walk.states = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  walk.followed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (walk.followed, g_strdup ("m1"), dup_values (tl_map_get_root (walk.map)));
  g_signal_connect (walk.map, "changed", G_CALLBACK (on_changed_cb), &walk);
  for (guint i = 0; i < N_STEPS; i++)
    {
      walk_on (&walk);
      assert_state (&walk);
      if (i % 20 == 0)
        assert_references (&walk);
    }
  assert_way_back (&walk);
  assert_references (&walk);
  assert_round_trip (&walk);
  n_touchpoints = tl_map_count (walk.map, TL_KIND_TOUCHPOINT);
  g_assert_finalize_object (walk.history);
  g_assert_finalize_object (walk.map);
  g_hash_table_unref (walk.states);
  g_hash_table_unref (walk.followed);
  g_free (walk.first);
  g_rand_free (walk.dice);
  return n_touchpoints;
}

static void
test_walks (void)
{
  guint n_touchpoints = 0;

  for (guint32 seed = 1; seed <= N_WALKS; seed++)
    n_touchpoints += walk_with_seed (seed);
  /* The dice leave something to look at. */
  g_assert_cmpuint (n_touchpoints, >, 10 * N_WALKS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/random-walk/walks", test_walks);
  return g_test_run ();
}
