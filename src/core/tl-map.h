/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "tl-vocabulary.h"

G_BEGIN_DECLS

/* TlElement: one element of a map. Owned by its map (or by an edit in the history, while removed).
 * The pointer stays the same through removal, undo and redo, for as long as either lives. Read with
 * the functions below; changed only through TlHistory. All strings are owned by the element and
 * valid until that property changes. */
typedef struct _TlElement TlElement;

/* TlMap: a journey map. Ids are unique in it. A fresh one has only its root, id "m1". */
#define TL_TYPE_MAP (tl_map_get_type ())
G_DECLARE_FINAL_TYPE (TlMap, tl_map, TL, MAP, GObject)

typedef enum
{
  TL_TOUCH_ADDED = 1 << 0,
  TL_TOUCH_REMOVED = 1 << 1,
  TL_TOUCH_SET = 1 << 2,   /* a property was set */
  TL_TOUCH_MOVED = 1 << 3, /* its place among its siblings changed */
} TlTouchFlags;

/* One element that a step touched. `element` is valid during the signal, even when removed. An
 * element added and removed within one step is not named; one removed and put back counts as set
 * and moved. With an element added or removed its children are named as well, foreign ones too. */
typedef struct
{
  TlElement *element;
  TlTouchFlags flags;
} TlTouch;

/* signal TlMap::changed (const TlTouch *touches, guint n_touches)
 *
 * Once per step committed, rolled back, undone or redone that touched anything, after the map is
 * whole again. Never change the map from a handler. */

TlMap *tl_map_new (void);

TlElement *tl_map_get_root (TlMap *map);
/* NULL when there is no such element, or id is NULL. */
TlElement *tl_map_find (TlMap *map, const char *id);
/* First element of a kind in document order; go on with tl_element_get_next_of_kind (). For
 * moments: all of them, stage by stage. */
TlElement *tl_map_get_first (TlMap *map, TlKind kind);
guint tl_map_count (TlMap *map, TlKind kind);
/* An id that is free in the map and stays the same for the same sequence of calls: a letter or two
 * for the kind and a number. Transfer full. */
char *tl_map_make_id (TlMap *map, TlKind kind);
/* Every element that names `element` in a property of type REF or REFS, in no set order, each
 * once. The array is owned by the map and valid until the map changes; NULL when there is none.
 * The index is built at the first call and kept up from then on. */
const GPtrArray *tl_map_get_referrers (TlMap *map, const TlElement *element);

TlKind tl_element_get_kind (const TlElement *element);
/* NULL for a foreign element. */
const char *tl_element_get_id (const TlElement *element);
TlElement *tl_element_get_parent (const TlElement *element);
TlElement *tl_element_get_first_child (const TlElement *element);
TlElement *tl_element_get_next (const TlElement *element);
TlElement *tl_element_get_previous (const TlElement *element);
TlElement *tl_element_get_next_of_kind (const TlElement *element);
TlElement *tl_element_get_previous_of_kind (const TlElement *element);
/* TRUE when `element` stands before its sibling `other`. O(1). */
gboolean tl_element_is_before (const TlElement *element, const TlElement *other);
/* The XML of a foreign element, NULL for others. */
const char *tl_element_get_foreign (const TlElement *element);

/* The value's text, NULL when unset. Critical when the kind does not declare the property. */
const char *tl_element_get (const TlElement *element, TlProperty property);
/* The same, "" when unset. */
const char *tl_element_get_string (const TlElement *element, TlProperty property);
/* FALSE, and *number untouched, when unset. */
gboolean tl_element_get_number (const TlElement *element, TlProperty property, double *number);
/* `fallback` when unset. */
int tl_element_get_integer (const TlElement *element, TlProperty property, int fallback);
gboolean tl_element_get_boolean (const TlElement *element, TlProperty property);
/* Position among the property's choices; the specification's default when unset. */
int tl_element_get_choice (const TlElement *element, TlProperty property);
/* TRUE when it is set to this choice. An element that only goes by it, since nothing is set or its
 * file has a word that is none of the choices, does not have it. */
gboolean tl_element_has_choice (const TlElement *element, TlProperty property, int choice);
/* The element a REF names, NULL when unset. */
TlElement *tl_map_get_ref (TlMap *map, const TlElement *element, TlProperty property);
/* The ends of the scale that feelings are assessed on where the map names none. */
#define TL_SCALE_LOW -2.0
#define TL_SCALE_HIGH 2.0
/* The ends of the map's own. A map that is read has the lowest below the highest. */
void tl_map_get_scale (TlMap *map, double *low, double *high);
/* The words of a REFS, TOKENS or COUNTS value; empty when unset. Transfer full. */
char **tl_element_dup_words (const TlElement *element, TlProperty property);

/* TRUE when the text is a valid value for the property in this map, references and the map's own
 * scale included. On FALSE *reason as tl_property_spec_check (). NULL (unset) is valid unless the
 * property is required. */
gboolean
tl_map_check_value (TlMap *map, TlKind kind, TlProperty property, const char *text, char **reason);

G_END_DECLS
