/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-operations.h"

G_BEGIN_DECLS

/* What a person does to a map's time, its stages and moments, as edits within the step that is
 * open. Cards go with their moments. What lasts over several moments goes on to last over those it
 * did: it gets longer by a moment that comes among them, and shorter by one that leaves. */

/* A stage with one moment. `before`: the stage it stands before, NULL: behind all. */
TlElement *tl_operations_add_stage (TlHistory *history, const char *title, TlElement *before);
/* `before`: the moment of this stage it stands before, NULL: behind all of the stage. */
TlElement *tl_operations_add_moment (TlHistory *history, TlElement *stage, TlElement *before);

/* TRUE when a moment stands before this one in its stage. */
gboolean tl_operations_can_split_stage (TlElement *moment);
/* The moment and those after it become a stage of their own, on the same territory, behind the one
 * they were in. It is called after the moment, or `title` when that has no name. */
TlElement *tl_operations_split_stage (TlHistory *history, TlElement *moment, const char *title);

/* The stage takes in the moments of the next one, which must be there, and what is said about it.
 * Two titles become “A · B”, two details two paragraphs; of two territories the shared one stays.
 */
void tl_operations_merge_stage (TlHistory *history, TlElement *stage);
/* The moment takes in the cards of the next one of its stage, which must be there; they stand below
 * its own. Titles and durations join as those of stages do. */
void tl_operations_merge_moment (TlHistory *history, TlElement *moment);

G_END_DECLS
