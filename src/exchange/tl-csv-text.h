/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For exchange alone: bytes of other encodings as UTF-8. */

/* Any bytes are Windows-1252; the five that mean nothing there become U+FFFD and *bad is set. */
void tl_csv_append_windows (GString *out, const char *text, gsize length, gboolean *bad);

/* UTF-16 that comes in pieces. */
typedef struct
{
  gboolean is_big;  /* the byte that counts more comes first */
  int odd;          /* the first byte of a unit whose second is still to come, else -1 */
  gunichar waiting; /* the first half of a pair, else 0 */
} TlCsvUtf16;

/* What is no character becomes U+FFFD and sets *bad. The end of the text is told by NULL. */
void
tl_csv_append_utf_16 (TlCsvUtf16 *state, GString *out, const char *bytes, gsize n, gboolean *bad);

G_END_DECLS
