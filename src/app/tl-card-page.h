/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* TlCardPage: the inspector's page for one touchpoint: what it is, how it feels, who answers for
 * it, why it happens and what will be changed.
 *
 * signal select-requested (TlElement *element): the element is to be shown and selected. */
#define TL_TYPE_CARD_PAGE (tl_card_page_get_type ())
G_DECLARE_FINAL_TYPE (TlCardPage, tl_card_page, TL, CARD_PAGE, AdwBin)

GtkWidget *tl_card_page_new (void);
/* Both NULL: nothing. */
void tl_card_page_show (TlCardPage *page, TlHistory *history, TlElement *touchpoint);

G_END_DECLS
