/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-saving.h"

#include "tl-file.h"
#include "tl-storage.h"

TlSaving *
tl_saving_new (TlHistory *history)
{
  TlSaving *saving = g_new0 (TlSaving, 1);

  saving->bytes = tl_file_write_bytes (tl_history_get_map (history));
  saving->serial = tl_history_get_serial (history);
  return saving;
}

void
tl_saving_free (TlSaving *saving)
{
  g_bytes_unref (saving->bytes);
  g_clear_object (&saving->file);
  g_clear_object (&saving->backup);
  g_free (saving->etag);
  g_free (saving);
}

static gboolean
keep_original (TlSaving *saving, GError **error)
{
  if (!saving->back_up)
    return TRUE;
  if (tl_storage_compare (saving->file, NULL, NULL, NULL) == TL_STORAGE_VANISHED)
    return TRUE;
  saving->backup = tl_storage_back_up (saving->file, NULL, error);
  return saving->backup != NULL;
}

gboolean
tl_saving_write (TlSaving *saving, GError **error)
{
  g_autofree char *etag = NULL;

  if (!keep_original (saving, error) ||
      !tl_storage_save (saving->file, saving->bytes, &etag, NULL, error))
    return FALSE;
  g_free (saving->etag);
  saving->etag = g_steal_pointer (&etag);
  return TRUE;
}
