/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "tl-canvas-view.h"
#include "tl-history.h"
#include "tl-look.h"
#include "tl-period.h"
#include "tl-picture.h"

G_BEGIN_DECLS

/* TlCanvas: a journey map under the hand. One widget for the whole of it: drawing surface, frozen
 * stage header and lane labels, scrollbars, in-place editor. Put it into a window as it is, never
 * into a GtkScrolledWindow.
 *
 * properties (all notify)
 *   history  TlHistory, nullable   what is shown and edited; NULL shows an empty surface
 *   zoom     double, 0.1 ... 4.0   1 is the map's own size
 *   tracing  boolean               what causes the selected cards and what they cause is lit, the
 *                                  rest fades; off again when nothing is selected
 *
 * signals
 *   selection-changed ()
 *   said (const char *words, gboolean undoable)
 *     What was just done, in words for a toast ("Moved to “Bea” · Get help"). `undoable`: the
 *     topmost step of the history is what was done.
 *   view-changed ()
 *     What is seen is another part of the map, larger, smaller or folded, or the map was edited.
 *     Emitted for each frame while it moves.
 *   hand-changed ()
 *     The tool (tl-canvas-tool.h) is another one, is kept or not, or something was taken into the
 *     hand or let go.
 *
 * actions (no parameter unless said), enabled by state
 *   canvas.zoom-in  canvas.zoom-out  canvas.zoom-fit  canvas.zoom-normal
 *   canvas.cut  canvas.copy  canvas.paste
 *   canvas.select-all  canvas.delete  canvas.duplicate  canvas.edit  canvas.new-card
 *   canvas.move-left  canvas.move-right  canvas.move-up  canvas.move-down
 *   canvas.span-more  canvas.span-less
 *   canvas.link  canvas.link-from   keys choose the card that the selected one is linked to, or
 *                                   from; or the one that an end of the selected link goes to
 *   canvas.next-link  canvas.previous-link   of the card at hand
 *   canvas.set-link-kind   string, the name of a link's kind in the file ("hands-off")
 *   canvas.link-as         string, the same: of the link that is being drawn
 *   canvas.next-link-kind
 *   canvas.set-strength    int32, 1 ... 3
 *   canvas.trace      stateful: the property "tracing"
 *   canvas.set-kind   string, the name of a touchpoint's kind in the file ("pain")
 *   canvas.hide-lane  canvas.split-lane  canvas.show-all-lanes
 *   canvas.add-lane-above, canvas.add-lane-below   string, the name of a lane's kind ("quotes")
 *   canvas.add-lane, canvas.set-layer   string, the name of a layer ("employee")
 *   canvas.show-lane  string, the id of a lane
 *   canvas.merge-lane string, the id of the lane that takes the selected one in
 *   canvas.show-hidden  string, the name of a layer, all of whose lanes are shown
 *   canvas.add-stage-before  canvas.add-stage-after  canvas.add-moment-before
 *   canvas.add-moment-after  canvas.split-stage  canvas.merge-stage  canvas.merge-moment
 *   canvas.fold  canvas.unfold   the stage or layer at hand
 *   canvas.unfold-all
 *   canvas.turn-stage  string, the id of a stage that is folded, or unfolded when it is
 *   canvas.turn-layer  string, the name of a layer, likewise
 *   canvas.ask-cause   of low points that come together, see tl-canvas-divergence.h
 * "Left" and "right" are what is seen, also in a right-to-left map.
 *
 * The canvas follows TlMap::changed. Elements taken out of the map drop out of the selection; the
 * rest stays selected through undo and redo. When none is left, the card is selected that the
 * keyboard goes on to. */
#define TL_TYPE_CANVAS (tl_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TlCanvas, tl_canvas, TL, CANVAS, GtkWidget)

GtkWidget *tl_canvas_new (void);

TlHistory *tl_canvas_get_history (TlCanvas *canvas);
/* Ends a drag and an edit that are under way, clears the selection and goes to the map's start. */
void tl_canvas_set_history (TlCanvas *canvas, TlHistory *history);
/* The same with the map of the history laid out already, and `preview` painted of that; transfer
 * full. Either may be NULL, of another look, or painted for a wish that has not come true: then the
 * canvas does it. */
void tl_canvas_show (TlCanvas *canvas, TlHistory *history, TlSheet *sheet, TlPreview *preview);

/* How it would show a map that it were given now; where in the map is left at its start. `width`
 * and `height`, in pixels, count while the canvas has no size. */
TlPreviewWish tl_canvas_make_wish (TlCanvas *canvas, double width, double height);

/* How maps are to look, where people chose it; a copy is kept. Zeroed: as we have it. */
void tl_canvas_set_look (TlCanvas *canvas, const TlLook *look);
const TlLook *tl_canvas_get_look (TlCanvas *canvas);

double tl_canvas_get_zoom (TlCanvas *canvas);
/* Keeps the middle of the view where it is. Out-of-range numbers are cut. */
void tl_canvas_set_zoom (TlCanvas *canvas, double zoom);
/* The largest zoom, 1 at most, at which all of the map is in view. Before the canvas has a size
 * this is kept and done at its first allocation. */
void tl_canvas_zoom_to_fit (TlCanvas *canvas);

/* What is seen of the map. FALSE while there is no map, or no size yet and nothing to wait for. */
gboolean tl_canvas_get_place (TlCanvas *canvas, TlViewPlace *place);
/* Shows this part of the map, as far as there is one. Before the canvas has a size this is kept and
 * done at its first allocation. */
void tl_canvas_show_place (TlCanvas *canvas, const TlViewPlace *place);

/* What is folded. Owned by the canvas, until something else is. */
const TlFolds *tl_canvas_get_folds (TlCanvas *canvas);
/* Folds these stages and layers and unfolds the rest, without a word; a copy is kept. Without a map
 * nothing happens. */
void tl_canvas_set_folds (TlCanvas *canvas, const TlFolds *folds);

/* Whose evidence is shown: feelings, curves and quotes follow. Owned by the canvas. */
const TlPeriod *tl_canvas_get_period (TlCanvas *canvas);
/* NULL: the whole period, which is how it is at first. It stays whatever map is shown; the map
 * knows nothing of it. A drag that is under way ends, an edit in place does not. */
void tl_canvas_set_period (TlCanvas *canvas, const TlPeriod *period);

/* Moves to where these elements are seen as large as they fit, below the stages, beside the lanes
 * and above `below` pixels at the bottom; NULL: the whole map. At once when nothing is to move by
 * itself. Nothing happens when none of them is shown, or before the canvas has a size. */
void tl_canvas_glide_to (TlCanvas *canvas, const GPtrArray *elements, double below);

/* Whether cards in the hand lie down where they would land once they are near; at first they do.
 * Holding Shift turns it round. */
void tl_canvas_set_snapping (TlCanvas *canvas, gboolean snapping);

gboolean tl_canvas_get_tracing (TlCanvas *canvas);
/* Stays off where there is nothing to start from. */
void tl_canvas_set_tracing (TlCanvas *canvas, gboolean tracing);

/* TlElements in the order they were selected: touchpoints, or one link, stage, moment or lane.
 * Transfer container. */
GPtrArray *tl_canvas_get_selection (TlCanvas *canvas);
/* Selects this element alone and scrolls it into view, when the canvas is in sight, else as soon as
 * it is; NULL clears. */
void tl_canvas_select (TlCanvas *canvas, TlElement *element);

/* Selects those of these elements that are drawn and has the first of them in view; if the keyboard
 * is in the canvas, it goes there. When none is, nothing happens. */
void tl_canvas_return_to (TlCanvas *canvas, const GPtrArray *elements);

/* Selects these touchpoints; the view stays where it is. */
void tl_canvas_select_several (TlCanvas *canvas, const GPtrArray *touchpoints);
/* Lights these touchpoints and links, and all else fades, also when there is none; NULL: nothing
 * fades. What leaves the map is no longer lit. */
void tl_canvas_show_found (TlCanvas *canvas, const GPtrArray *elements);
/* FALSE for what has no place in the drawing, as the touchpoints of a hidden lane. What is folded
 * has one: it unfolds when it is selected. */
gboolean tl_canvas_shows (TlCanvas *canvas, const TlElement *element);
/* Shows these lanes again, of TlElement, in one step, and tells of it. */
void tl_canvas_show_lanes (TlCanvas *canvas, const GPtrArray *lanes);

/* An in-place edit that is open is written to the map; what a window does before it saves. */
void tl_canvas_commit_edit (TlCanvas *canvas);

/* Whether somebody drags something on the map or edits a title in its place. */
gboolean tl_canvas_is_in_hand (TlCanvas *canvas);

/* Has a screen reader say these words, which nobody sees. What the canvas tells by `said` it
 * announces itself. */
void tl_canvas_announce (TlCanvas *canvas, const char *words);
/* The window turns to something else: what was announced is not to be heard there again. */
void tl_canvas_end_announcement (TlCanvas *canvas);

/* Main-thread CPU time of the frames drawn since the last call, in milliseconds: from the frame
 * clock's before-paint to its after-paint, and what input took before. For benchmarks. Array of
 * double, transfer full. */
GArray *tl_canvas_take_frame_times (TlCanvas *canvas);

G_END_DECLS
