/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* TlBoardView: what will be done about a map, as cards in columns by how far each is. Cards are
 * carried from column to column and within one, by hand and by keys; new ones are made at the head
 * of a column. Each such gesture is one step.
 *
 * properties (all notify)
 *   history  TlHistory, nullable: of the map that is shown. It is read once, and once a frame at
 *            most after changes; nothing is kept up while it is NULL. A title that is being typed
 *            is taken then.
 *
 * signals
 *   elements-wanted (GPtrArray *elements)   of TlElement, what a change is about
 *   selected (TlElement *change)            it is at hand now; NULL: none is
 *   opened (TlElement *change)              somebody wants to see and edit all of it
 *   said (const char *words, gboolean undoable)
 *     What was just done, in words to be read out. `undoable`: it is worth an offer to undo it.
 *
 * actions, of the change at hand unless said, enabled by state
 *   board.open  board.show-on-map  board.remove
 *   board.move-to (string, the name of a status in the file)  board.move-up  board.move-down
 *   board.new (string, likewise)   asks for the title of a new change */
#define TL_TYPE_BOARD_VIEW (tl_board_view_get_type ())
G_DECLARE_FINAL_TYPE (TlBoardView, tl_board_view, TL, BOARD_VIEW, AdwBin)

GtkWidget *tl_board_view_new (void);

void tl_board_view_set_history (TlBoardView *self, TlHistory *history);
/* A title that is being typed counts as given; what is typed when the board is disposed of does
 * not.
 */
void tl_board_view_commit_edit (TlBoardView *self);
/* Of TlFinding: those that are open mark what is missing of changes. NULL: none. A reference is
 * kept. */
void tl_board_view_set_findings (TlBoardView *self, GPtrArray *findings);

/* Asks for the title of a new idea that is about these touchpoints, as tl_operations_add_change ()
 * has it. */
void tl_board_view_plan (TlBoardView *self, const GPtrArray *touchpoints);
/* Goes to the first of the elements that is a change on the board. */
void tl_board_view_return_to (TlBoardView *self, const GPtrArray *elements);
/* The change at hand, NULL: none. */
TlElement *tl_board_view_get_selected (TlBoardView *self);

G_END_DECLS
