/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-map-private.h"

#include <string.h>

static TlElement *
allocate (TlKind kind)
{
  TlElement *element;
  guint n_values;

  tl_kind_get_properties (kind, &n_values);
  element = g_malloc0 (sizeof (TlElement) + n_values * sizeof (char *));
  element->kind = (guint8) kind;
  element->n_values = (guint8) n_values;
  return element;
}

static const char *
get_value (const TlElement *element, TlProperty property)
{
  int slot = tl_kind_get_slot (element->kind, property);

  g_return_val_if_fail (slot >= 0, NULL);
  return element->values[slot];
}

TlElement *
tl_element_new (TlKind kind, const char *id)
{
  TlElement *element = allocate (kind);

  element->id = g_strdup (id);
  return element;
}

TlElement *
tl_element_new_foreign (char *xml)
{
  TlElement *element = allocate (TL_KIND_FOREIGN);

  element->foreign = xml;
  return element;
}

void
tl_element_append (TlElement *parent, TlElement *child)
{
  child->parent = parent;
  child->previous = parent->last_child;
  child->order = parent->last_child == NULL ? 1 : parent->last_child->order + 1;
  if (parent->last_child == NULL)
    parent->first_child = child;
  else
    parent->last_child->next = child;
  parent->last_child = child;
}

TlElement *
tl_element_copy (const TlElement *element, const char *id)
{
  TlElement *copy = tl_element_new (element->kind, id);

  for (guint slot = 0; slot < element->n_values; slot++)
    copy->values[slot] = g_strdup (element->values[slot]);
  copy->foreign = g_strdup (element->foreign);
  for (const TlElement *child = element->first_child; child != NULL; child = child->next)
    if (child->kind == TL_KIND_FOREIGN)
      {
        tl_element_append (copy, tl_element_new_foreign (g_strdup (child->foreign)));
        copy->last_child->ahead = child->ahead;
      }
  return copy;
}

void
tl_element_drop_foreign (TlElement *element)
{
  TlElement *next;

  g_clear_pointer (&element->foreign, g_free);
  for (TlElement *child = element->first_child; child != NULL; child = next)
    {
      next = child->next;
      tl_element_free (child);
    }
  element->first_child = element->last_child = NULL;
}

void
tl_element_free (TlElement *element)
{
  TlElement *next;

  for (TlElement *child = element->first_child; child != NULL; child = next)
    {
      next = child->next;
      tl_element_free (child);
    }
  for (guint slot = 0; slot < element->n_values; slot++)
    g_free (element->values[slot]);
  g_free (element->foreign);
  g_free (element->id);
  g_free (element);
}

TlKind
tl_element_get_kind (const TlElement *element)
{
  return element->kind;
}

const char *
tl_element_get_id (const TlElement *element)
{
  return element->id;
}

TlElement *
tl_element_get_parent (const TlElement *element)
{
  return element->parent;
}

TlElement *
tl_element_get_first_child (const TlElement *element)
{
  return element->first_child;
}

TlElement *
tl_element_get_next (const TlElement *element)
{
  return element->next;
}

TlElement *
tl_element_get_previous (const TlElement *element)
{
  return element->previous;
}

TlElement *
tl_element_get_next_of_kind (const TlElement *element)
{
  return element->next_of_kind;
}

TlElement *
tl_element_get_previous_of_kind (const TlElement *element)
{
  return element->previous_of_kind;
}

gboolean
tl_element_is_before (const TlElement *element, const TlElement *other)
{
  return element->order < other->order;
}

int
tl_element_compare_places (gconstpointer a, gconstpointer b)
{
  const TlElement *first = *(TlElement *const *) a, *second = *(TlElement *const *) b;

  return tl_element_is_before (first, second) ? -1 : first != second;
}

const char *
tl_element_get_foreign (const TlElement *element)
{
  return element->kind == TL_KIND_FOREIGN ? element->foreign : NULL;
}

const char *
tl_element_get (const TlElement *element, TlProperty property)
{
  return get_value (element, property);
}

const char *
tl_element_get_string (const TlElement *element, TlProperty property)
{
  const char *text = get_value (element, property);

  return text == NULL ? "" : text;
}

gboolean
tl_element_get_number (const TlElement *element, TlProperty property, double *number)
{
  const char *text = get_value (element, property);

  if (text == NULL)
    return FALSE;
  *number = g_ascii_strtod (text, NULL);
  return TRUE;
}

int
tl_element_get_integer (const TlElement *element, TlProperty property, int fallback)
{
  const char *text = get_value (element, property);

  return text == NULL ? fallback : (int) g_ascii_strtoll (text, NULL, 10);
}

gboolean
tl_element_get_boolean (const TlElement *element, TlProperty property)
{
  return g_strcmp0 (get_value (element, property), "yes") == 0;
}

int
tl_element_get_choice (const TlElement *element, TlProperty property)
{
  const TlPropertySpec *spec = tl_kind_get_property (element->kind, property);
  const char *text = get_value (element, property);

  g_return_val_if_fail (spec != NULL && spec->choices != NULL, -1);
  return text == NULL ? spec->default_choice : tl_choice_from_name (spec->choices, text);
}

gboolean
tl_element_has_choice (const TlElement *element, TlProperty property, int choice)
{
  return get_value (element, property) != NULL &&
         tl_element_get_choice (element, property) == choice;
}

char **
tl_element_dup_words (const TlElement *element, TlProperty property)
{
  return g_strsplit (tl_element_get_string (element, property), " ", -1);
}
