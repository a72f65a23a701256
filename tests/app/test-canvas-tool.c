/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "canvas-fixture.h"
#include "own-display.h"

/* Tools by the functions under the handlers: what they aim at, what they make, when they are put
 * away. */

static TlCanvas *
get_canvas (CanvasFixture *fixture)
{
  return fixture->canvas;
}

static gboolean
press (CanvasFixture *fixture, guint key)
{
  return tl_canvas_press_tool (fixture->canvas, key, 0);
}

static TlElement *
get_selected (CanvasFixture *fixture)
{
  g_assert_cmpuint (fixture->canvas->selection->len, ==, 1);
  return fixture->canvas->selection->pdata[0];
}

static guint
count_cards (CanvasFixture *fixture)
{
  return tl_map_count (fixture->map, TL_KIND_TOUCHPOINT);
}

static void
assert_card (CanvasFixture *fixture, TlElement *card, const char *expected)
{
  g_autofree char *words =
      g_strdup_printf ("%s %s %s “%s”", tl_element_get_string (card, TL_PROPERTY_LANE),
                       tl_element_get_string (card, TL_PROPERTY_MOMENT),
                       tl_element_get_string (card, TL_PROPERTY_KIND),
                       tl_element_get_string (card, TL_PROPERTY_TITLE));

  g_assert_cmpstr (words, ==, expected);
}

static void
assert_aim (CanvasFixture *fixture, const char *lane, const char *moment)
{
  const TlAim *aim = &fixture->canvas->aim;

  g_assert_true (aim->possible);
  g_assert_cmpstr (tl_element_get_id (aim->cell.lane), ==, lane);
  g_assert_cmpstr (tl_element_get_id (aim->cell.moment), ==, moment);
}

/* Between the columns of two moments, in the lane of a card. */
static TlPoint
locate_gap (CanvasFixture *fixture, const char *lane, const char *left, const char *right)
{
  TlPoint one = canvas_fixture_locate_cell (fixture, lane, left);
  TlPoint other = canvas_fixture_locate_cell (fixture, lane, right);

  return (TlPoint){ (one.x + other.x) / 2, one.y };
}

static TlPoint
locate_feelings (CanvasFixture *fixture)
{
  const TlLayoutView *view = tl_canvas_get_layout (fixture->canvas);
  TlRect place = tl_view_from_map (&fixture->canvas->view, &view->lanes[1].box);

  g_assert_cmpint (view->lanes[1].kind, ==, TL_LANE_EXPERIENCE);
  return (TlPoint){ place.x + place.width * 0.6, place.y + place.height / 2 };
}

/* Every kind of the vocabulary has a tool, with a key that no other one and nothing else has. */
static void
test_tools_are_whole (void)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  const char *taken = "nltkh123";
  guint n;
  const TlTool *tools = tl_tool_list (&n);

  g_assert_cmpuint (n, ==, TL_N_TOUCHPOINT_KINDS + 2);
  g_assert_cmpstr (tools[0].name, ==, TL_TOOL_SELECT);
  for (guint kind = 0; kind < TL_N_TOUCHPOINT_KINDS; kind++)
    {
      const TlChoice *choices = tl_kind_get_choices (TL_KIND_TOUCHPOINT, TL_PROPERTY_KIND);
      const TlTool *tool = tl_tool_find (choices[kind].name);

      g_assert_nonnull (tool);
      g_assert_cmpint (tool->kind, ==, (int) kind);
      g_assert_cmpstr (tool->label, ==, choices[kind].label);
      g_assert_nonnull (tool->icon);
      g_assert_cmpuint (tool->key, !=, 0);
      g_assert_true (g_hash_table_add (keys, GUINT_TO_POINTER (tool->key)));
      g_assert_null (strchr (taken, (int) tool->key));
    }
  g_assert_null (tl_tool_find ("nothing"));
}

/* The window with the keys tells of each tool. */
static void
test_shortcuts_are_told (void)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data ("/io/github/throughline/Throughline/shortcuts.ui",
                               G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const char *text = g_bytes_get_data (bytes, NULL);
  guint n;
  const TlTool *tools = tl_tool_list (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = gtk_accelerator_name (tools[i].key, 0);
      g_autofree char *told =
          g_strdup_printf (">%s</property><property name=\"accelerator\">%s</property>",
                           tools[i].label, key);

      if (tools[i].kind >= 0 && strstr (text, told) == NULL)
        g_error ("%s is not among the shortcuts", told);
    }
}

static void
test_click_makes_a_card (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *undone = NULL;
  TlCanvas *canvas = get_canvas (fixture);
  TlPoint at = canvas_fixture_locate_cell (fixture, "l3", "o4");

  tl_canvas_set_tool (canvas, "pain");
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, "pain");
  tl_canvas_aim_tool (canvas, at.x, at.y);
  assert_aim (fixture, "l3", "o4");
  g_assert_cmpstr (canvas->cursor_shape, ==, "copy");
  canvas_fixture_click (fixture, at, 0);
  assert_card (fixture, get_selected (fixture), "l3 o4 pain “Pain point”");
  g_assert_true (tl_canvas_edit_is_open (canvas));
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, TL_TOOL_SELECT);
  g_assert_cmpstr (fixture->said, ==, "Added to “Bea” · Get help");
  g_assert_true (fixture->undoable);

  /* The title typed is part of the step. */
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (canvas->edit.view)),
                            "Waits for weeks", -1);
  tl_canvas_edit_end (canvas, TRUE);
  assert_card (fixture, get_selected (fixture), "l3 o4 pain “Waits for weeks”");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Add Touchpoint");
  tl_history_undo (fixture->history);
  undone = canvas_fixture_write (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* What is let go between two moments has one of its own, in the same step. */
static void
test_gap_makes_a_moment (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *undone = NULL;
  TlCanvas *canvas = get_canvas (fixture);
  TlPoint at = locate_gap (fixture, "l3", "o3", "o4");
  TlElement *moment;

  g_assert_true (tl_canvas_drag_begin_tool (canvas, "idea", at.x - 100, at.y));
  tl_canvas_drag_update (canvas, at.x, at.y, 0);
  g_assert_true (canvas->aim.in_gap);
  tl_canvas_drag_end (canvas, at.x, at.y, 0);
  moment = tl_map_get_ref (fixture->map, get_selected (fixture), TL_PROPERTY_MOMENT);
  g_assert_true (tl_element_get_previous (moment) == canvas_fixture_find (fixture, "o3"));
  g_assert_true (tl_element_get_next (moment) == canvas_fixture_find (fixture, "o4"));
  g_assert_cmpstr (tl_element_get_string (get_selected (fixture), TL_PROPERTY_KIND), ==, "idea");
  g_assert_cmpstr (fixture->said, ==, "Added to a new moment of “Get help”");
  tl_canvas_edit_end (canvas, FALSE);
  tl_history_undo (fixture->history);
  undone = canvas_fixture_write (fixture);
  g_assert_cmpstr (undone, ==, before);
}

static double
get_top (CanvasFixture *fixture, const char *id)
{
  TlRect box;

  g_assert_true (tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, id), &box));
  return box.y;
}

/* The cards of the cell make room where the tool aims, go back when it aims elsewhere, and stand
 * still when the card comes. */
static void
test_cards_make_room (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);
  TlPoint at = canvas_fixture_locate (fixture, "t5");
  double above = get_top (fixture, "t3"), below = get_top (fixture, "t5");
  TlRect room, made;

  tl_canvas_set_tool (canvas, "action");
  tl_canvas_aim_tool (canvas, at.x, at.y - 10);
  g_assert_cmpfloat (get_top (fixture, "t3"), ==, above);
  g_assert_cmpfloat (get_top (fixture, "t5"), >, below + 40);
  g_assert_true (tl_layout_find_room (canvas->layout, &room));
  g_assert_cmpfloat (room.y, ==, below);
  /* The same again, now that they have gone. */
  tl_canvas_aim_tool (canvas, at.x, at.y - 10);
  g_assert_true (canvas->aim.before == canvas_fixture_find (fixture, "t5"));
  tl_canvas_aim_tool (canvas, at.x, 10);
  g_assert_cmpfloat (get_top (fixture, "t5"), ==, below);
  g_assert_false (tl_layout_find_room (canvas->layout, &room));
  canvas_fixture_click (fixture, (TlPoint){ at.x, at.y - 10 }, 0);
  g_assert_true (tl_canvas_find_box (canvas, get_selected (fixture), &made));
  g_assert_cmpfloat (made.y, ==, below);
  g_assert_cmpfloat (get_top (fixture, "t5"), >, below + 40);
}

/* Whatever takes the aim away takes the room with it. */
static void
test_room_goes (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);
  TlPoint at = canvas_fixture_locate (fixture, "t5");
  double below = get_top (fixture, "t5");

  tl_canvas_take_tool (canvas, "pain");
  tl_canvas_aim_tool (canvas, at.x, at.y - 10);
  g_assert_cmpfloat (get_top (fixture, "t5"), >, below);
  press (fixture, GDK_KEY_Escape);
  g_assert_cmpfloat (get_top (fixture, "t5"), ==, below);
  tl_canvas_drag_begin_tool (canvas, "pain", at.x, at.y - 10);
  g_assert_cmpfloat (get_top (fixture, "t5"), >, below);
  tl_canvas_drag_cancel (canvas);
  g_assert_cmpfloat (get_top (fixture, "t5"), ==, below);
  tl_canvas_set_tool (canvas, "pain");
  tl_canvas_aim_tool (canvas, at.x, at.y - 10);
  tl_canvas_fold_stage (canvas, canvas_fixture_find (fixture, "s2"), TRUE);
  g_assert_false (canvas->aim.possible);
  g_assert_cmpfloat (get_top (fixture, "t5"), ==, below);
}

/* The card stands where there is room: above the one whose upper half is pointed at. */
static void
test_order_in_a_cell (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint at = canvas_fixture_locate (fixture, "t5");
  TlElement *card;

  tl_canvas_set_tool (fixture->canvas, "action");
  canvas_fixture_click (fixture, (TlPoint){ at.x, at.y - 10 }, 0);
  card = get_selected (fixture);
  assert_card (fixture, card, "l3 o2 action “Action”");
  g_assert_true (tl_element_get_next_of_kind (card) == canvas_fixture_find (fixture, "t5"));
}

static void
test_impossible_places_show (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);
  guint64 serial = tl_history_get_serial (fixture->history);
  TlPoint feelings = locate_feelings (fixture), cell;

  tl_canvas_set_tool (canvas, "gain");
  tl_canvas_aim_tool (canvas, feelings.x, feelings.y);
  g_assert_false (canvas->aim.possible);
  g_assert_cmpstr (canvas->cursor_shape, ==, "not-allowed");
  canvas_fixture_click (fixture, feelings, 0);
  g_assert_cmpstr (fixture->said, ==, "A touchpoint cannot stand there");
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, "gain");

  /* Outside, on the stages and on the labels. */
  cell = canvas_fixture_locate_cell (fixture, "l1", "o2");
  tl_canvas_aim_tool (canvas, -5, cell.y);
  g_assert_false (canvas->aim.possible);
  tl_canvas_aim_tool (canvas, cell.x, 10);
  g_assert_false (canvas->aim.possible);
  tl_canvas_aim_tool (canvas, 60, cell.y);
  g_assert_false (canvas->aim.possible);
  tl_canvas_aim_tool (canvas, cell.x, cell.y);
  g_assert_true (canvas->aim.possible);

  /* What was dragged there is let go of without a word. */
  tl_canvas_set_tool (canvas, TL_TOOL_SELECT);
  g_clear_pointer (&fixture->said, g_free);
  cell = canvas_fixture_locate_cell (fixture, "l4", "o1");
  g_assert_true (tl_canvas_drag_begin_tool (canvas, "gain", cell.x, cell.y));
  tl_canvas_drag_update (canvas, feelings.x, feelings.y, 0);
  g_assert_cmpstr (canvas->cursor_shape, ==, "not-allowed");
  tl_canvas_drag_end (canvas, feelings.x, feelings.y, 0);
  g_assert_null (fixture->said);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
}

static void
use_by_keys (CanvasFixture *fixture, TlPoint at)
{
  tl_canvas_set_tool (fixture->canvas, "pain");
  press (fixture, GDK_KEY_Return);
}

/* What the hand sees before is what happens. */
static void
use_by_click (CanvasFixture *fixture, TlPoint at)
{
  tl_canvas_set_tool (fixture->canvas, "pain");
  tl_canvas_aim_tool (fixture->canvas, at.x, at.y);
  g_assert_true (tl_canvas_is_tool_welcome (fixture->canvas));
  g_assert_cmpstr (fixture->canvas->cursor_shape, ==, "copy");
  canvas_fixture_click (fixture, at, 0);
}

static void
use_by_dragging (CanvasFixture *fixture, TlPoint at)
{
  TlCanvas *canvas = fixture->canvas;

  g_assert_true (tl_canvas_drag_begin_tool (canvas, "pain", -20, at.y));
  tl_canvas_drag_update (canvas, -15, at.y, 0);
  g_assert_cmpstr (canvas->cursor_shape, ==, "not-allowed");
  tl_canvas_drag_update (canvas, at.x, at.y, 0);
  g_assert_cmpstr (canvas->cursor_shape, ==, "grabbing");
  tl_canvas_drag_end (canvas, at.x, at.y, 0);
}

/* Where there are lanes and no time yet, and all lanes are hidden, the first card brings both, as
 * one step, however it comes. */
static void
test_first_card (CanvasFixture *fixture, gconstpointer lang)
{
  static void (*const ways[]) (CanvasFixture * fixture, TlPoint at) = { use_by_keys, use_by_click,
                                                                        use_by_dragging };
  TlCanvas *canvas = get_canvas (fixture);
  TlPoint at = canvas_fixture_locate_cell (fixture, "l4", "o1");
  g_autofree char *before = NULL;

  canvas_fixture_clear_cells (fixture);
  before = canvas_fixture_write (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *undone = NULL;

      ways[i](fixture, at);
      tl_canvas_commit_edit (canvas);
      g_assert_cmpuint (count_cards (fixture), ==, 1);
      g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_STAGE), ==, 1);
      g_assert_cmpstr (fixture->said, ==, "Added to “Amira” · New stage");
      tl_history_undo (fixture->history);
      undone = canvas_fixture_write (fixture);
      g_assert_cmpstr (undone, ==, before);
    }
}

/* Nothing is made by a tool that is let go beside the canvas, and none where there is no lane. */
static void
test_first_card_in_vain (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const lanes[] = { "l1", "l3", "l4" };
  TlCanvas *canvas = get_canvas (fixture);
  guint64 serial;

  canvas_fixture_clear_cells (fixture);
  serial = tl_history_get_serial (fixture->history);
  tl_canvas_drag_begin_tool (canvas, "pain", -20, 200);
  tl_canvas_drag_end (canvas, -15, 200, 0);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);

  tl_history_begin (fixture->history, "Clear", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    {
      TlElement *lane = canvas_fixture_find (fixture, lanes[i]);

      tl_operations_delete (fixture->history, &lane, 1);
    }
  tl_history_commit (fixture->history);
  tl_canvas_set_tool (canvas, "pain");
  tl_canvas_aim_tool (canvas, 300, 200);
  g_assert_cmpstr (canvas->cursor_shape, ==, "not-allowed");
  canvas_fixture_click (fixture, (TlPoint){ 300, 200 }, 0);
  g_assert_cmpstr (fixture->said, ==, "Touchpoints need a lane and a moment. Add them first.");
}

static void
test_escape_puts_away (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);
  TlPoint at = canvas_fixture_locate_cell (fixture, "l3", "o4");
  guint n = count_cards (fixture);

  g_assert_false (press (fixture, GDK_KEY_Escape));
  tl_canvas_set_tool (canvas, "pain");
  g_assert_true (press (fixture, GDK_KEY_Escape));
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, TL_TOOL_SELECT);
  canvas_fixture_click (fixture, at, 0);
  g_assert_true (tl_canvas_drag_begin_tool (canvas, "pain", at.x, at.y));
  g_assert_true (tl_canvas_is_carrying (canvas));
  tl_canvas_drag_cancel (canvas);
  g_assert_false (tl_canvas_is_carrying (canvas));
  tl_canvas_drag_end (canvas, at.x, at.y, 0);
  g_assert_cmpuint (count_cards (fixture), ==, n);
}

static void
test_kept_tool_goes_on (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);
  guint n = count_cards (fixture);

  tl_canvas_set_tool_kept (canvas, TRUE);
  g_assert_false (tl_canvas_is_tool_kept (canvas));
  tl_canvas_set_tool (canvas, "need");
  tl_canvas_set_tool_kept (canvas, TRUE);
  canvas_fixture_click (fixture, canvas_fixture_locate_cell (fixture, "l3", "o3"), 0);
  canvas_fixture_click (fixture, canvas_fixture_locate_cell (fixture, "l3", "o4"), 0);
  g_assert_cmpuint (count_cards (fixture), ==, n + 2);
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, "need");
  tl_canvas_set_tool (canvas, "gain");
  g_assert_false (tl_canvas_is_tool_kept (canvas));
}

static void
test_keys_aim_and_use (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);

  tl_canvas_select (canvas, canvas_fixture_find (fixture, "t2"));
  tl_canvas_take_tool (canvas, "workaround");
  assert_aim (fixture, "l1", "o2");
  press (fixture, GDK_KEY_Down);
  assert_aim (fixture, "l3", "o2");
  press (fixture, GDK_KEY_Right);
  assert_aim (fixture, "l3", "o3");
  press (fixture, GDK_KEY_Home);
  assert_aim (fixture, "l3", "o1");
  press (fixture, GDK_KEY_Left);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Down);
  assert_aim (fixture, "l4", "o1");
  press (fixture, GDK_KEY_End);
  assert_aim (fixture, "l4", "o4");
  press (fixture, GDK_KEY_Return);
  assert_card (fixture, get_selected (fixture), "l4 o4 workaround “Workaround”");
}

/* Arrows go by what is seen. */
static void
test_keys_right_to_left (CanvasFixture *fixture, gconstpointer lang)
{
  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, "t2"));
  tl_canvas_take_tool (fixture->canvas, "pain");
  press (fixture, GDK_KEY_Left);
  assert_aim (fixture, "l1", "o3");
}

/* A hand that left the canvas aims at nothing; keys go on from the card at hand, and only show the
 * place at first. */
static void
test_enter_shows_first (CanvasFixture *fixture, gconstpointer lang)
{
  guint n = count_cards (fixture);

  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, "t4"));
  tl_canvas_set_tool (fixture->canvas, "pain");
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (count_cards (fixture), ==, n);
  assert_aim (fixture, "l1", "o3");
  press (fixture, GDK_KEY_Return);
  g_assert_cmpuint (count_cards (fixture), ==, n + 1);
}

static void
test_change_of_the_map (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);
  TlElement *moment = canvas_fixture_find (fixture, "o4");

  tl_canvas_take_tool (canvas, "pain");
  press (fixture, GDK_KEY_End);
  assert_aim (fixture, "l1", "o4");
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &moment, 1);
  tl_history_commit (fixture->history);
  g_assert_false (canvas->aim.possible);
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, "pain");
  tl_canvas_set_history (canvas, NULL);
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, TL_TOOL_SELECT);
  tl_canvas_set_tool (canvas, "pain");
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, TL_TOOL_SELECT);
  g_assert_false (tl_canvas_drag_begin_tool (canvas, "pain", 10, 10));
}

static void
test_links_by_the_tool (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);

  g_assert_false (tl_canvas_drag_begin_tool (canvas, TL_TOOL_LINK, 10, 10));
  tl_canvas_set_tool (canvas, TL_TOOL_LINK);
  canvas_fixture_drag (fixture, canvas_fixture_locate (fixture, "t3"),
                       canvas_fixture_locate (fixture, "t4"), 0);
  g_assert_cmpint (canvas->linking.mode, ==, TL_LINKING_CHOICE);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.link-as", "s", "causes");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_LINK), ==, 1);
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, TL_TOOL_SELECT);

  /* A click on each, and the line follows the hand between them. */
  tl_canvas_set_tool (canvas, TL_TOOL_LINK);
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t1"), 0);
  g_assert_cmpint (canvas->linking.mode, ==, TL_LINKING_BY_KEYS);
  g_assert_true (canvas->linking.fixed == canvas_fixture_find (fixture, "t1"));
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t2"), 0);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.link-as", "s", "causes");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_LINK), ==, 2);
}

static void
test_links_by_keys (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);

  tl_canvas_select (canvas, NULL);
  tl_canvas_set_cursor (canvas, NULL);
  gtk_widget_activate_action (GTK_WIDGET (canvas), "canvas.link", NULL);
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, TL_TOOL_LINK);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpint (canvas->linking.mode, ==, TL_LINKING_NOT);
  tl_canvas_set_cursor (canvas, canvas_fixture_find (fixture, "t1"));
  press (fixture, GDK_KEY_Return);
  tl_canvas_linking_walk (canvas, TL_WALK_RIGHT);
  tl_canvas_linking_make (canvas, TL_LINK_TRIGGERS);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_LINK), ==, 1);
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, TL_TOOL_SELECT);
}

/* A tool that comes from the lower edge does not scroll there, until it was away from it. */
static void
test_edges_scroll_later (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);
  double bottom = canvas->view.height - 4;

  tl_canvas_drag_begin_tool (canvas, "pain", 300, bottom);
  tl_canvas_drag_update (canvas, 301, bottom, 0);
  g_assert_cmpfloat (canvas->auto_y, ==, 0);
  tl_canvas_drag_update (canvas, 301, canvas->view.height / 2, 0);
  tl_canvas_drag_update (canvas, 301, bottom, 0);
  g_assert_cmpfloat (canvas->auto_y, >, 0);
  tl_canvas_drag_cancel (canvas);
}

static void
count (guint *n)
{
  (*n)++;
}

static void
test_hand_is_told (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = get_canvas (fixture);
  guint n = 0;

  g_signal_connect_swapped (canvas, "hand-changed", G_CALLBACK (count), &n);
  tl_canvas_set_tool (canvas, TL_TOOL_SELECT);
  g_assert_cmpuint (n, ==, 0);
  tl_canvas_set_tool (canvas, "pain");
  g_assert_cmpuint (n, ==, 1);
  tl_canvas_set_tool (canvas, "pain");
  g_assert_cmpuint (n, ==, 1);
  tl_canvas_set_tool_kept (canvas, TRUE);
  tl_canvas_set_tool_kept (canvas, TRUE);
  g_assert_cmpuint (n, ==, 2);
  tl_canvas_set_tool (canvas, "nothing");
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpstr (tl_canvas_get_tool (canvas), ==, TL_TOOL_SELECT);
  canvas_fixture_drag (fixture, canvas_fixture_locate (fixture, "t1"),
                       canvas_fixture_locate_cell (fixture, "l3", "o1"), 0);
  g_assert_cmpuint (n, ==, 5);
  g_signal_handlers_disconnect_by_data (canvas, &n);
}

#define add(name, lang, function)                                                                  \
  g_test_add ("/canvas-tool/" name, CanvasFixture, lang, canvas_fixture_set_up, function,          \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canvas-tool/tools-are-whole", test_tools_are_whole);
  g_test_add_func ("/canvas-tool/shortcuts-are-told", test_shortcuts_are_told);
  add ("click-makes-a-card", "en", test_click_makes_a_card);
  add ("gap-makes-a-moment", "en", test_gap_makes_a_moment);
  add ("gap-makes-a-moment-mirrored", "ar", test_gap_makes_a_moment);
  add ("order-in-a-cell", "en", test_order_in_a_cell);
  add ("cards-make-room", "en", test_cards_make_room);
  add ("room-goes", "en", test_room_goes);
  add ("impossible-places-show", "en", test_impossible_places_show);
  add ("first-card", "en", test_first_card);
  add ("first-card-in-vain", "en", test_first_card_in_vain);
  add ("escape-puts-away", "en", test_escape_puts_away);
  add ("kept-tool-goes-on", "en", test_kept_tool_goes_on);
  add ("keys-aim-and-use", "en", test_keys_aim_and_use);
  add ("keys-right-to-left", "ar", test_keys_right_to_left);
  add ("enter-shows-first", "en", test_enter_shows_first);
  add ("change-of-the-map", "en", test_change_of_the_map);
  add ("links-by-the-tool", "en", test_links_by_the_tool);
  add ("links-by-keys", "en", test_links_by_keys);
  add ("edges-scroll-later", "en", test_edges_scroll_later);
  add ("hand-is-told", "en", test_hand_is_told);
  return own_display_run_tests ();
}
