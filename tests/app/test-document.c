/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "own-folder.h"
#include "tl-file-watch.h"
#include "tl-file.h"

/* Documents read and write in threads; the tests run the main loop until the answer is there. */

/* A lane for a person who is not there: the reader mends it. */
static const char faulty_map[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" title=\"Faulty\">\n"
    "  <lane id=\"l1\" layer=\"customer\" kind=\"touchpoints\" person=\"nobody\"/>\n"
    "</journey-map>\n";

static const char odd_map[] =
    "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\" colour=\"red\""
    " state=\"someday\"/>\n";

static gboolean
save (TlDocument *document, GFile *file, gboolean anyway, GFile **backup, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tl_document_save_async (document, file, anyway, document_fixture_on_done_cb, &result);
  return tl_document_save_finish (document, document_fixture_wait (&result), backup, error);
}

static char *
read_file (const char *path)
{
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
count_cb (GObject *object, GParamSpec *pspec, guint *count)
{
  (*count)++;
}

static void
test_open (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (tl_document_get_title (document), ==, "Repair");
  g_assert_true (g_file_equal (tl_document_get_file (document), fixture->file));
  g_assert_false (tl_document_is_modified (document));
  g_assert_false (tl_document_is_pristine (document));
  g_assert_cmpuint (tl_document_get_problems (document)->len, ==, 0);
}

static void
test_open_faults (DocumentFixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *content;
    TlFileError code;
  } cases[] = {
    { "", TL_FILE_ERROR_EMPTY },
    { "\x89PNG\r\n", TL_FILE_ERROR_NOT_TEXT },
    { "<journey-map xmlns=\"urn:throughline:journey-map:1\" id=\"m1\"><lane",
      TL_FILE_ERROR_NOT_WELL_FORMED },
    { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", TL_FILE_ERROR_NOT_A_MAP },
    { "<!DOCTYPE x><x/>", TL_FILE_ERROR_HOSTILE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, cases[i].content, -1, NULL));
      g_assert_null (document_fixture_open (fixture->file, &error));
      g_assert_error (error, TL_FILE_ERROR, (int) cases[i].code);
    }
}

static void
test_open_missing (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->folder);
  g_autoptr (GError) error = NULL;

  g_assert_null (document_fixture_open (fixture->file, &error));
  g_assert_error (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (document_fixture_open (folder, &error));
  g_assert_error (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_READABLE);
}

static void
test_save (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  guint n_modified = 0, n_titles = 0;

  g_signal_connect (document, "notify::is-modified", G_CALLBACK (count_cb), &n_modified);
  g_signal_connect (document, "notify::title", G_CALLBACK (count_cb), &n_titles);
  document_fixture_set_title (document, "Mended line");
  g_assert_true (tl_document_is_modified (document));
  g_assert_cmpuint (n_modified, ==, 1);
  g_assert_cmpuint (n_titles, ==, 1);
  g_assert_true (save (document, NULL, FALSE, &backup, &error));
  g_assert_no_error (error);
  g_assert_null (backup);
  g_assert_false (tl_document_is_modified (document));
  g_assert_false (tl_document_is_busy (document));
  g_assert_cmpuint (n_modified, ==, 2);
  content = read_file (fixture->path);
  g_assert_nonnull (strstr (content, "title=\"Mended line\""));

  /* A second save finds the file as the first one left it. */
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
}

/* What is changed while the bytes are on their way is not saved by them. */
static void
test_edit_while_saving (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *content = NULL;

  document_fixture_set_title (document, "First");
  tl_document_save_async (document, NULL, FALSE, document_fixture_on_done_cb, &result);
  g_assert_true (tl_document_is_busy (document));
  document_fixture_set_title (document, "Second");
  g_assert_true (tl_document_save_finish (document, document_fixture_wait (&result), NULL, NULL));
  content = read_file (fixture->path);
  g_assert_nonnull (strstr (content, "First"));
  g_assert_true (tl_document_is_modified (document));
  tl_history_undo (tl_document_get_history (document));
  g_assert_false (tl_document_is_modified (document));
}

/* Who says “save” once more means what there is then, and need not wait for the first. */
static void
test_save_again (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  tl_document_save_again (document);
  document_fixture_set_title (document, "First");
  tl_document_save_async (document, NULL, FALSE, document_fixture_on_done_cb, &result);
  document_fixture_set_title (document, "Second");
  tl_document_save_again (document);
  document_fixture_set_title (document, "Third");
  tl_document_save_again (document);
  document_fixture_set_title (document, "Fourth");
  g_assert_true (tl_document_save_finish (document, document_fixture_wait (&result), NULL, &error));
  g_assert_no_error (error);
  content = read_file (fixture->path);
  g_assert_nonnull (strstr (content, "Third"));
  g_assert_false (tl_document_is_busy (document));
  g_assert_true (tl_document_is_modified (document));
  tl_history_undo (tl_document_get_history (document));
  g_assert_false (tl_document_is_modified (document));
}

/* Another program has been there: nothing is written, neither at first nor behind. */
static void
test_save_again_fails (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  document_fixture_set_title (document, "First");
  tl_document_save_async (document, NULL, FALSE, document_fixture_on_done_cb, &result);
  document_fixture_set_title (document, "Second");
  tl_document_save_again (document);
  g_assert_false (
      tl_document_save_finish (document, document_fixture_wait (&result), NULL, &error));
  g_assert_error (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_CHANGED);
  g_assert_false (tl_document_is_busy (document));
  g_assert_true (tl_document_is_modified (document));
  content = read_file (fixture->path);
  g_assert_cmpstr (content, ==, "theirs");
}

static void
test_save_twice_at_once (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GAsyncResult) first = NULL;
  g_autoptr (GError) error = NULL;

  tl_document_save_async (document, NULL, FALSE, document_fixture_on_done_cb, &first);
  g_assert_false (save (document, NULL, FALSE, NULL, &error));
  g_assert_error (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_BUSY);
  g_assert_cmpstr (g_quark_to_string (error->domain), ==, "tl-document-error-quark");
  g_assert_true (tl_document_save_finish (document, document_fixture_wait (&first), NULL, NULL));
}

static void
test_changed_outside (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "<other/>", -1, NULL));
  document_fixture_set_title (document, "Mine");
  g_assert_false (save (document, NULL, FALSE, NULL, &error));
  g_assert_error (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_CHANGED);
  g_assert_true (tl_document_is_modified (document));
  content = read_file (fixture->path);
  g_assert_cmpstr (content, ==, "<other/>");

  g_clear_error (&error);
  g_assert_true (save (document, NULL, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
}

/* Put back by whoever changed it, it is the file that was read, though a newer one. */
static void
test_put_back (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autofree char *before = read_file (fixture->path), *saved = NULL;
  g_autoptr (GError) error = NULL;

  document_fixture_set_title (document, "Mine");
  g_assert_true (g_file_set_contents (fixture->path, "<other/>", -1, NULL));
  g_assert_true (g_file_set_contents (fixture->path, before, -1, NULL));
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
  saved = read_file (fixture->path);
  g_assert_true (g_file_set_contents (fixture->path, before, -1, NULL));
  g_assert_false (save (document, NULL, FALSE, NULL, &error));
  g_assert_error (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (fixture->path, saved, -1, NULL));
  g_assert_true (save (document, NULL, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static void
test_vanished (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GError) error = NULL;

  g_remove (fixture->path);
  g_assert_false (save (document, NULL, FALSE, NULL, &error));
  g_assert_error (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_VANISHED);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  g_assert_true (save (document, NULL, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
test_save_as (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlDocument) document = tl_document_new (map);
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_document_is_pristine (document));
  g_assert_null (tl_document_get_file (document));
  g_assert_cmpstr (tl_document_get_title (document), ==, "Untitled journey");
  g_assert_true (save (document, fixture->file, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (tl_document_get_title (document), ==, "map");
  g_assert_true (g_file_equal (tl_document_get_file (document), fixture->file));
  g_assert_false (tl_document_is_pristine (document));
}

static void
test_save_fails (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "none", "map.journey", NULL);
  g_autoptr (GFile) nowhere = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  document_fixture_set_title (document, "Mine");
  g_assert_false (save (document, nowhere, FALSE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == TL_FILE_ERROR);
  g_assert_true (tl_document_is_modified (document));
  g_assert_false (tl_document_is_busy (document));
  g_assert_true (g_file_equal (tl_document_get_file (document), fixture->file));
}

/* Right behind the first of two saves. */
static void
on_mended_cb (TlDocument *document, GParamSpec *pspec, const char *path)
{
  g_assert_true (g_file_set_contents (path, "theirs", -1, NULL));
}

/* The original was kept, and then something went wrong: where it is is told once all is well. */
static void
test_kept_and_told_later (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) backup = NULL, next = NULL;

  g_signal_connect (document, "notify::n-problems", G_CALLBACK (on_mended_cb), fixture->path);
  document_fixture_set_title (document, "First");
  tl_document_save_async (document, NULL, FALSE, document_fixture_on_done_cb, &result);
  document_fixture_set_title (document, "Second");
  tl_document_save_again (document);
  g_assert_false (
      tl_document_save_finish (document, document_fixture_wait (&result), &backup, &error));
  g_assert_error (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_CHANGED);
  g_assert_null (backup);
  g_assert_true (save (document, NULL, TRUE, &backup, NULL));
  g_assert_nonnull (backup);
  g_assert_true (save (document, NULL, FALSE, &next, NULL));
  g_assert_null (next);
}

/* The file of a mended map is left alone until it is saved, and kept then. */
static void
test_mended (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autofree char *taken = g_build_filename (fixture->folder, "map (original).journey", NULL);
  g_autofree char *expected = g_build_filename (fixture->folder, "map (original 2).journey", NULL);
  g_autoptr (GFile) backup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = read_file (fixture->path);
  g_autofree char *kept = NULL;
  g_autofree char *other = NULL;
  guint n_notified = 0;

  g_assert_cmpstr (before, ==, faulty_map);
  g_assert_cmpuint (tl_document_get_problems (document)->len, ==, 1);
  g_assert_false (tl_document_is_modified (document));
  g_assert_true (g_file_set_contents (taken, "somebody's", -1, NULL));
  g_signal_connect (document, "notify::n-problems", G_CALLBACK (count_cb), &n_notified);
  g_assert_true (save (document, NULL, FALSE, &backup, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (g_file_peek_path (backup), ==, expected);
  kept = read_file (expected);
  g_assert_cmpstr (kept, ==, faulty_map);
  other = read_file (taken);
  g_assert_cmpstr (other, ==, "somebody's");
  g_assert_cmpuint (n_notified, ==, 1);
  g_assert_cmpuint (tl_document_get_problems (document)->len, ==, 0);

  /* The next save has nothing to keep. */
  g_clear_object (&backup);
  g_assert_true (save (document, NULL, FALSE, &backup, &error));
  g_assert_null (backup);
  g_assert_cmpuint (own_folder_count (fixture->folder), ==, 3);
}

/* What is only told of is saved as it was: there is nothing to keep a copy of. */
static void
test_kept_faults (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GFile) backup = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpuint (tl_document_get_problems (document)->len, ==, 2);
  g_assert_true (save (document, NULL, FALSE, &backup, NULL));
  g_assert_null (backup);
  after = read_file (fixture->path);
  g_assert_nonnull (strstr (after, "colour=\"red\""));
  g_assert_nonnull (strstr (after, "state=\"someday\""));
  g_assert_cmpuint (own_folder_count (fixture->folder), ==, 1);
}

/* Saved elsewhere, the faulty file stays what it is: no copy is needed. */
static void
test_mended_save_as (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autofree char *path = g_build_filename (fixture->folder, "other.journey", NULL);
  g_autoptr (GFile) other = g_file_new_for_path (path);
  g_autoptr (GFile) backup = NULL;
  g_autofree char *content = NULL;

  g_assert_true (save (document, other, FALSE, &backup, NULL));
  g_assert_null (backup);
  content = read_file (fixture->path);
  g_assert_cmpstr (content, ==, faulty_map);
  g_assert_cmpuint (own_folder_count (fixture->folder), ==, 2);
}

static void
test_finalized (DocumentFixture *fixture, gconstpointer data)
{
  TlDocument *document = document_fixture_open (fixture->file, NULL);
  TlMap *map = tl_document_get_map (document);

  document_fixture_set_title (document, "Other");
  g_assert_true (save (document, NULL, FALSE, NULL, NULL));
  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  g_object_add_weak_pointer (G_OBJECT (map), (gpointer *) &map);
  g_object_unref (document);
  /* The thread that wrote may be the last to let go. */
  for (int i = 0; document != NULL && i < 10000; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (document);
  g_assert_null (map);
}

static void
on_disturbed_cb (TlFileWatch *watch, int state, gpointer data)
{
  g_string_append_c (data, "scv"[state]);
}

/* "c": it was changed, "v": it vanished. */
static void
assert_told (GString *told, const char *expected)
{
  while (told->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (told->str, ==, expected);
  g_string_truncate (told, 0);
}

/* What others do to the file is told, what the document does is not. */
static void
test_watch (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  TlFileWatch *watch = tl_file_watch_new (document);
  g_autoptr (GString) told = g_string_new (NULL);

  g_signal_connect (watch, "disturbed", G_CALLBACK (on_disturbed_cb), told);
  document_fixture_set_title (document, "One");
  g_assert_true (save (document, NULL, FALSE, NULL, NULL));
  g_assert_true (g_file_set_contents (fixture->path, "something else", -1, NULL));
  assert_told (told, "c");
  g_unlink (fixture->path);
  assert_told (told, "v");
  g_assert_null (tl_file_watch_get_etag (watch));
  g_assert_true (g_file_set_contents (fixture->path, "and again", -1, NULL));
  assert_told (told, "c");
  /* Whoever keeps theirs may save it without another question, once. */
  g_assert_false (tl_document_is_modified (document));
  tl_document_accept_file (document, tl_file_watch_get_etag (watch));
  g_assert_true (tl_document_is_modified (document));
  g_assert_true (save (document, NULL, FALSE, NULL, NULL));
  g_assert_finalize_object (watch);
}

/* Its task is all that holds it beside the test. */
static gboolean
is_looking (TlFileWatch *watch)
{
  return G_OBJECT (watch)->ref_count > 1;
}

static void
end_watch (TlFileWatch *watch)
{
  tl_file_watch_stop (watch);
  /* Its thread may be the last to let go of it, which wakes nobody. */
  while (is_looking (watch))
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_finalize_object (watch);
}

/* A file that was only touched is known by its new state, so that nobody sums it up for that again;
 * and nothing is told of it. */
static void
test_watch_touched (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  TlFileWatch *watch = tl_file_watch_new (document);
  g_autoptr (GString) told = g_string_new (NULL);
  g_autofree char *before = g_strdup (tl_document_get_etag (document)), *found = NULL;
  g_autofree char *content = read_file (fixture->path);

  g_signal_connect (watch, "disturbed", G_CALLBACK (on_disturbed_cb), told);
  g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
  while (strcmp (tl_document_get_etag (document), before) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (strrchr (tl_document_get_etag (document), ' '), ==, strrchr (before, ' '));
  g_assert_cmpstr (told->str, ==, "");
  g_assert_cmpint (tl_storage_compare (fixture->file, tl_document_get_etag (document), &found,
                                       NULL),
                   ==, TL_STORAGE_SAME);
  g_assert_cmpstr (found, ==, tl_document_get_etag (document));
  g_assert_false (tl_document_is_modified (document));
  end_watch (watch);
}

/* One that was stopped in the middle of a look keeps to itself what it sees. */
static void
test_watch_stopped (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  TlFileWatch *watch = tl_file_watch_new (document);
  g_autoptr (GString) told = g_string_new (NULL);

  g_signal_connect (watch, "disturbed", G_CALLBACK (on_disturbed_cb), told);
  g_assert_true (g_file_set_contents (fixture->path, "something else", -1, NULL));
  while (!is_looking (watch))
    g_main_context_iteration (NULL, TRUE);
  end_watch (watch);
  g_assert_cmpstr (told->str, ==, "");
}

/* Any program can drop it on a window: a name with a NUL is none, and yet it is told of. */
static void
test_no_name (void)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("file:///%00.journey");
  g_autofree char *name = tl_storage_dup_name (file);

  g_assert_cmpstr (name, ==, "file:///%00.journey");
}

static void
add (const char *path,
     const char *content,
     void (*test) (DocumentFixture *fixture, gconstpointer data))
{
  g_test_add (path, DocumentFixture, content, document_fixture_set_up, test,
              document_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add ("/document/open", document_fixture_map, test_open);
  add ("/document/open-faults", NULL, test_open_faults);
  add ("/document/open-missing", NULL, test_open_missing);
  add ("/document/save", document_fixture_map, test_save);
  add ("/document/edit-while-saving", document_fixture_map, test_edit_while_saving);
  add ("/document/save-again", document_fixture_map, test_save_again);
  add ("/document/save-again-fails", document_fixture_map, test_save_again_fails);
  add ("/document/save-twice-at-once", document_fixture_map, test_save_twice_at_once);
  add ("/document/put-back", document_fixture_map, test_put_back);
  add ("/document/changed-outside", document_fixture_map, test_changed_outside);
  add ("/document/vanished", document_fixture_map, test_vanished);
  add ("/document/save-as", NULL, test_save_as);
  add ("/document/save-fails", document_fixture_map, test_save_fails);
  add ("/document/mended", faulty_map, test_mended);
  add ("/document/kept-and-told-later", faulty_map, test_kept_and_told_later);
  add ("/document/kept-faults", odd_map, test_kept_faults);
  add ("/document/mended-save-as", faulty_map, test_mended_save_as);
  add ("/document/finalized", document_fixture_map, test_finalized);
  add ("/document/watch", document_fixture_map, test_watch);
  add ("/document/watch-touched", document_fixture_map, test_watch_touched);
  add ("/document/watch-stopped", document_fixture_map, test_watch_stopped);

  g_test_add_func ("/document/no-name", test_no_name);
  return g_test_run ();
}
