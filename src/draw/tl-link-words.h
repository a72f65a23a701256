/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* A link in words, translated. */

/* "Causes". Static. */
const char *tl_link_words_get_kind (TlLinkKind kind);
/* "strong", for a strength from 1 to 3. Static. */
const char *tl_link_words_get_strength (int strength);
/* "“Agents are paid on handling time” causes “Must transfer at six minutes”". Transfer full. */
char *tl_link_words_tell (TlMap *map, const TlElement *link);
/* "Causes: from “…” to “…”, strong": what a screen reader calls it. Of a link that was just taken
 * out of its map, what it names may be gone too and is left empty. Transfer full. */
char *tl_link_words_describe (TlMap *map, const TlElement *link);
/* "2 links": how many a touchpoint is an end of; NULL when it is of none. Transfer full. */
char *tl_link_words_count (TlMap *map, const TlElement *touchpoint);

G_END_DECLS
