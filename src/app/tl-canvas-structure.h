/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas.h"
#include "tl-layout.h"

G_BEGIN_DECLS

/* The keyboard's ways. */
typedef enum
{
  TL_WALK_LEFT,
  TL_WALK_RIGHT,
  TL_WALK_UP,
  TL_WALK_DOWN,
  TL_WALK_LANE_START,
  TL_WALK_LANE_END,
  TL_WALK_MAP_START,
  TL_WALK_MAP_END,
} TlWalk;

/* What gives the map its structure is moved by its header or label: stages and moments along the
 * time, lanes down the side. The drag (TL_DRAG_STRUCTURE) and the keys are the same for all; what
 * a kind can do stands in one table of tl-canvas-structure.c. */

/* Where something would land. Nothing changes before it does. */
typedef struct
{
  gboolean changes;  /* FALSE: it would stay where it is, the rest is empty */
  TlElement *parent; /* its parent then, */
  TlElement *before; /* and whom it stands before; NULL: behind all */
  int layer;         /* the layer a lane joins; -1: its own */
  TlRect line;       /* the line shown there, map units; one of its sides is 0 */
  char *words;       /* what letting go does: "Before “Get help”". Owned */
} TlLanding;

void tl_landing_clear (TlLanding *landing);

typedef struct
{
  TlKind kind;
  /* Fills in a cleared landing for the element in the hand at this place of the map. */
  void (*aim) (TlCanvas *canvas, TlElement *element, TlPoint point, TlLanding *landing);
  /* The same for one step of the keyboard: `moments` forwards in time or `lanes` down, each -1, 0
   * or 1. */
  void (*step) (TlCanvas *canvas, TlElement *element, int lanes, int moments, TlLanding *landing);
  /* Does it as one step of the history, and says so. */
  void (*land) (TlCanvas *canvas, TlElement *element, const TlLanding *landing);
  gboolean across; /* it is moved along the time, else down */
} TlStructureKind;

/* NULL for what has no place of its own in the structure. */
const TlStructureKind *tl_structure_find_kind (const TlElement *element);

/* Handlers of the drag, once its phase is TL_DRAG_STRUCTURE. */
void tl_canvas_structure_update (TlCanvas *canvas);
void tl_canvas_structure_land (TlCanvas *canvas);
/* Moves the one selected stage, moment or lane by a step of the keyboard. FALSE: it is none. */
gboolean tl_canvas_structure_step (TlCanvas *canvas, int lanes, int moments);

/* A place of the map on the screen; what belongs to a header or a label with its strip, when that
 * is pinned. */
TlRect tl_canvas_place_on_screen (TlCanvas *canvas, const TlElement *element, const TlRect *box);
/* The column of a moment that is selected. */
void tl_canvas_snapshot_column (TlCanvas *canvas, GtkSnapshot *snapshot);
/* What is in the hand, the line where it would land, and what is selected in a pinned strip. */
void tl_canvas_snapshot_structure (TlCanvas *canvas, GtkSnapshot *snapshot);
/* The line of a landing, for any drag. */
void tl_canvas_snapshot_line (TlCanvas *canvas, GtkSnapshot *snapshot, const TlRect *line);
/* A note above a pixel, or below where there is no room. */
void tl_canvas_snapshot_note (
    TlCanvas *canvas, GtkSnapshot *snapshot, double x, double y, const char *words);
void tl_canvas_snapshot_round (GtkSnapshot *snapshot,
                               const TlRect *place,
                               float radius,
                               const GdkRGBA *color);

/* tl-canvas-stages.c: the kinds of the time. */

/* A place for a moment: of this stage, before this moment of it (NULL: behind all), where this line
 * is. */
typedef struct
{
  TlElement *stage;
  TlElement *before;
  TlRect line;
} TlMomentPlace;

/* The place nearest to a point; at the border of two stages that of the one the point is in. FALSE
 * when the map has no stage. */
gboolean tl_canvas_find_moment_place (TlCanvas *canvas, TlPoint point, TlMomentPlace *place);
/* What follows the last stage in the map, NULL: nothing. There is a stage. */
TlElement *tl_canvas_find_behind_stages (TlMap *map);
void tl_canvas_aim_stage (TlCanvas *canvas, TlElement *stage, TlPoint point, TlLanding *landing);
void tl_canvas_step_stage (
    TlCanvas *canvas, TlElement *stage, int lanes, int moments, TlLanding *landing);
void tl_canvas_land_stage (TlCanvas *canvas, TlElement *stage, const TlLanding *landing);
void tl_canvas_aim_moment (TlCanvas *canvas, TlElement *moment, TlPoint point, TlLanding *landing);
void tl_canvas_step_moment (
    TlCanvas *canvas, TlElement *moment, int lanes, int moments, TlLanding *landing);
void tl_canvas_land_moment (TlCanvas *canvas, TlElement *moment, const TlLanding *landing);

/* tl-canvas-lanes-move.c: lanes, within their layer and into another one. */
void tl_canvas_aim_lane (TlCanvas *canvas, TlElement *lane, TlPoint point, TlLanding *landing);
void
tl_canvas_step_lane (TlCanvas *canvas, TlElement *lane, int lanes, int moments, TlLanding *landing);
void tl_canvas_land_lane (TlCanvas *canvas, TlElement *lane, const TlLanding *landing);

/* tl-canvas-time-walk.c: the keyboard in the header. */
/* TRUE for a stage and a moment. */
gboolean tl_canvas_is_header (const TlElement *element);
/* Selects this alone, gives it the keyboard and has it in view. */
void tl_canvas_go_to (TlCanvas *canvas, TlElement *element);
/* A step that is in the header, or goes there or leaves it. FALSE: it does not. */
gboolean tl_canvas_walk_header (TlCanvas *canvas, TlWalk walk, gboolean control);
/* The stage or moment that takes the place of one that goes, none of those gone; NULL: none. */
TlElement *
tl_canvas_find_near_header (TlCanvas *canvas, const TlElement *element, GHashTable *gone);
/* NULL when it has none. */
TlElement *tl_canvas_get_first_moment (const TlElement *stage);
/* Scrolls a place of the header into view. */
void tl_canvas_reveal_header (TlCanvas *canvas, const TlRect *box);

/* tl-canvas-stage-actions.c: adding, splitting and merging, each a step that is told of. */
/* A stage is named at once. */
void tl_canvas_add_stage (TlCanvas *canvas, TlElement *before);
void tl_canvas_add_moment (TlCanvas *canvas, TlElement *stage, TlElement *before);
void tl_canvas_install_stage_actions (GtkWidgetClass *widget_class);
void tl_canvas_update_stage_actions (TlCanvas *canvas, gboolean free);
/* What can be done with a stage or a moment. Transfer full. */
GMenu *tl_canvas_make_stage_menu (TlCanvas *canvas, const TlElement *element);

/* tl-canvas-plus.c: where a click on the header adds something. */
typedef struct
{
  TlKind kind; /* what it adds; 0: there is nothing */
  TlMomentPlace place;
  double y; /* of the sign, map units */
} TlPlus;

/* What a click at a pixel would add. FALSE: nothing. */
gboolean tl_canvas_find_plus (TlCanvas *canvas, double x, double y, TlPlus *plus);
/* The same for a finger: of what it was shown, and had the time to see. */
gboolean tl_canvas_find_shown_plus (TlCanvas *canvas, double x, double y, TlPlus *plus);
void tl_canvas_add_at_plus (TlCanvas *canvas, const TlPlus *plus);
void tl_canvas_snapshot_plus (TlCanvas *canvas, GtkSnapshot *snapshot);

G_END_DECLS
