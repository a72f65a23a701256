/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* TlHistoryList: a popover with the steps of a history by name, the last one first, the state the
 * map is in marked, what is undone dimmed, and the map as it was opened at the end. Choosing one
 * asks to go there; nothing changes before. Made for histories of any length: only rows in sight
 * are made.
 *
 * signals
 *   chosen (guint n_done)  so many steps are to be done; the popover is closed already */
#define TL_TYPE_HISTORY_LIST (tl_history_list_get_type ())
G_DECLARE_FINAL_TYPE (TlHistoryList, tl_history_list, TL, HISTORY_LIST, GtkPopover)

GtkWidget *tl_history_list_new (void);
/* Opens it at the history as it is now, with the keyboard at the state the map is in. */
void tl_history_list_open (TlHistoryList *list, TlHistory *history);

G_END_DECLS
