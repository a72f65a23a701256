/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-side-layout.h"

struct _TlSideLayout
{
  GtkLayoutManager parent_instance;

  int room;
  gboolean folded;
  guint told_id; /* until it is told that it is another way */
};

enum
{
  PROP_FOLDED = 1,
  N_PROPERTIES
};

static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_FINAL_TYPE (TlSideLayout, tl_side_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkWidget *
get_pane (GtkWidget *widget)
{
  return gtk_widget_get_last_child (widget);
}

static int
get_pane_width (GtkWidget *widget)
{
  GtkWidget *pane = get_pane (widget);
  int natural = 0;

  if (gtk_widget_should_layout (pane))
    gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural;
}

static GtkSizeRequestMode
tl_side_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

/* The least is what the wider one needs, for that is how it can be. */
static void
tl_side_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, best;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &least, &best, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? *natural + best : MAX (*natural, best);
    }
}

static gboolean
on_idle_cb (gpointer data)
{
  TlSideLayout *self = data;

  self->told_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDED]);
  return G_SOURCE_REMOVE;
}

/* Who hears of it may change what is laid out, which has to be over before. */
static void
set_folded (TlSideLayout *self, gboolean folded)
{
  if (self->folded == folded)
    return;
  self->folded = folded;
  if (self->told_id == 0)
    self->told_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_idle_cb, self, NULL);
}

static void
allocate (GtkWidget *child, int x, int width, int height)
{
  if (gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, -1,
                         gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) x, 0)));
}

static void
tl_side_layout_allocate (
    GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  TlSideLayout *self = TL_SIDE_LAYOUT (manager);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int pane = MIN (get_pane_width (widget), width);
  int content = width < self->room ? width : width - pane;

  set_folded (self, width < self->room);
  allocate (gtk_widget_get_first_child (widget), mirrored ? width - content : 0, content, height);
  allocate (get_pane (widget), mirrored ? 0 : width - pane, pane, height);
}

static void
tl_side_layout_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FOLDED:
      g_value_set_boolean (value, TL_SIDE_LAYOUT (object)->folded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_side_layout_dispose (GObject *object)
{
  g_clear_handle_id (&TL_SIDE_LAYOUT (object)->told_id, g_source_remove);
  G_OBJECT_CLASS (tl_side_layout_parent_class)->dispose (object);
}

static void
tl_side_layout_class_init (TlSideLayoutClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);

  object_class->get_property = tl_side_layout_get_property;
  object_class->dispose = tl_side_layout_dispose;
  manager_class->get_request_mode = tl_side_layout_get_request_mode;
  manager_class->measure = tl_side_layout_measure;
  manager_class->allocate = tl_side_layout_allocate;
  properties[PROP_FOLDED] =
      g_param_spec_boolean ("folded", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
tl_side_layout_init (TlSideLayout *self)
{
}

GtkLayoutManager *
tl_side_layout_new (int room)
{
  TlSideLayout *self = g_object_new (TL_TYPE_SIDE_LAYOUT, NULL);

  self->room = room;
  return GTK_LAYOUT_MANAGER (self);
}

gboolean
tl_side_layout_get_folded (TlSideLayout *layout)
{
  g_return_val_if_fail (TL_IS_SIDE_LAYOUT (layout), FALSE);
  return layout->folded;
}
