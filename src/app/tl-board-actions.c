/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-board-private.h"

#include <glib/gi18n-lib.h>

#include "tl-change-words.h"
#include "tl-element-words.h"
#include "tl-operations.h"
#include "tl-operations-change.h"

static gboolean
can_change (TlBoardView *self)
{
  return self->history != NULL && !tl_history_is_in_step (self->history);
}

/* Moving */

static const char *
get_move_label (TlChangeStatus status)
{
  static const char *const labels[TL_N_CHANGE_STATUSES] = {
    [TL_CHANGE_IDEA] = N_ ("Move to Ideas"),      [TL_CHANGE_PLANNED] = N_ ("Move to Planned"),
    [TL_CHANGE_DOING] = N_ ("Move to Doing"),     [TL_CHANGE_DONE] = N_ ("Move to Done"),
    [TL_CHANGE_DROPPED] = N_ ("Move to Dropped"),
  };

  return _ (labels[status]);
}

/* "Moved to Doing, 2 of 3" */
static void
say_place (TlBoardView *self, TlChangeStatus status, TlElement *change)
{
  guint index = 0;
  g_autofree char *words = NULL;

  if (tl_board_column_find (self->columns[status], change, &index) == NULL)
    return;
  /* Translators: a column of the board, the place of a card in it, and how many there are. */
  words = g_strdup_printf (_ ("Moved to %s, %u of %u"), tl_change_words_get_column (status),
                           index + 1, tl_board_column_get_n_cards (self->columns[status]));
  tl_board_view_say (self, words, FALSE);
}

void
tl_board_view_move (TlBoardView *self, TlElement *change, TlChangeStatus status, TlElement *before)
{
  gboolean is_same = tl_element_get_choice (change, TL_PROPERTY_STATUS) == (int) status;

  if (!can_change (self))
    return;
  tl_history_begin (self->history, is_same ? _ ("Move Change") : get_move_label (status), NULL);
  tl_operations_move_change (self->history, change, status, before);
  if (!tl_history_commit (self->history))
    return;
  tl_board_view_tell (self);
  tl_board_view_select (self, change);
  say_place (self, status, change);
}

static gboolean
find_selected (TlBoardView *self, guint *column, guint *index)
{
  for (*column = 0; self->selected != NULL && *column < TL_N_CHANGE_STATUSES; (*column)++)
    if (tl_board_column_find (self->columns[*column], self->selected, index) != NULL)
      return TRUE;
  return FALSE;
}

static TlElement *
get_change (TlBoardView *self, guint column, guint index)
{
  TlBoardCard *card = tl_board_column_get_card (self->columns[column], index);

  return card != NULL ? tl_board_card_get_change (card) : NULL;
}

static void
say_edge (TlBoardView *self)
{
  tl_board_view_say (self, _ ("No further: this is the edge"), FALSE);
}

/* Up (-1) or down (1) among its like. */
static void
move_along (TlBoardView *self, int direction)
{
  guint column, index;

  if (!find_selected (self, &column, &index))
    return;
  if (direction < 0 ? index == 0 : index + 1 >= tl_board_column_get_n_cards (self->columns[column]))
    say_edge (self);
  else
    tl_board_view_move (self, self->selected, (TlChangeStatus) column,
                        get_change (self, column, direction < 0 ? index - 1 : index + 2));
}

/* To the column beside, as high as it is, as far as that one reaches. */
static void
move_across (TlBoardView *self, int direction)
{
  guint column, index;

  if (!find_selected (self, &column, &index))
    return;
  if (direction < 0 ? column == 0 : column + 1 == TL_N_CHANGE_STATUSES)
    {
      say_edge (self);
      return;
    }
  column = direction < 0 ? column - 1 : column + 1;
  tl_board_view_move (self, self->selected, (TlChangeStatus) column,
                      get_change (self, column, index));
}

/* Actions */

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  tl_board_view_open (TL_BOARD_VIEW (widget));
}

static void
add_named (TlMap *map, const TlElement *change, TlProperty property, GPtrArray *elements)
{
  g_auto (GStrv) ids = tl_element_dup_words (change, property);

  for (guint i = 0; ids[i] != NULL; i++)
    if (tl_map_find (map, ids[i]) != NULL)
      g_ptr_array_add (elements, tl_map_find (map, ids[i]));
}

/* What it addresses; else what it needs. */
static GPtrArray *
list_about (TlBoardView *self)
{
  GPtrArray *elements = g_ptr_array_new ();
  TlMap *map = tl_board_view_get_map (self);

  if (self->selected == NULL || map == NULL)
    return elements;
  add_named (map, self->selected, TL_PROPERTY_ADDRESSES, elements);
  if (elements->len == 0)
    add_named (map, self->selected, TL_PROPERTY_NEEDS, elements);
  return elements;
}

static void
show_on_map_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);
  g_autoptr (GPtrArray) elements = list_about (self);

  if (elements->len > 0)
    tl_board_view_want (self, elements);
  else
    tl_board_view_say (self, _ ("This change addresses nothing on the map yet"), FALSE);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);
  TlElement *change = self->selected;
  g_autofree char *title = NULL, *words = NULL;

  if (!can_change (self) || change == NULL)
    return;
  title = tl_element_words_name (tl_board_view_get_map (self), change);
  /* Translators: %s is the title of a change. */
  words = g_strdup_printf (_ ("“%s” removed"), title);
  tl_history_begin (self->history, tl_element_words_remove (TL_KIND_CHANGE), NULL);
  tl_operations_delete (self->history, &change, 1);
  tl_history_commit (self->history);
  tl_board_view_tell (self);
  tl_board_view_say (self, words, TRUE);
}

static gboolean
read_status (GVariant *parameter, TlChangeStatus *status)
{
  int choice = tl_choice_from_name (tl_kind_get_choices (TL_KIND_CHANGE, TL_PROPERTY_STATUS),
                                    g_variant_get_string (parameter, NULL));

  *status = (TlChangeStatus) choice;
  return choice >= 0;
}

static void
move_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);
  TlChangeStatus status;

  if (read_status (parameter, &status) && self->selected != NULL)
    tl_board_view_move (self, self->selected, status, NULL);
}

static void
move_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_along (TL_BOARD_VIEW (widget), -1);
}

static void
move_down_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  move_along (TL_BOARD_VIEW (widget), 1);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  TlBoardView *self = TL_BOARD_VIEW (widget);
  TlChangeStatus status;

  if (!read_status (parameter, &status) || self->history == NULL)
    return;
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  tl_board_view_ask_title (self, status);
}

void
tl_board_view_update_actions (TlBoardView *self)
{
  static const char *const of_change[] = {
    "board.open",    "board.show-on-map", "board.remove",
    "board.move-to", "board.move-up",     "board.move-down"
  };

  for (guint i = 0; i < G_N_ELEMENTS (of_change); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_change[i],
                                   self->history != NULL && self->selected != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.new", self->history != NULL);
}

void
tl_board_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "board.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "board.show-on-map", NULL, show_on_map_action);
  gtk_widget_class_install_action (widget_class, "board.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "board.move-to", "s", move_to_action);
  gtk_widget_class_install_action (widget_class, "board.move-up", NULL, move_up_action);
  gtk_widget_class_install_action (widget_class, "board.move-down", NULL, move_down_action);
  gtk_widget_class_install_action (widget_class, "board.new", "s", new_action);
}

/* Keys: the columns are what lies across, whichever way the language runs. */

/* A column that has no card has a button. */
static gboolean
go_to (TlBoardView *self, guint column, guint index)
{
  guint n = tl_board_column_get_n_cards (self->columns[column]);

  if (n > 0)
    tl_board_view_select (self, get_change (self, column, MIN (index, n - 1)));
  else
    {
      tl_board_view_show_column (self, column);
      tl_board_column_take_focus (self->columns[column]);
    }
  return TRUE;
}

static gboolean
go_across (TlBoardView *self, guint column, guint index, int direction)
{
  if (direction < 0 ? column == 0 : column + 1 == TL_N_CHANGE_STATUSES)
    return TRUE;
  return go_to (self, direction < 0 ? column - 1 : column + 1, index);
}

static gboolean
move_by_key (TlBoardView *self, guint key, int ahead)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      move_across (self, -ahead);
      return TRUE;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      move_across (self, ahead);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_along (self, -1);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_along (self, 1);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
go_by_key (TlBoardView *self, guint key, int ahead, guint column, guint index)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return go_across (self, column, index, -ahead);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return go_across (self, column, index, ahead);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return go_to (self, column, index > 0 ? index - 1 : 0);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return go_to (self, column, index + 1);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return go_to (self, column, 0);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return go_to (self, column, G_MAXUINT);
    default:
      return FALSE;
    }
}

/* The column whose button, or card, has the keyboard. */
static gboolean
find_column (TlBoardView *self, guint *column)
{
  GtkWidget *within = gtk_widget_get_focus_child (GTK_WIDGET (self->columns_box));

  for (*column = 0; *column < TL_N_CHANGE_STATUSES; (*column)++)
    if (GTK_WIDGET (self->columns[*column]) == within)
      return !tl_board_column_is_asking (self->columns[*column]);
  return FALSE;
}

static gboolean
act_by_key (TlBoardView *self, guint key, guint column)
{
  switch (key)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      return gtk_widget_activate_action (GTK_WIDGET (self), "board.open", NULL);
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
      return gtk_widget_activate_action (GTK_WIDGET (self), "board.remove", NULL);
    case GDK_KEY_n:
    case GDK_KEY_N:
    case GDK_KEY_Insert:
    case GDK_KEY_KP_Insert:
      g_clear_pointer (&self->planned, g_ptr_array_unref);
      tl_board_view_ask_title (self, (TlChangeStatus) column);
      return TRUE;
    case GDK_KEY_m:
    case GDK_KEY_M:
      return gtk_widget_activate_action (GTK_WIDGET (self), "board.show-on-map", NULL);
    case GDK_KEY_Menu:
      tl_board_view_show_menu (self);
      return TRUE;
    default:
      return FALSE;
    }
}

/* At the button of a column the arrows lead on too. */
static gboolean
go_from_button (TlBoardView *self, guint key, int ahead, guint column)
{
  if (key == GDK_KEY_n || key == GDK_KEY_N || key == GDK_KEY_Insert || key == GDK_KEY_KP_Insert)
    return act_by_key (self, key, column);
  if (key == GDK_KEY_Up || key == GDK_KEY_KP_Up)
    return TRUE;
  if (key == GDK_KEY_Down || key == GDK_KEY_KP_Down)
    return go_to (self, column, 0);
  return go_by_key (self, key, ahead, column, 0);
}

static gboolean
on_key_pressed_cb (TlBoardView *self, guint key, guint code, GdkModifierType state)
{
  int ahead = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;
  guint held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK);
  guint column, index;

  if (self->carried != NULL)
    {
      if (key == GDK_KEY_Escape)
        tl_board_view_cancel_drag (self);
      return TRUE;
    }
  if (!find_column (self, &column))
    return FALSE;
  if (!tl_board_view_find_focus (self, &column, &index))
    return held == 0 && go_from_button (self, key, ahead, column);
  if (held == GDK_CONTROL_MASK)
    return move_by_key (self, key, ahead);
  if (held == GDK_SHIFT_MASK && key == GDK_KEY_F10)
    {
      tl_board_view_show_menu (self);
      return TRUE;
    }
  if ((held & ~GDK_SHIFT_MASK) != 0)
    return FALSE;
  return go_by_key (self, key, ahead, column, index) || act_by_key (self, key, column);
}

void
tl_board_view_set_up_keys (TlBoardView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
