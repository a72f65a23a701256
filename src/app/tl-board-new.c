/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-board-private.h"

#include <glib/gi18n-lib.h>

#include "tl-element-words.h"
#include "tl-operations-change.h"
#include "tl-words.h"

/* New changes: a title is asked for, and nothing is made before there is one. */

static char *
describe_planned (TlBoardView *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; self->planned != NULL && i < self->planned->len; i++)
    {
      TlElement *element = tl_map_find (tl_board_view_get_map (self), self->planned->pdata[i]);

      if (element != NULL)
        g_ptr_array_add (names, tl_element_words_name (tl_board_view_get_map (self), element));
    }
  if (names->len == 0)
    return NULL;
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (_ (", "), (char **) names->pdata);
  /* Translators: what a new change is about: names of cards. */
  return g_strdup_printf (_ ("About: %s"), list);
}

void
tl_board_view_ask_title (TlBoardView *self, TlChangeStatus status)
{
  g_autofree char *about = describe_planned (self);

  gtk_stack_set_visible_child (self->stack, self->content);
  tl_board_column_ask_title (self->columns[status], about);
}

static void
on_new_requested_cb (TlBoardView *self, TlBoardColumn *column)
{
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  tl_board_view_ask_title (self, tl_board_column_get_status (column));
}

static GPtrArray *
find_planned (TlBoardView *self)
{
  GPtrArray *elements = g_ptr_array_new ();

  for (guint i = 0; self->planned != NULL && i < self->planned->len; i++)
    if (tl_map_find (tl_board_view_get_map (self), self->planned->pdata[i]) != NULL)
      g_ptr_array_add (elements,
                       tl_map_find (tl_board_view_get_map (self), self->planned->pdata[i]));
  return elements;
}

/* Whose changes alone are in sight, theirs it is. */
static TlElement *
add_change (TlBoardView *self, TlChangeStatus status, const char *title)
{
  g_autoptr (GPtrArray) planned = find_planned (self);
  g_autofree char *words = tl_words_clean_line (title);
  TlElement *change;

  tl_history_begin (self->history, tl_element_words_new (TL_KIND_CHANGE), NULL);
  change = tl_operations_add_change (self->history, words, status, planned);
  if (self->owner != NULL && *self->owner != '\0')
    tl_history_set (self->history, change, TL_PROPERTY_OWNER, self->owner);
  tl_history_commit (self->history);
  return change;
}

/* Who has gone on already stays there. */
static void
on_titled_cb (TlBoardView *self, const char *title, gboolean had_focus, TlBoardColumn *column)
{
  TlElement *change = NULL;

  if (self->history == NULL)
    return;
  if (title != NULL && !tl_history_is_in_step (self->history))
    change = add_change (self, tl_board_column_get_status (column), title);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  tl_board_view_tell (self);
  if (!had_focus && gtk_stack_get_visible_child (self->stack) == self->content)
    return;
  if (change != NULL || self->selected != NULL)
    tl_board_view_select (self, change != NULL ? change : self->selected);
  else if (gtk_stack_get_visible_child (self->stack) == self->content)
    tl_board_column_take_focus (column);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

void
tl_board_view_plan (TlBoardView *self, const GPtrArray *touchpoints)
{
  g_return_if_fail (TL_IS_BOARD_VIEW (self));

  if (self->history == NULL)
    return;
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  self->planned = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < touchpoints->len; i++)
    g_ptr_array_add (self->planned, g_strdup (tl_element_get_id (touchpoints->pdata[i])));
  tl_board_view_ask_title (self, TL_CHANGE_IDEA);
}

void
tl_board_view_connect_column (TlBoardView *self, TlBoardColumn *column)
{
  g_signal_connect_object (column, "new-requested", G_CALLBACK (on_new_requested_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (column, "titled", G_CALLBACK (on_titled_cb), self, G_CONNECT_SWAPPED);
}
