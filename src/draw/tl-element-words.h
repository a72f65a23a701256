/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* Elements and their kinds in words for people. Pure. */

/* What somebody would call the element: its title or name, else what it says ("“Waits” causes
 * “Gives up”", "Survey, 2026-05-31", "Get help, moment 2"), cut as a name is (tl-words.h), else
 * "Unnamed stage", "Untitled". Transfer full. */
char *tl_element_words_name (TlMap *map, const TlElement *element);

/* "People", "Pieces of evidence". Static. */
const char *tl_element_words_plural (TlKind kind);
/* "New Role", the name of a step and of a button. Static; NULL for a kind that has a place on the
 * canvas. */
const char *tl_element_words_new (TlKind kind);
/* "Remove Role", as tl_element_words_new (). */
const char *tl_element_words_remove (TlKind kind);

/* The property with the name that a new element is given: TL_PROPERTY_TITLE or _NAME, -1: none. */
int tl_element_words_name_property (TlKind kind);

G_END_DECLS
