/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations-change.h"

#include "tl-operations.h"

static gboolean
has_status (const TlElement *change, TlChangeStatus status)
{
  return tl_element_get_choice (change, TL_PROPERTY_STATUS) == (int) status;
}

/* The first of the status from `change` on, but `except`. NULL: there is none. */
static TlElement *
find_from (TlElement *change, TlChangeStatus status, const TlElement *except)
{
  while (change != NULL && (change == except || !has_status (change, status)))
    change = tl_element_get_next_of_kind (change);
  return change;
}

static TlElement *
find_last (TlMap *map, TlChangeStatus status, const TlElement *except)
{
  TlElement *last = NULL;

  for (TlElement *change = find_from (tl_map_get_first (map, TL_KIND_CHANGE), status, except);
       change != NULL; change = find_from (tl_element_get_next_of_kind (change), status, except))
    last = change;
  return last;
}

/* Right behind the last, so that nothing else on the map is passed. */
static void
move_below (TlHistory *history, TlElement *change, TlElement *last)
{
  if (last == NULL || tl_element_is_before (last, change))
    return;
  tl_history_move (history, change, tl_element_get_parent (change), tl_element_get_next (last));
}

static void
move_above (TlHistory *history, TlElement *change, TlChangeStatus status, TlElement *before)
{
  if (tl_element_is_before (change, before) &&
      find_from (tl_element_get_next_of_kind (change), status, NULL) == before)
    return;
  tl_history_move (history, change, tl_element_get_parent (change), before);
}

void
tl_operations_move_change (TlHistory *history,
                           TlElement *change,
                           TlChangeStatus status,
                           TlElement *before)
{
  g_return_if_fail (before == NULL || has_status (before, status));

  if (!has_status (change, status))
    tl_history_set_choice (history, change, TL_PROPERTY_STATUS, (int) status);
  if (before == NULL)
    move_below (history, change, find_last (tl_history_get_map (history), status, change));
  else if (before != change)
    move_above (history, change, status, before);
}

static gboolean
is_organisation (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return lane != NULL &&
         tl_element_get_choice (lane, TL_PROPERTY_LAYER) == (int) TL_LAYER_ORGANISATION;
}

static void
name_touchpoints (TlHistory *history, TlElement *change, const GPtrArray *touchpoints)
{
  TlMap *map = tl_history_get_map (history);
  g_autoptr (GString) lived = g_string_new (NULL), needed = g_string_new (NULL);

  for (guint i = 0; touchpoints != NULL && i < touchpoints->len; i++)
    {
      GString *ids = is_organisation (map, touchpoints->pdata[i]) ? needed : lived;

      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "",
                              tl_element_get_id (touchpoints->pdata[i]));
    }
  tl_history_set (history, change, TL_PROPERTY_ADDRESSES, lived->str);
  tl_history_set (history, change, TL_PROPERTY_NEEDS, needed->str);
}

TlElement *
tl_operations_add_change (TlHistory *history,
                          const char *title,
                          TlChangeStatus status,
                          const GPtrArray *touchpoints)
{
  TlMap *map = tl_history_get_map (history);
  TlElement *first = find_from (tl_map_get_first (map, TL_KIND_CHANGE), status, NULL);
  TlElement *change = tl_history_add (history, TL_KIND_CHANGE, NULL, NULL, first);

  tl_history_set (history, change, TL_PROPERTY_TITLE, title);
  tl_history_set_choice (history, change, TL_PROPERTY_STATUS, (int) status);
  name_touchpoints (history, change, touchpoints);
  return change;
}
