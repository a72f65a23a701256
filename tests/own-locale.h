/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A locale of a test's own: those of languages are rarely installed. */

/* Makes one of this name in the folder, out of the sources of some of its categories, so that
 * setlocale () finds it for these. Locales of the machine are not found from then on. Needs
 * localedef and its tables of characters (Debian: locales). */
void own_locale_make (const char *folder, const char *name, const char *categories);

G_END_DECLS
