/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-application.h"
#include "tl-file-dialogs.h"
#include "tl-fragment.h"

/* Files dropped on the window are opened, each in a window of its own but for the first, which may
 * take an untouched one. A table is imported. */

typedef struct
{
  TlWindow *window;
  GPtrArray *files;      /* of GFile */
  guint next;            /* to be looked at */
  gboolean is_importing; /* a table that was among them */
  guint n_refused;
  char *words; /* about the first that was refused */
} Dropped;

static void look_at_next (Dropped *dropped);

static char *
make_refusal (GFile *file, GFileInfo *info)
{
  g_autofree char *name = tl_storage_dup_name (file);

  return g_strdup_printf (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY
                              ? _ ("“%s” is a folder. Drop the maps in it instead.")
                              : _ ("“%s” is not a journey map."),
                          name);
}

/* By its name or by what it is; one that cannot be looked at is tried, which tells why not. */
static gboolean
may_be_map (GFile *file, GFileInfo *info)
{
  g_autofree char *base = g_file_get_basename (file);

  if (info == NULL)
    return TRUE;
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    return FALSE;
  return (base != NULL && g_str_has_suffix (base, TL_MAP_ENDING)) ||
         g_strcmp0 (g_file_info_get_content_type (info), TL_MAP_MIME_TYPE) == 0;
}

static void
finish (Dropped *dropped)
{
  g_autofree char *words = g_steal_pointer (&dropped->words);

  if (dropped->n_refused > 1)
    {
      g_free (words);
      words = g_strdup_printf (ngettext ("%u of what was dropped is no journey map.",
                                         "%u of what was dropped are no journey maps.",
                                         dropped->n_refused),
                               dropped->n_refused);
    }
  if (words != NULL)
    {
      tl_window_say (dropped->window, words, FALSE);
      tl_canvas_announce (dropped->window->canvas, words);
    }
  g_object_unref (dropped->window);
  g_ptr_array_unref (dropped->files);
  g_free (dropped);
}

static void
open_file (Dropped *dropped, GFile *file)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (dropped->window));

  if (application != NULL)
    tl_application_open_file (TL_APPLICATION (application), file, dropped->window);
}

/* Taken into the map at hand, one at a time. */
static gboolean
import_table (Dropped *dropped, GFile *file, GFileInfo *info)
{
  g_autofree char *base = g_file_get_basename (file);

  if (dropped->is_importing || dropped->window->document == NULL || base == NULL ||
      !tl_file_dialogs_is_table (base) ||
      (info != NULL && g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY))
    return FALSE;
  dropped->is_importing = TRUE;
  tl_window_import_file (dropped->window, file);
  return TRUE;
}

static void
on_info_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Dropped *dropped = data;
  GFile *file = G_FILE (source);
  g_autoptr (GFileInfo) info = g_file_query_info_finish (file, result, NULL);

  if (!import_table (dropped, file, info))
    {
      if (may_be_map (file, info))
        open_file (dropped, file);
      else if (dropped->n_refused++ == 0)
        dropped->words = make_refusal (file, info);
    }
  look_at_next (dropped);
}

static void
look_at_next (Dropped *dropped)
{
  if (dropped->next == dropped->files->len)
    finish (dropped);
  else
    g_file_query_info_async (dropped->files->pdata[dropped->next++],
                             G_FILE_ATTRIBUTE_STANDARD_TYPE
                             "," G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE,
                             G_FILE_QUERY_INFO_NONE, G_PRIORITY_DEFAULT, NULL, on_info_cb, dropped);
}

void
tl_window_open_dropped (TlWindow *self, GSList *files)
{
  Dropped *dropped = g_new0 (Dropped, 1);

  dropped->window = g_object_ref (self);
  dropped->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (GSList *l = files; l != NULL; l = l->next)
    g_ptr_array_add (dropped->files, g_object_ref (l->data));
  look_at_next (dropped);
}

static gboolean
on_drop_cb (TlWindow *self, const GValue *value)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  tl_window_open_dropped (self, files);
  return TRUE;
}

void
tl_window_set_up_drop (TlWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
