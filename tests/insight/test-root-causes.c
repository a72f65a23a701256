/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "small-map.h"
#include "tl-causes.h"
#include "tl-root-causes.h"

static void
add_card (SmallMap *small, const char *id, const char *lane, const char *feeling)
{
  small_map_add (small, TL_KIND_TOUCHPOINT, id, TL_PROPERTY_LANE, lane, TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_TITLE, id, -1);
  small_map_set (small, id, TL_PROPERTY_FEELING, feeling);
}

static void
add_link (SmallMap *small, const char *from, const char *to, const char *strength)
{
  g_autofree char *id = g_strdup_printf ("k-%s-%s", from, to);

  small_map_add (small, TL_KIND_LINK, id, TL_PROPERTY_FROM, from, TL_PROPERTY_TO, to,
                 TL_PROPERTY_KIND, "causes", TL_PROPERTY_STRENGTH, strength, -1);
}

/* Felt at x on a scale of −2 … +2, by n answers. */
static void
add_answers (SmallMap *small, const char *id, const char *about, const char *x, const char *n)
{
  small_map_add (small, TL_KIND_EVIDENCE, id, TL_PROPERTY_ABOUT, about, TL_PROPERTY_MEASURE,
                 "rating", TL_PROPERTY_VALUE, x, TL_PROPERTY_N, n, TL_PROPERTY_LOW, "-2",
                 TL_PROPERTY_HIGH, "2", TL_PROPERTY_DIRECTION, "higher-better", -1);
}

static const TlRootCause *
get (const TlRootCauses *causes, guint index)
{
  g_assert_cmpuint (index, <, causes->causes->len);
  return &g_array_index (causes->causes, TlRootCause, index);
}

/* The example in the header. */
static void
test_chain (void)
{
  SmallMap small;
  g_autoptr (TlRootCauses) causes = NULL;

  small_map_init (&small);
  add_card (&small, "rule", "l2", NULL);
  add_card (&small, "transfer", "l2", NULL);
  add_card (&small, "repeats", "l1", NULL);
  add_link (&small, "rule", "transfer", "3");
  add_link (&small, "transfer", "repeats", "3");
  add_answers (&small, "e1", "transfer", "-1.9", "31");
  add_answers (&small, "e2", "repeats", "-1.8", "231");
  causes = tl_root_causes_list (small.map);
  g_assert_cmpuint (causes->causes->len, ==, 1);
  g_assert_true (get (causes, 0)->touchpoint == small_map_find (&small, "rule"));
  g_assert_cmpfloat_with_epsilon (get (causes, 0)->score, 1.9 * 31 / 36 + 1.8 * 231 / 236, 1e-9);
  g_assert_cmpfloat_with_epsilon (causes->pain, get (causes, 0)->score, 1e-9);
  g_assert_cmpuint (get (causes, 0)->n_reached, ==, 2);
  g_assert_cmpuint (get (causes, 0)->n_hurt, ==, 2);
  g_assert_cmpuint (get (causes, 0)->n_answers, ==, 262);
  g_assert_cmpuint (get (causes, 0)->depth, ==, 2);
  small_map_clear (&small);
}

/* An assessed −2 is a pain of 2/6. A strong and a weak cause share it as 3 : 1; a weak one alone
 * explains a third of another. */
static void
test_strength (void)
{
  SmallMap small;
  g_autoptr (TlRootCauses) causes = NULL;

  small_map_init (&small);
  add_card (&small, "weak", "l2", NULL);
  add_card (&small, "strong", "l2", NULL);
  add_card (&small, "both", "l1", "-2");
  add_card (&small, "one", "l1", "-2");
  add_card (&small, "glad", "l1", "2");
  add_link (&small, "weak", "both", "1");
  add_link (&small, "strong", "both", "3");
  add_link (&small, "weak", "one", "1");
  add_link (&small, "strong", "glad", "3");
  causes = tl_root_causes_list (small.map);
  g_assert_true (get (causes, 0)->touchpoint == small_map_find (&small, "strong"));
  g_assert_cmpfloat_with_epsilon (get (causes, 0)->score, 2.0 / 6 * 3 / 4, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (causes, 1)->score, 2.0 / 6 / 4 + 2.0 / 6 / 3, 1e-9);
  g_assert_cmpfloat_with_epsilon (causes->pain, 4.0 / 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (causes, 0)->share, 9.0 / 16, 1e-9);
  g_assert_cmpfloat_with_epsilon (get (causes, 1)->cumulative, 1, 1e-9);
  g_assert_cmpuint (get (causes, 0)->n_reached, ==, 2);
  g_assert_cmpuint (get (causes, 0)->n_hurt, ==, 1);
  small_map_clear (&small);
}

/* a → (b ⇄ c) → d: all that arrives in the circle goes on to its cause. A circle of its own has no
 * root. */
static void
test_circle (void)
{
  SmallMap small;
  g_autoptr (TlRootCauses) causes = NULL;

  small_map_init (&small);
  for (const char *const *id = (const char *const[]){ "a", "b", "c", "d", "x", "y", NULL };
       *id != NULL; id++)
    add_card (&small, *id, "l1", "-2");
  add_link (&small, "a", "b", "3");
  add_link (&small, "b", "c", "3");
  add_link (&small, "c", "b", "3");
  add_link (&small, "c", "d", "3");
  add_link (&small, "x", "y", "3");
  add_link (&small, "y", "x", "3");
  causes = tl_root_causes_list (small.map);
  g_assert_cmpuint (causes->causes->len, ==, 1);
  g_assert_cmpfloat_with_epsilon (causes->explained, 4 * 2.0 / 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (causes->pain, 6 * 2.0 / 6, 1e-9);
  g_assert_cmpuint (get (causes, 0)->depth, ==, 3);
  small_map_clear (&small);
}

static void
test_nothing (void)
{
  SmallMap small;
  g_autoptr (TlRootCauses) causes = NULL;

  small_map_init (&small);
  add_card (&small, "a", "l1", "-2");
  causes = tl_root_causes_list (small.map);
  g_assert_cmpuint (causes->causes->len, ==, 0);
  g_assert_cmpfloat (causes->explained, ==, 0);
  small_map_clear (&small);
}

static void
check_thread (SmallMap *small, const char *root, const char *expected)
{
  g_autoptr (TlRootCauses) causes = tl_root_causes_list (small->map);
  g_autoptr (GPtrArray) thread = tl_root_causes_find_thread (causes, small_map_find (small, root));
  g_autofree char *words = tl_root_causes_describe_thread (thread);

  g_assert_cmpstr (words, ==, expected);
}

/* Who is hurt most; a customer before anybody else. */
static void
test_threads (void)
{
  SmallMap small;

  small_map_init (&small);
  add_card (&small, "a", "l2", NULL);
  add_card (&small, "b", "l2", "-2");
  add_card (&small, "c", "l1", NULL);
  add_card (&small, "d", "l1", NULL);
  add_card (&small, "e", "l1", NULL);
  check_thread (&small, "a", NULL);
  add_link (&small, "a", "b", "3");
  check_thread (&small, "a", "“a” leads to “b”.");
  add_link (&small, "b", "c", "3");
  small_map_set (&small, "c", TL_PROPERTY_FEELING, "-0.5");
  check_thread (&small, "a", "“a” leads to “b”, and that to “c”.");
  add_link (&small, "c", "d", "3");
  small_map_set (&small, "d", TL_PROPERTY_FEELING, "-1");
  check_thread (&small, "a", "“a” leads to “b”, that to “c”, and that to “d”.");
  add_link (&small, "d", "e", "3");
  small_map_set (&small, "e", TL_PROPERTY_FEELING, "-2");
  check_thread (&small, "a", "“a” leads to “b”, that to “c”, and over 1 more to “e”.");
  small_map_clear (&small);
}

/* Whether, on the map as it is now, something causes it that is not there for its own sake: a
 * touchpoint that began a thread before, or a circle. By walking back, as slowly as can be. */
static gboolean
is_still_caused (TlMap *map, TlElement *touchpoint, GHashTable *beginnings, GHashTable *above)
{
  g_autoptr (GPtrArray) causes = tl_causes_get_causes (map, touchpoint);

  if (g_hash_table_contains (above, touchpoint))
    return TRUE;
  if (causes->len == 0)
    return g_hash_table_contains (beginnings, touchpoint);
  g_hash_table_add (above, touchpoint);
  for (guint i = 0; i < causes->len; i++)
    if (is_still_caused (map, tl_map_get_ref (map, causes->pdata[i], TL_PROPERTY_FROM), beginnings,
                         above))
      {
        g_hash_table_remove (above, touchpoint);
        return TRUE;
      }
  g_hash_table_remove (above, touchpoint);
  return FALSE;
}

static GHashTable *
list_beginnings (TlMap *map)
{
  GHashTable *beginnings = g_hash_table_new (NULL, NULL);

  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    if (tl_causes_is_root (map, touchpoint))
      g_hash_table_add (beginnings, touchpoint);
  return beginnings;
}

static void
remove_root (SmallMap *small, TlElement *root)
{
  g_autoptr (GPtrArray) effects = tl_causes_get_effects (small->map, root);

  tl_history_begin (small->history, "Remove", NULL);
  for (guint i = 0; i < effects->len; i++)
    tl_history_remove (small->history, effects->pdata[i]);
  tl_history_remove (small->history, root);
  tl_history_commit (small->history);
}

/* What was said to be freed has no cause left once the root is really gone, what was said to be
 * eased has one; and nothing that the root led to was left out. */
static void
check_fix (SmallMap *small, TlElement *root)
{
  g_autoptr (GHashTable) beginnings = list_beginnings (small->map);
  g_autoptr (GHashTable) above = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) effects = NULL;
  TlFix fix;
  guint n_reached = 0;

  g_autoptr (TlRootCauses) causes = tl_root_causes_list (small->map);

  for (guint i = 0; i < causes->causes->len; i++)
    if (get (causes, i)->touchpoint == root)
      n_reached = get (causes, i)->n_reached;
  tl_fix_read (&fix, causes, root);
  g_assert_cmpuint (fix.freed->len + fix.eased->len, ==, n_reached);
  g_hash_table_remove (beginnings, root);
  remove_root (small, root);
  for (guint i = 0; i < fix.freed->len; i++)
    g_assert_false (is_still_caused (small->map, fix.freed->pdata[i], beginnings, above));
  for (guint i = 0; i < fix.eased->len; i++)
    g_assert_true (is_still_caused (small->map, fix.eased->pdata[i], beginnings, above));
  tl_history_undo (small->history);
  tl_fix_clear (&fix);
}

#define N_CARDS 12
#define N_MAPS 60

static void
make_random (SmallMap *small, GRand *dice)
{
  small_map_init (small);
  for (guint i = 0; i < N_CARDS; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      add_card (small, id, "l1", i % 2 == 0 ? "-1" : NULL);
    }
  for (guint i = 0; i < 14; i++)
    {
      int from = g_rand_int_range (dice, 0, N_CARDS), to = g_rand_int_range (dice, 0, N_CARDS);
      g_autofree char *from_id = g_strdup_printf ("t%d", from);
      g_autofree char *to_id = g_strdup_printf ("t%d", to);
      g_autofree char *link_id = g_strdup_printf ("k-%s-%s", from_id, to_id);

      if (from != to && tl_map_find (small->map, link_id) == NULL)
        add_link (small, from_id, to_id, i % 3 == 0 ? "1" : "3");
    }
}

static void
test_fix (void)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (4);
  guint n_roots = 0;

  for (guint i = 0; i < N_MAPS; i++)
    {
      SmallMap small;
      g_autoptr (TlRootCauses) causes = NULL;

      make_random (&small, dice);
      causes = tl_root_causes_list (small.map);
      g_assert_cmpfloat (causes->explained, <=, causes->pain + 1e-9);
      for (guint k = 0; k < causes->causes->len; k++, n_roots++)
        {
          g_assert_true (tl_causes_is_root (small.map, get (causes, k)->touchpoint));
          check_fix (&small, get (causes, k)->touchpoint);
        }
      small_map_clear (&small);
    }
  g_assert_cmpuint (n_roots, >, N_MAPS);
}

#define N_MANY 10000

/* One chain as long as the map, and a root beside every hundredth: the work is by what is linked.
 */
static void
test_many (void)
{
  SmallMap small;
  gint64 start;

  small_map_init (&small);
  tl_history_begin (small.history, "Add", NULL);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i), *link_id = g_strdup_printf ("k%u", i);
      g_autofree char *before = g_strdup_printf ("t%u", i % 100 == 1 ? 0 : i - 1);
      TlElement *card = tl_history_add (small.history, TL_KIND_TOUCHPOINT, id, NULL, NULL);

      tl_history_set (small.history, card, TL_PROPERTY_LANE, "l1");
      tl_history_set (small.history, card, TL_PROPERTY_MOMENT, "o1");
      tl_history_set (small.history, card, TL_PROPERTY_FEELING, "-1");
      if (i > 0 && i % 100 != 0)
        {
          TlElement *link = tl_history_add (small.history, TL_KIND_LINK, link_id, NULL, NULL);

          tl_history_set (small.history, link, TL_PROPERTY_FROM, before);
          tl_history_set (small.history, link, TL_PROPERTY_TO, id);
          tl_history_set (small.history, link, TL_PROPERTY_KIND, "causes");
        }
    }
  tl_history_commit (small.history);
  start = g_get_monotonic_time ();
  for (guint i = 0; i < 3; i++)
    tl_root_causes_free (tl_root_causes_list (small.map));
  g_test_message ("%.1f ms", (double) (g_get_monotonic_time () - start) / 3000);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 3 * G_USEC_PER_SEC);
  small_map_clear (&small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/root-causes/chain", test_chain);
  g_test_add_func ("/root-causes/strength", test_strength);
  g_test_add_func ("/root-causes/circle", test_circle);
  g_test_add_func ("/root-causes/nothing", test_nothing);
  g_test_add_func ("/root-causes/threads", test_threads);
  g_test_add_func ("/root-causes/fix", test_fix);
  g_test_add_func ("/root-causes/many", test_many);
  return g_test_run ();
}
