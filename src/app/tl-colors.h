/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-style.h"

G_BEGIN_DECLS

/* The colours of maps in the widgets around them. */

/* The scheme the program is shown in. */
TlScheme tl_colors_get_scheme (void);
/* Has a label's words in a colour, of the scheme in use, and bolder; NULL takes it off. */
void tl_colors_mark (GtkLabel *label, const TlColor *color);

G_END_DECLS
