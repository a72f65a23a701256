/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "tl-map.h"

G_BEGIN_DECLS

/* TlMapView: what the views beside the map itself have in common. Each tells something of a map,
 * reads it when it gets it, and anew, once a frame at most, after it has changed; and leads from
 * there to the elements it tells of.
 *
 * properties (all notify)
 *   map  TlMap, nullable: what is told. Nothing is kept up while it is NULL.
 *
 * signals
 *   elements-wanted (GPtrArray *elements)   of TlElement, that are to be shown on the map
 */
#define TL_TYPE_MAP_VIEW (tl_map_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (TlMapView, tl_map_view, TL, MAP_VIEW, AdwBin)

struct _TlMapViewClass
{
  AdwBinClass parent_class;

  /* Shows what the map says now. Must be set. */
  void (*tell) (TlMapView *view, TlMap *map);
  /* The map goes: what was drawn from its elements must too. May be NULL. A view calls
   * tl_map_view_set_map (NULL) before it disposes of what this needs. */
  void (*forget) (TlMapView *view);
};

/* NULL: out of sight. Owned by the view. */
TlMap *tl_map_view_get_map (TlMapView *self);
void tl_map_view_set_map (TlMapView *self, TlMap *map);

/* Tells it anew with the next frame, once; nothing without a map. */
void tl_map_view_queue (TlMapView *self);
/* For GtkWidgetClass.focus of an AdwBin that leads the keyboard into what is in it: whom Tab takes
 * out of it GTK would ask to come back. */
gboolean tl_map_view_focus (GtkWidget *widget, GtkDirectionType direction);
/* Emits "elements-wanted". */
void tl_map_view_want (TlMapView *self, GPtrArray *elements);

G_END_DECLS
