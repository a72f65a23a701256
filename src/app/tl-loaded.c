/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-loaded.h"

#include "tl-storage.h"
#include "tl-today.h"

/* How long it looks for findings, in microseconds; the rest is found while the map is seen. */
#define LOOKING 20000

static TlFindingsKeeper *
look_through (TlMap *map)
{
  g_autofree char *today = tl_today_dup ();
  TlFindingsKeeper *keeper = tl_findings_keeper_new (map, today);
  gint64 until = g_get_monotonic_time () + LOOKING;

  while (tl_findings_keeper_go_on (keeper) && g_get_monotonic_time () < until)
    ;
  return keeper;
}

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
tl_loaded_prepare (TlLoaded *loaded, const TlPreviewWish *wish)
{
  if (loaded->keeper == NULL)
    loaded->keeper = look_through (loaded->map);
  if (loaded->preview != NULL && tl_preview_suits (loaded->preview, wish))
    return;
  g_clear_pointer (&loaded->preview, tl_preview_free);
  loaded->preview = tl_preview_new (wish, loaded->map, loaded->sheet);
}

void
tl_loaded_free (TlLoaded *loaded)
{
  g_clear_pointer (&loaded->preview, tl_preview_free);
  g_clear_pointer (&loaded->keeper, tl_findings_keeper_free);
  g_clear_pointer (&loaded->sheet, tl_sheet_free);
  g_clear_object (&loaded->map);
  g_clear_pointer (&loaded->problems, g_ptr_array_unref);
  g_free (loaded->etag);
  g_free (loaded);
}
