/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"

#include <math.h>

/* Milliseconds of painting a frame: of what is in view, of what is not, and of the first picture of
 * all, which nobody waits behind. */
#define BUDGET 5.0
#define AHEAD_BUDGET 2.0
/* While a card is moved, every other frame paints one tile only; once the hand rests for so many
 * microseconds there is time again. */
#define HAND_REST (40 * 1000)
#define IDLE_BUDGET 10.0
#define FIRST_BUDGET 250.0
/* Tiles are shown down to this part of their size while zooming out: from there on there would be
 * too many of them. */
#define SMALLEST 0.4
/* The zoom of the picture of the whole map that stands in for what is not painted yet. */
#define OVERVIEW_ZOOM TL_CANVAS_ZOOM_MINIMUM

/* Where a plane is seen: scrolled by x, y, inside clip; all in pixels. */
typedef struct
{
  TlPlane plane;
  double x, y;
  TlRect clip;
} PlaneView;

typedef struct
{
  TlTileKey key;
  double distance; /* from the middle, in tiles */
} Job;

/* A range of tiles, ends included. */
typedef struct
{
  int first_column, last_column, first_row, last_row;
} Range;

static double
get_factor (TlCanvas *canvas)
{
  return gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
}

/* What of the map the plane has anything of. */
static TlRect
get_extents (TlCanvas *canvas, TlPlane plane)
{
  const TlLayoutView *layout = tl_canvas_get_layout (canvas);
  TlStrips strips;

  switch (plane)
    {
    case TL_PLANE_SELECTION:
      return tl_canvas_get_selection_extents (canvas);
    case TL_PLANE_CARRIED:
      return tl_rect_grow (&canvas->drag.carried, TL_CARRIED_REACH);
    case TL_PLANE_HEADER:
    case TL_PLANE_LABELS:
      strips = tl_canvas_get_strips (canvas);
      return plane == TL_PLANE_HEADER ? strips.header.source : strips.labels.source;
    case TL_PLANE_BODY:
    default:
      return (TlRect){ 0, 0, layout->width, layout->height };
    }
}

/* The planes that are shown now, from the bottom up. */
static guint
list_planes (TlCanvas *canvas, PlaneView views[TL_N_PLANES])
{
  const TlView *view = &canvas->view;
  TlStrips strips = tl_canvas_get_strips (canvas);
  TlRect all = { 0, 0, view->width, view->height };
  double top = strips.header.pinned ? strips.header.place.height : 0;
  TlRect below = { 0, top, view->width, view->height - top };
  guint n = 0;

  views[n++] = (PlaneView){ TL_PLANE_BODY, view->x, view->y, below };
  if (tl_canvas_get_lit (canvas) != NULL)
    views[n++] = (PlaneView){ TL_PLANE_LIT, view->x, view->y, below };
  if (canvas->selection->len > 0 || canvas->cursor != NULL)
    views[n++] = (PlaneView){ TL_PLANE_SELECTION, view->x, view->y, all };
  if (strips.labels.pinned)
    views[n++] = (PlaneView){
      TL_PLANE_LABELS,
      strips.labels.source.x * view->zoom - strips.labels.place.x,
      view->y,
      strips.labels.place,
    };
  if (strips.header.pinned)
    views[n++] = (PlaneView){ TL_PLANE_HEADER, view->x, strips.header.source.y * view->zoom,
                              strips.header.place };
  if (canvas->drag.phase == TL_DRAG_CARDS)
    views[n++] = (PlaneView){
      TL_PLANE_CARRIED,
      view->x - (canvas->drag.point.x - canvas->drag.origin.x) * view->zoom,
      view->y - (canvas->drag.point.y - canvas->drag.origin.y) * view->zoom,
      all,
    };
  for (guint i = 0; i < n; i++)
    views[i].clip = tl_rect_cut (&views[i].clip, &all);
  return n;
}

/* The tiles of a scale (device pixels a map unit) that a view shows some of. */
static Range
get_range (TlCanvas *canvas, const PlaneView *at, double scale, int ring)
{
  double zoom = canvas->view.zoom;
  TlRect extents = get_extents (canvas, at->plane);
  TlRect seen = { (at->clip.x + at->x) / zoom, (at->clip.y + at->y) / zoom, at->clip.width / zoom,
                  at->clip.height / zoom };
  double side = TL_TILE_SIZE / scale;

  seen = tl_rect_grow (&seen, ring * side);
  seen = tl_rect_cut (&seen, &extents);
  if (seen.width <= 0 || seen.height <= 0)
    return (Range){ 0, -1, 0, -1 };
  return (Range){ (int) floor (seen.x / side), (int) ceil ((seen.x + seen.width) / side) - 1,
                  (int) floor (seen.y / side), (int) ceil ((seen.y + seen.height) / side) - 1 };
}

/* The part of a tile its plane has anything of, in device pixels from the tile's top left. */
static cairo_rectangle_int_t
get_picture (TlCanvas *canvas, const TlTileKey *key)
{
  TlRect extents = get_extents (canvas, key->plane);

  return tl_tile_key_get_place (key, &extents);
}

static gboolean
plane_is_opaque (TlPlane plane)
{
  return plane != TL_PLANE_LIT && plane != TL_PLANE_SELECTION && plane != TL_PLANE_CARRIED;
}

static gboolean
has_place (const TlTile *tile, const cairo_rectangle_int_t *picture)
{
  return tile->x == picture->x && tile->y == picture->y && tile->width == picture->width &&
         tile->height == picture->height;
}

/* The drawing's far edges move without the tiles there being damaged. */
static gboolean
tile_is_stale (TlCanvas *canvas, const TlTile *tile)
{
  cairo_rectangle_int_t picture;

  if (tile->damage.width > 0)
    return TRUE;
  if (!plane_is_opaque (tile->key.plane))
    return FALSE;
  picture = get_picture (canvas, &tile->key);
  return tile->surface != NULL && !has_place (tile, &picture);
}

/* Whole device pixels around what is to be painted again. */
static void
clip_to_damage (cairo_t *cr, const TlTile *old, const cairo_rectangle_int_t *picture)
{
  TlRect piece = tl_tile_key_get_rect (&old->key);
  double scale = old->key.scale;
  double left = floor ((old->damage.x - piece.x) * scale) - 1 - picture->x;
  double top = floor ((old->damage.y - piece.y) * scale) - 1 - picture->y;
  double right = ceil ((old->damage.x + old->damage.width - piece.x) * scale) + 1 - picture->x;
  double bottom = ceil ((old->damage.y + old->damage.height - piece.y) * scale) + 1 - picture->y;

  cairo_rectangle (cr, left, top, right - left, bottom - top);
  cairo_clip (cr);
}

/* Starts with what the tile had and leaves only what was damaged to be painted, when the picture
 * has the same place. */
static void
begin_from (cairo_t *cr, const TlTile *old, const cairo_rectangle_int_t *picture)
{
  double across, down;

  if (old == NULL || old->surface == NULL || !has_place (old, picture))
    return;
  cairo_surface_get_device_scale (old->surface, &across, &down);
  cairo_save (cr);
  cairo_scale (cr, across, down);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, old->surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  clip_to_damage (cr, old, picture);
}

static void
paint_tile (TlCanvas *canvas, const TlTileKey *key)
{
  cairo_rectangle_int_t picture = get_picture (canvas, key);
  gboolean opaque = plane_is_opaque (key->plane);
  cairo_surface_t *surface;
  TlRect piece;
  cairo_t *cr;

  if (picture.width <= 0 || picture.height <= 0)
    {
      tl_tiles_put (canvas->tiles, key, NULL, picture.x, picture.y);
      return;
    }
  surface = cairo_image_surface_create (opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                        picture.width, picture.height);
  cr = cairo_create (surface);
  if (opaque)
    begin_from (cr, tl_tiles_find (canvas->tiles, key), &picture);
  piece = tl_tile_key_go_to (key, &picture, cr);
  if (!tl_canvas_paint_plane (canvas, cr, key->plane, key->scale, &piece))
    g_clear_pointer (&surface, cairo_surface_destroy);
  else
    cairo_surface_set_device_scale (surface, get_factor (canvas), get_factor (canvas));
  cairo_destroy (cr);
  tl_tiles_put (canvas->tiles, key, surface, picture.x, picture.y);
}

/* The planes that are made anew all the time and must not be seen without. */
static gboolean
is_urgent (const Job *job)
{
  return job->key.plane == TL_PLANE_CARRIED;
}

static int
compare_jobs (gconstpointer a, gconstpointer b)
{
  const Job *one = a, *two = b;

  if (is_urgent (one) != is_urgent (two))
    return is_urgent (one) ? -1 : 1;
  return (one->distance > two->distance) - (one->distance < two->distance);
}

/* Adds what is missing or damaged of a view to the jobs. */
static void
list_jobs (TlCanvas *canvas, const PlaneView *at, double scale, int ring, GArray *jobs)
{
  Range range = get_range (canvas, at, scale, ring);
  gboolean dragging = canvas->drag.phase == TL_DRAG_CARDS;
  double ratio = scale / (canvas->view.zoom * TL_TILE_SIZE);
  double x_middle = dragging ? canvas->drag.x : at->clip.x + at->clip.width / 2;
  double y_middle = dragging ? canvas->drag.y : at->clip.y + at->clip.height / 2;
  double column = (at->x + x_middle) * ratio - 0.5, row = (at->y + y_middle) * ratio - 0.5;

  for (int y = range.first_row; y <= range.last_row; y++)
    for (int x = range.first_column; x <= range.last_column; x++)
      {
        Job job = { { at->plane, scale, x, y }, hypot (x - column, y - row) };
        TlTile *tile = tl_tiles_find (canvas->tiles, &job.key);

        if (tile == NULL || tile_is_stale (canvas, tile))
          g_array_append_val (jobs, job);
      }
}

/* FALSE when time ran out before all was painted. One tile is painted in any case, and none begun
 * that would last past the end. */
static gboolean
do_jobs (TlCanvas *canvas, GArray *jobs, double budget, gboolean ahead)
{
  double start = tl_canvas_get_processor_time (), last = start;

  g_array_sort (jobs, compare_jobs);
  for (guint i = 0; i < jobs->len; i++)
    {
      const Job *job = &g_array_index (jobs, Job, i);
      double now = last;

      if (ahead && !tl_tiles_has_room (canvas->tiles))
        return TRUE;
      if (i > 0 && now - start + canvas->tile_cost > budget && !is_urgent (job))
        return FALSE;
      paint_tile (canvas, &job->key);
      last = tl_canvas_get_processor_time ();
      canvas->tile_cost = canvas->tile_cost * 0.5 + (last - now) * 0.5;
    }
  return TRUE;
}

void
tl_canvas_set_level (TlCanvas *canvas)
{
  if (canvas->level == canvas->view.zoom)
    return;
  if (canvas->level_done)
    canvas->last_level = canvas->level;
  canvas->level = canvas->view.zoom;
  canvas->level_done = FALSE;
  canvas->incomplete = TRUE;
  canvas->ahead_done = FALSE;
  canvas->outlines_known = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

/* While a gesture zooms, tiles at hand are scaled. */
static void
choose_level (TlCanvas *canvas)
{
  if (canvas->settle_id == 0 || canvas->view.zoom < canvas->level * SMALLEST)
    tl_canvas_set_level (canvas);
}

/* Milliseconds for what is in view; below 0: nothing is to be painted in this frame. */
static double
get_budget (TlCanvas *canvas)
{
  if (canvas->fresh)
    return FIRST_BUDGET;
  if (canvas->settle_id != 0 && canvas->overview_done)
    return -1;
  if (canvas->drag.phase != TL_DRAG_CARDS ||
      g_get_monotonic_time () - canvas->drag.moved_time > HAND_REST)
    return BUDGET;
  canvas->drag.odd_frame = !canvas->drag.odd_frame;
  return canvas->drag.odd_frame ? 0 : -1;
}

static void
keep_urgent (GArray *jobs)
{
  guint kept = 0;

  for (guint i = 0; i < jobs->len; i++)
    if (is_urgent (&g_array_index (jobs, Job, i)))
      g_array_index (jobs, Job, kept++) = g_array_index (jobs, Job, i);
  g_array_set_size (jobs, kept);
}

static void
paint_seen (TlCanvas *canvas, const PlaneView *views, guint n)
{
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  double scale = canvas->level * get_factor (canvas), budget = get_budget (canvas);
  guint wanted;

  tl_tiles_begin_round (canvas->tiles);
  for (guint i = n; i > 0; i--)
    list_jobs (canvas, &views[i - 1], scale, 0, jobs);
  wanted = jobs->len;
  if (budget < 0)
    keep_urgent (jobs);
  canvas->incomplete = !do_jobs (canvas, jobs, MAX (budget, 0), FALSE) || jobs->len < wanted;
  canvas->level_done |= !canvas->incomplete;
  canvas->fresh = FALSE;
  if (canvas->incomplete || !canvas->ahead_done || !canvas->overview_done)
    tl_canvas_need_tick (canvas);
}

/* The whole map, small, so that there is something to show wherever one goes. */
static void
list_overview_jobs (TlCanvas *canvas, GArray *jobs)
{
  const TlLayoutView *layout = tl_canvas_get_layout (canvas);
  double zoom = canvas->view.zoom;
  PlaneView all = {
    TL_PLANE_OVERVIEW, 0, 0, { 0, 0, layout->width * zoom, layout->height * zoom }
  };

  list_jobs (canvas, &all, OVERVIEW_ZOOM * get_factor (canvas), 0, jobs);
}

void
tl_canvas_paint_ahead (TlCanvas *canvas, gboolean idle)
{
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  PlaneView views[TL_N_PLANES];
  guint n = list_planes (canvas, views);

  for (guint i = 0; i < n; i++)
    if (views[i].plane != TL_PLANE_CARRIED)
      list_jobs (canvas, &views[i], canvas->level * get_factor (canvas), 1, jobs);
  canvas->ahead_done = jobs->len == 0 || !tl_tiles_has_room (canvas->tiles);
  if (canvas->ahead_done && idle)
    {
      g_array_set_size (jobs, 0);
      list_overview_jobs (canvas, jobs);
      canvas->overview_done = jobs->len == 0 || !tl_tiles_has_room (canvas->tiles);
    }
  if (!canvas->ahead_done || idle)
    do_jobs (canvas, jobs, idle ? IDLE_BUDGET : AHEAD_BUDGET, TRUE);
}

/* Whole device pixels: neighbours share their edges exactly, so no seam shows at any scale. */
static double
snap (TlCanvas *canvas, double pixel)
{
  double factor = get_factor (canvas);

  return round (pixel * factor) / factor;
}

static TlRect
get_place (TlCanvas *canvas, const PlaneView *at, const TlTile *tile)
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
append_tile (TlCanvas *canvas, GtkSnapshot *snapshot, const PlaneView *at, const TlTile *tile)
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
             const PlaneView *at,
             TlPlane plane,
             double zoom,
             const TlRect *piece)
{
  double scale = zoom * get_factor (canvas), side = TL_TILE_SIZE / scale;
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
covers (TlCanvas *canvas, const PlaneView *at, double zoom, const TlRect *piece)
{
  TlRect extents = get_extents (canvas, at->plane), part = tl_rect_cut (piece, &extents);
  double scale = zoom * get_factor (canvas), side = TL_TILE_SIZE / scale;
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

/* For a piece (map units) that is not painted yet: what there is of it at other zooms. */
static void
append_substitute (TlCanvas *canvas,
                   GtkSnapshot *snapshot,
                   const PlaneView *at,
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
  if (at->plane == TL_PLANE_BODY && !(has_last && covers (canvas, at, canvas->last_level, piece)))
    append_zoom (canvas, snapshot, at, TL_PLANE_OVERVIEW, OVERVIEW_ZOOM, piece);
  if (has_last)
    append_zoom (canvas, snapshot, at, at->plane, canvas->last_level, piece);
  gtk_snapshot_pop (snapshot);
}

static guint
count_missing (TlCanvas *canvas, const PlaneView *at, double scale, const Range *range)
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
append_plane (TlCanvas *canvas, GtkSnapshot *snapshot, const PlaneView *at)
{
  const guint many = 8; /* substitutes are cheaper as a whole than piece by piece */
  double scale = canvas->level * get_factor (canvas), zoom = canvas->view.zoom;
  Range range = get_range (canvas, at, scale, 0);
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
append_strip (TlCanvas *canvas, GtkSnapshot *snapshot, const PlaneView *at)
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
  PlaneView views[TL_N_PLANES];
  guint n, i = 0;

  choose_level (canvas);
  n = list_planes (canvas, views);
  paint_seen (canvas, views, n);
  for (; i < n && views[i].plane <= TL_PLANE_SELECTION; i++)
    {
      if (views[i].plane == TL_PLANE_LIT)
        tl_canvas_snapshot_veil (canvas, snapshot);
      append_plane (canvas, snapshot, &views[i]);
    }
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
}
