/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-map.h"

G_BEGIN_DECLS

/* TlCanvasCard: what stands for a card, a link, the label of a lane or the header of a stage or a
 * moment to the keyboard and to assistive technology. It draws nothing and lets the pointer
 * through; the canvas allocates it where that is drawn. It holds focus, words and states, and the
 * actions
 *   card.focus  card.edit  card.delete  card.move-left  card.move-right  card.move-up
 *   card.move-down */
#define TL_TYPE_CANVAS_CARD (tl_canvas_card_get_type ())
G_DECLARE_FINAL_TYPE (TlCanvasCard, tl_canvas_card, TL, CANVAS_CARD, GtkWidget)

/* The element is the map's and outlives the widget. */
GtkWidget *tl_canvas_card_new (TlElement *element);
void tl_canvas_card_set_words (TlCanvasCard *card, const char *label, const char *description);
/* `position` from 1, of `size` cards. FALSE: that is what it was. */
gboolean tl_canvas_card_set_position (TlCanvasCard *card, guint position, guint size);
/* Whether what it is the head or the label of is shown, or folded away. */
void tl_canvas_card_set_expanded (TlCanvasCard *card, gboolean expanded);
void tl_canvas_card_set_selected (TlCanvasCard *card, gboolean selected);

G_END_DECLS
