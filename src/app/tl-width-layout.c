/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-width-layout.h"

struct _TlWidthLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (TlWidthLayout, tl_width_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
tl_width_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tl_width_layout_measure (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation,
                        orientation == GTK_ORIENTATION_HORIZONTAL ? -1 : for_size, minimum, natural,
                        minimum_baseline, natural_baseline);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural;
}

static void
tl_width_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
tl_width_layout_class_init (TlWidthLayoutClass *class)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);

  manager_class->get_request_mode = tl_width_layout_get_request_mode;
  manager_class->measure = tl_width_layout_measure;
  manager_class->allocate = tl_width_layout_allocate;
}

static void
tl_width_layout_init (TlWidthLayout *self)
{
}

GtkLayoutManager *
tl_width_layout_new (void)
{
  return g_object_new (TL_TYPE_WIDTH_LAYOUT, NULL);
}

GtkWidget *
tl_width_layout_wrap (GtkWidget *child)
{
  GtkWidget *bin = adw_bin_new ();

  gtk_widget_set_layout_manager (bin, tl_width_layout_new ());
  adw_bin_set_child (ADW_BIN (bin), child);
  return bin;
}
