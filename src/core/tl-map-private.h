/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tl-map.h"

G_BEGIN_DECLS

/* For core alone: how a map is built by the reader, changed by edits and read by the writer.
 * Nothing here checks values, keeps a history or tells anybody. */

/* One slot for each property of the kind, in the order of its table. All strings are plain
 * g_malloc () memory owned by the element; an element owns its children. */
struct _TlElement
{
  char *id;
  TlElement *parent;
  TlElement *previous;
  TlElement *next;
  TlElement *first_child;
  TlElement *last_child;
  TlElement *previous_of_kind;
  TlElement *next_of_kind;
  char *foreign; /* its XML; of a known element the attributes this version does not know */
  guint64 order; /* grows from sibling to sibling, with gaps */
  guint8 kind;
  guint8 n_values;
  guint8 ahead; /* of a foreign element: 1 + the slot of the property element it stands in front of
                 * in the file, 0: of none */
  char *values[];
};

/* An element in no map. `id` is copied; it must be valid and is checked by nobody. */
TlElement *tl_element_new (TlKind kind, const char *id);
/* XML to be kept as it is: an element, a comment, a processing instruction. Takes `xml`. May be the
 * child of any element but a foreign one. */
TlElement *tl_element_new_foreign (char *xml);
/* A copy of the element alone, with its values and foreign children, in no map. */
TlElement *tl_element_copy (const TlElement *element, const char *id);
/* By the order of the document, for g_ptr_array_sort () of siblings. */
int tl_element_compare_places (gconstpointer a, gconstpointer b);
/* Takes all that this version does not know out of an element that is in no map and has no other
 * children, as a copy. */
void tl_element_drop_foreign (TlElement *element);
/* Puts a child that is nowhere behind the others of an element that is in no map. */
void tl_element_append (TlElement *parent, TlElement *child);
/* Frees an element that is in no map, with all its children. */
void tl_element_free (TlElement *element);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TlElement, tl_element_free)

/* The value in a slot (tl_kind_get_slot ()), NULL when unset. */
static inline const char *
tl_element_peek_value (const TlElement *element, guint slot)
{
  return element->values[slot];
}

/* Sets a value while a map is being built, before anyone asked for referrers; takes `text`. */
static inline void
tl_element_take_value (TlElement *element, guint slot, char *text)
{
  g_free (element->values[slot]);
  element->values[slot] = text;
}

/* The attributes of a known element that this version does not know, as they are to be written,
 * each with a space before it (` a="1" b:c="2"`); NULL when there is none. Further lines are those
 * of its property elements, see tl-file-private.h. */
static inline const char *
tl_element_peek_foreign_attributes (const TlElement *element)
{
  return element->kind == TL_KIND_FOREIGN ? NULL : element->foreign;
}

static inline void
tl_element_take_foreign_attributes (TlElement *element, char *attributes)
{
  g_free (element->foreign);
  element->foreign = attributes;
}

/* Puts an element, with its children, into the map, which owns it from then on. `parent` must be in
 * the map and of the right kind, the ids must be free (tl_map_find ()), and `before` a child of
 * `parent` or NULL for the end, which costs O(1). */
void tl_map_insert (TlMap *map, TlElement *element, TlElement *parent, TlElement *before);
/* Takes an element out with its children, which the caller then owns. Not the root. */
void tl_map_take_out (TlMap *map, TlElement *element);
/* Puts an element that is in the map elsewhere among the elements of its kind's parents. */
void tl_map_relocate (TlMap *map, TlElement *element, TlElement *parent, TlElement *before);
/* Sets a value of an element of the map (takes `text`) and returns the one before. */
char *tl_map_swap_value (TlMap *map, TlElement *element, guint slot, char *text);
/* Gives an element of the map, the root too, another id, which must be free. References are not
 * followed: for the reader, before anyone asked for referrers. */
void tl_map_set_id (TlMap *map, TlElement *element, const char *id);

/* TRUE when the element is in this map now. */
gboolean tl_map_contains (TlMap *map, const TlElement *element);
/* Last element of a kind in document order. */
TlElement *tl_map_get_last (TlMap *map, TlKind kind);
/* Emits TlMap::changed. */
void tl_map_tell (TlMap *map, const TlTouch *touches, guint n_touches);

G_END_DECLS
