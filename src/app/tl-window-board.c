/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-board-view.h"

/* The board of changes in the window: it has the inspector beside it, and its own cards in it. */

#define BOARD "changes"

/* NULL until it is made. */
static TlBoardView *
get_board (TlWindow *self)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->views, BOARD);

  return page != NULL ? TL_BOARD_VIEW (page) : NULL;
}

void
tl_window_commit_edit (TlWindow *self)
{
  TlBoardView *board = get_board (self);

  if (self->import_dialog != NULL)
    tl_import_dialog_stop (self->import_dialog);
  tl_canvas_commit_edit (self->canvas);
  if (board != NULL)
    tl_board_view_commit_edit (board);
}

gboolean
tl_window_is_board_shown (TlWindow *self)
{
  return self->start == NULL && g_str_equal (tl_window_get_view_name (self), BOARD);
}

static void
on_selected_cb (TlWindow *self, TlElement *change)
{
  tl_window_update_inspector (self);
}

/* To its page, from wherever that led on, and into it. */
static void
on_opened_cb (TlWindow *self, TlElement *change)
{
  tl_window_set_inspector_visible (self, TRUE);
  while (tl_inspector_go_back (self->inspector))
    ;
  gtk_widget_child_focus (GTK_WIDGET (self->inspector), GTK_DIR_TAB_FORWARD);
}

static void
on_said_cb (TlWindow *self, const char *words, gboolean undoable)
{
  tl_canvas_announce (self->canvas, words);
  if (undoable)
    tl_window_say (self, words, TRUE);
}

void
tl_window_connect_board (TlWindow *self, GtkWidget *page)
{
  if (!TL_IS_BOARD_VIEW (page))
    return;
  g_signal_connect_object (page, "selected", G_CALLBACK (on_selected_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "opened", G_CALLBACK (on_opened_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "said", G_CALLBACK (on_said_cb), self, G_CONNECT_SWAPPED);
  tl_window_update_board_findings (self);
}

static GPtrArray *
list_at_hand (TlWindow *self)
{
  GPtrArray *selection;
  TlElement *change;

  if (!tl_window_is_board_shown (self))
    return tl_canvas_get_selection (self->canvas);
  selection = g_ptr_array_new ();
  change = get_board (self) != NULL ? tl_board_view_get_selected (get_board (self)) : NULL;
  if (change != NULL)
    g_ptr_array_add (selection, change);
  return selection;
}

void
tl_window_update_inspector (TlWindow *self)
{
  g_autoptr (GPtrArray) selection = list_at_hand (self);

  tl_inspector_set_selection (self->inspector, selection);
}

void
tl_window_update_board_findings (TlWindow *self)
{
  if (get_board (self) != NULL)
    tl_board_view_set_findings (get_board (self), tl_reviewer_get_findings (self->reviewer));
}

void
tl_window_return_to (TlWindow *self, const GPtrArray *elements)
{
  if (tl_window_is_board_shown (self))
    tl_board_view_return_to (get_board (self), elements);
  else
    tl_canvas_return_to (self->canvas, elements);
}

void
tl_window_plan_change (TlWindow *self)
{
  g_autoptr (GPtrArray) selection = tl_canvas_get_selection (self->canvas);

  tl_window_set_view (self, BOARD);
  tl_board_view_plan (get_board (self), selection);
}
