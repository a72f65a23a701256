/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A map on the start page: a button with a picture of it, its title and a line or two about it. */

/* `action` and the string that goes with it are what the button does. A screen reader hears the
 * title as its name and the rest as its description. `details` end with NULL;
 * `tooltip` is what has no room on the card, NULL: nothing. */
GtkWidget *tl_start_card_new (const char *title,
                              const char *const *details,
                              const char *action,
                              const char *target,
                              const char *tooltip);

/* Shows a picture of TL_THUMBNAILS_WIDTH to TL_THUMBNAILS_HEIGHT in the place of an icon. */
void tl_start_card_set_picture (GtkWidget *card, GdkPaintable *picture);

G_END_DECLS
