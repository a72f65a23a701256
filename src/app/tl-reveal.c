/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-reveal.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gunixfdlist.h>
#include <unistd.h>

/* Milliseconds until the next one is asked. A file manager may have to be started first. */
#define PATIENCE 5000

typedef struct
{
  GtkWindow *parent; /* weak */
  GFile *file;
  TlRevealDone done;
  gpointer data;
} Reveal;

static void
finish (Reveal *reveal, const GError *error)
{
  reveal->done (error, reveal->data);
  g_clear_weak_pointer (&reveal->parent);
  g_object_unref (reveal->file);
  g_free (reveal);
}

static void
on_folder_shown_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error);
  finish (data, error);
}

static void
show_folder (Reveal *reveal)
{
  g_autoptr (GFile) folder = g_file_get_parent (reveal->file);
  g_autofree char *uri = g_file_get_uri (folder != NULL ? folder : reveal->file);

  if (reveal->parent != NULL)
    gtk_show_uri_full (reveal->parent, uri, GDK_CURRENT_TIME, NULL, on_folder_shown_cb, reveal);
  else
    finish (reveal, NULL);
}

static void
on_portal_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) answer =
      g_dbus_connection_call_with_unix_fd_list_finish (G_DBUS_CONNECTION (source), NULL, result,
                                                       NULL);

  if (answer != NULL)
    finish (data, NULL);
  else
    show_folder (data);
}

/* The portal wants to see that we have the file, so it is handed over opened. */
static void
ask_portal (GDBusConnection *bus, Reveal *reveal)
{
  g_autofree char *path = g_file_get_path (reveal->file);
  int opened = path != NULL ? open (path, O_RDONLY | O_CLOEXEC) : -1;
  g_autoptr (GUnixFDList) list = NULL;

  if (opened < 0)
    {
      show_folder (reveal);
      return;
    }
  list = g_unix_fd_list_new_from_array (&opened, 1);
  g_dbus_connection_call_with_unix_fd_list (bus, "org.freedesktop.portal.Desktop",
                                            "/org/freedesktop/portal/desktop",
                                            "org.freedesktop.portal.OpenURI", "OpenDirectory",
                                            g_variant_new ("(sha{sv})", "", 0, NULL), NULL,
                                            G_DBUS_CALL_FLAGS_NONE, PATIENCE, list, NULL,
                                            on_portal_answered_cb, reveal);
}

static void
on_manager_answered_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  GDBusConnection *bus = G_DBUS_CONNECTION (source);
  g_autoptr (GVariant) answer = g_dbus_connection_call_finish (bus, result, NULL);

  if (answer != NULL)
    finish (data, NULL);
  else
    ask_portal (bus, data);
}

static void
ask_manager (GDBusConnection *bus, Reveal *reveal)
{
  g_autofree char *uri = g_file_get_uri (reveal->file);
  const char *const uris[] = { uri, NULL };

  g_dbus_connection_call (bus, "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1",
                          "org.freedesktop.FileManager1", "ShowItems",
                          g_variant_new ("(^ass)", uris, ""), NULL, G_DBUS_CALL_FLAGS_NONE,
                          PATIENCE, NULL, on_manager_answered_cb, reveal);
}

static void
on_bus_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (bus != NULL)
    ask_manager (bus, data);
  else
    show_folder (data);
}

void
tl_reveal_file (GtkWindow *parent, GFile *file, TlRevealDone done, gpointer data)
{
  Reveal *reveal = g_new0 (Reveal, 1);

  g_set_weak_pointer (&reveal->parent, parent);
  reveal->file = g_object_ref (file);
  reveal->done = done;
  reveal->data = data;
  g_bus_get (G_BUS_TYPE_SESSION, NULL, on_bus_cb, reveal);
}
