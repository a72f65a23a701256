/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "canvas-fixture.h"
#include "own-display.h"
#include "tl-board-private.h"
#include "tl-tool.h"
#include "window-fixture.h"

/* Whatever can be done is done without a pointer: by a key of its own, from a menu that a key
 * opens, or by a button that Tab leads to. */

typedef enum
{
  KEY = 1 << 0,
  MENU = 1 << 1,
  BUTTON = 1 << 2,
  ELSEWHERE = 1 << 3, /* by buttons of what is shown when there is something to do: the start page,
                         the bars above the map, a toast, the menu of files; or, on the map, what a
                         key does in two steps */
} Ways;

typedef struct
{
  const char *action;
  Ways ways;
} Row;

static const Row on_canvas[] = {
  { "canvas.add-lane", MENU },
  { "canvas.add-lane-above", MENU },
  { "canvas.add-lane-below", MENU },
  { "canvas.add-moment-after", MENU },
  { "canvas.add-moment-before", MENU },
  { "canvas.add-stage-after", MENU },
  { "canvas.add-stage-before", MENU },
  { "canvas.ask-cause", KEY },
  { "canvas.copy", KEY | MENU },
  { "canvas.cut", KEY | MENU },
  { "canvas.delete", KEY | MENU },
  { "canvas.duplicate", KEY | MENU },
  { "canvas.edit", KEY | MENU },
  { "canvas.fold", KEY },
  { "canvas.hide-lane", KEY | MENU },
  { "canvas.link", KEY | MENU },
  { "canvas.link-as", ELSEWHERE },
  { "canvas.link-from", KEY | MENU },
  { "canvas.merge-lane", MENU },
  { "canvas.merge-moment", MENU },
  { "canvas.merge-stage", MENU },
  { "canvas.move-down", KEY | MENU },
  { "canvas.move-left", KEY },
  { "canvas.move-right", KEY },
  { "canvas.move-up", KEY | MENU },
  { "canvas.new-card", KEY | MENU },
  { "canvas.next-link", KEY },
  { "canvas.next-link-kind", KEY },
  { "canvas.paste", KEY | MENU },
  { "canvas.previous-link", KEY },
  { "canvas.select-all", KEY | MENU },
  { "canvas.set-kind", MENU },
  { "canvas.set-layer", MENU },
  { "canvas.set-link-kind", MENU },
  { "canvas.set-strength", KEY | MENU },
  { "canvas.show-all-lanes", KEY | MENU },
  { "canvas.show-hidden", ELSEWHERE },
  { "canvas.show-lane", MENU },
  { "canvas.span-less", KEY },
  { "canvas.span-more", KEY },
  { "canvas.split-lane", MENU },
  { "canvas.split-stage", MENU },
  { "canvas.trace", KEY | MENU },
  { "canvas.turn-layer", MENU },
  { "canvas.turn-stage", MENU },
  { "canvas.unfold", KEY },
  { "canvas.unfold-all", KEY },
  { "canvas.zoom-fit", KEY | MENU },
  { "canvas.zoom-in", KEY },
  { "canvas.zoom-normal", KEY },
  { "canvas.zoom-out", KEY },
};

static const Row in_window[] = {
  { "win.add-moment-after", MENU },
  { "win.add-stage-after", MENU },
  { "win.allow-evidence", ELSEWHERE },
  { "win.attach-evidence", ELSEWHERE },
  { "win.compare", MENU },
  { "win.copy", KEY | MENU },
  { "win.curves-together", KEY | MENU },
  { "win.cut", KEY | MENU },
  { "win.delete", MENU | BUTTON },
  { "win.discard-draft", ELSEWHERE },
  { "win.duplicate", MENU | BUTTON },
  { "win.evidence-rows", ELSEWHERE },
  { "win.export", KEY | MENU | BUTTON },
  { "win.export-evidence", MENU },
  { "win.export-insights", MENU },
  { "win.find", KEY | MENU },
  { "win.find-next", KEY },
  { "win.find-previous", KEY },
  { "win.find-visible", BUTTON },
  { "win.findings", KEY | MENU | BUTTON },
  { "win.history", KEY | MENU },
  { "win.import-evidence", MENU },
  { "win.inspector-visible", KEY | MENU | BUTTON },
  { "win.make-future-map", MENU },
  { "win.new-from", ELSEWHERE },
  { "win.open", KEY | BUTTON },
  { "win.open-recent", ELSEWHERE },
  { "win.outline", KEY | MENU | BUTTON },
  { "win.palette-visible", MENU },
  { "win.paste", KEY | MENU },
  { "win.plan-change", KEY },
  { "win.paste-evidence", ELSEWHERE },
  { "win.present", KEY | MENU },
  { "win.self-check", MENU },
  { "win.present-causes", KEY },
  { "win.print", KEY | MENU },
  { "win.print-changes", ELSEWHERE },
  { "win.print-role", ELSEWHERE },
  { "win.read-evidence", ELSEWHERE },
  { "win.redo", KEY | MENU | BUTTON },
  { "win.restore-draft", ELSEWHERE },
  { "win.reveal", MENU },
  { "win.save", KEY | MENU },
  { "win.save-as", KEY | MENU },
  { "win.show-draft", ELSEWHERE },
  { "win.show-folder", ELSEWHERE },
  { "win.show-help-overlay", KEY | MENU },
  { "win.show-lane", ELSEWHERE },
  { "win.stop-comparing", KEY },
  { "win.stop-finding", KEY },
  { "win.stop-time", KEY },
  { "win.time", KEY | MENU },
  { "win.undo", KEY | MENU | BUTTON },
  { "win.view", KEY | MENU | BUTTON },
  { "win.zoom-fit", KEY | BUTTON },
  { "win.zoom-in", KEY | BUTTON },
  { "win.zoom-normal", KEY | BUTTON },
  { "win.zoom-out", KEY | BUTTON },
};

/* Most have a key as well, which test-board-view.c presses. */
static const Row on_board[] = {
  { "board.move-down", MENU },    { "board.move-to", MENU }, { "board.move-up", MENU },
  { "board.new", MENU | BUTTON }, { "board.open", MENU },    { "board.remove", MENU },
  { "board.show-on-map", MENU },
};

static void
add_way (GHashTable *found, const char *action, Ways way)
{
  guint ways = GPOINTER_TO_UINT (g_hash_table_lookup (found, action));

  g_hash_table_insert (found, g_strdup (action), GUINT_TO_POINTER (ways | way));
}

/* Those go by what is seen: which of the two it is depends on the map's direction. */
static void
add_span_key (GHashTable *found, GtkShortcut *shortcut)
{
  GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);
  GtkKeyvalTrigger *key = GTK_IS_KEYVAL_TRIGGER (trigger) ? GTK_KEYVAL_TRIGGER (trigger) : NULL;

  if (key == NULL || gtk_keyval_trigger_get_modifiers (key) != (GDK_SHIFT_MASK | GDK_ALT_MASK))
    return;
  if (gtk_keyval_trigger_get_keyval (key) == GDK_KEY_Right)
    add_way (found, "canvas.span-more", KEY);
  if (gtk_keyval_trigger_get_keyval (key) == GDK_KEY_Left)
    add_way (found, "canvas.span-less", KEY);
}

static void
add_shortcuts (GHashTable *found, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);
          GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);

          if (GTK_IS_NAMED_ACTION (action))
            add_way (found, gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)), KEY);
          else
            add_span_key (found, shortcut);
        }
    }
}

static void
add_menu (GHashTable *found, GMenuModel *menu)
{
  for (int i = 0; i < g_menu_model_get_n_items (menu); i++)
    {
      static const char *const links[] = { G_MENU_LINK_SECTION, G_MENU_LINK_SUBMENU };
      g_autofree char *action = NULL;

      if (g_menu_model_get_item_attribute (menu, i, G_MENU_ATTRIBUTE_ACTION, "s", &action))
        add_way (found, action, MENU);
      for (guint k = 0; k < G_N_ELEMENTS (links); k++)
        {
          g_autoptr (GMenuModel) below = g_menu_model_get_item_link (menu, i, links[k]);

          if (below != NULL)
            add_menu (found, below);
        }
    }
}

static void
add_buttons (GHashTable *found, GtkWidget *widget)
{
  if (GTK_IS_ACTIONABLE (widget) &&
      gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)) != NULL)
    add_way (found, gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), BUTTON);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_buttons (found, child);
}

/* What the key for menus shows of the element; `id` NULL: of nothing. */
static void
add_menu_of (GHashTable *found, CanvasFixture *fixture, const char *id)
{
  TlCanvas *canvas = fixture->canvas;

  tl_canvas_select (canvas, id != NULL ? canvas_fixture_find (fixture, id) : NULL);
  tl_canvas_show_menu_at_cursor (canvas);
  add_menu (found, gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (canvas->menu)));
  gtk_popover_popdown (GTK_POPOVER (canvas->menu));
}

/* The table has every action of the class, and each can be done as it says. */
static void
check (GtkWidgetClass *class, const char *group, const Row *rows, guint n_rows, GHashTable *found)
{
  g_autoptr (GHashTable) expected = g_hash_table_new (g_str_hash, g_str_equal);
  const GVariantType *parameter;
  const char *name, *property;
  GType owner;
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    g_hash_table_insert (expected, (gpointer) rows[i].action, GUINT_TO_POINTER (rows[i].ways));
  for (guint i = 0; gtk_widget_class_query_action (class, i, &owner, &name, &parameter, &property);
       i++)
    {
      guint ways = GPOINTER_TO_UINT (g_hash_table_lookup (found, name));

      if (!g_str_has_prefix (name, group))
        continue;
      n++;
      if (ways == 0)
        ways = ELSEWHERE;
      if (ways != GPOINTER_TO_UINT (g_hash_table_lookup (expected, name)))
        {
          g_test_message ("%s: %s%s%s%s", name, ways & KEY ? "KEY " : "",
                          ways & MENU ? "MENU " : "", ways & BUTTON ? "BUTTON " : "",
                          ways & ELSEWHERE ? "no way" : "");
          g_test_fail ();
        }
    }
  if (n != n_rows)
    g_test_fail_printf ("%u rows for %u actions", n_rows, n);
}

/* A link, which is returned, a lane that is hidden, and one that can be merged into that above. */
static TlElement *
add_all_sorts (CanvasFixture *fixture)
{
  TlHistory *history = fixture->history;
  TlElement *link, *lane;

  tl_history_begin (history, "Add", NULL);
  link = tl_operations_add_link (history, canvas_fixture_find (fixture, "t1"),
                                 canvas_fixture_find (fixture, "t3"), TL_LINK_CAUSES);
  tl_history_set (history, canvas_fixture_find (fixture, "l2"), TL_PROPERTY_HIDDEN, "yes");
  lane = tl_history_add (history, TL_KIND_LANE, "l5", NULL, canvas_fixture_find (fixture, "l4"));
  tl_history_set_choice (history, lane, TL_PROPERTY_LAYER, TL_LAYER_EMPLOYEE);
  tl_history_set_choice (history, lane, TL_PROPERTY_KIND, TL_LANE_TOUCHPOINTS);
  tl_history_commit (history);
  return link;
}

static void
test_canvas (CanvasFixture *fixture, gconstpointer lang)
{
  static const char *const ids[] = { NULL, "t3", "l3", "l5", "s1", "o2" };
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TlElement *link = add_all_sorts (fixture);

  add_shortcuts (found, GTK_WIDGET (fixture->canvas));
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    add_menu_of (found, fixture, ids[i]);
  add_menu_of (found, fixture, tl_element_get_id (link));
  check (GTK_WIDGET_GET_CLASS (fixture->canvas), "canvas.", on_canvas, G_N_ELEMENTS (on_canvas),
         found);
}

/* All but the one that is to have none, which Escape leads back to, have a key of their own. */
static void
test_tools (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);
  guint n_tools;
  const TlTool *tools = tl_tool_list (&n_tools);

  for (guint i = 0; i < n_tools; i++)
    if (!g_str_equal (tools[i].name, TL_TOOL_SELECT))
      {
        g_assert_cmpuint (tools[i].key, !=, 0);
        g_assert_true (g_hash_table_add (keys, GUINT_TO_POINTER (tools[i].key)));
      }
}

static void
test_window (WindowFixture *fixture, gconstpointer content)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkApplication *application = GTK_APPLICATION (window_fixture_application);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  TlWindow *window = fixture->window;

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_autofree char *action = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_true (g_action_parse_detailed_name (actions[i], &action, &target, NULL));
      add_way (found, action, KEY);
    }
  add_shortcuts (found, GTK_WIDGET (window));
  add_menu (found, window->main_menu);
  add_buttons (found, GTK_WIDGET (window));
  check (GTK_WIDGET_GET_CLASS (window), "win.", in_window, G_N_ELEMENTS (in_window), found);
}

static void
test_board (CanvasFixture *fixture, gconstpointer lang)
{
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TlBoardView *board = TL_BOARD_VIEW (tl_board_view_new ());
  GtkWidget *window = gtk_window_new ();
  TlElement *change;

  tl_history_begin (fixture->history, "Add", NULL);
  change = tl_operations_add (fixture->history, TL_KIND_CHANGE, "New");
  tl_history_commit (fixture->history);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (board));
  tl_board_view_set_history (board, fixture->history);
  gtk_window_present (GTK_WINDOW (window));
  tl_board_view_select (board, change);
  tl_board_view_show_menu (board);
  add_menu (found, gtk_popover_menu_get_menu_model (GTK_POPOVER_MENU (board->menu)));
  gtk_popover_popdown (GTK_POPOVER (board->menu));
  add_buttons (found, GTK_WIDGET (board));
  check (GTK_WIDGET_GET_CLASS (board), "board.", on_board, G_N_ELEMENTS (on_board), found);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/keys/canvas", CanvasFixture, "en", canvas_fixture_set_up, test_canvas,
              canvas_fixture_tear_down);
  g_test_add ("/keys/board", CanvasFixture, "en", canvas_fixture_set_up, test_board,
              canvas_fixture_tear_down);
  g_test_add ("/keys/tools", CanvasFixture, "en", canvas_fixture_set_up, test_tools,
              canvas_fixture_tear_down);
  g_test_add ("/keys/window", WindowFixture, window_fixture_map, window_fixture_set_up, test_window,
              window_fixture_tear_down);
  return own_display_run_tests ();
}
