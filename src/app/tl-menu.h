/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Has a popover menu without submenus scroll where it would be taller than a window of this height,
 * in pixels. To be called before it is shown, as often as the height is another one. */
void tl_menu_scroll_within (GtkPopover *menu, int height);

G_END_DECLS
