/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas-view.h"
#include "tl-style.h"

G_BEGIN_DECLS

/* The body of a map as a window will first show it, painted where the map is read: what there is to
 * wait for, while the window is still being made. */
typedef struct
{
  TlScheme scheme;
  gboolean high_contrast;
  int factor;           /* of the screen */
  double width, height; /* of the canvas, about; pixels */
  double zoom;          /* from the start of the map */
  gboolean has_place;   /* no, the place counts */
  TlViewPlace place;
} TlPreviewWish;

G_END_DECLS
