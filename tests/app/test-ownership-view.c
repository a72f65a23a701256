/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>
#include <string.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-heat.h"
#include "tl-look.h"
#include "tl-ownership-table.h"
#include "tl-operations.h"
#include "tl-ownership-view.h"
#include "tl-ownership-words.h"

/* The map of the canvas's fixture with two teams, and the view of it in a window. */
typedef struct
{
  CanvasFixture canvas;
  TlOwnershipView *view;
  GtkWidget *window;
  char *wanted; /* ids of what the view wanted shown last; NULL: nothing */
} Fixture;

static void
on_elements_wanted_cb (TlOwnershipView *view, GPtrArray *elements, Fixture *fixture)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; i < elements->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", tl_element_get_id (elements->pdata[i]));
  g_free (fixture->wanted);
  fixture->wanted = g_string_free (ids, FALSE);
}

static void
add (Fixture *fixture, TlKind kind, const char *id, TlProperty name, const char *text)
{
  TlHistory *history = fixture->canvas.history;
  TlElement *element;

  tl_history_begin (history, "Add", NULL);
  element = tl_history_add (history, kind, id, NULL, NULL);
  tl_history_set (history, element, name, text);
  tl_history_commit (history);
}

static void
set (Fixture *fixture, const char *id, TlProperty property, const char *value)
{
  tl_history_begin (fixture->canvas.history, "Set", NULL);
  tl_history_set (fixture->canvas.history, canvas_fixture_find (&fixture->canvas, id), property,
                  value);
  tl_history_commit (fixture->canvas.history);
}

static void
set_up_owners (Fixture *fixture)
{
  add (fixture, TL_KIND_TEAM, "tm1", TL_PROPERTY_NAME, "Contact centre");
  add (fixture, TL_KIND_ROLE, "r1", TL_PROPERTY_TITLE, "Lead");
  add (fixture, TL_KIND_ROLE, "r2", TL_PROPERTY_TITLE, "Agent");
  set (fixture, "r1", TL_PROPERTY_TEAM, "tm1");
  set (fixture, "r2", TL_PROPERTY_TEAM, "tm1");
  set (fixture, "t3", TL_PROPERTY_ACCOUNTABLE, "r1");
  set (fixture, "t3", TL_PROPERTY_RESPONSIBLE, "r1 r2");
  set (fixture, "t5", TL_PROPERTY_ACCOUNTABLE, "r1");
  set (fixture, "t4", TL_PROPERTY_ACCOUNTABLE, "r2");
}

static void
set_up (Fixture *fixture, gconstpointer lang)
{
  canvas_fixture_set_up (&fixture->canvas, lang);
  set_up_owners (fixture);
  fixture->view = TL_OWNERSHIP_VIEW (tl_ownership_view_new ());
  fixture->window = gtk_window_new ();
  g_signal_connect (fixture->view, "elements-wanted", G_CALLBACK (on_elements_wanted_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->view));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 720, 600);
  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), fixture->canvas.map);
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer lang)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_null (fixture->view);
  g_free (fixture->wanted);
  canvas_fixture_tear_down (&fixture->canvas, lang);
}

static GtkWidget *
find_child (GtkWidget *parent, GType type)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found =
          G_TYPE_CHECK_INSTANCE_TYPE (child, type) ? child : find_child (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_button (Fixture *fixture, guint row, guint column)
{
  GtkWidget *table = find_child (GTK_WIDGET (fixture->view), TL_TYPE_OWNERSHIP_TABLE);

  return tl_ownership_table_get_button (TL_OWNERSHIP_TABLE (table), row, column);
}

static void
assert_tip (Fixture *fixture, guint row, guint column, const char *expected)
{
  GtkWidget *button = get_button (fixture, row, column);

  g_assert_cmpstr (button != NULL ? gtk_widget_get_tooltip_text (button) : NULL, ==, expected);
}

static void
click (Fixture *fixture, guint row, guint column)
{
  g_signal_emit_by_name (get_button (fixture, row, column), "clicked");
}

static void
test_table (Fixture *fixture, gconstpointer lang)
{
  assert_tip (fixture, 0, 0, "Role");
  assert_tip (fixture, 0, 1, "Before: 2 of 4 touchpoints have an owner");
  assert_tip (fixture, 0, 3, "Total");
  assert_tip (fixture, 1, 0, "Lead");
  assert_tip (fixture, 1, 1, "Lead, Before: accountable for 2, responsible for 1");
  assert_tip (fixture, 1, 2, NULL);
  assert_tip (fixture, 2, 1, "Agent, Before: responsible for 1");
  assert_tip (fixture, 2, 3, "Agent, all stages: accountable for 1, responsible for 1");
}

static void
test_cells_lead_to_cards (Fixture *fixture, gconstpointer lang)
{
  click (fixture, 1, 1);
  g_assert_cmpstr (fixture->wanted, ==, "t3 t5");
  click (fixture, 2, 3);
  g_assert_cmpstr (fixture->wanted, ==, "t3 t4");
}

static void
test_sort (Fixture *fixture, gconstpointer lang)
{
  static const char *const by_name[] = { "Agent", "Lead", "Lead" }; /* and back along the journey */

  for (guint i = 0; i < G_N_ELEMENTS (by_name); i++)
    {
      click (fixture, 0, 0);
      assert_tip (fixture, 1, 0, by_name[i]);
    }
  click (fixture, 0, 2);
  assert_tip (fixture, 1, 0, "Agent");
  click (fixture, 0, 3);
  assert_tip (fixture, 1, 0, "Lead");
}

static void
press (Fixture *fixture, guint key, GdkModifierType state)
{
  GtkWidget *table = find_child (GTK_WIDGET (fixture->view), TL_TYPE_OWNERSHIP_TABLE);
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (table);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled;

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        g_signal_emit_by_name (controller, "key-pressed", key, 0, state, &handled);
    }
}

/* By number: which of the buttons has the keyboard is told when it is another. */
static void
assert_at (Fixture *fixture, guint row, guint column)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  GtkWidget *button = get_button (fixture, row, column);

  if (focus != button)
    g_error ("%s", focus != NULL ? gtk_widget_get_tooltip_text (focus) : "nowhere");
}

/* From what there is to what there is; down again in the column one came from. */
static void
test_keys (Fixture *fixture, gconstpointer lang)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  assert_at (fixture, 1, 1);
  press (fixture, GDK_KEY_Right, 0);
  assert_at (fixture, 1, 3);
  press (fixture, GDK_KEY_Right, 0);
  assert_at (fixture, 1, 3);
  press (fixture, GDK_KEY_Down, 0);
  assert_at (fixture, 2, 3);
  press (fixture, GDK_KEY_Left, 0);
  assert_at (fixture, 2, 2);
  press (fixture, GDK_KEY_Up, 0);
  assert_at (fixture, 1, 1);
  press (fixture, GDK_KEY_Up, 0);
  assert_at (fixture, 0, 2);
  press (fixture, GDK_KEY_Home, 0);
  assert_at (fixture, 0, 0);
  press (fixture, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_at (fixture, 3, 3);
  press (fixture, GDK_KEY_Down, 0);
  assert_at (fixture, 3, 3);
  press (fixture, GDK_KEY_Home, GDK_CONTROL_MASK);
  assert_at (fixture, 0, 0);
}

static gboolean
has_fewer_columns (gpointer data)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (get_button (data, 0, 2)), "Total") == 0;
}

/* The column one came from may be there no more. */
static void
test_column_goes (Fixture *fixture, gconstpointer lang)
{
  TlElement *stage = canvas_fixture_find (&fixture->canvas, "s2");

  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press (fixture, GDK_KEY_End, 0);
  assert_at (fixture, 1, 3);
  tl_history_begin (fixture->canvas.history, "Delete", NULL);
  tl_operations_delete (fixture->canvas.history, &stage, 1);
  tl_history_commit (fixture->canvas.history);
  own_display_wait (has_fewer_columns, fixture);
  press (fixture, GDK_KEY_Down, 0);
  assert_at (fixture, 2, 2);
}

static gboolean
has_other_words (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (gtk_widget_get_tooltip_text (get_button (fixture, 1, 1)),
                    "Lead, Before: accountable for 1, responsible for 1") == 0;
}

/* The keyboard stays where it was, though the buttons are others. */
static void
test_follows_edits (Fixture *fixture, gconstpointer lang)
{
  gtk_widget_grab_focus (GTK_WIDGET (fixture->view));
  press (fixture, GDK_KEY_Down, 0);
  assert_at (fixture, 2, 1);
  set (fixture, "t5", TL_PROPERTY_ACCOUNTABLE, NULL);
  own_display_wait (has_other_words, fixture);
  assert_at (fixture, 2, 1);
}

static void
test_gaps_lead_to_cards (Fixture *fixture, gconstpointer lang)
{
  GtkWidget *expander = find_child (GTK_WIDGET (fixture->view), GTK_TYPE_EXPANDER);
  GtkWidget *button =
      find_child (gtk_expander_get_child (GTK_EXPANDER (expander)), GTK_TYPE_BUTTON);

  g_assert_true (gtk_widget_get_visible (expander));
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (fixture->wanted);
  g_assert_cmpstr (fixture->wanted, !=, "");
}

/* More than anybody reads are counted, and not listed. */
static void
test_many_gaps (Fixture *fixture, gconstpointer lang)
{
  TlHistory *history = fixture->canvas.history;
  GtkWidget *expander = find_child (GTK_WIDGET (fixture->view), GTK_TYPE_EXPANDER), *last;

  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), NULL);
  tl_history_begin (history, "Add", NULL);
  for (guint i = 100; i < 240; i++)
    {
      g_autofree char *id = g_strdup_printf ("t%u", i);
      TlElement *card = tl_history_add (history, TL_KIND_TOUCHPOINT, id, NULL, NULL);

      tl_history_set (history, card, TL_PROPERTY_LANE, "l1");
      tl_history_set (history, card, TL_PROPERTY_MOMENT, "o3");
      tl_history_set (history, card, TL_PROPERTY_MOMENT_OF_TRUTH, "They leave");
    }
  tl_history_commit (history);
  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), fixture->canvas.map);
  last = gtk_widget_get_last_child (gtk_widget_get_parent (
      find_child (gtk_expander_get_child (GTK_EXPANDER (expander)), GTK_TYPE_BUTTON)));
  g_assert_true (GTK_IS_LABEL (last));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (last)), "more"));
}

/* Nothing is kept up while it is out of sight. */
static void
test_out_of_sight (Fixture *fixture, gconstpointer lang)
{
  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), NULL);
  g_assert_null (get_button (fixture, 0, 0));
  set (fixture, "t5", TL_PROPERTY_ACCOUNTABLE, NULL);
  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), fixture->canvas.map);
  g_assert_true (has_other_words (fixture));
}

static void
test_empty (Fixture *fixture, gconstpointer lang)
{
  g_autoptr (TlMap) empty = tl_map_new ();
  GtkWidget *stack = find_child (GTK_WIDGET (fixture->view), GTK_TYPE_STACK);

  g_assert_false (ADW_IS_STATUS_PAGE (gtk_stack_get_visible_child (GTK_STACK (stack))));
  tl_map_view_set_map (TL_MAP_VIEW (fixture->view), empty);
  g_assert_true (ADW_IS_STATUS_PAGE (gtk_stack_get_visible_child (GTK_STACK (stack))));
}

/* High contrast has the same colours. */
static void
test_contrast (void)
{
  for (int scheme = TL_SCHEME_LIGHT; scheme <= TL_SCHEME_DARK; scheme++)
    for (guint step = 1; step <= TL_HEAT_STEPS; step++)
      g_assert_cmpfloat (tl_color_get_contrast (tl_heat_get_ground (scheme, step),
                                                tl_heat_get_ink (scheme, step)),
                         >=, 7);
}

static void
test_words (void)
{
  static const struct
  {
    TlOwnershipCount count;
    const char *words, *accountable, *besides;
  } cases[] = {
    { { 0, { 0 } }, "nothing", NULL, NULL },
    { { 3, { 3, 1, 0, 0 } }, "accountable for 3, responsible for 1", "3", NULL },
    { { 4, { 1, 1, 2, 3 } },
      "accountable for 1, responsible for 1, consulted on 2, informed of 3",
      "1",
      "+3" },
    { { 2, { 0, 0, 0, 2 } }, "informed of 2", NULL, "+2" },
  };
  g_autoptr (TlMap) map = tl_map_new ();
  TlOwnershipRow row = { .role = tl_map_get_root (map) };
  TlOwnershipRow nobody = { .role = NULL };
  g_autofree char *missing = tl_ownership_words_describe_count (&nobody, &cases[1].count);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *words = tl_ownership_words_describe_count (&row, &cases[i].count);
      g_autofree char *accountable = NULL, *besides = NULL;

      tl_ownership_words_get_figures (&row, &cases[i].count, &accountable, &besides);
      g_assert_cmpstr (words, ==, cases[i].words);
      g_assert_cmpstr (accountable, ==, cases[i].accountable);
      g_assert_cmpstr (besides, ==, cases[i].besides);
    }
  g_assert_cmpstr (missing, ==, "3 touchpoints without an owner");
}

#define ADD(name, function)                                                                        \
  g_test_add ("/ownership-view/" name, Fixture, "en", set_up, function, tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  ADD ("table", test_table);
  ADD ("cells-lead-to-cards", test_cells_lead_to_cards);
  ADD ("sort", test_sort);
  ADD ("keys", test_keys);
  ADD ("column-goes", test_column_goes);
  ADD ("follows-edits", test_follows_edits);
  ADD ("gaps-lead-to-cards", test_gaps_lead_to_cards);
  ADD ("many-gaps", test_many_gaps);
  ADD ("out-of-sight", test_out_of_sight);
  ADD ("empty", test_empty);
  g_test_add_func ("/ownership-view/contrast", test_contrast);
  g_test_add_func ("/ownership-view/words", test_words);
  return own_display_run_tests ();
}
