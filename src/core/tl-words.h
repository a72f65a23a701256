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
 * with its letter, and what is joined to one sign is not taken apart. A change of direction (an
 * embedding, an override, an isolate) that the words leave open is closed at their end, so that it
 * does not turn round the sentence they stand in. Transfer full. */
char *tl_words_cut (const char *words, guint limit);
/* The same for words that stand in a sentence: where the two are read in different directions, they
 * are isolated (FSI … PDI), so that neither takes marks or numbers of the other along. `sentence`
 * is the translation that they are put into, or any other words of its language. Transfer full. */
char *tl_words_cut_within (const char *words, guint limit, const char *sentence);
/* Whether a field of several lines would take seconds to break them: there are very many letters,
 * or many with no blank between. */
gboolean tl_words_are_long (const char *words);

/* What comes from a keyboard, a clipboard or another program, as a map can hold it: whatever it
 * was, it is a valid value of TL_VALUE_TEXT. What is not UTF-8 is replaced; each line end, by
 * whatever name, is a line feed; tabs stay; controls, a byte order mark and what is no character
 * go. `length` in bytes, -1: up to the NUL. Transfer full. */
char *tl_words_clean (const char *text, gssize length);
/* The same on one line, for a title, a name: each line end and tab is a space. Nothing is taken off
 * the ends. Transfer full. */
char *tl_words_clean_line (const char *text);

G_END_DECLS
