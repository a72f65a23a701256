/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-history.h"
#include "tl-live-sources.h"

G_BEGIN_DECLS

/* TlElementPage: the inspector's page for elements of one kind, made from the tables of the
 * vocabulary and of tl-page-sections.h: what it is, its fields, and what the map says of it.
 * Several elements are edited at once, and what they differ in is "Mixed".
 *
 * signal select-requested (TlElement *element): the element is to be shown.
 * signal list-requested (int kind): the list of a kind is to be shown, -1: that of all lists.
 * signal removed (const char *words): it was taken out of the map, which `words` say. */
#define TL_TYPE_ELEMENT_PAGE (tl_element_page_get_type ())
G_DECLARE_FINAL_TYPE (TlElementPage, tl_element_page, TL, ELEMENT_PAGE, AdwBin)

GtkWidget *tl_element_page_new (TlKind kind);
/* NULL and 0: nothing. */
void
tl_element_page_show (TlElementPage *page, TlHistory *history, TlElement *const *elements, guint n);
/* Of TlFinding: the open ones that name the element shown stand in a section. NULL: none. */
void tl_element_page_set_findings (TlElementPage *page, GPtrArray *findings);
/* What is said of evidence files, which may be other words now. Must stay until others are set;
 * NULL: nobody follows any. */
void tl_element_page_set_sources (TlElementPage *page, TlLiveSources *sources);
/* NULL: nothing is shown. */
TlElement *tl_element_page_get_element (TlElementPage *page);

G_END_DECLS
