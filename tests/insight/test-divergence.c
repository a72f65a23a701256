/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"
#include "tl-curve-name.h"
#include "tl-divergence.h"

#define TODAY "2026-07-01"

static void
add (SmallMap *small, const char *id, const char *lane, const char *moment, const char *feeling)
{
  small_map_add (small, TL_KIND_TOUCHPOINT, id, TL_PROPERTY_LANE, lane, TL_PROPERTY_MOMENT, moment,
                 TL_PROPERTY_FEELING, feeling, -1);
}

/* The first finding about low points, of which only that one is. NULL: there is none. */
static TlFinding *
find (SmallMap *small, TlDivergence *what)
{
  g_autoptr (GPtrArray) findings = tl_findings_list (small->map, TODAY);
  TlFinding *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    if (tl_divergence_read (findings->pdata[i], found == NULL ? what : &(TlDivergence){ NULL }) &&
        found == NULL)
      found = tl_finding_ref (findings->pdata[i]);
  return found;
}

static void
check (const char *moment, gboolean together, const char *words)
{
  SmallMap small;
  TlDivergence what;
  TlFinding *finding;
  TlElement *link;
  g_autofree char *said = NULL;

  small_map_init (&small);
  small_map_set (&small, "l1", TL_PROPERTY_TITLE, "Amira");
  small_map_set (&small, "l2", TL_PROPERTY_TITLE, "Bea");
  add (&small, "t1", "l1", "o2", "-1.8");
  add (&small, "t2", "l2", moment, "-1.5");
  finding = find (&small, &what);
  g_assert_nonnull (finding);
  g_assert_true (what.from == small_map_find (&small, "t2"));
  g_assert_true (what.to == small_map_find (&small, "t1"));
  g_assert_cmpint (what.together, ==, together);
  said = tl_divergence_describe (small.map, &what);
  g_assert_cmpstr (said, ==, words);
  link = tl_divergence_link (small.history, finding);
  g_assert_cmpint (tl_element_get_choice (link, TL_PROPERTY_KIND), ==, TL_LINK_CAUSES);
  g_assert_true (tl_map_get_ref (small.map, link, TL_PROPERTY_FROM) == what.from);
  g_assert_null (tl_divergence_link (small.history, finding));
  g_assert_null (find (&small, &what));
  tl_history_undo (small.history);
  tl_finding_unref (finding);
  finding = find (&small, &what);
  g_assert_nonnull (finding);
  tl_finding_unref (finding);
  small_map_clear (&small);
}

/* Who delivers comes first where both fall at once. */
static void
test_together (void)
{
  check ("o2", TRUE, "Bea and Amira fall at the same moment");
}

static void
test_foretold (void)
{
  check ("o1", FALSE, "Bea falls one moment before Amira");
}

/* The same of whoever names a curve: the person, else the lane, else the layer. */
static void
test_names (void)
{
  SmallMap small;
  TlElement *lane, *person;

  small_map_init (&small);
  lane = small_map_find (&small, "l2");
  person = small_map_add (&small, TL_KIND_PERSON, "p1", TL_PROPERTY_NAME, "Bea", -1);
  g_assert_cmpstr (tl_curve_get_name (NULL, lane), ==, "Employee");
  small_map_set (&small, "l2", TL_PROPERTY_TITLE, "Whoever answers");
  g_assert_cmpstr (tl_curve_get_name (NULL, lane), ==, "Whoever answers");
  g_assert_cmpstr (tl_curve_get_name (person, lane), ==, "Bea");
  small_map_clear (&small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/divergence/together", test_together);
  g_test_add_func ("/divergence/foretold", test_foretold);
  g_test_add_func ("/divergence/names", test_names);
  return g_test_run ();
}
