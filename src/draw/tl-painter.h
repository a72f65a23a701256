/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-layout.h"
#include "tl-style.h"

G_BEGIN_DECLS

/* TlPainter: an abstract pen. The routine that draws a map (tl-map-drawing.h) talks to it alone and
 * never asks where the ink goes. Back ends: cairo (screen, PNG, print, PDF) and SVG.
 *
 * A back end embeds TlPainter as its first member and fills `class`. Everything passed in is
 * borrowed for the call. Coordinates are map units. */

typedef struct _TlPainter TlPainter;

/* What a group is, for structure in PDF and SVG. */
typedef enum
{
  TL_GROUP_DRAWING, /* the whole */
  TL_GROUP_HEADING, /* the map's title */
  TL_GROUP_LAYER,   /* an Inkscape layer in SVG, a section in PDF */
  TL_GROUP_LANE,
  TL_GROUP_STAGE,
  TL_GROUP_CARD,
  TL_GROUP_CURVE, /* a figure */
  TL_GROUP_LINK,
  TL_GROUP_NOTE,      /* a paragraph that stands alone */
  TL_GROUP_REFERENCE, /* leads somewhere: its title is the address */
  TL_GROUP_LEGEND,
  TL_GROUP_DECORATION, /* says nothing to an ear */
  /* Of pages of words: */
  TL_GROUP_SECTION, /* may hold all of these, and go on across pages */
  TL_GROUP_LIST,    /* of items, each with a body that has its words */
  TL_GROUP_ITEM,
  TL_GROUP_ITEM_BODY,
  TL_GROUP_TABLE, /* holds rows, and these hold heads and cells */
  TL_GROUP_ROW,
  TL_GROUP_HEAD,
  TL_GROUP_CELL,
} TlGroupKind;

typedef struct
{
  const TlColor *fill;   /* NULL: none */
  const TlColor *stroke; /* NULL: none */
  double stroke_width;
  double dash[2]; /* 0, 0: solid */
  double opacity; /* of all of it; 0 means 1 */
  gboolean round_ends;
} TlInk;

typedef enum
{
  TL_ANCHOR_START,
  TL_ANCHOR_MIDDLE,
  TL_ANCHOR_END
} TlAnchor;

typedef enum
{
  TL_PATH_MOVE,
  TL_PATH_LINE,
  TL_PATH_CURVE,
  TL_PATH_CLOSE
} TlPathVerb;

typedef struct
{
  TlPathVerb verb;
  TlPoint points[3]; /* CURVE: two control points and the end; MOVE, LINE: the first */
} TlPathStep;

typedef struct
{
  /* `id`: the element's, NULL for none; `title`: the words an ear hears, untranslated content or
   * translated by the caller, NULL for none. */
  void (*begin_group) (TlPainter *painter, TlGroupKind kind, const char *id, const char *title);
  void (*end_group) (TlPainter *painter);
  void (*box) (TlPainter *painter, const TlRect *rect, double radius, const TlInk *ink);
  void (*path) (TlPainter *painter, const TlPathStep *steps, guint n_steps, const TlInk *ink);
  /* One line of text, at its baseline. `length` in bytes; an ellipsis is added when asked. `angle`
   * in degrees, clockwise, about (x, y). START and END follow the direction of the map. */
  void (*text) (TlPainter *painter,
                TlTextRole role,
                const char *text,
                int length,
                gboolean ellipsized,
                double x,
                double y,
                double angle,
                TlAnchor anchor,
                const TlColor *color);
  /* May be NULL: path data, moved; the painter then parses it and calls `path`. */
  void (*path_data) (TlPainter *painter, const char *data, double dx, double dy, const TlInk *ink);
} TlPainterClass;

struct _TlPainter
{
  const TlPainterClass *class;
  TlRect clip;  /* nothing outside need be drawn */
  double scale; /* device pixels a map unit; details too small to see may be left out */
  gboolean right_to_left;
  const TlColor *faded; /* all ink is but a shade on paper of this colour; NULL: as it is */
  gboolean wants_words; /* the titles of groups are of use to it; without, they may be NULL */
  /* Asked after each lane, with how much of the drawing is done (0 ... 1); FALSE stops the drawing.
   * May be NULL. */
  gboolean (*go_on) (double fraction, gpointer data);
  gpointer go_on_data;
};

void
tl_painter_begin_group (TlPainter *painter, TlGroupKind kind, const char *id, const char *title);
void tl_painter_end_group (TlPainter *painter);
void tl_painter_box (TlPainter *painter, const TlRect *rect, double radius, const TlInk *ink);
void tl_painter_path (TlPainter *painter, const TlPathStep *steps, guint n_steps, const TlInk *ink);
/* Text smaller than 4 device pixels is left out. `length` -1: to the end of the string. */
void tl_painter_text (TlPainter *painter,
                      TlTextRole role,
                      const char *text,
                      int length,
                      gboolean ellipsized,
                      double x,
                      double y,
                      double angle,
                      TlAnchor anchor,
                      const TlColor *color);
/* SVG path data (M L H V C A Z and their small letters) moved by dx, dy and scaled. For icons. */
void tl_painter_path_data (
    TlPainter *painter, const char *data, double dx, double dy, double scale, const TlInk *ink);

/* The address as it may stand in a file that others open: http, https or mailto, and nothing in it
 * but what an address is made of, all else percent-encoded. NULL for everything else. Transfer
 * full. */
char *tl_painter_dup_address (const char *text);

G_END_DECLS
