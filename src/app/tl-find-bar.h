/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-find.h"

G_BEGIN_DECLS

/* TlFindBar: asks what is to be found, counts it and steps through it; a button opens the filters.
 * The filters in use stand below, as chips that can be taken off, whether one is searching or not:
 * nobody is to wonder why the map is pale.
 *
 * Enter, Down and Ctrl+G go on; Shift+Enter, Up and Shift+Ctrl+G go back; Escape stops. The buttons
 * are the window's win.find-next and win.find-previous.
 *
 * signals
 *   stopped ()         the reader has done with searching; the keyboard is wanted elsewhere
 *   show-requested ()  what is hidden of what was found is to be seen */
#define TL_TYPE_FIND_BAR (tl_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlFindBar, tl_find_bar, TL, FIND_BAR, AdwBin)

/* `settings` is where filters are saved; NULL: none can be. */
GtkWidget *tl_find_bar_new (TlFind *find, GSettings *settings);

/* Puts the keyboard into the entry, all of it selected. */
void tl_find_bar_focus (TlFindBar *bar);
/* Whether words are asked for; if not, there is but the filter in use. As at first: they are. */
void tl_find_bar_set_searching (TlFindBar *bar, gboolean searching);
/* Says where the current one was found; NULL: nothing. `n_hiding` is how many lanes hide what this
 * is about: with one or more a button asks for them. */
void tl_find_bar_set_where (TlFindBar *bar, const char *words, guint n_hiding);
/* "Nothing on this map matches …", what the bar says of a filter that lets nothing through; NULL:
 * something, or there is no filter. Transfer full. */
char *tl_find_bar_describe_nothing (TlFindBar *bar);

G_END_DECLS
