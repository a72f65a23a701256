/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window-private.h"

#include <glib/gi18n-lib.h>

#include "tl-canvas-marks.h"
#include "tl-compare-pane.h"
#include "tl-file-dialogs.h"
#include "tl-message.h"
#include "tl-sibling.h"

/* While two maps are compared, the list of the differences stands below the map, whose cards have
 * badges. The other map is read from its file and is not changed. */

static TlComparePane *
get_pane (TlWindow *self)
{
  return TL_COMPARE_PANE (gtk_revealer_get_child (self->compare_revealer));
}

static void
update_actions (TlWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.stop-comparing", self->compare_visible);
}

/* Below what shows the map, and beside the inspector. */
void
tl_window_set_up_comparing (TlWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *views = GTK_WIDGET (self->views);

  self->compare_revealer =
      g_object_new (GTK_TYPE_REVEALER, "transition-type", GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP,
                    "visible", FALSE, NULL);
  gtk_widget_set_vexpand (views, TRUE);
  g_object_ref (views);
  adw_toast_overlay_set_child (self->toasts, NULL);
  gtk_box_append (GTK_BOX (box), views);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->compare_revealer));
  adw_toast_overlay_set_child (self->toasts, box);
  g_object_unref (views);
  update_actions (self);
}

static void
on_compared_cb (TlWindow *self)
{
  tl_canvas_set_marks (self->canvas, tl_compare_pane_get_marks (get_pane (self)));
}

/* What has no place in the drawing is shown in the inspector, else the keyboard goes to it. */
static void
on_activated_cb (TlWindow *self, TlElement *element)
{
  if (element == NULL)
    tl_window_say (self, _ ("It is not on this map."), FALSE);
  else if (tl_canvas_shows (self->canvas, element))
    {
      tl_canvas_select (self->canvas, element);
      gtk_widget_grab_focus (tl_window_get_view (self));
      self->compare_left = TRUE;
    }
  else
    {
      tl_window_set_inspector_visible (self, TRUE);
      tl_inspector_open (self->inspector, element);
    }
}

static void
make_pane (TlWindow *self)
{
  GtkWidget *pane = tl_compare_pane_new ();

  g_signal_connect_swapped (pane, "compared", G_CALLBACK (on_compared_cb), self);
  g_signal_connect_swapped (pane, "activated", G_CALLBACK (on_activated_cb), self);
  g_signal_connect_swapped (pane, "closed", G_CALLBACK (tl_window_stop_comparing), self);
  gtk_revealer_set_child (self->compare_revealer, pane);
}

void
tl_window_compare (TlWindow *self, TlDocument *other)
{
  g_autofree char *words = NULL;
  guint n;

  tl_window_set_view (self, "map");
  tl_window_commit_edit (self);
  if (get_pane (self) == NULL)
    make_pane (self);
  tl_compare_pane_compare (get_pane (self), tl_document_get_map (self->document),
                           tl_document_get_map (other), tl_document_get_title (other));
  self->compare_visible = TRUE;
  self->compare_left = FALSE;
  update_actions (self);
  tl_window_update_view (self);
  gtk_revealer_set_reveal_child (self->compare_revealer, TRUE);
  tl_compare_pane_focus (get_pane (self));
  n = tl_compare_pane_get_n_lines (get_pane (self));
  words = n > 0 ? g_strdup_printf (ngettext ("%u difference", "%u differences", n), n)
                : g_strdup (_ ("no difference"));
  tl_canvas_announce (self->canvas, words);
}

void
tl_window_stop_comparing (TlWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus = FALSE;

  if (!self->compare_visible)
    return;
  self->compare_left = FALSE;
  had_focus = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->compare_revealer));
  self->compare_visible = FALSE;
  update_actions (self);
  tl_canvas_set_marks (self->canvas, NULL);
  if (had_focus)
    gtk_widget_grab_focus (tl_window_get_view (self));
  gtk_revealer_set_reveal_child (self->compare_revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->compare_revealer), FALSE);
  gtk_revealer_set_child (self->compare_revealer, NULL);
}

void
tl_window_leave_comparing (TlWindow *self)
{
  if (!self->compare_left || !gtk_widget_get_mapped (GTK_WIDGET (self->compare_revealer)))
    {
      tl_window_stop_comparing (self);
      return;
    }
  self->compare_left = FALSE;
  tl_compare_pane_focus (get_pane (self));
}

/* Reading */

typedef struct
{
  TlWindow *window;
  TlDocument *document; /* that was at hand */
  GFile *file;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->window);
  g_object_unref (reading->document);
  g_object_unref (reading->file);
  g_free (reading);
}

static void
on_told_cb (const char *answer, gpointer data)
{
}

static void
tell_failed (Reading *reading, const GError *error)
{
  static const TlAnswer answers[] = { { TL_ANSWER_CANCEL, N_ ("_Close"), TL_ANSWER_SUGGESTED },
                                      { NULL, NULL, TL_ANSWER_PLAIN } };
  g_autofree char *name = tl_storage_dup_name (reading->file);
  g_autofree char *heading = g_strdup_printf (_ ("“%s” Could Not Be Opened"), name);

  tl_message_ask (GTK_WINDOW (reading->window), heading, error->message, answers, on_told_cb, NULL);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Reading *reading = data;
  TlWindow *self = reading->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (TlDocument) other = tl_document_open_finish (result, &error);

  /* The window may have gone, or show another map. */
  if (gtk_window_get_application (GTK_WINDOW (self)) != NULL && self->document == reading->document)
    {
      if (other != NULL)
        tl_window_compare (self, other);
      else
        tell_failed (reading, error);
    }
  reading_free (reading);
}

void
tl_window_compare_with (TlWindow *self, GFile *file)
{
  Reading *reading = g_new (Reading, 1);

  *reading = (Reading){ g_object_ref (self), g_object_ref (self->document), g_object_ref (file) };
  tl_document_open_async (file, NULL, NULL, on_read_cb, reading);
}

static void
on_chosen_cb (GFile *file, gpointer data)
{
  g_autoptr (TlWindow) self = data;

  if (file != NULL && self->document != NULL)
    tl_window_compare_with (self, file);
}

static void
choose (TlWindow *self, GFile *suggested)
{
  g_autoptr (GFile) folder = tl_window_get_folder (self, "last-folder");

  tl_file_dialogs_choose_other (GTK_WINDOW (self), folder, suggested, on_chosen_cb,
                                g_object_ref (self));
}

static void
find_in_thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task,
                         tl_sibling_find (data, g_object_get_data (G_OBJECT (task), "id"),
                                          cancellable),
                         g_object_unref);
}

static void
on_found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  TlWindow *self = TL_WINDOW (source);
  g_autoptr (GFile) found = g_task_propagate_pointer (G_TASK (result), NULL);

  if (gtk_window_get_application (GTK_WINDOW (self)) != NULL && self->document != NULL)
    choose (self, found);
}

/* Who compares a map that was made from another one means that one, if it is beside it. */
void
tl_window_choose_to_compare (TlWindow *self)
{
  TlElement *root = tl_map_get_root (tl_document_get_map (self->document));
  const char *id = tl_element_get (root, TL_PROPERTY_BASED_ON);
  GFile *file = tl_document_get_file (self->document);
  g_autoptr (GTask) task = NULL;

  if (id == NULL || file == NULL)
    {
      choose (self, NULL);
      return;
    }
  task = g_task_new (self, NULL, on_found_cb, NULL);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_object_set_data_full (G_OBJECT (task), "id", g_strdup (id), g_free);
  g_task_run_in_thread (task, find_in_thread_cb);
}
