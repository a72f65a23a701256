/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* “Where do we stand today?” in a window of its own: the statements of tl-self-check.h, and then
 * what the answers come to, beside what the map shows of it. Nothing is changed before the answers
 * are taken, which is one step of the history. The window keeps a reference to the history.
 *
 * Returns the window, which is shown and belongs to GTK. */
GtkWindow *tl_self_check_show (GtkWindow *parent, TlHistory *history);

G_END_DECLS
