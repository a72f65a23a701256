/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-history-list.h"

static char *
describe_jump (guint from, guint to)
{
  if (to < from)
    return g_strdup_printf (ngettext ("%u step undone", "%u steps undone", from - to), from - to);
  return g_strdup_printf (ngettext ("%u step redone", "%u steps redone", to - from), to - from);
}

static void
on_chosen_cb (TlWindow *self, guint n_done)
{
  TlHistory *history = tl_document_get_history (self->document);
  g_autofree char *words = describe_jump (tl_history_get_n_done (history), n_done);

  if (tl_history_go_to (history, n_done))
    tl_canvas_announce (self->canvas, words);
}

static void
on_closed_cb (TlWindow *self)
{
  gtk_widget_grab_focus (tl_window_get_view (self));
}

/* Beside the buttons, not below one of them: what is in a button that is greyed is greyed too. */
static void
make_list (TlWindow *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self->undo_button));

  self->history_list = tl_history_list_new ();
  gtk_popover_set_position (GTK_POPOVER (self->history_list), GTK_POS_BOTTOM);
  gtk_widget_set_parent (self->history_list, parent);
  g_signal_connect_swapped (self->history_list, "chosen", G_CALLBACK (on_chosen_cb), self);
  g_signal_connect_swapped (self->history_list, "closed", G_CALLBACK (on_closed_cb), self);
}

void
tl_window_show_history (TlWindow *self)
{
  GtkWidget *button = GTK_WIDGET (self->undo_button);
  graphene_rect_t place;

  if (self->document == NULL)
    return;
  tl_window_commit_edit (self);
  if (self->history_list == NULL)
    make_list (self);
  if (gtk_widget_compute_bounds (button, gtk_widget_get_parent (button), &place))
    gtk_popover_set_pointing_to (GTK_POPOVER (self->history_list),
                                 &(GdkRectangle){ (int) place.origin.x, (int) place.origin.y,
                                                  (int) place.size.width,
                                                  (int) place.size.height });
  tl_history_list_open (TL_HISTORY_LIST (self->history_list),
                        tl_document_get_history (self->document));
}

static void
on_pressed_cb (GtkGesture *gesture, TlWindow *self)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  tl_window_show_history (self);
}

static void
on_held_cb (GtkGesture *gesture, double x, double y, TlWindow *self)
{
  on_pressed_cb (gesture, self);
}

static void
on_menu_pressed_cb (GtkGesture *gesture, int n_press, double x, double y, TlWindow *self)
{
  on_pressed_cb (gesture, self);
}

/* Held down, or clicked with the other button, a button shows all there is to undo and redo. */
static void
watch_button (TlWindow *self, GtkButton *button)
{
  GtkGesture *hold = gtk_gesture_long_press_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (hold), GTK_PHASE_CAPTURE);
  g_signal_connect (hold, "pressed", G_CALLBACK (on_held_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (button), GTK_EVENT_CONTROLLER (hold));
  gtk_widget_add_controller (GTK_WIDGET (button), GTK_EVENT_CONTROLLER (click));
}

void
tl_window_watch_history_buttons (TlWindow *self)
{
  watch_button (self, self->undo_button);
  watch_button (self, self->redo_button);
}
