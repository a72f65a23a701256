/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-telling.h"

#include <glib/gi18n-lib.h>

#include "tl-cause-graph.h"
#include "tl-findings.h"
#include "tl-layer-summary.h"
#include "tl-ownership.h"

/* What nobody answers for, and what nobody has asked about. */

/* Of how many a gap is one. */
typedef enum
{
  OF_STAGES,
  OF_CONTACTS,
  OF_TRUTHS,
  OF_HAND_OFFS,
  OF_ROLES,
  OF_CAUSES,
  OF_CHANGES,
} Whole;
#define N_WHOLES (OF_CHANGES + 1)

static const struct
{
  const char *rule; /* of tl-findings.h; NULL: whatever lacks an owner (tl-ownership.h) */
  const char *label;
  Whole whole;
} gaps[] = {
  { "cause-without-owner", N_ ("Root causes that nobody answers for"), OF_CAUSES },
  { "moment-of-truth-unowned", N_ ("Moments of truth that nobody answers for"), OF_TRUTHS },
  { NULL, N_ ("Contacts that nobody answers for"), OF_CONTACTS },
  { "stage-without-owner", N_ ("Shared stages in which nobody answers for anything"), OF_STAGES },
  { "hand-off-without-receiver", N_ ("Hand-offs with nobody to take them"), OF_HAND_OFFS },
  { "role-without-objective", N_ ("Accountable roles without an objective"), OF_ROLES },
  { "change-without-owner", N_ ("Changes that nobody leads"), OF_CHANGES },
};

static void
count_wholes (TlMap *map, guint wholes[N_WHOLES])
{
  g_autoptr (GHashTable) accountable = g_hash_table_new (NULL, NULL);
  g_autoptr (TlCauseGraph) graph = tl_cause_graph_new (map);

  for (guint i = 0; i < graph->n; i++)
    wholes[OF_CAUSES] += tl_cause_graph_is_root (graph, i);
  for (TlElement *stage = tl_map_get_first (map, TL_KIND_STAGE); stage != NULL;
       stage = tl_element_get_next_of_kind (stage))
    wholes[OF_STAGES] += tl_element_has_choice (stage, TL_PROPERTY_TERRITORY, TL_TERRITORY_SHARED);
  wholes[OF_CHANGES] = tl_map_count (map, TL_KIND_CHANGE);
  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    {
      wholes[OF_CONTACTS] +=
          tl_element_has_choice (touchpoint, TL_PROPERTY_KIND, TL_TOUCHPOINT_CONTACT);
      if (tl_map_get_ref (map, touchpoint, TL_PROPERTY_ACCOUNTABLE) != NULL)
        g_hash_table_add (accountable, tl_map_get_ref (map, touchpoint, TL_PROPERTY_ACCOUNTABLE));
      wholes[OF_TRUTHS] += tl_element_get (touchpoint, TL_PROPERTY_MOMENT_OF_TRUTH) != NULL;
    }
  for (TlElement *link = tl_map_get_first (map, TL_KIND_LINK); link != NULL;
       link = tl_element_get_next_of_kind (link))
    wholes[OF_HAND_OFFS] += tl_element_has_choice (link, TL_PROPERTY_KIND, TL_LINK_HANDS_OFF);
  wholes[OF_ROLES] = g_hash_table_size (accountable);
}

/* What has no place on the map is shown by what refers to it, or by what it refers to. */
static void
add_places (TlMap *map, TlElement *element, GPtrArray *places)
{
  const GPtrArray *referrers = NULL;
  g_auto (GStrv) addressed = NULL;

  if (tl_element_get_kind (element) == TL_KIND_ROLE)
    {
      referrers = tl_map_get_referrers (map, element);
      for (guint i = 0; referrers != NULL && i < referrers->len; i++)
        if (tl_element_get_kind (referrers->pdata[i]) == TL_KIND_TOUCHPOINT)
          g_ptr_array_add (places, referrers->pdata[i]);
    }
  else if (tl_element_get_kind (element) == TL_KIND_CHANGE)
    {
      addressed = tl_element_dup_words (element, TL_PROPERTY_ADDRESSES);
      for (guint i = 0; addressed[i] != NULL; i++)
        if (tl_map_find (map, addressed[i]) != NULL)
          g_ptr_array_add (places, tl_map_find (map, addressed[i]));
    }
  else
    g_ptr_array_add (places, element);
}

/* Returns how many there are. */
static guint
find_unowned (TlMap *map, GPtrArray *places)
{
  for (TlElement *touchpoint = tl_map_get_first (map, TL_KIND_TOUCHPOINT); touchpoint != NULL;
       touchpoint = tl_element_get_next_of_kind (touchpoint))
    if (tl_ownership_is_missing (map, touchpoint))
      g_ptr_array_add (places, touchpoint);
  return places->len;
}

static guint
find_gaps (TlMap *map, const char *rule, const GPtrArray *findings, GPtrArray *places)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const TlFinding *finding = findings->pdata[i];

      /* What was dismissed or resolved is not told again. */
      if (finding->state != TL_FINDING_OPEN || !g_str_equal (finding->rule, rule))
        continue;
      n++;
      add_places (map, finding->elements->pdata[0], places);
    }
  return n;
}

static void
add_gap (TlTelling *telling, guint index, const GPtrArray *findings, const guint *wholes)
{
  const TlColor *warning = tl_style_get_color (telling->scheme, TL_COLOR_WARNING);
  g_autoptr (GPtrArray) places = g_ptr_array_new ();
  guint whole = wholes[gaps[index].whole];
  g_autofree char *words = NULL;
  guint n;

  if (whole == 0)
    return;
  n = gaps[index].rule != NULL ? find_gaps (telling->map, gaps[index].rule, findings, places)
                               : find_unowned (telling->map, places);
  /* Translators: how many, and of how many: "3 of 27". */
  words = g_strdup_printf (_ ("%u of %u"), n, whole);
  tl_telling_add_row (telling, _ (gaps[index].label), words, n > 0 ? warning : NULL, places);
}

gboolean
tl_telling_add_gaps (TlTelling *telling)
{
  const GPtrArray *findings = tl_telling_get_findings (telling);
  guint wholes[N_WHOLES] = { 0 };

  tl_telling_add_section (telling, _ ("Who Answers"), _ ("What is missing, of all there is."),
                          TRUE);
  count_wholes (telling->map, wholes);
  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    add_gap (telling, i, findings, wholes);
  return FALSE;
}

static void
add_covered (TlTelling *telling, TlLayer layer, const TlLayerSummary *summary)
{
  const char *name = _ (tl_kind_get_choices (TL_KIND_LANE, TL_PROPERTY_LAYER)[layer].label);
  guint n = summary->proved->len, whole = summary->all->len;
  TlChart bar = { .kind = TL_CHART_BAR,
                  .share = (double) n / whole,
                  .upto = -1,
                  .color = *tl_style_get_layer (telling->scheme, layer) };
  g_autofree char *share = tl_telling_format_share (bar.share);
  /* Translators: for how many touchpoints, of how many, there is evidence: "9 of 10 (90 %)". */
  g_autofree char *words = g_strdup_printf (_ ("%u of %u (%s)"), n, whole, share);
  g_autoptr (GPtrArray) bare = g_ptr_array_new ();
  TlTold *told;

  for (guint i = 0, k = 0; i < whole; i++)
    if (k < n && summary->proved->pdata[k] == summary->all->pdata[i])
      k++;
    else
      g_ptr_array_add (bare, summary->all->pdata[i]);
  told = tl_telling_add_chart (telling, name, words, &bar, bare->len > 0 ? bare : summary->all);
  if (bare->len > 0)
    told->tooltip = g_strdup (_ ("Shows those that nobody asked about"));
}

gboolean
tl_telling_add_coverage (TlTelling *telling)
{
  TlLayerSummary summaries[TL_N_LAYERS];

  tl_telling_add_section (telling, _ ("What Is Proved"),
                          _ ("Touchpoints with evidence; the rest is assumed."), TRUE);
  tl_layer_summary_read (telling->map, summaries);
  for (int layer = 0; layer < TL_N_LAYERS; layer++)
    if (summaries[layer].all->len > 0)
      add_covered (telling, (TlLayer) layer, &summaries[layer]);
  tl_layer_summary_clear (summaries);
  return FALSE;
}
