/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-menu.h"

/* What of the window's height is the button's, and the arrow's and the shadow's of the menu. */
#define ROOM 80
#define LEAST_HEIGHT 200

/* The page of the menu's stack that is its first, with a scroller around what is on it: before GTK
 * 4.16 a menu has none, and what does not fit on the screen cannot be reached by a pointer. */
static GtkScrolledWindow *
wrap_page (GtkStack *stack)
{
  GtkWidget *page = gtk_stack_get_child_by_name (stack, "main");
  GtkWidget *scroller;

  if (page == NULL || GTK_IS_SCROLLED_WINDOW (page))
    return GTK_SCROLLED_WINDOW (page);
  scroller = gtk_scrolled_window_new ();
  g_object_ref (page);
  gtk_stack_remove (stack, page);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  g_object_unref (page);
  gtk_stack_add_named (stack, scroller, "main");
  return GTK_SCROLLED_WINDOW (scroller);
}

void
tl_menu_scroll_within (GtkPopover *menu, int height)
{
  GtkWidget *child = gtk_popover_get_child (menu);
  GtkScrolledWindow *scroller = NULL;

  if (GTK_IS_SCROLLED_WINDOW (child))
    scroller = GTK_SCROLLED_WINDOW (child);
  else if (GTK_IS_STACK (child))
    scroller = wrap_page (GTK_STACK (child));
  if (scroller == NULL)
    return;
  gtk_scrolled_window_set_policy (scroller, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (scroller, TRUE);
  gtk_scrolled_window_set_max_content_height (scroller, MAX (height - ROOM, LEAST_HEIGHT));
}
