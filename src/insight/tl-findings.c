/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-title-words.h"
#include "tl-verdicts.h"
#include "tl-words.h"

/* Longer names are cut in a sentence. */
#define MOST_LETTERS 80

static const struct
{
  const TlRule *rules;
  const guint *n;
} parts[] = {
  { tl_rules_of_causes, &tl_n_rules_of_causes },
  { tl_rules_of_owners, &tl_n_rules_of_owners },
  { tl_rules_of_changes, &tl_n_rules_of_changes },
  { tl_rules_of_curves, &tl_n_rules_of_curves },
  { tl_rules_of_journeys, &tl_n_rules_of_journeys },
  { tl_rules_of_evidence, &tl_n_rules_of_evidence },
};

static void
clear_finding (gpointer data)
{
  TlFinding *finding = data;

  g_ptr_array_unref (finding->elements);
  g_free (finding->message);
  g_free (finding->note);
}

TlFinding *
tl_finding_ref (TlFinding *finding)
{
  return g_rc_box_acquire (finding);
}

void
tl_finding_unref (TlFinding *finding)
{
  g_rc_box_release_full (finding, clear_finding);
}

/* What somebody would call it; of evidence and of a link, what it is about. */
static char *
make_name (TlMap *map, const TlElement *element, const char *message)
{
  TlKind kind = tl_element_get_kind (element);
  const char *name = "";

  while (kind == TL_KIND_EVIDENCE || kind == TL_KIND_LINK)
    {
      element =
          tl_map_get_ref (map, element, kind == TL_KIND_LINK ? TL_PROPERTY_TO : TL_PROPERTY_ABOUT);
      if (element == NULL)
        break;
      kind = tl_element_get_kind (element);
    }
  if (element != NULL && tl_kind_get_property (kind, TL_PROPERTY_TITLE) != NULL)
    name = tl_title_words_get (element);
  else if (element != NULL && tl_kind_get_property (kind, TL_PROPERTY_NAME) != NULL)
    name = tl_element_get_string (element, TL_PROPERTY_NAME);
  return *name != '\0' ? tl_words_cut_within (name, MOST_LETTERS, message)
                       : g_strdup (tl_kind_get_label (kind));
}

/* A translation has the names where its language wants them. */
static char *
fill_in (TlMap *map, const char *message, const GPtrArray *elements)
{
  GString *words = g_string_new (NULL);
  const char *from = message;

  for (const char *sign = strchr (from, '%'); sign != NULL; sign = strchr (from, '%'))
    {
      guint which = sign[1] == '2' ? 1 : 0;
      g_autofree char *name = NULL;

      g_string_append_len (words, from, sign - from);
      if (which < elements->len)
        name = make_name (map, elements->pdata[which], message);
      g_string_append (words, name != NULL ? name : "");
      from = sign[1] != '\0' ? sign + 2 : sign + 1;
    }
  g_string_append (words, from);
  return g_string_free (words, FALSE);
}

static TlFinding *
make_finding (TlMap *map, const TlRule *rule, TlElement *element, const GPtrArray *others)
{
  TlFinding *finding = g_rc_box_new0 (TlFinding);

  finding->rule = rule->name;
  finding->severity = rule->severity;
  finding->elements = g_ptr_array_sized_new (others->len + 1);
  g_ptr_array_add (finding->elements, element);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (finding->elements, others->pdata[i]);
  finding->message = fill_in (map, _ (rule->message), finding->elements);
  finding->advice = _ (rule->advice);
  return finding;
}

static void
apply (TlReview *review, const TlRule *rule, GPtrArray *findings)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  TlReviewCard *card = rule->kind == TL_KIND_TOUCHPOINT ? review->cards : NULL;

  for (TlElement *element = tl_map_get_first (review->map, rule->kind); element != NULL;
       element = tl_element_get_next_of_kind (element))
    {
      if (rule->applies (review, element, card, others))
        g_ptr_array_add (findings, make_finding (review->map, rule, element, others));
      g_ptr_array_set_size (others, 0);
      if (card != NULL)
        card++;
    }
}

struct _TlFindingsRun
{
  TlMap *map;
  char *today;
  TlReview *review; /* NULL until it is needed */
  GPtrArray *rules; /* TlRule, as they are applied */
  guint n_applied;
  GPtrArray *findings;
};

/* The most severe first. */
static GPtrArray *
list_rules (void)
{
  GPtrArray *rules = g_ptr_array_new ();

  for (guint severity = TL_N_SEVERITIES; severity > 0; severity--)
    for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
      for (guint i = 0; i < *parts[part].n; i++)
        if (parts[part].rules[i].severity == severity - 1)
          g_ptr_array_add (rules, (gpointer) &parts[part].rules[i]);
  return rules;
}

TlFindingsRun *
tl_findings_run_new (TlMap *map, const char *today)
{
  TlFindingsRun *run = g_new0 (TlFindingsRun, 1);

  run->map = g_object_ref (map);
  run->today = g_strdup (today);
  run->rules = list_rules ();
  run->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tl_finding_unref);
  return run;
}

void
tl_findings_run_free (TlFindingsRun *run)
{
  g_clear_pointer (&run->review, tl_review_free);
  g_ptr_array_unref (run->rules);
  g_ptr_array_unref (run->findings);
  g_object_unref (run->map);
  g_free (run->today);
  g_free (run);
}

gboolean
tl_findings_run_go_on (TlFindingsRun *run)
{
  if (run->review == NULL)
    run->review = tl_review_new (run->map, run->today);
  else if (run->n_applied < run->rules->len)
    apply (run->review, run->rules->pdata[run->n_applied++], run->findings);
  else
    {
      tl_verdicts_apply (run->map, run->findings);
      return FALSE;
    }
  return TRUE;
}

GPtrArray *
tl_findings_run_end (TlFindingsRun *run)
{
  GPtrArray *findings = g_ptr_array_ref (run->findings);

  tl_findings_run_free (run);
  return findings;
}

GPtrArray *
tl_findings_list (TlMap *map, const char *today)
{
  TlFindingsRun *run = tl_findings_run_new (map, today);

  while (tl_findings_run_go_on (run))
    ;
  return tl_findings_run_end (run);
}

guint
tl_findings_get_n_rules (void)
{
  guint n = 0;

  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    n += *parts[part].n;
  return n;
}

const char *
tl_findings_get_rule (guint index)
{
  for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
    {
      if (index < *parts[part].n)
        return parts[part].rules[index].name;
      index -= *parts[part].n;
    }
  return NULL;
}

static const TlChoice severities[TL_N_SEVERITIES] = {
  { "hint", N_ ("Hint") },
  { "warning", N_ ("Warning") },
  { "serious", N_ ("Serious") },
};

const char *
tl_severity_get_name (TlSeverity severity)
{
  return severities[severity].name;
}

const char *
tl_severity_get_label (TlSeverity severity)
{
  return _ (severities[severity].label);
}
