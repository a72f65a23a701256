/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-board-private.h"
#include "tl-findings.h"

/* The map of the canvas's fixture with four changes, and the board of it in a window. */
typedef struct
{
  CanvasFixture canvas;
  TlBoardView *view;
  GtkWidget *window;
  char *wanted;   /* ids of what the view wanted shown last; NULL: nothing */
  char *said;     /* last; NULL: nothing */
  char *selected; /* its id; NULL: none */
  char *opened;
  guint n_notified;
} Fixture;

static void
on_elements_wanted_cb (TlBoardView *view, GPtrArray *elements, Fixture *fixture)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", tl_element_get_id (elements->pdata[i]));
  g_free (fixture->wanted);
  fixture->wanted = g_string_free (ids, FALSE);
}

static void
on_said_cb (TlBoardView *view, const char *words, gboolean undoable, Fixture *fixture)
{
  g_free (fixture->said);
  fixture->said = g_strdup (words);
}

static void
on_selected_cb (TlBoardView *view, TlElement *change, Fixture *fixture)
{
  g_free (fixture->selected);
  fixture->selected = change != NULL ? g_strdup (tl_element_get_id (change)) : NULL;
}

static void
on_opened_cb (TlBoardView *view, TlElement *change, Fixture *fixture)
{
  g_free (fixture->opened);
  fixture->opened = g_strdup (tl_element_get_id (change));
}

static void
on_notify_cb (TlBoardView *view, GParamSpec *pspec, Fixture *fixture)
{
  fixture->n_notified++;
}

static void
add (Fixture *fixture, const char *id, const char *status, const char *addresses)
{
  TlHistory *history = fixture->canvas.history;
  TlElement *change;

  tl_history_begin (history, "Add", NULL);
  change = tl_history_add (history, TL_KIND_CHANGE, id, NULL, NULL);
  tl_history_set (history, change, TL_PROPERTY_TITLE, id);
  tl_history_set (history, change, TL_PROPERTY_STATUS, status);
  tl_history_set (history, change, TL_PROPERTY_ADDRESSES, addresses);
  tl_history_commit (history);
}

static void
set_up (Fixture *fixture, gconstpointer lang)
{
  canvas_fixture_set_up (&fixture->canvas, lang);
  add (fixture, "c1", "idea", "t1 t2");
  add (fixture, "c2", "planned", NULL);
  add (fixture, "c3", "idea", NULL);
  add (fixture, "c4", "done", NULL);
  fixture->view = TL_BOARD_VIEW (tl_board_view_new ());
  fixture->window = gtk_window_new ();
  g_signal_connect (fixture->view, "elements-wanted", G_CALLBACK (on_elements_wanted_cb), fixture);
  g_signal_connect (fixture->view, "said", G_CALLBACK (on_said_cb), fixture);
  g_signal_connect (fixture->view, "selected", G_CALLBACK (on_selected_cb), fixture);
  g_signal_connect (fixture->view, "opened", G_CALLBACK (on_opened_cb), fixture);
  g_signal_connect (fixture->view, "notify::history", G_CALLBACK (on_notify_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 720, 600);
  tl_board_view_set_history (fixture->view, fixture->canvas.history);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer lang)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->view);
  g_free (fixture->wanted);
  g_free (fixture->said);
  g_free (fixture->selected);
  g_free (fixture->opened);
  canvas_fixture_tear_down (&fixture->canvas, lang);
}

/* "c1 c3|c2||c4||": what the columns show. */
static void
assert_board (Fixture *fixture, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    {
      for (guint k = 0; k < tl_board_column_get_n_cards (fixture->view->columns[i]); k++)
        {
          TlBoardCard *card = tl_board_column_get_card (fixture->view->columns[i], k);

          g_string_append_printf (text, "%s%s", k > 0 ? " " : "",
                                  tl_element_get_id (tl_board_card_get_change (card)));
        }
      g_string_append_c (text, '|');
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
take (Fixture *fixture, const char *id)
{
  tl_board_view_select (fixture->view, canvas_fixture_find (&fixture->canvas, id));
  g_assert_cmpstr (fixture->selected, ==, id);
}

static void
act (Fixture *fixture, const char *action, const char *target)
{
  g_autoptr (GVariant) chosen =
      target != NULL ? g_variant_ref_sink (g_variant_new_string (target)) : NULL;

  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->view), action, chosen));
}

static void
type_title (Fixture *fixture, TlChangeStatus status, const char *title)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  g_assert_true (tl_board_column_is_asking (fixture->view->columns[status]));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY)), title);
  tl_board_column_end_title (fixture->view->columns[status]);
}

static void
test_history (Fixture *fixture, gconstpointer lang)
{
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  tl_board_view_set_history (fixture->view, fixture->canvas.history);
  g_assert_cmpuint (fixture->n_notified, ==, 1);
  tl_board_view_set_history (fixture->view, NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 2);
  g_object_set (fixture->view, "history", fixture->canvas.history, NULL);
  g_assert_cmpuint (fixture->n_notified, ==, 3);
  assert_board (fixture, "c1 c3|c2||c4||");
}

static void
test_actions (Fixture *fixture, gconstpointer lang)
{
  take (fixture, "c1");
  act (fixture, "board.move-to", "doing");
  g_assert_cmpstr (fixture->said, ==, "Moved to Doing, 1 of 1");
  assert_board (fixture, "c3|c2|c1|c4||");
  act (fixture, "board.show-on-map", NULL);
  g_assert_cmpstr (fixture->wanted, ==, "t1 t2");
  act (fixture, "board.open", NULL);
  g_assert_cmpstr (fixture->opened, ==, "c1");
  act (fixture, "board.remove", NULL);
  assert_board (fixture, "c3|c2||c4||");
  g_assert_cmpstr (fixture->said, ==, "“c1” removed");
}

/* What goes leaves the keyboard with what stands in its place. */
static void
test_neighbour (Fixture *fixture, gconstpointer lang)
{
  take (fixture, "c1");
  act (fixture, "board.remove", NULL);
  g_assert_cmpstr (fixture->selected, ==, "c3");
  act (fixture, "board.remove", NULL);
  g_assert_null (fixture->selected);
}

static void
test_order (Fixture *fixture, gconstpointer lang)
{
  guint n = tl_history_get_n_done (fixture->canvas.history);

  take (fixture, "c1");
  act (fixture, "board.move-up", NULL);
  g_assert_cmpuint (tl_history_get_n_done (fixture->canvas.history), ==, n);
  act (fixture, "board.move-down", NULL);
  assert_board (fixture, "c3 c1|c2||c4||");
  g_assert_cmpuint (tl_history_get_n_done (fixture->canvas.history), ==, n + 1);
  act (fixture, "board.move-up", NULL);
  assert_board (fixture, "c1 c3|c2||c4||");
}

static GtkEventController *
find_keys (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        return controller;
    }
  g_assert_not_reached ();
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_keys (GTK_WIDGET (fixture->view)), "key-pressed", key, 0, state,
                         &handled);
  g_assert_true (handled);
}

/* What is ahead is where one reads on. */
static void
test_keys (Fixture *fixture, gconstpointer lang)
{
  static const struct
  {
    GtkTextDirection direction;
    guint ahead, back;
  } rows[] = { { GTK_TEXT_DIR_LTR, GDK_KEY_Right, GDK_KEY_Left },
               { GTK_TEXT_DIR_RTL, GDK_KEY_Left, GDK_KEY_Right } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gtk_widget_set_direction (GTK_WIDGET (fixture->view), rows[i].direction);
      take (fixture, "c1");
      press (fixture, GDK_KEY_Down, 0);
      g_assert_cmpstr (fixture->selected, ==, "c3");
      press (fixture, rows[i].ahead, 0);
      g_assert_cmpstr (fixture->selected, ==, "c2");
      press (fixture, rows[i].ahead, GDK_CONTROL_MASK);
      assert_board (fixture, "c1 c3||c2|c4||");
      press (fixture, rows[i].back, GDK_CONTROL_MASK);
      assert_board (fixture, "c1 c3|c2||c4||");
      press (fixture, rows[i].back, 0);
      g_assert_cmpstr (fixture->selected, ==, "c1");
      press (fixture, rows[i].back, GDK_CONTROL_MASK);
      g_assert_cmpstr (fixture->said, ==, "No further: this is the edge");
      press (fixture, GDK_KEY_Down, GDK_CONTROL_MASK);
      assert_board (fixture, "c3 c1|c2||c4||");
      press (fixture, GDK_KEY_Up, GDK_CONTROL_MASK);
      press (fixture, GDK_KEY_Return, 0);
      g_assert_cmpstr (fixture->opened, ==, "c1");
    }
}

static void
test_new (Fixture *fixture, gconstpointer lang)
{
  g_autoptr (GPtrArray) about = g_ptr_array_new ();
  guint n = tl_history_get_n_done (fixture->canvas.history);

  act (fixture, "board.new", "done");
  type_title (fixture, TL_CHANGE_DONE, "");
  g_assert_cmpuint (tl_history_get_n_done (fixture->canvas.history), ==, n);
  act (fixture, "board.new", "done");
  type_title (fixture, TL_CHANGE_DONE, "It\nis");
  assert_board (fixture, "c1 c3|c2||c5 c4||");
  g_assert_cmpstr (tl_element_get (canvas_fixture_find (&fixture->canvas, "c5"), TL_PROPERTY_TITLE),
                   ==, "It is");
  g_ptr_array_add (about, canvas_fixture_find (&fixture->canvas, "t3"));
  tl_board_view_plan (fixture->view, about);
  type_title (fixture, TL_CHANGE_IDEA, "Plan");
  g_assert_cmpstr (tl_element_get (canvas_fixture_find (&fixture->canvas, "c6"),
                                   TL_PROPERTY_ADDRESSES),
                   ==, "t3");
  assert_board (fixture, "c6 c1 c3|c2||c5 c4||");
}

/* A title that is being typed when the view goes is no title lost. */
static void
test_leaving_takes_the_title (Fixture *fixture, gconstpointer lang)
{
  GtkWidget *focus;

  act (fixture, "board.new", "idea");
  focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY)), "Kept");
  tl_board_view_set_history (fixture->view, NULL);
  g_assert_cmpstr (tl_element_get (canvas_fixture_find (&fixture->canvas, "c5"), TL_PROPERTY_TITLE),
                   ==, "Kept");
}

/* Whatever is done, all undone shows what there was, and the map has its first bytes. */
static void
test_dice (Fixture *fixture, gconstpointer lang)
{
  static const char *const names[] = { "idea", "planned", "doing", "done", "dropped" };
  g_autofree char *first = canvas_fixture_write (&fixture->canvas);
  g_autofree char *undone = NULL;
  guint n = tl_history_get_n_done (fixture->canvas.history);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%d", g_test_rand_int_range (1, 5));

      take (fixture, id);
      if (g_test_rand_bit ())
        act (fixture, "board.move-to", names[g_test_rand_int_range (0, 5)]);
      else
        act (fixture, g_test_rand_bit () ? "board.move-up" : "board.move-down", NULL);
    }
  tl_history_go_to (fixture->canvas.history, n);
  tl_board_view_return_to (fixture->view, none);
  assert_board (fixture, "c1 c3|c2||c4||");
  undone = canvas_fixture_write (&fixture->canvas);
  g_assert_cmpstr (undone, ==, first);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *path;
    void (*test) (Fixture *fixture, gconstpointer lang);
  } tests[] = { { "/board-view/history", test_history },
                { "/board-view/actions", test_actions },
                { "/board-view/neighbour", test_neighbour },
                { "/board-view/order", test_order },
                { "/board-view/keys", test_keys },
                { "/board-view/new", test_new },
                { "/board-view/leaving-takes-the-title", test_leaving_takes_the_title },
                { "/board-view/dice", test_dice } };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, "en", set_up, tests[i].test, tear_down);
  return own_display_run_tests ();
}
