/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-canvas-view.h"

G_BEGIN_DECLS

/* TlTiles: painted pieces of a drawing, kept. A piece is TL_TILE_SIZE device pixels a side, known
 * by its plane, its scale and its place, and carried as a render node that holds its picture. The
 * ones not used for longest go when the cap is reached, but never one used in the current round: a
 * round is a frame, and what a frame needs must be there at its end. */

#define TL_TILE_SIZE 256

/* What is drawn apart because it moves apart, from the bottom up. */
typedef enum
{
  TL_PLANE_OVERVIEW,  /* the map without details, where nothing better is painted yet */
  TL_PLANE_BODY,      /* all of the map */
  TL_PLANE_LIT,       /* all of the map, faded but for the cards and links that are lit */
  TL_PLANE_SELECTION, /* outlines of what is selected */
  TL_PLANE_LABELS,    /* the frozen lane labels */
  TL_PLANE_HEADER,    /* the frozen stages */
  TL_PLANE_CARRIED,   /* the cards being dragged */
} TlPlane;
#define TL_N_PLANES (TL_PLANE_CARRIED + 1)
#define TL_ALL_PLANES ((1u << TL_N_PLANES) - 1)

typedef struct
{
  TlPlane plane;
  double scale;    /* device pixels a map unit, told apart to 1/10,000 */
  int column, row; /* in steps of TL_TILE_SIZE from the map's top left */
} TlTileKey;

typedef struct
{
  TlTileKey key;
  /* Where in the tile the picture stands, in device pixels. */
  int x, y, width, height;
  cairo_surface_t *surface; /* NULL: there is nothing to see */
  GskRenderNode *node;      /* in logical pixels from the picture's top left; NULL with surface */
  TlRect damage;            /* what must be painted again, in map units; empty when nothing */
} TlTile;

typedef struct _TlTiles TlTiles;

/* `cap` in bytes of pictures. */
TlTiles *tl_tiles_new (gsize cap);
/* A lower one takes effect with the next tile put. */
void tl_tiles_set_cap (TlTiles *tiles, gsize cap);
void tl_tiles_free (TlTiles *tiles);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlTiles, tl_tiles_free)

void tl_tiles_begin_round (TlTiles *tiles);

/* NULL when it is not there. Counts as use. Valid until the next tl_tiles_put (). */
TlTile *tl_tiles_find (TlTiles *tiles, const TlTileKey *key);
/* Keeps a picture, in the place of the one before it. Takes `surface`, whose device scale is that
 * of the screen; never drawn on again. x, y: where in the tile it stands, in device pixels. */
TlTile *tl_tiles_put (TlTiles *tiles, const TlTileKey *key, cairo_surface_t *surface, int x, int y);
/* TRUE when one more full tile fits in without one of this round having to go. */
gboolean tl_tiles_has_room (TlTiles *tiles);

/* Marks what touches the rectangle (map units) as to be painted again, on the planes of the mask
 * (1 << TlPlane). Tiles of other scales than the two named are dropped instead. */
void tl_tiles_damage (
    TlTiles *tiles, guint planes, const TlRect *rect, double scale, double other_scale);
void tl_tiles_drop (TlTiles *tiles, guint planes);

gsize tl_tiles_get_bytes (TlTiles *tiles);
guint tl_tiles_count (TlTiles *tiles);

/* Shows a tile that has a picture: all of it in `place` (pixels, whole device pixels), scaled when
 * that is larger or smaller. From one frame to the next the same node, which costs nothing while it
 * stays where it is. */
void tl_tile_snapshot (const TlTile *tile, GtkSnapshot *snapshot, const TlRect *place);
/* The same of what is inside `clip`, anew each time: the kept node is played back with all that is
 * beyond the clip, and of tiles that are much enlarged that is the most. */
void tl_tile_snapshot_seen (const TlTile *tile,
                            GtkSnapshot *snapshot,
                            const TlRect *place,
                            const TlRect *clip);

/* The tile's piece of the map, in map units. */
TlRect tl_tile_key_get_rect (const TlTileKey *key);
/* The part of a tile that has anything of the extents (map units), in device pixels from the tile's
 * top left; empty when none has. */
cairo_rectangle_int_t tl_tile_key_get_place (const TlTileKey *key, const TlRect *extents);
/* Brings a context on a picture of that part from device pixels to map units; what of the map can
 * be painted there. */
TlRect tl_tile_key_go_to (const TlTileKey *key, const cairo_rectangle_int_t *place, cairo_t *cr);

G_END_DECLS
