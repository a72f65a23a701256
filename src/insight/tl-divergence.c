/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-divergence.h"

#include <glib/gi18n-lib.h>

#include "tl-curve-name.h"
#include "tl-operations.h"

gboolean
tl_divergence_read (const TlFinding *finding, TlDivergence *divergence)
{
  gboolean together = g_str_equal (finding->rule, "low-points-together");

  if ((!together && !g_str_equal (finding->rule, "low-point-foretold")) ||
      finding->elements->len < 2)
    return FALSE;
  *divergence =
      (TlDivergence){ finding->elements->pdata[1], finding->elements->pdata[0], together };
  return TRUE;
}

static const char *
get_name (TlMap *map, const TlElement *touchpoint)
{
  TlElement *lane = tl_map_get_ref (map, touchpoint, TL_PROPERTY_LANE);

  return lane == NULL ? ""
                      : tl_curve_get_name (tl_map_get_ref (map, lane, TL_PROPERTY_PERSON), lane);
}

char *
tl_divergence_describe (TlMap *map, const TlDivergence *divergence)
{
  const char *from = get_name (map, divergence->from), *to = get_name (map, divergence->to);

  if (divergence->together)
    /* Translators: the curves of two people, by their names: “Bea and Amira fall at the same
     * moment” */
    return g_strdup_printf (_ ("%s and %s fall at the same moment"), from, to);
  /* Translators: likewise: “Bea falls one moment before Amira” */
  return g_strdup_printf (_ ("%s falls one moment before %s"), from, to);
}

TlElement *
tl_divergence_link (TlHistory *history, const TlFinding *finding)
{
  TlDivergence what;
  TlElement *link;

  if (!tl_divergence_read (finding, &what) || tl_history_is_in_step (history) ||
      (tl_operations_list_link_kinds (tl_history_get_map (history), what.from, what.to, NULL) &
       1u << TL_LINK_CAUSES) == 0)
    return NULL;
  tl_history_begin (history, _ ("Link as Cause"), NULL);
  link = tl_operations_add_link (history, what.from, what.to, TL_LINK_CAUSES);
  tl_history_commit (history);
  return link;
}
