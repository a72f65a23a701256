/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-canvas-private.h"
#include "tl-canvas-new-cell.h"

#include <glib/gi18n-lib.h>

#include "tl-card-words.h"
#include "tl-operations-stage.h"
#include "tl-stage-words.h"

void
tl_canvas_hand_changed (TlCanvas *canvas)
{
  tl_canvas_update_cursor_shape (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
  tl_canvas_tell_hand (canvas);
}

static gboolean
is_armed (TlCanvas *canvas)
{
  return g_strcmp0 (canvas->tool->name, TL_TOOL_SELECT) != 0;
}

gboolean
tl_canvas_is_link_armed (TlCanvas *canvas)
{
  return g_strcmp0 (canvas->tool->name, TL_TOOL_LINK) == 0;
}

const TlTool *
tl_canvas_get_aiming_tool (TlCanvas *canvas)
{
  const TlTool *tool = canvas->drag.phase == TL_DRAG_TOOL ? canvas->drag.tool : canvas->tool;

  return tool->kind >= 0 ? tool : NULL;
}

static gboolean
aims_are_equal (const TlAim *a, const TlAim *b)
{
  return a->possible == b->possible && a->by_keys == b->by_keys && a->cell.lane == b->cell.lane &&
         a->cell.moment == b->cell.moment && a->before == b->before && a->in_gap == b->in_gap &&
         a->gap.stage == b->gap.stage && a->gap.before == b->gap.before;
}

void
tl_canvas_make_room (TlCanvas *canvas, const TlPlacement *placement)
{
  if (canvas->layout == NULL)
    return;
  canvas->making_room = TRUE;
  tl_canvas_drag_preview (canvas, placement, placement != NULL ? 1 : 0);
  canvas->making_room = FALSE;
}

/* The cards of the cell go where they would stand then, as in a drag of cards. */
static void
make_room (TlCanvas *canvas)
{
  const TlAim *aim = &canvas->aim;
  TlPlacement placement = { .cell = aim->cell, .before = aim->before };

  tl_canvas_make_room (canvas, aim->possible && !aim->in_gap ? &placement : NULL);
}

static void
set_aim (TlCanvas *canvas, const TlAim *aim)
{
  if (aims_are_equal (aim, &canvas->aim))
    return;
  canvas->aim = *aim;
  make_room (canvas);
  tl_canvas_update_cursor_shape (canvas);
  gtk_widget_queue_draw (GTK_WIDGET (canvas));
}

void
tl_canvas_aim_tool (TlCanvas *canvas, double x, double y)
{
  TlAim aim = { 0 };
  TlPoint point;

  if (tl_canvas_can_hold_cards (canvas, x, y) && tl_canvas_pick (canvas, x, y, &point) &&
      tl_layout_find_cell (canvas->layout, point, &aim.cell, &aim.before))
    {
      aim.possible = TRUE;
      aim.in_gap = tl_canvas_find_gap (canvas, point, &aim.gap);
    }
  if (!aim.possible || !aim.in_gap)
    aim.gap = (TlMomentPlace){ 0 };
  set_aim (canvas, &aim);
}

gboolean
tl_canvas_is_drag_inside (TlCanvas *canvas)
{
  TlRect all = { 0, 0, canvas->view.width, canvas->view.height };

  return tl_rect_contains (&all, canvas->drag.x, canvas->drag.y);
}

gboolean
tl_canvas_is_tool_welcome (TlCanvas *canvas)
{
  if (canvas->aim.possible)
    return TRUE;
  if (canvas->drag.is_carried && !tl_canvas_is_drag_inside (canvas))
    return FALSE;
  return !tl_canvas_has_cells (canvas) && tl_canvas_can_have_cells (canvas);
}

void
tl_canvas_forget_aim (TlCanvas *canvas)
{
  set_aim (canvas, &(TlAim){ 0 });
}

/* The keyboard aims at this cell, below all of its cards. */
static void
aim_at_cell (TlCanvas *canvas, TlCell cell)
{
  TlAim aim = { .possible = TRUE, .by_keys = TRUE, .cell = cell };
  TlRect box;

  set_aim (canvas, &aim);
  if (tl_layout_find_room (canvas->layout, &box))
    tl_canvas_reveal (canvas, &box);
}

static void
tell_tool (TlCanvas *canvas)
{
  const char *label = _ (canvas->tool->label);
  g_autofree char *words = NULL;

  if (canvas->tool->kind >= 0)
    /* Translators: %s is a kind of touchpoint; to a screen reader, when its tool was taken */
    words = g_strdup_printf (_ ("%s: click a place, or choose it with the arrows and press Enter"),
                             label);
  else if (tl_canvas_is_link_armed (canvas))
    words = g_strdup (_ ("Link: click a card, or go to it with the arrows and press Enter"));
  else
    words = g_strdup (label);
  tl_canvas_announce (canvas, words);
}

const char *
tl_canvas_get_tool (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), TL_TOOL_SELECT);

  return canvas->tool->name;
}

static void
arm (TlCanvas *canvas, const TlTool *tool)
{
  if (canvas->tool == tool && !canvas->tool_kept)
    return;
  canvas->tool = tool;
  canvas->tool_kept = FALSE;
  canvas->plus = (TlPlus){ 0 };
  canvas->on_edge = canvas->on_handle = canvas->on_link = FALSE;
  tl_canvas_hover (canvas, NULL);
  tl_canvas_forget_aim (canvas);
  tl_canvas_hand_changed (canvas);
}

void
tl_canvas_set_tool (TlCanvas *canvas, const char *name)
{
  const TlTool *tool, *before;

  g_return_if_fail (TL_IS_CANVAS (canvas));

  before = canvas->tool;
  tool = canvas->layout != NULL ? tl_tool_find (name) : NULL;
  if (tool != before)
    tl_canvas_linking_cancel (canvas);
  arm (canvas, tool != NULL ? tool : tl_tool_find (TL_TOOL_SELECT));
  if (canvas->tool != before && canvas->layout != NULL)
    tell_tool (canvas);
}

gboolean
tl_canvas_is_tool_kept (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), FALSE);

  return canvas->tool_kept;
}

void
tl_canvas_set_tool_kept (TlCanvas *canvas, gboolean kept)
{
  g_return_if_fail (TL_IS_CANVAS (canvas));

  if (canvas->tool_kept == kept || !is_armed (canvas))
    return;
  canvas->tool_kept = kept;
  tl_canvas_hand_changed (canvas);
}

void
tl_canvas_take_tool (TlCanvas *canvas, const char *name)
{
  TlCell cell;

  g_return_if_fail (TL_IS_CANVAS (canvas));

  tl_canvas_edit_end (canvas, TRUE);
  tl_canvas_set_tool (canvas, name);
  tl_canvas_focus_cursor (canvas);
  if (canvas->tool->kind >= 0 && tl_canvas_find_new_cell (canvas, &cell))
    aim_at_cell (canvas, cell);
}

/* What was used is put away without a word: what it made is told of. */
static void
was_used (TlCanvas *canvas)
{
  if (!canvas->tool_kept)
    arm (canvas, tl_tool_find (TL_TOOL_SELECT));
}

void
tl_canvas_link_was_made (TlCanvas *canvas)
{
  if (tl_canvas_is_link_armed (canvas))
    was_used (canvas);
}

static char *
make_words (TlCanvas *canvas, TlCell cell, gboolean in_gap)
{
  g_autofree char *place = NULL;

  if (in_gap)
    return tl_stage_words_added (cell.moment);
  place = tl_canvas_describe_cell (canvas, cell);
  /* Translators: %s is a lane and a stage: “Bea” · Get help */
  return g_strdup_printf (_ ("Added to %s"), place);
}

/* Until it has a title of its own it is called what it is. */
static void
make_card (TlCanvas *canvas, const TlTool *tool, const TlAim *aim)
{
  char *merge_key = g_strdup_printf ("add-card-%u", canvas->edit_count++);
  TlCell cell = aim->cell;
  TlElement *touchpoint;

  tl_history_begin (canvas->history, _ ("Add Touchpoint"), merge_key);
  tl_canvas_make_new_cell (canvas, &cell);
  if (aim->in_gap)
    cell.moment = tl_operations_add_moment (canvas->history, aim->gap.stage, aim->gap.before);
  touchpoint = tl_operations_add_touchpoint (canvas->history, cell, (TlTouchpointKind) tool->kind,
                                             _ (tool->label), aim->in_gap ? NULL : aim->before);
  tl_canvas_set_cell (canvas, NULL);
  tl_canvas_commit_and_name (canvas, touchpoint, merge_key, make_words (canvas, cell, aim->in_gap));
}

void
tl_canvas_use_tool (TlCanvas *canvas, const TlTool *tool, const TlAim *aim)
{
  TlAim at = *aim;

  /* On a map that has no place yet, wherever it is used. */
  if (!at.possible && !tl_canvas_has_cells (canvas))
    at.possible = tl_canvas_open_new_cell (canvas, &at.cell);
  else if (!at.possible)
    {
      tl_canvas_say (canvas, g_strdup (_ ("A touchpoint cannot stand there")), FALSE);
      return;
    }
  if (!at.possible)
    return;
  tl_canvas_forget_aim (canvas);
  if (tool == canvas->tool)
    was_used (canvas);
  make_card (canvas, tool, &at);
}

gboolean
tl_canvas_drag_begin_tool (TlCanvas *canvas, const char *name, double x, double y)
{
  const TlTool *tool = tl_tool_find (name);

  g_return_val_if_fail (TL_IS_CANVAS (canvas), FALSE);

  if (canvas->layout == NULL || tool == NULL || tool->kind < 0)
    return FALSE;
  tl_canvas_linking_cancel (canvas);
  tl_canvas_drag_take_tool (canvas, tool, x, y);
  /* For the keys that a drag has. */
  if (gtk_widget_get_focus_child (GTK_WIDGET (canvas)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (canvas));
  return TRUE;
}

gboolean
tl_canvas_is_carrying (TlCanvas *canvas)
{
  g_return_val_if_fail (TL_IS_CANVAS (canvas), FALSE);

  switch (canvas->drag.phase)
    {
    case TL_DRAG_CARDS:
    case TL_DRAG_SPAN:
    case TL_DRAG_LINK:
    case TL_DRAG_STRUCTURE:
    case TL_DRAG_TOOL:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
find_place_of_cell (TlCanvas *canvas, TlCell cell, GPtrArray *lanes, int *lane, int *moment)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  guint found;

  *moment = 0;
  while (*moment < (int) view->n_moments && view->moments[*moment].moment != cell.moment)
    (*moment)++;
  if (*moment == (int) view->n_moments || !g_ptr_array_find (lanes, cell.lane, &found))
    return FALSE;
  *lane = (int) found;
  return TRUE;
}

/* From cell to cell, empty or not. Left and right are what is seen. */
static void
walk (TlCanvas *canvas, TlWalk walk)
{
  const TlLayoutView *view = tl_canvas_get_layout (canvas);
  g_autoptr (GPtrArray) lanes = tl_canvas_list_card_lanes (canvas);
  int last_lane = (int) lanes->len - 1, last_moment = (int) view->n_moments - 1;
  int forwards = view->right_to_left ? -1 : 1, lane, moment;
  g_autofree char *words = NULL;
  TlCell cell = canvas->aim.cell;

  if (!canvas->aim.possible && !tl_canvas_find_new_cell (canvas, &cell))
    return;
  if (!find_place_of_cell (canvas, cell, lanes, &lane, &moment))
    return;
  lane += walk == TL_WALK_DOWN ? 1 : walk == TL_WALK_UP ? -1 : 0;
  moment += walk == TL_WALK_RIGHT ? forwards : walk == TL_WALK_LEFT ? -forwards : 0;
  if (walk == TL_WALK_LANE_START || walk == TL_WALK_MAP_START)
    moment = 0;
  if (walk == TL_WALK_LANE_END || walk == TL_WALK_MAP_END)
    moment = last_moment;
  if (walk == TL_WALK_MAP_START || walk == TL_WALK_MAP_END)
    lane = walk == TL_WALK_MAP_START ? 0 : last_lane;
  cell = (TlCell){ lanes->pdata[CLAMP (lane, 0, last_lane)],
                   view->moments[CLAMP (moment, 0, last_moment)].moment };
  aim_at_cell (canvas, cell);
  words = tl_card_words_describe_cell (canvas->map, cell.lane, cell.moment);
  tl_canvas_announce (canvas, words);
}

static void
use_at_cursor (TlCanvas *canvas)
{
  TlElement *cursor = canvas->cursor;
  TlCell cell;

  if (tl_canvas_is_link_armed (canvas))
    {
      if (cursor == NULL || tl_element_get_kind (cursor) != TL_KIND_TOUCHPOINT)
        return;
      tl_canvas_set_selection (canvas, &cursor, 1);
      tl_canvas_linking_begin_keys (canvas, TL_PROPERTY_TO);
    }
  else if (canvas->aim.possible)
    tl_canvas_use_tool (canvas, canvas->tool, &canvas->aim);
  else if (!tl_canvas_open_new_cell (canvas, &cell))
    return;
  else if (tl_canvas_has_cells (canvas))
    aim_at_cell (canvas, cell);
  else
    tl_canvas_use_tool (canvas, canvas->tool, &canvas->aim);
}

gboolean
tl_canvas_press_tool (TlCanvas *canvas, guint key, GdkModifierType state)
{
  TlWalk way;

  if (!is_armed (canvas) || tl_canvas_drag_is_active (canvas))
    return FALSE;
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    use_at_cursor (canvas);
  else if (key == GDK_KEY_Escape)
    tl_canvas_set_tool (canvas, TL_TOOL_SELECT);
  else if (canvas->tool->kind >= 0 && !(state & (GDK_ALT_MASK | GDK_SHIFT_MASK)) &&
           tl_canvas_find_walk (key, state, &way))
    walk (canvas, way);
  else
    return FALSE;
  return TRUE;
}

/* With Shift it is kept. */
static gboolean
on_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TlCanvas *canvas = TL_CANVAS (widget);
  gboolean kept;
  const char *name;

  if (canvas->layout == NULL || tl_canvas_edit_is_open (canvas))
    return FALSE;
  g_variant_get (arguments, "(&sb)", &name, &kept);
  tl_canvas_take_tool (canvas, name);
  tl_canvas_set_tool_kept (canvas, kept);
  return TRUE;
}

void
tl_canvas_install_tools (GtkWidgetClass *widget_class)
{
  guint n;
  const TlTool *tools = tl_tool_list (&n);

  /* The key of links is that of an action, which says whether there is a card to begin with. */
  for (guint i = 0; i < n; i++)
    for (guint kept = 0; kept < 2 && tools[i].kind >= 0; kept++)
      gtk_widget_class_add_binding (widget_class, tools[i].key, kept ? GDK_SHIFT_MASK : 0,
                                    on_key_cb, "(sb)", tools[i].name, kept);
}
