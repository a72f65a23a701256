/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include "own-folder.h"

const char document_fixture_map[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<journey-map\n  xmlns=\"urn:throughline:journey-map:1\"\n  id=\"m1\"\n  title=\"Repair\"\n"
    "  state=\"current\">\n</journey-map>\n";

void
document_fixture_set_up (DocumentFixture *fixture, gconstpointer content)
{
  fixture->folder = own_folder_make ();
  fixture->path = g_build_filename (fixture->folder, "map.journey", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
  if (content != NULL)
    g_assert_true (g_file_set_contents (fixture->path, content, -1, NULL));
}

void
document_fixture_tear_down (DocumentFixture *fixture, gconstpointer content)
{
  g_object_unref (fixture->file);
  g_free (fixture->path);
  own_folder_remove (fixture->folder);
}

void
document_fixture_on_done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
document_fixture_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

TlDocument *
document_fixture_open (GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tl_document_open_async (file, NULL, NULL, document_fixture_on_done_cb, &result);
  return tl_document_open_finish (document_fixture_wait (&result), error);
}

void
document_fixture_set_title (TlDocument *document, const char *title)
{
  TlHistory *history = tl_document_get_history (document);

  tl_history_begin (history, "Change Title", NULL);
  tl_history_set (history, tl_map_get_root (tl_history_get_map (history)), TL_PROPERTY_TITLE,
                  title);
  tl_history_commit (history);
}
