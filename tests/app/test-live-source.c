/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "own-folder.h"
#include "tl-file.h"
#include "tl-live-sources.h"
#include "tl-source-memory.h"
#include "tl-source-file.h"

/* Files that are followed, while other programs write them and somebody works on the map. */

/* Longer than anything here takes. */
#define PATIENCE (20 * G_USEC_PER_SEC)

#define MAPPING "column \"id\" id\ncolumn \"about\" about\ncolumn \"value\" value\n"

typedef struct
{
  char *folder;
  GFile *map_file;
  GFile *table;
  TlDocument *document;
  TlHistory *history;
  TlMap *map;
  TlLiveSources *sources;
  gboolean is_busy;
} Fixture;

static const char map_text[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1'>"
    "<stage id='s1' title='Home'><moment id='o1'/></stage>"
    "<lane id='l1' layer='customer' title='Ann'/>"
    "<touchpoint id='t1' lane='l1' moment='o1' title='Rings'/>%s</journey-map>";

static void
on_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_busy_cb (gpointer data)
{
  return ((Fixture *) data)->is_busy;
}

static void
write_table (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (fixture->table), text, -1, &error);
  g_assert_no_error (error);
}

/* As some programs do: what was there is gone for a moment. */
static void
rewrite_table (Fixture *fixture, const char *text)
{
  FILE *file = g_fopen (g_file_peek_path (fixture->table), "w");

  g_assert_nonnull (file);
  g_assert_cmpint (fputs (text, file), >=, 0);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
write_value (Fixture *fixture, guint value)
{
  g_autofree char *text = g_strdup_printf ("id,about,value\na,t1,%u\n", value);

  write_table (fixture, text);
}

static void
open_map (Fixture *fixture, const char *sources)
{
  /* clang-format off */
  g_autofree char *text = g_strdup_printf (map_text, sources);
  /* clang-format on */
  GAsyncResult *result = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (g_file_peek_path (fixture->map_file), text, -1, NULL);
  tl_document_open_async (fixture->map_file, NULL, NULL, on_done_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->document = tl_document_open_finish (result, &error);
  g_object_unref (result);
  g_assert_no_error (error);
  fixture->history = tl_document_get_history (fixture->document);
  fixture->map = tl_document_get_map (fixture->document);
  fixture->sources = tl_live_sources_new (fixture->document, is_busy_cb, fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *map_path = NULL, *table_path = NULL;

  fixture->folder = own_folder_make ();
  map_path = g_build_filename (fixture->folder, "map.journey", NULL);
  table_path = g_build_filename (fixture->folder, "answers.csv", NULL);
  fixture->map_file = g_file_new_for_path (map_path);
  fixture->table = g_file_new_for_path (table_path);
  if (data == NULL)
    open_map (fixture, "");
}

static void
pass_time (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer document = fixture->document;

  tl_live_sources_stop (fixture->sources);
  g_assert_finalize_object (fixture->sources);
  g_object_add_weak_pointer (document, &document);
  g_object_unref (fixture->document);
  /* A thread may still hold what it reads for. */
  for (guint i = 0; i < 2000 && document != NULL; i++)
    pass_time (5);
  g_assert_null (document);
  g_object_unref (fixture->map_file);
  g_object_unref (fixture->table);
  own_folder_remove (fixture->folder);
}

static TlLiveSource *
get_source (Fixture *fixture)
{
  g_assert_cmpuint (tl_live_sources_get_all (fixture->sources)->len, ==, 1);
  return tl_live_sources_get_all (fixture->sources)->pdata[0];
}

static const char *
get_value (Fixture *fixture, const char *id)
{
  TlElement *evidence = tl_map_find (fixture->map, id);

  return evidence == NULL ? "none" : tl_element_get_string (evidence, TL_PROPERTY_VALUE);
}

static void
wait_for_value (Fixture *fixture, const char *id, const char *value)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (strcmp (get_value (fixture, id), value) != 0 && g_get_monotonic_time () < end)
    pass_time (1);
  g_assert_cmpstr (get_value (fixture, id), ==, value);
}

static void
wait_for_state (Fixture *fixture, TlLiveState state)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (tl_live_source_get_state (get_source (fixture)) != state && g_get_monotonic_time () < end)
    pass_time (1);
  g_assert_cmpint (tl_live_source_get_state (get_source (fixture)), ==, state);
}

static void
attach (Fixture *fixture)
{
  write_value (fixture, 1);
  tl_history_begin (fixture->history, "Attach", NULL);
  tl_live_sources_attach (fixture->sources, fixture->table, MAPPING, NULL);
  tl_history_commit (fixture->history);
  wait_for_value (fixture, "csv.a", "1");
}

static void
rename_card (Fixture *fixture, const char *title)
{
  tl_history_begin (fixture->history, "Rename", NULL);
  tl_history_set (fixture->history, tl_map_find (fixture->map, "t1"), TL_PROPERTY_TITLE, title);
  tl_history_commit (fixture->history);
}

/* Replaced or rewritten, what the file says is soon on the map, and updates in a row are one step.
 */
static void
test_follows (Fixture *fixture, gconstpointer data)
{
  attach (fixture);
  g_assert_cmpstr (tl_live_source_get_path (get_source (fixture)), ==, "answers.csv");
  g_assert_nonnull (tl_live_source_get_time (get_source (fixture)));
  g_assert_cmpuint (tl_history_get_n_steps (fixture->history), ==, 2);
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Update From answers.csv");
  write_value (fixture, 2);
  wait_for_value (fixture, "csv.a", "2");
  rewrite_table (fixture, "about,value,id\nt1,3,a\nt1,9,b\n");
  wait_for_value (fixture, "csv.b", "9");
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "3");
  g_assert_cmpuint (tl_history_get_n_steps (fixture->history), ==, 2);
  rename_card (fixture, "Calls");
  write_value (fixture, 4);
  wait_for_value (fixture, "csv.a", "4");
  g_assert_cmpuint (tl_history_get_n_steps (fixture->history), ==, 4);
}

/* What was taken back comes back with the next change, not by itself, and not for being written as
 * it was. */
static void
test_undone (Fixture *fixture, gconstpointer data)
{
  attach (fixture);
  g_assert_true (tl_history_undo (fixture->history));
  pass_time (500);
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "none");
  write_value (fixture, 1);
  pass_time (700);
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "none");
  write_value (fixture, 2);
  wait_for_value (fixture, "csv.a", "2");
}

static void
close_map (Fixture *fixture)
{
  tl_live_sources_stop (fixture->sources);
  g_assert_finalize_object (fixture->sources);
  g_object_unref (fixture->document);
  tl_source_memory_close ();
}

#define ATTACHED                                                                                   \
  "<data-source id='d1' path='answers.csv'><mapping>" MAPPING "</mapping></data-source>"

#define WITHOUT_ID                                                                                 \
  "<data-source id='d1' path='answers.csv'><mapping>column \"about\" about\ncolumn \"words\" "     \
  "words\ncolumn \"value\" value\n</mapping></data-source>"

/* Where no column tells one row from another, a number that has changed is still not a second one;
 * other words are. */
static void
test_without_id (Fixture *fixture, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  write_table (fixture, "about,words,value\nt1,slow,1\nt1,slow,2\nt1,fine,3\n");
  open_map (fixture, WITHOUT_ID);
  wait_for_state (fixture, TL_LIVE_FOLLOWING);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_EVIDENCE), ==, 3);
  write_table (fixture, "about,words,value\nt1,slow,1\nt1,slow,5\nt1,good,3\n");
  while (tl_map_count (fixture->map, TL_KIND_EVIDENCE) < 4 && g_get_monotonic_time () < end)
    pass_time (1);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_EVIDENCE), ==, 4);
  g_assert_cmpstr (get_value (fixture, "e1"), ==, "1");
  g_assert_cmpstr (get_value (fixture, "e2"), ==, "5");
  g_assert_cmpstr (get_value (fixture, "e3"), ==, "3");
}

#define WITH_REFERENCE                                                                             \
  "<data-source id='d1' path='answers.csv'><mapping>column \"about\" about\ncolumn \"ref\" "       \
  "reference\ncolumn \"value\" value\n</mapping></data-source>"

/* Two cases are two, whatever their numbers are. */
static void
test_with_reference (Fixture *fixture, gconstpointer data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autoptr (GPtrArray) vanished = NULL;

  write_table (fixture, "about,ref,value\nt1,case1,1\n");
  open_map (fixture, WITH_REFERENCE);
  wait_for_state (fixture, TL_LIVE_FOLLOWING);
  write_table (fixture, "about,ref,value\nt1,case2,9\n");
  while (tl_map_count (fixture->map, TL_KIND_EVIDENCE) < 2 && g_get_monotonic_time () < end)
    pass_time (1);
  g_assert_cmpstr (get_value (fixture, "e1"), ==, "1");
  g_assert_cmpstr (get_value (fixture, "e2"), ==, "9");
  vanished = tl_live_source_list_vanished (get_source (fixture));
  g_assert_cmpuint (vanished->len, ==, 1);
  write_table (fixture, "about,ref,value\nt1,case0,5\nt1,case2,8\n");
  wait_for_value (fixture, "e2", "8");
  g_assert_cmpstr (get_value (fixture, "e3"), ==, "5");
}

/* Nor is a number that changed while nobody looked a second one. */
static void
test_without_id_and_reopened (Fixture *fixture, gconstpointer data)
{
  write_table (fixture, "about,words,value\nt1,slow,1\n");
  open_map (fixture, WITHOUT_ID);
  wait_for_state (fixture, TL_LIVE_FOLLOWING);
  close_map (fixture);
  write_table (fixture, "about,words,value\nt1,slow,5\n");
  open_map (fixture,
            "<evidence id='e1' about='t1' value='1'><words>slow</words></evidence>" WITHOUT_ID);
  wait_for_value (fixture, "e1", "5");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_EVIDENCE), ==, 1);
}

/* Undone is what is not on the map, and nothing else. */
static void
test_undone_but_saved (Fixture *fixture, gconstpointer data)
{
  write_value (fixture, 1);
  open_map (fixture, ATTACHED);
  wait_for_value (fixture, "csv.a", "1");
  g_assert_true (tl_history_undo (fixture->history));
  g_assert_true (tl_live_source_is_undone (get_source (fixture)));
  close_map (fixture);
  open_map (fixture, "<evidence id='csv.a' about='t1' value='1'/>" ATTACHED);
  wait_for_state (fixture, TL_LIVE_FOLLOWING);
  g_assert_false (tl_live_source_is_undone (get_source (fixture)));
  g_assert_nonnull (tl_live_sources_get_time (fixture->sources));
}

static void
wait_until_done (Fixture *fixture)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (tl_live_source_is_undone (get_source (fixture)) && g_get_monotonic_time () < end)
    pass_time (1);
  g_assert_false (tl_live_source_is_undone (get_source (fixture)));
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "1");
}

static void
test_attached_again (Fixture *fixture, gconstpointer data)
{
  TlElement *evidence;

  attach (fixture);
  g_assert_true (tl_history_go_to (fixture->history, 0));
  g_assert_true (tl_history_redo (fixture->history));
  wait_for_state (fixture, TL_LIVE_FOLLOWING);
  g_assert_true (tl_live_source_is_undone (get_source (fixture)));
  g_assert_true (tl_history_redo (fixture->history));
  wait_until_done (fixture);

  g_assert_true (tl_history_undo (fixture->history));
  tl_history_begin (fixture->history, "Import", NULL);
  evidence = tl_history_add (fixture->history, TL_KIND_EVIDENCE, "csv.a", NULL, NULL);
  tl_history_set (fixture->history, evidence, TL_PROPERTY_ABOUT, "t1");
  tl_history_set (fixture->history, evidence, TL_PROPERTY_VALUE, "1");
  tl_live_sources_attach (fixture->sources, fixture->table, MAPPING, NULL);
  tl_history_commit (fixture->history);
  wait_until_done (fixture);
}

static void
test_renamed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "b.csv", NULL);

  attach (fixture);
  g_assert_cmpint (g_rename (g_file_peek_path (fixture->table), other), ==, 0);
  tl_history_begin (fixture->history, "Path", NULL);
  tl_history_set (fixture->history, tl_map_get_first (fixture->map, TL_KIND_DATA_SOURCE),
                  TL_PROPERTY_PATH, "b.csv");
  tl_history_commit (fixture->history);
  wait_for_state (fixture, TL_LIVE_FOLLOWING);
  rename_card (fixture, "Calls");
  g_assert_false (tl_live_source_is_undone (get_source (fixture)));
}

#define TWO_TABLES                                                                                 \
  ATTACHED "<data-source id='d2' path='other.csv'><mapping>" MAPPING "</mapping></data-source>"

static void
write_other (Fixture *fixture, const char *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, "other.csv", NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static const TlCsvReport *
wait_for_refused (Fixture *fixture, const char *id, guint n_refused)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  TlLiveSource *source = tl_live_sources_find (fixture->sources, id);
  const TlCsvReport *report = NULL;

  while (report == NULL || report->n_refused != n_refused)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      pass_time (1);
      report = tl_live_source_get_report (source);
    }
  return report;
}

/* Neither is written over the other, whichever changes, whenever the map is opened; a row that
 * goes from one to the other keeps its id. */
static void
test_tables_numbered_alike (Fixture *fixture, gconstpointer data)
{
  const TlCsvNote *note;

  write_table (fixture, "id,about,value\n1,t1,1\n2,t1,2\n");
  write_other (fixture, "id,about,value\n2,t1,3\n3,t1,4\n");
  for (guint i = 0; i < 2; i++)
    {
      if (i > 0)
        close_map (fixture);
      open_map (fixture, TWO_TABLES);
      note = wait_for_refused (fixture, "d2", 1)->notes->pdata[0];
      g_assert_cmpuint (note->line, ==, 2);
      g_assert_cmpstr (note->message, ==,
                       "The id “2” is that of a row of “answers.csv”, which the map follows. Give "
                       "the rows of one of the two other ids.");
      g_assert_cmpstr (get_value (fixture, "csv.2"), ==, "2");
      g_assert_cmpstr (get_value (fixture, "csv.3"), ==, "4");
    }
  write_table (fixture, "id,about,value\n1,t1,1\n3,t1,5\n");
  wait_for_refused (fixture, "d1", 1);
  g_assert_cmpstr (get_value (fixture, "csv.3"), ==, "4");
  write_other (fixture, "id,about,value\n2,t1,7\n3,t1,4\n");
  wait_for_refused (fixture, "d2", 0);
  g_assert_cmpstr (get_value (fixture, "csv.2"), ==, "7");
}

/* Nor does it come back because the map was closed; and what was only not saved does. */
static void
test_undone_and_reopened (Fixture *fixture, gconstpointer data)
{
  write_value (fixture, 1);
  open_map (fixture, ATTACHED);
  wait_for_value (fixture, "csv.a", "1");
  close_map (fixture);
  open_map (fixture, ATTACHED);
  wait_for_value (fixture, "csv.a", "1");
  g_assert_nonnull (tl_live_sources_get_time (fixture->sources));
  g_assert_true (tl_history_undo (fixture->history));
  g_assert_true (tl_live_source_is_undone (get_source (fixture)));
  g_assert_null (tl_live_sources_get_time (fixture->sources));
  close_map (fixture);
  open_map (fixture, ATTACHED);
  wait_for_state (fixture, TL_LIVE_FOLLOWING);
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "none");
  g_assert_true (tl_live_source_is_undone (get_source (fixture)));
  g_assert_cmpuint (tl_history_get_n_steps (fixture->history), ==, 0);
  tl_live_source_read_again (get_source (fixture));
  wait_for_value (fixture, "csv.a", "1");
  g_assert_false (tl_live_source_is_undone (get_source (fixture)));
  g_assert_true (tl_history_undo (fixture->history));
  write_value (fixture, 2);
  wait_for_value (fixture, "csv.a", "2");
}

/* What is redone is not undone any more, and what is done instead makes it so for good. */
static void
test_redone (Fixture *fixture, gconstpointer data)
{
  write_value (fixture, 1);
  open_map (fixture, ATTACHED);
  wait_for_value (fixture, "csv.a", "1");
  g_assert_true (tl_history_undo (fixture->history));
  g_assert_true (tl_history_redo (fixture->history));
  g_assert_false (tl_live_source_is_undone (get_source (fixture)));
  g_assert_true (tl_history_undo (fixture->history));
  rename_card (fixture, "Calls");
  g_assert_true (tl_live_source_is_undone (get_source (fixture)));
  close_map (fixture);
  open_map (fixture, ATTACHED);
  wait_for_state (fixture, TL_LIVE_FOLLOWING);
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "none");
}

/* Evidence whose row is gone is known the next time too. */
static void
test_vanished_and_reopened (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) vanished = NULL, none = NULL;

  write_table (fixture, "id,about,value\na,t1,1\nb,t1,2\n");
  open_map (fixture, ATTACHED);
  wait_for_value (fixture, "csv.b", "2");
  write_table (fixture, "id,about,value\nb,t1,3\n");
  wait_for_value (fixture, "csv.b", "3");
  close_map (fixture);
  open_map (fixture, "<evidence id='csv.a' about='t1' value='1'/>" ATTACHED);
  wait_for_value (fixture, "csv.b", "3");
  vanished = tl_live_source_list_vanished (get_source (fixture));
  g_assert_cmpuint (vanished->len, ==, 1);
  g_assert_cmpstr (vanished->pdata[0], ==, "csv.a");
  write_value (fixture, 7);
  wait_for_value (fixture, "csv.a", "7");
  none = tl_live_source_list_vanished (get_source (fixture));
  g_assert_cmpuint (none->len, ==, 1);
  g_assert_cmpstr (none->pdata[0], ==, "csv.b");
}

/* What was imported may have lost its row before the file is read for the first time. */
static void
test_vanished_before_it_was_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) vanished = NULL, imported = g_ptr_array_new ();

  write_table (fixture, "id,about,value\nb,t1,3\n");
  open_map (fixture, "<evidence id='csv.a' about='t1' value='1'/>");
  g_ptr_array_add (imported, (char *) "csv.a");
  tl_history_begin (fixture->history, "Attach", NULL);
  tl_live_sources_attach (fixture->sources, fixture->table, MAPPING, imported);
  tl_history_commit (fixture->history);
  wait_for_value (fixture, "csv.b", "3");
  vanished = tl_live_source_list_vanished (get_source (fixture));
  g_assert_cmpuint (vanished->len, ==, 1);
  g_assert_cmpstr (vanished->pdata[0], ==, "csv.a");
}

/* A map that is saved in another folder goes on with the same file, whatever has its name there. */
static void
test_leaves_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) beside = g_file_new_build_filename (fixture->folder, "other.journey", NULL);
  g_autoptr (GFile) elsewhere = g_file_new_for_path ("/nowhere/other.journey");
  guint n;

  attach (fixture);
  n = tl_history_get_n_steps (fixture->history);
  tl_live_sources_leave_folder (fixture->sources, beside);
  g_assert_cmpuint (tl_history_get_n_steps (fixture->history), ==, n);
  tl_live_sources_leave_folder (fixture->sources, elsewhere);
  g_assert_cmpuint (tl_history_get_n_steps (fixture->history), ==, n + 1);
  g_assert_cmpstr (tl_live_source_get_path (get_source (fixture)), ==,
                   g_file_peek_path (fixture->table));
  g_assert_cmpint (tl_live_source_get_state (get_source (fixture)), ==, TL_LIVE_FOLLOWING);
  write_value (fixture, 2);
  wait_for_value (fixture, "csv.a", "2");
}

/* Nothing happens while a step is open or the map is in somebody's hand; then it does. */
static void
test_waits (Fixture *fixture, gconstpointer data)
{
  attach (fixture);
  tl_history_begin (fixture->history, "Drag", NULL);
  write_value (fixture, 2);
  pass_time (700);
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "1");
  tl_history_rollback (fixture->history);
  wait_for_value (fixture, "csv.a", "2");
  fixture->is_busy = TRUE;
  write_value (fixture, 3);
  pass_time (700);
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "2");
  fixture->is_busy = FALSE;
  wait_for_value (fixture, "csv.a", "3");
}

/* While it waits, the source, and the document, may go. */
static void
test_goes_while_it_waits (Fixture *fixture, gconstpointer data)
{
  attach (fixture);
  fixture->is_busy = TRUE;
  write_value (fixture, 2);
  pass_time (500);
  tl_history_begin (fixture->history, "Detach", NULL);
  tl_live_sources_detach (fixture->sources, fixture->table);
  tl_history_commit (fixture->history);
  fixture->is_busy = FALSE;
  pass_time (500);
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "1");
  g_assert_true (tl_history_undo (fixture->history));
  wait_for_value (fixture, "csv.a", "2");
  write_value (fixture, 3);
}

/* A reading that changes nothing is no step; a map just opened reads its sources. */
static void
test_opened (Fixture *fixture, gconstpointer data)
{
  write_value (fixture, 1);
  open_map (fixture, "<evidence id='csv.a' about='t1' value='1'/><data-source id='d1' "
                     "path='answers.csv'><mapping>" MAPPING "</mapping></data-source>");
  wait_for_state (fixture, TL_LIVE_FOLLOWING);
  g_assert_cmpuint (tl_history_get_n_steps (fixture->history), ==, 0);
  g_assert_false (tl_document_is_modified (fixture->document));
  write_value (fixture, 2);
  wait_for_value (fixture, "csv.a", "2");
}

/* Rows that match nothing are known by line, and evidence whose row is gone stays and is known. */
static void
test_unmatched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) vanished = NULL;
  const TlCsvReport *report;

  attach (fixture);
  write_table (fixture, "id,about,value\nb,t1,2\nc,t9,3\n");
  wait_for_value (fixture, "csv.b", "2");
  report = tl_live_source_get_report (get_source (fixture));
  g_assert_cmpuint (report->n_refused, ==, 1);
  g_assert_cmpuint (((TlCsvNote *) report->notes->pdata[0])->line, ==, 3);
  vanished = tl_live_source_list_vanished (get_source (fixture));
  g_assert_cmpuint (vanished->len, ==, 1);
  g_assert_cmpstr (vanished->pdata[0], ==, "csv.a");
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "1");
}

static void
assert_fails (Fixture *fixture, const char *says)
{
  TlLiveSource *source = get_source (fixture);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_strcmp0 (tl_live_source_get_message (source), says) != 0 &&
         g_get_monotonic_time () < end)
    pass_time (1);
  g_assert_cmpstr (tl_live_source_get_message (source), ==, says);
  g_assert_cmpint (tl_live_source_get_state (source), ==, TL_LIVE_FAILED);
  g_assert_cmpstr (get_value (fixture, "csv.a"), !=, "none");
}

static void
write_long_table (Fixture *fixture, guint n)
{
  g_autoptr (GString) text = g_string_new ("id,about,value\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "r%u,t1,1\n", i);
  write_table (fixture, text->str);
}

/* Whatever becomes of the file is said, nothing is lost, and it is followed on. */
static void
test_faults (Fixture *fixture, gconstpointer data)
{
  const char *path = g_file_peek_path (fixture->table);

  attach (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_fails (fixture, "The file is not there.");
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  assert_fails (fixture, "This is a folder and not a file.");
  g_assert_cmpint (g_rmdir (path), ==, 0);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_fails (fixture, "This is no file that can be read.");
  g_assert_cmpint (g_unlink (path), ==, 0);
  write_table (fixture, "");
  assert_fails (fixture, "There is nothing in this file.");
  write_table (fixture, "id,touchpoint,value\na,t1,7\n");
  assert_fails (fixture, "The table has no column “about”.");
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (symlink ("/etc/passwd", path), ==, 0);
  assert_fails (fixture, "This is a link that leads out of the map’s folder.");
  g_assert_cmpint (g_unlink (path), ==, 0);
  write_long_table (fixture, 100001);
  assert_fails (fixture, "The file would make more than 100,000 pieces of evidence, which is too "
                         "many to follow. Rows that are answers may be counted instead.");
  g_assert_cmpint (truncate (path, (gint64) TL_SOURCE_FILE_LIMIT + 1), ==, 0);
  assert_fails (fixture, "The file is larger than 256 MB, which is too large to follow.");
  write_value (fixture, 5);
  wait_for_value (fixture, "csv.a", "5");
  g_assert_null (tl_live_source_get_message (get_source (fixture)));
}

/* A map that comes from anywhere reads nothing outside of its folder before somebody said so. */
static void
test_hostile_paths (Fixture *fixture, gconstpointer data)
{
  static const char *const paths[] = { "/etc/passwd", "/dev/zero", "../answers.csv",
                                       "a/../../answers.csv" };
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *all;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    g_string_append_printf (text, "<data-source id='d%u' path='%s'/>", i + 1, paths[i]);
  open_map (fixture, text->str);
  pass_time (500);
  all = tl_live_sources_get_all (fixture->sources);
  g_assert_cmpuint (all->len, ==, G_N_ELEMENTS (paths));
  for (guint i = 0; i < all->len; i++)
    g_assert_cmpint (tl_live_source_get_state (all->pdata[i]), ==, TL_LIVE_UNASKED);
  /* And if somebody says so, a device is no file still. */
  tl_live_sources_allow (fixture->sources, all->pdata[1]);
  while (tl_live_source_get_state (all->pdata[1]) == TL_LIVE_WAITING)
    pass_time (1);
  g_assert_cmpstr (tl_live_source_get_message (all->pdata[1]), ==,
                   "This is no file that can be read.");
  g_assert_true (tl_source_memory_has_consent (fixture->map_file, "/dev/zero"));
  g_assert_false (tl_source_memory_has_consent (fixture->map_file, "/etc/passwd"));
  g_assert_false (tl_source_memory_has_consent (fixture->table, "/dev/zero"));
}

/* However many there are, no more are opened than a person could have attached. */
static void
test_very_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *last = g_strdup_printf ("d%u", TL_LIVE_SOURCES_MOST);
  g_autofree char *next = g_strdup_printf ("d%u", TL_LIVE_SOURCES_MOST + 1);

  for (guint i = 1; i <= 5000; i++)
    g_string_append_printf (text, "<data-source id='d%u' path='%u.csv'/>", i, i);
  open_map (fixture, text->str);
  g_assert_cmpuint (tl_live_sources_get_all (fixture->sources)->len, ==, TL_LIVE_SOURCES_MOST);
  g_assert_nonnull (tl_live_sources_find (fixture->sources, last));
  g_assert_null (tl_live_sources_find (fixture->sources, next));
  tl_history_begin (fixture->history, "Detach", NULL);
  tl_history_remove (fixture->history, tl_map_find (fixture->map, "d1"));
  tl_history_commit (fixture->history);
  g_assert_nonnull (tl_live_sources_find (fixture->sources, next));
}

/* A thousand versions, while somebody works, undoes and redoes: the last one is on the map, and
 * what somebody did is. */
static void
test_stress (Fixture *fixture, gconstpointer data)
{
  attach (fixture);
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *title = g_strdup_printf ("Step %u", i);
      g_autofree char *text = g_strdup_printf ("id,about,value\na,t1,%u\n", i);

      if (i % 3 == 0)
        rewrite_table (fixture, text);
      else
        write_table (fixture, text);
      if (i % 5 == 0)
        rename_card (fixture, title);
      if (i % 7 == 0)
        tl_history_undo (fixture->history);
      if (i % 11 == 0)
        tl_history_redo (fixture->history);
      pass_time (i % 10 == 0 ? 5 : 1);
    }
  rename_card (fixture, "The last");
  write_value (fixture, 1234);
  wait_for_value (fixture, "csv.a", "1234");
  g_assert_cmpstr (tl_element_get_string (tl_map_find (fixture->map, "t1"), TL_PROPERTY_TITLE), ==,
                   "The last");
  while (tl_history_undo (fixture->history))
    ;
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_EVIDENCE), ==, 0);
  while (tl_history_redo (fixture->history))
    ;
  g_assert_cmpstr (get_value (fixture, "csv.a"), ==, "1234");
}

static void
test_paths (void)
{
  g_autoptr (GFile) map = g_file_new_for_path ("/home/a/maps/x.journey");
  g_autoptr (GFile) beside = g_file_new_for_path ("/home/a/maps/answers.csv");
  g_autoptr (GFile) below = g_file_new_for_path ("/home/a/maps/data/answers.csv");
  g_autoptr (GFile) far = g_file_new_for_path ("/home/a/answers.csv");
  g_autofree char *beside_path = tl_source_file_make_path (map, beside);
  g_autofree char *below_path = tl_source_file_make_path (map, below);
  g_autofree char *far_path = tl_source_file_make_path (map, far);
  g_autofree char *lone_path = tl_source_file_make_path (NULL, beside);
  g_autoptr (GFile) found = tl_source_file_resolve (map, below_path);

  g_assert_cmpstr (beside_path, ==, "answers.csv");
  g_assert_cmpstr (below_path, ==, "data/answers.csv");
  g_assert_cmpstr (far_path, ==, "/home/a/answers.csv");
  g_assert_cmpstr (lone_path, ==, "/home/a/maps/answers.csv");
  g_assert_true (g_file_equal (found, below));
  g_assert_null (tl_source_file_resolve (NULL, "answers.csv"));
  g_assert_false (tl_source_file_is_outside ("data/answers..csv"));
  g_assert_true (tl_source_file_is_outside ("data/../../x"));
  g_assert_true (tl_source_file_is_outside ("/x"));
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data), gboolean opens)
{
  g_test_add (path, Fixture, GINT_TO_POINTER (opens), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  char *state = own_folder_make_for_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/live-source/paths", test_paths);
  add ("/live-source/follows", test_follows, FALSE);
  add ("/live-source/without-id", test_without_id, TRUE);
  add ("/live-source/tables-numbered-alike", test_tables_numbered_alike, TRUE);
  add ("/live-source/with-reference", test_with_reference, TRUE);
  add ("/live-source/without-id-and-reopened", test_without_id_and_reopened, TRUE);
  add ("/live-source/undone-but-saved", test_undone_but_saved, TRUE);
  add ("/live-source/attached-again", test_attached_again, FALSE);
  add ("/live-source/renamed", test_renamed, FALSE);
  add ("/live-source/undone", test_undone, FALSE);
  add ("/live-source/undone-and-reopened", test_undone_and_reopened, TRUE);
  add ("/live-source/redone", test_redone, TRUE);
  add ("/live-source/vanished-and-reopened", test_vanished_and_reopened, TRUE);
  add ("/live-source/vanished-before-it-was-read", test_vanished_before_it_was_read, TRUE);
  add ("/live-source/leaves-folder", test_leaves_folder, FALSE);
  add ("/live-source/waits", test_waits, FALSE);
  add ("/live-source/goes-while-it-waits", test_goes_while_it_waits, FALSE);
  add ("/live-source/opened", test_opened, TRUE);
  add ("/live-source/unmatched", test_unmatched, FALSE);
  add ("/live-source/faults", test_faults, FALSE);
  add ("/live-source/hostile-paths", test_hostile_paths, TRUE);
  add ("/live-source/very-many", test_very_many, TRUE);
  add ("/live-source/stress", test_stress, FALSE);
  result = g_test_run ();
  tl_source_memory_close ();
  own_folder_remove (state);
  return result;
}
