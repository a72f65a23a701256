/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-window.h"

struct _TlWindow
{
  AdwApplicationWindow parent_instance;

  AdwWindowTitle *title;
  GtkOverlay *overlay;
};

G_DEFINE_FINAL_TYPE (TlWindow, tl_window, ADW_TYPE_APPLICATION_WINDOW)

static void
tl_window_class_init (TlWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/throughline/Throughline/tl-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TlWindow, title);
  gtk_widget_class_bind_template_child (widget_class, TlWindow, overlay);
}

static void
tl_window_init (TlWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

TlWindow *
tl_window_new (TlApplication *application)
{
  return g_object_new (TL_TYPE_WINDOW, "application", application, NULL);
}
