/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* Maps and edits by dice, the same for the same seed. */

/* A valid value for the property in this map, with characters that are awkward in a file among
 * them; NULL when there is none, as for a reference while nobody of its kind is there. Transfer
 * full. */
char *tl_random_value (GRand *dice, TlMap *map, TlKind kind, TlProperty property);
/* Any element of the kind, NULL when there is none. */
TlElement *tl_random_element (GRand *dice, TlMap *map, TlKind kind);
/* A new element with its required values; NULL when the map lacks what it would need. */
TlElement *tl_random_add (GRand *dice, TlHistory *history, TlKind kind);
/* One edit or operation of any sort within the open step; the map stays valid. */
void tl_random_edit (GRand *dice, TlHistory *history);

G_END_DECLS
