/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-outline-list.h"

struct _TlOutlineRow
{
  GObject parent_instance;

  TlMap *map;
  TlElement *touchpoint;
};

struct _TlOutlineList
{
  GObject parent_instance;

  TlMap *map;
  gulong changed_handler;
  GSequence *rows;     /* of TlOutlineRow */
  GHashTable *touched; /* of TlElement: by the last step; NULL: all */
  GHashTable *places;  /* TlElement → GSequenceIter in rows */
};

/* What a step does to the rows. */
typedef struct
{
  GHashTable *touched; /* of TlElement: touchpoints whose rows come, go, move or read otherwise */
  gboolean all;        /* all rows may read otherwise */
  gboolean reordered;  /* what rows are ordered by has another order */
  guint before, after; /* so many rows at the start and the end stay untouched */
} Change;

static void tl_outline_list_init_model (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE (TlOutlineRow, tl_outline_row, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (TlOutlineList,
                               tl_outline_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      tl_outline_list_init_model))

/* By their places among their siblings; what is not there stands behind all. */
static int
compare_places (const TlElement *a, const TlElement *b)
{
  if (a == b)
    return 0;
  if (a == NULL || b == NULL)
    return a == NULL ? 1 : -1;
  return tl_element_is_before (a, b) ? -1 : 1;
}

int
tl_outline_compare_time (TlMap *map, const TlElement *a, const TlElement *b)
{
  const TlElement *one = tl_map_get_ref (map, a, TL_PROPERTY_MOMENT);
  const TlElement *other = tl_map_get_ref (map, b, TL_PROPERTY_MOMENT);

  if (one != NULL && other != NULL && tl_element_get_parent (one) != tl_element_get_parent (other))
    return compare_places (tl_element_get_parent (one), tl_element_get_parent (other));
  return compare_places (one, other);
}

int
tl_outline_compare_lanes (TlMap *map, const TlElement *a, const TlElement *b)
{
  return compare_places (tl_map_get_ref (map, a, TL_PROPERTY_LANE),
                         tl_map_get_ref (map, b, TL_PROPERTY_LANE));
}

static int
compare_rows (gconstpointer a, gconstpointer b, gpointer data)
{
  const TlOutlineRow *row = a, *other = b;
  int order = tl_outline_compare_time (data, row->touchpoint, other->touchpoint);

  if (order == 0)
    order = tl_outline_compare_lanes (data, row->touchpoint, other->touchpoint);
  return order != 0 ? order : compare_places (row->touchpoint, other->touchpoint);
}

static TlOutlineRow *
make_row (TlOutlineList *self, TlElement *touchpoint)
{
  TlOutlineRow *row = g_object_new (TL_TYPE_OUTLINE_ROW, NULL);

  row->map = self->map;
  row->touchpoint = touchpoint;
  return row;
}

static void
fill (TlOutlineList *self)
{
  for (TlElement *touchpoint = tl_map_get_first (self->map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    g_hash_table_insert (self->places, touchpoint,
                         g_sequence_append (self->rows, make_row (self, touchpoint)));
  g_sequence_sort (self->rows, compare_rows, self->map);
}

/* The touchpoints that name the element. */
static void
touch_referrers (TlOutlineList *self, const TlElement *element, Change *change)
{
  const GPtrArray *referrers = tl_map_get_referrers (self->map, element);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_TOUCHPOINT)
      g_hash_table_add (change->touched, referrers->pdata[i]);
}

static void
touch_stage (TlOutlineList *self, const TlElement *stage, Change *change)
{
  for (TlElement *moment = tl_element_get_first_child (stage); moment != NULL;
       moment = tl_element_get_next (moment))
    if (tl_element_get_kind (moment) == TL_KIND_MOMENT)
      touch_referrers (self, moment, change);
}

static void
touch_evidence (TlOutlineList *self, const TlTouch *touch, Change *change)
{
  TlElement *about = tl_map_get_ref (self->map, touch->element, TL_PROPERTY_ABOUT);

  /* What it was about before is not known any more. */
  if (touch->flags & TL_TOUCH_SET)
    change->all = TRUE;
  else if (about != NULL && tl_element_get_kind (about) == TL_KIND_TOUCHPOINT)
    g_hash_table_add (change->touched, about);
}

/* One of its ends may be a root cause now. */
static void
touch_link (TlOutlineList *self, const TlTouch *touch, Change *change)
{
  static const TlProperty ends[] = { TL_PROPERTY_FROM, TL_PROPERTY_TO };

  /* What it led to before is not known any more. */
  if (touch->flags & TL_TOUCH_SET)
    change->all = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      TlElement *end = tl_map_get_ref (self->map, touch->element, ends[i]);

      if (end != NULL)
        g_hash_table_add (change->touched, end);
    }
}

static void
note_touch (TlOutlineList *self, const TlTouch *touch, Change *change)
{
  TlKind kind = tl_element_get_kind (touch->element);

  if (kind == TL_KIND_TOUCHPOINT)
    g_hash_table_add (change->touched, touch->element);
  else if (kind == TL_KIND_MAP)
    change->all = TRUE; /* the scale of feelings */
  else if (kind == TL_KIND_MOMENT && tl_element_get_parent (touch->element) == NULL)
    change->all = TRUE; /* those that stood behind it have other numbers now, */
  else if (kind == TL_KIND_EVIDENCE)
    touch_evidence (self, touch, change);
  else if (kind == TL_KIND_LINK)
    touch_link (self, touch, change);
  else if (kind == TL_KIND_STAGE)
    touch_stage (self, touch->element, change);
  else if (kind == TL_KIND_MOMENT)
    touch_stage (self, tl_element_get_parent (touch->element), change); /* and here too */
  else if (kind == TL_KIND_LANE || kind == TL_KIND_ROLE)
    touch_referrers (self, touch->element, change);
  if ((touch->flags & TL_TOUCH_MOVED) &&
      (kind == TL_KIND_STAGE || kind == TL_KIND_MOMENT || kind == TL_KIND_LANE))
    change->reordered = TRUE;
}

static void
note_place (TlOutlineList *self, GSequenceIter *place, Change *change)
{
  guint n = (guint) g_sequence_get_length (self->rows);
  guint position = (guint) g_sequence_iter_get_position (place);

  change->before = MIN (change->before, position);
  change->after = MIN (change->after, n - position - 1);
}

static void
note_places (TlOutlineList *self, Change *change)
{
  GHashTableIter iter;
  gpointer touchpoint;

  g_hash_table_iter_init (&iter, change->touched);
  while (g_hash_table_iter_next (&iter, &touchpoint, NULL))
    {
      GSequenceIter *place = g_hash_table_lookup (self->places, touchpoint);

      if (place != NULL)
        note_place (self, place, change);
    }
}

/* Takes the rows of the touched out, and gives those back that stay. */
static GPtrArray *
take_out_rows (TlOutlineList *self, Change *change)
{
  GPtrArray *stay = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer touchpoint;

  g_hash_table_iter_init (&iter, change->touched);
  while (g_hash_table_iter_next (&iter, &touchpoint, NULL))
    {
      GSequenceIter *place = g_hash_table_lookup (self->places, touchpoint);
      gboolean stays = tl_element_get_parent (touchpoint) != NULL;

      if (stays && place != NULL)
        g_ptr_array_add (stay, g_object_ref (g_sequence_get (place)));
      else if (stays)
        g_ptr_array_add (stay, make_row (self, touchpoint));
      if (place != NULL)
        g_sequence_remove (place);
      g_hash_table_remove (self->places, touchpoint);
    }
  return stay;
}

static void
put_back_rows (TlOutlineList *self, GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      TlOutlineRow *row = g_ptr_array_index (rows, i);

      g_hash_table_insert (self->places, row->touchpoint,
                           g_sequence_insert_sorted (self->rows, g_object_ref (row), compare_rows,
                                                     self->map));
    }
}

/* Rows before the first and behind the last that were touched are the same before and after. */
static void
apply (TlOutlineList *self, Change *change)
{
  guint n_before = (guint) g_sequence_get_length (self->rows), n_after;
  g_autoptr (GPtrArray) stay = NULL;

  change->before = change->after = change->all || change->reordered ? 0 : n_before;
  note_places (self, change);
  stay = take_out_rows (self, change);
  if (change->reordered)
    g_sequence_sort (self->rows, compare_rows, self->map);
  put_back_rows (self, stay);
  note_places (self, change);
  n_after = (guint) g_sequence_get_length (self->rows);
  if (change->before < MAX (n_before, n_after))
    g_list_model_items_changed (G_LIST_MODEL (self), change->before,
                                n_before - change->before - change->after,
                                n_after - change->before - change->after);
}

static void
on_map_changed_cb (TlOutlineList *self, const TlTouch *touches, guint n_touches)
{
  g_autoptr (GHashTable) touched = g_hash_table_new (NULL, NULL);
  Change change = { .touched = touched };

  g_clear_pointer (&self->touched, g_hash_table_unref);

  for (guint i = 0; i < n_touches; i++)
    note_touch (self, &touches[i], &change);
  if (!change.all && !change.reordered)
    self->touched = g_hash_table_ref (touched);
  if (g_hash_table_size (touched) > 0 || change.all || change.reordered)
    apply (self, &change);
}

static GType
tl_outline_list_get_item_type (GListModel *model)
{
  return TL_TYPE_OUTLINE_ROW;
}

static guint
tl_outline_list_get_n_items (GListModel *model)
{
  return (guint) g_sequence_get_length (TL_OUTLINE_LIST (model)->rows);
}

static gpointer
tl_outline_list_get_item (GListModel *model, guint position)
{
  GSequence *rows = TL_OUTLINE_LIST (model)->rows;

  if (position >= (guint) g_sequence_get_length (rows))
    return NULL;
  return g_object_ref (g_sequence_get (g_sequence_get_iter_at_pos (rows, (int) position)));
}

static void
tl_outline_list_init_model (GListModelInterface *interface)
{
  interface->get_item_type = tl_outline_list_get_item_type;
  interface->get_n_items = tl_outline_list_get_n_items;
  interface->get_item = tl_outline_list_get_item;
}

static void
tl_outline_list_finalize (GObject *object)
{
  TlOutlineList *self = TL_OUTLINE_LIST (object);

  g_clear_signal_handler (&self->changed_handler, self->map);
  g_clear_pointer (&self->touched, g_hash_table_unref);
  g_hash_table_unref (self->places);
  g_sequence_free (self->rows);
  g_object_unref (self->map);
  G_OBJECT_CLASS (tl_outline_list_parent_class)->finalize (object);
}

static void
tl_outline_list_class_init (TlOutlineListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_outline_list_finalize;
}

static void
tl_outline_list_init (TlOutlineList *self)
{
  self->rows = g_sequence_new (g_object_unref);
  self->places = g_hash_table_new (NULL, NULL);
}

static void
tl_outline_row_class_init (TlOutlineRowClass *class)
{
}

static void
tl_outline_row_init (TlOutlineRow *row)
{
}

TlElement *
tl_outline_row_get_touchpoint (TlOutlineRow *row)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (row), NULL);
  return row->touchpoint;
}

TlMap *
tl_outline_row_get_map (TlOutlineRow *row)
{
  g_return_val_if_fail (TL_IS_OUTLINE_ROW (row), NULL);
  return row->map;
}

TlOutlineList *
tl_outline_list_new (TlMap *map)
{
  TlOutlineList *self = g_object_new (TL_TYPE_OUTLINE_LIST, NULL);

  self->map = g_object_ref (map);
  fill (self);
  self->changed_handler =
      g_signal_connect_swapped (map, "changed", G_CALLBACK (on_map_changed_cb), self);
  return self;
}

gboolean
tl_outline_list_find (TlOutlineList *self, const TlElement *touchpoint, guint *position)
{
  GSequenceIter *place;

  g_return_val_if_fail (TL_IS_OUTLINE_LIST (self), FALSE);
  place = g_hash_table_lookup (self->places, touchpoint);
  if (place != NULL)
    *position = (guint) g_sequence_iter_get_position (place);
  return place != NULL;
}

gboolean
tl_outline_list_was_touched (TlOutlineList *self, const TlElement *touchpoint)
{
  g_return_val_if_fail (TL_IS_OUTLINE_LIST (self), FALSE);
  return self->touched == NULL || g_hash_table_contains (self->touched, touchpoint);
}
