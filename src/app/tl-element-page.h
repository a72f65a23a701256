/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"

G_BEGIN_DECLS

/* TlElementPage: the inspector's page for an element of one kind, made from the vocabulary: the map
 * itself, a stage, a lane or a link. What it is, its simple fields, and what belongs to it.
 *
 * signal select-requested (TlElement *element): the element is to be shown and selected. */
#define TL_TYPE_ELEMENT_PAGE (tl_element_page_get_type ())
G_DECLARE_FINAL_TYPE (TlElementPage, tl_element_page, TL, ELEMENT_PAGE, AdwBin)

/* `kind`: TL_KIND_MAP, STAGE, LANE or LINK. */
GtkWidget *tl_element_page_new (TlKind kind);
/* Both NULL: nothing. */
void tl_element_page_show (TlElementPage *page, TlHistory *history, TlElement *element);

G_END_DECLS
