/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether the keyboard is within the widget: in something below it. What gtk_widget_get_focus_child
 * () has is known still when the keyboard has left. */
gboolean tl_focus_is_within (GtkWidget *widget);

G_END_DECLS
