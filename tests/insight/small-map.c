/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "small-map.h"

#include <stdarg.h>

void
small_map_init (SmallMap *small)
{
  small->map = tl_map_new ();
  small->history = tl_history_new (small->map);
  small_map_add (small, TL_KIND_STAGE, "s1", TL_PROPERTY_TERRITORY, "shared", -1);
  small_map_add (small, TL_KIND_STAGE, "s2", TL_PROPERTY_TERRITORY, "customer", -1);
  tl_history_begin (small->history, "Add", NULL);
  tl_history_add (small->history, TL_KIND_MOMENT, "o1", small_map_find (small, "s1"), NULL);
  tl_history_add (small->history, TL_KIND_MOMENT, "o2", small_map_find (small, "s2"), NULL);
  tl_history_commit (small->history);
  small_map_add (small, TL_KIND_LANE, "l1", TL_PROPERTY_LAYER, "customer", -1);
  small_map_add (small, TL_KIND_LANE, "l2", TL_PROPERTY_LAYER, "employee", -1);
}

void
small_map_clear (SmallMap *small)
{
  g_assert_finalize_object (small->history);
  g_assert_finalize_object (small->map);
}

TlElement *
small_map_add (SmallMap *small, TlKind kind, const char *id, ...)
{
  TlElement *element;
  va_list list;
  int property;

  va_start (list, id);
  tl_history_begin (small->history, "Add", NULL);
  element = tl_history_add (small->history, kind, id, NULL, NULL);
  while ((property = va_arg (list, int)) >= 0)
    tl_history_set (small->history, element, (TlProperty) property, va_arg (list, const char *));
  tl_history_commit (small->history);
  va_end (list);
  return element;
}

void
small_map_set (SmallMap *small, const char *id, TlProperty property, const char *value)
{
  tl_history_begin (small->history, "Set", NULL);
  tl_history_set (small->history, small_map_find (small, id), property, value);
  tl_history_commit (small->history);
}

TlElement *
small_map_find (SmallMap *small, const char *id)
{
  return tl_map_find (small->map, id);
}
