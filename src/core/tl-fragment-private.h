/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-fragment.h"

G_BEGIN_DECLS

/* The rows and columns of a fragment. */
typedef struct
{
  GPtrArray *lanes;    /* of TlElement, a row each */
  GPtrArray *moments;  /* of TlElement, a column each */
  GHashTable *indices; /* lane or moment → its row or column */
} TlFragmentGrid;

TlFragmentGrid *tl_fragment_grid_new (TlMap *map, TlElement *const *touchpoints, guint n);
void tl_fragment_grid_free (TlFragmentGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlFragmentGrid, tl_fragment_grid_free)

guint tl_fragment_grid_get_row (TlFragmentGrid *grid, TlMap *map, const TlElement *touchpoint);
guint tl_fragment_grid_get_column (TlFragmentGrid *grid, TlMap *map, const TlElement *touchpoint);

/* All touchpoints of a map, in document order. Transfer container. */
GPtrArray *tl_fragment_list_cards (TlMap *map);
/* A value of an element that is in no map yet; takes `text`. */
void tl_fragment_take (TlElement *element, TlProperty property, char *text);

G_END_DECLS
