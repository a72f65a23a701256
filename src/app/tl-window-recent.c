/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include "tl-file-dialogs.h"
#include "tl-speech.h"

#define MIME_TYPE "application/vnd.throughline.journey+xml"
#define RECENT_SHOWN 10

static gint
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_modified ((GtkRecentInfo *) b),
                              gtk_recent_info_get_modified ((GtkRecentInfo *) a));
}

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

static void
update_menu (TlWindow *self, GtkRecentManager *manager)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GList *items = g_list_sort (gtk_recent_manager_get_items (manager), compare_newest_first);
  int shown = 0;

  for (GList *l = items; l != NULL && shown < RECENT_SHOWN; l = l->next)
    if (g_str_has_suffix (gtk_recent_info_get_uri (l->data), TL_MAP_ENDING) &&
        gtk_recent_info_exists (l->data))
      {
        append_item (menu, l->data);
        shown++;
      }
  adw_split_button_set_menu_model (self->open_button, shown > 0 ? G_MENU_MODEL (menu) : NULL);
  tl_speech_name_items (adw_split_button_get_popover (self->open_button));
  g_list_free_full (items, (GDestroyNotify) gtk_recent_info_unref);
}

void
tl_window_watch_recent (TlWindow *self)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  g_signal_connect_object (manager, "changed", G_CALLBACK (update_menu), self, G_CONNECT_SWAPPED);
  update_menu (self, manager);
}

void
tl_window_add_recent (TlWindow *self, GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);
  char application[] = "Throughline";
  char command[] = "throughline %u";
  char mime_type[] = MIME_TYPE;
  const GtkRecentData data = { .mime_type = mime_type,
                               .app_name = application,
                               .app_exec = command };

  gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}
