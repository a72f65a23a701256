/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-look.h"

G_BEGIN_DECLS

/* TlStartPage: what a window shows that has no map yet: the maps that a crash left behind, a blank
 * map and the templates, the maps used lately, and samples. It knows no window: its buttons name
 * actions of whoever shows it.
 *
 * actions its buttons name
 *   win.new-from (string, as TlTemplate's name)   win.open-recent (string, a URI)
 *   win.restore-draft  win.show-draft  win.discard-draft (string, as TlDraftInfo's key)
 *
 * The keyboard starts at the blank map. Pictures follow, one after the other, dark where the window
 * is. */
#define TL_TYPE_START_PAGE (tl_start_page_get_type ())
G_DECLARE_FINAL_TYPE (TlStartPage, tl_start_page, TL, START_PAGE, AdwBin)

GtkWidget *tl_start_page_new (void);

/* How maps look where people chose it, in the pictures too; a copy is kept. At first as we have
 * it. */
void tl_start_page_set_look (TlStartPage *page, const TlLook *look);

/* TlDraftInfo, in the order in which they are shown; NULL: none. */
void tl_start_page_set_drafts (TlStartPage *page, const GPtrArray *drafts);

G_END_DECLS
