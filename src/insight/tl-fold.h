/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text as it is compared when somebody looks for it: "Zürich", "ZURICH" and "zürich" written with a
 * combining mark are all "zurich". Letters lose their case, their accents and the points of Hebrew
 * and Arabic; ligatures, wide and narrow forms become plain ones; a typographic apostrophe is that
 * of the keyboard. Signs that are letters of their own script, as the vowels of Hindi and Thai,
 * stay. Pure; any valid UTF-8 goes. */

/* Appends the folded text. */
void tl_fold_append (GString *folded, const char *text);
/* The text folded. Transfer full. */
char *tl_fold_text (const char *text);
/* The words of what somebody typed, folded, each once, the longest first: it is the rarest as a
 * rule. Empty when there are none. Transfer full. */
char **tl_fold_words (const char *text);

G_END_DECLS
