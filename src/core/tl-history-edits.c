/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-history-private.h"

#include "tl-map-private.h"

TlElement *
tl_history_find_place (TlHistory *history, TlKind kind, TlElement *parent)
{
  TlMap *map = tl_history_get_map (history);

  if (parent != tl_map_get_root (map))
    return NULL;
  for (int earlier = (int) kind; earlier > TL_KIND_MAP; earlier--)
    if (tl_kind_get_parent (earlier) == TL_KIND_MAP && tl_map_get_last (map, earlier) != NULL)
      return tl_map_get_last (map, earlier)->next;
  for (TlKind later = kind + 1; later < TL_N_KINDS; later++)
    if (tl_kind_get_parent (later) == TL_KIND_MAP && tl_map_get_first (map, later) != NULL)
      return tl_map_get_first (map, later);
  return NULL;
}

static gboolean
is_place_for (TlHistory *history, TlKind kind, TlElement *parent, TlElement *before)
{
  if (!tl_map_contains (tl_history_get_map (history), parent) ||
      (before != NULL && before->parent != parent))
    return FALSE;
  return kind == TL_KIND_FOREIGN ? parent->kind != TL_KIND_FOREIGN
                                 : tl_kind_get_parent (kind) == (int) parent->kind;
}

static gboolean
is_changeable (TlHistory *history, TlElement *element)
{
  return tl_history_is_in_step (history) && element != NULL &&
         tl_map_contains (tl_history_get_map (history), element);
}

/* Somebody names the element or one of its children. */
static gboolean
is_needed (TlHistory *history, TlElement *element)
{
  if (tl_map_get_referrers (tl_history_get_map (history), element) != NULL)
    return TRUE;
  for (TlElement *child = element->first_child; child != NULL; child = child->next)
    if (is_needed (history, child))
      return TRUE;
  return FALSE;
}

static gboolean
holds_touchpoints (TlMap *map, TlElement *lane)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, lane);

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_TOUCHPOINT)
      return TRUE;
  return FALSE;
}

/* What depends on more than the value: cards stand in no other kind of lane. */
static gboolean
is_in_the_way (TlHistory *history, TlElement *element, TlProperty property, const char *value)
{
  if (element->kind != TL_KIND_LANE || property != TL_PROPERTY_KIND || value == NULL)
    return FALSE;
  return tl_choice_from_name (tl_kind_get_choices (TL_KIND_LANE, property), value) !=
             TL_LANE_TOUCHPOINTS &&
         holds_touchpoints (tl_history_get_map (history), element);
}

void
tl_history_set (TlHistory *history, TlElement *element, TlProperty property, const char *value)
{
  TlEdit edit = { .type = TL_EDIT_SET, .property = property, .element = element };
  const TlPropertySpec *spec;
  g_autofree char *reason = NULL;

  g_return_if_fail (is_changeable (history, element));
  spec = tl_kind_get_property (element->kind, property);
  g_return_if_fail (spec != NULL);

  if (value != NULL && *value == '\0' && !spec->required)
    value = NULL;
  if (!tl_map_check_value (tl_history_get_map (history), element->kind, property, value, &reason))
    g_critical ("%s of %s: “%s” %s", spec->name, element->id, value == NULL ? "" : value, reason);
  else if (g_strcmp0 (tl_element_get (element, property), value) != 0)
    {
      g_return_if_fail (!is_in_the_way (history, element, property, value));
      edit.text = g_strdup (value);
      tl_history_record (history, edit);
    }
}

void
tl_history_set_number (TlHistory *history, TlElement *element, TlProperty property, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  /* Fifteen digits are what a double surely holds, and nobody wants to read more; no minus zero. */
  g_ascii_formatd (text, sizeof text, "%.15g", number == 0 ? 0.0 : number);
  tl_history_set (history, element, property, text);
}

void
tl_history_set_choice (TlHistory *history, TlElement *element, TlProperty property, int choice)
{
  const TlChoice *choices = tl_kind_get_choices (element->kind, property);
  int n_choices = 0;

  g_return_if_fail (choices != NULL);

  while (choices[n_choices].name != NULL)
    n_choices++;
  g_return_if_fail (choice >= 0 && choice < n_choices);
  tl_history_set (history, element, property, choices[choice].name);
}

TlElement *
tl_history_add (
    TlHistory *history, TlKind kind, const char *id, TlElement *parent, TlElement *before)
{
  g_autofree char *new_id = NULL;
  TlElement *element;

  g_return_val_if_fail (tl_history_is_in_step (history) && kind < TL_N_KINDS, NULL);
  g_return_val_if_fail (id == NULL || tl_id_is_valid (id), NULL);
  g_return_val_if_fail (tl_map_find (tl_history_get_map (history), id) == NULL, NULL);
  if (parent == NULL)
    parent = tl_map_get_root (tl_history_get_map (history));
  g_return_val_if_fail (is_place_for (history, kind, parent, before), NULL);

  new_id = id == NULL ? tl_map_make_id (tl_history_get_map (history), kind) : g_strdup (id);
  element = tl_element_new (kind, new_id);
  tl_history_add_element (history, element, parent,
                          before != NULL ? before : tl_history_find_place (history, kind, parent));
  return element;
}

void
tl_history_add_element (TlHistory *history,
                        TlElement *element,
                        TlElement *parent,
                        TlElement *before)
{
  TlEdit edit = { .type = TL_EDIT_ADD, .element = element, .parent = parent, .before = before };

  g_return_if_fail (tl_history_is_in_step (history));
  g_return_if_fail (is_place_for (history, element->kind, parent, before));

  tl_history_record (history, edit);
}

void
tl_history_remove (TlHistory *history, TlElement *element)
{
  TlEdit edit = { .type = TL_EDIT_REMOVE, .element = element };

  g_return_if_fail (is_changeable (history, element));
  g_return_if_fail (element->parent != NULL);
  g_return_if_fail (!is_needed (history, element));

  tl_history_record (history, edit);
}

void
tl_history_move (TlHistory *history, TlElement *element, TlElement *parent, TlElement *before)
{
  TlEdit edit = { .type = TL_EDIT_MOVE, .element = element, .parent = parent, .before = before };

  g_return_if_fail (is_changeable (history, element));
  g_return_if_fail (is_place_for (history, element->kind, parent, before));

  if (element->parent != parent || (before != element && before != element->next))
    tl_history_record (history, edit);
}
