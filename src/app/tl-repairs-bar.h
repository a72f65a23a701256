/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-file.h"

G_BEGIN_DECLS

/* TlRepairsBar: says that a file has faults, mended on opening or kept, and lists them on demand.
 * Takes no room while there is nothing to say. */
#define TL_TYPE_REPAIRS_BAR (tl_repairs_bar_get_type ())
G_DECLARE_FINAL_TYPE (TlRepairsBar, tl_repairs_bar, TL, REPAIRS_BAR, AdwBin)

/* TlProblem, kept until the next call; empty or NULL hides the bar. */
void tl_repairs_bar_set_problems (TlRepairsBar *bar, GPtrArray *problems);
/* What it says of them; NULL: nothing. Owned by the bar. */
const char *tl_repairs_bar_get_words (TlRepairsBar *bar);
gboolean tl_repairs_bar_is_shown (TlRepairsBar *bar);

/* A problem as one line: "12:3: a touchpoint …". Transfer full. */
char *tl_repairs_bar_format_problem (const TlProblem *problem);

G_END_DECLS
