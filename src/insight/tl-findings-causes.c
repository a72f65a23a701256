/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review.h"

#include <glib/gi18n-lib.h>

#include "tl-causes.h"

/* Rules of causes: why it hurts. */

#define CAUSES (1u << TL_LINK_CAUSES)
#define BLOCKS (1u << TL_LINK_BLOCKS)
#define ENABLES (1u << TL_LINK_ENABLES)

static gboolean
has_no_cause (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return tl_review_is_lived (card) && tl_review_hurts (card) &&
         !tl_review_has_in (review, card, CAUSES | BLOCKS);
}

static gboolean
is_root (TlReview *review, const TlReviewCard *card)
{
  return tl_review_has_out (review, card, CAUSES) && !tl_review_has_in (review, card, CAUSES);
}

static gboolean
is_cause_unowned (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return is_root (review, card) && card->layer == TL_LAYER_ORGANISATION && card->role == NULL &&
         tl_element_get_choice (element, TL_PROPERTY_CONTROL) != TL_CONTROL_OUTSIDE;
}

/* The thread ends with somebody's feeling, not with a rule. */
static gboolean
stops_short (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return is_root (review, card) && tl_review_is_lived (card) && card->layer != TL_LAYER_CUSTOMER;
}

static gboolean
is_left_alone (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return is_root (review, card) && card->layer == TL_LAYER_ORGANISATION &&
         tl_element_get_choice (element, TL_PROPERTY_CONTROL) != TL_CONTROL_OUTSIDE &&
         tl_map_count (review->map, TL_KIND_CHANGE) > 0 && !card->addressed;
}

static gboolean
is_urgent (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return tl_experience_is_urgent (element, &card->experience) && !card->mended;
}

static gboolean
pulls_against_goal (TlReview *review,
                    TlElement *element,
                    const TlReviewCard *card,
                    GPtrArray *others)
{
  if (card->hurt_goal == NULL ||
      (card->kind != TL_TOUCHPOINT_INCENTIVE && card->kind != TL_TOUCHPOINT_MEASURE))
    return FALSE;
  g_ptr_array_add (others, card->hurt_goal->touchpoint);
  return TRUE;
}

static gboolean
is_unsupported (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return (card->kind == TL_TOUCHPOINT_WORKAROUND || card->kind == TL_TOUCHPOINT_KNOWLEDGE) &&
         card->role == NULL && tl_element_get (element, TL_PROPERTY_RESPONSIBLE) == NULL &&
         !card->addressed && !tl_review_has_in (review, card, ENABLES);
}

static gboolean
is_weak_to_truth (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  const TlReviewLink *link = tl_review_find_link (review, element);

  if (link == NULL || link->to->truth == NULL ||
      tl_element_get_integer (element, TL_PROPERTY_STRENGTH, 0) != 1 ||
      (link->kind != TL_LINK_CAUSES && link->kind != TL_LINK_ENABLES))
    return FALSE;
  g_ptr_array_add (others, link->to->truth->touchpoint);
  return TRUE;
}

static gboolean
runs_backwards (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  const TlReviewLink *link = tl_review_find_link (review, element);

  if (link == NULL || !tl_causes_keep_time (element, (int) link->from->layer) ||
      link->to->last < 0 || link->from->first <= link->to->last)
    return FALSE;
  g_ptr_array_add (others, link->from->touchpoint);
  g_ptr_array_add (others, link->to->touchpoint);
  return TRUE;
}

const TlRule tl_rules_of_causes[] = {
  { "urgent-without-change", TL_SEVERITY_SERIOUS, TL_KIND_TOUCHPOINT, is_urgent,
    N_ ("“%1” hurts where it matters, and no change addresses it or its causes"),
    N_ ("Follow its causes to a rule of ours, and plan what will change.") },
  { "pain-without-cause", TL_SEVERITY_WARNING, TL_KIND_TOUCHPOINT, has_no_cause,
    N_ ("“%1” hurts, and the map does not say why"),
    N_ ("Ask why until a rule of ours shows, and link it.") },
  { "cause-without-owner", TL_SEVERITY_SERIOUS, TL_KIND_TOUCHPOINT, is_cause_unowned,
    N_ ("“%1” is a root cause, and nobody answers for it"),
    N_ ("Name the role that may change it.") },
  { "cause-stops-short", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, stops_short,
    N_ ("The causes end with “%1”, with people and not with a rule"),
    N_ ("Ask what in the organisation makes them do so.") },
  { "cause-without-change", TL_SEVERITY_WARNING, TL_KIND_TOUCHPOINT, is_left_alone,
    N_ ("“%1” is a root cause, and no change addresses it"),
    N_ ("Plan a change, or say that it is outside our control.") },
  { "incentive-against-goal", TL_SEVERITY_SERIOUS, TL_KIND_TOUCHPOINT, pulls_against_goal,
    N_ ("“%1” pulls against a goal: it leads to “%2”"),
    N_ ("Change what is paid or counted, or give up the goal.") },
  { "workaround-unsupported", TL_SEVERITY_WARNING, TL_KIND_TOUCHPOINT, is_unsupported,
    N_ ("Nobody supports “%1”, which people rely on"),
    N_ ("Make it part of the work, or mend what it works around.") },
  { "weak-link-to-truth", TL_SEVERITY_HINT, TL_KIND_LINK, is_weak_to_truth,
    N_ ("The moment of truth “%2” hangs on a weak link"),
    N_ ("Find evidence for the link, or another cause.") },
  { "link-runs-backwards", TL_SEVERITY_HINT, TL_KIND_LINK, runs_backwards,
    N_ ("“%2” comes later than what it leads to"),
    N_ ("Turn the link round, or move one of the cards.") },
};
const guint tl_n_rules_of_causes = G_N_ELEMENTS (tl_rules_of_causes);
