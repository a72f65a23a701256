/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz-reader.h"

#include <string.h>

#include "ledger.h"
#include "tl-file.h"

static void
assert_nothing_lost (const uint8_t *data, size_t size, GBytes *written, gboolean is_mended)
{
  g_autoptr (Ledger) before = ledger_new ((const char *) data, size);
  g_autoptr (Ledger) after =
      ledger_new (g_bytes_get_data (written, NULL), g_bytes_get_size (written));

  ledger_compare (before, after, is_mended);
}

/* Whatever comes in: it is refused with an error, or the map that comes out is written to a file
 * that has all that the author wrote, is read with nothing to mend and written the same again. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GPtrArray) problems = NULL, problems_again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlMap) map = tl_file_read_bytes (bytes, &problems, &error);
  g_autoptr (TlMap) reread = NULL;
  g_autoptr (GBytes) written = NULL, rewritten = NULL;

  g_assert_true ((map == NULL) == (error != NULL));
  if (map == NULL)
    return 0;
  written = tl_file_write_bytes (map);
  assert_nothing_lost (data, size, written, tl_file_count_mended (problems) > 0);
  reread = tl_file_read_bytes (written, &problems_again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tl_file_count_mended (problems_again), ==, 0);
  rewritten = tl_file_write_bytes (reread);
  g_assert_true (g_bytes_equal (written, rewritten));
  return 1;
}
