/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-drafts.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "own-folder.h"
#include "tl-file.h"

/* A document with a draft, in a state folder that is empty at the start of each test. */
typedef struct
{
  char *folder;
  char *path;
  TlDocument *document;
  TlDraft *draft;
} Fixture;

static void
wait_until (gboolean (*holds) (gpointer), gpointer data)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!holds (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

static void
on_result_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gboolean
is_set (gpointer data)
{
  return *(gpointer *) data != NULL;
}

static guint
count_files (const char *ending)
{
  g_autofree char *folder = tl_draft_store_get_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_suffix (name, ending);
  return n;
}

static gboolean
has_draft (gpointer data)
{
  return count_files (".draft") > 0;
}

static gboolean
has_no_draft (gpointer data)
{
  return count_files ("") == 0;
}

static gboolean
has_two_generations (gpointer data)
{
  return count_files (".draft") == 2;
}

static TlDocument *
open_document (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TlDocument *document;

  tl_document_open_async (file, NULL, NULL, on_result_cb, &result);
  wait_until (is_set, &result);
  document = tl_document_open_finish (result, &error);
  g_assert_no_error (error);
  return document;
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (GError) error = NULL;

  fixture->folder = own_folder_make ();
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  tl_file_save (map, fixture->path, &error);
  g_assert_no_error (error);
  fixture->document = open_document (fixture->path);
  fixture->draft = tl_draft_new (fixture->document, NULL, NULL);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
end (Fixture *fixture, TlDraftEnd how)
{
  gpointer draft = fixture->draft;

  tl_draft_close (fixture->draft, how);
  /* Its thread may yet have to say that it is done. */
  g_object_add_weak_pointer (draft, &draft);
  g_clear_object (&fixture->draft);
  wait_until (is_gone, &draft);
  g_assert_finalize_object (fixture->document);
  fixture->document = NULL;
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->draft != NULL)
    end (fixture, TL_DRAFT_DROP);
  g_assert_true (has_no_draft (NULL));
  g_free (fixture->path);
  own_folder_remove (fixture->folder);
}

static void
set_title (TlDocument *document, const char *title)
{
  TlHistory *history = tl_document_get_history (document);

  tl_history_begin (history, "Edit Title", NULL);
  tl_history_set (history, tl_map_get_root (tl_history_get_map (history)), TL_PROPERTY_TITLE,
                  title);
  tl_history_commit (history);
}

static const char *
get_title (TlDraft *draft)
{
  TlMap *map = tl_document_get_map (tl_draft_get_document (draft));

  return tl_element_get (tl_map_get_root (map), TL_PROPERTY_TITLE);
}

static TlDraft *
restore (const char *key)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TlDraft *draft;

  tl_drafts_restore_async (key, on_result_cb, &result);
  wait_until (is_set, &result);
  draft = tl_drafts_restore_finish (result, &error);
  g_assert_no_error (error);
  return draft;
}

static void
save (TlDocument *document)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tl_document_save_async (document, NULL, FALSE, on_result_cb, &result);
  wait_until (is_set, &result);
  tl_document_save_finish (document, result, NULL, &error);
  g_assert_no_error (error);
}

static void
discard (const char *key)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tl_drafts_discard (key, &error));
  g_assert_no_error (error);
}

/* The one draft there is, looked at as the next run of the program would. */
static TlDraftInfo *
take_info (void)
{
  g_autoptr (GPtrArray) infos = tl_drafts_list ();

  g_assert_cmpuint (infos->len, ==, 1);
  return g_ptr_array_steal_index (infos, 0);
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlDraftInfo) info = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autofree char *words = NULL;
  TlDocument *document;

  set_title (fixture->document, "One");
  wait_until (has_draft, NULL);
  set_title (fixture->document, "Two");
  set_title (fixture->document, "Three");
  tl_history_undo (tl_document_get_history (fixture->document));
  end (fixture, TL_DRAFT_KEEP);

  info = take_info ();
  g_assert_true (g_file_equal (info->file, file));
  g_assert_cmpstr (info->title, ==, "Two");
  g_assert_true (info->is_newer && info->is_whole);
  words = tl_draft_info_describe (info, 2);
  g_assert_cmpstr (words, ==, "Edit Title (3 times)\nUndo Edit Title");

  fixture->draft = restore (info->key);
  document = tl_draft_get_document (fixture->draft);
  fixture->document = g_object_ref (document);
  g_assert_cmpstr (get_title (fixture->draft), ==, "Two");
  g_assert_true (tl_document_is_modified (document));
  g_assert_true (g_file_equal (tl_document_get_file (document), file));
  /* There is no moment without a draft, and saving is what ends it. */
  g_assert_cmpuint (count_files (".draft"), >, 0);
  wait_until (has_two_generations, NULL);
  save (document);
  wait_until (has_no_draft, NULL);
}

/* A running program keeps its own to itself. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = NULL;
  g_autofree char *folder = tl_draft_store_get_folder ();
  struct stat status;

  set_title (fixture->document, "One");
  wait_until (has_draft, NULL);
  infos = tl_drafts_list ();
  g_assert_cmpuint (infos->len, ==, 0);
  g_assert_cmpint (stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
}

static void
test_goes_when_saved (Fixture *fixture, gconstpointer data)
{
  set_title (fixture->document, "One");
  wait_until (has_draft, NULL);
  save (fixture->document);
  wait_until (has_no_draft, NULL);
  set_title (fixture->document, "Two");
  wait_until (has_draft, NULL);
  tl_history_undo (tl_document_get_history (fixture->document));
  wait_until (has_no_draft, NULL);
}

/* What is done while a save is under way is in a draft of its own. */
static void
test_done_while_saving (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TlDraftInfo) info = NULL;

  set_title (fixture->document, "One");
  tl_document_save_async (fixture->document, NULL, FALSE, on_result_cb, &result);
  set_title (fixture->document, "Two");
  wait_until (is_set, &result);
  g_clear_object (&result);
  wait_until (has_draft, NULL);
  end (fixture, TL_DRAFT_KEEP);
  info = take_info ();
  g_assert_cmpstr (info->title, ==, "Two");
  g_assert_cmpuint (info->past->len, ==, 1);
  discard (info->key);
}

/* Somebody was killed between saving and dropping the draft. */
static void
test_same_as_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) infos = NULL;
  g_autoptr (GError) error = NULL;

  set_title (fixture->document, "One");
  wait_until (has_draft, NULL);
  tl_file_save (tl_document_get_map (fixture->document), fixture->path, &error);
  g_assert_no_error (error);
  end (fixture, TL_DRAFT_KEEP);
  infos = tl_drafts_list ();
  g_assert_cmpuint (infos->len, ==, 0);
}

static void
test_untitled (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlMap) map = tl_map_new ();
  g_autoptr (TlDraftInfo) info = NULL;

  end (fixture, TL_DRAFT_DROP);
  fixture->document = tl_document_new (map);
  fixture->draft = tl_draft_new (fixture->document, NULL, NULL);
  set_title (fixture->document, "New");
  end (fixture, TL_DRAFT_KEEP);
  info = take_info ();
  g_assert_null (info->file);
  g_assert_true (info->is_newer);
  fixture->draft = restore (info->key);
  fixture->document = g_object_ref (tl_draft_get_document (fixture->draft));
  g_assert_null (tl_document_get_file (fixture->document));
  g_assert_cmpstr (get_title (fixture->draft), ==, "New");
}

/* Makes the journal outgrow the map, so that a new generation is begun. */
static void
fill_generation (TlDocument *document)
{
  g_autofree char *title = g_strnfill (20000, 'x');

  while (!has_two_generations (NULL))
    {
      title[0] = title[0] == 'x' ? 'y' : 'x';
      set_title (document, title);
      g_main_context_iteration (NULL, TRUE);
    }
}

static char *
make_newest_path (const char *key)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDraftStore) store = tl_draft_store_open (key, &error);
  g_autoptr (GArray) generations = NULL;
  g_autofree char *folder = tl_draft_store_get_folder ();

  g_assert_no_error (error);
  generations = tl_draft_store_get_generations (store);
  return g_strdup_printf ("%s/%s-%u.draft", folder, key, g_array_index (generations, guint, 0));
}

static void
spoil_newest (const char *key)
{
  g_autofree char *path = make_newest_path (key);

  g_assert_cmpint (truncate (path, 100), ==, 0);
}

/* Of a generation that cannot be read the one before it is what is left. */
static void
test_generations (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlDraftInfo) info = NULL, before = NULL;

  set_title (fixture->document, "One");
  wait_until (has_draft, NULL);
  fill_generation (fixture->document);
  set_title (fixture->document, "Last");
  end (fixture, TL_DRAFT_KEEP);
  info = take_info ();
  g_assert_cmpstr (info->title, ==, "Last");
  spoil_newest (info->key);
  before = take_info ();
  g_assert_true (g_str_has_suffix (before->title, "xxx"));
  g_assert_false (before->is_whole);
  g_assert_null (before->fault);
  discard (info->key);
}

/* What is newer than the file and damaged does not go with what is the same as the file. */
static void
test_newer_is_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlDraftInfo) info = NULL, before = NULL;
  g_autoptr (TlDraft) draft = NULL;
  g_autoptr (GError) error = NULL;

  set_title (fixture->document, "One");
  wait_until (has_draft, NULL);
  fill_generation (fixture->document);
  end (fixture, TL_DRAFT_KEEP);
  info = take_info ();
  spoil_newest (info->key);
  draft = restore (info->key);
  tl_file_save (tl_document_get_map (tl_draft_get_document (draft)), fixture->path, &error);
  g_assert_no_error (error);
  g_clear_object (&draft);
  before = take_info ();
  g_assert_false (before->is_whole);
  discard (info->key);
}

static void
spoil_map (const char *key)
{
  g_autofree char *path = make_newest_path (key);
  g_autofree char *content = NULL;
  gsize size;
  char *map;

  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  map = g_strstr_len (content, (gssize) size, "<journey-map");
  g_assert_nonnull (map);
  *map = '?';
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));
}

/* One of which nothing can be read is told of, with the map it was of, and stays. */
static void
test_unreadable (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (TlDraftInfo) info = NULL, spoilt = NULL, worse = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_title (fixture->document, "One");
  end (fixture, TL_DRAFT_KEEP);
  info = take_info ();
  spoil_map (info->key);
  spoilt = take_info ();
  g_assert_nonnull (spoilt->fault);
  g_assert_true (g_file_equal (spoilt->file, file));
  g_assert_cmpstr (spoilt->title, ==, "One");

  spoil_newest (info->key);
  worse = take_info ();
  g_assert_nonnull (worse->fault);
  g_assert_null (worse->file);
  g_assert_cmpstr (worse->title, ==, "Untitled journey");

  tl_drafts_restore_async (info->key, on_result_cb, &result);
  wait_until (is_set, &result);
  g_assert_null (tl_drafts_restore_finish (result, &error));
  g_assert_nonnull (error);
  discard (info->key);
}

/* What cleared away the empty file has not cleared away what was done. */
static void
test_without_lock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_draft_store_get_folder ();
  g_autofree char *lock = NULL;
  g_autoptr (TlDraftInfo) info = NULL, again = NULL;

  set_title (fixture->document, "One");
  end (fixture, TL_DRAFT_KEEP);
  info = take_info ();
  lock = g_strdup_printf ("%s/%s.lock", folder, info->key);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  again = take_info ();
  g_assert_cmpstr (again->key, ==, info->key);
  g_assert_cmpint (g_unlink (lock), ==, 0);
  fixture->draft = restore (info->key);
  fixture->document = g_object_ref (tl_draft_get_document (fixture->draft));
  g_assert_cmpstr (get_title (fixture->draft), ==, "One");
}

#define N_LOOKS 6

typedef struct
{
  guint n_done;
  guint n_found;
} Looks;

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Looks *looks = data;
  g_autoptr (GPtrArray) infos = tl_drafts_list_finish (result);

  looks->n_done++;
  looks->n_found += infos->len;
}

static gboolean
is_all_done (gpointer looks)
{
  return ((Looks *) looks)->n_done == N_LOOKS;
}

/* Windows that look at once all find it, and whoever restores it meanwhile gets it. */
static void
test_looks_at_once (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = g_strnfill (4000000, 'x');
  g_autoptr (TlDraftInfo) info = NULL;
  Looks first = { 0 }, second = { 0 };

  set_title (fixture->document, title);
  end (fixture, TL_DRAFT_KEEP);
  info = take_info ();
  for (guint i = 0; i < N_LOOKS; i++)
    tl_drafts_list_async (on_listed_cb, &first);
  wait_until (is_all_done, &first);
  g_assert_cmpuint (first.n_found, ==, N_LOOKS);
  for (guint i = 0; i < N_LOOKS; i++)
    tl_drafts_list_async (on_listed_cb, &second);
  fixture->draft = restore (info->key);
  fixture->document = g_object_ref (tl_draft_get_document (fixture->draft));
  wait_until (is_all_done, &second);
}

/* What is kept by somebody does not go, and that is said; what is gone already is no fault. */
static void
test_discard (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TlDraftInfo) info = NULL;
  g_autoptr (TlDraftStore) store = NULL;
  g_autoptr (GAsyncResult) kept = NULL;
  g_autoptr (GError) error = NULL;

  set_title (fixture->document, "One");
  end (fixture, TL_DRAFT_KEEP);
  info = take_info ();
  store = tl_draft_store_open (info->key, &error);
  g_assert_no_error (error);
  tl_drafts_discard_async (info->key, on_result_cb, &kept);
  wait_until (is_set, &kept);
  g_assert_false (tl_drafts_discard_finish (kept, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_AGAIN);
  g_clear_error (&error);
  g_clear_pointer (&store, tl_draft_store_free);
  discard (info->key);
  discard (info->key);
}

static void
on_failed_cb (TlDraft *draft, const char *why, gpointer data)
{
  *(char **) data = g_strdup (why);
}

static void
on_mended_cb (TlDraft *draft, gpointer data)
{
  *(TlDraft **) data = draft;
}

/* That it cannot be written is said, and it is written as soon as it can be. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = tl_draft_store_get_folder ();
  g_autofree char *why = NULL;
  TlDraft *mended = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_rmdir (folder);
  g_assert_true (g_file_set_contents (folder, "", 0, NULL));
  g_signal_connect (fixture->draft, "failed", G_CALLBACK (on_failed_cb), &why);
  g_signal_connect (fixture->draft, "mended", G_CALLBACK (on_mended_cb), &mended);
  set_title (fixture->document, "One");
  wait_until (is_set, &why);
  g_assert_null (mended);
  g_unlink (folder);
  wait_until (has_draft, NULL);
  wait_until (is_set, &mended);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, fixture_set_up, test, fixture_tear_down);
}

int
main (int argc, char **argv)
{
  char *state = own_folder_make_for_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  add ("/drafts/restore", test_restore);
  add ("/drafts/live", test_live);
  add ("/drafts/goes-when-saved", test_goes_when_saved);
  add ("/drafts/done-while-saving", test_done_while_saving);
  add ("/drafts/same-as-file", test_same_as_file);
  add ("/drafts/untitled", test_untitled);
  add ("/drafts/generations", test_generations);
  add ("/drafts/newer-is-damaged", test_newer_is_damaged);
  add ("/drafts/unreadable", test_unreadable);
  add ("/drafts/without-lock", test_without_lock);
  add ("/drafts/looks-at-once", test_looks_at_once);
  add ("/drafts/discard", test_discard);
  add ("/drafts/failure", test_failure);
  result = g_test_run ();
  own_folder_remove (state);
  return result;
}
