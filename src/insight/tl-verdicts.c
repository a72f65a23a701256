/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-verdicts.h"

#include <glib/gi18n-lib.h>

static const TlChoice states[TL_N_FINDING_STATES] = {
  { "open", NC_ ("finding", "Open") },
  { "resolved", NC_ ("finding", "Resolved") },
  { "dismissed", NC_ ("finding", "Dismissed") },
};

const char *
tl_finding_state_get_name (TlFindingState state)
{
  return states[state].name;
}

const char *
tl_finding_state_get_label (TlFindingState state)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "finding", states[state].label);
}

/* The ids of all elements but the first, as the map writes them; NULL: there are none. */
static char *
join_others (const TlFinding *finding)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 1; i < finding->elements->len; i++)
    g_string_append_printf (ids, "%s%s", i > 1 ? " " : "",
                            tl_element_get_id (finding->elements->pdata[i]));
  return ids->len > 0 ? g_strdup (ids->str) : NULL;
}

/* A word for the state that this version does not know says nothing. */
static gboolean
is_about (const TlElement *verdict, const TlFinding *finding, const char *others)
{
  return tl_element_get_kind (verdict) == TL_KIND_VERDICT &&
         tl_element_get (verdict, TL_PROPERTY_STATE) != NULL &&
         g_str_equal (tl_element_get_string (verdict, TL_PROPERTY_RULE), finding->rule) &&
         g_strcmp0 (tl_element_get (verdict, TL_PROPERTY_ABOUT),
                    tl_element_get_id (finding->elements->pdata[0])) == 0 &&
         g_strcmp0 (tl_element_get (verdict, TL_PROPERTY_WITH), others) == 0;
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const TlElement *first = *(TlElement *const *) a, *second = *(TlElement *const *) b;

  return tl_element_is_before (first, second) ? -1 : first != second;
}

/* All on one finding, in document order. Transfer container. */
static GPtrArray *
list_verdicts (TlMap *map, const TlFinding *finding)
{
  const GPtrArray *referrers = tl_map_get_referrers (map, finding->elements->pdata[0]);
  g_autofree char *others = join_others (finding);
  GPtrArray *verdicts = g_ptr_array_new ();

  for (guint i = 0; referrers != NULL && i < referrers->len; i++)
    if (is_about (referrers->pdata[i], finding, others))
      g_ptr_array_add (verdicts, referrers->pdata[i]);
  g_ptr_array_sort (verdicts, compare_places);
  return verdicts;
}

void
tl_verdicts_apply (TlMap *map, TlFinding *finding)
{
  g_autoptr (GPtrArray) verdicts = list_verdicts (map, finding);

  if (verdicts->len == 0)
    return;
  finding->verdict = verdicts->pdata[verdicts->len - 1];
  finding->state = tl_element_has_choice (finding->verdict, TL_PROPERTY_STATE, TL_VERDICT_RESOLVED)
                       ? TL_FINDING_RESOLVED
                       : TL_FINDING_DISMISSED;
  finding->note = g_strdup (tl_element_get (finding->verdict, TL_PROPERTY_NOTE));
}

void
tl_verdicts_list_judged (TlMap *map, GHashTable *judged)
{
  g_hash_table_remove_all (judged);
  for (TlElement *verdict = tl_map_get_first (map, TL_KIND_VERDICT); verdict != NULL;
       verdict = tl_element_get_next_of_kind (verdict))
    g_hash_table_add (judged, tl_map_get_ref (map, verdict, TL_PROPERTY_ABOUT));
}

guint
tl_findings_count_open (const GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((const TlFinding *) findings->pdata[i])->state == TL_FINDING_OPEN;
  return n;
}

static void
write_verdict (TlHistory *history,
               TlElement *verdict,
               const TlFinding *finding,
               TlVerdictState state,
               const char *note,
               const char *today)
{
  g_autofree char *others = join_others (finding);

  tl_history_set (history, verdict, TL_PROPERTY_RULE, finding->rule);
  tl_history_set (history, verdict, TL_PROPERTY_ABOUT,
                  tl_element_get_id (finding->elements->pdata[0]));
  tl_history_set (history, verdict, TL_PROPERTY_WITH, others);
  tl_history_set_choice (history, verdict, TL_PROPERTY_STATE, (int) state);
  tl_history_set (history, verdict, TL_PROPERTY_DATE, today);
  tl_history_set (history, verdict, TL_PROPERTY_NOTE, note);
}

void
tl_findings_decide (TlHistory *history,
                    const TlFinding *finding,
                    TlFindingState state,
                    const char *note,
                    const char *today)
{
  g_autoptr (GPtrArray) verdicts = list_verdicts (tl_history_get_map (history), finding);
  guint n_kept = state == TL_FINDING_OPEN ? 0 : 1;
  TlElement *verdict = verdicts->len > 0 ? verdicts->pdata[0] : NULL;

  for (guint i = n_kept; i < verdicts->len; i++)
    tl_history_remove (history, verdicts->pdata[i]);
  if (state == TL_FINDING_OPEN)
    return;
  if (verdict == NULL)
    verdict = tl_history_add (history, TL_KIND_VERDICT, NULL, NULL, NULL);
  write_verdict (history, verdict, finding,
                 state == TL_FINDING_RESOLVED ? TL_VERDICT_RESOLVED : TL_VERDICT_DISMISSED, note,
                 today);
}
