/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-found-lanes.h"

static TlElement *
get_if_hidden (TlElement *lane)
{
  return lane != NULL && tl_element_get_boolean (lane, TL_PROPERTY_HIDDEN) ? lane : NULL;
}

static TlElement *
get_hiding_end (TlMap *map, const TlElement *link, TlProperty end)
{
  TlElement *touchpoint = tl_map_get_ref (map, link, end);

  return touchpoint != NULL ? tl_found_lanes_get_hiding (map, touchpoint) : NULL;
}

TlElement *
tl_found_lanes_get_hiding (TlMap *map, const TlElement *place)
{
  TlElement *lane;

  switch (tl_element_get_kind (place))
    {
    case TL_KIND_TOUCHPOINT:
      return get_if_hidden (tl_map_get_ref (map, place, TL_PROPERTY_LANE));
    case TL_KIND_LANE:
      return get_if_hidden ((TlElement *) place);
    case TL_KIND_LINK:
      lane = get_hiding_end (map, place, TL_PROPERTY_FROM);
      return lane != NULL ? lane : get_hiding_end (map, place, TL_PROPERTY_TO);
    default:
      return NULL;
    }
}

GPtrArray *
tl_found_lanes_list (TlMap *map, const GArray *hits, guint *n_hidden)
{
  GPtrArray *lanes = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  *n_hidden = 0;
  for (guint i = 0; i < hits->len; i++)
    {
      TlElement *lane = tl_found_lanes_get_hiding (map, g_array_index (hits, TlSearchHit, i).place);

      if (lane == NULL)
        continue;
      (*n_hidden)++;
      if (g_hash_table_add (seen, lane))
        g_ptr_array_add (lanes, lane);
    }
  return lanes;
}

gboolean
tl_found_lanes_show_any (TlMap *map, const GPtrArray *elements)
{
  for (guint i = 0; i < elements->len; i++)
    if (tl_found_lanes_get_hiding (map, elements->pdata[i]) == NULL)
      return TRUE;
  return FALSE;
}
