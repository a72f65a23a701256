/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-board-column.h"
#include "tl-board-view.h"

G_BEGIN_DECLS

/* What the files of the board share. */

struct _TlBoardView
{
  AdwBin parent_instance;

  TlHistory *history;  /* NULL: out of sight */
  GPtrArray *findings; /* TlFinding; NULL: none */
  GPtrArray *planned;  /* of ids: what the new change is about; NULL: nothing */
  char *owner;         /* whose changes are shown, see tl_change_board_new () */
  char **owners;       /* in the order of the filter: that of each of its items */
  char **owner_labels; /* of all items */
  guint tick_id;       /* until what has changed is told */
  guint scroll_id;     /* while something is carried */
  TlElement *selected; /* the change at hand; NULL: none */
  TlElement *carried;  /* NULL: nothing is */
  GtkGesture *drag;
  GdkPaintable *picture;       /* of it; NULL likewise */
  double carried_x, carried_y; /* where the hand is, in the view */
  double held_x, held_y;       /* where it holds the card, in that */
  gboolean is_telling;         /* what gets the keyboard meanwhile is nobody's wish */

  GtkStack *stack;
  GtkWidget *content;
  GtkWidget *empty_page;
  GtkDropDown *filter;
  GtkBox *columns_box;
  TlBoardColumn *columns[TL_N_CHANGE_STATUSES];
  GtkWidget *menu; /* NULL until it is first shown */
  char *menu_of;   /* the change it is for, by its id */
  guint menu_id;   /* once it has gone, 0: nothing is to be done */
};

/* tl-board-view.c */
TlMap *tl_board_view_get_map (TlBoardView *self);
/* Tells the map as it is now. */
void tl_board_view_tell (TlBoardView *self);
/* Makes it the one at hand, and gives it the keyboard. NULL: none is at hand. */
void tl_board_view_select (TlBoardView *self, TlElement *change);
/* FALSE when none has the keyboard. */
gboolean tl_board_view_find_focus (TlBoardView *self, guint *column, guint *index);
/* The signals. */
void tl_board_view_want (TlBoardView *self, GPtrArray *elements);
void tl_board_view_open (TlBoardView *self);
void tl_board_view_say (TlBoardView *self, const char *words, gboolean undoable);
/* The card the point of the view is on, NULL: none. */
TlBoardCard *tl_board_view_pick (TlBoardView *self, double x, double y);

/* tl-board-new.c */
/* Asks for a title in this column. */
void tl_board_view_ask_title (TlBoardView *self, TlChangeStatus status);
/* Has the column make changes of what is typed there. */
void tl_board_view_connect_column (TlBoardView *self, TlBoardColumn *column);

/* tl-board-actions.c */
void tl_board_view_install_actions (GtkWidgetClass *widget_class);
void tl_board_view_update_actions (TlBoardView *self);
void tl_board_view_set_up_keys (TlBoardView *self);
/* As one step: to above `before` of that column, NULL: below all of it. Says where it is then. */
void
tl_board_view_move (TlBoardView *self, TlElement *change, TlChangeStatus status, TlElement *before);

/* tl-board-menu.c */
void tl_board_view_set_up_menu (TlBoardView *self);
/* Of the change at hand. */
void tl_board_view_show_menu (TlBoardView *self);

/* tl-board-scroll.c */
/* Scrolls across a little when something is held near an end of what is seen. */
void tl_board_view_scroll_at (TlBoardView *self, double x);
/* Scrolls until all of the column is seen, when it has been laid out anew. */
void tl_board_view_show_column (TlBoardView *self, guint column);

/* tl-board-drag.c */
void tl_board_view_set_up_drag (TlBoardView *self);
/* What is carried is where it was. */
void tl_board_view_end_drag (TlBoardView *self);
/* The same, and the hand takes nothing up before the button is let go. */
void tl_board_view_cancel_drag (TlBoardView *self);
void tl_board_view_snapshot_drag (TlBoardView *self, GtkSnapshot *snapshot);

G_END_DECLS
