/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"

G_BEGIN_DECLS

/* What is at the map, and what fingers do that a pointer does not, as plain functions that know of
 * no event: the gestures of the canvas and the tests call them. Places are pixels of the canvas.
 *
 * One finger drags: tl-canvas-drag.h. When it rests it opens the menu the other button has. A
 * second one puts down what the first has in the hand, as if it had not been taken, and from then
 * on the two move and scale the map: the place between them stays between them. */

typedef enum
{
  TL_HAND_POINTER, /* of a mouse or touchpad, or a pen's tip */
  TL_HAND_ERASER,  /* a pen's other end */
  TL_HAND_FINGER,
} TlHand;

/* Each way, of whatever a finger aims at, however small it is drawn. */
#define TL_TARGET_SIZE 36.0

/* What the next press is made with, and how near is near enough until then. */
void tl_canvas_set_hand (TlCanvas *canvas, TlHand hand);
/* How far from something drawn this large, in pixels (a line: 0), that hand still means it. */
double tl_canvas_get_slack (TlCanvas *canvas, double size);

/* Selects what is there and opens its menu. */
void tl_canvas_open_menu (TlCanvas *canvas, double x, double y);
/* A finger rests: the same, unless something is in the hand. FALSE: it is. */
gboolean tl_canvas_long_press (TlCanvas *canvas, double x, double y);

/* The middle of two fingers, and their distance as a part of what it was when they began. */
void tl_canvas_pinch_begin (TlCanvas *canvas, double x, double y);
void tl_canvas_pinch_update (TlCanvas *canvas, double scale, double x, double y);
/* The finger left with this speed, in pixels a second: what it panned rolls on. */
void tl_canvas_fling (TlCanvas *canvas, double x, double y);

G_END_DECLS
