/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-canvas-card.h"
#include "tl-map-private.h"

/* What is done to lanes on the canvas: each a step of its own that says what it did. */

static void
run (CanvasFixture *fixture, const char *action, const char *parameter)
{
  g_autoptr (GVariant) value =
      parameter != NULL ? g_variant_ref_sink (g_variant_new_string (parameter)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->canvas), action, value));
}

static void
select_lane (CanvasFixture *fixture, const char *id)
{
  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, id));
}

/* "l1 customer, l2 customer", the hidden ones in brackets. */
static void
assert_lanes (CanvasFixture *fixture, const char *expected)
{
  g_autoptr (GString) lanes = g_string_new (NULL);

  for (TlElement *lane = tl_map_get_first (fixture->map, TL_KIND_LANE); lane != NULL;
       lane = tl_element_get_next_of_kind (lane))
    {
      gboolean hidden = tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN);

      g_string_append_printf (lanes, "%s%s%s %s%s", lanes->len == 0 ? "" : ", ", hidden ? "(" : "",
                              tl_element_get_id (lane), tl_element_get (lane, TL_PROPERTY_LAYER),
                              hidden ? ")" : "");
    }
  g_assert_cmpstr (lanes->str, ==, expected);
}

static void
assert_selected (CanvasFixture *fixture, const char *expected)
{
  g_autofree char *selected = canvas_fixture_get_selected (fixture);

  g_assert_cmpstr (selected, ==, expected);
}

static void
assert_said (CanvasFixture *fixture, const char *words)
{
  g_assert_cmpstr (fixture->said, ==, words);
  g_assert_true (fixture->undoable);
}

#define BEFORE "l1 customer, l2 customer, l3 employee, l4 organisation"

/* Undone in one step, all is as it was. */
static void
assert_undone (CanvasFixture *fixture)
{
  tl_history_undo (fixture->history);
  assert_lanes (fixture, BEFORE);
}

static void
test_move (CanvasFixture *fixture, gconstpointer lang)
{
  select_lane (fixture, "l2");
  run (fixture, "canvas.move-up", NULL);
  assert_lanes (fixture, "l2 customer, l1 customer, l3 employee, l4 organisation");
  assert_said (fixture, "Moved lane “Amira” to Customer, 1 of 4");
  assert_selected (fixture, "l2");
  assert_undone (fixture);
  run (fixture, "canvas.move-down", NULL);
  assert_lanes (fixture, "l1 customer, l2 employee, l3 employee, l4 organisation");
  assert_said (fixture, "Moved lane “Amira” to Employee, 2 of 4");
  run (fixture, "canvas.move-down", NULL);
  assert_lanes (fixture, "l1 customer, l3 employee, l2 employee, l4 organisation");
  tl_history_undo (fixture->history);
  assert_undone (fixture);
}

static void
test_move_at_the_ends (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);

  select_lane (fixture, "l1");
  run (fixture, "canvas.move-up", NULL);
  select_lane (fixture, "l4");
  run (fixture, "canvas.move-down", NULL);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
}

static void
drag_label (CanvasFixture *fixture, const char *lane, const char *to, double into)
{
  const TlLayoutView *view = tl_canvas_get_layout (fixture->canvas);
  int at = tl_canvas_find_lane (fixture->canvas, canvas_fixture_find (fixture, to));
  TlRect box = tl_view_from_map (&fixture->canvas->view, &view->lanes[at].box);
  TlPoint from = canvas_fixture_locate (fixture, lane);

  canvas_fixture_drag (fixture, from, (TlPoint){ from.x, box.y + box.height * into }, 0);
}

/* By its label, to the upper or the lower half of another, and so into that one's layer. */
static void
test_drag (CanvasFixture *fixture, gconstpointer lang)
{
  drag_label (fixture, "l1", "l2", 0.75);
  assert_lanes (fixture, "l2 customer, l1 customer, l3 employee, l4 organisation");
  assert_said (fixture, "Moved lane “Amira” to Customer, 2 of 4");
  assert_selected (fixture, "l1");
  assert_undone (fixture);
  drag_label (fixture, "l1", "l3", 0.25);
  assert_lanes (fixture, "l2 customer, l1 employee, l3 employee, l4 organisation");
  assert_undone (fixture);
  drag_label (fixture, "l3", "l1", 0.25);
  assert_lanes (fixture, "l3 customer, l1 customer, l2 customer, l4 organisation");
  g_assert_cmpuint (tl_canvas_get_layout (fixture->canvas)->n_derived, ==, 1);
  assert_undone (fixture);
}

/* Where it would stand anyway, and when it is let go of, nothing is done. */
static void
test_drag_in_vain (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);
  TlPoint from = canvas_fixture_locate (fixture, "l2");

  drag_label (fixture, "l2", "l1", 0.75);
  drag_label (fixture, "l2", "l2", 0.1);
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, from.x, from.y + 300, 0);
  g_assert_nonnull (fixture->canvas->drag.landing.words);
  tl_canvas_drag_cancel (fixture->canvas);
  g_assert_null (fixture->canvas->drag.landing.words);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
}

/* How many items of the menu, and of those below it, are of the action. */
static guint
count_items (GMenuModel *menu, const char *action)
{
  static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
  guint n = 0;

  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      g_autofree char *name = NULL;

      g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &name);
      n += g_strcmp0 (name, action) == 0;
      for (guint j = 0; j < G_N_ELEMENTS (links); j++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[j]);

          n += below != NULL ? count_items (below, action) : 0;
        }
    }
  return n;
}

static void
assert_layers_to_choose (CanvasFixture *fixture, const TlElement *lane, guint expected)
{
  g_autoptr (GMenu) menu = tl_canvas_make_lane_menu (fixture->canvas, lane);

  g_assert_cmpuint (count_items (G_MENU_MODEL (menu), "canvas.set-layer"), ==, expected);
}

/* A lane whose file has a word that is no layer is shown as the customer’s, and can be made it. */
static void
test_correct_layer (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *lane = canvas_fixture_find (fixture, "l2");
  guint slot = (guint) tl_kind_get_slot (TL_KIND_LANE, TL_PROPERTY_LAYER);

  assert_layers_to_choose (fixture, lane, TL_N_LAYERS - 1);
  tl_element_take_value (lane, slot, NULL);
  assert_layers_to_choose (fixture, lane, TL_N_LAYERS);
  select_lane (fixture, "l2");
  run (fixture, "canvas.set-layer", "customer");
  assert_lanes (fixture, BEFORE);
  assert_said (fixture, "Moved lane “Amira” to Customer, 2 of 4");
  tl_history_undo (fixture->history);
  g_assert_null (tl_element_get (lane, TL_PROPERTY_LAYER));
}

/* The lines between layers are drawn where they are now. */
static void
test_lines_follow (CanvasFixture *fixture, gconstpointer lang)
{
  const TlLayoutView *view = tl_canvas_get_layout (fixture->canvas);

  g_assert_cmpuint (view->n_derived, ==, 2);
  select_lane (fixture, "l3");
  run (fixture, "canvas.set-layer", "organisation");
  assert_lanes (fixture, "l1 customer, l2 customer, l4 organisation, l3 organisation");
  view = tl_canvas_get_layout (fixture->canvas);
  g_assert_cmpuint (view->n_derived, ==, 1);
  g_assert_cmpint (view->derived[0].kind, ==, TL_DERIVED_INTERACTION);
  assert_undone (fixture);
  g_assert_cmpuint (tl_canvas_get_layout (fixture->canvas)->n_derived, ==, 2);
}

static void
test_add (CanvasFixture *fixture, gconstpointer lang)
{
  GtkTextBuffer *buffer;

  select_lane (fixture, "l3");
  run (fixture, "canvas.add-lane-below", "touchpoints");
  assert_lanes (fixture, "l1 customer, l2 customer, l3 employee, l5 employee, l4 organisation");
  assert_said (fixture, "Added lane “New lane”");
  assert_selected (fixture, "l5");
  g_assert_true (tl_canvas_edit_is_open (fixture->canvas));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (fixture->canvas->edit.view));
  gtk_text_buffer_set_text (buffer, "Tier 2", -1);
  tl_canvas_edit_end (fixture->canvas, TRUE);
  g_assert_cmpstr (tl_element_get (canvas_fixture_find (fixture, "l5"), TL_PROPERTY_TITLE), ==,
                   "Tier 2");
  /* The name was part of it. */
  assert_undone (fixture);
}

static void
test_add_twice (CanvasFixture *fixture, gconstpointer lang)
{
  run (fixture, "canvas.add-lane", "partner");
  tl_canvas_edit_end (fixture->canvas, TRUE);
  run (fixture, "canvas.add-lane", "partner");
  tl_canvas_edit_end (fixture->canvas, TRUE);
  assert_lanes (fixture, "l1 customer, l2 customer, l5 partner, l6 partner, l3 employee, "
                         "l4 organisation");
  tl_history_undo (fixture->history);
  assert_lanes (fixture, "l1 customer, l2 customer, l5 partner, l3 employee, l4 organisation");
}

static void
test_hide_and_show (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (GPtrArray) hidden = NULL;

  select_lane (fixture, "l3");
  run (fixture, "canvas.hide-lane", NULL);
  assert_lanes (fixture, "l1 customer, l2 customer, (l3 employee), l4 organisation");
  assert_said (fixture, "Hid lane “Bea”");
  assert_selected (fixture, "l4");
  hidden = tl_canvas_list_hidden_lanes (fixture->canvas);
  g_assert_cmpuint (hidden->len, ==, 1);
  run (fixture, "canvas.show-lane", "l3");
  assert_lanes (fixture, BEFORE);
  assert_said (fixture, "Lane “Bea” is shown again");
  assert_selected (fixture, "l3");
}

static void
test_show_all (CanvasFixture *fixture, gconstpointer lang)
{
  select_lane (fixture, "l2");
  run (fixture, "canvas.hide-lane", NULL);
  run (fixture, "canvas.hide-lane", NULL);
  assert_lanes (fixture, "l1 customer, (l2 customer), (l3 employee), l4 organisation");
  run (fixture, "canvas.show-all-lanes", NULL);
  assert_lanes (fixture, BEFORE);
  assert_said (fixture, "2 lanes are shown again");
}

/* With every lane hidden there is still a canvas. */
static void
test_hide_all (CanvasFixture *fixture, gconstpointer lang)
{
  select_lane (fixture, "l1");
  for (int i = 0; i < 4; i++)
    run (fixture, "canvas.hide-lane", NULL);
  assert_lanes (fixture, "(l1 customer), (l2 customer), (l3 employee), (l4 organisation)");
  assert_selected (fixture, "");
}

static void
test_duplicate_and_merge (CanvasFixture *fixture, gconstpointer lang)
{
  select_lane (fixture, "l3");
  run (fixture, "canvas.duplicate", NULL);
  assert_lanes (fixture, "l1 customer, l2 customer, l3 employee, l5 employee, l4 organisation");
  assert_selected (fixture, "l5");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 7);
  run (fixture, "canvas.merge-lane", "l1");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_LANE), ==, 5);
  run (fixture, "canvas.merge-lane", "l3");
  assert_lanes (fixture, BEFORE);
  assert_said (fixture, "Merged into lane “Bea”");
  assert_selected (fixture, "l3");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 7);
}

/* With its neighbours, and with all of its layer. */
static void
test_merges_offered (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *lane = canvas_fixture_find (fixture, "l3");
  g_autoptr (GPtrArray) below = NULL, all = NULL;

  below = tl_canvas_list_merges (fixture->canvas, lane);
  g_assert_cmpuint (below->len, ==, 1);
  g_assert_true (below->pdata[0] == canvas_fixture_find (fixture, "l4"));
  select_lane (fixture, "l3");
  run (fixture, "canvas.set-layer", "customer");
  all = tl_canvas_list_merges (fixture->canvas, lane);
  g_assert_cmpuint (all->len, ==, 2);
  g_assert_true (all->pdata[0] == canvas_fixture_find (fixture, "l1"));
  run (fixture, "canvas.merge-lane", "l1");
  assert_said (fixture, "Merged into lane “Amira”");
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 5);
}

static void
test_split (CanvasFixture *fixture, gconstpointer lang)
{
  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, "t5"));
  run (fixture, "canvas.split-lane", NULL);
  assert_lanes (fixture, "l1 customer, l2 customer, l3 employee, l5 employee, l4 organisation");
  g_assert_cmpstr (tl_element_get (canvas_fixture_find (fixture, "t5"), TL_PROPERTY_LANE), ==,
                   "l5");
  assert_undone (fixture);
}

static void
test_delete (CanvasFixture *fixture, gconstpointer lang)
{
  select_lane (fixture, "l3");
  run (fixture, "canvas.delete", NULL);
  assert_lanes (fixture, "l1 customer, l2 customer, l4 organisation");
  assert_said (fixture, "Deleted “Bea”");
  /* The keys that follow are for the lane below. */
  assert_selected (fixture, "l4");
  assert_undone (fixture);
}

/* From a card to its lane's label, along the labels, and back to a card. */
static void
test_walk (CanvasFixture *fixture, gconstpointer lang)
{
  gboolean mirrored = g_str_equal (lang, "ar");
  TlWalk back = mirrored ? TL_WALK_RIGHT : TL_WALK_LEFT;
  TlWalk forth = mirrored ? TL_WALK_LEFT : TL_WALK_RIGHT;

  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, "t5"));
  g_assert_false (tl_canvas_walk_labels (fixture->canvas, back, FALSE));
  g_assert_false (tl_canvas_walk_labels (fixture->canvas, forth, TRUE));
  assert_selected (fixture, "t5");
  g_assert_true (tl_canvas_walk_labels (fixture->canvas, back, TRUE));
  assert_selected (fixture, "l3");
  g_assert_true (tl_canvas_walk_labels (fixture->canvas, TL_WALK_UP, FALSE));
  assert_selected (fixture, "l2");
  g_assert_true (tl_canvas_walk_labels (fixture->canvas, TL_WALK_LANE_END, FALSE));
  assert_selected (fixture, "l4");
  g_assert_true (tl_canvas_walk_labels (fixture->canvas, TL_WALK_DOWN, FALSE));
  assert_selected (fixture, "l4");
  g_assert_true (tl_canvas_walk_labels (fixture->canvas, TL_WALK_MAP_START, FALSE));
  g_assert_true (tl_canvas_walk_labels (fixture->canvas, forth, FALSE));
  assert_selected (fixture, "t1");
}

/* A lane's label is there for who cannot see it. */
static void
test_accessible (CanvasFixture *fixture, gconstpointer lang)
{
  GtkWidget *child;

  select_lane (fixture, "l3");
  child = tl_canvas_get_child (fixture->canvas, canvas_fixture_find (fixture, "l3"));
  g_assert_true (TL_IS_CANVAS_CARD (child));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_ROLE_ROW_HEADER);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Lane Bea");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Employee, 2 touchpoints, 3 of 4");
  run (fixture, "canvas.hide-lane", NULL);
  g_assert_null (tl_canvas_get_child (fixture->canvas, canvas_fixture_find (fixture, "l3")));
}

/* Whether the selection shows around a point of the map. */
static gboolean
is_marked_at (CanvasFixture *fixture, TlPoint at)
{
  TlRect piece = { at.x - 1, at.y - 1, 2, 2 };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 2, 2);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  cairo_translate (cr, -piece.x, -piece.y);
  tl_canvas_paint_selection (fixture->canvas, cr, 1, &piece);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = *(const guint32 *) (gconstpointer) cairo_image_surface_get_data (surface);
  cairo_surface_destroy (surface);
  return pixel != 0;
}

/* Of curves that share an axis the selected one is shown, and which it is in the key. */
static void
test_selected_curve (CanvasFixture *fixture, gconstpointer lang)
{
  TlLook together = { .together = TRUE };
  TlHistory *history = fixture->history;
  const TlLaneBox *host = NULL;
  TlElement *lane;
  TlRect extents;

  tl_history_begin (history, "Add", NULL);
  lane = tl_history_add (history, TL_KIND_LANE, "l5", NULL, NULL);
  tl_history_set (history, lane, TL_PROPERTY_LAYER, "employee");
  tl_history_set (history, lane, TL_PROPERTY_KIND, "experience");
  tl_history_set (history, canvas_fixture_find (fixture, "t1"), TL_PROPERTY_FEELING, "2");
  tl_history_set (history, canvas_fixture_find (fixture, "t2"), TL_PROPERTY_FEELING, "2");
  tl_history_set (history, canvas_fixture_find (fixture, "t3"), TL_PROPERTY_FEELING, "-2");
  tl_history_commit (history);
  tl_canvas_set_look (fixture->canvas, &together);
  for (guint i = 0; i < tl_canvas_get_layout (fixture->canvas)->n_lanes; i++)
    if (tl_canvas_get_layout (fixture->canvas)->lanes[i].n_curves > 0)
      host = &tl_canvas_get_layout (fixture->canvas)->lanes[i];
  g_assert_nonnull (host);
  g_assert_cmpuint (host->n_marks, ==, 3);
  tl_canvas_select (fixture->canvas, lane);
  extents = tl_canvas_get_selection_extents (fixture->canvas);
  g_assert_cmpfloat (extents.width, >, host->box.width);
  for (guint i = 0; i < host->n_curves; i++)
    {
      const TlCurveBox *curve = &host->curves[i];
      TlPoint mark = host->marks[curve->first_mark].point;
      gboolean is_it = curve->lane == lane;

      g_assert_cmpint (is_marked_at (fixture, mark), ==, is_it);
      tl_canvas_select (fixture->canvas, curve->lane);
      g_assert_cmpint (is_marked_at (fixture, mark), ==, TRUE);
      tl_canvas_select (fixture->canvas, lane);
    }
}

#define ADD(name, lang, function)                                                                  \
  g_test_add ("/canvas-lanes/" name, CanvasFixture, lang, canvas_fixture_set_up, function,         \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("move", "en", test_move);
  ADD ("move-at-the-ends", "en", test_move_at_the_ends);
  ADD ("drag", "en", test_drag);
  ADD ("drag-right-to-left", "ar", test_drag);
  ADD ("drag-in-vain", "en", test_drag_in_vain);
  ADD ("correct-layer", "en", test_correct_layer);
  ADD ("lines-follow", "en", test_lines_follow);
  ADD ("add", "en", test_add);
  ADD ("add-twice", "en", test_add_twice);
  ADD ("hide-and-show", "en", test_hide_and_show);
  ADD ("show-all", "en", test_show_all);
  ADD ("hide-all", "en", test_hide_all);
  ADD ("duplicate-and-merge", "en", test_duplicate_and_merge);
  ADD ("merges-offered", "en", test_merges_offered);
  ADD ("split", "en", test_split);
  ADD ("delete", "en", test_delete);
  ADD ("walk", "en", test_walk);
  ADD ("walk-right-to-left", "ar", test_walk);
  ADD ("accessible", "en", test_accessible);
  ADD ("selected-curve", "en", test_selected_curve);
  ADD ("selected-curve-right-to-left", "ar", test_selected_curve);
  return own_display_run_tests ();
}
