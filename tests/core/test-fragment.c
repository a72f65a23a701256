/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-fragment.h"

#include <string.h>

#include "tl-file.h"

/* Touchpoints from one map to another. The source, of two stages with two moments each:
 *
 *          o1   o2   o3   o4
 *   l1     t1             t2       t1 causes t2 (k1), t2 blocks t3 (k2), t4 enables t1 (k3)
 *   lx                             how people feel: no lane for cards
 *   l2               t3
 *   l3          t4
 *
 * The target has three moments and two lanes, of which one more is hidden:
 *
 *          o1   o2   o3
 *   l1     t1
 *   lh                             hidden
 *   l9               t9
 */
static const char source_text[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Source' xml:lang='de'"
    " xmlns:x='urn:x'>"
    "<person id='p1' layer='customer' name='Amira'><needs>Peace</needs></person>"
    "<team id='tm1' name='Field'/><team id='tm2' name='Desk'/>"
    "<role id='r1' team='tm1' title='Dispatcher' held-by='Kim'/><role id='r2' title='Nobody'/>"
    "<stage id='s1' title='Before'><moment id='o1'/><moment id='o2'/></stage>"
    "<stage id='s2' title='After'><moment id='o3'/><moment id='o4'/></stage>"
    "<lane id='l1' layer='customer' person='p1'/>"
    "<lane id='lx' layer='customer' kind='experience'/>"
    "<lane id='l2' layer='employee' title='Bea'/><lane id='l3' layer='organisation'/>"
    "<touchpoint id='t1' lane='l1' moment='o1' span='2' title='One' feeling='-1' accountable='r1'"
    " informed='r2 r1' goal='g1' x:mark='5'><x:more/></touchpoint>"
    "<touchpoint id='t2' lane='l1' moment='o4' title='Two&#9;b' kind='pain'/>"
    "<touchpoint id='t3' lane='l2' moment='o3' title='Three'><detail>More</detail></touchpoint>"
    "<touchpoint id='t4' lane='l3' moment='o2' title='Four'/>"
    "<link id='k1' from='t1' to='t2' kind='causes' strength='3'/>"
    "<link id='k2' from='t2' to='t3' kind='blocks'/>"
    "<link id='k3' from='t4' to='t1' kind='enables'/>"
    "<evidence id='e1' about='t1' source='survey'><words>Secret</words></evidence>"
    "<goal id='g1' title='Fixed first time' measure='nps'/>"
    "</journey-map>";

static const char target_text[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' scale-low='0' scale-high='10'>"
    "<team id='tm7' name='Field'/><team id='tm8' name='Desk'/>"
    "<role id='r1' title='Somebody else'/><role id='r8' team='tm8' title='dispatcher'/>"
    "<role id='r9' team='tm7' title='DISPATCHER'/>"
    "<stage id='s1' title='Only'><moment id='o1'/><moment id='o2'/><moment id='o3'/></stage>"
    "<lane id='l1' layer='customer'/><lane id='lh' layer='employee' hidden='yes'/>"
    "<lane id='l9' layer='organisation' topic='policy'/>"
    "<touchpoint id='t1' lane='l1' moment='o1' title='There'/>"
    "<touchpoint id='t9' lane='l9' moment='o3' title='Here'/>"
    "<link id='k1' from='t1' to='t9' kind='causes'/>"
    "<goal id='g1' title='Fixed first time'/>"
    "</journey-map>";

typedef struct
{
  TlMap *source;
  TlMap *target;
  TlHistory *history; /* of the target */
} Fixture;

static TlMap *
read_map (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GError) error = NULL;
  TlMap *map = tl_file_read_bytes (bytes, &problems, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((TlProblem *) problems->pdata[i])->message);
  g_assert_cmpuint (tl_file_count_mended (problems), ==, 0);
  return map;
}

static char *
write_map (TlMap *map)
{
  g_autoptr (GBytes) bytes = tl_file_write_bytes (map);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

/* A fragment of the source, through its bytes, as another program gets it. */
static TlMap *
make_fragment (TlMap *source, const char *ids)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);
  g_autoptr (GPtrArray) cards = g_ptr_array_new ();
  g_autoptr (TlMap) fragment = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (cards, tl_map_find (source, words[i]));
  fragment = tl_fragment_new (source, (TlElement **) cards->pdata, cards->len);
  text = write_map (fragment);
  return read_map (text);
}

/* "One@l1/o2 …": the titles of the cards made, and where they stand. */
static char *
describe (const GPtrArray *cards)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < cards->len; i++)
    g_string_append_printf (out, "%s%s@%s/%s", i > 0 ? " " : "",
                            tl_element_get_string (cards->pdata[i], TL_PROPERTY_TITLE),
                            tl_element_get (cards->pdata[i], TL_PROPERTY_LANE),
                            tl_element_get (cards->pdata[i], TL_PROPERTY_MOMENT));
  return g_string_free (out, FALSE);
}

static void
paste (Fixture *fixture, TlMap *fragment, const char *lane, const char *moment, TlPasted *pasted)
{
  TlCell cell = { tl_map_find (fixture->target, lane), tl_map_find (fixture->target, moment) };

  tl_history_begin (fixture->history, "Paste", NULL);
  tl_fragment_paste (fixture->history, fragment, cell, FALSE, pasted);
  g_assert_true (tl_history_commit (fixture->history));
}

/* What was pasted is as good as what is read: saved and read again without a fault. */
static void
assert_sound (TlMap *map)
{
  g_autofree char *text = write_map (map);
  g_autoptr (TlMap) again = read_map (text);
  g_autofree char *twice = write_map (again);

  g_assert_cmpstr (text, ==, twice);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->source = read_map (source_text);
  fixture->target = read_map (target_text);
  fixture->history = tl_history_new (fixture->target);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->history);
  g_object_unref (fixture->target);
  g_object_unref (fixture->source);
}

static void
test_contents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t2 t1");
  g_autofree char *text = write_map (fragment);

  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_TOUCHPOINT), ==, 2);
  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_MOMENT), ==, 4);
  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_LANE), ==, 1);
  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_LINK), ==, 1);
  g_assert_nonnull (tl_map_find (fragment, "k1"));
  /* A lane that is called by its person keeps the name. */
  g_assert_cmpstr (tl_element_get (tl_map_find (fragment, "l1"), TL_PROPERTY_TITLE), ==, "Amira");
  /* What nobody asked for does not travel. */
  g_assert_null (strstr (text, "Secret"));
  g_assert_null (strstr (text, "Peace"));
  g_assert_null (strstr (text, "Kim"));
}

static void
test_between (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t4 t1");

  /* Lanes and moments between, but for those that hold no cards by nature. */
  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_LANE), ==, 3);
  g_assert_null (tl_map_find (fragment, "lx"));
  /* The second moment is covered by the first card's span. */
  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_MOMENT), ==, 2);
}

static void
test_paste (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t1 t3");
  g_autofree char *before = write_map (fixture->target), *after = NULL, *where = NULL;
  g_auto (TlPasted) pasted = { 0 };
  TlElement *one;

  paste (fixture, fragment, "l1", "o1", &pasted);
  where = describe (pasted.touchpoints);
  /* The hidden lane is passed over. */
  g_assert_cmpstr (where, ==, "One@l1/o1 Three@l9/o3");
  one = pasted.touchpoints->pdata[0];
  g_assert_cmpstr (tl_element_get_id (one), !=, "t1");
  g_assert_true (tl_element_is_before (tl_map_find (fixture->target, "t1"), one));
  g_assert_true (tl_element_is_before (one, tl_map_find (fixture->target, "t9")));
  g_assert_cmpstr (tl_element_get (one, TL_PROPERTY_SPAN), ==, "2");
  g_assert_cmpstr (tl_element_get (pasted.touchpoints->pdata[1], TL_PROPERTY_DETAIL), ==, "More");
  g_assert_cmpuint (tl_map_count (fixture->target, TL_KIND_LINK), ==, 1);
  g_assert_cmpuint (pasted.n_crowded + pasted.n_moments, ==, 0);
  assert_sound (fixture->target);

  tl_history_undo (fixture->history);
  after = write_map (fixture->target);
  g_assert_cmpstr (after, ==, before);
}

static void
test_references (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t1");
  g_auto (TlPasted) pasted = { 0 };
  TlElement *one;

  paste (fixture, fragment, "l1", "o1", &pasted);
  one = pasted.touchpoints->pdata[0];
  /* Not the one that happens to have its id, and of two dispatchers the one of the same team. */
  g_assert_cmpstr (tl_element_get (one, TL_PROPERTY_ACCOUNTABLE), ==, "r9");
  g_assert_cmpstr (tl_element_get (one, TL_PROPERTY_INFORMED), ==, "r9");
  g_assert_cmpstr (tl_element_get (one, TL_PROPERTY_GOAL), ==, "g1");
  g_assert_cmpuint (pasted.n_unknown, ==, 1);
  /* −1 of −2 … 2 is 2.5 of 0 … 10. */
  g_assert_cmpstr (tl_element_get (one, TL_PROPERTY_FEELING), ==, "2.5");
}

static void
test_links (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t1 t2 t3");
  g_auto (TlPasted) pasted = { 0 };
  TlElement *first, *second;

  g_assert_cmpuint (tl_map_count (fragment, TL_KIND_LINK), ==, 2);
  paste (fixture, fragment, "l1", "o1", &pasted);
  first = tl_element_get_next_of_kind (tl_map_find (fixture->target, "k1"));
  second = tl_element_get_next_of_kind (first);
  g_assert_true (tl_map_get_ref (fixture->target, first, TL_PROPERTY_FROM) ==
                 pasted.touchpoints->pdata[0]);
  g_assert_true (tl_map_get_ref (fixture->target, first, TL_PROPERTY_TO) ==
                 pasted.touchpoints->pdata[1]);
  g_assert_cmpstr (tl_element_get (first, TL_PROPERTY_STRENGTH), ==, "3");
  g_assert_cmpstr (tl_element_get (second, TL_PROPERTY_KIND), ==, "blocks");
  g_assert_null (tl_element_get_next_of_kind (second));
  assert_sound (fixture->target);
}

static void
test_edges (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t1 t2 t3 t4");
  g_autofree char *where = NULL;
  g_auto (TlPasted) pasted = { 0 };
  TlElement *stage = tl_map_find (fixture->target, "s1"), *two;

  paste (fixture, fragment, "l9", "o3", &pasted);
  where = describe (pasted.touchpoints);
  /* Three rows on two lanes: they move up, and the last two share a lane. Of four columns three are
   * new moments. */
  g_assert_cmpstr (where, ==, "One@l1/o3 Two\tb@l1/o6 Three@l9/o5 Four@l9/o4");
  g_assert_cmpuint (pasted.n_crowded, ==, 1);
  g_assert_cmpuint (pasted.n_moments, ==, 3);
  two = pasted.touchpoints->pdata[1];
  g_assert_true (
      tl_element_get_parent (tl_map_get_ref (fixture->target, two, TL_PROPERTY_MOMENT)) == stage);
  assert_sound (fixture->target);
}

static void
test_span_at_the_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t1");
  g_auto (TlPasted) pasted = { 0 };

  paste (fixture, fragment, "l1", "o3", &pasted);
  g_assert_cmpuint (pasted.n_moments, ==, 0);
  g_assert_null (tl_element_get (pasted.touchpoints->pdata[0], TL_PROPERTY_SPAN));
}

/* What a newer version wrote goes along where its namespaces are declared. */
static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t1");
  g_autoptr (TlHistory) history = tl_history_new (fixture->source);
  TlCell cell = { tl_map_find (fixture->source, "l1"), tl_map_find (fixture->source, "o1") };
  g_auto (TlPasted) pasted = { 0 };
  g_autofree char *text = NULL;
  const char *second;

  tl_history_begin (history, "Paste", NULL);
  tl_fragment_paste (history, fragment, cell, FALSE, &pasted);
  g_assert_true (tl_history_commit (history));
  text = write_map (fixture->source);
  second = strstr (strstr (text, "x:mark=\"5\"") + 1, "x:mark=\"5\"");
  g_assert_nonnull (second);
  g_assert_nonnull (strstr (second, "<x:more"));
  assert_sound (fixture->source);
}

static void
test_foreign_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t1");
  g_auto (TlPasted) pasted = { 0 };
  g_autofree char *text = NULL;

  paste (fixture, fragment, "l1", "o1", &pasted);
  text = write_map (fixture->target);
  g_assert_null (strstr (text, "x:"));
  assert_sound (fixture->target);
}

/* A whole map of any kind is a fragment as well, and pasting it into itself doubles it. */
static void
test_whole_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = read_map (target_text);
  g_autofree char *where = NULL;
  g_auto (TlPasted) pasted = { 0 };

  paste (fixture, fragment, "l1", "o1", &pasted);
  where = describe (pasted.touchpoints);
  g_assert_cmpstr (where, ==, "There@l1/o1 Here@l9/o3");
  g_assert_cmpuint (tl_map_count (fixture->target, TL_KIND_LINK), ==, 2);
  g_assert_cmpuint (pasted.n_unknown, ==, 0);
}

/* Without any card there is nothing to paste, and nothing happens. */
static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment =
      read_map ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1'/>");
  g_auto (TlPasted) pasted = { 0 };
  TlCell cell = { tl_map_find (fixture->target, "l1"), tl_map_find (fixture->target, "o1") };

  tl_history_begin (fixture->history, "Paste", NULL);
  tl_fragment_paste (fixture->history, fragment, cell, FALSE, &pasted);
  g_assert_false (tl_history_commit (fixture->history));
  g_assert_cmpuint (pasted.touchpoints->len, ==, 0);
}

/* Whatever a program calls a fragment is mended or refused, and pasting what is left is sound. */
static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  static const char *const broken[] = {
    "<touchpoint id='t1' lane='nowhere' moment='nowhen' span='9999' accountable='t1'/>",
    "<lane id='t1' layer='x'/><touchpoint id='t1' lane='t1' moment='t1' feeling='99'/>",
    "<lane id='l1' layer='customer' kind='experience'/><stage id='s1'/>"
    "<touchpoint id='t1' lane='l1' moment='s1'/><link id='k1' from='t1' to='k1'/>"
    "<link id='k2' from='t1' to='t1'/>",
    "<touchpoint id='m1' informed='r1 r1 m1'/><role id='r1' title=''/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *text =
          g_strconcat ("<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>", broken[i],
                       "</journey-map>", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (TlMap) fragment = tl_file_read_bytes (bytes, NULL, NULL);
      g_auto (TlPasted) pasted = { 0 };

      g_assert_nonnull (fragment);
      paste (fixture, fragment, "l9", "o2", &pasted);
      g_assert_cmpuint (pasted.touchpoints->len, ==, 1);
      assert_sound (fixture->target);
    }
}

static void
assert_text (Fixture *fixture, const char *ids, const char *expected)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, ids);
  g_autofree char *text = tl_fragment_dup_text (fragment);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  assert_text (fixture, "t3", "Three");
  assert_text (fixture, "t2 t1", "One\t\t\tTwo b");
  assert_text (fixture, "t4 t3 t1", "One\n\t\tThree\n\tFour");
}

/* Cards of one cell stack, and the cells beside go on from the top. */
static void
test_text_stacks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) fragment = make_fragment (fixture->source, "t1");
  g_auto (TlPasted) pasted = { 0 };
  g_autofree char *text = NULL;

  paste (fixture, fragment, "l1", "o1", &pasted);
  text = tl_fragment_dup_text (fixture->target);
  g_assert_cmpstr (text, ==, "There\nOne\n\t\tHere");
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/fragment/contents", test_contents },
    { "/fragment/between", test_between },
    { "/fragment/paste", test_paste },
    { "/fragment/references", test_references },
    { "/fragment/links", test_links },
    { "/fragment/edges", test_edges },
    { "/fragment/span-at-the-end", test_span_at_the_end },
    { "/fragment/foreign", test_foreign },
    { "/fragment/foreign-elsewhere", test_foreign_elsewhere },
    { "/fragment/whole-map", test_whole_map },
    { "/fragment/nothing", test_nothing },
    { "/fragment/hostile", test_hostile },
    { "/fragment/text", test_text },
    { "/fragment/text-stacks", test_text_stacks },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
