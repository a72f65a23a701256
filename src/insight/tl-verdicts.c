/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-verdicts.h"

#include <glib/gi18n-lib.h>

#include "tl-spelling.h"

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

/* What is odd about verdicts. */

static gboolean
is_rule (const char *name)
{
  for (guint i = 0; i < tl_findings_get_n_rules (); i++)
    if (g_str_equal (tl_findings_get_rule (i), name))
      return TRUE;
  return FALSE;
}

static const char *
guess_rule (const char *name)
{
  guint n = tl_findings_get_n_rules ();
  g_autofree TlChoice *rules = g_new0 (TlChoice, n + 1);

  for (guint i = 0; i < n; i++)
    rules[i].name = tl_findings_get_rule (i);
  return tl_spelling_guess_choice (rules, name);
}

static char *
describe_unknown_rule (const TlElement *verdict)
{
  const char *id = tl_element_get_id (verdict);
  const char *rule = tl_element_get_string (verdict, TL_PROPERTY_RULE);
  const char *guess = guess_rule (rule);

  if (guess != NULL)
    /* Translators: the id of a verdict, and the name of a rule twice: as written, as meant. */
    return g_strdup_printf (_ ("Verdict “%s” is about the rule “%s”, which this version does not "
                               "know, and says nothing. Did you mean “%s”?"),
                            id, rule, guess);
  /* Translators: the id of a verdict, and the name of a rule. */
  return g_strdup_printf (_ ("Verdict “%s” is about the rule “%s”, which this version does not "
                             "know, and says nothing. Correct it if it is misspelt, or take it out "
                             "if no newer version wrote it."),
                          id, rule);
}

static char *
describe_contradiction (const TlElement *first, const TlElement *second)
{
  /* Translators: the ids of two verdicts, the name of a rule, the id of an element, and the words
   * for both states in the file. */
  return g_strdup_printf (_ ("Verdict “%s” contradicts “%s”: on the finding “%s” about “%s”, “%s” "
                             "here and “%s” there; "
                             "the last on the map counts. Take out the one that is wrong."),
                          tl_element_get_id (second), tl_element_get_id (first),
                          tl_element_get_string (second, TL_PROPERTY_RULE),
                          tl_element_get_string (second, TL_PROPERTY_ABOUT),
                          tl_element_get (second, TL_PROPERTY_STATE),
                          tl_element_get (first, TL_PROPERTY_STATE));
}

/* Two verdicts with the same words here are on one finding. */
static char *
name_finding (const TlElement *verdict)
{
  return g_strjoin ("\n", tl_element_get_string (verdict, TL_PROPERTY_RULE),
                    tl_element_get_string (verdict, TL_PROPERTY_ABOUT),
                    tl_element_get_string (verdict, TL_PROPERTY_WITH), NULL);
}

GPtrArray *
tl_verdicts_list_notes (TlMap *map)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *notes = g_ptr_array_new_with_free_func (g_free);

  for (TlElement *verdict = tl_map_get_first (map, TL_KIND_VERDICT); verdict != NULL;
       verdict = tl_element_get_next_of_kind (verdict))
    {
      const char *state = tl_element_get (verdict, TL_PROPERTY_STATE);
      g_autofree char *finding = name_finding (verdict);
      TlElement *before = g_hash_table_lookup (last, finding);

      if (!is_rule (tl_element_get_string (verdict, TL_PROPERTY_RULE)))
        g_ptr_array_add (notes, describe_unknown_rule (verdict));
      else if (state == NULL)
        continue;
      else if (before != NULL &&
               !g_str_equal (state, tl_element_get_string (before, TL_PROPERTY_STATE)))
        g_ptr_array_add (notes, describe_contradiction (before, verdict));
      g_hash_table_replace (last, g_steal_pointer (&finding), verdict);
    }
  return notes;
}
