/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-canvas-private.h"

G_BEGIN_DECLS

/* A canvas in a window on the test's own display, with a small map:
 *
 *            Before        Get help
 *            o1     o2     o3     o4
 *   Amira    t1     t2     t4
 *   (how she feels)
 *   Bea             t3, t5
 *   Process
 */
typedef struct
{
  GtkWidget *window;
  TlCanvas *canvas;
  TlHistory *history;
  TlMap *map;
  char *said;
  gboolean undoable;
  guint n_selections; /* selection-changed since the start */
} CanvasFixture;

/* `lang`: of the map; "ar" makes it right to left. */
void canvas_fixture_set_up (CanvasFixture *fixture, gconstpointer lang);
void canvas_fixture_tear_down (CanvasFixture *fixture, gconstpointer lang);

TlElement *canvas_fixture_find (CanvasFixture *fixture, const char *id);
/* The middle of a card or cell, in pixels of the canvas. */
TlPoint canvas_fixture_locate (CanvasFixture *fixture, const char *id);
TlPoint canvas_fixture_locate_cell (CanvasFixture *fixture, const char *lane, const char *moment);
/* Press, move in a few steps, release. */
void canvas_fixture_drag (CanvasFixture *fixture, TlPoint from, TlPoint to, GdkModifierType state);
void canvas_fixture_click (CanvasFixture *fixture, TlPoint at, GdkModifierType state);
/* As one step all time goes, and the lanes that hold cards (l1, l3 and l4) are hidden. */
void canvas_fixture_clear_cells (CanvasFixture *fixture);
/* The map's bytes as text. Transfer full. */
char *canvas_fixture_write (CanvasFixture *fixture);
/* "l1 o2": the cell a touchpoint stands in. Transfer full. */
char *canvas_fixture_get_cell (CanvasFixture *fixture, const char *id);
/* The selected ids, separated by spaces. Transfer full. */
char *canvas_fixture_get_selected (CanvasFixture *fixture);

G_END_DECLS
