/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-recent.h"
#include "tl-speech.h"

#define RECENT_SHOWN 10
#define RECENT_DELAY 500 /* milliseconds */

static void
append_item (GMenu *menu, GtkRecentInfo *info)
{
  g_auto (GStrv) parts = g_strsplit (gtk_recent_info_get_display_name (info), "_", -1);
  /* One underscore would be a mnemonic. */
  g_autofree char *label = g_strjoinv ("__", parts);
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.open-recent", "s", gtk_recent_info_get_uri (info));
  g_menu_append_item (menu, item);
}

static gboolean
update_menu_cb (gpointer data)
{
  TlWindow *self = data;
  g_autoptr (GPtrArray) recent = tl_recent_list (RECENT_SHOWN);
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 0; i < recent->len; i++)
    append_item (menu, recent->pdata[i]);
  adw_split_button_set_menu_model (self->open_button, recent->len > 0 ? G_MENU_MODEL (menu) : NULL);
  tl_speech_name_items (adw_split_button_get_popover (self->open_button));
  self->recent_id = 0;
  return G_SOURCE_REMOVE;
}

/* Not at once: a menu costs as much as half the other buttons, and nobody opens this one before
 * there is something to be seen. */
static void
update_menu (TlWindow *self)
{
  if (self->recent_id == 0)
    self->recent_id = g_timeout_add_full (G_PRIORITY_LOW, RECENT_DELAY, update_menu_cb, self, NULL);
}

/* The part of the button that opens the menu, and what in it has the keyboard. */
static void
name_menu (TlWindow *self)
{
  GtkWidget *part = gtk_widget_get_last_child (GTK_WIDGET (self->open_button));
  const char *words = adw_split_button_get_dropdown_tooltip (self->open_button);

  for (; part != NULL && !GTK_IS_MENU_BUTTON (part); part = gtk_widget_get_prev_sibling (part))
    ;
  if (part == NULL)
    return;
  tl_speech_name (part, words);
  tl_speech_name (gtk_widget_get_first_child (part), words);
}

void
tl_window_watch_recent (TlWindow *self)
{
  name_menu (self);
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed", G_CALLBACK (update_menu),
                           self, G_CONNECT_SWAPPED);
  update_menu (self);
}

void
tl_window_leave_recent (TlWindow *self)
{
  g_clear_handle_id (&self->recent_id, g_source_remove);
}
