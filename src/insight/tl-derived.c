/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-derived.h"

/* A customer acts across the line of interaction; what the organisation does is out of sight of the
 * people they deal with, and where people follow below that again, it serves those. */
gboolean
tl_derived_find (TlLayer above, TlLayer below, gboolean *out_of_sight, TlDerivedKind *kind)
{
  if ((above == TL_LAYER_CUSTOMER) != (below == TL_LAYER_CUSTOMER))
    {
      *kind = TL_DERIVED_INTERACTION;
      return TRUE;
    }
  if ((above == TL_LAYER_ORGANISATION) == (below == TL_LAYER_ORGANISATION))
    return FALSE;
  *kind = *out_of_sight ? TL_DERIVED_INTERNAL : TL_DERIVED_VISIBILITY;
  *out_of_sight = TRUE;
  return TRUE;
}
