/* SPDX-License-Identifier: GPL-3.0-or-later */

/* bench-findings FILE: what it takes to find all findings of a map, to find them after one edit,
 * and who owns what. */

#include "stopwatch.h"
#include "tl-file.h"
#include "tl-findings-keeper.h"
#include "tl-operations.h"
#include "tl-ownership-matrix.h"

#define ROUNDS 9

static double
find_all (TlMap *map, guint *n)
{
  Stopwatch start = stopwatch_start ();
  g_autoptr (GPtrArray) findings = tl_findings_list (map, "2026-11-22");

  *n = findings->len;
  return stopwatch_stop (start).cpu;
}

static double
list_owners (TlMap *map, guint *n)
{
  Stopwatch start = stopwatch_start ();
  g_autoptr (TlOwnershipMatrix) matrix = tl_ownership_matrix_new (map);

  tl_ownership_matrix_sort (matrix, TL_OWNERSHIP_BY_NAME, 0, FALSE);
  *n = matrix->n_rows;
  return stopwatch_stop (start).cpu;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double one = *(const double *) a, two = *(const double *) b;

  return (one > two) - (one < two);
}

static void
measure (TlMap *map, const char *name, double (*run) (TlMap *map, guint *n))
{
  double times[ROUNDS];
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    times[i] = run (map, &n);
  qsort (times, ROUNDS, sizeof times[0], compare_times);
  g_print ("%s.all %.3f\n%s.n %u\n", name, times[ROUNDS / 2], name, n);
}

/* One edit, of the nth card. */
typedef struct
{
  TlMap *map;
  TlHistory *history;
  TlFindingsKeeper *keeper;
  double spent; /* by the keeper, in milliseconds */
  gboolean was_lost;
} Edited;

static TlElement *
get_nth (Edited *edited, TlKind kind, guint n)
{
  TlElement *element = tl_map_get_first (edited->map, kind);

  for (n %= tl_map_count (edited->map, kind); n > 0; n--)
    element = tl_element_get_next_of_kind (element);
  return element;
}

static void
edit_title (Edited *edited, guint n)
{
  tl_history_set (edited->history, get_nth (edited, TL_KIND_TOUCHPOINT, n), TL_PROPERTY_TITLE,
                  "Waits once more");
}

static void
edit_feeling (Edited *edited, guint n)
{
  TlElement *card = get_nth (edited, TL_KIND_TOUCHPOINT, n);
  const char *feeling = tl_element_get_string (card, TL_PROPERTY_FEELING);

  tl_history_set (edited->history, card, TL_PROPERTY_FEELING, *feeling == '-' ? "1.5" : "-1.9");
}

static void
edit_link (Edited *edited, guint n)
{
  TlElement *from = get_nth (edited, TL_KIND_TOUCHPOINT, n);
  TlElement *to = get_nth (edited, TL_KIND_TOUCHPOINT, n + 37);
  TlElement *link = tl_history_add (edited->history, TL_KIND_LINK, NULL, NULL, NULL);

  tl_history_set (edited->history, link, TL_PROPERTY_FROM, tl_element_get_id (from));
  tl_history_set (edited->history, link, TL_PROPERTY_TO, tl_element_get_id (to));
  tl_history_set (edited->history, link, TL_PROPERTY_KIND, "causes");
}

static void
edit_place (Edited *edited, guint n)
{
  TlElement *card = get_nth (edited, TL_KIND_TOUCHPOINT, n);
  TlCell cell = { tl_map_get_ref (edited->map, card, TL_PROPERTY_LANE),
                  get_nth (edited, TL_KIND_MOMENT, n + 5) };

  tl_operations_move_touchpoint (edited->history, card, cell, NULL);
}

static void
edit_evidence (Edited *edited, guint n)
{
  TlElement *card = get_nth (edited, TL_KIND_TOUCHPOINT, n);
  TlElement *evidence = tl_history_add (edited->history, TL_KIND_EVIDENCE, NULL, NULL, NULL);

  tl_history_set (edited->history, evidence, TL_PROPERTY_ABOUT, tl_element_get_id (card));
  tl_history_set (edited->history, evidence, TL_PROPERTY_MEASURE, "csat");
  tl_history_set (edited->history, evidence, TL_PROPERTY_COUNTS, "9 1 1 1 1");
}

static void
edit_lane (Edited *edited, guint n)
{
  TlElement *lane = get_nth (edited, TL_KIND_LANE, n);

  tl_operations_move (edited->history, lane, tl_map_get_root (edited->map),
                      get_nth (edited, TL_KIND_LANE, n + 2));
}

static void
edit_layer (Edited *edited, guint n)
{
  TlElement *lane = get_nth (edited, TL_KIND_LANE, n);

  tl_history_set_choice (edited->history, lane, TL_PROPERTY_LAYER,
                         (tl_element_get_choice (lane, TL_PROPERTY_LAYER) + 1) % 4);
}

static void
edit_owner (Edited *edited, guint n)
{
  tl_history_set (edited->history, get_nth (edited, TL_KIND_TOUCHPOINT, n), TL_PROPERTY_ACCOUNTABLE,
                  tl_element_get_id (get_nth (edited, TL_KIND_ROLE, n)));
}

static void
edit_role (Edited *edited, guint n)
{
  tl_history_set (edited->history, get_nth (edited, TL_KIND_ROLE, n), TL_PROPERTY_TITLE,
                  n % 2 > 0 ? "Head of all" : "Chief");
}

static void
edit_moment (Edited *edited, guint n)
{
  TlElement *moment = get_nth (edited, TL_KIND_MOMENT, n);

  tl_history_add (edited->history, TL_KIND_MOMENT, NULL, tl_element_get_parent (moment), moment);
}

static void
edit_card (Edited *edited, guint n)
{
  TlElement *card = get_nth (edited, TL_KIND_TOUCHPOINT, n);

  tl_operations_delete (edited->history, &card, 1);
}

static void
on_changed_cb (TlMap *map, const TlTouch *touches, guint n_touches, Edited *edited)
{
  Stopwatch start = stopwatch_start ();
  TlFindingsUpdate update = tl_findings_keeper_update (edited->keeper, touches, n_touches);

  edited->spent = stopwatch_stop (start).cpu;
  edited->was_lost |= update == TL_FINDINGS_LOST;
}

/* The worst of some places of the map, each the better of two. */
static void
measure_edit (Edited *edited, const char *name, void (*edit) (Edited *edited, guint n))
{
  double worst = 0;

  for (guint i = 1; i < ROUNDS; i++)
    {
      double best = G_MAXDOUBLE;

      for (guint again = 0; again < 2; again++)
        {
          tl_history_begin (edited->history, name, NULL);
          edit (edited, i * 1117);
          tl_history_commit (edited->history);
          best = MIN (best, edited->spent);
          tl_history_undo (edited->history);
        }
      worst = MAX (worst, best);
    }
  g_print ("edit.%s %.3f\n", name, worst);
}

static void
measure_edits (TlMap *map)
{
  static const struct
  {
    const char *name;
    void (*edit) (Edited *edited, guint n);
  } edits[] = {
    { "title", edit_title },       { "feeling", edit_feeling }, { "link", edit_link },
    { "place", edit_place },       { "lane", edit_lane },       { "layer", edit_layer },
    { "evidence", edit_evidence }, { "owner", edit_owner },     { "role", edit_role },
    { "moment", edit_moment },     { "deleted", edit_card },
  };
  Edited edited = { .map = map, .history = tl_history_new (map) };
  gulong handler = g_signal_connect (map, "changed", G_CALLBACK (on_changed_cb), &edited);

  edited.keeper = tl_findings_keeper_new (map, "2026-11-22");
  while (tl_findings_keeper_go_on (edited.keeper))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    measure_edit (&edited, edits[i].name, edits[i].edit);
  g_assert_false (edited.was_lost);
  g_signal_handler_disconnect (map, handler);
  tl_findings_keeper_free (edited.keeper);
  g_object_unref (edited.history);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = argc == 2 ? tl_file_read (argv[1], NULL, &error) : NULL;

  if (map == NULL)
    {
      g_printerr ("%s\n", error != NULL ? error->message : "Usage: bench-findings FILE");
      return 2;
    }
  measure (map, "findings", find_all);
  measure (map, "owners", list_owners);
  measure_edits (map);
  return 0;
}
