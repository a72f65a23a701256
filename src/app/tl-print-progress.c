/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-print-progress.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "tl-escape.h"

/* A window that goes at once is only a flash. */
#define MOMENT_MILLISECONDS 600
#define STEP_MILLISECONDS 100

struct _TlPrintProgress
{
  GtkWindow *parent;
  GCancellable *cancellable;
  int permille;      /* atomic */
  guint timeout_id;  /* until it comes, then until it is told anew */
  GtkWidget *window; /* NULL until it comes */
  GtkProgressBar *bar;
};

static void
cancel (TlPrintProgress *self)
{
  g_cancellable_cancel (self->cancellable);
}

/* It goes when the thread has stopped, which is soon. */
static gboolean
on_close_request_cb (TlPrintProgress *self)
{
  cancel (self);
  return TRUE;
}

static GtkWidget *
make_content (TlPrintProgress *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_ ("Drawing the page…"));
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Cancel"));

  self->bar = GTK_PROGRESS_BAR (bar);
  gtk_widget_add_css_class (box, "print-progress");
  gtk_widget_add_css_class (label, "title-4");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label,
                                  NULL, -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (cancel), self);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
make_window (TlPrintProgress *self)
{
  self->window =
      g_object_new (ADW_TYPE_WINDOW, "transient-for", self->parent, "modal", TRUE, "resizable",
                    FALSE, "title", _ ("Printing"), "default-width", 320, NULL);
  adw_window_set_content (ADW_WINDOW (self->window), make_content (self));
  gtk_widget_add_css_class (self->window, "dialog");
  tl_escape_closes (self->window);
  g_signal_connect_swapped (self->window, "close-request", G_CALLBACK (on_close_request_cb), self);
}

static gboolean
on_step_cb (gpointer data)
{
  TlPrintProgress *self = data;

  gtk_progress_bar_set_fraction (self->bar, g_atomic_int_get (&self->permille) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_moment_cb (gpointer data)
{
  TlPrintProgress *self = data;

  make_window (self);
  on_step_cb (self);
  gtk_window_present (GTK_WINDOW (self->window));
  self->timeout_id = g_timeout_add (STEP_MILLISECONDS, on_step_cb, self);
  return G_SOURCE_REMOVE;
}

TlPrintProgress *
tl_print_progress_new (GtkWindow *parent, GCancellable *cancellable)
{
  TlPrintProgress *self = g_new0 (TlPrintProgress, 1);

  self->parent = g_object_ref (parent);
  self->cancellable = g_object_ref (cancellable);
  self->timeout_id = g_timeout_add (MOMENT_MILLISECONDS, on_moment_cb, self);
  return self;
}

void
tl_print_progress_free (TlPrintProgress *self)
{
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  if (self->window != NULL)
    gtk_window_destroy (GTK_WINDOW (self->window));
  g_object_unref (self->cancellable);
  g_object_unref (self->parent);
  g_free (self);
}

void
tl_print_progress_set (TlPrintProgress *self, double fraction)
{
  g_atomic_int_set (&self->permille, (int) (fraction * 1000));
}
