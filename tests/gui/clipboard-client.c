/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Another program, as the tests of the clipboard need one.
 *
 * clipboard-client get TYPE           prints what the clipboard has as this type
 * clipboard-client offer TYPE FILE    has the file's content on the clipboard until it is ended
 * clipboard-client drag TYPE FILE     a window from which that can be dragged
 *
 * The latter two print a line when they are ready, and the last one another when what is dragged
 * may be dropped where it is. */

#include <gio/gunixoutputstream.h>
#include <gtk/gtk.h>
#include <string.h>
#include <unistd.h>

static GMainLoop *loop;

static void
on_spliced_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) < 0)
    g_error ("%s", error->message);
  g_main_loop_quit (loop);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) stream =
      gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GOutputStream) output = g_unix_output_stream_new (STDOUT_FILENO, FALSE);

  if (stream == NULL)
    g_error ("%s", error->message);
  g_output_stream_splice_async (output, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE,
                                G_PRIORITY_DEFAULT, NULL, on_spliced_cb, NULL);
}

static GdkContentProvider *
load (const char *type, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *content;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (content, size);
  return gdk_content_provider_new_for_bytes (type, bytes);
}

static void
on_action_cb (GdkDrag *drag)
{
  if (gdk_drag_get_selected_action (drag) != 0)
    g_print ("accepted\n");
}

static void
on_drag_begin_cb (GtkDragSource *source, GdkDrag *drag)
{
  g_signal_connect (drag, "notify::selected-action", G_CALLBACK (on_action_cb), NULL);
}

static void
show_source (GdkContentProvider *content)
{
  GtkWidget *window = gtk_window_new (), *label = gtk_label_new ("Drag");
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_content (source, content);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), NULL);
  gtk_widget_set_size_request (label, 160, 100);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (source));
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_title (GTK_WINDOW (window), "Drag Source");
  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  GdkClipboard *clipboard;
  g_autoptr (GdkContentProvider) content = NULL;

  gtk_init ();
  loop = g_main_loop_new (NULL, FALSE);
  clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  if (argc == 3 && strcmp (argv[1], "get") == 0)
    gdk_clipboard_read_async (clipboard, (const char *[]){ argv[2], NULL }, G_PRIORITY_DEFAULT,
                              NULL, on_read_cb, NULL);
  else if (argc == 4)
    {
      content = load (argv[2], argv[3]);
      if (strcmp (argv[1], "offer") == 0)
        gdk_clipboard_set_content (clipboard, content);
      else
        show_source (content);
      gdk_display_sync (gdk_display_get_default ());
      g_print ("ready\n");
    }
  else
    {
      g_printerr ("Usage: clipboard-client get TYPE | offer TYPE FILE | drag TYPE FILE\n");
      return 2;
    }
  g_main_loop_run (loop);
  g_main_loop_unref (loop);
  return 0;
}
