/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "tl-look.h"

G_BEGIN_DECLS

/* The look that people chose, in the settings of the program: it is how they like to see maps, not
 * a part of any map. The program's windows, exports, prints and pictures for the clipboard have it;
 * throughline-cli has not, so that what a script makes does not depend on who runs it. */

/* The key that holds the colour of a layer, as "#rrggbb", or "" for ours. Static. */
const char *tl_look_settings_get_key (TlLayer layer);
/* What is chosen; what makes no sense counts as not chosen. `settings` NULL: all ours. */
TlLook tl_look_settings_read (GSettings *settings);
/* TRUE for a key that a window follows: those of the look, and of how a map is worked on. */
gboolean tl_look_settings_has (const char *key);
/* All of these keys. */
void tl_look_settings_reset (GSettings *settings);

G_END_DECLS
