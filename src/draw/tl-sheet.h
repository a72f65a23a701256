/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"
#include "tl-text.h"

G_BEGIN_DECLS

/* TlSheet: a map laid out, and the text it was measured with. Both follow from the map, the text
 * from its font and language alone, and from the look people chose. The sheet is for the map as it
 * was then, until tl_layout_update () tells the layout what has changed, and for good when the text
 * no longer suits it. Made in any thread, used in one at a time. */
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
/* Whether the text is still the one that this map, as it now is, would be measured with. */
gboolean tl_sheet_text_suits (TlText *text, TlMap *map, const TlLook *look);

G_END_DECLS
