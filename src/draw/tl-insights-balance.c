/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>

#include "tl-balance.h"

/* Who speaks in which stage. */

/* Transfer full. */
static char *
describe_only (TlLayer layer, const char *stage)
{
  switch (layer)
    {
    case TL_LAYER_CUSTOMER:
      /* Translators: %s is the title of a stage, here and below. */
      return g_strdup_printf (_ ("In “%s” only the customer speaks."), stage);
    case TL_LAYER_PARTNER:
      return g_strdup_printf (_ ("In “%s” only the partner speaks."), stage);
    case TL_LAYER_EMPLOYEE:
      return g_strdup_printf (_ ("In “%s” only the employee speaks."), stage);
    case TL_LAYER_ORGANISATION:
    default:
      return g_strdup_printf (_ ("In “%s” only the organisation speaks."), stage);
    }
}

/* Each layer that is there, and what of it. NULL: none is. Transfer full. */
static char *
describe (const TlBalance *balance)
{
  const TlChoice *layers = tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (int layer = 0; layer < TL_N_LAYERS; layer++)
    {
      const TlBalanceCell *cell = &balance->cells[layer];

      if (cell->touchpoints->len > 0)
        /* Translators: a layer, how many touchpoints it has in a stage, and how many links and
         * pieces of evidence these have: "Customer 4 (links 3, evidence 2)". */
        g_ptr_array_add (words, g_strdup_printf (_ ("%s %u (links %u, evidence %u)"),
                                                 _ (layers[layer].label), cell->touchpoints->len,
                                                 cell->n_links, cell->n_evidence));
    }
  if (words->len == 0)
    return g_strdup (_ ("Nobody"));
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" · ", (char **) words->pdata);
}

static void
add_stage (TlTelling *telling, const TlBalance *balance, guint most)
{
  TlChart chart = { .kind = TL_CHART_STACK };
  g_autoptr (GPtrArray) touchpoints = g_ptr_array_new ();
  g_autofree char *title = tl_telling_make_title (balance->stage);
  g_autofree char *words = describe (balance);

  for (int layer = 0; layer < TL_N_LAYERS; layer++)
    {
      const GPtrArray *here = balance->cells[layer].touchpoints;

      g_ptr_array_extend (touchpoints, (GPtrArray *) here, NULL, NULL);
      chart.parts[layer] = (double) here->len / most;
      chart.colors[layer] = *tl_style_get_layer (telling->scheme, (TlLayer) layer);
    }
  tl_telling_add_chart (telling, title, words, &chart, touchpoints);
}

static void
add_only (TlTelling *telling, const TlBalance *balance)
{
  g_autofree char *title = tl_telling_make_title (balance->stage);
  g_autofree char *words = describe_only ((TlLayer) balance->only, title);

  tl_telling_add (telling, TL_TOLD_STATEMENT, words, NULL, NULL,
                  balance->cells[balance->only].touchpoints);
}

gboolean
tl_telling_add_balance (TlTelling *telling)
{
  g_autoptr (GArray) list = tl_balance_list (telling->map);
  guint most = 0;

  for (guint i = 0; i < list->len; i++)
    most = MAX (most, g_array_index (list, TlBalance, i).n);
  if (most == 0)
    return FALSE;
  tl_telling_add_section (telling, _ ("Who Speaks Where"),
                          _ ("Touchpoints of each layer, stage by stage. A bar has its parts in "
                             "the order of the words beside it."),
                          TRUE);
  for (guint i = 0; i < list->len; i++)
    if (g_array_index (list, TlBalance, i).only >= 0)
      add_only (telling, &g_array_index (list, TlBalance, i));
  for (guint i = 0; i < list->len; i++)
    add_stage (telling, &g_array_index (list, TlBalance, i), most);
  return FALSE;
}
