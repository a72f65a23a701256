/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-ownership.h"

/* A part of a few is no load, however large it is. */
#define MANY 8
#define LARGE_PART 0.34

const char *
tl_ownership_get_label (TlMap *map, const TlElement *touchpoint)
{
  TlElement *role = tl_map_get_ref (map, touchpoint, TL_PROPERTY_ACCOUNTABLE);
  TlElement *team = role != NULL ? tl_map_get_ref (map, role, TL_PROPERTY_TEAM) : NULL;

  if (team != NULL)
    return tl_element_get_string (team, TL_PROPERTY_NAME);
  return role != NULL ? tl_element_get_string (role, TL_PROPERTY_TITLE) : NULL;
}

gboolean
tl_ownership_is_own_territory (const TlElement *stage)
{
  return stage != NULL && tl_element_get_kind (stage) == TL_KIND_STAGE &&
         tl_element_get_choice (stage, TL_PROPERTY_TERRITORY) == TL_TERRITORY_CUSTOMER;
}

gboolean
tl_ownership_would_be_missing (TlMap *map, const TlElement *touchpoint, const TlElement *stage)
{
  return tl_element_get_choice (touchpoint, TL_PROPERTY_KIND) == TL_TOUCHPOINT_CONTACT &&
         tl_element_get_choice (touchpoint, TL_PROPERTY_CONTROL) != TL_CONTROL_OUTSIDE &&
         tl_map_get_ref (map, touchpoint, TL_PROPERTY_ACCOUNTABLE) == NULL &&
         !tl_ownership_is_own_territory (stage);
}

gboolean
tl_ownership_is_missing (TlMap *map, const TlElement *touchpoint)
{
  TlElement *moment = tl_map_get_ref (map, touchpoint, TL_PROPERTY_MOMENT);

  return tl_ownership_would_be_missing (map, touchpoint,
                                        moment != NULL ? tl_element_get_parent (moment) : NULL);
}

gboolean
tl_ownership_carries_too_much (guint n, guint n_owned)
{
  return n >= MANY && n >= LARGE_PART * n_owned;
}
