/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas-tiles.h"
#include "tl-map-drawing.h"
#include "tl-preview-wish.h"
#include "tl-sheet.h"

G_BEGIN_DECLS

/* TlPicture: all that decides how the tiles of a map look, but for what is done with it (selected,
 * lit, in the hand). A value that borrows; whoever paints must have map, layout and text alone. */
typedef struct
{
  TlMap *map;
  TlLayout *layout;
  TlText *text;
  TlScheme scheme;
  gboolean high_contrast;
} TlPicture;

/* A painter on cr, whose user space is the map's, for a piece of it (map units); `scale` is that
 * of tiles. Free with tl_cairo_painter_free (). */
TlPainter *
tl_picture_make_painter (const TlPicture *picture, cairo_t *cr, double scale, const TlRect *piece);
/* The outline of a card, added to cr's path. */
void tl_picture_trace_card (cairo_t *cr, const TlRect *box);
/* The parts asked for, on paper. */
void tl_picture_paint (
    const TlPicture *picture, cairo_t *cr, double scale, const TlRect *piece, TlParts parts);

/* TlPreview: that piece of the body of a map, painted. */
typedef struct _TlPreview TlPreview;

/* Tiles at most, of 256 kB each: as many as fill any screen. What is beyond is painted later. */
#define TL_PREVIEW_MOST 256

/* In any thread. The sheet must be the map's. */
TlPreview *tl_preview_new (const TlPreviewWish *wish, TlMap *map, TlSheet *sheet);
void tl_preview_free (TlPreview *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlPreview, tl_preview_free)

/* In the colours and for the screen of the wish; what there is of it is another thing. */
gboolean tl_preview_suits (const TlPreview *preview, const TlPreviewWish *wish);

/* Puts the tiles in, if they are in the colours of this picture and at this factor. The picture's
 * layout must be that of the sheet, and as it was then. Takes `preview`. */
void tl_preview_give (TlPreview *preview, const TlPicture *picture, int factor, TlTiles *tiles);

G_END_DECLS
