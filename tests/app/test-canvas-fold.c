/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"

static void
assert_selected (CanvasFixture *fixture, const char *expected)
{
  g_autofree char *selected = canvas_fixture_get_selected (fixture);

  g_assert_cmpstr (selected, ==, expected);
}

static void
select_id (CanvasFixture *fixture, const char *id)
{
  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, id));
}

static void
activate (CanvasFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL);
}

static void
fold_stage (CanvasFixture *fixture, const char *id)
{
  tl_canvas_fold_stage (fixture->canvas, canvas_fixture_find (fixture, id), TRUE);
}

static gboolean
has_place (CanvasFixture *fixture, const char *id)
{
  TlRect box;

  return tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, id), &box);
}

static const TlLayoutView *
get_view (CanvasFixture *fixture)
{
  return tl_canvas_get_layout (fixture->canvas);
}

/* In pixels: below the head of the stage. */
static TlPoint
locate_fold (CanvasFixture *fixture, guint stage)
{
  const TlLayoutView *view = get_view (fixture);
  TlRect box = view->stages[stage].box;
  TlRect place;

  box.y = view->body_box.y + 60;
  box.height = 2;
  place = tl_view_from_map (&fixture->canvas->view, &box);
  return (TlPoint){ place.x + place.width / 2, place.y };
}

/* Nothing of it is in the map, and so nothing of it in the file. */
static void
test_is_not_in_the_map (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *after = NULL;

  fold_stage (fixture, "s1");
  tl_canvas_fold_layer (fixture->canvas, TL_LAYER_EMPLOYEE, TRUE);
  after = canvas_fixture_write (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Fill");
}

static void
test_selection_goes_to_the_stage (CanvasFixture *fixture, gconstpointer lang)
{
  select_id (fixture, "t2");
  activate (fixture, "canvas.fold");
  g_assert_false (has_place (fixture, "t2"));
  assert_selected (fixture, "s1");
  g_assert_true (fixture->canvas->cursor == canvas_fixture_find (fixture, "s1"));
  g_assert_cmpuint (get_view (fixture)->stages[0].n_touchpoints, ==, 4);
  activate (fixture, "canvas.unfold");
  g_assert_true (has_place (fixture, "t2"));
  assert_selected (fixture, "s1");
}

/* What is shown still stays selected. */
static void
test_selection_keeps_the_rest (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (GPtrArray) both = g_ptr_array_new ();

  g_ptr_array_add (both, canvas_fixture_find (fixture, "t1"));
  g_ptr_array_add (both, canvas_fixture_find (fixture, "t4"));
  tl_canvas_select_several (fixture->canvas, both);
  fold_stage (fixture, "s1");
  assert_selected (fixture, "t4");
}

static void
test_layer (CanvasFixture *fixture, gconstpointer lang)
{
  select_id (fixture, "l2");
  activate (fixture, "canvas.fold");
  /* Its first lane stands for it. */
  assert_selected (fixture, "l1");
  g_assert_true (has_place (fixture, "l1"));
  g_assert_false (has_place (fixture, "l2"));
  g_assert_cmpuint (get_view (fixture)->n_lanes, ==, 2);
  g_assert_cmpuint (get_view (fixture)->n_derived, ==, 2);
  g_assert_true (tl_canvas_walk_labels (fixture->canvas, TL_WALK_DOWN, FALSE));
  assert_selected (fixture, "l3");
  g_assert_true (tl_canvas_walk_labels (fixture->canvas, TL_WALK_UP, FALSE));
  assert_selected (fixture, "l1");
  activate (fixture, "canvas.unfold");
  g_assert_true (has_place (fixture, "l2"));
}

/* Whoever is sent to something gets to see it. */
static void
test_opens_for_what_is_selected (CanvasFixture *fixture, gconstpointer lang)
{
  fold_stage (fixture, "s1");
  tl_canvas_fold_layer (fixture->canvas, TL_LAYER_EMPLOYEE, TRUE);
  g_assert_true (tl_canvas_shows (fixture->canvas, canvas_fixture_find (fixture, "t3")));
  select_id (fixture, "t3");
  g_assert_true (has_place (fixture, "t3"));
  assert_selected (fixture, "t3");
  g_assert_false (get_view (fixture)->stages[0].folded);
  fold_stage (fixture, "s2");
  select_id (fixture, "t3");
  g_assert_true (get_view (fixture)->stages[1].folded);
}

static void
test_unfold_all (CanvasFixture *fixture, gconstpointer lang)
{
  fold_stage (fixture, "s1");
  fold_stage (fixture, "s2");
  tl_canvas_fold_layer (fixture->canvas, TL_LAYER_CUSTOMER, TRUE);
  g_assert_cmpuint (get_view (fixture)->n_moments, ==, 0);
  activate (fixture, "canvas.unfold-all");
  g_assert_cmpuint (get_view (fixture)->n_moments, ==, 4);
  g_assert_cmpuint (get_view (fixture)->n_lanes, ==, 4);
}

static void
test_click_opens (CanvasFixture *fixture, gconstpointer lang)
{
  TlHit hit;
  TlPoint at;

  fold_stage (fixture, "s2");
  at = locate_fold (fixture, 1);
  hit = tl_canvas_hit (fixture->canvas, at.x, at.y);
  g_assert_cmpint (hit.kind, ==, TL_HIT_FOLD);
  canvas_fixture_click (fixture, at, 0);
  g_assert_false (get_view (fixture)->stages[1].folded);
}

/* Edits where nobody looks, and their undoing, leave the fold alone. */
static void
test_undo_under_a_fold (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *card = canvas_fixture_find (fixture, "t4");

  fold_stage (fixture, "s1");
  tl_history_begin (fixture->history, "Move", NULL);
  tl_history_set (fixture->history, card, TL_PROPERTY_MOMENT, "o1");
  tl_history_commit (fixture->history);
  g_assert_false (has_place (fixture, "t4"));
  g_assert_cmpuint (get_view (fixture)->stages[0].n_touchpoints, ==, 5);
  tl_history_undo (fixture->history);
  g_assert_true (has_place (fixture, "t4"));
  g_assert_cmpuint (get_view (fixture)->stages[0].n_touchpoints, ==, 4);
  g_assert_true (get_view (fixture)->stages[0].folded);
}

static gboolean
is_open (gpointer data)
{
  return !get_view (data)->stages[1].folded;
}

static gboolean
is_first_open (gpointer data)
{
  return !get_view (data)->stages[0].folded;
}

/* A card held over a fold has it open, and lands in what was folded. */
static void
test_spring (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint from, to;
  g_autofree char *cell = NULL;

  fold_stage (fixture, "s2");
  from = canvas_fixture_locate (fixture, "t1");
  to = locate_fold (fixture, 1);
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_true (get_view (fixture)->stages[1].folded);
  own_display_wait (is_open, fixture);
  to = canvas_fixture_locate_cell (fixture, "l1", "o4");
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  tl_canvas_drag_end (fixture->canvas, to.x, to.y, 0);
  cell = canvas_fixture_get_cell (fixture, "t1");
  g_assert_cmpstr (cell, ==, "l1 o4");
}

/* Away again before it opens: it stays. */
static void
test_spring_is_let_go (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint from, to;

  fold_stage (fixture, "s2");
  from = canvas_fixture_locate (fixture, "t1");
  to = locate_fold (fixture, 1);
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_cmpuint (fixture->canvas->spring_id, !=, 0);
  tl_canvas_drag_update (fixture->canvas, from.x, from.y + 40, 0);
  g_assert_cmpuint (fixture->canvas->spring_id, ==, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  tl_canvas_drag_cancel (fixture->canvas);
  g_assert_cmpuint (fixture->canvas->spring_id, ==, 0);
  g_assert_true (get_view (fixture)->stages[1].folded);
}

/* Held over a fold by its head, a moment has it open, and goes where the hand is then. */
static void
test_spring_for_a_moment (CanvasFixture *fixture, gconstpointer lang)
{
  double on = g_str_equal (lang, "ar") ? -60 : 60;
  TlPoint from, to;

  fold_stage (fixture, "s2");
  from = canvas_fixture_locate (fixture, "o1");
  to = canvas_fixture_locate (fixture, "s2");
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_cmpint (fixture->canvas->drag.phase, ==, TL_DRAG_STRUCTURE);
  own_display_wait (is_open, fixture);
  to = canvas_fixture_locate (fixture, "o3");
  tl_canvas_drag_update (fixture->canvas, to.x + on, to.y, 0);
  tl_canvas_drag_end (fixture->canvas, to.x + on, to.y, 0);
  g_assert_true (tl_element_get_previous (canvas_fixture_find (fixture, "o1")) ==
                 canvas_fixture_find (fixture, "o3"));
}

/* What is in the hand is seen at the hand, also when a stage before it has opened. */
static void
test_spring_keeps_the_hand (CanvasFixture *fixture, gconstpointer lang)
{
  const TlDrag *drag = &fixture->canvas->drag;
  double before, after;
  TlPoint from, to;
  TlRect box;

  fold_stage (fixture, "s1");
  from = canvas_fixture_locate (fixture, "o3");
  to = canvas_fixture_locate (fixture, "s1");
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_true (tl_canvas_find_box (fixture->canvas, drag->hit.element, &box));
  before = box.x - drag->origin.x;
  g_assert_cmpuint (fixture->canvas->spring_id, !=, 0);
  own_display_wait (is_first_open, fixture);
  g_assert_true (tl_canvas_find_box (fixture->canvas, drag->hit.element, &box));
  after = box.x - drag->origin.x;
  g_assert_cmpfloat_with_epsilon (after, before, 1e-6);
  tl_canvas_drag_cancel (fixture->canvas);
}

/* A stage opens for no other stage, nor a layer for a moment; but a layer for a lane. */
static void
test_spring_for_its_kind (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint from, to;

  fold_stage (fixture, "s2");
  tl_canvas_fold_layer (fixture->canvas, TL_LAYER_CUSTOMER, TRUE);
  from = canvas_fixture_locate (fixture, "s1");
  to = canvas_fixture_locate (fixture, "s2");
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_cmpuint (fixture->canvas->spring_id, ==, 0);
  tl_canvas_drag_cancel (fixture->canvas);
  from = canvas_fixture_locate (fixture, "l3");
  to = canvas_fixture_locate (fixture, "l1");
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_cmpuint (fixture->canvas->spring_id, !=, 0);
  tl_canvas_drag_cancel (fixture->canvas);
  from = canvas_fixture_locate (fixture, "o1");
  tl_canvas_drag_begin (fixture->canvas, from.x, from.y, 0);
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  g_assert_cmpuint (fixture->canvas->spring_id, ==, 0);
  tl_canvas_drag_cancel (fixture->canvas);
}

/* So does a tool from the palette. */
static void
test_spring_for_a_tool (CanvasFixture *fixture, gconstpointer lang)
{
  TlPoint to;

  fold_stage (fixture, "s2");
  to = locate_fold (fixture, 1);
  g_assert_true (tl_canvas_drag_begin_tool (fixture->canvas, "pain", to.x, to.y + 200));
  tl_canvas_drag_update (fixture->canvas, to.x, to.y, 0);
  own_display_wait (is_open, fixture);
  tl_canvas_drag_cancel (fixture->canvas);
}

/* A moment that is moved into a fold comes to its near end, and is seen there. */
static void
test_moment_into_a_fold (CanvasFixture *fixture, gconstpointer lang)
{
  gboolean mirrored = g_str_equal (lang, "ar");

  fold_stage (fixture, "s2");
  select_id (fixture, "o2");
  activate (fixture, mirrored ? "canvas.move-left" : "canvas.move-right");
  g_assert_true (tl_element_get_parent (canvas_fixture_find (fixture, "o2")) ==
                 canvas_fixture_find (fixture, "s2"));
  g_assert_true (tl_element_get_next (canvas_fixture_find (fixture, "o2")) ==
                 canvas_fixture_find (fixture, "o3"));
  g_assert_true (has_place (fixture, "o2"));
}

/* The keyboard passes moments over that are folded away, and opens a stage by going down. */
static void
test_walk (CanvasFixture *fixture, gconstpointer lang)
{
  TlWalk on = g_str_equal (lang, "ar") ? TL_WALK_LEFT : TL_WALK_RIGHT;

  fold_stage (fixture, "s2");
  select_id (fixture, "o2");
  tl_canvas_walk_header (fixture->canvas, on, FALSE);
  assert_selected (fixture, "o2");
  tl_canvas_walk_header (fixture->canvas, TL_WALK_UP, FALSE);
  tl_canvas_walk_header (fixture->canvas, on, FALSE);
  assert_selected (fixture, "s2");
  g_assert_true (get_view (fixture)->stages[1].folded);
  tl_canvas_walk_header (fixture->canvas, TL_WALK_DOWN, FALSE);
  assert_selected (fixture, "o3");
  g_assert_false (get_view (fixture)->stages[1].folded);
}

/* A font of its own is a layout of its own; another file is another map. */
static void
test_lasts (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (TlMap) other = tl_map_new ();
  g_autoptr (TlHistory) history = tl_history_new (other);

  fold_stage (fixture, "s2");
  tl_history_begin (fixture->history, "Font", NULL);
  tl_history_set (fixture->history, tl_map_get_root (fixture->map), TL_PROPERTY_FONT, "Serif");
  tl_history_commit (fixture->history);
  g_assert_true (get_view (fixture)->stages[1].folded);
  tl_canvas_set_history (fixture->canvas, history);
  tl_canvas_set_history (fixture->canvas, fixture->history);
  g_assert_false (get_view (fixture)->stages[1].folded);
}

static void
test_marks (CanvasFixture *fixture, gconstpointer lang)
{
  tl_history_begin (fixture->history, "Hide", NULL);
  tl_history_set (fixture->history, canvas_fixture_find (fixture, "l2"), TL_PROPERTY_HIDDEN, "yes");
  tl_history_commit (fixture->history);
  g_assert_cmpuint (get_view (fixture)->layers[0].n_hidden, ==, 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.show-hidden", "s", "employee");
  g_assert_false (has_place (fixture, "l2"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.show-hidden", "s", "customer");
  g_assert_true (has_place (fixture, "l2"));
  g_assert_cmpstr (fixture->said, ==, "Lane “Amira” is shown again");
}

/* What somebody had folded, as it is when the map is opened again. */
static void
test_set_folds (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const words[] = { "stage s1", "stage gone", "layer employee", NULL };
  g_autoptr (TlFolds) folds = tl_folds_read (words), known = tl_folds_copy (folds);

  select_id (fixture, "t2");
  tl_canvas_set_folds (fixture->canvas, folds);
  g_assert_true (get_view (fixture)->stages[0].folded);
  g_assert_false (get_view (fixture)->stages[1].folded);
  g_assert_false (has_place (fixture, "t3"));
  assert_selected (fixture, "s1");
  tl_folds_drop_unknown (known, fixture->map);
  g_assert_true (tl_folds_equal (tl_canvas_get_folds (fixture->canvas), known));
  g_assert_null (fixture->said);
  tl_canvas_set_history (fixture->canvas, NULL);
  tl_canvas_set_folds (fixture->canvas, folds);
  g_assert_true (tl_folds_is_empty (tl_canvas_get_folds (fixture->canvas)));
}

static GtkWidget *
find_button (CanvasFixture *fixture, const char *label)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (fixture->canvas)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (child)), label) == 0)
      return child;
  return NULL;
}

/* A row above it is as high as a mark, when that has its style. */
static gboolean
are_apart (gpointer data)
{
  GtkWidget **marks = data;
  GtkWidget *canvas = gtk_widget_get_parent (marks[0]);
  graphene_rect_t place, beside;

  return gtk_widget_compute_bounds (marks[0], canvas, &place) &&
         gtk_widget_compute_bounds (marks[1], canvas, &beside) && place.size.width > 0 &&
         beside.size.width > 0 &&
         (beside.origin.y <= place.origin.y - 24 ||
          beside.origin.x >= place.origin.x + place.size.width ||
          beside.origin.x + beside.size.width <= place.origin.x);
}

/* A layer of which nothing is left to be seen has a mark where it would be, and one of two covers
 * nothing of the other, once they were laid out. */
static void
test_hidden_layer (CanvasFixture *fixture, gconstpointer lang)
{
  GtkWidget *marks[2];

  tl_history_begin (fixture->history, "Hide", NULL);
  tl_history_set (fixture->history, canvas_fixture_find (fixture, "l3"), TL_PROPERTY_HIDDEN, "yes");
  tl_history_set (fixture->history, canvas_fixture_find (fixture, "l4"), TL_PROPERTY_HIDDEN, "yes");
  tl_history_commit (fixture->history);
  tl_canvas_sync_access (fixture->canvas);
  marks[0] = find_button (fixture, "Employee: 1 hidden");
  marks[1] = find_button (fixture, "Organisation: 1 hidden");
  g_assert_true (marks[0] != NULL && marks[1] != NULL);
  g_assert_true (gtk_widget_get_can_target (marks[0]));
  own_display_wait (are_apart, marks);
  g_signal_emit_by_name (marks[0], "clicked");
  g_assert_true (has_place (fixture, "l3"));
  g_assert_false (has_place (fixture, "l4"));
}

/* What is only looked at has nothing to click at. */
static void
test_no_marks_to_look_at (CanvasFixture *fixture, gconstpointer lang)
{
  tl_history_begin (fixture->history, "Hide", NULL);
  tl_history_set (fixture->history, canvas_fixture_find (fixture, "l4"), TL_PROPERTY_HIDDEN, "yes");
  tl_history_commit (fixture->history);
  tl_canvas_sync_fold_buttons (fixture->canvas);
  g_assert_nonnull (find_button (fixture, "Organisation: 1 hidden"));
  gtk_widget_set_can_target (GTK_WIDGET (fixture->canvas), FALSE);
  tl_canvas_sync_fold_buttons (fixture->canvas);
  g_assert_null (find_button (fixture, "Organisation: 1 hidden"));
}

static void
let_animate (gboolean wanted)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", wanted, NULL);
}

static gboolean
has_faded (gpointer canvas)
{
  return ((TlCanvas *) canvas)->fade.before == NULL;
}

/* What was shown goes away slowly, and at once for people whom movement disturbs. */
static void
test_fade (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;

  fold_stage (fixture, "s1");
  g_assert_nonnull (canvas->fade.before);
  g_assert_false (has_place (fixture, "t1"));
  own_display_wait (has_faded, canvas);
  g_assert_cmpuint (canvas->fade.tick_id, ==, 0);
  let_animate (FALSE);
  tl_canvas_fold_stage (canvas, canvas_fixture_find (fixture, "s1"), FALSE);
  g_assert_null (canvas->fade.before);
  let_animate (TRUE);
  tl_canvas_fold_layer (canvas, TL_LAYER_CUSTOMER, TRUE);
  g_assert_nonnull (canvas->fade.before);
  tl_canvas_set_history (canvas, NULL);
  g_assert_null (canvas->fade.before);
}

#define ADD(path, test)                                                                            \
  g_test_add ("/canvas-fold/" path, CanvasFixture, "en", canvas_fixture_set_up, test,              \
              canvas_fixture_tear_down);                                                           \
  g_test_add ("/canvas-fold/right-to-left/" path, CanvasFixture, "ar", canvas_fixture_set_up,      \
              test, canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("is-not-in-the-map", test_is_not_in_the_map);
  ADD ("selection-goes-to-the-stage", test_selection_goes_to_the_stage);
  ADD ("selection-keeps-the-rest", test_selection_keeps_the_rest);
  ADD ("layer", test_layer);
  ADD ("opens-for-what-is-selected", test_opens_for_what_is_selected);
  ADD ("unfold-all", test_unfold_all);
  ADD ("click-opens", test_click_opens);
  ADD ("undo-under-a-fold", test_undo_under_a_fold);
  ADD ("spring", test_spring);
  ADD ("fade", test_fade);
  ADD ("spring-is-let-go", test_spring_is_let_go);
  ADD ("moment-into-a-fold", test_moment_into_a_fold);
  ADD ("spring-for-a-moment", test_spring_for_a_moment);
  ADD ("spring-keeps-the-hand", test_spring_keeps_the_hand);
  ADD ("spring-for-its-kind", test_spring_for_its_kind);
  ADD ("spring-for-a-tool", test_spring_for_a_tool);
  ADD ("set-folds", test_set_folds);
  ADD ("hidden-layer", test_hidden_layer);
  ADD ("no-marks-to-look-at", test_no_marks_to_look_at);
  ADD ("walk", test_walk);
  ADD ("lasts", test_lasts);
  ADD ("marks", test_marks);
  return own_display_run_tests ();
}
