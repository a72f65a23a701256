/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* TlListPage: the inspector's list of the elements of a kind that has no place on the canvas: to
 * search, to add to, to open one of; or the list of these lists.
 *
 * signals select-requested, list-requested: as those of TlElementPage. */
#define TL_TYPE_LIST_PAGE (tl_list_page_get_type ())
G_DECLARE_FINAL_TYPE (TlListPage, tl_list_page, TL, LIST_PAGE, AdwBin)

/* `kind` -1: the list of lists. */
GtkWidget *tl_list_page_new (int kind);
/* NULL: nothing. */
void tl_list_page_show (TlListPage *page, TlHistory *history);

G_END_DECLS
