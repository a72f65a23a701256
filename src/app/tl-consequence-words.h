/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-consequences.h"

G_BEGIN_DECLS

/* What a move breaks or comes to mean, in a short sentence that is true before and after:
 * "2 links run backwards in time". No full stop. Translated; transfer full. */
char *tl_consequence_words_tell (TlMap *map, const TlConsequence *consequence);

/* Words about what was done, and then the first of these, if any: "Moved to “Process” · Get help.
 * Crosses the line of visibility". Takes `words`; transfer full. */
char *tl_consequence_words_add (TlMap *map, char *words, const GArray *consequences);

G_END_DECLS
