/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-paint.h"

#include <math.h>

/* Whole device pixels: neighbours share their edges exactly, so no seam shows at any scale. */
static double
snap (TlCanvas *canvas, double pixel)
{
  double factor = tl_canvas_get_factor (canvas);

  return round (pixel * factor) / factor;
}

static TlRect
get_place (TlCanvas *canvas, const TlPlaneView *at, const TlTile *tile)
{
  double ratio = canvas->view.zoom / tile->key.scale; /* pixels a device pixel of the tile */
  double left = (double) tile->key.column * TL_TILE_SIZE + tile->x;
  double top = (double) tile->key.row * TL_TILE_SIZE + tile->y;
  double x = snap (canvas, left * ratio - snap (canvas, at->x));
  double y = snap (canvas, top * ratio - snap (canvas, at->y));

  return (TlRect){ x, y, snap (canvas, (left + tile->width) * ratio - snap (canvas, at->x)) - x,
                   snap (canvas, (top + tile->height) * ratio - snap (canvas, at->y)) - y };
}

static void
append_tile (TlCanvas *canvas, GtkSnapshot *snapshot, const TlPlaneView *at, const TlTile *tile)
{
  TlRect place = get_place (canvas, at, tile);

  /* While all is in motion no node can be kept for the next frame anyway. */
  if (canvas->settle_id != 0 && canvas->view.zoom != canvas->level)
    tl_tile_snapshot_seen (tile, snapshot, &place, &at->clip);
  else
    tl_tile_snapshot (tile, snapshot, &place);
}

/* What there is of a plane at a zoom inside the rectangle (map units). */
static void
append_zoom (TlCanvas *canvas,
             GtkSnapshot *snapshot,
             const TlPlaneView *at,
             TlPlane plane,
             double zoom,
             const TlRect *piece)
{
  double scale = zoom * tl_canvas_get_factor (canvas), side = TL_TILE_SIZE / scale;
  int last_row = (int) ceil ((piece->y + piece->height) / side) - 1;
  int last_column = (int) ceil ((piece->x + piece->width) / side) - 1;

  for (int row = (int) floor (piece->y / side); row <= last_row; row++)
    for (int column = (int) floor (piece->x / side); column <= last_column; column++)
      {
        TlTileKey key = { plane, scale, column, row };
        TlTile *tile = tl_tiles_find (canvas->tiles, &key);

        if (tile != NULL && tile->node != NULL)
          append_tile (canvas, snapshot, at, tile);
      }
}

/* TRUE when all of the rectangle (map units) is painted at the zoom. */
static gboolean
covers (TlCanvas *canvas, const TlPlaneView *at, double zoom, const TlRect *piece)
{
  TlRect extents = tl_canvas_get_extents (canvas, at->plane), part = tl_rect_cut (piece, &extents);
  double scale = zoom * tl_canvas_get_factor (canvas), side = TL_TILE_SIZE / scale;
  int last_row = (int) ceil ((part.y + part.height) / side) - 1;
  int last_column = (int) ceil ((part.x + part.width) / side) - 1;

  for (int row = (int) floor (part.y / side); row <= last_row; row++)
    for (int column = (int) floor (part.x / side); column <= last_column; column++)
      {
        TlTileKey key = { at->plane, scale, column, row };

        if (tl_tiles_find (canvas->tiles, &key) == NULL)
          return FALSE;
      }
  return TRUE;
}

/* What there is of the map itself, small and at this zoom; faded where things are lit. */
static void
append_stand_in (TlCanvas *canvas,
                 GtkSnapshot *snapshot,
                 const TlPlaneView *at,
                 const TlRect *piece)
{
  append_zoom (canvas, snapshot, at, TL_PLANE_OVERVIEW, TL_OVERVIEW_ZOOM, piece);
  if (at->plane != TL_PLANE_LIT)
    return;
  append_zoom (canvas, snapshot, at, TL_PLANE_BODY, canvas->level, piece);
  tl_canvas_snapshot_veil (canvas, snapshot, piece);
}

/* For a piece (map units) that is not painted yet: what there is of it at other zooms. */
static void
append_substitute (TlCanvas *canvas,
                   GtkSnapshot *snapshot,
                   const TlPlaneView *at,
                   const TlRect *piece)
{
  const double most = 4; /* times finer: more tiles than a picture is worth */
  double zoom = canvas->view.zoom;
  gboolean has_last = canvas->last_level > 0 && canvas->last_level < most * zoom;
  double x = snap (canvas, piece->x * zoom - snap (canvas, at->x));
  double y = snap (canvas, piece->y * zoom - snap (canvas, at->y));
  double right = snap (canvas, (piece->x + piece->width) * zoom - snap (canvas, at->x));
  double bottom = snap (canvas, (piece->y + piece->height) * zoom - snap (canvas, at->y));

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) (right - x),
                                                         (float) (bottom - y)));
  if (at->plane <= TL_PLANE_LIT && !(has_last && covers (canvas, at, canvas->last_level, piece)))
    append_stand_in (canvas, snapshot, at, piece);
  if (has_last)
    append_zoom (canvas, snapshot, at, at->plane, canvas->last_level, piece);
  gtk_snapshot_pop (snapshot);
}

static guint
count_missing (TlCanvas *canvas, const TlPlaneView *at, double scale, const TlTileRange *range)
{
  guint n = 0;

  for (int row = range->first_row; row <= range->last_row; row++)
    for (int column = range->first_column; column <= range->last_column; column++)
      {
        TlTileKey key = { at->plane, scale, column, row };

        n += tl_tiles_find (canvas->tiles, &key) == NULL;
      }
  return n;
}

static void
append_plane (TlCanvas *canvas, GtkSnapshot *snapshot, const TlPlaneView *at)
{
  const guint many = 8; /* substitutes are cheaper as a whole than piece by piece */
  double scale = canvas->level * tl_canvas_get_factor (canvas), zoom = canvas->view.zoom;
  TlTileRange range = tl_canvas_get_range (canvas, at, scale, 0);
  gboolean at_once = count_missing (canvas, at, scale, &range) > many;

  if (at_once)
    {
      TlRect seen = { (at->clip.x + at->x) / zoom, (at->clip.y + at->y) / zoom,
                      at->clip.width / zoom, at->clip.height / zoom };

      append_substitute (canvas, snapshot, at, &seen);
    }
  for (int row = range.first_row; row <= range.last_row; row++)
    for (int column = range.first_column; column <= range.last_column; column++)
      {
        TlTileKey key = { at->plane, scale, column, row };
        TlTile *tile = tl_tiles_find (canvas->tiles, &key);
        TlRect piece = tl_tile_key_get_rect (&key);

        if (tile == NULL && !at_once)
          append_substitute (canvas, snapshot, at, &piece);
        else if (tile != NULL && tile->node != NULL)
          append_tile (canvas, snapshot, at, tile);
      }
}

static void
append_strip (TlCanvas *canvas, GtkSnapshot *snapshot, const TlPlaneView *at)
{
  const TlRect *clip = &at->clip;
  gboolean mirrored = tl_canvas_get_layout (canvas)->right_to_left;

  tl_canvas_snapshot_paper (canvas, snapshot, clip);
  gtk_snapshot_push_clip (snapshot,
                          &GRAPHENE_RECT_INIT ((float) clip->x, (float) clip->y,
                                               (float) clip->width, (float) clip->height));
  append_plane (canvas, snapshot, at);
  gtk_snapshot_pop (snapshot);
  if (at->plane == TL_PLANE_HEADER)
    tl_canvas_snapshot_soft_edge (snapshot, 0, clip->y + clip->height, canvas->view.width, TRUE,
                                  FALSE);
  else
    tl_canvas_snapshot_soft_edge (snapshot, mirrored ? clip->x : clip->x + clip->width, clip->y,
                                  clip->height, FALSE, mirrored);
}

void
tl_canvas_snapshot_map (TlCanvas *canvas, GtkSnapshot *snapshot)
{
  TlPlaneView views[TL_N_PLANES];
  guint n = tl_canvas_paint_seen (canvas, views), i = 0;

  for (; i < n && views[i].plane <= TL_PLANE_SELECTION; i++)
    append_plane (canvas, snapshot, &views[i]);
  tl_canvas_snapshot_cell (canvas, snapshot);
  tl_canvas_snapshot_landing (canvas, snapshot);
  tl_canvas_snapshot_aim (canvas, snapshot);
  tl_canvas_snapshot_link_handles (canvas, snapshot);
  tl_canvas_snapshot_column (canvas, snapshot);
  for (; i < n && views[i].plane <= TL_PLANE_HEADER; i++)
    append_strip (canvas, snapshot, &views[i]);
  tl_canvas_snapshot_corner (canvas, snapshot);
  for (; i < n; i++)
    append_plane (canvas, snapshot, &views[i]);
  tl_canvas_snapshot_linking (canvas, snapshot);
  tl_canvas_snapshot_structure (canvas, snapshot);
  tl_canvas_snapshot_tool (canvas, snapshot);
  tl_canvas_snapshot_foretold (canvas, snapshot);
}
