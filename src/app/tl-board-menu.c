/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-board-private.h"

#include <glib/gi18n-lib.h>

#include "tl-change-words.h"
#include "tl-speech.h"

static void
add_status (GMenu *menu, const char *label, const char *action, TlChangeStatus status)
{
  const TlChoice *statuses = tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", statuses[status].name);
  g_menu_append_item (menu, item);
}

/* To the columns it is not in. */
static GMenu *
make_places (TlChangeStatus status)
{
  GMenu *places = g_menu_new ();

  for (guint i = 0; i < TL_N_CHANGE_STATUSES; i++)
    if (i != status)
      add_status (places, tl_change_words_get_column ((TlChangeStatus) i), "board.move-to",
                  (TlChangeStatus) i);
  return places;
}

static GMenu *
make_menu (TlChangeStatus status)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) show = g_menu_new (), move = g_menu_new (), last = g_menu_new ();
  g_autoptr (GMenu) places = make_places (status);

  g_menu_append (show, _ ("Edit"), "board.open");
  g_menu_append (show, _ ("Show on Map"), "board.show-on-map");
  g_menu_append_submenu (move, _ ("Move To"), G_MENU_MODEL (places));
  g_menu_append (move, _ ("Move Up"), "board.move-up");
  g_menu_append (move, _ ("Move Down"), "board.move-down");
  add_status (last, _ ("New Change"), "board.new", status);
  g_menu_append (last, _ ("Remove"), "board.remove");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (show));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (move));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return menu;
}

/* What was chosen in the menu may have taken the keyboard to a field. */
static gboolean
is_elsewhere (TlBoardView *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  return focus != NULL && gtk_widget_get_ancestor (focus, TL_TYPE_BOARD_CARD) == NULL &&
         GTK_IS_EDITABLE (focus);
}

static gboolean
on_menu_gone_cb (gpointer data)
{
  TlBoardView *self = data;
  TlElement *change = self->history != NULL
                          ? tl_map_find (tl_history_get_map (self->history), self->menu_of)
                          : NULL;

  self->menu_id = 0;
  if (change != NULL && !is_elsewhere (self))
    tl_board_view_select (self, change);
  return G_SOURCE_REMOVE;
}

/* Left to itself the keyboard goes to the first card of all: with the menu, or, to newer versions
 * of GTK, with the frame after it. */
static void
on_menu_closed_cb (TlBoardView *self)
{
  if (self->menu_id == 0)
    self->menu_id = g_idle_add (on_menu_gone_cb, self);
}

static void
pop_up (TlBoardView *self, const GdkRectangle *place)
{
  int status = tl_element_get_choice (self->selected, TL_PROPERTY_STATUS);
  g_autoptr (GMenu) menu = make_menu ((TlChangeStatus) status);

  if (self->menu == NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (NULL);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      tl_speech_name_items (GTK_POPOVER (self->menu));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (on_menu_closed_cb), self);
    }
  g_free (self->menu_of);
  self->menu_of = g_strdup (tl_element_get_id (self->selected));
  gtk_popover_menu_set_menu_model (GTK_POPOVER_MENU (self->menu), G_MENU_MODEL (menu));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), place);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

void
tl_board_view_show_menu (TlBoardView *self)
{
  guint column, index;
  GtkWidget *card;
  double x, y;

  if (!tl_board_view_find_focus (self, &column, &index))
    return;
  card = GTK_WIDGET (tl_board_column_get_card (self->columns[column], index));
  gtk_widget_translate_coordinates (card, GTK_WIDGET (self), gtk_widget_get_width (card) / 2.0, 24,
                                    &x, &y);
  pop_up (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
show_menu_at (TlBoardView *self, double x, double y)
{
  TlBoardCard *card = tl_board_view_pick (self, x, y);

  if (card == NULL)
    return;
  tl_board_view_select (self, tl_board_card_get_change (card));
  pop_up (self, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
on_clicked_cb (GtkGestureClick *click, int n_press, double x, double y, TlBoardView *self)
{
  GdkEvent *event = gtk_event_controller_get_current_event (GTK_EVENT_CONTROLLER (click));
  TlBoardCard *card = tl_board_view_pick (self, x, y);

  if (card == NULL)
    return;
  if (gdk_event_triggers_context_menu (event))
    {
      gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
      show_menu_at (self, x, y);
    }
  else if (gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (click)) == GDK_BUTTON_PRIMARY)
    {
      tl_board_view_select (self, tl_board_card_get_change (card));
      if (n_press == 2)
        tl_board_view_open (self);
    }
}

static void
on_long_pressed_cb (GtkGestureLongPress *press, double x, double y, TlBoardView *self)
{
  gtk_gesture_set_state (GTK_GESTURE (press), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu_at (self, x, y);
}

void
tl_board_view_set_up_menu (TlBoardView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect (click, "pressed", G_CALLBACK (on_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (press));
}
