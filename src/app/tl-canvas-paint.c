/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-paint.h"

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

typedef struct
{
  TlTileKey key;
  double distance; /* from the middle, in tiles */
} Job;

double
tl_canvas_get_factor (TlCanvas *canvas)
{
  return gtk_widget_get_scale_factor (GTK_WIDGET (canvas));
}

TlRect
tl_canvas_get_extents (TlCanvas *canvas, TlPlane plane)
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
list_planes (TlCanvas *canvas, TlPlaneView views[TL_N_PLANES])
{
  const TlView *view = &canvas->view;
  TlStrips strips = tl_canvas_get_strips (canvas);
  TlRect all = { 0, 0, view->width, view->height };
  double top = strips.header.pinned ? strips.header.place.height : 0;
  TlRect below = { 0, top, view->width, view->height - top };
  guint n = 0;

  views[n++] = (TlPlaneView){ tl_canvas_get_lit (canvas) != NULL ? TL_PLANE_LIT : TL_PLANE_BODY,
                              view->x, view->y, below };
  if (canvas->selection->len > 0 || canvas->cursor != NULL || canvas->marks != NULL)
    views[n++] = (TlPlaneView){ TL_PLANE_SELECTION, view->x, view->y, all };
  if (strips.labels.pinned)
    views[n++] = (TlPlaneView){
      TL_PLANE_LABELS,
      strips.labels.source.x * view->zoom - strips.labels.place.x,
      view->y,
      strips.labels.place,
    };
  if (strips.header.pinned)
    views[n++] = (TlPlaneView){ TL_PLANE_HEADER, view->x, strips.header.source.y * view->zoom,
                                strips.header.place };
  if (canvas->drag.phase == TL_DRAG_CARDS)
    {
      TlPoint shift = tl_canvas_get_carried_shift (canvas);

      views[n++] = (TlPlaneView){ TL_PLANE_CARRIED, view->x - shift.x * view->zoom,
                                  view->y - shift.y * view->zoom, all };
    }
  for (guint i = 0; i < n; i++)
    views[i].clip = tl_rect_cut (&views[i].clip, &all);
  return n;
}

TlTileRange
tl_canvas_get_range (TlCanvas *canvas, const TlPlaneView *at, double scale, int ring)
{
  double zoom = canvas->view.zoom;
  TlRect extents = tl_canvas_get_extents (canvas, at->plane);
  TlRect seen = { (at->clip.x + at->x) / zoom, (at->clip.y + at->y) / zoom, at->clip.width / zoom,
                  at->clip.height / zoom };
  double side = TL_TILE_SIZE / scale;

  seen = tl_rect_grow (&seen, ring * side);
  seen = tl_rect_cut (&seen, &extents);
  if (seen.width <= 0 || seen.height <= 0)
    return (TlTileRange){ 0, -1, 0, -1 };
  return (TlTileRange){ (int) floor (seen.x / side), (int) ceil ((seen.x + seen.width) / side) - 1,
                        (int) floor (seen.y / side),
                        (int) ceil ((seen.y + seen.height) / side) - 1 };
}

/* The part of a tile its plane has anything of, in device pixels from the tile's top left. */
static cairo_rectangle_int_t
get_picture (TlCanvas *canvas, const TlTileKey *key)
{
  TlRect extents = tl_canvas_get_extents (canvas, key->plane);

  return tl_tile_key_get_place (key, &extents);
}

static gboolean
plane_is_opaque (TlPlane plane)
{
  return plane != TL_PLANE_SELECTION && plane != TL_PLANE_CARRIED;
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

/* Puts a tile of the same place down as it is. `cr` counts device pixels from its top left. */
static void
put_down (cairo_t *cr, const TlTile *tile)
{
  double across, down;

  cairo_surface_get_device_scale (tile->surface, &across, &down);
  cairo_save (cr);
  cairo_scale (cr, across, down);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_set_source_surface (cr, tile->surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
}

/* Starts with what the tile had and leaves only what was damaged to be painted, when the picture
 * has the same place. */
static void
begin_from (cairo_t *cr, const TlTile *old, const cairo_rectangle_int_t *picture)
{
  if (old == NULL || old->surface == NULL || !has_place (old, picture))
    return;
  put_down (cr, old);
  clip_to_damage (cr, old, picture);
}

/* The map that fades, under what is lit: as it is painted already, if it is. */
static gboolean
begin_from_body (TlCanvas *canvas,
                 cairo_t *cr,
                 const TlTileKey *key,
                 const cairo_rectangle_int_t *picture)
{
  TlTileKey body = *key;
  TlTile *tile;

  body.plane = TL_PLANE_BODY;
  tile = tl_tiles_find (canvas->tiles, &body);
  if (tile == NULL || tile->surface == NULL || tile->damage.width > 0 || !has_place (tile, picture))
    return FALSE;
  put_down (cr, tile);
  return TRUE;
}

static void
paint_tile (TlCanvas *canvas, const TlTileKey *key)
{
  cairo_rectangle_int_t picture = get_picture (canvas, key);
  gboolean opaque = plane_is_opaque (key->plane), faded;
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
  faded = key->plane == TL_PLANE_LIT && begin_from_body (canvas, cr, key, &picture);
  piece = tl_tile_key_go_to (key, &picture, cr);
  if (key->plane == TL_PLANE_LIT && !faded)
    tl_canvas_paint_plane (canvas, cr, TL_PLANE_BODY, key->scale, &piece);
  if (!tl_canvas_paint_plane (canvas, cr, key->plane, key->scale, &piece))
    g_clear_pointer (&surface, cairo_surface_destroy);
  else
    cairo_surface_set_device_scale (surface, tl_canvas_get_factor (canvas),
                                    tl_canvas_get_factor (canvas));
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
list_jobs (TlCanvas *canvas, const TlPlaneView *at, double scale, int ring, GArray *jobs)
{
  TlTileRange range = tl_canvas_get_range (canvas, at, scale, ring);
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

guint
tl_canvas_paint_seen (TlCanvas *canvas, TlPlaneView views[TL_N_PLANES])
{
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  double scale, budget;
  guint n, wanted;

  choose_level (canvas);
  n = list_planes (canvas, views);
  scale = canvas->level * tl_canvas_get_factor (canvas);
  budget = get_budget (canvas);
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
  return n;
}

/* The whole map, small, so that there is something to show wherever one goes. */
static void
list_overview_jobs (TlCanvas *canvas, GArray *jobs)
{
  const TlLayoutView *layout = tl_canvas_get_layout (canvas);
  double zoom = canvas->view.zoom;
  TlPlaneView all = {
    TL_PLANE_OVERVIEW, 0, 0, { 0, 0, layout->width * zoom, layout->height * zoom }
  };

  list_jobs (canvas, &all, TL_OVERVIEW_ZOOM * tl_canvas_get_factor (canvas), 0, jobs);
}

void
tl_canvas_paint_ahead (TlCanvas *canvas, gboolean idle)
{
  g_autoptr (GArray) jobs = g_array_new (FALSE, FALSE, sizeof (Job));
  TlPlaneView views[TL_N_PLANES];
  guint n = list_planes (canvas, views);

  for (guint i = 0; i < n; i++)
    if (views[i].plane != TL_PLANE_CARRIED)
      list_jobs (canvas, &views[i], canvas->level * tl_canvas_get_factor (canvas), 1, jobs);
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
