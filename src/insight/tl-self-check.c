/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-self-check.h"

#include <glib/gi18n-lib.h>

#include "tl-operations.h"

static const struct
{
  TlTrait trait;
  const char *statement;
} statements[] = {
  { TL_TRAIT_SHARED_GOALS, N_ ("Teams that serve the same people pursue the same goal.") },
  { TL_TRAIT_SHARED_GOALS, N_ ("All of us would say alike what a good experience is here.") },
  { TL_TRAIT_SYSTEM_THINKING,
    N_ ("When something goes wrong we look for the rule behind it, not for whose fault it was.") },
  { TL_TRAIT_SYSTEM_THINKING,
    N_ ("Before a team changes something it knows what that does to the others.") },
  { TL_TRAIT_FLEXIBLE_DESIGN,
    N_ ("Who meets customers may depart from the script when it helps them.") },
  { TL_TRAIT_INCENTIVES,
    N_ ("What we count and pay for is what customers and employees call a success.") },
  { TL_TRAIT_INCENTIVES, N_ ("Nobody loses anything by helping another team.") },
  { TL_TRAIT_COOPERATION,
    N_ ("When work passes to another team or to a partner, nothing has to be told twice.") },
  { TL_TRAIT_COOPERATION, N_ ("Each step of the journey has somebody who answers for it.") },
  { TL_TRAIT_LEADERSHIP,
    N_ ("Those who lead hear what customers and employees live through, and act on it.") },
};

static const char *const answer_words[TL_SELF_CHECK_LEVELS] = {
  N_ ("1: not at all"), N_ ("2: hardly"), N_ ("3: in part"), N_ ("4: mostly"), N_ ("5: entirely"),
};

/* The rules whose findings show a weak trait, the plainest first. */
static const char *const signs[TL_N_TRAITS][6] = {
  [TL_TRAIT_SHARED_GOALS] = { "goal-unused", "role-without-objective", "goal-without-measure" },
  [TL_TRAIT_SYSTEM_THINKING] = { "pain-without-cause", "cause-stops-short", "change-without-need",
                                 "low-points-together" },
  [TL_TRAIT_FLEXIBLE_DESIGN] = { "workaround-unsupported", "need-without-change",
                                 "process-meets-nobody" },
  [TL_TRAIT_INCENTIVES] = { "incentive-against-goal", "cause-without-change" },
  [TL_TRAIT_COOPERATION] = { "hand-off-without-receiver", "hand-off-without-link",
                             "moment-of-truth-unowned", "contact-without-owner",
                             "stage-of-one-team" },
  [TL_TRAIT_LEADERSHIP] = { "urgent-without-change", "change-overdue", "change-without-owner",
                            "lane-without-experience" },
};

guint
tl_self_check_get_n_statements (void)
{
  return G_N_ELEMENTS (statements);
}

const char *
tl_self_check_get_statement (guint index, TlTrait *trait)
{
  *trait = statements[index].trait;
  return _ (statements[index].statement);
}

char *
tl_self_check_format_answer (guint answer)
{
  return g_strdup (_ (answer_words[answer - 1]));
}

guint
tl_self_check_get_level (const guint *answers, TlTrait trait)
{
  guint sum = 0, n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (statements[i].trait == trait && answers[i] > 0)
      {
        sum += answers[i];
        n++;
      }
  return n > 0 ? (2 * sum + n - 1) / (2 * n) : 0;
}

static TlElement *
find_assessment (TlMap *map, TlTrait trait, const char *today)
{
  TlElement *assessment = tl_map_get_first (map, TL_KIND_ASSESSMENT);

  while (assessment != NULL &&
         !(tl_element_has_choice (assessment, TL_PROPERTY_TRAIT, trait) &&
           tl_element_get (assessment, TL_PROPERTY_TEAM) == NULL &&
           g_str_equal (tl_element_get_string (assessment, TL_PROPERTY_DATE), today)))
    assessment = tl_element_get_next_of_kind (assessment);
  return assessment;
}

static void
assess (TlHistory *history, TlTrait trait, guint level, const char *today)
{
  TlElement *assessment = find_assessment (tl_history_get_map (history), trait, today);
  g_autofree char *number = g_strdup_printf ("%u", level);

  if (assessment == NULL)
    assessment = tl_operations_add (history, TL_KIND_ASSESSMENT, NULL);
  tl_history_set_choice (history, assessment, TL_PROPERTY_TRAIT, (int) trait);
  tl_history_set (history, assessment, TL_PROPERTY_LEVEL, number);
  tl_history_set (history, assessment, TL_PROPERTY_DATE, today);
}

gboolean
tl_self_check_apply (TlHistory *history, const guint *answers, const char *today)
{
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    any = any || answers[i] > 0;
  if (!any || tl_history_is_in_step (history))
    return FALSE;
  tl_history_begin (history, _ ("Self-Check"), NULL);
  for (TlTrait trait = 0; trait < TL_N_TRAITS; trait++)
    {
      guint level = tl_self_check_get_level (answers, trait);

      if (level > 0)
        assess (history, trait, level, today);
    }
  tl_history_commit (history);
  return TRUE;
}

const TlFinding *
tl_self_check_find_sign (const GPtrArray *findings, TlTrait trait)
{
  for (guint sign = 0; sign < G_N_ELEMENTS (signs[trait]) && signs[trait][sign] != NULL; sign++)
    for (guint i = 0; i < findings->len; i++)
      {
        const TlFinding *finding = findings->pdata[i];

        if (finding->state == TL_FINDING_OPEN && g_str_equal (finding->rule, signs[trait][sign]))
          return finding;
      }
  return NULL;
}
