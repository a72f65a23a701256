/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-edit.h"
#include "tl-history.h"

G_BEGIN_DECLS

/* For core alone. */

/* Applies the edit, which must fit the map, within the open step, which keeps its inverse. Takes
 * what the edit owns. */
void tl_history_record (TlHistory *history, TlEdit edit);

/* Adds an element that was made with its values, which must be valid in the map,
 * and whose id must be free. Takes the element. */
void tl_history_add_element (TlHistory *history,
                             TlElement *element,
                             TlElement *parent,
                             TlElement *before);

/* Of a step done the inverses of what it did, of one undone what it will do: TlEdits in the order
 * they were made in, at least one. NULL past the last step. Owned by the history, until it changes.
 */
const GArray *tl_history_get_step_edits (TlHistory *history, guint index);

/* The child of `parent` a new element of this kind stands before: behind the last of its kind, else
 * behind the kinds that come before it, else before those that follow it. NULL: at the end. */
TlElement *tl_history_find_place (TlHistory *history, TlKind kind, TlElement *parent);

G_END_DECLS
