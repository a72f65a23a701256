/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* The map to come: a copy of a map that is worked on until it shows what shall be. Its elements
 * have the ids they had, so that the two can be compared. */

/* A copy, what this version does not know included, as a map of its own: with an id no map is
 * likely to have. What is measured from now on is of today's journey: it follows no evidence files,
 * and where they are is known from the folder of the original alone. NULL for one too large to be
 * read again; an error of TL_FILE_ERROR. Transfer full. */
TlMap *tl_future_copy (TlMap *map, GError **error);
/* Within a step: the map of the history is what is to come of `original`, under this title. */
void tl_future_declare (TlHistory *history, TlMap *original, const char *title);

G_END_DECLS
