/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Scrolls what the widget is in, as little as it takes, until all of it is seen, its upper end when
 * it is too tall: not at once, but when it has been laid out anew. */
void tl_scroll_to_show (GtkWidget *widget);

/* The same for plain numbers: how far to scroll for what is from `top` to `bottom` to be seen, when
 * `value` is scrolled away and `page` is seen. */
double tl_scroll_find (double value, double page, double top, double bottom);

/* Has the wheel not change the widget, a scale or a spin button: who scrolls past it means what it
 * is in. */
void tl_scroll_leave_wheel (GtkWidget *widget);

G_END_DECLS
