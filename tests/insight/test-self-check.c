/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "tl-self-check.h"

#define TODAY "2026-11-22"

/* Every trait is asked about, and by one or two statements, so that all are answered soon. */
static void
test_statements (void)
{
  guint n[TL_N_TRAITS] = { 0 };
  TlTrait trait;

  g_assert_cmpuint (tl_self_check_get_n_statements (), ==, 10);
  for (guint i = 0; i < tl_self_check_get_n_statements (); i++)
    {
      g_assert_cmpuint (strlen (tl_self_check_get_statement (i, &trait)), >, 20);
      n[trait]++;
    }
  for (trait = 0; trait < TL_N_TRAITS; trait++)
    {
      g_assert_cmpuint (n[trait], >=, 1);
      g_assert_cmpuint (n[trait], <=, 2);
    }
}

static void
test_levels (void)
{
  guint answers[10] = { 3, 4, 5, 0, 0, 1, 2, 4, 4, 5 };

  /* 3.5 has not reached 4. */
  g_assert_cmpuint (tl_self_check_get_level (answers, TL_TRAIT_SHARED_GOALS), ==, 3);
  /* What was not answered does not count. */
  g_assert_cmpuint (tl_self_check_get_level (answers, TL_TRAIT_SYSTEM_THINKING), ==, 5);
  g_assert_cmpuint (tl_self_check_get_level (answers, TL_TRAIT_FLEXIBLE_DESIGN), ==, 0);
  g_assert_cmpuint (tl_self_check_get_level (answers, TL_TRAIT_INCENTIVES), ==, 1);
  g_assert_cmpuint (tl_self_check_get_level (answers, TL_TRAIT_COOPERATION), ==, 4);
  g_assert_cmpuint (tl_self_check_get_level (answers, TL_TRAIT_LEADERSHIP), ==, 5);
}

static guint
count (TlMap *map)
{
  guint n = 0;

  for (TlElement *element = tl_map_get_first (map, TL_KIND_ASSESSMENT); element != NULL;
       element = tl_element_get_next_of_kind (element))
    n++;
  return n;
}

/* One step; a second check corrects that of the same day, and stands beside that of another. */
static void
test_apply (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  guint none[10] = { 0 }, answers[10] = { 3, 4, 5, 0, 0, 1, 2, 4, 4, 5 };
  TlElement *first;

  g_assert_false (tl_self_check_apply (history, none, TODAY));
  g_assert_null (tl_history_get_undo_label (history));
  g_assert_true (tl_self_check_apply (history, answers, TODAY));
  g_assert_cmpuint (count (map), ==, 5);
  first = tl_map_get_first (map, TL_KIND_ASSESSMENT);
  g_assert_cmpstr (tl_element_get (first, TL_PROPERTY_TRAIT), ==, "shared-goals");
  g_assert_cmpstr (tl_element_get (first, TL_PROPERTY_LEVEL), ==, "3");
  g_assert_cmpstr (tl_element_get (first, TL_PROPERTY_DATE), ==, TODAY);
  answers[0] = 5;
  g_assert_true (tl_self_check_apply (history, answers, TODAY));
  g_assert_cmpuint (count (map), ==, 5);
  g_assert_cmpstr (tl_element_get (first, TL_PROPERTY_LEVEL), ==, "4");
  g_assert_true (tl_self_check_apply (history, answers, "2026-11-23"));
  g_assert_cmpuint (count (map), ==, 10);
  tl_history_undo (history);
  tl_history_undo (history);
  tl_history_undo (history);
  g_assert_cmpuint (count (map), ==, 0);
}

/* What a team was found to be is its own. */
static void
test_teams_are_left (void)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (map);
  guint answers[10] = { 2, 2, 0, 0, 0, 0, 0, 0, 0, 0 };
  TlElement *team, *theirs;

  tl_history_begin (history, "Assess", NULL);
  team = tl_history_add (history, TL_KIND_TEAM, NULL, NULL, NULL);
  theirs = tl_history_add (history, TL_KIND_ASSESSMENT, NULL, NULL, NULL);
  tl_history_set (history, theirs, TL_PROPERTY_TRAIT, "shared-goals");
  tl_history_set (history, theirs, TL_PROPERTY_LEVEL, "5");
  tl_history_set (history, theirs, TL_PROPERTY_DATE, TODAY);
  tl_history_set (history, theirs, TL_PROPERTY_TEAM, tl_element_get_id (team));
  tl_history_commit (history);
  g_assert_true (tl_self_check_apply (history, answers, TODAY));
  g_assert_cmpuint (count (map), ==, 2);
  g_assert_cmpstr (tl_element_get (theirs, TL_PROPERTY_LEVEL), ==, "5");
}

/* The plainest sign first, whatever the order of the findings; a rule that is named exists. */
static void
test_signs (void)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new ();
  TlFinding contact = { .rule = "contact-without-owner" };
  TlFinding receiver = { .rule = "hand-off-without-receiver" };

  g_assert_null (tl_self_check_find_sign (findings, TL_TRAIT_COOPERATION));
  g_ptr_array_add (findings, &contact);
  g_ptr_array_add (findings, &receiver);
  g_assert_true (tl_self_check_find_sign (findings, TL_TRAIT_COOPERATION) == &receiver);
  receiver.state = TL_FINDING_DISMISSED;
  g_assert_true (tl_self_check_find_sign (findings, TL_TRAIT_COOPERATION) == &contact);
  g_assert_null (tl_self_check_find_sign (findings, TL_TRAIT_INCENTIVES));
  for (TlTrait trait = 0; trait < TL_N_TRAITS; trait++)
    {
      gboolean any = FALSE;

      g_ptr_array_set_size (findings, 0);
      for (guint rule = 0; rule < tl_findings_get_n_rules () && !any; rule++)
        {
          TlFinding one = { .rule = tl_findings_get_rule (rule) };

          g_ptr_array_add (findings, &one);
          any = tl_self_check_find_sign (findings, trait) == &one;
          g_ptr_array_set_size (findings, 0);
        }
      g_assert_true (any);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/self-check/statements", test_statements);
  g_test_add_func ("/self-check/levels", test_levels);
  g_test_add_func ("/self-check/apply", test_apply);
  g_test_add_func ("/self-check/teams-are-left", test_teams_are_left);
  g_test_add_func ("/self-check/signs", test_signs);
  return g_test_run ();
}
