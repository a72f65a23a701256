/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-referrers.h"

struct _TlMap
{
  GObject parent_instance;

  TlElement *root;
  GHashTable *ids; /* id, owned by its element -> TlElement */
  TlElement *first[TL_N_KINDS];
  TlElement *last[TL_N_KINDS];
  guint counts[TL_N_KINDS];
  guint next_numbers[TL_N_KINDS]; /* for new ids */
  TlReferrers *referrers;         /* NULL until somebody asks */
};

G_DEFINE_FINAL_TYPE (TlMap, tl_map, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const id_letters[TL_N_KINDS] = {
  [TL_KIND_MAP] = "m",        [TL_KIND_PERSON] = "p",     [TL_KIND_TEAM] = "tm",
  [TL_KIND_ROLE] = "r",       [TL_KIND_STAGE] = "s",      [TL_KIND_MOMENT] = "o",
  [TL_KIND_LANE] = "l",       [TL_KIND_TOUCHPOINT] = "t", [TL_KIND_LINK] = "k",
  [TL_KIND_EVIDENCE] = "e",   [TL_KIND_GOAL] = "g",       [TL_KIND_CHANGE] = "c",
  [TL_KIND_ASSESSMENT] = "a", [TL_KIND_VERDICT] = "v",    [TL_KIND_DATA_SOURCE] = "d",
};

/* The room between the orders of two neighbours: so many halvings until all are spread again. */
#define ORDER_GAP (G_GUINT64_CONSTANT (1) << 36)

/* Behind the newest there is room for as many again: elements mostly come in a row, each behind the
 * one before, and a long row would otherwise be spread every few dozens. */
static void
spread_orders (TlElement *parent, const TlElement *newest)
{
  guint64 order = ORDER_GAP, n = 0;

  for (TlElement *child = parent->first_child; child != NULL; child = child->next)
    n++;
  for (TlElement *child = parent->first_child; child != NULL; child = child->next)
    {
      child->order = order;
      order += child == newest ? (n + 1) * ORDER_GAP : ORDER_GAP;
    }
}

/* An element that comes back to where it was keeps the order it had. */
static void
choose_order (TlElement *element)
{
  guint64 low = element->previous == NULL ? 0 : element->previous->order;
  guint64 high = element->next == NULL ? G_MAXUINT64 : element->next->order;

  if (element->order > low && element->order < high)
    return;
  if (element->next == NULL || high - low > 2 * ORDER_GAP)
    element->order = low + ORDER_GAP;
  else if (high - low > 1)
    element->order = low + (high - low) / 2;
  else
    spread_orders (element->parent, element);
}

static void
link_to_parent (TlElement *element, TlElement *parent, TlElement *before)
{
  element->parent = parent;
  element->next = before;
  element->previous = before == NULL ? parent->last_child : before->previous;
  if (element->previous == NULL)
    parent->first_child = element;
  else
    element->previous->next = element;
  if (before == NULL)
    parent->last_child = element;
  else
    before->previous = element;
  choose_order (element);
}

static void
unlink_from_parent (TlElement *element)
{
  if (element->previous == NULL)
    element->parent->first_child = element->next;
  else
    element->previous->next = element->next;
  if (element->next == NULL)
    element->parent->last_child = element->previous;
  else
    element->next->previous = element->previous;
  element->parent = element->previous = element->next = NULL;
}

static TlElement *
find_last_child (const TlElement *parent, TlKind kind)
{
  for (TlElement *child = parent->last_child; child != NULL; child = child->previous)
    if (child->kind == kind)
      return child;
  return NULL;
}

/* Among the children of the root, where elements of a kind mostly stand together, so that looking
 * both ways at once ends soon. */
static TlElement *
find_previous_among_siblings (TlMap *map, TlElement *element)
{
  TlElement *back = element->previous, *ahead = element->next;

  while (back != NULL && ahead != NULL)
    {
      if (back->kind == element->kind)
        return back;
      if (ahead->kind == element->kind)
        return ahead->previous_of_kind;
      back = back->previous;
      ahead = ahead->next;
    }
  return back == NULL ? NULL : map->last[element->kind];
}

/* Deeper down: in the same parent, else in those before it. */
static TlElement *
find_previous_in_parents (TlElement *element)
{
  for (TlElement *back = element->previous; back != NULL; back = back->previous)
    if (back->kind == element->kind)
      return back;
  for (TlElement *parent = element->parent->previous_of_kind; parent != NULL;
       parent = parent->previous_of_kind)
    {
      TlElement *last = find_last_child (parent, element->kind);

      if (last != NULL)
        return last;
    }
  return NULL;
}

/* The element of the same kind that `element`, linked to its parent, follows in the document. */
static TlElement *
find_previous_of_kind (TlMap *map, TlElement *element)
{
  if (element->parent == map->root)
    return find_previous_among_siblings (map, element);
  return find_previous_in_parents (element);
}

static void
link_to_kind (TlMap *map, TlElement *element)
{
  TlKind kind = element->kind;
  TlElement *previous = find_previous_of_kind (map, element);
  TlElement *next = previous == NULL ? map->first[kind] : previous->next_of_kind;

  element->previous_of_kind = previous;
  element->next_of_kind = next;
  if (previous == NULL)
    map->first[kind] = element;
  else
    previous->next_of_kind = element;
  if (next == NULL)
    map->last[kind] = element;
  else
    next->previous_of_kind = element;
}

static void
unlink_from_kind (TlMap *map, TlElement *element)
{
  if (element->previous_of_kind == NULL)
    map->first[element->kind] = element->next_of_kind;
  else
    element->previous_of_kind->next_of_kind = element->next_of_kind;
  if (element->next_of_kind == NULL)
    map->last[element->kind] = element->previous_of_kind;
  else
    element->next_of_kind->previous_of_kind = element->previous_of_kind;
  element->previous_of_kind = element->next_of_kind = NULL;
}

/* An element that stands in its place becomes known by id and kind, and so do its children. */
static void
enrol (TlMap *map, TlElement *element)
{
  if (element->kind == TL_KIND_FOREIGN)
    return;
  g_hash_table_insert (map->ids, element->id, element);
  map->counts[element->kind]++;
  link_to_kind (map, element);
  if (map->referrers != NULL)
    tl_referrers_add (map->referrers, element);
  for (TlElement *child = element->first_child; child != NULL; child = child->next)
    enrol (map, child);
}

static void
strike_off (TlMap *map, TlElement *element)
{
  TlKind kind = element->kind;

  if (kind == TL_KIND_FOREIGN)
    return;
  for (TlElement *child = element->first_child; child != NULL; child = child->next)
    strike_off (map, child);
  if (map->referrers != NULL)
    tl_referrers_remove (map->referrers, element);
  unlink_from_kind (map, element);
  /* Numbers up to the count of before are the likely ids: none of them comes back for another
   * element. */
  map->next_numbers[kind] = MAX (map->next_numbers[kind], map->counts[kind] + 1);
  map->counts[kind]--;
  g_hash_table_remove (map->ids, element->id);
}

static void
relink_kinds (TlMap *map, TlElement *element)
{
  if (element->kind == TL_KIND_FOREIGN)
    return;
  unlink_from_kind (map, element);
  link_to_kind (map, element);
  for (TlElement *child = element->first_child; child != NULL; child = child->next)
    relink_kinds (map, child);
}

static gboolean
may_stand_in (const TlElement *element, const TlElement *parent)
{
  if (element->kind == TL_KIND_FOREIGN)
    return parent->kind != TL_KIND_FOREIGN;
  return tl_kind_get_parent (element->kind) == parent->kind;
}

static void
build_referrers (TlMap *map)
{
  map->referrers = tl_referrers_new ();
  for (guint kind = 0; kind < TL_N_KINDS; kind++)
    for (TlElement *element = map->first[kind]; element != NULL; element = element->next_of_kind)
      tl_referrers_add (map->referrers, element);
}

static void
tl_map_finalize (GObject *object)
{
  TlMap *map = TL_MAP (object);

  g_clear_pointer (&map->referrers, tl_referrers_free);
  g_hash_table_unref (map->ids);
  tl_element_free (map->root);
  G_OBJECT_CLASS (tl_map_parent_class)->finalize (object);
}

static void
tl_map_class_init (TlMapClass *class)
{
  G_OBJECT_CLASS (class)->finalize = tl_map_finalize;

  signals[CHANGED] = g_signal_new ("changed", TL_TYPE_MAP, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_UINT);
}

static void
tl_map_init (TlMap *map)
{
  map->ids = g_hash_table_new (g_str_hash, g_str_equal);
  map->root = tl_element_new (TL_KIND_MAP, "m1");
  map->first[TL_KIND_MAP] = map->last[TL_KIND_MAP] = map->root;
  map->counts[TL_KIND_MAP] = 1;
  g_hash_table_insert (map->ids, map->root->id, map->root);
}

TlMap *
tl_map_new (void)
{
  return g_object_new (TL_TYPE_MAP, NULL);
}

TlElement *
tl_map_get_root (TlMap *map)
{
  return map->root;
}

TlElement *
tl_map_find (TlMap *map, const char *id)
{
  return id == NULL ? NULL : g_hash_table_lookup (map->ids, id);
}

TlElement *
tl_map_get_first (TlMap *map, TlKind kind)
{
  g_return_val_if_fail (kind < TL_N_KINDS, NULL);
  return map->first[kind];
}

TlElement *
tl_map_get_last (TlMap *map, TlKind kind)
{
  g_return_val_if_fail (kind < TL_N_KINDS, NULL);
  return map->last[kind];
}

guint
tl_map_count (TlMap *map, TlKind kind)
{
  g_return_val_if_fail (kind < TL_N_KINDS, 0);
  return map->counts[kind];
}

char *
tl_map_make_id (TlMap *map, TlKind kind)
{
  guint number;

  g_return_val_if_fail (kind < TL_N_KINDS, NULL);
  for (number = MAX (map->next_numbers[kind], map->counts[kind] + 1);; number++)
    {
      g_autofree char *id = g_strdup_printf ("%s%u", id_letters[kind], number);

      if (g_hash_table_contains (map->ids, id))
        continue;
      map->next_numbers[kind] = number + 1;
      return g_steal_pointer (&id);
    }
}

const GPtrArray *
tl_map_get_referrers (TlMap *map, const TlElement *element)
{
  if (element->id == NULL)
    return NULL;
  if (map->referrers == NULL)
    build_referrers (map);
  return tl_referrers_get (map->referrers, element->id);
}

TlElement *
tl_map_get_ref (TlMap *map, const TlElement *element, TlProperty property)
{
  return tl_map_find (map, tl_element_get (element, property));
}

void
tl_map_get_scale (TlMap *map, double *low, double *high)
{
  const TlElement *root = tl_map_get_root (map);

  *low = TL_SCALE_LOW;
  *high = TL_SCALE_HIGH;
  tl_element_get_number (root, TL_PROPERTY_SCALE_LOW, low);
  tl_element_get_number (root, TL_PROPERTY_SCALE_HIGH, high);
}

void
tl_map_insert (TlMap *map, TlElement *element, TlElement *parent, TlElement *before)
{
  g_return_if_fail (element->parent == NULL && may_stand_in (element, parent));
  g_return_if_fail (before == NULL || before->parent == parent);

  link_to_parent (element, parent, before);
  enrol (map, element);
}

void
tl_map_take_out (TlMap *map, TlElement *element)
{
  g_return_if_fail (element->parent != NULL);

  strike_off (map, element);
  unlink_from_parent (element);
}

void
tl_map_relocate (TlMap *map, TlElement *element, TlElement *parent, TlElement *before)
{
  g_return_if_fail (element->parent != NULL && may_stand_in (element, parent));
  g_return_if_fail (before == NULL || (before != element && before->parent == parent));

  unlink_from_parent (element);
  link_to_parent (element, parent, before);
  relink_kinds (map, element);
}

char *
tl_map_swap_value (TlMap *map, TlElement *element, guint slot, char *text)
{
  char *old = element->values[slot];

  if (map->referrers != NULL)
    tl_referrers_change (map->referrers, element, slot, text);
  element->values[slot] = text;
  return old;
}

void
tl_map_set_id (TlMap *map, TlElement *element, const char *id)
{
  g_return_if_fail (map->referrers == NULL);

  g_hash_table_remove (map->ids, element->id);
  g_free (element->id);
  element->id = g_strdup (id);
  g_hash_table_insert (map->ids, element->id, element);
}

gboolean
tl_map_contains (TlMap *map, const TlElement *element)
{
  const TlElement *known = element->kind == TL_KIND_FOREIGN ? element->parent : element;

  return known != NULL && g_hash_table_lookup (map->ids, known->id) == known;
}

void
tl_map_tell (TlMap *map, const TlTouch *touches, guint n_touches)
{
  g_signal_emit (map, signals[CHANGED], 0, touches, n_touches);
}
