/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-history.h"

G_BEGIN_DECLS

/* What a person does to changes on a board, as edits within the step that is open. */

/* Gives the change the status, and has it stand above `before` of that status; NULL: below all of
 * it. The others keep their order, and nothing moves that stands there already. */
void tl_operations_move_change (TlHistory *history,
                                TlElement *change,
                                TlChangeStatus status,
                                TlElement *before);

/* A change, the first of its status, about these touchpoints: it addresses those that people live,
 * and needs those of the organisation, which must change first. `touchpoints` may be empty, NULL.
 */
TlElement *tl_operations_add_change (TlHistory *history,
                                     const char *title,
                                     TlChangeStatus status,
                                     const GPtrArray *touchpoints);

G_END_DECLS
