/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "tl-difference.h"
#include "tl-file.h"
#include "tl-random-map.h"

#define STAGES                                                                                     \
  "<stage id='s1' title='One'><moment id='o1'/><moment id='o2'/></stage>"                          \
  "<stage id='s2' title='Two'><moment id='o3'/></stage>"
#define LANES                                                                                      \
  "<lane id='l1' layer='customer' kind='touchpoints' title='Amira'/>"                              \
  "<lane id='l2' layer='employee' kind='touchpoints' title='Bea'/>"
#define CARD "<touchpoint id='t1' lane='l1' moment='o1' title='Waits'/>"

static TlMap *
read_bytes (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return map;
}

static TlMap *
read_map (const char *content)
{
  g_autofree char *xml =
      g_strconcat ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Test'>",
                   content, "</journey-map>", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));

  return read_bytes (bytes);
}

static TlMap *
copy_map (TlMap *map)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);

  return read_bytes (bytes);
}

/* "t1 o1", with a "!" behind what crossed a line. */
static char *
list_moved (const TlDifference *difference)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < difference->moved->len; i++)
    {
      const TlMoved *moved = &g_array_index (difference->moved, TlMoved, i);

      g_string_append_printf (ids, "%s%s%s", i > 0 ? " " : "", tl_element_get_id (moved->after),
                              moved->crossed ? "!" : "");
    }
  return g_string_free (ids, FALSE);
}

static const struct
{
  const char *name, *before, *after;
  guint n_added, n_removed;
  const char *moved;
  guint n_changed;
} cases[] = {
  { "same", STAGES LANES CARD, STAGES LANES CARD, 0, 0, "", 0 },
  { "added", STAGES LANES, STAGES LANES CARD, 1, 0, "", 0 },
  { "removed", STAGES LANES CARD, STAGES LANES, 0, 1, "", 0 },
  { "changed", STAGES LANES CARD,
    STAGES LANES "<touchpoint id='t1' lane='l1' moment='o1' title='Calls' feeling='1'/>", 0, 0, "",
    2 },
  { "to-another-moment", STAGES LANES CARD,
    STAGES LANES "<touchpoint id='t1' lane='l1' moment='o3' title='Waits'/>", 0, 0, "t1", 0 },
  { "across-a-line", STAGES LANES CARD,
    STAGES LANES "<touchpoint id='t1' lane='l2' moment='o1' title='Waits'/>", 0, 0, "t1!", 0 },
  { "lanes-turned-round", STAGES LANES,
    STAGES "<lane id='l2' layer='employee' kind='touchpoints' title='Bea'/>"
           "<lane id='l1' layer='customer' kind='touchpoints' title='Amira'/>",
    0, 0, "l2", 0 },
  { "moment-to-another-stage", STAGES,
    "<stage id='s1' title='One'><moment id='o1'/></stage>"
    "<stage id='s2' title='Two'><moment id='o2'/><moment id='o3'/></stage>",
    0, 0, "o2", 0 },
  { "first-stage-to-the-end", "<stage id='s1'/><stage id='s2'/><stage id='s3'/><stage id='s4'/>",
    "<stage id='s2'/><stage id='s3'/><stage id='s4'/><stage id='s1'/>", 0, 0, "s1", 0 },
  { "another-kind", "<team id='x' name='A'/>", "<goal id='x' title='A'/>", 1, 1, "", 0 },
};

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (TlMap) before = read_map (cases[i].before), after = read_map (cases[i].after);
  g_autoptr (TlDifference) difference = tl_difference_new (before, after);
  g_autofree char *moved = list_moved (difference);

  g_assert_cmpuint (difference->added->len, ==, cases[i].n_added);
  g_assert_cmpuint (difference->removed->len, ==, cases[i].n_removed);
  g_assert_cmpstr (moved, ==, cases[i].moved);
  g_assert_cmpuint (difference->changed->len, ==, cases[i].n_changed);
}

static void
test_summary (void)
{
  g_autoptr (TlMap) before = read_map (STAGES LANES CARD);
  g_autoptr (TlMap) after = read_map (
      "<role id='r1' title='Lead'/>" STAGES LANES
      "<touchpoint id='t1' lane='l1' moment='o1' title='Waits' feeling='1' accountable='r1'/>"
      "<touchpoint id='t2' lane='l1' moment='o2' title='Goes' feeling='-2' accountable='r1'/>"
      "<link id='k1' from='t1' to='t2' kind='hands-off'/>");
  g_autoptr (TlDifference) difference = tl_difference_new (before, after);

  g_assert_cmpuint (difference->before.n_touchpoints, ==, 1);
  g_assert_false (difference->before.feeling[TL_LAYER_CUSTOMER].known);
  g_assert_cmpuint (difference->after.n_touchpoints, ==, 2);
  g_assert_cmpuint (difference->after.n_moments, ==, 3);
  g_assert_cmpuint (difference->after.n_hand_offs, ==, 1);
  g_assert_cmpuint (difference->after.n_owned, ==, 2);
  g_assert_cmpuint (difference->after.n_owners, ==, 1);
  g_assert_cmpuint (difference->after.feeling[TL_LAYER_CUSTOMER].n, ==, 2);
  g_assert_cmpfloat_with_epsilon (difference->after.feeling[TL_LAYER_CUSTOMER].value, -0.5, 1e-9);
  g_assert_cmpuint (difference->n_kept, ==, 7); /* stages, moments, lanes: all but the card */
}

/* What the difference says, done to the earlier map, makes the later one. */

static TlElement *
find (TlHistory *history, const TlElement *element)
{
  return element != NULL ? tl_map_find (tl_history_get_map (history), tl_element_get_id (element))
                         : NULL;
}

static void
add (TlHistory *history, const TlElement *element)
{
  const TlElement *parent = tl_element_get_parent (element);

  tl_history_add (history, tl_element_get_kind (element), tl_element_get_id (element),
                  tl_element_get_kind (parent) == TL_KIND_MAP ? NULL : find (history, parent),
                  NULL);
}

static void
copy_values (TlHistory *history, const TlElement *element)
{
  guint n;
  const TlPropertySpec *specs = tl_kind_get_properties (tl_element_get_kind (element), &n);

  for (guint i = 0; i < n; i++)
    tl_history_set (history, find (history, element), specs[i].property,
                    tl_element_get (element, specs[i].property));
}

static void
move (TlHistory *history, const TlMoved *moved)
{
  TlElement *element = find (history, moved->after);

  if (tl_element_get_kind (moved->after) == TL_KIND_TOUCHPOINT)
    {
      tl_history_set (history, element, TL_PROPERTY_LANE,
                      tl_element_get (moved->after, TL_PROPERTY_LANE));
      tl_history_set (history, element, TL_PROPERTY_MOMENT,
                      tl_element_get (moved->after, TL_PROPERTY_MOMENT));
    }
}

/* Puts all that have an order where they are on the other map. */
static void
arrange (TlHistory *history, TlMap *after)
{
  static const TlKind kinds[] = { TL_KIND_STAGE, TL_KIND_LANE, TL_KIND_MOMENT };
  TlElement *root = tl_map_get_root (tl_history_get_map (history));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (TlElement *element = tl_map_get_first (after, kinds[i]); element != NULL;
         element = tl_element_get_next_of_kind (element))
      {
        TlElement *parent = find (history, tl_element_get_parent (element));

        tl_history_move (history, find (history, element), parent != NULL ? parent : root, NULL);
      }
}

/* A lane can become one of another kind when no card is left in it. */
static gboolean
must_wait (const TlChanged *changed)
{
  return tl_element_get_kind (changed->after) == TL_KIND_LANE &&
         changed->property == TL_PROPERTY_KIND &&
         tl_element_get_choice (changed->after, TL_PROPERTY_KIND) != TL_LANE_TOUCHPOINTS;
}

static void
change (TlHistory *history, const TlDifference *difference, gboolean late)
{
  for (guint i = 0; i < difference->changed->len; i++)
    {
      const TlChanged *changed = &g_array_index (difference->changed, TlChanged, i);

      if (must_wait (changed) == late)
        tl_history_set (history, find (history, changed->after), changed->property, changed->to);
    }
}

static int
compare_kinds (gconstpointer a, gconstpointer b)
{
  return (int) tl_element_get_kind (*(TlElement *const *) b) -
         (int) tl_element_get_kind (*(TlElement *const *) a);
}

static void
apply (TlHistory *history, const TlDifference *difference, TlMap *after)
{
  tl_history_begin (history, "Apply", NULL);
  for (guint i = 0; i < difference->added->len; i++)
    add (history, difference->added->pdata[i]);
  change (history, difference, FALSE);
  for (guint i = 0; i < difference->added->len; i++)
    copy_values (history, difference->added->pdata[i]);
  for (guint i = 0; i < difference->moved->len; i++)
    move (history, &g_array_index (difference->moved, TlMoved, i));
  arrange (history, after);
  g_ptr_array_sort (difference->removed, compare_kinds);
  for (guint i = 0; i < difference->removed->len; i++)
    tl_history_remove (history, find (history, difference->removed->pdata[i]));
  change (history, difference, TRUE);
  tl_history_commit (history);
}

static void
test_applied_is_no_difference (void)
{
  for (guint32 seed = 0; seed < 60; seed++)
    {
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (TlMap) first = tl_map_new ();
      g_autoptr (TlHistory) history = tl_history_new (first);
      g_autoptr (TlMap) before = NULL;
      g_autoptr (TlHistory) other = NULL;
      g_autoptr (TlDifference) difference = NULL, rest = NULL;

      tl_history_begin (history, "Make", NULL);
      for (guint i = 0; i < 150; i++)
        tl_random_edit (dice, history);
      tl_history_commit (history);
      before = copy_map (first);
      tl_history_begin (history, "Change", NULL);
      for (guint i = 0; i < 60; i++)
        tl_random_edit (dice, history);
      tl_history_commit (history);

      difference = tl_difference_new (before, first);
      g_assert_false (tl_difference_is_empty (difference));
      other = tl_history_new (before);
      apply (other, difference, first);
      rest = tl_difference_new (before, first);
      g_assert_true (tl_difference_is_empty (rest));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/difference/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/difference/summary", test_summary);
  g_test_add_func ("/difference/applied-is-no-difference", test_applied_is_no_difference);
  return g_test_run ();
}
