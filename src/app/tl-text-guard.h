/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A field of several lines takes minutes to break what has very many letters, or many with no blank
 * between (tl-words.h), as a clipboard may hold. */

/* What to do instead of letting words in: `whole` is what the field would hold with them, owned by
 * the caller. Returns what goes in at the place instead, NULL for nothing. Transfer full. */
typedef char *(*TlTextTooLong) (const char *whole, const char *words, gpointer data);

/* From now on asks `too_long` before so much goes in at once that the field would hold too much. */
void tl_text_guard (GtkTextBuffer *buffer, TlTextTooLong too_long, gpointer data);

G_END_DECLS
