/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>

#include "own-display.h"
#include "own-folder.h"
#include "tl-canvas-private.h"
#include "tl-csv-mapping-text.h"
#include "tl-file.h"
#include "tl-import-columns.h"
#include "tl-import-dialog-private.h"
#include "tl-import-dialog.h"
#include "tl-import-format-row.h"
#include "tl-import-job.h"
#include "tl-import-report-page.h"
#include "tl-import-table.h"
#include "tl-mapping-store.h"
#include "tl-speech.h"
#include "tl-window-private.h"
#include "window-fixture.h"

/* A table before it is imported: what is seen of it, what its rows will be, and what is remembered
 * of it; and the dialog that shows all that. */

static const char map_text[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\">"
    "<stage id=\"s1\" title=\"Ask\"><moment id=\"o1\"/></stage>"
    "<lane id=\"l1\" layer=\"customer\" title=\"Ann\"/>"
    "<touchpoint id=\"t1\" lane=\"l1\" moment=\"o1\" title=\"Rings\"/>"
    "<touchpoint id=\"t2\" lane=\"l1\" moment=\"o1\" title=\"&lt;b&gt;Waits &amp; waits\"/>"
    "</journey-map>";

static const char table_text[] = "Step;Comment;Score\n"
                                 "Rings;good;4\n"
                                 "<b>Waits & waits;\"two\nlines\";1,5\n"
                                 "Nowhere;bad;2\n"
                                 "Rings;;x\n";

static TlHistory *
make_history (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (map_text, sizeof map_text - 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, NULL, &error);

  g_assert_no_error (error);
  return tl_history_new (map);
}

static TlImportTable *
make_table (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  TlImportTable *table = tl_import_table_new (NULL, bytes, NULL, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static void
assert_fate (
    const GPtrArray *fates, guint row, TlCsvOutcome outcome, const char *about, const char *words)
{
  const TlImportFate *fate = fates->pdata[row];

  g_assert_cmpint (fate->outcome, ==, outcome);
  g_assert_cmpstr (fate->about, ==, about);
  g_assert_cmpstr (fate->words, ==, words);
}

static void
test_table (void)
{
  g_autoptr (TlImportTable) table = make_table (table_text);
  const TlCsvRow *row = table->rows->pdata[1];

  g_assert_cmpint (tl_csv_get_delimiter (table->csv), ==, ';');
  g_assert_cmpint (tl_csv_get_encoding (table->csv), ==, TL_CSV_UTF_8);
  g_assert_true (tl_csv_has_header (table->csv));
  g_assert_cmpuint (table->columns->len, ==, 3);
  g_assert_cmpuint (table->rows->len, ==, 4);
  g_assert_false (table->has_more);
  g_assert_cmpstr (row->fields[1].text, ==, "two\nlines");
  g_assert_cmpuint (row->line, ==, 3);
}

static void
test_long_table (void)
{
  g_autoptr (GString) text = g_string_new ("words,value\n");
  g_autoptr (TlImportTable) table = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "row %u,%u\n", i, i);
  table = make_table (text->str);
  g_assert_cmpuint (table->rows->len, ==, TL_IMPORT_ROWS_SHOWN);
  g_assert_true (table->has_more);
  g_assert_cmpstr (((TlCsvRow *) table->rows->pdata[19])->fields[0].text, ==, "row 19");
}

static void
test_fates (void)
{
  g_autoptr (TlHistory) history = make_history ();
  TlMap *map = tl_history_get_map (history);
  guint64 serial = tl_history_get_serial (history);
  g_autoptr (TlImportTable) table = make_table (table_text);
  g_autoptr (GPtrArray) fates = tl_import_table_try (table, map, table->guess, NULL);

  g_assert_cmpuint (fates->len, ==, 4);
  assert_fate (fates, 0, TL_CSV_TAKEN, "t1", NULL);
  assert_fate (fates, 1, TL_CSV_MENDED, "t2", "Value: “1,5” was read as 1.5.");
  assert_fate (fates, 2, TL_CSV_REFUSED, NULL, "There is no touchpoint “Nowhere” on the map.");
  assert_fate (fates, 3, TL_CSV_REFUSED, NULL, "Value: “x” is not a number in the range allowed.");
  g_assert_cmpuint (tl_history_get_serial (history), ==, serial);
  g_assert_cmpuint (tl_map_count (map, TL_KIND_EVIDENCE), ==, 0);
}

/* Of like answers the engine keeps what the first was; each still says what it is about. */
static void
test_fates_of_answers (void)
{
  g_autoptr (TlHistory) history = make_history ();
  g_autoptr (TlImportTable) table =
      make_table ("step,answer\nRings,4\n<b>Waits & waits,4\nRings,4\nRings,9\n");
  g_autoptr (GPtrArray) fates = NULL;

  table->guess->is_answers = TRUE;
  tl_csv_mapping_set_constant (table->guess, TL_PROPERTY_MEASURE, "csat");
  tl_csv_mapping_set_constant (table->guess, TL_PROPERTY_LOW, "1");
  tl_csv_mapping_set_constant (table->guess, TL_PROPERTY_HIGH, "5");
  fates = tl_import_table_try (table, tl_history_get_map (history), table->guess, NULL);
  g_assert_nonnull (fates);
  assert_fate (fates, 0, TL_CSV_TAKEN, "t1", NULL);
  assert_fate (fates, 1, TL_CSV_TAKEN, "t2", NULL);
  assert_fate (fates, 2, TL_CSV_TAKEN, "t1", NULL);
  g_assert_cmpint (((TlImportFate *) fates->pdata[3])->outcome, ==, TL_CSV_REFUSED);
}

/* What is a row of another table is seen before it is imported. */
static void
test_fates_of_rows_held (void)
{
  g_autoptr (TlHistory) history = make_history ();
  g_autoptr (TlImportTable) table = make_table ("id,step,score\n1,Rings,4\n2,Rings,5\n");
  g_autoptr (GHashTable) held = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) fates = NULL;

  g_hash_table_insert (held, (gpointer) "csv.2", (gpointer) "may.csv");
  fates = tl_import_table_try (table, tl_history_get_map (history), table->guess, held);
  assert_fate (fates, 0, TL_CSV_TAKEN, "t1", NULL);
  assert_fate (fates, 1, TL_CSV_REFUSED, NULL,
               "The id “2” is that of a row of “may.csv”, which the map follows. Give the rows of "
               "one of the two other ids.");
}

static void
test_no_sense_no_fates (void)
{
  g_autoptr (TlHistory) history = make_history ();
  g_autoptr (TlImportTable) table = make_table ("what,where\na,b\n");

  g_assert_null (tl_import_table_try (table, tl_history_get_map (history), table->guess, NULL));
}

/* To open a pipe is to wait for who writes to it: nobody could cancel that. */
static void
test_pipe (void)
{
  char *folder = own_folder_make ();
  g_autofree char *path = g_build_filename (folder, "pipe.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (tl_import_table_new (file, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  own_folder_remove (folder);
}

static void
test_is_table (void)
{
  static const struct
  {
    const char *text;
    gboolean is_table;
  } cases[] = {
    { "Comment\tScore\nslow\t2\n", TRUE },
    { "words,date\nslow,2026-05-31\n", TRUE },
    { "Comment\tScore\n", FALSE },
    { "Comment\nslow\n", FALSE },
    { "Well, I waited,\nand nobody, really, came.", FALSE },
    { "1,2\n3,4\n", FALSE },
    { "", FALSE },
    { "\n\n", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (cases[i].text, strlen (cases[i].text));

      g_assert_cmpint (tl_import_table_is_one (bytes), ==, cases[i].is_table);
    }
}

static TlCsvMapping *
find_last (const TlImportTable *table)
{
  g_autofree char *text = tl_mapping_store_find (table->key);

  return text != NULL ? tl_csv_mapping_from_text (text, table->csv, NULL) : NULL;
}

static void
remember (const char *text)
{
  g_autoptr (TlImportTable) table = make_table (text);
  g_autofree char *words = NULL;

  tl_csv_mapping_set_target (table->guess, 1, TL_PROPERTY_REFERENCE);
  tl_csv_mapping_add_rule (table->guess, 1, "Wait", "t2");
  tl_csv_mapping_set_constant (table->guess, TL_PROPERTY_SOURCE, "support");
  words = tl_csv_mapping_to_text (table->guess, table->csv);
  tl_mapping_store_keep (table->key, words);
}

static void
test_remembering (void)
{
  remember ("Step,Odd [name]=;x\nRings,a\n");
  {
    g_autoptr (TlImportTable) same = make_table ("Step,Odd [name]=;x\nWaits,b\nWaits,c\n");
    g_autoptr (TlImportTable) other = make_table ("Step,Odd name\nWaits,b\n");

    g_autoptr (TlCsvMapping) last = find_last (same);

    g_assert_nonnull (last);
    g_assert_cmpint (tl_csv_mapping_get_target (last, 1), ==, TL_PROPERTY_REFERENCE);
    g_assert_cmpstr (last->constants[TL_PROPERTY_SOURCE], ==, "support");
    g_assert_cmpuint (last->rules->len, ==, 1);
    g_assert_cmpint (tl_csv_mapping_get_target (same->guess, 1), ==, TL_CSV_NOTHING);
    g_assert_null (find_last (other));
  }
}

static void
test_remembering_forgets (void)
{
  remember ("first,words\na,b\n");
  for (guint i = 0; i < TL_MAPPING_STORE_MOST; i++)
    {
      g_autofree char *text = g_strdup_printf ("c%u,words\na,b\n", i);

      remember (text);
    }
  {
    g_autoptr (TlImportTable) first = make_table ("first,words\na,b\n");
    g_autoptr (TlImportTable) last = make_table ("c99,words\na,b\n");

    g_autoptr (TlCsvMapping) kept = find_last (last);

    g_assert_null (find_last (first));
    g_assert_nonnull (kept);
  }
}

/* A damaged file is as good as none, and is written anew. */
static void
test_remembering_damaged (void)
{
  g_autofree char *path =
      g_build_filename (g_get_user_state_dir (), "throughline", "mappings.ini", NULL);

  remember ("Step,y\nRings,a\n");
  g_assert_true (g_file_set_contents (path, "[mappings\n\xff=\n", -1, NULL));
  {
    g_autoptr (TlImportTable) table = make_table ("Step,y\nRings,a\n");

    g_assert_null (find_last (table));
  }
  remember ("Step,y\nRings,a\n");
  {
    g_autoptr (TlImportTable) table = make_table ("Step,y\nRings,a\n");

    g_autoptr (TlCsvMapping) kept = find_last (table);

    g_assert_nonnull (kept);
  }
}

static void
test_report_text (void)
{
  g_autoptr (TlCsvReport) report = tl_csv_report_new ();
  g_autofree char *text = NULL;

  tl_csv_report_count (report, TL_CSV_TAKEN);
  tl_csv_report_count (report, TL_CSV_MENDED);
  tl_csv_report_count (report, TL_CSV_REFUSED);
  tl_csv_report_take_note (report, 3, TL_CSV_MENDED, g_strdup ("A."));
  tl_csv_report_take_note (report, 4, TL_CSV_REFUSED, g_strdup ("B."));
  report->n_added = 2;
  text = tl_import_report_to_text (report, "x.csv");
  g_assert_cmpstr (text, ==,
                   "x.csv\n2 rows were taken (mended: 1), refused: 1.\n"
                   "2 new pieces of evidence (changed: 0, as they were: 0).\n"
                   "Line 3, mended: A.\nLine 4, refused: B.\n");
}

/* What is not listed is said. */
static void
test_report_of_many (void)
{
  g_autoptr (TlCsvReport) report = tl_csv_report_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i <= TL_CSV_NOTE_LIMIT; i++)
    {
      tl_csv_report_count (report, TL_CSV_REFUSED);
      tl_csv_report_take_note (report, i, TL_CSV_REFUSED, g_strdup ("No."));
    }
  text = tl_import_report_to_text (report, NULL);
  g_assert_nonnull (strstr (text, "no more than 500 notes each are listed"));
}

/* The dialog */

static gboolean
has_mapping (gpointer data)
{
  return tl_import_dialog_get_mapping (data) != NULL;
}

static TlImportDialog *
show_dialog (GtkWidget *parent, TlHistory *history, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  TlImportDialog *dialog = tl_import_dialog_new (GTK_WINDOW (parent), history, NULL, bytes);

  gtk_window_present (GTK_WINDOW (dialog));
  own_display_wait (has_mapping, dialog);
  return dialog;
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_dialog_says_what_is_wrong (void)
{
  g_autoptr (TlHistory) history = make_history ();
  GtkWidget *parent = adw_window_new ();
  TlImportDialog *dialog;
  gpointer gone;

  gtk_window_present (GTK_WINDOW (parent));
  dialog = show_dialog (parent, history, "Who,Notes\nRings,bad\nWaits,<i>good</i>\n");
  g_assert_cmpstr (tl_import_dialog_get_status (dialog), ==,
                   "No column says what a row is “about”.");
  g_assert_false (tl_import_dialog_can_import (dialog));
  tl_csv_mapping_set_target (tl_import_dialog_get_mapping (dialog), 0, TL_PROPERTY_ABOUT);
  tl_import_dialog_update (dialog);
  g_assert_cmpstr (tl_import_dialog_get_status (dialog), ==,
                   "No column has “words”, a “value” or “counts”.");
  tl_csv_mapping_set_target (tl_import_dialog_get_mapping (dialog), 1, TL_PROPERTY_WORDS);
  tl_import_dialog_update (dialog);
  g_assert_cmpstr (tl_import_dialog_get_status (dialog), ==,
                   "Of the 2 rows shown: good 1, mended 0, refused 1.");
  g_assert_true (tl_import_dialog_can_import (dialog));
  gone = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &gone);
  gtk_window_destroy (GTK_WINDOW (dialog));
  own_display_wait (is_gone, &gone);
  gtk_window_destroy (GTK_WINDOW (parent));
}

/* That is to be seen: some rows have a switch of their own, which is not. */
static GtkWidget *
find_widget (GtkWidget *within, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (within), type) ? within : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (within); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    if (gtk_widget_get_visible (child))
      found = find_widget (child, type);
  return found;
}

static void
hear (const char *words, gpointer data)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (words);
}

/* A column that takes the field of another: which lost it, and what of it all, is read out. */
static void
test_dialog_is_heard (void)
{
  g_autoptr (TlHistory) history = make_history ();
  g_autofree char *heard = NULL;
  GtkWidget *parent = adw_window_new (), *columns;
  TlImportDialog *dialog;

  gtk_window_present (GTK_WINDOW (parent));
  tl_speech_set_hearer (hear, &heard);
  dialog = show_dialog (parent, history, "Touchpoint,Comment\nRings,bad\n");
  columns = find_widget (GTK_WIDGET (dialog), TL_TYPE_IMPORT_COLUMNS);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find_widget (columns, GTK_TYPE_DROP_DOWN)), 2);
  g_assert_cmpstr (heard, ==,
                   "The column “Comment” is not imported any more. No column says what a row is "
                   "“about”.");
  tl_speech_set_hearer (NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (parent));
}

static gboolean
has_three_rows (gpointer data)
{
  return g_str_has_prefix (tl_import_dialog_get_status (data), "Of the 3 rows shown");
}

/* A table without a header, of words alone: said so, nothing is lost, and what was chosen stays. */
static void
test_dialog_without_header (void)
{
  g_autoptr (TlHistory) history = make_history ();
  GtkWidget *parent = adw_window_new ();
  TlImportDialog *dialog;
  GtkWidget *row;

  gtk_window_present (GTK_WINDOW (parent));
  dialog = show_dialog (parent, history, "Rings,fine\nRings,bad\nRings,poor\n");
  tl_csv_mapping_set_target (tl_import_dialog_get_mapping (dialog), 0, TL_PROPERTY_ABOUT);
  tl_csv_mapping_set_target (tl_import_dialog_get_mapping (dialog), 1, TL_PROPERTY_WORDS);
  tl_csv_mapping_set_constant (tl_import_dialog_get_mapping (dialog), TL_PROPERTY_SOURCE,
                               "support");
  tl_import_dialog_update (dialog);
  g_assert_cmpstr (tl_import_dialog_get_status (dialog), ==,
                   "Of the 2 rows shown: good 2, mended 0, refused 0.");
  row = find_widget (GTK_WIDGET (dialog), TL_TYPE_IMPORT_FORMAT_ROW);
  gtk_switch_set_active (GTK_SWITCH (find_widget (row, GTK_TYPE_SWITCH)), FALSE);
  g_assert_false (tl_import_dialog_can_import (dialog));
  own_display_wait (has_three_rows, dialog);
  g_assert_cmpstr (tl_import_dialog_get_status (dialog), ==,
                   "Of the 3 rows shown: good 3, mended 0, refused 0.");
  g_assert_cmpstr (tl_import_dialog_get_mapping (dialog)->constants[TL_PROPERTY_SOURCE], ==,
                   "support");
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_destroy (GTK_WINDOW (parent));
}

/* A thousand columns, of which the last means something. */
static void
test_dialog_of_many_columns (void)
{
  g_autoptr (TlHistory) history = make_history ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (TlImportTable) table = NULL;
  GtkWidget *columns = g_object_ref_sink (tl_import_columns_new ());

  for (guint i = 0; i < TL_CSV_COLUMN_LIMIT - 1; i++)
    g_string_append_printf (text, "c%u,", i);
  g_string_append (text, "words\n");
  table = make_table (text->str);
  tl_import_columns_set_table (TL_IMPORT_COLUMNS (columns), table, table->guess);
  g_assert_cmpuint (tl_import_columns_get_n_hidden (TL_IMPORT_COLUMNS (columns)), ==,
                    TL_CSV_COLUMN_LIMIT - TL_IMPORT_COLUMNS_SHOWN);
  g_assert_finalize_object (columns);
}

/* The job */

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object ((GAsyncResult **) data, result);
}

static void
ignore_progress (double fraction, guint64 n_rows, gpointer data)
{
}

static gboolean
has_result (gpointer data)
{
  return *(GAsyncResult **) data != NULL;
}

/* Nothing is left of what was read. */
static void
test_cancelled (void)
{
  g_autoptr (TlHistory) history = make_history ();
  g_autoptr (TlImportTable) table = make_table (table_text);
  g_autoptr (TlCsvImport) import = tl_csv_import_new (tl_history_get_map (history), table->guess);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  tl_import_job_read_async (table, import, "", ignore_progress, NULL, cancellable, on_read_cb,
                            &result);
  own_display_wait (has_result, &result);
  g_assert_false (tl_import_job_read_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (tl_map_count (tl_history_get_map (history), TL_KIND_EVIDENCE), ==, 0);
}

/* Somebody saves the table anew, with other columns, while one looks at it. */
static void
test_columns_changed (void)
{
  g_autoptr (TlHistory) history = make_history ();
  char *folder = own_folder_make ();
  g_autofree char *path = g_build_filename (folder, "t.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TlImportTable) table = NULL;
  g_autoptr (TlCsvImport) import = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, table_text, -1, NULL));
  table = tl_import_table_new (file, NULL, NULL, NULL, NULL);
  g_assert_true (g_file_set_contents (path, "Step\nRings\n", -1, NULL));
  import = tl_csv_import_new (tl_history_get_map (history), table->guess);
  tl_import_job_read_async (table, import, "", ignore_progress, NULL, NULL, on_read_cb, &result);
  own_display_wait (has_result, &result);
  g_assert_false (tl_import_job_read_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  own_folder_remove (folder);
}

/* Dropped on the window: the first table is imported, what else is no map is told. */

static TlImportDialog *
find_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GObject) window = g_list_model_get_item (windows, i);

      if (TL_IS_IMPORT_DIALOG (window))
        return TL_IMPORT_DIALOG (window);
    }
  return NULL;
}

static gboolean
is_shown (gpointer data)
{
  return find_dialog () != NULL && tl_import_dialog_get_mapping (find_dialog ()) != NULL;
}

static void
test_dropped (WindowFixture *fixture, gconstpointer content)
{
  char *folder = own_folder_make ();
  g_autofree char *path = g_build_filename (folder, "T.CSV", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GSList files = { file, NULL };

  g_assert_true (g_file_set_contents (path, table_text, -1, NULL));
  tl_window_open_dropped (fixture->window, &files);
  own_display_wait (is_shown, NULL);
  g_assert_cmpuint (tl_csv_mapping_find (tl_import_dialog_get_mapping (find_dialog ()),
                                         TL_PROPERTY_WORDS),
                    ==, 1);
  gtk_window_destroy (GTK_WINDOW (find_dialog ()));
  own_folder_remove (folder);
}

/* A table that takes a while to apply */

#define N_ROWS 30000

static gboolean
is_applying (gpointer data)
{
  TlHistory *history = data;

  return tl_history_is_in_step (history) &&
         tl_map_count (tl_history_get_map (history), TL_KIND_EVIDENCE) > 0;
}

static gboolean
is_applied (gpointer data)
{
  return !tl_history_is_in_step (data);
}

static TlImportDialog *
run_long (WindowFixture *fixture, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);

  tl_window_import_file (fixture->window, file);
  own_display_wait (is_shown, NULL);
  tl_import_dialog_run (find_dialog ());
  own_display_wait (is_applying, tl_document_get_history (fixture->window->document));
  return find_dialog ();
}

static void
assert_untouched (TlHistory *history, guint64 serial)
{
  g_assert_false (tl_history_is_in_step (history));
  g_assert_cmpuint (tl_history_get_serial (history), ==, serial);
  g_assert_cmpuint (tl_map_count (tl_history_get_map (history), TL_KIND_EVIDENCE), ==, 0);
  g_assert_null (tl_history_get_undo_label (history));
}

/* What reaches the window below a dialog changes nothing while the map is changed in parts, and a
 * table that is dropped there does not open a second one. */
static void
test_below (WindowFixture *fixture, gconstpointer content)
{
  TlHistory *history = tl_document_get_history (fixture->window->document);
  TlCanvas *canvas = fixture->window->canvas;
  TlElement *card = tl_map_find (tl_history_get_map (history), "t1");
  char *folder = own_folder_make ();
  g_autofree char *path = g_build_filename (folder, "t.csv", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GString) table = g_string_new ("about,measure,value\n");
  TlImportDialog *dialog;
  GSList files = { file, NULL };

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (table, "t1,ces,%u\n", 1 + i % 7);
  g_assert_true (g_file_set_contents (path, table->str, -1, NULL));
  tl_window_import_file (fixture->window, file);
  own_display_wait (is_shown, NULL);
  dialog = find_dialog ();
  tl_window_open_dropped (fixture->window, &files);
  g_assert_true (find_dialog () == dialog);
  tl_import_dialog_run (dialog);
  own_display_wait (is_applying, history);
  tl_canvas_select (canvas, card);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.delete", NULL);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.add-stage-after", NULL);
  g_assert_false (tl_canvas_drop_text (canvas, "Dropped", 300, 300));
  g_assert_true (tl_history_is_in_step (history));
  own_display_wait (is_applied, history);
  g_assert_cmpuint (tl_map_count (tl_history_get_map (history), TL_KIND_EVIDENCE), ==, N_ROWS);
  g_assert_cmpuint (tl_history_get_n_steps (history), ==, 1);
  g_assert_nonnull (tl_map_find (tl_history_get_map (history), "t1"));
  gtk_window_destroy (GTK_WINDOW (dialog));
  own_folder_remove (folder);
}

/* By Cancel, by what saves the map, and with the dialog itself; and at last to its end. */
static void
test_stopped (WindowFixture *fixture, gconstpointer content)
{
  TlHistory *history = tl_document_get_history (fixture->window->document);
  guint64 serial = tl_history_get_serial (history);
  char *folder = own_folder_make ();
  g_autofree char *path = g_build_filename (folder, "t.csv", NULL);
  g_autoptr (GString) table = g_string_new ("about,measure,value\n");
  TlImportDialog *dialog;

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (table, "t1,ces,%u\n", 1 + i % 7);
  g_assert_true (g_file_set_contents (path, table->str, -1, NULL));

  dialog = run_long (fixture, path);
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (dialog->kept_row), "No column is an id"));
  gtk_window_close (GTK_WINDOW (dialog));
  assert_untouched (history, serial);
  g_assert_true (find_dialog () == dialog);
  tl_csv_mapping_set_target (tl_import_dialog_get_mapping (dialog), 1, TL_PROPERTY_REFERENCE);
  tl_import_dialog_update (dialog);
  g_assert_null (strstr (adw_action_row_get_subtitle (dialog->kept_row), "No column is an id"));
  tl_csv_mapping_set_target (tl_import_dialog_get_mapping (dialog), 1, TL_PROPERTY_MEASURE);
  tl_import_dialog_update (dialog);
  tl_import_dialog_run (dialog);
  own_display_wait (is_applying, history);
  tl_window_commit_edit (fixture->window);
  assert_untouched (history, serial);
  tl_import_dialog_run (dialog);
  own_display_wait (is_applying, history);
  gtk_window_destroy (GTK_WINDOW (dialog));
  assert_untouched (history, serial);

  dialog = run_long (fixture, path);
  own_display_wait (is_applied, history);
  g_assert_cmpuint (tl_map_count (tl_history_get_map (history), TL_KIND_EVIDENCE), ==, N_ROWS);
  g_assert_true (tl_history_undo (history));
  g_assert_cmpuint (tl_map_count (tl_history_get_map (history), TL_KIND_EVIDENCE), ==, 0);
  gtk_window_destroy (GTK_WINDOW (dialog));
  own_folder_remove (folder);
}

int
main (int argc, char **argv)
{
  char *folder = own_folder_make_for_state ();
  int status;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/table", test_table);
  g_test_add_func ("/import/long-table", test_long_table);
  g_test_add_func ("/import/fates", test_fates);
  g_test_add_func ("/import/fates-of-answers", test_fates_of_answers);
  g_test_add_func ("/import/fates-of-rows-held", test_fates_of_rows_held);
  g_test_add_func ("/import/no-sense-no-fates", test_no_sense_no_fates);
  g_test_add_func ("/import/is-table", test_is_table);
  g_test_add_func ("/import/pipe", test_pipe);
  g_test_add_func ("/import/remembering", test_remembering);
  g_test_add_func ("/import/remembering-forgets", test_remembering_forgets);
  g_test_add_func ("/import/remembering-damaged", test_remembering_damaged);
  g_test_add_func ("/import/report-text", test_report_text);
  g_test_add_func ("/import/report-of-many", test_report_of_many);
  g_test_add_func ("/import/dialog-says-what-is-wrong", test_dialog_says_what_is_wrong);
  g_test_add_func ("/import/dialog/without-header", test_dialog_without_header);
  g_test_add_func ("/import/dialog/is-heard", test_dialog_is_heard);
  g_test_add_func ("/import/dialog-of-many-columns", test_dialog_of_many_columns);
  g_test_add_func ("/import/cancelled", test_cancelled);
  g_test_add_func ("/import/columns-changed", test_columns_changed);
  g_test_add ("/import/stopped", WindowFixture, window_fixture_map, window_fixture_set_up,
              test_stopped, window_fixture_tear_down);
  g_test_add ("/import/below", WindowFixture, window_fixture_map, window_fixture_set_up, test_below,
              window_fixture_tear_down);
  g_test_add ("/import/dropped", WindowFixture, window_fixture_map, window_fixture_set_up,
              test_dropped, window_fixture_tear_down);
  status = own_display_run_tests ();
  own_folder_remove (folder);
  return status;
}
