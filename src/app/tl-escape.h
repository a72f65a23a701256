/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Makes Escape close a window that tells something and asks nothing. */
void tl_escape_closes (GtkWidget *window);

G_END_DECLS
