/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-board-card.h"

G_BEGIN_DECLS

/* TlBoardColumn: the changes of one status, one below the other, under the name of it and how many
 * there are. A button there, and then an entry in which the title is typed, make a new one.
 *
 * signal new-requested ()                  the button was pressed
 * signal titled (const char *title, gboolean had_focus)
 *                                          a title was typed; NULL: it was given up. Whether the
 *                                          keyboard was in the entry until then */
#define TL_TYPE_BOARD_COLUMN (tl_board_column_get_type ())
G_DECLARE_FINAL_TYPE (TlBoardColumn, tl_board_column, TL, BOARD_COLUMN, GtkWidget)

GtkWidget *tl_board_column_new (TlChangeStatus status);
TlChangeStatus tl_board_column_get_status (TlBoardColumn *self);

/* `cards`: of TlChangeCard, from the top down. Cards that stay keep their widgets, and the
 * keyboard. */
void tl_board_column_show (TlBoardColumn *self, TlMap *map, const GPtrArray *cards);

guint tl_board_column_get_n_cards (TlBoardColumn *self);
/* NULL past the last. */
TlBoardCard *tl_board_column_get_card (TlBoardColumn *self, guint index);
/* NULL when the change is not in the column. */
TlBoardCard *tl_board_column_find (TlBoardColumn *self, const TlElement *change, guint *index);

/* Asks for a title, unless it does already. `about`: what the change will be about, NULL: nothing
 * to be said of that. */
void tl_board_column_ask_title (TlBoardColumn *self, const char *about);
/* As if Enter was pressed, when a title is asked for. */
void tl_board_column_end_title (TlBoardColumn *self);
gboolean tl_board_column_is_asking (TlBoardColumn *self);

/* Where a card that is let go at this height of the column, in pixels, would go: above the one that
 * is returned; NULL: below all. */
TlBoardCard *tl_board_column_find_place (TlBoardColumn *self, double y);
/* Marks the place; `above` NULL: below all. */
void tl_board_column_mark (TlBoardColumn *self, TlBoardCard *above);
void tl_board_column_unmark (TlBoardColumn *self);
/* Scrolls a little when something is held near an end of the column. */
void tl_board_column_scroll_at (TlBoardColumn *self, double y);

/* The card that had the keyboard last, else the first; the button where there is none. */
void tl_board_column_take_focus (TlBoardColumn *self);

G_END_DECLS
