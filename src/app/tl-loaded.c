/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-loaded.h"

#include "tl-storage.h"

/* What was read ahead, or why it could not be. */
typedef struct
{
  TlLoaded *loaded;
  GError *error;
} Outcome;

static GThread *ahead;
static GFile *ahead_file;

TlLoaded *
tl_loaded_read (GFile *file, GCancellable *cancellable, GError **error)
{
  TlLoaded *loaded = g_new0 (TlLoaded, 1);

  loaded->map = tl_storage_load (file, &loaded->problems, &loaded->etag, cancellable, error);
  if (loaded->map == NULL)
    {
      tl_loaded_free (loaded);
      return NULL;
    }
  loaded->sheet = tl_sheet_new (loaded->map, NULL);
  return loaded;
}

void
tl_loaded_paint (TlLoaded *loaded, const TlPreviewWish *wish)
{
  g_return_if_fail (loaded->preview == NULL);

  loaded->preview = tl_preview_new (wish, loaded->map, loaded->sheet);
}

void
tl_loaded_free (TlLoaded *loaded)
{
  g_clear_pointer (&loaded->preview, tl_preview_free);
  g_clear_pointer (&loaded->sheet, tl_sheet_free);
  g_clear_object (&loaded->map);
  g_clear_pointer (&loaded->problems, g_ptr_array_unref);
  g_free (loaded->etag);
  g_free (loaded);
}

static gpointer
read_cb (gpointer data)
{
  g_autoptr (GFile) file = data;
  Outcome *outcome = g_new0 (Outcome, 1);

  outcome->loaded = tl_loaded_read (file, NULL, &outcome->error);
  return outcome;
}

void
tl_loaded_read_ahead (GFile *file)
{
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (ahead == NULL);

  ahead_file = g_object_ref (file);
  ahead = g_thread_new ("read ahead", read_cb, g_object_ref (file));
}

GThread *
tl_loaded_take_ahead (GFile *file)
{
  if (ahead == NULL || !g_file_equal (ahead_file, file))
    return NULL;
  g_clear_object (&ahead_file);
  return g_steal_pointer (&ahead);
}

TlLoaded *
tl_loaded_wait (GThread *thread, GError **error)
{
  g_autofree Outcome *outcome = g_thread_join (thread);

  if (outcome->error != NULL)
    g_propagate_error (error, outcome->error);
  return outcome->loaded;
}
