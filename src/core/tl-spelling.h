/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-vocabulary.h"

G_BEGIN_DECLS

/* What a name that is none was meant to be. Only what is sure is said: the one name of the
 * vocabulary from which it differs in capitals alone, or by one letter too many, missing or wrong,
 * or by two neighbours that changed places. NULL when there is none, or more than one. Static. */

/* Among the attributes of a kind. */
const char *tl_spelling_guess_attribute (TlKind kind, const char *name);
/* Among the choices of a property, a list that ends with a NULL name. */
const char *tl_spelling_guess_choice (const TlChoice *choices, const char *name);
/* Among the elements that may stand in one of a kind: properties, and elements of their own. */
const char *tl_spelling_guess_element (TlKind parent, const char *name);

G_END_DECLS
