/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-source-reading.h"

#include <string.h>

#include "tl-csv-mapping-text.h"
#include "tl-source-file.h"

TlSourceReading *
tl_source_reading_new (GFile *map_file, const char *path, GFile *file, const char *words)
{
  TlSourceReading *reading = g_new0 (TlSourceReading, 1);

  reading->file = g_object_ref (file);
  reading->words = g_strdup (words);
  if (!tl_source_file_is_outside (path))
    reading->folder = g_file_get_parent (map_file);
  return reading;
}

void
tl_source_reading_free (TlSourceReading *reading)
{
  g_clear_pointer (&reading->import, tl_csv_import_free);
  g_clear_pointer (&reading->mapping, tl_csv_mapping_free);
  g_clear_pointer (&reading->csv, tl_csv_free);
  g_clear_pointer (&reading->bytes, g_bytes_unref);
  g_free (reading->digest);
  g_free (reading->words);
  g_object_unref (reading->file);
  g_clear_object (&reading->folder);
  g_free (reading);
}

/* Of the bytes and of what they are to be: the same table means another thing by another mapping.
 */
static char *
make_digest (const TlSourceReading *reading)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size;
  const guchar *bytes = g_bytes_get_data (reading->bytes, &size);

  g_checksum_update (sum, (const guchar *) reading->words, (gssize) strlen (reading->words) + 1);
  g_checksum_update (sum, bytes, (gssize) size);
  return g_strdup (g_checksum_get_string (sum));
}

gboolean
tl_source_reading_read_bytes (TlSourceReading *reading, GCancellable *cancellable, GError **error)
{
  reading->bytes = tl_source_file_read (reading->file, reading->folder, cancellable, error);
  if (reading->bytes == NULL)
    return FALSE;
  reading->digest = make_digest (reading);
  return TRUE;
}

gboolean
tl_source_reading_prepare (TlSourceReading *reading, TlMap *map, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (reading->bytes);
  const TlCsvFormat format = tl_csv_format_from_text (reading->words);
  g_autofree char *fault = NULL;

  reading->csv = tl_csv_new_as (stream, &format, NULL, error);
  if (reading->csv == NULL)
    return FALSE;
  reading->mapping = tl_csv_mapping_from_text (reading->words, reading->csv, error);
  if (reading->mapping == NULL)
    return FALSE;
  fault = tl_csv_mapping_find_fault (reading->mapping);
  if (fault != NULL)
    {
      g_set_error_literal (error, TL_CSV_MAPPING_ERROR, TL_CSV_MAPPING_ERROR_TEXT, fault);
      return FALSE;
    }
  reading->import = tl_csv_import_new (map, reading->mapping);
  return TRUE;
}

gboolean
tl_source_reading_read_rows (TlSourceReading *reading, GCancellable *cancellable, GError **error)
{
  return tl_csv_import_read (reading->import, reading->csv, cancellable, error);
}
