/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-findings-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "tl-findings-keeper.h"
#include "tl-title-words.h"
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
static const char *
get_name (TlMap *map, const TlElement *element)
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
  return *name != '\0' ? name : tl_kind_get_label (kind);
}

static void
append_name (GString *words, const char *name, const char *message)
{
  g_autofree char *cut = tl_words_cut_within (name, MOST_LETTERS, message);

  g_string_append (words, cut);
}

/* A translation has the names where its language wants them. */
static char *
fill_in (TlMap *map, const char *message, const GPtrArray *elements)
{
  GString *words = g_string_sized_new (strlen (message) + MOST_LETTERS);
  const char *from = message;

  for (const char *sign = strchr (from, '%'); sign != NULL; sign = strchr (from, '%'))
    {
      guint which = sign[1] == '2' ? 1 : 0;

      g_string_append_len (words, from, sign - from);
      if (which < elements->len)
        append_name (words, get_name (map, elements->pdata[which]), message);
      from = sign[1] != '\0' ? sign + 2 : sign + 1;
    }
  g_string_append (words, from);
  return g_string_free (words, FALSE);
}

TlFindingWords
tl_finding_words_get (const TlRule *rule)
{
  return (TlFindingWords){ _ (rule->message), _ (rule->advice) };
}

TlFinding *
tl_finding_new (TlMap *map,
                const TlRule *rule,
                const TlFindingWords *words,
                TlElement *element,
                const GPtrArray *others)
{
  TlFinding *finding = g_rc_box_new0 (TlFinding);

  finding->rule = rule->name;
  finding->severity = rule->severity;
  finding->elements = g_ptr_array_sized_new (others->len + 1);
  g_ptr_array_add (finding->elements, element);
  for (guint i = 0; i < others->len; i++)
    g_ptr_array_add (finding->elements, others->pdata[i]);
  finding->message = fill_in (map, words->message, finding->elements);
  finding->advice = words->advice;
  return finding;
}

gboolean
tl_finding_has_others (const TlFinding *finding, const GPtrArray *others)
{
  return finding->elements->len == others->len + 1 &&
         (others->len == 0 || memcmp (finding->elements->pdata + 1, others->pdata,
                                      others->len * sizeof (gpointer)) == 0);
}

gboolean
tl_finding_is_same (const TlFinding *finding, const TlFinding *other)
{
  const GPtrArray *elements = finding->elements;

  return finding->rule == other->rule && finding->state == other->state &&
         finding->verdict == other->verdict && elements->len == other->elements->len &&
         memcmp (elements->pdata, other->elements->pdata, elements->len * sizeof (gpointer)) == 0 &&
         g_str_equal (finding->message, other->message) &&
         g_strcmp0 (finding->note, other->note) == 0;
}

static GPtrArray *
rank_rules (void)
{
  GPtrArray *rules = g_ptr_array_new ();

  for (guint severity = TL_N_SEVERITIES; severity > 0; severity--)
    for (guint part = 0; part < G_N_ELEMENTS (parts); part++)
      for (guint i = 0; i < *parts[part].n; i++)
        if (parts[part].rules[i].severity == severity - 1)
          g_ptr_array_add (rules, (gpointer) &parts[part].rules[i]);
  return rules;
}

const TlRule *
tl_findings_get_ranked (guint rank)
{
  static GPtrArray *rules;

  if (g_once_init_enter (&rules))
    g_once_init_leave (&rules, rank_rules ());
  return rules->pdata[rank];
}

GPtrArray *
tl_findings_list (TlMap *map, const char *today)
{
  g_autoptr (TlFindingsKeeper) keeper = tl_findings_keeper_new (map, today);

  while (tl_findings_keeper_go_on (keeper))
    ;
  return g_ptr_array_ref (tl_findings_keeper_get_findings (keeper));
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
