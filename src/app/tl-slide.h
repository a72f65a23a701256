/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A bar that slides in: while closed it is not there, and costs the window nothing. */

/* Before it is shown for the first time; it is closed then. */
void tl_slide_prepare (GtkRevealer *revealer);
void tl_slide_open (GtkRevealer *revealer, gboolean open);

G_END_DECLS
