/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-causes.h"

#include <string.h>

static gboolean
is_cause (const TlElement *element)
{
  return tl_element_get_kind (element) == TL_KIND_LINK &&
         tl_element_get_choice (element, TL_PROPERTY_KIND) == TL_LINK_CAUSES;
}

/* The index of referrers keeps no order; people want the same list each time. */
static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (tl_element_get_id (*(TlElement *const *) a),
                 tl_element_get_id (*(TlElement *const *) b));
}

static GPtrArray *
collect_links (TlMap *map, const TlElement *touchpoint, TlProperty end)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, touchpoint);
  GPtrArray *links = g_ptr_array_new ();

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      TlElement *link = g_ptr_array_index (referrers, i);

      if (is_cause (link) && tl_map_get_ref (map, link, end) == touchpoint)
        g_ptr_array_add (links, link);
    }
  g_ptr_array_sort (links, compare_ids);
  return links;
}

gboolean
tl_causes_is_root (TlMap *map, const TlElement *touchpoint)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, touchpoint);
  gboolean causes = FALSE;

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    {
      const TlElement *link = g_ptr_array_index (referrers, i);

      if (!is_cause (link))
        continue;
      if (tl_map_get_ref (map, link, TL_PROPERTY_TO) == touchpoint)
        return FALSE;
      causes = TRUE;
    }
  return causes;
}

GPtrArray *
tl_causes_get_causes (TlMap *map, const TlElement *touchpoint)
{
  return collect_links (map, touchpoint, TL_PROPERTY_TO);
}

GPtrArray *
tl_causes_get_effects (TlMap *map, const TlElement *touchpoint)
{
  return collect_links (map, touchpoint, TL_PROPERTY_FROM);
}
