/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-picture.h"

#include <math.h>

#include "tl-cairo-painter.h"

struct _TlPreview
{
  TlPreviewWish wish;
  GArray *tiles; /* of Painted */
};

typedef struct
{
  TlTileKey key;
  cairo_rectangle_int_t place; /* in the tile */
  cairo_surface_t *surface;
} Painted;

TlPainter *
tl_picture_make_painter (const TlPicture *picture, cairo_t *cr, double scale, const TlRect *piece)
{
  TlPainter *painter = tl_cairo_painter_new (cr, picture->text, scale, FALSE);

  painter->clip = *piece;
  painter->right_to_left = tl_layout_get_view (picture->layout)->right_to_left;
  return painter;
}

static void
paint_paper (const TlPicture *picture, cairo_t *cr)
{
  const TlColor *paper = tl_style_get_color (picture->scheme, TL_COLOR_PAPER);

  cairo_set_source_rgb (cr, paper->red, paper->green, paper->blue);
  cairo_paint (cr);
}

/* High contrast: every card with an edge of the colour of text. */
static void
paint_edges (const TlPicture *picture, cairo_t *cr, double scale, const TlRect *piece)
{
  const TlColor *ink = tl_style_get_color (picture->scheme, TL_COLOR_INK);
  g_autoptr (GPtrArray) cards = tl_layout_find_cards_in (picture->layout, piece);

  cairo_set_source_rgb (cr, ink->red, ink->green, ink->blue);
  cairo_set_line_width (cr, MAX (1.0, 1.0 / scale));
  for (guint i = 0; i < cards->len; i++)
    {
      const TlCardBox *card = tl_layout_find_card (picture->layout, cards->pdata[i]);

      if (card != NULL && !card->lifted)
        tl_picture_trace_card (cr, &card->box);
    }
  cairo_stroke (cr);
}

void
tl_picture_trace_card (cairo_t *cr, const TlRect *box)
{
  const double r = TL_SIZE_CARD_RADIUS;
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

void
tl_picture_paint (
    const TlPicture *picture, cairo_t *cr, double scale, const TlRect *piece, TlParts parts)
{
  TlPainter *painter = tl_picture_make_painter (picture, cr, scale, piece);

  paint_paper (picture, cr);
  tl_map_drawing_paint (painter, picture->map, picture->layout, parts, picture->scheme);
  tl_cairo_painter_free (painter);
  if (parts == TL_PART_ALL && picture->high_contrast)
    paint_edges (picture, cr, scale, piece);
}

/* What of the map is seen at first, and at which zoom: as the canvas will have it, in range. */
static TlView
make_view (const TlPreviewWish *wish, const TlLayoutView *layout)
{
  TlView view = { .zoom = wish->zoom,
                  .x = layout->right_to_left ? G_MAXINT : 0,
                  .width = wish->width,
                  .height = wish->height,
                  .content_width = layout->width,
                  .content_height = layout->height };

  if (wish->has_place)
    tl_view_set_place (&view, &wish->place, layout->right_to_left);
  tl_view_clamp (&view);
  return view;
}

static void
paint_tile (TlPreview *preview, const TlPicture *picture, const TlTileKey *key)
{
  const TlLayoutView *layout = tl_layout_get_view (picture->layout);
  TlRect piece, all = { 0, 0, layout->width, layout->height };
  Painted painted = { *key, tl_tile_key_get_place (key, &all), NULL };
  cairo_t *cr;

  painted.surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, painted.place.width, painted.place.height);
  cr = cairo_create (painted.surface);
  piece = tl_tile_key_go_to (key, &painted.place, cr);
  tl_picture_paint (picture, cr, key->scale, &piece, TL_PART_ALL);
  cairo_destroy (cr);
  g_array_append_val (preview->tiles, painted);
}

TlPreview *
tl_preview_new (const TlPreviewWish *wish, TlMap *map, TlSheet *sheet)
{
  TlPreview *preview = g_new (TlPreview, 1);
  TlPicture picture = { map, sheet->layout, sheet->text, wish->scheme, wish->high_contrast };
  const TlLayoutView *layout = tl_layout_get_view (sheet->layout);
  TlView view = make_view (wish, layout);
  TlRect all = { 0, 0, layout->width, layout->height }, seen = tl_view_get_seen (&view);
  TlTileKey key = { .plane = TL_PLANE_BODY, .scale = view.zoom * wish->factor };
  double side = TL_TILE_SIZE / key.scale;

  *preview = (TlPreview){ *wish, g_array_new (FALSE, FALSE, sizeof (Painted)) };
  seen = tl_rect_cut (&seen, &all);
  for (key.row = (int) floor (seen.y / side); key.row * side < seen.y + seen.height; key.row++)
    for (key.column = (int) floor (seen.x / side); key.column * side < seen.x + seen.width;
         key.column++)
      if (preview->tiles->len < TL_PREVIEW_MOST)
        paint_tile (preview, &picture, &key);
  return preview;
}

void
tl_preview_free (TlPreview *preview)
{
  for (guint i = 0; i < preview->tiles->len; i++)
    g_clear_pointer (&g_array_index (preview->tiles, Painted, i).surface, cairo_surface_destroy);
  g_array_unref (preview->tiles);
  g_free (preview);
}

static gboolean
suits (const TlPreview *preview, TlScheme scheme, gboolean high_contrast, int factor)
{
  const TlPreviewWish *wish = &preview->wish;

  return wish->scheme == scheme && wish->high_contrast == high_contrast && wish->factor == factor;
}

gboolean
tl_preview_suits (const TlPreview *preview, const TlPreviewWish *wish)
{
  return suits (preview, wish->scheme, wish->high_contrast, wish->factor);
}

void
tl_preview_give (TlPreview *preview, const TlPicture *picture, int factor, TlTiles *tiles)
{
  gboolean fits = suits (preview, picture->scheme, picture->high_contrast, factor);

  for (guint i = 0; fits && i < preview->tiles->len; i++)
    {
      Painted *painted = &g_array_index (preview->tiles, Painted, i);

      cairo_surface_set_device_scale (painted->surface, factor, factor);
      tl_tiles_put (tiles, &painted->key, g_steal_pointer (&painted->surface), painted->place.x,
                    painted->place.y);
    }
  tl_preview_free (preview);
}
