/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "small-map.h"
#include "tl-change-board.h"
#include "tl-file.h"
#include "tl-findings.h"
#include "tl-operations-change.h"

#define TODAY "2026-06-15"

static const char *const names[TL_N_CHANGE_STATUSES] = { "idea", "planned", "doing", "done",
                                                         "dropped" };

/* Two lanes of people, one of the organisation, with a card each. */
static void
set_up (SmallMap *small, gconstpointer data)
{
  small_map_init (small);
  small_map_add (small, TL_KIND_LANE, "l3", TL_PROPERTY_LAYER, "organisation", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t1", TL_PROPERTY_LANE, "l1", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_KIND, "pain", TL_PROPERTY_TITLE, "Waits", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t2", TL_PROPERTY_LANE, "l2", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_KIND, "action", TL_PROPERTY_TITLE, "Types", -1);
  small_map_add (small, TL_KIND_TOUCHPOINT, "t3", TL_PROPERTY_LANE, "l3", TL_PROPERTY_MOMENT, "o1",
                 TL_PROPERTY_KIND, "policy", TL_PROPERTY_TITLE, "Forbids", -1);
}

static void
tear_down (SmallMap *small, gconstpointer data)
{
  small_map_clear (small);
}

static TlElement *
add (SmallMap *small, const char *id, const char *status)
{
  return small_map_add (small, TL_KIND_CHANGE, id, TL_PROPERTY_TITLE, id, TL_PROPERTY_STATUS,
                        status, -1);
}

/* "c1 c2|||c3|": the columns, and their cards from the top down. */
static char *
write_board (SmallMap *small, const GPtrArray *findings, const char *owner)
{
  g_autoptr (TlChangeBoard) board = tl_change_board_new (small->map, TODAY, findings, owner);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    {
      for (guint k = 0; k < board->columns[i]->len; k++)
        {
          const TlChangeCard *card = board->columns[i]->pdata[k];

          g_assert_cmpuint (card->status, ==, i);
          g_string_append_printf (text, "%s%s", k > 0 ? " " : "", tl_element_get_id (card->change));
        }
      g_string_append_c (text, '|');
    }
  return g_string_free (text, FALSE);
}

static void
assert_board (SmallMap *small, const char *owner, const char *expected)
{
  g_autofree char *text = write_board (small, NULL, owner);

  g_assert_cmpstr (text, ==, expected);
}

static void
move (SmallMap *small, const char *id, TlChangeStatus status, const char *before)
{
  tl_history_begin (small->history, "Move", NULL);
  tl_operations_move_change (small->history, small_map_find (small, id), status,
                             before != NULL ? small_map_find (small, before) : NULL);
  tl_history_commit (small->history);
}

static void
test_columns (SmallMap *small, gconstpointer data)
{
  assert_board (small, NULL, "|||||");
  add (small, "c1", "doing");
  add (small, "c2", "idea");
  add (small, "c3", "doing");
  add (small, "c4", "dropped");
  add (small, "c5", NULL);
  assert_board (small, NULL, "c2 c5||c1 c3||c4|");
}

static void
test_moves (SmallMap *small, gconstpointer data)
{
  add (small, "c1", "idea");
  add (small, "c2", "planned");
  add (small, "c3", "idea");
  add (small, "c4", "planned");
  move (small, "c1", TL_CHANGE_PLANNED, "c4");
  assert_board (small, NULL, "c3|c2 c1 c4||||");
  move (small, "c1", TL_CHANGE_PLANNED, "c2");
  assert_board (small, NULL, "c3|c1 c2 c4||||");
  move (small, "c1", TL_CHANGE_PLANNED, NULL);
  assert_board (small, NULL, "c3|c2 c4 c1||||");
  move (small, "c1", TL_CHANGE_DONE, NULL);
  assert_board (small, NULL, "c3|c2 c4||c1||");
  move (small, "c2", TL_CHANGE_IDEA, "c3");
  assert_board (small, NULL, "c2 c3|c4||c1||");
}

/* Where it stands already, nothing is done, and nothing is to be undone. */
static void
test_no_move (SmallMap *small, gconstpointer data)
{
  guint n;

  add (small, "c1", "idea");
  add (small, "c2", "planned");
  add (small, "c3", "idea");
  n = tl_history_get_n_done (small->history);
  move (small, "c1", TL_CHANGE_IDEA, "c3");
  move (small, "c1", TL_CHANGE_IDEA, "c1");
  move (small, "c3", TL_CHANGE_IDEA, NULL);
  move (small, "c2", TL_CHANGE_PLANNED, NULL);
  g_assert_cmpuint (tl_history_get_n_done (small->history), ==, n);
}

static void
test_new (SmallMap *small, gconstpointer data)
{
  g_autoptr (GPtrArray) about = g_ptr_array_new ();
  TlElement *change;

  add (small, "c1", "planned");
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);

      g_ptr_array_add (about, small_map_find (small, id));
    }
  tl_history_begin (small->history, "Add", NULL);
  change = tl_operations_add_change (small->history, "New", TL_CHANGE_PLANNED, about);
  tl_operations_add_change (small->history, "Other", TL_CHANGE_DONE, NULL);
  tl_history_commit (small->history);
  g_assert_cmpstr (tl_element_get (change, TL_PROPERTY_ADDRESSES), ==, "t1 t2");
  g_assert_cmpstr (tl_element_get (change, TL_PROPERTY_NEEDS), ==, "t3");
  assert_board (small, NULL, "|c2 c1||c3||");
}

static const TlChangeCard *
get_card (const TlChangeBoard *board, TlChangeStatus status)
{
  g_assert_cmpuint (board->columns[status]->len, ==, 1);
  return board->columns[status]->pdata[0];
}

/* By the furthest of the changes that address it. */
static void
test_needs (SmallMap *small, gconstpointer data)
{
  static const struct
  {
    const char *status;
    TlNeedState state;
  } rows[] = { { "dropped", TL_NEED_OPEN },
               { "idea", TL_NEED_ADDRESSED },
               { "doing", TL_NEED_ADDRESSED },
               { "done", TL_NEED_DONE } };

  add (small, "c1", "planned");
  small_map_set (small, "c1", TL_PROPERTY_NEEDS, "t3");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *id = g_strdup_printf ("d%u", i);
      g_autoptr (TlChangeBoard) board = NULL;

      add (small, id, rows[i].status);
      small_map_set (small, id, TL_PROPERTY_ADDRESSES, "t3");
      board = tl_change_board_new (small->map, TODAY, NULL, NULL);
      g_assert_cmpuint (get_card (board, TL_CHANGE_PLANNED)->needs->len, ==, 1);
      g_assert_cmpint (g_array_index (get_card (board, TL_CHANGE_PLANNED)->needs, TlChangeNeed, 0)
                           .state,
                       ==, rows[i].state);
    }
}

static gboolean
is_overdue (SmallMap *small, const char *status, const char *due)
{
  g_autoptr (TlChangeBoard) board = NULL;

  small_map_set (small, "c1", TL_PROPERTY_STATUS, status);
  small_map_set (small, "c1", TL_PROPERTY_DUE, due);
  board = tl_change_board_new (small->map, TODAY, NULL, NULL);
  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    if (board->columns[i]->len > 0)
      return get_card (board, (TlChangeStatus) i)->is_overdue;
  g_assert_not_reached ();
}

static void
test_overdue (SmallMap *small, gconstpointer data)
{
  add (small, "c1", "idea");
  g_assert_true (is_overdue (small, "doing", "2026-06-14"));
  g_assert_false (is_overdue (small, "doing", TODAY));
  g_assert_false (is_overdue (small, "done", "2026-06-14"));
  g_assert_false (is_overdue (small, "dropped", "2026-06-14"));
  g_assert_false (is_overdue (small, "doing", NULL));
}

static void
test_owners (SmallMap *small, gconstpointer data)
{
  g_autoptr (GPtrArray) owners = NULL;

  small_map_add (small, TL_KIND_ROLE, "r1", TL_PROPERTY_TITLE, "Lead", -1);
  small_map_add (small, TL_KIND_ROLE, "r2", TL_PROPERTY_TITLE, "Agent", -1);
  small_map_add (small, TL_KIND_ROLE, "r3", TL_PROPERTY_TITLE, "Idle", -1);
  add (small, "c1", "idea");
  add (small, "c2", "idea");
  add (small, "c3", "done");
  small_map_set (small, "c1", TL_PROPERTY_OWNER, "r2");
  small_map_set (small, "c3", TL_PROPERTY_OWNER, "r1");
  assert_board (small, "r2", "c1|||||");
  assert_board (small, "", "c2|||||");
  owners = tl_change_board_list_owners (small->map);
  g_assert_cmpuint (owners->len, ==, 2);
  g_assert_true (owners->pdata[0] == small_map_find (small, "r1"));
}

static guint
get_misses (SmallMap *small, const GPtrArray *findings)
{
  g_autoptr (TlChangeBoard) board = tl_change_board_new (small->map, TODAY, findings, NULL);

  return get_card (board, TL_CHANGE_DOING)->misses;
}

/* What a reviewer says counts, until it is mended or somebody says that it is none. */
static void
test_misses (SmallMap *small, gconstpointer data)
{
  g_autoptr (GPtrArray) findings = NULL;

  add (small, "c1", "doing");
  g_assert_cmpuint (get_misses (small, NULL), ==, 0);
  findings = tl_findings_list (small->map, TODAY);
  g_assert_cmpuint (get_misses (small, findings), ==,
                    TL_CHANGE_MISSES_OWNER | TL_CHANGE_MISSES_DATE | TL_CHANGE_MISSES_NEEDS |
                        TL_CHANGE_MISSES_ADDRESSES);
  small_map_set (small, "c1", TL_PROPERTY_DUE, TODAY);
  small_map_set (small, "c1", TL_PROPERTY_NEEDS, "t3");
  g_assert_cmpuint (get_misses (small, findings), ==,
                    TL_CHANGE_MISSES_OWNER | TL_CHANGE_MISSES_ADDRESSES);
  for (guint i = 0; i < findings->len; i++)
    ((TlFinding *) findings->pdata[i])->state = TL_FINDING_DISMISSED;
  g_assert_cmpuint (get_misses (small, findings), ==, 0);
}

/* The place of a card among those of its column. */
static guint
find_index (const GPtrArray *column, const TlElement *change)
{
  for (guint i = 0; i < column->len; i++)
    if (((TlChangeCard *) column->pdata[i])->change == change)
      return i;
  return G_MAXUINT;
}

/* Any card to any place: it stands there then, the others as before; and all undone is as if
 * nothing had been. */
static void
move_by_dice (SmallMap *small, guint n_changes)
{
  g_autofree char *id = g_strdup_printf ("c%d", g_test_rand_int_range (0, (int) n_changes));
  TlChangeStatus status = (TlChangeStatus) g_test_rand_int_range (0, TL_N_CHANGE_STATUSES);
  TlElement *change = small_map_find (small, id);
  g_autoptr (TlChangeBoard) board = tl_change_board_new (small->map, TODAY, NULL, NULL);
  GPtrArray *column = board->columns[status];
  guint place = (guint) g_test_rand_int_range (0, (int) column->len + 1);
  TlElement *before = place < column->len ? ((TlChangeCard *) column->pdata[place])->change : NULL;
  guint own = find_index (column, change);
  guint expected = own < place && own != G_MAXUINT ? place - 1 : place;
  g_autoptr (TlChangeBoard) after = NULL;

  move (small, id, status, before != NULL ? tl_element_get_id (before) : NULL);
  after = tl_change_board_new (small->map, TODAY, NULL, NULL);
  g_assert_cmpuint (find_index (after->columns[status], change), ==, expected);
  for (guint i = 0, k = 0; i < column->len; i++)
    {
      const TlElement *other = ((TlChangeCard *) column->pdata[i])->change;

      if (other == change)
        continue;
      if (k == expected)
        k++;
      g_assert_cmpuint (find_index (after->columns[status], other), ==, k++);
    }
}

static void
test_dice (SmallMap *small, gconstpointer data)
{
  guint n_changes = 12, n_done;
  g_autoptr (GBytes) first = NULL, last = NULL, undone = NULL, redone = NULL;

  for (guint i = 0; i < n_changes; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      add (small, id, names[g_test_rand_int_range (0, TL_N_CHANGE_STATUSES)]);
      small_map_add (small, TL_KIND_GOAL, NULL, TL_PROPERTY_TITLE, "Between", -1);
    }
  first = tl_file_write_bytes (small->map);
  n_done = tl_history_get_n_done (small->history);
  for (guint i = 0; i < 2000; i++)
    move_by_dice (small, n_changes);
  last = tl_file_write_bytes (small->map);
  tl_history_go_to (small->history, n_done);
  undone = tl_file_write_bytes (small->map);
  g_assert_true (g_bytes_equal (first, undone));
  tl_history_go_to (small->history, tl_history_get_n_steps (small->history));
  redone = tl_file_write_bytes (small->map);
  g_assert_true (g_bytes_equal (last, redone));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (SmallMap *small, gconstpointer data);
  } tests[] = { { "/change-board/columns", test_columns },
                { "/change-board/moves", test_moves },
                { "/change-board/no-move-is-no-step", test_no_move },
                { "/change-board/new", test_new },
                { "/change-board/needs", test_needs },
                { "/change-board/overdue", test_overdue },
                { "/change-board/owners", test_owners },
                { "/change-board/misses", test_misses },
                { "/change-board/dice", test_dice } };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, SmallMap, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
