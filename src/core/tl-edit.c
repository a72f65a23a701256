/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-edit.h"

#include "tl-map-private.h"

static void
apply_add (TlEdit *edit, TlMap *map)
{
  tl_map_insert (map, edit->element, edit->parent, edit->before);
  edit->type = TL_EDIT_REMOVE;
  edit->parent = edit->before = NULL;
}

static void
apply_remove (TlEdit *edit, TlMap *map)
{
  edit->parent = edit->element->parent;
  edit->before = edit->element->next;
  tl_map_take_out (map, edit->element);
  edit->type = TL_EDIT_ADD;
}

static void
apply_set (TlEdit *edit, TlMap *map)
{
  int slot = tl_kind_get_slot (edit->element->kind, edit->property);

  edit->text = tl_map_swap_value (map, edit->element, (guint) slot, edit->text);
}

static void
apply_move (TlEdit *edit, TlMap *map)
{
  TlElement *parent = edit->element->parent, *before = edit->element->next;

  tl_map_relocate (map, edit->element, edit->parent, edit->before);
  edit->parent = parent;
  edit->before = before;
}

void
tl_edit_apply (TlEdit *edit, TlMap *map)
{
  switch (edit->type)
    {
    case TL_EDIT_ADD:
      apply_add (edit, map);
      break;
    case TL_EDIT_REMOVE:
      apply_remove (edit, map);
      break;
    case TL_EDIT_SET:
      apply_set (edit, map);
      break;
    case TL_EDIT_MOVE:
      apply_move (edit, map);
      break;
    }
}

void
tl_edit_clear (TlEdit *edit)
{
  if (edit->type == TL_EDIT_ADD)
    g_clear_pointer (&edit->element, tl_element_free);
  g_clear_pointer (&edit->text, g_free);
}
