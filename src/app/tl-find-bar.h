/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-find.h"

G_BEGIN_DECLS

/* TlFindBar: asks what is to be found, counts it and steps through it; a button opens the filters,
 * and those in use are shown as chips that can be taken off.
 *
 * Enter, Down and Ctrl+G go on; Shift+Enter, Up and Shift+Ctrl+G go back; Escape stops. The buttons
 * are the window's win.find-next and win.find-previous.
 *
 * signal stopped (): the reader has done with it. */
#define TL_TYPE_FIND_BAR (tl_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlFindBar, tl_find_bar, TL, FIND_BAR, AdwBin)

/* `settings` is where filters are saved; NULL: none can be. */
GtkWidget *tl_find_bar_new (TlFind *find, GSettings *settings);

/* Puts the keyboard into the entry, all of it selected. */
void tl_find_bar_focus (TlFindBar *bar);
/* Says where the current one was found; NULL: nothing. */
void tl_find_bar_set_where (TlFindBar *bar, const char *words);

G_END_DECLS
