/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-canvas-new-cell.h"
#include "tl-words.h"

/* Titles written on the map itself. */

static void
activate (CanvasFixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL));
}

static void
select_card (CanvasFixture *fixture, const char *id)
{
  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, id));
}

static void
type_title (CanvasFixture *fixture, const char *title)
{
  GtkTextView *view = GTK_TEXT_VIEW (fixture->canvas->edit.view);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (view), title, -1);
}

static void
test_edit (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *card = canvas_fixture_find (fixture, "t1");

  select_card (fixture, "t1");
  activate (fixture, "canvas.edit");
  g_assert_true (tl_canvas_edit_is_open (fixture->canvas));
  type_title (fixture, "  Line\ndrops ");
  tl_canvas_commit_edit (fixture->canvas);
  g_assert_false (tl_canvas_edit_is_open (fixture->canvas));
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_TITLE), ==, "Line drops");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Edit Title");
  activate (fixture, "canvas.edit");
  type_title (fixture, "Something else");
  tl_canvas_edit_end (fixture->canvas, FALSE);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_TITLE), ==, "Line drops");
}

/* Whoever thinks better of a new card has the card it began at selected again. */
static void
test_new_card_given_up (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *selected = NULL;

  select_card (fixture, "t1");
  activate (fixture, "canvas.new-card");
  tl_canvas_edit_end (fixture->canvas, FALSE);
  selected = canvas_fixture_get_selected (fixture);
  g_assert_cmpstr (selected, ==, "t1");
}

/* What was typed or pasted is kept, without what no map can hold. */
static void
test_edit_odd_characters (CanvasFixture *fixture, gconstpointer lang)
{
  select_card (fixture, "t1");
  activate (fixture, "canvas.edit");
  type_title (fixture, "Line\x01 dr\x1bops\r\nagain\fand\xe2\x80\xa8"
                       "again\xef\xbf\xbf");
  tl_canvas_commit_edit (fixture->canvas);
  g_assert_cmpstr (tl_element_get (canvas_fixture_find (fixture, "t1"), TL_PROPERTY_TITLE), ==,
                   "Line drops again and again");
  activate (fixture, "canvas.new-card");
  type_title (fixture, "\aRings\v");
  tl_canvas_commit_edit (fixture->canvas);
  g_assert_cmpuint (fixture->canvas->selection->len, ==, 1);
  g_assert_cmpstr (tl_element_get (fixture->canvas->selection->pdata[0], TL_PROPERTY_TITLE), ==,
                   "Rings");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Add Touchpoint");
}

/* Opening a title and leaving it again is no change, whatever blanks it has. */
static void
test_edit_nothing (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const titles[] = { "Ends blank ", "\xc2\xa0Held\xc2\xa0", " two  blanks",
                                        "Line\nline\tline", "" };
  TlElement *card = canvas_fixture_find (fixture, "t1");

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      guint64 serial;

      tl_history_begin (fixture->history, "Odd", NULL);
      tl_history_set (fixture->history, card, TL_PROPERTY_TITLE, titles[i]);
      tl_history_commit (fixture->history);
      serial = tl_history_get_serial (fixture->history);
      select_card (fixture, "t1");
      activate (fixture, "canvas.edit");
      tl_canvas_commit_edit (fixture->canvas);
      g_assert_cmpstr (tl_element_get_string (card, TL_PROPERTY_TITLE), ==, titles[i]);
      g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
    }
}

/* What GTK would take seconds to lay out is not put into the editor. */
static void
test_edit_long_title (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *title = g_strnfill (50000, 'x');

  tl_history_begin (fixture->history, "Long", NULL);
  tl_history_set (fixture->history, canvas_fixture_find (fixture, "t1"), TL_PROPERTY_TITLE, title);
  tl_history_commit (fixture->history);
  select_card (fixture, "t1");
  activate (fixture, "canvas.edit");
  g_assert_false (tl_canvas_edit_is_open (fixture->canvas));
}

/* As it comes from a clipboard. */
static void
test_long_paste_is_cut (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *words = g_strnfill (100000, 'W');
  TlElement *card = canvas_fixture_find (fixture, "t1");

  select_card (fixture, "t1");
  activate (fixture, "canvas.edit");
  type_title (fixture, "Calls ");
  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (
                                        GTK_TEXT_VIEW (fixture->canvas->edit.view)),
                                    words, -1);
  g_assert_cmpstr (fixture->said, ==, "Too long for a title, and cut");
  tl_canvas_commit_edit (fixture->canvas);
  g_assert_true (g_str_has_prefix (tl_element_get_string (card, TL_PROPERTY_TITLE), "Calls WWW"));
  g_assert_cmpint (g_utf8_strlen (tl_element_get_string (card, TL_PROPERTY_TITLE), -1), ==,
                   6 + TL_WORDS_NAME + 1);
}

static void
test_edit_stage_and_lane (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const ids[] = { "s2", "l3" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      TlElement *element = canvas_fixture_find (fixture, ids[i]);

      select_card (fixture, ids[i]);
      activate (fixture, "canvas.edit");
      type_title (fixture, "Other words");
      tl_canvas_commit_edit (fixture->canvas);
      g_assert_cmpstr (tl_element_get (element, TL_PROPERTY_TITLE), ==, "Other words");
    }
}

static void
test_new_card (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (GPtrArray) selection = NULL;

  canvas_fixture_click (fixture, canvas_fixture_locate_cell (fixture, "l4", "o3"), 0);
  activate (fixture, "canvas.new-card");
  type_title (fixture, "Case opened");
  tl_canvas_commit_edit (fixture->canvas);
  selection = tl_canvas_get_selection (fixture->canvas);
  g_assert_cmpuint (selection->len, ==, 1);
  g_assert_cmpstr (tl_element_get (selection->pdata[0], TL_PROPERTY_TITLE), ==, "Case opened");
  g_assert_cmpstr (tl_element_get (selection->pdata[0], TL_PROPERTY_LANE), ==, "l4");
  g_assert_cmpstr (tl_element_get (selection->pdata[0], TL_PROPERTY_MOMENT), ==, "o3");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Add Touchpoint");
}

/* All that is made for a card goes with it, in one step. */
static void
make_card_and_undo (CanvasFixture *fixture)
{
  g_autofree char *before = canvas_fixture_write (fixture), *undone = NULL;

  activate (fixture, "canvas.new-card");
  g_assert_true (tl_canvas_edit_is_open (fixture->canvas));
  type_title (fixture, "Calls");
  tl_canvas_commit_edit (fixture->canvas);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 1);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_MOMENT), ==, 1);
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Add Touchpoint");
  tl_history_undo (fixture->history);
  undone = canvas_fixture_write (fixture);
  g_assert_cmpstr (undone, ==, before);
  tl_history_redo (fixture->history);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 1);
  tl_history_undo (fixture->history);
}

/* A card that is not made leaves nothing of what was made for it, not even to be redone. */
static void
test_first_card_given_up (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = NULL;
  guint64 serial;

  canvas_fixture_clear_cells (fixture);
  before = canvas_fixture_write (fixture);
  serial = tl_history_get_serial (fixture->history);
  for (guint keep = 0; keep < 2; keep++)
    {
      g_autofree char *after = NULL;

      activate (fixture, "canvas.new-card");
      g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_MOMENT), ==, 1);
      activate (fixture, "canvas.new-card");
      g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_MOMENT), ==, 1);
      tl_canvas_edit_end (fixture->canvas, keep);
      after = canvas_fixture_write (fixture);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
      g_assert_null (tl_history_get_redo_label (fixture->history));
    }
  activate (fixture, "canvas.new-card");
  tl_history_undo (fixture->history);
  g_assert_false (tl_canvas_edit_is_open (fixture->canvas));
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
}

/* Where there are lanes and no time yet the first card makes some; where there is nothing to stand
 * in, that is said. */
static void
test_first_card (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *lane;

  canvas_fixture_clear_cells (fixture);
  make_card_and_undo (fixture);
  /* With a stage that has lost its moments, too. */
  tl_history_begin (fixture->history, "Stage", NULL);
  tl_history_set (fixture->history,
                  tl_history_add (fixture->history, TL_KIND_STAGE, NULL, NULL, NULL),
                  TL_PROPERTY_TITLE, "Ask");
  tl_history_commit (fixture->history);
  make_card_and_undo (fixture);

  tl_history_begin (fixture->history, "Clear", NULL);
  while ((lane = tl_map_get_first (fixture->map, TL_KIND_LANE)) != NULL)
    tl_operations_delete (fixture->history, &lane, 1);
  tl_history_commit (fixture->history);
  activate (fixture, "canvas.new-card");
  g_assert_false (tl_canvas_edit_is_open (fixture->canvas));
  g_assert_cmpstr (fixture->said, ==, "Touchpoints need a lane and a moment. Add them first.");
}

/* While its title is typed the card stands where it will, on no other. */
/* Where there is no card yet, the lane, the moment or the stage with the keyboard says where. */
static void
test_new_card_goes_where_one_is (CanvasFixture *fixture, gconstpointer lang)
{
  static const struct
  {
    const char *at, *lane, *moment;
  } cases[] = { { "l4", "l4", "o1" }, { "o3", "l1", "o3" }, { "s2", "l1", "o3" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      TlCell cell;

      tl_canvas_set_cell (fixture->canvas, NULL);
      tl_canvas_set_cursor (fixture->canvas, canvas_fixture_find (fixture, cases[i].at));
      g_assert_true (tl_canvas_find_new_cell (fixture->canvas, &cell));
      g_assert_cmpstr (tl_element_get_id (cell.lane), ==, cases[i].lane);
      g_assert_cmpstr (tl_element_get_id (cell.moment), ==, cases[i].moment);
    }
}

static void
test_new_card_has_room (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  graphene_rect_t bounds;
  TlRect box, place;

  select_card (fixture, "t3");
  activate (fixture, "canvas.new-card");
  tl_canvas_allocate_edit (canvas);
  g_assert_true (gtk_widget_compute_bounds (canvas->edit.view, GTK_WIDGET (canvas), &bounds));
  g_assert_true (tl_canvas_find_box (canvas, canvas_fixture_find (fixture, "t5"), &box));
  place = tl_view_from_map (&canvas->view, &box);
  g_assert_cmpfloat (bounds.origin.y, >=, place.y + place.height);
  tl_canvas_edit_end (canvas, FALSE);
  g_assert_false (tl_layout_find_room (canvas->layout, &box));
}

/* What nobody sees would be written into blindly. */
static void
test_new_card_shows_hidden (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const lanes[] = { "l1", "l3", "l4" };

  tl_history_begin (fixture->history, "Hide", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    tl_history_set (fixture->history, canvas_fixture_find (fixture, lanes[i]), TL_PROPERTY_HIDDEN,
                    "yes");
  tl_history_commit (fixture->history);
  activate (fixture, "canvas.new-card");
  g_assert_true (tl_canvas_edit_is_open (fixture->canvas));
  type_title (fixture, "Calls");
  tl_canvas_commit_edit (fixture->canvas);
  g_assert_cmpstr (tl_element_get (fixture->canvas->selection->pdata[0], TL_PROPERTY_LANE), ==,
                   "l1");
  g_assert_false (tl_element_get_boolean (canvas_fixture_find (fixture, "l1"), TL_PROPERTY_HIDDEN));
  tl_history_undo (fixture->history);
  g_assert_true (tl_element_get_boolean (canvas_fixture_find (fixture, "l1"), TL_PROPERTY_HIDDEN));
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Hide");
}

/* What says itself that it is seen goes on saying so. */
static void
test_new_card_leaves_shown (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *lane = canvas_fixture_find (fixture, "l1");

  tl_history_begin (fixture->history, "Show", NULL);
  tl_history_set (fixture->history, lane, TL_PROPERTY_HIDDEN, "no");
  tl_history_commit (fixture->history);
  activate (fixture, "canvas.new-card");
  type_title (fixture, "Calls");
  tl_canvas_commit_edit (fixture->canvas);
  g_assert_cmpstr (tl_element_get (fixture->canvas->selection->pdata[0], TL_PROPERTY_LANE), ==,
                   "l1");
  g_assert_cmpstr (tl_element_get (lane, TL_PROPERTY_HIDDEN), ==, "no");
}

/* An empty place is at hand until something else is. */
static void
test_cell_is_left (CanvasFixture *fixture, gconstpointer lang)
{
  canvas_fixture_click (fixture, canvas_fixture_locate_cell (fixture, "l4", "o3"), 0);
  g_assert_nonnull (fixture->canvas->cell.lane);
  tl_canvas_select (fixture->canvas, canvas_fixture_find (fixture, "t1"));
  g_assert_null (fixture->canvas->cell.lane);
}

static void
assert_new_card_at (CanvasFixture *fixture, const char *lane, TlElement *moment)
{
  TlElement *card;

  activate (fixture, "canvas.new-card");
  g_assert_true (tl_canvas_edit_is_open (fixture->canvas));
  type_title (fixture, "Calls");
  tl_canvas_commit_edit (fixture->canvas);
  g_assert_cmpuint (fixture->canvas->selection->len, ==, 1);
  card = fixture->canvas->selection->pdata[0];
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_TITLE), ==, "Calls");
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_LANE), ==, lane);
  g_assert_cmpstr (tl_element_get (card, TL_PROPERTY_MOMENT), ==, tl_element_get_id (moment));
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_STAGE), ==, 2);
}

/* Time that is folded away is there. */
static void
test_new_card_among_folded_stages (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const folds[] = { "stage s1", "stage s2", NULL };
  g_autoptr (TlFolds) all = tl_folds_read (folds);

  tl_canvas_set_folds (fixture->canvas, all);
  g_assert_cmpuint (tl_canvas_get_layout (fixture->canvas)->n_moments, ==, 0);
  assert_new_card_at (fixture, "l1", canvas_fixture_find (fixture, "o1"));
  g_assert_true (tl_folds_has_stage (tl_canvas_get_folds (fixture->canvas),
                                     canvas_fixture_find (fixture, "s2")));

  /* Where somebody is opens. */
  tl_canvas_set_folds (fixture->canvas, all);
  select_card (fixture, "s2");
  assert_new_card_at (fixture, "l1", canvas_fixture_find (fixture, "o3"));
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_MOMENT), ==, 4);
}

static void
test_new_card_among_folded_layers (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const folds[] = { "layer customer", "layer employee", "layer organisation",
                                       "stage s1", NULL };
  g_autoptr (TlFolds) all = tl_folds_read (folds);

  tl_canvas_set_folds (fixture->canvas, all);
  assert_new_card_at (fixture, "l1", canvas_fixture_find (fixture, "o3"));
  g_assert_true (tl_folds_has_layer (tl_canvas_get_folds (fixture->canvas), TL_LAYER_ORGANISATION));
  g_assert_true (tl_folds_has_stage (tl_canvas_get_folds (fixture->canvas),
                                     canvas_fixture_find (fixture, "s1")));
}

/* A stage that has no moment gets one, folded or not. */
static void
test_new_card_in_empty_stage (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const folds[] = { "stage s1", NULL };
  g_autoptr (TlFolds) first = tl_folds_read (folds);
  TlElement *card, *moment;

  tl_history_begin (fixture->history, "Clear", NULL);
  while ((card = tl_map_get_first (fixture->map, TL_KIND_TOUCHPOINT)) != NULL)
    tl_operations_delete (fixture->history, &card, 1);
  while ((moment = tl_map_get_first (fixture->map, TL_KIND_MOMENT)) != NULL)
    tl_history_remove (fixture->history, moment);
  tl_history_commit (fixture->history);
  tl_canvas_set_folds (fixture->canvas, first);
  activate (fixture, "canvas.new-card");
  g_assert_true (tl_canvas_edit_is_open (fixture->canvas));
  type_title (fixture, "Calls");
  tl_canvas_commit_edit (fixture->canvas);
  moment = tl_element_get_first_child (canvas_fixture_find (fixture, "s1"));
  g_assert_nonnull (moment);
  assert_new_card_at (fixture, "l1", moment);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_MOMENT), ==, 1);
}

/* A card nobody gave a title was never there. */
static void
test_new_card_without_title (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);

  activate (fixture, "canvas.new-card");
  tl_canvas_commit_edit (fixture->canvas);
  g_assert_cmpuint (tl_map_count (fixture->map, TL_KIND_TOUCHPOINT), ==, 5);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
}

static void
test_removed_element_ends_edit (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *card = canvas_fixture_find (fixture, "t1");
  g_autofree char *selected = NULL;

  select_card (fixture, "t1");
  activate (fixture, "canvas.edit");
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &card, 1);
  tl_history_commit (fixture->history);
  g_assert_false (tl_canvas_edit_is_open (fixture->canvas));
  /* The keys that follow are for the card that has the keyboard now. */
  selected = canvas_fixture_get_selected (fixture);
  g_assert_cmpstr (selected, ==, "t2");
}

/* A card being made has lost its place. */
static void
test_removed_place_ends_edit (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *moment = canvas_fixture_find (fixture, "o4");
  TlCell cell = { canvas_fixture_find (fixture, "l1"), moment };

  tl_canvas_edit_begin_new (fixture->canvas, cell, NULL);
  g_assert_true (tl_canvas_edit_is_open (fixture->canvas));
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &moment, 1);
  tl_history_commit (fixture->history);
  g_assert_false (tl_canvas_edit_is_open (fixture->canvas));
}

/* The ring of the editor stands out more where there has to be more contrast. */
static void
test_edit_in_high_contrast (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  g_autofree char *usual = tl_canvas_make_edit_css (canvas, TL_TEXT_CARD_TITLE);
  g_autofree char *strong = NULL, *accent = NULL;

  canvas->high_contrast = TRUE;
  strong = tl_canvas_make_edit_css (canvas, TL_TEXT_CARD_TITLE);
  accent = gdk_rgba_to_string (tl_canvas_get_accent (canvas));
  g_assert_null (strstr (usual, accent));
  g_assert_nonnull (strstr (strong, accent));
}

#define ADD(name, lang, function)                                                                  \
  g_test_add ("/canvas-edit/" name, CanvasFixture, lang, canvas_fixture_set_up, function,          \
              canvas_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("edit", "en", test_edit);
  ADD ("edit-odd-characters", "en", test_edit_odd_characters);
  ADD ("edit-nothing", "en", test_edit_nothing);
  ADD ("edit-long-title", "en", test_edit_long_title);
  ADD ("long-paste-is-cut", "en", test_long_paste_is_cut);
  ADD ("edit-stage-and-lane", "en", test_edit_stage_and_lane);
  ADD ("new-card", "en", test_new_card);
  ADD ("new-card-goes-where-one-is", "en", test_new_card_goes_where_one_is);
  ADD ("new-card-given-up", "en", test_new_card_given_up);
  ADD ("new-card-has-room", "en", test_new_card_has_room);
  ADD ("new-card-shows-hidden", "en", test_new_card_shows_hidden);
  ADD ("new-card-leaves-shown", "en", test_new_card_leaves_shown);
  ADD ("first-card-given-up", "en", test_first_card_given_up);
  ADD ("cell-is-left", "en", test_cell_is_left);
  ADD ("first-card", "en", test_first_card);
  ADD ("new-card-among-folded-stages", "en", test_new_card_among_folded_stages);
  ADD ("new-card-among-folded-layers", "en", test_new_card_among_folded_layers);
  ADD ("new-card-in-empty-stage", "en", test_new_card_in_empty_stage);
  ADD ("new-card-without-title", "en", test_new_card_without_title);
  ADD ("removed-element-ends-edit", "en", test_removed_element_ends_edit);
  ADD ("removed-place-ends-edit", "en", test_removed_place_ends_edit);
  ADD ("edit-in-high-contrast", "en", test_edit_in_high_contrast);
  return own_display_run_tests ();
}
