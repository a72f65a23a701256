/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-view.h"

#include "tl-today.h"

typedef struct
{
  TlMap *map;    /* NULL: out of sight */
  guint tick_id; /* until what has changed is told */
} TlMapViewPrivate;

enum
{
  PROP_MAP = 1,
  N_PROPERTIES
};

enum
{
  SIGNAL_ELEMENTS_WANTED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (TlMapView, tl_map_view, ADW_TYPE_BIN)

static TlMapViewPrivate *
get_private (TlMapView *self)
{
  return tl_map_view_get_instance_private (self);
}

static gboolean
on_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TlMapView *self = TL_MAP_VIEW (widget);
  TlMapViewPrivate *own = get_private (self);

  own->tick_id = 0;
  TL_MAP_VIEW_GET_CLASS (self)->tell (self, own->map);
  return G_SOURCE_REMOVE;
}

static void
on_new_day_cb (gpointer data)
{
  tl_map_view_queue (data);
}

static void
leave_map (TlMapView *self)
{
  TlMapViewPrivate *own = get_private (self);

  if (own->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), own->tick_id);
  own->tick_id = 0;
  if (own->map == NULL)
    return;
  tl_today_unwatch (self);
  g_signal_handlers_disconnect_by_data (own->map, self);
  if (TL_MAP_VIEW_GET_CLASS (self)->forget != NULL)
    TL_MAP_VIEW_GET_CLASS (self)->forget (self);
  g_clear_object (&own->map);
}

static void
tl_map_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MAP:
      g_value_set_object (value, tl_map_view_get_map (TL_MAP_VIEW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_map_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_MAP:
      tl_map_view_set_map (TL_MAP_VIEW (object), g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
tl_map_view_dispose (GObject *object)
{
  leave_map (TL_MAP_VIEW (object));
  G_OBJECT_CLASS (tl_map_view_parent_class)->dispose (object);
}

gboolean
tl_map_view_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *within = gtk_widget_get_focus_child (widget);
  /* A menu of the view is beside its child. */
  GtkWidget *child = within != NULL ? within : adw_bin_get_child (ADW_BIN (widget));

  return child != NULL && gtk_widget_child_focus (child, direction);
}

static void
tl_map_view_class_init (TlMapViewClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = tl_map_view_get_property;
  object_class->set_property = tl_map_view_set_property;
  object_class->dispose = tl_map_view_dispose;
  GTK_WIDGET_CLASS (class)->focus = tl_map_view_focus;
  properties[PROP_MAP] =
      g_param_spec_object ("map", NULL, NULL, TL_TYPE_MAP,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[SIGNAL_ELEMENTS_WANTED] =
      g_signal_new ("elements-wanted", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 1, G_TYPE_PTR_ARRAY);
}

static void
tl_map_view_init (TlMapView *self)
{
}

TlMap *
tl_map_view_get_map (TlMapView *self)
{
  g_return_val_if_fail (TL_IS_MAP_VIEW (self), NULL);

  return get_private (self)->map;
}

void
tl_map_view_set_map (TlMapView *self, TlMap *map)
{
  TlMapViewPrivate *own;

  g_return_if_fail (TL_IS_MAP_VIEW (self));

  own = get_private (self);
  if (own->map == map)
    return;
  leave_map (self);
  if (map != NULL)
    {
      own->map = g_object_ref (map);
      g_signal_connect_swapped (map, "changed", G_CALLBACK (tl_map_view_queue), self);
      tl_today_watch (on_new_day_cb, self);
      TL_MAP_VIEW_GET_CLASS (self)->tell (self, map);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MAP]);
}

void
tl_map_view_queue (TlMapView *self)
{
  TlMapViewPrivate *own;

  g_return_if_fail (TL_IS_MAP_VIEW (self));

  own = get_private (self);
  if (own->map != NULL && own->tick_id == 0)
    own->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick_cb, NULL, NULL);
}

void
tl_map_view_want (TlMapView *self, GPtrArray *elements)
{
  g_return_if_fail (TL_IS_MAP_VIEW (self));

  g_signal_emit (self, signals[SIGNAL_ELEMENTS_WANTED], 0, elements);
}
