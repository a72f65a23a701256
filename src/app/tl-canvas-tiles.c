/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-tiles.h"

#include <math.h>

#define FULL_TILE_BYTES (TL_TILE_SIZE * TL_TILE_SIZE * 4)

typedef struct
{
  TlTile tile; /* first: tiles are handed out as pointers to it */
  GList link;  /* in `recent` */
  gsize bytes;
  guint64 round;
} Entry;

struct _TlTiles
{
  GHashTable *entries; /* TlTileKey in the entry → Entry */
  GQueue recent;       /* the one used last in front */
  gsize cap;
  gsize bytes;
  guint64 round;
};

static int
quantize (double scale)
{
  return (int) lround (scale * 10000);
}

static guint
hash_key (gconstpointer data)
{
  const TlTileKey *key = data;

  return (((guint) key->row * 31 + (guint) key->column) * 8 + key->plane) * 2654435761u +
         (guint) quantize (key->scale);
}

static gboolean
keys_are_equal (gconstpointer a, gconstpointer b)
{
  const TlTileKey *one = a, *two = b;

  return one->plane == two->plane && one->column == two->column && one->row == two->row &&
         quantize (one->scale) == quantize (two->scale);
}

static void
clear_entry (TlTiles *tiles, Entry *entry)
{
  tiles->bytes -= entry->bytes;
  entry->bytes = 0;
  g_clear_pointer (&entry->tile.node, gsk_render_node_unref);
  g_clear_pointer (&entry->tile.surface, cairo_surface_destroy);
}

static void
drop_entry (TlTiles *tiles, Entry *entry)
{
  g_hash_table_steal (tiles->entries, &entry->tile.key);
  g_queue_unlink (&tiles->recent, &entry->link);
  clear_entry (tiles, entry);
  g_free (entry);
}

static void
use_entry (TlTiles *tiles, Entry *entry)
{
  entry->round = tiles->round;
  g_queue_unlink (&tiles->recent, &entry->link);
  g_queue_push_head_link (&tiles->recent, &entry->link);
}

static void
evict (TlTiles *tiles)
{
  while (tiles->bytes > tiles->cap)
    {
      Entry *oldest = tiles->recent.tail->data;

      if (oldest->round == tiles->round)
        return;
      drop_entry (tiles, oldest);
    }
}

static void
draw_picture (cairo_t *cr, cairo_surface_t *surface)
{
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_pattern_set_extend (cairo_get_source (cr), CAIRO_EXTEND_PAD);
  cairo_set_operator (cr, CAIRO_OPERATOR_SOURCE);
  cairo_paint (cr);
}

static graphene_size_t
get_size (const TlTile *tile)
{
  double across, down;

  cairo_surface_get_device_scale (tile->surface, &across, &down);
  return GRAPHENE_SIZE_INIT ((float) (tile->width / across), (float) (tile->height / down));
}

/* A cairo node plays its recording back; the picture in it is shared, not copied. */
static GskRenderNode *
make_node (const TlTile *tile)
{
  graphene_rect_t bounds = { GRAPHENE_POINT_INIT (0, 0), get_size (tile) };
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  draw_picture (cr, tile->surface);
  cairo_destroy (cr);
  return node;
}

TlTiles *
tl_tiles_new (gsize cap)
{
  TlTiles *tiles = g_new0 (TlTiles, 1);

  tiles->entries = g_hash_table_new (hash_key, keys_are_equal);
  tiles->cap = cap;
  tiles->round = 1;
  return tiles;
}

void
tl_tiles_set_cap (TlTiles *tiles, gsize cap)
{
  tiles->cap = cap;
}

void
tl_tiles_free (TlTiles *tiles)
{
  tl_tiles_drop (tiles, TL_ALL_PLANES);
  g_hash_table_unref (tiles->entries);
  g_free (tiles);
}

void
tl_tiles_begin_round (TlTiles *tiles)
{
  tiles->round++;
}

TlTile *
tl_tiles_find (TlTiles *tiles, const TlTileKey *key)
{
  Entry *entry = g_hash_table_lookup (tiles->entries, key);

  if (entry == NULL)
    return NULL;
  use_entry (tiles, entry);
  return &entry->tile;
}

static Entry *
take_entry (TlTiles *tiles, const TlTileKey *key)
{
  Entry *entry = g_hash_table_lookup (tiles->entries, key);

  if (entry != NULL)
    {
      clear_entry (tiles, entry);
      return entry;
    }
  entry = g_new0 (Entry, 1);
  entry->tile.key = *key;
  entry->link.data = entry;
  g_queue_push_head_link (&tiles->recent, &entry->link);
  g_hash_table_insert (tiles->entries, &entry->tile.key, entry);
  return entry;
}

TlTile *
tl_tiles_put (TlTiles *tiles, const TlTileKey *key, cairo_surface_t *surface, int x, int y)
{
  Entry *entry = take_entry (tiles, key);
  TlTile *tile = &entry->tile;

  use_entry (tiles, entry);
  tile->damage = (TlRect){ 0 };
  tile->x = x;
  tile->y = y;
  tile->width = tile->height = 0;
  tile->surface = surface;
  if (surface != NULL)
    {
      tile->width = cairo_image_surface_get_width (surface);
      tile->height = cairo_image_surface_get_height (surface);
      tile->node = make_node (tile);
      entry->bytes = (gsize) cairo_image_surface_get_stride (surface) * (gsize) tile->height;
    }
  /* What there is nothing of is remembered as well, and must not be remembered for ever. */
  entry->bytes += sizeof *entry;
  tiles->bytes += entry->bytes;
  evict (tiles);
  return tile;
}

gboolean
tl_tiles_has_room (TlTiles *tiles)
{
  Entry *oldest = tiles->recent.tail != NULL ? tiles->recent.tail->data : NULL;

  return tiles->bytes + FULL_TILE_BYTES <= tiles->cap ||
         (oldest != NULL && oldest->round != tiles->round);
}

void
tl_tiles_damage (TlTiles *tiles, guint planes, const TlRect *rect, double scale, double other_scale)
{
  GList *next;

  for (GList *link = tiles->recent.head; link != NULL; link = next)
    {
      Entry *entry = link->data;
      int at = quantize (entry->tile.key.scale);
      TlRect piece = tl_tile_key_get_rect (&entry->tile.key);

      next = link->next;
      if (!(planes & (1u << entry->tile.key.plane)) || !tl_rect_touches (&piece, rect))
        continue;
      if (at != quantize (scale) && at != quantize (other_scale))
        drop_entry (tiles, entry);
      else
        entry->tile.damage = tl_rect_unite (&entry->tile.damage, rect);
    }
}

void
tl_tiles_drop (TlTiles *tiles, guint planes)
{
  GList *next;

  for (GList *link = tiles->recent.head; link != NULL; link = next)
    {
      Entry *entry = link->data;

      next = link->next;
      if (planes & (1u << entry->tile.key.plane))
        drop_entry (tiles, entry);
    }
}

void
tl_tile_snapshot (const TlTile *tile, GtkSnapshot *snapshot, const TlRect *place)
{
  graphene_size_t size = get_size (tile);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) place->x, (float) place->y));
  if (fabs (place->width - size.width) > 1e-6 || fabs (place->height - size.height) > 1e-6)
    gtk_snapshot_scale (snapshot, (float) place->width / size.width,
                        (float) place->height / size.height);
  gtk_snapshot_append_node (snapshot, tile->node);
  gtk_snapshot_restore (snapshot);
}

void
tl_tile_snapshot_seen (const TlTile *tile,
                       GtkSnapshot *snapshot,
                       const TlRect *place,
                       const TlRect *clip)
{
  TlRect seen = tl_rect_cut (place, clip);
  graphene_size_t size = get_size (tile);
  cairo_t *cr;

  if (seen.width <= 0 || seen.height <= 0)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT ((float) seen.x, (float) seen.y,
                                                       (float) seen.width, (float) seen.height));
  cairo_translate (cr, place->x, place->y);
  cairo_scale (cr, place->width / size.width, place->height / size.height);
  draw_picture (cr, tile->surface);
  cairo_destroy (cr);
}

gsize
tl_tiles_get_bytes (TlTiles *tiles)
{
  return tiles->bytes;
}

guint
tl_tiles_count (TlTiles *tiles)
{
  return g_hash_table_size (tiles->entries);
}

TlRect
tl_tile_key_get_rect (const TlTileKey *key)
{
  double side = TL_TILE_SIZE / key->scale;

  return (TlRect){ key->column * side, key->row * side, side, side };
}

cairo_rectangle_int_t
tl_tile_key_get_place (const TlTileKey *key, const TlRect *extents)
{
  TlRect piece = tl_tile_key_get_rect (key);
  TlRect part = tl_rect_cut (&piece, extents);
  int left = (int) floor ((part.x - piece.x) * key->scale + 1e-6);
  int top = (int) floor ((part.y - piece.y) * key->scale + 1e-6);
  int right = (int) ceil ((part.x + part.width - piece.x) * key->scale - 1e-6);
  int bottom = (int) ceil ((part.y + part.height - piece.y) * key->scale - 1e-6);

  return (cairo_rectangle_int_t){ left, top, MIN (right, TL_TILE_SIZE) - left,
                                  MIN (bottom, TL_TILE_SIZE) - top };
}

TlRect
tl_tile_key_go_to (const TlTileKey *key, const cairo_rectangle_int_t *place, cairo_t *cr)
{
  double left, top, right, bottom;

  cairo_translate (cr, -(double) key->column * TL_TILE_SIZE - place->x,
                   -(double) key->row * TL_TILE_SIZE - place->y);
  cairo_scale (cr, key->scale, key->scale);
  cairo_clip_extents (cr, &left, &top, &right, &bottom);
  return (TlRect){ left, top, right - left, bottom - top };
}
