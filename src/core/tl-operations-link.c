/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-operations.h"

/* What a link mostly says, by the layer of the card it starts at and of the one it leads to: what
 * the organisation does is the cause of what people live through, a customer's step triggers what
 * is behind it, and among those who deliver work is handed on. */
static const TlLinkKind suggestions[TL_N_LAYERS][TL_N_LAYERS] = {
  [TL_LAYER_CUSTOMER] = { TL_LINK_TRIGGERS, TL_LINK_TRIGGERS, TL_LINK_TRIGGERS, TL_LINK_TRIGGERS },
  [TL_LAYER_PARTNER] = { TL_LINK_CAUSES, TL_LINK_HANDS_OFF, TL_LINK_HANDS_OFF, TL_LINK_TRIGGERS },
  [TL_LAYER_EMPLOYEE] = { TL_LINK_CAUSES, TL_LINK_HANDS_OFF, TL_LINK_HANDS_OFF, TL_LINK_TRIGGERS },
  [TL_LAYER_ORGANISATION] = { TL_LINK_CAUSES, TL_LINK_CAUSES, TL_LINK_CAUSES, TL_LINK_CAUSES },
};

static TlLayer
get_layer (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return (TlLayer) tl_element_get_choice (lane, TL_PROPERTY_LAYER);
}

TlLinkKind
tl_operations_suggest_link_kind (TlMap *map, const TlElement *from, const TlElement *to)
{
  return suggestions[get_layer (map, from)][get_layer (map, to)];
}

guint
tl_operations_list_link_kinds (TlMap *map,
                               const TlElement *from,
                               const TlElement *to,
                               const TlElement *except)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, from);
  guint kinds = from != to ? (1u << TL_N_LINK_KINDS) - 1 : 0;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      const TlElement *link = referrers->pdata[i];

      if (link != except && tl_element_get_kind (link) == TL_KIND_LINK &&
          tl_map_get_ref (map, link, TL_PROPERTY_FROM) == from &&
          tl_map_get_ref (map, link, TL_PROPERTY_TO) == to)
        kinds &= ~(1u << tl_element_get_choice (link, TL_PROPERTY_KIND));
    }
  return kinds;
}

TlElement *
tl_operations_add_link (TlHistory *history,
                        const TlElement *from,
                        const TlElement *to,
                        TlLinkKind kind)
{
  TlElement *link = tl_history_add (history, TL_KIND_LINK, NULL, NULL, NULL);

  tl_history_set (history, link, TL_PROPERTY_FROM, tl_element_get_id (from));
  tl_history_set (history, link, TL_PROPERTY_TO, tl_element_get_id (to));
  tl_history_set_choice (history, link, TL_PROPERTY_KIND, (int) kind);
  return link;
}
