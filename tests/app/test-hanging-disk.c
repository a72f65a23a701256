/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "own-folder.h"
#include "tl-draft.h"
#include "tl-patience.h"
#include "tl-storage.h"

/* A server that went away, a stick that was pulled out: what is asked of it takes for ever. The
 * functions of the C library that ask are these, for all that is linked here. */

static int is_hanging; /* atomic */
static int n_asked;    /* atomic: how many questions were put off */
static int n_answered; /* atomic: how many are answered all the same */

static gboolean
is_answered (void)
{
  int n = g_atomic_int_get (&n_answered);

  return n > 0 && g_atomic_int_compare_and_exchange (&n_answered, n, n - 1);
}

static void
hang (void)
{
  if (!g_atomic_int_get (&is_hanging))
    return;
  g_atomic_int_inc (&n_asked);
  while (g_atomic_int_get (&is_hanging) && !is_answered ())
    g_usleep (1000);
}

int
stat (const char *path, struct stat *status)
{
  hang ();
  return fstatat (AT_FDCWD, path, status, 0);
}

int
fsync (int descriptor)
{
  hang ();
  return (int) syscall (SYS_fsync, descriptor);
}

int
fdatasync (int descriptor)
{
  hang ();
  return (int) syscall (SYS_fdatasync, descriptor);
}

static void
set_hanging (gboolean hanging)
{
  g_atomic_int_set (&is_hanging, hanging);
}

/* How long a window would not have answered, in seconds. */
static double
get_seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
work_cb (gpointer data)
{
  hang ();
}

static void
release_cb (gpointer data)
{
  g_atomic_int_inc ((int *) data);
}

/* What is waited for in vain goes on, and lets go of what it was given in the end. */
static void
test_patience (DocumentFixture *fixture, gconstpointer data)
{
  int n_released = 0;
  gint64 start = g_get_monotonic_time ();

  g_assert_true (tl_patience_try (work_cb, &n_released, release_cb, 60 * G_USEC_PER_SEC));
  g_assert_cmpint (g_atomic_int_get (&n_released), ==, 1);
  set_hanging (TRUE);
  g_assert_false (tl_patience_try (work_cb, &n_released, release_cb, 1000));
  g_assert_cmpfloat (get_seconds_since (start), <, 30);
  g_assert_cmpint (g_atomic_int_get (&n_released), ==, 1);
  set_hanging (FALSE);
  while (g_atomic_int_get (&n_released) < 2)
    g_usleep (1000);
}

/* How many windows there are makes no difference to how long one waits. */
static void
test_find_file (DocumentFixture *fixture, gconstpointer data)
{
  g_autofree char *link_path = g_build_filename (fixture->folder, "link", NULL);
  g_autoptr (GFile) link = g_file_new_for_path (link_path);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  gint64 start;

  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  g_assert_cmpint (tl_storage_find_file (fixture->file, others), ==, -1);
  for (guint i = 0; i < 50; i++)
    g_ptr_array_add (others, g_file_get_child (link, "gone"));
  g_ptr_array_add (others, g_file_new_for_uri ("throughline://nowhere/map.journey"));
  g_assert_cmpint (tl_storage_find_file (fixture->file, others), ==, -1);
  g_ptr_array_add (others, g_object_ref (link));
  g_assert_cmpint (tl_storage_find_file (fixture->file, others), ==, 51);
  set_hanging (TRUE);
  start = g_get_monotonic_time ();
  g_assert_cmpint (tl_storage_find_file (fixture->file, others), ==, -1);
  g_assert_cmpint (tl_storage_find_file (link, others), ==, 51);
  g_assert_cmpfloat (get_seconds_since (start), <, 3);
  set_hanging (FALSE);
  g_ptr_array_add (others, g_object_ref (fixture->file));
  g_assert_cmpint (tl_storage_find_file (fixture->file, others), ==, 52);
}

static void
wait_until_asked (int n)
{
  while (g_atomic_int_get (&n_asked) < n)
    g_main_context_iteration (NULL, FALSE);
}

static guint
count_drafts (void)
{
  g_auto (GStrv) keys = tl_draft_store_list ();

  return g_strv_length (keys);
}

/* A window can be closed while its draft is on the way to a disk that hangs. What comes of the
 * draft the thread decides, if ever. */
static void
test_close (DocumentFixture *fixture, gconstpointer data)
{
  TlDocument *document = document_fixture_open (fixture->file, NULL);
  gpointer draft = tl_draft_new (document, NULL, NULL);
  guint n_drafts = count_drafts ();
  int n = g_atomic_int_get (&n_asked);
  gint64 start;

  g_object_add_weak_pointer (draft, &draft);
  set_hanging (TRUE);
  document_fixture_set_title (document, "Typed");
  wait_until_asked (n + 1);
  start = g_get_monotonic_time ();
  tl_draft_close (draft, GPOINTER_TO_INT (data) != 0 ? TL_DRAFT_KEEP : TL_DRAFT_DROP);
  g_assert_cmpfloat (get_seconds_since (start), <, 5);
  g_object_unref (draft);

  set_hanging (FALSE);
  /* The thread may be the last to let go of it, and wakes nobody by that. */
  while (draft != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (document);
  g_assert_cmpuint (count_drafts (), ==, n_drafts + 1);
}

static void
test_close_and_drop (DocumentFixture *fixture, gconstpointer data)
{
  test_close (fixture, GINT_TO_POINTER (FALSE));
}

static void
test_close_and_keep (DocumentFixture *fixture, gconstpointer data)
{
  test_close (fixture, GINT_TO_POINTER (TRUE));
}

static gboolean
has_title (DocumentFixture *fixture, const char *title)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (fixture->path, &content, NULL, NULL));
  return strstr (content, title) != NULL;
}

/* Another program writes to the file after we did, and before the disk has said that we have. What
 * it wrote is not taken for ours, and not written over without a question. */
static void
test_written_meanwhile (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (GAsyncResult) result = NULL, again = NULL;
  g_autoptr (GError) error = NULL;
  int n = g_atomic_int_get (&n_asked);
  FILE *theirs;

  document_fixture_set_title (document, "Ours");
  set_hanging (TRUE);
  tl_document_save_async (document, NULL, FALSE, document_fixture_on_done_cb, &result);
  while (wait_until_asked (++n), !has_title (fixture, "Ours"))
    g_atomic_int_inc (&n_answered);
  theirs = fopen (fixture->path, "w");
  fputs ("theirs", theirs);
  g_assert_cmpint (fclose (theirs), ==, 0);
  set_hanging (FALSE);
  g_assert_true (tl_document_save_finish (document, document_fixture_wait (&result), NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tl_storage_compare (fixture->file, tl_document_get_etag (document), NULL, NULL),
                   ==, TL_STORAGE_CHANGED);
  tl_document_save_async (document, NULL, FALSE, document_fixture_on_done_cb, &again);
  g_assert_false (tl_document_save_finish (document, document_fixture_wait (&again), NULL, &error));
  g_assert_error (error, TL_DOCUMENT_ERROR, TL_DOCUMENT_ERROR_CHANGED);
  g_assert_true (has_title (fixture, "theirs"));
}

static void
add (const char *path, void (*test) (DocumentFixture *fixture, gconstpointer data))
{
  g_test_add (path, DocumentFixture, document_fixture_map, document_fixture_set_up, test,
              document_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  char *state = own_folder_make_for_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  add ("/hanging-disk/patience", test_patience);
  add ("/hanging-disk/find-file", test_find_file);
  add ("/hanging-disk/written-meanwhile", test_written_meanwhile);
  add ("/hanging-disk/close-and-drop", test_close_and_drop);
  add ("/hanging-disk/close-and-keep", test_close_and_keep);
  result = g_test_run ();
  own_folder_remove (state);
  return result;
}
