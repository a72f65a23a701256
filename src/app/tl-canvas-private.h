/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-canvas-actions.h"
#include "tl-canvas.h"
#include "tl-canvas-consequences.h"
#include "tl-canvas-drag.h"
#include "tl-canvas-links.h"
#include "tl-canvas-motion.h"
#include "tl-canvas-structure.h"
#include "tl-canvas-tiles.h"
#include "tl-canvas-tool.h"
#include "tl-canvas-touch.h"
#include "tl-canvas-view.h"
#include "tl-clipping.h"
#include "tl-layout.h"
#include "tl-picture.h"
#include "tl-style.h"
#include "tl-tool.h"

G_BEGIN_DECLS

/* What the files of the canvas share. Each part below belongs to the file it is named after. */

/* A card in a drag: where it stood before. */
typedef struct
{
  TlElement *touchpoint;
  TlRect box;      /* map units */
  int lane;        /* among the touchpoint lanes shown */
  int moment;      /* among all moments */
  TlCell cell;     /* it stands in */
  TlElement *next; /* the card below it in its cell that is not dragged, NULL: none */
} TlDragCard;

typedef enum
{
  TL_DRAG_NONE,
  TL_DRAG_PRESSED, /* not yet moved far enough to mean a drag */
  TL_DRAG_CARDS,
  TL_DRAG_SPAN,
  TL_DRAG_MARQUEE,
  TL_DRAG_PAN,
  TL_DRAG_LINK,      /* an end of a link, see TlLinking */
  TL_DRAG_STRUCTURE, /* a stage, a moment or a lane: tl-canvas-structure.h */
  TL_DRAG_TOOL,      /* a tool, see TlAim */
} TlDragPhase;

/* A lane: how far it goes down, in map units, and whether it holds cards. */
typedef struct
{
  double top, bottom;
  gboolean holds;
} TlGround;

/* Where a tool would make a touchpoint. */
typedef struct
{
  gboolean possible; /* FALSE: nowhere, the rest is empty */
  gboolean by_keys;  /* it was chosen by keys, not by the pointer */
  TlCell cell;
  TlElement *before; /* the card of the cell it would stand above; NULL: below all */
  gboolean in_gap;   /* between two moments: one of its own would be made, */
  TlMomentPlace gap; /* here */
} TlAim;

typedef struct
{
  TlDragPhase phase;
  TlDragPhase kind;        /* what it becomes once it moves */
  double start_x, start_y; /* pixels */
  double x, y;             /* now, pixels */
  double view_x, view_y;   /* the scroll at the start */
  TlPoint origin;          /* the start, in map units */
  TlPoint point;           /* now, in map units */
  GdkModifierType modifiers;
  gint64 moved_time;    /* when the hand moved last */
  gboolean odd_frame;   /* see tl-canvas-paint.c */
  TlHit hit;            /* what was under the start */
  TlLinking handle;     /* TL_DRAG_LINK: what was taken */
  GArray *cards;        /* of TlDragCard; dragged cards */
  guint grabbed;        /* the one under the hand */
  int grabbed_moments;  /* how many moments into it the hand is */
  TlRect carried;       /* what holds all dragged cards at the start, in map units */
  GArray *placements;   /* of TlPlacement; where they would land now */
  gboolean copying;     /* copies would land */
  gboolean in_gap;      /* between two moments: one of their own would be made for them, */
  TlMomentPlace gap;    /* here */
  int span;             /* TL_DRAG_SPAN: now */
  double start_width;   /* TL_DRAG_SPAN: of the card at the start, map units */
  TlLanding landing;    /* TL_DRAG_STRUCTURE: where it would land now */
  GArray *consequences; /* of TlConsequence, of letting go now; NULL: none are known */
  GArray *grounds;      /* TL_DRAG_CARDS: the lanes as they stood at the start, of TlGround */
  const char *refusal;  /* why it cannot be let go here, static; NULL: it can */
  TlPlus plus;          /* TL_DRAG_PRESSED: what a click adds */
  const TlTool *tool;   /* TL_DRAG_TOOL: that makes touchpoints */
  gboolean is_carried;  /* TL_DRAG_TOOL: from elsewhere, the hand has it */
  gboolean is_inside;   /* TL_DRAG_TOOL: it was away from the edges, so that they scroll */
  GPtrArray *had;       /* TL_DRAG_MARQUEE: what was selected before */
} TlDrag;

/* The in-place editor. A card that is made gets into the map with its title, not before. */
typedef struct
{
  GtkWidget *view;    /* the GtkTextView; NULL: nothing is edited */
  TlElement *element; /* whose title it is; NULL: that of a new card */
  TlCell cell;        /* where the new card is to stand, */
  TlElement *before;  /* above this one */
  char *shown;        /* what was in it before anybody typed; owned */
  char *merge_key;    /* of the step that made the element, or room for the new card, and whose part
                         the title, or the card, is; owned; NULL: no such step */
  gboolean by_menu;   /* opened from a menu that is still to close */
  guint focus_id;     /* until it has the keyboard again, or ends without it */
} TlInPlace;

/* Why cards are lit. While several are, the last one shows. */
typedef enum
{
  TL_LIGHT_SELECTED, /* the thread of causes through the one thing selected; the rest fades less */
  TL_LIGHT_FOUND,    /* a search or a filter */
  TL_LIGHT_TRACED,   /* the threads of causes through what is selected, as somebody asked */
} TlLight;
#define TL_N_LIGHTS (TL_LIGHT_TRACED + 1)

/* See tl-canvas-fold-buttons.c. */
typedef struct _TlFoldButton TlFoldButton;

struct _TlCanvas
{
  GtkWidget parent_instance;

  TlHistory *history;
  TlMap *map; /* the history's */
  gulong changed_handler;
  TlText *text;
  TlLayout *layout;
  TlScheme scheme;
  gboolean high_contrast;
  TlLook look;

  /* view */
  TlView view;
  gboolean fit_pending;   /* to be fitted at the first allocation */
  gboolean start_pending; /* to be scrolled to the map's start */
  gboolean place_pending; /* to be scrolled and zoomed to `place` */
  TlViewPlace place;
  TlGlide glide;
  TlFade fade;
  gboolean reveal_pending; /* to be scrolled to what is selected */
  GtkAdjustment *horizontal, *vertical;
  GtkWidget *horizontal_bar, *vertical_bar;
  gboolean adjusting; /* the adjustments follow the view, not the other way round */

  /* paint */
  TlTiles *tiles;
  double level;      /* the zoom that tiles are painted for; the view's, but while zooming */
  double last_level; /* the last one that was painted in full */
  guint settle_id;   /* until tiles are painted for the view's zoom */
  guint tick_id;
  gboolean level_done;    /* all in view was painted for it once */
  gboolean incomplete;    /* a tile in view waits to be painted */
  gboolean ahead_done;    /* all around the view is painted too */
  gboolean overview_done; /* so is all of the map, small */
  gboolean in_hand;       /* pointer or keyboard were at it: what is near will be wanted */
  gint64 moved_time;      /* when the view changed last */
  double tile_cost;       /* what a tile takes, in milliseconds */
  gboolean fresh;         /* nothing was shown yet: the first frame may take its time */

  /* selection */
  GPtrArray *selection; /* of TlElement, in the order selected */
  GHashTable *selected; /* the same as a set */
  TlRect outlines;      /* what holds their outlines, map units */
  gboolean outlines_known;
  TlElement *cursor; /* the touchpoint, lane, stage or moment the keyboard is at, NULL: none */
  TlCell cell;       /* the empty cell clicked last; lane NULL: none */
  TlCell drop_cell;  /* where words dragged from elsewhere would land; lane NULL: nowhere */

  /* folds */
  TlFolds *folds;          /* of this canvas alone: the map knows nothing of them */
  GPtrArray *fold_buttons; /* TlFoldButton */
  TlPeriod period;         /* whose evidence is shown */
  guint period_id;         /* until a screen reader is told what is felt in it */
  GPtrArray *chips;        /* TlChip */
  GtkWidget *question;     /* about one of them, NULL until there is one */
  TlHit over;              /* the head of a stage or the band of a layer the pointer is over */
  TlHit spring;            /* the fold something is held over, while there is an id */
  guint spring_id;
  TlHitKind clicked, clicked_before; /* what the last two clicks were on */

  GCancellable *pasting; /* the clipboard is being read, NULL: it is not */

  /* light */
  GHashTable *lights[TL_N_LIGHTS]; /* sets of TlElement; NULL: there is no such light */
  gboolean tracing;                /* the threads through what is selected are lit */
  GHashTable *marks;               /* see tl-canvas-marks.h; NULL: there are none */

  /* input */
  double pointer_x, pointer_y;
  gboolean space_held;
  double kinetic_x, kinetic_y; /* pixels a second */
  gint64 kinetic_time;
  TlHand hand;           /* what is at it now */
  double pinch_zoom;     /* the zoom when the second finger came, */
  TlPoint pinched;       /* and the place of the map between the two */
  double auto_x, auto_y; /* pixels a second to scroll by while dragging */
  gint64 auto_time;
  TlPlus plus;              /* what a click at the pointer would add */
  gint64 plus_time;         /* since when */
  gboolean on_edge;         /* the pointer is over the end edge of a card */
  gboolean on_handle;       /* it is over a handle of links */
  gboolean on_link;         /* it is over a link, so thin that it helps to be told */
  TlElement *hovered;       /* the card it is over, NULL: none */
  gboolean panned;          /* what the last press was for */
  const char *cursor_shape; /* its name, static */

  TlDrag drag;
  gboolean snapping;  /* see tl_canvas_set_snapping () */
  const TlTool *tool; /* the armed one */
  gboolean tool_kept;
  TlAim aim;            /* of the tool in the hand, or else of the armed one */
  gboolean making_room; /* where it aims */
  TlLinking linking;
  TlInPlace edit;
  guint edit_count; /* of steps that go on with an edit in place */
  GtkWidget *menu;
  guint menu_id; /* while a menu that was closed gives the keyboard back */

  /* access */
  GHashTable *children; /* TlElement, card or link → TlCanvasCard */
  guint access_id;
  GtkWidget *announcer;

  /* frames */
  cairo_surface_t *shared_memory; /* with the X server, held; NULL: there is none */
  GArray *frame_times;
  double frame_start;
  double input_start;
  double input_time; /* spent on input since the last frame */
  GdkFrameClock *clock;
};

/* tl-canvas.c */
/* Emits said, for who looks. */
void tl_canvas_show_words (TlCanvas *canvas, const char *words, gboolean undoable);
/* The same, and speaks it. Takes `words`. */
void tl_canvas_say (TlCanvas *canvas, char *words, gboolean undoable);
const TlLayoutView *tl_canvas_get_layout (TlCanvas *canvas);
void tl_canvas_selection_changed (TlCanvas *canvas);
/* Emit view-changed and hand-changed: for tl_canvas_view_changed () and tl_canvas_hand_changed (),
 * which do what else there is to do. */
void tl_canvas_tell_view (TlCanvas *canvas);
void tl_canvas_tell_hand (TlCanvas *canvas);

/* tl-canvas-follow.c: the layout, and how it follows the map. */
/* Shows a sheet of the map, taken. FALSE when a new one is shown: it was NULL, or in another look.
 */
gboolean tl_canvas_take_sheet (TlCanvas *canvas, TlSheet *ready);
void tl_canvas_drop_layout (TlCanvas *canvas);
/* Damages what the layout says looks different. `damage`: array of TlRect. */
void tl_canvas_damage (TlCanvas *canvas, GArray *damage);
/* What to do at TlMap::changed. */
void tl_canvas_follow_map (TlCanvas *canvas, const TlTouch *touches, guint n_touches);

/* tl-canvas-frame.c: what a frame costs, and less of it. */
/* While the canvas is realized. */
void tl_canvas_set_up_frames (TlCanvas *canvas);
void tl_canvas_tear_down_frames (TlCanvas *canvas);
/* Processor time of this thread, in milliseconds. */
double tl_canvas_get_processor_time (void);
/* What is done between counts as part of the next frame. */
void tl_canvas_input_begin (TlCanvas *canvas);
void tl_canvas_input_end (TlCanvas *canvas);

/* tl-canvas-drag.c */
/* The tool is dragged here from elsewhere. */
void tl_canvas_drag_take_tool (TlCanvas *canvas, const TlTool *tool, double x, double y);

/* tl-canvas-drag-cards.c: cards in the hand, in a drag that moves them or sets a span. */
/* FALSE when nothing of the sort is under the hand. */
gboolean tl_canvas_drag_start_cards (TlCanvas *canvas);
gboolean tl_canvas_drag_start_span (TlCanvas *canvas);
/* Shows where they would land now. */
void tl_canvas_drag_update_cards (TlCanvas *canvas);
void tl_canvas_drag_update_span (TlCanvas *canvas);
/* Where the card under the hand has snapped into, in map units; FALSE: it has not. */
gboolean tl_canvas_find_snapped (TlCanvas *canvas, TlRect *box);
/* How far the cards in the hand are drawn from where they stood, in map units. */
TlPoint tl_canvas_get_carried_shift (TlCanvas *canvas);
/* The columns and lanes of the map are others than they were when it began. */
void tl_canvas_drag_relocate_cards (TlCanvas *canvas);

/* The place between two columns of cards a point is in: what is let go there gets a moment of its
 * own. FALSE: it is in none. */
gboolean tl_canvas_find_gap (TlCanvas *canvas, TlPoint point, TlMomentPlace *gap);
/* TRUE where cards can be let go, at a pixel: at a lane that holds them. */
gboolean tl_canvas_can_hold_cards (TlCanvas *canvas, double x, double y);
/* Lays the map out as if the cards stood there. `n` 0: as it is. */
void tl_canvas_drag_preview (TlCanvas *canvas, const TlPlacement *placements, guint n);

/* tl-canvas-scroll.c */
void tl_canvas_set_up_scrolling (TlCanvas *canvas);
/* The view changed: scrollbars, painting, places. */
void tl_canvas_view_changed (TlCanvas *canvas);
/* Scrolls by pixels. FALSE when it could not move. */
gboolean tl_canvas_scroll_by (TlCanvas *canvas, double x, double y);
/* While a drag that may scroll is near an edge, the map goes on scrolling there. */
void tl_canvas_scroll_at_edges (TlCanvas *canvas);
/* Zooms at a pixel. A gesture scales what is painted and has it sharp when it rests. */
void tl_canvas_zoom_to (TlCanvas *canvas, double zoom, double x, double y, gboolean gesture);
void tl_canvas_reveal (TlCanvas *canvas, const TlRect *rect);
void tl_canvas_allocate_scrollbars (TlCanvas *canvas, int width, int height);
TlStrips tl_canvas_get_strips (TlCanvas *canvas);
gboolean tl_canvas_pick (TlCanvas *canvas, double x, double y, TlPoint *point);
/* What is under a pixel. */
TlHit tl_canvas_hit (TlCanvas *canvas, double x, double y);
/* Keeps frames coming while there is something to do in them. */
void tl_canvas_need_tick (TlCanvas *canvas);
/* tl-canvas-show.c, tl-canvas-paint.c, tl-canvas-planes.c */
void tl_canvas_snapshot_map (TlCanvas *canvas, GtkSnapshot *snapshot);
/* Paints some of what is near the view but not in it. `idle`: nothing has moved for a while. */
void tl_canvas_paint_ahead (TlCanvas *canvas, gboolean idle);
/* From now on tiles are painted for the view's zoom. */
void tl_canvas_set_level (TlCanvas *canvas);
/* How far the shadow of a card in the hand reaches, in map units. */
#define TL_CARRIED_REACH 12.0
TlPicture tl_canvas_get_picture (TlCanvas *canvas);
/* Paints one plane's piece of the map on cr, in map units; what is lit, on the map that is there
 * already. FALSE when there is nothing to see. */
gboolean tl_canvas_paint_plane (
    TlCanvas *canvas, cairo_t *cr, TlPlane plane, double scale, const TlRect *piece);

/* tl-canvas-overlay.c: what shows the state of the hand. */
/* What holds all outlines of the selection, in map units. */
TlRect tl_canvas_get_selection_extents (TlCanvas *canvas);
const GdkRGBA *tl_canvas_get_accent (TlCanvas *canvas);
/* A frame and a tint on a box of the map; nothing when it is out of sight. */
void tl_canvas_snapshot_card_frame (TlCanvas *canvas,
                                    GtkSnapshot *snapshot,
                                    const TlRect *box,
                                    const GdkRGBA *color,
                                    float width,
                                    float fill);
/* TRUE when there was any within the piece. */
gboolean
tl_canvas_paint_selection (TlCanvas *canvas, cairo_t *cr, double scale, const TlRect *piece);
/* Where the cards of a drag would land. */
void tl_canvas_snapshot_landing (TlCanvas *canvas, GtkSnapshot *snapshot);
void tl_canvas_snapshot_marquee (TlCanvas *canvas, GtkSnapshot *snapshot);
/* A frame like a card's around a place on the screen, filled with so much of its colour. */
void
tl_canvas_snapshot_frame (TlCanvas *canvas, GtkSnapshot *snapshot, const TlRect *place, float fill);
/* The place of a card that is not there yet. FALSE when the cell is not shown. */
gboolean tl_canvas_find_cell_box (TlCanvas *canvas, TlCell cell, int span, TlRect *box);
void tl_canvas_snapshot_cell (TlCanvas *canvas, GtkSnapshot *snapshot);
void tl_canvas_snapshot_paper (TlCanvas *canvas, GtkSnapshot *snapshot, const TlRect *place);
/* Where both frozen strips are. */
void tl_canvas_snapshot_corner (TlCanvas *canvas, GtkSnapshot *snapshot);
/* A shade that falls from a strip on what lies under it. */
void tl_canvas_snapshot_soft_edge (
    GtkSnapshot *snapshot, double x, double y, double length, gboolean down, gboolean backwards);
/* This element's outline came, went or changed; NULL: all did. */
void tl_canvas_damage_outline (TlCanvas *canvas, const TlElement *element);

/* tl-canvas-light.c */
/* Lights these touchpoints and links, and all else on the map fades, all of it when n is 0.
 * `elements` NULL: this light goes out. Cheap on a map of any size: tiles of the map stay as they
 * are, and what is lit is painted on a veil over copies of them, so that a frame still shows one
 * plane. What leaves the map is no longer lit; whoever lit it follows the map for all else. */
void tl_canvas_set_lit (TlCanvas *canvas, TlLight light, TlElement *const *elements, guint n);
/* What shows: a set of TlElement, NULL when nothing fades. */
GHashTable *tl_canvas_get_lit (TlCanvas *canvas);
/* What fades the rest, in the piece (map units); on cr in map units. */
void tl_canvas_paint_veil (TlCanvas *canvas, cairo_t *cr, const TlRect *piece);
void tl_canvas_snapshot_veil (TlCanvas *canvas, GtkSnapshot *snapshot, const TlRect *piece);
/* Before what the light may have been on is freed. */
void tl_canvas_forget_lit (TlCanvas *canvas, GHashTable *gone);
void tl_canvas_put_out (TlCanvas *canvas);

/* tl-canvas-walk.c */
/* The card a step away from `from` (NULL: from nowhere), NULL when there is none. */
TlElement *tl_canvas_walk (TlCanvas *canvas, TlElement *from, TlWalk walk);
/* A card beside one that has just been taken out but is still laid out, NULL when there is none;
 * not one of those gone. */
TlElement *tl_canvas_find_near (TlCanvas *canvas, TlElement *touchpoint, GHashTable *gone);

/* tl-canvas-tool.c */
/* The tool that aims, in the hand or armed; NULL: none makes touchpoints. */
const TlTool *tl_canvas_get_aiming_tool (TlCanvas *canvas);
/* At a pixel. */
void tl_canvas_aim_tool (TlCanvas *canvas, double x, double y);
/* A tool that is used now makes a touchpoint: where it aims, or, on a map whose cells are still to
 * be made or shown, wherever it is; one that is carried only when it is over the canvas. */
gboolean tl_canvas_is_tool_welcome (TlCanvas *canvas);
/* The hand that drags is over the canvas. */
gboolean tl_canvas_is_drag_inside (TlCanvas *canvas);
/* The pointer left, or the map is about to be another one. */
void tl_canvas_forget_aim (TlCanvas *canvas);
/* Has room made in the layout for a card to be placed so, NULL: for none. */
void tl_canvas_make_room (TlCanvas *canvas, const TlPlacement *placement);
/* Makes a touchpoint there and opens its title; says why not where it is not possible. */
void tl_canvas_use_tool (TlCanvas *canvas, const TlTool *tool, const TlAim *aim);
/* A link was made: its tool was used. */
void tl_canvas_link_was_made (TlCanvas *canvas);
gboolean tl_canvas_is_link_armed (TlCanvas *canvas);
/* FALSE when the key means nothing to the armed tool. */
gboolean tl_canvas_press_tool (TlCanvas *canvas, guint key, GdkModifierType state);
void tl_canvas_install_tools (GtkWidgetClass *widget_class);
/* The tool armed, or what is in the hand, is another one: emits hand-changed. */
void tl_canvas_hand_changed (TlCanvas *canvas);

/* tl-canvas-tool-preview.c */
/* The card in its cell. */
void tl_canvas_snapshot_aim (TlCanvas *canvas, GtkSnapshot *snapshot);
/* The place between two moments, and the tool that is dragged. */
void tl_canvas_snapshot_tool (TlCanvas *canvas, GtkSnapshot *snapshot);

/* tl-canvas-select.c */
gboolean tl_canvas_is_selected (TlCanvas *canvas, const TlElement *element);
/* Replaces the selection; the elements need not differ from what is selected. */
void tl_canvas_set_selection (TlCanvas *canvas, TlElement *const *elements, guint n);
void tl_canvas_toggle (TlCanvas *canvas, TlElement *element);
void tl_canvas_set_cursor (TlCanvas *canvas, TlElement *element);
void tl_canvas_set_cell (TlCanvas *canvas, const TlCell *cell);
void tl_canvas_select_in (TlCanvas *canvas, const TlRect *rect, const GPtrArray *had);
void tl_canvas_select_all (TlCanvas *canvas);
/* Says how many cards are selected. */
void tl_canvas_announce_selected (TlCanvas *canvas);
/* Those of the selection that are touchpoints with a card. Transfer container. */
GPtrArray *tl_canvas_list_selected_cards (TlCanvas *canvas);
/* The place of an element in the drawing; FALSE when it is not shown. */
gboolean tl_canvas_find_box (TlCanvas *canvas, const TlElement *element, TlRect *box);
/* Scrolls it into view, if it is shown; out of sight, when the canvas is seen again. */
void tl_canvas_reveal_element (TlCanvas *canvas, const TlElement *element);
void tl_canvas_settle_reveal (TlCanvas *canvas);
void tl_canvas_drop_removed (TlCanvas *canvas, const TlTouch *touches, guint n_touches);

/* tl-canvas-place.c */
/* Puts cards, or copies of them, where they are to be, as one step. `gap`: into a moment made for
 * them there, NULL: into the cells named. */
void
tl_canvas_place (TlCanvas *canvas, GArray *placements, gboolean copied, const TlMomentPlace *gap);
/* Says how many moments the touchpoint lasts. */
void tl_canvas_say_span (TlCanvas *canvas, const TlElement *touchpoint);
/* The lanes that hold cards, from the top down. Transfer container; of TlElement. */
GPtrArray *tl_canvas_list_card_lanes (TlCanvas *canvas);
/* "“Bea” · Get help". Transfer full. */
char *tl_canvas_describe_cell (TlCanvas *canvas, TlCell cell);

/* tl-canvas-clipboard.c */
void tl_canvas_install_clipboard (GtkWidgetClass *widget_class);
/* Puts it into the cell (NULL: into the one at hand), selects it, and says what was done. */
void tl_canvas_paste (TlCanvas *canvas, const TlClipping *clipping, const TlCell *where);
/* What is still being read is not for the map any more. */
void tl_canvas_cancel_paste (TlCanvas *canvas);

/* tl-canvas-drop.c: text from elsewhere. Places are pixels. */
void tl_canvas_set_up_drop (TlCanvas *canvas);
/* FALSE where it cannot be dropped. */
gboolean tl_canvas_drop_move (TlCanvas *canvas, double x, double y);
void tl_canvas_drop_leave (TlCanvas *canvas);
gboolean tl_canvas_drop_text (TlCanvas *canvas, const char *text, double x, double y);

/* tl-canvas-edit.c */
/* Opens the in-place editor on the title of a card, a stage or a lane. */
void tl_canvas_edit_begin (TlCanvas *canvas, TlElement *element);
/* The same for a card to be made in a cell of tl_canvas_open_new_cell (); without a title none is,
 * and what was made for it goes too. */
void tl_canvas_edit_begin_new (TlCanvas *canvas, TlCell cell, TlElement *before);
/* Commits the step that adds the element, selects it, says these words and opens its title, which
 * becomes part of the step. Takes both strings; the step has the merge key. */
void tl_canvas_commit_and_name (TlCanvas *canvas, TlElement *element, char *merge_key, char *words);
/* Whether a pixel belongs to the editor, and what is done there is meant for it alone. */
gboolean tl_canvas_edit_covers (TlCanvas *canvas, double x, double y);
gboolean tl_canvas_edit_is_open (TlCanvas *canvas);
/* FALSE: what was typed is dropped. */
void tl_canvas_edit_end (TlCanvas *canvas, gboolean keep);
/* Sets its words as the drawing does, in a ring of the accent. Transfer full. */
char *tl_canvas_make_edit_css (TlCanvas *canvas, TlTextRole role);
void tl_canvas_allocate_edit (TlCanvas *canvas);

/* tl-canvas-fold.c */
/* Folds or unfolds it, says so, and leaves what is in it for what stands for it. */
void tl_canvas_fold_stage (TlCanvas *canvas, TlElement *stage, gboolean folded);
void tl_canvas_fold_layer (TlCanvas *canvas, TlLayer layer, gboolean folded);
/* TRUE for what a folded stage or layer hides, and the stage itself. */
gboolean tl_canvas_is_in_fold (TlCanvas *canvas, const TlElement *element);
/* Opens what hides the element; nothing when it has a place. */
void tl_canvas_unfold_for (TlCanvas *canvas, const TlElement *element);
/* Opens the fold that was hit. */
void tl_canvas_unfold_hit (TlCanvas *canvas, const TlHit *hit);
/* While something is dragged: a fold it is held over opens. */
void tl_canvas_follow_spring (TlCanvas *canvas);
void tl_canvas_stop_spring (TlCanvas *canvas);
void tl_canvas_install_fold_actions (GtkWidgetClass *widget_class);
void tl_canvas_update_fold_actions (TlCanvas *canvas, gboolean free);
/* The ways to fold, as a section of the menu. `stage` NULL: of none. */
void tl_canvas_add_stage_fold (TlCanvas *canvas, GMenu *menu, const TlElement *stage);
void tl_canvas_add_layer_fold (TlCanvas *canvas, GMenu *menu, TlLayer layer);

/* tl-canvas-fold-buttons.c */
void tl_canvas_set_up_fold_buttons (TlCanvas *canvas);
void tl_canvas_tear_down_fold_buttons (TlCanvas *canvas);
/* Other stages or layers are in view, or they are others now. */
void tl_canvas_sync_fold_buttons (TlCanvas *canvas);
/* The pointer, the keyboard or the selection is elsewhere. */
void tl_canvas_show_fold_buttons (TlCanvas *canvas);
void tl_canvas_follow_over (TlCanvas *canvas, const TlHit *hit);
void tl_canvas_allocate_fold_buttons (TlCanvas *canvas);
void tl_canvas_snapshot_fold_buttons (TlCanvas *canvas, GtkSnapshot *snapshot);

/* tl-canvas-headers.c */
/* What the keyboard can be at beside cards. */
gboolean tl_canvas_is_label (const TlElement *element);
/* A lane's place among those shown, -1 when it is not. */
int tl_canvas_find_lane (TlCanvas *canvas, const TlElement *lane);
/* Where an element is seen, in pixels: with its strip, when that is pinned. FALSE when it is not
 * shown. */
gboolean tl_canvas_find_place (TlCanvas *canvas, const TlElement *element, TlRect *place);
/* Scrolls the label into view. */
void tl_canvas_reveal_label (TlCanvas *canvas, const TlElement *lane);
/* Selects the lane, has it in view and gives it the keyboard. */
void tl_canvas_select_label (TlCanvas *canvas, TlElement *lane);
/* A step of the keyboard that begins or ends at a label. FALSE: it does neither. */
gboolean tl_canvas_walk_labels (TlCanvas *canvas, TlWalk walk, gboolean control);
/* The lane shown next to one that goes, not one of those gone (NULL: none is); NULL: none. */
TlElement *tl_canvas_find_near_lane (TlCanvas *canvas, const TlElement *lane, GHashTable *gone);

/* tl-canvas-lanes.c: each a step of its own, in words for a toast. */
/* NULL when anything else, or more, is selected. */
TlElement *tl_canvas_get_selected_lane (TlCanvas *canvas);
void tl_canvas_move_lane (TlCanvas *canvas, TlElement *lane, TlLayer layer, TlElement *before);
void tl_canvas_duplicate_lane (TlCanvas *canvas, TlElement *lane);
/* Transfer container; of TlElement. */
GPtrArray *tl_canvas_list_hidden_lanes (TlCanvas *canvas);
/* The lanes this one can be merged into: those of its layer, and its neighbours. Transfer
 * container; of TlElement, from the top down. */
GPtrArray *tl_canvas_list_merges (TlCanvas *canvas, const TlElement *lane);
/* TRUE when the selected cards stand in one lane. */
gboolean tl_canvas_can_split_lane (TlCanvas *canvas);
void tl_canvas_install_lane_actions (GtkWidgetClass *widget_class);
void tl_canvas_update_lane_actions (TlCanvas *canvas, gboolean free);

/* tl-canvas-lanes-menu.c */
GMenu *tl_canvas_make_lane_menu (TlCanvas *canvas, const TlElement *lane);
GMenu *tl_canvas_make_layer_menu (TlCanvas *canvas, TlLayer layer);
/* Ways to the lanes that are hidden, when there are any. */
void tl_canvas_add_hidden_lanes (TlCanvas *canvas, GMenu *menu);
void tl_canvas_add_new_lanes (GMenu *menu);

/* tl-canvas-menu.c */
/* What can be done with what is selected. */
void tl_canvas_show_menu (TlCanvas *canvas, double x, double y);
/* The same at what the keyboard is at, which comes into view for it. */
void tl_canvas_show_menu_at_cursor (TlCanvas *canvas);
/* Another menu at a pixel, in the same place. */
void tl_canvas_pop_up (TlCanvas *canvas, GMenuModel *menu, double x, double y);
void tl_canvas_show_layer_menu (TlCanvas *canvas, TlLayer layer, double x, double y);

/* tl-canvas-keys.c */
void tl_canvas_set_up_keys (TlCanvas *canvas);
/* FALSE when the key is none that walks. */
gboolean tl_canvas_find_walk (guint key, GdkModifierType state, TlWalk *walk);
void tl_canvas_install_span_keys (GtkWidgetClass *widget_class);

/* tl-canvas-input.c */
void tl_canvas_set_up_input (TlCanvas *canvas);
/* Somebody is about to do something with the map: from now on what is near the view is painted
 * before it is asked for. */
void tl_canvas_take_in_hand (TlCanvas *canvas);
/* The pointer is at a pixel, with no button down, or a finger was: what it would do there shows. */
void tl_canvas_point_at (TlCanvas *canvas, double x, double y);
void tl_canvas_update_cursor_shape (TlCanvas *canvas);

/* tl-canvas-access.c */
void tl_canvas_set_up_access (TlCanvas *canvas);
void tl_canvas_tear_down_access (TlCanvas *canvas);
/* The cards that are to be reached changed; followed up when there is time. */
void tl_canvas_access_changed (TlCanvas *canvas);
/* The same, at once. */
void tl_canvas_sync_access (TlCanvas *canvas);
/* This card's, link's, label's or header's words or state changed. What is not drawn any more loses
 * its child at once: the history may free what has left the map. */
void tl_canvas_refresh_access (TlCanvas *canvas, TlElement *element);
/* Links may have changed: the cards say how many they have. */
void tl_canvas_refresh_linked (TlCanvas *canvas, const TlTouch *touches, guint n_touches);
void tl_canvas_allocate_access (TlCanvas *canvas);
/* All of them: the map is another one. */
void tl_canvas_drop_children (TlCanvas *canvas);
/* Gives the keyboard to the selected link, or else to the cursor's card, label or header. */
void tl_canvas_focus_cursor (TlCanvas *canvas);
/* The child that stands for an element, made when missing; NULL when it is not drawn. */
GtkWidget *tl_canvas_get_child (TlCanvas *canvas, TlElement *element);

G_END_DECLS
