/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-change-board.h"

G_BEGIN_DECLS

/* TlBoardCard: a change as a card of the board: what it is, who does it until when, what it
 * addresses and what must change inside first. It takes the keyboard, and says all of it as one to
 * those who hear it. */
#define TL_TYPE_BOARD_CARD (tl_board_card_get_type ())
G_DECLARE_FINAL_TYPE (TlBoardCard, tl_board_card, TL, BOARD_CARD, GtkWidget)

GtkWidget *tl_board_card_new (void);

/* `index` from 0, of `n`: its place in the column. Costs next to nothing when all is as it was. */
void
tl_board_card_show (TlBoardCard *self, TlMap *map, const TlChangeCard *card, guint index, guint n);
/* Of the map it shows; the card does not keep it. */
TlElement *tl_board_card_get_change (TlBoardCard *self);

G_END_DECLS
