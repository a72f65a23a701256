/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"
#include "tl-text.h"

G_BEGIN_DECLS

/* TlSheet: a map laid out, and the text it was measured with. Font and language of the map, and the
 * look people chose, decide
 * how; a sheet is only for the map as it was then, until tl_layout_update () tells the layout. Made
 * in any thread, used in one at a time. */
typedef struct
{
  TlText *text; /* outlives the layout */
  TlLayout *layout;
} TlSheet;

/* The map must outlive the sheet, not so the look; NULL: ours. */
TlSheet *tl_sheet_new (TlMap *map, const TlLook *look);
void tl_sheet_free (TlSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlSheet, tl_sheet_free)

/* The text alone. */
TlText *tl_sheet_make_text (TlMap *map, const TlLook *look);

G_END_DECLS
