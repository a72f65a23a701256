/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A title may be as long as a file may be large, and a label that is asked to lay out a hundred
 * thousand letters in one line keeps a window busy for minutes. So what is shown of words that
 * somebody wrote, and what is read out, is cut; the map keeps the whole. In letters: */
#define TL_WORDS_NAME 200     /* a title, a name, a quote */
#define TL_WORDS_SENTENCE 600 /* a sentence that tells of two of them */

/* All of the words, or as many letters of them as the limit says, and an ellipsis. An accent stays
 * with its letter, and what is joined to one sign is not taken apart. Transfer full. */
char *tl_words_cut (const char *words, guint limit);
/* Whether a field of several lines would take seconds to break them: there are very many letters,
 * or many with no blank between. */
gboolean tl_words_are_long (const char *words);

G_END_DECLS
