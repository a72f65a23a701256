/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"

static void
press (CanvasFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), action, NULL);
}

static void
select_element (CanvasFixture *fixture, const char *id)
{
  TlElement *element = canvas_fixture_find (fixture, id);

  tl_canvas_select (fixture->canvas, element);
}

static void
assert_link (CanvasFixture *fixture, const char *id, const char *expected)
{
  TlElement *link = canvas_fixture_find (fixture, id);
  g_autofree char *words =
      g_strdup_printf ("%s %s %s", tl_element_get_string (link, TL_PROPERTY_FROM),
                       tl_element_get_string (link, TL_PROPERTY_KIND),
                       tl_element_get_string (link, TL_PROPERTY_TO));

  g_assert_cmpstr (words, ==, expected);
}

#define assert_selected(fixture, expected)                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *selected_ = canvas_fixture_get_selected (fixture);                            \
    g_assert_cmpstr (selected_, ==, expected);                                                     \
  }                                                                                                \
  G_STMT_END

static guint
count_links (CanvasFixture *fixture)
{
  return tl_map_count (fixture->map, TL_KIND_LINK);
}

static void
add_link (CanvasFixture *fixture, const char *from, const char *to, TlLinkKind kind)
{
  tl_history_begin (fixture->history, "Link", NULL);
  tl_operations_add_link (fixture->history, canvas_fixture_find (fixture, from),
                          canvas_fixture_find (fixture, to), kind);
  tl_history_commit (fixture->history);
}

/* The handle above the card, in pixels. */
static TlPoint
find_handle (CanvasFixture *fixture, const char *id)
{
  TlLinking handle;
  TlRect box, place;
  TlPoint at;

  select_element (fixture, id);
  g_assert_true (tl_canvas_find_box (fixture->canvas, canvas_fixture_find (fixture, id), &box));
  place = tl_view_from_map (&fixture->canvas->view, &box);
  at = (TlPoint){ place.x + place.width / 2, place.y - 8 };
  g_assert_true (tl_canvas_find_link_handle (fixture->canvas, at.x, at.y, &handle));
  g_assert_true (handle.fixed == canvas_fixture_find (fixture, id));
  return at;
}

static void
choose (CanvasFixture *fixture, const char *kind)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->canvas), "canvas.link-as", "s", kind);
}

static void
test_drag_from_a_handle (CanvasFixture *fixture, gconstpointer lang)
{
  g_autofree char *before = canvas_fixture_write (fixture), *undone = NULL;
  TlCanvas *canvas = fixture->canvas;

  canvas_fixture_drag (fixture, find_handle (fixture, "t3"), canvas_fixture_locate (fixture, "t4"),
                       0);
  g_assert_cmpuint (count_links (fixture), ==, 0);
  g_assert_cmpint (canvas->linking.mode, ==, TL_LINKING_CHOICE);
  /* What an employee does causes what the customer lives through. */
  g_assert_cmpint (tl_canvas_linking_get_kind (canvas), ==, TL_LINK_CAUSES);
  choose (fixture, "blocks");
  assert_link (fixture, "k1", "t3 blocks t4");
  assert_selected (fixture, "k1");
  g_assert_cmpint (canvas->linking.mode, ==, TL_LINKING_NOT);
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Add Link");
  g_assert_cmpstr (fixture->said, ==, "“Must transfer at six minutes” blocks “Opens chat”");
  g_assert_true (fixture->undoable);
  tl_history_undo (fixture->history);
  undone = canvas_fixture_write (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* A click takes the handle, another one the card. */
static void
test_click_and_click (CanvasFixture *fixture, gconstpointer lang)
{
  canvas_fixture_click (fixture, find_handle (fixture, "t3"), 0);
  g_assert_cmpint (fixture->canvas->linking.mode, ==, TL_LINKING_BY_KEYS);
  canvas_fixture_click (fixture, canvas_fixture_locate (fixture, "t4"), 0);
  g_assert_cmpint (fixture->canvas->linking.mode, ==, TL_LINKING_CHOICE);
  choose (fixture, "causes");
  assert_link (fixture, "k1", "t3 causes t4");
}

static gboolean
has_no_choice (gpointer data)
{
  CanvasFixture *fixture = data;

  return fixture->canvas->linking.mode == TL_LINKING_NOT;
}

static void
test_closed_menu_makes_none (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);

  canvas_fixture_drag (fixture, find_handle (fixture, "t3"), canvas_fixture_locate (fixture, "t4"),
                       0);
  gtk_popover_popdown (GTK_POPOVER (fixture->canvas->menu));
  own_display_wait (has_no_choice, fixture);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
}

static void
test_impossible_targets_show (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;
  TlPoint from, to;

  for (guint kind = 0; kind < TL_N_LINK_KINDS; kind++)
    add_link (fixture, "t3", "t4", (TlLinkKind) kind);
  from = find_handle (fixture, "t3");
  to = canvas_fixture_locate (fixture, "t2");
  tl_canvas_drag_begin (canvas, from.x, from.y, 0);
  tl_canvas_drag_update (canvas, to.x, to.y, 0);
  g_assert_true (canvas->linking.target == canvas_fixture_find (fixture, "t2"));
  g_assert_cmpuint (canvas->linking.kinds, ==, (1u << TL_N_LINK_KINDS) - 1);
  to = canvas_fixture_locate (fixture, "t3");
  tl_canvas_drag_update (canvas, to.x, to.y, 0);
  g_assert_cmpuint (canvas->linking.kinds, ==, 0);
  g_assert_cmpstr (canvas->cursor_shape, ==, "not-allowed");
  to = canvas_fixture_locate (fixture, "t4");
  tl_canvas_drag_update (canvas, to.x, to.y, 0);
  g_assert_cmpuint (canvas->linking.kinds, ==, 0);
  tl_canvas_drag_end (canvas, to.x, to.y, 0);
  g_assert_cmpint (canvas->linking.mode, ==, TL_LINKING_NOT);
  g_assert_cmpuint (count_links (fixture), ==, TL_N_LINK_KINDS);
  g_assert_cmpstr (fixture->said, ==, "These cards are linked like that already");
}

static void
test_drop_on_nothing (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);

  canvas_fixture_drag (fixture, find_handle (fixture, "t3"),
                       canvas_fixture_locate_cell (fixture, "l4", "o4"), 0);
  g_assert_cmpint (fixture->canvas->linking.mode, ==, TL_LINKING_NOT);
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
  assert_selected (fixture, "t3");
}

static TlPoint
find_end (CanvasFixture *fixture, const char *id, gboolean last)
{
  const TlLinkRoute *route =
      tl_layout_find_link (fixture->canvas->layout, canvas_fixture_find (fixture, id));
  TlPoint at = route->points[last ? route->n_points - 1 : 0];
  TlRect place = tl_view_from_map (&fixture->canvas->view, &(TlRect){ at.x, at.y, 0, 0 });

  return (TlPoint){ place.x, place.y };
}

static void
test_ends_are_dragged (CanvasFixture *fixture, gconstpointer lang)
{
  add_link (fixture, "t3", "t4", TL_LINK_ENABLES);
  select_element (fixture, "k1");
  canvas_fixture_drag (fixture, find_end (fixture, "k1", TRUE),
                       canvas_fixture_locate (fixture, "t1"), 0);
  assert_link (fixture, "k1", "t3 enables t1");
  assert_selected (fixture, "k1");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Re-attach Link");
  canvas_fixture_drag (fixture, find_end (fixture, "k1", FALSE),
                       canvas_fixture_locate (fixture, "t4"), 0);
  assert_link (fixture, "k1", "t4 enables t1");
  /* To its own other end it cannot go. */
  canvas_fixture_drag (fixture, find_end (fixture, "k1", FALSE),
                       canvas_fixture_locate (fixture, "t1"), 0);
  assert_link (fixture, "k1", "t4 enables t1");
  tl_history_undo (fixture->history);
  tl_history_undo (fixture->history);
  assert_link (fixture, "k1", "t3 enables t4");
}

static void
test_keys_make_one (CanvasFixture *fixture, gconstpointer lang)
{
  TlCanvas *canvas = fixture->canvas;

  select_element (fixture, "t2");
  press (fixture, "canvas.link");
  g_assert_cmpint (canvas->linking.mode, ==, TL_LINKING_BY_KEYS);
  tl_canvas_linking_walk (canvas, TL_WALK_RIGHT);
  g_assert_true (canvas->cursor == canvas_fixture_find (fixture, "t4"));
  assert_selected (fixture, "t2");
  tl_canvas_linking_walk (canvas, TL_WALK_DOWN);
  tl_canvas_linking_make (canvas, tl_canvas_linking_get_kind (canvas));
  assert_link (fixture, "k1", "t2 triggers t3");
  assert_selected (fixture, "k1");
}

static void
test_keys_leave (CanvasFixture *fixture, gconstpointer lang)
{
  guint64 serial = tl_history_get_serial (fixture->history);

  select_element (fixture, "t2");
  press (fixture, "canvas.link");
  tl_canvas_linking_walk (fixture->canvas, TL_WALK_RIGHT);
  tl_canvas_linking_leave (fixture->canvas);
  g_assert_cmpint (fixture->canvas->linking.mode, ==, TL_LINKING_NOT);
  g_assert_true (fixture->canvas->cursor == canvas_fixture_find (fixture, "t2"));
  g_assert_cmpuint (tl_history_get_serial (fixture->history), ==, serial);
}

static void
test_keys_reattach (CanvasFixture *fixture, gconstpointer lang)
{
  add_link (fixture, "t3", "t4", TL_LINK_CAUSES);
  select_element (fixture, "k1");
  press (fixture, "canvas.link");
  /* From the card that stays, t3. */
  tl_canvas_linking_walk (fixture->canvas, TL_WALK_UP);
  tl_canvas_linking_make (fixture->canvas, TL_LINK_CAUSES);
  assert_link (fixture, "k1", "t3 causes t2");
  press (fixture, "canvas.link-from");
  tl_canvas_linking_walk (fixture->canvas, TL_WALK_LEFT);
  tl_canvas_linking_make (fixture->canvas, TL_LINK_CAUSES);
  assert_link (fixture, "k1", "t1 causes t2");
}

static void
test_closing_a_circle_is_said (CanvasFixture *fixture, gconstpointer lang)
{
  add_link (fixture, "t3", "t4", TL_LINK_CAUSES);
  select_element (fixture, "t4");
  tl_canvas_linking_begin_keys (fixture->canvas, TL_PROPERTY_TO);
  tl_canvas_linking_aim (fixture->canvas, canvas_fixture_find (fixture, "t3"), NULL);
  tl_canvas_linking_make (fixture->canvas, TL_LINK_CAUSES);
  g_assert_cmpstr (fixture->said, ==,
                   "These causes run in a circle: Opens chat → Must transfer at six minutes → "
                   "Opens chat");
  g_assert_true (fixture->undoable);
}

static void
test_walk_along_links (CanvasFixture *fixture, gconstpointer lang)
{
  GtkWidget *child;

  add_link (fixture, "t3", "t4", TL_LINK_CAUSES);
  add_link (fixture, "t1", "t3", TL_LINK_TRIGGERS);
  select_element (fixture, "t3");
  press (fixture, "canvas.next-link");
  assert_selected (fixture, "k1");
  child = tl_canvas_get_child (fixture->canvas, canvas_fixture_find (fixture, "k1"));
  g_assert_true (gtk_widget_is_focus (child));
  press (fixture, "canvas.next-link");
  assert_selected (fixture, "k2");
  press (fixture, "canvas.next-link");
  assert_selected (fixture, "k1");
  press (fixture, "canvas.previous-link");
  assert_selected (fixture, "k2");
  g_assert_true (tl_canvas_follow_link (fixture->canvas));
  assert_selected (fixture, "t1");
  select_element (fixture, "t5");
  press (fixture, "canvas.next-link");
  assert_selected (fixture, "t5");
  g_assert_cmpstr (fixture->said, ==, "“Handles three chats” has no links");
}

static void
test_kind_and_strength (CanvasFixture *fixture, gconstpointer lang)
{
  GtkWidget *widget = GTK_WIDGET (fixture->canvas);
  TlElement *link;

  add_link (fixture, "t3", "t4", TL_LINK_CAUSES);
  add_link (fixture, "t3", "t4", TL_LINK_ENABLES);
  link = canvas_fixture_find (fixture, "k1");
  select_element (fixture, "k1");
  /* Enables is taken. */
  press (fixture, "canvas.next-link-kind");
  assert_link (fixture, "k1", "t3 blocks t4");
  gtk_widget_activate_action (widget, "canvas.set-link-kind", "s", "enables");
  assert_link (fixture, "k1", "t3 blocks t4");
  gtk_widget_activate_action (widget, "canvas.set-link-kind", "s", "hands-off");
  assert_link (fixture, "k1", "t3 hands-off t4");
  gtk_widget_activate_action (widget, "canvas.set-strength", "i", 3);
  g_assert_cmpstr (tl_element_get (link, TL_PROPERTY_STRENGTH), ==, "3");
  g_assert_cmpstr (fixture->said, ==,
                   "Hands Off: from “Must transfer at six minutes” to “Opens chat”, strong");
  g_assert_cmpstr (tl_history_get_undo_label (fixture->history), ==, "Change Strength");
  press (fixture, "canvas.delete");
  g_assert_cmpuint (count_links (fixture), ==, 1);
}

/* What changes the map under a link in the making ends it. */
static void
test_change_ends_it (CanvasFixture *fixture, gconstpointer lang)
{
  TlElement *card = canvas_fixture_find (fixture, "t2");

  select_element (fixture, "t2");
  press (fixture, "canvas.link");
  tl_history_begin (fixture->history, "Delete", NULL);
  tl_operations_delete (fixture->history, &card, 1);
  tl_history_commit (fixture->history);
  g_assert_cmpint (fixture->canvas->linking.mode, ==, TL_LINKING_NOT);
}

#define add(name, lang, function)                                                                  \
  g_test_add ("/canvas-link/" name, CanvasFixture, lang, canvas_fixture_set_up, function,          \
              canvas_fixture_tear_down)

/* Where links lie on each other, clicks go through them all, and the menu is for the one chosen. */
static void
test_click_through (CanvasFixture *fixture, gconstpointer lang)
{
  const TlLinkRoute *route;
  TlElement *links[2];
  TlPoint tip;
  TlRect place;

  add_link (fixture, "t3", "t4", TL_LINK_CAUSES);
  add_link (fixture, "t5", "t4", TL_LINK_CAUSES);
  links[0] = tl_map_get_first (fixture->map, TL_KIND_LINK);
  links[1] = tl_element_get_next_of_kind (links[0]);
  route = tl_layout_find_link (fixture->canvas->layout, links[0]);
  tip = route->points[route->n_points - 1];
  place = tl_view_from_map (&fixture->canvas->view, &(TlRect){ tip.x, tip.y + 15, 0, 0 });
  tip = (TlPoint){ place.x, place.y };
  for (guint i = 0; i < 4; i++)
    {
      canvas_fixture_click (fixture, tip, 0);
      assert_selected (fixture, tl_element_get_id (links[1 - i % 2]));
      tl_canvas_open_menu (fixture->canvas, tip.x, tip.y);
      assert_selected (fixture, tl_element_get_id (links[1 - i % 2]));
      gtk_popover_popdown (GTK_POPOVER (fixture->canvas->menu));
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  add ("drag-from-a-handle", "en", test_drag_from_a_handle);
  add ("drag-from-a-handle-right-to-left", "ar", test_drag_from_a_handle);
  add ("click-and-click", "en", test_click_and_click);
  add ("closed-menu-makes-none", "en", test_closed_menu_makes_none);
  add ("impossible-targets-show", "en", test_impossible_targets_show);
  add ("drop-on-nothing", "en", test_drop_on_nothing);
  add ("ends-are-dragged", "en", test_ends_are_dragged);
  add ("keys-make-one", "en", test_keys_make_one);
  add ("keys-leave", "en", test_keys_leave);
  add ("keys-reattach", "en", test_keys_reattach);
  add ("closing-a-circle-is-said", "en", test_closing_a_circle_is_said);
  add ("walk-along-links", "en", test_walk_along_links);
  add ("kind-and-strength", "en", test_kind_and_strength);
  add ("change-ends-it", "en", test_change_ends_it);
  add ("click-through", "en", test_click_through);
  return own_display_run_tests ();
}
