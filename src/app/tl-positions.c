/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-positions.h"

struct _TlPositions
{
  GObject parent_instance;

  guint n;
};

static void tl_positions_model_init (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TlPositions,
                               tl_positions,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, tl_positions_model_init))

static GType
get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
get_n_items (GListModel *model)
{
  return TL_POSITIONS (model)->n;
}

static gpointer
get_item (GListModel *model, guint position)
{
  return position < TL_POSITIONS (model)->n ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
tl_positions_model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

static void
tl_positions_class_init (TlPositionsClass *class)
{
}

static void
tl_positions_init (TlPositions *self)
{
}

GListModel *
tl_positions_new (guint n)
{
  TlPositions *self = g_object_new (TL_TYPE_POSITIONS, NULL);

  self->n = n;
  return G_LIST_MODEL (self);
}
