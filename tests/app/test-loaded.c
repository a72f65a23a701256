/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ahead.h"

#include <glib/gstdio.h>

#include "document-fixture.h"
#include "tl-file.h"

/* What a thread reads, lays out and paints of a map before it can be seen. */

static const char map_with_finding[] =
    "<journey-map xmlns='urn:throughline:journey-map:1' id='m1' title='Repair'>"
    "<person id='p1' layer='employee' name='Bea'/></journey-map>";

static TlDocument *
open_for_window (GFile *file)
{
  TlPreviewWish wish = { .factor = 1, .zoom = 1, .width = 100, .height = 100 };
  g_autoptr (GAsyncResult) result = NULL;

  tl_document_open_async (file, &wish, NULL, document_fixture_on_done_cb, &result);
  return tl_document_open_finish (document_fixture_wait (&result), NULL);
}

/* What there is to find in the map is found where it is read, and is that of the map as it is. */
static void
test_keeper (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = open_for_window (fixture->file);
  g_autoptr (TlDocument) changed = open_for_window (fixture->file);
  g_autoptr (TlDocument) unseen = document_fixture_open (fixture->file, NULL);
  g_autoptr (TlFindingsKeeper) keeper = tl_document_take_keeper (document);
  g_autoptr (GPtrArray) all = NULL;

  g_assert_nonnull (keeper);
  all = tl_findings_list (tl_document_get_map (document), tl_findings_keeper_get_today (keeper));
  g_assert_cmpuint (all->len, >, 0);
  g_assert_false (tl_findings_keeper_go_on (keeper));
  g_assert_cmpuint (tl_findings_keeper_get_findings (keeper)->len, ==, all->len);
  g_assert_null (tl_document_take_keeper (document));
  document_fixture_set_title (changed, "Another");
  g_assert_null (tl_document_take_keeper (changed));
  g_assert_null (tl_document_take_keeper (unseen));
}

/* What the thread laid out is for the one that shows it first, and only while it is true. */
static void
test_sheet (DocumentFixture *fixture, gconstpointer data)
{
  g_autoptr (TlDocument) document = document_fixture_open (fixture->file, NULL);
  g_autoptr (TlDocument) changed = document_fixture_open (fixture->file, NULL);
  g_autoptr (TlSheet) sheet = tl_document_take_sheet (document);

  g_assert_nonnull (sheet);
  g_assert_cmpuint (tl_layout_get_view (sheet->layout)->n_lanes, ==, 0);
  g_assert_null (tl_document_take_sheet (document));
  document_fixture_set_title (changed, "Other");
  g_assert_null (tl_document_take_sheet (changed));
}

static void
test_preview (DocumentFixture *fixture, gconstpointer data)
{
  TlPreviewWish wish = { .factor = 1, .zoom = 1, .width = 100, .height = 100 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TlDocument) document = NULL, plain = document_fixture_open (fixture->file, NULL);
  TlPreview *preview;

  g_assert_null (tl_document_take_preview (plain));
  tl_document_open_async (fixture->file, &wish, NULL, document_fixture_on_done_cb, &result);
  document = tl_document_open_finish (document_fixture_wait (&result), NULL);
  preview = tl_document_take_preview (document);
  g_assert_nonnull (preview);
  tl_preview_free (preview);
  g_assert_null (tl_document_take_preview (document));
}

/* What was painted of a map is of no use once that is another one. */
static void
test_preview_goes_with_the_map (DocumentFixture *fixture, gconstpointer data)
{
  TlPreviewWish wish = { .factor = 1, .zoom = 1, .width = 100, .height = 100 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TlDocument) document = NULL;

  tl_document_open_async (fixture->file, &wish, NULL, document_fixture_on_done_cb, &result);
  document = tl_document_open_finish (document_fixture_wait (&result), NULL);
  document_fixture_set_title (document, "Other");
  g_assert_null (tl_document_take_preview (document));
}

static void
test_read_ahead (DocumentFixture *fixture, gconstpointer data)
{
  TlPreviewWish wish = { .factor = 1, .zoom = 1, .width = 100, .height = 100 };
  g_autoptr (GFile) other = g_file_new_for_path (fixture->folder);
  g_autoptr (GFile) again = g_file_new_for_path (fixture->path);
  g_autoptr (TlDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  tl_ahead_start (fixture->file, &wish);
  tl_ahead_start (other, &wish);
  g_assert_null (tl_ahead_take (other, NULL));
  document = document_fixture_open (again, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (tl_document_get_title (document), ==, "Repair");
  g_assert_null (tl_ahead_take (fixture->file, NULL));

  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  tl_ahead_start (fixture->file, &wish);
  g_assert_null (document_fixture_open (fixture->file, &error));
  g_assert_error (error, TL_FILE_ERROR, TL_FILE_ERROR_NOT_FOUND);
}

/* What was guessed wrong is painted anew. */
static void
test_wrong_guess (DocumentFixture *fixture, gconstpointer data)
{
  TlPreviewWish guess = { .factor = 1, .zoom = 1, .width = 100, .height = 100 }, wish = guess;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TlDocument) document = NULL;
  g_autoptr (TlPreview) preview = NULL;

  wish.factor = 2;
  tl_ahead_start (fixture->file, &guess);
  tl_document_open_async (fixture->file, &wish, NULL, document_fixture_on_done_cb, &result);
  document = tl_document_open_finish (document_fixture_wait (&result), NULL);
  preview = tl_document_take_preview (document);
  g_assert_true (tl_preview_suits (preview, &wish));
  g_assert_false (tl_preview_suits (preview, &guess));
}

/* What was read and painted before anybody asked is there at once. */
static void
test_open_ahead (DocumentFixture *fixture, gconstpointer data)
{
  TlPreviewWish wish = { .factor = 1, .zoom = 1, .width = 100, .height = 100 };
  g_autoptr (TlDocument) document = NULL;
  TlPreview *preview;

  g_assert_false (tl_ahead_await (fixture->file, 0));
  g_assert_null (tl_document_open_ahead (fixture->file));
  tl_ahead_start (fixture->file, &wish);
  g_assert_true (tl_ahead_await (fixture->file, G_MAXINT));
  document = tl_document_open_ahead (fixture->file);
  g_assert_cmpstr (tl_document_get_title (document), ==, "Repair");
  g_assert_true (g_file_equal (tl_document_get_file (document), fixture->file));
  preview = tl_document_take_preview (document);
  g_assert_nonnull (preview);
  tl_preview_free (preview);
  g_assert_null (tl_document_open_ahead (fixture->file));

  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  tl_ahead_start (fixture->file, &wish);
  g_assert_null (tl_document_open_ahead (fixture->file));
  g_assert_null (tl_ahead_take (fixture->file, NULL));
}

/* A file that is no map is read once: what was wrong with it is known. */
static void
test_refused_ahead (DocumentFixture *fixture, gconstpointer data)
{
  TlPreviewWish wish = { .factor = 1, .zoom = 1, .width = 100, .height = 100 };
  g_autoptr (TlDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  tl_ahead_start (fixture->file, &wish);
  g_assert_false (tl_ahead_await (fixture->file, G_MAXINT));
  g_assert_true (g_file_set_contents (fixture->path, document_fixture_map, -1, NULL));
  g_assert_null (document_fixture_open (fixture->file, &error));
  g_assert_error (error, TL_FILE_ERROR, TL_FILE_ERROR_EMPTY);
  document = document_fixture_open (fixture->file, NULL);
  g_assert_nonnull (document);
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

  add ("/loaded/keeper", map_with_finding, test_keeper);
  add ("/loaded/sheet", document_fixture_map, test_sheet);
  add ("/loaded/preview", document_fixture_map, test_preview);
  add ("/loaded/preview-goes-with-the-map", document_fixture_map, test_preview_goes_with_the_map);
  add ("/loaded/read-ahead", document_fixture_map, test_read_ahead);
  add ("/loaded/wrong-guess", document_fixture_map, test_wrong_guess);
  add ("/loaded/open-ahead", document_fixture_map, test_open_ahead);
  add ("/loaded/refused-ahead", "", test_refused_ahead);

  return g_test_run ();
}
