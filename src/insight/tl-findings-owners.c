/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tl-review.h"

#include <glib/gi18n-lib.h>

#include "tl-ownership.h"

/* Rules of ownership: who answers for it. */

static gboolean
is_contact_unowned (TlReview *review,
                    TlElement *element,
                    const TlReviewCard *card,
                    GPtrArray *others)
{
  return tl_element_get (element, TL_PROPERTY_MOMENT_OF_TRUTH) == NULL &&
         tl_ownership_is_missing (review->map, element);
}

static gboolean
is_truth_unowned (TlReview *review, TlElement *element, const TlReviewCard *card, GPtrArray *others)
{
  return tl_element_get (element, TL_PROPERTY_MOMENT_OF_TRUTH) != NULL && card->role == NULL &&
         tl_element_get_choice (element, TL_PROPERTY_CONTROL) != TL_CONTROL_OUTSIDE;
}

/* The cards that begin in a stage: how many, and who answers for them. */
typedef struct
{
  guint n, n_owned;
  const TlElement *team;
  gboolean several; /* teams */
} Owners;

static Owners
count_owners (TlReview *review, const TlElement *stage)
{
  Owners owners = { 0 };
  guint first, last;

  if (!tl_review_get_stage (review, stage, &first, &last))
    return owners;
  for (guint at = first; at <= last; at++)
    for (TlReviewCard **card = review->at_moment[at]; *card != NULL; card++)
      {
        if ((*card)->first != (int) at)
          continue;
        owners.n++;
        if ((*card)->role == NULL)
          continue;
        owners.n_owned++;
        owners.several |= owners.n_owned > 1 && owners.team != (*card)->team;
        owners.team = (*card)->team;
      }
  return owners;
}

static gboolean
is_ours (const TlElement *stage)
{
  return tl_element_get_choice (stage, TL_PROPERTY_TERRITORY) == TL_TERRITORY_SHARED;
}

static gboolean
is_stage_unowned (TlReview *review, TlElement *stage, const TlReviewCard *card, GPtrArray *others)
{
  Owners owners = count_owners (review, stage);

  return is_ours (stage) && owners.n > 0 && owners.n_owned == 0;
}

static gboolean
is_stage_of_one_team (TlReview *review,
                      TlElement *stage,
                      const TlReviewCard *card,
                      GPtrArray *others)
{
  Owners owners = count_owners (review, stage);

  if (!is_ours (stage) || owners.n_owned < 3 || owners.several || owners.team == NULL)
    return FALSE;
  g_ptr_array_add (others, (TlElement *) owners.team);
  return TRUE;
}

static gboolean
has_no_receiver (TlReview *review, TlElement *link, const TlReviewCard *card, GPtrArray *others)
{
  TlElement *to = NULL;

  if (tl_element_get_choice (link, TL_PROPERTY_KIND) == TL_LINK_HANDS_OFF)
    to = tl_map_get_ref (review->map, link, TL_PROPERTY_TO);
  if (to == NULL || tl_element_get (to, TL_PROPERTY_ACCOUNTABLE) != NULL ||
      tl_element_get (to, TL_PROPERTY_RESPONSIBLE) != NULL)
    return FALSE;
  g_ptr_array_add (others, to);
  return TRUE;
}

static gboolean
is_linked (TlReview *review, const TlReviewCard *card, const TlReviewCard *other)
{
  for (guint i = card->first_out; i < card->first_out + card->n_out; i++)
    if (review->out[i]->to == other)
      return TRUE;
  for (guint i = card->first_in; i < card->first_in + card->n_in; i++)
    if (review->in[i]->from == other)
      return TRUE;
  return FALSE;
}

/* The work goes on with another team at the next moment, and nothing ties the two. */
static gboolean
is_dropped_between_teams (TlReview *review,
                          TlElement *element,
                          const TlReviewCard *card,
                          GPtrArray *others)
{
  if (!tl_review_is_done_by_us (card) || (guint) card->last + 1 >= review->n_moments ||
      card->last < 0)
    return FALSE;
  for (TlReviewCard **next = review->at_moment[card->last + 1]; *next != NULL; next++)
    {
      if ((*next)->first != card->last + 1 || !tl_review_is_done_by_us (*next))
        continue;
      if ((*next)->team == card->team || is_linked (review, card, *next))
        return FALSE;
      if (others->len == 0)
        g_ptr_array_add (others, (*next)->touchpoint);
    }
  return others->len > 0;
}

static gboolean
carries_too_much (TlReview *review, TlElement *role, const TlReviewCard *card, GPtrArray *others)
{
  return tl_ownership_carries_too_much (tl_review_count_owned (review, role), review->n_owned);
}

static gboolean
has_no_objective (TlReview *review, TlElement *role, const TlReviewCard *card, GPtrArray *others)
{
  return tl_element_get (role, TL_PROPERTY_OBJECTIVE) == NULL &&
         tl_review_count_owned (review, role) > 0;
}

static gboolean
has_objective_beside (TlReview *review,
                      TlElement *role,
                      const TlReviewCard *card,
                      GPtrArray *others)
{
  return tl_element_get (role, TL_PROPERTY_OBJECTIVE) != NULL &&
         tl_review_count_owned (review, role) > 0 &&
         !tl_ownership_objective_covers_experience (review->map, role);
}

static gboolean
has_no_team (TlReview *review, TlElement *role, const TlReviewCard *card, GPtrArray *others)
{
  return tl_element_get (role, TL_PROPERTY_TEAM) == NULL;
}

const TlRule tl_rules_of_owners[] = {
  { "moment-of-truth-unowned", TL_SEVERITY_SERIOUS, TL_KIND_TOUCHPOINT, is_truth_unowned,
    N_ ("“%1” decides whether people stay, and nobody answers for it"),
    N_ ("Name the role that is accountable.") },
  { "contact-without-owner", TL_SEVERITY_WARNING, TL_KIND_TOUCHPOINT, is_contact_unowned,
    N_ ("Nobody answers for “%1”"), N_ ("Name the role that is accountable.") },
  { "stage-without-owner", TL_SEVERITY_SERIOUS, TL_KIND_STAGE, is_stage_unowned,
    N_ ("Nobody answers for anything in “%1”"),
    N_ ("Name an accountable role for what matters most there.") },
  { "stage-of-one-team", TL_SEVERITY_HINT, TL_KIND_STAGE, is_stage_of_one_team,
    N_ ("In “%1” all is with “%2”: no border between teams is crossed"),
    N_ ("Ask which other team the customer would need there.") },
  { "hand-off-without-receiver", TL_SEVERITY_SERIOUS, TL_KIND_LINK, has_no_receiver,
    N_ ("“%2” is handed on, and nobody is there to take it"),
    N_ ("Name who is responsible where it arrives.") },
  { "hand-off-without-link", TL_SEVERITY_HINT, TL_KIND_TOUCHPOINT, is_dropped_between_teams,
    N_ ("“%1” goes on with another team at “%2”, and nothing links the two"),
    N_ ("Draw the hand-off, or what else ties them."), TL_READS_TEAMS },
  { "role-carries-too-much", TL_SEVERITY_HINT, TL_KIND_ROLE, carries_too_much,
    N_ ("“%1” answers for a third or more of all that has an owner"),
    N_ ("Share it out: who is nearer to it?") },
  { "role-without-objective", TL_SEVERITY_WARNING, TL_KIND_ROLE, has_no_objective,
    N_ ("“%1” answers for the experience, and has no objective that says so"),
    N_ ("Write down what of the experience is in the job.") },
  { "objective-without-experience", TL_SEVERITY_HINT, TL_KIND_ROLE, has_objective_beside,
    N_ ("“%1” answers for the experience, and its objective does not mention it"),
    N_ ("Write down what of the experience is in the job.") },
  { "role-without-team", TL_SEVERITY_HINT, TL_KIND_ROLE, has_no_team,
    N_ ("“%1” belongs to no team"), N_ ("Choose its team: hand-offs show only between teams.") },
};
const guint tl_n_rules_of_owners = G_N_ELEMENTS (tl_rules_of_owners);
