/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "tl-file.h"
#include "tl-finding-row.h"
#include "tl-finding-rows.h"
#include "tl-operations.h"
#include "tl-reviewer.h"
#include "tl-today.h"

/* What is found while somebody works. */

/* Longer than it rests. */
#define PATIENCE (10 * G_USEC_PER_SEC)

typedef struct
{
  TlMap *map;
  TlHistory *history;
  TlReviewer *reviewer;
  guint n_changed;
} Fixture;

static void
on_changed_cb (Fixture *fixture)
{
  fixture->n_changed++;
}

static void
wait_for (Fixture *fixture, guint n_open)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (tl_reviewer_count_open (fixture->reviewer) != n_open && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (tl_reviewer_count_open (fixture->reviewer), ==, n_open);
}

/* Two people who are nowhere, one need that nothing meets. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
      "<stage id='s1' title='Home' territory='customer'><moment id='o1'/></stage>"
      "<lane id='l1' layer='customer' title='Ann'/>"
      "<touchpoint id='t1' lane='l1' moment='o1' kind='need' title='A seat'/>"
      "<person id='p1' layer='employee' name='Bea'/><person id='p2' layer='employee' name='Cem'/>"
      "</journey-map>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  fixture->map = tl_file_read_bytes (bytes, NULL, NULL);
  fixture->history = tl_history_new (fixture->map);
  fixture->reviewer = tl_reviewer_new ();
  g_signal_connect_swapped (fixture->reviewer, "changed", G_CALLBACK (on_changed_cb), fixture);
  tl_reviewer_set_history (fixture->reviewer, fixture->history, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->reviewer);
  g_assert_finalize_object (fixture->history);
  g_assert_finalize_object (fixture->map);
}

static void
rename_person (Fixture *fixture, const char *name)
{
  tl_history_set (fixture->history, tl_map_find (fixture->map, "p2"), TL_PROPERTY_NAME, name);
}

/* A window that stays open past midnight: what is due that day is overdue the next. The two places
 * are a day and two hours apart. */
static void
test_goes_on_at_midnight (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ")), *today = NULL;
  TlElement *change;

  g_setenv ("TZ", "WEST+12", TRUE);
  today = tl_today_dup ();
  tl_today_look ();
  tl_history_begin (fixture->history, "Add", NULL);
  change = tl_history_add (fixture->history, TL_KIND_CHANGE, "c1", NULL, NULL);
  tl_history_set (fixture->history, change, TL_PROPERTY_TITLE, "Ring back");
  tl_history_set (fixture->history, change, TL_PROPERTY_DUE, today);
  tl_history_commit (fixture->history);
  wait_for (fixture, 6);
  tl_today_look ();
  wait_for (fixture, 6);
  g_setenv ("TZ", "EAST-14", TRUE);
  tl_today_look ();
  wait_for (fixture, 7);
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
}

static GPtrArray *
list_messages (GPtrArray *findings)
{
  GPtrArray *messages = g_ptr_array_new ();

  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (messages, ((TlFinding *) findings->pdata[i])->message);
  return messages;
}

/* What has looked through the map already is asked at once, and followed as ever. */
static void
test_found_ahead (Fixture *fixture, gconstpointer data)
{
  g_autofree char *today = tl_today_dup ();
  g_autoptr (GPtrArray) all = tl_findings_list (fixture->map, today);
  g_autoptr (GPtrArray) expected = list_messages (all), found = NULL;
  TlFindingsKeeper *keeper = tl_findings_keeper_new (fixture->map, today);

  while (tl_findings_keeper_go_on (keeper))
    ;
  tl_reviewer_set_history (fixture->reviewer, NULL, NULL);
  tl_reviewer_set_history (fixture->reviewer, fixture->history, keeper);
  found = list_messages (tl_reviewer_get_findings (fixture->reviewer));
  g_assert_cmpuint (found->len, ==, expected->len);
  for (guint i = 0; i < found->len; i++)
    g_assert_cmpstr (found->pdata[i], ==, expected->pdata[i]);
  g_assert_cmpuint (tl_reviewer_count_open (fixture->reviewer), ==, 3);

  tl_history_begin (fixture->history, "Remove", NULL);
  tl_history_remove (fixture->history, tl_map_find (fixture->map, "p2"));
  tl_history_commit (fixture->history);
  wait_for (fixture, 2);
}

/* One that has only begun is gone on with. */
static void
test_begun_ahead (Fixture *fixture, gconstpointer data)
{
  g_autofree char *today = tl_today_dup ();

  tl_reviewer_set_history (fixture->reviewer, NULL, NULL);
  tl_reviewer_set_history (fixture->reviewer, fixture->history,
                           tl_findings_keeper_new (fixture->map, today));
  wait_for (fixture, 3);
}

/* What was found before midnight is not what there is to find today. */
static void
test_found_yesterday (Fixture *fixture, gconstpointer data)
{
  TlFindingsKeeper *keeper;
  TlElement *change;

  tl_history_begin (fixture->history, "Add", NULL);
  change = tl_history_add (fixture->history, TL_KIND_CHANGE, "c1", NULL, NULL);
  tl_history_set (fixture->history, change, TL_PROPERTY_TITLE, "Ring back");
  tl_history_set (fixture->history, change, TL_PROPERTY_DUE, "2020-02-02");
  tl_history_commit (fixture->history);
  wait_for (fixture, 7);
  keeper = tl_findings_keeper_new (fixture->map, "2020-02-01");
  while (tl_findings_keeper_go_on (keeper))
    ;
  g_assert_cmpuint (tl_findings_count_open (tl_findings_keeper_get_findings (keeper)), ==, 6);
  tl_reviewer_set_history (fixture->reviewer, NULL, NULL);
  tl_reviewer_set_history (fixture->reviewer, fixture->history, keeper);
  wait_for (fixture, 7);
}

/* In an idle moment, never at once; the same as from scratch. */
static void
test_found_at_rest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = tl_findings_list (fixture->map, "2026-11-22");

  g_assert_cmpuint (tl_reviewer_get_findings (fixture->reviewer)->len, ==, 0);
  wait_for (fixture, 3);
  g_assert_cmpuint (tl_reviewer_get_findings (fixture->reviewer)->len, ==, all->len);
  for (guint i = 0; i < all->len; i++)
    {
      const TlFinding *found = tl_reviewer_get_findings (fixture->reviewer)->pdata[i];

      g_assert_cmpstr (found->message, ==, ((const TlFinding *) all->pdata[i])->message);
    }
}

static gboolean
on_time_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
pass_time (guint milliseconds)
{
  gboolean is_over = FALSE;

  g_timeout_add (milliseconds, on_time_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static TlFinding *
find_about (Fixture *fixture, const char *id)
{
  GPtrArray *findings = tl_reviewer_get_findings (fixture->reviewer);

  for (guint i = 0; i < findings->len; i++)
    {
      TlFinding *finding = findings->pdata[i];

      if (g_str_equal (tl_element_get_id (finding->elements->pdata[0]), id))
        return finding;
    }
  return NULL;
}

/* Nobody looks while something is in the hand; when it is put down all is known at once. */
static void
test_not_in_a_step (Fixture *fixture, gconstpointer data)
{
  guint n_changed;

  wait_for (fixture, 3);
  tl_history_begin (fixture->history, "Drag", NULL);
  rename_person (fixture, "Dan");
  n_changed = fixture->n_changed;
  pass_time (700);
  g_assert_cmpuint (fixture->n_changed, ==, n_changed);
  tl_history_commit (fixture->history);
  g_assert_cmpuint (fixture->n_changed, ==, n_changed + 1);
  g_assert_nonnull (strstr (find_about (fixture, "p2")->message, "Dan"));
}

/* The first look waits until nothing is in the hand, too. */
static void
test_first_not_in_a_step (Fixture *fixture, gconstpointer data)
{
  tl_history_begin (fixture->history, "Drag", NULL);
  pass_time (700);
  g_assert_cmpuint (tl_reviewer_get_findings (fixture->reviewer)->len, ==, 0);
  tl_history_rollback (fixture->history);
  wait_for (fixture, 3);
}

static TlFinding *
get_first (Fixture *fixture)
{
  return tl_reviewer_get_findings (fixture->reviewer)->pdata[0];
}

/* What an edit does not touch is the same finding as before; what changes nothing is not told. */
static void
test_only_what_differs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) before = NULL;
  guint n_changed;

  wait_for (fixture, 3);
  before = g_ptr_array_ref (tl_reviewer_get_findings (fixture->reviewer));
  n_changed = fixture->n_changed;
  tl_history_begin (fixture->history, "Context", NULL);
  tl_history_set (fixture->history, tl_map_find (fixture->map, "p2"), TL_PROPERTY_CONTEXT,
                  "At home");
  tl_history_commit (fixture->history);
  g_assert_cmpuint (fixture->n_changed, ==, n_changed);
  tl_history_begin (fixture->history, "Rename", NULL);
  rename_person (fixture, "Dan");
  tl_history_commit (fixture->history);
  g_assert_true (get_first (fixture) == before->pdata[0]);
  g_assert_true (tl_reviewer_get_findings (fixture->reviewer) != before);
}

/* No finding is of what is no longer there, not for a moment. */
static void
test_removed_at_once (Fixture *fixture, gconstpointer data)
{
  TlElement *person = tl_map_find (fixture->map, "p1");

  wait_for (fixture, 3);
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &person, 1);
  tl_history_commit (fixture->history);
  g_assert_cmpuint (tl_reviewer_count_open (fixture->reviewer), ==, 2);
  tl_history_undo (fixture->history);
  wait_for (fixture, 3);
}

/* At once, as one step; looked at again it is the same; and not in another step. */
static void
test_decide (Fixture *fixture, gconstpointer data)
{
  wait_for (fixture, 3);
  g_assert_true (tl_reviewer_decide (fixture->reviewer, get_first (fixture), TL_FINDING_DISMISSED,
                                     "They stand"));
  g_assert_cmpuint (tl_reviewer_count_open (fixture->reviewer), ==, 2);
  g_assert_cmpuint (tl_history_get_n_steps (fixture->history), ==, 1);
  pass_time (700);
  g_assert_cmpuint (tl_reviewer_count_open (fixture->reviewer), ==, 2);
  g_assert_nonnull (get_first (fixture)->verdict);
  tl_history_begin (fixture->history, "Drag", NULL);
  g_assert_false (
      tl_reviewer_decide (fixture->reviewer, get_first (fixture), TL_FINDING_OPEN, NULL));
  tl_history_rollback (fixture->history);
  tl_history_undo (fixture->history);
  g_assert_null (get_first (fixture)->verdict);
  wait_for (fixture, 3);
}

static void
test_row (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlFindingRow) heading = tl_finding_row_new_heading (TL_SEVERITY_SERIOUS, 4);
  g_autoptr (TlFindingRow) open = NULL, dismissed = NULL;

  wait_for (fixture, 3);
  open = tl_finding_row_new (get_first (fixture));
  tl_reviewer_decide (fixture->reviewer, get_first (fixture), TL_FINDING_DISMISSED, "They stand");
  dismissed = tl_finding_row_new (get_first (fixture));
  g_assert_cmpstr (tl_finding_row_get_title (heading), ==, "Serious (4)");
  g_assert_null (tl_finding_row_get_detail (heading));
  g_assert_cmpstr (tl_finding_row_get_detail (open), ==, get_first (fixture)->advice);
  g_assert_cmpstr (tl_finding_row_get_detail (dismissed), ==, "Dismissed: They stand");
}

/* The rows say what the findings say, in their order, and a heading how many there are. */
static void
assert_rows (TlFindingRows *rows, const GPtrArray *findings, guint n_headings)
{
  GListModel *model = tl_finding_rows_get_model (rows);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (TlFindingRow) row = g_list_model_get_item (model, i);

      if (tl_finding_row_get_finding (row) == NULL)
        n_headings--;
      else
        g_assert_true (tl_finding_row_get_finding (row) == findings->pdata[n++]);
    }
  g_assert_cmpuint (n, ==, findings->len);
  g_assert_cmpuint (n_headings, ==, 0);
  g_assert_cmpuint (tl_finding_rows_count (rows), ==, g_list_model_get_n_items (model));
}

typedef struct
{
  guint n_removed, n_added;
} Exchanged;

static void
on_items_changed_cb (
    GListModel *model, guint position, guint n_removed, guint n_added, Exchanged *exchanged)
{
  exchanged->n_removed += n_removed;
  exchanged->n_added += n_added;
}

static GPtrArray *
pick (const GPtrArray *all, const char *places)
{
  GPtrArray *picked = g_ptr_array_new ();

  for (; *places != '\0'; places++)
    g_ptr_array_add (picked, all->pdata[*places - '0']);
  return picked;
}

/* Of a list of three findings below two headings those that are named, whatever was there. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *places;
    guint n_headings, n_removed, n_added;
  } lists[] = {
    { "012", 2, 0, 5 }, { "012", 2, 0, 0 }, { "01", 2, 2, 1 }, { "02", 2, 1, 1 },
    { "12", 1, 3, 2 },  { "21", 1, 2, 2 },  { "", 0, 3, 0 },   { "0", 1, 0, 2 },
    { "12", 1, 2, 3 },  { "012", 2, 0, 2 },
  };
  TlFindingRows *rows = tl_finding_rows_new ();
  Exchanged exchanged = { 0 };

  wait_for (fixture, 3);
  g_signal_connect (tl_finding_rows_get_model (rows), "items-changed",
                    G_CALLBACK (on_items_changed_cb), &exchanged);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GPtrArray) picked =
          pick (tl_reviewer_get_findings (fixture->reviewer), lists[i].places);

      exchanged = (Exchanged){ 0 };
      tl_finding_rows_update (rows, picked, FALSE);
      assert_rows (rows, picked, lists[i].n_headings);
      g_assert_cmpuint (exchanged.n_removed, <=, lists[i].n_removed);
      g_assert_cmpuint (exchanged.n_added, <=, lists[i].n_added);
    }
  tl_finding_rows_free (rows);
}

/* Looked at anew all findings are other objects: the rows stay, and are of the new ones. */
static void
test_rows_stay (Fixture *fixture, gconstpointer data)
{
  TlFindingRows *rows = tl_finding_rows_new ();
  g_autoptr (GPtrArray) one = tl_findings_list (fixture->map, "2026-11-22");
  g_autoptr (GPtrArray) other = tl_findings_list (fixture->map, "2026-11-22");
  Exchanged exchanged = { 0 };

  tl_finding_rows_update (rows, one, FALSE);
  g_signal_connect (tl_finding_rows_get_model (rows), "items-changed",
                    G_CALLBACK (on_items_changed_cb), &exchanged);
  tl_finding_rows_update (rows, other, FALSE);
  g_assert_cmpuint (exchanged.n_added, ==, 0);
  assert_rows (rows, other, 2);
  tl_finding_rows_free (rows);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function)                                                                        \
  g_test_add ("/reviewer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("found-ahead", test_found_ahead);
  ADD ("begun-ahead", test_begun_ahead);
  ADD ("found-yesterday", test_found_yesterday);
  ADD ("found-at-rest", test_found_at_rest);
  ADD ("not-in-a-step", test_not_in_a_step);
  ADD ("first-not-in-a-step", test_first_not_in_a_step);
  ADD ("only-what-differs", test_only_what_differs);
  ADD ("removed-at-once", test_removed_at_once);
  ADD ("decide", test_decide);
  ADD ("row", test_row);
  ADD ("rows", test_rows);
  ADD ("rows-stay", test_rows_stay);
  g_test_add ("/reviewer/goes-on-at-midnight", Fixture, NULL, set_up, test_goes_on_at_midnight,
              tear_down);
  return g_test_run ();
}
