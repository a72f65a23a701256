/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-palette-item.h"
#include "tl-palette.h"

G_BEGIN_DECLS

/* What the files of the palette share: tl-palette.c (what it shows and how keys go through it) and
 * tl-palette-hand.c (the pointer on it). */

struct _TlPalette
{
  GtkWidget parent_instance;

  TlCanvas *canvas;
  GPtrArray *items; /* of TlPaletteItem, in their order; children */
  TlPaletteItem *more;
  GtkWidget *menu;        /* NULL until it is wanted */
  guint menu_id;          /* while the menu that was closed gives the keyboard away */
  TlPaletteItem *in_hand; /* the pointer was pressed on it */
  int n_press;
  gboolean carrying; /* it is being dragged over the canvas */
};

/* tl-palette.c */
/* Does what an item stands for that is no tool of the canvas; FALSE for one that is. */
gboolean tl_palette_use_other (TlPalette *self, TlPaletteItem *item);

/* tl-palette-hand.c */
/* Clicks on items, and drags from them onto the canvas. */
void tl_palette_add_gestures (TlPalette *self);

G_END_DECLS
